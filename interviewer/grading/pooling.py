"""Several raters' sheets become one result: medians, with the evidence of those nearest to them.

A mark counts only if evidence of its own survived the check; a mark of 3 or 4 takes words that were said.
"""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension, Level
from interviewer.grading.debrief import (
    CurveballResult,
    Decisive,
    DimensionResult,
    Dropped,
    Evidence,
    RaterOutcome,
    RaterRecord,
    RedFlagResult,
    Said,
    Status,
)
from interviewer.grading.evidence import (
    DECISIVE,
    Checked,
    carries,
    place_of_curveball,
    place_of_flag,
    place_of_target,
)
from interviewer.grading.rater import Rating
from interviewer.grading.sheet import DimensionLine
from interviewer.grading.submission import Submission
from interviewer.grading.verdict import of_rater
from interviewer.record.events import Took
from interviewer.record.transcript import Speaker

_SHOWN = 4
"""Pieces of evidence shown for one dimension."""
_HANDLING = (Took.BOLT_ON, Took.PARTIAL, Took.PIVOT)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What one rater's line on a dimension is worth after the check."""

    line: DimensionLine
    status: Status
    mark: int | None
    evidence: tuple[Evidence, ...]


def dimensions(ratings: Sequence[Rating]) -> tuple[DimensionResult, ...]:
    """The eight results, in the rubric's order."""
    answered = [rating.checked for rating in ratings if rating.checked]
    return tuple(_dimension(d, [_marked(checked, d) for checked in answered]) for d in Dimension)


def marks_of(rating: Rating) -> dict[Dimension, int | None]:
    """One rater's marks, as far as evidence carries them."""
    checked = rating.checked
    return {d: _marked(checked, d).mark for d in Dimension} if checked else {}


def record(rating: Rating, rubric: Rubric, level: Level) -> RaterRecord:
    """One rater's work, for the debrief."""
    marks = marks_of(rating)
    score, verdict = of_rater({d: m for d, m in marks.items() if m is not None}, rubric, level)
    return RaterRecord(
        rater=rating.rater,
        outcome=RaterOutcome(rating.outcome),
        why=rating.why,
        marks=marks,
        score=score,
        verdict=verdict,
        asked_again=rating.asked_again,
        dropped=len(rating.dropped),
        usage=rating.usage,
    )


def dropped(ratings: Sequence[Rating]) -> tuple[Dropped, ...]:
    """All evidence that counted for nothing."""
    return tuple(
        Dropped(rater=rating.rater, where=p.where, kind=p.kind, turn=p.turn, text=p.text, why=p.why)
        for rating in ratings
        for p in rating.dropped
    )


def red_flags(ratings: Sequence[Rating], rubric: Rubric) -> tuple[RedFlagResult, ...]:
    """Red flags that at least half of the raters saw and could show."""
    answered = [rating.checked for rating in ratings if rating.checked]
    found = []
    for flag in rubric.red_flags:
        shown = [evidence for checked in answered if (evidence := checked.evidence(place_of_flag(flag.id)))]
        if shown and 2 * len(shown) >= len(answered):
            found.append(RedFlagResult(id=flag.id, seen_by=len(shown), evidence=_joined(shown)))
    return tuple(found)


def decisive(ratings: Sequence[Rating]) -> Decisive | None:
    """The decisive thing that at least half of the raters named in the same dimension, and could show."""
    answered = [rating.checked for rating in ratings if rating.checked]
    named: list[Decisive] = []
    for checked in answered:
        line, evidence = checked.sheet.decisive, checked.evidence(DECISIVE)
        if line.kind != "none" and line.dimension is not None and evidence:
            named.append(Decisive(kind=line.kind, dimension=line.dimension, why=line.why, seen_by=1, evidence=evidence))
    if not named:
        return None
    commonest, seen = Counter((each.kind, each.dimension) for each in named).most_common(1)[0]
    if 2 * seen < len(answered):
        return None
    agreeing = [each for each in named if (each.kind, each.dimension) == commonest]
    joined = _joined([each.evidence for each in agreeing])
    return agreeing[0].model_copy(update={"seen_by": seen, "evidence": joined})


