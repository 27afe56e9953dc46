"""Which format a text has, from how it begins. JSON is parsed here, since there is no other way to know which."""

import json
import re
from dataclasses import dataclass

from interviewer.errors import ContentError
from interviewer.record.importing.captions import TIMING
from interviewer.record.importing.programs import form, no_known_form
from interviewer.record.importing.shape import Format, Json

_LIKE_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]\[\"])")
_MARKUP = (
    ("<!doctype html", "a web page", "copy the text of the talk into a .txt file"),
    ("<html", "a web page", "copy the text of the talk into a .txt file"),
    ("<?xml", "XML", "export the captions as WebVTT or SRT"),
    ("<tt ", "TTML captions", "export the captions as WebVTT or SRT"),
    ("[script info]", "ASS subtitles", "export the captions as WebVTT or SRT"),
)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A format, and the parsed data if it is a JSON one."""

    format: Format
    data: Json = None


def sniff(text: str, source: str) -> Sniffed:
    """The format of a text; LABELLED stands for all text that is nothing more particular.

    Raises:
        ContentError: markup, or JSON that is broken or of no known kind.
    """
    start = text.lstrip()[:200].casefold()
    for mark, what, remedy in _MARKUP:
        if start.startswith(mark):
            raise ContentError(f"{source} is {what}, not a transcript; {remedy} and import that.")
    if start.startswith("webvtt"):
        return Sniffed(Format.WEBVTT)
    if start[:1] in ("{", "[") and (found := _json(text, source)):
        return found
    if any("-->" in line and _is_cue(line) for line in text[:20_000].split("\n")):
        return Sniffed(Format.SRT)
    return Sniffed(Format.LABELLED)


def _is_cue(line: str) -> bool:
    """Whether a line is a cue's times and, at most, its place; a name behind them makes it a header."""
    found = TIMING.match(line)
    rest = line[found.end() :].strip() if found else ""
    return found is not None and (not rest or any(mark in rest for mark in ":=%"))


def _json(text: str, source: str) -> Sniffed | None:
    """What JSON a text holds; None for text that only begins with a bracket."""
    try:
        data = json.loads(text, strict=False)
    except RecursionError:
        raise ContentError(f"{source} is JSON nested deeper than any transcript; export it again.") from None
    except ValueError as error:
        broken = error
    else:
        if (kind := form(data)) is None:
            raise no_known_form(data, source)
        return Sniffed(kind, data)
    begins = text.lstrip()
    if (rows := _rows(begins)) is not None:
        return rows
    if _LIKE_JSON.match(begins[:200]):
        where = f" at line {broken.lineno}" if isinstance(broken, json.JSONDecodeError) else ""
        raise ContentError(f"{source} begins like JSON but is broken{where}; was it cut short? Export it again.")
    return None


def _rows(text: str) -> Sniffed | None:
    """JSON a line: a journal, or one message a line."""
    try:
        first = json.loads(text.split("\n", 1)[0], strict=False)
        if not isinstance(first, dict):
            return None
        if "kind" in first:
            return Sniffed(Format.JOURNAL)
        rows = [json.loads(line, strict=False) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return None
    kind = form(rows)
    return Sniffed(kind, rows) if kind else None
