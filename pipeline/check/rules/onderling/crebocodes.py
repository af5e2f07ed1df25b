"""Family 0: a crebocode is of one dossier of a cohort."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.onderling.bronplaats import in_bron
from pipeline.check.rules.onderling.gronden import CREBO
from pipeline.check.rules.onderling.reeksen import ALL_ODD, Reeksen, genoemd, reeksen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Versies


@rule("KD003", ernst=Ernst.FOUT, grond=CREBO)
def crebocode_in_meer_dossiers(
    crebocodes: Table[Crebocodes], dossiers: Table[Dossiers], versies: Table[Versies]
) -> Verdicts:
    """Controleert of een crebocode in niet meer dan één dossier van een cohort staat.

    Versies van één dossier delen hun code met recht, en dossiers van verschillende cohorten worden niet naast elkaar
    gehouden: een kwalificatie kan naar een ander dossier verhuizen.

    Waarom: een deelnemer wordt met een crebocode ingeschreven. Staat die in twee dossiers, dan is niet te zeggen
    voor welk diploma hij wordt opgeleid.

    Fout: crebocode 93800 staat in 2009-2010 op het omslag van 'Bakker' en op dat van 'Visser'.

    Goed: crebocode 93800 staat in 'Bakker' van 2009-2010 en in 'Bakker' van 2010-2011.
    """
    together = reeksen(dossiers, crebocodes, versies)
    places: defaultdict[str, dict[str, Crebocodes]] = defaultdict(dict)
    for row in crebocodes:
        places[row.crebocode].setdefault(row.dossier_id, row)
    if places:
        yield Seen(len(places))
    else:
        yield NotJudged("geen dossier noemt een crebocode", door_bron=False)
    for code, rows in places.items():
        for ids in _at_once(sorted(rows), together):
            yield Finding(
                bericht=f"Crebocode {code} staat in {genoemd(ids, ALL_ODD)}, die in dezelfde tijd gelden; "
                "zo is niet te zeggen voor welk diploma een deelnemer is ingeschreven.",
                plaatsen=tuple(in_bron(rows[item], code, together) for item in ids),
                voorstel="Ga in het register na van welk dossier de code is, en haal haar uit het andere.",
                sleutel=code,
                afwijkend=" ".join(ids),
            )


def _at_once(ids: Sequence[str], together: Reeksen) -> Iterator[list[str]]:
    """Dossiers of several series that hold at one time, of those that share a code: by the year in which they begin."""
    if len({together.van[item] for item in ids}) < 2:
        return
    told: set[tuple[str, ...]] = set()
    by_start: dict[int, str] = {}
    for item in ids:
        by_start.setdefault(together.jaar(item), item)
    for first in by_start.values():
        found = [item for item in ids if together.tegelijk(first, item)]
        if len({together.van[item] for item in found}) > 1 and tuple(found) not in told:
            told.add(tuple(found))
            yield found
