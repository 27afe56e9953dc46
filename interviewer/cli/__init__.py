"""The command line: names become objects here, and errors become sentences and exit codes.

Each command lives in a file of its own and is imported when it is called, so that `--help` stays quick.
"""

import importlib
import sys
from keyword import iskeyword

import click

from interviewer import __version__
from interviewer.errors import ExitCode, InterviewerError

COMMANDS = {
    "practice": ("practice", "Be interviewed, at the terminal or through a pipe."),
    "debrief": ("debrief", "What a hiring committee would write about a session or a transcript."),
    "grade": ("grade", "Grade a folder of transcripts, each once, in a run that can be taken up again."),
    "report": ("report", "Make the table and the pages of a graded folder anew."),
    "evals": ("evals", "Measure how far a grader can be trusted; fail where it can be trusted less."),
    "mark": ("mark", "Mark one answer; no verdict."),
    "import": ("importing", "Show how a saved transcript is understood."),
    "simulate": ("simulate", "Let a simulated candidate be interviewed."),
    "sessions": ("sessions", "List, show, export and delete saved sessions."),
    "scenarios": ("content", "List, show, check and begin situations."),
    "personas": ("content", "List, show, check and begin interviewers."),
    "schema": ("schema", "Print the JSON Schema of a debrief, a transcript, a scenario ..."),
    "concepts": ("concepts", "Short cards on what one must know of a technique."),
    "doctor": ("doctor", "Show which model would be used and why, and whether it answers."),
}
"""Every command: the file it lives in, and its line in the help."""


class Lazy(click.Group):
    """A group that imports a command when it is called, not when it is listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"interviewer.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="interviewer")
def cli() -> None:
    """A system design interviewer for product managers.

    It listens, pushes where the answer is weak, keeps the clock, and moves the ground under what you
    committed to. Start with: interviewer practice
    """


def main() -> None:
    """The `interviewer` command. Never shows a traceback for an error it knows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        cli.main(prog_name="interviewer", standalone_mode=False)
    except InterviewerError as error:
        click.echo(f"interviewer: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        click.echo("", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.FAILED)
