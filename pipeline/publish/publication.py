"""What is handed to a form: the tables of one dossier, and the report of its check for a form that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.publish import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from pipeline.check.engine.finding import Report


@dataclass(frozen=True)
class Publication:
    """The tables of one dossier, every one of `schemas.TABLES`.

    `check` makes the report of its check; it is asked once, and only by a form that shows findings.
    """

    tables: Mapping[str, pd.DataFrame]
    check: Callable[[], Report] = field(repr=False)

    @property
    def dossier_id(self) -> str:
        """The identifier of the dossier, which names what is written of it."""
        return str(self.tables["dossiers"]["dossier_id"].iloc[0])

    @cached_property
    def report(self) -> Report:
        """The findings and outcomes of its check."""
        return self.check()

    def rows(self, table: walk.Declared) -> list[tuple[walk.Value, ...]]:
        """The rows of one table, as `walk.rows` gives them."""
        return walk.rows(table, self.tables)
