"""A question somebody brings becomes a scenario: drafted by a model, held to the same checks as ours, kept as a file.

Knows no interview; what it makes is content like any other.
"""

import re
from pathlib import Path

import tomli_w

from interviewer import prompts
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Aspect, Dimension, Kind, Level, Manner, Theme
from interviewer.errors import UsageError
from interviewer.models.port import ChatModel, Message
from interviewer.models.structured import Answer, ask

_TELLS_NOTHING = {"design", "a", "an", "the", "for", "of", "to", "and", "how", "would", "you"}
SHORTEST = 12
"""Characters a question needs to be one."""


async def draft(model: ChatModel, question: str, level: Level) -> Answer[Scenario]:
    """A checked scenario for a question.

    Raises:
        UsageError: there is no question in it.
        ModelError: no usable draft could be had, not even after one repair.
    """
    wanted = " ".join(question.split())
    if len(wanted) < SHORTEST:
        raise UsageError(f"'{wanted}' is no question to practise; write one like --question 'Design X for Y'.")
    asked = prompts.fill(
        "scenario",
        question=wanted,
        id=slug(wanted),
        level=level.value,
        kinds=", ".join(Kind),
        themes=", ".join(Theme),
        aspects=", ".join(Aspect),
        dimensions=", ".join(Dimension),
        manners=", ".join(Manner),
    )
    answer = await ask(model, [Message(role="user", content=asked)], Scenario, name="scenario")
    named = answer.value.model_copy(update={"id": slug(wanted), "level": level})
    return Answer(named, answer.text, answer.usage, answer.seconds, answer.repaired, answer.warnings)


def slug(question: str) -> str:
    """An id for a question: its telling words, joined by hyphens."""
    words = re.findall(r"[a-z0-9]+", question.lower())
    telling = [
        w for w in words if w not in {"design", "a", "an", "the", "for", "of", "to", "and", "how", "would", "you"}
    ]
    return "-".join((telling or words or ["question"])[:6])[:60].strip("-")


def keep(scenario: Scenario, folder: Path) -> Path:
    """Write a scenario where the library finds it; a number is added to an id that is taken. Gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    id, number = scenario.id, 1
    while (path := folder / f"{id}.toml").exists():
        number += 1
        id = f"{scenario.id}-{number}"
    value = scenario.model_copy(update={"id": id}).model_dump(mode="json", exclude_none=True)
    head = "# Drafted by a language model from a question; yours to change.\n"
    path.write_text(head + tomli_w.dumps(value, multiline_strings=True), encoding="utf-8")
    return path
