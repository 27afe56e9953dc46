"""`interviewer grade` as a user runs it, without a model."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.errors import UsageError
from tests.conftest import ROOT
from tests.grading.answers import SAID


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three transcripts that can be read and two that cannot."""
    place = tmp_path / "in"
    place.mkdir()
    names = ("Interviewer", "Candidate")
    text = "\n\n".join(f"{names[n % 2]}: {text}" for n, text in enumerate(SAID))
    (place / "a.md").write_text(text, encoding="utf-8")
    (place / "=b.txt").write_text(text.replace("commuter", "nurse"), encoding="utf-8")
    other = ROOT / "evals" / "transcripts" / "webhooks-solid.md"
    (place / "c.md").write_text(other.read_text(encoding="utf-8"), encoding="utf-8")
    (place / "empty.txt").write_text("", encoding="utf-8")
    (place / "zip.txt").write_bytes(b"PK\x03\x04rubbish")
    return place


def grade(*args: object) -> Result:
    return CliRunner().invoke(cli, ["grade", "--model", "offline", *map(str, args)])


def rows(out: Path) -> list[dict[str, str]]:
    with (out / "summary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_mixed_folder_is_graded_and_the_table_says_what_failed(folder: Path, tmp_path: Path) -> None:
    result = grade(folder, "--out", tmp_path / "out")
    assert result.exit_code == 1, result.output
    assert "3 graded, 0 were finished before, 2 failed." in result.stderr
    table = rows(tmp_path / "out")
    assert len(table) == 5
    assert sum(bool(row["failed"]) for row in table) == 2
    assert all(row["score"] or row["failed"] or row["no_verdict"] for row in table)


def test_a_second_run_grades_only_what_is_missing(folder: Path, tmp_path: Path) -> None:
    grade(folder, "--out", tmp_path / "out")
    (folder / "empty.txt").write_text((folder / "a.md").read_text(encoding="utf-8") + "!", encoding="utf-8")
    again = grade(folder, "--out", tmp_path / "out")
    assert "1 graded, 3 were finished before, 1 failed." in again.stderr
    lines = (tmp_path / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["identity"] for line in lines}) == len(lines) == 4


def test_another_rubric_grades_again_and_the_table_shows_the_newest(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "empty.txt").unlink()
    (folder / "zip.txt").unlink()
    grade(folder, "--out", tmp_path / "out")
    home = tmp_path / "home2"
    (home / "evals").mkdir(parents=True)
    rubric = (ROOT / "evals" / "rubric.toml").read_text(encoding="utf-8")
    (home / "evals" / "rubric.toml").write_text(rubric.replace("near_line = 0.26", "near_line = 0.2"), encoding="utf-8")
    monkeypatch.setenv("INTERVIEWER_HOME", str(home))
    again = grade(folder, "--out", tmp_path / "out")
    assert "3 graded, 0 were finished before" in again.stderr
    assert len(rows(tmp_path / "out")) == 3


def test_a_dry_run_counts_and_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    result = grade(folder, "--out", tmp_path / "out", "--dry-run")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 to grade")
    assert not (tmp_path / "out").exists()


def test_no_cell_is_a_formula(folder: Path) -> None:
    where = folder.parent
    grade(folder, "--out", where / "out")
    assert not any(cell.startswith(("=", "+", "@")) for row in rows(where / "out") for cell in row.values())


def test_a_path_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    result = grade(tmp_path / "nowhere", "--out", tmp_path / "out")
    assert isinstance(result.exception, UsageError)


def test_an_engine_of_batches_needs_a_model_and_holds_to_no_budget(folder: Path, tmp_path: Path) -> None:
    command = ["grade", str(folder), "--out", str(tmp_path / "out"), "--engine", "openai-batch"]
    offline = CliRunner().invoke(cli, [*command, "--model", "offline"])
    assert "needs a model" in str(offline.exception)
    url = ["--model", "some-model", "--base-url", "http://127.0.0.1:1/v1"]
    held = CliRunner().invoke(cli, [*command, *url, "--budget-usd", "1"])
    assert "--budget-usd cannot hold back" in str(held.exception)
    assert not (tmp_path / "out").exists()


def test_an_address_is_of_use_to_one_engine_only(folder: Path, tmp_path: Path) -> None:
    result = grade(folder, "--out", tmp_path / "out", "--ray-address", "127.0.0.1:1")
    assert "with --engine ray only" in str(result.exception)


def test_without_ray_the_engine_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviewer.cli.cluster.find_spec", lambda _: None)
    result = grade(folder, "--out", tmp_path / "out", "--engine", "ray")
    assert "pip install 'pm-interviewer[ray]'" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_a_cluster_gets_no_transcript_unasked_and_must_be_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviewer.cli.cluster.find_spec", lambda _: True)
    joining = ("--out", tmp_path / "out", "--engine", "ray", "--ray-address", "127.0.0.1:1")
    unasked = grade(folder, *joining)
    assert "say --yes" in str(unasked.exception)
    nowhere = grade(folder, *joining, "--yes")
    assert isinstance(nowhere.exception, UsageError)
    assert "nobody listens there" in str(nowhere.exception)


def test_the_same_folder_spelled_otherwise_is_graded_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grade(folder, "--out", tmp_path / "out")
    monkeypatch.chdir(folder)
    again = grade(".", "--out", "../out")
    assert "0 graded, 3 were finished before, 2 failed." in again.stderr
    assert len(rows(tmp_path / "out")) == 5


def test_a_run_over_one_file_leaves_what_is_said_of_the_others(folder: Path, tmp_path: Path) -> None:
    grade(folder, "--out", tmp_path / "out")
    assert grade(folder / "a.md", "--out", tmp_path / "out").exit_code == 0
    assert sum(bool(row["failed"]) for row in rows(tmp_path / "out")) == 2
    (folder / "zip.txt").unlink()
    grade(folder / "a.md", "--out", tmp_path / "out")
    assert sum(bool(row["failed"]) for row in rows(tmp_path / "out")) == 1


def test_files_that_are_no_transcripts_by_their_ending_are_told(folder: Path, tmp_path: Path) -> None:
    (folder / "cv.pdf").write_bytes(b"%PDF-1.7")
    assert (
        "Passed over for their endings: 1 .pdf; taken from a folder are"
        in grade(folder, "--out", tmp_path / "out").stderr
    )


def test_few_failures_are_told_at_once(folder: Path, tmp_path: Path) -> None:
    told = grade(folder, "--out", tmp_path / "out").stderr
    assert "empty.txt is empty" in told
    assert "zip.txt" in told


def test_a_folder_without_a_transcript_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    error = grade(tmp_path / "in", "--out", tmp_path / "out").exception
    assert isinstance(error, UsageError)
    assert "There is no transcript under" in str(error)


def test_what_importing_had_to_guess_is_in_the_table(folder: Path, tmp_path: Path) -> None:
    said = (folder / "a.md").read_text(encoding="utf-8").replace("?", "? Café,", 1)
    (folder / "guessed.txt").write_bytes(said.encode("cp1252"))
    grade(folder, "--out", tmp_path / "out")
    row = next(row for row in rows(tmp_path / "out") if row["source"] == "in/guessed.txt")
    assert "Windows-1252" in row["warnings"]
    assert row["level"] == "senior"
