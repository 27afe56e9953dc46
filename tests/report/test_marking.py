"""Quoted words are found where they stand, and every place that cites a turn is known to it."""

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.record.transcript import Transcript
from interviewer.report.marking import by_turn, citations, moving, quotes_by_turn, stretches


def quoted(text: str, *quotes: str) -> list[str]:
    found = stretches(text, quotes)
    assert "".join(stretch.text for stretch in found) == text
    return [stretch.text for stretch in found if stretch.quoted]


def test_a_quote_is_marked_where_it_stands() -> None:
    assert quoted("I'd start with the baker.", "the baker") == ["the baker"]
    assert quoted("all of it", "all of it") == ["all of it"]


def test_the_parts_of_a_joined_quote_are_marked_apart_and_in_order() -> None:
    assert quoted("one two three two", "one … two") == ["one", "two"]
    assert quoted("two one", "one … two") == []


def test_an_ellipsis_that_was_said_is_no_join() -> None:
    assert quoted("well … maybe, well and maybe", "well … maybe") == ["well … maybe"]


def test_overlapping_quotes_are_one_mark() -> None:
    assert quoted("abcdef", "abc", "bcd", "f") == ["abcd", "f"]


def test_a_quote_that_is_not_there_marks_nothing() -> None:
    assert quoted("what was said", "what was not", "") == []


def test_what_a_terminal_would_obey_is_gone_before_the_search() -> None:
    found = stretches("a\x1b[31m b\u202ec", ["b\x00c"])
    assert [(s.text, s.quoted) for s in found] == [("a ", False), ("bc", True)]


def test_every_quote_of_the_sample_stands_in_the_turn_it_names(
    debrief: Debrief, rubric: Rubric, transcript: Transcript
) -> None:
    found = list(citations(debrief, rubric))
    assert len(found) > 30
    for citation in found:
        turn = transcript.turn(citation.turn)
        assert turn
        assert quoted(turn.text, citation.quote), citation


def test_an_absence_is_cited_by_the_invitation_and_by_what_came_nearest(debrief: Debrief, rubric: Rubric) -> None:
    under = by_turn(citations(debrief, rubric))
    assert "Trade-offs, not taken up" in [citation.label for citation in under[11]]
    assert "Trade-offs, came nearest" in [citation.label for citation in under[12]]
    assert "I mean a table would also work." in quotes_by_turn(citations(debrief, rubric))[12]


def test_two_pieces_of_one_dimension_in_one_turn_are_told_apart(debrief: Debrief, rubric: Rubric) -> None:
    labels = [citation.label for citation in by_turn(citations(debrief, rubric))[18]]
    assert labels == ["Design's vote", "Failure ownership", "Failure ownership (2)"]


def test_the_moving_turns_are_those_of_the_votes_and_the_deciding_one(debrief: Debrief, transcript: Transcript) -> None:
    assert moving(debrief, transcript) == (11, 12, 14, 16, 18, 24)
    assert moving(debrief, Transcript()) == ()
