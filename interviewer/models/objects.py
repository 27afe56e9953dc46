"""Finds JSON objects in a model's answer: fenced, after prose or reasoning, cut off, with raw line breaks.

Text in, candidates out; what they mean is not known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINS = re.compile(r'\{(?=\s*(?:["}]|$))')
"""A brace that opens an object, not one in prose."""
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
    out: list[str] = []
    depth, in_string, escaped = 0, False, False
    for at in range(start, len(text)):
        char = text[at]
        if in_string and char < " ":
            out.append(f"\\u{ord(char):04x}" if not escaped else f"u{ord(char):04x}")
            escaped = False
            continue
        out.append(char)
        if in_string:
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == '"':
                in_string = False
        elif char == '"':
            in_string = True
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return Found("".join(out), True), at + 1
    return Found("".join(out), False), len(text)
