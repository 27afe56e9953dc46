"""A suite: which cases are graded how often, and what the figures must be. One TOML file of `evals/suites/` each.

Knows no grader and no statistic.
"""

from collections.abc import Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from interviewer.content.base import Line, Slug, Value
from interviewer.content.library import shipped_root
from interviewer.content.reading import Source, read
from interviewer.errors import UsageError

All = Literal["all"]
T = TypeVar("T", bound=str)


class Chosen(Value):
    """The cases of a suite: ids, or all there are. A pair may also be named by its folder."""

    transcripts: All | tuple[str, ...] = ()
    """Graded `repeats` times each; everything else that needs a transcript takes it from these."""
    pairs: All | tuple[str, ...] = ()
    ladders: All | tuple[str, ...] = ()
    injections: All | tuple[str, ...] = ()
    disturbances: All | tuple[str, ...] = ()
    disturbed: Annotated[int, Field(ge=1)] = 10
    """How many transcripts each disturbance is tried on, chosen by seed."""
    twins: All | tuple[str, ...] = ()
    """Attributes a grade must not depend on."""
    twinned: Annotated[int, Field(ge=1)] = 10
    """How many transcripts each attribute is tried on, chosen by seed."""


class Gate(Value):
    """What one figure must be."""

    least: float | None = None
    least_low: float | None = None
    """Asked of the lower end of its interval."""
    most: float | None = None
    around: float | None = None
    """It lies no further than this from zero."""
    within: float | None = None
    """Both ends of its interval lie no further than this from zero."""
    n: Annotated[int, Field(ge=1)]
    """With fewer cases the figure is insufficient, not passed."""

    def told(self) -> str:
        """The gate as people write it, such as `>= 0.9, lower bound >= 0.8`."""
        parts = (
            (self.least, f">= {self.least:g}" if self.least is not None else ""),
            (self.least_low, f"lower bound >= {self.least_low:g}" if self.least_low is not None else ""),
            (self.most, f"<= {self.most:g}" if self.most is not None else ""),
            (self.around, f"within ±{self.around:g}" if self.around is not None else ""),
            (self.within, f"interval within ±{self.within:g}" if self.within is not None else ""),
        )
        return ", ".join(text for bound, text in parts if bound is not None)


class Suite(Value):
    """A suite as its file has it."""

    id: Slug
    about: Line
    grader: Literal["prompted", "offline"] = "prompted"
    raters: Annotated[int, Field(ge=1, le=15)] = 1
    repeats: Annotated[int, Field(ge=1, le=50)] = 3
    seed: int = 1
    """Of what is chosen, disturbed and resampled."""
    resamples: Annotated[int, Field(ge=100, le=100_000)] = 2000
    """Of every bootstrap."""
    baseline: Slug | None = None
    """The result of `evals/baselines/` that no figure may be worse than, beyond noise."""
    cases: Chosen
    gates: dict[str, Gate] = Field(default_factory=dict)
    """By the id of the figure; one that ends in `.*` is for all that begin so."""

    def gate(self, figure: str) -> Gate | None:
        """What is asked of a figure."""
        if figure in self.gates:
            return self.gates[figure]
        family = figure.rpartition(".")[0]
        return self.gates.get(f"{family}.*")


def _folder() -> Source:
    return shipped_root() / "evals" / "suites"


def ids() -> list[str]:
    """The suites there are."""
    return sorted(file.name.removesuffix(".toml") for file in _folder().iterdir() if file.name.endswith(".toml"))


def get(id: str) -> Suite:
    """A suite. Raises UsageError for one that is not there, ContentError for one that is broken."""
    if id not in ids():
        raise UsageError(f"There is no suite '{id}'; there are: {', '.join(ids())}.")
    return read(_folder() / f"{id}.toml", Suite)


def taken(wanted: All | tuple[str, ...], there: Iterable[T], what: str) -> list[T]:
    """Those of `there` that are wanted, in their order. Raises UsageError for one that is not there."""
    every = list(there)
    if wanted == "all":
        return every
    if missing := sorted(set(wanted) - set(every)):
        raise UsageError(f"There is no {what} {', '.join(missing)}; mend the suite's file.")
    return [each for each in every if each in wanted]
