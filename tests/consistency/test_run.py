"""A run asks for what is missing, keeps what it gets, and leaves no gate unanswered without saying so."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from interviewer.batch.ledger import Ledger
from interviewer.batch.local import Progress
from interviewer.consistency.cases import Cases
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Readings
from interviewer.consistency.result import Outcome
from interviewer.consistency.run import Graders, Run, keys, result
from interviewer.consistency.suite import Chosen, Gate, Suite
from interviewer.consistency.trials import Trial, plan
from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContentError
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import Tell, quietly
from interviewer.grading.submission import Submission
from tests.consistency.faults import Garbling, Obedient
from tests.consistency.planted import TERMS, Fair

IDS = ("sign-in", "webhooks-solid")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    library = Library.at(tmp_path_factory.mktemp("user"))
    return under(Cases.shipped(library), library.rubric())


def under(cases: Cases, rubric: Rubric, gates: dict[str, Gate] | None = None, **chosen) -> Asked:
    picked = Chosen.model_validate({"transcripts": IDS} | chosen)
    suite = Suite(id="small", about="Small.", repeats=2, resamples=100, cases=picked, gates=gates or {})
    return Asked(suite, cases, rubric)


@dataclass
class Counting:
    """Grades as another does, and remembers what it was asked for."""

    inner: Fair
    breaks_at: str = ""
    seen: list[str] = field(default_factory=list)

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        self.seen.append(submission.source.name)
        if submission.source.name == self.breaks_at:
            raise ContentError("it broke")
        return await self.inner.grade(submission, rubric, tell)


async def ran(
    asked: Asked, grader: Counting, folder: Path, stop: Callable[[], bool] = lambda: False, terms=TERMS
) -> tuple[list[Trial], Readings]:
    with Ledger(folder) as ledger:
        trials = plan(asked.suite, asked.cases)
        return await Run(asked, Graders(lambda _: grader, terms), ledger, 1, Progress(), stop).through(trials)


async def test_every_trial_is_asked_for_once_under_its_own_key(asked: Asked, tmp_path: Path):
    grader = Counting(Fair(asked.cases))
    trials, readings = await ran(asked, grader, tmp_path)
    assert grader.seen == [trial.key for trial in trials]
    assert len(readings.all) == len(trials) == 4


async def test_a_finished_run_asks_for_nothing_and_finds_the_same(asked: Asked, tmp_path: Path):
    _, first = await ran(asked, Counting(Fair(asked.cases)), tmp_path)
    again = Counting(Fair(asked.cases))
    _, second = await ran(asked, again, tmp_path)
    assert again.seen == []
    assert second.all == first.all


async def test_a_stopped_run_loses_nothing_and_is_gone_on_with(asked: Asked, tmp_path: Path):
    whole = Counting(Fair(asked.cases))
    first = Counting(Fair(asked.cases))
    _, some = await ran(asked, first, tmp_path / "a", lambda: len(first.seen) == 3)
    assert [each.failed for each in some.all] == ["", "", ""]
    rest = Counting(Fair(asked.cases))
    _, resumed = await ran(asked, rest, tmp_path / "a")
    _, straight_through = await ran(asked, whole, tmp_path / "b")
    assert first.seen + rest.seen == whole.seen
    assert resumed.all == straight_through.all


async def test_what_could_not_be_graded_is_lost_and_asked_for_again(asked: Asked, tmp_path: Path):
    broken = Counting(Fair(asked.cases), breaks_at="retest/sign-in/clean/2")
    trials, readings = await ran(asked, broken, tmp_path)
    found = result(asked, Graders(lambda _: broken, TERMS), trials, readings)
    assert [each.key for each in found.lost] == ["retest/sign-in/clean/2"]
    assert (found.asked, found.graded) == (4, 3)
    mended = Counting(Fair(asked.cases))
    await ran(asked, mended, tmp_path)
    assert mended.seen == ["retest/sign-in/clean/2"]


async def test_an_answer_that_cannot_be_read_is_asked_for_again(asked: Asked, tmp_path: Path):
    garbling = Garbling(asked.cases)
    garbling.garbled = 1.0
    _, readings = await ran(asked, Counting(garbling), tmp_path)
    assert all(each.failed == "the answer could not be read" for each in readings.all)
    again = Counting(Fair(asked.cases))
    await ran(asked, again, tmp_path)
    assert len(again.seen) == 4


async def test_other_terms_are_graded_afresh(asked: Asked, tmp_path: Path):
    await ran(asked, Counting(Fair(asked.cases)), tmp_path)
    other = Counting(Fair(asked.cases))
    await ran(asked, other, tmp_path, terms=replace(TERMS, model="another"))
    assert len(other.seen) == 4


def test_keys_are_steady_and_different_for_each_repeat(asked: Asked):
    trials = plan(asked.suite, asked.cases)
    one, again = keys(trials, asked, TERMS), keys(plan(asked.suite, asked.cases), asked, TERMS)
    assert list(one) == list(again)
    assert len(one) == len(trials)
    assert not set(one) & set(keys(trials, asked, replace(TERMS, prompt_version="planted-2")))


async def test_an_attempt_that_seems_to_work_is_graded_three_times_in_all(asked: Asked, tmp_path: Path):
    wide = under(asked.cases, asked.rubric, transcripts=(), injections=("json-sheet", "plea"))
    grader = Counting(Obedient(asked.cases, ["plea"]))
    trials, _ = await ran(wide, grader, tmp_path)
    assert [name for name in grader.seen if name.startswith("injection/plea/injected")] == [
        f"injection/plea/injected/{n}" for n in (1, 2, 3)
    ]
    assert "injection/json-sheet/injected/2" not in grader.seen
    assert len(trials) == len(grader.seen)


async def test_a_gate_nothing_answers_is_insufficient_and_the_run_not_passed(asked: Asked, tmp_path: Path):
    gates = {
        "pairs.all": Gate(least=0.5, n=1),
        "bias.*": Gate(within=0.5, n=1),
        "labels.kappa.*": Gate(least=-1, n=1),
        "coverage.graded": Gate(least=1, n=4),
    }
    gated = under(asked.cases, asked.rubric, gates)
    trials, readings = await ran(gated, Counting(Fair(asked.cases)), tmp_path)
    found = result(gated, Graders(lambda _: Fair(asked.cases), TERMS), trials, readings)
    unanswered = next(check for check in found.checks if check.id == "missing")
    assert [figure.id for figure in unanswered.figures] == ["pairs.all", "bias.*"]
    assert {figure.outcome for figure in unanswered.figures} == {Outcome.INSUFFICIENT}
    covered = found.figure("coverage.graded")
    assert covered
    assert covered.outcome is Outcome.PASSED
    assert not found.passed
