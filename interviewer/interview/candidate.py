"""Somebody to interview where nobody sits: simulated candidates, by rule or played by a model.

A simulated candidate hears what a person would hear. The one without a model also sees which move the interviewer
made, since it cannot understand the words.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interviewer import prompts
from interviewer.content.candidate import Candidate
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Dimension, Level, Manner
from interviewer.interview.situation import Situation
from interviewer.models.port import ChatModel, Message, complete
from interviewer.plaintext import one_line
from interviewer.record.directive import Directive, Move
from interviewer.record.transcript import Speaker


class Seat(Protocol):
    """Whoever sits in the candidate's seat."""

    async def answer(self, situation: Situation) -> str:
        """The candidate's next turn, one line. Raises ModelError."""
        ...


@dataclass(frozen=True, slots=True)
class ScriptedCandidate:
    """Speaks the lines of its file, with the scenario's material in their slots."""

    candidate: Candidate

    async def answer(self, situation: Situation) -> str:
        directive = situation.carried[-1].directive
        said = situation.answers
        options = [_filled(line, situation.scenario) for line in self._lines(directive, situation)]
        chance = random.Random(f"{situation.seed}:{situation.next_turn}:candidate")
        fresh = [o for o in options if o not in said] or options
        return chance.choice(fresh)

    def _lines(self, directive: Directive, situation: Situation) -> Sequence[str]:
        lines = self.candidate.lines
        match directive.move:
            case Move.OPEN:
                return lines.opening
            case Move.CURVEBALL | Move.FOLLOW_UP:
                return lines.curveball if directive.move is Move.CURVEBALL else lines.adaptability
            case Move.PRESS | Move.REDIRECT:
                return lines.pressed
            case Move.SUMMARY:
                first = sum(c.directive.move is Move.SUMMARY for c in situation.carried) == 1
                return lines.summary if first else lines.question
            case _ if directive.manner in (Manner.GO_ON, Manner.SILENCE) or directive.dimension is None:
                return lines.go_on
            case _:
                return _about(lines, directive.dimension)


@dataclass(frozen=True, slots=True)
class PromptedCandidate:
    """A candidate a language model plays, knowing only what was said."""

    candidate: Candidate
    model: ChatModel
    level: Level

    async def answer(self, situation: Situation) -> str:
        own = self.candidate
        system = prompts.fill(
            "candidate", level=self.level.value, name=own.name, summary=own.summary, manner=own.manner
        )
        talk = [
            Message(role="user" if t.speaker is Speaker.INTERVIEWER else "assistant", content=t.text)
            for t in situation.transcript.turns
        ]
        answer = await complete(self.model, [Message(role="system", content=system), *talk])
        return one_line(answer.text)


def _about(lines: object, dimension: Dimension) -> Sequence[str]:
    found: Sequence[str] = getattr(lines, dimension.value)
    return found


def _filled(line: str, scenario: Scenario) -> str:
    """A line with its slots filled; sentences begin with a capital again."""
    text = one_line(line.format_map(scenario.material.model_dump()))
    out: list[str] = []
    upper = True
    for char in text:
        out.append(char.upper() if upper and char.isalpha() else char)
        if char.isalnum():
            upper = False
        elif char in ".!?" or (upper and char in ' "“‘'):
            upper = True
    return "".join(out)
