"""Disturbances of speech: what a nervous, chatty or long-winded speaker adds, and what a transcriber notes of it.

Everything is put beside the words that are there; none is taken away.
"""

import random
import re

from interviewer.consistency.disturbances import phrases
from interviewer.consistency.disturbances.places import continued, drawn, gaps, is_open, put, reworded, some
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.signals.text import sentences, words

_STUTTER = re.compile(r"(?<![\w'’,])(I|we|the|so|and|but|she|he|it['’]s)(?= [a-z])")
_COMMA = re.compile(r"(?<![\d\s]),(?= [a-zI])")
_GREETING = re.compile(r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|morning|afternoon)\b", re.IGNORECASE)
_QUESTION = re.compile(r"(?<=[a-z])(?:, (?:then|though))?\?$")

_POINTS_BACK = re.compile(r"(?:That|This|It|They|He|She|Those|These|Which|Because)\b")
"""How a sentence begins that needs the one before it: nothing is put between them where there is another place."""


def fillers(transcript: Transcript, chance: random.Random) -> Transcript:
    """Um, uh, you know; and now and then a small word said twice."""

    def hesitant(text: str) -> str:
        out = []
        done = 0
        for sentence in sentences(text):
            out += [text[done : sentence.start], _hesitant(text, sentence.start, sentence.end, chance)]
            done = sentence.end
        return "".join([*out, text[done:]])

    return reworded(transcript, hesitant, Speaker.CANDIDATE)


def apologies(transcript: Transcript, chance: random.Random) -> Transcript:
    """A nervous remark in some of the candidate's turns."""
    own = [turn.number for turn in transcript.of(Speaker.CANDIDATE)]
    chosen = some(chance, own, 0.4, least=2)
    remarks = drawn(chance, phrases.APOLOGIES, len(chosen))
    return _put_into(transcript, {at: [remark] for at, remark in zip(chosen, remarks, strict=True)}, chance, start=True)


def padding(transcript: Transcript, chance: random.Random) -> Transcript:
    """Three or four smooth, empty sentences in some of the candidate's turns, no sentence twice until all were used."""
    own = [turn.number for turn in transcript.of(Speaker.CANDIDATE)]
    counts = {at: chance.choice((3, 4)) for at in some(chance, own, 0.35, least=2)}
    every = iter(drawn(chance, phrases.PADDING, sum(counts.values())))
    return _put_into(transcript, {at: [next(every) for _ in range(n)] for at, n in counts.items()}, chance)


def notes(transcript: Transcript, chance: random.Random) -> Transcript:
    """A transcriber's remarks between sentences."""
    everywhere = [turn.number for turn in transcript.turns if gaps(turn.text)]
    chosen = some(chance, everywhere, 0.5, least=2)
    remarks = drawn(chance, phrases.NOTES, len(chosen))
    return _put_into(transcript, {at: [note] for at, note in zip(chosen, remarks, strict=True)}, chance, inside=True)


def names(transcript: Transcript, chance: random.Random) -> Transcript:
    """The interviewer calls the candidate by a first name, in two or three turns; one nobody in it has."""
    there = {word.casefold() for turn in transcript.turns for word in words(turn.text)}
    name = chance.choice([each for each in phrases.NAMES if each.casefold() not in there])
    heard = [turn.number for turn in transcript.of(Speaker.INTERVIEWER) if turn.number > 1]
    chosen = sorted(chance.sample(heard, min(len(heard), chance.choice((2, 3)))))
    calls = dict(zip(chosen, drawn(chance, phrases.CALLS, len(chosen)), strict=True))

    def called(turn: Turn) -> str:
        if (call := calls.get(turn.number)) is None:
            return turn.text
        if _QUESTION.search(turn.text) and chance.random() < 0.6:
            return f"{turn.text[:-1]}, {name}?"
        return f"{call.format(name)} {turn.text}"

    return _retold(transcript, {turn.number: called(turn) for turn in transcript.turns})


def small_talk(transcript: Transcript, chance: random.Random) -> Transcript:
    """A word about the way here before the question, and one after the goodbye, in the turns that are there."""
    texts = {turn.number: turn.text for turn in transcript.turns}
    asked, answered = chance.choice(phrases.CHAT)
    match transcript.turns[:2]:
        case (Turn(speaker=Speaker.INTERVIEWER) as first, Turn(speaker=Speaker.CANDIDATE) as second):
            if _GREETING.match(first.text) and (behind := gaps(first.text)):
                texts[first.number] = put(first.text, {behind[0]: asked})
            else:
                texts[first.number] = f"Hello. {asked} {first.text}"
            texts[second.number] = f"{answered} {second.text}"
    if len(texts) > 2 and (last := transcript.turns[-1]).speaker is Speaker.INTERVIEWER:
        texts[last.number] = f"{last.text} {chance.choice(phrases.FAREWELLS)}"
    return _retold(transcript, texts)


def _hesitant(text: str, start: int, end: int, chance: random.Random) -> str:
    """The sentence text[start:end], with at most one filler at its beginning and one inside."""
    sentence = text[start:end]
    if not is_open(text, start):
        return sentence
    commas = [m.end() for m in _COMMA.finditer(sentence) if is_open(text, start + m.end())]
    if commas and chance.random() < 0.3:
        at = chance.choice(commas)
        sentence = f"{sentence[:at]} {chance.choice(phrases.INNER)},{sentence[at:]}"
    else:
        small = [m for m in _STUTTER.finditer(sentence) if is_open(text, start + m.end())]
        if small and chance.random() < 0.15:
            word = chance.choice(small)
            again = word.group() if word.start() or word.group().startswith("I") else word.group().lower()
            sentence = f"{sentence[: word.end()]}, {again}{sentence[word.end() :]}"
    rest = continued(sentence)
    if rest and chance.random() < 0.3:
        filler = chance.choice(phrases.FILLERS)
        sentence = f"{filler[0].upper()}{filler[1:]}, {rest}"
    return sentence


def _put_into(
    transcript: Transcript,
    pieces: dict[int, list[str]],
    chance: random.Random,
    *,
    start: bool = False,
    inside: bool = False,
) -> Transcript:
    """Pieces put into turns, by number, each between two sentences or at the end.

    `start`: or at the beginning. `inside`: never at the end.
    """
    texts = {}
    for turn in transcript.turns:
        if turn.number not in pieces:
            continue
        between = [at for at in gaps(turn.text) if not _POINTS_BACK.match(turn.text, at)] or gaps(turn.text)
        places = [*([0] if start else []), *between, *([] if inside else [len(turn.text)])]
        put_in: dict[int, str] = {}
        for piece in pieces[turn.number]:
            at = chance.choice(places)
            put_in[at] = f"{put_in[at]} {piece}" if at in put_in else piece
        texts[turn.number] = put(turn.text, put_in)
    return _retold(transcript, texts)


def _retold(transcript: Transcript, texts: dict[int, str]) -> Transcript:
    turns = (turn.model_copy(update={"text": texts.get(turn.number, turn.text)}) for turn in transcript.turns)
    return Transcript(turns=tuple(turns))
