"""Text as sentences, clauses and words. Every piece keeps its place, so that a quote is always verbatim."""

import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|Mr|Ms|Mrs|Dr|St|a\.m|p\.m)\.\Z", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n\s*\n|\n(?!\s*(?:[a-z]|I\b))")
_WORD = re.compile(r"[\w$€£%]+(?:['’.,:/-][\w%]+)*")
_CLAUSE = re.compile(
    r"\s*(?:[,;:](?!\d)|[–—]|\s-\s|\b(?:because|since|so that|which|although|unless|whereas|but)\b)\s*"
)
_LEAD_IN = re.compile(
    r"^(?:(?:so|and|hm+|mm+|ah|oh|well|okay|ok|right|yeah|yes|no(?=,)|um+|uh+|er+|like|then|also|plus|now|but|actually|basically|honestly"
    r"|i think|i guess|i mean|i suppose|you know|sort of|first of all|for me|to be honest)(?![\w'’/-])[\s,]*)+",
    re.IGNORECASE,
)


_UNFINISHED = re.compile(
    r"(?:\s+(?:a|an|the|this|that|in|of|to|for|than|less|more|worth|at|on|with|and|or|is|are|be|by|from|as|first|last|my|"
    r"our|their|your|its|it|can|will|would|should|not|very|so|if|when|who|which|every|each|one|two|no|any|some|only|come))+$",
    re.IGNORECASE,
)
"""Words nobody would end on who reads a sentence back."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: text[start:end]."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Span]:
    """The sentences of a text, trimmed, in order; a line break ends one too, unless the next line goes on in small letters."""
    found: list[Span] = []
    start = 0
    for mark in _END.finditer(text):
        if _ABBREVIATION.search(text[start : mark.end()]):
            continue
        _keep(found, text, start, mark.end())
        start = mark.end()
    _keep(found, text, start, len(text))
    return found


def clauses(sentence: str) -> list[Span]:
    """The clauses of a sentence, cut at commas, dashes and joining words; each verbatim."""
    found: list[Span] = []
    start = 0
    for cut in re.finditer(r"[,;:–—]\s+|\s(?=(?:and|but|because|so|since)\s)", sentence):
        _keep(found, sentence, start, cut.start())
        start = cut.end()
    _keep(found, sentence, start, len(sentence))
    return found


def words(text: str) -> list[str]:
    """The words of a text; numbers with their separators count as one."""
    return _WORD.findall(text)


def speakable(sentence: str, longest: int = 14) -> str:
    """The part of a sentence one would read back to its speaker: verbatim, at most `longest` words.

    Lead-ins ("so, I think ...") go; a long sentence is cut at its first clause that says enough.
    """
    lead = _LEAD_IN.match(sentence)
    rest = sentence[lead.end() :] if lead and lead.end() < len(sentence) else sentence
    if len(words(rest)) > longest:
        for cut in _CLAUSE.finditer(rest):
            if 4 <= len(words(rest[: cut.start()])) <= longest:
                rest = rest[: cut.start()]
                break
        else:
            ends = [match.end() for match in _WORD.finditer(rest)]
            rest = _UNFINISHED.sub("", rest[: ends[longest - 1]]) or rest[: ends[longest - 1]]
    return rest.strip().rstrip(".,;:!?…\"“”'‘ ").lstrip("\"“”'‘ ")


def _keep(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    trimmed = piece.strip()
    if _WORD.search(trimmed):
        at = start + piece.index(trimmed)
        found.append(Span(at, at + len(trimmed), trimmed))
