"""Which choice moves the result? Variance-based sensitivity of a model whose inputs are choices.

    S_i  = Var(E[Y | X_i]) / Var(Y)            first order: what fixing choice i alone would remove
    ST_i = E[Var(Y | all but X_i)] / Var(Y)    total: with everything in which i has a part

Every option of a choice counts alike and choices are independent. With few options all combinations can be computed and
the indices are exact; ``sampled`` estimates them as one does for a model too large for that (Sobol's method, by SALib).
Reference: Saltelli and others (2008); handbook of OECD and Joint Research Centre (2008), step 7.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from SALib.analyze import sobol as analyse
from SALib.sample import sobol as sample


def combinations(choices: Mapping[str, Sequence[Any]], model: Callable[..., float]) -> pd.DataFrame:
    """Compute a model for every combination of choices.

    Parameters
    ----------
    choices
        Options by the name of the model's argument.
    model
        Called with one option for each name.

    Returns
    -------
    One row a combination: a column for each choice (the place of the option, from 0) and ``result``.

    >>> combinations({"a": [1, 2], "b": [10]}, lambda a, b: a * b)["result"].tolist()
    [10, 20]
    """
    names = list(choices)
    rows = []
    for places in itertools.product(*[range(len(choices[name])) for name in names]):
        options = {name: choices[name][place] for name, place in zip(names, places, strict=True)}
        rows.append([*places, model(**options)])
    return pd.DataFrame(rows, columns=[*names, "result"])


def exact(table: pd.DataFrame) -> pd.DataFrame:
    """First-order and total indices from all combinations.

    Parameters
    ----------
    table
        As :func:`combinations` makes it.

    Returns
    -------
    One row a choice: ``choice``, ``first``, ``total``; all 0 where the result never moves.

    >>> exact(combinations({"a": [0, 1], "b": [0, 1]}, lambda a, b: 3.0 * a))["first"].tolist()
    [1.0, 0.0]
    """
    names = [name for name in table.columns if name != "result"]
    variance = table["result"].var(ddof=0)
    rows = []
    for name in names:
        others = [other for other in names if other != name]
        first = table.groupby(name)["result"].mean().var(ddof=0)
        total = table.groupby(others)["result"].var(ddof=0).mean() if others else variance
        rows.append((name, first / variance, total / variance) if variance > 0 else (name, 0.0, 0.0))
    return pd.DataFrame(rows, columns=["choice", "first", "total"])


def sampled(choices: Mapping[str, Sequence[Any]], model: Callable[..., float], base: int = 1024) -> pd.DataFrame:
    """First-order and total indices estimated from Sobol's sequence, as for a model with too many combinations.

    Parameters
    ----------
    choices, model
        As for :func:`combinations`.
    base
        Length of the sequence, a power of 2; the model is called ``base * (choices + 2)`` times. The sequence is not
        scrambled, so the same call gives the same estimate.

    Returns
    -------
    One row a choice: ``choice``, ``first``, ``total``.

    Raises
    ------
    ValueError
        ``base`` is no power of 2.
    """
    if base < 2 or base & (base - 1):
        raise ValueError(f"base must be a power of 2, got {base!r}")
    names = list(choices)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    points = sample.sample(problem, base, calc_second_order=False, scramble=False)
    # The sequence begins at 0; half a step inwards puts a point into the middle of its share of an option.
    points = np.clip(points + 0.5 / base, 0.0, 1.0 - 1e-9)
    results = np.array([
        model(**{name: choices[name][int(point * len(choices[name]))] for name, point in zip(names, row, strict=True)})
        for row in points
    ], dtype=float)
    found = analyse.analyze(problem, results, calc_second_order=False, seed=1)
    return pd.DataFrame({"choice": names, "first": found["S1"], "total": found["ST"]})
