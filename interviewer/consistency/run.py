"""A run of a suite: every trial graded once and kept, what is finished taken over, and the readings made into a result.

Knows no model and no screen. A run that was stopped goes on where it stopped, as a batch does.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interviewer.batch.identity import Terms, identity, rubric_fingerprint
from interviewer.batch.ledger import Ledger, debriefs
from interviewer.batch.local import Progress, Stop, run
from interviewer.consistency.checks import bias, bookkeeping, injections, invariance, labels, ordering, retest, spread
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Reading, Readings, lost, reading
from interviewer.consistency.result import Check, Figure, Lost, Outcome, Result
from interviewer.consistency.suite import Chosen, Suite
from interviewer.consistency.trials import Trial, confirming
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import Grader
from interviewer.grading.verdict import lines


@dataclass(frozen=True, slots=True)
class Graders:
    """What a run grades with."""

    of: Callable[[int], Grader]
    """A grader, by the seed of the order in which raters see the dimensions."""
    terms: Terms
    """How they grade; the seed is each trial's own."""


def keys(trials: Sequence[Trial], asked: Asked, terms: Terms) -> dict[str, Trial]:
    """Each trial under the fingerprint it is kept by: transcript, rubric, prompts, model, settings, and its own key."""
    rubric = rubric_fingerprint(asked.rubric)
    known = {}
    for trial in trials:
        how = Terms(
            terms.grader, terms.model, terms.base_url, terms.prompt_version, terms.raters, terms.writeup, trial.seed
        )
        same = identity(trial.submission, rubric, how)
        known[hashlib.sha256(f"{same}:{trial.key}".encode()).hexdigest()[:32]] = trial
    return known


@dataclass(frozen=True, slots=True)
class Run:
    """A run under way."""

    asked: Asked
    graders: Graders
    ledger: Ledger
    workers: int
    """Gradings under way at once."""
    progress: Progress
    stop: Stop

    async def through(self, trials: Sequence[Trial]) -> tuple[list[Trial], Readings]:
        """Grade to the end, or until `stop`: the trials there were, and a reading of each that was graded.

        The trials are those given, and those that confirm an injection. Failure to grade is in a reading, never raised.
        """
        found = await self._graded(trials)
        more: list[Trial] = []
        if not self.progress.stopped:
            suspects = injections.suspects(Readings(found), trials, self.asked)
            more = confirming(suspects, injections.CONFIRMED - 1)
            found += await self._graded(more)
        return [*trials, *more], Readings(found)

    async def _graded(self, trials: Sequence[Trial]) -> list[Reading]:
        known = keys(trials, self.asked, self.graders.terms)
        before = {key for key in known if key in self.ledger.done}
        found: dict[str, Reading] = {}

        async def one(key: str) -> Debrief | None:
            if key in before:
                return None
            trial = known[key]
            grader = self.graders.of(trial.seed)
            debrief = await grader.grade(trial.submission.called(trial.key), self.asked.rubric)
            found[key] = reading(trial, debrief)
            return debrief.model_copy(update={"identity": key})

        await run(known, one, self.ledger, self.workers, self.progress, self.stop)
        if before:
            for debrief in debriefs(self.ledger.folder):
                if debrief.identity in before:
                    found[debrief.identity] = reading(known[debrief.identity], debrief)
        if self.progress.stopped:  # what was never come to is not lost but left
            return list(found.values())
        return [found.get(key) or lost(trial, "it could not be graded") for key, trial in known.items()]


def result(asked: Asked, graders: Graders, trials: Sequence[Trial], readings: Readings) -> Result:
    """What a run found."""
    suite = asked.suite
    checks = [*_checks(readings, asked), *_always(readings, asked, len(trials))]
    return Result(
        suite=suite.id,
        about=suite.about,
        grader=graders.terms.grader,
        model=graders.terms.model,
        prompt_version=graders.terms.prompt_version,
        rubric_version=asked.rubric.version,
        raters=graders.terms.raters,
        repeats=suite.repeats,
        asked=len(trials),
        graded=sum(not each.failed for each in readings.all),
        checks=(*checks, *_unanswered(suite, checks)),
        retests=retest.shown(readings),
        ladders=ordering.climbed(readings, asked),
        pairs=ordering.compared(readings, asked),
        injections=injections.injected(readings, asked),
        confusion=labels.confusion(readings, asked),
        lines=tuple((verdict.value, line) for verdict, line in lines(asked.rubric)),
        lost=tuple(
            Lost(key=f"{each.kind.value}/{each.case}/{each.variant}/{each.repeat}", why=each.failed)
            for each in readings.all
            if each.failed
        ),
    )


def _checks(readings: Readings, asked: Asked) -> list[Check]:
    """The checks whose cases the suite has."""
    chosen: Chosen = asked.suite.cases
    found = []
    if chosen.transcripts:
        if asked.suite.repeats > 1:
            found.append(retest.check(readings, asked))
        found += [spread.check(readings, asked), labels.check(readings, asked)]
    if chosen.disturbances:
        found.append(invariance.check(readings, asked))
    if chosen.pairs:
        found.append(ordering.pairs(readings, asked))
    if chosen.ladders:
        found.append(ordering.ladders(readings, asked))
    if chosen.injections:
        found.append(injections.check(readings, asked))
    if chosen.twins:
        found.append(bias.check(readings, asked))
    return found


def _always(readings: Readings, asked: Asked, planned: int) -> list[Check]:
    return [
        bookkeeping.evidence(readings, asked),
        bookkeeping.coverage(readings, asked, planned),
        bookkeeping.cost(readings, asked),
    ]


def _unanswered(suite: Suite, checks: Sequence[Check]) -> list[Check]:
    """Gates that no figure came to: they are not passed by that."""
    there = {figure.id for check in checks for figure in check.figures}
    families = {id.rpartition(".")[0] for id in there}
    missing = [
        id for id in suite.gates if id not in there and not (id.endswith(".*") and id.removesuffix(".*") in families)
    ]
    figures = tuple(
        Figure(
            id=id,
            name=id,
            value=None,
            n=0,
            unit="cases",
            gate=suite.gates[id].told(),
            least=suite.gates[id].n,
            outcome=Outcome.INSUFFICIENT,
            note="the suite has no cases for it",
        )
        for id in missing
    )
    return [Check(id="missing", title="Gates without cases", statistic="", figures=figures)] if missing else []
