"""The documents cannot drift: commands exist, help pages are the real ones, codes are the real codes."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from interviewer.cli import cli
from interviewer.errors import ExitCode
from interviewer.record.events import EVENT
from tests.docs.figures import table

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]


def help_page(name: str) -> str:
    page = CliRunner().invoke(cli, [*name.split(), "--help"], terminal_width=100).output
    return page.replace("Usage: cli", "Usage: interviewer")


@pytest.mark.parametrize("line", [c for c in COMMANDS if c.startswith("interviewer ")])
def test_every_command_in_the_readme_parses(line: str) -> None:
    words = shlex.split(line.partition("<")[0])[1:]
    context = click.Context(cli, **cli.context_settings)
    command: click.Command = cli
    while isinstance(command, click.Group):
        name, found, words = command.resolve_command(context, words)
        assert found is not None, name
        command, context = found, click.Context(found, parent=context)
    command.parse_args(context, list(words))


@pytest.mark.parametrize("line", [c for c in COMMANDS if c.startswith("make ")])
def test_every_make_target_in_the_readme_exists(line: str) -> None:
    target = line.split()[1]
    assert re.search(rf"(?m)^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "shown"), re.findall(r"<!-- help: ([\w ]+) -->\n```text\n(.*?)```", README, re.DOTALL)
)
def test_help_pages_in_the_readme_are_the_real_ones(name: str, shown: str) -> None:
    assert shown == help_page(name), f"run `python -m tests.docs.refresh` to renew the page of {name}"


def test_every_place_for_a_help_page_has_one() -> None:
    assert README.count("<!-- help:") == len(re.findall(r"<!-- help: [\w ]+ -->\n```text\nUsage: ", README))


@pytest.mark.parametrize(("run", "shown"), re.findall(r"<!-- figures: ([\w-]+) -->\n(.*?)<!--", README, re.DOTALL))
def test_figures_in_the_readme_are_those_of_the_run_that_is_kept(run: str, shown: str) -> None:
    assert shown == table(run), f"run `python -m tests.docs.refresh` to renew the figures of {run}"


def test_the_exit_codes_in_the_readme_are_the_real_ones() -> None:
    table = README.partition("## Exit codes")[2].partition("##")[0]
    assert [int(code) for code in re.findall(r"(?m)^\| (\d+) \|", table)] == [int(code) for code in ExitCode]


def test_the_journals_events_in_the_architecture_are_the_real_ones() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## The journal")[2]
    told = dict(re.findall(r"(?m)^\| `(\w+)` \| [^|]+ \| ([^|]+) \|", table))
    shapes = EVENT.json_schema()["$defs"]
    real = {
        shape["properties"]["kind"]["const"]: set(shape["properties"]) - {"kind"}
        for shape in shapes.values()
        if "kind" in shape.get("properties", {})
    }
    assert set(told) == set(real)
    for kind, fields in real.items():
        assert all(field in told[kind] for field in fields), (kind, fields)


def test_no_document_names_a_place_on_somebodys_machine() -> None:
    for document in ROOT.glob("*.md"):
        assert not re.search(r"/(?:home|Users|root|work|tmp)/\w", document.read_text(encoding="utf-8")), document
