"""Counts tokens without ever using the network: exactly when the vocabulary is on disk, else an estimate.

Knows tiktoken's cache and its split pattern; knows no model server.
"""

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from interviewer.models.port import Message

_URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
_PER_MESSAGE = 4
"""Tokens a chat template puts around a message: its role and its ends."""

_CONTRACTION = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"


@dataclass(frozen=True, slots=True)
class Ranks:
    """A vocabulary tiktoken may have cached."""

    name: str
    sha256: str
    pattern: str
    """How text is split before tokens are merged, in the syntax of tiktoken."""

    @property
    def url(self) -> str:
        return _URL.format(self.name)

    def path(self, env: Mapping[str, str]) -> Path | None:
        """Where tiktoken caches it; None when caching is switched off by an empty variable."""
        folder = env.get("TIKTOKEN_CACHE_DIR", env.get("DATA_GYM_CACHE_DIR"))
        if folder is None:
            folder = str(Path(tempfile.gettempdir()) / "data-gym-cache")
        return Path(folder) / hashlib.sha1(self.url.encode()).hexdigest() if folder else None

    def are(self, content: bytes) -> bool:
        """Whether `content` is the vocabulary, whole."""
        return hashlib.sha256(content).hexdigest() == self.sha256


O200K = Ranks(
    "o200k_base",
    "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "|".join(
        (
            r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+" + _CONTRACTION + "?",
            r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*" + _CONTRACTION + "?",
            r"\p{N}{1,3}",
            r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
            r"\s*[\r\n]+",
            r"\s+(?!\S)",
            r"\s+",
        )
    ),
)
CL100K = Ranks(
    "cl100k_base",
    "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    r"'(?i:[sdmt]|ll|ve|re)"
    r"|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]"
    r"|\s+(?!\S)|\s",
)


class Counter(Protocol):
    """Counts tokens."""

    @property
    def exact(self) -> bool:
        """Whether `count` is the model's own number; an estimate is within about 5 % for English prose."""
        ...

    def count(self, text: str) -> int:
        """Tokens in `text`."""
        ...


def counter(model: str, env: Mapping[str, str] | None = None) -> Counter:
    """The best counter for a model that needs no network. Unknown names count as o200k_base."""
    ranks = ranks_of(model)
    path = ranks.path(os.environ if env is None else env)
    return _counter(ranks, path)


def count(text: str, model: str) -> int:
    """Tokens of `text` for `model`, as `counter(model)` counts."""
    return counter(model).count(text)


def count_messages(messages: Sequence[Message], model: str) -> int:
    """Tokens of a whole request, the chat template's own included, approximately."""
    counting = counter(model)
    return sum(counting.count(message.content) + _PER_MESSAGE for message in messages)


def ranks_of(model: str) -> Ranks:
    """The vocabulary of a model."""
    old = model.startswith(("gpt-4", "gpt-3.5")) and not model.startswith(("gpt-4o", "gpt-4.1", "gpt-4.5"))
    return CL100K if old else O200K


@cache
def _counter(ranks: Ranks, path: Path | None) -> Counter:
    content = _content(path)
    return _Exact(ranks, content) if content is not None and ranks.are(content) else Estimate()


def _content(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None


class _Exact:
    """Merges with the vocabulary itself, built from bytes already read: tiktoken has nothing to download."""

    exact = True

    def __init__(self, ranks: Ranks, content: bytes) -> None:
        import tiktoken

        pairs = (line.split() for line in content.splitlines() if line)
        merges = {base64.b64decode(token): int(rank) for token, rank in pairs}
        self._encoding = tiktoken.Encoding(ranks.name, pat_str=ranks.pattern, mergeable_ranks=merges, special_tokens={})

    def count(self, text: str) -> int:
        return len(self._encoding.encode(text, disallowed_special=()))


class Estimate:
    """Splits as o200k does, nearly, and charges each piece by its kind and length, as measured on prose."""

    exact = False

    def count(self, text: str) -> int:
        return round(sum(_charge(piece.strip(" ")) for piece in _PIECE.findall(text)))


# The standard library's `re` has no letter cases beyond ASCII and takes combining marks for punctuation;
# so marks of common scripts are named, and other letters count as either case.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0ebc"
_UPPER = rf"(?:[^\W\d_a-z]|[{_MARKS}])"
_LOWER = rf"(?:[^\W\d_A-Z]|[{_MARKS}])"
_LEAD = rf"(?:[^\r\n\w{_MARKS}]|_)?"
_PIECE = re.compile(
    rf"{_LEAD}(?:{_UPPER}*{_LOWER}+|{_UPPER}+){_CONTRACTION}?"
    rf"|\d{{1,3}}| ?(?:[^\s\w{_MARKS}]|_)+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _charge(piece: str) -> float:
    """Expected tokens of one piece."""
    size = len(piece)
    if not piece.isascii():
        wide = len(_WIDE.findall(piece))
        return max(1.0, wide * 0.7 + (size - wide) * 0.3)
    if size <= 2:
        return 1.0
    if piece.isalpha():
        return 1.0 + max(0.0, size - 4) * 0.035 if size <= 12 else size / 8
    return 1.0 + (size - 2) * 0.17
