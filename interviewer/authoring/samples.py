"""Whether a scenario's two sample answers are long enough to learn from, and differ."""

from rapidfuzz import fuzz

from interviewer.authoring.finding import Check, Fault
from interviewer.authoring.unwritten import is_unwritten
from interviewer.content.scenario import Scenario
from interviewer.signals.text import words

SHORTEST = 150
"""Words of a sample."""
TOO_ALIKE = 60
"""From this likeness on, of 100, the two are one answer."""


def samples(scenario: Scenario, wanted: bool) -> list[Fault]:
    """Samples too short or too alike; none at all, where they are wanted."""
    if scenario.samples is None:
        return [_fault("samples", "are missing", "write a weak and a strong answer to the question")] if wanted else []
    weak, strong = scenario.samples.weak, scenario.samples.strong
    if is_unwritten(weak) or is_unwritten(strong):
        return []
    faults = []
    for name, text in (("weak", weak), ("strong", strong)):
        length = len(words(text))
        if length < SHORTEST:
            faults.append(_fault(f"samples.{name}", f"is {length} words long", f"write at least {SHORTEST}"))
    if fuzz.token_sort_ratio(weak, strong) >= 90 or fuzz.ratio(weak, strong) >= TOO_ALIKE:
        faults.append(
            _fault("samples", "the weak and the strong answer are nearly the same", "let them differ throughout")
        )
    return faults


def _fault(place: str, wrong: str, remedy: str) -> Fault:
    return Fault(Check.SAMPLES, place, wrong, remedy)
