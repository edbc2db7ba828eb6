"""Other right answers to the exercise "cooperation": other types, other orders, other ways to the same number."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pandas as pd


def meetings_as_records(names):
    """A list of dicts, from plain Python."""
    members = {}
    for link in names["links"].to_dict("records"):
        members.setdefault(link["organisation"], set()).add(link["country"])
    own = names["variant"].country
    met = Counter(other for group in members.values() if own in group for other in group - {own})
    return [{"shared": count, "country": country} for country, count in met.items()]


def meetings_in_another_form(names):
    """Names in the index, floats for whole numbers, a column too many."""
    table = pd.DataFrame(meetings_as_records(names)).astype({"shared": float}).sort_values("shared")
    return table.assign(source="links").set_index("country")


def least_both_by_the_missing(names):
    """What lacks one or the other, taken from the whole."""
    def least_both(first, second):
        if min(first, second) < 0 or max(first, second) > 1:
            raise ValueError("out of range")
        return 1 - min(1, (1 - first) + (1 - second))

    return least_both


def least_both_in_fractions(names):
    """Exact fractions."""
    def least_both(first, second):
        one, other = Fraction(str(first)), Fraction(str(second))
        if not (0 <= one <= 1 and 0 <= other <= 1):
            raise ValueError("out of range")
        return max(Fraction(0), one + other - 1)

    return least_both


def asked_by_loops(names):
    """Loops and a Counter, as a Series in another order."""
    found = Counter()
    for theme, words in zip(names["rules"]["theme"], names["rules"]["words"], strict=True):
        listed = words.split("; ") + ([names["variant"].word] if theme == "skills" else [])
        found[theme] = 0
        for title in names["projects"]["project"]:
            if any(word in title.lower() + " " for word in listed):
                found[theme] += 1
    return pd.Series(found).sort_index()


def asked_as_floats(names):
    """A table of one column with floats."""
    return asked_by_loops(names).astype(float).to_frame("projects")


def fits_as_series(names):
    """A Series by the lesson's function, sorted."""
    from innotrade.models.nis import matching, matching_view

    need = names["needs"].set_index("recommendation").loc[names["variant"].need]
    rows = names["partners"].to_dict("records")
    found = {row["organisation"]: matching.fit(matching_view.split(need), {**matching_view.split(row),
                                                                          "reach": row["reach_low"]}, 4, 4, 2)
             for row in rows}
    return pd.Series(found).sort_values()


def fits_rounded(names):
    """Two decimals, as asked, in a type of its own."""
    return {name: Decimal(f"{fit:.2f}") for name, fit in fits_as_series(names).items()}


def plan_by_loops(names):
    """Three nested loops, as records."""
    offers, best, value = names["offers"], None, -1.0
    for one in offers:
        for two in offers:
            for three in offers:
                if len({one, two, three}) == 3:
                    total = sum(offers.loc[name, partner] for name, partner in zip(offers.index, (one, two, three),
                                                                                   strict=True))
                    if total > value:
                        best, value = (one, two, three), total
    return [{"recommendation": name, "partner": partner} for name, partner in zip(offers.index, best, strict=True)]


def plan_by_scipy(names):
    """SciPy's solver, the recommendation in the index."""
    from scipy.optimize import linear_sum_assignment

    offers = names["offers"]
    rows, columns = linear_sum_assignment(-offers.to_numpy())
    table = pd.DataFrame({"recommendation": offers.index[rows], "partner": offers.columns[columns]})
    return table.set_index("recommendation").sort_index(ascending=False)


def proposal_for_the_plan(names):
    """The computed plan with its codes, complete."""
    return (
        "I hand in the plan as computed and say what each match rests on. Clusters go to KSP, whose fit is 0.87, "
        "because Table 8 shows that it has advised on parks and on firms; the match rests on two themes and one "
        "instrument, all of them there. Export sectors go to COSUCTI at 0.74: it is to set up joint research, but "
        "health is not among its themes. Indicators go to RICYT, as the study says, and the formula agrees, rank 1 of "
        "15. I am least sure of COSUCTI, since a council of ministers may decide on research without having money for "
        "it, and since it could close with the union to which it belongs. A fault that I see is that the code of "
        "research says nothing about budgets. I would ask its secretariat for the budget of the last two years, and "
        "Korea's embassy in Quito whether projects have begun."
    )


def proposal_with_few_names(names):
    """Fewer matches than wished, complete."""
    return (
        "University exchange should go to LACCIR and not to KSP, although the fit says otherwise: KSP trains "
        "officials, LACCIR joins universities, and one word, training, covers both. Knowledge systems go to redCLARA, "
        "which links 729 universities and needs no new network. Export finance gets no name from me: the best fit in "
        "six settings is 0.62, and none of the organisations has money for small firms. My doubt is greatest with "
        "redCLARA, whose members are not printed; it may reach 33 countries or far fewer. The missing list is the "
        "fault that could change the plan, since reach has a fifth of the weight. I would ask redCLARA for its "
        "members with a date, and the ministry of finance whether a fund for export finance could be set up, because "
        "that is what the empty cell really asks for."
    )


ALTERNATIVES = {
    "q1": [meetings_as_records, meetings_in_another_form],
    "q2": [least_both_by_the_missing, least_both_in_fractions],
    "q3": [asked_by_loops, asked_as_floats],
    "q4": [fits_as_series, fits_rounded],
    "q5": [plan_by_loops, plan_by_scipy],
    "q6": [proposal_for_the_plan, proposal_with_few_names],
}
