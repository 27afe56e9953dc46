"""The built-in interviewer without a language model: rules, the scenario's lines and the persona's.

It answers from the brief, quotes the candidate's words where that helps, presses what was weak, and never says a line
twice in one interview. Always labelled for what it is.
"""

import random
import re
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Literal

from interviewer.content.vocabulary import Manner, Phase
from interviewer.interview.brief import answers
from interviewer.interview.coverage import choose_probe
from interviewer.interview.gate import joined
from interviewer.interview.port import Speech, Spoken, Utterance
from interviewer.interview.situation import Situation
from interviewer.record.directive import Directive, Move, Quote
from interviewer.record.events import CandidateSpoke, Took
from interviewer.record.transcript import Speaker
from interviewer.signals.commitments import commitments
from interviewer.signals.reading import Weakness, took

LABEL = "offline interviewer, rule-based"
"""What it calls itself wherever it speaks."""
_SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class OfflineInterviewer:
    """Carries out directives by rule."""

    @property
    def origin(self) -> Literal["model", "offline"]:
        return "offline"

    async def speak(self, situation: Situation, directive: Directive) -> AsyncIterator[Utterance]:
        """One directive, carried out at once."""
        parts = [part for part in lines(situation, directive) if part]
        for part in parts:
            yield Speech(part)
        said = [piece for piece in situation.unanswered if isinstance(piece, CandidateSpoke)]
        found = [c for piece in said for c in commitments(piece.text, piece.turn)]
        yield Spoken(
            text=joined(parts),
            move=directive.move.value,
            heard=directive.reason,
            commitments=tuple(Quote(turn=c.turn, quote=c.quote) for c in found),
            took=took(situation.last_answer) if said and directive.move is Move.FOLLOW_UP else Took.NONE,
        )


def lines(situation: Situation, directive: Directive) -> list[str]:
    """What rules would say to a directive: one to three short pieces of speech."""
    say = _Speaker(situation, directive)
    own = situation.persona.lines
    match directive.move:
        case Move.OPEN:
            return [say.fresh(own.greeting), situation.scenario.question]
        case Move.ANSWER:
            return say.answer()
        case Move.PROBE:
            return say.probe()
        case Move.PRESS:
            return say.press()
        case Move.REDIRECT:
            return say.redirect()
        case Move.CURVEBALL:
            return curveball_lines(situation, directive)
        case Move.FOLLOW_UP:
            return [say.receipt(), directive.hint or ""]
        case Move.ADVANCE:
            return say.advance()
        case Move.SUMMARY:
            first = not any(c.directive.move is Move.SUMMARY for c in situation.carried)
            if first:
                return [say.clock(), say.fresh(own.summary)]
            return [say.fresh(own.their_question)]
        case Move.CLOSE:
            asked = bool(situation.readings and situation.readings[-1].questions and situation.unanswered)
            return [*([say.fresh(own.answer_theirs)] if asked else []), say.fresh(own.close)]


def curveball_lines(situation: Situation, directive: Directive) -> list[str]:
    """The scenario's own wording of a curveball, tied to the words it is thrown at."""
    say = _Speaker(situation, directive)
    return [say.fresh(situation.persona.lines.tie), directive.hint or ""]


@dataclass(frozen=True, slots=True)
class _Speaker:
    situation: Situation
    directive: Directive

    def fresh(self, choices: Iterable[str]) -> str:
        """A line not said yet, by chance but reproducibly, its slots filled; a new turn of phrase, if there is one."""
        options = [(choice, filled) for choice in choices if (filled := self._filled(choice))]
        left = [filled for _, filled in options if not self._was_said(filled)]
        new = [filled for choice, filled in options if filled in left and not self._was_said(_fixed_part(choice))]
        return self._chance("line").choice(new or left or [filled for _, filled in options]) if options else ""

    def answer(self) -> list[str]:
        reading = self.situation.readings[-1]
        if reading.asks_to_repeat:
            last = self.situation.transcript.of(Speaker.INTERVIEWER)[-1]
            return ["Again, then.", last.text]
        facts = answers(self.situation.scenario.facts, reading.questions)
        if not facts:
            return [self.fresh(self.situation.persona.lines.unknown)]
        told = [f.answer for f in facts]
        if all(map(self._was_said, told)):
            return [f"As I said: {told[0][0].lower()}{told[0][1:]}"]
        return told

    def probe(self) -> list[str]:
        match self.directive.manner:
            case Manner.GO_ON:
                return [self.fresh(self.situation.persona.lines.go_on)]
            case Manner.SILENCE if not self.directive.hint:
                return [self.receipt()]
            case Manner.LET_PASS:
                return [self._hint()]
            case _:
                return [self._lead_in(), self._hint()]

    def press(self) -> list[str]:
        reading, own = self.situation.readings[-1], self.situation.persona.lines
        if Weakness.NOT_KNOWING in reading.weaknesses and self.directive.manner is Manner.SILENCE:
            return [self.fresh(own.not_knowing)]
        if reading.technologies and Weakness.TECHNOLOGY_UNREASONED in reading.weaknesses:
            return [self.fresh(own.technology)]
        return [self.fresh(own.why)]

    def redirect(self) -> list[str]:
        weak, own = self.situation.readings[-1].weaknesses, self.situation.persona.lines
        if Weakness.OFF_TASK in weak:
            return [self.fresh(own.off_topic)]
        return [self.fresh(own.capacity if Weakness.CAPACITY_FIRST in weak else own.framework)]

    def advance(self) -> list[str]:
        own = self.situation.persona.lines
        to_design = self.directive.phase is Phase.DESIGN
        line = self.fresh(own.advance_design if to_design else own.advance_tradeoffs)
        return [self.clock(), line] if "?" in line else [self.clock(), line, self._hint()]

    def receipt(self) -> str:
        return self._chance("receipt").choice(self.situation.persona.speech.receipts)

    def clock(self) -> str:
        time = self.directive.time_line
        return f"{time[0].upper()}{time[1:]}." if time else ""

    def _lead_in(self) -> str:
        """One time in three their own words, else a bare sound or nothing."""
        chance = self._chance("lead").random()
        if chance < 0.34 and self.directive.target:
            return self.fresh(self.situation.persona.lines.tie)
        return self.receipt() if chance < 0.67 else ""

    def _hint(self) -> str:
        if self.directive.hint and not self._was_said(self.directive.hint):
            return self.directive.hint
        if self.directive.dimension and (probe := choose_probe(self.situation, self.directive.dimension)):
            return probe.ask
        left = [p.ask for p in self.situation.scenario.probes if not self._was_said(p.ask)]
        return left[0] if left else self.fresh(self.situation.persona.lines.go_on)

    def _filled(self, line: str) -> str | None:
        if "{technology}" in line:
            named = self.situation.readings[-1].technologies if self.situation.readings else ()
            line = line.replace("{technology}", named[0]) if named else ""
        if "{quote}" in line:
            target = self.directive.target
            line = line.replace("{quote}", target.quote) if target else ""
        return line or None

    def _was_said(self, line: str) -> bool:
        return any(line in turn.text for turn in self.situation.transcript.of(Speaker.INTERVIEWER))

    def _chance(self, what: str) -> random.Random:
        return random.Random(f"{self.situation.seed}:{self.situation.next_turn}:{what}")


def _fixed_part(line: str) -> str:
    """The longest part of a line between its slots: what would be heard again."""
    return max(_SLOT.split(line), key=len).strip()
