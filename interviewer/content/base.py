"""The base every content value stands on: frozen, and nothing in it that was not asked for."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Value(BaseModel):
    """A frozen value that forbids unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=60)]
"""An id: lower-case words joined by hyphens or underscores; also the file's name without `.toml`."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""One or more sentences, never empty."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\n]*$")]
"""One line of text, never empty."""

Drawing = Annotated[str, StringConstraints(strip_whitespace=False)]
"""Lines drawn with characters: every space of them counts."""
