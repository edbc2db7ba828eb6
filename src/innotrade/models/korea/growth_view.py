"""Explorer views of :mod:`innotrade.models.korea.growth`: two rules of growth, a change of lead, whose past is mine."""

from math import log

from innotrade.models.korea.growth import (
    average_increase,
    compound_growth,
    doubling_time,
    matching_year,
    passing_time,
    share_after,
    two_rules,
)


def rules(korea: list[dict], start: float, growth: float, increase: float, until: int) -> list[dict]:
    """A number of researchers by a percentage and by an amount a year, from the first Korean year on, beside Korea's.

    Parameters
    ----------
    korea
        Dicts with ``year`` and ``value``, in order of time.
    start
        Researchers in the first of these years, greater than 0.
    growth
        Per cent a year, greater than -100.
    increase
        Researchers added a year.
    until
        Last year, after the first.

    Returns
    -------
    Rows ``year``, ``path`` ("same percentage", "same number" or "Korea") and ``value``.

    Raises
    ------
    ValueError
        As ``growth.two_rules``.
    """
    first = korea[0]["year"]
    rows = []
    for row in two_rules(start, growth / 100, increase, until - first):
        rows.append({"year": first + row["year"], "path": "same percentage", "value": row["compounded"]})
        rows.append({"year": first + row["year"], "path": "same number", "value": row["added"]})
    rows += [{"year": point["year"], "path": "Korea", "value": point["value"]} for point in korea
             if point["year"] <= until]
    return rows


def rules_summary(values: dict, rows: list[dict]) -> str:
    """Say where both rules end, how far they lie apart at Korea's 1980, and how often one doubles."""
    paths = {name: {row["year"]: row["value"] for row in rows if row["path"] == name}
             for name in ("same percentage", "same number", "Korea")}
    last = max(paths["same number"])
    text = (f"In {last} the percentage gives {paths['same percentage'][last]:,.0f} researchers and the number "
            f"{paths['same number'][last]:,.0f}")
    text += f"; Korea had {paths['Korea'][last]:,.0f}." if last in paths["Korea"] else "."
    if 1980 in paths["Korea"] and last > 1980:
        text += (f" In 1980 they give {paths['same percentage'][1980]:,.0f} and {paths['same number'][1980]:,.0f}; "
                 f"Korea had {paths['Korea'][1980]:,.0f}.")
    if values["growth"] > 0:
        text += (f" At {values['growth']} % a year the number doubles every "
                 f"{doubling_time(values['growth'] / 100):.1f} years.")
    return text


def lead(year: int, private_share: float, private_growth: float, state_growth: float) -> list[dict]:
    """Shares of private and public money year by year, traced from one known year by two growth rates.

    Parameters
    ----------
    year
        Year of the known share.
    private_share
        Private share in that year, %, between 0 and 100.
    private_growth, state_growth
        Growth a year over the whole time, %.

    Returns
    -------
    Rows ``year`` (1963 to 2014), ``payer`` and ``share`` (%).

    Raises
    ------
    ValueError
        As ``growth.share_after``.
    """
    rows = []
    for when in range(1963, 2015):
        share = 100 * share_after(private_share / 100, private_growth / 100, state_growth / 100, when - year)
        rows.append({"year": when, "payer": "private", "share": share})
        rows.append({"year": when, "payer": "state", "share": 100 - share})
    return rows


def lead_summary(values: dict, rows: list[dict]) -> str:
    """Say when private money passes public money, and where the trace leads."""
    share = values["private_share"]
    crossed = passing_time(100 - share, share, values["state_growth"] / 100, values["private_growth"] / 100)
    ends = {row["year"]: row["share"] for row in rows if row["payer"] == "private"}
    trace = f"Traced on, the private share is {ends[1963]:.1f} % in 1963 and {ends[2014]:.1f} % in 2014."
    if crossed is None:
        return f"Both grow alike, so the shares never move. {trace}"
    when = values["year"] + crossed
    if not 1900 < when < 2100:
        return f"The two are not equal in any year between 1900 and 2100. {trace}"
    way = "passes" if values["private_growth"] > values["state_growth"] else "falls behind"
    other = "public money" if way == "passes" else "public money again"
    return f"Private money {way} {other} in {when:.1f}. {trace}"


