"""Throws everything at the page at once for a while, and counts what is left: files, processes, memory, open handles.

By hand, in ten minutes: `nice python -m tests.desk.stress --seconds 600`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from tests.desk.server import until
from tests.desk.test_limits import TEXT, zip_bomb
from tests.dossiers import een_uitstroom
from tests.test_pdf_danger import endless
from tests.word_files import STIJLEN, typed_in_word

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = typed_in_word(een_uitstroom(), next(iter(STIJLEN.values())))
FILES = {
    "goed.txt": TEXT,
    "goed.docx": WORD,
    "bom.docx": zip_bomb(),
    "hangt.pdf": endless(),
    "leeg.txt": b"",
    "kapot.pdf": b"%PDF-1.4\n1 0 obj",
    "../../x": b"geen dossier",
    "los.waivers.toml": b"[[waiver]]",
}
ROOT = Path(__file__).parents[2]


@dataclass
class Served:
    """`dossier serve` in a process of its own; `temporary` is where it may leave files."""

    process: subprocess.Popen[str]
    temporary: Path
    address: str
    answers: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def ask(self, client: httpx.Client, method: str, path: str = "", **options: Any) -> httpx.Response:
        """One request, of which the answer is counted; an answer of 500 is wrong."""
        answer = client.request(method, self.address + path, **options)
        self.answers[f"{method} {answer.status_code}"] += 1
        if answer.status_code >= 500 and answer.status_code not in (503, 507):
            self.wrong.append(f"{method} {path}: {answer.status_code}")
        return answer

    def resident(self) -> int:
        """Bytes of memory that the server has."""
        return 1024 * int(self._status("VmRSS"))

    def handles(self) -> int:
        """Files and connections that the server has open."""
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def _status(self, name: str) -> str:
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return text.partition(f"{name}:")[2].split()[0]

    def children(self) -> list[int]:
        """The processes that the server has."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(child) for thread in threads for child in thread.read_text().split()]

    def files(self) -> list[str]:
        """What stands in its folder, without the sign that the folder is in use."""
        names = [name for _, _, names in os.walk(self.temporary) for name in names]
        return sorted(name for name in names if name != "bezig")


