"""The loop of one interview: write, sync, decide, speak. Yields what happens to whoever shows or tests it.

Knows no screen. What the candidate said is in the journal before anything else happens to it.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.errors import BudgetReached, ModelError
from interviewer.interview import director, endgame
from interviewer.interview.clock import Pace
from interviewer.interview.port import Interviewer, Notice, Speech, Spoken, Summary
from interviewer.interview.situation import Situation, situation
from interviewer.models.port import Usage
from interviewer.record.directive import Directive, Move
from interviewer.record.events import (
    CandidateSpoke,
    Directed,
    Ended,
    Ending,
    Faulted,
    Interjected,
    InterviewerSpoke,
    Noted,
    Summarised,
)
from interviewer.record.journal import Journal

Happening = Speech | Notice | InterviewerSpoke | Ended


def wall_clock() -> str:
    """Now, ISO 8601 with zone."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass
class Interview:
    """One interview, new or resumed; its journal is its only memory."""

    journal: Journal
    scenario: Scenario
    persona: Persona
    interviewer: Interviewer
    pace: Pace
    budget_usd: float | None = None
    clock: Callable[[], str] = wall_clock

    @property
    def situation(self) -> Situation:
        """Where it stands."""
        return situation(self.scenario, self.persona, self.journal.events)

    @property
    def spent_usd(self) -> float | None:
        """What it has cost so far; None when some part has no known price."""
        costs = [e.cost_usd for e in self.journal.events if isinstance(e, InterviewerSpoke | Summarised)]
        return None if None in costs else sum(c for c in costs if c is not None)

    @property
    def usage(self) -> Usage:
        """The tokens it has used so far."""
        used = [e.usage for e in self.journal.events if isinstance(e, InterviewerSpoke | Summarised)]
        return sum(used, Usage())

    async def begin(self) -> AsyncIterator[Happening]:
        """Open a new interview, or give the answer a resumed one still owes; nothing where none is owed."""
        now = self.situation
        if not now.is_ended and (not now.carried or now.owes_an_answer or now.pending):
            async for happening in self._turn():
                yield happening
        self.pace.listen()

    async def hear(self, text: str, sketch: str = "") -> AsyncIterator[Happening]:
        """A turn of the candidate, with what they drew for it, and what follows from it.

        Raises:
            ModelError: no answer can be had; the turn is kept and the session can be resumed.
            BudgetReached: the money is spent; likewise.
        """
        self.take(text, sketch)
        async for happening in self.reply():
            yield happening

    def take(self, text: str, sketch: str = "") -> None:
        """A turn of the candidate, on the disk when this returns."""
        self._keep(text, sketch=sketch)

    async def reply(self) -> AsyncIterator[Happening]:
        """The interviewer's answer to what was taken. Raises what `hear` raises."""
        async for happening in self._turn():
            yield happening
        self.pace.listen()

    async def run_out(self) -> AsyncIterator[Happening]:
        """The time ran out and the candidate had nothing more to say."""
        async for happening in self._goodbye(endgame.out_of_time(), Ending.TIME_UP):
            yield happening

    def break_in(self, draft: str, line: str) -> Interjected:
        """The interviewer breaks into an answer: what was said so far is on record, and so is the line."""
        self._keep(draft, broken_off=True)
        now = self.situation
        turn = len(now.transcript.turns) + 1
        return self._interject(Interjected(turn=turn, text=line, elapsed=now.elapsed, why="interruption"))

    def break_silence(self, line: str) -> Interjected:
        """The interviewer says something into a silence; it belongs to their last turn."""
        now = self.situation
        return self._interject(Interjected(turn=now.next_turn, text=line, elapsed=now.elapsed, why="silence"))

    def note(self, text: str) -> None:
        """A private note of the candidate's."""
        self.journal.append(Noted(turn=len(self.situation.transcript.turns), text=text))

    def _interject(self, event: Interjected) -> Interjected:
        self.journal.append(event)
        return event

    def _keep(self, text: str, *, sketch: str = "", broken_off: bool = False) -> None:
        now = self.situation
        text = text.encode("utf-8", "replace").decode("utf-8")  # half a character from a broken terminal
        elapsed = now.elapsed + self.pace.heard(text)
        turn = len(now.transcript.turns) + 1
        self.journal.append(CandidateSpoke(turn=turn, text=text, elapsed=elapsed, sketch=sketch, broken_off=broken_off))

    async def leave(self) -> AsyncIterator[Happening]:
        """The candidate is done: a goodbye where one can be had, and the end."""
        async for happening in self._goodbye(endgame.farewell(self.situation), Ending.DONE):
            yield happening

    async def _goodbye(self, directive: Directive, ending: Ending) -> AsyncIterator[Happening]:
        if self.situation.is_ended:
            return
        try:
            async for happening in self._turn(directive, ending):
                yield happening
        except (ModelError, BudgetReached) as error:
            yield Notice(str(error))
            yield self._end(ending)

    async def _turn(self, directive: Directive | None = None, ending: Ending | None = None) -> AsyncIterator[Happening]:
        before = self.situation
        directive = directive or before.pending or director.direct(before)
        if directive != before.pending:
            self.journal.append(Directed(turn=before.next_turn, elapsed=before.elapsed, directive=directive))
        try:
            self._check_budget()
            async for utterance in self.interviewer.speak(self.situation, directive):
                match utterance:
                    case Spoken():
                        event = self._spoken(utterance)
                        self.journal.append(event)
                        yield event
                    case Summary():
                        self.journal.append(_summarised(utterance))
                        yield Notice("The oldest turns were summed up for the model; its context is full.")
                    case _:
                        yield utterance
        except (ModelError, BudgetReached) as error:
            self.journal.append(Faulted(at=self.clock(), what=str(error)))
            raise
        if directive.move is Move.CLOSE:
            yield self._end(ending or (Ending.TIME_UP if before.clock.is_over else Ending.CLOSED))

    def _spoken(self, spoken: Spoken) -> InterviewerSpoke:
        now = self.situation
        return InterviewerSpoke(
            turn=now.next_turn,
            text=spoken.text,
            elapsed=now.elapsed,
            move=spoken.move,
            heard=spoken.heard,
            commitments=spoken.commitments,
            took=spoken.took,
            origin=self.interviewer.origin,
            cuts=spoken.cuts,
            usage=spoken.usage,
            cost_usd=spoken.cost_usd,
            seconds=round(spoken.seconds, 3),
            first_text_seconds=spoken.first_text_seconds,
        )

    def _end(self, ending: Ending) -> Ended:
        event = Ended(at=self.clock(), ending=ending, elapsed=self.situation.elapsed)
        self.journal.append(event)
        return event

    def _check_budget(self) -> None:
        spent = self.spent_usd
        if self.budget_usd is not None and spent is not None and spent >= self.budget_usd:
            raise BudgetReached(
                f"The ${self.budget_usd:.2f} of --budget-usd are spent (${spent:.4f} so far); "
                "resume with a larger --budget-usd, or with --model offline."
            )


def _summarised(summary: Summary) -> Summarised:
    return Summarised(
        first_turn=summary.first_turn,
        last_turn=summary.last_turn,
        text=summary.text,
        usage=summary.usage,
        cost_usd=summary.cost_usd,
    )
