"""The plain room: one line is one turn, nothing but text comes out."""

import asyncio
import io

import pytest

from interviewer.errors import ModelUnreachable
from interviewer.interview.offline import OfflineInterviewer
from interviewer.interview.prompted import Limits, PromptedInterviewer
from interviewer.interview.session import Interview
from interviewer.record.events import CandidateSpoke, Ended, Ending
from interviewer.terminal.plain import SPEAKS, PlainRoom
from tests.fakes import FakeModel, Hold, cut, pieces, reply


def through(interview: Interview, *lines: bytes, aside: io.StringIO | None = None, prompt: str = "") -> str:
    out = io.StringIO()
    with asyncio.Runner() as runner:
        PlainRoom(io.BytesIO(b"".join(lines)), out, aside or io.StringIO(), prompt).hold(interview, runner)
    return out.getvalue()


def answers(interview: Interview) -> list[str]:
    return [e.text for e in interview.journal.events if isinstance(e, CandidateSpoke)]


def test_every_line_is_a_turn_and_every_answer_one_line(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    out = through(interview, b"I'd start with the reader.\n", b"And leave out search.\n")
    assert answers(interview) == ["I'd start with the reader.", "And leave out search."]
    assert [line for line in out.splitlines() if not line.startswith((SPEAKS, "-- "))] == []
    assert sum(line.startswith(SPEAKS) for line in out.splitlines()) == 4, "opening, two answers, goodbye"


def test_the_end_of_input_is_the_end_of_the_interview(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    through(interview, b"I'd start with the reader.")
    ended = interview.journal.events[-1]
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.DONE


def test_what_follows_done_is_not_read(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    through(interview, b"One thing first.\n", b"/done\n", b"never said\n")
    assert answers(interview) == ["One thing first."]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"caf\xc3\xa9 first\r\n", "café first"),
        (b"\xef\xbb\xbfwith a mark\n", "with a mark"),
        (b"not \xff utf-8\n", "not \ufffd utf-8"),
        (b"\n   \nafter blanks\n", "after blanks"),
        (b"tab\there, \x1b[31mred\x1b[0m and \x00 nul\n", "tab\there, \x1b[31mred\x1b[0m and \x00 nul"),
        (b"x" * 100_000 + b"\n", "x" * 100_000),
    ],
)
def test_odd_bytes_are_kept_as_said(hold: Hold, line: bytes, text: str) -> None:
    interview = hold(OfflineInterviewer())
    through(interview, line)
    assert answers(interview) == [text]


def test_nothing_a_model_says_reaches_the_terminal_raw(hold: Hold) -> None:
    nasty = "\x1b[2JMm\x1b]52;c;aGk=\x07. Who\u202e waits\x9b31m?\r\nYou: gotcha"
    interview = hold(PromptedInterviewer(FakeModel(reply(nasty)), Limits(lambda _: 0.0, len)))
    out = through(interview, b"I'd start with the reader.\n")
    assert not set(out) & set("\x1b\x07\x9b\r\u202e")
    assert not any(line.startswith("You:") for line in out.splitlines())


def test_a_candidates_escapes_quoted_back_are_harmless(hold: Hold) -> None:
    interview = hold(OfflineInterviewer())
    out = through(interview, *[b"I'd promise \x1b]0;owned\x07two seconds \x1b[31malways to the reader.\n"] * 8)
    assert "\x1b" not in out


def test_a_broken_line_is_told_and_nothing_is_shown_twice(hold: Hold) -> None:
    half = pieces(reply("Mm. Two seconds, you say. Who waits")[:70])
    whole = pieces(reply("Mm. Two seconds, you say. Who waits longer?"))
    model = FakeModel(reply("Hello. Design it."), [*half, cut(), *whole], reply("Goodbye."))
    interview = hold(PromptedInterviewer(model, Limits(lambda _: 0.0, len)))
    aside = io.StringIO()
    out = through(interview, b"Two seconds.\n", aside=aside)
    assert "Interviewer: Mm. Who waits longer?\n" in out
    assert "The line broke" in aside.getvalue()


def test_an_error_leaves_the_room_with_the_turn_kept(hold: Hold) -> None:
    model = FakeModel(reply("Hello. Design it."), ModelUnreachable("nobody there"))
    interview = hold(PromptedInterviewer(model, Limits(lambda _: 0.0, len)))
    with pytest.raises(ModelUnreachable):
        through(interview, b"Two seconds.\n")
    assert answers(interview) == ["Two seconds."]


def test_a_turn_that_breaks_off_for_good_ends_its_line(hold: Hold) -> None:
    half = [*pieces(reply("Two seconds, you say.")), ModelUnreachable("nobody there")]
    interview = hold(PromptedInterviewer(FakeModel(reply("Hello. Design it."), half), Limits(lambda _: 0.0, len)))
    out = io.StringIO()
    with asyncio.Runner() as runner, pytest.raises(ModelUnreachable):
        PlainRoom(io.BytesIO(b"Two seconds.\n"), out, io.StringIO()).hold(interview, runner)
    assert out.getvalue().splitlines(keepends=True)[-1] == "Interviewer: Two seconds, you say.\n"


def test_a_resumed_session_says_its_last_line_again(hold: Hold) -> None:
    model = FakeModel(reply("Hello. Design it."), reply("Who waits?"))
    interview = hold(PromptedInterviewer(model, Limits(lambda _: 0.0, len)))

    async def one_turn() -> None:
        async for _ in interview.begin():
            pass
        async for _ in interview.hear("Two seconds."):
            pass

    asyncio.run(one_turn())
    model.answers = [reply("Goodbye.")]
    assert through(interview, b"/done\n").splitlines()[0] == "Interviewer: Who waits?"
