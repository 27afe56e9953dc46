"""The evidence check: is every quote in the turn it names, in the candidate's mouth, and is every absence one?

Code, no model. What passes is rewritten in the transcript's own words; what fails is told in a sentence that the rater
can act on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.contrary import contrary
from interviewer.grading.debrief import Evidence, Said, Unsaid
from interviewer.grading.matching import find
from interviewer.grading.sheet import SaidLine, Sheet, UnsaidLine
from interviewer.record.directive import Quote
from interviewer.record.transcript import Speaker, Transcript
from interviewer.signals.text import sentences


@dataclass(frozen=True, slots=True)
class Problem:
    """A piece of evidence that does not hold."""

    where: str
    kind: Literal["quote", "absence"]
    turn: int | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet, what of its evidence holds, and what does not. Keys of `holds` are places: see `place_*`."""

    sheet: Sheet
    holds: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def evidence(self, where: str) -> tuple[Evidence, ...]:
        """What holds in a place."""
        return self.holds.get(where, ())


DECISIVE = "decisive"
_ABSENCE_CARRIES = 2
"""The highest mark that can rest on an absence alone."""


def place_of_flag(id: str) -> str:
    """Where a red flag's evidence is kept."""
    return f"red flag {id}"


def place_of_curveball(turn: int) -> str:
    """Where the evidence is kept for how the change in a turn was taken."""
    return f"change in turn {turn}"


def place_of_target(turn: int) -> str:
    """Where the commitment is kept that the change in a turn attacked."""
    return f"attacked by the change in turn {turn}"


def check(sheet: Sheet, transcript: Transcript, rubric: Rubric) -> Checked:
    """Check all evidence of a sheet against the transcript its rater read."""
    holds: dict[str, tuple[Evidence, ...]] = {}
    problems: list[Problem] = []

    def keep(where: str, results: Iterable[Evidence | Problem]) -> None:
        good = list(holds.get(where, ()))
        for result in results:
            if isinstance(result, Problem):
                problems.append(result)
            elif result not in good:
                good.append(result)
        holds[where] = tuple(good)

    for line in sheet.dimensions:
        before = len(problems)
        keep(line.id.value, _all(line.id.value, line.id, line.said, line.unsaid, transcript))
        if len(problems) == before and line.mark is not None and not carries(line.mark, holds[line.id.value]):
            needs = "words that were said" if line.mark > _ABSENCE_CARRIES else "evidence"
            problems.append(
                Problem(line.id.value, "quote", None, "(none given)", f"a mark of {line.mark} needs {needs}")
            )
    for thrown in sheet.curveballs:
        where = place_of_curveball(thrown.turn)
        keep(where, [_said(where, said, transcript) for said in thrown.said])
        if thrown.attacked_quote and thrown.attacked_turn:
            where = place_of_target(thrown.turn)
            line_attacked = SaidLine(turn=thrown.attacked_turn, quote=thrown.attacked_quote)
            keep(where, [_said(where, line_attacked, transcript)])
    for flag in sheet.red_flags:
        known = rubric.red_flag(flag.id)
        where = place_of_flag(flag.id)
        if known is None:
            problems.append(Problem(where, "quote", None, flag.id, "the rubric has no red flag of that id"))
            continue
        keep(where, _all(where, known.dimension, flag.said, flag.unsaid, transcript))
    decisive = sheet.decisive
    if decisive.kind != "none":
        keep(DECISIVE, _all(DECISIVE, decisive.dimension, decisive.said, decisive.unsaid, transcript))
    return Checked(sheet, holds, tuple(problems))


def carries(mark: int, evidence: Iterable[Evidence]) -> bool:
    """Whether evidence that holds is enough: an absence for a low mark, words that were said for a high one."""
    return any(isinstance(piece, Said) or mark <= _ABSENCE_CARRIES for piece in evidence)


def verified(where: str, turn: int, quote: str, transcript: Transcript) -> Said | Problem:
    """One quote on its own, for whoever quotes outside a sheet."""
    return _said(where, SaidLine(turn=turn, quote=quote), transcript)


