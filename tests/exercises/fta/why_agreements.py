"""Other right answers to the exercise "why-agreements": other types, other orders, other ways to the same number."""

from decimal import Decimal

import numpy as np
import pandas as pd


def slips_as_records(names):
    """A list of dicts, from plain Python."""
    rows = []
    for year, table in ((2015, names["table_2015"]), (1998, names["table_1998"])):
        for row in table.to_dict("records"):
            gap = row["balance"] - row["exports"] + row["imports"]
            if gap:
                rows.append({"gap": gap, "country": row["country"], "year": year})
    return rows


def slips_in_another_form(names):
    """Columns and rows in another order, a column too many, names in the index, floats for whole numbers."""
    table = pd.DataFrame(slips_as_records(names)).assign(table="T").astype({"gap": float})
    return table.sort_values("gap").set_index("country")[["table", "gap", "year"]]


def growth_by_logarithms(names):
    """The root taken by logarithms."""
    ratio = _imports(names, "table_2015") / _imports(names, "table_1998")
    return 100 * float(np.expm1(np.log(ratio) / 17))


def growth_rounded(names):
    """Two decimals, as asked, in a type of its own."""
    ratio = (_imports(names, "table_2015") / _imports(names, "table_1998")) ** (1 / 17)
    return Decimal(f"{100 * (ratio - 1):.2f}")


def _imports(names, table):
    rows = names[table]
    return rows.loc[rows["country"] == names["variant"].partner, "imports"].item()


def concentration_by_loop(names):
    """No vectors: a loop over the values."""
    def concentration(exports):
        total = 0.0
        for amount in exports:
            total += amount
        if total <= 0:
            raise ValueError("nothing to share")
        return sum((amount / total) ** 2 for amount in exports)

    return concentration


def concentration_by_dot_product(names):
    """Vectors: the dot product of the shares with themselves, as a numpy number."""
    def concentration(exports):
        values = np.asarray(exports, dtype=float)
        if not values.any():
            raise ValueError("nothing to share")
        return values @ values / values.sum() ** 2

    return concentration


def registers_effect_as_series(names):
    """A Series in another order."""
    return pd.Series(_effect(names)).sort_values()


def registers_effect_rounded(names):
    """Three decimals, as asked."""
    return {key: round(value, 3) for key, value in _effect(names).items()}


def _effect(names):
    found = {}
    for year in (2015, 1998):
        table = names[f"table_{year}"].iloc[1:].set_index("country")["exports"]
        left = table.drop([name for name in names["registers"] if name in table.index])
        for which, values in (("without", left), ("all", table)):
            found[f"{year} {which}"] = sum(value**2 for value in values) / sum(values) ** 2
    return found


def conclusions_in_capitals(names):
    """A list, in capitals, in another order."""
    return ["D", "A", "B"]


def conclusions_as_text(names):
    """One text with commas."""
    return "b, d, a"


def defence_that_waits(names):
    """The option to wait, complete."""
    return (
        "I would wait for the next multilateral round. The figures of 1998 give no reason for haste: the "
        "concentration of our exports to the region, an HHI of 0.18, is that of five or six equal customers, "
        "and the deficit with Chile, 139 million dollars, is less than one fiftieth of our surplus with the "
        "region of 6.7 billion. A deal with one partner costs as many days in the National Assembly as a deal"
        " with all, and it turns trade towards whoever signs first. What speaks against waiting is that "
        "others do not wait: each agreement that leaves us out makes our goods dearer there. The table cannot"
        " tell how much dearer, since it has no year with such an agreement."
    )


def defence_for_a_large_partner(names):
    """The option of a large partner, complete."""
    return (
        "Open talks with a large partner, and Mexico is the one. We sold it goods for 1.4 billion dollars in "
        "1998, two and a half times what Chile took, and whatever an agreement brings will be in proportion "
        "to that. The HHI of 0.18 says that no partner dominates, so concentration is not a danger that a "
        "treaty with Mexico would create at once. The strongest reason against it is our lack of practice: "
        "Mexico has negotiated with the United States and we with nobody. A small partner would teach us at a"
        " lower price. What these figures do not show is how much we would gain, because they hold one year "
        "of crisis and no tariff at all."
    )


ALTERNATIVES = {
    "q1": [slips_as_records, slips_in_another_form],
    "q2": [growth_by_logarithms, growth_rounded],
    "q3": [concentration_by_loop, concentration_by_dot_product],
    "q4": [registers_effect_as_series, registers_effect_rounded],
    "q5": [conclusions_in_capitals, conclusions_as_text],
    "q6": [defence_that_waits, defence_for_a_large_partner],
}
