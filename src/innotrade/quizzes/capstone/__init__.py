"""Numbers of the quizzes of the capstone."""
