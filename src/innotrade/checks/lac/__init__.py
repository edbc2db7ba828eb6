"""Exercises of Part IV: small firms abroad from Latin America."""
