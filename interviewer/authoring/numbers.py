"""Whether the numbers of a brief agree. Only what cannot be meant is reported; two groups may differ in size.

Hears numbers as they are said (`amounts.py`), not what they mean: a sum over sentences is beyond it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from interviewer.authoring.amounts import Amount, amounts
from interviewer.authoring.finding import Check, Fault
from interviewer.authoring.spoken import Part, Spoken, of_scenario
from interviewer.content.scenario import Scenario
from interviewer.signals.text import sentences


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


_ROUND = {10, 20, 100, 1_000, 10_000, 1_000_000}
_SCALES = (1.0, 100.0, 1_000.0, 1_000_000.0, 1_000_000_000.0)
_TIMES = frozenset(
    f"{unit}{end}"
    for unit in ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
    for end in ("", "s")
)
_UNITS = _TIMES | {"cents", "dollars", "euros", "pounds", "metres", "kilometres", "miles", "megabytes", "points", "per"}
_UNITS |= {"times"}
_POINTS_AT = {"the", "our", "your", "those", "these", "their"}
_CREW = {"engineers", "designers", "analysts", "researchers", "scientists", "developers"}
_PLACES = {"countries", "languages"}
_SETS_APART = _words(
    """
    other another more extra new further fewer of from for over under first last next half about lent only least
    """
)
_GROWS = _words("rose rise rises up grew grow grows growth more above over gained doubled increase increased")
_OVERLAPS = _words("also both too those them these least well either")
_LINKS = _words(
    """
    a an and any are as at by each every for from has have he her his i if in into is it more most of on or out over per
    she so than that the their them they to too under was we were when where which who whom with you your
    """
)
_WENT_BEFORE = (("it", "was"), ("instead", "of"), ("not", "in"), ("rather", "than"), ("planned", "for"))


def numbers(scenario: Scenario) -> list[Fault]:
    """Shares above the whole, parts above their sum, and what is told twice with different numbers."""
    lines = of_scenario(scenario)
    faults = [fault for line in lines for fault in (*_impossible(line), *_too_many_parts(line), *_shares(line))]
    faults += _told_twice(lines)
    for line in lines:
        near = [o for o in lines if o.part in (Part.FACT, Part.QUESTION) or _curveball(o) == _curveball(line)]
        others = [a.value for other in near if other.place != line.place for a in amounts(other.text)]
        faults += _referred_to(line, [o for o in lines if o.part is Part.FACT], others)
    return faults


def _impossible(line: Spoken) -> Iterator[Fault]:
    """Eleven in ten, seven of the six million, a hundred and twenty per cent of, nine eighths."""
    found = amounts(line.text)
    for part, whole in pairwise(found):
        between = line.text[part.end : whole.start].lower().split()
        if not between or len(between) > 5 or part.is_percent or whole.is_part or any(w[-1] in ".,;:" for w in between):
            continue
        direct = between in (["in"], ["of"], ["out", "of"])
        of_all = between[0] == "of" and between[-1] in _POINTS_AT and len(between) == 2
        of_round = whole.value in _ROUND and (between[-1] == "in" or between[-2:] == ["out", "of"])
        if not (direct or of_all or of_round) or (whole.after and whole.after[0] in _UNITS):
            continue
        if direct and whole.value not in _ROUND and whole.after and whole.after[0] not in ("of", "who", "that"):
            continue
        value = part.value * _missing_scale(part, whole) if of_all else part.value
        if value > whole.value:
            said = line.text[part.start : whole.end]
            yield _fault(line.place, f"'{said}' is more than all of them", "mend one of the two numbers")
    for amount in found:
        if amount.is_part and amount.value > 1:
            yield _fault(line.place, f"'{amount.text}' is more than the whole", "mend the fraction")
        grows = _GROWS & {*line.text.lower().replace(",", " ").split()}
        if amount.is_percent and amount.value > 100 and amount.after[:1] == ("of",) and not grows:
            yield _fault(line.place, f"'{amount.text}' is more than all of them", "mend the percentage")


def _missing_scale(part: Amount, whole: Amount) -> float:
    """`Four of the six million` means four million."""
    scales = [s for s in _SCALES if s >= 1_000 and whole.value % s == 0 and whole.value / s < 1_000]
    return max(scales, default=1.0) if part.value < 100 and "hundred" not in part.text.lower() else 1.0


def _too_many_parts(line: Spoken) -> Iterator[Fault]:
    """`Of a hundred places, 58 ..., 27 ..., and 30 ...`; `forty million. Twenty-four from ..., twelve from ...`."""
    found = amounts(line.text)
    for number, whole in enumerate(found):
        opens = (*whole.before[-3:],)[-1:] in (("of",), ("in",)) and len(whole.before) <= 2
        scale = _missing_scale(Amount(1, "", 0, 0, (), ()), whole)
        of_hundred = opens and whole.value in _ROUND
        if whole.is_part or whole.is_percent or not (of_hundred or scale > 1):
            continue
        most = whole.value if of_hundred else whole.value / scale
        parts = [a for a in found[number + 1 :] if _is_listed(a, line.text) and a.value < most]
        if of_hundred:
            end = min((s.end for s in sentences(line.text) if s.end > whole.end), default=len(line.text))
            parts = [a for a in parts if a.start < end]
        total = sum(a.value for a in parts)
        if len(parts) >= (2 if of_hundred else 3) and total > most * 1.005:
            said = " + ".join(a.text for a in parts)
            yield _fault(line.place, f"{said} come to {total:g}, more than '{whole.text}'", "make the parts add up")


def _is_listed(amount: Amount, text: str) -> bool:
    """Whether a bare count begins an item of a list: after a sign or `and`, and not of something said before."""
    alone = amount.before in ((), ("and",)) or (
        amount.before[-1:] == ("and",) and text[: amount.start].rstrip()[-5:] == ", and"
    )
    nested = amount.after[:2] in (("of", "those"), ("of", "them")) or amount.after[:1] in (("in",), ("out",))
    nested = nested or re.search(r"\bof (?:those|them|these)\W+$", text[: amount.start]) is not None
    unit = bool(amount.after) and (amount.after[0] in _UNITS or amount.after[0] in ("-", "to"))
    return alone and not nested and not unit and not amount.is_part and not amount.is_percent


def _shares(line: Spoken) -> Iterator[Fault]:
    """Shares of one whole, told as a list or with a rest, that come to more than the whole."""
    for span in sentences(line.text):
        told = {*span.text.lower().replace(",", " ").rstrip(".!?").split()}
        found = list(_shares_in(span.text))
        if len(found) < 2 or told & _OVERLAPS or told & _GROWS:
            continue
        has_rest = "rest" in told
        alike = len({kind for kind, _ in found}) == 1 and len(found) >= 3
        total = sum(value for _, value in found)
        if (has_rest or alike) and total > 1.005:
            wrong = f"its shares come to {total:.0%} of the whole{' before the rest' if has_rest else ''}"
            yield _fault(line.place, wrong, "make them add up, or say that they overlap")


def _shares_in(text: str) -> Iterator[tuple[str, float]]:
    """Each share in a sentence: how it is told, and what part of the whole it is."""
    found = amounts(text)
    skip = False
    for number, amount in enumerate(found):
        if skip:
            skip = False
        elif amount.is_percent:
            yield "percent", amount.value / 100
        elif amount.is_part and amount.after[:1] != ("a",) and amount.after[1:3] != ("a", "second"):
            yield "part", amount.value
        elif number + 1 < len(found):
            whole = found[number + 1]
            between = text[amount.end : whole.start].split()
            if (
                1 <= len(between) <= 4
                and between[-1] in ("in", "of")
                and whole.value in _ROUND
                and amount.value < whole.value
            ):
                skip = True
                yield f"in {whole.value:g}", amount.value / whole.value


def _told_twice(lines: Iterable[Spoken]) -> Iterator[Fault]:
    """The same noun with two totals: the crew anywhere, other nouns where the same is said of them in two facts."""
    first: dict[str, tuple[Amount, str]] = {}
    for line in lines:
        if line.part is Part.CHANGE:
            continue
        for amount in amounts(line.text):
            for noun, told in _totals(amount, line.part):
                known, place = first.setdefault(noun, (amount, line.place))
                if place != line.place and known.value != amount.value:
                    wrong = f"says '{amount.text} {told}', but {place} has '{known.text}'"
                    yield _fault(line.place, wrong, "make the two numbers the same")


def _totals(amount: Amount, part: Part) -> Iterator[tuple[str, str]]:
    """What an amount is the total of: (key, as said)."""
    apart = _SETS_APART.intersection(amount.before[-2:])
    if amount.is_part or amount.is_percent or apart or amount.value < 2 or not amount.after:
        return
    for step, word in enumerate(amount.after[:3]):
        if word in _LINKS or word == "-":
            break
        is_all = amount.after[step + 1 : step + 2] in ((), ("and",), ("for",), ("on",), ("over",), ("to",), ("in",))
        if is_all and (word in _CREW or (word in _PLACES and part is Part.FACT)):
            yield word, " ".join(amount.after[: step + 1])
            return
    noun, *does = amount.after
    does = [w for w in does if w not in ("who", "that")]
    if (
        part is Part.FACT
        and noun.endswith(("s", "people"))
        and noun not in _UNITS | _LINKS
        and does
        and does[0] not in _LINKS
    ):
        yield f"{noun} {does[0]}", f"{noun} {does[0]}"


def _referred_to(line: Spoken, facts: list[Spoken], others: list[float]) -> Iterator[Fault]:
    """`The six million`, `it was six months`: a number taken as known stands somewhere else."""
    stated = {(a.value, noun) for fact in facts for a in amounts(fact.text) for noun in a.after[:1]}
    counted = {noun for fact in facts for a in amounts(fact.text) for noun in [_noun(a)] if noun}
    for amount in amounts(line.text):
        if amount.is_part or amount.is_percent or amount.value < 3 or "in" in amount.after[1:]:
            continue
        before, unit = amount.before, amount.after[0] if amount.after else ""
        scales = _SCALES if amount.value < 1_000 else (1.0,)
        derived = (2.0, 0.5) if amount.value >= 20 else ()
        known = any(amount.value * s in others for s in (*scales, *derived))
        refers = before[-1:] and before[-1] in _POINTS_AT and (amount.value >= 1_000 or _noun(amount) in {"", *counted})
        if refers and not known:
            wrong = f"'{before[-1]} {amount.text}' is taken as known, and the number stands nowhere else"
            yield _fault(line.place, wrong, "use the number of the fact it refers to")
        elif unit not in _TIMES or (amount.value, unit) in stated:
            continue
        elif line.part is Part.CHANGE and before[-2:] in _WENT_BEFORE:
            wrong = f"'{' '.join(before[-2:])} {amount.text} {unit}' stands in no fact"
            yield _fault(line.place, wrong, "use the time of the fact it refers to")
        elif line.part in (Part.PROBE, Part.FOLLOW_UP) and _is_about_crew(line, amount):
            wrong = f"gives the crew '{amount.text} {unit}', which stands in no fact"
            yield _fault(line.place, wrong, "use the time of the fact it refers to")


def _noun(amount: Amount) -> str:
    """What an amount counts: the first plural among the words after it, or nothing."""
    for word in amount.after[:3]:
        if word in _LINKS or word == "-":
            return ""
        if word.endswith("s") or word == "people":
            return word
    return ""


def _curveball(line: Spoken) -> str:
    """The curveball a line belongs to; its own place where it belongs to none."""
    return line.place.partition(".")[0]


def _is_about_crew(line: Spoken, amount: Amount) -> bool:
    """Whether the sentence an amount stands in counts the crew as well."""
    span = next((s for s in sentences(line.text) if s.start <= amount.start < s.end), None)
    return span is not None and any(_CREW.intersection(a.after[:2]) for a in amounts(span.text))


def _fault(place: str, wrong: str, remedy: str) -> Fault:
    return Fault(Check.NUMBERS, place, wrong, remedy)
