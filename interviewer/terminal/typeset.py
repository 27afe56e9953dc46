"""Speech as lines of a screen: whole lines are given away to the scrollback, only the unfinished one is kept.

So nothing ever has to be drawn twice, however long a turn or small a screen. Knows no terminal.
"""

from wcwidth import wcswidth, wcwidth

from interviewer.plaintext import one_line


class Typesetter:
    """Sets one turn: `feed` gives the lines that are full, `tail` stands in the last one, `finish` gives that."""

    def __init__(self, first: str = "") -> None:
        """`first` stands before the first word, such as a speaker's name."""
        self.tail = first

    def feed(self, text: str, width: int) -> list[str]:
        """Set a further piece of speech in lines of at most `width` cells."""
        full: list[str] = []
        for word in one_line(text).split(" "):
            for part in _parts(word, width):
                glue = "" if not self.tail or self.tail.endswith(" ") else " "
                if self.tail.strip() and cells(self.tail) + len(glue) + cells(part) > width:
                    full.append(self.tail.rstrip())
                    self.tail, glue = "", ""
                self.tail += glue + part
        return full

    def finish(self) -> list[str]:
        """The last line, and an empty beginning again."""
        last, self.tail = self.tail.rstrip(), ""
        return [last] if last else []


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return max(wcswidth(text), 0)


def _parts(word: str, width: int) -> list[str]:
    """A word, cut where it is wider than a whole line."""
    if cells(word) <= width:
        return [word]
    parts = [""]
    for char in word:
        if cells(parts[-1]) + max(wcwidth(char), 0) > width:
            parts.append("")
        parts[-1] += char
    return parts
