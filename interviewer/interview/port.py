"""The port every interviewer is reached through, model or rules: a situation and a directive in, speech out."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal, Protocol

from interviewer.interview.situation import Situation
from interviewer.models.port import Usage
from interviewer.record.directive import Directive, Quote
from interviewer.record.events import Took


@dataclass(frozen=True, slots=True)
class Speech:
    """A sentence that may be heard now. It is never taken back."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the line, not the talk: for whoever watches, not for the transcript."""

    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Old turns were put into this summary, for the model only, because its context is full."""

    first_turn: int
    last_turn: int
    text: str
    usage: Usage
    cost_usd: float | None


NOTHING_USED = Usage()
"""No tokens: rules spoke."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The turn as a whole, with its book-keeping. `text` is the `Speech` before it, joined."""

    text: str
    move: str
    heard: str
    commitments: tuple[Quote, ...]
    took: Took
    cuts: tuple[str, ...] = ()
    usage: Usage = NOTHING_USED
    cost_usd: float | None = 0.0
    seconds: float = 0.0
    first_text_seconds: float | None = None


Utterance = Speech | Notice | Summary | Spoken


class Interviewer(Protocol):
    """Somebody who can carry out a directive."""

    @property
    def origin(self) -> Literal["model", "offline"]:
        """Where the words come from."""
        ...

    def speak(self, situation: Situation, directive: Directive) -> AsyncIterator[Utterance]:
        """Carry out one directive; the last thing yielded is `Spoken`. Raises ModelError."""
        ...
