"""What cannot be said aloud is found."""

import pytest

from interviewer.authoring.speech import speech
from interviewer.authoring.spoken import Part, Spoken


def told(text: str) -> list[str]:
    return [fault.wrong for fault in speech([Spoken("probes[1].ask", Part.PROBE, text)])]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Who pays? And who gains?", "2 question marks"),
        ("Who pays (and who gains)?", "brackets"),
        ("What does {name} see?", "brackets"),
        ("Who pays and/or gains?", "a slash"),
        ("What is the **hardest** part for her?", "markdown"),
        ("- What does she see?", "markdown"),
        ("What if it costs $5 million?", "a sign nobody says"),
        ("What does R&D say?", "a sign nobody says"),
        ("Who, e.g. a nurse, sees it first?", "an abbreviation"),
        ("What happens at 7 a.m. in the ward?", "an abbreviation"),
        ("What does the CDN hold?", "'CDN'"),
        ("What happens within 3 seconds?", "the figure '3'"),
        ("What if it is 10x as slow?", "the figure '10x'"),
        ("What do people see at 7:30 in the morning?", "the figure '7:30'"),
        ("What do 1400000 people see?", "the figure '1400000'"),
        ("What do 1,437,212 people see?", "the figure '1,437,212'"),
        ("She sees the post, which is old, which is wrong.", "a clause into a clause"),
        ("Who pays, who gains, who, if anyone, is told, when, and why?", "stops 6 times"),
        ("She pays; he gains; who knows?", "two semicolons"),
        (" ".join(["word"] * 36) + "?", "a sentence of 36 words"),
    ],
)
def test_what_cannot_be_spoken_is_found(text: str, wrong: str) -> None:
    assert any(wrong in fault for fault in told(text)), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Of a hundred places, 58 go from the list, 27 to others and 24% stay empty. Who minds?",
        "It costs about 2,300 dollars, or 1.4 million in all; who pays?",
        "What does the CEO see on TV?",
        "Guessing what she wants: how much of it would you explain?",
        "You said “{quote}”. Why {technology}?",
        "I said no. Why?",
    ],
)
def test_what_people_say_is_let_be(text: str) -> None:
    assert told(text) == []
