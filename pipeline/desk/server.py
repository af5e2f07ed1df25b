"""Runs the page on this machine until it is ended, and leaves nothing behind."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import tempfile
import time
import webbrowser
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pipeline.desk.app import application
from pipeline.desk.bounds import Bounds
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    import uvicorn

HOST = "127.0.0.1"
"""This machine alone; a name or another address could be reached from elsewhere."""
PREFIX, LOCK = "dossier-bureau-", "bezig"
_YOUNG = 60.0
"""Seconds in which a folder without a lock may still be one that is being made."""
MOST_CONNECTIONS = 100


def serve(
    port: int,
    told: Callable[[str], None],
    *,
    open_browser: bool = False,
    bounds: Bounds | None = None,
    paths: Iterable[Path] = (),
) -> None:
    """Run the page on `port` (0: one that is free) until a signal ends it; `told` hears its address.

    Every open page shows the sources at `paths`, read again whenever they are saved.
    SettingsError when the port is taken.
    """
    import uvicorn

    remove_left()
    with _listening(port) as listener, _folder() as folder:
        own = listener.getsockname()[1]
        token = secrets.token_urlsafe(24)
        config = uvicorn.Config(
            application(folder, bounds or Bounds(), token, own, paths),
            loop="asyncio",
            http="h11",
            ws="none",
            log_level="critical",
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        told(f"http://{HOST}:{own}/{token}/")
        if open_browser:
            webbrowser.open(f"http://{HOST}:{own}/{token}/")
        with _ending(server):
            server.run([listener])


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    # asyncio sends at once (TCP_NODELAY) only along sockets of which the protocol is named
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        if os.name != "nt":  # there it would let two programs listen at once
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError as error:
            raise SettingsError(f"--port {port}: kan niet worden gebruikt ({error.strerror or error})") from None
        yield listener


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that only its owner can read, gone when the block ends or the interpreter does."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as made:
        lock = FileLock(Path(made) / LOCK)
        lock.acquire(timeout=0)
        try:
            yield Path(made)
        finally:
            lock.release()


@contextmanager
def _ending(server: uvicorn.Server) -> Iterator[None]:
    """Let every signal that asks for an end, also that of a terminal that is closed, end the server in order."""

    def end(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), end) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def remove_left() -> None:
    """Remove what a program left that was ended so hard that it could clean up nothing."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):
            if folder.is_symlink() or time.time() - folder.stat().st_mtime < _YOUNG or not _ours(folder):
                continue
            with FileLock(folder / LOCK, timeout=0):
                pass
            shutil.rmtree(folder, ignore_errors=True)


def _ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
