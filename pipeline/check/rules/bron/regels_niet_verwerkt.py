"""Family 9: lines of the source that got into no table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Plaats, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.bron.gronden import GROND

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronverantwoording


@rule("KD906", ernst=Ernst.FOUT, eigenaar=Eigenaar.BRON, grond=GROND)
def regel_niet_verwerkt(bronverantwoording: Table[Bronverantwoording]) -> Verdicts:
    """Controleert of elke regel van de bron in een tabel terecht is gekomen, of met opzet nergens.

    Waarom: een regel die nergens staat, is inhoud die verloren ging.

    Fout: een rij van een detaillering heeft alleen in de tweede kolom tekst en er gaat geen rij aan vooraf.

    Goed: elke regel heeft een tabel als bestemming, of is een kop of opmaak.
    """
    for row in bronverantwoording:
        yield Seen()
        if row.bestemming is None:
            yield Finding(
                bericht=f"{_line(row)} is niet verwerkt: wat er staat, ontbreekt in de tabellen.",
                plaatsen=(_place(row),),
                voorstel="Controleer in de bron of de regel bij een tabel hoort die door de omzetting is gebroken.",
                sleutel=str(row.regel) if row.volgnr == 1 else f"{row.regel} {row.volgnr}",
            )


def _line(row: Bronverantwoording) -> str:
    return f"Regel {row.regel} van de bron" + ("" if row.pagina is None else f" (bladzijde {row.pagina})")


def _place(row: Bronverantwoording) -> Plaats:
    return Plaats(
        tekst="",
        regel=row.regel if row.pagina is None else None,
        pagina=row.pagina,
        pad=row.pad,
    )
