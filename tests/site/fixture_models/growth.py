"""Growth of a quantity at a constant rate, with every kind of single control."""

from dataclasses import dataclass

from fixture_models import words


@dataclass(frozen=True)
class Path:
    """A start and a rate of growth."""

    start: float
    rate: float

    def at(self, year: int) -> float:
        """Return the value after some years."""
        return self.start * (1 + self.rate) ** year


def path(start: float, rate: float, years: int, scenario: str, compound: bool, lines: list[str]) -> list[dict]:
    """Return a row a year and line; refuses a rate of exactly 7 %, as a model may."""
    if rate == 0.07:
        raise ValueError(f"rate must not be 0.07 in this model, got {rate!r}")
    if start == 13:
        raise ZeroDivisionError("thirteen")
    factor = 2 if scenario == "high" else 1
    rows = []
    for line in lines:
        grown = Path(start, rate * factor * (0.5 if line == "half" else 1))
        for year in range(years + 1):
            value = grown.at(year) if compound else start * (1 + grown.rate * year)
            rows.append({"year": year, "line": line, "value": value, "over": value > 2 * start})
    return rows


def in_words(values: dict, rows: list[dict]) -> str:
    """Say where the last line ends."""
    last = rows[-1]
    return f"After {words.counted(values['years'], 'year')} the {last['line']} line stands at {last['value']:.2f}."
