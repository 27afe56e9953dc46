"""What a line in the room means."""

import pytest

from interviewer.terminal.commands import Answer, Command, Unknown, Word, parse


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("I'd start with the reader.", Answer("I'd start with the reader.")),
        ("/time", Command(Word.TIME)),
        ("/NOTE ask about churn ", Command(Word.NOTE, "ask about churn")),
        (" /api/users is what I'd expose", Answer("/api/users is what I'd expose")),
        ("/one line\nand another", Answer("/one line\nand another")),
        ("1/2 of them", Answer("1/2 of them")),
    ],
)
def test_a_line_is_an_answer_or_a_command(line: str, meaning: object) -> None:
    assert parse(line) == meaning


@pytest.mark.parametrize("line", ["/tiem", "/tiem/notes", "/", "/ time", "/note!"])
def test_a_line_that_begins_with_a_slash_is_never_sent(line: str) -> None:
    meaning = parse(line)
    assert isinstance(meaning, Unknown)
    assert "Nothing was sent" in meaning.says


def test_the_nearest_command_is_named() -> None:
    meaning = parse("/tiem")
    assert isinstance(meaning, Unknown)
    assert "did you mean 'time'" in meaning.says
