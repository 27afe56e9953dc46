"""The clock: phases, the end, what a turn takes."""

import pytest

from interviewer.content.vocabulary import Phase
from interviewer.interview.clock import Clock, SpeechPace, WallPace, in_words
from interviewer.record.events import Plan


@pytest.mark.parametrize(
    ("minutes", "elapsed", "phase"),
    [
        (45, 0, Phase.SCOPE),
        (45, 4.9, Phase.SCOPE),
        (45, 5, Phase.DESIGN),
        (45, 34.9, Phase.DESIGN),
        (45, 35, Phase.TRADEOFFS),
        (18, 1.9, Phase.SCOPE),
        (18, 2.1, Phase.DESIGN),
        (18, 14.1, Phase.TRADEOFFS),
    ],
)
def test_the_phases_are_five_thirty_and_ten_of_forty_five_minutes_scaled(
    minutes: float, elapsed: float, phase: Phase
) -> None:
    assert Clock(Plan(minutes=minutes), elapsed * 60).phase is phase


def test_only_a_timed_interview_is_ever_over() -> None:
    assert Clock(Plan(minutes=10), 600).is_over
    assert not Clock(Plan(minutes=10), 599).is_over
    assert not Clock(Plan(minutes=10, timed=False), 6000).is_over


def test_at_a_terminal_only_the_candidates_own_time_counts() -> None:
    now = [100.0]
    pace = WallPace(lambda: now[0])
    pace.listen()
    now[0] += 30
    assert pace.heard("an answer") == 30
    now[0] += 50  # the interviewer thinks
    pace.listen()
    now[0] += 7
    assert pace.heard("another") == 7


def test_a_pause_stops_the_clock() -> None:
    now = [0.0]
    pace = WallPace(lambda: now[0])
    pace.listen()
    now[0] = 10
    pace.pause()
    now[0] = 500
    pace.listen()
    now[0] = 505
    assert pace.heard("x") == 15


def test_where_nobody_types_a_turn_takes_its_words_or_its_share() -> None:
    pace = SpeechPace(Plan(minutes=45, planned_turns=15))
    assert pace.heard("short") == 180
    assert pace.heard("word " * 650) == pytest.approx(300)


def test_minutes_are_said_in_words() -> None:
    assert [in_words(n) for n in (1, 12, 20, 37, 120)] == ["one", "twelve", "twenty", "thirty-seven", "120"]
