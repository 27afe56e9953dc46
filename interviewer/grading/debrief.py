"""The debrief: what a hiring committee would write, as one value. Versioned; its JSON Schema is public.

Every quote in it was found by code in the turn it names, every absence was searched for by code. A mark that no
evidence survived for is no mark. Knows no model and no screen.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from interviewer.content.base import Value
from interviewer.content.vocabulary import Dimension, Level
from interviewer.models.port import Usage
from interviewer.record.directive import Quote
from interviewer.record.events import Took


class Verdict(StrEnum):
    """What the arithmetic says of a score, worst first."""

    STRONG_NO_HIRE = "strong_no_hire"
    NO_HIRE = "no_hire"
    HIRE = "hire"
    STRONG_HIRE = "strong_hire"

    @property
    def hires(self) -> bool:
        return self in (Verdict.HIRE, Verdict.STRONG_HIRE)


class Status(StrEnum):
    """What became of a dimension."""

    MARKED = "marked"
    NOT_ASSESSED = "not_assessed"  # the topic never arose
    UNGRADED = "ungraded"  # no mark could be trusted: no evidence survived, no rater answered, or they split


class Said(Value):
    """Words of the candidate, as they stand in the transcript."""

    kind: Literal["quote"] = "quote"
    turn: int = Field(ge=1)
    quote: str = Field(min_length=1)


class Unsaid(Value):
    """Something that was never said, though there was room for it."""

    kind: Literal["absence"] = "absence"
    span: tuple[int, int]
    """The first and the last turn searched."""
    missing: str = Field(min_length=1)
    """What was never said, in a few words."""
    turn: int | None = None
    """The interviewer's turn that invited it, if one did."""
    quote: str | None = None
    """The invitation, in the interviewer's words."""
    nearest: Quote | None = None
    """The candidate's words that came nearest to it and were not it."""


Evidence = Annotated[Said | Unsaid, Field(discriminator="kind")]


class DimensionResult(Value):
    """One dimension: the median of the raters' marks and what it rests on."""

    id: Dimension
    status: Status
    mark: float | None = Field(default=None, ge=1, le=4)
    spread: float | None = None
    """Highest minus lowest mark of the raters; None where fewer than two marked it."""
    evidence: tuple[Evidence, ...] = ()
    reason: str
    """What was observed, or why there is no mark."""
    next_mark: str = ""
    """What is missing for the next mark up."""


class CurveballResult(Value):
    """One change of the ground, and how it was taken."""

    turn: int = Field(ge=1)
    """The interviewer's turn it was thrown in."""
    change: str
    """The interviewer's words."""
    id: str | None = None
    """The scenario's name for it, where the session's journal tells."""
    target: Said | None = None
    """The commitment it attacked."""
    took: Took
    """The raters' median; `none` where they could not tell, or no turn followed."""
    readings: tuple[Took, ...] = ()
    """What each rater saw."""
    evidence: tuple[Evidence, ...] = ()


class RedFlagResult(Value):
    """A behaviour that most raters saw, with what shows it."""

    id: str
    seen_by: int = Field(ge=1)
    """Raters whose evidence for it was verified."""
    evidence: tuple[Evidence, ...]


class Decisive(Value):
    """The one thing a committee would stop at, if there is one."""

    kind: Literal["failing", "strength"]
    dimension: Dimension
    why: str
    seen_by: int = Field(ge=1)
    evidence: tuple[Evidence, ...]


class Vote(Value):
    """One member of the committee. The vote is arithmetic; the argument is the write-up's."""

    seat: str
    name: str
    vote: Verdict
    score: float
    """The score, tilted by the marks of the dimensions this seat watches."""
    argument: str = ""
    evidence: tuple[Evidence, ...] = ()


class Moment(Value):
    """A turn worth looking at again."""

    turn: int = Field(ge=1)
    quote: str
    note: str


