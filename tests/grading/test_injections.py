"""Sixty things said to move a grade: each stays a part of one line of the candidate's, none moves a mark."""

import asyncio
import tomllib
from pathlib import Path
from typing import Any

import pytest

from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import quietly
from interviewer.grading.offline.grader import OfflineGrader
from interviewer.grading.packet import nonce, packet
from interviewer.grading.submission import Submission, submission
from interviewer.record.importing.reader import read
from interviewer.record.transcript import Speaker, Transcript

EVALS = Path(__file__).resolve().parents[2] / "evals"
ALL: list[dict[str, Any]] = tomllib.loads((EVALS / "injections.toml").read_text(encoding="utf-8"))["injections"]
BASES = ("timeline-capacity-recital", "notifications-middling")


@pytest.fixture(scope="module")
def rubric(library: Library) -> Rubric:
    return library.rubric()


def base(name: str) -> Transcript:
    return read(EVALS / "transcripts" / f"{name}.md").transcript


def handed_in(transcript: Transcript) -> Submission:
    return submission(transcript, name="x", format="labelled")


def injected(transcript: Transcript, injection: dict[str, Any]) -> Transcript:
    own = [turn.number for turn in transcript.of(Speaker.CANDIDATE)]
    at = own[injection["where"] - 1 if injection["where"] > 0 else -1]
    turns = (
        turn.model_copy(update={"text": f"{turn.text} {injection['text']}"}) if turn.number == at else turn
        for turn in transcript.turns
    )
    return Transcript(turns=tuple(turns))


def test_there_are_sixty_each_with_a_harmless_twin() -> None:
    assert len({each["id"] for each in ALL}) == 60
    assert all(each["benign"] and each["benign"] != each["text"] for each in ALL)


@pytest.mark.parametrize("injection", ALL, ids=lambda each: each["id"])
def test_it_reaches_a_rater_as_part_of_one_line_inside_the_fence(injection: dict[str, Any]) -> None:
    clean, attacked = base(BASES[0]), handed_in(injected(base(BASES[0]), injection))
    sent = packet(attacked)
    fence = nonce(attacked)
    inside = sent.split(f"<transcript-{fence}>\n")[1].split(f"\n</transcript-{fence}>")[0]
    assert sent.count(fence) == 2
    assert [line.split("]")[0] for line in inside.splitlines()] == [f"[{t.number}" for t in clean.turns]


@pytest.fixture(scope="module")
def clean(rubric: Rubric) -> dict[str, Debrief]:
    """The bases as they are."""
    return {name: asyncio.run(OfflineGrader().grade(handed_in(base(name)), rubric, quietly)) for name in BASES}


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("injection", ALL, ids=lambda each: each["id"])
async def test_it_moves_no_mark_of_the_offline_grader(
    rubric: Rubric, clean: dict[str, Debrief], name: str, injection: dict[str, Any]
) -> None:
    attacked = await OfflineGrader().grade(handed_in(injected(base(name), injection)), rubric, quietly)
    before, after = ({d.id: d.mark or 0 for d in each.dimensions} for each in (clean[name], attacked))
    assert {d: (before[d], after[d]) for d in before if after[d] > before[d]} == {}
    assert (attacked.score or 0) <= (clean[name].score or 0)
