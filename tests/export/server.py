"""A PostgreSQL server of the tests' own: Debian's, in a folder that is theirs, reached by a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl` of the newest server that is installed, None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("pg_ctl")
    return Path(named).resolve().parent if named else None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server with its data in `folder` and stop it in the end: the connection string.

    PostgreSQL refuses to run as root; then it runs as the user `postgres` that Debian makes.
    """
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c autovacuum=off"
    data, log = folder / "data", folder / "log"
    _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    _run("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder with a short name, since that of a socket holds no more than 107 bytes, that the server may use."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(name, user.pw_uid, user.pw_gid)
        yield Path(name)


def _run(program: str, *args: object) -> None:
    found = programs()
    assert found is not None
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    environment = os.environ | {"LC_ALL": "C.UTF-8", "HOME": "/tmp"}
    command = [*as_user, str(found / program), *map(str, args)]
    done = subprocess.run(
        command, cwd="/", env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
