"""Every file of the corpus is understood as its sidecar says, or refused in a sentence that says what to do."""

import tomllib
from pathlib import Path

import pytest

from interviewer.errors import ContentError
from interviewer.record.importing.reader import read

CORPUS = Path(__file__).parent / "corpus"
EXPECTED = tomllib.loads((CORPUS / "expected.toml").read_text("utf-8"))
READ = sorted(name for name, what in EXPECTED.items() if "format" in what)
REFUSED = sorted(name for name, what in EXPECTED.items() if "refused" in what)


def test_the_corpus_and_its_sidecar_name_the_same_files():
    there = {path.name for path in CORPUS.iterdir()} - {"expected.toml", "refused"}
    assert there == set(READ)
    assert {f"refused/{path.name}" for path in (CORPUS / "refused").iterdir()} == set(REFUSED)
    assert len(READ) >= 40


@pytest.mark.parametrize("name", READ)
def test_a_file_is_understood_as_its_sidecar_says(name: str):
    expected = EXPECTED[name]
    found = read(CORPUS / name)
    turns = found.transcript.turns
    assert found.format.value == expected["format"]
    assert [[s.name, s.role.value, s.turns] for s in found.speakers] == expected["speakers"]
    assert len(turns) == expected["turns"]
    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    assert found.scenario == expected.get("scenario")
    assert len(found.warnings) == expected["warnings"]
    if "elapsed" in expected:
        assert [turn.elapsed if turn.elapsed is not None else "unknown" for turn in turns] == expected["elapsed"]
    for number, first, last in expected["said"]:
        words = turns[number - 1].text.split()
        assert (" ".join(words[:4]), " ".join(words[-4:])) == (first, last)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_transcript_is_refused_in_one_sentence(name: str):
    with pytest.raises(ContentError) as refusal:
        read(CORPUS / name)
    sentence = str(refusal.value)
    assert EXPECTED[name]["refused"] in sentence
    assert str(CORPUS / name) in sentence
    assert sentence.endswith((".", "?"))
    assert "\n" not in sentence


@pytest.mark.parametrize("name", READ)
def test_what_is_understood_reads_back_as_itself(name: str, tmp_path: Path):
    found = read(CORPUS / name)
    again = tmp_path / "again.json"
    again.write_text(found.transcript.model_dump_json(indent=2), "utf-8")
    assert read(again).transcript == found.transcript
