"""What several commands take to grade: the options, the transcript they name, and the grader they add up to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from interviewer.cli.seat import Line
from interviewer.content.library import Library
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Level
from interviewer.errors import UsageError
from interviewer.grading import roles
from interviewer.grading.grader import Grader
from interviewer.grading.submission import Submission, submission
from interviewer.models.addresses import is_loopback
from interviewer.models.port import Usage
from interviewer.record.events import Started
from interviewer.record.importing.reader import Imported, read
from interviewer.record.sessions import Sessions
from interviewer.record.transcript import Speaker

F = TypeVar("F", bound=Callable[..., Any])


def grading_options(command: F) -> F:
    """`--raters`, `--level`, `--scenario`, `--writeup/--no-writeup`."""
    for option in (
        click.option("--writeup/--no-writeup", default=True, help="Whether the committee's arguments are written."),
        click.option("--scenario", metavar="ID", help="What it is about; a session knows, a file is graded without."),
        click.option(
            "--level",
            type=click.Choice([level.value for level in Level]),
            help="The level it is measured by; a session knows its own, else senior.",
        ),
        click.option(
            "--raters", type=click.IntRange(1, 15), default=3, show_default=True, help="Independent readings."
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A transcript as it was handed in, ready to be graded."""

    submission: Submission
    folder: Path | None
    """The session's own folder; None for a file."""
    warnings: tuple[str, ...] = ()

    @property
    def is_somebody_elses(self) -> bool:
        """Whether it is a file rather than a session held here."""
        return self.folder is None


def handed_in(
    source: str,
    sessions: Sessions,
    library: Library,
    *,
    level: str | None = None,
    scenario: str | None = None,
    interviewer: str | None = None,
    redact: bool = False,
) -> HandedIn:
    """A session by its id, or a file in any form that can be imported.

    Raises:
        UsageError: neither a session nor a file.
        ContentError: the file cannot be understood.
    """
    path = Path(source).expanduser()
    own = None if path.exists() else _session(source, sessions)
    imported = read(own or path, interviewer)
    started = next((e for e in imported.events if isinstance(e, Started)), None)
    about = _about(library, scenario, started)
    measured_by = Level(level) if level else started.level if started else Level.SENIOR
    graded = submission(
        imported.transcript,
        name=own.name if own else path.name,
        format=imported.format.value,
        level=measured_by,
        scenario=about,
        names=_names(imported, library, started),
        events=imported.events if about and started and about.id == started.scenario else (),
    )
    return HandedIn(without_names(graded) if redact else graded, own, imported.warnings)


def without_names(graded: Submission) -> Submission:
    """The same submission with roles for names everywhere, reports included."""
    masked = roles.masked(graded.original, graded.names)
    name = roles.mask(graded.source.name, graded.names).text
    return Submission(
        masked, {}, graded.source.model_copy(update={"name": name}), graded.level, graded.scenario, graded.thrown
    )


def grader(line: Line, raters: int, writeup: bool, seed: int = 0) -> Grader:
    """The grader at the other end of a line: a language model's, or the built-in rules."""
    if line.model is None:
        from interviewer.grading.offline.grader import OfflineGrader

        return OfflineGrader()
    from interviewer.grading.grader import PromptedGrader
    from interviewer.models.prices import cost_usd

    name, base_url = line.choice.model, line.choice.base_url

    def price(usage: Usage) -> float | None:
        return cost_usd(usage, name, base_url)

    return PromptedGrader(line.model, price, raters=raters, writeup=writeup, seed=seed)


def may_be_sent(line: Line, several: bool, yes: bool, is_asked: bool) -> None:
    """One plain notice before other people's words go to a model on another machine.

    Raises:
        UsageError: nobody could be asked, and `--yes` was not given.
        click.Abort: the answer was no.
    """
    if yes or line.is_offline or is_loopback(line.choice.base_url):
        return
    where = line.choice.base_url or "OpenAI"
    what = "These transcripts" if several else "This transcript"
    notice = f"{what} will be sent to {line.choice.model} at {where}, with roles in place of the names known."
    if not is_asked:
        raise UsageError(f"{notice} If those who speak in it agree, say --yes; `--model offline` sends nothing.")
    click.confirm(f"{notice} Do those who speak in it agree?", abort=True, err=True)


def _session(source: str, sessions: Sessions) -> Path:
    if any(sign in source for sign in ("/", "\\")) or Path(source).suffix:
        raise UsageError(f"There is no file {source}; check the path. `interviewer sessions list` shows sessions.")
    return sessions.path(source)


def _about(library: Library, scenario: str | None, started: Started | None) -> Scenario | None:
    """The scenario: as named, or the session's own where it still exists."""
    if scenario:
        return library.scenarios.get(scenario)
    if started and started.scenario in library.scenarios.ids():
        return library.scenarios.get(started.scenario)
    return None


def _names(imported: Imported, library: Library, started: Started | None) -> list[tuple[str, Speaker]]:
    names = [(speaker.name, speaker.role) for speaker in imported.speakers]
    if started and started.persona in library.personas.ids():
        names.append((library.personas.get(started.persona).name, Speaker.INTERVIEWER))
    return names
