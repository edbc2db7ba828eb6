"""Which terms decide whether a good originates? The numbers of an agreement's chapter on origin, and its territory.

    none       the exporter's own materials count as originating
    bilateral  those of the importing partner too
    diagonal   those of further countries too, which have linked agreements and the same rules

Percentages are in percent (40 is 40 %). References: World Customs Organization, comparative study on preferential
rules of origin; agreements of Korea with Chile, Peru and the United States.
"""

from dataclasses import asdict, dataclass

CUMULATION = ("none", "bilateral", "diagonal")
#: A zone's name that stands for no zone at all.
NO_ZONE = "none"


@dataclass(frozen=True)
class Agreement:
    """Terms on which a good is tested.

    Attributes
    ----------
    exporter, partner
        Country of production and country that imports under the agreement.
    cumulation
        One of :data:`CUMULATION`.
    others
        Countries whose materials count under diagonal cumulation.
    zone
        Outward processing zone whose content may count, such as ``"Kaesong"``, or ``"none"``.
    zone_limit
        Non-originating materials and all content added in the zone may be at most this, % of the price.
    zone_materials
        Originating materials must be at least this, % of all materials.
    de_minimis
        Materials that do not change classification may be at most this, % of the price.
    build_down, build_up, net_cost, focused_value
        Least regional value content by each method, %.
    focused
        HS codes (2 to 6 digits) of the materials that the focused value method counts.
    rule
        Rule for the product, of names of rules joined by ``and`` and ``or`` (``and`` binds first).
    deduct_packing
        Whether packing for shipment is taken out of the price, as agreements say; ``False`` shows the usual mistake.
    """

    exporter: str = "Korea"
    partner: str = "Peru"
    cumulation: str = "bilateral"
    others: tuple = ()
    zone: str = NO_ZONE
    zone_limit: float = 40.0
    zone_materials: float = 60.0
    de_minimis: float = 10.0
    build_down: float = 45.0
    build_up: float = 35.0
    net_cost: float = 35.0
    focused_value: float = 60.0
    focused: tuple = ()
    rule: str = "CTH or build-down"
    deduct_packing: bool = True


_PERCENTAGES = ("zone_limit", "zone_materials", "de_minimis", "build_down", "build_up", "net_cost", "focused_value")


def checked(agreement: Agreement) -> Agreement:
    """Return the agreement, or raise ``ValueError`` naming the first term that is not allowed."""
    for name in ("exporter", "partner", "zone", "rule"):
        if not isinstance(getattr(agreement, name), str) or not getattr(agreement, name).strip():
            raise ValueError(f"{name} must be text, got {getattr(agreement, name)!r}")
    if same(agreement.exporter, agreement.partner):
        raise ValueError(f"partner must be another country than exporter, got {agreement.partner!r}")
    if agreement.cumulation not in CUMULATION:
        raise ValueError(f"cumulation must be one of {', '.join(CUMULATION)}, got {agreement.cumulation!r}")
    for name in ("others", "focused"):
        if isinstance(getattr(agreement, name), str):
            raise ValueError(f"{name} must be a list of texts, got {getattr(agreement, name)!r}")
    for name in _PERCENTAGES:
        within(name, getattr(agreement, name), 0, 100, "in %")
    for country in territory(agreement):
        if same(country, agreement.zone):
            raise ValueError(f"zone must lie outside the territory of the agreement, got {agreement.zone!r}")
    for code in agreement.focused:
        if not isinstance(code, str) or not code.replace(".", "").isdigit() or not 2 <= len(code.replace(".", "")) <= 6:
            raise ValueError(f"focused must hold HS codes of 2 to 6 digits as text, got {code!r}")
    return agreement


def agreement_of(terms: dict) -> Agreement:
    """Return the agreement that a view's keywords describe.

    Raises
    ------
    ValueError
        A keyword is not a term of :class:`Agreement`, or a term is not allowed.

    >>> agreement_of({"partner": "Chile", "build_down": 45}).partner
    'Chile'
    """
    known = asdict(Agreement())
    for name in terms:
        if name not in known:
            raise ValueError(f"{name} is not a term of an agreement; known are {', '.join(known)}")
    return checked(Agreement(**terms))


def territory(agreement: Agreement) -> list[str]:
    """Countries whose materials count as originating, the exporter first.

    >>> territory(Agreement(exporter="Korea", partner="Peru", cumulation="none"))
    ['Korea']
    """
    countries = [agreement.exporter]
    if agreement.cumulation != "none":
        countries.append(agreement.partner)
    if agreement.cumulation == "diagonal":
        countries += list(agreement.others)
    return countries


def same(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals and spaces around them.

    >>> same("korea ", "Korea")
    True
    """
    return one.strip().lower() == other.strip().lower()


def within(name: str, value: float, low: float, high: float, unit: str) -> float:
    """Return a number as a float, or raise ``ValueError`` naming it, the value and the range.

    >>> within("price", 3, 0, 10, "money")
    3.0
    """
    try:
        fits = low <= value <= high
    except TypeError:  # text or nothing
        fits = False
    if not fits:
        raise ValueError(f"{name} must lie between {low} and {high} ({unit}), got {value!r}")
    return float(value)
