"""A session as Markdown, for people to read or keep elsewhere. Pure."""

from collections.abc import Iterable

from interviewer.markup import block, escaped
from interviewer.record.events import Event, Noted, Started
from interviewer.record.transcript import Speaker, Turn, transcript


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
    notes = [f"- turn {e.turn}: {escaped(e.text)}" for e in known if isinstance(e, Noted)]
    return f"{title}\n{said}" + ("\n## Notes\n\n" + "\n".join(notes) + "\n" if notes else "")


def _turn(turn: Turn) -> str:
    who = {Speaker.INTERVIEWER: "Interviewer", Speaker.CANDIDATE: "Candidate", Speaker.OTHER: "Other"}[turn.speaker]
    at = f" ({int(turn.elapsed // 60)}:{int(turn.elapsed % 60):02d})" if turn.elapsed is not None else ""
    sketch = block(turn.sketch) if turn.sketch else ""
    return f"**{turn.number} {who}**{at}: {escaped(turn.text)}\n" + (f"\n{sketch}\n" if sketch else "")
