"""What the rubric is: eight dimensions with behavioural anchors, red flags, level expectations, verdict rules."""

from typing import Annotated

from pydantic import Field, model_validator

from interviewer.content.base import Line, Slug, Text, Value
from interviewer.content.vocabulary import Dimension, Level


class Anchors(Value):
    """What was seen and heard at each mark. Behaviour, not adjectives."""

    strong_no: Text
    """Mark 1."""
    no: Text
    """Mark 2."""
    yes: Text
    """Mark 3."""
    strong_yes: Text
    """Mark 4. Rare: unprompted, it changed a decision, and it held to the end."""


class Criterion(Value):
    """One dimension as raters read it."""

    id: Dimension
    name: Line
    question: Line
    """What a committee asks about it."""
    anchors: Anchors
    not_assessed_when: Text
    """When the topic never arose, which is not the same as dodged."""
    absent_when: Text
    """What counts as an invitation not taken up."""


class RedFlag(Value):
    """A behaviour that a committee remembers against a candidate."""

    id: Slug
    name: Line
    looks_like: Text
    dimension: Dimension


class LevelExpectation(Value):
    """What the same marks mean for a seniority."""

    id: Level
    name: Line
    expects: Text
    bar: Annotated[float, Field(ge=1, le=4)]
    """The score a hire at this level reaches."""


class Seat(Value):
    """A member of the committee, and what this member watches more closely than the rest."""

    id: Slug
    name: Line
    watches: tuple[Dimension, ...] = Field(min_length=1)
    """Dimensions that tilt this seat's vote."""
    asks: Text
    """What this member wants to know before voting. Read by whoever writes the arguments."""


class VerdictRules(Value):
    """From marks (1 to 4) to a score (1.00 to 4.00) to a verdict.

    score = mean_weight * mean of the marks + (1 - mean_weight) * mean of the `lowest` lowest marks
    """

    mean_weight: Annotated[float, Field(ge=0, le=1)]
    lowest: Annotated[int, Field(ge=1, le=4)]
    no_hire_from: float
    """Below it: strong_no_hire. From where on it is hire, each level says."""
    strong_hire_from: float
    minimum_marked: Annotated[int, Field(ge=1, le=8)]
    near_line: Annotated[float, Field(ge=0, le=1)]
    """A score this close to a line is reported as near it."""
    seat_tilt: Annotated[float, Field(ge=0, le=1)]
    """How much of what a seat's own dimensions lie above or below the mean of all is added to its score."""
    minimum_turns: Annotated[int, Field(ge=1)]
    """Candidate turns below which no verdict is given."""
    minimum_words: Annotated[int, Field(ge=1)]
    """Candidate words below which no verdict is given."""

    @model_validator(mode="after")
    def _ordered(self) -> "VerdictRules":
        if not 1 <= self.no_hire_from < self.strong_hire_from <= 4:
            raise ValueError("the lines must rise: 1 <= no_hire_from < strong_hire_from <= 4")
        return self


class Rubric(Value):
    """The whole rubric. Its version goes into every debrief."""

    version: Line
    criteria: tuple[Criterion, ...]
    red_flags: tuple[RedFlag, ...]
    levels: tuple[LevelExpectation, ...]
    seats: tuple[Seat, ...] = Field(min_length=1)
    verdict: VerdictRules

    @model_validator(mode="after")
    def _complete(self) -> "Rubric":
        for what, have, want in (
            ("criteria", [c.id for c in self.criteria], list(Dimension)),
            ("levels", [level.id for level in self.levels], list(Level)),
        ):
            if sorted(have) != sorted(want):
                raise ValueError(f"`{what}` must hold each of {', '.join(want)} exactly once")
        low = min(level.bar for level in self.levels)
        if not self.verdict.no_hire_from < low:
            raise ValueError(f"`no_hire_from` must lie below every level's bar; the lowest is {low:g}")
        return self

    def criterion(self, id: Dimension) -> Criterion:
        """What raters read of one dimension."""
        return next(c for c in self.criteria if c.id is id)

    def red_flag(self, id: str) -> RedFlag | None:
        """The red flag of that id, if there is one."""
        return next((flag for flag in self.red_flags if flag.id == id), None)

    def level(self, id: Level) -> LevelExpectation:
        """What a level expects."""
        return next(level for level in self.levels if level.id is id)
