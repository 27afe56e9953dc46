"""What a base URL is: where it points, and how much of it may be shown or kept.

Knows nothing of HTTP clients or vendors; text in, text out.
"""

import ipaddress
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from interviewer.errors import UsageError

OPENAI_URL = "https://api.openai.com/v1"


def normalised(base_url: str) -> str:
    """The address with a scheme, without a trailing slash or fragment; `http` for this machine, else `https`.

    Raises:
        UsageError: it is not an http(s) address with a host.
    """
    text = base_url.strip()
    if "://" not in text:
        text = f"{'http' if is_loopback(f'http://{text}') else 'https'}://{text}"
    parts = _split(text)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{_shown(text)!r} is not an address of a model server. Give --base-url (or OPENAI_BASE_URL) "
            "like http://127.0.0.1:11434/v1."
        )
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), parts.query, ""))


def credentials_of(base_url: str) -> tuple[str, str | None]:
    """The address without `user:password@`, and that pair, decoded, if there was one."""
    parts = _split(base_url)
    if parts is None or "@" not in parts.netloc:
        return base_url, None
    pair, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=host)), unquote(pair)


def place(base_url: str | None) -> str:
    """The address as a person may see it and a file may keep it: no credentials, no query."""
    if base_url is None:
        return OPENAI_URL
    clean, _ = credentials_of(base_url)
    parts = _split(clean)
    return _shown(base_url) if parts is None else urlunsplit(parts._replace(query="", fragment=""))


def is_loopback(base_url: str | None) -> bool:
    """Whether the address is this machine."""
    parts = _split(base_url or "")
    host = (parts.hostname or "") if parts else ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_openai(base_url: str | None) -> bool:
    """Whether the address is OpenAI's own; None is."""
    parts = _split(base_url or OPENAI_URL)
    host = (parts.hostname or "") if parts else ""
    return host == "api.openai.com" or host.endswith(".api.openai.com")


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        _ = parts.port  # read here, so that a bad port is found out now
    except ValueError:
        return None
    return parts


def _shown(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}" if separator else text.rpartition("@")[2]
