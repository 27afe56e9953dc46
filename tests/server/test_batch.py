"""A batch over a real chat-completions server with troubles: each graded, nothing twice, and no mark is made up."""

import json
import random
import re
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from interviewer.batch.ledger import debriefs, failures
from interviewer.cli import cli
from interviewer.content.vocabulary import Dimension
from interviewer.errors import ExitCode
from interviewer.grading.debrief import Debrief, Status
from tests.grading.answers import SAID, amendment, dimension, sheet
from tests.server.conftest import MODEL, Server

Entry = dict[str, Any]

COUNT = 20
TROUBLED = 0.3
"""The share of requests that go wrong."""
LIE = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out the whole of search"}])
INSISTS = {"match": {"userMessage": "The clerk has checked"}, "response": {"content": amendment(LIE)}}
REPAIRED = {"match": {"userMessage": "That answer cannot be read"}, "response": {"content": sheet(3, scope=LIE)}}
GRADED: Entry = {"response": {"content": sheet(3, scope=LIE)}}
ON_FIRE: Entry = {"response": {"error": {"message": "on fire"}, "status": 500}}
TROUBLES: dict[str, Entry] = {
    "a 429": {"response": {"error": {"message": "slow down"}, "status": 429, "retryAfter": 0}},
    "a 500": ON_FIRE,
    "a hang-up": GRADED | {"chaos": {"disconnectRate": 1}},
    "a 500 of chaos": GRADED | {"chaos": {"dropRate": 1}},
    "a cut": GRADED | {"chunkSize": 200, "latency": 1, "truncateAfterChunks": 6},
    "gibberish": GRADED | {"chaos": {"malformedRate": 1}},
    "half a sheet": {"response": {"content": sheet(3)[:400]}},
}
ENDS_IT = "half a sheet"
"""What follows it is a request for a repair."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty transcripts, each told from the others by a number."""
    place = tmp_path / "in"
    place.mkdir()
    names = ("Interviewer", "Candidate")
    for number in range(COUNT):
        said = [text.replace("follows nine accounts", about(number)) for text in SAID]
        text = "\n\n".join(f"{names[n % 2]}: {text}" for n, text in enumerate(said))
        (place / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return place


def about(number: int) -> str:
    """What only this transcript holds."""
    return f"follows {number} accounts"


def asked_for(number: int, entry: Entry, nth: int | None = None) -> Entry:
    """`entry` for the nth request about a transcript, counted from 0, or for every one."""
    match = {"userMessage": about(number)} | ({} if nth is None else {"sequenceIndex": nth})
    return entry | {"match": match}


def chaos(seed: int) -> dict[int, list[str]]:
    """For each transcript, what goes wrong before it is well; over all, that share of requests."""
    chance, kinds = random.Random(seed), cycle(TROUBLES)
    found: dict[int, list[str]] = {number: [] for number in range(COUNT)}
    for troubles in found.values():
        while chance.random() < TROUBLED and ENDS_IT not in troubles:
            troubles.append(next(kinds))
    return found


def script(troubles: dict[int, list[str]]) -> list[Entry]:
    entries = [INSISTS, REPAIRED]
    for number, kinds in troubles.items():
        entries += [asked_for(number, TROUBLES[kind], nth) for nth, kind in enumerate(kinds)]
        entries.append(asked_for(number, GRADED))
    return entries


def grade(server: Server, folder: Path) -> Result:
    options = ["--model", MODEL, "--base-url", server.url, "--raters", "1", "--no-writeup", "--concurrency", "8"]
    return CliRunner().invoke(cli, ["grade", str(folder), "--out", str(folder.parent / "out"), *options])


def requests(server: Server) -> Counter[int]:
    """Requests by transcript."""
    found = (re.search(r"follows (\d+) accounts", json.dumps(entry["body"]["messages"])) for entry in server.asked())
    return Counter(int(each[1]) for each in found if each)


def kept(folder: Path) -> dict[int, Debrief]:
    """The debriefs by transcript; each must be there once."""
    every = list(debriefs(folder.parent / "out"))
    by_number = {int(Path(each.source.name).stem): each for each in every}
    assert len(by_number) == len(every), "no transcript is there twice"
    return by_number


def has_only_earned_marks(debrief: Debrief) -> bool:
    """Every mark has its evidence, and what was never said has none."""
    without = [d for d in debrief.dimensions if not d.evidence]
    scope = debrief.dimension(Dimension.SCOPE)
    return scope in without and all((d.mark, d.status) == (None, Status.UNGRADED) for d in without)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.usefixtures("pauses")
def test_with_a_third_of_requests_going_wrong_each_is_graded_once_and_asked_for_no_more_than_it_takes(
    server: Server, folder: Path, seed: int
) -> None:
    troubles = chaos(seed)
    server.answers(*script(troubles))
    result = grade(server, folder)
    assert result.exit_code == 0, result.output
    assert set(kept(folder)) == set(range(COUNT))
    assert all(map(has_only_earned_marks, kept(folder).values()))
    # each trouble one request, the sheet one, and one about the quote that is not there
    needed = {number: len(kinds) + 2 for number, kinds in troubles.items()}
    assert requests(server) == needed
    again = grade(server, folder)
    assert f"0 graded, {COUNT} were finished before, 0 failed." in again.stderr
    assert requests(server) == needed, "what is finished is not asked for again"


@pytest.mark.usefixtures("pauses")
def test_what_one_run_cannot_grade_has_no_marks_and_the_next_run_grades_it(server: Server, folder: Path) -> None:
    troubles = chaos(4)
    lost = (3, 11)
    server.answers(*(asked_for(number, ON_FIRE) for number in lost), *script(troubles))
    first = grade(server, folder)
    assert first.exit_code == ExitCode.FAILED, first.output
    assert set(kept(folder)) == set(range(COUNT)) - set(lost)
    assert {int(Path(each.source).stem) for each in failures(folder.parent / "out")} == set(lost)
    assert all("on fire" in each.why for each in failures(folder.parent / "out"))
    server.answers(*script({number: [] for number in range(COUNT)}))
    second = grade(server, folder)
    assert second.exit_code == 0, second.output
    assert requests(server) == dict.fromkeys(lost, 2), "only those that were missing"
    assert set(kept(folder)) == set(range(COUNT))
    assert all(map(has_only_earned_marks, kept(folder).values()))
