"""Are 122 programmes too many? Coverage, overlap, what a merger loses, what a place costs, and who finds the way.

    coverage      = cells with a programme / cells that are wanted          a cell is a barrier at a stage of a firm
    overlap       = cells of both programmes / cells of either              Jaccard similarity
    only here     = cells of a programme that no other has                  what closing it would lose
    cost          = budget / places
    P(finds)      = 1 - C(n - m, k) / C(n, k)                               k of n programmes looked at, m of them fit
    P(is served)  = sum over h of P(h of the k fit) (1 - (1 - a)^h)         each that fits accepts with chance a

The smallest set of programmes that covers everything is the set cover problem; adding always what covers most that is
new (greedy) need not find it.

References: Jaccard (1912); Karp (1972), Chvatal (1979) for set covers; Landau (1969) on duplication; Fisher (1935).
"""

from math import fsum

GRAINS = ("barrier", "barrier and stage", "barrier, stage and need")


def cells(programme: dict, grain: str = "barrier and stage") -> list[str]:
    """Return the cells of the coverage matrix that a programme fills.

    Parameters
    ----------
    programme
        Dict with ``barriers`` and ``stages``, separated by semicolons, and ``needs`` (one word, empty or ``None``).
    grain
        ``"barrier"``, ``"barrier and stage"``, or ``"barrier, stage and need"``: how fine the cells are.

    Raises
    ------
    ValueError
        ``grain`` is unknown, or the programme has no barrier or no stage.

    >>> cells({"barriers": "buyers; rules", "stages": "first", "needs": ""})
    ['buyers / first', 'rules / first']
    """
    if grain not in GRAINS:
        raise ValueError(f"grain must be one of {'; '.join(GRAINS)}, got {grain!r}")
    barriers, stages = parts(programme["barriers"]), parts(programme["stages"])
    if not barriers or not stages:
        raise ValueError(f"barriers and stages must name at least one each, got {programme['barriers']!r} and "
                         f"{programme['stages']!r}")
    if grain == "barrier":
        return barriers
    end = f" / {programme['needs'] or 'any'}" if grain == GRAINS[2] else ""
    return [f"{barrier} / {stage}{end}" for barrier in barriers for stage in stages]


def parts(text: str | None) -> list[str]:
    """Return the words of a text in which semicolons separate them; none of an empty one."""
    return [word.strip() for word in (text or "").split(";") if word.strip()]


def by_programme(programmes: list[dict], grain: str = "barrier and stage") -> dict[str, list[str]]:
    """Return the cells of each programme by its name; arguments as in :func:`cells`, plus ``programme``."""
    return {programme["programme"]: cells(programme, grain) for programme in programmes}


def by_agency(programmes: list[dict], grain: str = "barrier and stage") -> dict[str, list[str]]:
    """Return the cells that each agency fills with all its programmes, in the order of first appearance."""
    found = {}
    for programme in programmes:
        for agency in parts(programme["agencies"]):
            found[agency] = list(dict.fromkeys([*found.get(agency, []), *cells(programme, grain)]))
    return found


def depth(sets: dict[str, list[str]]) -> dict[str, int]:
    """How many of the sets hold each cell: 1 has no substitute.

    >>> depth({"fair": ["buyers"], "course": ["skills"], "mission": ["buyers", "skills"]})
    {'buyers': 2, 'skills': 2}
    """
    count = {}
    for held in sets.values():
        for cell in dict.fromkeys(held):
            count[cell] = count.get(cell, 0) + 1
    return count


def coverage(sets: dict[str, list[str]], wanted: list[str], least: int = 1) -> float:
    """Share of the wanted cells that at least ``least`` of the sets hold.

    Raises
    ------
    ValueError
        Nothing is wanted, or ``least`` is less than 1.

    >>> coverage({"fair": ["buyers"], "loan": ["finance"]}, ["buyers", "finance", "skills", "rules"])
    0.5
    """
    cells_wanted = list(dict.fromkeys(wanted))
    if not cells_wanted:
        raise ValueError("wanted must name at least one cell, got none")
    if least < 1:
        raise ValueError(f"least must be 1 or more, got {least!r}")
    count = depth(sets)
    return len([cell for cell in cells_wanted if count.get(cell, 0) >= least]) / len(cells_wanted)


