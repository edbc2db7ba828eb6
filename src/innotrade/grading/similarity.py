"""Which notebooks share code that was neither given out, nor the natural solution, nor written by half of the class?

Tokens with names and numbers masked, hashed in runs, the smallest hash of every window kept (winnowing; Schleimer,
Wilkerson and Aiken, 2003). A report is a reason to read two notebooks side by side, and no more than that.
"""

import io
import keyword
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import combinations

from innotrade.grading.alarm import Overtime, alarm

RUN = 12
WINDOW = 6
_LEAST_SHARED = 15
_LONGEST = 200_000
_SECONDS = 10
_MOST_HOLDERS = 25  # what more notebooks share is how the task is solved, not a copy
_SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def fingerprint(sources: Iterable[str]) -> set[int]:
    """Return the hashes that stand for the code of some cells; names, numbers, texts and layout do not matter."""
    tokens, left = [], _LONGEST
    try:
        with alarm(_SECONDS):
            for source in sources:
                tokens += _tokens(source[:left])
                left -= min(len(source), left)
    except Overtime:
        pass  # what was read of a notebook that is made to be slow counts
    runs = [_hash(tokens[start:start + RUN]) for start in range(len(tokens) - RUN + 1)]
    return {min(runs[start:start + WINDOW]) for start in range(max(len(runs) - WINDOW + 1, min(len(runs), 1)))}


def pairs(prints: Mapping[str, set[int]], given: set[int], least: float = 0.5) -> list[tuple[str, str, float]]:
    """Return the pairs of submissions that share much, the most alike first.

    Parameters
    ----------
    prints
        Fingerprint by submission.
    given
        Fingerprint of what says nothing of who wrote it: what everybody was given, and the worked solution.
    least
        Smallest share of the shorter one's fingerprint that is reported.

    Returns
    -------
    First, second, and share of the shorter one's fingerprint that both have.
    """
    prints = {name: found - given for name, found in prints.items()}
    common = Counter(one for found in prints.values() for one in found)
    usual = {one for one, count in common.items() if len(prints) > 4 and count > min(len(prints) / 2, _MOST_HOLDERS)}
    prints = {name: found - usual for name, found in prints.items()}
    holders = defaultdict(list)
    for name, found in prints.items():
        for one in found:
            holders[one].append(name)
    shared = Counter(pair for names in holders.values() for pair in combinations(sorted(names), 2))
    alike = [(first, second, count / min(len(prints[first]), len(prints[second])))
             for (first, second), count in shared.items() if count >= _LEAST_SHARED]
    return sorted((found for found in alike if found[2] >= least), key=lambda found: (-found[2], found[:2]))


def _tokens(source: str) -> list[str]:
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in _SKIPPED:
                continue
            masked = token.type in (tokenize.NUMBER, tokenize.STRING) or (
                token.type == tokenize.NAME and not keyword.iskeyword(token.string))
            found.append(tokenize.tok_name[token.type] if masked else token.string)
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError):
        pass  # what could be read of a broken cell counts
    return found


def _hash(tokens: list[str]) -> int:
    return int.from_bytes(blake2b("\0".join(tokens).encode("utf-8", "replace"), digest_size=8).digest(), "big")
