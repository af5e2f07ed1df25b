"""What a rule must know of the source that the tables were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen


def exact_cells(bronnen: Table[Bronnen]) -> bool:
    """Whether the cells of the source's tables are certain (a PDF with text, a Word file).

    In a conversion to text a column may have moved and a colour is gone: what looks like a
    contradiction there may be the conversion's. Tables that do not say count as a conversion.
    """
    return any(row.cellen_exact for row in bronnen)


def is_register(bronnen: Table[Bronnen]) -> bool:
    """Whether the tables come from the register's own XML, which no conversion touched and which shows everything."""
    return any(row.bron_soort == "xml" for row in bronnen)
