"""Whether probes give enough to choose from, and whether each is one question that can be asked at any time."""

import re

from interviewer.authoring.finding import Check, Fault, shown
from interviewer.authoring.unwritten import is_unwritten
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Dimension
from interviewer.signals.interviewing import ASKS, SECOND_CLAUSE
from interviewer.signals.text import sentences, words

MANNERS = 5
"""Kinds of question a scenario has at the least, so that no two in a row feel alike."""
LONGEST = 40
"""Words of a probe."""
EACH = 2
"""Probes of each dimension."""
_POINTS_BACK = re.compile(
    r"^(?:(?:and|but|so|or|then|also|because|in (?:that|which) case|given (?:that|this)|as (?:you|i) (?:said|say))\b)?"
    r"[\s,]*(?:(?:why|how|what|when|where|who|which)"
    r"(?:['’]s| is| was| are| do| does| did| would| will| should| could| about| if)? )?"
    r"(?:(?:you|we|anyone|somebody) )?(?:[a-z]+ )?(?:that|this|it|they|them|those|these)\b"
    r"(?!.* (?:that|who|which|if|whether)\b)(?! \w+ (?:you|we)\b)",
    re.IGNORECASE,
)
_ASKS_ON = re.compile(r"and,? (?:then )?(?:what|how|why|who|whom|which|when|where)\b", re.IGNORECASE)
_EMPTY = frozenset(
    re.findall(
        r"[\w']+",
        """
        a an and any anyone anything are as at be been before but by can come cost could did do does doing done else
        ever everything for from get give go going good had happen happens has have he her here him how i if in
        instead into is it its just know like look make makes matter matters me mean means more most much my need
        next no not of on one or our out she should so some somebody someone something take tell than that the their
        them then there these they thing things think this those to too up us want was we were what what's when
        where which who whom whose why will with work works would wrong you your that's it's
        """,
    )
)


def probes(scenario: Scenario) -> list[Fault]:
    """Too few of a dimension or of a kind, and probes that are no single question by themselves."""
    faults = []
    for dimension in Dimension:
        found = sum(probe.dimension is dimension for probe in scenario.probes)
        if found < EACH:
            faults.append(_fault("probes", f"{found} for the dimension '{dimension}'", f"write at least {EACH}"))
    manners = {probe.manner for probe in scenario.probes}
    if len(manners) < MANNERS:
        faults.append(
            _fault("probes", f"only {len(manners)} manners ({', '.join(sorted(manners))})", f"use at least {MANNERS}")
        )
    for number, probe in enumerate(scenario.probes, start=1):
        if not is_unwritten(probe.ask):
            faults += _asked(probe.ask, f"probes[{number}].ask")
    return faults


def _asked(ask: str, place: str) -> list[Fault]:
    faults = []
    spans = [s.text for s in sentences(ask)]
    questions = ask.count("?")
    requests = sum("?" not in s and bool(ASKS.search(s)) for s in spans)
    if questions + requests != 1:
        told = "asks nothing" if questions + requests == 0 else f"asks {questions + requests} things"
        faults.append(_fault(place, told, "ask exactly one"))
    elif (second := _second(spans)) is not None:
        faults.append(_fault(place, f"asks a second thing ({shown(second)})", "ask exactly one"))
    length = len(words(ask))
    if length > LONGEST:
        faults.append(_fault(place, f"is {length} words long", f"say it in {LONGEST} or fewer"))
    if not _stands_alone(spans):
        faults.append(
            _fault(
                place, f"{shown(ask)} points back at something just said", "name the thing; it may come after anything"
            )
        )
    return faults


def _second(spans: list[str]) -> str | None:
    """A second question hung on to the first; a short echo (and when?) or an alternative is none."""
    for span in spans:
        cut = SECOND_CLAUSE.search(span) if span.endswith("?") else None
        tail = cut.group().strip(" ,;:–—") if cut else ""
        if cut and len(words(tail)) > 4 and len(words(span[: cut.start()])) >= 6 and _ASKS_ON.match(tail):
            return tail
    return None


def _stands_alone(spans: list[str]) -> bool:
    """Whether a probe names what it asks about, or opens a scene; a heuristic."""
    telling = {word.lower() for span in spans for word in words(span)} - _EMPTY
    return len(telling) >= 2 and not (len(spans) == 1 and len(telling) < 3 and _POINTS_BACK.match(spans[0]))


def _fault(place: str, wrong: str, remedy: str) -> Fault:
    return Fault(Check.PROBES, place, wrong, remedy)
