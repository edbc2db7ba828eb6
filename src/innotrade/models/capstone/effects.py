"""What can an instrument bring for its money? A low, a central and a high answer from the course's own models.

    promotion    X0 ((1 + b/B)^e - 1), no more than the published dollars for a dollar; b/B counts up to a doubling
    guarantees   a m K / g, K after n payments of b        insurance   n b / k, k = s x + a - f
    suppliers    min(firms x gain, orders) x order x kept  training    persons (p(s) - p0)
    grants       (1 + r) b                                 credit      b ((1 - c)^-e - 1) / (c (1 - c)^-e)
    origin       firms helped x (u(F') - u(F))

b is what is spent a year and n the years. Each formula is that of the model imported below, where its symbols have
their units; nothing is computed anew here. A constant in capitals is an assumption of the course; everything else in
``published`` is a figure that somebody printed.
"""

from math import fsum, isfinite

from innotrade.models.fta import utilisation
from innotrade.models.korea import guarantees, training_grants
from innotrade.models.nis import funding
from innotrade.models.sme import promotion, risk, suppliers, suppliers_view

CASES = ("low", "central", "high")
#: Trade promotion: money beyond this change of an agency's budget (%) counts for nothing.
DOUBLING = 100
#: Loan guarantees: guarantees for a dollar of capital, guaranteed part of a loan, fee and yield a year.
LEVERAGE, COVERAGE, FEE, YIELD = 5, 0.85, 0.012, 0.03
#: Guarantees paid out in a year, beside the published central case, and loans that no bank would have made.
PAID_OUT, NEW_LOANS = {"low": 0.08, "high": 0.03}, {"low": 0.3, "central": 0.5, "high": 0.7}
#: Export insurance: buyers that fail, correlation, part lost, cost of running, and how often the fund may be ruined.
FAILING = {"low": 0.05, "central": 0.03, "high": 0.02}
CORRELATION, LOST, RUNNING, RUIN = 0.15, 0.6, 0.005, 0.005
#: Supplier programme: defects that training removes (%), defective parts allowed, and buyers' orders (% of exports).
REMOVED, ALLOWED, ORDERS = {"low": 30, "central": 60, "high": 75}, 1, {"low": 0.05, "central": 0.1, "high": 0.2}
#: What suppliers buy from other firms at home, % of their sales.
LOCAL = 30
#: Training vouchers: own time over fee, and the part of the fee that is paid.
TIME, PAID = 2 / 3, 0.9
#: Help with origin: cost of helping a firm for a year (US$ thousand), and the part of its fixed cost that goes.
HELP, CUT = 5.0, {"low": 0.25, "central": 0.5, "high": 0.75}


def effect(instrument: str, yearly: float, years: int, facts: dict, published: dict) -> dict:
    """What an instrument brings for a yearly sum.

    Parameters
    ----------
    instrument
        One of ``INSTRUMENTS``.
    yearly
        US$ million a year, greater than 0.
    years
        A whole number of 1 or more.
    facts
        Of the country: ``country``, ``exports`` (US$ million), ``agency_share`` (budget of its promotion agency, % of
        exports), ``agreement`` (date from which one with Korea is in force, or empty).
    published
        Printed figures by name, as ``innotrade.capstone.evidence.published`` collects them.

    Returns
    -------
    ``low``, ``central``, ``high`` and ``held``: what limits the answer, or an empty text.

    Raises
    ------
    ValueError
        The instrument is unknown, a number lies outside its range, or the country cannot use the instrument.
    """
    if instrument not in INSTRUMENTS:
        raise ValueError(f"instrument must be one of {', '.join(INSTRUMENTS)}, got {instrument!r}")
    if not isfinite(yearly) or yearly <= 0:
        raise ValueError(f"yearly must be greater than 0 (US$ million a year), got {yearly!r}")
    if years != int(years) or years < 1:
        raise ValueError(f"years must be a whole number of 1 or more, got {years!r}")
    return INSTRUMENTS[instrument](yearly, int(years), facts, published)


