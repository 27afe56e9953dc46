"""A batch as one page of HTML: what failed and what to do about it, what was found, and every transcript in a table.

Debriefs pass through one at a time; what stays is counted, so thousands are still one page. Knows no file and no path.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import TextIO

from markupsafe import Markup

from interviewer.content.rubric import Rubric
from interviewer.content.vocabulary import Dimension
from interviewer.grading.debrief import Debrief, RaterOutcome, Status, Verdict
from interviewer.report import wording
from interviewer.report.pages import environment, fingerprint, read

TEMPLATES = ("overview.html", "overview_pieces.html", "overview_todo.html", "overview_row.html", "overview_lost.html")
STYLES = ("page.css", "overview.css")
SCRIPT = "overview.js"
LONG_LIST = 20
"""A list longer than this is folded until it is asked for."""

_LABEL = (
    "Write 'Interviewer:' and 'Candidate:' before the turns and run the same command again, or name who interviews, "
    "one file at a time: interviewer debrief FILE --interviewer NAME"
)
_SAME = "Run the same command again: what is finished is kept, and only these are tried."
_FAILED = (
    (r"longer than .* reads at once", "Take a model with a longer context with --model, or shorten the transcript."),
    (
        r"refused the key|may not use|has no quota|has no model",
        "Mend the key, the account or --model as told. " + _SAME,
    ),
    (r"declined for its content policy", "Take another model with --model; this one will not read it."),
    (r"^No rater gave marks", f"The model gave no usable answer. {_SAME} `interviewer doctor` tests the connection."),
    (r"--interviewer|segments without speakers|message \d+ has no role", _LABEL),
    (r"is empty;|says nothing|nobody speaks|nothing to import", "Nothing to grade is in it: export it again."),
    (r"not text;|not a transcript;|binary data|nested deeper", "Export it as text, WebVTT, SRT or JSON."),
    (r"MB at most|no interview has", "Cut it into single interviews, one a file."),
    (r"edited\?|cut short\?|xport it again", "Export it again from where it came, whole and unchanged."),
    (r"cannot be read", "Check that the file is there and may be read. " + _SAME),
)
_NO_VERDICT = (
    (r"dimensions could be marked", "Too few marks could be trusted: grade with more --raters, or another --model."),
    (r"", "Too little was said for a verdict: hand in the whole interview, or leave it out."),
)


@dataclass(frozen=True, slots=True)
class Lost:
    """A transcript that could not be graded."""

    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One transcript in a list of those to look at."""

    source: str
    why: str
    link: str = ""
    id: str = ""


Todo = tuple[str, list[Entry]]
"""What can be done, and for which transcripts."""


@dataclass(slots=True)
class Counts:
    """What a batch adds up to, one debrief after the other."""

    rubric: Rubric
    graded: int = 0
    near_line: int = 0
    short_of_raters: int = 0
    cost_usd: float = 0.0
    cost_unknown: int = 0
    scores: Counter[float] = field(default_factory=Counter)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    marks: dict[Dimension, Counter[float | Status]] = field(default_factory=lambda: {d: Counter() for d in Dimension})
    under: Counter[Dimension] = field(default_factory=Counter)
    """Marks under the bar of the debrief's own level."""
    without: list[Entry] = field(default_factory=list)
    """Debriefs without a verdict."""
    graders: Counter[str] = field(default_factory=Counter)

    def add(self, debrief: Debrief, link: str) -> None:
        """Count a debrief in. `link`: where its page is."""
        self.graded += 1
        self.near_line += debrief.near_line
        self.short_of_raters += any(rater.outcome is not RaterOutcome.MARKED for rater in debrief.raters)
        self.cost_usd += debrief.cost_usd or 0.0
        self.cost_unknown += debrief.cost_usd is None
        by = "rules alone, indicative" if wording.is_indicative(debrief) else debrief.model
        self.graders[f"{by}, rubric {debrief.rubric_version}"] += 1
        if debrief.score is not None:
            self.scores[debrief.score] += 1
        if debrief.verdict:
            self.verdicts[debrief.verdict] += 1
        else:
            self.without.append(Entry(debrief.source.name, intern(wording.why_none(debrief)), link))
            return  # what could be marked of so little says nothing about the batch
        bar = wording.level(debrief, self.rubric).bar
        for result in debrief.dimensions:
            self.marks[result.id][result.status if result.mark is None else result.mark] += 1
            self.under[result.id] += result.mark is not None and result.mark < bar

    @property
    def median(self) -> float | None:
        """The median score; None where no debrief has one."""
        return statistics.median(self.scores.elements()) if self.scores else None

    def cost(self) -> str:
        """What it cost, as far as it is known."""
        known = f"${self.cost_usd:.4f}" if 0 < self.cost_usd < 1 else f"${self.cost_usd:,.2f}"
        if not self.cost_unknown:
            return known
        return "not known" if self.cost_unknown == self.graded else f"{known}, and {self.cost_unknown:,} not known"

    def weakest(self) -> list["Marks"]:
        """The dimensions, lowest mean first; those without a mark last."""
        every = [Marks(wording.dimension(d, self.rubric), self.marks[d], self.under[d]) for d in Dimension]
        return sorted(every, key=lambda marks: (marks.mean is None, marks.mean or 0.0))


