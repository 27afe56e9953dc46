"""In a real browser: nothing serious for axe-core in light or dark, no sideways scrolling on a phone, no request.

Three launches. Axe needs a script, so it reads a copy of the page without its policy, in a frame as wide as the screen
is to be (a window has a least width); the third reads the page as it is.
"""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from interviewer.content.rubric import Rubric
from interviewer.grading.debrief import Debrief
from interviewer.record.transcript import Speaker, Transcript, Turn
from interviewer.report.html import page
from tests.conftest import ROOT, missing

AXE = ROOT / ".ci" / "node" / "node_modules" / "axe-core" / "axe.min.js"
TELL = """
axe.run(document, {resultTypes: ["violations"]}).then((found) => {
  parent.postMessage(JSON.stringify({
    width: innerWidth,
    scrolls: document.documentElement.scrollWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    passes: found.passes.length,
    violations: found.violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.html.slice(0, 200))]),
  }), "*");
});
"""
FRAME = """<!doctype html><html style="color-scheme: light dark"><body><pre id="told"></pre>
<script>onmessage = (told) => { document.getElementById("told").textContent = told.data; };</script>
<iframe width="WIDTH" height="1200" style="border: 0" srcdoc="PAGE"></iframe></body></html>"""
DARK, LIGHT = 0, 1


@dataclass
class Browser:
    """A headless Chromium with a profile of its own, that finds no host."""

    command: str
    profile: Path

    def __call__(self, page: Path, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                self.command,
                *("--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={self.profile}",
                *options,
                page.as_uri(),
            ],
            env=os.environ | {"HOME": str(self.profile)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
        )


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        missing("No Chromium is installed")
    return Browser(found or "", tmp_path / "profile")


@pytest.fixture
def written(tmp_path: Path, debrief: Debrief, rubric: Rubric, transcript: Transcript) -> Path:
    wide = Turn(number=25, speaker=Speaker.CANDIDATE, text="W" * 400, sketch=f"[{'-' * 200}]")
    talk = Transcript(turns=(*transcript.turns, wide))
    file = tmp_path / "debrief.html"
    file.write_text(page(debrief, rubric, talk, "W" * 200), encoding="utf-8")
    return file


def examined(browser: Browser, written: Path, scheme: int, width: int) -> dict[str, Any]:
    """What the page says of itself at that width in that colour scheme."""
    if not AXE.exists():
        missing("axe-core is not installed (npm install --prefix .ci/node axe-core)")
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", written.read_text(encoding="utf-8"))
    script = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    copy = written.with_name("examined.html")
    framed = escape(html.replace("</body>", f"<script>{script}\n{TELL}</script></body>"))
    copy.write_text(FRAME.replace("WIDTH", str(width)).replace("PAGE", framed), encoding="utf-8")
    done = browser(
        copy,
        f"--blink-settings=preferredColorScheme={scheme}",
        "--window-size=1500,1300",
        "--virtual-time-budget=20000",
        "--dump-dom",
    )
    told = re.search(r'<pre id="told">(.+?)</pre>', done.stdout, re.S)
    assert told, done.stderr[-2000:]
    result: dict[str, Any] = json.loads(unescape(told[1]))
    return result


@pytest.mark.parametrize(("scheme", "width"), [(LIGHT, 1400), (DARK, 390)])
def test_nothing_serious_stands_in_a_readers_way(browser: Browser, written: Path, scheme: int, width: int) -> None:
    told = examined(browser, written, scheme, width)
    assert told["dark"] == (scheme == DARK)
    assert told["width"] == width
    assert told["scrolls"] <= width
    assert told["passes"] > 20
    assert [found for found in told["violations"] if found[0] in ("serious", "critical")] == []


def test_as_it_is_it_prints_under_its_own_policy_and_asks_nobody(
    browser: Browser, written: Path, tmp_path: Path
) -> None:
    log, pdf = tmp_path / "net.json", tmp_path / "page.pdf"
    done = browser(written, f"--log-net-log={log}", f"--print-to-pdf={pdf}", "--enable-logging=stderr")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "Content Security Policy" not in done.stderr
    asked = set(re.findall(r'"url":"((?:https?|wss?|ftp):[^"]*)"', log.read_text(encoding="utf-8")))
    assert not [url for url in asked if written.name in url or not _is_the_browsers_own(url)]


def _is_the_browsers_own(url: str) -> bool:
    """Whether the browser itself asks for it, whatever the page."""
    return bool(re.match(r"https?://([\w-]+\.google\.com|[\w-]+-pa\.googleapis\.com|[\w.-]+\.gvt1\.com)/", url))
