"""The committee's write-up: one model call after everything is sealed. It argues, it cannot change a mark.

Its quotes are checked like any rater's; what does not hold is asked about once and then struck out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from interviewer import prompts
from interviewer.content.rubric import Rubric
from interviewer.errors import ModelError
from interviewer.grading.debrief import (
    Coaching,
    CurveballResult,
    DecidingTurn,
    Decisive,
    DimensionResult,
    Dropped,
    Evidence,
    Moment,
    RaterRecord,
    RedFlagResult,
    Said,
    Vote,
)
from interviewer.grading.evidence import Problem, verified
from interviewer.grading.packet import nonce, packet
from interviewer.grading.submission import Submission
from interviewer.grading.verdict import Ruling
from interviewer.models.port import ChatModel, Message, Usage
from interviewer.models.structured import AnswerGarbled, ask

PROMPTS = ("committee", "sealed", "packet", "brief")
"""What the writer reads, for the version in a debrief."""


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class Argument(_Line):
    seat: str
    argument: str
    turn: int
    quote: str


class Deciding(_Line):
    turn: int
    quote: str
    why: str
    stronger: str


class Note(_Line):
    turn: int
    quote: str
    note: str


class Writeup(_Line):
    """What the writer answers."""

    packet: str
    arguments: tuple[Argument, ...]
    dissent: str
    decided_by: str
    headline: str
    reads_as: str
    deciding: Deciding
    guessing: tuple[Note, ...]
    clear: tuple[Note, ...]
    drills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The result as it stands when the writer sees it."""

    ruling: Ruling
    dimensions: tuple[DimensionResult, ...]
    curveballs: tuple[CurveballResult, ...]
    red_flags: tuple[RedFlagResult, ...]
    decisive: Decisive | None
    raters: int
    """How many gave marks."""
    records: tuple[RaterRecord, ...]
    """What each rater did, those without marks too."""


@dataclass(frozen=True, slots=True)
class Written:
    """A write-up after the check, or why there is none."""

    packet: str = ""
    votes: tuple[Vote, ...] = ()
    dissent: str = ""
    decided_by: str = ""
    headline: str = ""
    reads_as: str = ""
    deciding: DecidingTurn | None = None
    coaching: Coaching = field(default_factory=Coaching)
    dropped: tuple[Dropped, ...] = ()
    failed: str = ""
    usage: Usage = field(default_factory=Usage)


async def write(model: ChatModel, submission: Submission, rubric: Rubric, sealed: Sealed) -> Written:
    """Have the debrief written. Never raises ModelError: where the call fails, the sealed result stands without it."""
    messages = asked(submission, rubric, sealed)
    try:
        answer = await ask(model, messages, Writeup, name="writeup")
    except ModelError as error:
        spent = error.usage if isinstance(error, AnswerGarbled) else Usage()
        return Written(votes=sealed.ruling.votes, failed=str(error), usage=spent)
    writeup, usage = answer.value, answer.usage
    problems = _problems(writeup, submission)
    if problems:
        told = "\n".join(f'- {p.where}, turn {p.turn}: "{p.text}": {p.why}.' for p in problems)
        again = [
            *messages,
            Message(role="assistant", content=answer.text),
            Message(role="user", content=prompts.fill("quotes", problems=told)),
        ]
        try:
            mended = await ask(model, again, Writeup, name="writeup")
            writeup, usage = mended.value, usage + mended.usage
        except ModelError as error:
            usage = usage + (error.usage if isinstance(error, AnswerGarbled) else Usage())
    return _checked(writeup, submission, sealed, usage)


def asked(submission: Submission, rubric: Rubric, sealed: Sealed) -> list[Message]:
    """The messages the writer is sent."""
    level = rubric.level(submission.level)
    system = prompts.fill(
        "committee",
        level=level.name,
        expects=level.expects,
        seats="\n".join(f"- {seat.id} ({seat.name}): {seat.asks}" for seat in rubric.seats),
        nonce=nonce(submission),
    )
    return [
        Message(role="system", content=system),
        Message(role="user", content=packet(submission, _sealed(sealed, rubric))),
    ]


