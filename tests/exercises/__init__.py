"""Proofs over every exercise: blank, worked, mistaken, other right answers, mutants, and otter's own verdict."""
