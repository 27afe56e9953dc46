"""Transcripts graded by a Files and Batch API nobody here wrote: sent, fetched, and fetched after a kill."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from click.testing import CliRunner, Result
from pydantic import SecretStr

from interviewer.batch.kept import BATCHES, Kept
from interviewer.batch.ledger import debriefs, failures
from interviewer.batch.rounds import Rounds
from interviewer.cli import cli
from interviewer.errors import ExitCode, ModelRefused, ModelUnreachable
from interviewer.models.choice import ModelChoice
from interviewer.models.openai_batch import OpenAIBatch
from interviewer.models.parcels import Landed, Parcel, Request
from interviewer.models.port import Message, TextDelta
from tests.conftest import ROOT
from tests.grading.answers import SAID, dimension, sheet, writeup
from tests.server.conftest import KEY, MODEL, READY_SECONDS, Server
from tests.server.test_grading import AGAIN, UNREAD, WRITER, answers

CANNED = "Mock batch completion"
"""What the server's batches answer to everything."""


async def no_pause(_: float) -> None:
    """Sleeps that take no time."""


def choice(server: Server, key: str | None = None) -> ModelChoice:
    return ModelChoice(
        kind="openai", model=MODEL, base_url=server.url, why="as told", api_key=SecretStr(key) if key else None
    )


def request(id: str) -> Request:
    return Request(id, (Message(role="user", content=f"The question “{id}”\u2028?"),))


@pytest_asyncio.fixture
async def desk(server: Server) -> AsyncIterator[OpenAIBatch]:
    server.answers()
    desk = OpenAIBatch(choice(server), timeout=5, sleep=no_pause)
    yield desk
    await desk.aclose()


async def landed(desk: OpenAIBatch, *ids: str) -> Landed:
    (parcel,) = desk.packed(map(request, ids))
    batch = await desk.send(parcel)
    assert await desk.look(batch) is None
    found = await desk.look(batch)
    assert found is not None
    return found


async def ending(server: Server, outcome: str) -> Landed:
    """What comes of a batch of two that ends like this."""
    server.answers()
    async with httpx2.AsyncClient(headers={"X-AIMock-Batch-Outcome": outcome}, trust_env=False) as client:
        return await landed(OpenAIBatch(choice(server), http_client=client, sleep=no_pause), "a", "b")


async def test_what_is_sent_comes_back_by_its_ids(desk: OpenAIBatch) -> None:
    found = await landed(desk, "a", "b", "c")
    assert set(found.answered) == {"a", "b", "c"}
    events = list(desk.read(request("a"), found.answered["a"]))
    assert events[0] == TextDelta(CANNED)
    assert not found.lost


async def test_a_request_that_failed_says_why(server: Server) -> None:
    found = await ending(server, "failed")
    assert not found.answered
    assert set(found.lost) == {"a", "b"}
    assert "Mock batch failure" in str(found.lost["a"])


@pytest.mark.parametrize("outcome", ["expired", "cancelled"])
async def test_a_batch_without_files_says_how_it_ended(server: Server, outcome: str) -> None:
    found = await ending(server, outcome)
    assert (found.answered, found.lost) == ({}, {})
    assert isinstance(found.rest, ModelUnreachable)
    assert outcome in str(found.rest)


async def test_a_batch_the_server_has_forgotten_came_to_nothing(desk: OpenAIBatch) -> None:
    found = await desk.look("batch-nowhere")
    assert found is not None
    assert "does not know the batch batch-nowhere" in str(found.rest)


async def test_what_was_fetched_is_taken_off_the_server(server: Server, desk: OpenAIBatch) -> None:
    (parcel,) = desk.packed([request("a")])
    batch = await desk.send(parcel)
    await desk.look(batch)
    await desk.look(batch)
    assert len(server.control.get("/v1/files").json()["data"]) == 2
    await desk.clear(batch)
    assert server.control.get("/v1/files").json()["data"] == []


async def test_a_wrong_key_is_told_and_not_shown(locked: Server) -> None:
    desk = OpenAIBatch(choice(locked, f"{KEY}-wrong"), timeout=5, sleep=no_pause)
    (parcel,) = desk.packed([request("a")])
    with pytest.raises(ModelRefused, match="refused the key") as caught:
        await desk.send(parcel)
    assert KEY not in str(caught.value)
    await desk.aclose()


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three interviews, each a little different."""
    place = tmp_path / "in"
    place.mkdir()
    names = ("Interviewer", "Candidate")
    for rider in ("commuter", "nurse", "night porter"):
        said = [text.replace("commuter", rider) for text in SAID]
        text = "\n\n".join(f"{names[n % 2]}: {text}" for n, text in enumerate(said))
        (place / f"{rider}.md").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between looks."""
    monkeypatch.setattr("interviewer.batch.rounds.Rounds", partial(Rounds, poll_seconds=0))


