"""The keys of the live room, and the ways a prompt ends that are no text."""

from enum import Enum, auto
from typing import Protocol

from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent


class Signal(Enum):
    """Why a prompt ended without an answer."""

    LEAVE = auto()
    TIME_UP = auto()
    OVER = auto()


class Keyed(Protocol):
    """What the keys ask of a room."""

    def may_send(self, text: str) -> bool:
        """Whether Enter sends this text now."""
        ...

    def toggle_pause(self) -> None:
        """Stop the clock, or let it go on."""
        ...

    def keep(self, text: str) -> None:
        """Put the draft on the disk."""
        ...


def bindings(room: Keyed) -> KeyBindings:
    """Enter sends, Alt-Enter breaks the line, Ctrl-C pauses, Ctrl-D leaves."""
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        if room.may_send(event.current_buffer.text):
            event.current_buffer.validate_and_handle()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("c-c")
    def _(event: KeyPressEvent) -> None:
        room.toggle_pause()
        event.app.invalidate()

    @keys.add("c-d")
    def _(event: KeyPressEvent) -> None:
        room.keep(event.current_buffer.text)
        event.app.exit(result=Signal.LEAVE)

    return keys
