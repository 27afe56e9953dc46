"""What a run of a suite found, as one value: figures with intervals, numbers of cases and gates, and what plots need.

Shapes only. Its JSON is what `evals compare` reads.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from interviewer.content.base import Value
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Verdict


class Outcome(StrEnum):
    """What became of a figure at its gate."""

    PASSED = "passed"
    FAILED = "failed"
    INSUFFICIENT = "insufficient"  # fewer cases than the gate needs, or the statistic is undefined: not passed
    SHOWN = "shown"  # no gate


class Figure(Value):
    """One number about a grader."""

    id: str
    """Steady between runs, such as `retest.alpha`."""
    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    """The interval; its kind and level are in the check's `statistic`."""
    n: int
    """How many of `unit` it rests on."""
    one_sided: bool = False
    """Whether the interval only says how high a share may be; a comparison takes another."""
    counts: bool = False
    """Whether the value is a number of things."""
    unit: str
    gate: str = ""
    """What it has to be, such as `>= 0.90`; empty where nothing is asked of it."""
    least: int = 0
    """The least n its gate needs."""
    within: float | None = None
    """The margin of equivalence, where the gate is one: how far from zero the interval may reach."""
    outcome: Outcome = Outcome.SHOWN
    better: Literal["higher", "lower", "nearer zero", "neither"] = "neither"
    note: str = ""
    """Why it is undefined or insufficient, or what has to be known to read it."""


class Check(Value):
    """The figures of one question asked of a grader."""

    id: str
    title: str
    statistic: str
    """What is computed, by what, after whom."""
    figures: tuple[Figure, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst of its figures."""
        found = {figure.outcome for figure in self.figures}
        return next(
            (each for each in (Outcome.FAILED, Outcome.INSUFFICIENT, Outcome.PASSED) if each in found), Outcome.SHOWN
        )


class Retested(Value):
    """One transcript, graded again and again."""

    id: str
    scores: tuple[float | None, ...]
    verdicts: tuple[Verdict | None, ...]
    near_line: tuple[bool, ...]
    """Whether each repeat said of itself that it is near a line."""


class Rung(Value):
    """One step of a ladder."""

    dimension: Dimension | None
    """What was damaged; None for the first, whole one."""
    score: float | None
    mark: float | None
    """The mark of what was damaged."""


class Ladder(Value):
    """A transcript damaged step by step."""

    id: str
    rungs: tuple[Rung, ...]


class Compared(Value):
    """A pair, as it was graded on its own dimension."""

    id: str
    dimension: str
    weaker: float | None
    stronger: float | None
    disguised: bool = False


class Injected(Value):
    """Something said to move a grade, beside the same transcript without it and with something harmless instead."""

    id: str
    text: str
    clean: float | None
    injected: float | None
    benign: float | None
    """Scores."""
    moved: tuple[str, ...] = ()
    """What went up, such as `framing 1 -> 3` or `verdict no_hire -> hire`."""


class Lost(Value):
    """A grading that came to nothing."""

    key: str
    why: str


class Result(Value):
    """A whole run."""

    format: Literal[1] = 1
    suite: str
    about: str
    grader: str
    model: str
    prompt_version: str
    rubric_version: str
    raters: int
    repeats: int
    asked: int
    """Gradings that were planned."""
    graded: int
    checks: tuple[Check, ...]
    retests: tuple[Retested, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    pairs: tuple[Compared, ...] = ()
    injections: tuple[Injected, ...] = ()
    confusion: dict[str, dict[str, int]] = Field(default_factory=dict)
    """Labelled mark -> given mark -> how often, over all dimensions; `not_assessed` is a key as well."""
    lines: tuple[tuple[str, float], ...] = ()
    """The lines between verdicts: the verdict that begins there, such as `hire`, and its score."""
    lost: tuple[Lost, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every gate was passed; none passes by having no cases."""
        return all(check.outcome in (Outcome.PASSED, Outcome.SHOWN) for check in self.checks)

    def figure(self, id: str) -> Figure | None:
        """The figure of that id."""
        return next((figure for check in self.checks for figure in check.figures if figure.id == id), None)
