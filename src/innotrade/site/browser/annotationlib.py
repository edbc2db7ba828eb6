"""What the browser's engine wants of ``annotationlib`` when a class has annotated fields: the name of one class."""


class ForwardRef:
    """An annotation that is not resolved; models have none."""

    def __init__(self, text, is_class=False):
        self.text = text
