"""Family 9, the waiver file: entries that no longer accept anything.

Reads what the run itself made: `waivers` (from the settings), `bevindingen` and `uitkomsten`
(of the rules that ran before this one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.accepting import Meant
from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, NotJudged, Plaats, Seen, Uitkomst
from pipeline.check.engine.rule import CATALOGUE, Verdicts, Zekerheid, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.engine.run_tables import Bevindingen, Uitkomsten, Waivers
    from pipeline.check.engine.table import Table


@rule(
    "KD909",
    ernst=Ernst.WAARSCHUWING,
    eigenaar=Eigenaar.BRON,
    grond="Het waiverbestand naast de bron: elke waiver aanvaardt één bevinding, met een reden.",
)
def waiver_zonder_bevinding(
    waivers: Table[Waivers], bevindingen: Table[Bevindingen], uitkomsten: Table[Uitkomsten]
) -> Verdicts:
    """Controleert of elke waiver nog hoort bij een bevinding die er is.

    Een waiver van een eerdere versie die op meer dan één bevinding past, aanvaardt er geen.
    Een waiver van een regel die niet is gedraaid, of die niets kon beoordelen, blijft buiten beschouwing.

    Waarom: een waiver die nergens meer bij hoort, zegt dat een gebrek er is terwijl het is
    hersteld, en zou het zwijgend aanvaarden als het terugkomt.

    Fout: waiver 0123456789ab, en geen bevinding heeft die vingerafdruk.

    Goed: waiver 0123456789ab, en de bevinding met vingerafdruk 0123456789ab staat in het rapport.
    """
    meant = Meant(bevindingen)
    verdicts = {row.code: row.uitkomst for row in uitkomsten}
    for waiver in waivers:
        number = meant.by(waiver.vingerafdruk)
        if number:
            yield Seen()
            if number > 1:
                yield _ambiguous(waiver, number)
            continue
        unjudged = _unjudged(waiver.code, verdicts)
        if unjudged:
            yield NotJudged(f"waiver {waiver.vingerafdruk}: {unjudged}", door_bron=False)
            continue
        yield Seen()
        yield Finding(
            bericht=f"Waiver {waiver.vingerafdruk} aanvaardt een bevinding die er niet (meer) is, "
            "en zou haar zwijgend aanvaarden als zij terugkomt.",
            plaatsen=(Plaats(tekst=waiver.reason, regel=waiver.regel, bestand=waiver.bestand or ""),),
            voorstel="Haal de waiver weg uit het bestand.",
            sleutel=waiver.vingerafdruk,
        )


def _ambiguous(waiver: Waivers, number: int) -> Finding:
    return Finding(
        bericht=f"Waiver {waiver.vingerafdruk} is van een eerdere versie en past op {number} bevindingen; "
        "welke bedoeld is, is niet te zeggen, en geen ervan is aanvaard.",
        plaatsen=(Plaats(tekst=waiver.reason, regel=waiver.regel, bestand=waiver.bestand or ""),),
        voorstel="Aanvaard elke bevinding met haar eigen vingerafdruk, en haal deze waiver weg.",
        sleutel=waiver.vingerafdruk,
        afwijkend="dubbelzinnig",
    )


def _unjudged(code: str | None, verdicts: Mapping[str, str]) -> str:
    """Why it is unknown whether the finding of a waiver is there; "" when it is known.

    A waiver that does not name its rule can be of any of them.
    """
    if code:
        verdict = verdicts.get(code, "")
        if verdict == Uitkomst.NIET_TE_BEOORDELEN:
            return f"{code} kon niet worden beoordeeld"
        return "" if verdict else f"{code} is niet gedraaid"
    own = {code: item for code, item in CATALOGUE.items() if not item.tussen}
    sure = {code for code, item in own.items() if item.zekerheid is not Zekerheid.MOGELIJK}
    return "niet alle regels zijn gedraaid" if sure - verdicts.keys() - {"KD909"} else ""
