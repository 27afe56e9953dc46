"""What the director tells the interviewer to do with one turn.

It stands in the record because it is kept there: a journal tells not only what was said but what was meant.
"""

from enum import StrEnum

from pydantic import Field

from interviewer.content.base import Line, Slug, Value
from interviewer.content.vocabulary import Dimension, Manner, Phase


class Move(StrEnum):
    """What an interviewer does with a turn."""

    OPEN = "open"  # greet, put the question
    ANSWER = "answer"  # a question of theirs, from the brief
    PROBE = "probe"  # go after one dimension
    PRESS = "press"  # the weak thing just said
    REDIRECT = "redirect"  # stop arithmetic, recital, or talk that is no answer
    CURVEBALL = "curveball"  # move the ground
    FOLLOW_UP = "follow_up"  # how they took it
    ADVANCE = "advance"  # on to the next stretch of the interview
    SUMMARY = "summary"  # their own summary, then their question
    CLOSE = "close"  # say goodbye


class Quote(Value):
    """Words of the candidate, and where they stand."""

    turn: int = Field(ge=1)
    quote: str = Field(min_length=1)


class Throw(Value):
    """A curveball and the commitment it is thrown at."""

    id: Slug
    target_turn: int = Field(ge=1)
    quote: str = Field(min_length=1)


class Directive(Value):
    """One decision of the director."""

    move: Move
    phase: Phase
    manner: Manner | None = None
    dimension: Dimension | None = None
    curveball: Throw | None = None
    target: Quote | None = None
    """The words of the candidate's to react to; None leaves the choice to the interviewer."""
    hint: str | None = None
    """A line from the scenario that fits the move; a model says it its own way, the offline interviewer as it is."""
    leaves_thread: bool = False
    """Whether what was talked about last has had its turns: nothing of it is to be pressed further."""
    time_line: str | None = None
    """What to say of the clock, in words, when it is to be said."""
    reason: Line
    """Why this move: for the journal and its readers."""
