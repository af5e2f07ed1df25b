"""The dossiers in all the sources of a command, surveyed before anything is written of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.cli.exit_status import UNUSABLE, complain
from pipeline.dossiers import Dossier, dossier_id, settings_for, settings_within, tables_in
from pipeline.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.check.settings.file import Settings
    from pipeline.dossiers import Tables


@dataclass(slots=True)
class Dossiers:
    """The dossiers that a command can use, in the order of their sources.

    Iterating gives each with its tables. Those of a source with one dossier are kept; a source with
    more is read again, a dossier at a time, so that an export takes the memory of one dossier.
    """

    sources: dict[Path, tuple[Settings, Tables | None]] = field(default_factory=dict)
    names: list[tuple[Path, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Dossier]:
        usable = set(self.names)
        for source, (settings, tables) in self.sources.items():
            for found in [tables] if tables else tables_in(source, settings.limits):
                name = dossier_id(found)
                if (source, name) in usable:
                    own = settings if tables else settings_within(source, name, settings)
                    yield Dossier(source, found, own, among=tables is None)


def read_all(paths: list[Path]) -> tuple[Dossiers, int]:
    """The dossiers in these sources, and the exit status of those that cannot be used.

    Two that are the same dossier would write over each other: neither is used. Of a source that
    cannot be used as a whole, no dossier is.
    """
    dossiers = Dossiers()
    worst = 0
    for source in paths:
        try:
            settings = settings_for(source)
            names, tables = _surveyed(source, settings)
        except DossierError as error:
            complain(str(error))
            worst = UNUSABLE
        else:
            dossiers.sources[source] = (settings, tables)
            dossiers.names += ((source, name) for name in names)
    for name, number in Counter(name for _, name in dossiers.names).items():
        if number > 1:
            listed = list(dict.fromkeys(str(source) for source, same in dossiers.names if same == name))
            why = "zijn hetzelfde dossier" if len(listed) > 1 else f"bevat {number} keer hetzelfde dossier"
            complain(f"{', '.join(listed)}: {why} ({name}); geef er één van")
            worst = UNUSABLE
            dossiers.names = [(source, same) for source, same in dossiers.names if same != name]
    return dossiers, worst


def _surveyed(source: Path, settings: Settings) -> tuple[list[str], Tables | None]:
    """The identifiers of the dossiers in a source, and the tables where there is one; all are sound."""
    names: list[str] = []
    kept: Tables | None = None
    for tables in tables_in(source, settings.limits):
        names.append(dossier_id(tables))
        kept = tables if len(names) == 1 else None
    if len(names) > 1:
        for name in names:
            settings_within(source, name, settings)
    return names, kept
