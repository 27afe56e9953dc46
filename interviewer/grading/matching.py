"""Finds a quote in a text, word by word. What is found is always a slice of the text itself.

Case, spaces, quotation marks, dashes and other punctuation do not count, nor do the noises people make while thinking;
every other word does, numbers and negations first of all. Knows no turn and no grade.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[$€£¥]|\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’ʼ‘][^\W\d_]+)*")
_GAP = re.compile(r"\s*(?:\.\.\.+|…|\[\s*(?:\.\.\.|…)?\s*\])\s*")
_NOISES = frozenset({"um", "uh", "er", "erm", "hm", "hmm", "mm", "mhm", "ah", "eh"})
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
SHORTEST = 3
"""Words a quote, or a part of one, must have, unless the whole text is shorter."""
FURTHEST = 80
"""Words that may lie between two parts of a quote joined by an ellipsis."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: text[start:end], and how it is compared."""

    start: int
    end: int
    key: str


def keys(text: str) -> list[Word]:
    """The words of a text, noises left out."""
    return list(_words(text))


def find(quote: str, text: str) -> str | None:
    """The slice of `text` that `quote` stands for, or None.

    A quote with an ellipsis stands for the slice from its first part to its last, in order, where the parts lie close
    together, and for its parts joined by an ellipsis where they do not.
    """
    parts = [p for p in _GAP.split(quote) if _WORD.search(p)]
    there = keys(text)
    least = min(SHORTEST, len(there))
    found: list[tuple[int, int]] = []
    begin = 0
    for part in parts:
        wanted = [word.key for word in keys(part)]
        if len(wanted) < least:
            return None
        at = _run([word.key for word in there], wanted, begin)
        if at is None:
            return None
        found.append((at, at + len(wanted) - 1))
        begin = at + len(wanted)
    if not found:
        return None
    if all(b[0] - a[1] <= FURTHEST // 10 for a, b in pairwise(found)):
        return _slice(text, there, found[0][0], found[-1][1])
    if found[-1][0] - found[0][1] > FURTHEST:
        return None
    return " … ".join(_slice(text, there, first, last) for first, last in found)


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        key = unicodedata.normalize("NFKC", match.group().translate(_APOSTROPHES)).casefold()
        if key not in _NOISES:
            yield Word(match.start(), match.end(), key)


def _run(there: Sequence[str], wanted: Sequence[str], begin: int) -> int | None:
    """Where `wanted` stands in `there`, in one piece, from `begin` on."""
    for at in range(begin, len(there) - len(wanted) + 1):
        if there[at] == wanted[0] and list(there[at : at + len(wanted)]) == list(wanted):
            return at
    return None


def _slice(text: str, words: Sequence[Word], first: int, last: int) -> str:
    return text[words[first].start : words[last].end]
