"""`interviewer report`: the table, the page and the pages of debriefs of a batch, made anew from what it keeps."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from string import hexdigits
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from interviewer.batch.finding import placed
from interviewer.batch.ledger import RESULTS, debriefs, failures, left
from interviewer.cli.debrief import tell
from interviewer.cli.desk import handed_in
from interviewer.cli.seat import settings
from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContentError, InterviewerError, UsageError
from interviewer.grading.debrief import Debrief
from interviewer.plaintext import one_line
from interviewer.record.sessions import Sessions
from interviewer.record.transcript import Transcript
from interviewer.report import html, overview, table

SUMMARY = "summary.csv"
INDEX = "index.html"
PAGES = "pages"
AT_ONCE = 100
"""So many new pages are made right after grading; more of them would keep people waiting, and are left to `report`."""
WITHOUT = "The transcript is not on this page: its file is not where it was when it was graded, or has changed since."


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def report(folder: Path) -> None:
    """Make the pages of a batch anew: DIR is what `interviewer grade` was given as --out.

    Writes summary.csv, index.html, and a page for the newest debrief of each transcript. Grades nothing.
    """
    made = summarise(folder, Library.at(settings().home), Sessions(settings().sessions), anew=True)
    without = f", {made.without_transcript} without the transcript" if made.without_transcript else ""
    tell(f"{made.pages} pages{without}; begin with {folder / INDEX}.")


@dataclass(slots=True)
class Made:
    """What was written."""

    pages: int = 0
    without_transcript: int = 0
    left_out: int = 0
    """Debriefs that have no page yet."""


class _Source(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str


class _Line(BaseModel):
    """The part of a line that says what was graded."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: _Source


def summarise(out: Path, library: Library, sessions: Sessions, *, anew: bool = False) -> Made:
    """Write the table, the page and the pages of a batch.

    Without `anew` a page that is there already is kept, and more than `AT_ONCE` new ones are left for another time.

    Raises:
        UsageError: the folder holds no results, or a line of them is not finished.
        ContentError: a line is no debrief, or the folder cannot be written.
    """
    rubric, made = library.rubric(), Made()
    lost = [overview.Lost(each.source, each.why) for each in failures(out)]
    newest = _newest(out)
    counts = overview.Counts(rubric)
    with _told(out), TemporaryFile() as kept:
        rows = _Rows(kept)
        (out / PAGES).mkdir(exist_ok=True)
        all_of_them = anew or newest.count(1) - sum(1 for _ in (out / PAGES).glob("*.html")) <= AT_ONCE

        def passing() -> Iterator[Debrief]:
            """Each debrief once: on its way into the table it is counted, and gets its row and its page."""
            for is_newest, debrief in zip(newest, debriefs(out), strict=False):  # lines may come while this is made
                if not is_newest:
                    continue
                link = f"{PAGES}/{_named(debrief)}.html"
                is_there = (out / link).exists()
                if anew or (all_of_them and not is_there):
                    _page(out / link, debrief, rubric, library, sessions, made)
                elif not is_there:
                    made.left_out += 1
                    link = ""
                counts.add(debrief, link)
                rows.add(debrief.source.name, overview.row(debrief, link))
                yield debrief

        with _replaced(out / SUMMARY) as file:
            table.write(file, passing(), [(each.source, each.why) for each in lost])
        for number, each in enumerate(lost, 1):
            rows.add(each.source, overview.lost_row(each, number))
        with _replaced(out / INDEX) as file:
            overview.write(file, counts, lost, rows, left(out))
    return made


class _Rows:
    """Rows of the page, kept in a file until all are there, and read again by name."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._names: list[str] = []
        self._places = array("Q")

    def add(self, name: str, row: str) -> None:
        self._names.append(name)
        self._places.append(self._file.tell())
        self._file.write(row.replace("\n", " ").encode() + b"\n")

    def __iter__(self) -> Iterator[str]:
        for number in sorted(range(len(self._names)), key=self._names.__getitem__):
            self._file.seek(self._places[number])
            yield self._file.readline().decode().rstrip("\n")


def _newest(out: Path) -> bytearray:
    """For each line 1 where it is the newest of its source, else 0. Raises UsageError."""
    path, last, newest = out / RESULTS, dict[bytes, int](), bytearray()
    next(debriefs(out), None)  # a folder without results is told, and nothing is made in it
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            if not line.endswith(b"\n"):
                raise UsageError(
                    f"{path} ends within a line: a run is under way, or was cut off. "
                    f"Wait for it, or go on with `interviewer grade ... --out {out}`."
                )
            newest.append(0)
            try:
                name = _Line.model_validate_json(line).source.name
            except ValidationError:
                continue  # told where the line is read as a whole
            last[blake2b(name.encode(), digest_size=16).digest()] = number  # a name may be long
    for number in last.values():
        newest[number] = 1
    return newest


def _named(debrief: Debrief) -> str:
    """A file's name for a debrief: its identity, where that is one."""
    identity = debrief.identity
    if len(identity) == 32 and all(digit in hexdigits for digit in identity):
        return identity
    return sha256(f"{debrief.source.name}\0{debrief.source.digest}\0{identity}".encode()).hexdigest()[:32]


def _page(path: Path, debrief: Debrief, rubric: Rubric, library: Library, sessions: Sessions, made: Made) -> None:
    """Write one debrief's page, with the transcript where the very same can be read again."""
    said = _again(debrief, path.parent.parent, library, sessions)
    made.pages += 1
    made.without_transcript += said is None
    told = debrief if said else debrief.model_copy(update={"warnings": (*debrief.warnings, WITHOUT)})
    with _replaced(path) as file:
        file.write(html.page(told, rubric, said or Transcript(), one_line(debrief.source.name), back=f"../{INDEX}"))


def _again(debrief: Debrief, out: Path, library: Library, sessions: Sessions) -> Transcript | None:
    """The transcript that was graded; None where it is gone or another one now."""
    try:
        given = handed_in(str(placed(debrief.source.name, out)), sessions, library).submission
    except (InterviewerError, OSError, RuntimeError, ValueError):
        return None
    return given.original if given.source.digest == debrief.source.digest else None


@contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    """A file to write, put in the place of `path` when all of it is there."""
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        yield file
    unfinished.replace(path)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """What keeps files from being written, in a sentence."""
    try:
        yield
    except OSError as error:
        where = error.filename or out
        raise ContentError(f"{where} cannot be written: {error.strerror}; make room or mend its rights.") from None
