"""The command `export`: dossiers in the forms that other systems take."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import stages
from pipeline.cli.exit_status import UNUSABLE, complain, ending
from pipeline.dossiers import dossiers_in
from pipeline.errors import SettingsError, SourceError
from pipeline.publish.forms import FORMS, SERVER, Form
from pipeline.publish.forms import form as form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.publish.publication import Publication

FILES = "all"
MANY = "dossiers"
"""Name of the file that holds more than one dossier."""
FORM_HELP = f"The form: {', '.join(FORMS)}; or {FILES}, every form but {SERVER}. May be given more than once."


@ending()
def export(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Sources, or folders of tables.")],
    to: Annotated[list[str], typer.Option(metavar="FORM", help=FORM_HELP)],
    out: Annotated[Path, typer.Option(help="Folder to write in, or the name of the file.")] = Path(),
    dsn: Annotated[str, typer.Option(help="The PostgreSQL server: postgresql://user@host/database.")] = "",
    schema: Annotated[str, typer.Option(help="The schema on that server.")] = "kwalificatiedossier",
) -> None:
    """Write dossiers in a form for another system.

    A file or a folder per dossier, named after it; sqlite and duckdb hold all of them in one file,
    and postgresql loads all of them or none. What is there is replaced whole. A source that cannot
    be used is told, and the others go on. docs/export.md shows every form.
    """
    forms = _chosen(to)
    for form in forms:
        form.require()
    if any(form.name == SERVER for form in forms) and not dsn:
        raise SettingsError(f"--dsn: de vorm {SERVER} vraagt een server: --dsn postgresql://gebruiker@machine/database")
    run = _Run(paths, keep=len(forms) > 1)
    for form in forms:
        if form.name == SERVER:
            _load(form, run, dsn, schema)
        elif form.together:
            _write_together(form, run, out)
        else:
            _write_each(form, run, out)
    raise typer.Exit(run.worst)


def _chosen(names: list[str]) -> list[Form]:
    """The forms that are named, each once; a name may hold several with commas between them."""
    listed = [name.strip() for names_ in names for name in names_.split(",")]
    every = [name for name in FORMS if name != SERVER]
    wanted = [part for name in listed for part in (every if name == FILES else [name])]
    return [form_of(name) for name in dict.fromkeys(wanted)]


class _Run:
    """The dossiers of a run, each read once: when it is asked for, and kept where more than one form takes them."""

    def __init__(self, paths: list[Path], *, keep: bool) -> None:
        self.many = len(paths) > 1
        self.worst = 0
        self._paths, self._keep = paths, keep
        self._kept: list[Publication] | None = None
        self._seen: dict[str, Path] = {}

    def __iter__(self) -> Iterator[Publication]:
        if self._kept is not None:
            yield from self._kept
            return
        kept = []
        for publication in self._read():
            if self._keep:
                kept.append(publication)
            yield publication
        self._kept = kept if self._keep else None

    def _read(self) -> Iterator[Publication]:
        from pipeline.report.terminal.screen import dossier_progress

        with dossier_progress(len(self._paths)) as told:
            for path in self._paths:
                try:
                    yield from self._in_source(path)
                except (SourceError, SettingsError) as error:
                    complain(str(error))
                    self.worst = UNUSABLE
                told()

    def _in_source(self, path: Path) -> Iterator[Publication]:
        """Each dossier in a source or a folder; SourceError when it cannot be used."""
        from pipeline.publish.publication import Publication

        for dossier in dossiers_in(path):
            self.many = self.many or dossier.among
            if first := self._seen.get(dossier.dossier_id):
                raise SourceError(f"{path}: is hetzelfde dossier als {first}; overgeslagen")
            self._seen[dossier.dossier_id] = path
            yield Publication(dossier.tables, partial(stages.examine, dossier.tables, dossier.settings))


def _write_each(form: Form, run: _Run, out: Path) -> None:
    """Write a place per dossier."""
    if run.many and form.place(out, "a") == form.place(out, "b"):
        raise SettingsError(f"--out: {out} is één bestand, en {form.name} schrijft er een per dossier; noem een map")
    for publication in run:
        place = form.place(out, publication.dossier_id)
        form.write([publication], place)
        typer.echo(place)


def _write_together(form: Form, run: _Run, out: Path) -> None:
    """Write one place with every dossier; none when no source can be used."""
    dossiers = iter(run)
    first = next(dossiers, None)
    if first is None:
        return
    place = form.place(out, MANY if run.many else first.dossier_id)
    form.write(chain([first], dossiers), place)
    typer.echo(place)


def _load(form: Form, run: _Run, dsn: str, schema: str) -> None:
    """Load every dossier into a server."""
    from pipeline.publish.database.postgresql import Server

    loaded: list[str] = []
    form.write(_noted(run, loaded), Server(dsn, schema))
    for dossier_id in loaded:
        typer.echo(f"{schema}: {dossier_id}")


def _noted(run: Iterable[Publication], names: list[str]) -> Iterator[Publication]:
    for publication in run:
        names.append(publication.dossier_id)
        yield publication