def same_level(countries: list[dict], korea: list[dict], country: str, rd_growth: float,
               gdp_growth: float) -> list[dict]:
    """A country's research intensity from today on, beside Korea's from the year in which it stood there.

    Parameters
    ----------
    countries
        Dicts with ``country`` and ``intensity`` (% of GDP).
    korea
        Dicts with ``year`` and ``value`` (% of GDP), in order of time.
    country
        One of them.
    rd_growth, gdp_growth
        Growth of research spending and of GDP, % a year, after inflation.

    Returns
    -------
    Rows ``ahead`` (years after the common level), ``path`` (the country or "Korea"), ``value`` (% of GDP) and, for
    Korea, ``korean_year``.

    Raises
    ------
    ValueError
        ``country`` is unknown, or its level lies outside Korea's series.
    """
    known = {item["country"]: item["intensity"] for item in countries}
    if country not in known:
        raise ValueError(f"country must be one of {', '.join(known)}, got {country!r}")
    level = known[country]
    start = matching_year(korea, level)
    if start is None:
        raise ValueError(f"{country}'s intensity must lie within Korea's series "
                         f"({korea[0]['value']} to {korea[-1]['value']} % of GDP), got {level!r}")
    pace = (1 + rd_growth / 100) / (1 + gdp_growth / 100)
    rows = [{"ahead": year, "path": country, "value": level * pace**year, "korean_year": None} for year in range(41)]
    rows.append({"ahead": 0.0, "path": "Korea", "value": level, "korean_year": start})
    rows += [{"ahead": point["year"] - start, "path": "Korea", "value": point["value"], "korean_year": point["year"]}
             for point in korea if point["year"] > start]
    return rows


def same_level_summary(values: dict, rows: list[dict]) -> str:
    """Say which Korean year the country is in, how long Korea took from there, and how long the country would."""
    korea = [row for row in rows if row["path"] == "Korea"]
    level, goal = korea[0]["value"], korea[-1]
    needed = compound_growth(level, goal["value"], goal["ahead"])
    rate = 100 * ((1 + needed) * (1 + values["gdp_growth"] / 100) - 1)
    text = (f"{values['country']}, at {level:.2f} % of GDP, stands where Korea stood about "
            f"{int(korea[0]['korean_year'])}. Korea was at {goal['value']:.2f} % {goal['ahead']:.0f} years later")
    pace = (1 + values["rd_growth"] / 100) / (1 + values["gdp_growth"] / 100)
    if pace <= 1:
        return (f"{text}; research that grows no faster than GDP never gets there. To keep step it must grow by "
                f"{rate:.1f} % a year.")
    years = log(goal["value"] / level) / log(pace)
    return (f"{text}; with research growing by {values['rd_growth']} % and GDP by {values['gdp_growth']} % a year it "
            f"takes {years:.0f} years. To keep step, research must grow by {rate:.1f} % a year.")


def sentence_test(start: float, end: float, years: int, claimed: float) -> dict:
    """What a printed average increase should have been, and which start would make it true.

    Parameters
    ----------
    start, end, years
        As in ``growth.average_increase``.
    claimed
        The increase printed, units a year.

    Returns
    -------
    ``right`` (units a year), ``start_needed`` and ``end_needed`` (units; the other end kept).

    >>> sentence_test(0, 100, 10, 11)
    {'right': 10.0, 'start_needed': -10, 'end_needed': 110}
    """
    return {"right": average_increase(start, end, years), "start_needed": end - claimed * years,
            "end_needed": start + claimed * years}
