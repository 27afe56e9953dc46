"""The live room, at a real pty, by a clock that is set: nothing typed is lost, nothing is shown twice."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from interviewer.content.library import Library
from interviewer.errors import ModelUnreachable
from interviewer.interview.clock import WallPace
from interviewer.interview.offline import OfflineInterviewer
from interviewer.interview.port import Interviewer
from interviewer.interview.prompted import Limits, PromptedInterviewer
from interviewer.interview.session import Interview
from interviewer.record.events import CandidateSpoke, Ended, Ending, Interjected, Noted, Plan
from interviewer.record.transcript import Speaker
from interviewer.terminal.draft import DRAFT
from interviewer.terminal.live import LiveRoom
from interviewer.terminal.plain import PlainRoom
from interviewer.terminal.sitting import Sitting
from tests.fakes import FakeModel, Hold, reply

pytest.importorskip("fcntl", reason="a pty needs a POSIX system")
from tests.terminal.screen import Terminal

Room = Callable[..., "asyncio._AsyncGeneratorContextManager[tuple[Terminal, Interview]]"]


@pytest.fixture
def room(hold: Hold) -> Room:
    """room(interviewer, ...): a terminal with an interview going on in it."""

    @asynccontextmanager
    async def opened(
        interviewer: Interviewer | None = None, columns: int = 100, lines: int = 30, **more: object
    ) -> AsyncIterator[tuple[Terminal, Interview]]:
        terminal = Terminal(columns, lines)
        interview = hold(interviewer or OfflineInterviewer(), **more)
        pace = WallPace(lambda: terminal.now)
        interview.pace = pace
        live = LiveRoom(
            interview,
            Sitting(pace, lambda: terminal.now),
            "offline",
            tick=terminal.tick,
            input=terminal.input,
            output=terminal.output,
        )
        holding = asyncio.create_task(live.hold())
        try:
            await terminal.see("You:")
            await terminal.until(lambda: not live.is_speaking, "the floor")
            yield terminal, interview
        finally:
            if not holding.done():
                terminal.keys("\x04")
                for _ in range(2000):
                    if holding.done():
                        break
                    await asyncio.sleep(0)
            holding.cancel()
            await asyncio.gather(holding, return_exceptions=True)
            terminal.close()

    return opened


def said(interview: Interview) -> list[str]:
    return [e.text for e in interview.journal.events if isinstance(e, CandidateSpoke)]


async def answered(terminal: Terminal, interview: Interview, turns: int) -> None:
    await terminal.until(lambda: len(interview.situation.carried) > turns, f"{turns} answers")
    await terminal.see(interview.situation.carried[-1].spoken.text)


async def test_a_typed_line_is_a_turn_and_its_answer_stands_above_the_prompt(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("I'd start with the reader.\r")
        await answered(terminal, interview, 1)
        assert said(interview) == ["I'd start with the reader."]
        await terminal.see("You: I'd start with the reader.")


async def test_a_paste_of_many_lines_is_one_answer(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.paste("First the reader.\nThen the price.\n\nThen nothing.")
        terminal.keys("\r")
        await answered(terminal, interview, 1)
        assert said(interview) == ["First the reader.\nThen the price.\n\nThen nothing."]


async def test_alt_enter_breaks_a_line(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("First the reader.\x1b\rThen the price.\r")
        await answered(terminal, interview, 1)
        assert said(interview) == ["First the reader.\nThen the price."]


async def test_what_was_said_before_comes_back_with_up(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("I'd start with the reader.\r")
        await answered(terminal, interview, 1)
        terminal.keys("\x1b[A")
        await terminal.until(lambda: terminal.everything().count("I'd start with the reader.") >= 2, "history")
        terminal.keys(" Again.\r")
        await answered(terminal, interview, 2)
        assert said(interview)[1] == "I'd start with the reader. Again."


async def test_the_clock_counts_the_candidates_time_and_a_pause_stops_it(room: Room) -> None:
    async with room() as (terminal, interview):
        await terminal.pass_time(30)
        terminal.keys("\x03")
        await terminal.see("paused")
        await terminal.pass_time(600)
        terminal.keys("\r")
        await terminal.until(lambda: "paused" not in "\n".join(terminal.display), "going on")
        await terminal.pass_time(15)
        terminal.keys("I'd start with the reader.\r")
        await answered(terminal, interview, 1)
        assert interview.situation.elapsed == pytest.approx(45)


async def test_an_unsent_draft_survives_leaving(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("Half an ans")
        await terminal.see("Half an ans")
        terminal.keys("\x04")
        draft = interview.journal.folder / DRAFT
        await terminal.until(lambda: draft.exists() and draft.read_text(encoding="utf-8") == "Half an ans", "the draft")


async def test_it_breaks_into_a_long_answer_and_the_draft_stays(room: Room, library: Library) -> None:
    persona = library.personas.get("payments-interviewer")
    own = persona.speech.interruption
    assert own is not None
    long = "word " * own.after_words
    async with room(persona=persona) as (terminal, interview):
        terminal.paste(long + "end")
        await terminal.see("end")
        await terminal.pass_time(1)
        broke = next(e for e in interview.journal.events if isinstance(e, Interjected))
        assert broke.text in own.lines
        await terminal.see(broke.text)
        terminal.keys(" and more\r")
        await answered(terminal, interview, 1)
        first, second = [e for e in interview.journal.events if isinstance(e, CandidateSpoke)]
        assert first.broken_off
        assert first.text == (long + "end").strip()
        assert second.text == "and more"
        assert interview.situation.answers == (f"{first.text} and more",)


async def test_into_a_silence_it_says_one_short_thing(room: Room) -> None:
    async with room() as (terminal, interview):
        silence = interview.persona.speech.silence
        await terminal.pass_time(silence.patience_seconds + 1)
        await terminal.pass_time(silence.patience_seconds + 1)
        broke = [e for e in interview.journal.events if isinstance(e, Interjected)]
        assert len(broke) == 1
        assert broke[0].text in silence.lines
        await terminal.see(broke[0].text)


async def test_time_up_takes_the_unsent_draft_as_the_last_turn(room: Room) -> None:
    async with room(plan=Plan(minutes=10)) as (terminal, interview):
        terminal.keys("I was just going to say")
        await terminal.see("I was just going to say")
        await terminal.pass_time(601)
        await terminal.see("The time is up.")
        assert said(interview) == ["I was just going to say"]
        ended = interview.journal.events[-1]
        assert isinstance(ended, Ended)
        assert ended.ending is Ending.TIME_UP


async def test_five_minutes_before_the_end_the_bar_warns(room: Room) -> None:
    async with room(plan=Plan(minutes=10)) as (terminal, _):
        assert "left" not in terminal.display[-1]
        await terminal.pass_time(301)
        terminal.keys("x")
        await terminal.see("4:59 left")


async def test_notes_are_kept_and_are_no_part_of_what_was_said(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("/note ask about churn\r")
        await terminal.see("Noted.")
        terminal.keys("/notes\r")
        await terminal.see("- ask about churn")
        assert [e.text for e in interview.journal.events if isinstance(e, Noted)] == ["ask about churn"]
        assert said(interview) == []


async def test_a_sketch_goes_along_with_the_next_answer(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("/sketch\r")
        await terminal.see("sketch>")
        terminal.keys("reader -> timeline\rtimeline -> posts\r\r")
        await terminal.see("It goes along")
        terminal.keys("That is how it flows.\r")
        await answered(terminal, interview, 1)
        turn = interview.situation.transcript.of(Speaker.CANDIDATE)[0]
        assert turn.sketch == "reader -> timeline\ntimeline -> posts"


async def test_a_slipped_command_is_not_sent(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("/nots\r")
        await terminal.see("did you mean 'notes'?")
        assert said(interview) == []


async def test_a_lost_line_is_told_the_clock_stands_still_and_retry_goes_on(room: Room) -> None:
    model = FakeModel(reply("Hello. Design it."), ModelUnreachable("Nobody answers."), reply("Who waits?"))
    async with room(PromptedInterviewer(model, Limits(lambda _: 0.0, len))) as (terminal, interview):
        await terminal.see("Design it.")
        await terminal.pass_time(20)
        terminal.keys("I'd start with the reader.\r")
        await terminal.see("Nobody answers.")
        terminal.keys("a further thought")
        await terminal.see("a further thought")
        terminal.keys("\r")
        await terminal.pass_time(500)
        assert said(interview) == ["I'd start with the reader."]
        terminal.keys("\x01/retry \x0b\r")
        await terminal.see("Who waits?")
        assert interview.situation.elapsed == pytest.approx(20)


HOSTILE = [
    "\x1b[2J\x1b[H Mm.",
    "\x1b]0;owned\x07\x1b]8;;http://x\x07link\x1b]8;;\x07 \x1b]52;c;aGk=\x07 Mm.",
    "\x9b31m Mm \x85\x90.",
    "Mm \u202eesrever\u202c \u200b\u200d.",
    "[link=http://x]Mm[/link] [bold]x[/bold].",
    "| a | b |\n|---|---|\n| Mm | x |",
    "```\ncode Mm\n```",
    "x" * 900,
]


@pytest.mark.parametrize("said_by_model", HOSTILE)
async def test_hostile_speech_leaves_the_screen_sane(room: Room, said_by_model: str) -> None:
    model = FakeModel(reply("Hello. Design it."), reply(said_by_model + " Who waits?"))
    async with room(PromptedInterviewer(model, Limits(lambda _: 0.0, len)), 60, 20) as (terminal, _):
        await terminal.see("Design it.")
        begun = len(terminal.raw)
        terminal.keys("I'd start with the reader.\r")
        await terminal.see("Who waits?")
        new = bytes(terminal.raw[begun:])
        for nasty in (b"\x1b]", b"\x1b[2J", b"\x1b[31m", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xc2\x9b"):
            assert nasty not in new
        assert terminal.everything().count("Who waits?") == 1


async def test_speech_taller_than_the_screen_stands_in_the_scrollback_once(room: Room) -> None:
    words = [f"w{n:03d}" for n in range(70)]
    model = FakeModel(reply("Hello. Design it."), reply(" ".join(words) + " who waits?"), piece=3)
    async with room(PromptedInterviewer(model, Limits(lambda _: 0.0, len)), 24, 8) as (terminal, interview):
        await terminal.see("Design it.")
        terminal.keys("Hm, the reader.\r")
        await terminal.until(lambda: len(interview.situation.carried) > 1, "the answer")
        await terminal.see("who waits?")
        shown = terminal.everything()
        assert [word for word in words if shown.count(word) != 1] == []


async def test_a_resize_in_the_middle_keeps_everything(room: Room) -> None:
    async with room(columns=140) as (terminal, interview):
        terminal.keys("I'd start with the reader.\r")
        await answered(terminal, interview, 1)
        terminal.resize(60, 24)
        terminal.keys("And leave out search.\r")
        await answered(terminal, interview, 2)
        assert said(interview) == ["I'd start with the reader.", "And leave out search."]


async def test_done_says_goodbye_and_ends(room: Room) -> None:
    async with room() as (terminal, interview):
        terminal.keys("I'd start with the reader.\r")
        await answered(terminal, interview, 1)
        terminal.keys("/done\r")
        await terminal.see("You ended the interview.")
        assert interview.situation.is_ended


async def test_the_same_lines_make_the_same_journal_through_a_pipe_and_at_a_terminal(room: Room, hold: Hold) -> None:
    lines = [
        "Do most people read, or post?",
        "I'd build this for the reader on a train, because old posts make them leave.",
        "We'd use Kafka, it's more scalable.",
        "I'd promise two seconds, always, since people give up after that.",
        "I'd leave out search and messages.",
        "If posts go missing, people lose trust; we'd know from support.",
        "I'd add a logging service for that.",
    ]
    async with room(seed=9) as (terminal, typed):
        for number, line in enumerate(lines, start=1):
            terminal.keys(f"{line}\r")
            await answered(terminal, typed, number)
        terminal.keys("/done\r")
        await terminal.until(lambda: typed.situation.is_ended, "the end")
    piped = hold(OfflineInterviewer(), seed=9)
    piped.pace = WallPace(lambda: 0.0)
    source = io.BytesIO("\n".join(lines).encode())
    await asyncio.to_thread(_through_a_pipe, piped, source)
    assert _told(typed) == _told(piped)


def _through_a_pipe(interview: Interview, source: io.BytesIO) -> None:
    with asyncio.Runner() as runner:
        PlainRoom(source, io.StringIO(), io.StringIO()).hold(interview, runner)


def _told(interview: Interview) -> list[dict[str, object]]:
    """The journal without the times of day."""
    return [event.model_dump(exclude={"at"}) for event in interview.journal.events]
