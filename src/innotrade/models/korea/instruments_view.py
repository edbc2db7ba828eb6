"""Explorer views of the lesson on instruments: a table that answers, a tax incentive, a guarantee fund."""

from innotrade.models.korea.guarantees import cost_per_extra_loan, fund_path, lending, net_loss, sustainable_leverage
from innotrade.models.korea.tax_incentives import increment_credit, relief
from innotrade.models.korea.taxonomy import ask, schemes


def answers(entries: list[dict], aim: str, resource: str) -> list[dict]:
    """Tools of all schemes with a goal of one aim, by side of policy and resource; see ``taxonomy.ask``."""
    return ask(entries, aim, resource)


def answers_sentence(values: dict, rows: list[dict]) -> str:
    """Say how many tools answer, on which sides of policy, and which side has none."""
    sides = []
    for row in rows:
        if row["policy"] not in sides:
            sides.append(row["policy"])
    count = dict.fromkeys(sides, 0)
    total = 0
    for row in rows:
        count[row["policy"]] += row["tools"]
        total += row["tools"]
    aim = "of all schemes" if values["aim"] == "any" else f"of schemes that aim at {values['aim']}"
    kind = "" if values["resource"] == "any" else f", counted by {values['resource']}"
    if total == 0:
        return f"No tool {aim}{kind} is in the table: a gap, or a hole in the table."
    there = [f"{side} {count[side]}" for side in sides if count[side] > 0]
    none = [side for side in sides if count[side] == 0]
    word = "tool" if total == 1 else "tools"
    empty = f" Nothing on: {', '.join(none)}." if none else " Every side has one."
    return f"{total} {word} {aim}{kind}: {', '.join(there)}.{empty}"


def incentives(base: float, tax: float, credit: float, allowance: float, increment: float, growth: float, wait: int,
               interest: float, elasticity: float) -> list[dict]:
    """Four ways to support the same research: nothing, a credit, a deduction, a credit on the increase.

    Parameters
    ----------
    base
        Research without support, billion won a year.
    tax, credit, allowance, increment
        Per cent: tax on profit, credit on all research, extra deduction, credit on the increase over last year.
    growth
        Per cent a year, 0 or more, by which research grows anyway; its increase earns the last credit too.
    wait
        Years until the firm has a profit.
    interest
        Per cent a year.
    elasticity
        As in ``tax_incentives.response``.

    Returns
    -------
    Rows ``way``, ``index`` (B), ``extra`` research and ``cost`` in revenue (billion won a year) and ``per_won``, extra
    research per won of revenue. The last credit costs c g / (1 + g) of the base and, spread over the years, its worth
    at the margin on the extra research.

    Raises
    ------
    ValueError
        As ``tax_incentives.relief`` and ``tax_incentives.increment_credit``, and when growth is below 0.
    """
    if growth < 0:
        raise ValueError(f"growth must be 0 or more (per cent a year), got {growth!r}")
    worth = increment_credit(increment / 100, interest / 100, 1)
    rows = []
    for way, given, deducted in (("nothing", 0.0, 0.0), ("credit on all", credit / 100, 0.0),
                                 ("extra deduction", 0.0, allowance / 100), ("credit on the increase", worth, 0.0)):
        found = relief(base, tax / 100, given, deducted, elasticity, wait, interest / 100)
        cost = found["cost"]
        if way == "credit on the increase":
            anyway = increment / 100 * growth / (100 + growth) * base
            cost = (1 + interest / 100) ** -wait * (anyway + worth * found["extra"])
        rows.append({"way": way, "index": found["index"], "extra": found["extra"], "cost": cost,
                     "per_won": found["extra"] / cost if cost > 0 else 0.0})
    return rows


