"""Joins a Ray cluster or begins one, quietly, and says in a sentence why it cannot be.

Knows nothing of what is done there.
"""

import asyncio
import logging
import os
import secrets
import sys
from typing import Any

from interviewer.errors import UsageError

JOINS_SECONDS = 20.0
"""How long a cluster may take to answer."""
OBJECTS_BYTES = 100_000_000
"""The object store of a cluster begun here; what is sent to and fro is small."""


async def begin(address: str | None) -> None:
    """Join a cluster or begin one, without a word on the screen. Raises UsageError."""
    # Read by Ray as it is first imported and as it starts its processes.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    if address:
        await _answers(address)
    elif "RAY_AUTH_MODE" not in os.environ:
        # Ray listens on every address of the machine; nobody else shall use what listens.
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    import ray

    begun_here = {"address": "local", "include_dashboard": False, "object_store_memory": OBJECTS_BYTES}
    where: dict[str, Any] = {"address": address} if address else begun_here
    _hush()
    try:
        ray.init(**where, log_to_driver=False, logging_level=logging.CRITICAL)
    except (ValueError, RuntimeError, OSError) as error:
        ray.shutdown()
        raise _no_cluster(address, last_line(error)) from None


def _hush() -> None:
    """Ray prints the death of a worker to standard output, whatever it is told; here it is replaced in silence."""
    import ray._private.worker as inner

    if hasattr(inner, "print_to_stdstream"):
        inner.print_to_stdstream = lambda *_, **__: None


def _no_cluster(address: str | None, why: str) -> UsageError:
    if address is None:
        return UsageError(f"No Ray cluster could be begun on this machine: {why}. --engine local needs none.")
    return UsageError(
        f"The Ray cluster at {address} cannot be joined: {why}. Check --ray-address, and that this machine is part of "
        "the cluster (`ray start --address`); without --ray-address one is begun here."
    )


async def _answers(address: str) -> None:
    """Raises UsageError for what is no address, and where no cluster answers; joining would try for minutes."""
    if address == "auto":
        return
    host, _, port = address.rpartition(":")
    if "/" in host or not host or not port.isdecimal():
        raise UsageError(f"--ray-address takes HOST:PORT, or auto for the cluster this machine is in; not {address!r}.")
    try:
        async with asyncio.timeout(JOINS_SECONDS):
            _, writer = await asyncio.open_connection(host.strip("[]"), int(port))
    except (OSError, OverflowError, TimeoutError):
        raise _no_cluster(address, "nobody listens there") from None
    writer.close()
    # In a process of its own, which can be ended when it waits too long.
    command = (sys.executable, "-m", "ray.scripts.scripts", "status", "--address", address)
    nowhere = asyncio.subprocess.DEVNULL
    asking = await asyncio.create_subprocess_exec(*command, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    try:
        async with asyncio.timeout(JOINS_SECONDS):
            found = await asking.wait()
    except TimeoutError:
        asking.kill()
        await asking.wait()
        raise _no_cluster(address, f"no cluster answered within {JOINS_SECONDS:g} s") from None
    if found:
        raise _no_cluster(address, "what listens there is no cluster that lets this machine in")


def last_line(error: BaseException) -> str:
    """The end of what Ray says of an error, which is where the reason is."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else type(error).__name__
