"""Family 1, the contents: its page numbers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import NO_CONTENTS, coded, entries, headings, named

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bladzijden, Inhoudsopgave, Vermeldingen

FEWEST_FOR_OFFSET = 3
"""So many entries must agree on the distance between printed and physical page: two can agree by chance."""


@rule(
    "KD105",
    ernst=Ernst.WAARSCHUWING,
    plaatselijk=True,
    grond="Inhoudsopgave: de regels volgen de volgorde van het dossier.",
)
def paginanummers_lopen_niet_op(inhoudsopgave: Table[Inhoudsopgave]) -> Verdicts:
    """Controleert of de paginanummers in de inhoudsopgave nergens teruglopen.

    Waarom: de regels staan in de volgorde van het dossier, dus een lager nummer na een hoger is een
    tikfout of een regel die is blijven staan.

    Fout: 6, 7, 81, 9, 10 (na 81 komt 9).

    Goed: 6, 6, 7, 9, 10.
    """
    rows = [(row, row.pagina) for row in inhoudsopgave if row.pagina is not None]
    if not len(inhoudsopgave):
        yield NotJudged(NO_CONTENTS, door_bron=True)
    elif not rows:
        yield NotJudged("de inhoudsopgave van de bron heeft geen paginanummers", door_bron=True)
    yield Seen(len(rows))
    for (before, page), (after, next_page) in pairwise(rows):
        if next_page >= page:
            continue
        yield Finding(
            bericht=f"De inhoudsopgave geeft '{named(before)}' pagina {before.pagina} en daarna '{named(after)}'"
            f" pagina {after.pagina}; de paginanummers lopen niet op.",
            plaatsen=tuple(plaats(row, f"{named(row)} {row.pagina}") for row in (before, after)),
            voorstel="Maak de paginanummers opnieuw aan.",
            sleutel=f"{named(before)}|{named(after)}",
        )


@rule(
    "KD109",
    ernst=Ernst.WAARSCHUWING,
    grond="Inhoudsopgave: geeft van elk onderdeel de pagina waar het begint.",
)
def inhoudsopgave_pagina_klopt_niet(
    inhoudsopgave: Table[Inhoudsopgave], vermeldingen: Table[Vermeldingen], bladzijden: Table[Bladzijden]
) -> Verdicts:
    """Controleert of een onderdeel begint op de pagina die de inhoudsopgave noemt. Alleen bij een pdf.

    De pagina is het nummer dat op de bladzijde is gedrukt, of anders haar plaats in het bestand. Zij mag een vast
    aantal verschillen: geteld wordt tegen het verschil dat de meeste regels delen.

    Waarom: wie een gedrukt dossier openslaat op de genoemde pagina moet daar de kop vinden.

    Fout: de inhoudsopgave geeft '4.2' of 'B1-K1-W2' pagina 15; de kop staat op 17, terwijl alle andere regels kloppen.

    Goed: elke kop staat op de genoemde pagina, of elke kop staat twee bladzijden verder.
    """
    found = headings(vermeldingen)
    printed = {row.bron_pagina: row.gedrukt_nummer for row in bladzijden if row.gedrukt_nummer is not None}
    named_by = [(key, row, heading) for key, row in entries(inhoudsopgave) for heading in found.get(key, ())[:1]]
    pairs = [
        (key, row, heading, printed.get(heading.bron_pagina, heading.bron_pagina) - row.pagina)
        for key, row, heading in [*named_by, *coded(inhoudsopgave, vermeldingen)]
        if row.pagina is not None and heading.bron_pagina is not None
    ]
    if not pairs:
        yield NotJudged("de bron heeft geen bladzijden, of de inhoudsopgave geen paginanummers", door_bron=True)
        return
    offsets = Counter(distance for *_, distance in pairs)
    offset, votes = offsets.most_common(1)[0]
    if votes < FEWEST_FOR_OFFSET or 2 * votes <= len(pairs):
        yield NotJudged(
            "de paginanummers van de inhoudsopgave horen bij een andere opmaak dan deze pdf", door_bron=False
        )
        return
    for key, row, heading, distance in pairs:
        yield Seen()
        expected = (row.pagina or 0) + distance - offset
        if distance != offset:
            yield Finding(
                bericht=f"De inhoudsopgave geeft '{named(row)}' pagina {row.pagina}, maar de kop staat op"
                f" pagina {expected}.",
                plaatsen=(plaats(row, f"{named(row)} {row.pagina}"), plaats(heading, heading.titel)),
                voorstel=f"Zet in de inhoudsopgave pagina {expected}.",
                sleutel=key,
            )
