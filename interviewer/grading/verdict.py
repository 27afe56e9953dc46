"""From marks to a score to a verdict: arithmetic with written rules, whose constants are the rubric's.

A mean lets six good marks hide a bad one, and committees do not: the lowest marks weigh in a second time.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interviewer.content.rubric import Rubric, Seat, VerdictRules
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import Rule, Verdict, Vote

Marks = Mapping[Dimension, float]
_TIPS_NAMED = 3
"""Tips told one by one; more of them are told in one sentence."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules make of a set of marks."""

    score: float | None = None
    verdict: Verdict | None = None
    margin: float | None = None
    line: float | None = None
    line_begins: Verdict | None = None
    near_line: bool = False
    tips: tuple[str, ...] = ()
    no_verdict: str | None = None
    rules: tuple[Rule, ...] = ()
    votes: tuple[Vote, ...] = field(default=())


def score(marks: Marks, rules: VerdictRules) -> float:
    """The score of at least one mark: 1.00 to 4.00."""
    lowest = statistics.fmean(sorted(marks.values())[: rules.lowest])
    return round(rules.mean_weight * statistics.fmean(marks.values()) + (1 - rules.mean_weight) * lowest, 2)


def verdict_of(value: float, rubric: Rubric, level: Level) -> Verdict:
    """The verdict a score means at a level."""
    below = [verdict for verdict, line in lines(rubric, level) if value >= line]
    return below[-1] if below else Verdict.STRONG_NO_HIRE


def distance(value: float, rubric: Rubric, level: Level = Level.SENIOR) -> float:
    """How far a score is from the nearest line between two verdicts, in marks."""
    return round(min(abs(value - line) for _, line in lines(rubric, level)), 2)


def of_rater(marks: Marks, rubric: Rubric, level: Level) -> tuple[float | None, Verdict | None]:
    """One rater's own score and verdict; None where too few dimensions are marked."""
    if len(marks) < rubric.verdict.minimum_marked:
        return None, None
    value = score(marks, rubric.verdict)
    return value, verdict_of(value, rubric, level)


def rule(
    marks: Marks,
    rubric: Rubric,
    level: Level,
    *,
    turns: int,
    words: int,
    raters: Sequence[Verdict | None] = (),
) -> Ruling:
    """Decide.

    `marks`: the median of every marked dimension. `turns`, `words`: the candidate's. `raters`: their own verdicts.
    """
    rules = rubric.verdict
    why_not = _too_little(marks, rules, turns, words)
    if why_not:
        return Ruling(no_verdict=why_not, rules=(Rule(id="too_little", says=why_not),))
    value = score(marks, rules)
    verdict = verdict_of(value, rubric, level)
    nearest_verdict, line = min(lines(rubric, level), key=lambda each: abs(value - each[1]))
    margin = round(abs(value - line), 2)
    fired = [_told_score(marks, rubric, value), _told_line(value, verdict, rubric, level)]
    apart = sorted({v for v in raters if v is not None}, key=list(Verdict).index)
    votes = tuple(_vote(seat, marks, rubric, level) for seat in rubric.seats)
    with_it = sum(vote.vote.hires == verdict.hires for vote in votes)
    is_near = margin <= rules.near_line
    if is_near:
        fired.append(
            Rule(
                id="near_line",
                says=f"{value:.2f} is within {rules.near_line:g} of {line:g}, the line to {_told(nearest_verdict)}.",
            )
        )
    if len(apart) > 1:
        fired.append(
            Rule(
                id="raters_apart",
                says=f"The raters' own marks fall on both sides of a line: {', '.join(map(_told, apart))}.",
            )
        )
    if 2 * with_it <= len(votes):
        fired.append(Rule(id="votes_split", says=f"Only {with_it} of {len(votes)} seats vote with the score."))
    near = is_near or len(apart) > 1 or 2 * with_it <= len(votes)
    return Ruling(
        score=value,
        verdict=verdict,
        margin=margin,
        line=line,
        line_begins=nearest_verdict,
        near_line=near,
        tips=tuple(_tips(marks, rubric, level, value, line)) if near else (),
        rules=tuple(fired),
        votes=votes,
    )


