"""`scenarios`, `personas`, `sessions`, `doctor`: what is shown, to people and to programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.errors import UsageError


def call(*args: str, lines: str | None = None) -> Result:
    return CliRunner().invoke(cli, args, input=lines)


@pytest.mark.parametrize(("command", "first"), [("scenarios", "ad-auction"), ("personas", "bar-raiser")])
def test_lists_are_lines_for_people_and_an_array_for_programs(command: str, first: str) -> None:
    assert call(command, "list").output.splitlines()[0].startswith(first)
    rows = json.loads(call(command, "list", "--json").output)
    assert rows[0]["id"] == first
    assert rows[0]["yours"] is False


def test_a_scenario_is_shown_without_its_brief() -> None:
    shown = call("scenarios", "show", "twitter-timeline").output
    whole = json.loads(call("scenarios", "show", "twitter-timeline", "--json").output)[0]
    assert whole["question"] in shown
    assert whole["judgement"] not in shown
    assert not any(fact["answer"] in shown for fact in whole["facts"])


def test_a_persona_is_shown() -> None:
    shown = call("personas", "show", "committee-veteran").output
    assert "Dagmar Holub" in shown


def test_a_users_own_file_hides_the_shipped_one_and_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path))
    shipped = Path(__file__).parents[2] / "personas" / "bar-raiser.toml"
    (tmp_path / "personas").mkdir()
    text = shipped.read_text(encoding="utf-8").replace("Hyunwoo Baek", "Somebody Else")
    (tmp_path / "personas" / "bar-raiser.toml").write_text(text, encoding="utf-8")
    line = call("personas", "list").output.splitlines()[0]
    assert "Somebody Else" in line
    assert line.endswith("(yours)")


def test_no_sessions_yet_says_how_to_start_one() -> None:
    assert "interviewer practice" in call("sessions", "list").output
    assert json.loads(call("sessions", "list", "--json").output) == []


def test_a_session_is_listed_and_shown() -> None:
    call("practice", "--seed", "1", lines="I'd start with the reader.\n")
    (row,) = json.loads(call("sessions", "list", "--json").output)
    assert (row["candidate_turns"], row["ending"]) == (1, "done")
    shown = call("sessions", "show", row["id"]).output
    assert "2 You: I'd start with the reader." in shown
    kinds = [event["kind"] for event in json.loads(call("sessions", "show", row["id"], "--json").output)]
    assert kinds[0] == "started"
    assert kinds[-1] == "ended"


def test_the_doctor_says_what_would_be_used_and_why() -> None:
    told = call("doctor").output
    assert "OPENAI_API_KEY is not set" in told
    assert "every file reads" in told


def test_a_simulation_leaves_an_ordinary_session(tmp_path: Path) -> None:
    done = call(
        "simulate", "twitter-timeline", "--candidate", "strong-senior", "-n", "2", "--quiet", "--out", str(tmp_path)
    )
    assert done.exit_code == 0, done.output
    ids = done.output.split()
    assert len(ids) == 2
    assert all((tmp_path / id / "journal.jsonl").exists() for id in ids)


def session() -> str:
    call("practice", "--seed", "1", lines="I'd start with the reader.\n")
    (row,) = json.loads(call("sessions", "list", "--json").output)
    return str(row["id"])


def test_a_session_is_exported_as_markdown_and_nothing_is_overwritten(tmp_path: Path) -> None:
    id, there = session(), tmp_path / "talk.md"
    assert "**2 Candidate**" in call("sessions", "export", id).output
    assert call("sessions", "export", id, "--output", str(there)).exit_code == 0
    assert "I'd start with the reader." in there.read_text(encoding="utf-8")
    again = call("sessions", "export", id, "--output", str(there))
    assert isinstance(again.exception, UsageError)
    assert "is there already" in str(again.exception)


def test_a_session_is_deleted_only_when_that_is_meant() -> None:
    id = session()
    assert CliRunner().invoke(cli, ["sessions", "delete", id], input="n\n").exit_code == 0
    assert id in call("sessions", "list").output
    assert "Deleted" in call("sessions", "delete", id, "--yes").output
    assert json.loads(call("sessions", "list", "--json").output) == []


def test_a_question_of_ones_own_offline_is_said_to_be_impossible() -> None:
    done = call("practice", "--question", "Design a parking app for a small town", lines="x\n")
    assert isinstance(done.exception, UsageError)
    assert "takes a language model" in str(done.exception)
    assert "No sessions yet" in call("sessions", "list").output
