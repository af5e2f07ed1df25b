"""Does a task in a process of its own and waits for it no longer than its limits allow."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import SourceError
from pipeline.extract.pdf.guarded import MEMORY, time_signals

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class _Said:
    """What the process said last: its step, the seconds that it has for that, and its answer."""

    step: str = "lezen"
    seconds: float = 10.0
    answer: dict[str, Any] = field(default_factory=dict)


async def done(
    task: dict[str, Any], folder: Path, told: Callable[[dict[str, Any]], None], patience: float
) -> list[dict[str, Any]]:
    """What a task of `pipeline.desk.tasks` answers; `told` hears how far it is.

    `folder` is where it may leave what it needs for a while; `patience` is how many times its
    processor time is waited for. SourceError, one Dutch line without a file, for what it refuses or
    when it reaches a limit. The process is gone when this returns, also when it is cancelled.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "pipeline.desk.child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(folder),
        cwd=folder,
        start_new_session=True,
    )
    try:
        return await _answer(process, task, told, patience)
    finally:
        await _ended(process)


async def _answer(
    process: asyncio.subprocess.Process, task: dict[str, Any], told: Callable[[dict[str, Any]], None], patience: float
) -> list[dict[str, Any]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a process without pipes")
    said = _Said()
    with suppress(ConnectionError):
        process.stdin.write(json.dumps(task).encode() + b"\n")
        await process.stdin.drain()
    while True:
        try:
            line = await asyncio.wait_for(process.stdout.readline(), patience * said.seconds)
        except TimeoutError:
            raise SourceError(_too_long(said)) from None
        if not line:
            raise SourceError(_broken(said, await process.wait()))
        answer: dict[str, Any] = json.loads(line)
        if "done" in answer:
            found: list[dict[str, Any]] = answer["done"]
            return found
        if "refused" in answer:
            raise SourceError(answer["refused"])
        if "fault" in answer:
            raise SourceError(f"een fout van dit programma zelf: {answer['fault']}; meld dit aan de beheerders")
        if "memory" in answer:
            raise SourceError(_too_much())
        said.step, said.seconds = answer.get("step", said.step), answer.get("seconds", said.seconds)
        told(answer)


def _environment(folder: Path) -> dict[str, str]:
    """Modules come from this project and never from a folder in which somebody may put a file."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    return {**os.environ, **temporary, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


def _broken(said: _Said, status: int) -> str:
    return _too_long(said) if -status in time_signals() else _too_much()


def _too_long(said: _Said) -> str:
    return (
        f"het {said.step} kost meer dan {said.seconds:.0f} seconden en is gestopt; sla het dossier opnieuw op of druk het "
        "opnieuw af naar PDF, en probeer het nog eens"
    )


def _too_much() -> str:
    return f"het bestand is beschadigd of vraagt bij het lezen meer dan {MEMORY >> 20} MB geheugen; sla het opnieuw op"


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End the process with all that it started, and wait until it is gone."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    await asyncio.shield(process.wait())
