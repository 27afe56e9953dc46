"""Finds JSON objects in a model's answer: fenced, after prose or reasoning, cut off, with raw line breaks.

Text in, candidates out; what they mean is not known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINS = re.compile(r'\{(?=\s*(?:["}]|$))')
"""A brace that opens an object, not one in prose."""
_STRING = r'"[^"\\]*(?:\\.?[^"\\]*)*"?'
_STRINGS = re.compile(_STRING, re.DOTALL)
_BRACE = re.compile(rf'(?:[^"{{}}]+|{_STRING})*+([{{}}])', re.DOTALL)
"""What stands before the next brace that is in no string, and the brace. A string may be cut off."""
_RAW = re.compile(r"\\([\x00-\x1f])|\\.|([\x00-\x1f])", re.DOTALL)
"""A control character, behind a backslash or not; what else is escaped is passed over."""
_THINKING = re.compile(r"\s*<think(?:ing)?>")
_THOUGHT = re.compile(r"</think(?:ing)?>")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text that may be a JSON object."""

    text: str
    """From its opening brace; control characters inside strings are escaped, as JSON wants them."""
    closed: bool
    """Whether its closing brace has come."""


def objects_in(text: str) -> Iterator[Found]:
    """The outermost objects in order of appearance; the last one may be unfinished."""
    at = 0
    if _THINKING.match(text):
        ended = _THOUGHT.search(text)
        if ended is None:
            return
        at = ended.end()
    while begin := _BEGINS.search(text, at):
        found, at = _read(text, begin.start())
        yield found
        if not found.closed:
            return


def _read(text: str, start: int) -> tuple[Found, int]:
    """The object that opens at `start`, and where it ends."""
    depth, at = 0, start
    while found := _BRACE.match(text, at):
        at = found.end()
        depth += 1 if found[1] == "{" else -1
        if depth == 0:
            return Found(_escaped(text[start:at]), True), at
    return Found(_escaped(text[start:]), False), len(text)


def _escaped(piece: str) -> str:
    """JSON whose strings hold control characters only as JSON wants them."""
    if piece.isprintable():
        return piece
    return _STRINGS.sub(lambda string: _RAW.sub(_escape, string.group()), piece)


def _escape(raw: re.Match[str]) -> str:
    found = raw[1] or raw[2]
    return f"\\u{ord(found):04x}" if found else raw.group()
