"""Exercises of Part III: the Korean innovation experience."""