def trade_promotion(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Exports added a year while the money lasts, US$ million; as :func:`effect`."""
    money = promotion.budget(facts["exports"], facts["agency_share"])
    change = 100 * yearly / money
    counted = min(change, DOUBLING)
    found, held = {}, []
    if change > DOUBLING:
        held.append(f"only {counted / change * 100:.0f} % of the money is counted: the rest would more than double the "
                    "agency")
    for case in CASES:
        free = promotion.added(facts["exports"], published["elasticity_" + case], counted)
        most = published["dollars_" + case] * money * counted / 100
        found[case] = min(free, most)
        if case == "central" and free > most:
            held.append(f"held at the published {published['dollars_central']:.0f} dollars for a dollar")
    return {**found, "held": "; ".join(held)}


def loan_guarantees(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Loans outstanding in the last year that no bank would have made, US$ million; as :func:`effect`."""
    found, left = {}, 0.0
    for case in CASES:
        paid_out = PAID_OUT.get(case, published["payout"])
        loss = guarantees.net_loss(paid_out, published["recovery"], FEE)
        path = guarantees.fund_path(yearly, LEVERAGE, loss, YIELD, yearly, max(years - 1, 1))
        capital = path[years - 1]["capital"]
        found[case] = guarantees.lending(capital, LEVERAGE, COVERAGE, NEW_LOANS[case])["extra"]
        if case == "central":
            after = guarantees.fund_path(capital, LEVERAGE, loss, YIELD, 0.0, 5)
            left = 100 * after[5]["capital"] / capital
    return {**found, "held": f"five years after the last payment {left:.0f} % of the capital is left"}


def export_insurance(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Exports that the fund can insure in the last year, US$ million; as :func:`effect`."""
    found = {}
    for case in CASES:
        chance = FAILING[case]
        fair = risk.fair_premium(chance, LOST, 1.0, RUNNING)
        needed = risk.safe_premium(chance, CORRELATION, LOST, 0.0, RUNNING, RUIN) - fair  # reserve of the insured sum
        found[case] = min(yearly * years / needed, facts["exports"])
    return {**found, "held": ""}


def supplier_programme(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Sales of new suppliers that stay in the country, US$ million a year; as :func:`effect`."""
    trained = 1000 * yearly * years / suppliers_view.COURSE
    part = suppliers.kept(suppliers_view.OWN, LOCAL) / 100
    firms = suppliers.candidates(suppliers_view.FIRMS, suppliers_view.TYPICAL)
    found, short = {}, False
    for case in CASES:
        gains = sorted([suppliers.gain(suppliers_view.SAMPLE, ALLOWED, firm, REMOVED[case]) for firm in firms])
        better = gains[len(gains) // 2:]
        qualified = trained * fsum(better) / len(better)
        orders = ORDERS[case] / 100 * 1000 * facts["exports"]  # US$ thousand
        made = suppliers.contracts(qualified, orders, suppliers_view.ORDER)
        found[case] = made * suppliers_view.ORDER * part / 1000
        short = short or (case == "central" and made < qualified)
    return {**found, "held": "orders are short, not suppliers: part of the money trains firms without a buyer" if short
            else ""}


def training_vouchers(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Persons trained who would not have come, over all years; as :func:`effect`."""
    fee = published["training_fee"]
    bases = {"low": published["training_most"], "high": published["training_least"],
             "central": (published["training_most"] + published["training_least"]) / 2}
    found = {}
    for case in CASES:
        one = training_grants.grant(bases[case], PAID, fee, TIME * fee)
        found[case] = 1e6 * yearly * years * one["added"] / one["cost"]
    return {**found, "held": ""}


def research_grants(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Research added a year while the money lasts, US$ million; as :func:`effect`."""
    return {**{case: funding.grant(yearly, published["response_" + case])["extra"] for case in CASES}, "held": ""}


def research_tax_credit(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Research added a year while the credit lasts, US$ million; as :func:`effect`."""
    return {**{case: yearly * funding.tax_credit(1.0, published["credit_rate"], published["price_" + case])["per_unit"]
               for case in CASES}, "held": ""}


def help_with_origin(yearly: float, years: int, facts: dict, published: dict) -> dict:
    """Firms that claim a preference in Korea and would not without help, a year; as :func:`effect`."""
    if not facts["agreement"]:
        raise ValueError(f"lines must not hold help-with-origin for {facts['country']}: no agreement with Korea is in "
                         "force that its firms could use")
    setting = utilisation.Setting()
    use = utilisation.use_with_fixed_costs(
        setting, [setting.fixed_cost, *[setting.fixed_cost * (1 - CUT[case]) for case in CASES]])
    helped = 1000 * yearly / HELP
    return {**{case: helped * (use[place + 1] - use[0]) / 100 for place, case in enumerate(CASES)}, "held": ""}


#: Instruments of the Korean menu, by name.
INSTRUMENTS = {
    "trade-promotion": trade_promotion,
    "loan-guarantees": loan_guarantees,
    "export-insurance": export_insurance,
    "supplier-programme": supplier_programme,
    "training-vouchers": training_vouchers,
    "research-grants": research_grants,
    "research-tax-credit": research_tax_credit,
    "help-with-origin": help_with_origin,
}
