"""A JupyterHub for a class: recipes, settings and the load test behind their figures; README.md comes first."""
