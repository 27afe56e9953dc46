"""Finds a quote in a text, word by word. What is found is always a slice of the text itself.

Case, spaces, quotation marks, dashes and other punctuation do not count, nor do the noises people make while thinking;
every other word does, numbers and negations first of all. Knows no turn and no grade.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts written without spaces: each of their letters counts as a word."""
_INVISIBLE = r"\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff" + _INVISIBLE
"""What stands in the middle of a word and is no letter of its own."""
_APOSTROPHE = "'’ʼ‘`´"
_LETTERS = rf"(?=\w)(?:(?![\d_{_UNSPACED}])[\w{_MARKS}])+"
_WORD = re.compile(
    r"[$£¤¥\u20a0-\u20cf]"
    r"|(?:(?<![\w.])\.)?\d+(?:[.,:]\d+)*(?:[ \u00a0\u202f]?%)?"
    rf"|[{_UNSPACED}]"
    rf"|{_LETTERS}(?:[{_APOSTROPHE}]{_LETTERS})*"
)
_GAP = re.compile(r"\s*(?:\.\.\.+|…|\[\s*(?:\.\.\.|…)?\s*\])\s*")
_NOISES = frozenset({"um", "uh", "er", "erm", "hm", "hmm", "mm", "mhm", "ah", "eh"})
_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHE, "'"))
_UNSEEN = re.compile(rf"[{_INVISIBLE}\s]")
SHORTEST = 3
"""Words a quote, or a part of one, must have, unless the whole text is shorter."""
CLOSE = 8
"""Words that may lie between two parts of a quote for all of it to be given as one slice."""
FURTHEST = 80
"""Words that may lie between the first and the last part of a quote joined by ellipses."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: text[start:end], and how it is compared."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=256)
def keys(text: str) -> tuple[Word, ...]:
    """The words of a text, noises left out. A turn is looked through for many quotes, and read once."""
    return tuple(_words(text))


def find(quote: str, text: str) -> str | None:
    """The slice of `text` that `quote` stands for, or None.

    An ellipsis where the text has one, or nothing, is punctuation. Else it joins parts: the quote stands for the slice
    from its first part to its last, in order, where the parts lie close together, and for its parts joined by an
    ellipsis where they do not.
    """
    there = keys(text)
    held = [word.key for word in there]
    least = max(1, min(SHORTEST, len(held)))
    whole = _keys(quote)
    if len(whole) < least:
        return None
    at = _run(held, whole, 0, len(held))
    if at is not None:
        return _slice(text, there, at, at + len(whole) - 1)
    parts = [part for piece in _GAP.split(quote) if (part := _keys(piece))]
    if len(parts) < 2 or any(len(part) < least for part in parts):
        return None
    found = _placed(held, parts)
    if not found:
        return None
    if all(b[0] - a[1] <= CLOSE for a, b in pairwise(found)):
        return _slice(text, there, found[0][0], found[-1][1])
    return " … ".join(_slice(text, there, first, last) for first, last in found)


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        key = _key(match.group())
        if key not in _NOISES:
            yield Word(match.start(), match.end(), key)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    bare = _UNSEEN.sub("", word.translate(_PLAIN))
    return unicodedata.normalize("NFKC", bare).casefold()


def _keys(text: str) -> list[str]:
    return [word.key for word in _words(text)]


def _placed(there: Sequence[str], parts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """First and last word of each part, in order and near enough to one another; empty where they are not."""
    begin = 0
    while (first := _run(there, parts[0], begin, len(there))) is not None:
        found = [(first, first + len(parts[0]) - 1)]
        for part in parts[1:]:
            at = _run(there, part, found[-1][1] + 1, found[0][1] + FURTHEST)
            if at is None:
                break
            found.append((at, at + len(part) - 1))
        if len(found) == len(parts):
            return found
        begin = first + 1
    return []


def _run(there: Sequence[str], wanted: Sequence[str], begin: int, latest: int) -> int | None:
    """Where `wanted` stands in `there`, in one piece, beginning from `begin` to `latest`."""
    for at in range(begin, min(latest, len(there) - len(wanted)) + 1):
        if there[at] == wanted[0] and there[at : at + len(wanted)] == wanted:
            return at
    return None


def _slice(text: str, words: Sequence[Word], first: int, last: int) -> str:
    return text[words[first].start : words[last].end]
