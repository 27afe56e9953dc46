"""Graders whose faults are known: one that is fair and as noisy as raters are, and others with one thing wrong each.

They know what a trial is from the name it is graded under, and what is true of it from the cases. Their sheets go
through the same check, arithmetic and shape as a rater's.
"""

import random
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from interviewer.batch.identity import Terms
from interviewer.consistency.cases import Cases, Labelled
from interviewer.consistency.checks import injections
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings, lost
from interviewer.consistency.run import Graders
from interviewer.consistency.trials import Kind, Trial, confirming, plan
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.committee import Written
from interviewer.grading.debrief import Debrief, RaterOutcome
from interviewer.grading.evidence import check
from interviewer.grading.grader import Tell, assembled, quietly, seal
from interviewer.grading.rater import Rating
from interviewer.grading.sheet import DecisiveLine, DimensionLine, SaidLine, Sheet
from interviewer.grading.submission import Submission
from interviewer.grading.verdict import of_rater, rule
from interviewer.models.port import Usage
from interviewer.record.transcript import Speaker, Transcript
from interviewer.signals.text import words

Marks = dict[Dimension, int | None]
"""None: not assessed."""
GARBLED = "the answer could not be read"
TERMS = Terms("prompted", "planted", None, "planted-1", 1, False)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a planted grader is asked for: a trial's key, taken apart."""

    kind: Kind
    case: str
    variant: str
    repeat: int

    @classmethod
    def of(cls, key: str) -> "Asking":
        kind, rest = key.split("/", 1)
        case, variant, repeat = rest.rsplit("/", 2)
        return cls(Kind(kind), case, variant, int(repeat))


@dataclass(frozen=True, slots=True)
class Before:
    """What lies before a planted grader: what is true, what is asked, and what can be read."""

    truth: Marks
    asking: Asking
    submission: Submission


@dataclass(frozen=True)
class Noise:
    """How marks of the same cell differ between gradings.

    A cell, which is one dimension of one interview, is borderline or it is not, and stays so from grading to grading.
    In a borderline cell each grading gives the neighbouring mark with a chance of its own, even over 0 to a half, so
    that the true mark is the commoner one; a third of all pairs of its gradings differ. A cell that is not borderline
    is marked the same every time.
    """

    borderline: Mapping[tuple[int, int], float]
    """The chance that a cell of the one mark is borderline to the other."""

    def given(self, cell: str, grading: str, mark: int) -> int:
        """A mark, as a grading gives it. `cell` names the cell with its seed, `grading` the grading."""
        which, tendency = _nature(f"{cell}:{mark}")
        for (true, other), chance in self.borderline.items():
            if true == mark:
                if which < chance:
                    return other if random.Random(f"{cell}:{mark}:{grading}").random() < tendency else mark
                which -= chance
        return mark


@lru_cache(maxsize=65536)
def _nature(cell: str) -> tuple[float, float]:
    """Where a cell lies between sure and borderline, and how often a borderline one gives the other mark."""
    drawn = random.Random(cell)
    return drawn.random(), drawn.random() / 2


def as_measured() -> Noise:
    """Noise that gives the shares of REAL over the suite's transcripts.

    It only lifts marks. One that falls below the others weighs in twice, and the score of real gradings moved by no
    more than marks do that weigh once: by a standard deviation of .045 between fresh gradings, .066 under this noise.
    """
    return Noise({(3, 4): 0.49, (1, 2): 0.44, (2, 3): 0.11})


REAL = {(3, 4): 0.062, (1, 2): 0.021, (2, 3): 0.007}
"""Of 288 pairs of a language model's marks for the same cell, the share that were these two: the suite `smoke`, twelve
transcripts graded three times by one rater. In `evals/readings.json`, under older prompts, .090, .014, .014."""


