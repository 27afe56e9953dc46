"""Which files a batch is about."""

from collections import Counter
from pathlib import Path

import pytest

from interviewer.batch.finding import named, placed, transcripts
from interviewer.errors import UsageError


def names(*paths: Path, out: Path) -> list[str]:
    return [path.name for path in transcripts(paths, out)]


def write(folder: Path, *files: str) -> Path:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def test_a_folder_is_walked_in_order_and_hidden_or_other_files_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "b.vtt", "a.txt", "deep/c.srt", ".hidden.txt", "picture.png", ".git/d.txt")
    assert names(folder, out=tmp_path / "out") == ["a.txt", "b.vtt", "c.srt"]


def test_a_file_named_by_itself_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    folder = write(tmp_path, "talk.log")
    assert names(folder / "talk.log", out=tmp_path / "out") == ["talk.log"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "a.txt")
    assert names(folder, folder / "a.txt", folder, out=tmp_path / "out") == ["a.txt"]


def test_paths_inside_one_another_are_taken_once_whichever_comes_first(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "a.txt", "deep/b.txt", "s1/journal.jsonl")
    inside = (folder / "deep", folder / "s1" / "journal.jsonl", folder / "deep" / "b.txt")
    assert names(*inside, folder, out=tmp_path / "out") == ["b.txt", "journal.jsonl", "a.txt"]
    assert names(folder, *inside, out=tmp_path / "out") == ["a.txt", "b.txt", "journal.jsonl"]


def test_the_results_are_no_transcripts(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "a.txt", "out/results.jsonl")
    assert names(folder, out=folder / "out") == ["a.txt"]


def test_a_session_is_one_transcript(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "s1/journal.jsonl", "s1/debriefs/x.json", "s1/draft.txt")
    assert names(folder, out=tmp_path / "out") == ["journal.jsonl"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no .*nowhere"):
        names(tmp_path / "nowhere", out=tmp_path)


def test_a_transcript_is_called_the_same_however_its_path_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write(tmp_path / "in", "a.txt"), tmp_path / "out"
    monkeypatch.chdir(folder)
    for spelled in (folder / "a.txt", Path("a.txt"), Path("../in/./a.txt")):
        assert named(spelled, out) == "in/a.txt"
    assert placed("in/a.txt", out) == folder / "a.txt"


def test_what_lies_elsewhere_is_called_by_its_whole_path(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", "a.txt"), tmp_path / "deep" / "out"
    assert placed(named(folder / "a.txt", out), out) == folder / "a.txt"
    assert Path(named(folder / "a.txt", out)).is_absolute()


def test_what_is_passed_over_is_counted_by_its_ending(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", "b.vtt", "a.pdf", "c.PDF", "d", ".hidden.docx")
    passed_over = Counter[str]()
    assert [path.name for path in transcripts([folder], tmp_path / "out", passed_over)] == ["b.vtt"]
    assert passed_over == {".pdf": 2, "": 1}
