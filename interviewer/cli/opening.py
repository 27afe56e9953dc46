"""Opens a new session's journal: what `practice` and `simulate` have in common."""

import random
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from interviewer import prompts
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.interview.dialogue import PROMPTS
from interviewer.interview.session import wall_clock
from interviewer.models.choice import ModelChoice
from interviewer.record.events import Plan, Started
from interviewer.record.journal import Journal


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything a new session is begun with."""

    scenario: Scenario
    persona: Persona
    level: Level | None
    plan: Plan
    seed: int | None
    clock: Literal["wall", "speech"]
    model: ModelChoice
    candidate: str | None = None

    def journal(self, folder: Path) -> Journal:
        """The session's journal, with its first line written."""
        journal = Journal(folder)
        journal.append(
            Started(
                session=folder.name,
                at=wall_clock(),
                scenario=self.scenario.id,
                persona=self.persona.id,
                level=self.level or self.scenario.level,
                plan=self.plan,
                seed=self.seed if self.seed is not None else random.SystemRandom().randrange(1_000_000),
                nonce=secrets.token_hex(4),
                model=self.model.model,
                base_url=self.model.base_url,
                prompt_version=prompts.version(*PROMPTS),
                clock=self.clock,
                candidate=self.candidate,
            )
        )
        return journal
