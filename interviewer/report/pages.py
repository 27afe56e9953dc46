"""What every HTML page here is made with: its templates, made safe, and the fingerprints its policy names.

Knows no debrief and no batch.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from interviewer.plaintext import plain
from interviewer.report import wording


@cache
def environment(*templates: str) -> Environment:
    """The templates of a page; every text passes `plain` and is escaped on its way into them."""
    made = Environment(
        loader=DictLoader({name: read(name) for name in templates}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["say"] = wording
    return made


def read(name: str) -> str:
    """A file of `templates/`, as it is."""
    return (files("interviewer.report") / "templates" / name).read_text(encoding="utf-8")


def fingerprint(text: str) -> str:
    """A style or script as a content security policy names it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _plain(value: object) -> object:
    """What an expression of a template yields, made safe to print; a template's own markup stays."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
