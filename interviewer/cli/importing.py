"""`interviewer import`: what was understood of a transcript from elsewhere."""

from pathlib import Path

import click

from interviewer.cli.seat import say
from interviewer.plaintext import one_line
from interviewer.record.importing.reader import read
from interviewer.record.importing.shape import Format, Imported
from interviewer.record.transcript import Speaker

_SHOWN = 200
"""Characters of a turn."""
_FORMATS = {
    Format.JOURNAL: "Journal of a session",
    Format.TRANSCRIPT: "Our transcript",
    Format.WEBVTT: "WebVTT captions",
    Format.SRT: "SRT captions",
    Format.LABELLED: "Text with labels",
    Format.HEADERS: "Text with headers",
    Format.WHISPER: "Segments with speakers",
    Format.CHAT: "Chat messages",
}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--interviewer", metavar="NAME", help="Who interviews, where the file does not show it.")
@click.option("--json", "as_json", is_flag=True, help="The transcript for programs; warnings go to standard error.")
def import_(file: Path, interviewer: str | None, as_json: bool) -> None:
    """Show what is understood of a transcript: text, Markdown, WebVTT, SRT, Whisper or chat JSON, or a session."""
    imported = read(file, interviewer)
    if as_json:
        for warning in imported.warnings:
            click.echo(f"-- {one_line(warning)}", err=True)
        click.echo(imported.transcript.model_dump_json(indent=2, ensure_ascii=False))
        return
    say("\n".join(_told(imported)))


def _told(imported: Imported) -> list[str]:
    turns = imported.transcript.turns
    about = f", scenario {one_line(imported.scenario)}" if imported.scenario else ""
    lines = [f"-- {_FORMATS[imported.format]}{about}: {len(turns)} turns"]
    lines += [f"-- {_title(s.role)}: {one_line(s.name)}, {s.turns} turns, {s.words} words" for s in imported.speakers]
    lines += [f"-- {one_line(warning)}" for warning in imported.warnings]
    for turn in turns:
        text = one_line(turn.text)
        cut = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
        lines.append(f"{turn.number} {_title(turn.speaker)}: {cut}")
    return lines


def _title(role: Speaker) -> str:
    return role.value.capitalize()
