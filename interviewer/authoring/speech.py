"""Whether a line can be said aloud: its length, its signs, its figures, and letters that nobody pronounces."""

import re
from collections.abc import Iterable, Iterator

from interviewer.authoring.finding import Check, Fault, shown
from interviewer.authoring.spoken import Part, Spoken
from interviewer.signals.text import sentences, words

LONGEST_SENTENCE = 35
"""Words somebody can say in one breath and another can keep in mind."""
MOST_PAUSES = {Part.PROBE: 4, Part.FOLLOW_UP: 4, Part.LINE: 4}
"""Commas and semicolons of a sentence that asks; elsewhere a list may be longer."""
MOST_PAUSES_IN_A_LIST = 6
_SLOT = re.compile(r"\{(?:quote|technology)\}")
_SIGNS = {
    "brackets": re.compile(r"[()\[\]{}<>]"),
    "a slash": re.compile(r"[/\\]"),
    "markdown": re.compile(r"[*_`#~]|^\s*(?:[-•>]|\d+[.)])\s"),
    "a sign nobody says": re.compile(r"[&@=+^|$€£§©™]|(?<!\d)%"),
}
_ABBREVIATED = re.compile(
    r"\b(?:approx|resp|incl|excl|avg|dept)\.(?=[\s,])|\b(?:etc|vs)\b|\b(?:e\.g|i\.e|a\.m|p\.m)\b|\bno\.(?= ?\d)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_SAID_AS_LETTERS = frozenset(
    re.findall(
        r"\w+",
        "AI API ATM BBC CEO CFO CTO COO CV DVD EU FAQ GP GPS HR ID IDs IT MP OK PC PDF PIN PM PMs QR SMS TV TVs UK US "
        "USA VAT VIP",
    )
)
_FIGURES = {
    re.compile(
        r"(?<![\w.,:-])(?:\d|1[0-2])(?![\w.,:%-]|[ -](?:thousand|million|billion))(?!\.\d)"
    ): "write it as a word",
    re.compile(r"\b\d+(?:[.,]\d+)?[a-z]+\b|\b[a-z]+\d+\b", re.IGNORECASE): "say it in words",
    re.compile(r"\b\d{1,2}:\d{2}\b|\b\d+[-–]\d+\b"): "say it in words, as one would",
    re.compile(r"(?<![\d,])\d{5,}(?![\d,])"): "round it and say thousand or million",
    re.compile(
        r"\b\d{1,3},\d{3},(?!000)\d{3}\b|(?<!,)\b\d{2,3},(?!\d00)\d{3}\b(?!,)"
    ): "round it; nobody says so many figures",
}
_NESTED = re.compile(r", (?:which|who|whose|whom|where|although|whereas|because|unless)\b", re.IGNORECASE)


def speech(lines: Iterable[Spoken]) -> list[Fault]:
    """What in spoken lines cannot be spoken, or not be followed."""
    return [fault for line in lines for fault in (*_signs(line), *_sentences(line))]


def _signs(line: Spoken) -> Iterator[Fault]:
    text = _SLOT.sub("it", line.text)
    if text.count("?") > 1:
        yield _fault(line, f"has {text.count('?')} question marks", "ask one thing")
    for name, sign in _SIGNS.items():
        if found := sign.search(text):
            yield _fault(line, f"holds {name} ({shown(found.group().strip())})", "write what is said")
    if found := _ABBREVIATED.search(text):
        yield _fault(line, f"holds an abbreviation ({shown(found.group())})", "write it out")
    for acronym in dict.fromkeys(_ACRONYM.findall(text)):
        if acronym not in _SAID_AS_LETTERS:
            yield _fault(line, f"holds {shown(acronym)}, which not everybody in the room knows", "say it in words")
    for figure, remedy in _FIGURES.items():
        if found := figure.search(text):
            yield _fault(line, f"holds the figure {shown(found.group())}", remedy)


def _sentences(line: Spoken) -> Iterator[Fault]:
    most = MOST_PAUSES.get(line.part, MOST_PAUSES_IN_A_LIST)
    for span in sentences(line.text):
        length = len(words(span.text))
        pauses = sum(span.text.count(sign) for sign in ",;")
        if length > LONGEST_SENTENCE:
            yield _fault(line, f"has a sentence of {length} words", f"keep each to {LONGEST_SENTENCE}")
        if pauses > most:
            yield _fault(line, f"stops {pauses} times in one sentence ({shown(span.text)})", "make two of it")
        elif len(_NESTED.findall(span.text)) > 1:
            yield _fault(line, f"puts a clause into a clause ({shown(span.text)})", "make two sentences of it")
        if span.text.count(";") > 1:
            yield _fault(line, "has two semicolons in a sentence", "make sentences of it")


def _fault(line: Spoken, wrong: str, remedy: str) -> Fault:
    return Fault(Check.SPEECH, line.place, wrong, remedy)
