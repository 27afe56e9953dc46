"""Text from outside made safe to print: no control bytes, no escape sequences, no invisible or turning marks.

Knows no terminal; it only takes away.
"""

import re
import unicodedata

_SEQUENCES = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC, whole, with what it carries
    r"|\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[ -/]*[0-~]?"  # everything else that begins with ESC
)
_KEPT = {"\n", "\t"}


def plain(text: str) -> str:
    """`text` without anything a terminal would obey or hide; line breaks and tabs stay, CRLF becomes LF."""
    if text.isprintable():  # nearly all text is, and nothing of it would be taken away
        return text
    text = _SEQUENCES.sub("", text.replace("\r\n", "\n"))
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _UNSEEN)


def one_line(text: str) -> str:
    """`plain(text)` on a single line, runs of white space folded."""
    return " ".join(plain(text.replace("\r", " ")).split())


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that print nothing and can do harm: control, format, surrogate and the like."""
