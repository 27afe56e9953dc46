"""`interviewer grade`: a folder of transcripts, graded once, in a run that can be stopped and taken up again."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import click

from interviewer.batch.finding import transcripts
from interviewer.batch.identity import identity, rubric_fingerprint
from interviewer.batch.ledger import Ledger, finished
from interviewer.batch.local import Grade, Progress, run
from interviewer.cli.cluster import check_ray, may_go_to
from interviewer.cli.debrief import tell
from interviewer.cli.desk import grading_options, handed_in, may_be_sent
from interviewer.cli.engine import Engine, Manner, at_work, check
from interviewer.cli.report import INDEX, SUMMARY, summarise
from interviewer.cli.running import bar, interrupts, terms
from interviewer.cli.seat import Line, called, model_options, open_line, settings
from interviewer.content.library import Library
from interviewer.errors import BudgetReached, ExitCode, InterviewerError, UsageError
from interviewer.grading.debrief import Debrief
from interviewer.grading.grader import quietly
from interviewer.grading.submission import Submission
from interviewer.models.choice import choose
from interviewer.record.sessions import Sessions


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

    def handed(path: Path, interviewer: str | None) -> Submission:
        given = handed_in(str(path), sessions, library, level=level, scenario=scenario, interviewer=interviewer)
        return given.submission.called(str(path))

    def prepared(path: Path) -> tuple[Submission, str]:
        try:
            given = handed(path, interviewer)
        except UsageError:  # nobody of that name speaks here, or the file says itself who asks
            given = handed(path, None)
        return given, identity(given, print_of_rubric, how)

    def how_many() -> int:
        return sum(1 for _ in transcripts(paths, out))

    if dry_run:
        _count(transcripts(paths, out), prepared, finished(out))
        return
    is_asked = sys.stdin.isatty() and sys.stderr.isatty()
    may_be_sent(line, True, yes, is_asked)
    may_go_to(ray_address, yes, is_asked)
    progress, found = Progress(), transcripts(paths, out)
    with Ledger(out) as ledger, interrupts(progress, asked_by.leaving), bar(progress, how_many):
        work = at_work(asked_by, line, out, Manner(raters, writeup, timeout, concurrency, ray_address), progress)

        async def one(path: Path) -> Debrief | None:
            given, known = prepared(path)
            if known in ledger.done:
                return None
            return (await work.grader.grade(given, rubric, quietly)).model_copy(update={"identity": known})

        def enough() -> bool:
            spent = progress.cost_usd
            return progress.stopped or (budget_usd is not None and spent is not None and spent >= budget_usd)

        def everything() -> Coroutine[Any, Any, None]:
            return _all(found, one, ledger, work.at_once, progress, enough, line)

        asyncio.run(work.run(everything))
    made = summarise(out, library, sessions)
    tell(f"{progress.graded} graded, {progress.finished_before} were finished before, {progress.failed} failed.")
    tell(f"Begin with {out / INDEX}.")
    if made.left_out:
        tell(f"{made.left_out} debriefs have no page of their own yet: {called()} report {out}")
    if progress.interrupted:
        tell(f"Stopped; the same command goes on: {called()} grade ... --out {out}")
        sys.exit(ExitCode.INTERRUPTED)
    if progress.stopped:
        raise BudgetReached(
            f"The budget of ${budget_usd:g} is reached; a larger --budget-usd goes on where it stopped."
        )
    if progress.failed:
        tell(f"{out / SUMMARY} says what failed and why; the same command tries it again.")
        sys.exit(ExitCode.FAILED)


async def _all(
    paths: Iterator[Path],
    one: Grade[Path],
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


def _count(paths: Iterator[Path], prepared: Callable[[Path], tuple[Submission, str]], done: set[str]) -> None:
    """Say what a run would do."""
    to_do = finished_before = unreadable = words = 0
    for path in paths:
        try:
            given, known = prepared(path)
        except InterviewerError as error:
            unreadable += 1
            tell(str(error))
            continue
        finished_before += known in done
        if known not in done:
            to_do += 1
            words += given.source.candidate_words
    click.echo(
        f"{to_do} to grade ({words:,} words of candidates), {finished_before} finished, {unreadable} unreadable."
    )
