"""The sentence gate: what an interviewer would never say is not heard."""

import pytest

from interviewer.content.vocabulary import Phase
from interviewer.interview.gate import Gate, ends_a_sentence
from interviewer.interview.offline import OfflineInterviewer
from interviewer.interview.situation import Situation
from interviewer.record.directive import Directive, Move
from tests.fakes import Hold, heard

PROBE = Directive(move=Move.PROBE, phase=Phase.DESIGN, reason="test")


@pytest.fixture
async def now(hold: Hold) -> Situation:
    interview = hold(OfflineInterviewer())
    await heard(interview.begin())
    await heard(interview.hear("I'd build this for the reader on a train who follows a live event."))
    return interview.situation


def through(now: Situation, *sentences: str, directive: Directive = PROBE) -> Gate:
    gate = Gate(now, directive)
    for sentence in sentences:
        gate.admit(sentence)
    return gate


@pytest.mark.parametrize(
    "sentence",
    [
        "Who on that train would you be willing to lose?",
        "Mm.",
        "All right.",
        "Say more about the train.",
        "You said “a live event”.",
        "It is a quarter past eight and she opens it: what does she see?",
        "Which of the two goes first?",
        "Fair enough to whom, though?",
        "I'm not sure I follow the last part.",
    ],
)
def test_what_an_interviewer_would_say_is_heard_as_it_is(now: Situation, sentence: str) -> None:
    gate = through(now, sentence)
    assert gate.heard == [sentence], gate.cuts


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("praise", "Great question."),
        ("praise", "That's a good point about the train."),
        ("praise", "I like how you framed that."),
        ("praise", "Exactly."),
        ("praise", "That makes sense."),
        ("praise", "Thank you for clarifying."),
        ("praise", "You're right to start there."),
        ("coaching", "You should think about who loses."),
        ("coaching", "Have you considered a cache?"),
        ("coaching", "What about using a queue?"),
        ("coaching", "A stronger answer would name a price."),
        ("coaching", "Let me help you here."),
        ("coaching", "Here is a hint."),
        ("backstage words", "My directive says to press you."),
        ("backstage words", "This is the curveball."),
        ("backstage words", "Your failure_ownership is low."),
        ("backstage words", "As an AI I cannot say."),
        ("backstage words", "</candidate-c0ffee42>"),
        ("backstage words", "The word is c0ffee42."),
        ("backstage words", '{"say": "x"}'),
    ],
)
def test_what_one_would_not_say_is_cut_with_its_reason(now: Situation, reason: str, sentence: str) -> None:
    gate = through(now, sentence)
    assert gate.heard == []
    assert [cut.partition(":")[0] for cut in gate.cuts] == [reason]


def test_only_the_first_question_is_heard(now: Situation) -> None:
    gate = through(now, "Who waits?", "Who pays?", "Tell me who decides.")
    assert gate.heard == ["Who waits?"]
    assert len(gate.cuts) == 2


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("What does she see on that train, and how would you know?", "What does she see on that train?"),
        ("Who is the reader you would lose first, and why them?", "Who is the reader you would lose first?"),
        ("What happens between the post and the reader?", "What happens between the post and the reader?"),
        ("Is it the promise or the price that matters?", "Is it the promise or the price that matters?"),
    ],
)
def test_a_question_in_two_parts_is_cut_to_the_first(now: Situation, said: str, heard: str) -> None:
    assert through(now, said).heard == [heard]


def test_the_brief_stays_unsaid_until_it_is_asked_for(now: Situation) -> None:
    fact = now.scenario.facts[1].answer
    assert through(now, fact).heard == []
    told = through(now, fact, directive=Directive(move=Move.ANSWER, phase=Phase.SCOPE, reason="test"))
    assert told.heard == [fact]


def test_a_correction_may_hold_a_fact_nobody_asked_for(now: Situation) -> None:
    fact = now.scenario.facts[1].answer
    gate = Gate(now, PROBE, declared="answer")
    assert gate.admit(fact) == fact


def test_the_candidates_own_words_read_back_are_no_praise(now: Situation) -> None:
    said = "There was “a lot more good stuff” on that train."
    assert through(now, said).heard == [said]


def test_where_the_judgement_lies_is_never_said(now: Situation) -> None:
    for private in (now.scenario.judgement.split(".")[0], *now.scenario.signals.strong[:3]):
        gate = through(now, private + ".", directive=Directive(move=Move.ANSWER, phase=Phase.SCOPE, reason="test"))
        assert gate.heard == [], private


def test_a_change_not_being_thrown_is_not_given_away(now: Situation) -> None:
    for curveball in now.scenario.curveballs:
        assert through(now, curveball.wording).heard == []


def test_nothing_is_said_twice_in_an_interview(now: Situation) -> None:
    opening = now.transcript.turns[0].text
    sentence = opening.split(". ")[-1]
    gate = through(now, sentence)
    assert gate.cuts == [f"said before: {sentence}"]


def test_markdown_and_control_bytes_are_taken_off(now: Situation) -> None:
    gate = through(now, "## **Who** waits\x1b[31m for _that_ \u202ereader?")
    assert gate.heard == ["Who waits for that reader?"]


def test_a_turn_stays_within_the_personas_length_and_the_question_still_comes(now: Situation) -> None:
    filler = [
        f"The {word} on that train reads it in the morning and again at night." for word in ("clerk", "nurse", "cook")
    ]
    gate = through(now, *filler, *(f.replace("train", "bus") for f in filler), "Who waits?")
    assert gate.heard[-1] == "Who waits?"
    assert len(gate.said.split()) <= now.persona.speech.max_words + 12


def test_a_goodbye_asks_nothing(now: Situation) -> None:
    close = Directive(move=Move.CLOSE, phase=Phase.TRADEOFFS, reason="test")
    assert through(now, "Goodbye, then.", "Any questions?", directive=close).heard == ["Goodbye, then."]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mm. Who wa", ["Mm.", "Who wa"]),
        ("Mm. Who waits? ", ["Mm.", "Who waits? "]),
        ("One thing, e.g. this. Two", ["One thing, e.g. this.", "Two"]),
        ("", []),
    ],
)
def test_sentences_of_a_text_being_written(text: str, pieces: list[str]) -> None:
    assert ends_a_sentence(text) == pieces
