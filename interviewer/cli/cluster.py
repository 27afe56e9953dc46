"""`--engine ray`: what a worker needs to grade as this process would, and what must be so before it may."""

from dataclasses import dataclass, replace
from importlib.util import find_spec

import click

from interviewer.batch.governor import Governed, Room
from interviewer.cli.desk import grader
from interviewer.cli.seat import open_line
from interviewer.errors import UsageError
from interviewer.grading.grader import Grader
from interviewer.models.choice import ModelChoice


@dataclass(frozen=True, slots=True)
class Recipe:
    """A grader, to be made where it is needed. What is remembered of servers is that machine's own."""

    choice: ModelChoice
    timeout: float
    raters: int
    writeup: bool

    def __call__(self, room: Room) -> Grader:
        line = open_line(self.choice, self.timeout)
        model = Governed(line.model, room) if line.model else None
        return grader(replace(line, model=model), self.raters, self.writeup)


def check_ray(chosen: bool, address: str | None) -> None:
    """Raises UsageError where Ray is not there, or is given an address and not used."""
    if address and not chosen:
        raise UsageError("--ray-address is of use with --engine ray only; add that, or leave the address out.")
    if chosen and find_spec("ray") is None:
        raise UsageError("--engine ray needs Ray: pip install 'pm-interviewer[ray]', or leave --engine out.")


def may_go_to(address: str | None, yes: bool, is_asked: bool) -> None:
    """One plain notice before other people's words go to the machines of a cluster.

    Raises:
        UsageError: nobody could be asked, and `--yes` was not given.
        click.Abort: the answer was no.
    """
    if address is None or yes:
        return
    notice = f"The machines of the cluster at {address} will be given these transcripts, names included, and the key."
    if not is_asked:
        raise UsageError(
            f"{notice} If they may have them, say --yes; without --ray-address nothing leaves this machine."
        )
    click.confirm(f"{notice} May they have them?", abort=True, err=True)
