"""How the values of a debrief are said in words. Pure; what it returns is text, not yet escaped for any medium."""

from collections.abc import Iterable
from typing import assert_never

from interviewer.content.rubric import LevelExpectation, Rubric
from interviewer.content.vocabulary import Dimension, Phase
from interviewer.grading.debrief import (
    CurveballResult,
    Debrief,
    Decisive,
    DimensionResult,
    RaterOutcome,
    Said,
    Status,
    Unsaid,
    Verdict,
    Vote,
)
from interviewer.models.port import Usage
from interviewer.record.events import Took
from interviewer.record.transcript import Speaker, Transcript

VERDICTS = {
    Verdict.STRONG_NO_HIRE: "Strong no hire",
    Verdict.NO_HIRE: "No hire",
    Verdict.HIRE: "Hire",
    Verdict.STRONG_HIRE: "Strong hire",
}
STATUSES = {Status.MARKED: "marked", Status.NOT_ASSESSED: "not assessed", Status.UNGRADED: "ungraded"}
TOOK = {
    Took.NONE: "could not be told",
    Took.BOLT_ON: "a part bolted on, nothing reopened",
    Took.PARTIAL: "partly reopened",
    Took.PIVOT: "an earlier decision reopened",
}
OUTCOMES = {
    RaterOutcome.MARKED: "marked",
    RaterOutcome.GARBLED: "its answer could not be read",
    RaterOutcome.REFUSED: "refused",
    RaterOutcome.UNREACHABLE: "no answer",
    RaterOutcome.OVERFLOW: "the transcript was too long for it",
}
SPEAKERS = {Speaker.INTERVIEWER: "Interviewer", Speaker.CANDIDATE: "Candidate", Speaker.OTHER: "Other"}
PHASES = {Phase.SCOPE: "Scope", Phase.DESIGN: "Design", Phase.TRADEOFFS: "Trade-offs"}
DECISIVE = {"failing": "What a committee would stop at", "strength": "What a committee would hold on to"}


def level(debrief: Debrief, rubric: Rubric) -> LevelExpectation:
    """What the rubric expects at the debrief's level; its `bar` is the bar."""
    return rubric.level(debrief.level)


def dimension(id: Dimension, rubric: Rubric) -> str:
    """The rubric's name for a dimension."""
    return rubric.criterion(id).name


def question(id: Dimension, rubric: Rubric) -> str:
    """What a committee asks about a dimension."""
    return rubric.criterion(id).question


def flag(id: str, rubric: Rubric) -> str:
    """The rubric's name for a red flag; a flag this rubric does not know keeps its id."""
    known = rubric.red_flag(id)
    return known.name if known else id


def verdict(debrief: Debrief) -> str:
    """`Hire`, or that there is none."""
    return VERDICTS[debrief.verdict] if debrief.verdict else "No verdict"


def is_indicative(debrief: Debrief) -> bool:
    """Whether rules alone made it, without a model's reading."""
    return debrief.grader == "offline"


def why_none(debrief: Debrief) -> str:
    """Why there is no verdict; nothing where there is one."""
    return "" if debrief.verdict else debrief.no_verdict or "The debrief does not say why."


def score(debrief: Debrief, rubric: Rubric) -> str:
    """`2.83 of 4; the bar is 2.80 (Senior product manager)`."""
    expected = level(debrief, rubric)
    had = "No score" if debrief.score is None else f"{debrief.score:.2f} of 4"
    return f"{had}; the bar is {expected.bar:.2f} ({expected.name})"


def margin(debrief: Debrief) -> str:
    """How far from a line between verdicts; nothing where no score is."""
    if debrief.margin is None:
        return ""
    far = f"{debrief.margin:.2f} from the nearest line between two verdicts"
    if debrief.line is not None and debrief.line_begins and debrief.score is not None:
        side = "above" if debrief.score >= debrief.line else "below"
        far = f"{debrief.margin:.2f} {side} {debrief.line:.2f}, where {VERDICTS[debrief.line_begins].lower()} begins"
    return f"Near the line: {far}" if debrief.near_line else f"Clear of the lines: {far}"


