"""The Korean menu of the capstone: what Korea does, what it answers, what may go wrong, what to count.

Texts only; what an instrument brings is computed in :mod:`innotrade.models.capstone.effects`, whose assumptions are
named here in words. Places are sections and tables of the study.
"""

from innotrade.models.capstone import effects
from innotrade.models.capstone.gaps_view import THEMES
from innotrade.models.sme import suppliers_view

TRADE, RESEARCH, SKILLS, PROMOTION, FINANCE = THEMES

#: By key: ``name`` for readers, ``korea`` (what Korea does), ``place``, ``answers`` (themes of the evidence sheet),
#: ``counts`` (what the effect counts), ``unit``, ``says`` (both in a sentence), ``rests`` (printed figures),
#: ``assumes``, ``risk``, ``sign``, ``reply``, ``watch`` (indicator) and ``first`` (step of the first half-year).
MENU = {
    "trade-promotion": {
        "name": "Trade promotion", "korea": "KOTRA's advice, fairs and offices abroad", "place": "T20, T32, V.C.1",
        "answers": [PROMOTION, TRADE], "counts": "exports added a year while the money lasts", "unit": "US$ million",
        "says": "million dollars of exports a year",
        "rests": "elasticity of exports to an agency's budget (ITC, 2016); returns of three studies",
        "assumes": "the interval of another study; nothing beyond twice the present budget",
        "risk": "Firms that export anyway take the stands", "sign": "Most users exported the year before",
        "reply": "keep half of the places for first exporters",
        "watch": "exports of firms served, above those of firms that applied in vain", "first": "Publish who is served",
    },
    "loan-guarantees": {
        "name": "Loan guarantees", "korea": "Guarantee funds for exporters' and technology loans",
        "place": "T22, III.B, V.C.2", "answers": [FINANCE],
        "counts": "loans outstanding in the last year that no bank would have made", "unit": "US$ million",
        "says": "million dollars of new loans",
        "rests": "guarantees paid out and recovered by Korea's technology fund in a bad year",
        "assumes": f"{effects.LEVERAGE} dollars of guarantees for a dollar of capital, {100 * effects.COVERAGE:.0f} % "
                   f"of each loan covered, {100 * effects.NEW_LOANS['low']:.0f} to "
                   f"{100 * effects.NEW_LOANS['high']:.0f} % of the loans new",
        "risk": "Banks shift their worst loans to the fund", "sign": "Payouts exceed 5 % of guarantees in a year",
        "reply": "cover less of each loan, and stop banks whose loans fail most",
        "watch": "guaranteed loans to firms that a bank had refused", "first": "Found the fund, sign with banks",
    },
    "export-insurance": {
        "name": "Export insurance", "korea": "K-sure's policies, with lower fees for small firms",
        "place": "T33, V.C.2", "answers": [FINANCE, TRADE],
        "counts": "exports on credit that can be insured in the last year", "unit": "US$ million",
        "says": "million dollars of exports that can be insured",
        "rests": "the course's model of ruin; Korea's claims exceeded premiums in all printed years",
        "assumes": "2 to 5 % of buyers fail in a year, correlated; ruin once in two hundred years",
        "risk": "Only those who expect not to be paid insure", "sign": "Claims exceed premiums two years running",
        "reply": "insure all buyers of an exporter, or none",
        "watch": "insured exports of small firms; beside it, claims over premiums",
        "first": "Price by market, reinsure",
    },
    "supplier-programme": {
        "name": "Supplier programme", "korea": "Large firms take small suppliers along", "place": "T21, T32, V.D.3",
        "answers": [FINANCE, TRADE], "counts": "sales of new suppliers a year that stay in the country",
        "unit": "US$ million", "says": "million dollars a year of new suppliers' sales that stay at home",
        "rests": "acceptance sampling; value kept at home, as in the lesson on suppliers",
        "assumes": f"{suppliers_view.COURSE} thousand dollars a firm, paid by the state; buyers' orders of "
                   f"{effects.ORDERS['low']} to {effects.ORDERS['high']} % of exports",
        "risk": "Firms are trained and no buyer orders", "sign": "Fewer contracts than firms that passed",
        "reply": "train only where a buyer has signed for the trial lot",
        "watch": "sales under contracts of firms that passed a buyer's inspection",
        "first": "Find buyers who sign first",
    },
    "training-vouchers": {
        "name": "Training vouchers", "korea": "SBC and KOTRA pay nearly all of a course's fee",
        "place": "T13, T32, V.C.4", "answers": [SKILLS],
        "counts": "people trained over all years who would not have come", "unit": "people",
        "says": "people trained who would not have come",
        "rests": "SBC's money for a trainee, and training of skilled and of elementary workers in Korea",
        "assumes": f"{100 * effects.PAID:.0f} % of the fee paid; own time worth two thirds of the fee",
        "risk": "Those who would train anyway take the vouchers", "sign": "Most trainees have a degree already",
        "reply": "vouchers first for workers without upper secondary school",
        "watch": "trainees without upper secondary school; beside it, their wage a year later",
        "first": "Let firms name the skills",
    },
    "research-grants": {
        "name": "Research grants", "korea": "Grants for firms' research, from many ministries", "place": "T11, III.B",
        "answers": [RESEARCH], "counts": "research added a year while the money lasts", "unit": "US$ million",
        "says": "million dollars of research a year",
        "rests": "firms add nothing (Dimos and Pugh, 2016) to a quarter (Correa and others, 2013)",
        "assumes": "firms of this country answer as those studied",
        "risk": "Grants pay for what firms would have done", "sign": "Winners' own research does not rise",
        "reply": "pay half, after the work is done", "watch": "research of winners, above that of the next on the list",
        "first": "Open one call, judges from abroad",
    },
    "research-tax-credit": {
        "name": "Research tax credit", "korea": "A credit on tax, larger for small firms", "place": "T11, III.B",
        "answers": [RESEARCH], "counts": "research added a year while the credit lasts", "unit": "US$ million",
        "says": "million dollars of research a year",
        "rests": "Korea's rate for small firms; three published elasticities of research to its price",
        "assumes": "firms have a profit to be taxed; the bill stays within the budget",
        "risk": "The bill grows and no minister decides it", "sign": "Revenue lost exceeds the budget",
        "reply": "a ceiling a firm, and a date on which the credit ends",
        "watch": "research declared, above what the same firms did before", "first": "Pass the law with an end date",
    },
    "help-with-origin": {
        "name": "Help with origin", "korea": "Part of the cost of rules of origin; experts and free courses",
        "place": "V.C.3", "answers": [TRADE],
        "counts": "firms a year that claim the preference and would not have", "unit": "firms",
        "says": "firms a year that begin to claim the preference",
        "rests": "the course's model of utilisation, set to that of Korea's small firms in 2014",
        "assumes": f"{effects.HELP:.0f} thousand dollars a firm and year take a quarter to three quarters of its cost",
        "risk": "Exports are raw materials that pay no duty anyway", "sign": "Few eligible shipments above zero duty",
        "reply": "begin with the tariff lines that pay most", "watch": "firms that claim for the first "
        "time, above those that applied in vain", "first": "Count claims by tariff line",
    },
}


def slug_of(name: str) -> str:
    """Return the key of an instrument by its name for readers or by the key itself.

    Raises
    ------
    ValueError
        There is none; the message lists what there is.

    >>> slug_of("Loan guarantees"), slug_of("loan-guarantees")
    ('loan-guarantees', 'loan-guarantees')
    """
    for slug, entry in MENU.items():
        if name.strip().lower() in (slug, entry["name"].lower()):
            return slug
    raise ValueError(f"instrument must be one of {', '.join(MENU)}, got {name!r}")
