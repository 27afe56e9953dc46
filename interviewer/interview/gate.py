"""The sentence gate: what a model wants to say is heard only if an interviewer would say it.

No leak of the brief or the fences, no praise or coaching, no second question, no repeat, no control bytes, no markdown,
nothing beyond the persona's length. Nothing heard is ever taken back, so it decides sentence by sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from interviewer.interview.situation import Situation
from interviewer.plaintext import one_line
from interviewer.record.directive import Directive, Move
from interviewer.record.transcript import Speaker
from interviewer.signals.interviewing import ASKS, BACKSTAGE, COACHING, PRAISE, SECOND_CLAUSE
from interviewer.signals.text import sentences, words

_MARKDOWN = re.compile(
    r"(?m)^\s*(?:#+|[-*•]|\d+[.)])\s+|(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)|\[([^\]]*)\]\([^)]*\)|^>\s?"
)
_NUMBER_AND_UNIT = re.compile(
    r"\b(\d[\d.,]*%?|half|third|quarter|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|eleven|twelve|fifteen|hundred)\s+([a-z]+)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
"""The candidate's own words, read back: not the interviewer's praise or advice."""
_NGRAM = 6


@dataclass
class Gate:
    """Admits or cuts the sentences of one turn. `heard` is what came through, `cuts` what did not and why."""

    situation: Situation
    directive: Directive
    heard: list[str] = field(default_factory=list)
    cuts: list[str] = field(default_factory=list)
    asked: bool = False
    """Whether the one ask of this turn has been heard."""
    declared: str = ""
    """The move the interviewer says it is making; an answer may hold facts, and so may a correction."""
    lost_ask: bool = False
    """Whether a question was cut before any was heard."""

    def admit(self, sentence: str) -> str | None:
        """The sentence as it may be heard, or None; the reason is kept in `cuts`."""
        text = one_line(_MARKDOWN.sub(lambda m: m.group(1) or "", sentence)).strip()
        if not words(text):
            return None
        asks = is_ask(text)
        if asks and not self.asked:
            text = self._one_question(text)
        reason = self._fault(text, asks)
        if reason:
            self.cuts.append(f"{reason}: {text}")
            self.lost_ask = self.lost_ask or (asks and not self.asked)
            return None
        self.heard.append(text)
        self.asked = self.asked or asks
        return text

    @property
    def said(self) -> str:
        """What has been heard of this turn."""
        return " ".join(self.heard)

    def _fault(self, text: str, asks: bool) -> str | None:
        longest = self.situation.persona.speech.max_words
        length = len(words(self.said)) + len(words(text))
        opening = self.directive.move is Move.OPEN
        if self.situation.started.nonce in text or BACKSTAGE.search(text):
            return "backstage words"
        if self._leaks(text):
            return "leak of the brief"
        own = _QUOTED.sub(" ", text)
        if PRAISE.search(own):
            return "praise"
        if COACHING.search(own) and not self._is_from_scenario(text):
            return "coaching"
        if asks and self.directive.move is Move.CLOSE:
            return "a question at the end"
        if asks and self.asked and not opening:
            return "second question"
        if self._is_repeat(text):
            return "said before"
        if not opening and length > longest + (12 if asks else -8) and self.heard:
            return "too long"
        return None

    def _one_question(self, text: str) -> str:
        """A question that asks two things, cut to the first."""
        if self.directive.move is Move.OPEN:
            return text
        head, mark, tail = text.partition("?")
        if mark and words(tail):
            self.cuts.append(f"second question: {tail.strip()}")
            text = head + mark
        cut = SECOND_CLAUSE.search(text)
        if cut and text.endswith("?") and len(words(text[: cut.start()])) >= 6 and _asks_already(text[: cut.start()]):
            self.cuts.append(f"second question: {cut.group().strip()}")
            text = text[: cut.start()].rstrip(" ,;:–—") + "?"
        return text

    def _leaks(self, text: str) -> bool:
        scenario = self.situation.scenario
        said = [t.text for t in self.situation.transcript.turns] + [
            scenario.question,
            self.directive.hint or "",
        ]
        known = set().union(*map(_ngrams, said))
        fresh = _ngrams(text) - known
        private = [scenario.judgement, *scenario.signals.strong, *scenario.signals.weak]
        thrown = self.directive.curveball.id if self.directive.curveball else None
        for curveball in scenario.curveballs:
            private += [curveball.attacks, curveball.bolt_on.looks_like, curveball.pivot.looks_like]
            if curveball.id != thrown:
                private.append(curveball.wording)
        if any(fresh & _ngrams(piece) for piece in private):
            return True
        last = self.situation.readings[-1] if self.situation.readings else None
        if Move.ANSWER in (self.directive.move, self.declared) or (last and last.questions):
            return False
        figures = _figures(text) - set().union(*map(_figures, said))
        return any(fresh & _ngrams(fact.answer) or figures & _figures(fact.answer) for fact in scenario.facts)

    def _is_from_scenario(self, text: str) -> bool:
        lines = [p.ask for p in self.situation.scenario.probes] + [self.directive.hint or ""]
        return any(fuzz.partial_ratio(text.lower(), line.lower()) > 92 for line in lines)

    def _is_repeat(self, text: str) -> bool:
        if len(words(text)) < 5 or self.directive.move is Move.OPEN:
            return False
        if self.situation.readings and self.situation.readings[-1].asks_to_repeat:
            return False
        before = [s.text for t in self.situation.transcript.of(Speaker.INTERVIEWER) for s in sentences(t.text)]
        return any(fuzz.ratio(text.lower(), old.lower()) >= 88 for old in [*before, *self.heard])


def ends_a_sentence(text: str) -> list[str]:
    """The sentences of a text being written: all but the last are whole."""
    spans = sentences(text)
    if not spans:
        return []
    pieces = [text[a.start : b.start].strip() for a, b in pairwise(spans)]
    return [*pieces, text[spans[-1].start :]]


def is_ask(text: str) -> bool:
    """Whether a sentence asks for an answer, with a question mark or without."""
    return "?" in text or bool(ASKS.search(text))


def _asks_already(clause: str) -> bool:
    return bool(
        re.search(
            r"\b(?:what|how|why|who|whom|which|when|where)\b|^(?:\w+,? )?(?:do|does|would|is|are|did|will|can|could)\b|, (?:do|does|would|is|are|did|will)\b",
            clause,
            re.IGNORECASE,
        )
    )


def _ngrams(text: str) -> set[tuple[str, ...]]:
    tokens = [w.lower() for w in words(text)]
    return {tuple(tokens[i : i + _NGRAM]) for i in range(len(tokens) - _NGRAM + 1)}


def _figures(text: str) -> set[tuple[str, str]]:
    return {(number.lower(), unit.lower()) for number, unit in _NUMBER_AND_UNIT.findall(text)}


def joined(parts: Iterable[str]) -> str:
    """Sentences as one turn of speech."""
    return " ".join(part.strip() for part in parts if part.strip())
