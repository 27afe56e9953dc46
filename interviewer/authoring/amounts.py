"""Numbers as people say them, in words or in digits, with the words around them. Knows no scenario."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
_VALUES = {word: value for value, word in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, start=2)}
_VALUES["dozen"] = 12
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_PARTS |= {"ninth": 9, "tenth": 10, "hundredth": 100}
_PARTS |= {f"{word}s": value for word, value in _PARTS.items() if word not in ("half", "halves")}
_TOKEN = re.compile(r"\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|%|[^\w\s]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what is said around it: `text` is how it was said."""

    value: float
    text: str
    start: int
    end: int
    before: tuple[str, ...]
    """Up to four words before it, lower case, the nearest last; a sign between them ends the view."""
    after: tuple[str, ...]
    """Up to four words after it, likewise, the nearest first."""
    is_percent: bool = False
    is_part: bool = False
    """A fraction such as two thirds; the value is what it comes to."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """Every number in a text, in order. Times of day and ordinals are not told apart from others."""
    tokens = [_Token(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        value, past = _number(tokens, at)
        if past == at:
            at += 1
            continue
        value, past, kind = _kind(tokens, value, past)
        start, end = tokens[at].start, tokens[past - 1].end
        around = (_words(tokens[max(0, at - 4) : at], backwards=True), _words(tokens[past : past + 4]))
        found.append(Amount(value, text[start:end], start, end, *around, kind == "percent", kind == "part"))
        at = past
    return tuple(found)


def _number(tokens: Sequence[_Token], at: int) -> tuple[float, int]:
    """The number that begins at a token, and the place after it; the same place when there is none."""
    word = tokens[at].text
    if word[0].isdigit():
        return _scaled(tokens, float(word.replace(",", "")), at + 1)
    if word in ("a", "an"):
        following = _text(tokens, at + 1)
        if following in ("hundred", "dozen", *_SCALES):
            return _spoken(tokens, at + 1, 1.0)
        if following in _PARTS:
            return 1 / _PARTS[following], at + 2
        return 0.0, at
    if word == "half":
        if _text(tokens, at + 1) in ("a", "an") and _text(tokens, at + 2) in ("dozen", "hundred", *_SCALES):
            value, past = _spoken(tokens, at + 2, 1.0)
            return value / 2, past
        return 0.5, at + 1
    if word in _VALUES and word != "dozen":
        return _spoken(tokens, at, 0.0)
    return 0.0, at


def _spoken(tokens: Sequence[_Token], at: int, current: float) -> tuple[float, int]:
    """A number in words from a token on; `current` is what an article before it counts as."""
    whole, past, last = 0.0, at, ""
    while past < len(tokens):
        word = tokens[past].text
        joined = word in ("and", "-") and last in ("hundred", "thousand", "tens") and (word == "-" or last != "tens")
        if joined and _text(tokens, past + 1) in _VALUES:
            past += 1
            continue
        if word == "dozen":
            current, last = max(current, 1.0) * 12, "done"
        elif word in _VALUES and last in ("", "hundred", "thousand", "tens") and (last != "tens" or _VALUES[word] < 10):
            current, last = current + _VALUES[word], "tens" if word in _TENS else "ones"
        elif word == "hundred" and last in ("", "ones", "tens") and current:
            current, last = current * 100, "hundred"
        elif word in _SCALES and last != "done" and current:
            whole, current, last = whole + current * _SCALES[word], 0.0, word
        elif word == "point" and last in ("ones", "tens") and _text(tokens, past + 1) in _ONES[:10]:
            current, past = current + _VALUES[tokens[past + 1].text] / 10, past + 1
        else:
            break
        past += 1
    return whole + current, past


def _scaled(tokens: Sequence[_Token], value: float, past: int) -> tuple[float, int]:
    scale = 100 if _text(tokens, past) == "hundred" else _SCALES.get(_text(tokens, past))
    return (value * scale, past + 1) if scale else (value, past)


def _kind(tokens: Sequence[_Token], value: float, past: int) -> tuple[float, int, str]:
    """What comes after the bare number and belongs to it: `and a half`, `per cent`, the part of a fraction."""
    here = [_text(tokens, past + step) for step in range(3)]
    if here == ["and", "a", "half"]:
        value, past = value + 0.5 * _SCALES.get(_text(tokens, past - 1), 1), past + 3
        here = [_text(tokens, past), _text(tokens, past + 1), ""]
        value, past = _scaled(tokens, value, past)
    step = 1 if here[0] == "-" else 0  # two-thirds; a twenty-third is an ordinal, being no plural
    if here[step] in _PARTS and value == int(value) and 1 <= value < 100 and (value == 1) != here[step].endswith("s"):
        return value / _PARTS[here[step]], past + step + 1, "part"
    if here[0] in ("%", "percent"):
        return value, past + 1, "percent"
    if here[:2] == ["per", "cent"]:
        return value, past + 2, "percent"
    return value, past, "part" if 0 < value < 1 else "count"


def _text(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _words(tokens: Sequence[_Token], backwards: bool = False) -> tuple[str, ...]:
    """The words of some tokens up to the first sign that cuts them off."""
    kept: list[str] = []
    for token in reversed(tokens) if backwards else tokens:
        if not token.text[0].isalnum() and token.text != "-":
            break
        kept.append(token.text)
    return tuple(reversed(kept)) if backwards else tuple(kept)
