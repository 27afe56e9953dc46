"""What every test may use."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pytest

from interviewer.content.library import Library
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.interview.clock import SpeechPace
from interviewer.interview.port import Interviewer
from interviewer.interview.session import Interview
from interviewer.record.events import Plan
from interviewer.record.journal import Journal
from tests.fakes import Hold, started

ROOT = Path(__file__).resolve().parent.parent
NONCE = "c0ffee42"


def missing(reason: str) -> None:
    """Skip for want of something outside Python; where everything was to be installed (CI=true), fail."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{reason}; .ci/run installs it")
    pytest.skip(reason)


def llmock() -> str:
    """The aimock server's command; skips where it is not installed."""
    installed = ROOT / ".ci" / "node" / "node_modules" / ".bin" / "llmock"
    found = str(installed) if installed.exists() else shutil.which("llmock")
    if not found or not shutil.which("node"):
        missing("Node and @copilotkit/aimock are not installed (npm install --prefix .ci/node @copilotkit/aimock)")
    return found or ""


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees this person's sessions, key or servers."""
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVIEWER_LOCAL_PROBE", "0")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "INTERVIEWER_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.at(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def scenario(library: Library) -> Scenario:
    return library.scenarios.get("twitter-timeline")


@pytest.fixture(scope="session")
def persona(library: Library) -> Persona:
    return library.personas.get("committee-veteran")


@pytest.fixture
def hold(tmp_path: Path, scenario: Scenario, persona: Persona) -> Iterable[Hold]:
    """Opens interviews: hold(interviewer, scenario=..., persona=..., plan=..., seed=...)."""
    opened: list[Interview] = []

    def hold(
        interviewer: Interviewer,
        *,
        scenario: Scenario = scenario,
        persona: Persona = persona,
        plan: Plan | None = None,
        seed: int = 1,
        budget_usd: float | None = None,
        clock: Literal["wall", "speech"] = "speech",
    ) -> Interview:
        plan = plan or Plan()
        journal = Journal(tmp_path / f"session-{len(opened)}")
        journal.append(started(scenario, persona, plan, seed=seed, nonce=NONCE, clock=clock))
        interview = Interview(journal, scenario, persona, interviewer, SpeechPace(plan), budget_usd=budget_usd)
        opened.append(interview)
        return interview

    yield hold
    for interview in opened:
        interview.journal.close()
