"""Hears a sentence as the offline grader does: without noises and restarts, and deaf to whoever speaks to the grader.

Words that only name what is marked ("the trade-off is the trade-off") and words in a row show nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from interviewer.content.vocabulary import Dimension
from interviewer.grading.offline.weak_words import (
    AGAINST,
    ASKS_AFTER,
    BY_WHOM,
    EMPTY,
    FLIPS,
    INVITES,
    LIMIT,
    NEWS,
    REASONS,
    SOME,
    UNITS,
)
from interviewer.grading.offline.words import COLLEAGUES, FOR, PEOPLE, Trait
from interviewer.grading.submission import Submission
from interviewer.record.transcript import Speaker
from interviewer.signals.cues import Cue, heard
from interviewer.signals.text import sentences, words


def _table(text: str) -> str:
    return text.replace("\n", "")


def _listening(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{_table(text)})(?!\w)", re.IGNORECASE)


_PATTERNS = {trait: _listening(saying) for trait, saying in (FOR | AGAINST).items()} | {
    Trait.PERSON: _listening(PEOPLE),
    Trait.COLLEAGUE: _listening(COLLEAGUES),
    Trait.NUMBER: _listening(SOME),
    Trait.FELT: _listening(rf"(?:{LIMIT}) (?:\w+ )?(?:{SOME})|(?:{SOME})[ -](?:{UNITS})"),
    Trait.REASON: _listening(REASONS),
    Trait.FLIP: re.compile(rf"(?<![\w'])(?:{_table(FLIPS)})", re.IGNORECASE),
}
_PRONOUN = re.compile(r"\b(?:she|he|her|him|his|hers|somebody|someone)\b", re.IGNORECASE)
_BOUNDS = re.compile(
    r"^(?:can|could|may) i ask|^(?:who|whose|what's gone|what is it|which|do we|is it|is there|are we|how many|"
    r"how often)\b.*\?$|\bwho(?:'s| is| does| are)\b[^.]*\?$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"\b(?!(?:UK|USA?|EU|TV|ID|OK|PIN|GPS|SMS|NHS|CEO|CFO|CTO|HR|IT|PM|GP|ATM|VAT|PDF|DIY|BBC|FAQ)\b)[A-Z]{2}[A-Z0-9]+\b"
)
_EMPTY = frozenset(re.findall(r"\w+", EMPTY))
_NOISE = re.compile(
    r"(?:^|(?<=[\s,.-]))(?:u+m+|u+h+|e+r+m*|h+m+|m+m+|ah|eh|you know|i mean|sort of|kind of|hang on|sorry)"
    r"(?=[\s,.!?-]|$)[,.]*\s*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b([\w']+(?: [\w']+)?)(?:,|\.{2,}| -)? \1\b", re.IGNORECASE)
_TO_THE_GRADER = re.compile(
    r"^\W*(?:interviewer|candidate|system|assistant|user|debrief|verdict|committee|grader|score)\b\W*:|^\W*</?\s*\w+>|"
    r"^\W*\[\w+\]|\b(?:strong[_ ](?:no[_ ])?hire|debrief|verdict|hiring committee|top marks?|full marks?|"
    r"scores? (?:a )?[34])\b|"
    r"\b(?:framing|scope|constraints?|trade-?offs?|ownership|adaptability|altitude|alignment)\W{1,3}[1-4]\b|"
    r"\bmark(?:s|ed)? (?:of |every\w* |below |under |at )?[1-4]\b|"
    r"\b(?:one|two|three|four|[1-4])s? (?:everywhere|anywhere)\b|\ba (?:three|four|[34]) (?:each|in (?:each|every))\b|"
    r"\bwhoever (?:reads|marks|grades|scores) this|\braters?\b|\bthe anchors\b|"
    r"\b(?:checked your|your) evidence\b|\bevery mark\b|\bgrader\b|"
    r"\b(?:every|all|each|eight) (?:eight )?dimensions?\b|\bthe rubric\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSES = re.compile(
    r"^\W*(?:interviewer|system|assistant|debrief|verdict|committee|grader)\b\W*:|^\W*<\s*\w+>|^\W*\[(?:system|inst)\w*\]|"
    r"\bend of (?:the )?(?:transcript|interview)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the candidate's, and what it shows."""

    turn: int
    text: str
    shows: frozenset[Trait]


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn of the candidate's, and the interviewer's turn before it."""

    turn: int
    lines: tuple[Line, ...]
    asked_in: int | None
    invites: frozenset[Dimension]
    changed: bool
    """Whether it answers a change of the ground."""

    def shows(self, *wanted: Trait) -> bool:
        """Whether some sentence shows all of these."""
        return any(line.shows.issuperset(wanted) for line in self.lines)


@lru_cache(maxsize=16384)
def cleaned(sentence: str) -> str:
    """A sentence without noises and restarts, apostrophes straight: for listening only, never for quoting."""
    text = sentence.replace("’", "'").replace("…", "...")
    text = _NOISE.sub("", text)
    for _ in range(2):
        text = _AGAIN.sub(r"\1", text)
    text = re.sub(r",\s*(?=,)", "", text)
    return re.sub(r"\s+", " ", text).strip(" ,-")


@lru_cache(maxsize=16384)
def foreign(sentence: str) -> bool:
    """Whether a sentence speaks to the grader, or is somebody else's line: it counts for nothing."""
    return bool(_TO_THE_GRADER.search(sentence)) or Cue.OFF_TASK in heard(sentence)