class Fair:
    """Marks by what is true, but for noise."""

    garbled = 0.0
    """The share of its answers that cannot be read."""

    def __init__(self, cases: Cases, seed: int = 1, noise: Noise | None = None, raters: int = 1) -> None:
        self.cases = cases
        self.raters = range(1, raters + 1)
        self.seed = seed
        self.noise = noise or as_measured()

    def truth(self, asking: Asking) -> tuple[str, Marks]:
        """Which interview it is, as far as its quality goes, and its true marks."""
        cases = self.cases
        match asking.kind:
            case Kind.PAIR:
                return f"{asking.case}/{asking.variant}", _of_side(cases.pairs[asking.case].dimension, asking.variant)
            case Kind.LADDER:
                ladder = cases.ladders[asking.case]
                marks = _first(cases.labels[ladder.base])
                for step in ladder.steps[: int(asking.variant.removeprefix("rung-"))]:
                    marks[step.dimension] = max(1, (marks[step.dimension] or 3) - 2)
                return ladder.base, marks
            case Kind.INJECTION if asking.case in cases.injections:
                base = cases.injections[asking.case][1]
                return base, _first(cases.labels[base])
            case _:
                return asking.case, _first(cases.labels[asking.case])

    def marks(self, asking: Asking, submission: Submission, rater: int = 1) -> Marks:
        """What one of its raters gives."""
        interview, marks = self.truth(asking)
        return {
            dimension: None
            if mark is None
            else self.noise.given(f"{self.seed}:{interview}:{dimension.value}", f"{asking}:{rater}", mark)
            for dimension, mark in self.seen(Before(marks, asking, submission)).items()
        }

    def seen(self, before: Before) -> Marks:
        """What it takes for true. The faulty see something else."""
        return before.truth

    def _garbles(self, asking: Asking) -> bool:
        return random.Random(f"{self.seed}:{asking}").random() < self.garbled

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        asking = Asking.of(submission.source.name)
        ratings = [self._rated(rater, asking, submission, rubric) for rater in self.raters]
        sealed = seal(ratings, submission, rubric)
        debrief = assembled(
            submission,
            rubric,
            ratings,
            sealed,
            Written(votes=sealed.ruling.votes),
            grader="prompted",
            model=TERMS.model,
            prompt_version=TERMS.prompt_version,
            usage=Usage(),
            cost_usd=None,
            seconds=0.0,
        )
        tell("Marked as planted.")
        return debrief

    def _rated(self, rater: int, asking: Asking, submission: Submission, rubric: Rubric) -> Rating:
        if self._garbles(asking):
            return Rating(rater, RaterOutcome.GARBLED, why=GARBLED)
        sheet = _sheet(self.marks(asking, submission, rater), _quotable(submission.transcript))
        checked = check(sheet, submission.transcript, rubric)
        return Rating(rater, RaterOutcome.MARKED, checked, checked.problems)

    def reading(self, trial: Trial, rubric: Rubric) -> Reading:
        """What `readings.reading` takes from its debrief, without making one."""
        submission = trial.submission
        asking = Asking(trial.kind, trial.case, trial.variant, trial.repeat)
        if self._garbles(asking):
            return lost(trial, GARBLED)
        given = [self.marks(asking, submission, rater) for rater in self.raters]
        each = [{d: float(mark) for d, mark in marks.items() if mark is not None} for marks in given]
        marks = {d: float(statistics.median([own[d] for own in each])) for d in each[0]}
        source = submission.source
        ruling = rule(
            marks,
            rubric,
            submission.level,
            turns=source.candidate_turns,
            words=source.candidate_words,
            raters=[of_rater(own, rubric, submission.level)[1] for own in each],
        )
        return Reading(
            trial.kind,
            trial.case,
            trial.variant,
            trial.repeat,
            marks,
            frozenset(dimension for dimension, mark in given[0].items() if mark is None),
            ruling.score,
            ruling.verdict,
            ruling.near_line,
            shown=len(marks),
            verified=len(marks),
        )


def graders(planted: Fair) -> Graders:
    """A planted grader, for a run."""
    return Graders(lambda _: planted, TERMS)


def straight(planted: Fair, asked: Asked, trials: Iterable[Trial] | None = None) -> tuple[list[Trial], Readings]:
    """What `run.through` gives, from marks alone."""
    every = list(trials) if trials is not None else plan(asked.suite, asked.cases)
    found = [planted.reading(trial, asked.rubric) for trial in every]
    more = confirming(injections.suspects(Readings(found), every, asked), injections.CONFIRMED - 1)
    return every + more, Readings(found + [planted.reading(trial, asked.rubric) for trial in more])


def _first(labelled: Labelled) -> Marks:
    return {d: mark if isinstance(mark, int) else None for d, mark in labelled.first.marks.items()}


def _of_side(dimension: Dimension | str, side: str) -> Marks:
    """Weaker 2 and stronger 4 where they differ; all 2 against 3 and 4 where they differ overall."""
    if isinstance(dimension, Dimension):
        return {each: 3 if each is not dimension else 2 if side == "weaker" else 4 for each in Dimension}
    return {each: 2 if side == "weaker" else 3 + n % 2 for n, each in enumerate(Dimension)}


@lru_cache(maxsize=2048)
def _quotable(transcript: Transcript) -> SaidLine:
    """A few words of the candidate's, of the first turn that has enough."""
    own = transcript.of(Speaker.CANDIDATE)
    turn = next((turn for turn in own if len(words(turn.text)) >= 3), own[0])
    first = turn.text.splitlines()[0].split(" … ")[0]
    return SaidLine(turn=turn.number, quote=" ".join(first.split()[:8]))


def _sheet(marks: Marks, quote: SaidLine) -> Sheet:
    lines = (
        DimensionLine(
            id=dimension,
            said=(quote,) if mark else (),
            observed="as planted",
            next_mark="more of it",
            status="marked" if mark else "not_assessed",
            mark=mark,
        )
        for dimension, mark in marks.items()
    )
    nothing = DecisiveLine(kind="none", why="nothing")
    return Sheet(dimensions=tuple(lines), curveballs=(), red_flags=(), decisive=nothing)
