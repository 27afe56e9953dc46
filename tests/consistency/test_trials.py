"""A plan is the same every time, each grading in it under a key of its own."""

import pytest

from interviewer.consistency.cases import Cases
from interviewer.consistency.suite import Chosen, Suite
from interviewer.consistency.trials import Kind, Trial, confirming, plan
from interviewer.content.library import Library
from interviewer.errors import UsageError
from tests.grading.sheets import handed

BASES = ("notifications-middling", "sign-in", "webhooks-solid")


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    return Cases.shipped(Library.at(tmp_path_factory.mktemp("user")))


def suite(repeats: int = 2, seed: int = 1, **chosen) -> Suite:
    picked = Chosen.model_validate({"transcripts": BASES} | chosen)
    return Suite(id="small", about="Small.", repeats=repeats, seed=seed, cases=picked)


def keys(trials: list[Trial]) -> list[str]:
    return [trial.key for trial in trials]


WIDE = {
    "pairs": ("minimal/01-milk-tanks",),
    "ladders": ("webhooks-solid",),
    "injections": ("json-sheet", "plea"),
    "disturbances": ("fillers", "dimension-order"),
    "twins": ("gender",),
    "disturbed": 2,
    "twinned": 2,
}


def test_no_two_trials_have_one_key(cases: Cases):
    found = keys(plan(suite(**WIDE), cases))
    assert len(set(found)) == len(found)
    assert {key.split("/")[0] for key in found} == {kind.value for kind in Kind}


def test_the_same_suite_gives_the_same_trials(cases: Cases):
    one, again = plan(suite(**WIDE), cases), plan(suite(**WIDE), cases)
    assert keys(one) == keys(again)
    assert [trial.submission.source.digest for trial in one] == [trial.submission.source.digest for trial in again]


def test_more_repeats_add_trials_and_change_none(cases: Cases):
    assert set(keys(plan(suite(2, **WIDE), cases))) < set(keys(plan(suite(3, **WIDE), cases)))


def test_each_repeat_of_a_transcript_has_a_key_of_its_own(cases: Cases):
    assert keys(plan(suite(2, transcripts=("sign-in",)), cases)) == [
        "retest/sign-in/clean/1",
        "retest/sign-in/clean/2",
    ]


def test_another_seed_chooses_other_transcripts(cases: Cases):
    chosen = {
        tuple(keys(plan(suite(1, seed, disturbances=("fillers",), disturbed=1), cases))[3:]) for seed in range(12)
    }
    assert len(chosen) > 1


def test_only_the_order_of_dimensions_is_graded_under_a_seed(cases: Cases):
    found = plan(suite(seed=7, **WIDE), cases)
    assert {trial.variant for trial in found if trial.seed} == {"dimension-order"}


def test_a_folder_of_pairs_stands_for_all_in_it(cases: Cases):
    found = plan(suite(transcripts=(), pairs=("minimal",)), cases)
    wanted = [id for id in cases.pairs if id.startswith("minimal/")]
    assert [trial.case for trial in found if trial.variant == "weaker"] == wanted


def test_a_case_that_is_not_there_is_told(cases: Cases):
    with pytest.raises(UsageError, match="There is no pair minimal/99-none"):
        plan(suite(pairs=("minimal/99-none",)), cases)


def test_what_confirms_an_injection_is_graded_as_further_repeats():
    suspect = Trial(Kind.INJECTION, "plea", "injected", 1, handed())
    assert keys(confirming([suspect])) == ["injection/plea/injected/2", "injection/plea/injected/3"]
    assert confirming([]) == []
