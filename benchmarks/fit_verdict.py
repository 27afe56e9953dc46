"""Fits the constants of the verdict on labelled readings, and shows how well those in the rubric do beside the best.

    python benchmarks/fit_verdict.py

`evals/readings.json` holds, for each transcript, the marks raters gave under the rubric and what readers who did not
know the rubric wrote down as their own overall score and verdict. All of them are language models.
"""

import json
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from table import show

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric, VerdictRules
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import Verdict
from interviewer.grading.verdict import score

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = [verdict.value for verdict in Verdict]


@dataclass(frozen=True)
class Trial:
    """Constants to try: how the lowest marks weigh, and the three lines."""

    rules: VerdictRules
    hire_from: float

    @property
    def lines(self) -> tuple[float, float, float]:
        return self.rules.no_hire_from, self.hire_from, self.rules.strong_hire_from


@dataclass(frozen=True)
class Case:
    """One transcript: the median marks, and every reader's overall score and verdict."""

    id: str
    marks: Mapping[Dimension, float]
    readings: tuple[tuple[float, str], ...]


def cases() -> list[Case]:
    """What is labelled."""
    kept = json.loads((ROOT / "evals" / "readings.json").read_text(encoding="utf-8"))
    found = []
    for id, case in sorted(kept["transcripts"].items()):
        marks = {
            dimension: statistics.median(given)
            for dimension in Dimension
            if len(given := [r[dimension.value] for r in case["raters"] if r.get(dimension.value)]) * 2
            >= len(case["raters"])
        }
        found.append(Case(id, marks, tuple((r["score"], r["verdict"]) for r in case["readers"])))
    return found


def distance(trial: Trial, all_cases: list[Case]) -> tuple[float, float]:
    """The mean absolute and the mean signed distance of the score from readers' own."""
    apart = [score(case.marks, trial.rules) - theirs for case in all_cases for theirs, _ in case.readings]
    return statistics.fmean(map(abs, apart)), statistics.fmean(apart)


def agreeing(trial: Trial, all_cases: list[Case]) -> float:
    """The share of readings whose verdict the rules give."""
    hits = [
        VERDICTS[sum(score(case.marks, trial.rules) >= line for line in trial.lines)] == verdict
        for case in all_cases
        for _, verdict in case.readings
    ]
    return statistics.fmean(hits)


def weighed(trial: Trial) -> Iterator[Trial]:
    """Other ways to weigh, the lines as they are."""
    for weight, lowest in product([w / 20 for w in range(6, 21)], (1, 2, 3)):
        yield replace(trial, rules=trial.rules.model_copy(update={"mean_weight": weight, "lowest": lowest}))


def lined(trial: Trial) -> Iterator[Trial]:
    """Other lines, weighed as they are."""
    steps = [n / 20 for n in range(22, 80)]
    for low, hire in product((s for s in steps if s <= 2.0), (s for s in steps if 2.2 <= s <= 3.2)):
        for strong in (s for s in steps if s > max(3.0, hire)):
            rules = trial.rules.model_copy(update={"no_hire_from": low, "strong_hire_from": strong})
            yield Trial(rules, hire)


def row(name: str, trial: Trial, all_cases: list[Case]) -> tuple[str, ...]:
    apart, shift = distance(trial, all_cases)
    rules = trial.rules
    lines = " / ".join(f"{line:g}" for line in trial.lines)
    share = f"{agreeing(trial, all_cases):.0%}"
    return name, f"{rules.mean_weight:.2f}", str(rules.lowest), lines, f"{apart:.2f}", f"{shift:+.2f}", share


def main() -> None:
    rubric: Rubric = Library.at(ROOT / "nobody").rubric()
    all_cases, now = cases(), Trial(rubric.verdict, rubric.level(Level.SENIOR).bar)
    closest = min(weighed(now), key=lambda trial: distance(trial, all_cases)[0])

    def merit(trial: Trial) -> tuple[float, float]:
        moved = sum(abs(line - other) for line, other in zip(trial.lines, now.lines, strict=True))
        return agreeing(trial, all_cases), -moved

    plain = replace(now, rules=now.rules.model_copy(update={"mean_weight": 1.0}))
    trials = [
        ("in the rubric", now),
        ("a plain mean", plain),
        ("other lines", max(lined(now), key=merit)),
        ("other weights", closest),
        ("other weights and lines", max(lined(closest), key=merit)),
    ]
    readings = sum(len(case.readings) for case in all_cases)
    title = f"{len(all_cases)} transcripts, {readings} readings by language models; senior level"
    show(title, ("", "mean", "lowest", "lines", "apart", "shift", "verdict"), [row(n, t, all_cases) for n, t in trials])
    print("\napart: mean distance of the score from readers' own, in marks; shift: the same, signed;")
    print("verdict: share of readings whose verdict it is. Lines moved least where several do as well.")


if __name__ == "__main__":
    main()
