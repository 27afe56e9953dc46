"""Self-play: an interview whose candidate is simulated, to its end. Gives an ordinary journal."""

from collections.abc import Callable

from interviewer.interview.candidate import Seat
from interviewer.interview.session import Happening, Interview

LONGEST = 80
"""Candidate turns after which an untimed self-play is ended."""


async def play(
    interview: Interview,
    seat: Seat,
    turns: int = LONGEST,
    watch: Callable[[Happening], None] = lambda _: None,
    listen: Callable[[str], None] = lambda _: None,
) -> None:
    """Play an interview, new or half done, to its end, or until the candidate has had `turns` turns.

    `watch` sees everything that happens, `listen` hears the candidate. Raises ModelError, BudgetReached; the journal
    can be resumed.
    """
    async for happening in interview.begin():
        watch(happening)
    while not interview.situation.is_ended and len(interview.situation.answers) < turns:
        answer = await seat.answer(interview.situation)
        listen(answer)
        async for happening in interview.hear(answer):
            watch(happening)
    async for happening in interview.leave():
        watch(happening)
