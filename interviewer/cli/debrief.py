"""`interviewer debrief`: one interview graded, and the result shown, kept and written where it is wanted."""

import asyncio
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Literal

import click
from pydantic import ValidationError

from interviewer.cli.desk import HandedIn, grader, grading_options, handed_in, may_be_sent
from interviewer.cli.seat import Line, called, model_options, open_line, settings
from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContentError, ModelGarbled, ModelRefused, ModelUnreachable, UsageError
from interviewer.grading.debrief import Debrief, RaterOutcome
from interviewer.grading.submission import Submission
from interviewer.models.choice import choose
from interviewer.plaintext import one_line
from interviewer.record.sessions import Sessions

Form = Literal["terminal", "markdown", "json", "html"]
FORMS = ("terminal", "markdown", "json", "html")
KEPT = "debriefs"
"""The folder in a session's where its debriefs are."""


@click.command()
@click.argument("source", metavar="SESSION|FILE")
@grading_options
@model_options
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file for it; the screen when not given."
)
@click.option("--overwrite", is_flag=True, help="Replace the file of --output if it is there.")
@click.option("--interviewer", metavar="NAME", help="Who in the file asks the questions, where that is in doubt.")
@click.option("--redact", is_flag=True, help="Roles in place of names, in the report too.")
@click.option("--saved", is_flag=True, help="Show a session's newest debrief again instead of grading anew.")
@click.option("--yes", is_flag=True, help="Do not ask before a file's words go to a model on another machine.")
def debrief(
    source: str,
    raters: int,
    level: str | None,
    scenario: str | None,
    writeup: bool,
    model: str | None,
    base_url: str | None,
    timeout: float,
    form: Form,
    output: Path | None,
    overwrite: bool,
    interviewer: str | None,
    redact: bool,
    saved: bool,
    yes: bool,
) -> None:
    """What a hiring committee would write about a session or a transcript.

    SESSION is an id of `interviewer sessions list`, or its beginning; FILE a transcript in any form that
    `interviewer import` understands. A session keeps every debrief of it.
    """
    if output and output.exists() and not overwrite:
        raise UsageError(f"{output} is there already; name another file, or say --overwrite.")
    library, sessions = Library.at(settings().home), Sessions(settings().sessions)
    given = handed_in(source, sessions, library, level=level, scenario=scenario, interviewer=interviewer, redact=redact)
    rubric = library.rubric()
    for warning in given.warnings:
        tell(warning)
    if saved:
        found = newest(given)
    else:
        line = open_line(asyncio.run(choose(model, base_url, os.environ)), timeout)
        if given.is_somebody_elses:
            may_be_sent(line, False, yes, sys.stdin.isatty() and sys.stderr.isatty())
        found = graded(given, rubric, line, raters, writeup)
    shown(found, rubric, given.submission, form, output)
    for_want_of_raters(found)


def graded(given: HandedIn, rubric: Rubric, line: Line, raters: int, writeup: bool = True) -> Debrief:
    """Grade, telling how it goes, and keep the debrief with its session."""
    tell(
        "Graded by rules, without a language model."
        if line.is_offline
        else f"{line.told()[0]} {raters} raters read it."
    )

    async def work() -> Debrief:
        try:
            return await grader(line, raters, writeup).grade(given.submission, rubric, tell)
        finally:
            if line.close:
                await line.close()

    found = asyncio.run(work())
    if given.folder:
        tell(f"Kept as {keep(found, given.folder, datetime.now())}.")
    return found


def keep(found: Debrief, folder: Path, now: datetime) -> Path:
    """Write a debrief into its session's folder, beside those that are there. Raises ContentError."""
    model = "".join(c if c.isalnum() or c in "-." else "-" for c in found.model)[:40]
    try:
        (folder / KEPT).mkdir(mode=0o700, exist_ok=True)
        for number in range(1, 100):
            path = folder / KEPT / f"{now:%Y%m%d-%H%M%S}-{model}{f'-{number}' if number > 1 else ''}.json"
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(found.model_dump_json(indent=2) + "\n")
            except FileExistsError:
                continue
            return path
    except OSError as error:
        raise ContentError(
            f"{folder / KEPT} cannot be written: {error.strerror}; make room or mend its rights."
        ) from None
    raise ContentError(f"{folder / KEPT} holds a hundred debriefs of this second; try again.")


def newest(given: HandedIn) -> Debrief:
    """The newest debrief of a session. Raises UsageError, ContentError."""
    kept = sorted((given.folder / KEPT).glob("*.json")) if given.folder else []
    if not kept:
        raise UsageError(
            "There is no saved debrief of it. Only a session's are kept; without --saved it is graded now."
        )
    try:
        return Debrief.model_validate_json(kept[-1].read_bytes())
    except (ValidationError, OSError) as error:
        fault = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error.strerror
        raise ContentError(f"{kept[-1]} cannot be read as a debrief ({fault}); move it away.") from None


def shown(found: Debrief, rubric: Rubric, graded: Submission, form: Form, output: Path | None) -> None:
    """Put a debrief where it is wanted, in the form wanted. Raises UsageError when the file cannot be written."""
    if form == "terminal" and output is None:
        from rich.console import Console

        from interviewer.report.terminal import show

        show(found, rubric, graded.original, Console(highlight=False))
        return
    text = rendered(found, rubric, graded, form)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file.") from None
    tell(f"Written to {output}.")


def rendered(found: Debrief, rubric: Rubric, graded: Submission, form: Form) -> str:
    """A debrief as text in one of the forms; for `terminal`, as a pipe would have it."""
    match form:
        case "json":
            return found.model_dump_json(indent=2) + "\n"
        case "markdown":
            from interviewer.report.markdown import page as markdown_page

            return markdown_page(found, rubric, graded.original)
        case "html":
            from interviewer.report.html import page as html_page

            return html_page(found, rubric, graded.original, one_line(found.source.name))
        case "terminal":
            from io import StringIO

            from rich.console import Console

            from interviewer.report.terminal import show

            out = StringIO()
            show(found, rubric, graded.original, Console(file=out, width=100, highlight=False))
            return out.getvalue()


def for_want_of_raters(found: Debrief) -> None:
    """Raise what kept every rater from answering, if none did; the debrief says so too, and is shown before."""
    if not found.raters or any(rater.outcome is RaterOutcome.MARKED for rater in found.raters):
        return
    first = found.raters[0]
    kinds = {RaterOutcome.REFUSED: ModelRefused, RaterOutcome.UNREACHABLE: ModelUnreachable}
    raise kinds.get(first.outcome, ModelGarbled)(f"No rater gave marks. {first.why} `--model offline` grades by rules.")


def tell(text: str) -> None:
    """A line about the work, apart from its result."""
    click.echo(f"-- {one_line(text)}", err=True)


def how_to_see_again(id: str) -> str:
    """The command that shows a session's debrief as a page."""
    return f"{called()} debrief {id} --saved --format html --output debrief.html"
