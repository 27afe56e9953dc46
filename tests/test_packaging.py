"""The wheel: one package, content inside, and it works from a zip."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


def test_only_the_package_goes_into_site_packages(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"interviewer"}


def test_the_content_is_carried_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for source in [*ROOT.glob("scenarios/*.toml"), *ROOT.glob("personas/**/*.toml"), ROOT / "evals" / "rubric.toml"]:
        assert f"interviewer/_content/{source.relative_to(ROOT).as_posix()}" in names
    assert "interviewer/prompts/interviewer.md" in names


def test_an_interview_can_be_held_out_of_the_zip(wheel: Path, tmp_path: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(wheel), "INTERVIEWER_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    code = "import interviewer, sys; print(interviewer.__file__); from interviewer.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "practice"],
        input="I'd start with the reader.\n",
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert ".whl" in done.stdout.splitlines()[0]
    assert "Interviewer: " in done.stdout