@dataclass(frozen=True, slots=True)
class Marks:
    """One dimension over the whole batch."""

    name: str
    counts: Mapping[float | Status, int]
    under: int

    @property
    def marked(self) -> int:
        """How many debriefs mark it."""
        return sum(count for _, count in self.by_mark)

    @property
    def by_mark(self) -> list[tuple[float, int]]:
        """Each mark that was given and how often, lowest first."""
        return sorted((mark, count) for mark, count in self.counts.items() if not isinstance(mark, Status))

    @property
    def mean(self) -> float | None:
        """The mean of its marks; None without any."""
        return sum(mark * count for mark, count in self.by_mark) / self.marked if self.marked else None

    @property
    def without(self) -> list[tuple[str, int]]:
        """Why there is no mark, and how often."""
        unmarked = (Status.NOT_ASSESSED, Status.UNGRADED)
        return [(wording.STATUSES[status], self.counts[status]) for status in unmarked if self.counts.get(status)]


def row(debrief: Debrief, link: str) -> str:
    """A debrief's row of the table. `link`: where its page is; empty where it has none."""
    found = {result.id: result for result in debrief.dimensions}
    rank = list(Verdict).index(debrief.verdict) if debrief.verdict else None
    results = [found.get(dimension) for dimension in Dimension]
    page = environment(*TEMPLATES).get_template("overview_row.html")
    return page.render(debrief=debrief, link=link, rank=rank, results=results)


def lost_row(lost: Lost, number: int) -> str:
    """The row of a transcript that could not be graded; `number` counts the failures from 1, as `write` has them."""
    return (
        environment(*TEMPLATES)
        .get_template("overview_lost.html")
        .render(lost=lost, number=number, columns=len(Dimension))
    )


def write(out: TextIO, counts: Counts, lost: Sequence[Lost], rows: Iterable[str], left: int = 0) -> None:
    """Write the whole page. `rows` are those of `row` and `lost_row`, in the order wanted.

    `left`: transcripts a run that was stopped did not come to.
    """
    style, script = "".join(map(read, STYLES)), read(SCRIPT)
    hashes = f"style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'"
    page = environment(*TEMPLATES).get_template("overview.html")
    out.writelines(
        page.generate(
            counts=counts,
            rubric=counts.rubric,
            dimensions=counts.weakest(),
            verdicts=[(wording.VERDICTS[verdict], counts.verdicts[verdict]) for verdict in reversed(Verdict)],
            lost=lost,
            left=left,
            failures=_grouped((_todo(each), _entry(each, number)) for number, each in enumerate(lost, 1)),
            without=_grouped((_advice(entry.why, _NO_VERDICT), entry) for entry in counts.without),
            rows=map(Markup, rows),
            every=list(Dimension),
            long_list=LONG_LIST,
            style=Markup(style),
            script=Markup(script),
            policy=f"default-src 'none'; {hashes}; base-uri 'none'; form-action 'none'",
        )
    )


def _todo(lost: Lost) -> str:
    return _advice(lost.why.replace(lost.source, ""), _FAILED)


def _entry(lost: Lost, number: int) -> Entry:
    return Entry(lost.source, lost.why, id=f"failure-{number}")


def _grouped(found: Iterable[tuple[str, Entry]]) -> list[Todo]:
    """Transcripts by what to do about them, the commonest first, each list by name."""
    groups: dict[str, list[Entry]] = {}
    for what, entry in found:
        groups.setdefault(what, []).append(entry)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [(what, sorted(entries, key=lambda entry: entry.source)) for what, entries in ordered]


def _advice(why: str, known: Iterable[tuple[str, str]]) -> str:
    """What to do about a reason."""
    fitting = (what for pattern, what in known if re.search(pattern, why))
    return next(fitting, "Do what the reason says, then run the same command again.")