def _all(
    where: str,
    dimension: Dimension | None,
    said: Iterable[SaidLine],
    unsaid: Iterable[UnsaidLine],
    transcript: Transcript,
) -> list[Evidence | Problem]:
    quotes: list[Evidence | Problem] = [_said(where, line, transcript) for line in said]
    return quotes + [_unsaid(where, dimension, line, transcript) for line in unsaid]


def _said(where: str, line: SaidLine, transcript: Transcript) -> Said | Problem:
    named = transcript.turn(line.turn)
    if named and named.speaker is Speaker.CANDIDATE and (words := find(line.quote, named.text)):
        return Said(turn=line.turn, quote=words)
    elsewhere = [
        (turn.number, words)
        for turn in transcript.of(Speaker.CANDIDATE)
        if (words := find(line.quote, turn.text)) is not None
    ]
    if len(elsewhere) == 1:
        return Said(turn=elsewhere[0][0], quote=elsewhere[0][1])
    if elsewhere:
        why = f"these words stand in turns {_told(t for t, _ in elsewhere)}, not in turn {line.turn}; name one of them"
    elif any(find(line.quote, t.text) for t in transcript.turns if t.speaker is not Speaker.CANDIDATE):
        why = "the candidate did not say that, somebody else did; quote the candidate"
    elif named is None:
        why = f"there is no turn {line.turn}, and no turn holds these words"
    else:
        why = (
            f"turn {line.turn} does not hold these words, nor does any other turn of the candidate's; "
            "copy three words or more exactly"
        )
    return Problem(where, "quote", line.turn, line.quote, why)


def _unsaid(where: str, dimension: Dimension | None, line: UnsaidLine, transcript: Transcript) -> Unsaid | Problem:
    def fails(why: str) -> Problem:
        return Problem(where, "absence", line.from_turn, line.missing or "(not told)", why)

    first, last = line.from_turn, min(line.to_turn, len(transcript.turns))
    searched = [t for t in transcript.turns[max(first, 1) - 1 : last] if t.speaker is Speaker.CANDIDATE]
    if not line.missing:
        return fails("it does not say what is missing")
    if first < 1 or first > last or not searched:
        return fails(f"turns {line.from_turn} to {line.to_turn} hold no turn of the candidate's; give a span that does")
    invitation = transcript.turn(line.invited_in_turn) if line.invited_in_turn else None
    if line.invited_in_turn and (invitation is None or invitation.speaker is Speaker.CANDIDATE):
        return fails(f"turn {line.invited_in_turn} is no turn of the interviewer's, so it invited nothing")
    if invitation and invitation.number > searched[-1].number:
        return fails(
            f"turn {invitation.number} invites it, and the span {first} to {last} ends before the candidate's answer; "
            "search the answer too"
        )
    nearest: Quote | None = None
    if line.nearest_quote and line.nearest_turn:
        found = _said(where, SaidLine(turn=line.nearest_turn, quote=line.nearest_quote), transcript)
        if isinstance(found, Problem):
            return fails(f"what came nearest cannot be found: {found.why}")
        if not first <= found.turn <= last:
            return fails(f"what came nearest stands in turn {found.turn}, outside the span {first} to {last}")
        nearest = Quote(turn=found.turn, quote=found.quote)
    against = contrary(transcript, dimension, first, last) if dimension else []
    if against and nearest is None:
        told = "; ".join(f'turn {q.turn}: "{q.quote}"' for q in against)
        return fails(
            f"this may be said after all ({told}). If one of these is it, withdraw the absence or shorten the span; "
            "if none is, give the nearest of them as nearest_turn and nearest_quote"
        )
    return Unsaid(
        span=(first, last),
        missing=line.missing,
        turn=invitation.number if invitation else None,
        quote=_question(invitation.text) if invitation else None,
        nearest=nearest,
    )


def _question(text: str) -> str:
    """What an interviewer's turn asks: its last question, or its last sentence."""
    spans = sentences(text)
    asked = [span.text for span in spans if span.text.endswith("?")]
    return (asked or [span.text for span in spans] or [text])[-1]


def _told(turns: Iterable[int]) -> str:
    return ", ".join(map(str, turns))
