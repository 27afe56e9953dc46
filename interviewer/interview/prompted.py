"""The interviewer a language model plays: one streamed, structured call a turn, heard sentence by sentence.

`say` is read out of the reply while it is being written, each sentence through the gate. What the model failed to
bring, a curveball, a question cut by the gate, is added to the same turn from the scenario's own lines.
"""

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from interviewer import prompts
from interviewer.errors import ContextOverflow, ModelGarbled
from interviewer.interview import dialogue, offline
from interviewer.interview.gate import Gate, ends_a_sentence, is_ask, joined
from interviewer.interview.port import Notice, Speech, Spoken, Summary, Utterance
from interviewer.interview.reply import Reply, speech_so_far, verified
from interviewer.interview.situation import Situation
from interviewer.models.forms import form_of
from interviewer.models.port import (
    ChatModel,
    Finished,
    Message,
    Restarted,
    TextDelta,
    Usage,
    Waiting,
    complete,
)
from interviewer.models.structured import whole
from interviewer.record.directive import Directive, Move
from interviewer.record.events import Summarised
from interviewer.signals.text import words

FORM = form_of(Reply, "interviewer_turn")
KEPT_TURNS = 8
"""The newest turns, never summed up."""
SUMMARY_WORDS = 220


@dataclass(frozen=True, slots=True)
class Limits:
    """What a model can take and costs."""

    cost_usd: Callable[[Usage], float | None]
    count_tokens: Callable[[str], int]
    context_tokens: int | None = None
    """How much it reads at once, in tokens; None when nobody knows."""
    reserve_tokens: int = 1500
    """Kept free for its reply."""


@dataclass(frozen=True, slots=True)
class PromptedInterviewer:
    """An interviewer played by a `ChatModel`."""

    model: ChatModel
    limits: Limits

    @property
    def origin(self) -> Literal["model", "offline"]:
        return "model"

    async def speak(self, situation: Situation, directive: Directive) -> AsyncIterator[Utterance]:
        """Carry out one directive. Raises ModelError; what was heard until then stays heard."""
        if self._overflows(situation, directive):
            summary = await self._sum_up(situation, directive)
            yield summary
            situation = _with(situation, summary)
        try:
            async for utterance in self._speak(situation, directive):
                yield utterance
        except ContextOverflow:
            summary = await self._sum_up(situation, directive)
            yield summary
            async for utterance in self._speak(_with(situation, summary), directive):
                yield utterance

    async def _speak(self, situation: Situation, directive: Directive) -> AsyncIterator[Utterance]:
        turn = _Turn(situation, directive)
        sent = dialogue.messages(situation, directive)
        text, usage, finished = "", Usage(), Finished(Usage(), 0.0, None)
        async for event in self.model.stream(sent, FORM):
            match event:
                case TextDelta(piece):
                    text += piece
                    for sentence in turn.read(text):
                        yield Speech(sentence)
                case Restarted(reason):
                    text = ""
                    turn.again()
                    yield Notice(f"The line broke ({reason}); asking again.")
                case Waiting(seconds, reason):
                    yield Notice(f"No answer yet ({reason[:1].lower()}{reason[1:]}); trying again in {seconds:.0f} s.")
                case Finished():
                    finished = event
        reply, faults = _read(text)
        if reply is None:
            turn.again()
            reply, usage = await self._repaired(sent, text, faults[0], turn)
        for sentence in turn.finish(reply):
            yield Speech(sentence)
        kept, unsaid = verified(situation, reply.commitments)
        usage = usage + finished.usage
        yield Spoken(
            text=joined(turn.gate.heard),
            move=reply.move if reply.move in set(Move) else directive.move.value,
            heard=reply.heard,
            commitments=tuple(kept),
            took=reply.took,
            cuts=(*turn.gate.cuts, *faults, *unsaid),
            usage=usage,
            cost_usd=self.limits.cost_usd(usage),
            seconds=finished.seconds,
            first_text_seconds=finished.first_text_seconds,
        )

    async def _repaired(self, sent: list[Message], bad: str, fault: str, turn: "_Turn") -> tuple[Reply, Usage]:
        """Ask once more for the form. An answer in plain speech is taken for the speech it is."""
        nonce = turn.situation.started.nonce
        again = await complete(self.model, [*sent, *dialogue.repair(nonce, bad, fault)], FORM)
        try:
            return whole(again.text, Reply), again.finished.usage
        except ModelGarbled as still:
            if "{" not in bad and len(words(bad)) >= 3:
                return Reply(say=bad), again.finished.usage
            raise ModelGarbled(
                f"{self.model.name} did not answer in the form asked for, not even when told what was wrong. "
                f"{still} Another model may do better: --model."
            ) from None

    def _overflows(self, situation: Situation, directive: Directive) -> bool:
        limit = self.limits.context_tokens
        return limit is not None and self._size(situation, directive) + self.limits.reserve_tokens > limit

    def _size(self, situation: Situation, directive: Directive) -> int:
        return sum(self.limits.count_tokens(m.content) + 4 for m in dialogue.messages(situation, directive))

    async def _sum_up(self, situation: Situation, directive: Directive) -> Summary:
        """The oldest middle turns, and any summary before, as one. Raises ContextOverflow where there are none."""
        before = next((e for e in reversed(situation.events) if isinstance(e, Summarised)), None)
        done = before.last_turn if before else 1
        old = [c.turn for c in situation.carried if done < c.turn <= situation.next_turn - KEPT_TURNS]
        if not old:
            raise ContextOverflow(
                f"{self.model.name} cannot read {self._size(situation, directive)} tokens at once; "
                "load it with a longer context, or resume with --model NAME of one that has it."
            )
        first, last = before.first_turn if before else 2, old[-1]
        told = [
            f"{t.number} {t.speaker.value}: {t.text}" for t in situation.transcript.turns if done < t.number <= last
        ]
        if before:
            told.insert(0, f"(turns {first} to {done}, summed up before)\n{before.text}")
        asked = prompts.fill(
            "summarise", first=str(first), last=str(last), words=str(SUMMARY_WORDS), turns="\n".join(told)
        )
        answer = await complete(self.model, [Message(role="user", content=asked)])
        spent = answer.finished.usage
        return Summary(first, last, answer.text.strip(), spent, self.limits.cost_usd(spent))


