"""Plays the beginning of an interview at a real pty and saves what stands on the screen as capture.svg, for README.md.

python -m tests.docs.capture
"""

import asyncio
import io
import re
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from interviewer.content.library import Library
from interviewer.interview.clock import WallPace
from interviewer.interview.offline import OfflineInterviewer
from interviewer.interview.session import Interview
from interviewer.record.journal import Journal
from interviewer.terminal.live import LiveRoom
from interviewer.terminal.sitting import Sitting
from tests.fakes import started
from tests.terminal.screen import Terminal

FRAME = re.sub(r"\s*@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""Rich's frame without the fonts it would fetch from elsewhere."""
PICTURE = Path(__file__).with_name("capture.svg")
SAID = (
    (150, "I'd build this for the reader on a train who has two minutes and wants to know what changed."),
    (170, "I'd leave out search and messages. The first screen shows what they follow, newest first."),
    (190, "We'd use Kafka for that, it's more scalable."),
    (230, "Fair, I don't need it yet. I'd promise every new post within a minute, since they act on it."),
    (240, "If a post is late they miss the replacement bus, and we lose their trust; support hears it first."),
    (200, "Then the first thing I'd ship is that one minute, always, for the person on the train."),
)


async def play(terminal: Terminal, folder: Path) -> str:
    """The screen after the last thing said."""
    library = Library.at(folder)
    scenario, persona = library.scenarios.get("twitter-timeline"), library.personas.get("committee-veteran")
    journal = Journal(folder / "session")
    journal.append(started(scenario, persona, seed=8, clock="wall"))
    pace = WallPace(lambda: terminal.now)
    interview = Interview(journal, scenario, persona, OfflineInterviewer(), pace)
    room = LiveRoom(
        interview,
        Sitting(pace, lambda: terminal.now, interrupts=False),
        "offline, rule-based",
        tick=terminal.tick,
        input=terminal.input,
        output=terminal.output,
    )
    holding = asyncio.create_task(room.hold())
    for number, (seconds, line) in enumerate(SAID):
        await terminal.until(lambda n=number: len(interview.situation.carried) > n and not room.is_speaking)
        terminal.now += seconds
        terminal.keys(line)
        await terminal.see(line.split()[-3])
        terminal.keys("\r")
    await terminal.until(lambda: len(interview.situation.carried) > len(SAID) and not room.is_speaking)
    await terminal.pass_time(12)
    terminal.keys("Then something has to go, and")
    await terminal.see("has to go, and")
    shown = "\n".join(terminal.display)
    terminal.keys("\x04")
    await holding
    journal.close()
    return shown


def main() -> None:
    """Save the picture."""
    terminal = Terminal(columns=96, lines=34)
    with tempfile.TemporaryDirectory() as folder:
        shown = asyncio.run(play(terminal, Path(folder)))
    terminal.close()
    console = Console(record=True, width=96, file=io.StringIO())
    console.print(Text(shown))
    PICTURE.write_text(console.export_svg(title="interviewer practice", code_format=FRAME), encoding="utf-8")


if __name__ == "__main__":
    main()
