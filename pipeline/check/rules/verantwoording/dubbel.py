"""Family 7, Deel D: versions, items of the agenda and categories that stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.comparing import squeeze

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Onderhoudsagenda, Versies, Wijzigingscategorieen


@rule("KD712", ernst=Ernst.WAARSCHUWING, grond="Deel D 2.5, versiebeheer: een rij per versie.")
def versie_dubbel(versies: Table[Versies]) -> Verdicts:
    """Controleert of een versie niet twee keer in het versiebeheer staat.

    Waarom: twee gelijke rijen lijken twee versies; wie het verschil zoekt, vindt het niet.

    Fout: twee keer de rij 'Imker 2008-2009', met dezelfde reden.

    Goed: elke versie heeft één rij; twee versies in één cohort hebben elk hun eigen reden.
    """
    groups: dict[tuple[str, ...], list[Versies]] = {}
    for row in versies:
        groups.setdefault((squeeze(row.naam or ""), squeeze(row.cohort or ""), squeeze(row.reden or "")), []).append(
            row
        )
    if not groups:
        yield NotJudged("het versiebeheer van deel D 2.5 ontbreekt in de bron", door_bron=True)
    for same in groups.values():
        yield Seen()
        if len(same) > 1:
            named = " ".join(part for part in (same[0].naam, same[0].cohort) if part)
            yield Finding(
                bericht=f"Versie '{named}' staat {len(same)} keer in het versiebeheer, met dezelfde reden; zo lijken het "
                "twee versies.",
                plaatsen=tuple(plaats(row, f"{named}: {row.reden or ''}") for row in same),
                voorstel="Schrap de dubbele rij, of zet erin wat er in die versie veranderde.",
                sleutel=squeeze(named),
            )


@rule("KD713", ernst=Ernst.WAARSCHUWING, grond="Deel D 3: de agenda noemt per onderwerp de actie.")
def agendapunt_dubbel(onderhoudsagenda: Table[Onderhoudsagenda]) -> Verdicts:
    """Controleert of een punt niet twee keer op de agenda van deel D 3 staat.

    Waarom: wie de agenda afwerkt, doet het werk twee keer of weet niet welke termijn geldt.

    Fout: twee keer 'Taaleisen' met dezelfde actie.

    Goed: 'Taaleisen' staat er twee keer, met een eigen actie in elke rij.
    """
    groups: dict[tuple[str, str], list[Onderhoudsagenda]] = {}
    for row in onderhoudsagenda:
        groups.setdefault((squeeze(row.onderwerp or ""), squeeze(row.actie or "")), []).append(row)
    if not groups:
        yield NotJudged("de agenda van deel D 3 ontbreekt in de bron", door_bron=True)
    for same in groups.values():
        yield Seen()
        if len(same) > 1:
            yield Finding(
                bericht=f"Agendapunt '{same[0].onderwerp}' staat {len(same)} keer op de agenda, met dezelfde actie.",
                plaatsen=tuple(plaats(row, f"{row.onderwerp}: {row.actie or ''}") for row in same),
                voorstel="Schrap de herhaling.",
                sleutel=squeeze(f"{same[0].onderwerp} {same[0].actie}"),
            )


@rule("KD714", ernst=Ernst.WAARSCHUWING, grond="Deel D 2.5: 'Kruis aan welke categorie van toepassing is'.")
def wijzigingscategorie_dubbel_aangekruist(wijzigingscategorieen: Table[Wijzigingscategorieen]) -> Verdicts:
    """Controleert of in deel D 2.5 niet meer dan één categorie van wijziging is aangekruist.

    Waarom: de categorie bepaalt hoe het dossier wordt getoetst; met twee kruisen is dat niet te zeggen.

    Fout: achter categorie 2 en achter categorie 3 staat een kruis.

    Goed: achter één van de vier categorieën staat een kruis.
    """
    rows = [row for row in wijzigingscategorieen if row.aangekruist is not None]
    if not rows:
        yield NotJudged("de tabel met wijzigingscategorieën ontbreekt in de bron", door_bron=True)
        return
    yield Seen(len(rows))
    ticked = [row for row in rows if row.aangekruist]
    if len(ticked) > 1:
        named = " en ".join(str(row.categorie) for row in ticked)
        yield Finding(
            bericht=f"In deel D 2.5 zijn de wijzigingscategorieën {named} aangekruist; welke toets er volgt, hangt aan één "
            "categorie.",
            plaatsen=tuple(plaats(row, f"Categorie {row.categorie}: {row.naam or ''}: aangekruist") for row in ticked),
            voorstel="Laat alleen het kruis bij de zwaarste categorie staan die van toepassing is.",
            sleutel=named,
        )
