"""`interviewer import` shows what was understood, and as JSON gives it to programs."""

from pathlib import Path

from click.testing import CliRunner

from interviewer.cli.importing import import_
from interviewer.errors import ContentError
from interviewer.record.importing.reader import read
from interviewer.record.transcript import Transcript

CORPUS = Path(__file__).parent / "corpus"


def run(*arguments: str):
    return CliRunner().invoke(import_, arguments, catch_exceptions=True)


def test_first_what_was_understood_then_every_turn():
    lines = run(str(CORPUS / "third-voice.txt")).stdout.splitlines()
    assert lines[:4] == [
        "-- Text with labels: 10 turns",
        "-- Interviewer: Interviewer, 4 turns, 14 words",
        "-- Candidate: Candidate, 4 turns, 34 words",
        "-- Other: Observer Ruth, 2 turns, 13 words",
    ]
    assert lines[4].startswith("-- More than two people")
    assert lines[5] == "1 Interviewer: Design the check-in of a small airport."
    assert lines[8] == "4 Other: Sorry, I'll just be taking notes, ignore me."


def test_a_long_turn_is_shown_by_its_beginning():
    lines = run(str(CORPUS / "session")).stdout.splitlines()
    assert lines[0] == "-- Journal of a session, scenario webhook-retries: 8 turns"
    assert all(len(line) < 240 for line in lines)
    assert any(line.endswith("…") for line in lines)


def test_json_is_the_transcript_and_warnings_stand_aside():
    result = run("--json", str(CORPUS / "third-voice.txt"))
    assert Transcript.model_validate_json(result.stdout) == read(CORPUS / "third-voice.txt").transcript
    assert result.stderr.startswith("-- More than two people")


def test_json_keeps_letters_as_they_are():
    assert "コインランドリー" in run("--json", str(CORPUS / "japanese.txt")).stdout


def test_who_interviews_can_be_said():
    result = run("--interviewer", "Ben", str(CORPUS / "refused" / "undecided.txt"))
    assert "-- Interviewer: Ben, 2 turns, 2 words" in result.stdout


def test_a_refusal_is_an_error_of_ours():
    assert isinstance(run(str(CORPUS / "refused" / "word.docx")).exception, ContentError)


def test_nothing_a_terminal_obeys_is_shown(tmp_path: Path):
    path = tmp_path / "chat.json"
    path.write_text(
        '[{"role":"assistant","content":"a\\u001b[31mb"},{"role":"us\\u001b[2Jer","content":"c\\u202ed"}]', "utf-8"
    )
    shown = run(str(path), "--interviewer", "assistant").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
