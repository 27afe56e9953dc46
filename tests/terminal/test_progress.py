"""The line that says how far a run is."""

from io import StringIO
from threading import Event

from rich.console import Console

from interviewer.batch.local import Progress
from interviewer.terminal.progress import facts, shown


def test_it_tells_what_was_graded_how_fast_and_for_how_much() -> None:
    done = Progress(found=9, graded=6, finished_before=2, failed=1, cost_usd=1.5)
    assert facts(done, 30.0) == "6 graded · 2 before · 1 failed · 12 a minute · $1.50"


def test_what_is_not_known_is_left_out() -> None:
    assert facts(Progress(cost_usd=None), 0.0) == "0 graded"


def test_a_terminal_is_shown_the_line_with_how_many_there_are() -> None:
    screen, done, asked = StringIO(), Progress(), Event()

    def count() -> int:
        asked.set()
        return 3

    with shown(done, count, Console(file=screen, force_terminal=True, width=100), now=lambda: 0.0):
        assert asked.wait(5)
        done.graded = 2
        done.changed(done)
    assert "2 graded" in screen.getvalue()


def test_a_pipe_is_shown_nothing() -> None:
    screen, done = StringIO(), Progress()
    with shown(done, lambda: 3, Console(file=screen)):
        done.changed(done)
    assert screen.getvalue() == ""
