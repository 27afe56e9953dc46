"""`interviewer simulate`: interviews with a simulated candidate, as ordinary journals."""

import os
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from interviewer.cli.opening import Opening
from interviewer.cli.seat import Line, called, model_options, open_line, run, settings
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from interviewer.errors import InterviewerError
from interviewer.interview.candidate import PromptedCandidate, ScriptedCandidate, Seat
from interviewer.interview.clock import SpeechPace
from interviewer.interview.selfplay import LONGEST, play
from interviewer.interview.session import Happening, Interview
from interviewer.models.choice import choose
from interviewer.plaintext import one_line
from interviewer.record.events import InterviewerSpoke, Plan
from interviewer.record.sessions import Sessions


@click.command()
@click.argument("scenario")
@click.option("--candidate", metavar="ID", required=True, help="Who is interviewed: an id of personas/candidates/.")
@click.option("--persona", metavar="ID", help="Who interviews; by seed when not given.")
@click.option("-n", "count", type=click.IntRange(1, 10_000), default=1, show_default=True, help="How many interviews.")
@click.option("--minutes", type=click.FloatRange(min=1, max=240), default=45.0, show_default=True)
@click.option("--planned-turns", type=click.IntRange(min=4, max=200), default=16, show_default=True)
@click.option("--turns", type=click.IntRange(min=1), default=LONGEST, help="Stop after this many candidate turns.")
@click.option("--seed", type=int, default=0, show_default=True, help="The first interview's; the next has one more.")
@model_options
@click.option("--candidate-model", metavar="NAME", help="A model plays the candidate; 'offline' for its written lines.")
@click.option(
    "--candidate-base-url",
    metavar="URL",
    help="Where that model is; the interviewer's server when not given.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the journals instead of your sessions.",
)
@click.option("--quiet", is_flag=True, help="Only the session ids.")
def simulate(
    scenario: str,
    candidate: str,
    persona: str | None,
    count: int,
    minutes: float,
    planned_turns: int,
    turns: int,
    seed: int,
    model: str | None,
    base_url: str | None,
    timeout: float,
    candidate_model: str | None,
    candidate_base_url: str | None,
    out: Path | None,
    quiet: bool,
) -> None:
    """Let a simulated candidate be interviewed on SCENARIO.

    Without a language model both sides speak by rule. With one, the interviewer is prompted, and the candidate too
    when --candidate-model is given.
    """
    library, sessions = Library.at(settings().home), Sessions(out or settings().sessions)
    chosen, sitting = library.scenarios.get(scenario), library.candidates.get(candidate)
    plan = Plan(minutes=minutes, planned_turns=planned_turns)

    async def all_of_them() -> None:
        line = open_line(await choose(model, base_url, os.environ), timeout)
        other = await _candidates_line(candidate_model, candidate_base_url or base_url, timeout)
        seat: Seat = ScriptedCandidate(sitting)
        if other and other.model:
            seat = PromptedCandidate(sitting, other.model, chosen.level)
        try:
            for number in range(seed, seed + count):
                who = library.personas.get(persona or _by_seed(library, number))
                opening = Opening(chosen, who, None, plan, number, "speech", line.choice, sitting.id)
                with opening.journal(sessions.new(chosen.id, datetime.now())) as journal:
                    interview = Interview(journal, chosen, who, line.interviewer(), SpeechPace(plan))
                    try:
                        await play(interview, seat, turns, _watcher(quiet), _listener(quiet))
                    except InterviewerError as error:
                        again = f"{called()} practice --resume {journal.folder.name}"
                        raise type(error)(f"{error} The interview so far is kept; go on with: {again}") from None
                    click.echo(journal.folder.name if quiet else _told(interview, chosen))
        finally:
            for opened in (line, other):
                if opened and opened.close:
                    await opened.close()

    run(all_of_them())


async def _candidates_line(model: str | None, base_url: str | None, timeout: float) -> Line | None:
    return open_line(await choose(model, base_url, os.environ), timeout) if model else None


def _by_seed(library: Library, seed: int) -> str:
    return random.Random(f"{seed}:persona").choice(library.personas.ids())


def _watcher(quiet: bool) -> Callable[[Happening], None]:
    def watch(happening: Happening) -> None:
        if isinstance(happening, InterviewerSpoke) and not quiet:
            click.echo(f"Interviewer: {one_line(happening.text)}")

    return watch


def _listener(quiet: bool) -> Callable[[str], None]:
    def listen(answer: str) -> None:
        if not quiet:
            click.echo(f"Candidate: {one_line(answer)}")

    return listen


def _told(interview: Interview, scenario: Scenario) -> str:
    answers = len(interview.situation.answers)
    return f"-- {scenario.title}: {answers} candidate turns. Saved as {interview.journal.folder.name}."
