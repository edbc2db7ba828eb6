"""How much could an office abroad bring? A first guess from size and distance.

    v = R C s,    s = (Y / d) / sum of all Y / d

Y is the market's GDP (US$), d its distance from home (km), C what all candidates cost together and R what a dollar of
offices is said to bring on average. So the candidates share the average return by the gravity of their markets: large
and near ones get more. It is a guess to start from, to be replaced by what an agency knows.

References: Volpe Martincus (2010) for R as the study cites it; the gravity equation for the shares.
"""

from math import asin, cos, fsum, isfinite, radians, sin, sqrt

EARTH = 6371.0  # km, mean radius


def great_circle(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Shortest distance over the earth, km.

    Parameters
    ----------
    latitude, longitude, other_latitude, other_longitude
        Degrees; latitudes from -90 to 90, longitudes from -180 to 180.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> round(great_circle(0, 0, 0, 90))
    10008
    """
    for name, number, most in (("latitude", latitude, 90), ("longitude", longitude, 180),
                               ("other_latitude", other_latitude, 90), ("other_longitude", other_longitude, 180)):
        if not -most <= number <= most:
            raise ValueError(f"{name} must lie from -{most} to {most} degrees, got {number!r}")
    north, east = radians(other_latitude - latitude), radians(other_longitude - longitude)
    half = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def first_guess(markets: list[dict], average_return: float) -> list[float]:
    """What an office in each market would bring, in the unit of cost.

    Parameters
    ----------
    markets
        One dict a candidate: ``gdp`` (above 0), ``distance`` (km, above 0) and ``cost`` (above 0).
    average_return
        Dollars that a dollar of offices brings on average, 0 or more.

    Raises
    ------
    ValueError
        A number lies outside its range.

    >>> first_guess([{"gdp": 2, "distance": 1, "cost": 10}, {"gdp": 2, "distance": 2, "cost": 20}], 3)
    [60.0, 30.0]
    """
    for market in markets:
        for name in ("gdp", "distance", "cost"):
            if not isfinite(market[name]) or market[name] <= 0:
                raise ValueError(f"{name} must be greater than 0, got {market[name]!r}")
    if not isfinite(average_return) or average_return < 0:
        raise ValueError(f"average_return must be 0 or more, got {average_return!r}")
    pulls = [market["gdp"] / market["distance"] for market in markets]
    paid = fsum([market["cost"] for market in markets])
    return [average_return * paid * pull / fsum(pulls) for pull in pulls]
