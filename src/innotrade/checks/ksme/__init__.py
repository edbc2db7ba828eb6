"""Exercises of Part V: Korea's policies for small firms."""
