"""The live room: speech streams above a prompt that is always there, under a clock.

What is said, when the ground moves and when it ends is not decided here; this room shows, listens and keeps time.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output

from interviewer.errors import InterviewerError
from interviewer.interview.clock import Clock
from interviewer.interview.port import Notice, Speech
from interviewer.interview.session import Happening, Interview
from interviewer.plaintext import one_line
from interviewer.record.events import Ended, InterviewerSpoke, Noted
from interviewer.record.transcript import Speaker
from interviewer.terminal.bar import Bar, told
from interviewer.terminal.commands import HELP, KEYS, Answer, Command, Unknown, Word, parse
from interviewer.terminal.draft import Draft
from interviewer.terminal.drawing import draw
from interviewer.terminal.endings import ENDINGS
from interviewer.terminal.keys import Signal, bindings
from interviewer.terminal.page import Page
from interviewer.terminal.sitting import Sitting
from interviewer.terminal.style import STYLE
from interviewer.terminal.watch import BreakIn, BreakSilence, TimeUp


async def _half_a_second() -> None:
    await asyncio.sleep(0.5)


@dataclass
class LiveRoom:
    """Holds one interview at a terminal."""

    interview: Interview
    time: Sitting
    model: str
    """Who talks, for the bar."""
    tick: Callable[[], Awaitable[None]] = _half_a_second
    """Waits until it is time to look at the clock and the draft again."""
    input: Input | None = None
    output: Output | None = None
    _speaking: asyncio.Task[None] | None = None
    _said: str = ""
    """The beginning of the draft that is on record already."""
    _waiting: str = ""
    """A draft sent while the interviewer was speaking; it goes when they have finished, unless it was changed."""
    _sketch: str = ""
    _fault: InterviewerError | None = None
    """What keeps the interviewer from answering."""
    _trouble: str = ""
    """What keeps an answer that is still being tried for."""
    _left: bool = False
    _prompt: PromptSession[str | Signal] = field(init=False)
    _page: Page = field(init=False)
    _draft: Draft = field(init=False)

    def __post_init__(self) -> None:
        self._draft = Draft(self.interview.journal.folder)
        self._prompt = PromptSession(
            message=self._message,
            bottom_toolbar=self._toolbar,
            key_bindings=bindings(self),
            multiline=True,
            history=InMemoryHistory(list(self.interview.situation.answers)),
            style=STYLE,
            refresh_interval=0.5,
            erase_when_done=True,
            input=self.input,
            output=self.output,
        )
        self._page = Page(self._prompt, self.interview.persona.name.split()[0])

    async def hold(self) -> None:
        """Hold the interview to its end, or until the candidate leaves.

        Raises:
            InterviewerError: the candidate left because no answer could be had; the session can be resumed.
        """
        await self._tell_where_we_were()
        self._let_speak(self.interview.begin())
        standing = self._draft.read()
        while not (self._left or self.interview.situation.is_ended):
            line = await self._listen(standing)
            standing = await self._take(line)
        await self._hush()
        if self._left and self._fault:
            raise self._fault

    @property
    def is_speaking(self) -> bool:
        """Whether the interviewer has the floor."""
        return self._speaking is not None and not self._speaking.done()

    # What the keys ask.

    def may_send(self, text: str) -> bool:
        """Whether Enter sends this text now: not into a pause, not into somebody's words, not down a lost line."""
        if self.time.is_paused:
            self.toggle_pause()
            return False
        if isinstance(parse(text), Answer) and self.is_speaking:
            self._waiting = text
            return False
        return bool(text.strip()) and not (self._fault and isinstance(parse(text), Answer))

    def toggle_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.time.toggle(listening=not (self.is_speaking or self._fault))

    def keep(self, text: str) -> None:
        """Put the draft on the disk."""
        self._draft.keep(text)

    # Listening.

    async def _listen(self, standing: str) -> str | Signal:
        looking = asyncio.create_task(self._look())
        try:
            return await self._prompt.prompt_async(default=standing)
        except EOFError:
            return Signal.LEAVE
        finally:
            looking.cancel()

    async def _look(self) -> None:
        """Look at the clock and the draft, again and again, while the prompt is open."""
        while True:
            await self.tick()
            text = self._prompt.default_buffer.text
            self._draft.keep(text)
            if self.interview.situation.is_ended:
                self._signal(Signal.OVER)
            if self.is_speaking or self._fault:
                continue
            match self.time.look(text):
                case BreakIn(line):
                    self._broken_into(text, line)
                    await self._page.whole_turn(line)
                case BreakSilence(line):
                    self.interview.break_silence(line)
                    await self._page.whole_turn(line)
                case TimeUp():
                    self._signal(Signal.TIME_UP)
                case None:
                    pass

    def _broken_into(self, text: str, line: str) -> None:
        self.interview.break_in(self._unsaid(text), line)
        self._said = text
        self.time.pace.listen()

    def _unsaid(self, text: str) -> str:
        """What of a draft is not on record yet: all of it, where its recorded beginning was changed."""
        if self._said and text.startswith(self._said):
            return text[len(self._said) :].strip() or "[nothing more]"
        return text.strip()

    def _signal(self, signal: Signal) -> None:
        app = self._prompt.app
        if app.is_running and not app.is_done:
            app.exit(result=signal)

    # Taking what came.

    async def _take(self, line: str | Signal) -> str:
        """Do what a line or a signal means; the text that then stands in the prompt."""
        match line:
            case Signal.LEAVE:
                self._left = True
            case Signal.TIME_UP:
                await self._time_up()
            case Signal.OVER:
                pass
            case str():
                match parse(line):
                    case Answer(text):
                        await self._answer(text)
                    case Command(word, rest):
                        return await self._command(word, rest)
                    case Unknown(says):
                        await self._page.aside(says)
        return ""

    async def _answer(self, text: str) -> None:
        fresh, sketch = self._unsaid(text), self._sketch
        self._said = self._sketch = ""
        self.interview.take(fresh, sketch)
        self._draft.keep("")
        await self._page.answer(text, sketch)
        self._let_speak(self.interview.reply())

    async def _time_up(self) -> None:
        text = self._draft.read().strip()
        if text:
            await self._answer(text)
        else:
            self._let_speak(self.interview.run_out())
        await self._hush()

    async def _command(self, word: Word, rest: str) -> str:
        match word:
            case Word.HELP:
                await self._page.aside(*(f"  /{w.value:<8}{text}" for w, text in HELP.items()))
                await self._page.aside(*(f"  {key:<10}{text}" for key, text in KEYS))
            case Word.TIME:
                await self._page.aside(told(self._clock()))
            case Word.PAUSE:
                self.toggle_pause()
            case Word.REPEAT:
                await self._say_again()
            case Word.NOTE:
                if rest:
                    self.interview.note(rest)
                await self._page.aside("Noted." if rest else "What should be noted? /note TEXT")
            case Word.NOTES:
                notes = [e.text for e in self.interview.journal.events if isinstance(e, Noted)]
                await self._page.aside(*(f"  - {one_line(n)}" for n in notes or ["none yet: /note TEXT"]))
            case Word.SKETCH:
                self._sketch = await draw(self._sketch, self.input, self.output)
                await self._page.sketch(self._sketch)
                drawn = (
                    "It goes along with your next answer; /sketch again changes it."
                    if self._sketch
                    else "Nothing drawn."
                )
                await self._page.aside(drawn)
            case Word.EDIT:
                return await self._edit(rest)
            case Word.RETRY:
                await self._retry()
            case Word.DONE:
                await self._hush()
                self._let_speak(self.interview.leave())
                await self._hush()
            case Word.QUIT:
                self._left = True
        return ""

    async def _edit(self, draft: str) -> str:
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or shutil.which("nano") or shutil.which("notepad")
        if not editor:
            await self._page.aside("Which editor? Set EDITOR to its name first; Alt-Enter gives new lines here, too.")
            return draft
        return (click.edit(draft, editor=editor) or draft).strip()

    async def _retry(self) -> None:
        if self._fault is None:
            await self._page.aside("The line is fine; nothing to try again.")
            return
        self._fault = None
        self._let_speak(self.interview.begin())

    # Speaking.

    def _let_speak(self, happenings: AsyncIterator[Happening]) -> None:
        self.time.stop_watching()
        self._speaking = asyncio.create_task(self._show(happenings))

    async def _hush(self) -> None:
        """Wait until the interviewer has finished."""
        if self._speaking:
            await self._speaking

    async def _show(self, happenings: AsyncIterator[Happening]) -> None:
        self._trouble = ""
        try:
            async for happening in happenings:
                match happening:
                    case Speech(text):
                        self._trouble = ""
                        await self._page.speak(text)
                    case Notice(text):
                        await self._tell_trouble(text)
                    case InterviewerSpoke():
                        await self._page.end_turn()
                    case Ended(ending=ending):
                        await self._page.aside(ENDINGS[ending])
        except InterviewerError as error:
            await self._page.end_turn()
            await self._page.aside(f"{error} The clock stands still. /retry asks again; /quit leaves it for later.")
            self._fault = error
            self.time.pace.pause()
            return
        self.time.watch(self.interview.situation)
        self._send_what_waits()

    def _send_what_waits(self) -> None:
        waiting, self._waiting = self._waiting, ""
        if waiting.strip() and self._prompt.default_buffer.text == waiting and self._prompt.app.is_running:
            asyncio.get_running_loop().call_soon(self._prompt.default_buffer.validate_and_handle)

    async def _tell_trouble(self, text: str) -> None:
        """One line above the prompt for one trouble; the bar tells how it goes on."""
        if not self._trouble:
            await self._page.aside(text)
        self._trouble = text

    async def _tell_where_we_were(self) -> None:
        """The last two questions of a session taken up again, and the answer between them."""
        for turn in self.interview.situation.transcript.turns[-3:]:
            if turn.speaker is Speaker.INTERVIEWER:
                await self._page.whole_turn(turn.text)
            else:
                await self._page.answer(turn.text, turn.sketch)

    async def _say_again(self) -> None:
        turns = self.interview.situation.transcript.of(Speaker.INTERVIEWER)
        if turns:
            await self._page.whole_turn(turns[-1].text)

    # What the prompt shows.

    def _message(self) -> FormattedText:
        tail = [("class:speech", self._page.tail + "\n")] if self._page.tail else []
        return FormattedText([*tail, ("class:name", "You: ")])

    def _toolbar(self) -> FormattedText:
        bar = self._bar()
        style = "class:bottom-toolbar.warning" if bar.warns else "class:bottom-toolbar"
        return FormattedText([(style, bar.text(self._prompt.app.output.get_size().columns))])

    def _bar(self) -> Bar:
        spent = self.interview.spent_usd
        cost = "" if self.interview.interviewer.origin == "offline" else f"${spent:.2f}" if spent is not None else "$ ?"
        return Bar(
            clock=self._clock(),
            scenario=self.interview.scenario.title,
            persona=self.interview.persona.name,
            model=self.model,
            cost=cost,
            state=self._state(),
        )

    def _state(self) -> str:
        if self.time.is_paused:
            return "paused, Enter goes on"
        if self._fault:
            return "line lost, /retry or /quit"
        if not self.is_speaking:
            return ""
        return "no answer yet, trying again" if self._trouble else "speaking" if self._page.tail else "listening"

    def _clock(self) -> Clock:
        return self.time.clock(self.interview.situation, running=not self.is_speaking)
