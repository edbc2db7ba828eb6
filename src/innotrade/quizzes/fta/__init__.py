"""Numbers of the quizzes of Part I: FTA strategy."""
