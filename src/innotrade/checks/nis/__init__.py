"""Exercises of Part II: national innovation systems."""
