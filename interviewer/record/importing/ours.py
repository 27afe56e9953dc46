"""Our own records: a journal, our transcript as JSON, a session's Markdown, and what a pipe printed.

They say themselves who interviews. Knows no other format.
"""

import json
import re
from collections import Counter

from pydantic import ValidationError

from interviewer.errors import ContentError
from interviewer.record.events import EVENT, Event, Spoken, Started
from interviewer.record.importing.labels import seconds
from interviewer.record.importing.shape import Format, Heard, Json, Utterance
from interviewer.record.transcript import Transcript, transcript

_MOST_PIECES = 500
_TITLE = re.compile(r"# (?P<scenario>[a-z0-9_-]{1,60}), with [a-z0-9_-]{1,60}$")
_TURN = re.compile(r"\*\*(?P<number>\d{1,6}) (?P<who>Interviewer|Candidate|Other)\*\*(?: \((?P<at>\d{1,4}:\d\d)\))?: ?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|\-+=~.)])")
_PRINTED = re.compile(r"(?:\d{1,6} )?(Interviewer|Candidate|You): ?")


def events(text: str, source: str) -> tuple[tuple[Event, ...], Transcript, list[str]]:
    """The events of a journal, the talk in them, and warnings. A last line cut off by a crash is left out.

    Raises:
        ContentError: a whole line is no event, or nobody speaks.
    """
    found: list[Event] = []
    warnings: list[str] = []
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, line in lines:
        try:
            found.append(EVENT.validate_json(line.encode(errors="replace")))
        except ValidationError as error:
            if number == lines[-1][0] and not text.endswith("\n"):
                warnings.append("The journal's last line was cut off and is left out.")
                break
            fault = error.errors(include_url=False)[0]["msg"]
            raise ContentError(
                f"{source}, line {number} is no event of this version ({fault}); "
                "was it written by a newer one, or edited?"
            ) from None
    if _most_pieces(found) > _MOST_PIECES:
        raise ContentError(f"{source} has a turn of more than {_MOST_PIECES} pieces; was it edited?")
    try:
        said = transcript(found)
    except ValidationError:
        raise ContentError(f"{source} has turns that are not counted from 1; was it edited?") from None
    return tuple(found), _counted(said, source), warnings


def scenario(found: tuple[Event, ...]) -> str | None:
    """The id of the scenario a journal is of."""
    return next((event.scenario for event in found if isinstance(event, Started)), None)


def turns(data: Json, source: str) -> Transcript:
    """Our own transcript.

    Raises:
        ContentError: not of the shape, another version's, or not counted from 1.
    """
    try:
        found = Transcript.model_validate_json(json.dumps(data).encode())
    except (ValidationError, ValueError) as error:
        if not isinstance(error, ValidationError):
            raise ContentError(f"{source} holds numbers that JSON cannot; export it again.") from None
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in fault["loc"])
        raise ContentError(
            f"{source} looks like a transcript of ours, but {where or 'the file'} is wrong ({fault['msg'].lower()}); "
            "export it again."
        ) from None
    return _counted(found, source)


def _most_pieces(found: list[Event]) -> int:
    """Into how many pieces the most broken turn falls."""
    turns = Counter(event.turn for event in found if isinstance(event, Spoken))
    return max(turns.values(), default=0)


def _counted(found: Transcript, source: str) -> Transcript:
    if not any(turn.text.strip() for turn in found.turns):
        raise ContentError(f"{source} holds no turn in which anybody speaks; there is nothing to import.")
    if [turn.number for turn in found.turns] != list(range(1, len(found.turns) + 1)):
        raise ContentError(f"{source} has turns that are not counted 1, 2, 3 and so on; was it edited?")
    return found


def is_exported(text: str) -> bool:
    """Whether this is Markdown that `interviewer sessions export` wrote."""
    head = text.lstrip()[:4000].split("\n")
    return any(_TURN.match(line) for line in head) and bool(_TITLE.match(head[0]) or _TURN.match(head[0]))


def exported(text: str) -> Heard:
    """A session's Markdown. Only its own bold marks open a turn: those said by somebody are escaped in it."""
    lines = text.strip("\n").split("\n")
    title = _TITLE.match(lines[0])
    first = next(number for number, line in enumerate(lines) if _TURN.match(line))
    warnings: list[str] = []
    said: list[Utterance] = []
    mark: re.Match[str] | None = None
    body: list[str] = []
    for line in [*lines[first:], "## Notes"]:
        found = _TURN.match(line)
        if found or line == "## Notes":
            if mark:
                said.append(_exported_turn(mark, body))
            if not found:
                break
            mark, body = found, [line[found.end() :]]
        else:
            body.append(line)
    if "## Notes" in lines[first:]:
        warnings.append("The notes at the end are nobody's speech and are left out.")
    return Heard(Format.LABELLED, said, warnings, gap="\n\n", scenario=title["scenario"] if title else None)


def _exported_turn(mark: re.Match[str], body: list[str]) -> Utterance:
    while body and not body[-1].strip():
        body.pop()
    end = len(body)
    while end > 1 and (not body[end - 1] or body[end - 1].startswith("    ")):
        end -= 1
    drawn = body[end + 1 :] if end < len(body) and not body[end] else []
    words = "\n".join(body[: len(body) - len(drawn)]).strip()
    at = seconds(mark["at"]) if mark["at"] else None
    sketch = "\n".join(line[4:] for line in drawn)
    return Utterance(mark["who"], _ESCAPED.sub(r"\1", words), end=at, sketch=sketch)


def is_printed(text: str) -> bool:
    """Whether this is what an interview printed into a pipe: turns on lines, and asides that begin with two dashes."""
    lines = [line for line in text.split("\n") if line.strip()]
    told = sum(line.startswith("-- ") for line in lines)
    spoken = sum(bool(_PRINTED.match(line)) for line in lines)
    asides = lines[0].startswith("-- ") or (lines[-1].startswith("-- ") and "Saved as " in lines[-1])
    return asides and spoken > 0 and (told + spoken) * 10 >= len(lines) * 6


def without_asides(text: str) -> tuple[str, int]:
    """The same without the program's own lines, and how many these were."""
    kept: list[str] = []
    aside = False
    asides = 0
    for line in text.split("\n"):
        aside = line.startswith(("-- ", "  (note) ")) or (aside and line.startswith("   "))
        asides += aside
        if not aside:
            kept.append(line)
    return "\n".join(kept), asides
