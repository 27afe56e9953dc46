"""Before an interview at a terminal: which situation, which interviewer. Least practised first."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.console import Console
from rich.table import Table

from interviewer.content.persona import Persona
from interviewer.content.scenario import Scenario
from interviewer.errors import Interrupted

T = TypeVar("T", Scenario, Persona)

SURPRISE = "s"


@dataclass(frozen=True, slots=True)
class Choices(Generic[T]):
    """What can be chosen, in the order it is shown."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[T, ...]
    cells: Callable[[T], tuple[str, ...]]
    practised: Counter[str]

    def narrowed(self, word: str) -> tuple[T, ...]:
        """The rows in which a word stands, in any column or the id."""

        def holds(row: T) -> bool:
            return word in " ".join((row.id, *self.cells(row))).lower()

        return tuple(filter(holds, self.rows))


def scenarios(known: Sequence[Scenario], practised: Counter[str]) -> Choices[Scenario]:
    """The situations, least practised first."""
    rows = tuple(sorted(known, key=lambda s: (practised[s.id], s.kind, s.title)))
    return Choices(
        "What shall it be about?",
        ("situation", "kind", "level"),
        rows,
        lambda s: (s.title, s.kind.value, s.level.value),
        practised,
    )


def personas(known: Sequence[Persona], practised: Counter[str]) -> Choices[Persona]:
    """The interviewers, least met first."""
    rows = tuple(sorted(known, key=lambda p: (practised[p.id], p.pressure, p.name)))
    return Choices(
        "Who shall interview you?",
        ("interviewer", "role", "how hard"),
        rows,
        lambda p: (p.name, p.role, "•" * p.pressure),
        practised,
    )


def pick(choices: Choices[T], console: Console, ask: Callable[[str], str], chance: random.Random) -> T:
    """Ask until one row is chosen: by number, by a word that fits one row only, or by surprise.

    Raises:
        Interrupted: the person ended it.
    """
    rows = choices.rows
    while True:
        _show(choices, rows, console)
        try:
            typed = ask("Number, a word to narrow the list, or Enter for a surprise: ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            raise Interrupted("Nothing was started.") from None
        if typed in ("", SURPRISE, "surprise", "surprise me"):
            return chance.choice(rows[: max(1, (len(rows) + 1) // 2)])
        if typed.isdigit() and 1 <= int(typed) <= len(rows):
            return rows[int(typed) - 1]
        if typed.isdigit():
            console.print(f"There are {len(rows)} here.", style="dim")
            continue
        fitting = choices.narrowed(typed)
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            console.print(f"Nothing holds that word; here are all {len(choices.rows)} again.", style="dim")
        rows = fitting or choices.rows


def _show(choices: Choices[T], rows: Sequence[T], console: Console) -> None:
    table = Table(box=None, title=choices.heading, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("", justify="right", style="bold")
    for column in (*choices.columns, "practised"):
        table.add_column(column, header_style="dim", overflow="fold")
    for number, row in enumerate(rows, start=1):
        times = choices.practised[row.id]
        table.add_row(str(number), *choices.cells(row), {0: "never", 1: "once"}.get(times, f"{times} times"))
    console.print(table)
