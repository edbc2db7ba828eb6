"""Numbers of the quizzes of Part II: national innovation systems."""
