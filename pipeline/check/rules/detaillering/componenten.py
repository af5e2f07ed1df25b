"""Family 4, components: each with the competentie that it belongs to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.keys import by_detaillering, detaillering_of, keys, quoted, werkproces
from pipeline.comparing import squeeze

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Competenties, Componenten, Detailleringen

ELSEWHERE = 2
"""Fewest other detailleringen in which a component must stand, all with one other competentie, before its
place is doubted. In the dossier of 2009-2010 none of the 56 components, of
which 42 stand in three places or more, is with two competenties."""


@rule(
    "KD405",
    ernst=Ernst.WAARSCHUWING,
    grond="D 2.4: 'De keuze van competenties en componenten consistent doorvoeren'.",
)
def component_bij_andere_competentie(
    componenten: Table[Componenten], detailleringen: Table[Detailleringen], competenties: Table[Competenties]
) -> Verdicts:
    """Controleert of een component bij dezelfde competentie staat als overal elders in het dossier.

    Waarom: elke component hoort bij een competentie. Staat hij bij een andere, dan toetst de opleiding iets
    anders dan bedoeld.

    Fout: 'Verbanden leggen' staat bij 'Onderzoeken', en op alle andere plaatsen bij 'Analyseren'.

    Goed: 'Verbanden leggen' staat overal bij 'Analyseren'.
    """
    names = {row.competentie_code: row.naam for row in competenties}
    places: defaultdict[str, list[Componenten]] = defaultdict(list)
    for row in componenten:
        if row.component and row.competentie_code:
            places[squeeze(row.component)].append(row)
    judged = False
    strays: defaultdict[tuple[tuple[str, str, int], str | None], list[tuple[Componenten, list[Componenten]]]] = (
        defaultdict(list)
    )
    for rows in places.values():
        for row in rows:
            elsewhere = [other for other in rows if detaillering_of(other) != detaillering_of(row)]
            owners = {other.competentie_code for other in elsewhere}
            if len({detaillering_of(other) for other in elsewhere}) < ELSEWHERE or len(owners) > 1:
                continue
            judged = True
            yield Seen()
            if row.competentie_code not in owners:
                strays[detaillering_of(row), owners.pop()].append((row, elsewhere))
    if not judged:
        yield NotJudged(f"geen component staat op meer dan {ELSEWHERE} plaatsen in het dossier", door_bron=False)
    details = by_detaillering(detailleringen)
    for (key, owner), found in strays.items():
        rows, elsewhere = [row for row, _ in found], found[0][1]
        here = details[key].competentie_gelezen if key in details else rows[0].competentie_code
        component = quoted([row.component or "" for row in rows])
        usual = names.get(owner or "", owner)
        yield Finding(
            bericht=f"{component} in {werkproces(rows[0])} staat bij '{here}', maar op de {len(elsewhere)} "
            f"andere plaatsen in het dossier bij '{usual}'; zo wordt iets anders getoetst dan bedoeld.",
            plaatsen=tuple(plaats(row, row.component) for row in (*rows, *elsewhere)),
            voorstel=f"Kies een component van '{here}', of zet dit bij '{usual}'.",
            sleutel=owner or "",
            afwijkend=component,
            **keys(rows[0]),
        )
