"""Disturbances: changes of a transcript, by code and seed, that must not change a grade.

Turns, their order and speakers stay, and so do the candidate's numbers and negations; only a paraphrase is taken as it
was written. Knows no grader.
"""

import random
from collections.abc import Callable

from interviewer.consistency.disturbances import second_language, spoken, surface, words
from interviewer.grading.submission import digest
from interviewer.record.transcript import Transcript

ORDER = "dimension-order"
"""Not a change of the transcript: raters are shown the dimensions in another order. The caller's to do."""
PARAPHRASE = "paraphrase"

_CHANGES: dict[str, Callable[[Transcript, random.Random], Transcript]] = {
    "fillers": spoken.fillers,
    "non-native": second_language.non_native,
    "spelling": words.spelling,
    "punctuation": surface.punctuation,
    "casing": surface.casing,
    "white-space": surface.white_space,
    "timestamps": surface.timestamps,
    "label-style": surface.label_style,
    "names": spoken.names,
    "padding": spoken.padding,
    "apologies": spoken.apologies,
    "small-talk": spoken.small_talk,
    "transcriber-notes": spoken.notes,
    "homophones": words.homophones,
}


def names() -> list[str]:
    """All disturbances, in the order reports have them."""
    return [*_CHANGES, PARAPHRASE, ORDER]


def disturbed(name: str, transcript: Transcript, seed: int, paraphrase: Transcript | None = None) -> Transcript | None:
    """The transcript disturbed: the same for the same name, transcript and seed.

    None where it does not apply: no paraphrase was written, there is nothing to change, or it is `ORDER`.
    Raises KeyError for a name that is not of `names()`.
    """
    if name == PARAPHRASE:
        return paraphrase
    if name == ORDER:
        return None
    found = _CHANGES[name](transcript, random.Random(f"{name}:{seed}:{digest(transcript)}"))
    return found if found != transcript else None
