"""What every subject of a comparison needs: the two sides, what was matched, and how a change is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.check.language.column_label import without_label
from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.text.tokens import clean
from pipeline.compare.text.weight import same_sentences
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.match.parts import Parts
    from pipeline.compare.side import Row, Side
    from pipeline.compare.text.weight import Weigher


@dataclass(frozen=True, slots=True)
class Unit:
    """A werkproces of an uitstroom in both versions, as (uitstroom, werkproces) keys: its own and what joined it."""

    old: tuple[str, str]
    new: tuple[str, str]
    joined: tuple[tuple[str, str], ...] = ()
    parted: tuple[tuple[str, str], ...] = ()

    @property
    def keys(self) -> dict[str, Any]:
        """The keys of a change in it: those of the new version."""
        uitstroom, werkproces = self.new
        return {"uitstroom_id": uitstroom, "werkproces_id": werkproces, "kerntaak_nr": kerntaak(werkproces)}


@dataclass(slots=True)
class Case:
    """Two sides and how they hang together."""

    old: Side
    new: Side
    parts: Parts
    weigher: Weigher

    def same_format(self) -> bool:
        """Whether both are dossiers of one national format."""
        return self.old.bron.formaat == self.new.bron.formaat

    def both(self, table: str) -> bool:
        """Whether both sides have rows in a table."""
        return bool(self.old.rows(table)) and bool(self.new.rows(table))

    def uitstroom(self, key: str | None, *, new: bool = True) -> str:
        """An uitstroom for people: its name, or its key when it has none."""
        return (self.new if new else self.old).uitstromen.get(key or "", "") or key or ""

    def werkproces(self, key: str | None, *, new: bool = True) -> str:
        """A werkproces for people: '1.1 Verzorgt presentaties'."""
        return f"{key} {(self.new if new else self.old).werkprocessen.get(key or '', '')}".strip()

    def kerntaak(self, key: int | None, *, new: bool = True) -> str:
        """A kerntaak for people: '1 Onderzoekt de markt'."""
        return f"{key} {(self.new if new else self.old).kerntaken.get(key or 0, '')}".strip()

    def units(self) -> Iterator[Unit]:
        """Every werkproces of an uitstroom that both versions have, in the order of the new one."""
        uit, wps = self.parts.uitstromen, self.parts.werkprocessen
        for item in sorted(uit.pairs, key=lambda one: natural(one.new)):
            for process in sorted(wps.pairs, key=lambda one: natural(one.new)):
                old, new = (item.old, process.old), (item.new, process.new)
                joined = [(u, w) for u in uit.olds(item.new) for w in wps.olds(process.new) if (u, w) != old]
                parted = [(u, w) for u in uit.news(item.old) for w in wps.news(process.old) if (u, w) != new]
                yield Unit(old, new, tuple(joined), tuple(parted))

    def where(self, unit: Unit) -> str:
        """A unit for people."""
        return f"werkproces {self.werkproces(unit.new[1])}, uitstroom {self.uitstroom(unit.new[0])}"

    def text_change(
        self,
        onderwerp: str,
        old: Row | None,
        new: Row | None,
        column: str,
        *,
        gewicht: Gewicht | None = None,
        **keys: Any,
    ) -> Iterator[Wijziging]:
        """The change of one text column between two rows, if it differs; `gewicht` overrules the weight of its words."""
        was, now = (without_label(clean(getattr(row, column, None))) for row in (old, new))
        if not was and not now:
            return
        weight = self.weigher.weigh(was, now)
        if weight is None:
            return
        moved = weight is Gewicht.REDACTIE and same_sentences(was, now)
        yield Wijziging(
            soort=Soort.VERPLAATST
            if moved
            else Soort.GEWIJZIGD
            if was and now
            else Soort.TOEGEVOEGD
            if now
            else Soort.VERWIJDERD,
            onderwerp=onderwerp,
            gewicht=gewicht or weight,
            oud=was or None,
            nieuw=now or None,
            plaats_oud=self.old.plek(old, was),
            plaats_nieuw=self.new.plek(new, now),
            **keys,
        )


def kerntaak(werkproces_id: str) -> int | None:
    """The number of the kerntaak before the point of a werkproces."""
    head = werkproces_id.partition(".")[0]
    return int(head) if head.isdecimal() else None