def opens_foreign(sentence: str) -> bool:
    """Whether what follows in the same turn is somebody else's text too."""
    return bool(_SOMEBODY_ELSES.search(sentence))


def answers(submission: Submission) -> tuple[Answer, ...]:
    """The candidate's turns as rules hear them, in order."""
    found: list[Answer] = []
    turns = submission.transcript.turns
    changes = changed_in(submission)
    for at, turn in enumerate(turns):
        if turn.speaker is not Speaker.CANDIDATE or not words(turn.text):
            continue
        before = turns[at - 1] if at and turns[at - 1].speaker is not Speaker.CANDIDATE else None
        asked = before.text if before else ""
        found.append(
            Answer(
                turn.number,
                tuple(_lines(turn.number, turn.text)),
                before.number if before else None,
                invited(asked),
                bool(before and before.number in changes),
            )
        )
    return tuple(found)


def _lines(number: int, text: str) -> Iterable[Line]:
    seen: set[str] = set()
    for span in sentences(text):
        if opens_foreign(span.text):
            return
        key = cleaned(span.text).casefold()
        if key in seen or foreign(span.text):
            continue
        seen.add(key)
        yield Line(number, span.text, traits(span.text))


def changed_in(submission: Submission) -> tuple[int, ...]:
    """The interviewer's turns that moved the ground: told by a journal, else heard in how they speak."""
    if submission.thrown:
        return tuple(thrown.turn for thrown in submission.thrown)
    turns = submission.transcript.turns
    half = len(turns) / 2
    said = [
        (moves_the_ground(turn.text) + (turn.number > half), turn.number)
        for turn in turns[2:]
        if turn.speaker is Speaker.INTERVIEWER and turn.number < len(turns)
    ]
    heard = [each for each in said if each[0] >= 3]
    if not heard:
        heard = sorted((each for each in said if each[0] >= 2), reverse=True)[:1]
    return tuple(sorted(number for _, number in heard))


@lru_cache(maxsize=16384)
def traits(sentence: str) -> frozenset[Trait]:
    """What a sentence shows. A sentence that says nothing of its own shows nothing in its favour."""
    text = cleaned(sentence)
    found = {trait for trait, pattern in _PATTERNS.items() if pattern.search(text)}
    if _BOUNDS.search(text):
        found.add(Trait.ASKS)
    if _ACRONYM.search(text) and not text.isupper():
        found.add(Trait.JARGON)
    if Trait.PARTS in found and not _PRONOUN.search(text):
        found.discard(Trait.PERSON)
    least = 1 if found & {Trait.PERSON, Trait.REOPEN} else 2
    if len(_telling(text)) < least or _in_a_row(text):
        found &= AGAINST.keys()
    return frozenset(found)


def invited(question: str) -> frozenset[Dimension]:
    """The dimensions an interviewer's turn asks about."""
    text = _as_typed(question)
    return frozenset(dimension for dimension, pattern in _INVITING.items() if pattern.search(text))


def moves_the_ground(said: str) -> int:
    """How much an interviewer's turn sounds like a changed fact: 0 is not at all, 2 and more probably."""
    text = _as_typed(said)
    told = [span.text for span in sentences(text) if not span.text.endswith("?") and len(words(span.text)) >= 4]
    if not told and not re.search(r"^(?:what if|suppose|and if)\b", text, re.IGNORECASE):
        return 0
    news = 2 * bool(_NEWS.search(" ".join(told) or text))
    about = bool(_BY_WHOM.search(text)) + bool(_ASKS_AFTER.search(text))
    return news + about - (Dimension.FAILURE_OWNERSHIP in invited(text))


def _as_typed(text: str) -> str:
    """Apostrophes straight, and white space as it is usually typed; paragraphs stay."""
    return "\n\n".join(" ".join(part.split()) for part in text.replace("’", "'").split("\n\n"))


def _telling(text: str) -> frozenset[str]:
    """The words of a text that say something about this situation."""
    return frozenset(w for w in (w.lower() for w in words(text)) if (len(w) > 3 or w[0].isdigit()) and w not in _EMPTY)


def _in_a_row(text: str) -> bool:
    """Whether a sentence is words in a row, with nothing said of them."""
    pieces = [words(piece) for piece in re.split(r"[,;:/|]|\band\b", text)]
    return len(pieces) >= 4 and sum(map(len, pieces)) / len(pieces) <= 2


_INVITING = {d: re.compile(rf"\b(?:{_table(saying)})", re.IGNORECASE) for d, saying in INVITES.items()}
_NEWS, _BY_WHOM, _ASKS_AFTER = (re.compile(_table(t), re.IGNORECASE) for t in (NEWS, BY_WHOM, ASKS_AFTER))
