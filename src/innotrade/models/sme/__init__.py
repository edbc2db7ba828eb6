"""Models of Parts IV and V: who exports, who survives, and what helps a small firm abroad."""
