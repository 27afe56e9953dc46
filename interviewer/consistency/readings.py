"""What a suite takes from one grading: marks, score, verdict, and whether what is shown as evidence is there.

The evidence is looked up here anew, word for word, without the grader's own check.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interviewer.consistency.trials import Kind, Trial
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Debrief, Evidence, RaterOutcome, Said, Status, Verdict
from interviewer.grading.submission import Submission
from interviewer.models.port import Usage
from interviewer.record.transcript import Speaker


@dataclass(frozen=True, slots=True)
class Reading:
    """One grading, as figures need it."""

    kind: Kind
    case: str
    variant: str
    repeat: int
    marks: dict[Dimension, float] = field(default_factory=dict)
    """Of the dimensions that were marked."""
    not_assessed: frozenset[Dimension] = frozenset()
    score: float | None = None
    verdict: Verdict | None = None
    near_line: bool = False
    shown: int = 0
    """Pieces of evidence in the debrief that quote somebody."""
    verified: int = 0
    """Of those, how many stand where they are said to stand."""
    dropped: int = 0
    """Pieces that were offered and did not hold, and so are not shown."""
    marked_again: int = 0
    """Pieces of evidence a rater was asked about again."""
    failed: str = ""
    """Why there are no marks."""
    usage: Usage = field(default_factory=Usage)
    cost_usd: float | None = None
    seconds: float = 0.0


def reading(trial: Trial, debrief: Debrief) -> Reading:
    """What a debrief says, for a trial."""
    pieces = [piece for piece in _pieces(debrief) if piece.quote is not None]
    return Reading(
        kind=trial.kind,
        case=trial.case,
        variant=trial.variant,
        repeat=trial.repeat,
        marks={result.id: result.mark for result in debrief.dimensions if result.mark is not None},
        not_assessed=frozenset(result.id for result in debrief.dimensions if result.status is Status.NOT_ASSESSED),
        score=debrief.score,
        verdict=debrief.verdict,
        near_line=debrief.near_line,
        shown=len(pieces),
        verified=sum(stands(piece, trial.submission) for piece in pieces),
        dropped=len(debrief.dropped_evidence),
        marked_again=sum(rater.asked_again for rater in debrief.raters),
        failed=_failed(debrief),
        usage=debrief.usage,
        cost_usd=debrief.cost_usd,
        seconds=debrief.seconds,
    )


def lost(trial: Trial, why: str) -> Reading:
    """A trial that came to nothing."""
    return Reading(trial.kind, trial.case, trial.variant, trial.repeat, failed=why)


def stands(piece: Evidence, submission: Submission) -> bool:
    """Whether a quote is in the candidate's turn it names, word for word, or an absence's span is in the talk."""
    original = submission.original
    if isinstance(piece, Said):
        turn = original.turn(piece.turn)
        return (
            turn is not None
            and turn.speaker is Speaker.CANDIDATE
            and all(part.strip() and part in turn.text for part in piece.quote.split(" … "))
        )
    first, last = piece.span
    if not 1 <= first <= last <= len(original.turns):
        return False
    if piece.turn is None or piece.quote is None:
        return True
    invited = original.turn(piece.turn)
    return invited is not None and all(part in invited.text for part in piece.quote.split(" … "))


class Readings:
    """All readings of a run, by what they are of."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.all = tuple(readings)
        self._by: dict[tuple[Kind, str, str], list[Reading]] = {}
        for each in sorted(self.all, key=lambda each: each.repeat):
            self._by.setdefault((each.kind, each.case, each.variant), []).append(each)

    def of(self, kind: Kind, case: str, variant: str) -> list[Reading]:
        """Those of one trial and its repeats that gave marks, in order."""
        return [each for each in self._by.get((kind, case, variant), ()) if not each.failed]

    def cases(self, kind: Kind) -> list[str]:
        """What there is of a kind, sorted."""
        return sorted({case for of, case, _ in self._by if of is kind})

    def variants(self, kind: Kind, case: str | None = None) -> list[str]:
        """The variants there are of a kind, or of one case of it, sorted."""
        return sorted({v for of, each, v in self._by if of is kind and case in (None, each)})


def _pieces(debrief: Debrief) -> Iterator[Evidence]:
    every = (debrief.dimensions, debrief.curveballs, debrief.red_flags)
    for pieces in (result.evidence for results in every for result in results):
        yield from pieces
    if debrief.decisive:
        yield from debrief.decisive.evidence


def _failed(debrief: Debrief) -> str:
    if any(result.status is Status.MARKED for result in debrief.dimensions):
        return ""
    told = next((rater.why for rater in debrief.raters if rater.outcome is not RaterOutcome.MARKED), "")
    return told or "no dimension could be marked"
