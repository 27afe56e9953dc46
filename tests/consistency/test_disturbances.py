"""Disturbances change the form of a transcript, and nothing a grade may depend on."""

import random
import re
from functools import cache

import pytest

from interviewer.consistency import disturbances
from interviewer.consistency.disturbances import phrases, places, words
from interviewer.content.library import shipped_root
from interviewer.record.importing.reader import parse
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.signals.cues import heard

FOLDER = shipped_root() / "evals" / "transcripts"
IDS = sorted(each.name.removesuffix(".md") for each in FOLDER.iterdir() if each.name.endswith(".md"))
HANDFUL = IDS[:: max(1, len(IDS) // 6)]
BY_CODE = [n for n in disturbances.names() if n not in (disturbances.ORDER, disturbances.PARAPHRASE)]
STAMP = re.compile(r"[\[(](?:\d\d:)?\d\d:\d\d[\])] ?")
NUMBER = re.compile(rf"(?<![\w'-]){places.NUMBER}(?![\w'])|\d[\d.,:]*", re.IGNORECASE)
NEGATION = re.compile(rf"\b{places.NEGATION}\b", re.IGNORECASE)


@cache
def shipped(id: str) -> Transcript:
    return parse((FOLDER / f"{id}.md").read_text(encoding="utf-8").strip().encode(), id).transcript


def talk(*texts: str) -> Transcript:
    """The interviewer and the candidate in turn."""
    speakers = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    return Transcript(turns=tuple(Turn(number=n + 1, speaker=speakers[n % 2], text=t) for n, t in enumerate(texts)))


@cache
def counted(pattern: re.Pattern[str], text: str) -> list[str]:
    plain = STAMP.sub("", text).replace("’", "'").casefold()
    return [match.group().rstrip(".,;:!?") for match in pattern.finditer(plain)]


def own(transcript: Transcript) -> list[str]:
    return [turn.text for turn in transcript.of(Speaker.CANDIDATE)]


@cache
def together(name: str, id: str, seed: int = 1) -> tuple[Transcript, Transcript]:
    clean = shipped(id)
    return clean, disturbances.disturbed(name, clean, seed) or clean


@pytest.mark.parametrize("name", BY_CODE)
def test_turns_and_speakers_stay(name: str):
    for id in HANDFUL:
        clean, other = together(name, id)
        assert [(t.number, t.speaker, t.sketch) for t in other.turns] == [
            (t.number, t.speaker, t.sketch) for t in clean.turns
        ]


@pytest.mark.parametrize("name", BY_CODE)
@pytest.mark.parametrize("seed", [1, 2])
def test_numbers_and_negations_stay_in_their_order(name: str, seed: int):
    for id in IDS if seed == 1 else HANDFUL:
        clean, other = together(name, id, seed)
        for was, now in zip(own(clean), own(other), strict=True):
            assert counted(NUMBER, now) == counted(NUMBER, was), id
            assert counted(NEGATION, now) == counted(NEGATION, was), id


@pytest.mark.parametrize("name", sorted(set(BY_CODE) - {"spelling"}))
def test_something_is_changed_in_every_transcript(name: str):
    for id in IDS:
        clean, other = together(name, id)
        assert other != clean, id


@pytest.mark.parametrize("name", BY_CODE)
def test_the_same_seed_gives_the_same_words(name: str):
    for id in HANDFUL[:3]:
        assert disturbances.disturbed(name, shipped(id), 7) == disturbances.disturbed(name, shipped(id), 7)


@pytest.mark.parametrize("name", sorted(set(BY_CODE) - {"spelling"}))
def test_another_seed_gives_other_words(name: str):
    found = {disturbances.disturbed(name, shipped(IDS[0]), seed).model_dump_json() for seed in range(6)}
    assert len(found) > 1


@pytest.mark.parametrize("name", ["fillers", "padding", "apologies", "small-talk", "names", "transcriber-notes"])
def test_what_is_added_takes_no_word_away(name: str):
    for id in HANDFUL:
        clean, other = together(name, id)
        for was, now in zip(clean.turns, other.turns, strict=True):
            kept = iter(re.findall(r"\w+", now.text.casefold()))
            assert all(word in kept for word in re.findall(r"\w+", was.text.casefold())), was.text


@pytest.mark.parametrize("name", ["fillers", "non-native", "padding", "apologies"])
def test_the_interviewer_is_let_be(name: str):
    for id in HANDFUL:
        clean, other = together(name, id)
        assert other.of(Speaker.INTERVIEWER) == clean.of(Speaker.INTERVIEWER)


@pytest.mark.parametrize("name", ["casing", "white-space", "label-style", "punctuation", "timestamps"])
def test_the_page_changes_and_no_word(name: str):
    for id in HANDFUL:
        clean, other = together(name, id)
        for was, now in zip(clean.turns, other.turns, strict=True):
            assert counted(re.compile(r"[^\W_]+"), now.text) == counted(re.compile(r"[^\W_]+"), was.text)


SAID_BY_CANDIDATE = [
    *phrases.FILLERS,
    *phrases.INNER,
    *phrases.APOLOGIES,
    *phrases.PADDING,
    *(answer for _, answer in phrases.CHAT),
]


@pytest.mark.parametrize("text", [*SAID_BY_CANDIDATE, *phrases.NOTES, *phrases.CALLS, *phrases.FAREWELLS])
def test_what_is_added_holds_no_cue(text: str):
    assert not heard(text)


@pytest.mark.parametrize("text", SAID_BY_CANDIDATE)
def test_what_a_candidate_adds_holds_no_number_and_no_negation(text: str):
    assert not counted(NUMBER, text)
    assert not counted(NEGATION, text)


def test_padding_adds_no_cue_to_any_turn():
    for id in HANDFUL[:3]:
        clean, other = together("padding", id)
        assert [heard(text) for text in own(other)] == [heard(text) for text in own(clean)]


@pytest.mark.parametrize("name", ["padding", "apologies", "transcriber-notes"])
def test_a_sentence_that_points_back_stays_beside_what_it_points_at(name: str):
    said = talk("Go on.", "We wait. That costs a day. Nurses call. It helps.")
    for seed in range(20):
        other = disturbances.disturbed(name, said, seed)
        assert other
        assert "We wait. That costs a day. " in other.turns[1].text
        assert "Nurses call. It helps." in other.turns[1].text


def test_padding_is_more_than_a_little():
    clean, other = together("padding", IDS[0])
    added = sum(len(text.split()) for text in own(other)) - sum(len(text.split()) for text in own(clean))
    assert added > 100


def test_nobody_is_called_by_a_name_that_is_in_the_transcript():
    said = talk("Design it.", " ".join(name for name in phrases.NAMES if name != "Priya"), "And then?", "Yes.")
    other = disturbances.disturbed("names", said, 1)
    assert other
    assert "Priya" in other.turns[2].text


def test_the_name_is_in_two_or_three_turns_of_the_interviewers():
    for id in HANDFUL:
        clean, other = together("names", id)
        changed = [now for was, now in zip(clean.turns, other.turns, strict=True) if was != now]
        assert len(changed) in (2, 3)
        assert {turn.speaker for turn in changed} == {Speaker.INTERVIEWER}


def test_times_run_on():
    _, other = together("timestamps", IDS[0])
    stamps = [m.group().strip("[]() ") for turn in other.turns for m in STAMP.finditer(turn.text)]
    assert len(stamps) > 10
    assert stamps == sorted(stamps)


def test_spelling_goes_either_way():
    british = talk("Go on.", "My favourite colour is grey, I realise, in the centre.")
    american = talk("Go on.", "My favorite color is gray, I realize, in the center.")
    assert disturbances.disturbed("spelling", british, 1) == american
    assert disturbances.disturbed("spelling", american, 1) == british


def test_spelling_has_nothing_to_do_where_no_word_is_spelt_two_ways():
    assert disturbances.disturbed("spelling", talk("Go on.", "A nurse waits."), 1) is None


def test_a_spelling_that_is_another_word_is_not_made_british():
    assert (
        disturbances.disturbed("spelling", talk("Go on.", "I check the tire and tell a story while it is tired."), 1)
        is None
    )


def test_the_greeting_comes_before_the_small_talk():
    other = disturbances.disturbed("small-talk", talk("Good morning. Design it.", "Sure.", "Goodbye."), 1)
    assert other
    assert re.match(r"Good morning\. .+ Design it\.$", other.turns[0].text)
    assert other.turns[2].text.startswith("Goodbye. ")


def test_a_second_language_keeps_articles_that_count():
    said = talk("Go on.", "A hundred a month, a few, a third, the first, a no. " * 20)
    assert disturbances.disturbed("non-native", said, 1) is None


def test_an_i_had_is_not_made_an_i_would():
    said = talk("Go on.", "I'd said it, I'd got it, I'd been there. " * 10)
    assert disturbances.disturbed("non-native", said, 1) is None


def test_no_slip_sounds_like_a_number_or_a_negation():
    chance = random.Random(1)
    said = talk("Go on.", "To two too no know not knot one won for four eight ate week weak. " * 20)
    other = words.homophones(said, chance)
    assert counted(NUMBER, own(other)[0]) == counted(NUMBER, own(said)[0])
    assert counted(NEGATION, own(other)[0]) == counted(NEGATION, own(said)[0])


def test_a_paraphrase_is_given_back_as_it_was_written():
    said, other = talk("Go on.", "Yes."), talk("Do go on.", "Certainly.")
    assert disturbances.disturbed(disturbances.PARAPHRASE, said, 1, other) is other
    assert disturbances.disturbed(disturbances.PARAPHRASE, said, 1) is None


def test_the_order_of_dimensions_is_not_the_transcripts():
    assert disturbances.ORDER in disturbances.names()
    assert disturbances.disturbed(disturbances.ORDER, talk("Go on.", "Yes."), 1) is None


@pytest.mark.parametrize("name", BY_CODE)
def test_a_transcript_of_one_word_is_stood(name: str):
    for said in (talk("Yes."), talk("Go", "Yes"), talk("", "…"), Transcript()):
        disturbances.disturbed(name, said, 1)
