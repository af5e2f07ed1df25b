"""A heading, a label or the name of a column that no reader knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.document import Place

Kind = Literal["kop", "label", "kolom"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """`text` stands where a word of the kind `soort` of the wordings stands, and is none of them."""

    wat: Kind
    soort: str
    text: str
    place: Place
