"""Ten invented firms near the limits of the law, to classify: no firm of this list exists."""

_COLUMNS = ("firm", "industry", "workers", "sales_2012", "sales_2013", "sales_2014", "assets", "capital", "exports")
_FIRMS = (
    ("Aram", "Motor vehicles and parts", 250, 105, 118, 131, 90, 6, 30),
    ("Baram", "Electrical equipment", 300, 95, 110, 125, 140, 25, 45),
    ("Chorok", "Clothing", 320, 40, 45, 50, 30, 8, 18),
    ("Dasom", "Electronics and computers", 180, 80, 100, 120, 60, 4, 40),
    ("Eunha", "Pharmaceuticals", 290, 70, 85, 100, 200, 12, 12),
    ("Gaon", "Machinery", 1000, 60, 70, 80, 80, 7, 25),
    ("Haneul", "Furniture", 150, 120, 140, 160, 500, 9, 20),
    ("Iseul", "Farming and fishing", 260, 10, 15, 20, 12, 1, 5),
    ("Jandi", "Construction", 310, 30, 35, 40, 60, 3, 3),
    ("Kkum", "Ships and other transport equipment", 280, 130, 150, 170, 220, 15, 90),
)


def ten_firms() -> list[dict]:
    """Return the firms: ``workers``; sales of three years, ``assets`` and paid-in ``capital`` in billion won.

    ``exports`` are those of 2014 in US$ million.
    """
    return [dict(zip(_COLUMNS, row, strict=True)) for row in _FIRMS]