def _sealed(sealed: Sealed, rubric: Rubric) -> str:
    ruling = sealed.ruling
    flags = [f"{flag.id} ({_shown(flag.evidence)})" for flag in sealed.red_flags]
    changes = [f"turn {c.turn} taken as {c.took.value} ({_shown(c.evidence)})" for c in sealed.curveballs]
    decisive = sealed.decisive
    return prompts.fill(
        "sealed",
        verdict=ruling.verdict.value if ruling.verdict else f"none ({ruling.no_verdict})",
        score=f"{ruling.score:.2f}" if ruling.score is not None else "none",
        near=f", near a line: {' '.join(ruling.tips)}" if ruling.near_line else "",
        votes="; ".join(f"{vote.seat} {vote.vote.value}" for vote in ruling.votes) or "none",
        rules="\n".join(rule.says for rule in ruling.rules),
        raters=f"{sealed.raters} raters" if sealed.raters > 1 else "one rater",
        marks="\n".join(_marked(result, rubric) for result in sealed.dimensions),
        changes="; ".join(changes) or "none",
        flags="; ".join(flags) or "none",
        decisive=f"{decisive.kind}, {decisive.dimension.value}: {decisive.why}" if decisive else "nothing",
    )


def _marked(result: DimensionResult, rubric: Rubric) -> str:
    mark = f"{result.mark:g}" if result.mark is not None else result.status.value.replace("_", " ")
    shown = _shown(result.evidence)
    return f"- {rubric.criterion(result.id).name}: {mark}. {result.reason}" + (f" ({shown})" if shown else "")


def _shown(evidence: Sequence[Evidence]) -> str:
    return "; ".join(
        f'turn {e.turn}: "{e.quote}"' if isinstance(e, Said) else f"turns {e.span[0]}-{e.span[1]} without: {e.missing}"
        for e in evidence
    )


def _quotes(writeup: Writeup) -> list[tuple[str, int, str]]:
    arguments = [(f"argument of {a.seat}", a.turn, a.quote) for a in writeup.arguments]
    notes = [
        (place, n.turn, n.quote) for place, ns in (("guessing", writeup.guessing), ("clear", writeup.clear)) for n in ns
    ]
    return [*arguments, ("deciding", writeup.deciding.turn, writeup.deciding.quote), *notes]


def _problems(writeup: Writeup, submission: Submission) -> list[Problem]:
    found = [verified(place, turn, quote, submission.transcript) for place, turn, quote in _quotes(writeup)]
    return [each for each in found if isinstance(each, Problem)]


def _checked(writeup: Writeup, submission: Submission, sealed: Sealed, usage: Usage) -> Written:
    """The write-up with every quote in the transcript's own words, and without what could not be found."""
    lost: list[Dropped] = []

    def found(place: str, turn: int, quote: str) -> Said | None:
        result = verified(place, turn, quote, submission.transcript)
        if isinstance(result, Said):
            return result
        lost.append(Dropped(rater=0, where=place, kind="quote", turn=turn, text=quote, why=result.why))
        return None

    def moments(place: str, notes: Sequence[Note]) -> tuple[Moment, ...]:
        return tuple(
            Moment(turn=said.turn, quote=said.quote, note=note.note)
            for note in notes
            if (said := found(place, note.turn, note.quote))
        )

    arguments = {argument.seat: argument for argument in writeup.arguments}
    votes = []
    for vote in sealed.ruling.votes:
        argument = arguments.get(vote.seat)
        if argument:
            said = found(f"argument of {vote.seat}", argument.turn, argument.quote)
            vote = vote.model_copy(update={"argument": argument.argument, "evidence": (said,) if said else ()})
        votes.append(vote)
    at = writeup.deciding
    decided = found("deciding", at.turn, at.quote)
    coaching = Coaching(
        guessing=moments("guessing", writeup.guessing), clear=moments("clear", writeup.clear), drills=writeup.drills
    )
    return Written(
        packet=writeup.packet,
        votes=tuple(votes),
        dissent=writeup.dissent if len({vote.vote.hires for vote in votes}) > 1 else "",
        decided_by=writeup.decided_by,
        headline=writeup.headline,
        reads_as=writeup.reads_as,
        deciding=DecidingTurn(turn=decided.turn, quote=decided.quote, why=at.why, stronger=at.stronger)
        if decided
        else None,
        coaching=coaching,
        dropped=tuple(lost),
        usage=usage,
    )
