"""Family 7, Deel D 2.5: versions without their crebonummer, and a category that is passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Hit, Texts
    from schemas.rows import Versies, Wijzigingen, Wijzigingscategorieen

_MERGED = re.compile(
    r"\bsamengevoegde? (?:uitstrom\w+|kwalificatie\w*)|\bversmelt\w*|\bsamenvoeg\w+ van (?:de )?(?:uitstrom\w+|kwalificatie\w*|dossier\w*)"
    r"|\bnieuwe uitstroom\b|\buitstroom \w+ (?:is )?toegevoegd|\btoevoeging van (?:de|een) uitstroom",
    re.IGNORECASE,
)
INGRIJPEND = 2
"""The category of merged or split dossiers and uitstromen."""


@rule(
    "KD715",
    ernst=Ernst.ADVIES,
    grond="Deel D 2.5: categorie 2 is voor samengevoegde of gesplitste dossiers en uitstromen.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
    onbekend={SBB_2015: "in dit formaat oordeelt KD812 over de wijzigingscategorie"},
)
def categorie_2_niet_toegelicht(
    wijzigingscategorieen: Table[Wijzigingscategorieen], wijzigingen: Table[Wijzigingen], teksten: Texts
) -> Verdicts:
    """Controleert of categorie 2 is aangekruist of toegelicht als Deel D van een samenvoeging of nieuwe uitstroom spreekt.

    Waarom: een samenvoeging vraagt een andere toets; staat zij nergens, dan denkt de toetser dat er niets is.

    Fout: Deel D noemt de versmelting van twee uitstromen, en onder categorie 2 staat 'Niet van toepassing'.

    Goed: de versmelting is onder categorie 2 toegelicht.
    """
    rows = [row for row in wijzigingscategorieen if row.categorie == INGRIJPEND]
    if not rows:
        yield NotJudged("de tabel met wijzigingscategorieën ontbreekt in de bron", door_bron=True)
        return
    yield Seen()
    if any(row.aangekruist for row in rows) or any(row.categorie == INGRIJPEND for row in wijzigingen):
        return
    said = list({spot(hit.passage): hit for hit in teksten.find(_MERGED) if _of_change(hit)}.values())
    if said:
        yield Finding(
            bericht=f"Deel D spreekt van '{said[0].words}', maar categorie 2 is niet aangekruist en niet toegelicht.",
            plaatsen=(
                *(plaats(hit.passage, hit.passage.tekst, hit.words) for hit in said),
                plaats(rows[0], f"Categorie 2: {rows[0].naam or ''}"),
            ),
            voorstel="Licht onder categorie 2 toe wat is samengevoegd, of waarom dat geen wijzigingscategorie 2 is.",
        )


def _of_change(hit: Hit) -> bool:
    """Whether words stand where Deel D tells of changes: no text of the other parts, none of the form itself."""
    passage = hit.passage
    return passage.tabel in ("wijzigingen", "onderhoudsagenda", "versies") or getattr(passage.row, "deel", "") == "D"


@rule(
    "KD717",
    ernst=Ernst.ADVIES,
    grond="Deel D 2.5, versiebeheer: elke versie met haar crebo-code.",
    zekerheid=Zekerheid.ZEKER,
)
def versie_zonder_crebo(versies: Table[Versies]) -> Verdicts:
    """Controleert of elke versie in het versiebeheer een crebonummer heeft als de andere het hebben.

    Waarom: aan het nummer is te zien welk diploma bij de versie hoort.

    Fout: vier versies hebben een crebo-code, die van 2009-2010 niet.

    Goed: elke versie heeft haar crebo-code.
    """
    without = [row for row in versies if not row.crebocodes]
    if len(without) == len(versies):
        yield NotJudged("geen versie noemt een crebocode", door_bron=False)
        return
    yield Seen(len(versies))
    if len(without) * 2 > len(versies):
        return
    for row in without:
        yield Finding(
            bericht=f"Versie {row.naam or ''} {row.cohort or ''} heeft geen crebonummer, {len(versies) - len(without)} andere versies wel.",
            plaatsen=(plaats(row, f"{row.naam or ''} {row.cohort or ''}"),),
            voorstel="Zet het crebonummer van die versie erbij.",
            sleutel=row.cohort or row.naam or "",
        )
