"""Disturbances of the page: how a recogniser, a captioner or an editor writes down the same words.

Every word stays; what changes is around them.
"""

import random
import re
from collections.abc import Callable

from interviewer.consistency.disturbances.places import continued, gaps, is_solid, put, reworded, some
from interviewer.record.transcript import Transcript
from interviewer.signals.text import words

_COMMA = re.compile(r"([\w'’-]+), ([\w'’-]+)")
_STOP = re.compile(r"([\w'’-]+)\. (?=([\w'’-]+))")
_STARTS = re.compile(r"(?:^|(?<=[.!?…] )|(?<=\n))[A-Z](?=[a-z'’]|\s)")
_WORDS_A_SECOND = 2.4
_DASHES = ("- ", ">> ", "– ", "— ", ">>")
_STAMPS = ("[{h:02}:{m:02}:{s:02}]", "({h:02}:{m:02}:{s:02})", "[{m:02}:{s:02}]")


def casing(transcript: Transcript, chance: random.Random) -> Transcript:
    """Everything in small letters, or only the beginnings of sentences."""
    if chance.random() < 0.5:
        return reworded(transcript, str.lower)
    return reworded(transcript, lambda text: _STARTS.sub(lambda m: m.group().lower(), text))


def punctuation(transcript: Transcript, chance: random.Random) -> Transcript:
    """Other quotation marks and dashes, and one or two habits with commas and stops, throughout."""
    habits: list[Callable[[str, random.Random], str]] = [_dashed, _semicolons, _fewer_commas, _run_on]
    chosen = [_marks(transcript, chance), *chance.sample(habits, 2)]

    def written(text: str) -> str:
        for habit in chosen:
            text = habit(text, chance)
        return text

    return reworded(transcript, written)


def white_space(transcript: Transcript, chance: random.Random) -> Transcript:
    """Line breaks in the middle, double spaces, tabs and spaces that do not break."""

    def spaced(text: str) -> str:
        places = [m.start() for m in re.finditer(r"(?<=\S) (?=\S)", text)]
        letters = list(text)
        for at in some(chance, places, 0.12):
            letters[at] = chance.choice(("\n", "\n", "  ", "   ", "\t", "\u00a0", "\u00a0"))
        return "".join(letters)

    return reworded(transcript, spaced)


def timestamps(transcript: Transcript, chance: random.Random) -> Transcript:
    """Times as transcribers leave them inside the text, running on through the interview."""
    form = chance.choice(_STAMPS)
    spoken = chance.randint(4, 90) * _WORDS_A_SECOND

    def stamped(text: str) -> str:
        nonlocal spoken
        places = sorted({0, *some(chance, gaps(text), 0.3)} if chance.random() < 0.6 else some(chance, gaps(text), 0.4))
        times = {at: _time(form, spoken + len(words(text[:at]))) for at in places}
        spoken += len(words(text)) + 4
        return put(text, times)

    return reworded(transcript, stamped)


def label_style(transcript: Transcript, chance: random.Random) -> Transcript:
    """Every turn begins as a captioner's does, with a dash or `>>`."""
    dash = chance.choice(_DASHES)
    return reworded(transcript, lambda text: f"{dash}{text}")


def _time(form: str, spoken: float) -> str:
    seconds = int(spoken / _WORDS_A_SECOND)
    return form.format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60)


def _marks(transcript: Transcript, chance: random.Random) -> Callable[[str, random.Random], str]:
    """Straight for curly quotation marks, or curly for straight, after what there is more of; and a dash of its own."""
    said = "".join(turn.text for turn in transcript.turns)
    curly = sum(map(said.count, "“”’‘"))
    straight = sum(map(said.count, "\"'"))
    dash = chance.choice((" - ", " -- ", "—"))
    return lambda text, _: re.sub(r"(?<!\d) ?[–—] ?(?!\d)", dash, _straight(text) if curly > straight else _curly(text))


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _curly(text: str) -> str:
    text = re.sub(r'(^|(?<=[\s(\[–—-]))"', "“", text).replace('"', "”")
    return re.sub(r"(^|(?<=[\s(\[“]))'", "‘", text).replace("'", "’")


def _fewer_commas(text: str, chance: random.Random) -> str:
    return _commas(text, " ", 0.5, chance)


def _dashed(text: str, chance: random.Random) -> str:
    return _commas(text, chance.choice((" - ", " — ", " – ")), 0.3, chance)


def _semicolons(text: str, chance: random.Random) -> str:
    """Semicolons become commas, and some stops semicolons."""
    return _stops(text.replace("; ", ", "), "; ", 0.35, chance)


def _run_on(text: str, chance: random.Random) -> str:
    return _stops(text, ", ", 0.4, chance)


def _commas(text: str, instead: str, share: float, chance: random.Random) -> str:
    """Some commas replaced, but none beside a number, a negation, or a word that may be a name."""

    def change(match: re.Match[str]) -> str:
        before, behind = match.groups()
        solid = is_solid(before) or is_solid(behind) or behind[0].isupper() or before[0].isupper()
        return match.group() if solid or chance.random() > share else f"{before}{instead}{behind}"

    return _COMMA.sub(change, text)


def _stops(text: str, instead: str, share: float, chance: random.Random) -> str:
    """Some stops replaced, where the next word can go on in small letters, and neither is a number or negation."""
    out = []
    done = 0
    for match in _STOP.finditer(text):
        before, behind = match.groups()
        rest = continued(text[match.end() :])
        if rest is None or is_solid(before) or is_solid(behind) or chance.random() > share:
            continue
        out += [text[done : match.end(1)], instead, rest[0]]
        done = match.end() + 1
    return "".join([*out, text[done:]])
