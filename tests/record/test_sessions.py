"""Sessions are found by the beginning of their name; the newest unfinished one is resumed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.errors import ContentError, UsageError
from interviewer.record.events import CandidateSpoke, Ended, Ending, Event, InterviewerSpoke, Started
from interviewer.record.journal import JOURNAL, Journal
from interviewer.record.sessions import Sessions

FIRST = "20260101-090000-shopping-cart-aaaa"
SECOND = "20260102-090000-shopping-cart-bbbb"
THIRD = "20260102-100000-ad-auction-cccc"
END = Ended(at="2026-01-02T04:00:00+00:00", ending=Ending.TIME_UP, elapsed=900.0)


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    return Sessions(tmp_path / "sessions")


@pytest.fixture
def three(sessions: Sessions, started: Started) -> Sessions:
    for id in (SECOND, FIRST, THIRD):
        keep(sessions, id, started.model_copy(update={"session": id}))
    return sessions


def keep(sessions: Sessions, id: str, *events: Event) -> None:
    with Journal(sessions.folder / id) as journal:
        for event in events:
            journal.append(event)


def spoke(turn: int, elapsed: float) -> CandidateSpoke:
    return CandidateSpoke(turn=turn, text="For the nurse.", elapsed=elapsed)


def asked(turn: int, elapsed: float) -> InterviewerSpoke:
    return InterviewerSpoke(turn=turn, text="Why?", elapsed=elapsed, move="probe", heard="", origin="offline")


def test_a_new_session_is_named_after_its_time_and_scenario(sessions: Sessions):
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    names = [sessions.new("ad-auction", now) for _ in range(5)]
    assert all(name.name.startswith("20260102-030405-ad-auction-") for name in names)
    assert all(name.parent == sessions.folder for name in names)
    assert len(set(names)) > 1
    assert not sessions.folder.exists()


def test_before_the_first_session_there_is_none(sessions: Sessions):
    assert sessions.ids() == []
    with pytest.raises(UsageError, match="There is no session 'x'"):
        sessions.path("x")
    with pytest.raises(UsageError, match="No unfinished session"):
        sessions.latest_unfinished()


def test_sessions_are_listed_oldest_first(three: Sessions):
    assert three.ids() == [FIRST, SECOND, THIRD]


def test_a_folder_without_a_journal_is_no_session(three: Sessions):
    (three.folder / "notes").mkdir()
    (three.folder / "loose.txt").touch()
    assert three.ids() == [FIRST, SECOND, THIRD]


def test_a_session_is_found_by_its_whole_name_or_a_beginning_of_its_own(three: Sessions):
    assert three.path(FIRST) == three.folder / FIRST
    assert three.path("20260101") == three.folder / FIRST
    assert three.path("20260102-10") == three.folder / THIRD


def test_a_whole_name_that_begins_another_is_no_riddle(sessions: Sessions, started: Started):
    keep(sessions, "abc", started)
    keep(sessions, "abcd", started)
    assert sessions.path("abc") == sessions.folder / "abc"


def test_a_beginning_of_several_names_them(three: Sessions):
    with pytest.raises(UsageError) as error:
        three.path("20260102")
    assert str(error.value) == f"'20260102' begins 2 sessions: {SECOND}, {THIRD}; write more of it."


def test_an_unknown_name_gets_the_nearest(three: Sessions):
    with pytest.raises(UsageError, match=f"did you mean '{THIRD}'"):
        three.path("20260102-100000-ad-auction-cccd")


@pytest.mark.parametrize("name", ["", "zzz", "..", "../sessions", "shopping", "*"])
def test_what_begins_no_session_finds_none(three: Sessions, name: str):
    with pytest.raises(UsageError, match="There is no session"):
        three.path(name)


def test_the_newest_session_without_an_end_is_the_one_to_resume(three: Sessions):
    assert three.latest_unfinished() == three.folder / THIRD
    keep(three, THIRD, END)
    assert three.latest_unfinished() == three.folder / SECOND


def test_when_all_are_over_there_is_none_to_resume(three: Sessions):
    for id in (FIRST, SECOND, THIRD):
        keep(three, id, END)
    with pytest.raises(UsageError, match="No unfinished session to resume"):
        three.latest_unfinished()


def test_a_journal_that_never_began_is_not_resumed(three: Sessions):
    keep(three, "20260103-090000-ad-auction-dddd")
    assert three.latest_unfinished() == three.folder / THIRD


def test_events_are_read_by_a_beginning_of_the_name(three: Sessions):
    keep(three, FIRST, spoke(2, 3.0))
    assert three.events("20260101")[1:] == [spoke(2, 3.0)]


def test_a_summary_counts_answers_and_minutes(three: Sessions):
    keep(three, FIRST, asked(1, 10.0), spoke(2, 100.0), asked(3, 120.0), spoke(4, 234.0))
    summary = three.summary("20260101")
    assert (summary.id, summary.scenario, summary.persona) == (FIRST, "shopping-cart", "bar-raiser")
    assert (summary.started, summary.model) == ("2026-01-02T03:04:05+00:00", "fake")
    assert (summary.candidate_turns, summary.minutes) == (2, 3.9)
    assert summary.ending is None


def test_a_summary_of_a_session_in_which_nobody_spoke_is_at_nought(three: Sessions):
    summary = three.summary(SECOND)
    assert (summary.candidate_turns, summary.minutes) == (0, 0.0)


def test_a_summary_tells_how_it_ended(three: Sessions):
    keep(three, FIRST, END)
    assert three.summary(FIRST).ending == "time_up"


@pytest.mark.parametrize("events", [[], [spoke(1, 1.0)]])
def test_a_session_that_never_started_cannot_be_summed_up(sessions: Sessions, events: list[Event]):
    keep(sessions, FIRST, *events)
    with pytest.raises(ContentError, match="does not begin with a start"):
        sessions.summary(FIRST)


def test_a_broken_journal_is_named(three: Sessions):
    (three.folder / FIRST / JOURNAL).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(ContentError, match=FIRST):
        three.summary(FIRST)
    assert three.summary(SECOND).id == SECOND
