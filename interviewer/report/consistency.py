"""A run of an eval suite made readable: a table for a terminal, one page of HTML, JUnit XML; and two runs compared.

Every text passes `plain` and is escaped on its way. Computes no statistic.
"""

from collections.abc import Sequence
from xml.etree import ElementTree

from markupsafe import Markup
from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from interviewer.consistency.compare import Change, Difference
from interviewer.consistency.result import Check, Figure, Outcome, Result
from interviewer.plaintext import one_line, plain
from interviewer.report import figures, plots
from interviewer.report.pages import environment, fingerprint, read

TEMPLATES = ("consistency.html", "consistency_checks.html", "consistency_plots.html", "consistency_cases.html")
STYLES = ("page.css", "consistency.css")
WIDE = 110
"""Columns from which a figure is one line with every column beside the other."""
FOLDED = 300
"""Characters from which a text of an injection is folded until it is asked for."""
NAMED = 10
"""Lost gradings that a terminal names one by one."""
STRONG = {Outcome.FAILED, Outcome.INSUFFICIENT}
CHANGES = {Change.WORSE: "WORSE", Change.CAUTION: "mind"}


def table(result: Result) -> RenderableType:
    """The figures, failed ones first, as many columns as there is room for, and what the run came to."""
    closing: list[RenderableType] = [Text(), Text(figures.gates(result), "bold"), Text(figures.lost(result))]
    closing += [Text("  - " + one_line(f"{each.key}: {each.why}")) for each in result.lost[:NAMED]]
    if len(result.lost) > NAMED:
        closing.append(Text(f"  and {len(result.lost) - NAMED:,} more"))
    closing += [Text(one_line(f"Mind: {warning}")) for warning in result.warnings]
    return Group(_Figures(result), *closing)


class _Figures:
    """The table, laid out for the width it is given."""

    def __init__(self, result: Result) -> None:
        self.rows = figures.ordered(result)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._wide() if options.max_width >= WIDE else self._narrow()

    def _wide(self) -> Table:
        shown = _grid("Outcome", "Check", "Figure", "Value", "Interval", "Of", "Gate")
        for check, figure in self.rows:
            shown.add_row(
                _outcome(figure),
                _cell(check.id),
                _with_note(figure.name, figure),
                _cell(figures.value(figure)),
                _cell(figures.interval(figure)),
                _cell(figures.rests_on(figure)),
                _cell(figure.gate or "none"),
            )
        return shown

    def _narrow(self) -> Table:
        shown = _grid("Outcome", "Check and figure", "Value", "Of, and gate")
        for check, figure in self.rows:
            parts = (figures.value(figure), figures.interval(figure))
            shown.add_row(
                _outcome(figure),
                _with_note(f"{check.id}: {figure.name}", figure),
                _cell("\n".join(filter(None, parts))),
                _cell("\n".join(filter(None, (figures.rests_on(figure), figure.gate)))),
            )
        return shown


def compared_table(differences: Sequence[Difference]) -> RenderableType:
    """Two runs beside each other, in the order given; each line says what changed. What is the same is counted."""
    if not differences:
        return Text("Neither run has a figure, so there is nothing to compare.")
    changed = [each for each in differences if each.change is not Change.SAME]
    same = Text(f"{len(differences) - len(changed)} figures are the same in both runs.")
    if not changed:
        return same
    shown = _grid("Change", "Figure", "Base", "New", "What it means")
    for each in changed:
        strong = "bold" if each.change in (Change.WORSE, Change.CAUTION) else ""
        signed = each.signed
        shown.add_row(
            Text(CHANGES.get(each.change, each.change.value), strong),
            _cell(each.id),
            _cell("" if each.base is None else figures.number(each.base, signed)),
            _cell("" if each.new is None else figures.number(each.new, signed)),
            _cell(each.says),
        )
    return Group(shown, same)


