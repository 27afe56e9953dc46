"""`interviewer mark`: one answer, marked like part of an interview, with no verdict."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from interviewer.cli.debrief import tell
from interviewer.cli.seat import Line, model_options, open_line, say, settings
from interviewer.content.library import Library
from interviewer.content.rubric import Rubric
from interviewer.errors import ContentError, ModelGarbled, UsageError
from interviewer.grading.answer import AnswerMarker, MarkedAnswer, question_and_answer
from interviewer.grading.debrief import DimensionResult, Said, Status
from interviewer.grading.submission import Submission
from interviewer.models.choice import choose
from interviewer.models.port import Usage
from interviewer.models.prices import cost_usd
from interviewer.plaintext import one_line


@click.command()
@click.argument("scenario")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--question", metavar="TEXT", help="What was asked; the scenario's opening question when not given.")
@click.option("--raters", type=click.IntRange(1, 15), default=3, show_default=True, help="Independent readings.")
@click.option("--json", "as_json", is_flag=True, help="The whole result as JSON.")
@model_options
def mark(
    scenario: str,
    file: Path | None,
    question: str | None,
    raters: int,
    as_json: bool,
    model: str | None,
    base_url: str | None,
    timeout: float,
) -> None:
    """Mark one answer to SCENARIO: the text of FILE, or what comes in through a pipe. It takes a language model."""
    library = Library.at(settings().home)
    about = library.scenarios.get(scenario)
    handed_in = question_and_answer(question or about.question, _answer(file), about)
    line = open_line(asyncio.run(choose(model, base_url, os.environ)), timeout)
    rubric = library.rubric()
    found = asyncio.run(_marked(line, raters, handed_in, rubric))
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    else:
        for told in _told(found, rubric):
            say(told)
    if all(result.status is Status.UNGRADED for result in found.dimensions):
        raise ModelGarbled(f"No rater gave a mark that could be used. {' '.join(found.warnings[:1])}")


async def _marked(line: Line, raters: int, handed_in: Submission, rubric: Rubric) -> MarkedAnswer:
    if line.model is None:
        raise UsageError(
            "Marking one answer takes a language model, and none is here: set OPENAI_API_KEY or --base-url. "
            "`interviewer debrief` grades a whole interview without one."
        )
    name, base_url = line.choice.model, line.choice.base_url

    def price(usage: Usage) -> float | None:
        return cost_usd(usage, name, base_url)

    tell(line.told()[0])
    try:
        return await AnswerMarker(line.model, price, raters=raters).mark(handed_in, rubric)
    finally:
        if line.close:
            await line.close()


def _answer(file: Path | None) -> str:
    if file is None:
        if sys.stdin.isatty():
            raise UsageError("No answer: name a file, or send the answer through a pipe.")
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(f"{file} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}; check the path.") from None


def _told(found: MarkedAnswer, rubric: Rubric) -> Iterator[str]:
    for result in found.dimensions:
        yield f"{rubric.criterion(result.id).name}: {_mark(result)}. {one_line(result.reason)}"
        for piece in result.evidence:
            shown = (
                f'"{one_line(piece.quote)}"' if isinstance(piece, Said) else f"never said: {one_line(piece.missing)}"
            )
            yield f"  {shown}"
        if result.next_mark and result.status is Status.MARKED:
            yield f"  for the next mark: {one_line(result.next_mark)}"
    yield from (f"-- {one_line(warning)}" for warning in found.warnings)


def _mark(result: DimensionResult) -> str:
    return f"{result.mark:g} of 4" if result.mark is not None else result.status.value.replace("_", " ")
