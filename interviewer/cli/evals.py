"""`interviewer evals`: how far a grader can be trusted, in numbers; a run that fails where it can be trusted less."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import ValidationError

from interviewer.batch.ledger import Ledger, finished
from interviewer.batch.local import Progress
from interviewer.cli.debrief import tell
from interviewer.cli.engine import Engine, Manner, at_work
from interviewer.cli.running import bar, check_reached, interrupts, terms
from interviewer.cli.seat import Line, called, model_options, open_line, settings
from interviewer.consistency import suite as suites
from interviewer.consistency.cases import Cases
from interviewer.consistency.gating import Asked
from interviewer.consistency.result import Result
from interviewer.consistency.run import Graders, Run, keys, result
from interviewer.consistency.statistics import require_libraries
from interviewer.consistency.suite import Suite
from interviewer.consistency.trials import plan
from interviewer.content.library import Library
from interviewer.errors import ContentError, ExitCode, UsageError
from interviewer.grading.grader import Grader, PromptedGrader
from interviewer.models.choice import choose

T = TypeVar("T")
RESULT = "result.json"
PAGE = "report.html"
JUNIT = "junit.xml"


@click.group()
def evals() -> None:
    """Measure how far a grader can be trusted."""


@evals.command("list")
def list_() -> None:
    """The suites, and how many gradings each asks for."""
    cases = Cases.shipped(Library.at(settings().home))
    for id in suites.ids():
        suite = suites.get(id)
        click.echo(f"{id:12}  {len(plan(suite, cases)):5,} gradings  {suite.about}")


@evals.command("run")
@click.argument("suite_id", metavar="SUITE")
@model_options
@click.option(
    "--repeats", type=click.IntRange(1, 50), help="Gradings of each transcript, if not the suite's own number."
)
@click.option("--raters", type=click.IntRange(1, 15), help="Readings a grading, if not the suite's own number.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for what it finds; evals-SUITE where you are, if not given.",
)
@click.option("--concurrency", type=click.IntRange(1, 512), default=16, show_default=True, help="Requests at once.")
@click.option("--dry-run", is_flag=True, help="Count the gradings, and send nothing.")
def run_(
    suite_id: str,
    model: str | None,
    base_url: str | None,
    timeout: float,
    repeats: int | None,
    raters: int | None,
    out: Path | None,
    concurrency: int,
    dry_run: bool,
) -> None:
    """Run SUITE (`evals list` shows them) and say whether every gate was passed.

    What is graded is kept at once in --out; the same command goes on where it stopped. Exit code 0 when every
    gate was passed, 1 when one was not, or had too few cases.
    """
    require_libraries()
    suite = _changed(suites.get(suite_id), repeats, raters)
    out = out or Path(f"evals-{suite.id}")
    library = Library.at(settings().home)
    asked = Asked(suite, Cases.shipped(library), library.rubric())
    line = _line(suite, model, base_url, timeout)
    how = terms(line, suite.raters, writeup=False)
    if line.is_offline and suite.grader == "prompted":
        tell(
            "The gates of this suite are a language model's; `interviewer evals run offline` holds the built-in rules."
        )
    trials = plan(suite, asked.cases)
    if dry_run:
        done = finished(out)
        left = sum(key not in done for key in keys(trials, asked, how))
        click.echo(f"{len(trials)} gradings, {len(trials) - left} of them finished; raters: {how.raters}.")
        return
    progress = Progress()
    engine = at_work(Engine.LOCAL, line, out, Manner(suite.raters, False, timeout, concurrency), progress)
    graders = Graders(_seeded(engine.grader), how)
    leaving = "Finishing what is under way; once more stops at once."
    with Ledger(out) as ledger, interrupts(progress, leaving), bar(progress, lambda: len(trials)):
        work = Run(asked, graders, ledger, engine.at_once, progress, lambda: progress.stopped)
        asked_for, readings = asyncio.run(_closing(line, work.through(trials)))
    check_reached(progress)
    if progress.stopped:
        tell(f"Stopped; the same command goes on: {called()} evals run {suite.id} ... --out {out}")
        sys.exit(ExitCode.INTERRUPTED)
    found = _against_baseline(result(asked, graders, asked_for, readings), suite)
    _shown(found, out)
    if not found.passed:
        sys.exit(ExitCode.FAILED)


@evals.command("compare")
@click.argument("base", type=click.Path(path_type=Path), metavar="BASE")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
def compare_(base: Path, new: Path) -> None:
    """Say which figures of two runs differ beyond noise. BASE and NEW are folders of `evals run`, or a result.json."""
    from interviewer.consistency.compare import Change, compare
    from interviewer.report.consistency import compared_table

    differences = compare(_read(base), _read(new))
    _print(compared_table(differences))
    if any(difference.change is Change.WORSE for difference in differences):
        sys.exit(ExitCode.FAILED)


def _changed(suite: Suite, repeats: int | None, raters: int | None) -> Suite:
    return suite.model_copy(update={"repeats": repeats or suite.repeats, "raters": raters or suite.raters})


def _line(suite: Suite, model: str | None, base_url: str | None, timeout: float) -> Line:
    """What grades. Raises UsageError where a suite for language models has none."""
    chosen = "offline" if suite.grader == "offline" else model
    line = open_line(asyncio.run(choose(chosen, base_url, os.environ)), timeout)
    if line.is_offline and chosen != "offline":
        raise UsageError(
            f"The suite '{suite.id}' measures a language model: name one with --model, and its place with --base-url. "
            f"`{called()} evals run offline` measures the built-in rules."
        )
    return line


def _seeded(grader: Grader) -> Callable[[int], Grader]:
    """The same grader with another order of dimensions; rules know none."""

    def of(seed: int) -> Grader:
        return replace(grader, seed=seed) if isinstance(grader, PromptedGrader) else grader

    return of


async def _closing(line: Line, work: Coroutine[Any, Any, T]) -> T:
    """Close the line when the work is done."""
    try:
        return await work
    finally:
        if line.close:
            await line.close()


def _against_baseline(found: Result, suite: Suite) -> Result:
    if not suite.baseline:
        return found
    from interviewer.consistency.baseline import against

    return against(suite.baseline, found)


def _shown(found: Result, out: Path) -> None:
    """Show the table, and write result, page and JUnit's report."""
    from interviewer.report import consistency

    _put_aside(found, out)
    try:
        (out / RESULT).write_text(found.model_dump_json(indent=1), encoding="utf-8")
        (out / PAGE).write_text(consistency.page(found), encoding="utf-8")
        (out / JUNIT).write_text(consistency.junit(found), encoding="utf-8")
    except OSError as error:
        raise ContentError(f"{error.filename or out} cannot be written: {error.strerror}; make room there.") from None
    _print(consistency.table(found))
    tell(f"{out / PAGE} has it with plots; {out / RESULT} is what `evals compare` takes.")


def _put_aside(found: Result, out: Path) -> None:
    """Keep the result of a run in other terms, which would be written over, under another name."""
    path = out / RESULT
    if not path.is_file():
        return
    try:
        before = Result.model_validate_json(path.read_bytes())
    except ValidationError:
        before = None
    if before and _terms(before) == _terms(found):
        return
    kept = next(each for n in range(1, 10_000) if not (each := out / f"result-{n}.json").exists())
    path.rename(kept)
    tell(f"The result that was there is of another kind of run; it is kept as {kept}.")


def _terms(found: Result) -> tuple[object, ...]:
    return (
        found.suite,
        found.model,
        found.prompt_version,
        found.rubric_version,
        found.raters,
        found.repeats,
    )


def _print(what: object) -> None:
    from rich.console import Console

    Console().print(what)


def _read(place: Path) -> Result:
    """A result, or the one in a folder. Raises ContentError."""
    path = place / RESULT if place.is_dir() else place
    try:
        return Result.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror}; name a folder of `evals run`.") from None
    except ValidationError:
        raise ContentError(f"{path} is no result of `evals run` of this version; run the suite again.") from None
