"""Which fact a question asks for."""

import pytest

from interviewer.content.library import Library
from interviewer.interview.brief import answers

ASKED = [
    ("twitter-timeline", "How many people does a typical reader follow?", "Nine"),
    ("twitter-timeline", "Do most people read or post?", "Four in a hundred"),
    ("twitter-timeline", "Who pays for this?", None),
    ("twitter-timeline", "How many engineers do I have?", None),
    ("shopping-cart", "How many carts get abandoned today?", None),
    ("shopping-cart", "Who are our shoppers?", None),
    ("webhook-retries", "How many events do we send a day?", None),
    ("webhook-retries", "Who is on the receiving end, developers or merchants?", None),
    ("social-notifications", "What is our churn in the first month?", None),
    ("ad-auction", "Who are the advertisers?", None),
    ("ad-auction", "What share of slots goes unfilled?", None),
]


@pytest.mark.parametrize(("scenario", "question", "holds"), ASKED)
def test_a_natural_question_finds_a_fact(library: Library, scenario: str, question: str, holds: str | None) -> None:
    found = answers(library.scenarios.get(scenario).facts, [question])
    assert found
    assert holds is None or holds in found[0].answer


@pytest.mark.parametrize(
    "question",
    [
        "What colour is the logo?",
        "Before anything, who are we building this for?",
        "Do you like cheese?",
        "What is two plus two?",
    ],
)
def test_what_the_brief_does_not_hold_finds_nothing(library: Library, question: str) -> None:
    for scenario in library.scenarios.all():
        assert answers(scenario.facts, [question]) == []
