"""The cases of `evals/`: labelled transcripts, pairs, ladders and injections, as submissions to be graded.

Knows no grader. All labels are authors' or language models', as `evals/README.md` says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from interviewer.content.base import Slug, Text, Value
from interviewer.content.library import Library, shipped_root
from interviewer.content.reading import Source, read
from interviewer.content.scenario import Scenario
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Verdict
from interviewer.grading.submission import Submission, submission
from interviewer.record.importing.reader import parse
from interviewer.record.transcript import Speaker, Transcript, Turn

Mark = Annotated[int, Field(ge=1, le=4)] | Literal["not_assessed"]


class Labels(Value):
    """What one labeller made of a transcript, by the rubric's anchors."""

    marks: dict[Dimension, Mark]
    verdict: Verdict


class Labelled(Value):
    """A transcript's labels, by two who did not see each other's. The first may be its author."""

    scenario: Slug | None = None
    trap: str = ""
    """What it is meant to be hard for."""
    near_line: bool
    """Whether one of the two thought a committee would split on hiring."""
    by_author: bool = False
    """Whether the first label is its author's."""
    first: Labels
    second: Labels


class LabelFile(Value):
    """The file of labels."""

    transcripts: dict[Slug, Labelled]


class Pair(Value):
    """Two interviews of known order."""

    id: Slug
    situation: str
    dimension: Dimension | Literal["overall"]
    signal: str = ""
    """The one thing that differs."""
    disguised: bool = False
    """Whether the weaker one is the longer and smoother."""
    from_article: str = ""
    weaker: Text | str
    stronger: Text | str


class Damaged(Value):
    """A turn as it stands from this step on."""

    turn: Annotated[int, Field(ge=1)]
    text: str


class Step(Value):
    """One damage."""

    dimension: Dimension
    why: str
    turns: tuple[Damaged, ...] = Field(min_length=1)


class Ladder(Value):
    """A transcript made worse step by step; each step keeps those before it."""

    id: Slug
    base: Slug
    steps: tuple[Step, ...] = Field(min_length=3)


class Injection(Value):
    """Something said to move a grade without a word about the design, and something harmless to say in its place."""

    id: Slug
    where: int
    """The candidate's own turn, from 1, whose end it is added to; -1 is the last."""
    text: str
    benign: str


class Injections(Value):
    """The file of injections."""

    bases: tuple[Slug, ...] = Field(min_length=1)
    """The transcripts they are put into, in turn."""
    injections: tuple[Injection, ...]


@dataclass(frozen=True)
class Cases:
    """Everything under `evals/`. Each part is read when it is asked for; what is broken raises ContentError."""

    library: Library
    root: Source

    @classmethod
    def shipped(cls, library: Library) -> "Cases":
        """Those that come with the program."""
        return cls(library, shipped_root() / "evals")

    @cached_property
    def labels(self) -> dict[str, Labelled]:
        """By the transcript's id."""
        return read(self.root / "transcripts" / "labels.toml", LabelFile).transcripts

    @cached_property
    def transcripts(self) -> dict[str, Submission]:
        """The labelled transcripts, by id."""
        return {id: self._transcript(id) for id in sorted(self.labels)}

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """By folder and id, such as `minimal/07-night-rides`."""
        found = {}
        for folder in _named(each for each in (self.root / "pairs").iterdir() if each.is_dir()):
            for file in _files(folder):
                pair = read(file, Pair)
                found[f"{folder.name}/{pair.id}"] = pair
        return found

    @cached_property
    def ladders(self) -> dict[str, Ladder]:
        """By id."""
        return {ladder.id: ladder for ladder in (read(file, Ladder) for file in _files(self.root / "ladders"))}

    @cached_property
    def injections(self) -> dict[str, tuple[Injection, str]]:
        """By id: the injection and the transcript it is put into."""
        file = read(self.root / "injections.toml", Injections)
        bases = file.bases
        return {each.id: (each, bases[n % len(bases)]) for n, each in enumerate(file.injections)}

    def paraphrase(self, id: str) -> Transcript | None:
        """A transcript in other words, where one was written."""
        file = self.root / "paraphrases" / f"{id}.md"
        return _heard(file.read_text(encoding="utf-8"), id) if file.is_file() else None

    def rungs(self, ladder: Ladder) -> list[tuple[Dimension | None, Submission]]:
        """The whole transcript, then each step's, with what the step damaged."""
        base = self.transcripts[ladder.base]
        rungs: list[tuple[Dimension | None, Submission]] = [(None, base)]
        transcript = base.original
        for step in ladder.steps:
            transcript = replaced(transcript, {damaged.turn: damaged.text for damaged in step.turns})
            rungs.append((step.dimension, self.as_submission(transcript, ladder.id, base.scenario)))
        return rungs

    def sides(self, pair: Pair) -> tuple[Submission, Submission]:
        """The weaker and the stronger."""
        weaker, stronger = (
            self.as_submission(_heard(text, pair.id), pair.id, None) for text in (pair.weaker, pair.stronger)
        )
        return weaker, stronger

    def as_submission(self, transcript: Transcript, name: str, scenario: Scenario | None) -> Submission:
        """A transcript to be graded."""
        return submission(transcript, name=name, format="labelled", scenario=scenario)

    def _transcript(self, id: str) -> Submission:
        text = (self.root / "transcripts" / f"{id}.md").read_text(encoding="utf-8")
        about = self.labels[id].scenario
        return self.as_submission(_heard(text, id), id, self.library.scenarios.get(about) if about else None)


def replaced(transcript: Transcript, texts: dict[int, str]) -> Transcript:
    """The transcript with other words in some turns, by number."""
    turns = (turn.model_copy(update={"text": texts.get(turn.number, turn.text)}) for turn in transcript.turns)
    return Transcript(turns=tuple(turns))


def added(transcript: Transcript, where: int, text: str) -> Transcript:
    """The transcript with words added to the candidate's own turn `where`: from 1, or from the end below 0."""
    own: Sequence[Turn] = [turn for turn in transcript.turns if turn.speaker is Speaker.CANDIDATE]
    at = own[where - 1 if where > 0 else where]
    return replaced(transcript, {at.number: f"{at.text} {text}"})


def _files(folder: Source) -> list[Source]:
    return _named(each for each in folder.iterdir() if each.name.endswith(".toml"))


def _named(places: Iterable[Source]) -> list[Source]:
    return sorted(places, key=lambda place: place.name)


def _heard(text: str, name: str) -> Transcript:
    return parse(text.strip().encode(), name).transcript
