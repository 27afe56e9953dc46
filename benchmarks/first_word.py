"""From the last byte of a sentence on the wire to the sentence on the screen, and from first byte to first word.

A real connection to a server in the same process, so both ends read one clock.
"""

import asyncio
import io
import json
import random
import re
import secrets
import sys
import tempfile
import time
from pathlib import Path

from stage import Stage
from table import show, spread

from interviewer.content.library import Library
from interviewer.interview.clock import SpeechPace
from interviewer.interview.port import Speech
from interviewer.interview.prompted import Limits, PromptedInterviewer
from interviewer.interview.session import Interview
from interviewer.models.choice import ModelChoice
from interviewer.models.openai_chat import OpenAIChat
from interviewer.record.events import Plan, Started
from interviewer.record.journal import Journal

TURNS = 30
BOUND_MS = 30.0


WORDS = re.findall(
    r"\w+",
    "ferry baker tunnel marble lantern orchard violin harbour pepper saddle window copper garden ladder meadow needle "
    "oyster pillow quarry ribbon silver timber umbrella valley walnut zipper anchor basket candle dolphin engine",
)


def reply(number: int) -> str:
    """One reply of three sentences, no two alike."""
    chance = random.Random(number)
    one, two, three, four, five, six = chance.sample(WORDS, 6)
    say = (
        f"Mm, the {one}. Your {two} leaves the {three} with nothing at all to go by. "
        f"What does the {four} by the {five} see once the {six} is late?"
    )
    return json.dumps({"heard": f"a {one}", "move": "probe", "say": say, "commitments": [], "took": "none"})


async def interview(stage: Stage, folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds from a sentence's last byte to the screen; and from the reply's first byte to its first word."""
    library = Library.at(folder)
    scenario, persona = library.scenarios.get("twitter-timeline"), library.personas.get("committee-veteran")
    plan = Plan(timed=False)
    journal = Journal(folder / secrets.token_hex(4))
    journal.append(
        Started(
            session="s",
            at="",
            scenario=scenario.id,
            persona=persona.id,
            level=scenario.level,
            plan=plan,
            seed=1,
            nonce="c0ffee42",
            model="stage",
            prompt_version="",
            clock="speech",
        )
    )
    model = OpenAIChat(ModelChoice(kind="openai", model="stage", base_url=stage.url, why=""))
    player = PromptedInterviewer(model, Limits(lambda _: 0.0, len))
    talk = Interview(journal, scenario, persona, player, SpeechPace(plan))
    screen, sentences, first = io.StringIO(), [], []

    async def watch(happenings: object) -> None:
        shown = 0
        async for happening in happenings:  # type: ignore[attr-defined] # an async iterator of happenings
            if isinstance(happening, Speech):
                screen.write(happening.text)
                screen.flush()
                now = time.perf_counter()
                ends = reply(len(stage.asked)).find(json.dumps(happening.text)[1:-1])
                if ends >= 0:
                    last = ends + len(json.dumps(happening.text)) - 3
                    sentences.append((now - stage.written[last]) * 1000)
                if not shown:
                    first.append((now - stage.written[0]) * 1000)
                shown += 1

    await watch(talk.begin())
    for number in range(TURNS):
        await watch(talk.hear(f"I'd promise reader {number} two seconds, because people give up after that."))
    await model.aclose()
    journal.close()
    return sentences, first


async def measure() -> int:
    """Print the table; 1 where the bound is not met."""
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(reply) as stage:
            sentences, first = await interview(stage, Path(folder))
            whole = stage.size, stage.pause
    rows = [
        ("sentence's last byte to screen", len(sentences), *spread(sentences)),
        ("reply's first byte to first word", len(first), *spread(first)),
    ]
    show(
        f"Speech, {TURNS} turns, {whole[0]} characters every {whole[1] * 1000:.0f} ms",
        ("", "n", "min", "median", "max"),
        rows,
    )
    return int(sorted(sentences)[len(sentences) // 2] > BOUND_MS)


if __name__ == "__main__":
    sys.exit(asyncio.run(measure()))
