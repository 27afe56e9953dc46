"""The file somebody begins with."""

import re
import tomllib
from pathlib import Path

import pytest

from interviewer.authoring.checking import Shared, opened, persona_findings, scenario_findings
from interviewer.authoring.finding import Check
from interviewer.authoring.scaffold import Noun, begin, new_path, scaffold
from interviewer.content.library import Library
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Aspect, Dimension, Kind, Level, Manner, Theme
from interviewer.errors import UsageError

NOUNS: list[Noun] = ["scenario", "persona"]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_key_is_explained_by_a_comment(noun: Noun) -> None:
    lines = scaffold(noun, "x").splitlines()
    seen: set[str] = set()
    for before, line in zip(["", *lines], lines, strict=False):
        key = re.match(r"(\w+) = ", line)
        if key and key[1] not in seen:
            seen.add(key[1])
            assert before.startswith("# "), line


@pytest.mark.parametrize(("noun", "shape"), [("scenario", Scenario), ("persona", Persona)])
def test_no_key_of_the_shape_is_left_out(noun: Noun, shape: type[Scenario] | type[Persona]) -> None:
    def keys(found: object) -> set[str]:
        if isinstance(found, dict):
            return set(found).union(*map(keys, found.values()))
        return set().union(*map(keys, found)) if isinstance(found, list | tuple) else set()

    data = tomllib.loads(scaffold(noun, "x"))
    assert keys(shape.model_validate(data).model_dump()) == keys(data)


def test_closed_sets_are_listed_whole() -> None:
    scenario, persona = scaffold("scenario", "x"), scaffold("persona", "x")
    words = {text: set(re.findall(r"[\w-]+", " ".join(re.findall(r"(?m)^# .*", text)))) for text in (scenario, persona)}
    for closed in (Kind, Level, Theme, Aspect, Dimension, Manner):
        assert {word.value for word in closed} <= words[scenario], closed
    for closed in (Dimension, Manner, Theme):
        assert {word.value for word in closed} <= words[persona], closed


def test_everything_in_it_is_reported_as_still_to_be_written_and_nothing_else(tmp_path: Path, library: Library) -> None:
    begin("scenario", "mine", tmp_path / "mine.toml")
    read = opened([("mine.toml", tmp_path / "mine.toml")], Scenario)
    assert read.broken == ()
    found = scenario_findings(read.values, {}, Shared(library.candidates.all(), library.rubric()))
    assert {f.fault.check for f in found} == {Check.UNWRITTEN}
    placeholders = {f.fault.place for f in found}
    assert {"title", "question", "facts[8].asks", "curveballs[4].id", "probes[16].ask", "samples.weak"} <= placeholders


def test_so_it_is_with_a_persona(tmp_path: Path, library: Library) -> None:
    begin("persona", "mine", tmp_path / "mine.toml")
    read = opened([("mine.toml", tmp_path / "mine.toml")], Persona)
    assert read.broken == ()
    found = persona_findings(read.values, {}, library.rubric())
    assert {f.fault.check for f in found} == {Check.UNWRITTEN}
    assert {"name", "speech.receipts", "speech.silence.lines", "lines.close"} <= {f.fault.place for f in found}


@pytest.mark.parametrize("id", ["My Scenario", "../elsewhere", "", "x" * 61])
def test_an_id_that_is_none_is_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(UsageError, match="is no id"):
        new_path("scenario", id, tmp_path, is_taken=False)


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        new_path("scenario", "mine", tmp_path, is_taken=True)
    with pytest.raises(UsageError, match="cannot be written"):
        begin("scenario", "mine", path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_shipped_one_is_not_hidden_by_accident(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="would hide it"):
        new_path("persona", "bar-raiser", tmp_path, is_taken=True)
