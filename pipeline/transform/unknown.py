"""What a reader came upon and could not take: a word that it does not know, a text for a column that stays empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.document import Place

Kind = Literal["kop", "label", "kolom"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """`text` stands where a word of the kind `soort` of the wordings stands, and is none of them.

    `meant` is the word that is not there and stands in this place elsewhere, where that can be told.
    """

    wat: Kind
    soort: str
    text: str
    place: Place
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """`gevonden` stands where the format has the column `kolom` of `tabel`, and did not get there."""

    tabel: str
    kolom: str
    gevonden: str
    place: Place
    uitstroom_id: str | None = None
    kerntaak_nr: int | None = None
    werkproces_id: str | None = None
