"""A deterministic server on loopback: chat completions, and files of them as batches. It counts, and waits when told.

What it answers depends on the transcript alone, so that every way of asking must come to the same.
"""

import json
import re
import threading
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.grading.answers import SAID, amendment, dimension, sheet, writeup

COUNT = 40
LIE = dimension("scope", 4, said=[{"turn": 4, "quote": "I would leave out the whole of search"}])
_NUMBER = re.compile(r"follows (\d+) accounts")


def transcripts(folder: Path) -> Path:
    """Forty interviews, each told from the others by a number."""
    folder.mkdir()
    names = ("Interviewer", "Candidate")
    for number in range(COUNT):
        said = [text.replace("follows nine accounts", f"follows {number} accounts") for text in SAID]
        text = "\n\n".join(f"{names[n % 2]}: {text}" for n, text in enumerate(said))
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


class Rater(ThreadingHTTPServer):
    """The server. Use it as a context manager."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.changed = threading.Condition()
        self.open = True
        """Whether answers are given, or held back for now."""
        self.busy = 0
        """So many requests more are answered with 429."""
        self.asked: Counter[int] = Counter()
        """Requests by transcript."""
        self.under_way = 0
        self.crowd: list[int] = []
        """How many were under way as each request came, itself included."""
        self.files: dict[str, str] = {}

    def __enter__(self) -> "Rater":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """A client that hung up is no news."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def let_go(self) -> None:
        """From now on everything is answered."""
        with self.changed:
            self.open = True
            self.changed.notify_all()

    def wait_for(self, requests: int, seconds: float) -> bool:
        """Whether so many requests came in that time."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.crowd) >= requests, seconds)


class _Handler(BaseHTTPRequestHandler):
    server: Rater
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        match self.path:
            case "/v1/chat/completions":
                self._completion(json.loads(body))
            case "/v1/files":
                id = f"file-{len(self.server.files)}"
                lines = [line for line in body.splitlines() if line.startswith('{"custom_id"')]
                self.server.files[id] = "\n".join(json.dumps(_done(json.loads(line))) for line in lines)
                self._send({"id": id, "object": "file"})
            case _:
                self._send(_batch(json.loads(body)["input_file_id"]))

    def do_GET(self) -> None:
        if found := re.search(r"/files/([^/]+)/content", self.path):
            self._send(self.server.files[found[1]].encode())
        else:
            self._send(_batch(self.path.rpartition("batch-")[2]))

    def do_DELETE(self) -> None:
        self._send({"id": "file", "object": "file", "deleted": True})

    def _completion(self, asked: dict[str, Any]) -> None:
        server = self.server
        with server.changed:
            server.under_way += 1
            server.crowd.append(server.under_way)
            server.asked[_number(asked)] += 1
            refused, server.busy = server.busy > 0, max(0, server.busy - 1)
            server.changed.notify_all()
            if not refused:
                server.changed.wait_for(lambda: server.open)
            server.under_way -= 1
        if refused:
            self._send({"error": {"message": "slow down"}}, 429)
        else:
            self._send(_answer(asked))

    def _send(self, body: dict[str, Any] | bytes, status: int = 200) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        with suppress(OSError):
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)


def _number(asked: dict[str, Any]) -> int:
    found = _NUMBER.search(json.dumps(asked["messages"]))
    return int(found[1]) if found else -1


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    """A completion: a sheet that says something false of every third transcript, an amendment, or a write-up."""
    number, last = _number(asked), asked["messages"][-1]["content"]
    if "The clerk has checked" in last:
        text = amendment(LIE)
    elif "# Sealed" in last:
        text = writeup(headline=f"The {number}th interview")
    else:
        text = sheet(1 + number % 4, **({"scope": LIE} if number % 3 == 0 else {}))
    said = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200}
    return {"id": "x", "object": "chat.completion", "created": 0, "model": "rater", "choices": [said], "usage": usage}


def _done(line: dict[str, Any]) -> dict[str, Any]:
    answer = {"status_code": 200, "request_id": "x", "body": _answer(line["body"])}
    return {"id": "x", "custom_id": line["custom_id"], "response": answer, "error": None}


def _batch(file: str) -> dict[str, Any]:
    return {
        "id": f"batch-{file}",
        "object": "batch",
        "status": "completed",
        "input_file_id": file,
        "output_file_id": file,
        "endpoint": "/v1/chat/completions",
        "completion_window": "24h",
        "created_at": 0,
    }
