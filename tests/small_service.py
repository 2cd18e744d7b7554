"""A service on this machine that answers what a test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """Status, body, headers; `slow` is how long each part of the body takes in seconds."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    cut: bool = False


@dataclass
class Service:
    """A running service: its address, and what it was asked (method, path, body)."""

    base: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


Answers = Callable[[str, int], Answer]


@contextmanager
def service(answers: Answers) -> Iterator[Service]:
    """Runs it: `answers` is told the path and how many questions came before."""
    running: Service

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, body: str) -> None:
            number = len(running.asked)
            running.asked.append((self.command, self.path, body))
            answer = answers(self.path, number)
            data = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = len(data) + (100 if answer.cut else 0)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                if answer.slow:
                    for at in range(len(data)):
                        self.wfile.write(data[at : at + 1])
                        self.wfile.flush()
                        if running.stopped.wait(answer.slow):
                            return
                else:
                    self.wfile.write(data)
            except OSError:
                pass

        def do_GET(self) -> None:
            self._answer("")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running = Service(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
