"""Numbers of the quizzes of Part IV: small firms abroad from Latin America."""
