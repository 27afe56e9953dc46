"""No quote is believed unless the candidate said it, and no absence unless somebody looked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Said, Unsaid
from interviewer.grading.evidence import (
    DECISIVE,
    Problem,
    check,
    place_of_curveball,
    place_of_flag,
    place_of_target,
    verified,
)
from interviewer.grading.sheet import DecisiveLine, FlagLine, SaidLine, UnsaidLine
from interviewer.record.transcript import Transcript
from tests.grading.sheets import (
    HELD,
    INVENTED,
    TALK,
    UNHURRIED,
    C,
    I,
    O,
    checked,
    line,
    said,
    sheet,
    talk,
    thrown_line,
    unsaid,
)

QUICK = "Mostly it has to be quick"


def quoted(turn: int, quote: str, transcript: Transcript | None = None) -> Said | Problem:
    return verified("scope", turn, quote, transcript or talk(*TALK))


def absent(rubric: Rubric, absence: UnsaidLine, transcript: Transcript | None = None) -> Unsaid | Problem:
    """What becomes of one absence given for framing."""
    found = checked(sheet(line(Dimension.FRAMING, 1, [], unsaid=(absence,))), rubric, transcript)
    [only] = [*found.evidence("framing"), *(p for p in found.problems if p.where == "framing")]
    assert not isinstance(only, Said)
    return only


def why(found: object) -> str:
    assert isinstance(found, Problem)
    return found.why


def test_a_quote_that_holds_is_kept_in_the_transcripts_own_words() -> None:
    assert quoted(4, "mostly it HAS to be “quick”") == Said(turn=4, quote=QUICK)


def test_a_slipped_turn_number_is_put_right_where_the_words_stand_once() -> None:
    assert quoted(2, QUICK) == Said(turn=4, quote=QUICK)
    assert quoted(3, QUICK) == Said(turn=4, quote=QUICK)
    assert quoted(99, QUICK) == Said(turn=4, quote=QUICK)
    assert quoted(0, QUICK) == Said(turn=4, quote=QUICK)


def test_a_slipped_turn_number_is_not_guessed_where_the_words_stand_twice() -> None:
    assert "stand in turns 4, 6, not in turn 2" in why(quoted(2, "five hundred milliseconds"))


def test_words_that_stand_twice_are_taken_from_the_turn_that_was_named() -> None:
    assert quoted(6, "five hundred milliseconds") == Said(turn=6, quote="Five hundred milliseconds")


def test_the_interviewers_words_are_not_the_candidates() -> None:
    assert "somebody else" in why(quoted(5, "every client is an enterprise"))
    assert "somebody else" in why(quoted(6, "every client is an enterprise"))


def test_a_third_voices_words_are_not_the_candidates() -> None:
    room = talk("Go on.", "I'd ask the driver first.", "I would have said the rider.", speakers=(I, C, O))
    assert "somebody else" in why(quoted(3, "would have said the rider", room))


def test_words_that_both_said_are_the_candidates_where_the_candidate_said_them() -> None:
    echo = talk("It has to be quick, you say?", "It has to be quick.")
    assert quoted(1, "it has to be quick", echo) == Said(turn=2, quote="It has to be quick")


def test_invented_words_are_told_to_stand_nowhere() -> None:
    assert "nor does any other turn" in why(quoted(2, INVENTED.quote))
    assert "there is no turn 40" in why(quoted(40, INVENTED.quote))


def test_a_problem_keeps_what_was_given() -> None:
    assert quoted(40, INVENTED.quote) == Problem(
        "scope", "quote", 40, INVENTED.quote, "there is no turn 40, and no turn holds these words"
    )


@pytest.mark.parametrize("quote", ["", "…", "um", "quick"])
def test_a_quote_too_short_to_be_found_is_a_problem_and_nothing_worse(quote: str) -> None:
    assert isinstance(quoted(4, quote, talk("Go on.", "Um.", "Yes?", TALK[3])), Problem)


@UNHURRIED
@given(st.integers(), st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_turn_and_any_words_are_either_found_or_told(turn: int, quote: str) -> None:
    transcript = talk(*TALK)
    found = quoted(turn, quote, transcript)
    if isinstance(found, Said):
        at = transcript.turn(found.turn)
        assert at is not None
        assert at.speaker is C
        assert all(part in at.text for part in found.quote.split(" … "))


def test_what_holds_and_what_does_not_are_kept_apart(rubric: Rubric) -> None:
    found = checked(sheet(line(Dimension.SCOPE, 3, [HELD, INVENTED])), rubric)
    assert found.evidence("scope") == (Said(turn=8, quote="The cache goes"),)
    assert [(p.where, p.text) for p in found.problems] == [("scope", INVENTED.quote)]


def test_the_same_words_given_twice_count_once(rubric: Rubric) -> None:
    found = checked(sheet(line(Dimension.SCOPE, 3, [HELD, said(7, "the cache goes")])), rubric)
    assert found.evidence("scope") == (Said(turn=8, quote="The cache goes"),)


def test_a_place_nobody_wrote_about_holds_nothing(rubric: Rubric) -> None:
    assert checked(sheet(), rubric).evidence(place_of_flag("bluff")) == ()


# --- absences


def test_never_said_whom_it_is_for_is_a_verified_absence_with_its_span(rubric: Rubric) -> None:
    found = absent(rubric, unsaid(2, 8, invited_in_turn=3))
    assert found == Unsaid(span=(2, 8), missing="whom it is for", turn=3, quote="Whom is it for?")


def test_an_absence_that_is_not_one_is_answered_with_the_words_that_say_it(rubric: Rubric) -> None:
    told = talk("Design it.", "It's for the commuter who has two minutes.", "Go on.", "It has to be quick.")
    assert 'turn 2: "It\'s for the commuter who has two minutes."' in why(absent(rubric, unsaid(2, 4), told))
    assert absent(rubric, unsaid(3, 4), told) == Unsaid(span=(3, 4), missing="whom it is for")


def test_a_rater_who_quotes_what_came_nearest_has_answered_for_it(rubric: Rubric) -> None:
    told = talk("Design it.", "It's for people who read.", "Go on.", "It has to be quick.")
    found = absent(rubric, unsaid(2, 4, nearest_turn=2, nearest_quote="for people who read"), told)
    assert isinstance(found, Unsaid)
    assert found.nearest is not None
    assert (found.nearest.turn, found.nearest.quote) == (2, "for people who read")


def test_what_came_nearest_may_be_given_where_no_rule_heard_anything(rubric: Rubric) -> None:
    found = absent(rubric, unsaid(2, 8, nearest_turn=4, nearest_quote=QUICK))
    assert isinstance(found, Unsaid)
    assert found.nearest is not None


@pytest.mark.parametrize(
    ("absence", "told"),
    [
        (unsaid(2, 4, nearest_turn=4, nearest_quote=INVENTED.quote), "came nearest cannot be found"),
        (unsaid(2, 4, nearest_turn=3, nearest_quote="whom is it for"), "came nearest cannot be found"),
        (unsaid(2, 4, nearest_turn=8, nearest_quote=HELD.quote), "in turn 8, outside the span 2 to 4"),
        (unsaid(6, 8, nearest_turn=2, nearest_quote="a feed and a cache"), "in turn 2, outside the span 6 to 8"),
        (unsaid(3, 3), "turns 3 to 3 hold no turn of the candidate's"),
        (unsaid(6, 2), "turns 6 to 2 hold no turn"),
        (unsaid(0, 8), "turns 0 to 8 hold no turn"),
        (unsaid(-3, 8), "turns -3 to 8 hold no turn"),
        (unsaid(2, -1), "turns 2 to -1 hold no turn"),
        (unsaid(9, 12), "turns 9 to 12 hold no turn"),
        (unsaid(2, 8, invited_in_turn=4), "turn 4 is no turn of the interviewer's"),
        (unsaid(2, 8, invited_in_turn=40), "turn 40 is no turn of the interviewer's"),
        (unsaid(2, 8, invited_in_turn=-1), "turn -1 is no turn of the interviewer's"),
        (unsaid(2, 4, invited_in_turn=7), "turn 7 invites it, and the span 2 to 4 ends before"),
        (unsaid(2, 7, invited_in_turn=7), "turn 7 invites it, and the span 2 to 7 ends before"),
        (unsaid(2, 8, missing=""), "does not say what is missing"),
    ],
)
def test_an_absence_that_cannot_be_checked_is_none(rubric: Rubric, absence: UnsaidLine, told: str) -> None:
    assert told in why(absent(rubric, absence))


def test_a_span_that_runs_past_the_end_is_searched_to_the_end(rubric: Rubric) -> None:
    found = absent(rubric, unsaid(2, 400))
    assert isinstance(found, Unsaid)
    assert found.span == (2, 8)


def test_an_invitation_may_come_just_before_the_span(rubric: Rubric) -> None:
    found = absent(rubric, unsaid(4, 4, invited_in_turn=3))
    assert isinstance(found, Unsaid)
    assert found.turn == 3


def test_a_third_voice_may_invite(rubric: Rubric) -> None:
    room = talk("Go on.", "It has to be quick.", "And for whom?", "It is quick.", speakers=(I, C, O, C))
    found = absent(rubric, unsaid(4, 4, invited_in_turn=3), room)
    assert isinstance(found, Unsaid)
    assert found.quote == "And for whom?"


def test_the_invitation_is_the_question_of_its_turn(rubric: Rubric) -> None:
    asked = talk("Design it.", "It is quick.", "I see. Who uses it? And who pays? Take your time.", "It is quick.")
    found = absent(rubric, unsaid(4, 4, invited_in_turn=3), asked)
    assert isinstance(found, Unsaid)
    assert found.quote == "And who pays?"
    plain = talk("Design it.", "It is quick.", "I see. Tell me who uses it.", "It is quick.")
    found = absent(rubric, unsaid(4, 4, invited_in_turn=3), plain)
    assert isinstance(found, Unsaid)
    assert found.quote == "Tell me who uses it."


# --- changes, red flags, the decisive thing


def test_a_change_keeps_its_quotes_and_what_it_attacked_apart(rubric: Rubric) -> None:
    attacked = thrown_line(attacked_turn=2, attacked_quote="a feed and a cache")
    found = checked(sheet(curveballs=[attacked]), rubric)
    assert found.evidence(place_of_curveball(5)) == (Said(turn=8, quote="The cache goes"),)
    assert found.evidence(place_of_target(5)) == (Said(turn=2, quote="a feed and a cache"),)


@pytest.mark.parametrize("attacked", [{"attacked_turn": 2}, {"attacked_quote": "a feed and a cache"}, {}])
def test_half_of_what_a_change_attacked_is_left_alone(rubric: Rubric, attacked: dict[str, Any]) -> None:
    found = checked(sheet(curveballs=[thrown_line(**attacked)]), rubric)
    assert found.problems == ()
    assert found.evidence(place_of_target(5)) == ()


def test_a_red_flag_the_rubric_does_not_have_is_told(rubric: Rubric) -> None:
    found = checked(sheet(red_flags=[FlagLine(id="wears_hats", said=(HELD,))]), rubric)
    assert [(p.where, p.text) for p in found.problems] == [("red flag wears_hats", "wears_hats")]
    assert found.evidence(place_of_flag("wears_hats")) == ()


def test_a_red_flags_absence_is_searched_for_as_its_dimensions_is(rubric: Rubric) -> None:
    told = talk("Design it.", "It's for the commuter who has two minutes.")
    flag = FlagLine(id="no_primary_user", unsaid=(unsaid(2, 2),))
    found = checked(sheet(line(Dimension.FRAMING, None), red_flags=[flag], mark=None), rubric, told)
    assert [p.where for p in found.problems] == [place_of_flag("no_primary_user")]
    assert "may be said after all" in found.problems[0].why
    assert checked(sheet(red_flags=[flag]), rubric).evidence(place_of_flag("no_primary_user"))


def test_a_red_flag_written_twice_keeps_the_evidence_of_both_lines(rubric: Rubric) -> None:
    twice = [FlagLine(id="bluff", said=(HELD,)), FlagLine(id="bluff", said=(INVENTED, said(4, QUICK)))]
    found = checked(sheet(red_flags=twice), rubric)
    assert [e.turn for e in found.evidence(place_of_flag("bluff")) if isinstance(e, Said)] == [8, 4]
    assert len(found.problems) == 1


def test_a_red_flag_without_evidence_holds_nothing(rubric: Rubric) -> None:
    assert checked(sheet(red_flags=[FlagLine(id="bluff")]), rubric).evidence(place_of_flag("bluff")) == ()


@pytest.mark.parametrize("kind", ["failing", "strength"])
def test_the_decisive_thing_is_checked_like_the_rest(rubric: Rubric, kind: str) -> None:
    line = DecisiveLine.model_validate(
        {"kind": kind, "dimension": "framing", "why": "x", "said": [HELD, INVENTED], "unsaid": [unsaid(2, 8)]}
    )
    found = checked(sheet(decisive=line), rubric)
    assert len(found.evidence(DECISIVE)) == 2
    assert [p.where for p in found.problems] == [DECISIVE]


def test_where_nothing_is_decisive_nothing_is_checked(rubric: Rubric) -> None:
    nothing = DecisiveLine(kind="none", why="nothing", said=(INVENTED,))
    found = checked(sheet(decisive=nothing), rubric)
    assert (found.evidence(DECISIVE), found.problems) == ((), ())


turns = st.integers(-3, 12) | st.none()
absences = st.builds(
    UnsaidLine,
    missing=st.sampled_from(["", "a price"]),
    from_turn=st.integers(-3, 12),
    to_turn=st.integers(-3, 12),
    invited_in_turn=turns,
    nearest_turn=turns,
    nearest_quote=st.sampled_from([None, "", HELD.quote, INVENTED.quote]),
)
quotes = st.builds(SaidLine, turn=st.integers(-3, 12), quote=st.sampled_from([*TALK, "the", "", INVENTED.quote]))


@UNHURRIED
@given(st.lists(quotes, max_size=3), st.lists(absences, max_size=3))
def test_every_piece_of_evidence_holds_or_is_told(rubric: Rubric, s: list[SaidLine], u: list[UnsaidLine]) -> None:
    transcript = talk(*TALK)
    found = check(sheet(line(Dimension.TRADEOFFS, 2, s, unsaid=tuple(u)), mark=None), transcript, rubric)
    here = [p for p in found.problems if p.where == "tradeoffs"]
    assert len(found.evidence("tradeoffs")) + len(here) <= max(len(s) + len(u), 1)
    assert bool(found.evidence("tradeoffs")) or len(here) == max(len(s) + len(u), 1)
    for piece in found.evidence("tradeoffs"):
        if isinstance(piece, Unsaid):
            assert 1 <= piece.span[0] <= piece.span[1] <= len(transcript.turns)
            assert any(t.speaker is C for t in transcript.turns[piece.span[0] - 1 : piece.span[1]])
