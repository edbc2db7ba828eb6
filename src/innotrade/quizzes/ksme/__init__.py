"""Numbers of the quizzes of Part V: Korea's policies for small firms."""