def mark(result: DimensionResult) -> str:
    """`3`, `2.5`, or the status in words."""
    return f"{result.mark:g}" if result.mark is not None else STATUSES[result.status]


def against(result: DimensionResult, bar: float) -> str:
    """Where a mark stands beside the bar."""
    if result.mark is None:
        return "no mark"
    return "reaches the bar" if result.mark >= bar else "under the bar"


def spread(result: DimensionResult) -> str:
    """How far apart the raters were; nothing where fewer than two marked it."""
    if result.spread is None:
        return ""
    return "raters agreed" if result.spread == 0 else f"raters {result.spread:g} apart"


def split(votes: Iterable[Vote]) -> str:
    """`3:1 for hire`, `4:0 against`, `2:2`; nothing without votes."""
    cast = list(votes)
    yes = sum(vote.vote.hires for vote in cast)
    no = len(cast) - yes
    if not cast:
        return ""
    if yes == no:
        return f"{yes}:{no}, even"
    return f"{yes}:{no} for hire" if yes > no else f"{no}:{yes} against"


def turns(span: tuple[int, int]) -> str:
    """`turns 1-9`, or `turn 4`."""
    first, last = span
    return f"turn {first}" if first == last else f"turns {first}-{last}"


def evidence(piece: Said | Unsaid) -> str:
    """`turn 6: “…”`, or `never said: whom it is for (turns 1-9; asked at turn 5: “…”)`."""
    match piece:
        case Said():
            return f"turn {piece.turn}: “{piece.quote}”"
        case Unsaid():
            told = f"never said: {piece.missing} ({turns(piece.span)}"
            if piece.turn is not None:
                told += f"; asked at turn {piece.turn}" + (f": “{piece.quote}”" if piece.quote else "")
            if piece.nearest:
                told += f"; nearest at turn {piece.nearest.turn}: “{piece.nearest.quote}”"
            return told + ")"
    assert_never(piece)


def seen_by(count: int) -> str:
    """`seen by 1 rater`."""
    return f"seen by {count} rater{'' if count == 1 else 's'}"


def readings(result: CurveballResult) -> str:
    """What each rater saw of a curveball."""
    return "; ".join(f"rater {n}: {TOOK[took]}" for n, took in enumerate(result.readings, 1))


def decisive(found: Decisive, rubric: Rubric) -> str:
    """`What a committee would stop at (Framing)`."""
    return f"{DECISIVE[found.kind]} ({dimension(found.dimension, rubric)})"


def clock(elapsed: float | None) -> str:
    """`16:40`; nothing where unknown."""
    return "" if elapsed is None else f"{int(elapsed // 60)}:{int(elapsed % 60):02d}"


def turn(number: int, transcript: Transcript) -> str:
    """`Turn 14 (31:20)`: a turn, and when it ended, where known."""
    spoken = transcript.turn(number)
    at = clock(spoken.elapsed) if spoken else ""
    return f"Turn {number} ({at})" if at else f"Turn {number}"


def tokens(usage: Usage) -> str:
    """`41,200 tokens read (12,000 from cache), 3,100 written`."""
    cached = f" ({usage.cached_tokens:,} from cache)" if usage.cached_tokens else ""
    about = ", in part estimated" if usage.estimated else ""
    return f"{usage.input_tokens:,} tokens read{cached}, {usage.output_tokens:,} written{about}"


def cost(debrief: Debrief) -> str:
    """`$0.0412`, or that it is not known."""
    if debrief.cost_usd is None:
        return "cost not known"
    return f"${debrief.cost_usd:.4f}" if 0 < debrief.cost_usd < 1 else f"${debrief.cost_usd:.2f}"


def warnings(debrief: Debrief, rubric: Rubric) -> tuple[str, ...]:
    """What a reader must know before believing it, a change of rubric since included."""
    if debrief.rubric_version == rubric.version:
        return debrief.warnings
    moved = (
        f"It was graded with version {debrief.rubric_version} of the rubric; "
        f"the names and bars shown are those of version {rubric.version}."
    )
    return (*debrief.warnings, moved)
