"""What a candidate must not hear: the rubric's words, the brief before it is asked for, praise, and hints."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from interviewer.authoring.finding import Check, Fault, shown
from interviewer.authoring.spoken import Part, Spoken, of_persona, of_scenario
from interviewer.authoring.unwritten import is_unwritten
from interviewer.content.persona import Persona
from interviewer.content.rubric import Rubric
from interviewer.content.scenario import Scenario
from interviewer.signals.interviewing import BACKSTAGE, COACHING, PRAISE
from interviewer.signals.text import sentences, words

RUN = 8
"""So many words in a row, the same as in the brief, give it away."""
_SLOT = re.compile(r"\{\w+\}")
_EVERYDAY = frozenset({"out of time"})
"""Names of red flags that are also ordinary speech."""
_MERELY_NAMED = re.compile(r"\b(?:a|an|the|any|every|no|one's)\s+$", re.IGNORECASE)
"""Before a word of praise: somebody speaks of a good answer and does not give the verdict."""
_IN_A_CLAUSE = re.compile(
    r"\b(?:do|did|would|if|what|which|whom?|that|how|when|where|whether|least|most|only thing|first thing)\s+$",
    re.IGNORECASE,
)
"""Before `you could`: part of a question, no advice."""


def leaks(scenario: Scenario, rubric: Rubric) -> list[Fault]:
    """What a scenario's spoken lines, and its title, give away."""
    lines = of_scenario(scenario)
    title = Spoken("title", Part.QUESTION, scenario.title)
    faults = list(_backstage((title, *lines), rubric))
    private = list(_private(scenario))
    for line in lines:
        if line.part in (Part.PROBE, Part.FOLLOW_UP):
            faults += _verdicts(line)
        if line.part is Part.FACT:
            continue
        runs = _runs(line.text)
        own = line.place.partition(".")[0]
        for place, text, is_fact in private:
            told_again = is_fact and line.part not in (Part.QUESTION, Part.PROBE)
            if (
                not told_again
                and not (line.part is Part.CHANGE and place.startswith(f"{own}."))
                and (both := runs & _runs(text))
            ):
                wrong = f"gives away {place} ({shown(' '.join(min(both)))})"
                faults.append(_fault(line.place, wrong, "ask without the words of the brief"))
    return faults


def persona_leaks(persona: Persona, rubric: Rubric) -> list[Fault]:
    """Praise, hints and words of the rubric in what a persona says."""
    lines = of_persona(persona)
    return [*_backstage(lines, rubric), *(fault for line in lines for fault in _verdicts(line))]


def _backstage(lines: Iterable[Spoken], rubric: Rubric) -> Iterator[Fault]:
    ours = _rubric_words(rubric)
    for line in lines:
        text = _SLOT.sub("it", line.text)
        if found := BACKSTAGE.search(text) or ours.search(text):
            wrong = f"says {shown(found.group())}, which belongs to the rubric or behind the scenes"
            yield _fault(line.place, wrong, "say it in the words of the situation")


@lru_cache(maxsize=8)
def _rubric_words(rubric: Rubric) -> re.Pattern[str]:
    """The names of dimensions and red flags, however they are joined."""
    names = {c.id.value for c in rubric.criteria} | {c.name for c in rubric.criteria} | {f.id for f in rubric.red_flags}
    told = {" ".join(re.findall(r"[a-z]+", name.lower())) for name in names} - _EVERYDAY
    told |= {"red flag", "hiring committee", "hire you", "your score", "your marks", "our rubric", "trade off"}
    joined = sorted((name.replace(" ", "[ _-]?") for name in told), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(joined)})s?\b", re.IGNORECASE)


def _private(scenario: Scenario) -> Iterator[tuple[str, str, bool]]:
    """The texts nobody may hear unasked: place, text, and whether it is a fact."""
    yield "judgement", scenario.judgement, False
    for kind in ("strong", "weak"):
        for number, text in enumerate(getattr(scenario.signals, kind), start=1):
            yield f"signals.{kind}[{number}]", text, False
    for number, curveball in enumerate(scenario.curveballs, start=1):
        here = f"curveballs[{number}]"
        yield f"{here}.attacks", curveball.attacks, False
        yield f"{here}.bolt_on.looks_like", curveball.bolt_on.looks_like, False
        yield f"{here}.pivot.looks_like", curveball.pivot.looks_like, False
    for number, fact in enumerate(scenario.facts, start=1):
        yield f"facts[{number}].answer", fact.answer, True


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    if is_unwritten(text):
        return frozenset()
    tokens = [word.lower() for word in words(text)]
    return frozenset(tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1))


def _verdicts(line: Spoken) -> Iterator[Fault]:
    """Praise and advice, sentence by sentence."""
    is_farewell = line.place.startswith(("lines.close", "lines.greeting", "lines.answer_theirs"))
    for span in sentences(_SLOT.sub("it", line.text)):
        for found in PRAISE.finditer(span.text):
            thanks = is_farewell and found.group().lower().startswith("thank")
            if not thanks and not _MERELY_NAMED.search(span.text[: found.start()]):
                yield _fault(line.place, f"praises ({shown(found.group())})", "show only that it was heard")
                break
        for found in COACHING.finditer(span.text):
            if not (found.group().lower().startswith("you ") and _IN_A_CLAUSE.search(span.text[: found.start()])):
                yield _fault(line.place, f"gives a hint ({shown(found.group())})", "ask, and leave the answer to them")
                break


def _fault(place: str, wrong: str, remedy: str) -> Fault:
    return Fault(Check.LEAKS, place, wrong, remedy)
