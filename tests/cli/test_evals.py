"""`interviewer evals` as a user runs it, without a model."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from interviewer.batch.ledger import debriefs
from interviewer.cli import cli
from interviewer.consistency import suite as suites
from interviewer.consistency.result import Outcome
from interviewer.consistency.result import Result as Found
from interviewer.errors import ContentError, UsageError


def evals(*args: object) -> Result:
    return CliRunner().invoke(cli, ["evals", *map(str, args)])


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The suite of a first look, by the built-in rules."""
    out = tmp_path_factory.mktemp("evals") / "smoke"
    return out, evals("run", "smoke", "--model", "offline", "--repeats", 2, "--out", out)


def test_the_suites_are_listed_with_what_they_ask_for() -> None:
    told = evals("list").stdout.splitlines()
    assert [line.split()[0] for line in told] == suites.ids() == ["consistency", "offline", "smoke"]
    assert " 149 gradings" in told[2]


def test_a_run_leaves_a_table_a_page_a_result_and_junits_xml(ran: tuple[Path, Result]) -> None:
    out, result = ran
    assert "gates passed" in result.stdout
    found = Found.model_validate_json((out / "result.json").read_bytes())
    assert (found.suite, found.model) == ("smoke", "offline")
    assert found.asked == found.graded > 100
    assert "<title>" in (out / "report.html").read_text(encoding="utf-8")
    assert ElementTree.fromstring((out / "junit.xml").read_text(encoding="utf-8")).findall(".//testcase")


def test_a_gate_that_is_not_passed_ends_it_with_1_and_names_the_figure(ran: tuple[Path, Result]) -> None:
    out, result = ran
    found = Found.model_validate_json((out / "result.json").read_bytes())
    failed = [figure for check in found.checks for figure in check.figures if figure.outcome is Outcome.FAILED]
    assert "labels.kappa.all" in [figure.id for figure in failed]
    assert result.exit_code == 1
    assert "FAILED" in result.stdout


def test_a_second_run_grades_nothing_again_and_finds_the_same(ran: tuple[Path, Result]) -> None:
    out, first = ran
    before = (out / "results.jsonl").read_bytes()
    again = evals("run", "smoke", "--model", "offline", "--repeats", 2, "--out", out)
    assert (again.exit_code, again.stdout) == (first.exit_code, first.stdout)
    assert (out / "results.jsonl").read_bytes() == before
    assert len({each.identity for each in debriefs(out)}) > 100


def test_a_dry_run_counts_what_is_left_and_keeps_nothing(ran: tuple[Path, Result], tmp_path: Path) -> None:
    done = evals("run", "smoke", "--model", "offline", "--repeats", 3, "--out", ran[0], "--dry-run")
    assert done.stdout == "149 gradings, 135 of them finished; raters: 1.\n"
    evals("run", "smoke", "--model", "offline", "--out", tmp_path / "none", "--dry-run")
    assert not (tmp_path / "none").exists()


def test_a_run_beside_itself_differs_in_nothing(ran: tuple[Path, Result]) -> None:
    result = evals("compare", ran[0], ran[0] / "result.json")
    assert result.exit_code == 0
    assert "figures are the same in both runs" in result.stdout


def test_a_figure_worse_beyond_noise_ends_a_comparison_with_1(ran: tuple[Path, Result], tmp_path: Path) -> None:
    spoiled = json.loads((ran[0] / "result.json").read_bytes())
    for check in spoiled["checks"]:
        for figure in check["figures"]:
            if figure["id"] == "pairs.all":
                figure |= {"value": 0.1, "low": 0.05, "high": 0.2}
    (tmp_path / "worse.json").write_text(json.dumps(spoiled), encoding="utf-8")
    result = evals("compare", ran[0], tmp_path / "worse.json")
    assert result.exit_code == 1
    assert "WORSE" in result.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (
            ("run", "nosuch", "--model", "offline"),
            "There is no suite 'nosuch'; there are: consistency, offline, smoke.",
        ),
        (("run", "consistency"), "name one with --model"),
    ],
)
def test_what_cannot_be_run_is_told_in_a_sentence(args: tuple[str, ...], says: str) -> None:
    error = evals(*args).exception
    assert isinstance(error, UsageError)
    assert says in str(error)


@pytest.mark.parametrize(("content", "says"), [(None, "cannot be read"), ("{}", "is no result of `evals run`")])
def test_what_is_no_result_is_told_in_a_sentence(tmp_path: Path, content: str | None, says: str) -> None:
    path = tmp_path / "result.json"
    if content:
        path.write_text(content, encoding="utf-8")
    error = evals("compare", tmp_path, path).exception
    assert isinstance(error, ContentError)
    assert says in str(error)


def test_a_run_in_other_terms_writes_no_result_over(ran: tuple[Path, Result], tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes((ran[0] / "result.json").read_bytes())
    result = evals("run", "smoke", "--model", "offline", "--repeats", 3, "--out", tmp_path)
    assert "is of another kind of run; it is kept as" in result.stderr
    assert Found.model_validate_json((tmp_path / "result-1.json").read_bytes()).repeats == 2
    assert Found.model_validate_json((tmp_path / "result.json").read_bytes()).repeats == 3
