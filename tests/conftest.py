"""What every test may use."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees this person's sessions, key or servers."""
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVIEWER_LOCAL_PROBE", "0")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "INTERVIEWER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    yield
