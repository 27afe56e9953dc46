"""Whether what a curveball attacks is ever said: its terms against the simulated candidates' commitments here.

A commitment is what `interviewer/signals/commitments.py` hears as one, in the candidates' written lines with this
scenario's material in their slots. Knows no interview.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from interviewer.authoring.finding import Check, Fault, shown
from interviewer.authoring.unwritten import unwritten
from interviewer.content.candidate import Candidate, CandidateLines
from interviewer.content.scenario import Curveball, Scenario
from interviewer.content.vocabulary import Phase
from interviewer.signals.commitments import Commitment, commitments
from interviewer.signals.text import sentences, words

EVERYWHERE = 0.6
"""A term found in more than this share of all that is said attacks nothing in particular."""
SAME = 0.6
"""Two curveballs that share more than this of their terms attack the same."""
A_PHASE_NEEDS = 2
"""Curveballs that suit a phase; with fewer a second one in it has to be borrowed."""


@dataclass(slots=True)
class _Said:
    """All that simulated candidates can say here, each sentence once; what they commit to is heard on demand."""

    sentences: tuple[str, ...]
    heard: dict[str, tuple[Commitment, ...]] = field(default_factory=dict)

    def commits(self, sentence: str) -> tuple[Commitment, ...]:
        if sentence not in self.heard:
            self.heard[sentence] = commitments(sentence, 1)
        return self.heard[sentence]

    def holding(self, terms: Iterable[str]) -> list[str]:
        """The sentences that hold one of some word beginnings."""
        wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})", re.IGNORECASE)
        return [sentence for sentence in self.sentences if wanted.search(sentence)]


def reach(scenario: Scenario, candidates: Iterable[Candidate]) -> list[Fault]:
    """Curveballs nothing leads to, or everything; two that attack the same; phases left without."""
    faults = [*_phases(scenario), *_overlaps(scenario.curveballs), *_too_soon(scenario)]
    if unwritten(scenario.material):
        return faults
    said = _Said(_sentences(scenario, candidates))
    for number, curveball in enumerate(scenario.curveballs, start=1):
        if not unwritten(curveball):
            faults += _reached(curveball, f"curveballs[{number}]", said)
    return faults


def _sentences(scenario: Scenario, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    slots = scenario.material.model_dump()
    lines = [
        " ".join(line.format_map(slots).split())
        for candidate in candidates
        for key in CandidateLines.model_fields
        for line in getattr(candidate.lines, key)
    ]
    return tuple(dict.fromkeys(s.text for line in lines for s in sentences(line) if len(words(s.text)) >= 4))


def _reached(curveball: Curveball, here: str, said: _Said) -> list[Fault]:
    faults = []
    held = said.holding(curveball.terms)
    if not any(map(said.commits, held)):
        wrong = (
            f"'{curveball.id}' attacks what nobody says: no simulated candidate commits to anything holding one of them"
        )
        faults.append(_fault(f"{here}.terms", wrong, "add words that a commitment it breaks would hold"))
    most = EVERYWHERE * len(said.sentences)
    if len(held) > most:
        common = ", ".join(shown(t) for t in curveball.terms if len(said.holding([t])) > most)
        wrong = f"stand in nearly everything a candidate says{f' ({common})' if common else ''}"
        faults.append(_fault(f"{here}.terms", wrong, "keep only words of the commitment it breaks"))
    kinds = set(curveball.aspects)
    if not any(kinds & c.aspects for sentence in said.sentences for c in said.commits(sentence)):
        wrong = f"nobody commits to anything of the kind {', '.join(curveball.aspects)} here"
        faults.append(_fault(f"{here}.aspects", wrong, "name the kind of commitment it breaks"))
    return faults


def _overlaps(curveballs: Sequence[Curveball]) -> list[Fault]:
    faults = []
    written = [(number, c) for number, c in enumerate(curveballs, start=1) if not unwritten(c)]
    for (_, first), (number, second) in combinations(written, 2):
        one, other = ({t.strip().lower() for t in c.terms} for c in (first, second))
        shared = len(one & other)
        if shared > SAME * min(len(one), len(other)):
            wrong = f"'{second.id}' attacks the same commitment as '{first.id}': {shared} of its terms are the same"
            faults.append(_fault(f"curveballs[{number}].terms", wrong, "let each break another commitment"))
    return faults


def _too_soon(scenario: Scenario) -> list[Fault]:
    """Curveballs that would count as thrown when something else is said."""
    faults = []
    for number, curveball in enumerate(scenario.curveballs, start=1):
        if unwritten(curveball):
            continue
        said = [(f"facts[{n}].answer", fact.answer) for n, fact in enumerate(scenario.facts, start=1)]
        said += [(f"probes[{n}].ask", probe.ask) for n, probe in enumerate(scenario.probes, start=1)]
        said += [
            (f"curveballs[{n}].wording", other.wording)
            for n, other in enumerate(scenario.curveballs, start=1)
            if n != number
        ]
        for place, line in said:
            if curveball.delivered_by(line):
                wrong = f"counts '{curveball.id}' as thrown when {place} is said"
                faults.append(
                    _fault(f"curveballs[{number}].proof", wrong, "ask in `proof` for a word only the change has")
                )
    return faults


def _phases(scenario: Scenario) -> list[Fault]:
    faults = []
    for phase in (Phase.DESIGN, Phase.TRADEOFFS):
        suited = sum(phase in c.phases for c in scenario.curveballs)
        if suited < A_PHASE_NEEDS:
            wrong = f"{suited or 'none'} of them may come in the phase '{phase}'"
            faults.append(_fault("curveballs", wrong, f"add it to the `phases` of at least {A_PHASE_NEEDS}"))
    for number, curveball in enumerate(scenario.curveballs, start=1):
        if set(curveball.phases) == {Phase.SCOPE}:
            wrong = "nothing is thrown while the scope is being set, so its turn never comes"
            faults.append(_fault(f"curveballs[{number}].phases", wrong, "add 'design' or 'tradeoffs'"))
    return faults


def _fault(place: str, wrong: str, remedy: str) -> Fault:
    return Fault(Check.REACH, place, wrong, remedy)
