"""What an interviewer's personality is. It changes behaviour, never the rubric."""

from typing import Annotated, Literal

from pydantic import Field

from interviewer.content.base import Line, Slug, Text, Value
from interviewer.content.vocabulary import Dimension, Manner, Theme


class Interruption(Value):
    """When this person breaks into an answer."""

    after_words: Annotated[int, Field(ge=60, le=600)]
    after_minutes: Annotated[float, Field(ge=1, le=12)]
    lines: tuple[Line, ...] = Field(min_length=2)


class Silence(Value):
    """How long this person waits for somebody who says nothing, and what they say then."""

    patience_seconds: Annotated[int, Field(ge=15, le=300)]
    lines: tuple[Line, ...] = Field(min_length=2)


class Speech(Value):
    """How this person talks."""

    manner: Text
    """Rhythm, habits, register; prose for whoever plays the person."""
    words: Annotated[int, Field(ge=8, le=50)]
    """What a usual turn runs to, in words."""
    max_words: Annotated[int, Field(ge=20, le=80)]
    """What a turn never exceeds, in words."""
    warmth: Literal["cool", "even", "warm"]
    pace: Literal["slow", "steady", "quick"]
    receipts: tuple[Line, ...] = Field(min_length=3)
    """The bare sounds by which this person shows they heard: no praise, no verdict."""
    interruption: Interruption | None = None
    silence: Silence


class Lines(Value):
    """What this person says where the moment, not the situation, makes the sentence (used offline, and as samples)."""

    greeting: tuple[Line, ...] = Field(min_length=2)
    """Before the question is put; one sentence, no question in it."""
    go_on: tuple[Line, ...] = Field(min_length=3)
    why: tuple[Line, ...] = Field(min_length=3)
    """The plain reason; may hold {quote}."""
    tie: tuple[Line, ...] = Field(min_length=3)
    """Reads the candidate's words back before a change is thrown; holds {quote}; no question."""
    technology: tuple[Line, ...] = Field(min_length=3)
    """Presses a named technology for its reason; holds {technology}."""
    capacity: tuple[Line, ...] = Field(min_length=2)
    """Stops arithmetic that came before a purpose."""
    framework: tuple[Line, ...] = Field(min_length=2)
    """Stops a recited framework."""
    unknown: tuple[Line, ...] = Field(min_length=2)
    """Asked something the brief does not hold: leaves it to the candidate to decide."""
    not_knowing: tuple[Line, ...] = Field(min_length=2)
    """After an 'I don't know' and nothing else; gives room, no hint."""
    off_topic: tuple[Line, ...] = Field(min_length=2)
    """After something that is no answer: an instruction, a grade request, a joke."""
    advance_design: tuple[Line, ...] = Field(min_length=2)
    advance_tradeoffs: tuple[Line, ...] = Field(min_length=2)
    summary: tuple[Line, ...] = Field(min_length=2)
    """Asks for the candidate's own summary."""
    their_question: tuple[Line, ...] = Field(min_length=2)
    """Invites the candidate's question."""
    answer_theirs: tuple[Line, ...] = Field(min_length=2)
    """Answers a closing question about the job without promising anything."""
    close: tuple[Line, ...] = Field(min_length=2)
    """Ends it like a person; no verdict, no question."""


class Persona(Value):
    """One interviewer: a temper and a trade."""

    id: Slug
    name: Line
    role: Line
    company: Line
    """The flavour of the place, no real name needed."""
    background: Text
    rewards: tuple[Line, ...] = Field(min_length=2)
    cannot_stand: tuple[Line, ...] = Field(min_length=2)
    pressure: Annotated[int, Field(ge=1, le=5)]
    """How hard they press: 1 lets most things pass, 5 nothing."""
    cares_about: tuple[Dimension, ...] = Field(min_length=2)
    """Dimensions they come to first; all eight are covered all the same."""
    manners: tuple[Manner, ...] = Field(min_length=3)
    """The kinds of question they are fond of, first the most."""
    curveballs: tuple[Theme, ...] = Field(min_length=2)
    """The changes they like to throw, first the most."""
    speech: Speech
    lines: Lines
