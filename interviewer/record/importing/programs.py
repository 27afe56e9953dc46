"""JSON that programs write: segments with speakers, and chat messages.

Never looks for labels in the words.
"""

from collections.abc import Iterable, Iterator

from interviewer.errors import ContentError
from interviewer.record.importing.shape import Format, Heard, Json, Utterance, shown

_SEGMENTS = ("segments", "utterances", "sentences")
_WHO = ("speaker", "speaker_name", "speaker_label", "name")
_WHAT = ("text", "sentence", "transcript", "content")
_UNSAID = ("system", "developer", "tool", "function")


def form(data: Json) -> Format | None:
    """Which of the forms parsed JSON has; None for none of them."""
    if isinstance(data, dict):
        if "kind" in data:
            return Format.JOURNAL
        if isinstance(data.get("turns"), list):
            return Format.TRANSCRIPT
        if isinstance(data.get("messages"), list):
            return Format.CHAT
        if any(isinstance(data.get(name), list) for name in _SEGMENTS):
            return Format.WHISPER
    elif isinstance(data, list):
        first = next((each for each in data if isinstance(each, dict)), {})
        if "role" in first:
            return Format.CHAT
        if any(name in first for name in ("text", "words", "sentence")):
            return Format.WHISPER
    return None


def messages(data: Json, source: str) -> Heard:
    """A chat: the assistant interviewed, the user was interviewed, unless told otherwise.

    Raises:
        ContentError: a message is not of the shape.
    """
    said: list[Utterance] = []
    unsaid = unread = 0
    for number, message in enumerate(data["messages"] if isinstance(data, dict) else data, start=1):
        if not isinstance(message, dict) or not isinstance(role := message.get("role"), str):
            raise ContentError(f"{source}: message {number} has no role; each needs a role and a content.")
        if role.strip().casefold() in _UNSAID:
            unsaid += 1
            continue
        texts, other = _content(message.get("content"))
        unread += other
        said.append(Utterance(role.strip(), "\n".join(texts)))
    warnings = []
    if unsaid:
        warnings.append(f"Messages of the system or of tools ({unsaid}) are nobody's speech and were left out.")
    if unread:
        warnings.append(f"Parts of messages that are not text ({unread}) were left out.")
    return Heard(Format.CHAT, said, warnings, gap="\n\n")


def segments(data: Json, source: str) -> Heard:
    """Segments with speakers, or words with speakers inside them.

    Raises:
        ContentError: a segment is not of the shape, or none has a speaker.
    """
    if isinstance(data, dict):
        data = next(data[name] for name in _SEGMENTS if isinstance(data.get(name), list))
    said: list[Utterance] = []
    for number, segment in enumerate(data, start=1):
        if not isinstance(segment, dict):
            raise ContentError(f"{source}: segment {number} is no object; each needs a speaker and a text.")
        said += _segment(segment)
    nameless = sum(not piece.name and bool(piece.text.strip()) for piece in said)
    if said and not any(piece.name for piece in said):
        raise ContentError(
            f"{source} has segments without speakers; transcribe again with speakers told apart (diarisation), "
            "or write it as text with 'Interviewer:' and 'Candidate:' before each turn."
        )
    warnings = []
    if nameless:
        warnings.append(f"Pieces without a speaker ({nameless}) were given to whoever spoke before them.")
    return Heard(Format.WHISPER, list(_continued(said)), warnings)


def _content(content: Json) -> tuple[list[str], int]:
    """The texts of a message, and how many of its parts are something else."""
    if isinstance(content, str):
        return [content], 0
    texts: list[str] = []
    other = 0
    for part in content if isinstance(content, list) else [] if content is None else [content]:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, dict):
            text = text.get("value")
        if isinstance(text, str):
            texts.append(text)
        else:
            other += 1
    return texts, other


def _segment(segment: dict[str, Json]) -> Iterator[Utterance]:
    """A segment whole, or cut where its words change speakers, if the words are all there."""
    text = next((segment[name] for name in _WHAT if isinstance(segment.get(name), str)), "")
    name = _who(segment)
    start, end = _number(segment.get("start")), _number(segment.get("end"))
    raw = segment.get("words")
    words = [word for word in raw if isinstance(word, dict)] if isinstance(raw, list) else []
    spelled = [str(word.get("word", word.get("text", ""))) for word in words]
    whole = not text.strip() or "".join("".join(spelled).split()) == "".join(text.split())
    if not words or not whole or (text.strip() and not any(_who(word) for word in words)):
        yield Utterance(name, text.strip(), start, end)
        return
    speaker = next((who for word in words if (who := _who(word))), name)
    piece: list[str] = []
    until = start
    for word, letters in zip(words, spelled, strict=True):
        who = _who(word) or speaker
        if who != speaker:
            yield Utterance(speaker, _spaced(piece), start, until)
            speaker, piece, start = who, [], _number(word.get("start"))
        piece.append(letters)
        until = _number(word.get("end")) or until
    yield Utterance(speaker, _spaced(piece), start, until if until is not None else end)


def _spaced(words: list[str]) -> str:
    """Words as a line: Whisper's carry their own space, WhisperX's do not."""
    own = any(word[:1].isspace() for word in words)
    return ("" if own else " ").join(words).strip()


def _who(holder: dict[str, Json]) -> str:
    for name in _WHO:
        who = holder.get(name)
        if isinstance(who, dict):
            who = who.get("name")
        if isinstance(who, str) and who.strip():
            return who.strip()
        if isinstance(who, int) and not isinstance(who, bool) and abs(who) < 1000:
            return f"Speaker {who}"
    return ""


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6 else None


def _continued(said: Iterable[Utterance]) -> Iterator[Utterance]:
    """Pieces without a speaker go to the one before; those before everybody, to the first."""
    waiting: list[Utterance] = []
    name = ""
    for piece in said:
        if piece.name:
            name = piece.name
            yield from (Utterance(name, each.text, each.start, each.end) for each in waiting)
            waiting = []
            yield piece
        elif name:
            yield Utterance(name, piece.text, piece.start, piece.end)
        else:
            waiting.append(piece)


def no_known_form(data: Json, source: str) -> ContentError:
    """What to say of JSON that is none of these."""
    keys = ", ".join(shown(str(name)) for name in list(data)[:6]) if isinstance(data, dict) else ""
    held = f"an object with {keys}" if keys else "a list" if isinstance(data, list) else "no transcript"
    return ContentError(
        f"{source} is JSON ({held}), but none of the kinds known: our transcript, Whisper's segments with speakers, "
        "or messages with role and content; export it in one of them, or as WebVTT, SRT or text."
    )
