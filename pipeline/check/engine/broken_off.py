"""Where a source breaks off before its contents say so, and what can therefore not be held against the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.check.engine.rule import NaAfbreken
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.check.engine.finding import Finding
    from pipeline.check.engine.table import Sourced, Table
    from schemas.rows import Uitwerkingen, Vermeldingen

S = TypeVar("S", bound="Sourced")


@dataclass(frozen=True, slots=True)
class Ending:
    """The part in which a source breaks off, and the last uitstroom and werkproces that stand in it."""

    deel: str
    uitstroom_id: str
    werkproces_id: str

    @property
    def reden(self) -> str:
        """Why a rule could not judge what comes after, in Dutch."""
        return f"de bron breekt af in Deel {self.deel}, voor de delen die de inhoudsopgave nog noemt"

    def hides(self, finding: Finding, misses: NaAfbreken) -> bool:
        """Whether a finding is about what stood where the source breaks off or after it; its rule says what it misses."""
        if misses is NaAfbreken.ALLES:
            return True
        if self.deel == "C":
            return (finding.uitstroom_id, finding.werkproces_id) == (self.uitstroom_id, self.werkproces_id)
        if misses is NaAfbreken.UITSTROOM and finding.uitstroom_id is not None:
            return natural(finding.uitstroom_id) >= natural(self.uitstroom_id)
        return misses is NaAfbreken.LIJSTEN


def ending(views: Mapping[str, Table[Any]]) -> Ending | None:
    """Where the source of these tables breaks off, or None when it reaches the last part that its contents name."""
    if "vermeldingen" not in views:
        return None
    mentions: Table[Vermeldingen] = views["vermeldingen"]
    parts = mentions.by("soort", "plaats")
    listed = {row.sleutel for row in parts.get(("deel", "inhoudsopgave"), []) if len(row.sleutel) == 1}
    present = {row.sleutel for row in parts.get(("deel", "kop"), []) if len(row.sleutel) == 1}
    if not present or not any(deel > max(present) for deel in listed):
        return None
    deel = max(present)
    if deel == "C":
        worked_out: Table[Uitwerkingen] = views["uitwerkingen"]
        done = _last(worked_out)
        return Ending(deel, done.uitstroom_id, done.werkproces_id) if done else Ending(deel, "", "")
    last = _last(parts.get(("uitstroom", "B4"), []))
    return Ending(deel, last.sleutel if last else "", "")


def _last(rows: Iterable[S]) -> S | None:
    """The row that stands last in the source; of rows on one place, the last."""
    placed = enumerate(rows)
    _, last = max(
        placed, key=lambda item: (item[1].bron_pagina or 0, item[1].bron_regel or 0, item[0]), default=(0, None)
    )
    return last
