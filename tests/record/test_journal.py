"""What was said is on the disk before anyone acts on it, and comes back as it was."""

import gc
import json
import os
import stat
import tempfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interviewer.errors import ContentError, ExitCode, UsageError
from interviewer.record.events import EVENT, CandidateSpoke, Event, Spoken
from interviewer.record.journal import JOURNAL, TORN, Journal, load

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

posix = pytest.mark.skipif(os.name != "posix", reason="owner-only permissions are POSIX's")


def spoke(text: str = "For the nurse.", turn: int = 2) -> CandidateSpoke:
    return CandidateSpoke(turn=turn, text=text, elapsed=1.0)


class RecordingSync:
    """Stands in for fsync: keeps what the file held at each call, and fails when told to."""

    def __init__(self, journal: Path, fails: bool = False) -> None:
        self.journal = journal
        self.fails = fails
        self.saw: list[bytes] = []
        self.files: list[bool] = []

    def __call__(self, fileno: int) -> None:
        self.saw.append(self.journal.read_bytes())
        self.files.append(os.fstat(fileno).st_ino == self.journal.stat().st_ino)
        if self.fails:
            raise OSError(5, "no disk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions" / "one"


def written(folder: Path, *events: Event) -> Path:
    """A closed journal that holds `events`."""
    with Journal(folder) as journal:
        for event in events:
            journal.append(event)
    return folder / JOURNAL


def test_an_event_is_one_line_and_comes_back(folder: Path):
    path = written(folder, spoke("one\ntwo"), spoke("three", 4))
    assert [json.loads(line)["text"] for line in path.read_bytes().splitlines()] == ["one\ntwo", "three"]
    assert path.read_bytes().endswith(b"}\n")
    assert load(folder) == [spoke("one\ntwo"), spoke("three", 4)]


def test_the_disk_is_waited_for_after_the_bytes_are_in_the_file_and_before_append_returns(folder: Path):
    sync = RecordingSync(folder / JOURNAL)
    with Journal(folder, sync) as journal:
        assert sync.saw == []
        journal.append(spoke("one"))
        assert sync.saw == [EVENT.dump_json(spoke("one")) + b"\n"]
        journal.append(spoke("two"))
        assert len(sync.saw) == 2
        assert sync.saw[1].endswith(EVENT.dump_json(spoke("two")) + b"\n")
    assert sync.files == [True, True]


def test_what_the_disk_did_not_take_is_not_said_to_have_happened(folder: Path):
    with Journal(folder, RecordingSync(folder / JOURNAL, fails=True)) as journal:
        with pytest.raises(OSError, match="no disk"):
            journal.append(spoke())
        assert journal.events == []


def test_a_journal_taken_up_again_goes_on_where_it_stopped(folder: Path):
    written(folder, spoke("one"))
    with Journal(folder) as journal:
        assert journal.events == [spoke("one")]
        journal.append(spoke("two"))
        assert journal.events == [spoke("one"), spoke("two")]
    assert load(folder) == [spoke("one"), spoke("two")]


def test_a_torn_last_line_is_moved_aside_and_the_rest_loads(folder: Path):
    path = written(folder, spoke("one"))
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"kind":"candidate","turn":4,"te')
    with Journal(folder) as journal:
        assert journal.events == [spoke("one")]
        assert path.read_bytes() == whole
        journal.append(spoke("two"))
    assert (folder / TORN).read_bytes() == b'{"kind":"candidate","turn":4,"te\n'
    assert load(folder) == [spoke("one"), spoke("two")]


def test_a_whole_event_without_its_line_break_counts_as_torn(folder: Path):
    path = written(folder, spoke("one"), spoke("two"))
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    with Journal(folder) as journal:
        assert journal.events == [spoke("one")]
    assert (folder / TORN).read_bytes() == EVENT.dump_json(spoke("two")) + b"\n"


def test_torn_lines_of_several_crashes_are_all_kept(folder: Path):
    path = written(folder)
    for torn in (b'{"first', b'{"second'):
        path.write_bytes(path.read_bytes() + torn)
        written(folder)
    assert (folder / TORN).read_bytes() == b'{"first\n{"second\n'
    assert path.read_bytes() == b""


def test_a_journal_cut_in_the_middle_of_a_letter_loads(folder: Path):
    path = written(folder, spoke("one"), spoke("chêne"))
    data = path.read_bytes()
    path.write_bytes(data[: data.index("ê".encode()) + 1])
    with Journal(folder) as journal:
        assert journal.events == [spoke("one")]


@UNHURRIED
@given(st.integers(min_value=0))
def test_wherever_a_crash_cuts_whole_lines_before_it_are_kept(cut: int):
    events = [spoke("öne"), spoke("two", 4), spoke("three", 6)]
    lines = [EVENT.dump_json(event) + b"\n" for event in events]
    data = b"".join(lines)
    cut %= len(data) + 1
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / JOURNAL).write_bytes(data[:cut])
        with Journal(Path(name)) as journal:
            assert journal.events == events[: data[:cut].count(b"\n")]


