"""What is handed in to be graded: words counted, names known, changes taken from the journal."""

from collections.abc import Iterable

import pytest

from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.errors import ContentError
from interviewer.grading.submission import Submission, Thrown, digest, submission, thrown
from interviewer.record.directive import Move, Throw
from interviewer.record.events import CandidateSpoke, Event, Interjected, Noted
from interviewer.record.transcript import Speaker, Transcript, Turn
from tests.grading.sheets import TALK, C, I, O, journal_of, talk


def handed(*texts: str, names: Iterable[tuple[str, Speaker]] = ()) -> Submission:
    return submission(talk(*(texts or TALK)), name="talk.vtt", format="webvtt", names=names)


@pytest.mark.parametrize("texts", [(), ("Design it.",), ("Design it.", "…"), ("Design it.", "", "Well?", " -- ")])
def test_where_the_candidate_says_nothing_there_is_nothing_to_grade(texts: tuple[str, ...]) -> None:
    with pytest.raises(ContentError, match=r"^talk\.vtt: the candidate says nothing"):
        submission(talk(*texts), name="talk.vtt", format="webvtt")


def test_only_the_candidates_turns_and_words_are_counted() -> None:
    room = talk("Design it now.", "Yes, 1,000 of them.", "Hm?", "…", "And I?", speakers=(I, C, I, C, O))
    source = submission(room, name="x", format="labelled").source
    assert (source.turns, source.candidate_turns, source.candidate_words) == (5, 1, 4)
    assert (source.name, source.format, source.minutes) == ("x", "labelled", None)


def test_a_level_is_senior_unless_told() -> None:
    assert handed().level is Level.SENIOR


def test_graders_read_roles_and_the_original_stays() -> None:
    given = handed("I'm Dana. Design it.", "Thanks Dana, says Bo.", names=[("Bo Li", C)])
    assert [t.text for t in given.transcript.turns] == [
        "I'm [interviewer]. Design it.",
        "Thanks [interviewer], says [candidate].",
    ]
    assert given.original.turns[1].text == "Thanks Dana, says Bo."


def test_quotes_come_back_in_the_words_of_the_original() -> None:
    given = handed("Design it.", f"Thanks Dana, says Bo.{' Well.' * 30} Ask Dana Ray first.", names=[("Dana Ray", I)])
    assert given.restored(2, "Thanks [interviewer], says") == "Thanks Dana, says"
    assert given.restored(2, "Thanks [interviewer] … Ask [interviewer] first") == "Thanks Dana … Ask Dana Ray first"
    assert given.restored(2, "not there at all") == "not there at all"
    assert given.restored(3, "Thanks [interviewer]") == "Thanks [interviewer]"
    assert given.restored(0, "Thanks [interviewer]") == "Thanks [interviewer]"


def test_a_fingerprint_is_of_who_said_what_and_what_was_drawn() -> None:
    plain = talk("a", "b")
    same = Transcript(turns=tuple(t.model_copy(update={"elapsed": 60.0}) for t in plain.turns))
    others = [
        talk("a", "c"),
        talk("a", "b", speakers=(C, I)),
        talk("ab", ""),
        talk("a", "b", ""),
        Transcript(turns=(plain.turns[0], Turn(number=2, speaker=C, text="b", sketch="x"))),
    ]
    assert digest(same) == digest(plain)
    assert len({digest(t) for t in (plain, *others)}) == 6
    assert len(digest(plain)) == 16


# --- changes of the ground, from a journal


def test_the_changes_are_those_the_journal_tells_of(scenario: Scenario) -> None:
    events = [*journal_of(5, "one", 2, "a cache"), *journal_of(9, "two", 4, "quick")]
    given = submission(talk(*TALK), name="x", format="session", scenario=scenario, events=events)
    assert given.thrown == (
        Thrown(5, Throw(id="one", target_turn=2, quote="a cache")),
        Thrown(9, Throw(id="two", target_turn=4, quote="quick")),
    )


@pytest.mark.parametrize("move", [move for move in Move if move is not Move.CURVEBALL])
def test_a_directive_that_only_speaks_of_a_change_throws_none(move: Move) -> None:
    assert thrown(journal_of(7, "one", 2, "a cache", move)) == []


def test_a_change_that_was_decided_and_never_spoken_was_not_thrown() -> None:
    directed, spoke = journal_of(5, "one", 2, "a cache")
    _, other = journal_of(7, "two", 2, "a cache", Move.PROBE)
    assert thrown([directed]) == []
    assert thrown([spoke]) == []
    assert [t.turn for t in thrown([directed, spoke, other])] == [5]


def test_a_change_decided_anew_after_a_break_is_thrown_once() -> None:
    again = [*journal_of(5, "one", 2, "a cache")[:1], *journal_of(5, "two", 2, "a cache")]
    assert [(t.turn, t.throw.id) for t in thrown(again)] == [(5, "two")]


def test_what_comes_between_deciding_and_speaking_does_not_matter() -> None:
    directed, spoke = journal_of(5, "one", 2, "a cache")
    between: list[Event] = [
        Noted(turn=4, text="hm"),
        Interjected(turn=5, text="Take your time.", elapsed=1.0, why="silence"),
        CandidateSpoke(turn=4, text="wait", elapsed=1.0),
    ]
    assert [t.turn for t in thrown([directed, *between, spoke])] == [5]
