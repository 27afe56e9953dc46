"""Keeps keys and passwords out of everything a person or a file gets to see.

Knows no vendor's client; only what secrets look like in text.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

HIDDEN = "[hidden]"

PLACEHOLDERS = frozenset({"", "none", "empty", "dummy", "ollama", "lm-studio", "not-needed"})
"""Stand-ins given where a server wants no key: not secret, and hiding them would garble messages."""

_SHORT = 8
_LOOKS_SECRET = (
    re.compile(r"\b(?:sk|pk|rk|gsk|xai)-[\w*.\-]{3,}"),
    re.compile(r"(?<=://)[^/\s@'\"<>]+(?=@)"),
    re.compile(r"(?i)(?<=bearer )[\w.~+/=\-]{6,}"),
    re.compile(r"(?i)(?<=basic )[\w+/=\-]{8,}"),
    re.compile(r"(?i)(?<=[?&])(?:api[-_]?key|key|token|sig)=[^&\s'\"]+"),
)


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` with the given secrets, and whatever else looks like one, replaced by `[hidden]`.

    A secret is found as it is and URL-encoded; one of under eight characters only as a whole word.
    """
    for secret in sorted({s for s in secrets if s.lower() not in PLACEHOLDERS}, key=len, reverse=True):
        for form in {secret, quote(secret, safe="")}:
            if len(form) < _SHORT:
                text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", HIDDEN, text)
            else:
                text = text.replace(form, HIDDEN)
    for pattern in _LOOKS_SECRET:
        text = pattern.sub(HIDDEN, text)
    return text
