"""What a line that begins with a slash means. Knows the words, not what is done about them."""

from dataclasses import dataclass
from enum import StrEnum

from interviewer.content.reading import did_you_mean


class Word(StrEnum):
    """The commands of the room, each with what it does."""

    HELP = "help"
    TIME = "time"
    PAUSE = "pause"
    REPEAT = "repeat"
    NOTE = "note"
    NOTES = "notes"
    SKETCH = "sketch"
    EDIT = "edit"
    RETRY = "retry"
    DONE = "done"
    QUIT = "quit"


HELP: dict[Word, str] = {
    Word.HELP: "this list",
    Word.TIME: "how long you have been at it, and how long is left",
    Word.PAUSE: "stop the clock; Enter goes on",
    Word.REPEAT: "what the interviewer said last, once more",
    Word.NOTE: "a note to yourself: /note ask about churn",
    Word.NOTES: "your notes",
    Word.SKETCH: "draw boxes and arrows as text; they go along with your next answer",
    Word.EDIT: "write your answer in your editor",
    Word.RETRY: "ask again, after the line broke",
    Word.DONE: "you are done: the interviewer says goodbye",
    Word.QUIT: "leave it for later",
}

KEYS = (
    ("Enter", "send your answer"),
    ("Alt-Enter", "a new line in it"),
    ("Ctrl-C", "pause"),
    ("Ctrl-D", "leave it for later"),
    ("Up, Down", "what you said before"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Something said to the interviewer."""

    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something asked of the room."""

    word: Word
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A slash and no command: a sentence that says what could be meant."""

    says: str


def parse(line: str) -> Answer | Command | Unknown:
    """What a line means. A single line that begins with a slash is never sent to the interviewer."""
    text = line.strip()
    head, _, rest = text.partition(" ")
    if not line.startswith("/") or "\n" in text:
        return Answer(text)
    try:
        return Command(Word(head[1:].lower()), rest.strip())
    except ValueError:
        known = [word.value for word in Word]
        hint = did_you_mean(head[1:].lower(), known)
        return Unknown(
            f"There is no {head}{hint or '.'} Nothing was sent; /help lists what there is. "
            "To say something that begins with a slash, put a space before it."
        )
