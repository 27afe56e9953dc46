"""A brief whose numbers contradict each other is found out, and one whose numbers merely differ is not."""

import pytest

from interviewer.authoring.numbers import numbers
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted


def told(scenario: Scenario, place: str, text: str) -> list[str]:
    return [f"{fault.place}: {fault.wrong}" for fault in numbers(planted(scenario, (place, text)))]


@pytest.mark.parametrize(
    ("place", "text", "wrong"),
    [
        ("facts[1].answer", "Eleven in ten say so.", "'Eleven in ten' is more than all of them"),
        ("facts[17].answer", "Four are seven of the six million.", "'seven of the six million' is more than all"),
        ("facts[5].answer", "It's nine eighths of the money.", "'nine eighths' is more than the whole"),
        ("facts[11].answer", "A hundred and twenty per cent of them left.", "more than all of them"),
        ("facts[11].answer", "Of a hundred posts, 58 are read, 27 skipped, and 25 hidden.", "come to 110"),
        (
            "facts[11].answer",
            "Forty million a year. Thirty-four from brands, twelve from shops, four from others.",
            "come to 50",
        ),
        (
            "facts[11].answer",
            "Sixty per cent come for trains, fifty per cent for the weather, and the rest for nothing.",
            "110% of the whole before the rest",
        ),
        ("facts[11].answer", "Six in ten at home, five in ten at work, four in ten on a train.", "150% of the whole"),
        ("facts[14].answer", "Twelve engineers, nobody else.", "but facts[12].answer has"),
        ("facts[3].answer", "Four million people open it before noon.", "but facts[2].answer has 'Six million'"),
        ("probes[5].ask", "You've got fifteen engineers and six months. What do they skip?", "has 'Fourteen'"),
        ("probes[5].ask", "You've got fourteen engineers and nine months. What do they skip?", "'nine months'"),
        (
            "curveballs[3].bolt_on.press",
            "Four of our seven million live there. What do they see?",
            "'our seven million'",
        ),
        (
            "curveballs[6].bolt_on.press",
            "The twelve tell you it won't fit. What goes?",
            "'the twelve' is taken as known",
        ),
        (
            "curveballs[6].wording",
            "The election is in five weeks. It was nine months when we sat down. What do people find?",
            "'it was nine months' stands in no fact",
        ),
    ],
)
def test_a_contradiction_is_found(scenario: Scenario, place: str, text: str, wrong: str) -> None:
    (found,) = told(scenario, place, text)
    assert wrong in found


def test_it_is_found_wherever_the_crew_is_counted(library: Library) -> None:
    webhooks = library.scenarios.get("webhook-retries")
    assert told(webhooks, "facts[1].answer", "Eight engineers, all told.") != []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("facts[11].answer", "It rose a hundred and twenty per cent in one country."),
        ("facts[11].answer", "Seven in ten use it on a phone and six in ten at home."),
        ("facts[11].answer", "Three thousand in two years, and forty in two weeks."),
        ("facts[11].answer", "Two engineers needed nine days for it."),
        ("facts[11].answer", "Of a hundred openings, 38 find nothing; of those, 90 are short."),
        ("probes[5].ask", "Another two engineers are yours from May. What do they take on?"),
        (
            "curveballs[6].wording",
            "Five weeks, they say, to the election. The three regional heads agreed. What do people find?",
        ),
        ("curveballs[3].pivot.explore", "What would you tell the six million?"),
    ],
)
def test_numbers_that_merely_differ_are_let_be(scenario: Scenario, place: str, text: str) -> None:
    assert told(scenario, place, text) == []
