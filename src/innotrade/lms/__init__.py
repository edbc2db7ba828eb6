"""The question bank for learning-management systems: one module a format, each with ``write(quizzes) -> bytes``.

``quizzes`` are compiled quizzes (``innotrade.quiz_bank``). What a format cannot hold is said in its module's docstring.
"""
