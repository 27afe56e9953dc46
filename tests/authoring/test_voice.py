"""A persona's lines do what their keys promise."""

import pytest

from interviewer.authoring.voice import voice
from interviewer.content.persona import Persona
from tests.authoring.planting import planted


@pytest.mark.parametrize(
    ("place", "content", "wrong"),
    [
        ("lines.tie[2]", "I wrote that down.", "lacks {quote}"),
        ("lines.technology[1]", "Why that one?", "lacks {technology}"),
        ("lines.go_on[1]", "Go on about {quote}.", "holds {quote}, which nothing fills here"),
        ("lines.why[1]", "Why {name}?", "holds {name}"),
        ("lines.why[1]", "Why {quote?", "a brace too many"),
        ("lines.greeting[1]", "Hello, how are you?", "asks a question"),
        ("lines.greeting[1]", "Hello. I'm Dagmar.", "more than one sentence"),
        ("lines.close[1]", "Shall we stop?", "asks a question"),
        ("lines.tie[1]", "Did you say “{quote}”?", "asks a question"),
        ("speech.receipts[1]", "Really?", "asks a question"),
        ("speech.receipts[1]", "I see what you are getting at there.", "a bare sound"),
        ("lines.unknown[1]", "I couldn't say " + "more " * 50 + "here.", "at most 50 (`max_words`)"),
        ("speech.words", 50, "a usual turn is as long as the longest"),
        ("manners", ["silence", "go_on", "why"], "hardly any is a question"),
        ("cares_about", ["framing", "framing"], "more than once"),
    ],
)
def test_a_line_that_would_go_wrong_is_found(persona: Persona, place: str, content: object, wrong: str) -> None:
    (fault,) = voice(planted(persona, (place, content)))
    assert fault.place == place
    assert wrong in fault.wrong