def curveballs(ratings: Sequence[Rating], submission: Submission) -> tuple[CurveballResult, ...]:
    """Every change: those a journal tells of, else those at least half of the raters found."""
    answered = [rating.checked for rating in ratings if rating.checked]
    seen = [_by_turn(checked, submission) for checked in answered]
    known = {each.turn: each.throw for each in submission.thrown}
    counted = Counter(turn for reading in seen for turn in reading)
    turns = sorted(known) or sorted(turn for turn, count in counted.items() if 2 * count >= len(answered))
    found = []
    for turn in turns:
        at = submission.transcript.turn(turn)
        if at is None:
            continue
        readings = [reading[turn] for reading in seen if turn in reading]
        handled = sorted((_HANDLING.index(took) for took, _, _ in readings))
        throw = known.get(turn)
        target = next((t for _, t, _ in readings if t), None)
        if throw:
            target = Said(turn=throw.target_turn, quote=throw.quote)
        followed = any(t.speaker is Speaker.CANDIDATE for t in submission.transcript.turns[turn:])
        found.append(
            CurveballResult(
                turn=turn,
                change=at.text,
                id=throw.id if throw else None,
                target=target,
                took=_HANDLING[handled[(len(handled) - 1) // 2]] if handled and followed else Took.NONE,
                readings=tuple(took for took, _, _ in readings),
                evidence=_joined([evidence for _, _, evidence in readings]),
            )
        )
    return tuple(found)


def _by_turn(checked: Checked, submission: Submission) -> dict[int, tuple[Took, Said | None, tuple[Evidence, ...]]]:
    """What one rater saw of each change it can show, by the interviewer's turn; a slipped turn number is put right.

    Only what was said after a change shows how it was taken. Where two lines fall on one turn, the nearer one counts.
    """
    found: dict[int, tuple[Took, Said | None, tuple[Evidence, ...]]] = {}
    slips: dict[int, int] = {}
    known = [each.turn for each in submission.thrown]
    for line in checked.sheet.curveballs:
        turn = line.turn
        at = submission.transcript.turn(turn)
        if at is not None and at.speaker is Speaker.CANDIDATE and turn > 1:
            turn, at = turn - 1, submission.transcript.turn(turn - 1)
        if known and turn not in known:
            turn = min(known, key=lambda k: abs(k - turn))
            at = submission.transcript.turn(turn)
        evidence = tuple(
            e for e in checked.evidence(place_of_curveball(line.turn)) if isinstance(e, Said) and e.turn > turn
        )
        slip = abs(turn - line.turn)
        if at is None or at.speaker is Speaker.CANDIDATE or not evidence:
            continue
        if slip > 2 or slips.get(turn, slip) < slip:
            continue
        target = next((e for e in checked.evidence(place_of_target(line.turn)) if isinstance(e, Said)), None)
        found[turn] = (Took(line.took), target if target and target.turn < turn else None, evidence)
        slips[turn] = slip
    return found


def _marked(checked: Checked, dimension: Dimension) -> _Mark:
    line = next(line for line in checked.sheet.dimensions if line.id is dimension)
    evidence = checked.evidence(dimension.value)
    if line.status == "not_assessed":
        return _Mark(line, Status.NOT_ASSESSED, None, evidence)
    if line.mark is None or not carries(line.mark, evidence):
        return _Mark(line, Status.UNGRADED, None, evidence)
    return _Mark(line, Status.MARKED, line.mark, evidence)


def _dimension(dimension: Dimension, marks: Sequence[_Mark]) -> DimensionResult:
    count = Counter(mark.status for mark in marks)
    half = len(marks) / 2
    if marks and count[Status.MARKED] >= half and count[Status.MARKED] >= count[Status.NOT_ASSESSED]:
        return _median(dimension, marks)
    if marks and count[Status.NOT_ASSESSED] > half:
        silent = next(m for m in marks if m.status is Status.NOT_ASSESSED)
        return DimensionResult(id=dimension, status=Status.NOT_ASSESSED, reason=silent.line.observed)
    if not marks:
        reason = "No rater gave an answer that could be used."
    elif count[Status.UNGRADED] >= half:
        reason = "No evidence for a mark survived the check."
    else:
        reason = "The raters split between a mark, no evidence and not assessed."
    return DimensionResult(id=dimension, status=Status.UNGRADED, reason=reason)


def _median(dimension: Dimension, marks: Sequence[_Mark]) -> DimensionResult:
    marked = [(mark.mark, mark) for mark in marks if mark.mark is not None]
    values = [value for value, _ in marked]
    median = float(statistics.median(values))
    nearest_first = [mark for _, mark in sorted(marked, key=lambda each: abs(each[0] - median))]
    nearest = nearest_first[0]
    return DimensionResult(
        id=dimension,
        status=Status.MARKED,
        mark=median,
        spread=float(max(values) - min(values)) if len(values) > 1 else None,
        evidence=_joined([mark.evidence for mark in nearest_first]),
        reason=nearest.line.observed,
        next_mark=nearest.line.next_mark,
    )


def _joined(shown: Sequence[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """Evidence of several raters, those named first preferred, nothing said twice; in order of turns."""
    kept: list[Evidence] = []
    for evidence in shown:
        others = tuple(kept)
        kept += [piece for piece in evidence if not any(_says_the_same(piece, other) for other in others)]
    return tuple(sorted(kept[:_SHOWN], key=lambda e: e.turn if isinstance(e, Said) else e.span[1]))


def _says_the_same(a: Evidence, b: Evidence) -> bool:
    """Whether two raters show the same: overlapping words, or both an absence, which each words in its own way."""
    if isinstance(a, Said) and isinstance(b, Said):
        return a.turn == b.turn and (a.quote in b.quote or b.quote in a.quote)
    return not isinstance(a, Said) and not isinstance(b, Said)
