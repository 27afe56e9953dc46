"""A language model whose answers are written beforehand, and the speech that comes of an interview with it."""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Literal

from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.errors import ModelError
from interviewer.interview.port import Speech
from interviewer.interview.session import Happening, Interview
from interviewer.models.port import Finished, Form, Message, Restarted, StreamEvent, TextDelta, Usage
from interviewer.record.events import Plan, Started

Hold = Callable[..., Interview]
"""hold(interviewer, scenario=..., persona=..., plan=..., seed=..., budget_usd=...): an interview of its own."""


class FakeModel:
    """A model whose answers are written beforehand; it keeps what it was asked.

    An answer is text, an error to raise, or a list of stream events.
    """

    name = "fake"

    def __init__(self, *answers: "str | ModelError | Sequence[StreamEvent]", piece: int = 7) -> None:
        self.answers = list(answers)
        self.asked: list[list[Message]] = []
        self.piece = piece

    async def stream(self, messages: Sequence[Message], form: Form | None = None) -> AsyncIterator[StreamEvent]:
        del form
        self.asked.append(list(messages))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, ModelError):
            raise answer
        events: Iterable[StreamEvent] = pieces(answer, self.piece) if isinstance(answer, str) else answer
        for event in events:
            if isinstance(event, ModelError):
                raise event
            yield event
        yield Finished(Usage(input_tokens=100, output_tokens=20), 0.5, 0.1)


def pieces(text: str, size: int = 7) -> list[StreamEvent]:
    return [TextDelta(text[i : i + size]) for i in range(0, len(text), size)]


def cut() -> Restarted:
    return Restarted("connection lost")


def reply(say: str, **more: object) -> str:
    """A reply as the model is asked to write it."""
    whole = {"heard": "the price", "move": "probe", "say": say, "commitments": [], "took": "none"}
    return json.dumps(whole | more, ensure_ascii=False)


async def heard(happenings: AsyncIterator[Happening]) -> list[Happening]:
    return [happening async for happening in happenings]


def speech(happenings: list[Happening]) -> list[str]:
    return [h.text for h in happenings if isinstance(h, Speech)]


def started(
    scenario: Scenario,
    persona: Persona,
    plan: Plan | None = None,
    *,
    seed: int = 1,
    nonce: str = "c0ffee42",
    clock: Literal["wall", "speech"] = "speech",
) -> Started:
    """The first event of a session between the two."""
    return Started(
        session="s",
        at="2026-01-01T00:00:00+00:00",
        scenario=scenario.id,
        persona=persona.id,
        level=scenario.level,
        plan=plan or Plan(),
        seed=seed,
        nonce=nonce,
        model="fake",
        prompt_version="x",
        clock=clock,
    )
