"""The project from Python: read a dossier to its tables, check them, hand them to another system.

The names of this module are promised as the tables are: none is renamed or dropped without a major
version. `from pipeline import read_dossier` finds them; libraries are imported where they are used.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import SettingsError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from pipeline.check.engine.finding import Report
    from pipeline.check.settings.file import Settings
    from pipeline.compare.change import Vergelijking
    from pipeline.extract.reading import Progress


def read_dossier(path: Path | str, progress: Progress = None) -> dict[str, pd.DataFrame]:
    """The tables of a source, or those published in a folder: a typed frame by the name of each table.

    Columns and their types are those of docs/tables.md: text is `str`, a number `Int64`, true or
    false `boolean`; what the source does not state is missing. `progress` is called with the page
    that was read and the number of pages, for a PDF. SourceError, one Dutch line that names file
    and place, for a source that cannot be used or that holds more than one dossier.
    """
    found = list(islice(read_dossiers(path, progress), 2))
    if len(found) > 1:
        raise SourceError(f"{path}: hierin staan meer dossiers; lees ze met read_dossiers")
    return found[0]


def read_dossiers(path: Path | str, progress: Progress = None) -> Iterator[dict[str, pd.DataFrame]]:
    """The tables of each dossier in a source, one dossier at a time; XML of the register can hold any number."""
    place = Path(path)
    if place.is_dir():
        from pipeline.publish.csv_folder import read_tables

        yield read_tables(place)
        return
    from pipeline.extract import read_each
    from pipeline.transform import transform

    for document in read_each(place, progress):
        yield dict(transform(document))


def check_dossier(
    tables: Mapping[str, pd.DataFrame],
    settings: Settings | Path | str | None = None,
    *,
    vorige: Mapping[str, pd.DataFrame] | None = None,
) -> Report:
    """The findings and outcomes of the rules on the tables of one dossier.

    `vorige` are the tables of its previous version: with it the rules on what D 2.5 says of the
    changes are judged too.

    `settings` is a file with settings and waivers, or what was read of one; without it every rule
    runs and nothing is accepted. SettingsError, one Dutch line, for settings that cannot be used.
    """
    from pipeline.check.engine.rule import CATALOGUE
    from pipeline.check.run import run_rules
    from pipeline.check.settings.file import Settings, read_settings
    from pipeline.check.settings.waivers import apply, table
    from schemas.collection import content

    if not isinstance(settings, Settings):
        settings = Settings() if settings is None else read_settings(Path(settings))
    of_run = {"waivers": table(settings)}
    if vorige is not None:
        from pipeline.compare import compare
        from pipeline.compare.run_tables import run_tables

        of_run |= run_tables(compare(vorige, tables))
    report = run_rules({**content(tables), **of_run}, settings.chosen(CATALOGUE))
    return apply(report, settings)


def compare_dossiers(old: Mapping[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]) -> Vergelijking:
    """What changed between two versions: the changes, the category that they ask for, and the text for D 2.5.

    Both are the tables of one dossier, of any kind of source; `as_dict` of the answer is its JSON form.
    """
    from pipeline.compare import compare

    return compare(old, new)


def export_dossier(
    tables: Mapping[str, pd.DataFrame], to: str, out: Path | str = ".", *, report: Report | None = None
) -> Path:
    """Write the tables of one dossier in a form for another system, and say where.

    `to` is a form of docs/export.md that is a file or a folder (`xlsx`, `sqlite`, `parquet`, ...);
    `out` a folder, or the name of the file. `report` is shown where a form shows findings; without
    it the dossier is checked for that. SettingsError for another form or a library that is missing,
    SourceError for tables that break their declaration, OutputError when nothing can be written.
    """
    import schemas
    from pipeline.publish.forms import SERVER, form
    from pipeline.publish.publication import Publication

    chosen = form(to)
    if to == SERVER:
        raise SettingsError(f"de vorm {to} is geen bestand; gebruik: dossier export --to {to}")
    if not schemas.sound(tables):
        raise SourceError(f"de tabellen kloppen niet met hun beschrijving: {schemas.breaches(tables)[0]}")
    publication = Publication(tables, lambda: report or check_dossier(tables))
    place = chosen.place(Path(out), publication.dossier_id)
    chosen.write([publication], place)
    return place
