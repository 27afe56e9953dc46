"""`interviewer practice`: one interview, from the choice of who and what to its end."""

import asyncio
import os
import random
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from interviewer.cli.opening import Opening
from interviewer.cli.seat import Line, called, model_options, open_line, settings
from interviewer.content.library import Library
from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.errors import InterviewerError, UsageError
from interviewer.interview.clock import Pace, SpeechPace, WallPace
from interviewer.interview.session import Interview, wall_clock
from interviewer.models.choice import choose
from interviewer.record.events import Plan, Resumed, Started
from interviewer.record.journal import Journal, load
from interviewer.record.sessions import Sessions
from interviewer.terminal.frame import frame
from interviewer.terminal.plain import standard

if TYPE_CHECKING:
    from interviewer.terminal.live import LiveRoom

DEFAULT_SCENARIO = "twitter-timeline"
DEFAULT_PERSONA = "committee-veteran"
LATEST = "latest"


@click.command()
@click.argument("scenario", required=False)
@click.option(
    "--question", metavar="TEXT", help="A question of your own: the model makes a scenario of it and keeps it."
)
@click.option("--persona", metavar="ID", help="Who interviews; `interviewer personas list` shows them.")
@click.option("--level", type=click.Choice([level.value for level in Level]), help="The level you are interviewed for.")
@click.option("--minutes", type=click.FloatRange(min=1, max=240), default=45.0, show_default=True)
@click.option(
    "--planned-turns",
    type=click.IntRange(min=4, max=200),
    default=16,
    show_default=True,
    help="Turns of yours it is planned for; sets the pace where nobody types.",
)
@click.option("--untimed", is_flag=True, help="No clock: it ends when you say /done.")
@click.option("--seed", type=int, help="Makes the interviewer's choices reproducible.")
@model_options
@click.option(
    "--context-tokens",
    type=click.IntRange(min=2000),
    help="What the model reads at once, if smaller than usual.",
)
@click.option("--budget-usd", type=click.FloatRange(min=0), help="Stop, resumable, when this much is spent.")
@click.option(
    "--resume",
    is_flag=False,
    flag_value=LATEST,
    metavar="[ID]",
    help="Go on with a session: the latest unfinished one, or ID.",
)
@click.option("--plain", is_flag=True, help="Plain lines, for screen readers and simple terminals.")
@click.option("--no-interruptions", is_flag=True, help="Nobody breaks into your answers, or into your silences.")
@click.option("--no-debrief", is_flag=True, help="End without a debrief; at a terminal you are asked otherwise.")
def practice(
    scenario: str | None,
    question: str | None,
    persona: str | None,
    level: str | None,
    minutes: float,
    planned_turns: int,
    untimed: bool,
    seed: int | None,
    model: str | None,
    base_url: str | None,
    timeout: float,
    context_tokens: int | None,
    budget_usd: float | None,
    resume: str | None,
    plain: bool,
    no_interruptions: bool,
    no_debrief: bool,
) -> None:
    """Be interviewed on SCENARIO (default: twitter-timeline; at a terminal you are asked).

    Through a pipe one line is one turn. /done ends it, /help shows what else there is.
    """
    library, sessions = Library.at(settings().home), Sessions(settings().sessions)
    with asyncio.Runner() as runner:
        line = open_line(runner.run(choose(model, base_url, os.environ)), timeout)
        try:
            resume = resume or _taken_up_again(sessions, scenario, persona, question)
            if resume:
                folder = sessions.latest_unfinished() if resume == LATEST else sessions.path(resume)
                interview = _resumed(folder, library, line, context_tokens)
            else:
                plan = Plan(minutes=minutes, planned_turns=planned_turns, timed=not untimed)
                if question:
                    scenario = runner.run(_made_of(question, line, Level(level) if level else Level.SENIOR))
                chosen, who = _chosen(library, sessions, scenario, persona, seed)
                watched = sys.stdin.isatty()
                clock: Literal["wall", "speech"] = "wall" if watched else "speech"
                opening = Opening(chosen, who, Level(level) if level else None, plan, seed, clock, line.choice)
                journal = opening.journal(sessions.new(chosen.id, datetime.now()))
                interviewer = line.interviewer(context_tokens)
                interview = Interview(journal, chosen, who, interviewer, _pace(plan, watched))
            interview.budget_usd = budget_usd
            with interview.journal:
                _hold(interview, line, runner, not plain and _is_screen(), not no_interruptions)
        finally:
            if line.close:
                runner.run(line.close())
    if not no_debrief and interview.situation.is_ended and interview.situation.answers:
        _debriefed(interview, line, timeout, library, sessions)


def _hold(interview: Interview, line: Line, runner: asyncio.Runner, live: bool, interrupts: bool) -> None:
    room, id = standard(), interview.journal.folder.name
    started = interview.situation.started
    for told in line.told():
        room.tell(told)
    if live and not interview.situation.carried:
        room.tell(frame(interview.persona, started.plan.minutes, started.plan.timed))
    else:
        room.tell(_frame(interview.scenario, interview.persona, started.plan, started.session))
    again = f"{called()} practice --resume {id}"
    try:
        if live and isinstance(interview.pace, WallPace):
            runner.run(_live(interview, interview.pace, line, interrupts).hold())
        else:
            room.hold(interview, runner)
    except InterviewerError as error:
        raise type(error)(f"{error} Nothing is lost; go on with:\n{again}") from None
    except KeyboardInterrupt:
        room.out.write("\n")
        room.tell("Stopped. Nothing is lost; go on with:", again)
        raise
    if not line.is_offline:
        room.tell(_bill(interview))
    if not interview.situation.is_ended:
        room.tell("Left for later. Nothing is lost; go on with:", again)
        return
    room.tell(f"Saved as {id}. To read it again:", f"{called()} sessions show {id}")


