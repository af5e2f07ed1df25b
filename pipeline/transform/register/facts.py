"""From a Dossier of 2015 and later to the rows of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.fact import Facts, fact
from pipeline.transform.register.eisen import aanvullingen, kennis, kerntaak_eisen
from pipeline.transform.register.numbering import kerntaken, werkprocessen
from pipeline.transform.register.uitwerkingen import uitwerkingen
from pipeline.vocabulary import BASIS, PROFIEL, SBB_2015

if TYPE_CHECKING:
    from pipeline.document import Source
    from pipeline.transform.register.model import Dossier, Lopend


def sbb_2015(dossier: Dossier, source: Source) -> Facts:
    """All rows of all tables, save the account of the source, of a dossier of 2015 and later."""
    yield fact(
        "dossiers",
        dossier.place,
        **dossier.waarden,
        formaat=SBB_2015,
        bron_bestand=source.name,
        bron_sha256=source.sha256,
    )
    yield from _uitstromen(dossier)
    for row in dossier.rijen:
        yield fact(row.tabel, row.place, **row.waarden)
    for number, found in enumerate(kerntaken(dossier), 1):
        item = found.item
        yield fact(
            "kerntaken",
            item.place,
            kerntaak_nr=number,
            titel=item.titel,
            code=found.code,
            deel=PROFIEL if item.uitstroom_id else BASIS,
            uitstroom_id=item.uitstroom_id,
            register_nr=item.register_nr,
        )
        yield from kerntaak_eisen(found)
        yield from kennis(found)
        yield from aanvullingen(found)
        for turn, werkproces in enumerate(werkprocessen(found), 1):
            yield from uitwerkingen(number, turn, werkproces, item.uitstroom_id)
    for text in dossier.lopend:
        yield from _paragrafen(text)


def _uitstromen(dossier: Dossier) -> Facts:
    """The profielen: what each states, and the beroepshouding and the resultaat that the basis states for all."""
    shared = {
        "beroepshouding": dossier.beroepshouding and dossier.beroepshouding.tekst,
        "resultaat_van_het_beroep": dossier.resultaat and dossier.resultaat.tekst,
    }
    for profiel in dossier.profielen:
        yield fact("uitstromen", profiel.place, uitstroom_id=profiel.uitstroom_id, **shared, **profiel.waarden)


def _paragrafen(found: Lopend) -> Facts:
    """Running text, a row per line under the last heading in it or the one above it."""
    kop, titel, diepte = found.kop, found.kop.titel, found.kop.diepte
    for line in found.tekst.lines:
        if line.level:
            titel, diepte = line.text, kop.diepte + line.level
            continue
        yield fact(
            "paragrafen",
            found.tekst.place,
            deel=kop.deel,
            nummer=kop.nummer,
            titel=titel,
            diepte=diepte,
            tekst=f"• {line.text}" if line.bullet else line.text,
        )
