"""Views of the lesson on suppliers: a programme for sixty firms, and your own candidates with a co-payment.

    further contracts = min(Q(n), D / o) - min(Q(0), D / o)        n firms trained, Q(n) expected to qualify
    a firm joins if  g w >= s C                                    g what training adds to its chance, w the contract's
                                                                   profit, s C the part of the course that it pays

Symbols as in :mod:`innotrade.models.sme.suppliers`. The constants below are assumptions of the course.
"""

from math import fsum

from innotrade.models.sme import suppliers

FIRMS = 60
TYPICAL = 15  # mean share of defective parts, %
SAMPLE = 50  # parts that a buyer inspects
ORDER = 200  # US$ thousand a year that one supplier sells to the buyers
COURSE = 12  # US$ thousand for diagnosis, training and certificate of one firm
OWN = 40  # value that a supplier adds, % of its sales
RULES = ("largest gain first", "weakest first", "best first")


def programme(rule: str, places: int, allowed: int, effect: float, demand: float, imported: float) -> list[dict]:
    """Firms that qualify, contracts and value kept, over the number of firms trained.

    Parameters
    ----------
    rule
        Who is trained first: one of ``RULES``.
    places
        Firms to be trained, a whole number from 0 to 60.
    allowed
        Defective parts of fifty that the buyer accepts, a whole number from 0 to 50.
    effect
        Part of the defects that training removes, %, from 0 to 100.
    demand
        What the buyers would buy from such firms, US$ million a year, 0 or more.
    imported
        What suppliers import, % of their sales, from 0 to 60.

    Returns
    -------
    Rows ``trained``, ``qualified`` (expected), ``contracts``, ``further`` (contracts over those without training),
    ``kept`` (US$ million a year that stay in the country), ``cost`` (US$ thousand, once) and ``asked``.

    Raises
    ------
    ValueError
        A number lies outside its range, or the rule is not known.

    >>> rows = programme("largest gain first", 20, 1, 60, 4, 40)
    >>> [(round(row["qualified"], 1), row["contracts"], row["kept"], row["cost"]) for row in rows if row["asked"]]
    [(21.5, 20.0, 2.0, 240)]
    """
    if rule not in RULES:
        raise ValueError(f"rule must be one of {', '.join(RULES)}, got {rule!r}")
    if places != int(places) or not 0 <= places <= FIRMS:
        raise ValueError(f"places must be a whole number from 0 to {FIRMS}, got {places!r}")
    if not 0 <= imported <= 100 - OWN:
        raise ValueError(f"imported must lie from 0 to {100 - OWN} %, got {imported!r}")
    part = suppliers.kept(OWN, 100 - OWN - imported) / 100
    firms = suppliers.candidates(FIRMS, TYPICAL)
    before = [suppliers.acceptance(SAMPLE, allowed, firm) for firm in firms]
    gains = [suppliers.acceptance(SAMPLE, allowed, suppliers.trained(firm, effect)) - chance
             for firm, chance in zip(firms, before, strict=True)]
    if rule == "largest gain first":
        gains = sorted(gains, key=lambda gain: -gain)
    elif rule == "weakest first":
        gains = gains[::-1]
    start = suppliers.contracts(fsum(before), 1000 * demand, ORDER)
    rows = []
    for trained in sorted([*[step for step in range(0, FIRMS + 1, 5) if step != places], places]):
        qualified = fsum([*before, *gains[:trained]])
        made = suppliers.contracts(qualified, 1000 * demand, ORDER)
        rows.append({"trained": trained, "qualified": qualified, "contracts": made, "further": made - start,
                     "kept": made * ORDER * part / 1000, "cost": trained * COURSE, "asked": trained == places})
    return rows


