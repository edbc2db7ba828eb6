"""Words for the sentences of the other fixture models."""


def counted(number: int, noun: str) -> str:
    """Return ``1 year`` or ``3 years``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
