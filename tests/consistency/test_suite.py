"""A suite's file says which cases there are and what is asked of figures, or is told what is wrong with it."""

from pathlib import Path

import pytest

from interviewer.consistency import suite as suites
from interviewer.consistency.suite import Gate, Suite, taken
from interviewer.content.reading import read
from interviewer.errors import ContentError, UsageError

SUITE = """
id = "small"
about = "Two transcripts."
[cases]
transcripts = ["sign-in", "webhooks-solid"]
[gates]
"bias.*" = { within = 0.15, n = 8 }
"bias.age" = { within = 0.5, n = 8 }
"""


def small(folder: Path, text: str = SUITE) -> Suite:
    file = folder / "small.toml"
    file.write_text(text)
    return read(file, Suite)


@pytest.mark.parametrize("id", suites.ids())
def test_every_shipped_suite_can_be_read(id: str):
    assert suites.get(id).id == id


def test_a_suite_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(UsageError, match=r"There is no suite 'nightly'; there are: consistency, "):
        suites.get("nightly")


@pytest.mark.parametrize(
    ("was", "broken", "told"),
    [
        ('id = "small"', 'id = "large"', "make them the same"),
        ("[cases]", "[case]", "case"),
        ("n = 8 }\n", "n = 0 }\n", "n"),
        ("within = 0.15", "wihtin = 0.15", "wihtin"),
        ("[gates]", "[gates", "is not valid TOML"),
    ],
)
def test_a_broken_suite_is_told_in_a_sentence(was: str, broken: str, told: str, tmp_path: Path):
    with pytest.raises(ContentError, match=told) as error:
        small(tmp_path, SUITE.replace(was, broken, 1))
    assert "small.toml" in str(error.value)


def test_a_gate_of_a_family_is_for_all_of_it_but_those_with_their_own(tmp_path: Path):
    suite = small(tmp_path)
    assert suite.gate("bias.gender") == Gate(within=0.15, n=8)
    assert suite.gate("bias.age") == Gate(within=0.5, n=8)
    assert suite.gate("retest.alpha") is None


def test_a_gate_is_told_as_people_write_it():
    assert Gate(least=0.9, least_low=0.8, n=20).told() == ">= 0.9, lower bound >= 0.8"
    assert Gate(most=0, n=1).told() == "<= 0"
    assert Gate(within=0.25, n=8).told() == "interval within ±0.25"


def test_cases_are_taken_in_their_own_order():
    assert taken(("c", "a"), ["a", "b", "c"], "pair") == ["a", "c"]
    assert taken("all", ["b", "a"], "pair") == ["b", "a"]
    assert taken((), ["a"], "pair") == []


def test_a_case_that_is_not_there_is_told():
    with pytest.raises(UsageError, match="There is no pair x, z; mend the suite's file"):
        taken(("z", "a", "x"), ["a"], "pair")
