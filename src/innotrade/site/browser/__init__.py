"""Python that runs in the reader's browser only; never imported by CPython, except by its tests."""