def overlap(first: list[str], second: list[str]) -> float:
    """Cells of both over cells of either (Jaccard): 0 for strangers, 1 for twins.

    Raises
    ------
    ValueError
        Neither has a cell.

    >>> overlap(["buyers / first", "buyers / exporting"], ["buyers / first"])
    0.5
    """
    either = list(dict.fromkeys([*first, *second]))
    if not either:
        raise ValueError("first and second must hold at least one cell between them, got none")
    return len([cell for cell in either if cell in first and cell in second]) / len(either)


def only_here(sets: dict[str, list[str]], name: str) -> list[str]:
    """Return the cells that would be lost if one of the sets were closed, in its order.

    Raises
    ------
    ValueError
        ``name`` is none of the sets.

    >>> only_here({"fair": ["buyers"], "mission": ["buyers", "skills"]}, "mission")
    ['skills']
    """
    if name not in sets:
        raise ValueError(f"name must be one of {', '.join(sets)}, got {name!r}")
    count = depth(sets)
    return [cell for cell in dict.fromkeys(sets[name]) if count[cell] == 1]


def merger_loss(sets: dict[str, list[str]], first: str, second: str, merged: list[str]) -> list[str]:
    """Return the cells that two programmes held, and that neither their merger nor any other set holds.

    Parameters
    ----------
    sets
        Cells by name.
    first, second
        Names of the two that are merged; different ones.
    merged
        Cells of what takes their place.

    Raises
    ------
    ValueError
        A name is unknown, or the two are one.
    """
    for name in (first, second):
        if name not in sets:
            raise ValueError(f"name must be one of {', '.join(sets)}, got {name!r}")
    if first == second:
        raise ValueError(f"second must differ from first, both are {first!r}")
    left = {name: held for name, held in sets.items() if name not in (first, second)}
    still = depth({**left, "the merger": merged})
    return [cell for cell in dict.fromkeys([*sets[first], *sets[second]]) if cell not in still]


def greedy_order(sets: dict[str, list[str]]) -> list[tuple[str, int]]:
    """Order in which sets are taken if each next one adds most that is new (the earlier listed where two tie).

    Returns
    -------
    Pairs of name and cells added, until nothing is left to add.

    >>> greedy_order({"a": ["1", "2"], "b": ["2"], "c": ["2", "3", "4"]})
    [('c', 3), ('a', 1)]
    """
    order, have = [], {}
    while True:
        new = {name: len([cell for cell in dict.fromkeys(held) if cell not in have]) for name, held in sets.items()}
        best = max(new, key=lambda name: new[name], default=None)
        if best is None or new[best] == 0:
            return order
        order.append((best, new[best]))
        have.update(dict.fromkeys(sets[best], True))


def smallest_cover(sets: dict[str, list[str]], wanted: list[str]) -> list[str]:
    """Fewest sets that together hold every wanted cell, found by trying; of several, one of the earlier listed.

    Sets that another one contains are left out first. Then the cell that fewest sets hold is taken, and one of these
    sets must be chosen: so for one set, two sets, ... until it works.

    Raises
    ------
    ValueError
        A wanted cell is held by no set.

    >>> smallest_cover({"a": ["1", "2"], "b": ["3"], "c": ["2", "3"]}, ["1", "2", "3"])
    ['a', 'c']
    """
    goal = list(dict.fromkeys(wanted))
    useful = {name: [cell for cell in goal if cell in held] for name, held in sets.items()}
    for cell in goal:
        if not [name for name in useful if cell in useful[name]]:
            raise ValueError(f"wanted must be cells that some set holds; none holds {cell!r}")
    names = list(useful)
    kept = [name for place, name in enumerate(names) if useful[name] and not [
        other for rank, other in enumerate(names)
        if other != name and _inside(useful[name], useful[other])
        and (len(useful[other]) > len(useful[name]) or rank < place)]]
    for size in range(len(kept) + 1):
        found = _cover(useful, kept, goal, size)
        if found is not None:
            return [name for name in names if name in found]
    return kept


def _inside(small: list[str], large: list[str]) -> bool:
    return not [cell for cell in small if cell not in large]


