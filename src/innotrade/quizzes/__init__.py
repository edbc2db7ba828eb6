"""Numbers that quiz items show: one module a quiz that has any, with a function ``values() -> dict``.

The bank beside the lesson (``book/<part>/<slug>.quiz.yml``) names them in braces; nobody types a number from the data.
"""
