"""Where things are kept, read from the environment once and made one frozen value.

Knows nothing of flags, models or files' contents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's places."""

    home: Path
    """All that is the user's: sessions, own scenarios and personas, what was learnt of servers."""

    @property
    def sessions(self) -> Path:
        return self.home / "sessions"

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """INTERVIEWER_HOME, or the platform's usual data folder."""
        named = env.get("INTERVIEWER_HOME", "").strip()
        return cls(Path(named).expanduser() if named else Path(platformdirs.user_data_dir("interviewer")))
