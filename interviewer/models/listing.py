"""Asks a server which models it lists: one GET of `/models`, with a hard time limit, never an exception.

Knows nothing of chatting or choosing.
"""

import asyncio
from typing import Protocol

from pydantic import SecretStr

from interviewer.models.addresses import credentials_of, is_loopback


class Probe(Protocol):
    """Asks the server at `base_url` (with `/v1`) what it lists, within `seconds`."""

    async def __call__(self, base_url: str, key: SecretStr | None, seconds: float) -> tuple[str, ...] | None:
        """The names in the server's order; None when it did not answer, or not with a list."""
        ...


async def listed_models(base_url: str, key: SecretStr | None, seconds: float) -> tuple[str, ...] | None:
    """The `Probe` over HTTP. A server on this machine is asked directly, past any proxy."""
    import httpx2

    url, pair = credentials_of(base_url)
    user, _, password = (pair or "").partition(":")
    headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key and not pair else {}
    try:
        async with (
            asyncio.timeout(seconds),
            httpx2.AsyncClient(timeout=seconds, trust_env=not is_loopback(url)) as client,
        ):
            answer = await client.get(f"{url}/models", headers=headers, auth=(user, password) if pair else None)
            return _names(answer.json()) if answer.status_code == 200 else None
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError):  # TimeoutError is an OSError
        return None


def _names(listing: object) -> tuple[str, ...] | None:
    """The ids in `{"data": [{"id": ...}, ...]}`; None for any other shape."""
    data = listing.get("data") if isinstance(listing, dict) else None
    if not isinstance(data, list):
        return None
    ids = (entry.get("id") for entry in data if isinstance(entry, dict))
    return tuple(name for name in ids if isinstance(name, str) and name)
