"""Disturbances of single words: British and American spelling, and a speech recogniser's slips.

Tables of words; nothing is guessed from endings, so that no other word is hit.
"""

import random
import re

from interviewer.consistency.disturbances.places import cased, listed, reworded
from interviewer.record.transcript import Transcript

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_MOST_SLIPS = 5
"""Of one turn."""


_OUR = listed("col fav behavi hon neighb lab hum rum harb flav endeav vap arm parl rig vig sav")
_OUR_ENDS = ("", *listed("s ed ing ite ites able ful less hood hoods er ers"))
_ISE = listed(
    """organ real recogn apolog priorit optim minim maxim summar emphas critic custom categor standard central general
    special normal local personal modern final penal util visual memor author digit random synchron serial token anonym
    monet subsid stabil legal formal equal mobil neutral scrutin sympath harmon item character"""
)
_ISE_ENDS = listed("e es ed ing er ers ation ations able")
_RE = listed("cent theat fib lit kilomet millimet centimet calib")
_ONE_L = listed("cancel travel label model signal level channel total fuel dial marshal tunnel counsel quarrel")
_L_ENDS = listed("ed ing er ers or ors")
_SINGLE = listed(
    """catalogue:catalog dialogue:dialog defence:defense offence:offense pretence:pretense grey:gray kerb:curb
    licence:license jewellery:jewelry enrol:enroll enrolment:enrollment fulfil:fulfill fulfils:fulfills
    fulfilment:fulfillment skilful:skillful wilful:willful ageing:aging judgement:judgment towards:toward
    acknowledgement:acknowledgment afterwards:afterward backwards:backward forwards:forward upwards:upward
    downwards:downward mum:mom mums:moms storey:story pyjamas:pajamas aeroplane:airplane cosy:cozy mould:mold
    plough:plow sceptical:skeptical sceptic:skeptic manoeuvre:maneuver maths:math moustache:mustache artefact:artifact
    artefacts:artifacts paediatric:pediatric anaesthetic:anesthetic centred:centered tyre:tire tyres:tires cheque:check
    cheques:checks programme:program programmes:programs practise:practice practised:practiced practising:practicing
    metre:meter metres:meters whilst:while amongst:among learnt:learned spelt:spelled burnt:burned dreamt:dreamed
    leant:leaned draught:draft licences:licenses"""
)
_NO_WAY_BACK = frozenset(
    listed(
        """story license licenses curb forward backward upward downward tire tires check checks program programs
        practice practiced practicing meter meters while among learned spelled burned dreamed leaned draft"""
    )
)
"""American spellings that are British words too, of another meaning or as good."""

_AMERICAN: dict[str, str] = {
    **{f"{stem}our{end}": f"{stem}or{end}" for stem in _OUR for end in _OUR_ENDS},
    **{f"{stem}is{end}": f"{stem}iz{end}" for stem in _ISE for end in _ISE_ENDS},
    **{f"{stem}ys{end}": f"{stem}yz{end}" for stem in ("anal", "paral", "catal") for end in ("e", "ed", "ing", "er")},
    **{f"{stem}re{end}": f"{stem}er{end}" for stem in _RE for end in ("", "s")},
    **{f"{stem}l{end}": f"{stem}{end}" for stem in _ONE_L for end in _L_ENDS},
    **dict(pair.split(":") for pair in _SINGLE),
}
_BRITISH = {american: british for british, american in _AMERICAN.items() if american not in _NO_WAY_BACK}

_SLIPS = {
    "their": "there",
    "there": "their",
    "they're": "their",
    "its": "it's",
    "it's": "its",
    "your": "you're",
    "you're": "your",
    "too": "to",
    "to": "too",
    "than": "then",
    "whose": "who's",
    "who's": "whose",
    "here": "hear",
    "hear": "here",
    "whole": "hole",
    "whether": "weather",
    "right": "write",
    "piece": "peace",
    "past": "passed",
    "new": "knew",
    "wait": "weight",
    "which": "witch",
    "through": "threw",
    "where": "wear",
    "lose": "loose",
    "we're": "were",
    "see": "sea",
    "break": "brake",
    "would": "wood",
    "our": "are",
    "sight": "site",
    "sale": "sail",
}
_SELDOM = frozenset(("to", "would", "our", "which", "see", "new", "where"))
"""Frequent words, whose slips would be all a reader sees."""


def spelling(transcript: Transcript, _chance: random.Random) -> Transcript:
    """American for British spelling, or British for American, whichever finds more to change."""

    def respelt(table: dict[str, str]) -> Transcript:
        return reworded(transcript, lambda text: _WORD.sub(lambda m: _swapped(m.group(), table), text))

    american, british = respelt(_AMERICAN), respelt(_BRITISH)
    return max((american, british), key=lambda other: _changed(transcript, other))


def homophones(transcript: Transcript, chance: random.Random) -> Transcript:
    """A recogniser's slips that a reader sees through; none sounds like a number or a negation."""

    def misheard(text: str) -> str:
        left = _MOST_SLIPS

        def slip(match: re.Match[str]) -> str:
            nonlocal left
            word = match.group()
            plain = word.replace("’", "'").lower()
            if left and plain in _SLIPS and chance.random() < (0.04 if plain in _SELDOM else 0.3):
                left -= 1
                return _swapped(word, _SLIPS)
            return word

        return _WORD.sub(slip, text)

    return reworded(transcript, misheard)


def _swapped(word: str, table: dict[str, str]) -> str:
    other = table.get(word.replace("’", "'").lower())
    if other is None or (len(word) > 1 and word.isupper()):
        return word
    return cased(other, word)


def _changed(one: Transcript, other: Transcript) -> int:
    """How many words differ."""
    pairs = zip(one.turns, other.turns, strict=True)
    return sum(a != b for x, y in pairs for a, b in zip(x.text.split(), y.text.split(), strict=True))
