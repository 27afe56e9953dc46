"""Bytes become text, or one sentence that says what they are instead.

Knows encodings and the first bytes of files people mistake for transcripts; nothing of what the text says.
"""

import re
from dataclasses import dataclass

from interviewer.errors import ContentError

LIMIT = 20_000_000
"""Bytes of a file; a 45-minute interview has well under 200 000."""
HEAD = 4096
"""Bytes that tell what a file is."""

_TRANSCRIBE = "have it transcribed with speakers told apart (WhisperX does) and import what that writes"
_SAVE = "open it, save its text as a .txt file and import that"
_UNPACK = "unpack it and import the transcript in it"
_LOOKS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", "a PDF", "copy its text into a .txt file and import that"),
    (0, b"{\\rtf", "a rich text file (RTF)", _SAVE),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE),
    (0, b"\x89PNG\r\n", "a PNG image", "type or recognise its text into a .txt file"),
    (0, b"\xff\xd8\xff", "a JPEG image", "type or recognise its text into a .txt file"),
    (0, b"GIF8", "a GIF image", "type or recognise its text into a .txt file"),
    (8, b"WEBP", "a WebP image", "type or recognise its text into a .txt file"),
    (8, b"WAVE", "a WAV recording", _TRANSCRIBE),
    (4, b"ftyp", "an MP4 or M4A recording", _TRANSCRIBE),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska or WebM recording", _TRANSCRIBE),
    (0, b"OggS\x00", "an Ogg recording", _TRANSCRIBE),
    (0, b"fLaC\x00", "a FLAC recording", _TRANSCRIBE),
    (0, b"ID3\x02", "an MP3 recording", _TRANSCRIBE),
    (0, b"ID3\x03", "an MP3 recording", _TRANSCRIBE),
    (0, b"ID3\x04", "an MP3 recording", _TRANSCRIBE),
    (0, b"\xff\xfb", "an MP3 recording", _TRANSCRIBE),
    (0, b"\x1f\x8b\x08", "a gzip archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (0, b"SQLite format 3\x00", "a database", "export the transcript from the program it belongs to"),
)
_INSIDE_ZIP: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document", _SAVE),
    (b"opendocument.text", "an OpenDocument text", _SAVE),
    (b"ppt/", "a PowerPoint file", _SAVE),
    (b"xl/", "an Excel workbook", _SAVE),
)
_COMMAND = re.compile(r"\x1b\[[0-?]{0,40}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\n)")
_BLANK_RUN = re.compile(r"\n{4,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file: LF line ends, no control characters but tab and line feed."""

    text: str
    warnings: list[str]


def refuse_other_kinds(head: bytes, source: str) -> None:
    """Raise ContentError when the first bytes of a file say that it is no text."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        for mark, what, remedy in _INSIDE_ZIP:
            if mark in head:
                raise ContentError(f"{source} is {what}, not text; {remedy}.")
        raise ContentError(f"{source} is a ZIP archive, not text; {_UNPACK}.")
    for at, mark, what, remedy in _LOOKS:
        if head[at : at + len(mark)] == mark:
            raise ContentError(f"{source} is {what}, not text; {remedy}.")


def refuse_the_huge(size: int, source: str) -> None:
    """Raise ContentError when a file of `size` bytes is more than is read."""
    if size > LIMIT:
        raise ContentError(
            f"{source} has {size / 1e6:.1f} MB, and a transcript may have {LIMIT // 1_000_000} MB at most; "
            "a whole interview is far below 1 MB, so import the one interview you mean as text."
        )


def decode(data: bytes, source: str) -> Decoded:
    """The text in `data`.

    Raises:
        ContentError: too long, empty, or no text; the sentence says what it looks like and what to do.
    """
    refuse_the_huge(len(data), source)
    refuse_other_kinds(data[:HEAD], source)
    text, warnings = _letters(data)
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\ufeff", "")
    if "\x1b" in text:
        text = _COMMAND.sub("", text)
    clean = _CONTROL.sub("", text)
    dropped = len(text) - len(clean)
    if not clean.strip():
        raise ContentError(f"{source} is empty; there is nothing to import.")
    if dropped > max(8, len(text) // 50):
        raise ContentError(f"{source} is binary data, not text; export the transcript as text, WebVTT, SRT or JSON.")
    if dropped:
        warnings.append(f"Control characters that stand for nothing ({dropped}) were taken out.")
    return Decoded(_BLANK_RUN.sub("\n\n\n", _TRAILING.sub("", clean)), warnings)


def _letters(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark) and (encoding != "utf-32-le" or len(data) % 4 == 0):
            return _with_marks(data[len(mark) :], encoding)
    if wide := _wide(data):
        text, _ = _with_marks(data, wide)
        return text, []
    data = data.rstrip(b"\x00")  # what a crash leaves at the end
    try:
        return data.decode(), []
    except UnicodeDecodeError:
        pass
    lenient = data.decode(errors="replace")
    odd = lenient.count("\ufffd")
    letters = sum(data.count(lead) for lead in _LEADS) if odd < 1000 else 0
    if odd <= letters // 10 or (odd == 1 and lenient.endswith("\ufffd")):
        return lenient, [f"Places that are no UTF-8 ({odd}) are shown as \ufffd."]
    return data.decode("cp1252", errors="replace"), [
        "It is no UTF-8 and was read as Windows-1252 (Western European); if letters look wrong, save it as UTF-8."
    ]


_LEADS = [bytes([lead]) for lead in range(0xC3, 0xF0)]
"""Bytes that begin a character of several bytes in UTF-8."""


def _with_marks(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, errors="replace")
    odd = text.count("\ufffd")
    return text, [f"Places that are no {encoding[:6].upper()} ({odd}) are shown as \ufffd."] if odd else []


def _wide(data: bytes) -> str | None:
    """UTF-16 that does not say so: one byte of nearly every pair is zero, or the text is nothing else."""
    sample = data[: 1 << 16]
    sample = sample[: len(sample) // 2 * 2]
    even, odd, pairs = sample[0::2].count(0), sample[1::2].count(0), len(sample) // 2
    more, less, encoding = (odd, even, "utf-16-le") if odd > even else (even, odd, "utf-16-be")
    if pairs < 2 or more * 100 < pairs or less * 10 > more:
        return None
    if more * 4 < pairs and not _is_garbled(sample):
        return None
    text = sample.decode(encoding, errors="replace")
    ordinary = sum(c.isprintable() or c.isspace() for c in text) - text.count("\ufffd")
    return encoding if ordinary * 20 >= len(text) * 19 else None


def _is_garbled(sample: bytes) -> bool:
    """Whether bytes are poor text in UTF-8."""
    text = sample.decode(errors="replace")
    return (text.count("\ufffd") + sum(len(m) for m in _CONTROL.findall(text.replace("\x00", "")))) * 20 > len(text)
