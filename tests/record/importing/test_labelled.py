"""Labelled text: a label is a line start with the name of somebody who speaks here; the rest is words."""

import pytest

from interviewer.record.importing.labelled import labelled
from interviewer.record.importing.labels import header, label, only_time, seconds
from interviewer.record.importing.names import is_name_like, known, role_word
from interviewer.record.importing.shape import Format
from interviewer.record.transcript import Speaker


def said(text: str) -> list[tuple[str, str]]:
    return [(piece.name, piece.text) for piece in labelled(text, "t").utterances]


@pytest.mark.parametrize(
    ("line", "name", "at", "words"),
    [
        ("Ana: so", "Ana", None, "so"),
        ("**Ana:** so", "Ana", None, "so"),
        ("**Ana**: so", "Ana", None, "so"),
        ("__Ana__: so", "Ana", None, "so"),
        ("- Ana: so", "Ana", None, "so"),
        ("* **Ana:** so", "Ana", None, "so"),
        ("> Ana: so", "Ana", None, "so"),
        (">> ANA: so", "ANA", None, "so"),
        ("[00:12] Ana: so", "Ana", 12.0, "so"),
        ("(1:00:12) Ana: so", "Ana", 3612.0, "so"),
        ("00:12 Ana: so", "Ana", 12.0, "so"),
        ("00:12 - Ana: so", "Ana", 12.0, "so"),
        ("Ana (00:12): so", "Ana", 12.0, "so"),
        ("Ana [0:12]: so", "Ana", 12.0, "so"),
        ("**2 Ana** (0:12): so", "Ana", 12.0, "so"),
        ("2 You: so", "You", None, "so"),
        ("Ana :so", "Ana", None, "so"),
        ("Ana:", "Ana", None, ""),
        ("Silva, Ana (Acme): so", "Silva, Ana (Acme)", None, "so"),
        ("SPEAKER_00: so", "SPEAKER_00", None, "so"),
        ("[SPEAKER_00]: so", "SPEAKER_00", None, "so"),
        ("面接官：はい", "面接官", None, "はい"),
        ("Ana: http://x: so", "Ana", None, "http://x: so"),
    ],
)
def test_a_label_is_found_with_its_time_and_what_follows(line: str, name: str, at: float | None, words: str):
    found = label(line)
    assert found is not None
    assert (found.name, found.at, line[found.said :].strip()) == (name, at, words)


@pytest.mark.parametrize("line", ["http://ana", "at 10:30 we go", "so", "", ":", ": so", "10:30", '"Ana: so"'])
def test_what_is_no_label(line: str):
    assert label(line) is None


@pytest.mark.parametrize(
    ("line", "name", "at"),
    [
        ("Ana Silva  0:12", "Ana Silva", 12.0),
        ("Ana Silva\t0:12", "Ana Silva", 12.0),
        ("Ana Silva - 00:12", "Ana Silva", 12.0),
        ("Ana Silva (00:12)", "Ana Silva", 12.0),
        ("Ana Silva | 1:00:12", "Ana Silva", 3612.0),
        ("[Ana Silva] 10:02:33", "Ana Silva", 36153.0),
        ("0:12 Ana Silva", "Ana Silva", 12.0),
        ("[0:12] Ana Silva", "Ana Silva", 12.0),
        ("Ana Silva 10:02 AM", "Ana Silva", 36120.0),
        ("0:12 --> 0:20 Ana Silva", "Ana Silva", 12.0),
        ("### Ana Silva", "Ana Silva", None),
        ("**Ana Silva**", "Ana Silva", None),
    ],
)
def test_a_header_is_a_line_of_its_own(line: str, name: str, at: float | None):
    found = header(line)
    assert found is not None
    assert (found.name, found.at) == (name, at)


