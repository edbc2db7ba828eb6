"""Bills of materials to practise on. The firms, prices and suppliers are invented; the HS codes are real.

Money is in US dollars for one good, free on board. ``use`` is as in ``origin_bill.USES``.
"""

_COLUMNS = ("material", "hs", "value", "origin", "use")

PUMP = {"hs": "8413.70", "price": 400.0, "net_cost": 340.0}
_PUMP_LINES = (
    ("motor", "8501.52", 120.0, "China", "material"),
    ("pump housing, cast", "8413.91", 60.0, "Korea", "material"),
    ("impeller", "8413.91", 36.0, "China", "material"),
    ("shaft seal", "8484.20", 24.0, "Japan", "material"),
    ("copper cable", "8544.42", 28.0, "Chile", "material"),
    ("control box", "8537.10", 30.0, "Korea", "material"),
    ("carton", "4819.10", 4.0, "Viet Nam", "retail packing"),
    ("pallet", "4415.20", 8.0, "China", "shipment packing"),
)

#: Six goods of Korean firms for Peru: name, HS code, price.
GOODS = (
    {"good": "rice cooker", "hs": "8516.60", "price": 80.0},
    {"good": "wall tiles", "hs": "6907.21", "price": 20.0},
    {"good": "lamp", "hs": "8539.52", "price": 15.0},
    {"good": "bicycle", "hs": "8712.00", "price": 300.0},
    {"good": "fish feed", "hs": "2309.90", "price": 50.0},
    {"good": "cream set", "hs": "3304.99", "price": 30.0},
)
_GOODS_LINES = {
    "rice cooker": (
        ("heating plate", "8516.80", 2.8, "China", "material"),
        ("lid and valve", "8516.90", 5.0, "China", "material"),
        ("bowl", "7615.10", 14.0, "Korea", "material"),
        ("thermostat", "9032.10", 9.0, "Japan", "material"),
        ("cable", "8544.42", 6.0, "China", "material"),
        ("shipping case", "4819.10", 3.0, "Korea", "shipment packing"),
        ("foam", "3923.90", 1.0, "China", "shipment packing"),
    ),
    "wall tiles": (
        ("clay", "2508.40", 6.0, "Ukraine", "material"),
        ("glaze", "3207.20", 2.5, "Spain", "material"),
        ("mosaic border", "6907.30", 1.8, "Italy", "material"),
        ("sand", "2505.10", 2.0, "Korea", "material"),
        ("crate", "4415.10", 1.0, "Korea", "shipment packing"),
    ),
    "lamp": (
        ("light module", "8539.51", 3.0, "China", "material"),
        ("driver", "8504.40", 3.2, "China", "material"),
        ("housing", "7616.99", 1.8, "China", "material"),
        ("lens", "9405.92", 1.0, "Korea", "material"),
        ("shipping case", "4819.10", 0.5, "China", "shipment packing"),
    ),
    "bicycle": (
        ("frame", "8714.91", 110.0, "China", "material"),
        ("wheels", "8714.92", 60.0, "China", "material"),
        ("gears", "8714.93", 30.0, "Japan", "material"),
        ("saddle", "8714.95", 18.0, "Korea", "material"),
        ("shipping case", "4819.10", 10.0, "Korea", "shipment packing"),
    ),
    "fish feed": (
        ("fish meal", "2301.20", 22.0, "Peru", "material"),
        ("maize", "1005.90", 12.0, "Brazil", "material"),
        ("vitamins", "2936.27", 5.0, "China", "material"),
        ("salt", "2501.00", 1.0, "Korea", "material"),
        ("pallet", "4415.20", 2.0, "Korea", "shipment packing"),
    ),
    "cream set": (
        ("cream base", "3304.99", 1.8, "France", "material"),
        ("lip colour", "3304.10", 1.5, "France", "material"),
        ("fragrance", "3302.90", 2.0, "France", "material"),
        ("jar", "7010.90", 3.0, "Korea", "material"),
        ("gift box", "4819.20", 4.0, "China", "retail packing"),
        ("shipping case", "4819.10", 2.0, "Korea", "shipment packing"),
    ),
}

#: A jacket sewn in the Kaesong complex: what sewing there costs is left open.
JACKET = {"hs": "6204.33", "price": 100.0, "net_cost": 0.0}
_JACKET_LINES = (
    ("fabric", "5407.61", 40.0, "Korea", "material"),
    ("zip", "9607.11", 5.0, "China", "material"),
)


def pump_bill() -> list[dict]:
    """Lines of the pump, to edit.

    >>> len(pump_bill())
    8
    """
    return _rows(_PUMP_LINES)


def jacket_bill(sewing: float) -> list[dict]:
    """Lines of the jacket with the value of sewing in Kaesong, US$, 0 or more.

    Raises
    ------
    ValueError
        ``sewing`` is negative.

    >>> jacket_bill(30)[-1]["origin"]
    'Kaesong'
    """
    if not 0 <= sewing <= 1e15:
        raise ValueError(f"sewing must be 0 or more (US$), got {sewing!r}")
    return _rows((*_JACKET_LINES, ("sewing", "-", float(sewing), "Kaesong", "work")))


def goods_bill(good: str) -> list[dict]:
    """Lines of one of :data:`GOODS`.

    Raises
    ------
    ValueError
        No good is called so.

    >>> [line["material"] for line in goods_bill("wall tiles")][:2]
    ['clay', 'glaze']
    """
    if good not in _GOODS_LINES:
        raise ValueError(f"good must be one of {', '.join(_GOODS_LINES)}, got {good!r}")
    return _rows(_GOODS_LINES[good])


def _rows(lines: tuple) -> list[dict]:
    return [{name: line[place] for place, name in enumerate(_COLUMNS)} for line in lines]
