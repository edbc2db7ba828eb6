"""Other right answers to the exercises of Part I."""
