"""Text that stays text in Markdown, whatever was said. Knows nothing of what it stands in."""

import re

from interviewer.plaintext import one_line, plain

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])")
_LINKS_ITSELF = re.compile(r"(?i)(https?|ftp|mailto|xmpp|www)([:.])")
"""What begins an address that some readers make a link of unasked."""
_BEGINS_A_LIST = re.compile(r"(?m)^[ \t]*(\d+)([.)])(?=\s|$)")
_BEGINS_A_BLOCK = re.compile(r"(?m)^[ \t]*([-+=])")


def escaped(text: str) -> str:
    """`plain(text)` with every character that Markdown would act on made literal; lines stay lines."""
    text = _MEANS_SOMETHING.sub(r"\\\1", plain(text))
    text = _LINKS_ITSELF.sub(r"\1\\\2", text)
    text = _BEGINS_A_LIST.sub(r"\1\\\2", text)
    text = _BEGINS_A_BLOCK.sub(r"\\\1", text)
    return "\n".join(line.strip() for line in text.split("\n"))


def line(text: str) -> str:
    """`escaped`, on one line: fit for a heading, an item, a cell."""
    return escaped(one_line(text))


def block(text: str) -> str:
    """Text as it stands, every space of it, as an indented block."""
    return "\n".join(f"    {row}" for row in plain(text).expandtabs(4).split("\n"))
