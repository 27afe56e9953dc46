"""Fakes and builders for interviews."""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path

import pytest

from interviewer.content.library import Library
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.errors import ModelError
from interviewer.interview.clock import SpeechPace
from interviewer.interview.port import Interviewer
from interviewer.interview.session import Interview
from interviewer.models.port import Finished, Form, Message, Restarted, StreamEvent, TextDelta, Usage
from interviewer.record.events import Plan, Started
from interviewer.record.journal import Journal

NONCE = "c0ffee42"


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


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.at(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def scenario(library: Library) -> Scenario:
    return library.scenarios.get("twitter-timeline")


@pytest.fixture(scope="session")
def persona(library: Library) -> Persona:
    return library.personas.get("committee-veteran")


Hold = Callable[..., Interview]


@pytest.fixture
def hold(tmp_path: Path, scenario: Scenario, persona: Persona) -> Iterable[Hold]:
    """Opens interviews: hold(interviewer, scenario=..., persona=..., plan=..., seed=...)."""
    opened: list[Interview] = []

    def hold(
        interviewer: Interviewer,
        *,
        scenario: Scenario = scenario,
        persona: Persona = persona,
        plan: Plan | None = None,
        seed: int = 1,
        budget_usd: float | None = None,
    ) -> Interview:
        plan = plan or Plan()
        journal = Journal(tmp_path / f"session-{len(opened)}")
        journal.append(
            Started(
                session="s",
                at="2026-01-01T00:00:00+00:00",
                scenario=scenario.id,
                persona=persona.id,
                level=scenario.level,
                plan=plan,
                seed=seed,
                nonce=NONCE,
                model="fake",
                prompt_version="x",
                clock="speech",
            )
        )
        interview = Interview(journal, scenario, persona, interviewer, SpeechPace(plan), budget_usd=budget_usd)
        opened.append(interview)
        return interview

    yield hold
    for interview in opened:
        interview.journal.close()
