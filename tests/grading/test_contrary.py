"""Before an absence is believed, the candidate's own sentences are heard against it."""

import pytest

from interviewer.content.vocabulary import Dimension
from interviewer.grading.contrary import contrary
from tests.grading.sheets import TALK, C, I, O, talk

SAYS_IT = {
    Dimension.FRAMING: "I'd build it for the commuter who has two minutes.",
    Dimension.SCOPE: "Search I leave out of the first version.",
    Dimension.CONSTRAINTS: "Under two seconds, because people give up after that.",
    Dimension.TRADEOFFS: "It costs us the slots at the top.",
    Dimension.FAILURE_OWNERSHIP: "When it fails the shop loses its sales.",
    Dimension.ADAPTABILITY: "Then I'd go back on the cache.",
    Dimension.ALTITUDE: "I don't know how tokens work, but I'd ask our security lead.",
    Dimension.ALIGNMENT: "I'd bring in legal before the logs.",
}


def quotes(text: str, dimension: Dimension) -> list[str]:
    return [q.quote for q in contrary(talk("Go on.", text), dimension, 1, 2)]


@pytest.mark.parametrize("dimension", Dimension)
def test_the_plain_way_of_saying_it_is_heard_in_every_dimension(dimension: Dimension) -> None:
    assert quotes(f"Well. {SAYS_IT[dimension]} So.", dimension) == [SAYS_IT[dimension]]


@pytest.mark.parametrize("dimension", Dimension)
def test_talk_about_nothing_speaks_against_no_absence(dimension: Dimension) -> None:
    assert quotes("Let me think about it. It has to be quick. Yes, I see.", dimension) == []


@pytest.mark.parametrize(
    ("dimension", "half"),
    [
        (Dimension.CONSTRAINTS, "It takes two seconds."),
        (Dimension.FAILURE_OWNERSHIP, "When it fails we try again."),
        (Dimension.ALTITUDE, "I don't know how tokens work."),
    ],
)
def test_half_of_a_thing_is_not_the_thing(dimension: Dimension, half: str) -> None:
    assert quotes(half, dimension) == []


def test_only_the_candidate_is_heard() -> None:
    room = talk(SAYS_IT[Dimension.FRAMING], "Quick.", SAYS_IT[Dimension.FRAMING], speakers=(I, C, O))
    assert contrary(room, Dimension.FRAMING, 1, 3) == []


def test_only_the_span_is_searched() -> None:
    told = talk("Go on.", SAYS_IT[Dimension.SCOPE], "And?", "Quick.", "And?", SAYS_IT[Dimension.SCOPE])
    assert contrary(told, Dimension.SCOPE, 3, 5) == []
    assert [q.turn for q in contrary(told, Dimension.SCOPE, 1, 6)] == [2, 6]
    assert [q.turn for q in contrary(told, Dimension.SCOPE, 6, 6)] == [6]


def test_at_most_three_are_put_before_a_rater_the_first_ones() -> None:
    told = talk(*("Go on.", SAYS_IT[Dimension.TRADEOFFS]) * 5)
    assert [q.turn for q in contrary(told, Dimension.TRADEOFFS, 1, 10)] == [2, 4, 6]


def test_what_is_heard_is_a_sentence_of_the_turn() -> None:
    told = talk(*TALK)
    for dimension in Dimension:
        for quote in contrary(told, dimension, 1, len(TALK)):
            assert quote.quote in TALK[quote.turn - 1]
