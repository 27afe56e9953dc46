"""The offline grader's sheet: for every dimension what its rules mark, and the words or the silence that show it.

It is a sheet like any rater's and goes through the same check. Where rules are unsure, it claims less.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.contrary import contrary
from interviewer.grading.matching import keys
from interviewer.grading.offline.hearing import Answer, Line, answers, changed_in
from interviewer.grading.offline.phrases import HEARD, MISSING, SUBJECT
from interviewer.grading.offline.rules import Place, mark, placed, weight
from interviewer.grading.offline.weak_words import AGAINST
from interviewer.grading.offline.words import Trait
from interviewer.grading.sheet import (
    CurveballLine,
    DecisiveLine,
    DimensionLine,
    FlagLine,
    SaidLine,
    Sheet,
    UnsaidLine,
)
from interviewer.grading.submission import Submission
from interviewer.record.transcript import Transcript
from interviewer.signals.cues import Cue, heard
from interviewer.signals.text import speakable

T = Trait
D = Dimension
_SHOWN = 2
_A_LITTLE, _PLAINLY = 0.1, 0.4
"""What a sentence must give, or take, to be shown for it."""
_DEEP = 6
"""Sentences of technique from which on it is more than a choice needs."""
_SHORTEST, _LONGEST = 4, 34
"""Words of a sentence that is quoted, and quoted whole."""


def written(submission: Submission, rubric: Rubric) -> Sheet:
    """What the rules make of a transcript."""
    given = answers(submission)
    lines = tuple(_dimension(d, given, submission.transcript, rubric) for d in Dimension)
    return Sheet(
        dimensions=lines,
        curveballs=tuple(_taken(submission, given)),
        red_flags=tuple(_flags(given, {line.id: line.mark for line in lines})),
        decisive=_decisive(lines),
    )


def quoted(line: Line) -> SaidLine | None:
    """A sentence as a quote, cut at a clause where it is long; None where it is too short to be one."""
    length = len(keys(line.text))
    text = line.text if length <= _LONGEST else speakable(line.text, _LONGEST)
    return SaidLine(turn=line.turn, quote=text) if length >= _SHORTEST and len(keys(text)) >= _SHORTEST else None


def best(given: tuple[Answer, ...], dimension: Dimension, gives: bool) -> tuple[SaidLine, ...]:
    """The sentences that give a dimension most, or take most from it, in order of turns, at most one an answer."""
    found: list[tuple[float, SaidLine]] = []
    least = _A_LITTLE if gives else _PLAINLY
    for answer in given:
        worths = [(_telling(line, answer, dimension, given, gives), line) for line in answer.lines]
        plainest = sorted((each for each in worths if each[0] >= least), key=lambda each: -each[0])
        found += [(worth, said) for worth, line in plainest if (said := quoted(line))][:1]
    kept = sorted(found, key=lambda pair: -pair[0])[:_SHOWN]
    return tuple(sorted((said for _, said in kept), key=lambda said: said.turn))


def _telling(line: Line, answer: Answer, dimension: Dimension, given: tuple[Answer, ...], gives: bool) -> float:
    """How plainly a sentence speaks for a dimension, or against."""
    good, bad = weight(line, answer, dimension, given)
    return good - bad - 0.1 * len(line.shows & AGAINST.keys()) if gives else bad - good


def _dimension(dimension: Dimension, given: tuple[Answer, ...], said: Transcript, rubric: Rubric) -> DimensionLine:
    value = mark(dimension, given)
    if value is None:
        return DimensionLine(
            id=dimension, observed=f"The rules heard nothing about {SUBJECT[dimension]}.", next_mark="",
            status="not_assessed",
        )  # fmt: skip
    shown = best(given, dimension, gives=value > 2)
    if value == 2:  # partly there: what there was, and what spoke against it
        shown = (*best(given, dimension, gives=True)[:1], *shown[:1])
    unsaid: tuple[UnsaidLine, ...] = ()
    if value <= 2:
        unsaid = _absences(dimension, given, said, insist=not shown)
    elif not shown:  # what earned it cannot be quoted: say less
        value, unsaid = 2, _absences(dimension, given, said, insist=True)
    anchors = rubric.criterion(dimension).anchors
    above = anchors.strong_yes if value == 3 else anchors.yes
    return DimensionLine(
        id=dimension,
        observed=_observed(dimension, given),
        next_mark="" if value == 4 else " ".join(above.split()).split(". ")[0].rstrip(".") + ".",
        status="marked",
        mark=value,
        said=shown,
        unsaid=unsaid,
    )


def _observed(dimension: Dimension, given: tuple[Answer, ...]) -> str:
    """What was heard of a dimension and in which turns; what was not."""
    told, silent = [], []
    for trait, place, phrase in HEARD[dimension]:
        turns = [a.turn for a in placed(place, dimension, given) if a.shows(trait)]
        if turns:
            told.append(f"{phrase} ({_turns(turns)})")
        elif place in (Place.ANY, Place.OPENING) or placed(place, dimension, given):
            silent.append(phrase)
    heard_of = f"Heard: {'; '.join(told)}." if told else ""
    missed = f"Not heard: {'; '.join(silent[:2])}." if silent else ""
    return " ".join(filter(None, (heard_of, missed)))


def _turns(turns: Sequence[int]) -> str:
    return f"turn{'s' if len(turns) > 1 else ''} {', '.join(map(str, turns[:4]))}{' ...' if len(turns) > 4 else ''}"


def _absences(
    dimension: Dimension, given: tuple[Answer, ...], said: Transcript, insist: bool
) -> tuple[UnsaidLine, ...]:
    """What an invitation was not taken up with; with `insist`, some absence, beside what came nearest to it."""
    where = Place.CHANGE if dimension is D.ADAPTABILITY else Place.INVITED
    for answer in placed(where, dimension, given):
        gave = any(weight(line, answer, dimension, given)[0] for line in answer.lines)
        if not gave and answer.asked_in and not contrary(said, dimension, answer.turn, answer.turn):
            return (_unsaid(dimension, answer.turn, answer.turn, answer.asked_in, said),)
    whole = (given[0].turn, given[-1].turn)
    if insist or not contrary(said, dimension, *whole):
        return (_unsaid(dimension, *whole, None, said),) if insist else ()
    return ()


def _unsaid(dimension: Dimension, first: int, last: int, asked_in: int | None, said: Transcript) -> UnsaidLine:
    near = contrary(said, dimension, first, last)
    return UnsaidLine(
        missing=MISSING[dimension],
        from_turn=first,
        to_turn=last,
        invited_in_turn=asked_in,
        nearest_turn=near[0].turn if near else None,
        nearest_quote=near[0].quote if near else None,
    )


def _taken(submission: Submission, given: tuple[Answer, ...]) -> Iterable[CurveballLine]:
    after = placed(Place.AFTER, D.ADAPTABILITY, given)
    for number in changed_in(submission):
        answer = next((a for a in given if a.asked_in == number), None)
        if answer is None:
            continue
        goes_back = [line for line in answer.lines if T.REOPEN in line.shows]
        adds = [line for line in answer.lines if line.shows & {T.ADDS, T.UNMOVED}]
        followed = answer.shows(T.PRICE) or answer.shows(T.CUT) or len(goes_back) > 1
        later = [line for a in after if a.turn > answer.turn for line in a.lines if T.REOPEN in line.shows]
        took: Literal["bolt_on", "partial", "pivot"]
        if goes_back:
            took = "pivot" if followed and not answer.shows(T.UNMOVED) else "partial"
        else:
            took = "partial" if later or not adds else "bolt_on"
        telling = goes_back or later or adds or answer.lines
        quotes = tuple(q for line in telling if (q := quoted(line)))[:_SHOWN]
        if quotes:
            yield CurveballLine(turn=number, said=quotes, took=took)


def _flags(given: tuple[Answer, ...], marks: dict[Dimension, int | None]) -> Iterable[FlagLine]:
    """Only what rules can hardly be wrong about."""

    def lines(among: Iterable[Answer], *wanted: Trait) -> list[SaidLine]:
        found = (line for a in among for line in a.lines if line.shows.issuperset(wanted))
        return [q for line in found if (q := quoted(line))][:_SHOWN]

    first = given[:1]
    if first and not first[0].shows(T.PERSON) and (counts := lines(first, T.COUNTING)):
        yield FlagLine(id="capacity_math_first", said=tuple(counts))
    shields = [line for a in given for line in a.lines if T.SHIELD in line.shows and Cue.TECHNOLOGY in heard(line.text)]
    if quotes := [q for line in shields if (q := quoted(line))]:
        yield FlagLine(id="tech_as_shield", said=tuple(quotes[:_SHOWN]))
    deep = sum(T.JARGON in line.shows for answer in given for line in answer.lines)
    if marks[D.ALTITUDE] == 1 and deep >= _DEEP and (quotes := lines(given, T.JARGON)):
        yield FlagLine(id="overdepth", said=tuple(quotes))
    for place, dimension, id, wanted, spared in (
        (Place.CHANGE, D.ADAPTABILITY, "curveball_bolt_on", T.ADDS, (T.REOPEN,)),
        (Place.INVITED, D.SCOPE, "everything_in_scope", T.KEEPS_ALL, (T.CUT,)),
        (Place.INVITED, D.FAILURE_OWNERSHIP, "consequence_blind", T.MACHINERY, (T.PERSON, T.HURT, T.LOSS)),
    ):
        blind = [a for a in placed(place, dimension, given) if not any(a.shows(trait) for trait in spared)]
        if marks[dimension] == 1 and (quotes := lines(blind, wanted)):
            yield FlagLine(id=id, said=tuple(quotes))


def _decisive(lines: Sequence[DimensionLine]) -> DecisiveLine:
    """A single 1 among marks that are otherwise good, or one 4 above even ones."""
    marks = {line.id: line.mark for line in lines if line.mark is not None}
    ones = [line for line in lines if line.mark == 1]
    others = [value for value in marks.values() if value > 1]
    if len(ones) == 1 and len(others) >= 4 and sum(others) / len(others) >= 2.6:
        why = f"{SUBJECT[ones[0].id].capitalize()}: the one thing missing beside marks that are otherwise fair."
        return DecisiveLine(
            kind="failing", dimension=ones[0].id, why=why, said=ones[0].said, unsaid=ones[0].unsaid
        )  # fmt: skip
    return DecisiveLine(kind="none", why="")
