"""What reaches a screen obeys nobody."""

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interviewer.plaintext import one_line, plain

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["\x1b", "\x1b[", "\x1b]", "\x1bP", "\x9b", "\x9d", "\x90", "\x07", "\x1b\\", "\x9c", "\r", "\n"]),
    st.sampled_from(["\u202e", "\u200b", "\ufeff", "\x00", "31m", "52;c;", "\ud800", "\u2028", "\ue000"]),
)
HOSTILE = st.lists(PIECES, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[38;2;1;2;3mred\x1b[m", "red"),
        ("\x1b[2J\x1b[Hgone", "gone"),
        ("a\x1b[?25lb", "ab"),
        ("a\x1b[0 qb", "ab"),
        ("a\x9b31mb", "ab"),
    ],
)
def test_a_csi_sequence_goes_with_its_parameters(hostile, harmless):
    assert plain(hostile) == harmless


@pytest.mark.parametrize("end", ["\x07", "\x1b\\", "\x9c"])
@pytest.mark.parametrize("carried", ["0;a false title", "8;;https://example.org/trap", "52;c;c3RvbGVu"])
def test_an_osc_sequence_goes_with_all_it_carries(carried, end):
    assert plain(f"before\x1b]{carried}{end}after") == "beforeafter"


def test_the_words_of_a_link_stay_and_its_address_goes():
    assert plain("see \x1b]8;;https://example.org\x1b\\the page\x1b]8;;\x1b\\ now") == "see the page now"


@pytest.mark.parametrize("begin", ["\x1bP", "\x1bX", "\x1b^", "\x1b_"])
def test_a_control_string_goes_with_all_it_carries(begin):
    assert plain(f"a{begin}1$r0m\x1b\\b") == "ab"


@pytest.mark.parametrize("short", ["\x1b7", "\x1bc", "\x1b(B", "\x1b#8", "\x1b="])
def test_a_short_escape_goes_whole(short):
    assert plain(f"a{short}b") == "ab"


@pytest.mark.parametrize("unfinished", ["\x1b", "\x1b[", "\x1b[12;", "\x1b]0;title", "\x1bPdata", "\x1b "])
def test_an_escape_that_never_ends_leaves_nothing(unfinished):
    assert plain(f"kept{unfinished}") == "kept"


def test_an_escape_before_a_letter_no_sequence_has_leaves_the_letter():
    assert plain("a\x1béb") == "aéb"


@pytest.mark.parametrize("c1", [chr(c) for c in range(0x80, 0xA0)])
def test_no_c1_control_is_left(c1):
    assert c1 not in plain(f"a{c1}b")


@pytest.mark.parametrize("mark", list("\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))
def test_a_mark_that_turns_the_line_goes(mark):
    assert plain(f"pay {mark}eve{mark}") == "pay eve"


@pytest.mark.parametrize("hidden", list("\u200b\u200c\u200d\u2060\ufeff\u00ad\U000e0041\ue000\ud800"))
def test_what_nobody_sees_goes(hidden):
    assert plain(f"a{hidden}b") == "ab"


@pytest.mark.parametrize("control", list("\x00\x08\x07\x0c\x7f"))
def test_nul_bell_and_backspace_go(control):
    assert plain(f"a{control}b") == "ab"


def test_what_is_left_of_nested_sequences_makes_no_new_one():
    assert plain("\x1b\x1b[0m[31mred") == "[31mred"


def test_crlf_becomes_lf_and_a_lone_cr_cannot_overwrite():
    assert plain("one\r\ntwo\n\tthree") == "one\ntwo\n\tthree"
    assert "\r" not in plain("true\rfalse")


def test_one_line_folds_white_space_and_keeps_words_apart():
    assert one_line("  one\r\ntwo\rthree\t\tfour\n\n") == "one two three four"


@UNHURRIED
@given(HOSTILE)
@example("\x1b[\x1b]\x9b\x1b")
def test_nothing_a_terminal_obeys_or_hides_is_ever_left(text):
    left = plain(text)
    assert "\x1b" not in left
    assert not [c for c in left if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}]


@UNHURRIED
@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text):
    assert plain(plain(text)) == plain(text)


@UNHURRIED
@given(HOSTILE)
def test_one_line_is_one_line(text):
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()


@UNHURRIED
@given(
    st.text(st.characters(categories=["L", "N", "P", "S", "Mn", "Zs"], max_codepoint=0x2FFF) | st.sampled_from("\n\t"))
)
def test_ordinary_text_is_unchanged(text):
    assert plain(text) == text
