"""Whoever grades reads roles, and what they quote comes back with the names in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.matching import find, keys
from interviewer.grading.roles import mask, masked, named
from interviewer.record.transcript import Speaker, Transcript, Turn
from tests.grading.sheets import UNHURRIED, C, I, O, talk

NAMES = {"Dagmar Holub": I, "Dagmar": I, "Holub": I, "Li Wei": C, "Wei": C, "Sam": O}


def hidden(text: str, *told: tuple[str, Speaker]) -> str:
    """A turn as graders read it, where these names were told."""
    return mask(text, named(talk("Go on."), told)).text


def introduced(*texts: str) -> list[str]:
    """The names a transcript gives away itself."""
    return list(named(talk(*texts)))


# --- names as they were told


def test_names_are_hidden_in_every_turn_and_in_what_was_drawn() -> None:
    turn = Turn(number=1, speaker=I, text="I'm Dagmar Holub.", sketch="Dagmar -> shop")
    other = Turn(number=2, speaker=C, text="Thanks Dagmar, says Wei.")
    read = masked(Transcript(turns=(turn, other)), NAMES)
    assert [t.text for t in read.turns] == ["I'm [interviewer].", "Thanks [interviewer], says [candidate]."]
    assert read.turns[0].sketch == "[interviewer] -> shop"
    assert [(t.number, t.speaker) for t in read.turns] == [(1, I), (2, C)]


def test_a_name_stands_for_the_role_that_has_it() -> None:
    assert hidden("Ana, Bo and Cy.", ("Ana", I), ("Bo", C), ("Cy", O)) == "[interviewer], [candidate] and [other]."


def test_parts_of_a_name_are_names() -> None:
    told = ("Dagmar Anna Holub", I)
    assert hidden("Dagmar. Ms Holub. Anna. Dagmar  Anna Holub", told).count("[interviewer]") == 6
    assert hidden("Holub, Dagmar", ("Holub, Dagmar", I)) == "[interviewer]"
    assert hidden("Dagmar's idea, Dagmar-like", told) == "[interviewer]'s idea, [interviewer]-like"


def test_a_name_inside_a_word_is_no_name() -> None:
    assert hidden("Anagram, Banana, ana, SAMPLE", ("Ana", I), ("Sam", C)) == "Anagram, Banana, ana, SAMPLE"


@pytest.mark.parametrize("label", ["DAGMAR HOLUB", "dagmar holub", "Dagmar Holub"])
def test_a_label_in_large_or_small_letters_hides_the_name_as_people_write_it(label: str) -> None:
    assert hidden("Thanks Dagmar. Ms Holub?", (label, I)) == "Thanks [interviewer]. Ms [interviewer]?"


def test_what_stands_beside_a_name_in_brackets_is_not_part_of_it() -> None:
    assert hidden("Stripe's shops ask Dana.", ("Dana (PM, Stripe)", C)) == "Stripe's shops ask [candidate]."


@pytest.mark.parametrize(
    "label", ["Interviewer", "Interviewer 2", "Candidate", "PM", "Product Manager", "Q", "USER", "Host"]
)
def test_a_label_that_is_a_role_hides_nothing(label: str) -> None:
    said = "A PM, a Product Manager, says the User is a Host. Interviewer 2 asked. Q is Q."
    assert hidden(said, (label, C)) == said


def test_particles_of_a_name_are_left_alone() -> None:
    assert hidden("The end of the de facto van", ("Vincent van der Berg", I), ("Ana de la Cruz", C)) == (
        "The end of the de facto van"
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("other", ["NFC", "NFD"])
def test_a_name_is_the_same_however_its_accents_are_coded(form: str, other: str) -> None:
    said = unicodedata.normalize(form, "Thanks José, and Émile")
    read = hidden(said, (unicodedata.normalize(other, "José"), I), (unicodedata.normalize(other, "Émile"), C))
    assert read == "Thanks [interviewer], and [candidate]"


def test_names_of_any_script_are_hidden() -> None:
    assert hidden("Łukasz, Шура, 田中", ("Łukasz", I), ("Шура", I), ("田中", I)) == ", ".join(["[interviewer]"] * 3)


def test_without_names_nothing_is_changed() -> None:
    read = mask("I'm sure of it.", {})
    assert (read.text, read.pieces, read.restored("sure of it")) == ("I'm sure of it.", (), "sure of it")


# --- names that are words


@pytest.mark.parametrize("name", ["Will", "Mark", "May", "Grace"])
def test_a_name_that_is_a_word_is_hidden_where_it_calls_somebody(name: str) -> None:
    for said in (f"Thanks {name}.", f"Hi, {name}!", f"Tell me, {name}, why?", f"Well, {name}.", f"I'm {name}, a PM."):
        assert hidden(said, (name, I)) == said.replace(name, "[interviewer]")
    for said in (f"{name}, what now?", f"Right. {name}, what now?", f"{'So it goes. ' * 9}{name}, what now?"):
        assert hidden(said, (name, I)) == said.replace(name, "[interviewer]")


def test_a_name_that_is_a_word_is_left_where_it_is_one() -> None:
    said = "Will it hold? May we go back to Grace periods? Mark it. In May it will. The Mark is high."
    assert hidden(said, *((n, I) for n in ("Will", "Mark", "May", "Grace"))) == said


def test_a_surname_that_is_a_small_word_does_not_eat_it() -> None:
    said = "He would wait. So, I think, You decide. Go on. No, not An hour."
    assert hidden(said, ("Wei He", C), ("Min So", I), ("You Go", I), ("No An", I)) == said
    assert hidden("Thanks Wei He.", ("Wei He", C)) == "Thanks [candidate]."


def test_a_technology_of_that_name_is_left_alone() -> None:
    said = "Kafka would do, or Swift, or Ruby on a Spark."
    assert hidden(said, ("Ruby Swift", C), ("Max Kafka", I), ("Jo Spark", I)) == said


# --- names people give


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Hi, I'm Dana, I run payments.", ["Dana"]),
        ("My name is Dana Whitfield.", ["Dana Whitfield", "Dana", "Whitfield"]),
        ("my name's Dana.", ["Dana"]),
        ("Hello, this is Dana.", ["Dana"]),
        ("Hi there, this is Dana.", ["Dana"]),
        ("I’m Dr. Patel.", ["Patel"]),
        ("I am Łukasz, hello.", ["Łukasz"]),
        ("I'm Anne-Marie O'Neill.", ["Anne-Marie O'Neill", "Anne-Marie", "O'Neill"]),
        ("Hi I'm Dana I'm from payments and I'm hungry", ["Dana"]),
        ("I'm going to say it: I'm Dana.", ["Dana"]),
        ("I'm Dana's manager.", ["Dana"]),
        ("I'm Will, hello.", ["Will"]),
    ],
)
def test_people_are_taken_at_their_word_when_they_introduce_themselves(said: str, names: list[str]) -> None:
    assert introduced(said, "Will you go on? I will.") == names


@pytest.mark.parametrize(
    "said",
    [
        "I'm Assuming it is given. I'm Not sure. I'm Going there.",
        "I am Really glad. I'm So happy. I'm Just here.",
        "That is who I am. Assuming it holds, I go on.",
        "I'm a PM. I'm Senior PM at a bank. I'm VP. I am Head of Product.",
        "This is Kafka. So this is Twitter, and this is Great.",
        "I'm I'll I'm",
        "I'm Leaning to it, and leaning is fine.",
        "I'm glad. I'm 30. I'm",
        "Ich bin Müde. Je suis Prêt. Hi, I'm von hier.",
    ],
)
def test_a_capital_after_i_am_is_not_yet_a_name(said: str) -> None:
    assert introduced("Go on.", said) == []


def test_introductions_are_heard_at_the_beginning_only() -> None:
    assert introduced("Go on.", "Yes.", "Go on.", "Yes.", "I'm Dana.", "And I'm Bo.") == []


def test_whoever_introduces_a_name_has_its_role() -> None:
    assert named(talk("I'm Dana.", "And I'm Bo.")) == {"Dana": I, "Bo": C}


def test_a_name_that_was_told_keeps_the_role_it_was_told_with() -> None:
    assert named(talk("I'm Dana."), [("Dana", O)]) == {"Dana": O}


# --- and back


@pytest.mark.parametrize(
    ("quote", "original"),
    [
        ("Thanks [interviewer], says [candidate].", "Thanks Dagmar Holub, says Wei."),
        ("says [candidate]", "says Wei"),
        ("Thanks [interviewer", "Thanks Dagmar Holub"),
        ("interviewer], says", "Dagmar Holub, says"),
        ("says", "says"),
        (", says ", ", says "),
        ("nowhere to be found", "nowhere to be found"),
    ],
)
def test_a_quote_is_restored_with_the_names_inside(quote: str, original: str) -> None:
    assert mask("Thanks Dagmar Holub, says Wei.", NAMES).restored(quote) == original


spoken = st.lists(
    st.sampled_from([*NAMES, "thanks", "the", "shop", "waits", "I'm", "500", "not", ".", ",", "…", "[candidate]"]),
    min_size=1,
    max_size=25,
).map(" ".join)


@UNHURRIED
@given(spoken)
def test_the_whole_of_a_text_comes_back_as_it_was(text: str) -> None:
    read = mask(text, NAMES)
    assert read.restored(read.text) == text
    assert not any(name in read.text for name in NAMES)


@UNHURRIED
@given(spoken)
def test_nothing_but_names_is_changed(text: str) -> None:
    read = mask(text, NAMES)
    rest, was = read.text, text
    for begin, end, was_begin, was_end in reversed(read.pieces):
        assert text[was_begin:was_end] in NAMES
        rest, was = rest[:begin] + rest[end:], was[:was_begin] + was[was_end:]
    assert rest == was


@UNHURRIED
@given(spoken, st.data())
def test_any_quote_found_in_what_graders_read_comes_back_as_a_piece_of_what_was_said(
    text: str, data: st.DataObject
) -> None:
    read = mask(text, NAMES)
    words = keys(read.text)
    if len(words) < 3:
        return
    first = data.draw(st.integers(0, len(words) - 3))
    last = data.draw(st.integers(first + 2, len(words) - 1))
    found = find(read.text[words[first].start : words[last].end], read.text)
    assert found is not None
    restored = read.restored(found)
    assert restored in text
    assert mask(restored, NAMES).text.strip("[]") == found.strip("[]")
