"""Self-play: every candidate on every scenario, by rule, each an ordinary interview."""

from pathlib import Path

import pytest

from interviewer.content.library import Library
from interviewer.interview.candidate import PromptedCandidate, ScriptedCandidate
from interviewer.interview.curveballs import LAST_TENTH
from interviewer.interview.offline import OfflineInterviewer
from interviewer.interview.selfplay import play
from interviewer.record.directive import Move
from interviewer.record.events import Plan
from interviewer.record.transcript import Speaker
from tests.fakes import FakeModel, Hold

SCENARIOS = tuple(sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "scenarios").glob("*.toml")))


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_every_simulated_interview_has_its_curveball_and_its_end(
    hold: Hold, library: Library, scenario: str
) -> None:
    """Every candidate sits every scenario, with personas and lengths in turn."""
    candidates, personas = library.candidates.ids(), library.personas.ids()
    for seed in range(len(candidates)):
        turns = (8, 16, 6, 10, 7, 9)[(seed + len(scenario)) % 6]
        interview = hold(
            OfflineInterviewer(),
            scenario=library.scenarios.get(scenario),
            persona=library.personas.get(personas[(seed + len(scenario)) % len(personas)]),
            plan=Plan(planned_turns=turns),
            seed=seed,
        )
        seat = ScriptedCandidate(library.candidates.get(candidates[seed]))
        await play(interview, seat)
        now = interview.situation
        throws = [c for c in now.carried if c.directive.move is Move.CURVEBALL]
        assert now.is_ended
        assert now.carried[-1].directive.move is Move.CLOSE
        assert throws or len(now.answers) < 6
        for carried in throws:
            throw = carried.directive.curveball
            assert throw is not None
            assert throw.quote in now.transcript.turns[throw.target_turn - 1].text
            assert throw.quote in carried.spoken.text
            assert now.scenario.curveball(throw.id).delivered_by(carried.spoken.text)
            assert carried.spoken.elapsed < LAST_TENTH * now.clock.total
        said = [t.text for t in now.transcript.of(Speaker.INTERVIEWER) if len(t.text.split()) > 3]
        assert len(said) == len(set(said))


async def test_a_scripted_candidate_speaks_of_the_scenario(hold: Hold, library: Library) -> None:
    interview = hold(OfflineInterviewer())
    await play(interview, ScriptedCandidate(library.candidates.get("strong-senior")), turns=3)
    said = " ".join(interview.situation.answers)
    assert "{" not in said
    assert interview.scenario.material.user.lower() in said.lower()


async def test_a_prompted_candidate_hears_only_what_was_said(hold: Hold, library: Library) -> None:
    interview = hold(OfflineInterviewer())
    model = FakeModel("I'd start with\nthe reader.")
    seat = PromptedCandidate(library.candidates.get("strong-senior"), model, interview.scenario.level)
    await play(interview, seat, turns=2)
    assert interview.situation.answers[0] == "I'd start with the reader."
    asked = "\n".join(m.content for m in model.asked[-1])
    assert [m.role for m in model.asked[-1]] == ["system", "user", "assistant", "user"]
    assert interview.scenario.judgement not in asked
    assert not any(fact.answer in asked for fact in interview.scenario.facts)
