"""A quote is always verbatim: every piece of a text keeps its place."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interviewer.signals.text import clauses, sentences, speakable, words

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# fmt: off
WORDS = [
    "so", "well,", "I", "think", "we", "keep", "the", "order.", "because", "No", "one", "—", "but", "e.g.", "loses",
    "it!", "1,000", "10:30", "p.m.", "if;", "and", "(say)", "“yes”", "shop's", "owner?", "…", "since", "it's",
    "which", "well-known", "$4.50", "right?", "the", "nurse\n\n", "notices", "vs.", "that,", "really:", "um", "mean",
]
# fmt: on
TALK = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANYTHING = TALK | st.text(max_size=80)


def texts(spans) -> list[str]:
    return [span.text for span in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Wait... really?! Yes.", ["Wait...", "really?!", "Yes."]),
        ("She said “no way.” Then left.", ["She said “no way.”", "Then left."]),
        ("Half of 3.5 is 1.75 dollars. Fine.", ["Half of 3.5 is 1.75 dollars.", "Fine."]),
        ("first line\nSecond line\n\nthird", ["first line", "Second line", "third"]),
        ("a line\nthat goes on. Next", ["a line\nthat goes on.", "Next"]),
        ("a list\n- one\n- two", ["a list", "- one", "- two"]),
        ("  padded.   Also this.  ", ["padded.", "Also this."]),
        ("It's at app.example.com today. Good.", ["It's at app.example.com today.", "Good."]),
        ("Done. ... !!", ["Done."]),
        ("", []),
        (" \n ?! ", []),
    ],
)
def test_sentences_end_at_their_marks_and_at_line_breaks(text, found):
    assert texts(sentences(text)) == found


@pytest.mark.parametrize(
    "one",
    [
        "We cut things, e.g. gifts.",
        "The slow ones, i.e. the old shops, wait.",
        "Speed vs. accuracy is the choice.",
        "It closes at 5 p.m. on weekdays.",
        "Dr. Osei signs it off.",
        "Texts, calls, etc. all count.",
    ],
)
def test_an_abbreviation_ends_no_sentence(one):
    assert texts(sentences(one + " Next one.")) == [one, "Next one."]


def test_the_word_no_ends_a_sentence_like_any_other():
    assert texts(sentences("The answer is no. We ship it later.")) == [
        "The answer is no.",
        "We ship it later.",
    ]


def test_a_line_break_ends_a_sentence_even_after_an_abbreviation():
    assert texts(sentences("Texts, calls, etc.\nWe start with texts.")) == [
        "Texts, calls, etc.",
        "We start with texts.",
    ]


@UNHURRIED
@given(ANYTHING)
@example("etc.\n.\nx")
def test_a_sentence_stands_where_it_says(text):
    spans = sentences(text)
    assert all(text[span.start : span.end] == span.text == span.text.strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@UNHURRIED
@given(ANYTHING)
def test_no_word_falls_between_sentences(text):
    assert sum(len(words(span.text)) for span in sentences(text)) >= len(words(text))


@UNHURRIED
@given(ANYTHING)
def test_a_clause_stands_where_it_says(text):
    spans = clauses(text)
    assert all(text[span.start : span.end] == span.text != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We wait, but only once", ["We wait", "but only once"]),
        (
            "They leave because it is slow and nobody tells them",
            ["They leave", "because it is slow", "and nobody tells them"],
        ),
        ("Two things: speed – and trust", ["Two things", "speed", "and trust"]),
        ("It holds 1,000 orders at 10:30", ["It holds 1,000 orders at 10:30"]),
        ("A so-called brandy", ["A so-called brandy"]),
    ],
)
def test_clauses_end_at_commas_dashes_and_joining_words(sentence, found):
    assert texts(clauses(sentence)) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("1,000 orders", 2),
        ("the shop's owner", 3),
        ("— … !", 0),
        ("99.9% at $4.50", 3),
    ],
)
def test_numbers_and_possessives_are_one_word(text, count):
    assert len(words(text)) == count


@UNHURRIED
@given(ANYTHING)
@example("So, I think, no one")
@example('"' * 3 + " a" * 20)
def test_what_is_read_back_is_verbatim_and_short(text):
    back = speakable(text)
    assert back in text
    assert len(words(back)) <= 14


@UNHURRIED
@given(TALK, st.integers(min_value=4, max_value=20))
def test_what_is_read_back_is_as_short_as_asked(text, longest):
    assert len(words(speakable(text, longest))) <= longest


@UNHURRIED
@given(TALK)
def test_what_is_read_back_ends_at_the_end_of_a_word(sentence):
    back = speakable(sentence)
    assert set(words(back)) <= set(words(sentence)) | {w.rstrip(".") for w in words(sentence)}


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("So, I think we keep every order.", "we keep every order"),
        ("Well, you know, honestly the nurse comes first!", "the nurse comes first"),
        ("“We never lose one.”", "We never lose one"),
        ("We keep it.", "We keep it"),
        ("No, we keep it for a year.", "we keep it for a year"),
    ],
)
def test_lead_ins_quotation_marks_and_end_marks_are_not_read_back(sentence, back):
    assert speakable(sentence) == back


@pytest.mark.parametrize(
    "sentence",
    [
        "No one ever loses an order",
        "No merchant waits longer than a day",
        "No-one is told twice",
        "Well-known brands go first",
        "So-called power users can wait",
    ],
)
def test_a_beginning_that_carries_the_meaning_is_read_back(sentence):
    assert speakable(sentence + ".") == sentence


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        (
            "We promise the nurse sees it first, because she is the one who acts on it when the ward is full at night.",
            "We promise the nurse sees it first",
        ),
        (
            "We take at most 1,000 open orders for every one of the merchants, even if all the others have to wait.",
            "We take at most 1,000 open orders for every one of the merchants",
        ),
        (
            "It opens at 10:30 every single morning of the working week and closes when the last of them goes home.",
            "It opens at 10:30 every single morning of the working week and closes",
        ),
    ],
)
def test_a_long_sentence_is_cut_at_a_clause_and_never_in_a_number(sentence, back):
    assert speakable(sentence) == back