def test_without_a_torn_line_nothing_is_moved_aside(folder: Path):
    written(folder, spoke())
    written(folder)
    assert not (folder / TORN).exists()


def test_looking_at_a_journal_leaves_a_torn_line_where_it_is(folder: Path):
    path = written(folder, spoke())
    path.write_bytes(path.read_bytes() + b'{"torn')
    assert load(folder) == [spoke()]
    assert path.read_bytes().endswith(b'{"torn')
    assert not (folder / TORN).exists()


def test_a_second_window_is_told_to_close_the_first(folder: Path):
    with Journal(folder) as journal:
        with pytest.raises(UsageError, match="Session one is open in another window") as error:
            Journal(folder)
        assert error.value.exit_code is ExitCode.USAGE
        journal.append(spoke())
        assert load(folder) == [spoke()]


def test_once_closed_it_can_be_opened_again(folder: Path):
    journal = Journal(folder)
    journal.close()
    journal.close()
    with Journal(folder) as again:
        assert again.events == []


def test_a_broken_whole_line_names_its_number(folder: Path):
    path = written(folder, spoke("one"), spoke("two"), spoke("three"))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b'{"kind":"candidate"}\n' + lines[2])
    with pytest.raises(ContentError, match=r"journal\.jsonl, line 2 is no event of this version \(Field required\)"):
        load(folder)


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"",
        b"[]",
        b'{"kind":"danced"}',
        b'{"kind":"noted","turn":1,"text":"x","mood":"y"}',
        b'{"kind":"noted","turn":1,"text":"\xff"}',
    ],
)
def test_a_line_that_is_no_event_is_refused(folder: Path, line: bytes):
    path = written(folder, spoke())
    path.write_bytes(path.read_bytes() + line + b"\n")
    with pytest.raises(ContentError, match="line 2 is no event") as error:
        load(folder)
    assert error.value.exit_code is ExitCode.CONTENT


def test_a_journal_that_cannot_be_read_is_let_go_of(folder: Path):
    path = written(folder, spoke())
    sound = path.read_bytes()
    path.write_bytes(b"nonsense\n")
    with pytest.raises(ContentError):
        Journal(folder)
    gc.collect()  # a file left open is a warning here, and warnings are errors
    path.write_bytes(sound)
    with Journal(folder) as journal:
        assert journal.events == [spoke()]


def test_a_folder_without_a_journal_says_so(tmp_path: Path):
    with pytest.raises(ContentError, match=r"journal\.jsonl cannot be read: "):
        load(tmp_path)


@posix
def test_only_the_owner_may_read_what_was_said(folder: Path):
    before = os.umask(0)
    try:
        path = written(folder, spoke())
        path.write_bytes(path.read_bytes() + b"torn")
        written(folder)
    finally:
        os.umask(before)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (path, folder / TORN)}
    assert modes == {JOURNAL: 0o600, TORN: 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_events_of_every_kind_come_back(folder: Path, one_of_each: list[Event]):
    written(folder, *one_of_each)
    assert load(folder) == one_of_each


def test_the_events_tested_are_all_there_are(one_of_each: list[Event]):
    union = get_args(get_args(Event)[0])
    assert {type(event) for event in one_of_each} == set(union)
    assert set(get_args(Spoken)) <= set(union)


@UNHURRIED
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
@example("\u2028\x85\r\n\x0b\x00\x1b[31m", '"}\n{"kind":"noted"')
def test_whatever_was_typed_is_one_line_and_comes_back(text: str, sketch: str):
    event = CandidateSpoke(turn=2, text=text, elapsed=0.1, sketch=sketch)
    with tempfile.TemporaryDirectory() as name:
        path = written(Path(name), event, spoke())
        assert path.read_bytes().count(b"\n") == 2
        assert load(Path(name)) == [event, spoke()]
    assert event.text in text
    assert event.text.split() == text.split()
