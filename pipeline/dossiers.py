"""From the path of a source to the dossiers in it: read, transformed, and sound, each with its settings."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.errors import SettingsError, SourceError, one_line
from schemas.collection import first

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from pathlib import Path

    import pandas as pd

    from pipeline.check.settings.file import Settings
    from pipeline.document import Document
    from pipeline.elements import Elements
    from pipeline.extract.bounded import Limits
    from pipeline.extract.reading import Progress

    Tables = MutableMapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier on its way through the stages, with its source and its settings; `among` others in one source."""

    source: Path
    tables: Tables
    settings: Settings
    among: bool = False

    @property
    def run(self) -> dict[str, str]:
        """What this run was made of; `kenmerk` is the same for the same source, program and settings."""
        from pipeline.version import version

        made_of = {
            "bron_sha256": str(first(self.tables, "dossiers", "bron_sha256")),
            "programma": version(),
            "instellingen": self.settings.kenmerk,
        }
        kenmerk = hashlib.sha256("|".join(made_of.values()).encode()).hexdigest()
        return {"kenmerk": kenmerk[:16], **made_of}

    @property
    def dossier_id(self) -> str:
        """The name of its folders."""
        return dossier_id(self.tables)


def dossier_id(tables: Tables) -> str:
    """The identifier of the dossier that these tables are of."""
    return str(first(tables, "dossiers", "dossier_id"))


def documents_of(
    source: Path, limits: Limits | None = None, progress: Progress = None
) -> Iterator[Document | Elements]:
    """What the reader sees of each dossier in a source; `progress`, or a bar at the terminal, tells how far it is."""
    from pipeline.extract import read_each
    from pipeline.report.terminal.screen import page_progress

    with page_progress(source) as bar, _named_as_given(source):
        yield from read_each(source, progress or bar, limits)


def tables_in(path: Path, limits: Limits | None = None, progress: Progress = None) -> Iterator[Tables]:
    """The tables of each dossier in a source, one dossier at a time, or those published in a folder."""
    if path.is_dir():
        from pipeline.publish.csv_folder import read_tables

        yield read_tables(path)
        return
    for document in documents_of(path, limits, progress):
        from pipeline.transform import transform

        with _named_as_given(path):
            tables = transform(document)
        _refuse_breaches(path, tables)
        yield tables


def tables_of(path: Path, limits: Limits | None = None) -> Tables:
    """The tables of a source that holds one dossier. Raises SourceError for one that holds more."""
    found = list(islice(tables_in(path, limits), 2))
    if len(found) > 1:
        raise SourceError(f"{path}: hierin staan meer dossiers, en er is er één nodig")
    return found[0]


@contextmanager
def _named_as_given(source: Path) -> Iterator[None]:
    """What cannot be used of a source, by the path that the user gave and not by its last part only."""
    try:
        yield
    except SourceError as error:
        told = str(error)
        if told.startswith(f"{source.name}:"):
            raise SourceError(f"{source}{told.removeprefix(source.name)}") from None
        raise


def settings_for(path: Path, instead: Path | None = None) -> Settings:
    """The settings in the file `instead`, or those beside a source; a folder of tables has none."""
    from pipeline.check.settings.file import Settings, read_settings
    from pipeline.check.settings.waivers import settings_of

    if instead is not None:
        return read_settings(instead)
    return Settings() if path.is_dir() else settings_of(path)


def settings_within(source: Path, name: str, shared: Settings) -> Settings:
    """The settings of one of several dossiers in a source: in `<dossier_id>.waivers.toml`, else those of the source.

    A waiver is of one dossier: SettingsError for one that stands with the source.
    """
    from pipeline.check.settings.waivers import settings_of

    if shared.waivers:
        raise SettingsError(
            f"{source.with_name(shared.name)}: {source.name} bevat meer dossiers; "
            f"zet de waivers van dit dossier in {name}.waivers.toml"
        )
    own = settings_of(source.with_name(f"{name}.xml"))
    return own if own.name else shared


def dossiers_in(source: Path, instead: Path | None = None, progress: Progress = None) -> Iterator[Dossier]:
    """Each dossier in a source with its settings, or under those in the file `instead`, one dossier at a time.

    `progress` is called with the page that was read and the number of pages, for a PDF.
    """
    shared = settings_for(source, instead)
    found = tables_in(source, shared.limits, progress)
    first = list(islice(found, 2))
    if len(first) == 1:
        yield Dossier(source, first[0], shared)
        return
    while first:
        tables = first.pop(0)
        own = shared if instead else settings_within(source, dossier_id(tables), shared)
        yield Dossier(source, tables, own, among=True)
        first += islice(found, 1)


def _refuse_breaches(source: Path, tables: Tables) -> None:
    """Refuse tables that depart from their schemas, which is a fault of this program: SourceError with a count.

    Every departure is written to a file of its own, which the line names.
    """
    from schemas import breaches, sound

    if sound(tables):
        return
    found = breaches(tables)
    with tempfile.NamedTemporaryFile("w", prefix="dossier-afwijkingen-", suffix=".txt", delete=False) as details:
        details.writelines(f"{one_line(str(breach))}\n" for breach in found)
    number = "1 afwijking" if len(found) == 1 else f"{len(found)} afwijkingen"
    raise SourceError(
        f"{source}: de tabellen kloppen niet met hun beschrijving ({number}, alle in {details.name}); niets geschreven"
    )
