"""Pages of a source that are missing, pictures or doubtful, and what can therefore not be held against the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.finding import Eigenaar
from pipeline.comparing import spans
from pipeline.vocabulary import BEELD, ONTBREEKT, OVERGEPLAKT, TEKSTHERKENNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.check.engine.finding import Finding
    from pipeline.check.engine.rule import Rule
    from pipeline.check.engine.table import Table
    from schemas.rows import Bladzijden

_UNREAD = (ONTBREEKT, BEELD, TEKSTHERKENNING)


@dataclass(frozen=True, slots=True)
class Loss:
    """What of a source's pages cannot be relied on.

    `touched` holds the pages on which a table or text may be cut or doubtful: those themselves and, of one
    that was not read, its neighbours. `unread` tells that some page was not: then what is not found
    elsewhere may have stood there. `most` tells that this is so of most pages, as in a scan: then nothing is
    sure to be in order either. `reden` says in Dutch why.
    """

    touched: frozenset[int]
    unread: bool
    reden: str
    most: bool = False

    def clouds(self, item: Rule) -> dict[str, bool]:
        """Why a rule that found nothing cannot say that all is well: the reason (true: of the source), or nothing."""
        return {self.reden: True} if self.most and item.eigenaar is Eigenaar.DOSSIER else {}

    def hides(self, finding: Finding, item: Rule) -> bool:
        """Whether a finding against the dossier rests on what these pages hold, or may have held."""
        if finding.eigenaar is not Eigenaar.DOSSIER:
            return False
        pages = {place.pagina for place in finding.plaatsen}
        return (self.unread and not (item.plaatselijk and pages and None not in pages)) or bool(pages & self.touched)


def loss(views: Mapping[str, Table[Any]]) -> Loss | None:
    """What of the pages of these tables' source cannot be relied on; None when all can, and for a source without pages."""
    rows: list[Bladzijden] = list(views["bladzijden"]) if "bladzijden" in views else []
    touched: set[int] = set()
    for at, row in enumerate(rows):
        if row.toestand in _UNREAD:
            touched |= {page for near in rows[max(at - 1, 0) : at + 2] if (page := near.bron_pagina)}
        elif row.toestand == OVERGEPLAKT and row.bron_pagina:
            touched.add(row.bron_pagina)
    reasons = _reasons(rows)
    if not reasons:
        return None
    unread = sum(row.toestand in _UNREAD for row in rows)
    reden = f"{' en '.join(reasons)}: wat daar staat, is niet te beoordelen"
    return Loss(frozenset(touched), unread > 0, reden, most=unread * 2 > len(rows))


def _reasons(rows: Iterable[Bladzijden]) -> list[str]:
    told = (
        (ONTBREEKT, "ontbreekt", "ontbreken"),
        (BEELD, "is een beeld zonder tekst", "zijn een beeld zonder tekst"),
        (TEKSTHERKENNING, "is gelezen door tekstherkenning", "zijn gelezen door tekstherkenning"),
        (OVERGEPLAKT, "is deels overgeplakt", "zijn deels overgeplakt"),
    )
    found = []
    for state, one, more in told:
        numbers = [row.bron_pagina or row.gedrukt_nummer for row in rows if row.toestand == state]
        known = [number for number in numbers if number]
        if numbers:
            word = "bladzijde" if len(numbers) == 1 else "bladzijden"
            found.append(f"{word} {spans(known)} van de bron {one if len(numbers) == 1 else more}")
    return found