def page(result: Result) -> str:
    """The whole page. Its policy allows its own style and nothing else."""
    style = "".join(map(read, STYLES))
    forests = {family: plots.forest(result, family) for family in ("bias", "invariance")}
    moved, unmoved = plots.moved_first(result.injections)
    return (
        environment(*TEMPLATES)
        .get_template("consistency.html")
        .render(
            result=result,
            told=figures,
            verdict=figures.verdict(result),
            not_passed=[pair for pair in figures.ordered(result) if pair[1].outcome in STRONG],
            rows=plots.scatter(result.retests),
            lines=plots.lines(result),
            axis=[(plots.at(score), f"{score}") for score in range(1, 5)],
            ladders=[(each.id, plots.ladder(each)) for each in result.ladders],
            matrix=plots.matrix(result.confusion) if result.confusion else None,
            forests=forests,
            misordered=plots.misordered(result.pairs),
            moved=moved,
            unmoved=unmoved,
            folded=FOLDED,
            absent=_absent(result, [family for family, found in forests.items() if found is None]),
            style=Markup(style),
            policy=f"default-src 'none'; style-src '{fingerprint(style)}'; base-uri 'none'; form-action 'none'",
        )
    )


def junit(result: Result) -> str:
    """JUnit XML: a testsuite a check, a testcase a gated figure; what is insufficient fails. Stable between runs."""
    root = ElementTree.Element("testsuites", name=one_line(result.suite), time="0")
    for check in result.checks:
        root.append(_suite(check, result))
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(check: Check, result: Result) -> ElementTree.Element:
    gated = [figure for figure in check.figures if figure.outcome is not Outcome.SHOWN]
    shown = [figure for figure in check.figures if figure.outcome is Outcome.SHOWN]
    failures = sum(figure.outcome in STRONG for figure in gated)
    suite = ElementTree.Element(
        "testsuite",
        name=one_line(check.id),
        tests=str(len(gated)),
        failures=str(failures),
        errors="0",
        skipped="0",
        time="0",
    )
    properties = ElementTree.SubElement(suite, "properties")
    told = [("title", check.title), ("statistic", check.statistic), ("model", result.model)]
    for name, value in [*told, *((figure.id, _in_a_line(figure)) for figure in shown)]:
        ElementTree.SubElement(properties, "property", name=one_line(name), value=one_line(value))
    for figure in gated:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname=one_line(f"{result.suite}.{check.id}"),
            name=one_line(figure.id),
            time="0",
        )
        if figure.outcome in STRONG:
            message = f"{figure.name}: {_in_a_line(figure)}"
            failed = ElementTree.SubElement(case, "failure", type=figure.outcome.value, message=one_line(message))
            failed.text = plain("\n".join(filter(None, (message, check.statistic))))
        else:
            ElementTree.SubElement(case, "system-out").text = plain(f"{figure.name}: {_in_a_line(figure)}")
    return suite


def _in_a_line(figure: Figure) -> str:
    """`0.912 (0.842 to 0.951), 40 transcripts; gate >= 0.9: passed`, and its note."""
    found = figures.interval(figure)
    parts = f"{figures.value(figure)}{f' ({found})' if found else ''}, {figures.rests_on(figure)}"
    gate = f"; gate {figure.gate}: {figure.outcome.value}" if figure.gate else ""
    return f"{parts}{gate}{f'; {figure.note}' if figure.note else ''}"


def _absent(result: Result, forests: Sequence[str]) -> list[str]:
    """A sentence for each part that is left out."""
    sentences = {
        "No transcript was graded again and again, so there is no plot of repeats.": not result.retests,
        "No ladder was graded, so there are no lines of ladders.": not result.ladders,
        "No label was held against a mark, so there is no matrix of labels.": not result.confusion,
        "No twins have a difference, so there is no plot of bias.": "bias" in forests,
        "No disturbance has a difference, so there is no plot of disturbances.": "invariance" in forests,
        "No pair was graded, so there is no list of pairs.": not result.pairs,
        "No injection was tried, so there is no table of injections.": not result.injections,
    }
    return [sentence for sentence, missing in sentences.items() if missing]


def _grid(*heads: str) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head in heads:
        shown.add_column(Text(head), overflow="fold", no_wrap=head in ("Outcome", "Change"))
    return shown


def _outcome(figure: Figure) -> Text:
    return Text(figures.OUTCOMES[figure.outcome], "bold" if figure.outcome in STRONG else "")


def _with_note(name: str, figure: Figure) -> Text:
    told = Text(one_line(name))
    return told.append(f"\n{one_line(figure.note)}", "italic") if figure.note else told


def _cell(text: str) -> Text:
    """A cell; only line breaks of ours stand in it."""
    return Text("\n".join(one_line(line) for line in text.split("\n")))