def programme_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`programme`: who qualifies, what limits the contracts, what a further contract costs."""
    asked = next(row for row in rows if row["asked"])
    anyway, orders = rows[0]["qualified"], 1000 * values["demand"] / ORDER
    start = (f"{asked['trained']} of {FIRMS} firms trained, {values['rule']}: {asked['qualified']:.1f} qualify, "
             f"{anyway:.1f} of them without training. Buyers have {orders:.0f} orders to give: "
             f"{asked['contracts']:.1f} contracts, which keep {asked['kept']:.2f} million dollars a year at home.")
    if asked["trained"] == 0:
        price = "Nobody is trained."
    elif asked["further"] < 0.05:
        price = f"The {asked['cost']:,.0f} thousand dollars bring no further contract."
    else:
        price = f"Each further contract costs {asked['cost'] / asked['further']:,.0f} thousand dollars, once."
    limit = ("Quality is what is short, not orders." if asked["qualified"] < orders else
             "Orders are what is short: the next dollar belongs to finding a buyer.")
    return f"{start} {price} {limit}"


def own_candidates(
    firms: list[dict], sample: int, allowed: int, effect: float, course: float, part: float, profit: float,
) -> list[dict]:
    """Chances of your own candidates before and after training, and which of them would pay their part.

    Parameters
    ----------
    firms
        One dict a firm: ``firm`` and ``defects`` (%, from 0 to 100).
    sample, allowed, effect
        As in :mod:`innotrade.models.sme.suppliers`.
    course
        What training and certificate cost for one firm, US$ thousand, 0 or more.
    part
        What the firm pays of it, %, from 0 to 100.
    profit
        What the firm earns with the contract, US$ thousand, 0 or more.

    Returns
    -------
    One row a firm: ``firm``, ``defects``, ``before`` and ``gain`` (%, chance of passing and what training adds),
    ``worth`` (gain times profit, US$ thousand), ``pays`` (US$ thousand) and ``decision`` (joins or stays away).

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> rows = own_candidates([{"firm": "A", "defects": 8}, {"firm": "B", "defects": 40}], 50, 1, 60, 12, 50, 20)
    >>> [(row["firm"], round(row["gain"]), row["decision"]) for row in rows]
    [('A', 44, 'joins'), ('B', 0, 'stays away')]
    """
    if not 0 <= part <= 100:
        raise ValueError(f"part must lie from 0 to 100 %, got {part!r}")
    for name, money in (("course", course), ("profit", profit)):
        if money < 0:
            raise ValueError(f"{name} must be 0 or more, got {money!r}")
    rows = []
    for firm in firms:
        before = suppliers.acceptance(sample, allowed, firm["defects"])
        gain = suppliers.gain(sample, allowed, firm["defects"], effect)
        pays = course * part / 100
        rows.append({"firm": firm["firm"], "defects": firm["defects"], "before": 100 * before, "gain": 100 * gain,
                     "worth": gain * profit, "pays": pays,
                     "decision": "joins" if gain * profit >= pays - 1e-9 else "stays away"})
    return rows


def own_candidates_sentence(values: dict, rows: list[dict]) -> str:
    """Sentence for :func:`own_candidates`: who joins, suppliers to expect, and public money for each."""
    joined = [row for row in rows if row["decision"] == "joins"]
    all_gain = fsum([row["gain"] for row in rows]) / 100
    free = (f"Free for all {len(rows)}, it would be {all_gain:.1f} at "
            f"{len(rows) * values['course'] / all_gain:,.0f} thousand each." if all_gain > 0.005 else
            "Even free for all, it would be none: training that changes no chance is not worth its price.")
    if not joined:
        return f"No firm would pay its part of {values['course'] * values['part'] / 100:.1f} thousand dollars. {free}"
    gain = fsum([row["gain"] for row in joined]) / 100
    public = len(joined) * values["course"] * (1 - values["part"] / 100)
    start = f"{len(joined)} of {len(rows)} {'firm joins' if len(joined) == 1 else 'firms join'}"
    if gain <= 0.005:
        return f"{start}, and no further supplier is to be expected. {free}"
    away = [row for row in rows if row["decision"] != "joins"]
    good = len([row for row in away if row["before"] >= 50])
    others = (f" Of the others, {good} would mostly pass as they are and {len(away) - good} mostly fail." if away
              else "")
    return (f"{start}: {gain:.1f} further suppliers are to be expected, at {public / gain:,.0f} thousand dollars of "
            f"public money each.{others} {free}")