def _debriefed(interview: Interview, line: Line, timeout: float, library: Library, sessions: Sessions) -> None:
    """What a committee would write, right away: asked for at a terminal, done in a pipe."""
    from interviewer.cli.debrief import for_want_of_raters, graded, how_to_see_again, shown
    from interviewer.cli.desk import handed_in

    id, room = interview.journal.folder.name, standard()
    if sys.stdin.isatty():
        takes = "rules are quick" if line.is_offline else "three raters read it; that takes a minute or two"
        if not click.confirm(f"-- Shall a committee write your debrief now ({takes})?", default=True):
            room.tell("Whenever you want it:", f"{called()} debrief {id}")
            return
    given, rubric = handed_in(id, sessions, library), library.rubric()
    try:
        found = graded(given, rubric, open_line(line.choice, timeout), raters=3)
        shown(found, rubric, given.submission, "terminal", None)
        for_want_of_raters(found)
    except (InterviewerError, KeyboardInterrupt) as error:
        room.tell("The interview is kept. For the debrief:", f"{called()} debrief {id}")
        if isinstance(error, InterviewerError):
            raise type(error)(f"The debrief could not be made. {error}") from None
        raise
    room.tell("As a page:", how_to_see_again(id))


def _is_screen() -> bool:
    """Whether a whole screen is there to be used."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def _live(interview: Interview, pace: WallPace, line: Line, interrupts: bool) -> "LiveRoom":
    from interviewer.terminal.live import LiveRoom
    from interviewer.terminal.sitting import Sitting

    model = "offline, rule-based" if line.is_offline else line.choice.model
    return LiveRoom(interview, Sitting(pace, time.monotonic, interrupts), model)


def _bill(interview: Interview) -> str:
    used, spent = interview.usage, interview.spent_usd
    about = "about " if used.estimated else ""
    return (
        f"{about}{used.input_tokens:,} tokens read ({used.cached_tokens:,} of them cached), "
        f"{used.output_tokens:,} written; cost {'unknown' if spent is None else f'${spent:.4f}'}."
    )


def _frame(scenario: Scenario, persona: Persona, plan: Plan, session: str) -> str:
    time_told = f"{plan.minutes:g} minutes" if plan.timed else "no clock"
    return f"{scenario.title}, with {persona.name}, {persona.role}; {time_told}. Session {session}."


async def _made_of(question: str, line: Line, level: Level) -> str:
    """The id of a scenario made of a question."""
    if line.model is None:
        raise UsageError(
            "Making a scenario of a question takes a language model, and none is here. "
            "Set OPENAI_API_KEY or --base-url, or pick a ready one: `interviewer scenarios list`."
        )
    from interviewer.authoring.draft import draft, keep

    click.echo("-- Making a scenario of your question; this takes a minute ...")
    made = await draft(line.model, question, level)
    path = keep(made.value, settings().home / "scenarios")
    click.echo(f"-- Kept as {path}.")
    return path.stem


def _taken_up_again(sessions: Sessions, *named: str | None) -> str | None:
    """The unfinished session the person wants to go on with; asked at a screen, where nothing was named."""
    if any(named) or not _is_screen():
        return None
    left = [s for s in sessions.summaries() if s.ending is None and s.candidate_turns]
    if not left:
        return None
    last = left[-1]
    wanted = click.confirm(
        f"You left an interview on {last.scenario} after {last.candidate_turns} answers. Go on with it?", default=True
    )
    return last.id if wanted else None


def _chosen(
    library: Library, sessions: Sessions, scenario: str | None, persona: str | None, seed: int | None
) -> tuple[Scenario, Persona]:
    """The situation and the interviewer: as named, picked at a terminal, or the defaults."""
    if scenario or persona or not _is_screen():
        return library.scenarios.get(scenario or DEFAULT_SCENARIO), library.personas.get(persona or DEFAULT_PERSONA)
    from rich.console import Console

    from interviewer.terminal.picker import personas, pick, scenarios

    past = sessions.summaries()
    console, chance = Console(highlight=False), random.Random(seed)
    about = pick(scenarios(library.scenarios.all(), Counter(s.scenario for s in past)), console, console.input, chance)
    console.print()
    return about, pick(
        personas(library.personas.all(), Counter(s.persona for s in past)), console, console.input, chance
    )


def _resumed(folder: Path, library: Library, line: Line, context_tokens: int | None) -> Interview:
    events = load(folder)
    if not events or not isinstance(started := events[0], Started):
        raise UsageError(f"Session {folder.name} never began; start a new one with `interviewer practice`.")
    scenario, persona = library.scenarios.get(started.scenario), library.personas.get(started.persona)
    interviewer = line.interviewer(context_tokens)
    pace = _pace(started.plan, sys.stdin.isatty())
    interview = Interview(Journal(folder), scenario, persona, interviewer, pace)
    if interview.situation.is_ended:
        interview.journal.close()
        raise UsageError(f"Session {folder.name} is over; start a new one with `interviewer practice`.")
    interview.journal.append(Resumed(at=wall_clock(), model=line.choice.model, base_url=line.choice.base_url))
    return interview


def _pace(plan: Plan, at_terminal: bool) -> Pace:
    return WallPace(time.monotonic) if at_terminal else SpeechPace(plan)
