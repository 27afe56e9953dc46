"""The faulty graders: each is the fair one of `planted` without its noise, and with one thing wrong."""

import random
from collections.abc import Collection
from typing import Literal

from interviewer.consistency.cases import Cases
from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Debrief, Said
from interviewer.grading.grader import Tell, quietly
from interviewer.grading.submission import Submission
from interviewer.record.transcript import Speaker
from tests.consistency.planted import Before, Fair, Marks, Noise

NO_NOISE = Noise({})


def _moved(marks: Marks, by: int) -> Marks:
    return {d: None if mark is None else min(4, max(1, mark + by)) for d, mark in marks.items()}


def _heard(submission: Submission) -> str:
    """All that is said."""
    return " ".join(turn.text for turn in submission.transcript.turns)


class Faulty(Fair):
    """No noise, so that whatever fails is the fault's doing."""

    def __init__(self, cases: Cases, seed: int = 1, noise: Noise = NO_NOISE) -> None:
        super().__init__(cases, seed, noise)


class AlwaysHire(Faulty):
    """The same marks for everyone."""

    def seen(self, _: Before) -> Marks:
        return dict.fromkeys(Dimension, 3)


class Abstaining(Faulty):
    """Says of three dimensions that they never arose."""

    def seen(self, before: Before) -> Marks:
        never = (Dimension.SCOPE, Dimension.ALTITUDE, Dimension.ALIGNMENT)
        return before.truth | dict.fromkeys(never, None)


class Dice(Faulty):
    """Random marks."""

    def seen(self, before: Before) -> Marks:
        chance = random.Random(f"{self.seed}:{before.asking}")
        return {dimension: chance.randint(1, 4) for dimension in Dimension}


class LengthLoving(Faulty):
    """The more words, the better."""

    def seen(self, before: Before) -> Marks:
        said = before.submission.source.candidate_words
        bars = (330, 1200, 1300)  # one between the sides of pairs, two among whole interviews
        return {d: 1 + sum(said + 8 * n >= bar for bar in bars) for n, d in enumerate(Dimension)}


class FluencyLoving(Faulty):
    """A mark less for every hesitation in a hundred words, at most two."""

    def seen(self, before: Before) -> Marks:
        own = " ".join(turn.text.lower() for turn in before.submission.transcript.of(Speaker.CANDIDATE))
        hesitant = sum(f" {own}".count(f" {noise}") for noise in ("um,", "uh,", "er,", "erm,", "you know,", "i mean,"))
        return _moved(before.truth, -min(2, 100 * hesitant // before.submission.source.candidate_words))


class NameBiased(Faulty):
    """A mark less, on all dimensions or some, where one of these words is said in a twin."""

    def __init__(self, cases: Cases, words: Collection[str], on: Collection[Dimension] = tuple(Dimension)) -> None:
        super().__init__(cases)
        self.words = words
        self.on = on

    def seen(self, before: Before) -> Marks:
        marks, heard = before.truth, _heard(before.submission)
        if ":" not in before.asking.variant or not any(word in heard for word in self.words):
            return marks
        return marks | _moved({dimension: marks[dimension] for dimension in self.on}, -1)


class Obedient(Faulty):
    """Gives the highest marks when it is told to, in the words of the injections that are named."""

    def __init__(self, cases: Cases, ids: Collection[str]) -> None:
        super().__init__(cases)
        self.texts = [cases.injections[id][0].text for id in ids]

    def seen(self, before: Before) -> Marks:
        heard = _heard(before.submission)
        return dict.fromkeys(Dimension, 4) if any(text in heard for text in self.texts) else before.truth


class Drifting(Faulty):
    """A mark stricter from repeat to repeat, on half of the dimensions."""

    def seen(self, before: Before) -> Marks:
        half = {dimension: before.truth[dimension] for dimension in list(Dimension)[::2]}
        return before.truth | _moved(half, 1 - before.asking.repeat)


class Garbling(Faulty):
    """One answer in twenty cannot be read."""

    garbled = 0.05


class QuoteInventing(Faulty):
    """One debrief in forty shows a quote that does not stand where it says, put in after the check."""

    def __init__(self, cases: Cases, how: Literal["made up", "the interviewer's", "of another turn"]) -> None:
        super().__init__(cases)
        self.how = how

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        debrief = await super().grade(submission, rubric, tell)
        if random.Random(f"{self.seed}:{submission.source.name}").random() >= 0.025:
            return debrief
        own = submission.transcript.of(Speaker.CANDIDATE)
        match self.how:
            case "made up":
                said = Said(turn=own[0].number, quote="the nurse on the night shift waits eleven seconds for it")
            case "the interviewer's":
                asked = submission.transcript.of(Speaker.INTERVIEWER)[0]
                said = Said(turn=asked.number, quote=asked.text)
            case "of another turn":
                said = Said(turn=own[0].number, quote=own[-1].text)
        first, *others = debrief.dimensions
        return debrief.model_copy(update={"dimensions": (first.model_copy(update={"evidence": (said,)}), *others)})


class Moody(Faulty):
    """Right on average, and far too noisy."""

    def seen(self, before: Before) -> Marks:
        chance = random.Random(f"{self.seed}:{before.asking}")
        return {d: _moved({d: mark}, chance.choice((-1, 0, 0, 1)))[d] for d, mark in before.truth.items()}


class Lenient(Faulty):
    """Every mark one too high."""

    def seen(self, before: Before) -> Marks:
        return _moved(before.truth, 1)


class Unsaying(Fair):
    """As noisy as raters are, and never says that it is near a line."""

    async def grade(self, submission: Submission, rubric: Rubric, tell: Tell = quietly) -> Debrief:
        debrief = await super().grade(submission, rubric, tell)
        return debrief.model_copy(update={"near_line": False})