class DecidingTurn(Value):
    """The turn that decided it, and what a stronger answer to it would do."""

    turn: int = Field(ge=1)
    quote: str
    why: str
    stronger: str


class Coaching(Value):
    """What to do next."""

    guessing: tuple[Moment, ...] = ()
    """Where it sounded like guessing."""
    clear: tuple[Moment, ...] = ()
    """Where a trade-off was made clear."""
    drills: tuple[str, ...] = ()


class Rule(Value):
    """A written rule of the verdict that applied here."""

    id: str
    says: str


class RaterOutcome(StrEnum):
    """What became of one rater's call."""

    MARKED = "marked"
    GARBLED = "garbled"  # an answer that could not be read, twice
    REFUSED = "refused"
    UNREACHABLE = "unreachable"  # no answer, or not in time
    OVERFLOW = "overflow"  # the transcript is longer than the model reads at once


class RaterRecord(Value):
    """One rater's work, apart from the others'."""

    rater: int = Field(ge=1)
    outcome: RaterOutcome
    why: str = ""
    """What went wrong, where something did."""
    marks: dict[Dimension, int | None] = Field(default_factory=dict)
    """None: not assessed, or no evidence survived."""
    score: float | None = None
    verdict: Verdict | None = None
    asked_again: int = 0
    """Pieces of evidence it was asked about again."""
    dropped: int = 0
    usage: Usage = Usage()


class Dropped(Value):
    """A piece of evidence that could not be verified, and so counts for nothing."""

    rater: int
    """0: the committee's write-up."""
    where: str
    """The dimension, red flag, curveball or part of the write-up it was given for."""
    kind: Literal["quote", "absence"]
    turn: int | None
    text: str
    why: str


class Source(Value):
    """What was graded."""

    name: str
    format: str
    turns: int
    candidate_turns: int
    candidate_words: int
    digest: str
    """A fingerprint of the transcript, roles and words."""
    minutes: float | None = None
    """How long the interview was meant to be, where that is known."""


class Debrief(Value):
    """Everything a committee would want to see, and how it came about."""

    format: Literal[1] = 1
    identity: str = ""
    """A fingerprint of the transcript and of how it was graded, where a batch keeps it."""
    source: Source
    scenario: str | None = None
    level: Level
    grader: Literal["prompted", "offline"]
    verdict: Verdict | None
    score: float | None
    """1.00 to 4.00, from the marks by the rubric's rules."""
    margin: float | None
    """The distance to the nearest line between two verdicts, in marks."""
    line: float | None = None
    """That line."""
    line_begins: Verdict | None = None
    """The verdict that begins at that line."""
    near_line: bool = False
    tips: tuple[str, ...] = ()
    """What would tip it, where it is near a line."""
    no_verdict: str | None = None
    """Why there is no verdict."""
    dimensions: tuple[DimensionResult, ...]
    curveballs: tuple[CurveballResult, ...] = ()
    red_flags: tuple[RedFlagResult, ...] = ()
    decisive: Decisive | None = None
    votes: tuple[Vote, ...] = ()
    packet: str = ""
    """The interviewer's packet: what happened, in a paragraph."""
    dissent: str = ""
    """What the minority saw."""
    decided_by: str = ""
    headline: str = ""
    """The line everyone remembers."""
    reads_as: str = ""
    """At which level this interview reads, and why."""
    deciding_turn: DecidingTurn | None = None
    coaching: Coaching = Coaching()
    raters: tuple[RaterRecord, ...] = ()
    rules_fired: tuple[Rule, ...] = ()
    dropped_evidence: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    cost_usd: float | None = None
    seconds: float = 0.0
    model: str
    prompt_version: str
    rubric_version: str
    warnings: tuple[str, ...] = ()

    def dimension(self, id: Dimension) -> DimensionResult:
        """The result of one dimension. Raises KeyError."""
        for result in self.dimensions:
            if result.id is id:
                return result
        raise KeyError(id)
