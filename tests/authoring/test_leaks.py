"""Nothing of the rubric or the brief is heard, and nobody is praised or helped."""

import pytest

from interviewer.authoring.leaks import leaks, persona_leaks
from interviewer.content.library import Library
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from tests.authoring.planting import planted


@pytest.mark.parametrize(
    ("place", "text", "wrong"),
    [
        ("probes[1].ask", "What trade-offs does the reader pay for?", "'trade-off"),
        ("probes[1].ask", "Which altitude suits the reader here?", "'altitude'"),
        ("probes[1].ask", "How would you score on failure ownership with the trust desk?", "'failure ownership'"),
        (
            "curveballs[1].bolt_on.press",
            "That's a curveball bolt-on, so what does the reader lose?",
            "behind the scenes",
        ),
        ("facts[1].answer", "The rubric says six in ten.", "'rubric'"),
        ("title", "A timeline out of scope", "'scope'"),
    ],
)
def test_words_of_the_rubric_are_found(library: Library, scenario: Scenario, place: str, text: str, wrong: str) -> None:
    (fault, *_) = leaks(planted(scenario, (place, text)), library.rubric())
    assert fault.place == place
    assert wrong in fault.wrong


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Given that some people see the old one for up to forty minutes, who minds?", "facts[9].answer"),
        ("Is a full screen and a trustworthy one pull apart what you fear for the reader?", "judgement"),
        ("Who recites copying posts out at writing time and the celebrity exception?", "signals.weak[2]"),
    ],
)
def test_a_probe_that_holds_an_answer_is_found(library: Library, scenario: Scenario, text: str, place: str) -> None:
    (fault,) = leaks(planted(scenario, ("probes[1].ask", text)), library.rubric())
    assert fault.place == "probes[1].ask"
    assert f"gives away {place}" in fault.wrong


@pytest.mark.parametrize(
    ("place", "text", "wrong"),
    [
        ("speech.receipts[1]", "Great answer.", "praises"),
        ("speech.receipts[1]", "Exactly.", "praises"),
        ("lines.go_on[1]", "That's very clear. Go on.", "praises"),
        ("lines.not_knowing[1]", "You could start with the reader.", "gives a hint"),
        ("lines.why[1]", "Have you considered a cache?", "gives a hint"),
        ("lines.summary[1]", "What would the hiring committee read?", "'hiring committee'"),
    ],
)
def test_praise_hints_and_the_rubric_are_found_in_a_persona(
    library: Library, persona: Persona, place: str, text: str, wrong: str
) -> None:
    (fault, *_) = persona_leaks(planted(persona, (place, text)), library.rubric())
    assert fault.place == place
    assert wrong in fault.wrong


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("lines.summary[1]", "If you could keep one sentence, which would it be?"),
        ("lines.close[1]", "That is our time. Thank you for the talk."),
        ("lines.advance_tradeoffs[1]", "We are nearly out of time. What did it cost?"),
    ],
)
def test_ordinary_speech_is_let_be(library: Library, persona: Persona, place: str, text: str) -> None:
    assert persona_leaks(planted(persona, (place, text)), library.rubric()) == []