def incentives_sentence(values: dict, rows: list[dict]) -> str:
    """Say what each way leaves of a won of research, and what the credit moves and costs."""
    _, credit, deduction, increase = rows
    who = ("A firm with profit" if values["wait"] == 0
           else f"A firm that waits {values['wait']} year{'' if values['wait'] == 1 else 's'} for a profit")
    if credit["cost"] == 0:
        moved = "There is no credit on all research, so it moves nothing."
    else:
        verdict = "more than" if credit["per_won"] > 1.005 else "less than" if credit["per_won"] < 0.995 else "about"
        moved = (f"The credit adds {credit['extra']:.1f} billion won of research and costs {credit['cost']:.1f} "
                 f"billion of revenue: {credit['per_won']:.2f} won a won, {verdict} one for one.")
    return (f"{who} needs {credit['index']:.3f} won of profit per won of research with the credit, "
            f"{deduction['index']:.3f} with the extra deduction and {increase['index']:.3f} with the credit on the "
            f"increase, against 1 without. {moved}")


def guarantee_fund(capital: float, leverage: float, default: float, recovery: float, fee: float, income: float,
                   subsidy: float, coverage: float, additional: float) -> list[dict]:
    """Ten years of a guarantee fund.

    Parameters
    ----------
    capital, subsidy
        Billion won, at the start and added each year.
    leverage
        Guarantees as a multiple of the capital.
    default, recovery, fee, income, coverage, additional
        Per cent; as in ``guarantees.net_loss`` and ``guarantees.lending``; ``income`` is the yield of the capital.

    Returns
    -------
    Rows ``year``, ``capital``, ``guarantees``, ``loans`` and ``extra`` loans that no bank would have made, billion won.
    """
    loss = net_loss(default / 100, recovery / 100, fee / 100)
    rows = []
    for row in fund_path(capital, leverage, loss, income / 100, subsidy, 10):
        lent = lending(row["capital"], leverage, coverage / 100, additional / 100)
        rows.append({"year": row["year"], "capital": row["capital"], "guarantees": row["guarantees"],
                     "loans": lent["loans"], "extra": lent["extra"]})
    return rows


def guarantee_fund_sentence(values: dict, rows: list[dict]) -> str:
    """Say what the fund carries at first, what is left after ten years, and the multiple that would have lasted."""
    loss = net_loss(values["default"] / 100, values["recovery"] / 100, values["fee"] / 100)
    start, end = rows[0], rows[len(rows) - 1]
    first = (f"{start['capital']:.0f} billion won carry {start['loans']:.0f} billion of loans, {start['extra']:.0f} "
             "billion of them new.")
    kept = 100 * end["capital"] / start["capital"]
    if end["capital"] == 0:
        last = "Within ten years the fund is used up."
    else:
        last = f"After ten years {kept:.0f} % of the capital is there."
    most = sustainable_leverage(loss, values["income"] / 100 + values["subsidy"] / values["capital"])
    if most is None:
        rule = "Fees and recoveries cover all payments, so no multiple is too large."
    else:
        rule = f"The multiple that lasts is {most:.1f}."
        if values["additional"] > 0:
            price = 100 * cost_per_extra_loan(loss, values["coverage"] / 100, values["additional"] / 100)
            rule += f" A won of new lending costs the fund {price:.1f} % a year."
    return f"{first} {last} {rule}"


def count_schemes(entries: list[dict]) -> list[dict]:
    """Schemes, goals and tools of each side of policy, as rows ``policy``, ``schemes``, ``goals``, ``tools``."""
    rows = []
    for item in schemes(entries):
        same = [row for row in rows if row["policy"] == item["policy"]]
        if not same:
            rows.append({"policy": item["policy"], "schemes": 0, "goals": 0, "tools": 0})
            same = [rows[-1]]
        same[0]["schemes"] += 1
        same[0]["tools"] += len(item["tools"])
    for row in rows:
        goals = [entry for entry in entries if entry["policy"] == row["policy"] and entry["aspect"] == "goal"]
        row["goals"] = len(goals)
    return rows
