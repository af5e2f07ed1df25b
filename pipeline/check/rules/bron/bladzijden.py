"""Family 9, pages: those of a print that are missing, doubled, out of place, a picture, or pasted over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.comparing import spans
from pipeline.vocabulary import BEELD, DUBBELE_BLADZIJDE, ONTBREEKT, OVERGEPLAKT, TEKSTHERKENNING, VERPLAATST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Bladzijden, Inhoudsopgave

_GROND = "Wat een dossier bevat, is te beoordelen als de bron al zijn bladzijden heeft, elk één keer en als tekst."
_MOST_NAMED = 6


@rule("KD912", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=_GROND)
def bladzijde_ontbreekt_of_dubbel(bladzijden: Table[Bladzijden], inhoudsopgave: Table[Inhoudsopgave]) -> Verdicts:
    """Controleert of de bladzijden van een PDF er alle zijn, elk één keer, in de volgorde van hun gedrukte nummers.

    Waarom: wat op een verloren bladzijde stond, kan niet worden beoordeeld en mag niet als ontbrekend gelden; een
    bladzijde die twee keer in het bestand zit, wordt één keer gelezen, een verplaatste op haar eigen plaats.

    Fout: na 'Pagina 11 van 29' komt 'Pagina 13 van 29'.

    Goed: de gedrukte nummers lopen op van 1 tot en met 29.
    """
    yield Seen(len(bladzijden))
    gone = [row.gedrukt_nummer for row in bladzijden if row.toestand == ONTBREEKT and row.gedrukt_nummer]
    if gone:
        held = [f"'{row.titel}'" for row in inhoudsopgave if row.pagina in gone]
        named = f" Volgens de inhoudsopgave begint daar {', '.join(held[:_MOST_NAMED])}." if held else ""
        yield Finding(
            bericht=f"{_bladzijden(gone)} {'ontbreekt' if len(gone) == 1 else 'ontbreken'} in de bron: de gedrukte "
            f"nummers slaan {spans(gone)} over. Wat daar stond, is niet beoordeeld.{named}",
            plaatsen=tuple(plaats(row, row.titel) for row in inhoudsopgave if row.pagina in gone)[:_MOST_NAMED],
            voorstel="Vul de bron aan met wat ontbreekt.",
            sleutel=f"{ONTBREEKT} {spans(gone)}",
        )
    twice = [row for row in bladzijden if row.toestand == DUBBELE_BLADZIJDE]
    yield from _told(twice, "zit vaker in de bron", "zitten vaker in de bron", "Elk telt één keer mee.")
    moved = [row for row in bladzijden if row.toestand == VERPLAATST]
    yield from _told(
        moved,
        "staat niet op haar plaats",
        "staan niet op hun plaats",
        "Gelezen is in de volgorde van de gedrukte nummers.",
    )


@rule("KD913", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=_GROND)
def bladzijde_is_een_scan(bladzijden: Table[Bladzijden], inhoudsopgave: Table[Inhoudsopgave]) -> Verdicts:
    """Controleert of elke bladzijde van een PDF tekst is, en geen beeld of tekst die een programma in een beeld herkende.

    Waarom: wat op een beeld staat, is niet gelezen, en wat daarin is herkend, kan anders op papier staan; geen van beide
    mag het dossier worden aangerekend.

    Fout: bladzijde 15 is een ingescand beeld.

    Goed: elke bladzijde is naar PDF afgedrukt vanuit het programma waarin het dossier is geschreven.
    """
    yield Seen(len(bladzijden))
    pictures = [row for row in bladzijden if row.toestand == BEELD]
    numbers = {row.gedrukt_nummer or row.bron_pagina for row in pictures}
    held = [f"'{row.titel}'" for row in inhoudsopgave if row.pagina in numbers]
    begins = f" Volgens de inhoudsopgave begint daar {', '.join(held[:_MOST_NAMED])}." if held else ""
    rest = f"Wat daar staat, is niet gelezen en niet beoordeeld.{begins}"
    yield from _told(pictures, "is een beeld zonder tekst (scan)", "zijn een beeld zonder tekst (scan)", rest)
    recognised = [row for row in bladzijden if row.toestand == TEKSTHERKENNING]
    yield from _told(
        recognised,
        "is een beeld met herkende tekst (scan)",
        "zijn een beeld met herkende tekst (scan)",
        "De lezing is onzeker; wat er niet in klopt, is niet beoordeeld.",
    )


@rule("KD915", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=_GROND)
def tekst_overgeplakt(bladzijden: Table[Bladzijden]) -> Verdicts:
    """Controleert of er op een bladzijde geen tekst staat die later met een vlak is bedekt.

    Waarom: op papier is zulke tekst weg, in het bestand staat zij er nog; of het dossier haar bedoelt, is niet te zeggen.

    Fout: in de matrix is over een kruisje een wit vlak gelegd.

    Goed: wat niet meer geldt, is in het dossier zelf verwijderd.
    """
    yield Seen(len(bladzijden))
    for row in bladzijden:
        if row.toestand == OVERGEPLAKT:
            yield Finding(
                bericht=f"Op bladzijde {row.bron_pagina} van de bron is tekst met een vlak bedekt: '{row.bedekt}'. Zij is niet "
                "gelezen, en wat daarvan afhangt is niet beoordeeld.",
                plaatsen=(plaats(row, row.bedekt),),
                voorstel="Verwijder de tekst in het dossier zelf, of haal het vlak weg, en druk het opnieuw af.",
                sleutel=f"{row.bron_pagina}",
            )


@rule("KD916", ernst=Ernst.ADVIES, eigenaar=Eigenaar.BRON, grond=_GROND)
def twee_bladzijden_op_een_vel(bladzijden: Table[Bladzijden]) -> Verdicts:
    """Controleert of elke bladzijde van een PDF één bladzijde van het dossier is.

    Waarom: zijn er twee naast elkaar afgedrukt, dan zijn zij uit elkaar gehaald en doorgeteld; wie een plaats opzoekt,
    moet dat weten.

    Fout: op elk liggend vel staan twee bladzijden.

    Goed: elk vel is een bladzijde.
    """
    yield Seen(len(bladzijden))
    doubled = [row for row in bladzijden if row.vel]
    if doubled:
        yield Finding(
            bericht="Op elk vel van de bron staan twee bladzijden naast elkaar. Zij zijn uit elkaar gehaald; de bladzijden zijn "
            f"geteld van 1 tot en met {len(doubled)}.",
            plaatsen=(plaats(doubled[0], "vel 1"),),
            voorstel="Niets in het dossier; druk het zo mogelijk af met één bladzijde per vel.",
        )


def _told(rows: Sequence[Bladzijden], one: str, more: str, rest: str) -> Iterator[Finding]:
    """A finding on all pages in one state."""
    numbers = [row.bron_pagina for row in rows if row.bron_pagina]
    if not numbers:
        return
    yield Finding(
        bericht=f"{_bladzijden(numbers)} van de bron {one if len(numbers) == 1 else more}. {rest}",
        plaatsen=tuple(plaats(row, f"bladzijde {row.bron_pagina}") for row in rows),
        voorstel="Gebruik een afdruk naar PDF vanuit het programma waarin het dossier is geschreven, met alle bladzijden.",
        sleutel=f"{rows[0].toestand} {spans(numbers)}",
    )


def _bladzijden(numbers: Sequence[int]) -> str:
    return f"{'Bladzijde' if len(numbers) == 1 else 'Bladzijden'} {spans(numbers)}"
