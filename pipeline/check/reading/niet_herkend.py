"""What stands in the source and got into no column: of that a rule says nothing against the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import NotJudged

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import NietHerkend


def unread(niet_herkend: Table[NietHerkend], tabel: str, kolom: str) -> frozenset[tuple[str | None, str | None]]:
    """The uitstroom and werkproces, each None where it is of none, of which this column has its text in the source."""
    return frozenset(
        (row.uitstroom_id, row.werkproces_id) for row in niet_herkend if (row.tabel, row.kolom) == (tabel, kolom)
    )


def not_recognised(what: str) -> NotJudged:
    """The verdict on something whose text was not recognised."""
    return NotJudged(f"{what} staat in de bron, maar is niet herkend", door_bron=True)


def unread_mark(niet_herkend: Table[NietHerkend], uitstroom_id: str | None, werkproces_id: str | None) -> bool:
    """Whether the overview may mark a werkproces for an uitstroom (None for any) without that anybody can tell."""
    if unread(niet_herkend, "overzicht", "werkproces_id"):
        return True
    cells = unread(niet_herkend, "overzicht", "uitstroom_id")
    return any(werkproces == werkproces_id and uitstroom_id in (None, uitstroom) for uitstroom, werkproces in cells)
