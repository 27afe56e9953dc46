"""A file becomes a transcript with roles, or one sentence that says what is wrong and what to do.

The only door of this room: it knows the order of the steps, and none of the formats.
"""

from collections.abc import Iterable
from pathlib import Path

from interviewer.errors import ContentError, UsageError
from interviewer.record.events import Event
from interviewer.record.importing import ours
from interviewer.record.importing.captions import captions
from interviewer.record.importing.decoding import HEAD, LIMIT, decode, refuse_other_kinds, refuse_the_huge
from interviewer.record.importing.joining import Said, joined
from interviewer.record.importing.labelled import labelled
from interviewer.record.importing.programs import messages, segments
from interviewer.record.importing.roles import cast, chosen_by
from interviewer.record.importing.shape import Format, Heard, Imported, SpeakerFound, key, shown
from interviewer.record.importing.sniffing import Sniffed, sniff
from interviewer.record.journal import JOURNAL
from interviewer.record.transcript import Speaker, Transcript, Turn

__all__ = ["Format", "Imported", "SpeakerFound", "parse", "read"]

_TITLES = {Speaker.INTERVIEWER: "Interviewer", Speaker.CANDIDATE: "Candidate", Speaker.OTHER: "Other"}


def read(path: Path, interviewer: str | None = None) -> Imported:
    """Import a file, or a session's folder.

    Args:
        interviewer: the name of who interviews, where the file does not show it.
    Raises:
        ContentError: the file cannot be read, is no transcript, or does not show who interviews.
        UsageError: `interviewer` names nobody who speaks in it.
    """
    source = str(path)
    try:
        if path.is_dir():
            path = path / JOURNAL
            if not path.is_file():
                raise ContentError(f"{source} is a folder without {JOURNAL}; name a file, or a session's folder.")
        with path.open("rb") as file:
            head = file.read(HEAD)
            refuse_other_kinds(head, source)
            refuse_the_huge(path.stat().st_size, source)
            data = head + file.read(LIMIT + 1 - len(head))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ContentError(f"{source} cannot be read: {reason}; check the path and its permissions.") from None
    return parse(data, source, interviewer)


def parse(data: bytes, source: str, interviewer: str | None = None) -> Imported:
    """The same from bytes; `source` is what sentences call them. Raises what `read` raises."""
    decoded = decode(data, source)
    sniffed = sniff(decoded.text, source)
    match sniffed.format:
        case Format.JOURNAL:
            events, transcript, warnings = ours.events(decoded.text, source)
            own = _own(transcript, Format.JOURNAL, decoded.warnings + warnings, interviewer, source)
            return _with_events(own, events)
        case Format.TRANSCRIPT:
            transcript = ours.turns(sniffed.data, source)
            return _own(transcript, Format.TRANSCRIPT, decoded.warnings, interviewer, source)
        case _:
            return _outside(_heard(decoded.text, sniffed, source), decoded.warnings, interviewer, source)


def _heard(text: str, sniffed: Sniffed, source: str) -> Heard:
    match sniffed.format:
        case Format.WEBVTT | Format.SRT:
            return captions(text, sniffed.format)
        case Format.CHAT:
            return messages(sniffed.data, source)
        case Format.WHISPER:
            return segments(sniffed.data, source)
        case _ if ours.is_exported(text):
            return ours.exported(text)
        case _ if ours.is_printed(text):
            talk, asides = ours.without_asides(text)
            heard = labelled(talk, source)
            heard.warnings.append(f"The program's own lines ({asides}), which begin with two dashes, were left out.")
            return heard
        case _:
            return labelled(text, source)


def _own(transcript: Transcript, format: Format, warnings: list[str], interviewer: str | None, source: str) -> Imported:
    """A record of ours as it stands: it says itself who interviews."""
    names = {role.value: title for role, title in _TITLES.items() if transcript.of(role)}
    if interviewer is not None and chosen_by(interviewer, names, source) != Speaker.INTERVIEWER.value:
        raise UsageError(
            f"{source} is a {format.value} of ours and says itself who interviews; leave --interviewer out."
        )
    spoken = [Said(_TITLES[turn.speaker], [turn.text]) for turn in transcript.turns]
    roles = {key(title): role for role, title in _TITLES.items()}
    return Imported(transcript, format, _speakers(spoken, roles), tuple(warnings))


def _with_events(own: Imported, events: tuple[Event, ...]) -> Imported:
    return Imported(own.transcript, own.format, own.speakers, own.warnings, ours.scenario(events), events)


def _outside(heard: Heard, warnings: list[str], interviewer: str | None, source: str) -> Imported:
    titles = [piece.text for piece in heard.utterances if piece.heading]
    spoken = joined((piece for piece in heard.utterances if not piece.heading), heard.gap, source)
    found = cast(spoken, heard.roles, interviewer, source)
    if titles:
        told = f"Lines before the first speaker were taken as a title and left out: {shown(titles[0])}."
        warnings = [*warnings, told]
    turns = tuple(
        Turn(
            number=number,
            speaker=found.roles[key(said.name)],
            text=said.text,
            sketch="\n".join(said.sketches),
            elapsed=said.end,
        )
        for number, said in enumerate(spoken, start=1)
    )
    return Imported(
        transcript=Transcript(turns=turns),
        format=heard.format,
        speakers=_speakers(spoken, found.roles),
        warnings=(*warnings, *heard.warnings, *found.warnings),
        scenario=heard.scenario,
    )


def _speakers(spoken: Iterable[Said], roles: dict[str, Speaker]) -> tuple[SpeakerFound, ...]:
    """Everybody who speaks, in the order in which they first do."""
    names: dict[str, str] = {}
    counts: dict[str, tuple[int, int]] = {}
    for said in spoken:
        name = key(said.name)
        names.setdefault(name, shown(said.name) or "unnamed")
        turns, words = counts.get(name, (0, 0))
        counts[name] = (turns + 1, words + len(said.text.split()))
    return tuple(SpeakerFound(names[name], roles[name], *count) for name, count in counts.items())
