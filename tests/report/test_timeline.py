"""Turns stand where they were spoken, and labels leave each other room."""

from itertools import pairwise

from interviewer.grading.debrief import CurveballResult, Debrief
from interviewer.record.events import Took
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.report.timeline import LANES, ROOM, timeline


def untimed(count: int) -> Transcript:
    return Transcript(turns=tuple(Turn(number=n, speaker=Speaker.OTHER, text="x") for n in range(1, count + 1)))


def test_turns_lie_along_the_clock_without_gaps(debrief: Debrief, transcript: Transcript) -> None:
    drawn = timeline(debrief, transcript)
    assert drawn
    assert drawn.ends == "36:00"
    assert drawn.turns[0].begin == 0
    for turn, after in pairwise(drawn.turns):
        assert abs(turn.begin + turn.width - after.begin) < 0.02
    assert abs(drawn.turns[-1].begin + drawn.turns[-1].width - 100) < 0.02


def test_phases_are_five_thirty_and_ten_of_forty_five(debrief: Debrief, transcript: Transcript) -> None:
    drawn = timeline(debrief, transcript)
    assert drawn
    assert [(p.name, round(p.width)) for p in drawn.phases] == [("Scope", 11), ("Design", 67), ("Trade-offs", 22)]


def test_without_times_turns_are_equally_wide_and_no_phase_is_claimed(debrief: Debrief, transcript: Transcript) -> None:
    turns = tuple(turn.model_copy(update={"elapsed": None}) for turn in transcript.turns)
    drawn = timeline(debrief, Transcript(turns=turns))
    assert drawn
    assert (drawn.phases, drawn.ends) == ((), "24 turns")
    assert {round(turn.width, 1) for turn in drawn.turns} == {4.2}


def test_times_that_run_backwards_are_not_believed(debrief: Debrief) -> None:
    turns = tuple(Turn(number=n, speaker=Speaker.OTHER, text="x", elapsed=90 - n) for n in (1, 2, 3))
    drawn = timeline(debrief, Transcript(turns=turns))
    assert drawn
    assert drawn.phases == ()


def test_the_deciding_turn_is_told_from_the_others(debrief: Debrief, transcript: Transcript) -> None:
    drawn = timeline(debrief, transcript)
    assert drawn
    assert [pin.turn for pin in drawn.moved if pin.kind == "decided"] == [14]
    assert [(pin.turn, pin.says) for pin in drawn.thrown] == [(13, "curveball 1"), (19, "curveball 2")]


def test_neighbouring_labels_stand_in_different_lanes(debrief: Debrief) -> None:
    thrown = tuple(CurveballResult(turn=n, change="x", took=Took.NONE) for n in range(1, 61, 4))
    drawn = timeline(debrief.model_copy(update={"curveballs": thrown}), untimed(60))
    assert drawn
    for lane in range(LANES):
        stand = [pin.at for pin in drawn.thrown if pin.lane == lane]
        assert all(after - at >= ROOM for at, after in pairwise(stand))


def test_what_happened_at_a_turn_that_is_not_there_is_not_drawn(debrief: Debrief) -> None:
    drawn = timeline(debrief, untimed(3))
    assert drawn
    assert drawn.pins == ()
    assert timeline(debrief, Transcript()) is None
