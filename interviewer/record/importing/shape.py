"""The shapes importing works with: pieces of speech as a file gives them, and what an import amounts to.

Knows no file format; each of them is read into `Heard`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from interviewer.plaintext import one_line
from interviewer.record.events import Event
from interviewer.record.transcript import Speaker, Transcript

LONGEST_NAME = 60
"""Characters; what is longer is no name."""


class Format(StrEnum):
    """What a file was understood to be."""

    JOURNAL = "journal"
    TRANSCRIPT = "transcript"
    WEBVTT = "webvtt"
    SRT = "srt"
    LABELLED = "labelled"  # "Ana: text"
    HEADERS = "headers"  # "Ana  0:12", the text below it
    WHISPER = "whisper"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """Somebody who speaks in the file."""

    name: str
    role: Speaker
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file was understood to say."""

    transcript: Transcript
    """Turns numbered from 1, with roles; `elapsed` is seconds from the start at the turn's end, where known."""
    format: Format
    speakers: tuple[SpeakerFound, ...]
    warnings: tuple[str, ...]
    """One plain sentence each."""
    scenario: str | None = None
    """The scenario's id, which our own records know."""
    events: tuple[Event, ...] = ()
    """Of a journal; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A piece of speech as the file has it."""

    name: str
    """Who speaks, as written; empty for somebody the file does not name."""
    text: str
    start: float | None = None
    """Seconds from the start, like `end`."""
    end: float | None = None
    sketch: str = ""
    heading: bool = False
    """Whether it may be a title or list before the talk instead of speech."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A file as its format reads: pieces of speech in order, roles not yet known."""

    format: Format
    utterances: list[Utterance]
    warnings: list[str] = field(default_factory=list)
    gap: str = " "
    """What goes between two pieces of one turn."""
    scenario: str | None = None
    roles: dict[str, Speaker] = field(default_factory=dict)
    """Roles the file itself gives, by `key` of the name."""


@lru_cache(maxsize=1024)
def key(name: str) -> str:
    """A name as it is compared: case, white space and invisible marks do not matter."""
    return tidy(name).casefold()


def tidy(name: str) -> str:
    """A name on one line, without invisible marks."""
    return " ".join(name.split()) if name.isascii() and name.isprintable() else one_line(name)


def shown(name: str) -> str:
    """A name or a few words fit to stand in a sentence."""
    line = one_line(name)
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…"


Json = Any
"""Whatever a JSON file holds."""
