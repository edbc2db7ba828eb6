"""Ways to run the course for many: a hub for a class."""
