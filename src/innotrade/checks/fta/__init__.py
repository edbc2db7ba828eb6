"""Exercises of Part I: FTA strategy."""
