"""What can happen in a session: one tagged union, kept line by line in its journal.

Elapsed times are seconds of interview clock; `at` is wall-clock time, ISO 8601 with zone.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from interviewer.content.base import Drawing, Value
from interviewer.content.vocabulary import Level
from interviewer.models.port import Usage
from interviewer.record.directive import Directive, Quote


class Took(StrEnum):
    """How a candidate took a curveball."""

    NONE = "none"
    BOLT_ON = "bolt_on"
    PARTIAL = "partial"
    PIVOT = "pivot"


class Ending(StrEnum):
    """How an interview came to its end. A session without one is unfinished."""

    TIME_UP = "time_up"
    CLOSED = "closed"  # summary given, question asked: nothing left
    DONE = "done"  # the candidate said so, or their input ended


class Plan(Value):
    """How long an interview is meant to be."""

    minutes: float = Field(default=45, gt=0)
    planned_turns: int = Field(default=16, ge=4)
    """Candidate turns it is planned for; sets the pace where nobody types."""
    timed: bool = True
    """Whether the clock ends it."""


class Started(Value):
    """The first line of every journal."""

    kind: Literal["started"] = "started"
    format: Literal[1] = 1
    session: str
    at: str
    scenario: str
    persona: str
    level: Level
    plan: Plan
    seed: int
    nonce: str
    """Names the fences around candidate text and directives; secret from the candidate."""
    model: str
    base_url: str | None = None
    prompt_version: str
    clock: Literal["wall", "speech"]
    """Whether the candidate's time is measured, or reckoned from the words."""
    candidate: str | None = None
    """The simulated candidate, if one sat there."""


class Resumed(Value):
    """The session was taken up again, perhaps with another model."""

    kind: Literal["resumed"] = "resumed"
    at: str
    model: str
    base_url: str | None = None


class CandidateSpoke(Value):
    """A turn of the candidate: written and synced before anything else happens to it."""

    kind: Literal["candidate"] = "candidate"
    turn: int
    text: str
    elapsed: float
    """When the turn ended."""
    sketch: Drawing = ""
    """Boxes and what flows between them, drawn for this turn; lines of text."""
    broken_off: bool = False
    """Whether the interviewer broke in: this is what had been said by then."""


class Directed(Value):
    """What the director decided for the interviewer's turn to come."""

    kind: Literal["directed"] = "directed"
    turn: int
    elapsed: float
    directive: Directive


class InterviewerSpoke(Value):
    """A turn of the interviewer, as it was heard, with the book-keeping that came along."""

    kind: Literal["interviewer"] = "interviewer"
    turn: int
    text: str
    elapsed: float
    move: str
    """What the interviewer says it did; the directive's move, unless a model chose otherwise."""
    heard: str
    """What in the last answer it reacted to; private."""
    commitments: tuple[Quote, ...] = ()
    """The candidate's commitments found in the last answer; every quote stands in the turn it names."""
    took: Took = Took.NONE
    origin: Literal["model", "offline"]
    cuts: tuple[str, ...] = ()
    """What the gate kept from being said, each with its reason."""
    usage: Usage = Usage()
    cost_usd: float | None = None
    seconds: float = 0.0
    first_text_seconds: float | None = None


class Interjected(Value):
    """A line of the interviewer's that nothing was decided for: breaking in, or after a long silence."""

    kind: Literal["interjected"] = "interjected"
    turn: int
    text: str
    elapsed: float
    why: Literal["interruption", "silence"]


class Noted(Value):
    """A private note of the candidate's; no part of what was said."""

    kind: Literal["noted"] = "noted"
    turn: int
    text: str


class Summarised(Value):
    """Turns that no longer fit the model's context were replaced, for the model only, by this summary."""

    kind: Literal["summarised"] = "summarised"
    first_turn: int
    last_turn: int
    text: str
    usage: Usage = Usage()
    cost_usd: float | None = None


class Faulted(Value):
    """Something outside went wrong and the session was left for later."""

    kind: Literal["faulted"] = "faulted"
    at: str
    what: str


class Ended(Value):
    """The interview is over."""

    kind: Literal["ended"] = "ended"
    at: str
    ending: Ending
    elapsed: float


Spoken = CandidateSpoke | InterviewerSpoke | Interjected
"""What is said aloud."""

Event = Annotated[
    Started | Resumed | Spoken | Directed | Noted | Summarised | Faulted | Ended,
    Field(discriminator="kind"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads and writes one event."""
