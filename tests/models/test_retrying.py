"""How often, how long, and what is said meanwhile; no time passes."""

import pytest

from interviewer.errors import ModelRefused, ModelUnreachable
from interviewer.models.faults import Fault
from interviewer.models.port import Waiting
from interviewer.models.retrying import Patience, persistently

BUSY = Fault(ModelUnreachable("Busy."), "busy", "transient")
SILENT = Fault(ModelUnreachable("Silent."), "silent", "timeout")
REFUSED = Fault(ModelRefused("No."), "no", "final")


async def run(clock, faults, patience=None, seconds_each=0.0):
    """What happened: waits and trials; each trial fails with the next fault while there is one."""
    faults, log = list(faults), []
    async for step in persistently(patience or Patience(), now=clock.now, sleep=clock.sleep):
        log.append(step)
        if not isinstance(step, Waiting):
            clock.at += seconds_each
            if faults:
                step.failed(faults.pop(0))
    return log


async def test_success_needs_one_trial(clock):
    assert [trial.number for trial in await run(clock, [])] == [1]


async def test_pauses_grow_with_some_chance_in_them_and_are_announced_first(clock):
    log = await run(clock, [BUSY] * 4)
    waits = [step for step in log if isinstance(step, Waiting)]
    assert [w.reason for w in waits] == ["busy"] * 4
    for n, wait in enumerate(waits):
        assert 0.5 * 2**n <= wait.seconds <= 0.5 * 2**n + 0.5
    assert [w.seconds for w in waits] == clock.pauses


async def test_what_is_final_is_raised_as_it_is(clock):
    with pytest.raises(ModelRefused) as caught:
        await run(clock, [REFUSED])
    assert caught.value is REFUSED.error


async def test_attempts_are_counted_out(clock):
    with pytest.raises(ModelUnreachable, match=r"^Busy\. Asked 3 times in \d+ s\.$"):
        await run(clock, [BUSY] * 9, Patience(attempts=3))


async def test_time_runs_out_before_attempts_do(clock):
    with pytest.raises(ModelUnreachable, match="Asked 2 times"):
        await run(clock, [BUSY] * 9, Patience(total_seconds=50), seconds_each=30)


async def test_a_second_silence_is_the_last_even_with_other_failures_between(clock):
    with pytest.raises(ModelUnreachable, match="Asked 3 times"):
        await run(clock, [SILENT, BUSY, SILENT, BUSY])


async def test_a_final_fault_after_others_ends_it(clock):
    with pytest.raises(ModelRefused, match=r"^No\.$"):
        await run(clock, [BUSY, REFUSED])
