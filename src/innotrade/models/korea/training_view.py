"""Explorer views of the lesson on skills: one training's worth, who gains by it, and a grant with a co-payment."""

from innotrade.models.korea.training import break_even_gain, flows, irr, npv, parties
from innotrade.models.korea.training_grants import best_subsidy, grant, surplus

WEEKS = 52


def training_value(fee: float, weeks: float, gain: float, years: int, ageing: float, discount: float) -> list[dict]:
    """Present value of a training as the years pass, per cent of a year's wage.

    Parameters
    ----------
    fee
        Per cent of a year's wage.
    weeks
        Weeks of work that are lost, 0 to 52.
    gain
        Wage gain in the first year, per cent.
    years
        For how many years it lasts.
    ageing, discount
        Per cent a year.

    Returns
    -------
    Rows ``year`` (from 0), ``flow`` (paid or gained in it) and ``value`` (present value of all until then).
    """
    if not 0 <= weeks <= WEEKS:
        raise ValueError(f"weeks must lie from 0 to {WEEKS}, got {weeks!r}")
    money = flows(fee + 100 * weeks / WEEKS, gain, years, ageing / 100)
    return [{"year": year, "flow": money[year], "value": npv(money[:year + 1], discount / 100)}
            for year in range(len(money))]


def training_value_sentence(values: dict, rows: list[dict]) -> str:
    """Say what the training is worth, its rate of return, when it is paid back, and the gain that just pays."""
    money = [row["flow"] for row in rows]
    worth = rows[len(rows) - 1]["value"]
    rate = irr(money)
    least = break_even_gain(-money[0], values["years"], values["discount"] / 100, values["ageing"] / 100)
    back = [row["year"] for row in rows if row["year"] > 0 and row["value"] >= 0]
    verdict = "is worth" if worth >= 0 else "loses"
    found = "no rate of return makes it even" if rate is None else f"its internal rate of return is {100 * rate:.1f} %"
    when = f"It is paid back in year {back[0]}." if back else "It is never paid back."
    return (f"A training that costs {-money[0]:.1f} % of a year's wage {verdict} {abs(worth):.1f} % of one after "
            f"{values['years']} years; {found}. {when} The gain that just pays is {least:.2f} %.")


def who_gains(fee: float, weeks: float, gain: float, worker_share: float, leaving: float, years: int, discount: float,
              subsidy: float, own_part: float, tax: float) -> list[dict]:
    """Net present value of one training by party, per cent of a year's wage.

    Parameters
    ----------
    fee
        Per cent of a year's wage.
    weeks
        Weeks of work that the firm loses, 0 to 52.
    gain
        What the training adds to output, per cent of a year's wage.
    worker_share, leaving, discount, tax
        Per cent; as in ``training.parties``.
    years
        For how many years the gain lasts.
    subsidy
        Part of the fee that the state pays, %.
    own_part
        Part of *the rest* that the worker pays, %.

    Returns
    -------
    Rows ``party`` and ``value``: worker, firm, other firms, state, all.
    """
    if not 0 <= weeks <= WEEKS:
        raise ValueError(f"weeks must lie from 0 to {WEEKS}, got {weeks!r}")
    own = (1 - subsidy / 100) * own_part / 100
    found = parties(fee, 100 * weeks / WEEKS, gain, worker_share / 100, leaving / 100, tax / 100, years,
                    discount / 100, subsidy / 100, own)
    return [{"party": party, "value": value} for party, value in found.items()]


def who_gains_sentence(values: dict, rows: list[dict]) -> str:
    """Say whether the firm trains, whether it should, and which subsidy would make it train."""
    value = {row["party"]: row["value"] for row in rows}
    all_gain = value["all"]
    should = "gain" if all_gain >= 0 else "lose"
    head = f"All together {should} {abs(all_gain):.1f} % of a year's wage."
    if value["firm"] >= 0:
        return f"{head} The firm gains {value['firm']:.1f} and trains."
    given = values["subsidy"] / 100
    paid = values["fee"] * (given + (1 - given) * values["own_part"] / 100)  # of the fee, by state and worker
    alone = paid - value["firm"]  # what the firm would lose if nobody helped
    least = alone / values["fee"] if 0 < alone <= values["fee"] else None
    if least is None:
        cure = "Even a free course would not change that: it loses more than the fee."
    else:
        cure = f"If the state paid {100 * least:.0f} % of the fee, and the worker nothing, it would train."
    return f"{head} The firm loses {-value['firm']:.1f} and does not train. {cure}"


def grants_by_group(fee: float, time: float, own_share: float, own_payment: float, groups: list[dict]) -> list[dict]:
    """A grant for several groups at every co-payment, with the chosen one marked.

    Parameters
    ----------
    fee, time
        Per cent of a year's wage, as in ``training_grants.participation``.
    own_share
        Part of the training's worth that goes to whoever decides, %.
    own_payment
        Part of the fee that the participant pays, %, the choice.
    groups
        Dicts with ``group`` and ``base``, the part that comes without a grant, %.

    Returns
    -------
    Rows ``group``, ``own_payment`` (0 to 100), ``chosen`` ("yes" or "no"), ``anyway`` and ``added`` (% of the invited),
    ``gained`` (what the grant adds to what all gain, % of a year's wage per person invited) and, where somebody is
    added, ``per_added`` (grant for each added person, in fees).
    """
    steps = [5 * step for step in range(21)]
    if own_payment not in steps:
        steps = sorted([*steps, own_payment])
    rows = []
    for item in groups:
        base = item["base"] / 100
        without = surplus(base, 0.0, fee, time, own_share / 100)
        for paid in steps:
            given = 1 - paid / 100
            found = grant(base, given, fee, time, 100)
            row = {"group": item["group"], "own_payment": paid, "chosen": "yes" if paid == own_payment else "no",
                   "anyway": 100 * base, "added": found["added"],
                   "gained": surplus(base, given, fee, time, own_share / 100) - without}
            if found["per_added"] is not None:
                row["per_added"] = found["per_added"] / fee
            rows.append(row)
    return rows


def grants_by_group_sentence(values: dict, rows: list[dict]) -> str:
    """Say whom the chosen grant adds, what each costs, and which co-payment would be best."""
    chosen = [row for row in rows if row["chosen"] == "yes"]
    parts = []
    for row in chosen:
        price = (f"each for {row['per_added']:.1f} fees of public money" if "per_added" in row else "nobody more")
        parts.append(f"{row['group']}: {row['anyway']:.0f} in 100 come anyway, {row['added']:.0f} are added, {price}")
    best = best_subsidy(values["fee"], values["time"], values["own_share"] / 100)
    text = "; ".join(parts)
    return (f"{text[0].upper()}{text[1:]}. What all gain is largest where participants pay {100 * (1 - best):.0f} % of "
            "the fee, whatever the group.")
