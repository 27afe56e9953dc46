"""A small sheet of text to draw on: boxes, and what flows between them."""

from prompt_toolkit import PromptSession
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.output import Output

from interviewer.terminal.style import STYLE


async def draw(before: str, source: Input | None = None, screen: Output | None = None) -> str:
    """The sketch, begun where the last one left off; what was there before where the person gives up."""
    sheet: PromptSession[str] = PromptSession(
        message="sketch> ",
        prompt_continuation="      > ",
        multiline=True,
        key_bindings=_keys(),
        bottom_toolbar=" A line a box or an arrow: reader -> timeline -> posts. Enter on an empty line ends it.",
        style=STYLE,
        erase_when_done=True,
        input=source,
        output=screen,
    )
    try:
        return (await sheet.prompt_async(default=before)).strip("\n")
    except (EOFError, KeyboardInterrupt):
        return before


def _keys() -> KeyBindings:
    """Enter makes a new line, and on an empty last line ends the sketch."""
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.is_cursor_at_the_end and not buffer.document.current_line.strip():
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys
