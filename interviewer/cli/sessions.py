"""`interviewer sessions`: what has been practised."""

import json
from dataclasses import asdict

import click

from interviewer.cli.content import JSON_FLAG
from interviewer.cli.seat import settings
from interviewer.errors import ContentError
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
from interviewer.record.sessions import Sessions


@click.group()
def sessions() -> None:
    """List and show saved sessions."""


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
    for row in rows:
        state = row.ending or "unfinished"
        click.echo(f"{row.id}  {row.candidate_turns:>3} turns  {row.minutes:>5.1f} min  {state:<10}  {row.persona}")
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
            click.echo(told)


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