def lines(rubric: Rubric, level: Level = Level.SENIOR) -> list[tuple[Verdict, float]]:
    """Where each verdict begins, lowest first. A level's bar is its line to hire."""
    rules, bar = rubric.verdict, rubric.level(level).bar
    return [
        (Verdict.NO_HIRE, rules.no_hire_from),
        (Verdict.HIRE, bar),
        (Verdict.STRONG_HIRE, max(rules.strong_hire_from, bar)),
    ]


def _too_little(marks: Marks, rules: VerdictRules, turns: int, words: int) -> str | None:
    if turns < rules.minimum_turns:
        return f"The candidate speaks {turns} times; a verdict takes {rules.minimum_turns}."
    if words < rules.minimum_words:
        return f"The candidate says {words} words; a verdict takes {rules.minimum_words}."
    if len(marks) < rules.minimum_marked:
        return f"{len(marks)} of 8 dimensions could be marked; a verdict takes {rules.minimum_marked}."
    return None


def _vote(seat: Seat, marks: Marks, rubric: Rubric, level: Level) -> Vote:
    """A seat's vote: the score, tilted by what the seat watches. With all eight marked the tilts cancel out."""
    rules = rubric.verdict
    watched = [marks[dimension] for dimension in seat.watches if dimension in marks]
    apart = statistics.fmean(watched) - statistics.fmean(marks.values()) if watched else 0.0
    value = round(min(4.0, max(1.0, score(marks, rules) + rules.seat_tilt * apart)), 2)
    return Vote(seat=seat.id, name=seat.name, vote=verdict_of(value, rubric, level), score=value)


def _tips(marks: Marks, rubric: Rubric, level: Level, value: float, line: float) -> list[str]:
    """What single marks would carry the score over its nearest line."""
    step = -1 if value >= line else 1
    crossing: dict[Dimension, tuple[float, float]] = {}
    for dimension, mark in marks.items():
        other = min(4.0, max(1.0, mark + step))
        changed = score({**marks, dimension: other}, rubric.verdict)
        if other != mark and (changed >= line) != (value >= line):
            crossing[dimension] = (other, changed)
    if not crossing:
        return ["No single mark would carry it over the line."]
    if len(crossing) > _TIPS_NAMED:
        reached = sorted({changed for _, changed in crossing.values()})
        scores = f"{reached[0]:.2f}" if len(reached) == 1 else f"{reached[0]:.2f} to {reached[-1]:.2f}"
        verdict = _told(verdict_of(reached[0], rubric, level))
        which = "any dimension" if len(crossing) == len(marks) else f"any of {len(crossing)} dimensions"
        return [f"One mark {'less' if step < 0 else 'more'} on {which} makes it {scores}: {verdict}."]
    return [
        f"{rubric.criterion(dimension).name} at {other:g} instead of {marks[dimension]:g} makes it {changed:.2f}: "
        f"{_told(verdict_of(changed, rubric, level))}."
        for dimension, (other, changed) in crossing.items()
    ]


def _told_score(marks: Marks, rubric: Rubric, value: float) -> Rule:
    rules = rubric.verdict
    lowest = sorted(marks.items(), key=lambda item: item[1])[: rules.lowest]
    named = ", ".join(f"{rubric.criterion(d).name} {mark:g}" for d, mark in lowest)
    mean, low = statistics.fmean(marks.values()), statistics.fmean(mark for _, mark in lowest)
    return Rule(
        id="lowest_weigh",
        says=f"{value:.2f} = {rules.mean_weight:g} x {mean:.2f}, the mean of {len(marks)} marks, "
        f"+ {1 - rules.mean_weight:g} x {low:.2f}, the mean of the lowest ({named}).",
    )


def _told_line(value: float, verdict: Verdict, rubric: Rubric, level: Level) -> Rule:
    expected = rubric.level(level)
    begins = dict(lines(rubric, level))
    if verdict.hires:
        says = f"{value:.2f} reaches {begins[verdict]:g}, where {_told(verdict)} begins for a {expected.name.lower()}."
    elif verdict is Verdict.NO_HIRE:
        says = f"{value:.2f} stays below {begins[Verdict.HIRE]:g}, where hire begins for a {expected.name.lower()}."
    else:
        says = f"{value:.2f} stays below {begins[Verdict.NO_HIRE]:g}."
    return Rule(id="line", says=says)


def _told(verdict: Verdict) -> str:
    return verdict.value.replace("_", " ")