def _cover(useful: dict, names: list[str], goal: list[str], size: int) -> list[str] | None:
    """Sets, ``size`` at most, that hold the goal, or ``None``."""
    if not goal:
        return []
    if size == 0:
        return None
    holders = {cell: [name for name in names if cell in useful[name]] for cell in goal}
    rare = min(goal, key=lambda cell: len(holders[cell]))
    for name in holders[rare]:
        rest = _cover(useful, names, [cell for cell in goal if cell not in useful[name]], size - 1)
        if rest is not None:
            return [name, *rest]
    return None


def cost_per_place(budget: float, places: float, share: float = 100) -> float:
    """US dollars for each place.

        cost = budget 10^6 (share / 100) / places

    Parameters
    ----------
    budget
        US$ million, 0 or more.
    places
        Firms, people or offices, greater than 0.
    share
        Part of the budget that is spent on them, %, 0 to 100.

    Raises
    ------
    ValueError
        An argument lies outside its range.

    >>> cost_per_place(2, 500)
    4000.0
    """
    if not 0 <= budget < float("inf"):
        raise ValueError(f"budget must be 0 or more (US$ million), got {budget!r}")
    if not 0 < places < float("inf"):
        raise ValueError(f"places must be greater than 0, got {places!r}")
    if not 0 <= share <= 100:
        raise ValueError(f"share must lie between 0 and 100 (per cent), got {share!r}")
    return budget * 1e6 * (share / 100) / places


def chance_to_find(programmes: int, fitting: int, looked_at: int) -> float:
    """Chance that a firm finds a programme that fits, if it looks at some drawn from the list by lot.

        P = 1 - C(n - m, k) / C(n, k)

    Parameters
    ----------
    programmes
        Programmes in the list, n, 1 or more.
    fitting
        Those that fit the firm, m, 0 to n.
    looked_at
        Those it looks at, k, 0 to n.

    Raises
    ------
    ValueError
        An argument is not a whole number within its range.

    >>> round(chance_to_find(8, 4, 4) * 70)
    69
    """
    _counts(programmes, fitting, looked_at)
    none = 1.0
    for draw in range(looked_at):
        none *= max(programmes - fitting - draw, 0) / (programmes - draw)
    return 1 - none


def chance_to_be_served(programmes: int, fitting: int, looked_at: int, accepts: float) -> float:
    """Chance that at least one programme that the firm finds accepts it.

        P = sum over h of C(m, h) C(n - m, k - h) / C(n, k) (1 - (1 - a)^h)

    Parameters
    ----------
    programmes, fitting, looked_at
        As for :func:`chance_to_find`. A firm that is led to all that fit looks at all: k = n.
    accepts
        Chance that a programme that fits accepts the firm, a, 0 to 1; independent of the others.

    Raises
    ------
    ValueError
        An argument lies outside its range.

    >>> chance_to_be_served(2, 2, 2, 0.5)
    0.75
    """
    _counts(programmes, fitting, looked_at)
    if not 0 <= accepts <= 1:
        raise ValueError(f"accepts must lie between 0 and 1 (a fraction), got {accepts!r}")
    if looked_at == programmes:
        return 1 - (1 - accepts) ** fitting
    chances = [1.0] + [0.0] * fitting  # chance to have found 0, 1, ... programmes, draw by draw
    for draw in range(looked_at):
        left = programmes - draw
        for found in range(min(draw + 1, fitting), -1, -1):
            missed = chances[found] * (left - fitting + found) / left if found <= draw else 0.0
            hit = chances[found - 1] * (fitting - found + 1) / left if found > 0 else 0.0
            chances[found] = missed + hit
    return fsum([chance * (1 - (1 - accepts) ** found) for found, chance in enumerate(chances)])


def _counts(programmes: int, fitting: int, looked_at: int) -> None:
    if programmes < 1 or programmes != int(programmes):
        raise ValueError(f"programmes must be a whole number of 1 or more, got {programmes!r}")
    for name, number in (("fitting", fitting), ("looked_at", looked_at)):
        if not 0 <= number <= programmes or number != int(number):
            raise ValueError(f"{name} must be a whole number from 0 to {programmes}, got {number!r}")
