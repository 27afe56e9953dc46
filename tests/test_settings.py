"""Where a person's things are kept."""

import dataclasses
from pathlib import Path

import platformdirs
import pytest

from interviewer.settings import Settings


def test_the_named_folder_is_home(tmp_path: Path):
    settings = Settings.from_env({"INTERVIEWER_HOME": str(tmp_path)})
    assert settings.home == tmp_path
    assert settings.sessions == tmp_path / "sessions"


def test_a_tilde_in_the_name_is_the_persons_own_folder():
    home = Settings.from_env({"INTERVIEWER_HOME": "~/practice"}).home
    assert home == Path.home() / "practice"


@pytest.mark.parametrize("env", [{}, {"INTERVIEWER_HOME": ""}, {"INTERVIEWER_HOME": "  "}, {"HOME_OF": "x"}])
def test_without_a_name_it_is_the_platforms_data_folder(env):
    assert Settings.from_env(env).home == Path(platformdirs.user_data_dir("interviewer"))


def test_white_space_around_the_name_does_not_count(tmp_path: Path):
    assert Settings.from_env({"INTERVIEWER_HOME": f" {tmp_path} "}).home == tmp_path


def test_only_the_environment_handed_in_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "other"))
    assert Settings.from_env({}).home != tmp_path / "other"


def test_reading_the_settings_makes_no_folder(tmp_path: Path):
    assert not Settings.from_env({"INTERVIEWER_HOME": str(tmp_path / "new")}).sessions.exists()
    assert not (tmp_path / "new").exists()


def test_settings_are_frozen(tmp_path: Path):
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings(tmp_path).home = tmp_path / "other"  # type: ignore[misc]
