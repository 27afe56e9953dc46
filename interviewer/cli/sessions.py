"""`interviewer sessions`: what has been practised."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import click

from interviewer.cli.content import JSON_FLAG
from interviewer.cli.seat import say, settings
from interviewer.errors import ContentError, UsageError
from interviewer.plaintext import one_line, plain
from interviewer.record.events import (
    EVENT,
    CandidateSpoke,
    Ended,
    Event,
    Faulted,
    Interjected,
    InterviewerSpoke,
    Noted,
    Started,
)
from interviewer.record.export import markdown
from interviewer.record.journal import Journal
from interviewer.record.sessions import Sessions


@click.group()
def sessions() -> None:
    """List, show, export and delete saved sessions."""


@sessions.command("list")
@JSON_FLAG
def list_sessions(as_json: bool) -> None:
    """One line a session, oldest first; unfinished ones are marked."""
    saved = Sessions(settings().sessions)
    rows = []
    for id in saved.ids():
        try:
            rows.append(saved.summary(id))
        except ContentError as error:
            click.echo(f"interviewer: {error}", err=True)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    if rows:
        click.echo(f"{'session':<44}  turns  minutes  {'state':<10}  interviewer")
    for row in rows:
        state = row.ending or "unfinished"
        click.echo(f"{row.id:<44}  {row.candidate_turns:>5}  {row.minutes:>7.1f}  {state:<10}  {row.persona}")
    if not rows:
        click.echo("No sessions yet; `interviewer practice` starts one.")


@sessions.command("show")
@click.argument("id")
@JSON_FLAG
def show_session(id: str, as_json: bool) -> None:
    """What was said; --json has every event of the journal."""
    events = Sessions(settings().sessions).events(id)
    if as_json:
        click.echo(json.dumps([EVENT.dump_python(e, mode="json") for e in events], ensure_ascii=False, indent=2))
        return
    for event in events:
        told = _told(event)
        if told:
            say(told)


@sessions.command("export")
@click.argument("id")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; the screen when not given.")
def export_session(id: str, output: Path | None) -> None:
    """A session as Markdown."""
    text = markdown(Sessions(settings().sessions).events(id))
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists():
        raise UsageError(f"{output} is there already; name another file, or remove it first.")
    try:
        output.write_text(text, encoding="utf-8")
        click.echo(f"Written to {output}.")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}; name another file.") from None


@sessions.command("delete")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_sessions(ids: tuple[str, ...], yes: bool) -> None:
    """Delete sessions for good: journal, draft and all."""
    saved = Sessions(settings().sessions)
    for folder in [saved.path(id) for id in ids]:
        if yes or click.confirm(f"Delete {folder.name} for good?"):
            with Journal(folder):
                pass  # nobody holds it
            shutil.rmtree(folder)
            click.echo(f"Deleted {folder.name}.")


def _told(event: Event) -> str | None:
    match event:
        case Started():
            return f"-- {event.session}: {event.scenario} with {event.persona}, {event.level}; {event.model}"
        case CandidateSpoke():
            drawn = f"\n{plain(event.sketch)}" if event.sketch else ""
            return f"{event.turn} You: {one_line(event.text)}{' --' if event.broken_off else ''}{drawn}"
        case InterviewerSpoke() | Interjected():
            return f"{event.turn} Interviewer: {one_line(event.text)}"
        case Noted():
            return f"  (note) {one_line(event.text)}"
        case Faulted():
            return f"-- {one_line(event.what)}"
        case Ended():
            return f"-- ended: {event.ending.value}"
        case _:
            return None
