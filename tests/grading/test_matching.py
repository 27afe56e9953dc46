"""A quote is found word by word, and what is found is always the text's own."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.matching import CLOSE, FURTHEST, SHORTEST, find, keys
from tests.grading.sheets import UNHURRIED

TEXT = "So, um, I don't want 1,000 alerts — “under 500 ms”, say; 5% may wait… and it's $5 a shop."

letters = st.text(st.characters(codec="utf-8"), max_size=80)
speech = st.lists(
    st.sampled_from(
        [
            "I",
            "um,",
            "don't",
            "don’t",
            "5",
            "5 %",
            ".5",
            "$",
            "café",
            "cafe\u0301",
            "co\u00adop",
            "…",
            "...",
            "“",
            "户是",
        ]
    )
    | st.text(st.characters(codec="utf-8"), max_size=6),
    min_size=5,
    max_size=30,
)
plain_words = st.lists(st.text("abcdefgh", min_size=1, max_size=5), min_size=SHORTEST, max_size=40)


@pytest.mark.parametrize(
    "quote",
    [
        "I DON'T WANT 1,000 alerts",
        "I don’t want 1,000 alerts",
        "I don`t want 1,000 alerts",
        '1,000 alerts - "under 500 ms"',
        "1,000 alerts under 500ms say",
        "  1,000\n alerts –  under\t500 ms ",
        "So I don't, er, want 1,000 alerts",
        "may wait and it's $5",
        "may wait... and it's $5",
        "«under 500 ms», say, 5 % may wait",
    ],
)
def test_case_quotation_marks_dashes_spaces_ellipses_and_noises_do_not_count(quote: str) -> None:
    found = find(quote, TEXT)
    assert found is not None
    assert found in TEXT


def test_what_is_found_is_the_texts_own_words() -> None:
    assert find('so i DON’T want "1,000" alerts', TEXT) == "So, um, I don't want 1,000 alerts"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("it is 50 ms for all", "it is 500 ms for all"),
        ("it is 5 of them all", "it is 5% of them all"),
        ("it is 5% of them all", "it is 5 of them all"),
        ("it is 5 of them all", "it is 5 % of them all"),
        ("it costs €5 a shop", "it costs $5 a shop"),
        ("it costs 5 a shop", "it costs ₹5 a shop"),
        ("up to 1000 alerts a day", "up to 1,000 alerts a day"),
        ("up to 1.000 alerts a day", "up to 1,000 alerts a day"),
        ("it takes 15 seconds here", "it takes 1.5 seconds here"),
        ("it takes 5 seconds here", "it takes .5 seconds here"),
        ("we do build it first", "we do not build it first"),
        ("we do not build it first", "we do build it first"),
        ("we ever lose one of them", "we never lose one of them"),
        ("we do wait for it", "we don't wait for it"),
        ("we don't wait for it", "we do wait for it"),
        ("we do not wait for it", "we don't wait for it"),
        ("we lose one of them", "we lose no one of them"),
        ("we'd stop it there", "we stop it there"),
    ],
)
def test_numbers_their_signs_and_negations_count_exactly(quote: str, text: str) -> None:
    assert find(quote, text) is None
    assert find(text, text) == text


def test_thousands_are_found_as_they_are_written() -> None:
    assert find("1,000 alerts — under 500", TEXT) == "1,000 alerts — “under 500"


@pytest.mark.parametrize("quote", ["", "   ", "…", "...", "um", "um, er ... hmm", "?!", "want alerts", "500 ms"])
def test_fewer_than_three_words_are_no_quote(quote: str) -> None:
    assert find(quote, TEXT) is None


def test_a_text_of_fewer_words_may_be_quoted_whole_and_only_whole() -> None:
    assert find("drivers first", "Drivers first.") == "Drivers first"
    assert find("drivers", "Drivers first.") is None
    assert find("yes", "Um, yes.") == "yes"


@pytest.mark.parametrize("text", ["", "Um.", "...", "…hmm…"])
@pytest.mark.parametrize("quote", ["um", "Um.", "…", "", "I would"])
def test_a_text_without_words_holds_no_quote(quote: str, text: str) -> None:
    assert find(quote, text) is None


def test_a_halting_sentence_can_be_quoted_with_its_own_ellipses() -> None:
    text = "So I must choose. I choose... wait. How... how much is one owner worth?"
    assert (
        find("I choose... wait. How... how much is one owner", text) == "I choose... wait. How... how much is one owner"
    )
    assert find("choose. I choose... wait", text) == "choose. I choose... wait"


def test_parts_close_together_are_given_as_one_slice() -> None:
    between = " x" * CLOSE
    text = f"we drop the cache{between[: -len(' x')]} and keep the log"
    assert find("we drop the cache … and keep the log", text) == text
    assert find("we drop the cache [...] and keep the log", text) == text
    assert find("we drop the cache [ ] and keep the log", text) == text


def test_a_close_slice_shows_the_negation_an_ellipsis_left_out() -> None:
    text = "then we would certainly not, as I said, drop the cache"
    assert find("then we would … drop the cache", text) == text


def test_parts_far_apart_are_given_as_parts() -> None:
    text = f"We drop the cache{' x' * 20}, and keep the log."
    assert find("we drop the cache... and keep the log", text) == "We drop the cache … and keep the log"


def test_parts_too_far_apart_are_no_quote() -> None:
    quote = "we drop the cache … and keep the log"
    assert find(quote, f"we drop the cache{' x' * (FURTHEST - 1)} and keep the log")
    assert find(quote, f"we drop the cache{' x' * FURTHEST} and keep the log") is None


def test_the_parts_nearest_to_one_another_are_looked_for() -> None:
    text = f"we drop the cache{' x' * 200} so we drop the cache and then keep the log"
    assert find("we drop the cache … keep the log", text) == "we drop the cache and then keep the log"


def test_parts_stand_in_order_and_each_has_three_words() -> None:
    assert find("and keep the log … we drop the cache", "we drop the cache and keep the log") is None
    assert find("we drop the cache … log today", "we drop the cache and then keep the log today") is None
    assert find("we drop the cache … um … keep the log", "we drop the cache and then keep the log")


def test_parts_do_not_overlap() -> None:
    assert find("we drop the … drop the cache", "we drop the cache") is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("other", ["NFC", "NFD"])
def test_an_accent_is_the_same_however_it_is_coded(form: str, other: str) -> None:
    text = unicodedata.normalize(form, "the café owner in Łódź waits")
    assert find(unicodedata.normalize(other, "Café owner in łódź"), text) == unicodedata.normalize(
        form, "café owner in Łódź"
    )


def test_an_accent_counts() -> None:
    assert find("the cafe owner waits", "the café owner waits") is None


def test_letters_fold_as_languages_do() -> None:
    assert find("DIE STRASSE IST ZU", "die Straße ist zu") == "die Straße ist zu"
    assert find("the first file", "the ﬁrst ﬁle") == "the ﬁrst ﬁle"
    assert find("about 500 of them", "about ５００ of them") == "about ５００ of them"


def test_what_nobody_sees_does_not_count() -> None:
    text = "we co\u00adoperate with\u200b the shop"
    assert find("cooperate with the shop", text) == "co\u00adoperate with\u200b the shop"


def test_a_sentence_without_spaces_can_be_quoted_in_part() -> None:
    assert find("用户是司机", "我认为用户是司机，不是乘客。") == "用户是司机"
    assert find("用户是乘客", "我认为用户是司机，不是乘客。") is None


def test_a_word_is_not_found_inside_another() -> None:
    assert find("he art of war", "the art of war") is None
    assert find("the art of wa", "the art of war") is None


@UNHURRIED
@given(speech, st.sampled_from([" ", "", "\n", "-"]), st.data())
def test_any_run_of_a_texts_words_is_found_and_is_a_piece_of_it(
    said: list[str], between: str, data: st.DataObject
) -> None:
    text = between.join(said)
    words = keys(text)
    if len(words) < SHORTEST:
        return
    first = data.draw(st.integers(0, len(words) - SHORTEST))
    last = data.draw(st.integers(first + SHORTEST - 1, len(words) - 1))
    found = find(text[words[first].start : words[last].end], text)
    assert found is not None
    assert found in text
    assert [w.key for w in keys(found)] == [w.key for w in words[first : last + 1]]


@UNHURRIED
@given(letters, letters)
def test_whatever_is_asked_the_answer_is_of_the_text_or_none(quote: str, text: str) -> None:
    found = find(quote, text)
    assert found is None or all(part in text for part in found.split(" … "))


@UNHURRIED
@given(plain_words, st.data())
def test_one_changed_word_makes_a_quote_an_invention(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    assert find(" ".join([*words[:at], "zzz", *words[at + 1 :]]), " ".join(words)) is None


@UNHURRIED
@given(plain_words, st.data())
def test_one_word_put_in_makes_a_quote_an_invention(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    assert find(" ".join([*words[:at], "not", *words[at:]]), " ".join(words)) is None


@pytest.mark.parametrize(
    ("piece", "quote"),
    [
        ("we ship it now and then ", "we ship it now and never"),
        ("a ", "a " * 29 + "b"),
        ("we drop the cache ", "we drop the cache … and keep the log"),
        ("... ", "I think... so... we"),
        ("5,5.5:", "it is 5,5 of them"),
        ("x'", "we x'y do it"),
        ("\u0301", "we do it so"),
    ],
)
def test_a_turn_of_200_kilobytes_takes_no_longer_than_reading_it(piece: str, quote: str) -> None:
    text = piece * (200_000 // len(piece))
    began = process_time()
    assert find(quote, text) is None
    assert process_time() - began < 5
