"""`interviewer debrief` as a user runs it: what is taken, shown and kept, and every refusal in a sentence."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.errors import ContentError, UsageError
from interviewer.grading.debrief import Debrief
from tests.grading.answers import SAID


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    names = ("Ana Reyes", "Tobias")
    path.write_text("\n\n".join(f"**{names[n % 2]}:** {text}" for n, text in enumerate(SAID)), encoding="utf-8")
    return path


def run(*args: str, lines: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=lines)


def debrief(*args: str) -> Result:
    return run("debrief", "--model", "offline", *args)


@pytest.fixture
def session() -> str:
    """A finished session without a debrief: its id."""
    lines = "".join(f"{line}\n" for number, line in enumerate(SAID) if number % 2)
    done = run("practice", "--model", "offline", "--seed", "1", "--no-debrief", lines=lines)
    assert done.exit_code == 0, done.output
    (listed,) = json.loads(run("sessions", "list", "--json").stdout)
    return str(listed["id"])


def kept(session: str) -> list[Path]:
    return sorted((Path(os.environ["INTERVIEWER_HOME"]) / "sessions" / session / "debriefs").glob("*.json"))


def test_a_file_is_graded_and_shown_in_plain_lines(talk: Path) -> None:
    result = debrief(str(talk))
    assert result.exit_code == 0, result.output
    assert "indicative" in result.stdout.lower()
    assert "\x1b" not in result.stdout
    assert "rules" in result.stderr


@pytest.mark.parametrize("form", ["json", "markdown", "html", "terminal"])
def test_it_can_be_had_in_every_form_on_the_screen_or_in_a_file(talk: Path, tmp_path: Path, form: str) -> None:
    shown = debrief(str(talk), "--format", form)
    written = debrief(str(talk), "--format", form, "--output", str(tmp_path / "out"))
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert written.stdout == ""
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert len(text) > 1000
    if form == "json":
        assert Debrief.model_validate_json(text).source.name == "talk.md"
        assert Debrief.model_validate_json(shown.stdout).score == Debrief.model_validate_json(text).score


def test_a_file_that_is_there_is_replaced_only_when_asked(talk: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    refused = debrief(str(talk), "--output", str(tmp_path / "out"))
    assert isinstance(refused.exception, UsageError)
    assert "--overwrite" in str(refused.exception)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
    assert debrief(str(talk), "--output", str(tmp_path / "out"), "--overwrite").exit_code == 0
    assert (tmp_path / "out").read_text(encoding="utf-8") != "mine"


def test_a_session_keeps_every_debrief_of_it(session: str) -> None:
    for expected in (1, 2):
        assert debrief(session[:15]).exit_code == 0
        assert len(kept(session)) == expected


def test_a_saved_debrief_is_shown_again_without_grading(session: str) -> None:
    debrief(session)
    again = run("debrief", session, "--saved", "--format", "json")
    assert again.exit_code == 0, again.output
    assert json.loads(again.stdout) == json.loads(kept(session)[-1].read_text(encoding="utf-8"))
    assert len(kept(session)) == 1


def test_without_a_saved_one_it_says_what_to_do(session: str, talk: Path) -> None:
    for source in (session, str(talk)):
        result = run("debrief", source, "--saved")
        assert isinstance(result.exception, UsageError)
        assert "without --saved it is graded now" in str(result.exception)


def test_a_broken_saved_debrief_is_named(session: str) -> None:
    debrief(session)
    kept(session)[-1].write_text("{}", encoding="utf-8")
    result = run("debrief", session, "--saved")
    assert isinstance(result.exception, ContentError)
    assert "move it away" in str(result.exception)


def test_a_session_knows_its_scenario_level_and_curveballs(session: str) -> None:
    found = Debrief.model_validate_json(debrief(session, "--format", "json").stdout)
    assert found.scenario == "twitter-timeline"
    assert found.source.minutes == 45
    assert debrief(session, "--level", "principal", "--format", "json").exit_code == 0


def test_redacted_there_is_no_name_anywhere(talk: Path) -> None:
    for form in ("json", "html", "markdown"):
        shown = debrief(str(talk), "--redact", "--format", form).stdout
        assert "Dagmar" not in shown
        assert "Holub" not in shown
        assert "interviewer" in shown


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("nowhere.vtt", "There is no file nowhere.vtt"),
        ("2026-no-such-session", "There is no session"),
    ],
)
def test_what_is_neither_file_nor_session_is_refused_in_a_sentence(source: str, told: str) -> None:
    result = debrief(source)
    assert isinstance(result.exception, UsageError)
    assert told in str(result.exception)


def test_who_interviews_can_be_said(talk: Path) -> None:
    assert debrief(str(talk), "--interviewer", "Ana Reyes").exit_code == 0
    wrong = debrief(str(talk), "--interviewer", "Anna")
    assert isinstance(wrong.exception, UsageError)
    assert "Ana Reyes" in str(wrong.exception)


def test_words_of_others_go_to_another_machine_only_after_a_yes(talk: Path) -> None:
    options = ["--model", "m", "--base-url", "http://192.0.2.1:9/v1"]
    result = run("debrief", str(talk), *options)
    assert isinstance(result.exception, UsageError)
    assert "will be sent to m at http://192.0.2.1:9/v1" in str(result.exception)
    assert "--yes" in str(result.exception)


def test_a_piped_practice_ends_in_a_debrief_and_tells_how_to_see_it_as_a_page() -> None:
    lines = "".join(f"{line}\n" for number, line in enumerate(SAID) if number % 2)
    done = run("practice", "--model", "offline", "--seed", "1", lines=lines)
    assert done.exit_code == 0, done.output
    assert "--saved --format html" in done.stdout
    assert "Framing" in done.stdout


def test_an_interview_without_an_answer_has_no_debrief() -> None:
    done = run("practice", "--model", "offline", lines="")
    assert done.exit_code == 0, done.output
    assert "debrief" not in done.stdout


@pytest.mark.parametrize("shape", ["debrief", "transcript", "scenario", "persona", "candidate", "rubric"])
def test_a_schema_is_json_schema(shape: str) -> None:
    described = json.loads(run("schema", shape).stdout)
    assert described["type"] == "object"
    assert described["$schema"].startswith("https://json-schema.org/")


def test_a_debrief_fits_its_schema(talk: Path) -> None:
    found = json.loads(debrief(str(talk), "--format", "json").stdout)
    described = json.loads(run("schema", "debrief").stdout)
    assert set(described["required"]) <= set(found)
    assert set(found) <= set(described["properties"])


def test_marking_one_answer_without_a_model_says_what_it_takes() -> None:
    result = run("mark", "twitter-timeline", "--model", "offline", lines="I'd build it for commuters.")
    assert isinstance(result.exception, UsageError)
    assert "takes a language model" in str(result.exception)
