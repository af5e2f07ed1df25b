"""Where a system lacks what Linux has, as Windows and macOS do: nothing is asked for that is not there.

There is no such system here: a process is started from which those modules, functions and signals were taken.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.desk.stress import ended, served
from tests.dossiers import een_uitstroom, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk.stress import Served

TAKEN = """
import asyncio, filelock, multiprocessing, os, select, signal, subprocess, sys, tempfile
filelock.FileLock = filelock.SoftFileLock
for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
for name in ("O_NONBLOCK", "chown", "fork", "getpgid", "getuid", "geteuid", "killpg", "link", "nice", "sched_getaffinity", "setsid", "statvfs"):
    delattr(os, name)
for name in ("SIGHUP", "SIGXCPU", "SIGALRM"):
    delattr(signal, name)
del select.poll
"""
EVERY = """
import importlib, pkgutil, pipeline, pipeline.interface, pipeline.writing
for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if module.name.startswith(("pipeline.desk.", "pipeline.cli.", "pipeline.corpus.", "pipeline.extract.pdf.guarded")):
        importlib.import_module(module.name)
"""
ROOT = Path(__file__).parent.parent
GOOD = write_text(een_uitstroom())
WRONG = GOOD.replace("Slingert de honing", "Slingert de appels", 1)


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of processes from which it was taken."""
    folder = tmp_path_factory.mktemp("ander")
    (folder / "sitecustomize.py").write_text(TAKEN, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT
    )


def test_the_modules_of_commands_page_and_corpus_are_imported(lacking: dict[str, str]) -> None:
    done = run(lacking, "-c", EVERY)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_dossier_is_checked_and_its_tables_are_written_over_earlier_ones(
    lacking: dict[str, str], tmp_path: Path
) -> None:
    source = tmp_path / "dossier.txt"
    source.write_text(WRONG, encoding="utf-8", newline="\r\n")
    here = run(dict(os.environ), "-m", "pipeline", "check", str(source))
    there = run(lacking, "-m", "pipeline", "check", str(source))
    assert "Slingert de appels" in there.stdout
    assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
    for _ in range(2):
        made = run(lacking, "-m", "pipeline", "transform", str(source), "--processed", str(tmp_path / "uit"))
        assert (made.returncode, made.stderr) == (0, "")


@pytest.fixture
def serving(lacking: dict[str, str], tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "mijn.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "tijdelijk").mkdir()
    on = served(tmp_path / "tijdelijk", "--watch", str(tmp_path / "mijn.txt"), **lacking)
    yield on
    on.process.kill()
    on.process.wait()


@pytest.mark.heavy
def test_the_page_reads_what_is_dropped_and_what_it_follows(serving: Served) -> None:
    with httpx.Client(timeout=60, verify=False) as client:
        page = f"pagina/{serving.ask(client, 'POST', 'pagina').json()['pagina']}/"
        with client.stream("GET", f"{serving.address}{page}stand") as stand:
            assert (
                serving.ask(client, "POST", f"{page}bron", params={"naam": "a.txt"}, content=WRONG).status_code == 201
            )
            for line in stand.iter_lines():
                items = json.loads(line[6:])["stukken"] if line.startswith("data: ") else []
                assert not [item["regel"] for item in items if item["regel"]]
                if len(items) == 2 and all(item["stand"] == "klaar" for item in items):
                    break
    assert {item["naam"] for item in items} == {"a.txt", "mijn.txt"}
    assert ended(serving) == 0
    assert not list(serving.temporary.iterdir())
