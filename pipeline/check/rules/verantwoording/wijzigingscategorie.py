"""Family 7: the category of change that is ticked, and what is explained under each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import words
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from collections.abc import Collection

    from pipeline.check.engine.run_tables import Vorige
    from pipeline.check.engine.table import Table
    from schemas.rows import Wijzigingen, Wijzigingscategorieen

NOTHING = frozenset({"", "nietvantoepassing", "nvt", "geen"})
SELF_EVIDENT = frozenset({1, 4})
"""Categories (new, unchanged) of which the form says 'Nadere toelichting is niet nodig'."""


@rule("KD701", ernst=Ernst.WAARSCHUWING, grond="Deel D 2.5: 'Kruis aan welke categorie van toepassing is'.")
def wijzigingscategorie_niet_aangekruist(
    wijzigingscategorieen: Table[Wijzigingscategorieen], wijzigingen: Table[Wijzigingen]
) -> Verdicts:
    """Controleert of in deel D 2.5 een categorie van wijziging is aangekruist.

    Waarom: de categorie bepaalt hoe het Coördinatiepunt het dossier toetst.

    Fout: achter geen van de vier categorieën staat een kruis, terwijl categorie 3 hieronder is toegelicht.

    Goed: achter 'Categorie 3: Wijzigingen' staat een kruis.
    """
    rows = [row for row in wijzigingscategorieen if row.aangekruist is not None]
    if not rows:
        yield NotJudged("de tabel met wijzigingscategorieën ontbreekt in de bron", door_bron=True)
        return
    yield Seen(len(rows))
    if any(row.aangekruist for row in rows):
        return
    explained = sorted(_explained(wijzigingen))
    below = f", terwijl categorie {' en '.join(map(str, explained))} wel is toegelicht" if explained else ""
    yield Finding(
        bericht=f"In deel D 2.5 is geen wijzigingscategorie aangekruist{below}; de categorie bepaalt hoe"
        " het dossier"
        " wordt getoetst. Staat het kruis in het origineel, dan heeft de omzetting het verloren.",
        plaatsen=tuple(plaats(row, f"Categorie {row.categorie}: {row.naam or ''}") for row in rows),
        voorstel=f"Kruis categorie {explained[0]} aan." if len(explained) == 1 else "Kruis één categorie aan.",
    )


@rule(
    "KD702",
    ernst=Ernst.WAARSCHUWING,
    grond="Deel D 2.5: onder de tabel staat de toelichting op de aangekruiste categorie.",
    onbekend={SBB_2015: "dit formaat licht de wijzigingen niet per categorie toe"},
)
def toegelichte_categorie_niet_aangekruist(
    wijzigingscategorieen: Table[Wijzigingscategorieen], wijzigingen: Table[Wijzigingen], vorige: Table[Vorige]
) -> Verdicts:
    """Controleert of de toegelichte categorie van wijziging de aangekruiste is.

    Is de vorige versie gegeven, dan zegt het voorstel welke van de twee bij de wijzigingen past.

    Waarom: de toets volgt het kruis; een toelichting bij een andere categorie wordt dan niet gelezen.

    Fout: categorie 2 is aangekruist, de wijzigingen staan onder categorie 3.

    Goed: categorie 3 is aangekruist en toegelicht; onder de andere staat 'Niet van toepassing'.
    """
    ticked = {row.categorie: row for row in wijzigingscategorieen if row.aangekruist}
    explained = _explained(wijzigingen)
    if not ticked or not len(wijzigingen):
        yield NotJudged(
            "er is geen categorie aangekruist" if not ticked else "de toelichting op de wijzigingen ontbreekt",
            door_bron=False,
        )
        return
    yield Seen()
    unticked = sorted(explained.keys() - ticked.keys())
    unexplained = sorted(ticked.keys() - explained.keys() - SELF_EVIDENT)
    if not unticked and not unexplained:
        return
    told = f"categorie {' en '.join(map(str, explained))}" if explained else "geen enkele categorie"
    yield Finding(
        bericht=f"Aangekruist is categorie {' en '.join(map(str, ticked))}, toegelicht is {told};"
        " kruis en toelichting horen over dezelfde categorie te gaan.",
        plaatsen=(
            *(plaats(row, f"Categorie {row.categorie}: {row.naam or ''}: aangekruist") for row in ticked.values()),
            *(plaats(explained[key], explained[key].wijziging) for key in unticked),
        ),
        voorstel=_which(ticked, explained, vorige),
        sleutel=f"{sorted(ticked)}|{sorted(explained)}",
    )


def _which(ticked: Collection[int], explained: Collection[int], vorige: Table[Vorige]) -> str:
    """What to do about a cross and an explanation that differ; the previous version tells which is right."""
    due = next((row.categorie for row in vorige), None)
    if due in ticked:
        return f"Verplaats de toelichting naar categorie {due}: die past bij de wijzigingen sinds de vorige versie."
    if due in explained:
        return f"Kruis categorie {due} aan: die past bij de wijzigingen sinds de vorige versie."
    return "Verplaats het kruis of de toelichting."


def _explained(wijzigingen: Table[Wijzigingen]) -> dict[int, Wijzigingen]:
    """The first change of every category under which more stands than 'Niet van toepassing'."""
    found: dict[int, Wijzigingen] = {}
    for row in wijzigingen:
        if words(row.wijziging) not in NOTHING:
            found.setdefault(row.categorie, row)
    return found
