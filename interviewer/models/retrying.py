"""When to ask again: a tenacity policy over faults, which says aloud how long it waits.

429 is retried when the server says or after a growing pause, so are 408, 409, 5xx and lost connections; a
timeout once; everything else never. Knows faults, not where they come from.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential_jitter,
)
from tenacity.stop import stop_base
from tenacity.wait import wait_base

from interviewer.errors import ModelError
from interviewer.models.faults import Fault, FaultError
from interviewer.models.port import Waiting

_TIMEOUTS = 2
"""Attempts that may end in silence: the first and one more."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to go on asking."""

    total_seconds: float = 300.0
    """After this long since the first attempt, or when the next pause would end later, no more is tried."""
    attempts: int = 6
    first_pause: float = 0.5
    """Seconds; doubled each time, plus up to as much again by chance."""
    longest_pause: float = 20.0
    """Seconds, where the server does not say."""


class Trial:
    """One attempt. Report its failure with `failed`; a trial that reports none has succeeded."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.fault: Fault | None = None

    def failed(self, fault: Fault) -> None:
        self.fault = fault


async def persistently(
    patience: Patience,
    *,
    now: Callable[[], float],
    sleep: Callable[[float], Awaitable[object]],
) -> AsyncGenerator[Trial | Waiting, None]:
    """Yield a `Trial` to carry out, then, if it failed and may be repeated, a `Waiting` and the next trial.

    The pause is slept after the `Waiting` was taken. The last yielded trial is the one that succeeded.

    Raises:
        ModelError: the fault's own, when asking again does not help or patience ran out.
    """
    started = now()
    setbacks: list[Fault] = []
    pauses: list[float] = []

    async def take_note(seconds: float) -> None:
        pauses.append(seconds)

    policy = AsyncRetrying(
        retry=retry_if_exception(lambda error: isinstance(error, FaultError) and error.fault.kind != "final"),
        wait=wait_as_asked(
            wait_exponential_jitter(
                multiplier=patience.first_pause, max=patience.longest_pause, jitter=patience.first_pause
            )
        ),
        stop=stop_after_attempt(patience.attempts)
        | stop_after_timeouts(setbacks)
        | stop_out_of_time(patience.total_seconds, lambda: now() - started),
        sleep=take_note,
        reraise=True,
    )
    try:
        async for attempt in policy:
            if pauses:
                seconds = pauses.pop()
                yield Waiting(seconds, setbacks[-1].brief)
                await sleep(seconds)
            trial = Trial(attempt.retry_state.attempt_number)
            yield trial
            with attempt:
                if trial.fault:
                    setbacks.append(trial.fault)
                    raise FaultError(trial.fault)
    except FaultError:
        raise _gave_up(setbacks, patience, now() - started) from None


def _gave_up(setbacks: list[Fault], patience: Patience, seconds: float) -> ModelError:
    """The last fault's error, saying what was tried."""
    last = setbacks[-1]
    if last.kind == "final":
        return last.error
    cls = type(last.error)
    if last.retry_after is not None and seconds + last.retry_after >= patience.total_seconds:
        asked = f"It asks to wait {last.retry_after:.0f} s, longer than what is left of"
        return cls(f"{last.error} {asked} the {patience.total_seconds:.0f} s set aside for retries.")
    tries = "once" if len(setbacks) == 1 else f"{len(setbacks)} times"
    return cls(f"{last.error} Asked {tries} in {seconds:.0f} s.")


class wait_as_asked(wait_base):  # noqa: N801 - named like tenacity's own parts, which it composes with
    """What the server asked for; otherwise what `otherwise` says."""

    def __init__(self, otherwise: wait_base) -> None:
        self.otherwise = otherwise

    def __call__(self, retry_state: RetryCallState) -> float:
        error = retry_state.outcome.exception() if retry_state.outcome else None
        asked = error.fault.retry_after if isinstance(error, FaultError) else None
        return self.otherwise(retry_state) if asked is None else asked


class stop_out_of_time(stop_base):  # noqa: N801 - as above
    """Stop when the coming pause would end after the time set aside; measured by the given clock."""

    def __init__(self, seconds: float, elapsed: Callable[[], float]) -> None:
        self.seconds = seconds
        self.elapsed = elapsed

    def __call__(self, retry_state: RetryCallState) -> bool:
        return self.elapsed() + retry_state.upcoming_sleep >= self.seconds


class stop_after_timeouts(stop_base):  # noqa: N801 - as above
    """Stop at the second silence, so that a slow server is not loaded with the same work again and again."""

    def __init__(self, setbacks: list[Fault]) -> None:
        self.setbacks = setbacks

    def __call__(self, retry_state: RetryCallState) -> bool:  # noqa: ARG002 - tenacity's signature
        return sum(fault.kind == "timeout" for fault in self.setbacks) >= _TIMEOUTS
