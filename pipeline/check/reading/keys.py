"""How a finding names the thing that a row is about, and under which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import OfDetaillering, OfWerkproces, Table
    from schemas.rows import Detailleringen

KEYS = ("uitstroom_id", "kerntaak_nr", "werkproces_id", "competentie_code")
"""The keys of a finding that a row may bear."""


def keys(row: object) -> dict[str, Any]:
    """Give the keys of a finding that the row has a value for."""
    return {key: value for key in KEYS if (value := getattr(row, key, None)) is not None}


def shared_keys(rows: Sequence[object]) -> dict[str, Any]:
    """Give the keys of a finding on which all rows agree; a competentie only within one werkproces."""
    first, *others = (keys(row) for row in rows)
    shared = {key: value for key, value in first.items() if all(other.get(key) == value for other in others)}
    if not {"uitstroom_id", "werkproces_id"} <= shared.keys():
        shared.pop("competentie_code", None)
    return shared


def werkproces(row: OfWerkproces) -> str:
    """Name the werkproces of a row: `werkproces 2.3 van U1`."""
    return f"werkproces {row.werkproces_id} van {row.uitstroom_id}"


def kerntaak_of(werkproces_id: str | None) -> int | None:
    """Give the kerntaak that a werkproces stands under: 1 for `1.10`; None when it has no number."""
    head = (werkproces_id or "").partition(".")[0]
    return int(head) if head.isdecimal() else None


def by_detaillering(detailleringen: Table[Detailleringen]) -> dict[tuple[str, str, int], Detailleringen]:
    """Give the detailleringen by the key with which `componenten` and `vakkennis` refer to them."""
    return {(row.uitstroom_id, row.werkproces_id, row.volgnr): row for row in detailleringen}


def detaillering_of(row: OfDetaillering) -> tuple[str, str, int]:
    """Give the key of the detaillering that a row of `componenten` or `vakkennis` belongs to."""
    return row.uitstroom_id, row.werkproces_id, row.detaillering_volgnr


def quoted(texts: Sequence[str]) -> str:
    """List texts between quotes: `'a', 'b' en 'c'`."""
    marked = [f"'{text}'" for text in texts]
    return " en ".join(part for part in (", ".join(marked[:-1]), marked[-1]) if part)
