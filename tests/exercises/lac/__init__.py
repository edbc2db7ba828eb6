"""Other right answers to the exercises of Part IV."""
