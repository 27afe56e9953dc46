"""What runs over many transcripts share: how a run grades, the line that tells how far it is, and how it is stopped."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType

from interviewer.batch.identity import Terms
from interviewer.batch.local import Progress
from interviewer.cli.debrief import tell
from interviewer.cli.seat import Line
from interviewer.errors import ModelUnreachable
from interviewer.grading.grader import prompt_version


def terms(line: Line, raters: int, writeup: bool) -> Terms:
    """How a run grades: part of what makes a grading the same."""
    if line.is_offline:
        from interviewer.grading.offline.grader import VERSION as OFFLINE_VERSION

        return Terms("offline", "offline", None, OFFLINE_VERSION, 1, True)
    return Terms("prompted", line.choice.model, line.choice.base_url, prompt_version(), raters, writeup)


def bar(progress: Progress, count: Callable[[], int]) -> AbstractContextManager[None]:
    """The line that tells how far it is; imported where somebody sees it."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    from interviewer.terminal.progress import shown

    return shown(progress, count, Console(stderr=True))


def check_reached(progress: Progress) -> None:
    """Raises ModelUnreachable for a run that gave up."""
    if progress.gave_up:
        raise ModelUnreachable(
            f"Nobody could be reached in {progress.unanswered} gradings in a row, so the rest was left. "
            "`interviewer doctor` tests the connection; the same command goes on where it stopped."
        )


@contextmanager
def interrupts(progress: Progress, leaving: str) -> Iterator[None]:
    """The first Ctrl-C says `leaving` and lets the engine end in its own way; the second stops at once."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if progress.interrupted:
            raise KeyboardInterrupt
        progress.interrupted = progress.stopped = True
        tell(leaving)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
