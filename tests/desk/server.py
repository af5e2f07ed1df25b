"""A real server of the page in this process, and a page on it without a browser."""

from __future__ import annotations

import json
import os
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import uvicorn

from pipeline.desk.app import application
from pipeline.desk.bounds import Bounds
from pipeline.desk.server import _listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
TOKEN = "proef-token"
PATIENCE = 40.0


class Desk:
    """A server on a free port; `folder` holds all that is on its pages."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.root = f"http://127.0.0.1:{port}"
        self.address = f"{self.root}/{TOKEN}/"
        self.client = httpx.Client(timeout=PATIENCE, verify=False)

    def ask(self, method: str, path: str = "", **options: Any) -> httpx.Response:
        """One request, with the token."""
        return self.client.request(method, self.address + path, **options)

    def left(self) -> list[str]:
        """What stands in the folder."""
        found = (Path(folder, name) for folder, _, names in os.walk(self.folder) for name in names)
        return sorted(str(path.relative_to(self.folder)) for path in found)


@contextmanager
def desk(folder: Path, paths: Iterable[Path] = (), **bounds: Any) -> Iterator[Desk]:
    """A server with these bounds that follows the sources at `paths`, ended in order."""
    with _listening(0) as listener:
        port = listener.getsockname()[1]
        app = application(folder, Bounds(**bounds), TOKEN, port, paths)
        config = uvicorn.Config(
            app, log_level="critical", ws="none", loop="asyncio", http="h11", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        until(lambda: server.started)
        try:
            running = Desk(folder, port)
            yield running
            running.client.close()
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive()


class Page:
    """An open page: `state` is what it was told last, `seen` all that it was told."""

    def __init__(self, on: Desk) -> None:
        self.desk = on
        self.key = _opened(on)
        self.seen: list[dict[str, Any]] = []
        self._close = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        until(lambda: self.seen)

    def _listen(self) -> None:
        address = f"{self.desk.address}pagina/{self.key}/stand"
        with suppress(httpx.TransportError), self.desk.client.stream("GET", address) as answer:
            for line in answer.iter_lines():
                if self._close.is_set():
                    return
                if line.startswith("data: "):
                    self.seen.append(json.loads(line[6:]))

    @property
    def state(self) -> list[dict[str, Any]]:
        return list(self.seen[-1]["stukken"])

    def item(self, number: int) -> dict[str, Any]:
        return next((item for item in self.state if item["nummer"] == number), {})

    def drop(self, name: str, data: Any) -> int:
        """Put a file on the page: its number."""
        answer = self.ask("POST", "bron", params={"naam": name}, content=data)
        assert answer.status_code == 201, answer.text
        number = int(answer.json()["nummer"])
        until(lambda: self.item(number))
        return number

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.desk.ask(method, f"pagina/{self.key}/{path}", **options)

    def fetch(self, number: int, file: str, dossier: str = "") -> httpx.Response:
        """A file of a thing on the page."""
        return self.ask("GET", f"stuk/{number}/{dossier or self.item(number)['dossiers'][0]['id']}/{file}")

    def wait(self, number: int, *states: str) -> dict[str, Any]:
        """Wait until a thing is ready or refused, or in one of these states."""
        until(lambda: self.item(number).get("stand") in (states or ("klaar", "geweigerd")))
        return self.item(number)

    def close(self) -> None:
        """As a browser that closes its tab."""
        self._close.set()
        self._thread.join(PATIENCE)


def _opened(on: Desk) -> str:
    """The key of a new page, as soon as the pages of earlier tests are gone."""
    answers: list[httpx.Response] = []
    until(lambda: answers.append(on.ask("POST", "pagina")) or answers[-1].status_code == 201)
    return str(answers[-1].json()["pagina"])


def until(true: Callable[[], Any], seconds: float = PATIENCE) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "this took too long"
        time.sleep(0.02)