def served(temporary: Path, *options: str, **environment: str) -> Served:
    """Start the command as an author does, with these options."""
    command = [sys.executable, "-m", "pipeline", "serve", *options]
    environment = {**(environment or os.environ), "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return Served(process, temporary, found[0])
    raise RuntimeError("dossier serve ended before it began")


def author(on: Served, dice: random.Random, end: float) -> None:
    """Open a page, put files on it, take some away, fetch, accept, compare, and close it half-way; over and over."""
    with httpx.Client(timeout=60, verify=False) as client:
        while time.monotonic() < end:
            opened = on.ask(client, "POST", "pagina")
            if opened.status_code != 201:
                time.sleep(0.5)
                continue
            page = f"pagina/{opened.json()['pagina']}/"
            with suppress(httpx.TransportError), client.stream("GET", f"{on.address}{page}stand") as stand:
                _visit(on, client, page, stand, dice, end)


def _visit(on: Served, client: httpx.Client, page: str, stand: httpx.Response, dice: random.Random, end: float) -> None:
    for name in dice.sample(sorted(FILES), dice.randrange(1, 5)):
        on.ask(client, "POST", f"{page}bron", params={"naam": name}, content=FILES[name])
    patience = time.monotonic() + dice.uniform(0, 15)
    items: list[dict[str, Any]] = []
    for line in stand.iter_lines():
        if line.startswith("data: "):
            items = json.loads(line[6:])["stukken"]
            if dice.random() < 0.3:
                _use(on, client, page, items, dice)
        if time.monotonic() > min(end, patience):
            break
    if time.monotonic() > end:  # those that run out of patience leave it all
        for item in items:
            on.ask(client, "DELETE", f"{page}stuk/{item['nummer']}")


def _use(on: Served, client: httpx.Client, page: str, items: list[dict[str, Any]], dice: random.Random) -> None:
    if not items:
        return
    item = dice.choice(items)
    if dice.random() < 0.1:
        on.ask(client, "DELETE", f"{page}stuk/{item['nummer']}")
    for dossier in item["dossiers"][:1]:
        place = f"{page}stuk/{item['nummer']}/{dossier['id']}/"
        on.ask(client, "GET", place + dice.choice(dossier["bestanden"]))
        said = {"vingerafdruk": "0" * 12, "reden": "zo is het", "naam": "x"}
        on.ask(client, "POST", f"{place}aanvaard", json=said)
    ready = [[other["nummer"], found["id"]] for other in items for found in other["dossiers"]][:2]
    if len(ready) == 2:
        on.ask(client, "POST", f"{page}vergelijk", json={"oud": ready[0], "nieuw": ready[1]})


def stranger(on: Served, dice: random.Random, end: float) -> None:
    """Ask what is refused: another host, another origin, no token, half a request, too large a file."""
    host, port = re.findall(r"//([\d.]+):(\d+)", on.address)[0]
    with httpx.Client(timeout=60, verify=False) as client:
        while time.monotonic() < end:
            on.ask(client, "GET", headers={"host": "kwaad.nl"})
            on.ask(client, "POST", "pagina", headers={"origin": "https://kwaad.nl"})
            on.answers[f"zonder token {client.get(f'http://{host}:{port}/').status_code}"] += 1
            head = f"POST /{on.address.split('/')[3]}/pagina HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 99999999999\r\n"
            with suppress(OSError), socket.create_connection((host, int(port))) as half:
                half.sendall(dice.choice([dice.randbytes(100), head.encode(), f"{head}\r\nhalf".encode()]))
            time.sleep(0.05)


WATCHER = """
import sys, time, httpx
end = time.monotonic() + float(sys.argv[2])
with httpx.Client(timeout=60, verify=False) as client:
    while time.monotonic() < end:
        began = time.perf_counter()
        try:
            status = client.get(sys.argv[1]).status_code
        except httpx.ConnectError:
            break
        print(time.perf_counter() - began, status, flush=True)
        time.sleep(0.05)
"""
"""Asks for the page itself again and again, in a process that waits for nobody else."""


def watcher(on: Served, _dice: random.Random, end: float) -> None:
    """Measure how long the page itself lets wait, in seconds."""
    command = [sys.executable, "-c", WATCHER, on.address, str(end - time.monotonic())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            seconds, status = line.split()
            on.answers[f"GET {status}"] += 1
            on.times.append(float(seconds))


def waits(on: Served, *files: Path) -> list[float]:
    """How long the page lets wait, in seconds, while these files are read at once, the shortest first."""
    with httpx.Client(timeout=600, verify=False) as client:
        page = f"pagina/{on.ask(client, 'POST', 'pagina').json()['pagina']}/"
        with client.stream("GET", f"{on.address}{page}stand") as stand:
            for path in files:
                on.ask(client, "POST", f"{page}bron", params={"naam": path.name}, content=path.read_bytes())
            end = time.monotonic() + 60
            watching = threading.Thread(target=watcher, args=(on, random.Random(), end), daemon=True)
            for line in stand.iter_lines():
                items = json.loads(line[6:])["stukken"] if line.startswith("data: ") else []
                if not watching.ident and any(item["stand"] == "bezig" for item in items):
                    watching.start()
                if len(items) == len(files) and all(item["stand"] in ("klaar", "geweigerd") for item in items):
                    return sorted(on.times)
    raise RuntimeError("the page was closed")


def stress(on: Served, seconds: float, authors: int = 4) -> None:
    """Everything at once for so long, and then nothing: waits until all of it is gone."""
    end, jobs = time.monotonic() + seconds, [author] * authors + [stranger, watcher]

    def run(job: Callable[[Served, random.Random, float], None], seed: int) -> None:
        try:
            job(on, random.Random(seed), end)
        except Exception as error:
            on.wrong.append(f"{job.__name__}: {error!r}")

    threads = [threading.Thread(target=run, args=(job, seed)) for seed, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until(lambda: not on.children() and not on.files())


def ended(on: Served) -> int:
    """End the command as Ctrl-C does: its exit status."""
    on.process.send_signal(signal.SIGINT)
    return on.process.wait(20)


def main() -> None:
    """Print what was asked and what is left, after each tenth of the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as temporary:
        on = served(Path(temporary))
        for part in range(10):
            stress(on, seconds / 10)
            times = sorted(on.times)
            print(
                f"{part + 1}/10: {on.resident() >> 20} MB, {on.handles()} handles, page {times[len(times) // 2]:.3f} s "
                f"(median), {times[len(times) * 99 // 100]:.3f} s (99 %), {times[-1]:.3f} s (most), "
                f"load {os.getloadavg()[0]:.1f}, wrong {on.wrong}",
                flush=True,
            )
        print(dict(sorted(on.answers.items())), "exit", ended(on), "left", list(Path(temporary).iterdir()))


if __name__ == "__main__":
    main()
