"""A small sheet of text to draw on: boxes, and what flows between them."""

from prompt_toolkit import PromptSession
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from interviewer.terminal.style import STYLE


async def draw(before: str, source: Input | None = None, screen: Output | None = None) -> str:
    """The sketch, begun where the last one left off; what was there before where the person gives up."""
    sheet: PromptSession[str] = PromptSession(
        message="sketch> ",
        prompt_continuation="      > ",
        multiline=True,
        bottom_toolbar=" One line a box or an arrow: reader -> timeline -> posts. Alt-Enter when it is done.",
        style=STYLE,
        erase_when_done=True,
        input=source,
        output=screen,
    )
    try:
        return (await sheet.prompt_async(default=before)).strip("\n")
    except (EOFError, KeyboardInterrupt):
        return before
