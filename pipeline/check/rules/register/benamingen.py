"""How a finding of this family names a profiel, a kerntaak, a werkproces and a list of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Kerntaken, Uitstromen, Werkprocessen

GEEN_REGISTER = "deze bron toont de nummers van het register niet"
MOST_NAMED = 8
"""Things of a group that a message names; the places show them all."""


def kerntaken_op_nummer(kerntaken: Table[Kerntaken]) -> dict[int, str]:
    """Each kerntaak by its number, as its code: `B1-K1`, or `kerntaak 1` where it has none."""
    return {row.kerntaak_nr: row.code or f"kerntaak {row.kerntaak_nr}" for row in kerntaken}


def werkprocessen_op_nummer(werkprocessen: Table[Werkprocessen]) -> dict[str, str]:
    """Each werkproces by its number, as its code: `B1-K1-W2`."""
    return {row.werkproces_id: row.code or f"werkproces {row.werkproces_id}" for row in werkprocessen}


def profielen_op_sleutel(uitstromen: Table[Uitstromen]) -> dict[str, str]:
    """Each profiel by its key, as its code: `P2`."""
    return {row.uitstroom_id: row.code or f"P{row.uitstroom_id[1:]}" for row in uitstromen}


def opsomming(items: Iterable[str]) -> str:
    """A list in a sentence: `a, b en c`; of a long one the first, and how many more."""
    named = list(dict.fromkeys(items))
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], f"nog {len(named) - MOST_NAMED + 1}"]
    return _joined(named)


def _joined(named: Sequence[str]) -> str:
    return " en ".join(part for part in (", ".join(named[:-1]), named[-1] if named else "") if part)
