"""Whether a persona's lines do what their key promises: slots where they are filled, no question where none is due."""

import string
from collections.abc import Iterator

from interviewer.authoring.finding import Check, Fault, shown
from interviewer.authoring.spoken import Spoken, of_persona
from interviewer.content.persona import Persona
from interviewer.content.vocabulary import Manner
from interviewer.signals.text import sentences, words

_NEEDS = {"lines.tie": "quote", "lines.technology": "technology"}
_MAY = {"lines.why": "quote"}
_ASKS_NOTHING = ("lines.greeting", "lines.tie", "lines.close", "speech.receipts")
LONGEST_RECEIPT = 6
"""Words of a bare sound."""
MANNERS = 2
"""Manners that are questions, at the least; leaving the floor and waiting are none."""


def voice(persona: Persona) -> list[Fault]:
    """What in a persona's file would go wrong in an interview."""
    faults = [fault for line in of_persona(persona) for fault in _line(line, persona.speech.max_words)]
    if persona.speech.words >= persona.speech.max_words:
        faults.append(
            _fault("speech.words", "a usual turn is as long as the longest", "make `words` less than `max_words`")
        )
    if len(set(persona.manners) - {Manner.GO_ON, Manner.SILENCE, Manner.LET_PASS}) < MANNERS:
        faults.append(_fault("manners", "hardly any is a question", f"name at least {MANNERS} that are"))
    for key in ("cares_about", "manners", "curveballs"):
        listed = getattr(persona, key)
        if len(set(listed)) < len(listed):
            faults.append(_fault(key, "names one more than once", "name each once"))
    return faults


def _line(line: Spoken, longest: int) -> Iterator[Fault]:
    key = line.place.partition("[")[0]
    try:
        slots = {name for _, name, _, _ in string.Formatter().parse(line.text) if name is not None}
    except ValueError:
        yield _fault(
            line.place, f"{shown(line.text)} has a brace too many", "write {quote} or {technology}, or no brace"
        )
        return
    needed = _NEEDS.get(key)
    if needed and needed not in slots:
        yield _fault(line.place, f"lacks {{{needed}}}", "say where their words go")
    for slot in sorted(slots - {needed, _MAY.get(key)}):
        yield _fault(line.place, f"holds {{{slot}}}, which nothing fills here", "take it out")
    if key in _ASKS_NOTHING and "?" in line.text:
        yield _fault(line.place, "asks a question", "say it without one")
    if key == "lines.greeting" and len(sentences(line.text)) > 1:
        yield _fault(line.place, "is more than one sentence", "greet in one; the question comes after it")
    length = len(words(line.text))
    most = LONGEST_RECEIPT if key == "speech.receipts" else longest
    if length > most:
        told = (
            "a receipt is a bare sound"
            if key == "speech.receipts"
            else f"this persona says at most {most} (`max_words`)"
        )
        yield _fault(line.place, f"is {length} words long and {told}", "shorten it")


def _fault(place: str, wrong: str, remedy: str) -> Fault:
    return Fault(Check.PERSONA, place, wrong, remedy)
