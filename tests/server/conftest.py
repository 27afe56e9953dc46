"""A chat-completions server nobody here wrote, and interviews held over it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest
import pytest_asyncio

from interviewer.models.choice import ModelChoice
from interviewer.models.memory import Memory
from interviewer.models.openai_chat import OpenAIChat
from interviewer.record.events import CandidateSpoke, Event, InterviewerSpoke
from interviewer.record.journal import load
from tests.conftest import ROOT, llmock

MODEL = "some-model"
KEY = "sk-test-4f9c21aa07d34be8"
READY_SECONDS = 20.0


@dataclass(frozen=True)
class Server:
    """aimock, running. It answers as its script says and keeps what it was asked."""

    root: str
    control: httpx2.Client

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def answers(self, *script: dict[str, Any]) -> None:
        """From now on by this script, and with nothing remembered; the first entry that fits answers."""
        self.control.post("/__aimock/reset").raise_for_status()
        self.control.post("/__aimock/fixtures", json={"fixtures": script}).raise_for_status()

    def asked(self) -> list[dict[str, Any]]:
        """Every request for a completion since then: its headers, its body, what it got."""
        reply = self.control.get("/__aimock/journal", params={"path": "/v1/chat/completions"})
        entries: list[dict[str, Any]] = reply.raise_for_status().json()
        return entries

    def forms_asked(self) -> list[str | None]:
        """The `response_format` of each request."""
        return [(entry["body"].get("response_format") or {}).get("type") for entry in self.asked()]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all; each test gives it its own script."""
    with _serving(tmp_path_factory.mktemp("aimock")) as server:
        yield server


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Server]:
    """A server that answers to `KEY` only."""
    with _serving(tmp_path, KEY) as server:
        yield server


@contextmanager
def _serving(folder: Path, key: str | None = None) -> Iterator[Server]:
    empty, log = folder / "none.json", folder / "log"
    empty.write_text('{"fixtures": []}', encoding="utf-8")
    command = [llmock(), "--port", "0", "--host", "127.0.0.1", "--fixtures", str(empty)]
    env = {k: v for k, v in os.environ.items() if not k.startswith("AIMOCK_")} | {"AIMOCK_STRICT_TURN_INDEX": "1"}
    env |= {"AIMOCK_API_KEYS": key} if key else {}
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, env=env) as process:
        try:
            root = _address(process, log)
            with httpx2.Client(base_url=root, headers=headers, trust_env=False, timeout=5) as control:
                control.get("/__aimock/health").raise_for_status()
                yield Server(root, control)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Where it listens, once it does; it chose the port itself, so no other can have taken it."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"listening on (http://\S+)", log.read_text(encoding="utf-8")):
            return found[1]
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    pytest.fail(f"aimock did not start: {log.read_text(encoding='utf-8')}")


@dataclass
class Practice:
    """`interviewer practice` as a process of its own, talking to the server through a pipe."""

    server: Server
    env: dict[str, str] = field(default_factory=dict)

    def __call__(
        self, *lines: str, resume: bool = False, timeout: float = 10, url: str | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Say these lines, one turn each, and then nothing more."""
        options = ["--model", MODEL, "--base-url", url or self.server.url, "--timeout", str(timeout), "--seed", "1"]
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "interviewer",
                "practice",
                "--no-debrief",
                *options,
                *(["--resume"] if resume else []),
            ],
            input="".join(f"{line}\n" for line in lines),
            capture_output=True,
            encoding="utf-8",
            env=os.environ | self.env,
            cwd=ROOT,
            timeout=60,
            check=False,
        )


@pytest.fixture
def practise(server: Server) -> Practice:
    return Practice(server)


@dataclass(frozen=True)
class Home:
    """What was kept on disk."""

    folder: Path

    @property
    def session(self) -> Path:
        """The folder of the only session."""
        (journal,) = (self.folder / "sessions").glob("*/journal.jsonl")
        return journal.parent

    @property
    def events(self) -> list[Event]:
        """Its journal."""
        return load(self.session)

    @property
    def answers(self) -> list[str]:
        """The candidate's lines."""
        return [e.text for e in self.events if isinstance(e, CandidateSpoke)]

    @property
    def speech(self) -> list[str]:
        """The interviewer's turns."""
        return [e.text for e in self.events if isinstance(e, InterviewerSpoke)]

    def everything(self) -> str:
        """All files, as one text."""
        files = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.fixture
def home() -> Home:
    return Home(Path(os.environ["INTERVIEWER_HOME"]))


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No pause between retries takes time here; these are the seconds that were asked for."""
    taken: list[float] = []

    async def sleep(seconds: float) -> None:
        taken.append(seconds)

    monkeypatch.setattr("interviewer.models.openai_chat.OpenAIChat", partial(OpenAIChat, sleep=sleep))
    return taken


@pytest_asyncio.fixture
async def chat(server: Server, tmp_path: Path, pauses: list[float]) -> AsyncIterator[OpenAIChat]:
    """A line to the server."""
    choice = ModelChoice(kind="openai", model=MODEL, base_url=server.url, why="as told")

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async with OpenAIChat(choice, timeout=5, memory=Memory(tmp_path / "memory"), sleep=sleep) as chat:
        yield chat
