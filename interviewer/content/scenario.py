"""What a scenario is: a question, the private brief behind it, and the changes that may be thrown at it.

Shapes only. Where files lie and how they are found is the library's business.
"""

import re
from functools import cache

from pydantic import Field, model_validator

from interviewer.content.base import Line, Slug, Text, Value
from interviewer.content.vocabulary import Aspect, Dimension, Kind, Level, Manner, Phase, Theme

_TELLS_NOTHING = frozenset(
    re.findall(
        r"\w+",
        """
        about been before being does each every from have here into just like made make more most much only onto other
        over same should some stay such than that their them then there these they this thing those through want were
        what when where which while will with would your mention way
        """,
    )
)


def begins_a_word(term: str, text: str) -> bool:
    """Whether `term` stands in `text` from the beginning of a word on, whatever the case."""
    return _beginning(term).search(text) is not None


@cache
def _beginning(term: str) -> re.Pattern[str]:
    """Compiled once: content has some thousand terms, more than `re` remembers."""
    return re.compile(rf"(?<!\w){re.escape(term)}", re.IGNORECASE)


class Fact(Value):
    """One thing the interviewer knows and says only when asked."""

    topic: Line
    """What it is about, in a few words."""
    asks: tuple[Line, ...] = Field(min_length=3)
    """Word beginnings and short phrases, lower case, that a question after this fact would hold."""
    answer: Line
    """The answer as spoken: one or two plain sentences."""


class BoltOn(Value):
    """A curveball answered with a component, nothing reopened."""

    looks_like: Text
    press: Line
    """The one question that presses it; it names no fix."""


class Pivot(Value):
    """A curveball answered by reopening an earlier decision."""

    looks_like: Text
    explore: Line
    """The one question that explores it."""


class Curveball(Value):
    """A change of the ground that attacks something the candidate committed to."""

    id: Slug
    theme: Theme
    attacks: Line
    """The commitment it breaks, in words."""
    aspects: tuple[Aspect, ...] = Field(min_length=1)
    """What kinds of commitment it can break."""
    terms: tuple[Line, ...] = Field(min_length=3)
    """Word beginnings, lower case; a commitment holding one of them is what this attacks."""
    phases: tuple[Phase, ...] = Field(min_length=1)
    wording: Line
    """The interviewer's words when nothing better was said: the change, then one question."""
    proof: tuple[tuple[Line, ...], ...] = Field(min_length=1)
    """It was delivered when the spoken turn holds at least one term, a word beginning, of every group."""
    bolt_on: BoltOn
    pivot: Pivot

    @model_validator(mode="after")
    def _wording_proves_itself(self) -> "Curveball":
        if not self._proven_by(self.wording):
            raise ValueError("its own wording does not hold one term of every group in `proof`")
        return self

    def attacked(self, commitment: str) -> int:
        """How many of `terms` a commitment holds."""
        return sum(begins_a_word(term, commitment) for term in self.terms)

    def delivered_by(self, said: str) -> bool:
        """Whether a spoken turn carried this change: by its proof, or in half of the wording's telling words."""
        change = re.findall(r"[^.!?]*[.!]", self.wording)
        telling = set(re.findall(r"[^\W_]{4,}", " ".join(change).lower())) - _TELLS_NOTHING
        carried = sum(begins_a_word(word[: max(4, len(word) - 2)], said) for word in telling)
        if len(telling) >= 6 and carried >= len(telling) / 2:
            return True
        return self._proven_by(said)

    def _proven_by(self, said: str) -> bool:
        return all(any(begins_a_word(term, said) for term in group) for group in self.proof)


class Probe(Value):
    """A question about one dimension that fits this situation and no other."""

    dimension: Dimension
    manner: Manner
    ask: Line
    """As spoken: one question, at most 40 words."""


class Signals(Value):
    """What a good and a poor candidate are heard to do in this situation."""

    strong: tuple[Line, ...] = Field(min_length=4)
    weak: tuple[Line, ...] = Field(min_length=4)


class Material(Value):
    """What a simulated candidate without a language model has to talk about. Phrases that fit into sentences."""

    user: Line
    worth: Line
    constraint: Line
    target: Line
    cut: Line
    choice: Line
    alternative: Line
    price: Line
    flip: Line
    failure: Line
    cost: Line
    notice: Line
    colleague: Line
    measure: Line
    technology: Line
    capacity: Line
    components: Line
    unknown: Line
    question: Line


class Samples(Value):
    """Two answers to the opening question, each as one long turn: what a poor and what a good one sound like here."""

    weak: Text
    strong: Text


class Scenario(Value):
    """A situation to design for, as its interviewer knows it."""

    id: Slug
    title: Line
    kind: Kind
    level: Level
    question: Text
    """The opening question as the candidate hears it."""
    judgement: Text
    """Where the judgement lies. Never spoken."""
    facts: tuple[Fact, ...] = Field(min_length=8)
    signals: Signals
    curveballs: tuple[Curveball, ...] = Field(min_length=4)
    probes: tuple[Probe, ...] = Field(min_length=16)
    material: Material
    samples: Samples | None = None
    """Shipped scenarios have them; a scenario of one's own can do without."""

    @model_validator(mode="after")
    def _complete(self) -> "Scenario":
        for dimension in Dimension:
            if sum(probe.dimension is dimension for probe in self.probes) < 2:
                raise ValueError(f"`probes` needs two or more with dimension = '{dimension}'")
        for name, ids in (
            ("curveballs", [c.id for c in self.curveballs]),
            ("facts", [f.topic for f in self.facts]),
        ):
            doubled = sorted({i for i in ids if ids.count(i) > 1})
            if doubled:
                raise ValueError(f"`{name}` has {', '.join(map(repr, doubled))} more than once")
        return self

    def curveball(self, id: str) -> Curveball:
        """The curveball of that id. Raises KeyError when there is none."""
        for curveball in self.curveballs:
            if curveball.id == id:
                return curveball
        raise KeyError(id)
