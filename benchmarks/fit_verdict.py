"""Fits the constants of the verdict on labelled readings, and shows how well those in the rubric do beside the best.

    python benchmarks/fit_verdict.py

`evals/readings.json` holds, for each transcript, the marks raters gave under the rubric and what readers who did not
know the rubric wrote down as their own overall score and verdict. All of them are language models.
"""

import json
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric, VerdictRules
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Verdict
from interviewer.grading.verdict import score

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = [verdict.value for verdict in Verdict]


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


def distance(rules: VerdictRules, all_cases: list[Case]) -> tuple[float, float]:
    """The mean absolute and the mean signed distance of the score from readers' own."""
    apart = [score(case.marks, rules) - theirs for case in all_cases for theirs, _ in case.readings]
    return statistics.fmean(map(abs, apart)), statistics.fmean(apart)


def agreeing(rules: VerdictRules, all_cases: list[Case]) -> float:
    """The share of readings whose verdict the rules give."""
    lines = (rules.no_hire_from, rules.hire_from, rules.strong_hire_from)
    hits = [
        VERDICTS[sum(score(case.marks, rules) >= line for line in lines)] == verdict
        for case in all_cases
        for _, verdict in case.readings
    ]
    return statistics.fmean(hits)


def tried(rules: VerdictRules) -> Iterator[VerdictRules]:
    """Other ways to weigh, the lines as they are."""
    for weight, lowest in product([w / 20 for w in range(6, 21)], (1, 2, 3)):
        yield rules.model_copy(update={"mean_weight": weight, "lowest": lowest})


def lined(rules: VerdictRules) -> Iterator[VerdictRules]:
    """Other lines, weighed as they are."""
    steps = [n / 20 for n in range(22, 80)]
    for low in (s for s in steps if s <= 2.0):
        for hire, strong in product((s for s in steps if 2.2 <= s <= 3.2), (s for s in steps if 3.0 < s)):
            if low < hire < strong:
                yield rules.model_copy(update={"no_hire_from": low, "hire_from": hire, "strong_hire_from": strong})


def row(name: str, rules: VerdictRules, all_cases: list[Case]) -> str:
    apart, shift = distance(rules, all_cases)
    lines = f"{rules.no_hire_from:g} / {rules.hire_from:g} / {rules.strong_hire_from:g}"
    share = agreeing(rules, all_cases)
    return f"{name:<28}{rules.mean_weight:>6.2f}{rules.lowest:>8}  {lines:<18}{apart:>8.2f}{shift:>+8.2f}{share:>9.0%}"


def main() -> None:
    rubric: Rubric = Library.at(ROOT / "nobody").rubric()
    all_cases, rules = cases(), rubric.verdict
    readings = sum(len(case.readings) for case in all_cases)
    weighed = min(tried(rules), key=lambda r: distance(r, all_cases)[0])
    best = max(lined(weighed), key=lambda r: (agreeing(r, all_cases), -abs(r.hire_from - rules.hire_from)))
    mean = rules.model_copy(update={"mean_weight": 1.0})
    print(f"{len(all_cases)} transcripts, {readings} readings by language models\n")
    print(f"{'':<28}{'mean':>6}{'lowest':>8}  {'lines':<18}{'apart':>8}{'shift':>8}{'verdict':>9}")
    for name, each in (("in the rubric", rules), ("a plain mean", mean), ("best weights", weighed), ("and best lines", best)):
        print(row(name, each, all_cases))
    print("\napart: mean distance of the score from readers' own, in marks; shift: the same, signed; verdict: share agreed on")


if __name__ == "__main__":
    main()
