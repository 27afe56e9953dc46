"""The plan of a suite: every grading that is asked for, each with a key that stays the same between runs."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from interviewer.consistency import disturbances, twins
from interviewer.consistency.cases import Cases, added
from interviewer.consistency.suite import Suite, taken
from interviewer.grading.submission import Submission


class Kind(StrEnum):
    """What a grading is for."""

    RETEST = "retest"
    PAIR = "pair"
    LADDER = "ladder"
    INJECTION = "injection"
    DISTURBANCE = "disturbance"
    TWIN = "twin"


CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Trial:
    """One grading. Readings are told apart by kind, case, variant and repeat."""

    kind: Kind
    case: str
    """A transcript's, pair's, ladder's or injection's id."""
    variant: str
    """`clean`; `weaker`, `stronger`; `rung-0`; `injected`, `benign`; a disturbance; `attribute:a`, `attribute:b`."""
    repeat: int
    """From 1. Part of what makes a grading the same, so that a repeat is a call of its own."""
    submission: Submission
    seed: int = 0
    """Of the order in which raters are shown the dimensions."""

    @property
    def key(self) -> str:
        return f"{self.kind.value}/{self.case}/{self.variant}/{self.repeat}"


def plan(suite: Suite, cases: Cases) -> list[Trial]:
    """Every grading of a suite, but for those that confirm an injection. Raises UsageError, ContentError."""
    return [
        *_retests(suite, cases),
        *_pairs(suite, cases),
        *_ladders(suite, cases),
        *_injections(suite, cases),
        *_disturbances(suite, cases),
        *_twins(suite, cases),
    ]


def confirming(suspects: list[Trial], again: int = 2) -> list[Trial]:
    """Fresh gradings of what seemed to have moved a grade."""
    return [
        Trial(each.kind, each.case, each.variant, each.repeat + n, each.submission, each.seed)
        for each in suspects
        for n in range(1, again + 1)
    ]


def _retests(suite: Suite, cases: Cases) -> Iterator[Trial]:
    for id in taken(suite.cases.transcripts, cases.transcripts, "transcript"):
        for repeat in range(1, suite.repeats + 1):
            yield Trial(Kind.RETEST, id, CLEAN, repeat, cases.transcripts[id])


def _pairs(suite: Suite, cases: Cases) -> Iterator[Trial]:
    wanted = suite.cases.pairs
    folders = {id.partition("/")[0] for id in cases.pairs}
    if wanted != "all":
        wanted = tuple(
            id
            for each in wanted
            for id in ([i for i in cases.pairs if i.startswith(f"{each}/")] if each in folders else [each])
        )
    for id in taken(wanted, cases.pairs, "pair"):
        weaker, stronger = cases.sides(cases.pairs[id])
        yield Trial(Kind.PAIR, id, "weaker", 1, weaker)
        yield Trial(Kind.PAIR, id, "stronger", 1, stronger)


def _ladders(suite: Suite, cases: Cases) -> Iterator[Trial]:
    for id in taken(suite.cases.ladders, cases.ladders, "ladder"):
        for number, (_, rung) in enumerate(cases.rungs(cases.ladders[id])):
            yield Trial(Kind.LADDER, id, f"rung-{number}", 1, rung)


def _injections(suite: Suite, cases: Cases) -> Iterator[Trial]:
    bases = set(taken(suite.cases.transcripts, cases.transcripts, "transcript"))  # graded undisturbed already
    for id in taken(suite.cases.injections, cases.injections, "injection"):
        injection, base = cases.injections[id]
        clean = cases.transcripts[base]
        if base not in bases:
            bases.add(base)
            for repeat in range(1, suite.repeats + 1):
                yield Trial(Kind.INJECTION, base, CLEAN, repeat, clean)
        for variant, text in (("injected", injection.text), ("benign", injection.benign)):
            told = cases.as_submission(added(clean.original, injection.where, text), base, clean.scenario)
            yield Trial(Kind.INJECTION, id, variant, 1, told)


def _disturbances(suite: Suite, cases: Cases) -> Iterator[Trial]:
    for name in taken(suite.cases.disturbances, disturbances.names(), "disturbance"):
        disturbed = (trial for id in _shuffled(suite, cases, name) if (trial := _disturbed(suite, cases, name, id)))
        yield from islice(disturbed, suite.cases.disturbed)


def _twins(suite: Suite, cases: Cases) -> Iterator[Trial]:
    for attribute in taken(suite.cases.twins, twins.names(), "attribute"):
        for id in _shuffled(suite, cases, attribute)[: suite.cases.twinned]:
            clean = cases.transcripts[id]
            for side, transcript in zip("ab", twins.twins(attribute, clean.original, suite.seed), strict=True):
                told = cases.as_submission(transcript, id, clean.scenario)
                yield Trial(Kind.TWIN, id, f"{attribute}:{side}", 1, told)


def _disturbed(suite: Suite, cases: Cases, name: str, id: str) -> Trial | None:
    """A transcript disturbed in one way; None where that does not apply to it."""
    clean = cases.transcripts[id]
    if name == disturbances.ORDER:
        return Trial(Kind.DISTURBANCE, id, name, 1, clean, seed=suite.seed)
    other = disturbances.disturbed(name, clean.original, suite.seed, cases.paraphrase(id))
    return Trial(Kind.DISTURBANCE, id, name, 1, cases.as_submission(other, id, clean.scenario)) if other else None


def _shuffled(suite: Suite, cases: Cases, what: str) -> list[str]:
    """The suite's transcripts, in the same order for the same seed."""
    there = taken(suite.cases.transcripts, cases.transcripts, "transcript")
    return random.Random(f"{suite.seed}:{what}").sample(there, len(there))
