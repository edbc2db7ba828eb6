"""Survival of exporters from individual data, by lifelines (not portable: the browser has the small version).

``innotrade.models.sme.register`` computes the same by hand, for the explorer; this module says the same with a kept
library, adds an interval, and compares two groups. References: Kaplan and Meier (1958); Mantel (1966) for the test.
"""

import pandas as pd
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test


def kaplan_meier(times, left) -> pd.DataFrame:
    """Survival after each time at which somebody leaves.

    Parameters
    ----------
    times
        Observed times, above 0.
    left
        1 or ``True`` for those that left, 0 or ``False`` for those that were still there.

    Returns
    -------
    Table indexed by time: ``at_risk``, ``leaving``, ``survival``, ``low`` and ``high`` (95 %, log-log), fractions.

    >>> kaplan_meier([1, 2, 3, 4], [1, 0, 1, 0])["survival"].tolist()
    [0.75, 0.375]
    """
    fitter = KaplanMeierFitter().fit(times, event_observed=left)
    band = fitter.confidence_interval_
    table = fitter.event_table
    found = pd.DataFrame({
        "at_risk": table["at_risk"], "leaving": table["observed"], "survival": fitter.survival_function_.iloc[:, 0],
        "low": band.iloc[:, 0], "high": band.iloc[:, 1],
    })
    found = found[found["leaving"] > 0].astype({"at_risk": int, "leaving": int})
    found.index.name = "time"
    return found


def logrank(times, left, other_times, other_left) -> float:
    """p value of the log-rank test that two groups leave alike."""
    return float(logrank_test(times, other_times, left, other_left).p_value)