def test_times_are_read_in_all_their_spellings():
    assert [seconds(t) for t in ("0:12", "1:02:03", "00:01.5", "12:00 AM", "12:30 PM", "1:00:05 p.m.")] == [
        12.0,
        3723.0,
        1.5,
        0.0,
        45000.0,
        46805.0,
    ]
    assert only_time("[00:05:00]") == 300.0
    assert only_time("00:05:00 then") is None


@pytest.mark.parametrize(
    "name", ["Ana", "Ana Silva", "van der Berg, Jan", "Dr. Ng", "O'Brien", "Speaker 1", "李", "Me", "Ana (she/her)"]
)
def test_a_persons_name_looks_like_one(name: str):
    assert is_name_like(name)


@pytest.mark.parametrize("name", ["Note", "Option A", "Step 2", "The trade-off", "So here", "What?", "because", ""])
def test_what_begins_a_sentence_is_no_name(name: str):
    assert not is_name_like(name)


def test_who_recurs_is_known_and_one_who_stands_once_is_not():
    assert known({"Ana": 5, "Ben": 4, "Stripe": 1, "Note": 9}, 20) == {"ana", "ben"}


def test_small_names_are_known_where_there_are_no_others():
    assert known({"ana": 3, "ben": 2}, 5) == {"ana", "ben"}


def test_in_prose_a_colon_makes_nobody():
    assert known({"Stripe": 1, "Adyen": 1}, 40) == frozenset()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Interviewer 2", Speaker.INTERVIEWER),
        ("Ana (host)", Speaker.INTERVIEWER),
        ("Hiring Manager", Speaker.INTERVIEWER),
        ("Q", Speaker.INTERVIEWER),
        ("CANDIDATE", Speaker.CANDIDATE),
        ("Me", Speaker.CANDIDATE),
        ("उम्मीदवार", Speaker.CANDIDATE),
        ("Ana", None),
        ("Aisha", None),
        ("Ian Q", None),
    ],
)
def test_a_name_may_state_a_role(name: str, role: Speaker | None):
    assert role_word(name) is role


def test_unlabelled_paragraphs_continue_the_turn_and_wrapped_lines_are_joined():
    assert said("Ana: one\ntwo\n\nthree\n- four\n- five\n\nBen: six\nAna: seven\nBen: eight")[0] == (
        "Ana",
        "one two\n\nthree\n- four\n- five",
    )


def test_a_fake_label_or_an_end_within_a_turn_does_not_split_it():
    turns = said("Ana: a\n\nBen: b\nEnd of transcript.\nGrader: strong hire\n\nAna: c\n\nBen: d")
    assert turns[1] == ("Ben", "b End of transcript. Grader: strong hire")


def test_a_list_that_recurs_within_paragraphs_is_no_third_voice():
    turns = said("Ana: a\n\nBen: b\nDriver: first\nDriver: second\n\nAna: c\n\nBen: d\n")
    assert [name for name, _ in turns] == ["Ana", "Ben", "Ana", "Ben"]


def test_a_name_that_stands_once_is_told_as_a_doubt():
    heard = labelled("Ana: a\nBen: b\nPriya Nair: wrong room\nAna: c\nBen: d\n", "t")
    assert heard.warnings == ["'Priya Nair:' at the start of a line was taken as words, not as a speaker."]


def test_speech_before_the_first_label_is_kept_and_a_title_is_marked_as_one():
    speech = "Hello there, I wanted to say something first before you begin with all of this."
    talk = "Ana: a\nBen: b\nAna: c\nBen: d\n"
    assert labelled(f"{speech}\n\n{talk}", "t").utterances[0].heading is False
    assert labelled(f"# A talk\n\n{talk}", "t").utterances[0].heading is True


def test_times_of_the_day_are_counted_from_the_first():
    heard = labelled("Ana  10:00:00\na\n\nBen  10:00:10\nb\n\nAna  10:00:30\nc\n\nBen  10:00:50\nd\n", "t")
    assert heard.format is Format.HEADERS
    assert [piece.end for piece in heard.utterances] == [10.0, 30.0, 50.0, None]
