"""Two runs of a suite beside each other: what differs beyond noise, and which way. Knows no grader and no file.

The runs are taken as independent. Where both graded the same cases that makes intervals too wide, never too narrow,
as long as what is hard for one is hard for the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from interviewer.consistency.result import Figure, Result
from interviewer.consistency.statistics import Estimate, difference_beyond_noise, proportion

NAMED = 6
"""Figures named one by one in a sentence."""


class Change(StrEnum):
    """What became of a figure. The order is that in which they are told."""

    CAUTION = "not comparable"  # about the runs, not about a figure
    WORSE = "worse"  # beyond noise
    MISSING = "missing"  # only one run has it, or has a value for it
    BETTER = "better"  # beyond noise
    DIFFERENT = "different"  # neither way is better, or there is no interval to tell noise by
    NOISE = "within noise"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure in two runs, or one thing that keeps the runs from being compared."""

    id: str
    """The figure's; `run.model` and the like for a caution."""
    name: str
    base: float | None
    new: float | None
    change: Change
    says: str
    """What changed, in a sentence."""
    apart: Estimate | None = None
    """new - base, with an interval where both figures have one; None where a value is missing."""
    signed: bool = False
    """Whether the figure itself is a difference, at its best at zero."""

    @property
    def beyond_noise(self) -> bool:
        """Whether an interval says that it differs; never without one."""
        return self.apart is not None and self.apart.excludes(0.0)


def compare(base: Result, new: Result) -> list[Difference]:
    """What differs: cautions first, then figures, worse ones first, else in the order of the runs."""
    before = {figure.id: figure for check in base.checks for figure in check.figures}
    after = {figure.id: figure for check in new.checks for figure in check.figures}
    found = [_figure(before.get(id), after.get(id)) for id in [*before, *(id for id in after if id not in before)]]
    order = list(Change)
    cautions = [*_runs(base, new), *_cases(before, after)]
    return [*cautions, *sorted(found, key=lambda each: order.index(each.change))]


def _runs(base: Result, new: Result) -> Iterator[Difference]:
    """What differs between the runs themselves."""
    told = (
        ("suite", "suite", base.suite, new.suite),
        ("grader", "grader", base.grader, new.grader),
        ("model", "model", base.model, new.model),
        ("prompt_version", "version of the prompts", base.prompt_version, new.prompt_version),
        ("rubric_version", "version of the rubric", base.rubric_version, new.rubric_version),
        ("raters", "number of raters", base.raters, new.raters),
        ("repeats", "number of repeats", base.repeats, new.repeats),
        ("asked", "number of gradings asked for", base.asked, new.asked),
        ("graded", "number of gradings made", base.graded, new.graded),
    )
    for id, name, was, now in told:
        if was != now:
            yield _caution(f"run.{id}", name, f"The {name} is not the same: {was} in the base, {now} in the new run.")


def _cases(before: dict[str, Figure], after: dict[str, Figure]) -> Iterator[Difference]:
    """Figures that rest on other numbers of cases, in one sentence."""
    both = [(before[id], after[id]) for id in before if id in after]
    unlike = [(a, b) for a, b in both if (a.n, a.unit) != (b.n, b.unit)]
    if unlike:
        named = [f"{b.id} ({a.n} {a.unit}, then {b.n} {b.unit})" for a, b in unlike[:NAMED]]
        more = f" and {len(unlike) - NAMED} more" if len(unlike) > NAMED else ""
        sentence = f"These figures do not rest on the same numbers of cases: {', '.join(named)}{more}."
        yield _caution("run.cases", "numbers of cases", sentence)


def _caution(id: str, name: str, sentence: str) -> Difference:
    return Difference(id, name, None, None, Change.CAUTION, sentence)


def _figure(base: Figure | None, new: Figure | None) -> Difference:
    known = new or base
    assert known is not None
    was, now = base.value if base else None, new.value if new else None
    apart = None
    if base is None or new is None:
        change, sentence = Change.MISSING, f"Only the {'base' if new is None else 'new'} run has this figure."
    elif was is None or now is None:
        change, sentence = _undefined(base, new)
    else:
        apart = difference_beyond_noise(_estimate(new), _estimate(base))
        change = _change(new, was, now, apart)
        sentence = _sentence(change, new, was, now, apart)
    signed = known.better == "nearer zero"
    return Difference(known.id, known.name, was, now, change, sentence, apart, signed)


def _undefined(base: Figure, new: Figure) -> tuple[Change, str]:
    """A figure that has no value in one of the runs, or in both."""
    if base.value is None and new.value is None:
        return Change.SAME, "Undefined in both runs."
    which, figure = ("base", base) if base.value is None else ("new run", new)
    return Change.MISSING, f"Undefined in the {which}" + (f": {figure.note}" if figure.note else ".")


def _change(figure: Figure, was: float, now: float, apart: Estimate) -> Change:
    if was == now:
        return Change.SAME
    if apart.low is None:
        return Change.DIFFERENT
    if not apart.excludes(0.0):
        return Change.NOISE
    match figure.better:
        case "higher":
            gained = now - was
        case "lower":
            gained = was - now
        case "nearer zero":
            gained = abs(was) - abs(now)
        case "neither":
            gained = 0.0
    if gained == 0:
        return Change.DIFFERENT
    return Change.BETTER if gained > 0 else Change.WORSE


def _sentence(change: Change, figure: Figure, was: float, now: float, apart: Estimate) -> str:
    if change is Change.SAME:
        return "The same in both runs."
    by = abs(now - was)
    moved = f"{'Up' if now > was else 'Down'} by {f'{by:,.0f}' if by >= 100 else f'{by:.3g}'}"
    if apart.low is None or apart.high is None:
        return f"{moved}; without intervals nobody can say whether that is noise."
    span = f"{moved} (difference {apart.low:+.3f} to {apart.high:+.3f})"
    match change:
        case Change.NOISE:
            return f"{span}, which noise alone can do."
        case Change.DIFFERENT:
            return f"{span}, more than noise; neither way is better."
        case _:
            return f"{span}, more than noise; {figure.better} is better."


def _estimate(figure: Figure) -> Estimate:
    if figure.one_sided and figure.value is not None and figure.n:
        return proportion(round(figure.value * figure.n), figure.n)
    return Estimate(figure.value, figure.low, figure.high, figure.n)
