"""`scenarios`, `personas`, `sessions`, `doctor`: what is shown, checked and begun, by people and by programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.cli.beginning import drafted
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.errors import UsageError
from tests.fakes import FakeModel


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


SHIPPED = Path(__file__).parents[2]


def mine(tmp_path: Path, old: str, new: str, id: str = "mine") -> Path:
    """A shipped persona with an id of one's own and one thing changed."""
    text = (SHIPPED / "personas" / "quiet-friend.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / f"{id}.toml"
    path.write_text(text.replace('"quiet-friend"', f'"{id}"').replace(old, new), encoding="utf-8")
    return path


def test_what_is_sound_is_told_in_no_line_at_all() -> None:
    done = call("personas", "check", "bar-raiser")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(call("personas", "check", "--json", "bar-raiser").stdout) == []


def test_a_finding_is_a_line_for_people_and_a_row_for_programs(tmp_path: Path) -> None:
    path = SHIPPED / "personas" / "quiet-friend.toml"
    changed = tmp_path / path.name
    changed.write_text(path.read_text(encoding="utf-8").replace('"Mhm."', '"Great answer."'), encoding="utf-8")
    done = call("personas", "check", str(changed))
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{changed}: speech.receipts[1]: praises ('Great answer')")
    (row,) = json.loads(call("personas", "check", "--json", str(changed)).stdout)
    assert (row["file"], row["place"], row["check"]) == (str(changed), "speech.receipts[1]", "leaks")


def test_a_new_file_is_compared_with_all_there_are(tmp_path: Path) -> None:
    done = call("personas", "check", str(mine(tmp_path, "Mhm.", "Mm.")))
    assert "is nearly the same as lines.greeting[2] of " in done.stdout
    assert "quiet-friend.toml" in done.stdout


def test_a_file_of_the_wrong_shape_is_told_like_a_finding_and_the_others_are_still_checked(tmp_path: Path) -> None:
    mine(tmp_path, "pressure = 2", "pressure = 9", "a-broken-one")
    mine(tmp_path, "pressure = 2", "pressure = 3", "sound")
    done = call("personas", "check", str(tmp_path))
    assert done.exit_code == 3
    assert "a-broken-one.toml: pressure is 9: " in done.stdout
    assert "sound.toml: lines.greeting[2]: " in done.stdout


@pytest.mark.parametrize("named", ["no-such-file.toml", "nowhere"])
def test_what_is_neither_file_nor_id_is_said_to_be_so(named: str) -> None:
    done = call("scenarios", "check", named)
    assert isinstance(done.exception, UsageError)
    assert "`interviewer scenarios list`" in str(done.exception)


@pytest.mark.parametrize(("noun", "play"), [("scenarios", "practice mine"), ("personas", "practice --persona mine")])
def test_a_file_is_begun_in_ones_own_folder_and_never_written_over(tmp_path: Path, noun: str, play: str) -> None:
    done = call(noun, "new", "mine")
    path = tmp_path / "home" / noun / "mine.toml"
    assert done.stdout.splitlines() == [str(path)]
    assert f"{noun} check mine" in done.stderr
    assert play in done.stderr
    checked = call(noun, "check", "mine")
    assert checked.exit_code == 1
    assert all("still to be written" in line for line in checked.stdout.splitlines())
    again = call(noun, "new", "mine")
    assert isinstance(again.exception, UsageError)
    assert "is there already" in str(again.exception)


def test_a_draft_needs_a_model() -> None:
    done = call("scenarios", "new", "parking-app", "--from", "Design a parking app for a small town")
    assert isinstance(done.exception, UsageError)
    assert "takes a language model" in str(done.exception)
    assert call("scenarios", "check", "parking-app").exit_code != 0


async def test_a_draft_is_kept_under_the_id_that_was_asked_for(tmp_path: Path, scenario: Scenario) -> None:
    model = FakeModel(json.dumps(scenario.model_dump(mode="json")))
    path = await drafted(model, "parking-app", "Design a parking app for a small town", Level.PRINCIPAL)
    kept = Library.at(tmp_path / "home").scenarios.get("parking-app")
    assert path == tmp_path / "home" / "scenarios" / "parking-app.toml"
    assert (kept.id, kept.level, kept.facts) == ("parking-app", Level.PRINCIPAL, scenario.facts)
    with pytest.raises(UsageError, match="is there already"):
        await drafted(model, "parking-app", "Design a parking app for a small town", Level.PM)
    assert len(model.asked) == 1


def test_a_draft_is_checked_like_any_other(tmp_path: Path, scenario: Scenario) -> None:
    from interviewer.authoring.draft import keep

    keep(scenario.model_copy(update={"id": "parking-app"}), tmp_path / "home" / "scenarios")
    done = call("scenarios", "check", "parking-app")
    assert done.exit_code == 1
    assert "is nearly the same as question of " in done.stdout
