"""How far a run over many transcripts is, on one line: done of all, failed, rate, cost, time left.

Knows what was counted, nothing of what is graded.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from interviewer.batch.local import Progress as Done


@contextmanager
def shown(
    done: Done, count: Callable[[], int], console: Console, now: Callable[[], float] = time.monotonic
) -> Iterator[None]:
    """Show the line while a run goes on; nothing where the console is no terminal.

    `count`: how many transcripts there are in all; asked in a thread of its own, for a large folder takes a while.
    """
    if not console.is_terminal:
        yield
        return
    began = now()
    line = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[facts]}"),
        TimeRemainingColumn(),
        console=console,
    )
    with line:
        task = line.add_task("Grading", total=None, facts="")

        def changed(done: Done) -> None:
            line.update(task, completed=done.settled, facts=facts(done, now() - began))

        def counted() -> None:
            line.update(task, total=count())

        Thread(target=counted, daemon=True).start()
        done.changed = changed
        yield


def facts(done: Done, seconds: float) -> str:
    """What is told beside the bar, after so many seconds."""
    graded = f"{done.graded:,} graded"
    before = f"{done.finished_before:,} before" if done.finished_before else ""
    failed = f"{done.failed:,} failed" if done.failed else ""
    rate = f"{done.graded / seconds * 60:,.0f} a minute" if seconds > 0 and done.graded else ""
    cost = f"${done.cost_usd:,.2f}" if done.cost_usd else ""
    return " · ".join(fact for fact in (graded, before, failed, rate, cost) if fact)
