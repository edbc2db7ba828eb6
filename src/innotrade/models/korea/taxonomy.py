"""Which instrument does what, by which means? A table of policies as a thing that can be asked.

    entries -> schemes with a goal of one aim -> the tools of these schemes -> the resources that the tools use

An entry is a goal or a tool of a scheme, and a scheme stands on one side of policy (supply, actors, links, demand). The
aim of a goal and the resource of a tool are codes: somebody reads the words and decides. Resources after Hood (1983),
*The tools of government*: money is spent or forgone, a rule binds, an organisation works, information tells.
"""

RESOURCES = ["money", "rule", "organisation", "information", "not given"]


def schemes(entries: list[dict]) -> list[dict]:
    """Gather entries into schemes.

    Parameters
    ----------
    entries
        Dicts with ``policy``, ``scheme``, ``aspect`` ("goal" or "tool"), ``entry`` (its words) and ``code``.

    Returns
    -------
    One dict a scheme in the order of its first entry: ``policy``, ``scheme``, ``aims`` (without repeats) and ``tools``
    (dicts ``entry`` and ``code``).

    Raises
    ------
    ValueError
        An aspect is neither goal nor tool.
    """
    found = []
    for entry in entries:
        if entry["aspect"] not in ("goal", "tool"):
            raise ValueError(f"aspect must be 'goal' or 'tool', got {entry['aspect']!r}")
        same = [item for item in found if item["scheme"] == entry["scheme"] and item["policy"] == entry["policy"]]
        if not same:
            found.append({"policy": entry["policy"], "scheme": entry["scheme"], "aims": [], "tools": []})
            same = [found[-1]]
        if entry["aspect"] == "tool":
            same[0]["tools"].append({"entry": entry["entry"], "code": entry["code"]})
        elif entry["code"] not in same[0]["aims"]:
            same[0]["aims"].append(entry["code"])
    return found


def policies(entries: list[dict]) -> list[str]:
    """Return the sides of policy in the order of their first entry."""
    found = []
    for entry in entries:
        if entry["policy"] not in found:
            found.append(entry["policy"])
    return found


def matrix(entries: list[dict], aims: list[str]) -> list[dict]:
    """Count the schemes of each side that have a goal of each aim.

    Parameters
    ----------
    entries
        As in :func:`schemes`.
    aims
        Codes of goals, in the order wanted.

    Returns
    -------
    One row a side and aim: ``policy``, ``aim``, ``schemes`` (a number, 0 where none) and ``named`` (their names).

    >>> rows = matrix([{"policy": "Supply", "scheme": "Loans", "aspect": "goal", "entry": "x", "code": "finance"}],
    ...               ["finance", "people"])
    >>> [(row["aim"], row["schemes"]) for row in rows]
    [('finance', 1), ('people', 0)]
    """
    gathered = schemes(entries)
    rows = []
    for policy in policies(entries):
        for aim in aims:
            named = [item["scheme"] for item in gathered if item["policy"] == policy and aim in item["aims"]]
            rows.append({"policy": policy, "aim": aim, "schemes": len(named), "named": "; ".join(named)})
    return rows


def ask(entries: list[dict], aim: str, resource: str) -> list[dict]:
    """Return the tools of all schemes with a goal of one aim, counted by side and resource.

    Parameters
    ----------
    entries
        As in :func:`schemes`.
    aim
        Code of a goal, or "any".
    resource
        One of ``RESOURCES``, or "any".

    Returns
    -------
    One row a side and resource, also where nothing is found: ``policy``, ``resource``, ``tools`` (a number) and
    ``named`` (their words, "none" where there are none).

    Raises
    ------
    ValueError
        The resource or the aim is unknown.

    >>> rows = ask([{"policy": "Supply", "scheme": "Loans", "aspect": "goal", "entry": "x", "code": "finance"},
    ...             {"policy": "Supply", "scheme": "Loans", "aspect": "tool", "entry": "A loan", "code": "money"}],
    ...            "finance", "money")
    >>> rows[0]["named"]
    'A loan'
    """
    known = [entry["code"] for entry in entries if entry["aspect"] == "goal"]
    if aim != "any" and aim not in known:
        raise ValueError(f"aim must be 'any' or the code of a goal, got {aim!r}")
    if resource != "any" and resource not in RESOURCES:
        raise ValueError(f"resource must be 'any' or one of {', '.join(RESOURCES)}, got {resource!r}")
    wanted = RESOURCES if resource == "any" else [resource]
    rows = []
    for policy in policies(entries):
        tools = [tool for item in schemes(entries) if item["policy"] == policy and (aim == "any" or aim in item["aims"])
                 for tool in item["tools"]]
        for code in wanted:
            named = [tool["entry"] for tool in tools if tool["code"] == code]
            rows.append({"policy": policy, "resource": code, "tools": len(named), "named": "; ".join(named) or "none"})
    return rows


def shared(entries: list[dict]) -> list[dict]:
    """Return tools that more than one scheme names, whatever their capitals.

    Returns
    -------
    Dicts ``tool`` (as first written) and ``schemes`` (names in order).
    """
    found = []
    for item in schemes(entries):
        for tool in item["tools"]:
            same = [row for row in found if row["tool"].lower() == tool["entry"].lower()]
            if not same:
                found.append({"tool": tool["entry"], "schemes": [item["scheme"]]})
            elif item["scheme"] not in same[0]["schemes"]:
                same[0]["schemes"].append(item["scheme"])
    return [row for row in found if len(row["schemes"]) > 1]