def _read(text: str) -> tuple[Reply | None, list[str]]:
    """A finished reply, and what was wrong with it. Speech that is all there counts, whatever follows it."""
    try:
        return whole(text, Reply), []
    except ModelGarbled as fault:
        said = speech_so_far(text)
        return (Reply(say=said.text) if said and said.closed else None), [str(fault)]


def _with(situation: Situation, summary: Summary) -> Situation:
    event = Summarised(first_turn=summary.first_turn, last_turn=summary.last_turn, text=summary.text)
    return replace(situation, events=(*situation.events, event))


@dataclass
class _Turn:
    """One turn while it is being written: what has come, what may be heard, what is still owed."""

    situation: Situation
    directive: Directive
    gate: Gate = field(init=False)
    done: int = 0
    """Sentences of the reply dealt with."""
    held: str | None = None
    """A question that waits until the change it asks about has been said."""
    broken: bool = False
    """Whether the reply is being asked for again after part of it was heard."""

    def __post_init__(self) -> None:
        self.gate = Gate(self.situation, self.directive)

    def read(self, text: str) -> list[str]:
        """The further sentences that may be heard, of a reply written so far."""
        said = speech_so_far(text)
        if said is None:
            return []
        self.gate.declared = said.move
        pieces = ends_a_sentence(said.text)
        return self._admit(pieces if said.closed else pieces[:-1])

    def finish(self, reply: Reply) -> list[str]:
        """The rest of a whole reply, and what is still owed for it."""
        self.gate.declared = reply.move
        heard = self._admit(ends_a_sentence(reply.say))
        if self.held is not None and self._delivered(self.held):
            heard += self._through_gate(self.held)
        elif self.held is not None:
            self.gate.cuts.append(f"asked about a change that was not told: {self.held}")
        for owed in self._owed():
            self.gate.heard.append(owed)
            heard.append(owed)
        return heard

    def again(self) -> None:
        """The reply so far is void; what was heard of it stays."""
        self.done, self.held = 0, None
        self.broken = bool(self.gate.heard)

    def _admit(self, pieces: list[str]) -> list[str]:
        heard: list[str] = []
        for sentence in pieces[self.done :]:
            self.done += 1
            if self.broken and not is_ask(sentence) and not self._brings_the_change(sentence):
                continue
            if is_ask(sentence) and not self._delivered(sentence):
                self.held = self.held or sentence
                continue
            heard += self._through_gate(sentence)
            if self.held is not None and self._delivered(""):
                held, self.held = self.held, None
                heard += self._through_gate(held)
        return heard

    def _through_gate(self, sentence: str) -> list[str]:
        admitted = self.gate.admit(sentence)
        return [admitted] if admitted else []

    def _delivered(self, further: str) -> bool:
        """Whether the curveball, if this turn throws one, has been said."""
        throw = self.directive.curveball
        if self.directive.move is not Move.CURVEBALL or throw is None:
            return True
        return self.situation.scenario.curveball(throw.id).delivered_by(f"{self.gate.said} {further}")

    def _brings_the_change(self, sentence: str) -> bool:
        return self.directive.move is Move.CURVEBALL and not self._delivered("") and self._delivered(sentence)

    def _owed(self) -> list[str]:
        """What the turn lacks, in the scenario's and persona's own words."""
        if not self._delivered(""):
            return offline.curveball_lines(self.situation, self.directive)
        if not self.gate.heard or (self.gate.lost_ask and not self.gate.asked):
            chance = random.Random(self.situation.next_turn)
            return [line for line in offline.lines(self.situation, self.directive) if line] or [
                chance.choice(self.situation.persona.speech.receipts)
            ]
        return []
