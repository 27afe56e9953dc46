"""`interviewer grade`: a folder of transcripts, graded once, in a run that can be stopped and taken up again."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from interviewer.batch.finding import SUFFIXES, named, placed, transcripts
from interviewer.batch.identity import identity, rubric_fingerprint
from interviewer.batch.ledger import Ledger, failures, finished
from interviewer.batch.local import Grade, Progress, run
from interviewer.cli.cluster import check_ray, may_go_to
from interviewer.cli.debrief import tell
from interviewer.cli.desk import HandedIn, grading_options, handed_in, may_be_sent
from interviewer.cli.engine import Engine, Manner, at_work, check
from interviewer.cli.report import INDEX, SUMMARY, summarise
from interviewer.cli.running import bar, check_reached, interrupts, terms
from interviewer.cli.seat import Line, called, model_options, open_line, settings
from interviewer.content.library import Library
from interviewer.errors import BudgetReached, ExitCode, InterviewerError, UsageError
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import quietly
from interviewer.grading.submission import Submission
from interviewer.models.choice import choose
from interviewer.record.sessions import Sessions

FEW = 5
"""So many failures are told one by one."""
TAKEN = f"taken from a folder are {', '.join(sorted(SUFFIXES))}; a file named by itself is always tried"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A transcript, ready to be graded."""

    submission: Submission
    identity: str
    """What makes this grading the same as another."""
    warnings: tuple[str, ...]
    """What importing it had to guess."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="A folder for the results."
)
@click.option("--concurrency", type=click.IntRange(1, 512), default=16, show_default=True, help="Requests at once.")
@click.option(
    "--engine",
    type=click.Choice([engine.value for engine in Engine]),
    default=Engine.LOCAL.value,
    show_default=True,
    help="'openai-batch' hands in files of requests: half the price, an answer within a day. "
    "'ray' shares the work among machines.",
)
@click.option("--ray-address", metavar="ADDR", help="A cluster to join; without it one is begun on this machine.")
@grading_options
@model_options
@click.option("--interviewer", metavar="NAME", help="Who asks the questions, in files where one of that name speaks.")
@click.option("--budget-usd", type=click.FloatRange(min=0), help="Begin nothing more when this much is spent.")
@click.option("--dry-run", is_flag=True, help="Count what would be graded, and send nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before words go to a model on another machine.")
def grade(
    paths: tuple[Path, ...],
    out: Path,
    concurrency: int,
    engine: str,
    ray_address: str | None,
    raters: int,
    level: str | None,
    scenario: str | None,
    writeup: bool,
    model: str | None,
    base_url: str | None,
    timeout: float,
    interviewer: str | None,
    budget_usd: float | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Grade every transcript under PATH..., each once.

    What is finished is kept at once; the same command again grades only what is missing or has changed.
    """
    line, asked_by = open_line(asyncio.run(choose(model, base_url, os.environ)), timeout), Engine(engine)
    check(asked_by, line, budget_usd)
    check_ray(asked_by is Engine.RAY, ray_address)
    library, sessions = Library.at(settings().home), Sessions(settings().sessions)
    rubric = library.rubric()
    print_of_rubric, how = rubric_fingerprint(rubric), terms(line, raters, writeup)

    def handed(name: str, interviewer: str | None) -> HandedIn:
        path = str(placed(name, out))
        return handed_in(path, sessions, library, level=level, scenario=scenario, interviewer=interviewer)

    def prepared(name: str) -> Prepared:
        try:
            given = handed(name, interviewer)
        except UsageError:  # nobody of that name speaks here, or the file says itself who asks
            given = handed(name, None)
        submission = given.submission.called(name)
        return Prepared(submission, identity(submission, print_of_rubric, how), given.warnings)

    def found(passed_over: Counter[str] | None = None) -> Iterator[str]:
        return (named(path, out) for path in transcripts(paths, out, passed_over))

    def how_many() -> int:
        return sum(1 for _ in found())

    if dry_run:
        passed_over = Counter[str]()
        _count(found(passed_over), prepared, finished(out))
        _tell_passed_over(passed_over)
        return
    is_asked = sys.stdin.isatty() and sys.stderr.isatty()
    may_be_sent(line, True, yes, is_asked)
    may_go_to(ray_address, yes, is_asked)
    progress, passed_over = Progress(), Counter[str]()
    with Ledger(out) as ledger, interrupts(progress, asked_by.leaving), bar(progress, how_many):
        work = at_work(asked_by, line, out, Manner(raters, writeup, timeout, concurrency, ray_address), progress)

        for gone in (each.source for each in failures(out) if not placed(each.source, out).exists()):
            ledger.come_to(gone)

        async def one(name: str) -> Debrief | None:
            given = prepared(name)
            if given.identity in ledger.done:
                return None
            debrief = await work.grader.grade(given.submission, rubric, quietly)
            warnings = (*debrief.warnings, *given.warnings)
            return debrief.model_copy(update={"identity": given.identity, "warnings": warnings})

        def enough() -> bool:
            spent = progress.cost_usd
            return progress.stopped or (budget_usd is not None and spent is not None and spent >= budget_usd)

        def everything() -> Coroutine[Any, Any, None]:
            return _all(found(passed_over), one, ledger, work.at_once, progress, enough, line)

        asyncio.run(work.run(everything))
        left = max(0, how_many() - progress.settled) if progress.stopped else 0
        ledger.leave(left)
    if not progress.found:
        _tell_passed_over(passed_over)
        raise UsageError(f"There is no transcript under {', '.join(map(str, paths))}; {TAKEN}.")
    made = summarise(out, library, sessions)
    tell(f"{progress.graded} graded, {progress.finished_before} were finished before, {progress.failed} failed.")
    _tell_passed_over(passed_over)
    lost = failures(out)
    if len(lost) <= FEW:
        for each in lost:
            tell(each.why)
    tell(f"Begin with {out / INDEX}.")
    if made.left_out:
        tell(f"{made.left_out} debriefs have no page of their own yet: {called()} report {out}")
    check_reached(progress)
    if progress.interrupted:
        tell(f"Stopped with {left} left; the same command goes on: {called()} grade ... --out {out}")
        sys.exit(ExitCode.INTERRUPTED)
    if progress.stopped:
        raise BudgetReached(
            f"The budget of ${budget_usd:g} is reached; a larger --budget-usd goes on where it stopped."
        )
    if progress.failed:
        tell(f"{out / SUMMARY} says what failed and why; the same command tries it again.")
        sys.exit(ExitCode.FAILED)


async def _all(
    paths: Iterator[str],
    one: Grade[str],
    ledger: Ledger,
    workers: int,
    progress: Progress,
    enough: Callable[[], bool],
    line: Line,
) -> None:
    try:
        await run(paths, one, ledger, workers, progress, enough)
    finally:
        if line.close:
            await line.close()


def _tell_passed_over(endings: Counter[str]) -> None:
    """Say which files of a folder were not taken for transcripts."""
    if endings:
        told = ", ".join(f"{count} {ending or 'without an ending'}" for ending, count in sorted(endings.items()))
        tell(f"Passed over for their endings: {told}; {TAKEN}.")


def _count(names: Iterator[str], prepared: Callable[[str], Prepared], done: set[str]) -> None:
    """Say what a run would do."""
    to_do = finished_before = unreadable = words = 0
    for name in names:
        try:
            given = prepared(name)
        except InterviewerError as error:
            unreadable += 1
            tell(str(error))
            continue
        finished_before += given.identity in done
        if given.identity not in done:
            to_do += 1
            words += given.submission.source.candidate_words
    click.echo(
        f"{to_do} to grade ({words:,} words of candidates), {finished_before} finished, {unreadable} unreadable."
    )
