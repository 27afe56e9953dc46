"""Who grades the graders: every planted fault is caught by the check that is there for it, and a fair grader passes."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from interviewer.batch.ledger import Ledger
from interviewer.batch.local import Progress
from interviewer.consistency import suite as suites
from interviewer.consistency.attributes import ATTRIBUTES
from interviewer.consistency.cases import Cases
from interviewer.consistency.gating import Asked
from interviewer.consistency.readings import Readings
from interviewer.consistency.result import Figure, Outcome, Result
from interviewer.consistency.run import Run, result
from interviewer.consistency.suite import Chosen
from interviewer.consistency.trials import CLEAN, Kind, Trial, plan
from interviewer.content.library import Library
from interviewer.content.vocabulary import Dimension
from tests.consistency import faults
from tests.consistency.planted import REAL, Fair, graders, straight

SEEDS = range(1, 21)
KINDS = {
    Kind.RETEST: "transcripts",
    Kind.PAIR: "pairs",
    Kind.LADDER: "ladders",
    Kind.INJECTION: "injections",
    Kind.DISTURBANCE: "disturbances",
    Kind.TWIN: "twins",
}
RETEST = {"transcripts": "all"}
ADDS_WORDS = ("fillers", "apologies", "small-talk", "non-native", "timestamps", "paraphrase")
ORDER = RETEST | {"pairs": "all", "ladders": "all"}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    library = Library.at(tmp_path_factory.mktemp("user"))
    suite = suites.get("consistency").model_copy(update={"resamples": 200})
    return Asked(suite, Cases.shipped(library), library.rubric())


@pytest.fixture(scope="module")
def trials(asked: Asked) -> list[Trial]:
    return plan(asked.suite, asked.cases)


def only(asked: Asked, **cases: object) -> Asked:
    """The same gates with fewer cases."""
    chosen = Chosen.model_validate({"disturbed": 12, "twinned": 40} | cases)
    return Asked(asked.suite.model_copy(update={"cases": chosen}), asked.cases, asked.rubric)


@dataclass(frozen=True)
class Course:
    """The whole way of a planted grader: debriefs, ledger, readings, figures."""

    trials: list[Trial]
    folder: Path

    async def __call__(self, planted: Fair, under: Asked) -> tuple[Readings, Result]:
        """Over the trials that a suite of fewer cases has."""
        chosen = under.suite.cases
        kinds = {kind for kind, of in KINDS.items() if getattr(chosen, of)}
        trials = [
            trial
            for trial in self.trials
            if trial.kind in kinds
            and (trial.kind is not Kind.TWIN or chosen.twins == "all" or trial.variant[:-2] in chosen.twins)
        ]
        with Ledger(self.folder / str(len(list(self.folder.iterdir())))) as ledger:
            every, readings = await Run(under, graders(planted), ledger, 16, Progress(), lambda: False).through(trials)
        return readings, result(under, graders(planted), every, readings)


@pytest.fixture
def graded(trials: list[Trial], tmp_path: Path) -> Course:
    return Course(trials, tmp_path)


def not_passed(found: Result, *outcomes: Outcome) -> list[Figure]:
    wanted = outcomes or (Outcome.FAILED, Outcome.INSUFFICIENT)
    return [figure for check in found.checks for figure in check.figures if figure.outcome in wanted]


def families(figures: Collection[Figure]) -> set[str]:
    """Ids, those of one family under its name."""
    several = ("bias", "labels.kappa")
    return {next((name for name in several if figure.id.startswith(f"{name}.")), figure.id) for figure in figures}


def names(attribute: str, side: int = 0) -> list[str]:
    return [pair[side] for pair in ATTRIBUTES[attribute].pairs]


Planting = Callable[[Cases], Fair]
PLANTED: dict[str, tuple[Planting, dict[str, object], set[str], set[str]]] = {
    # the fault: the grader, the cases, the figures that catch it, those that it may spoil as well
    "always hire": (
        faults.AlwaysHire,
        ORDER,
        {"spread.bands", "labels.kappa", "pairs.all", "ladders.tau", "ladders.damaged"},
        {"labels.shift"},
    ),
    "random": (
        faults.Dice,
        ORDER,
        {"retest.alpha", "retest.sd", "labels.kappa", "pairs.all", "ladders.tau", "ladders.damaged"},
        {"retest.flips_away", "retest.flips_unreported", "labels.shift", "spread.bands"},
    ),
    "length-loving": (
        faults.LengthLoving,
        ORDER | {"disturbances": "all"},
        {"labels.kappa", "pairs.all", "ladders.tau", "invariance.padding"},
        {"labels.shift", "ladders.damaged", *(f"invariance.{kind}" for kind in ADDS_WORDS)},
    ),
    "fluency-loving": (
        faults.FluencyLoving,
        ORDER | {"disturbances": "all"},
        {"invariance.fillers"},
        set(),
    ),
    "drifting": (
        faults.Drifting,
        ORDER,
        {"retest.alpha", "retest.sd", "retest.flips_away"},
        {"retest.flips_unreported"},
    ),
    "abstaining": (faults.Abstaining, RETEST, {"labels.marked"}, {"labels.kappa"}),
    "failing to parse": (faults.Garbling, ORDER, {"coverage.graded"}, set()),
    "moody": (
        faults.Moody,
        RETEST,
        {"retest.alpha", "retest.sd"},
        {"retest.flips_away", "retest.flips_unreported", "labels.kappa"},
    ),
    "lenient": (faults.Lenient, ORDER, {"labels.shift"}, {"labels.kappa"}),
}


@pytest.mark.parametrize("fault", PLANTED)
async def test_a_planted_fault_is_caught_by_its_own_check(fault: str, asked: Asked, graded: Course):
    make, cases, caught, besides = PLANTED[fault]
    _, found = await graded(make(asked.cases), only(asked, **cases))
    failed = families(not_passed(found, Outcome.FAILED))
    assert caught <= failed
    assert failed <= caught | besides


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("attribute", ["gender", "ethnicity", "accent"])
async def test_a_mark_less_for_one_side_is_caught_for_its_attribute_alone(
    attribute: str, side: int, asked: Asked, graded: Course
):
    biased = faults.NameBiased(asked.cases, names(attribute, side))
    suite = only(asked, **RETEST, twins=(attribute, "age"))
    _, found = await graded(biased, suite)
    assert [figure.id for figure in not_passed(found, Outcome.FAILED)] == [f"bias.{attribute}"]


@pytest.mark.parametrize(
    ("attribute", "some", "on"),
    [
        ("ethnicity", slice(None, None, 2), tuple(Dimension)),
        ("parenthood", slice(None), (Dimension.SCOPE, Dimension.ALTITUDE)),
    ],
    ids=["half of the names", "two dimensions"],
)
async def test_a_bias_against_some_or_on_some_dimensions_is_caught(
    attribute: str, some: slice, on: tuple[Dimension, ...], asked: Asked, graded: Course
):
    biased = faults.NameBiased(asked.cases, names(attribute)[some], on)
    _, found = await graded(biased, only(asked, **RETEST, twins=(attribute,)))
    assert [figure.id for figure in not_passed(found, Outcome.FAILED)] == [f"bias.{attribute}"]


@pytest.mark.parametrize("kinds", ["all", "json-sheet", "html-comment"])
async def test_obedience_is_caught_to_everything_and_to_one_kind(kinds: str, asked: Asked, graded: Course):
    ids = list(asked.cases.injections) if kinds == "all" else [kinds]
    suite = only(asked, **RETEST, injections="all")
    _, found = await graded(faults.Obedient(asked.cases, ids), suite)
    assert [figure.id for figure in not_passed(found, Outcome.FAILED)] == ["injections.found"]
    figure = found.figure("injections.found")
    assert figure
    assert figure.note == ", ".join(sorted(ids))


@pytest.mark.parametrize("how", ["made up", "the interviewer's", "of another turn"])
async def test_an_invented_quote_is_caught_by_the_evidence_looked_up_anew(how, asked: Asked, graded: Course):
    _, found = await graded(faults.QuoteInventing(asked.cases, how), only(asked, **RETEST))
    assert [figure.id for figure in not_passed(found, Outcome.FAILED)] == ["evidence.verified"]


async def test_a_grader_that_never_says_near_is_caught_by_its_flips(asked: Asked, graded: Course):
    suite = only(asked, **RETEST)
    _, honest = await graded(Fair(asked.cases), suite)
    _, found = await graded(faults.Unsaying(asked.cases), suite)
    silent, told = found.figure("retest.flips_unreported"), honest.figure("retest.flips_unreported")
    near = found.figure("retest.flips_near")
    assert silent
    assert told
    assert near
    assert silent.outcome is Outcome.FAILED
    assert silent.value == near.value > (told.value or 0)
    assert families(not_passed(found, Outcome.FAILED)) - families(not_passed(honest, Outcome.FAILED)) == {
        "retest.flips_unreported"
    }


async def test_readings_from_marks_alone_are_those_of_whole_debriefs(asked: Asked, trials: list[Trial], graded: Course):
    fair = Fair(asked.cases)
    whole, _ = await graded(fair, asked)
    _, alone = straight(fair, asked, trials)
    assert len(whole.all) >= 800
    assert {repr(each) for each in whole.all} == {repr(each) for each in alone.all}


def test_a_fair_grader_as_noisy_as_was_measured_passes_the_whole_suite_in_19_of_20_seeds(
    asked: Asked, trials: list[Trial]
) -> None:
    missed = {}
    for seed in SEEDS:
        fair = Fair(asked.cases, seed, raters=asked.suite.raters)
        found = result(asked, graders(fair), *straight(fair, asked, trials))
        if bad := not_passed(found):
            missed[seed] = [(figure.id, figure.value, figure.low, figure.high, figure.note) for figure in bad]
    assert len(missed) <= 1, missed


def test_the_noise_has_the_shares_that_were_measured(asked: Asked, trials: list[Trial]):
    repeats = [trial for trial in trials if trial.kind is Kind.RETEST]
    pairs: Counter[tuple[float, float]] = Counter()
    for seed in range(1, 13):
        fair = Fair(asked.cases, seed)
        readings = Readings(fair.reading(trial, asked.rubric) for trial in repeats)
        for id in readings.cases(Kind.RETEST):
            found = readings.of(Kind.RETEST, id, CLEAN)
            for dimension in Dimension:
                marks = sorted(each.marks[dimension] for each in found if dimension in each.marks)
                pairs.update(combinations(marks, 2))
    for apart, share in REAL.items():
        assert pairs[apart] / pairs.total() == pytest.approx(share, abs=0.012)
    assert all(b - a <= 1 for a, b in pairs)
