"""Small models for the tests of explorers: every kind of control, a table, and refusals of their own."""
