"""The loop: write, sync, then act; money; leaving; going on."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest

from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.errors import BudgetReached, ModelUnreachable
from interviewer.interview.clock import SpeechPace
from interviewer.interview.offline import OfflineInterviewer
from interviewer.interview.port import Utterance
from interviewer.interview.prompted import Limits, PromptedInterviewer
from interviewer.interview.session import Interview
from interviewer.interview.situation import Situation
from interviewer.record.directive import Directive
from interviewer.record.events import CandidateSpoke, Directed, Ended, Ending, Faulted, Plan
from interviewer.record.journal import Journal, load
from tests.fakes import FakeModel, Hold, heard, reply, started


class Recorder:
    """Notes the order in which things happen; the interviewer half asks for words, the journal half syncs."""

    def __init__(self) -> None:
        self.happened: list[str] = []
        self.path = Path()

    @property
    def origin(self) -> Literal["model", "offline"]:
        return "offline"

    def sync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        self.happened.append(f"sync after {len(self.path.read_bytes().splitlines())} lines")

    async def speak(self, situation: Situation, directive: Directive) -> AsyncIterator[Utterance]:
        self.happened.append(f"asked with {len(load(self.path.parent))} events on disk")
        async for utterance in OfflineInterviewer().speak(situation, directive):
            yield utterance


async def test_a_turn_is_written_and_synced_before_anything_else_happens_to_it(
    tmp_path: Path, scenario: Scenario, persona: Persona
) -> None:
    recorder = Recorder()
    recorder.path = tmp_path / "s" / "journal.jsonl"
    journal = Journal(tmp_path / "s", sync=recorder.sync)
    plan = Plan()
    journal.append(started(scenario, persona, plan))
    interview = Interview(journal, scenario, persona, recorder, SpeechPace(plan))
    await heard(interview.begin())
    recorder.happened.clear()
    await heard(interview.hear("I'd start with the reader."))
    assert recorder.happened == [
        "sync after 4 lines",  # the candidate's turn
        "sync after 5 lines",  # the directive
        "asked with 5 events on disk",
        "sync after 6 lines",  # the answer
    ]
    journal.close()


async def test_a_directive_decided_before_a_crash_is_carried_out_after_it(hold: Hold) -> None:
    model = FakeModel(reply("Hello. Design it."), ModelUnreachable("gone"), reply("Who waits?"))
    interview = hold(PromptedInterviewer(model, Limits(lambda _: 0.0, len)))
    await heard(interview.begin())
    with pytest.raises(ModelUnreachable):
        await heard(interview.hear("I'd start with the reader."))
    await heard(interview.begin())
    kinds = [type(e) for e in interview.journal.events]
    assert kinds.count(CandidateSpoke) == 1
    assert kinds.count(Directed) == 2, "one for the opening, one for the answer"
    assert kinds.count(Faulted) == 1
    assert model.asked[-1] == model.asked[-2]


async def test_the_budget_ends_it_resumably_before_more_is_spent(hold: Hold) -> None:
    model = FakeModel(reply("Hello. Design it."), reply("Who waits?"))
    interview = hold(PromptedInterviewer(model, Limits(lambda _: 0.30, len)), budget_usd=0.5)
    await heard(interview.begin())
    await heard(interview.hear("One."))
    with pytest.raises(BudgetReached, match=r"\$0\.50"):
        await heard(interview.hear("Two."))
    assert len(model.asked) == 2
    assert interview.situation.last_answer == "Two."
    assert not interview.situation.is_ended
    interview.budget_usd = 1.0
    await heard(interview.begin())
    assert len(model.asked) == 3


async def test_leaving_says_goodbye_and_ends(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    await heard(interview.begin())
    await heard(interview.hear("I'd start with the reader."))
    happenings = await heard(interview.leave())
    ended = happenings[-1]
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.DONE
    turns = interview.situation.transcript.turns
    assert [t.number for t in turns] == [1, 2, 3], "the goodbye belongs to the interviewer's last turn"


async def test_leaving_ends_it_even_where_no_goodbye_can_be_had(hold: Hold) -> None:
    model = FakeModel(reply("Hello. Design it."), ModelUnreachable("gone"))
    interview = hold(PromptedInterviewer(model, Limits(lambda _: 0.0, len)))
    await heard(interview.begin())
    await heard(interview.leave())
    assert interview.situation.is_ended


async def test_a_finished_interview_has_nothing_more_to_say(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    await heard(interview.begin())
    await heard(interview.leave())
    assert await heard(interview.begin()) == []
    assert await heard(interview.leave()) == []


async def test_half_a_character_from_a_broken_terminal_does_no_harm(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    await heard(interview.begin())
    await heard(interview.hear("caf\udce9 first"))
    assert interview.situation.last_answer == "caf? first"
