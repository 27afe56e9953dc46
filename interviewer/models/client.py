"""Opens the `openai` client for a choice: address, key, credentials, time limits, and no retries of its own."""

from base64 import b64encode

import httpx2
import openai

from interviewer.models.addresses import is_loopback
from interviewer.models.choice import NO_KEY, ModelChoice
from interviewer.models.faults import Edge

_CONNECT_SECONDS = 10.0


def opened(
    choice: ModelChoice, edge: Edge, http_client: httpx2.AsyncClient | None
) -> tuple[openai.AsyncOpenAI, httpx2.AsyncClient | None]:
    """The client, and the connections made for it, which are the caller's to close; None where they were brought."""
    limit = httpx2.Timeout(edge.seconds, connect=min(_CONNECT_SECONDS, edge.seconds), pool=None)
    own = None if http_client else _http(choice, limit)
    basic = choice.credentials.get_secret_value() if choice.credentials else None
    client = openai.AsyncOpenAI(
        api_key=(choice.api_key or NO_KEY).get_secret_value(),
        base_url=edge.place if choice.base_url is None else choice.base_url,
        default_headers={"Authorization": f"Basic {b64encode(basic.encode()).decode()}"} if basic else None,
        timeout=limit,
        max_retries=0,
        http_client=http_client or own,
    )
    return client, own


def _http(choice: ModelChoice, limit: httpx2.Timeout) -> httpx2.AsyncClient:
    """Connections that go past any proxy to a server on this machine."""
    return httpx2.AsyncClient(
        timeout=limit,
        limits=openai.DEFAULT_CONNECTION_LIMITS,  # httpx2's own would hold a large batch to 100 requests at once
        follow_redirects=True,
        trust_env=not is_loopback(choice.base_url),
    )
