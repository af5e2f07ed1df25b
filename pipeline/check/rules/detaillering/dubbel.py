"""Family 4, doubles: what stands twice in one place says nothing the second time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pipeline.check.engine.finding import Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.keys import by_detaillering, detaillering_of, keys, werkproces
from pipeline.comparing import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pipeline.check.engine.table import Table
    from schemas.rows import Componenten, Detailleringen, Resultaten

GROND = "Deel C 2: per werkproces de gewenste resultaten, en per competentie de componenten die van toepassing zijn."
R = TypeVar("R")


@rule("KD416", ernst=Ernst.WAARSCHUWING, grond=GROND)
def component_dubbel(componenten: Table[Componenten], detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of een component niet twee keer in één detaillering staat.

    Waarom: de tweede keer voegt niets toe, en vaak ontbreekt de component die er had moeten staan.

    Fout: bij 'Plannen en organiseren' van 1.3 staat twee keer 'Tijd indelen'.

    Goed: elke component staat er één keer; bij een andere competentie van 1.3 mag hij weer staan.
    """
    details = by_detaillering(detailleringen)
    for rows in componenten.by("uitstroom_id", "werkproces_id", "detaillering_volgnr").values():
        yield Seen(len(rows))
        for same in _doubles(rows, lambda row: row.component):
            detail = details.get(detaillering_of(same[0]))
            at = f" bij '{detail.competentie_gelezen}'" if detail else ""
            yield Finding(
                bericht=f"Component '{same[0].component}' staat{at} in {werkproces(same[0])} {len(same)} keer; "
                "de tweede keer zegt niets, en er kan een andere component zijn bedoeld.",
                plaatsen=tuple(plaats(row, row.component) for row in same),
                voorstel="Schrap de herhaling, of vervang haar door de component die is bedoeld.",
                sleutel=squeeze(same[0].component or ""),
                **keys(detail or same[0]),
            )


@rule("KD417", ernst=Ernst.WAARSCHUWING, grond=GROND)
def resultaat_dubbel(resultaten: Table[Resultaten]) -> Verdicts:
    """Controleert of een gewenst resultaat niet twee keer bij één werkproces staat.

    Waarom: de tweede keer voegt niets toe, en vaak ontbreekt het resultaat dat er had moeten staan.

    Fout: onder 2.1 staat twee keer 'De klant is tevreden.'

    Goed: elk resultaat staat er één keer; bij een andere uitstroom mag het weer staan.
    """
    for rows in resultaten.by("uitstroom_id", "werkproces_id").values():
        yield Seen(len(rows))
        for same in _doubles(rows, lambda row: row.resultaat):
            yield Finding(
                bericht=f"Resultaat '{same[0].resultaat}' staat bij {werkproces(same[0])} {len(same)} keer; de tweede keer "
                "zegt niets, en er kan een ander resultaat zijn bedoeld.",
                plaatsen=tuple(plaats(row, row.resultaat) for row in same),
                voorstel="Schrap de herhaling, of vervang haar door het resultaat dat is bedoeld.",
                sleutel=squeeze(same[0].resultaat or ""),
                **keys(same[0]),
            )


def _doubles(rows: Iterable[R], text: Callable[[R], str | None]) -> list[list[R]]:
    """The rows whose text, without case, spaces and signs, stands more than once, in groups."""
    groups: dict[str, list[R]] = {}
    for row in rows:
        groups.setdefault(squeeze(text(row) or ""), []).append(row)
    return [same for key, same in groups.items() if key and len(same) > 1]
