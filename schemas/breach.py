"""A departure of a table from its declaration."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {"string": "tekst", "integer": "een geheel getal", "boolean": "true of false"}
SHOWN = 60
"""Longest value quoted in a breach, in characters."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A departure of a table from its declaration.

    `row` is the 0-based row of the frame, `column` and `value` what is wrong there (None when the
    departure is of the table as a whole), `bron_regel` the line of the source, `uitleg` what is
    the matter, in Dutch.
    """

    table: str
    row: int | None
    column: str | None
    value: str | None
    bron_regel: int | None
    uitleg: str

    def __str__(self) -> str:
        place = [f"tabel {self.table}"]
        place += [] if self.row is None else [f"rij {self.row + 1}"]
        place += [] if self.column is None else [f"kolom {self.column}"]
        line = "" if self.bron_regel is None else f" (bron, regel {self.bron_regel})"
        return f"{', '.join(place)}: {self.quoted}{self.uitleg}{line}"

    @property
    def quoted(self) -> str:
        """The value between quotes, cut to `SHOWN` characters, and a space; empty without a value."""
        if self.value is None:
            return ""
        value = " ".join(self.value.split())
        return f"'{value if len(value) <= SHOWN else value[: SHOWN - 1] + '…'}' "