def arguments(server: Server, folder: Path, out: Path, engine: str = "openai-batch") -> list[str]:
    command = ["grade", str(folder), "--out", str(out), "--model", MODEL, "--base-url", server.url]
    return [*command, "--engine", engine, "--raters", "2"]


def grade(*command: Any) -> Result:
    return CliRunner().invoke(cli, arguments(*command))


def begun(server: Server) -> int:
    """How many batches were begun."""
    entries = server.control.get("/__aimock/journal", params={"path": "/v1/batches"}).raise_for_status().json()
    return sum(entry["method"] == "POST" for entry in entries)


class Worked(OpenAIBatch):
    """Sends and fetches as ever; the canned answers are changed for those of the same server's chat, by its script."""

    sent: dict[str, Any] = {}  # noqa: RUF012

    async def send(self, parcel: Parcel) -> str:
        self.sent |= {each["custom_id"]: each["body"] for each in map(json.loads, parcel.content.splitlines())}
        return await super().send(parcel)

    async def look(self, id: str) -> Landed | None:
        found = await super().look(id)
        if found is None:
            return None
        async with httpx2.AsyncClient(base_url=self.place, trust_env=False) as chat:
            said = {
                id: (await chat.post("/chat/completions", json=self.sent[id])).raise_for_status().json()
                for id in found.answered
            }
        return Landed(said, found.lost, found.lines, found.rest)


@pytest.mark.usefixtures("hurried")
def test_results_are_those_of_the_local_engine(
    server: Server, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviewer.models.openai_batch.OpenAIBatch", Worked)
    lie = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out the whole of search"}])
    again = json.dumps({"dimensions": [lie], "curveballs": [], "red_flags": [], "decisive": None})
    nurse = {"userMessage": "nurse"}
    script = (
        answers(again, AGAIN),
        answers(sheet(3, scope=lie), UNREAD),
        answers(writeup(), WRITER),
        answers('{"dimensions": [', nurse),
        answers(sheet(3)),
    )
    found = {}
    for engine in ("openai-batch", "local"):
        server.answers(*script)
        result = grade(server, folder, tmp_path / engine, engine)
        assert result.exit_code == 0, result.output
        assert "3 graded" in result.stderr
        kept = (d.model_dump(exclude={"seconds", "usage"}) for d in debriefs(tmp_path / engine))
        found[engine] = {debrief["identity"]: debrief for debrief in kept}
    assert found["openai-batch"] == found["local"]
    assert any(debrief["dropped_evidence"] for debrief in found["local"].values())


@pytest.mark.usefixtures("hurried")
def test_answers_that_cannot_be_read_are_asked_for_once_more_and_then_told(
    server: Server, folder: Path, tmp_path: Path
) -> None:
    server.answers()
    result = grade(server, folder, tmp_path / "out")
    assert result.exit_code == ExitCode.FAILED, result.output
    assert "3 failed" in result.stderr
    assert begun(server) == 2, "one round of sheets, one of repairs"
    assert all("usable sheet" in failed.why for failed in failures(tmp_path / "out"))
    assert not (tmp_path / "out" / BATCHES).exists()


@contextmanager
def waiting(server: Server, folder: Path, out: Path) -> Iterator["subprocess.Popen[str]"]:
    """The command as a process of its own, its first batch begun."""
    command = [sys.executable, "-m", "interviewer", *arguments(server, folder, out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stderr=pipe, stdout=pipe, text=True) as process:
        until = time.monotonic() + READY_SECONDS
        while not (out / BATCHES).exists() and time.monotonic() < until and process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
        yield process
        process.kill()


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_closed_fetches_what_it_had_sent(
    server: Server, folder: Path, tmp_path: Path, how: signal.Signals
) -> None:
    server.answers()
    out = tmp_path / "out"
    with waiting(server, folder, out) as process:
        process.send_signal(how)
        _, told = process.communicate(timeout=READY_SECONDS)
    assert process.returncode == (ExitCode.INTERRUPTED if how is signal.SIGINT else -signal.SIGKILL), told
    assert ("the same command goes on" in told) is (how is signal.SIGINT)
    (batch,) = Kept(out).under_way(server.url)
    result = grade(server, folder, out)
    assert f"sent before ({batch})" in result.stderr
    assert "3 failed" in result.stderr
    assert begun(server) == 2, "the sheets were not asked for again"
