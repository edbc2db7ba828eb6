"""Models of the capstone: which gap comes first, what a programme can bring, and the brief that says so."""
