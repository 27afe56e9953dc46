"""What one rater writes: evidence first, then what was seen, then the mark. Shapes only; nothing here is believed yet.

Unknown keys are passed over: a rater's answer is judged by what is in it.
"""

from collections.abc import Container
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from interviewer.content.vocabulary import Dimension


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class SaidLine(_Line):
    """Words the rater says the candidate said."""

    turn: int
    quote: str


class UnsaidLine(_Line):
    """Something the rater says was never said."""

    missing: str
    """What, in a few words."""
    from_turn: int
    to_turn: int
    invited_in_turn: int | None = None
    """The interviewer's turn that asked for it."""
    nearest_turn: int | None = None
    nearest_quote: str | None = None
    """The candidate's words that came nearest and were not it."""


class _Shown(_Line):
    said: tuple[SaidLine, ...] = ()
    unsaid: tuple[UnsaidLine, ...] = ()


class DimensionLine(_Shown):
    """One dimension."""

    id: Dimension
    observed: str
    """What was seen and heard, as behaviour."""
    next_mark: str
    """What is missing for the next mark up."""
    status: Literal["marked", "not_assessed"]
    mark: int | None = Field(default=None, ge=1, le=4)

    @model_validator(mode="after")
    def _marked_has_a_mark(self) -> "DimensionLine":
        if self.status == "marked" and self.mark is None:
            raise ValueError("status is 'marked' and mark is null; give 1, 2, 3 or 4, or 'not_assessed'")
        return self


class CurveballLine(_Line):
    """One change the interviewer threw."""

    turn: int
    """The interviewer's turn."""
    attacked_turn: int | None = None
    attacked_quote: str | None = None
    """What the candidate had said before that it breaks."""
    said: tuple[SaidLine, ...] = ()
    took: Literal["bolt_on", "partial", "pivot"]


class FlagLine(_Shown):
    """One red flag."""

    id: str


class DecisiveLine(_Shown):
    """The one thing a committee would stop at; `none` where there is none."""

    kind: Literal["failing", "strength", "none"]
    dimension: Dimension | None = None
    why: str


class Sheet(_Line):
    """A rater's whole answer."""

    dimensions: tuple[DimensionLine, ...]
    curveballs: tuple[CurveballLine, ...]
    red_flags: tuple[FlagLine, ...]
    decisive: DecisiveLine

    @field_validator("dimensions")
    @classmethod
    def _each_once(cls, lines: tuple[DimensionLine, ...]) -> tuple[DimensionLine, ...]:
        have = [line.id for line in lines]
        missing = [d.value for d in Dimension if d not in have]
        doubled = sorted({d.value for d in have if have.count(d) > 1})
        if missing or doubled:
            raise ValueError(f"each dimension exactly once; missing: {missing}, more than once: {doubled}")
        return lines


class Amendment(_Line):
    """The lines a rater was asked about again, written anew."""

    dimensions: tuple[DimensionLine, ...]
    curveballs: tuple[CurveballLine, ...]
    red_flags: tuple[FlagLine, ...]
    decisive: DecisiveLine | None = None


def amended(sheet: Sheet, amendment: Amendment, asked: Container[str]) -> Sheet:
    """The sheet with the rewritten lines in place of the old.

    `asked`: the ids of the red flags that were asked about; one of them that is not given again is withdrawn.
    """
    new_dimensions = {line.id: line for line in amendment.dimensions}
    new_curveballs = {line.turn: line for line in amendment.curveballs}
    new_flags = {line.id: line for line in amendment.red_flags}
    kept = (new_flags.get(line.id, line) for line in sheet.red_flags if line.id in new_flags or line.id not in asked)
    return Sheet(
        dimensions=tuple(new_dimensions.get(line.id, line) for line in sheet.dimensions),
        curveballs=tuple(new_curveballs.get(line.turn, line) for line in sheet.curveballs),
        red_flags=tuple(kept),
        decisive=amendment.decisive or sheet.decisive,
    )
