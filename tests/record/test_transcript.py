"""A transcript is who said what, in turns."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.record.events import CandidateSpoke, Event, Interjected, InterviewerSpoke
from interviewer.record.transcript import Speaker, Transcript, Turn, transcript

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def they(turn: int, text: str, elapsed: float = 0.0, **more) -> CandidateSpoke:
    return CandidateSpoke(turn=turn, text=text, elapsed=elapsed, **more)


def we(turn: int, text: str, elapsed: float = 0.0) -> InterviewerSpoke:
    return InterviewerSpoke(turn=turn, text=text, elapsed=elapsed, move="probe", heard="", origin="offline")


def test_turns_are_counted_from_1_over_both_speakers():
    turns = transcript([we(1, "Hello."), they(2, "Hi."), we(3, "Why?"), they(4, "Because.")]).turns
    assert [(t.number, t.speaker.value, t.text) for t in turns] == [
        (1, "interviewer", "Hello."),
        (2, "candidate", "Hi."),
        (3, "interviewer", "Why?"),
        (4, "candidate", "Because."),
    ]


def test_only_what_was_said_aloud_is_in_it(one_of_each: list[Event]):
    assert [t.text for t in transcript(one_of_each).turns] == [
        "Why?",
        "Because “they” wait…\n\tand leave.",
        "Hold on.",
    ]


def test_breaking_in_is_a_turn_of_the_interviewers():
    turns = transcript([they(1, "So"), Interjected(turn=2, text="Hold on.", elapsed=3.0, why="interruption")]).turns
    assert turns[1] == Turn(number=2, speaker=Speaker.INTERVIEWER, text="Hold on.", elapsed=3.0)


def test_two_pieces_of_one_turn_are_joined_and_end_with_the_second():
    turns = transcript([we(1, "Hello."), they(2, "First", 5.0), they(2, "and second.", 8.0), we(3, "Why?")]).turns
    assert [t.text for t in turns] == ["Hello.", "First and second.", "Why?"]
    assert turns[1].elapsed == 8.0
    assert turns[1].speaker is Speaker.CANDIDATE


def test_a_line_into_a_silence_belongs_to_the_turn_before_it():
    silence = Interjected(turn=1, text="Take your time.", elapsed=40.0, why="silence")
    turns = transcript([we(1, "Whom is it for?"), silence, they(2, "The nurse.")]).turns
    assert [(t.number, t.text) for t in turns] == [(1, "Whom is it for? Take your time."), (2, "The nurse.")]


def test_a_sketch_goes_with_its_turn():
    turns = transcript([they(1, "Like so.", sketch="[a]->[b]"), we(2, "I see.")]).turns
    assert [t.sketch for t in turns] == ["[a]->[b]", ""]


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [("[a]", "", "[a]"), ("", "[b]", "[b]"), ("[a]", "[b]", "[a]\n[b]"), ("", "", "")],
)
def test_no_sketch_is_lost_when_two_pieces_are_joined(first, second, both):
    joined = transcript([they(1, "One", sketch=first), they(1, "two.", sketch=second)])
    assert [t.sketch for t in joined.turns] == [both]


def test_a_turn_is_found_by_its_number():
    whole = transcript([we(1, "Hello."), they(2, "Hi.")])
    assert whole.turn(2) is whole.turns[1]
    assert [whole.turn(n) for n in (-1, 0, 3)] == [None, None, None]


def test_the_turns_of_one_speaker_keep_their_numbers():
    whole = transcript([we(1, "Hello."), they(2, "Hi."), we(3, "Why?")])
    assert [t.number for t in whole.of(Speaker.INTERVIEWER)] == [1, 3]
    assert [t.number for t in whole.of(Speaker.CANDIDATE)] == [2]
    assert whole.of(Speaker.OTHER) == ()


def test_a_session_in_which_nobody_spoke_has_no_turns(started):
    assert transcript([started]) == Transcript()


@UNHURRIED
@given(st.lists(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3), max_size=6))
def test_every_word_said_is_in_it_once_in_order(said: list[list[str]]):
    spoken = [(they if n % 2 else we)(n, piece) for n, pieces in enumerate(said, start=1) for piece in pieces]
    whole = transcript(spoken)
    assert [t.number for t in whole.turns] == list(range(1, len(said) + 1))
    assert [t.text.split() for t in whole.turns] == said
