"""The folder of all sessions: new ones, old ones, the one to resume."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rapidfuzz import process

from interviewer.errors import ContentError, UsageError
from interviewer.record.events import CandidateSpoke, Ended, Event, Spoken, Started
from interviewer.record.journal import JOURNAL, load


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session at a glance."""

    id: str
    started: str
    scenario: str
    persona: str
    model: str
    candidate_turns: int
    minutes: float
    """Minutes of interview clock so far."""
    ending: str | None
    """None: unfinished, it can be resumed."""


class Sessions:
    """All sessions under one folder, one folder each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, scenario: str, now: datetime) -> Path:
        """A fresh folder name for a session; the journal creates it."""
        return self.folder / f"{now:%Y%m%d-%H%M%S}-{scenario}-{secrets.token_hex(2)}"

    def ids(self) -> list[str]:
        """Every session's id, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(path.parent.name for path in self.folder.glob(f"*/{JOURNAL}"))

    def path(self, id: str) -> Path:
        """The folder of a session, named whole or by an unambiguous beginning.

        Raises:
            UsageError: there is none, or several begin so.
        """
        known = self.ids()
        if id in known:
            return self.folder / id
        begins = [k for k in known if k.startswith(id)] if id else []
        if len(begins) == 1:
            return self.folder / begins[0]
        if begins:
            raise UsageError(f"'{id}' begins {len(begins)} sessions: {', '.join(begins[:4])}; write more of it.")
        near = process.extractOne(id, known, score_cutoff=60)
        hint = f"; did you mean '{near[0]}'?" if near else "."
        raise UsageError(f"There is no session '{id}'{hint} `interviewer sessions list` shows them.")

    def latest_unfinished(self) -> Path:
        """The newest session that has no end yet. Raises UsageError when there is none."""
        for id in reversed(self.ids()):
            try:
                events = load(self.folder / id)
            except ContentError:
                continue  # one broken journal keeps nobody from the one before it
            if events and not any(isinstance(event, Ended) for event in events):
                return self.folder / id
        raise UsageError("No unfinished session to resume; `interviewer practice` starts a new one.")

    def events(self, id: str) -> list[Event]:
        """What happened in a session. Raises UsageError, ContentError."""
        return load(self.path(id))

    def summaries(self) -> list[SessionSummary]:
        """Every session that can be read, at a glance, oldest first."""
        found = []
        for id in self.ids():
            with suppress(ContentError):
                found.append(self.summary(id))
        return found

    def summary(self, id: str) -> SessionSummary:
        """One session at a glance. Raises ContentError when it never started."""
        events = self.events(id)
        if not events or not isinstance(started := events[0], Started):
            raise ContentError(f"{self.folder / id / JOURNAL} does not begin with a start; nothing can be shown.")
        said = [e for e in events if isinstance(e, Spoken)]
        ended = next((e for e in events if isinstance(e, Ended)), None)
        return SessionSummary(
            id=started.session,
            started=started.at,
            scenario=started.scenario,
            persona=started.persona,
            model=started.model,
            candidate_turns=sum(isinstance(e, CandidateSpoke) for e in said),
            minutes=round(said[-1].elapsed / 60, 1) if said else 0.0,
            ending=ended.ending.value if ended else None,
        )
