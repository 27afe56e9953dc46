"""Debriefs over a real chat-completions server: a rater's trouble is in the result as what it was, never as a mark."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import cli
from interviewer.errors import ExitCode, ModelError
from interviewer.grading.debrief import Debrief, Status
from tests.grading.answers import SAID, dimension, sheet, writeup
from tests.server.conftest import MODEL, Home, Server

Entry = dict[str, Any]
WRITER = {"userMessage": "# Sealed"}
AGAIN = {"userMessage": "The clerk has checked"}
UNREAD = {"userMessage": "That answer cannot be read"}


def answers(text: str, match: Entry | None = None, **response: Any) -> Entry:
    return {"match": match or {}, "response": {"content": text} | response}


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """The small interview as a labelled text file."""
    path = tmp_path / "talk.txt"
    names = ("Interviewer", "Candidate")
    path.write_text("\n\n".join(f"{names[n % 2]}: {text}" for n, text in enumerate(SAID)), encoding="utf-8")
    return path


def debrief(server: Server, talk: Path, *options: str) -> Result:
    command = ["debrief", str(talk), "--model", MODEL, "--base-url", server.url, "--format", "json", *options]
    return CliRunner().invoke(cli, command)


def found(result: Result) -> Debrief:
    return Debrief.model_validate_json(result.stdout)


def test_three_raters_and_a_writer_make_a_debrief(server: Server, talk: Path) -> None:
    server.answers(answers(writeup(), WRITER), answers(sheet(3)))
    result = debrief(server, talk)
    assert result.exit_code == 0, result.output
    assert found(result).verdict == "hire"
    assert found(result).headline
    assert len(server.asked()) == 4
    names = {entry["body"]["response_format"]["json_schema"]["name"] for entry in server.asked()}
    assert names == {"sheet", "writeup"}


def test_no_name_goes_over_the_wire(server: Server, talk: Path) -> None:
    server.answers(answers(writeup(), WRITER), answers(sheet(3)))
    debrief(server, talk)
    sent = json.dumps([entry["body"]["messages"] for entry in server.asked()])
    assert "Dagmar" not in sent
    assert "Holub" not in sent
    assert "next-day return" in sent


def test_an_invented_quote_is_asked_about_and_then_dropped_with_its_mark(server: Server, talk: Path) -> None:
    lie = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out the whole of search"}])
    again = json.dumps({"dimensions": [lie], "curveballs": [], "red_flags": [], "decisive": None})
    server.answers(answers(again, AGAIN), answers(writeup(), WRITER), answers(sheet(3, scope=lie)))
    result = debrief(server, talk, "--raters", "1")
    assert result.exit_code == 0, result.output
    scope = next(d for d in found(result).dimensions if d.id == "scope")
    assert (scope.status, scope.mark) == (Status.UNGRADED, None)
    assert [d.text for d in found(result).dropped_evidence] == ["I would leave out the whole of search"]
    assert "whole of search" not in found(result).model_copy(update={"dropped_evidence": ()}).model_dump_json()


TROUBLE = {
    "garbled": answers('{"dimensions": [ and so on'),
    "garbled, by length": answers(sheet(3)[:400], finishReason="length"),
    "refused": {"match": {}, "response": {"error": {"message": "no such key"}, "status": 401}},
    "refused, by policy": answers(sheet(3), finishReason="content_filter"),
    "unreachable": {"match": {}, "response": {"error": {"message": "on fire"}, "status": 500}},
}


@pytest.mark.parametrize("trouble", TROUBLE)
@pytest.mark.usefixtures("pauses")
def test_a_rater_that_is(server: Server, talk: Path, trouble: str) -> None:
    server.answers(TROUBLE[trouble])
    result = debrief(server, talk, "--raters", "2")
    assert isinstance(result.exception, ModelError)
    assert result.exception.exit_code == ExitCode.MODEL
    told = found(result)
    assert {rater.outcome.value for rater in told.raters} == {trouble.split(",")[0]}
    assert all(rater.why for rater in told.raters)
    assert {d.status for d in told.dimensions} == {Status.UNGRADED}
    assert told.verdict is None


def test_a_rater_put_right_after_broken_json_counts(server: Server, talk: Path) -> None:
    server.answers(answers(sheet(3), UNREAD), answers(writeup(), WRITER), answers('{"dimensions": ['))
    result = debrief(server, talk, "--raters", "1")
    assert result.exit_code == 0, result.output
    assert found(result).score == 3.0


def test_an_interview_over_a_pipe_ends_with_its_debrief(server: Server, home: Home) -> None:
    said = [text for number, text in enumerate(SAID) if number % 2]
    reply = json.dumps({"heard": "x", "move": "probe", "say": "Mm. Why?", "commitments": [], "took": "none"})
    none = {d["id"]: {"status": "not_assessed", "mark": None} for d in json.loads(sheet())["dimensions"]}
    asked = {"userMessage": "Mark this interview"}
    server.answers(answers(writeup(), WRITER), answers(sheet(3, curveballs=False, **none), asked), answers(reply))
    options = ["practice", "--model", MODEL, "--base-url", server.url, "--seed", "1"]
    result = CliRunner().invoke(cli, options, input="".join(f"{line}\n" for line in said))
    assert result.exit_code == 0, result.output
    (kept,) = (home.session / "debriefs").glob("*.json")
    assert {d.status for d in Debrief.model_validate_json(kept.read_bytes()).dimensions} == {Status.NOT_ASSESSED}
    assert "0 of 8 dimensions could be marked" in " ".join(result.stdout.split())
