"""A session as Markdown, for people to read or keep elsewhere. Pure."""

import re
from collections.abc import Iterable

from interviewer.plaintext import plain
from interviewer.record.events import Event, Noted, Started
from interviewer.record.transcript import Speaker, Turn, transcript

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#|])")
_BEGINS_A_BLOCK = re.compile(r"(?m)^(\s*\d*)([-+=~.)])")


def markdown(events: Iterable[Event]) -> str:
    """What was said, turn by turn, with sketches, and the candidate's notes at the end."""
    known = list(events)
    started = next((e for e in known if isinstance(e, Started)), None)
    title = (
        f"# {started.scenario}, with {started.persona}\n\n{started.at}, {started.level}, {started.model}\n"
        if started
        else ""
    )
    said = "\n".join(_turn(turn) for turn in transcript(known).turns)
    notes = [f"- turn {e.turn}: {_safe(e.text)}" for e in known if isinstance(e, Noted)]
    return f"{title}\n{said}" + ("\n## Notes\n\n" + "\n".join(notes) + "\n" if notes else "")


def _turn(turn: Turn) -> str:
    who = {Speaker.INTERVIEWER: "Interviewer", Speaker.CANDIDATE: "Candidate", Speaker.OTHER: "Other"}[turn.speaker]
    at = f" ({int(turn.elapsed // 60)}:{int(turn.elapsed % 60):02d})" if turn.elapsed is not None else ""
    sketch = "\n".join(f"    {line}" for line in plain(turn.sketch).splitlines())
    return f"**{turn.number} {who}**{at}: {_safe(turn.text)}\n" + (f"\n{sketch}\n" if sketch else "")


def _safe(text: str) -> str:
    """Text that stays text in Markdown."""
    return _BEGINS_A_BLOCK.sub(r"\1\\\2", _MEANS_SOMETHING.sub(r"\\\1", plain(text)))
