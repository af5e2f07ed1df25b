"""The folders that a run writes in: that they can be used, that no other run uses them, and what belongs together."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pipeline.cli.exit_status import complain
from pipeline.errors import SettingsError
from pipeline.writing import owning, real

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def refuse_mixed(**folders: Path) -> None:
    """Refuse output folders that are one, or of which one stands inside another: SettingsError names both options."""
    options = [(f"--{name}", real(folder)) for name, folder in folders.items()]
    for place, (option, folder) in enumerate(options):
        for other, second in options[place + 1 :]:
            if folder == second:
                raise SettingsError(f"{option} en {other}: dezelfde map; geef elk een eigen map")
            if folder.is_relative_to(second) or second.is_relative_to(folder):
                raise SettingsError(f"{option} en {other}: de ene map staat in de andere; geef elk een eigen map")


def put_right(*folders: Path, wait: float) -> None:
    """Put right what a run that was killed left in output folders that are there already."""
    for folder in folders:
        if folder.is_dir():
            with owning(folder, complain, wait):
                pass


@contextmanager
def writing_in(*folders: Path, wait: float) -> Iterator[None]:
    """Hold output folders for as long as the block takes, in an order in which no two runs wait for each other."""
    with ExitStack() as held:
        for folder in sorted(folders, key=real):
            held.enter_context(owning(folder, complain, wait))
        yield


def tell_apart(tables: Path, report: Path) -> None:
    """Say so when the published tables of a dossier and its report are of different runs."""
    from pipeline.report.files import RUN

    first, second = _kenmerk(tables / "datapackage.json", "run"), _kenmerk(report / RUN)
    if (first or second) and first != second and tables.is_dir() and report.is_dir():
        complain(f"{tables} en {report}: tabellen en rapport zijn niet van dezelfde run; beide worden nu vernieuwd")


def _kenmerk(path: Path, key: str | None = None) -> object:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return (data[key] if key else data)["kenmerk"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
