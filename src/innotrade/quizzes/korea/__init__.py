"""Numbers of the quizzes of Part III: the Korean innovation experience."""
