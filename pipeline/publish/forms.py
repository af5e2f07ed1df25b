"""The registry of the forms in which dossiers are handed to other systems; adding one is a module and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.publish.publication import Publication

PROJECT = "kwalificatiedossier"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the module that writes it, what its files are called, and the library that it needs.

    The module has `write(publications, place)`, which writes all of them to one place, whole or
    not at all. `together` says that one place holds many dossiers; of another form each dossier
    has a place of its own. `others` are further ways in which the name of such a file may end.
    """

    name: str
    module: str
    suffix: str
    together: bool = False
    others: tuple[str, ...] = ()
    extra: str = ""
    library: str = ""

    def write(self, publications: Iterable[Publication], place: Any) -> None:
        """Write dossiers to `place`: a path, or the `Server` of a database.

        SettingsError when the library is missing, OutputError when the place refuses.
        """
        self.require()
        import_module(f"pipeline.publish.{self.module}").write(publications, place)

    def require(self) -> None:
        """Raise SettingsError, in one line that says how to install it, when the library is missing."""
        if self.library and find_spec(self.library) is None:
            raise SettingsError(
                f"de vorm {self.name} heeft {self.library} nodig: pip install '{PROJECT}[{self.extra}]'"
            )

    def place(self, out: Path, dossier_id: str) -> Path:
        """Where a dossier is written: `out` itself when it is named as a file of this form, else in that folder."""
        named = out.suffix in (self.suffix, *self.others) and not out.is_dir()
        return out if named and self.suffix else out / f"{dossier_id}{self.suffix}"


_ALL = (
    Form("xlsx", "workbook.book", ".xlsx", extra="excel", library="xlsxwriter"),
    Form("sqlite", "database.sqlite", ".sqlite", together=True, others=(".sqlite3", ".db")),
    Form("duckdb", "database.duck", ".duckdb", together=True, others=(".db",), extra="duckdb", library="duckdb"),
    Form("parquet", "parquet", ".parquet", extra="parquet", library="pyarrow"),
    Form("postgresql", "database.postgresql", "", together=True, extra="postgresql", library="psycopg"),
    Form("case", "case.package", ".case.json", others=(".json",)),
    Form("jsonld", "skos", ".jsonld", others=(".json",)),
    Form("csv-excel", "csv_excel", ".csv-excel"),
    Form("csv", "csv_folder", ""),
)
FORMS: dict[str, Form] = {form.name: form for form in _ALL}
"""Every form by the name that the command line gives it."""

SERVER = "postgresql"
"""The form that is written to a server and not to a path."""


def form(name: str) -> Form:
    """The form of that name; SettingsError with the names that there are."""
    if name not in FORMS:
        raise SettingsError(f"--to: {name!r} is geen vorm; kies uit {', '.join(FORMS)}")
    return FORMS[name]
