"""Bytes become text whatever wrote them, or are told apart from text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.errors import ContentError
from interviewer.record.importing.decoding import decode

TALKS = (
    "Interviewer: Who is it for?\nCandidate: The nurse.\n",
    "Интервьюер: Для кого это?\nКандидат: Для медсестры, она ждёт.\n",
    "面接官：誰のためですか。\n候補者：看護師です。夜勤明けの人だと思います。\n",
    "Interviewer : À qui ça coûte ?\nCandidate : À la mère, très cher.\n",
)


@pytest.mark.parametrize("text", TALKS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-16-le+bom", "utf-16-be+bom"]
)
def test_every_encoding_gives_the_same_text(text: str, encoding: str):
    mark = {"utf-16-le+bom": b"\xff\xfe", "utf-16-be+bom": b"\xfe\xff"}.get(encoding, b"")
    decoded = decode(mark + text.encode(encoding.removesuffix("+bom")), "t")
    assert (decoded.text, decoded.warnings) == (text, [])


def test_windows_1252_is_read_and_told():
    decoded = decode("Candidate: “Naïve” – 60 €\n".encode("cp1252"), "t")
    assert decoded.text == "Candidate: “Naïve” – 60 €\n"
    assert "Windows-1252" in decoded.warnings[0]


def test_every_kind_of_line_end_is_a_line_end():
    assert decode(b"a\r\nb\rc\nd\r\r\ne\x0cf", "t").text == "a\nb\nc\nd\ne\nf"


def test_a_few_zeros_are_taken_out_and_many_are_binary():
    assert decode(b"Ana\0: so it is the nurse", "t").text == "Ana: so it is the nurse"
    with pytest.raises(ContentError, match="binary"):
        decode(bytes(range(8)) * 500 + b"word", "t")


def test_what_a_terminal_would_obey_is_taken_out():
    assert decode(b"\x1b[1mAna:\x1b[0m so \x1b]0;title\x07it is the nurse", "t").text == "Ana: so it is the nurse"


@pytest.mark.parametrize("text", ["MZ: said so\n", "ID3 is a tag, said Ana\n", "GIFT: no\n", "PK: yes\n", "BM: so\n"])
def test_words_that_begin_like_a_format_are_words(text: str):
    assert decode(text.encode(), "t").text == text


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1).filter(str.strip))
def test_utf_8_comes_back_as_it_was(text: str):
    assert decode(text.encode(), "t").text == text.replace("\ufeff", "")
