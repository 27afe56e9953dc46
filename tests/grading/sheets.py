"""Transcripts, sheets and ratings in as few words as a claim needs."""

from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, settings

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension, Phase
from interviewer.grading.debrief import RaterOutcome
from interviewer.grading.evidence import Checked, check
from interviewer.grading.rater import Rating
from interviewer.grading.sheet import CurveballLine, DecisiveLine, DimensionLine, FlagLine, SaidLine, Sheet, UnsaidLine
from interviewer.grading.submission import Submission, submission
from interviewer.record.directive import Directive, Move, Throw
from interviewer.record.events import Directed, Event, InterviewerSpoke
from interviewer.record.transcript import Speaker, Transcript, Turn

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For properties: machines are slow at times."""
I, C, O = Speaker.INTERVIEWER, Speaker.CANDIDATE, Speaker.OTHER  # noqa: E741
TALK = (
    "Design the home timeline of a short-post service.",
    "I'd begin with the timeline, a feed and a cache, and Kafka between them.",
    "Whom is it for?",
    "Mostly it has to be quick. Five hundred milliseconds, say.",
    "Now every client is an enterprise, and they want audit logs.",
    "We'd put a logging service next to it. Five hundred milliseconds still holds.",
    "What would you give up for that?",
    "The cache goes, because it cannot be audited.",
)
"""Eight turns in which nobody is named whom it is for; the change is in turn 5."""


def talk(*texts: str, speakers: Sequence[Speaker] = ()) -> Transcript:
    """A transcript, interviewer first and then by turns unless `speakers` are given."""
    roles = speakers or [(I, C)[n % 2] for n in range(len(texts))]
    return Transcript(
        turns=tuple(
            Turn(number=n, speaker=role, text=text)
            for n, (role, text) in enumerate(zip(roles, texts, strict=True), start=1)
        )
    )


def said(turn: int, quote: str) -> SaidLine:
    return SaidLine(turn=turn, quote=quote)


def unsaid(first: int, last: int, missing: str = "whom it is for", **more: Any) -> UnsaidLine:
    return UnsaidLine(missing=missing, from_turn=first, to_turn=last, **more)


HELD = said(8, "The cache goes")
"""A quote that stands in TALK."""
INVENTED = said(8, "the nurse on the night shift waits")
"""A quote that does not."""


def line(id: Dimension, mark: int | None = 3, said: Sequence[SaidLine] | None = None, **more: Any) -> DimensionLine:
    """A dimension's line with a quote of TALK; not assessed, and without one, where `mark` is None."""
    status = "not_assessed" if mark is None else "marked"
    whole = {"observed": f"seen {mark}", "next_mark": "more", "status": status, "mark": mark} | more
    shown = tuple(said) if said is not None else (HELD,) if mark else ()
    return DimensionLine.model_validate({"id": id, "said": shown} | whole)


def sheet(
    *lines: DimensionLine,
    curveballs: Sequence[CurveballLine] = (),
    red_flags: Sequence[FlagLine] = (),
    decisive: DecisiveLine | None = None,
    mark: int | None = 3,
) -> Sheet:
    """A sheet: `mark` everywhere but in the lines given."""
    given = {each.id: each for each in lines}
    return Sheet(
        dimensions=tuple(given.get(d) or line(d, mark) for d in Dimension),
        curveballs=tuple(curveballs),
        red_flags=tuple(red_flags),
        decisive=decisive or DecisiveLine(kind="none", why="nothing"),
    )


def thrown_line(turn: int = 5, quote: SaidLine = HELD, took: str = "partial", **more: Any) -> CurveballLine:
    return CurveballLine.model_validate({"turn": turn, "said": (quote,), "took": took} | more)


def checked(given: Sheet, rubric: Rubric, transcript: Transcript | None = None) -> Checked:
    return check(given, transcript or talk(*TALK), rubric)


def rating(given: Sheet, rubric: Rubric, rater: int = 1, transcript: Transcript | None = None) -> Rating:
    """A rater's work, its evidence checked."""
    found = checked(given, rubric, transcript)
    return Rating(rater, RaterOutcome.MARKED, found, found.problems)


def failed(rater: int = 9, outcome: RaterOutcome = RaterOutcome.UNREACHABLE) -> Rating:
    """A rater who gave no sheet."""
    return Rating(rater, outcome, why="gone")


def journal_of(turn: int, id: str, target_turn: int, quote: str, move: Move = Move.CURVEBALL) -> list[Event]:
    """What a journal holds of one change."""
    throw = Throw(id=id, target_turn=target_turn, quote=quote)
    directive = Directive(move=move, phase=Phase.DESIGN, curveball=throw, reason="its time has come")
    spoke = InterviewerSpoke(turn=turn, text="x", elapsed=1.0, move=move.value, heard="", origin="model")
    return [Directed(turn=turn, elapsed=1.0, directive=directive), spoke]


def handed(*turns: int) -> Submission:
    """TALK as it was handed in, with a journal that tells of changes in these turns."""
    events = [event for turn in turns for event in journal_of(turn, f"change-{turn}", 2, "a feed and a cache")]
    return submission(talk(*TALK), name="talk", format="session", events=events)
