"""What is expected of every exercise: one module an exercise, ``checks/<part>/<slug>.py``, which declares ``EXERCISE``.

Expected answers are computed from the data with the tested models when a question is checked, never stored.
"""
