"""Oaxaca and Blinder's decomposition from individual data, by least squares (not portable: it needs numpy).

The parts come from ``innotrade.models.sme.oaxaca``; here the regressions are run. The pooled references differ in one
column. Without the group's indicator (Neumark 1988) the pooled coefficients take over a part of the group's own
difference and explain too much; with it (Jann 2008; Fortin 2008) they do not. A warning about another library: in
statsmodels 0.15 the first is called ``"nuemark"``; the rightly spelt ``"neumark"`` is an unknown name there, and
unknown names silently give the second.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from innotrade.models.sme import oaxaca


def decompose(table: pd.DataFrame, outcome: str, regressors: Sequence[str], group: str) -> oaxaca.ThreeFold:
    """Three-fold decomposition of mean outcomes, group A (``group`` is 0) minus group B (1).

    Parameters
    ----------
    table
        One row a person; rows with a missing value must have been dropped.
    outcome, regressors, group
        Names of columns; a constant is added.

    Returns
    -------
    The parts, in the unit of the outcome.
    """
    (means_a, earns_a), (means_b, earns_b) = (_fitted(table[table[group] == which], outcome, regressors)
                                              for which in (0, 1))
    return oaxaca.three_fold(means_a, means_b, earns_a, earns_b)


def explained_pooled(table: pd.DataFrame, outcome: str, regressors: Sequence[str], group: str, *,
                     with_group: bool) -> float:
    """Part of the gap explained with coefficients of a regression over both groups.

    Parameters
    ----------
    table, outcome, regressors, group
        As in :func:`decompose`.
    with_group
        Whether the regression holds the group's indicator (``False`` is Neumark's variant).
    """
    columns = list(regressors) + ([group] if with_group else [])
    _, earns = _fitted(table, outcome, columns)
    have = table[table[group] == 0][list(regressors)].mean() - table[table[group] == 1][list(regressors)].mean()
    return float(have.to_numpy(float) @ np.array(earns[1:1 + len(regressors)]))


def _fitted(table: pd.DataFrame, outcome: str, regressors: Sequence[str]) -> tuple[list[float], list[float]]:
    """Means of constant and regressors, and least-squares coefficients."""
    x = np.column_stack([np.ones(len(table)), table[list(regressors)].to_numpy(float)])
    earns, *_ = np.linalg.lstsq(x, table[outcome].to_numpy(float), rcond=None)
    return x.mean(axis=0).tolist(), earns.tolist()
