"""Family 9, completeness: text in the source that no reader took, and words that no reader knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.keys import shared_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Bronverantwoording, NietHerkend, OnbekendeLabels

GROND = "Het landelijke formaat heeft op elke plaats een vast gegeven."
_SAID = 80
"""Characters of the text that was found which a message quotes."""
_KINDS = {"kop": "De kop", "label": "Het label", "kolom": "De kolomnaam"}


@rule("KD910", ernst=Ernst.FOUT, eigenaar=Eigenaar.BRON, grond=GROND)
def inhoud_niet_herkend(niet_herkend: Table[NietHerkend], bronverantwoording: Table[Bronverantwoording]) -> Verdicts:
    """Controleert of alles wat de bron zegt waar het formaat een gegeven heeft, ook als dat gegeven is gelezen.

    Waarom: een gegeven dat er staat en niet is gelezen, ontbreekt in de tabellen zonder dat iemand het merkt.

    Fout: in C 2 staat achter 'Beschouwing' een tekst, en het werkproces heeft geen omschrijving.

    Goed: achter elk label staat een gegeven dat in zijn kolom terecht is gekomen.
    """
    if len(bronverantwoording):
        yield Seen()
    for rows in niet_herkend.by("tabel", "kolom", "uitstroom_id").values():
        yield _lost(rows)


def _lost(rows: Sequence[NietHerkend]) -> Finding:
    first = rows[0]
    text = " ".join((first.gevonden or "").split())
    quote = text if len(text) <= _SAID else text[:_SAID].rstrip() + "…"
    times = "" if len(rows) == 1 else f" ({len(rows)} keer)"
    of = f" van {first.uitstroom_id}" if first.uitstroom_id else ""
    return Finding(
        bericht=f"In de bron staat '{quote}' waar {first.verwacht}{of} hoort, en dat is niet herkend{times}: "
        f"{first.tabel}.{first.kolom} blijft leeg.",
        plaatsen=tuple(plaats(row, row.gevonden) for row in rows),
        voorstel="Geef het label, de kop of de kolom de naam die het landelijke formaat gebruikt.",
        sleutel=f"{first.tabel}.{first.kolom}",
        afwijkend=text[:_SAID],
        **shared_keys(rows),
    )


@rule("KD911", ernst=Ernst.WAARSCHUWING, eigenaar=Eigenaar.BRON, grond=GROND)
def kop_of_label_onbekend(
    onbekende_labels: Table[OnbekendeLabels], bronverantwoording: Table[Bronverantwoording]
) -> Verdicts:
    """Controleert of elke kop, elk label en elke kolomnaam in de bron een bekende is.

    Waarom: wat onder een onbekende naam staat, wordt als lopende tekst bewaard en niet als gegeven.

    Fout: 'Omschrijvlng', gelezen door tekstherkenning.

    Goed: 'Omschrijving', of een schrijfwijze die andere dossiers ook gebruiken.
    """
    if len(bronverantwoording):
        yield Seen()
    for rows in onbekende_labels.by("wat", "tekst").values():
        first = rows[0]
        meant = f"; waarschijnlijk is '{first.lijkt_op}' bedoeld" if first.lijkt_op else ""
        yield Finding(
            bericht=f"{_KINDS[first.wat]} '{first.tekst}' is onbekend{meant}. Wat eronder of erachter staat, "
            "is niet als gegeven gelezen.",
            plaatsen=tuple(plaats(row, row.tekst) for row in rows),
            voorstel=f"Schrijf '{first.lijkt_op}'."
            if first.lijkt_op
            else "Gebruik de woorden van het landelijke formaat.",
            sleutel=f"{first.wat} {first.tekst}",
        )
