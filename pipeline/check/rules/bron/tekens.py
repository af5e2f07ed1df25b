"""Family 9, characters: what was made plain before the source was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.vocabulary import (
    AFBREEKTEKEN,
    BYTE_ORDER_MARK,
    CODERING,
    DUBBEL,
    KRUIS,
    LIGATUUR,
    LOS_ACCENT,
    ONZICHTBAAR,
    STUURTEKEN,
    SYMBOOL,
    VASTE_SPATIE,
    VERLOREN,
)

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Herstellingen

_TOLD = {
    DUBBEL: ("dubbel gecodeerd teken", "dubbel gecodeerde tekens"),
    LIGATUUR: ("ligatuur", "ligaturen"),
    AFBREEKTEKEN: ("zacht of vast afbreekteken", "zachte of vaste afbreektekens"),
    ONZICHTBAAR: ("onzichtbaar teken", "onzichtbare tekens"),
    VASTE_SPATIE: ("vaste of bijzondere spatie", "vaste of bijzondere spaties"),
    BYTE_ORDER_MARK: ("byte order mark midden in de tekst", "byte order marks midden in de tekst"),
    STUURTEKEN: ("stuurteken", "stuurtekens"),
    SYMBOOL: ("teken uit een symboollettertype", "tekens uit een symboollettertype"),
    LOS_ACCENT: ("los accent", "losse accenten"),
    KRUIS: ("kruisje of leeg vakje in een andere schrijfwijze", "kruisjes of lege vakjes in een andere schrijfwijze"),
    VERLOREN: ("teken dat verloren ging (\ufffd)", "tekens die verloren gingen (\ufffd)"),
}


@rule(
    "KD914",
    ernst=Ernst.ADVIES,
    eigenaar=Eigenaar.BRON,
    grond="De tabellen bevatten de tekens die het dossier bedoelt, ook als de omzetting er andere van maakte.",
)
def tekens_hersteld(herstellingen: Table[Herstellingen], bronnen: Table[Bronnen]) -> Verdicts:
    """Telt wat er aan tekens van de bron is hersteld voordat zij werd gelezen. Niets daarvan is een gebrek van het dossier.

    Waarom: wie de bron met de tabellen vergelijkt, moet weten wat daarin anders is: ligaturen, zachte afbreektekens,
    onzichtbare tekens, dubbel gecodeerde letters, kruisjes in een andere schrijfwijze, een andere codering dan UTF-8.

    Fout: de bron heeft 'speci\ufb01catie' met de ligatuur '\ufb01', of kruisjes als '[x]'.

    Goed: de bron is UTF-8 met gewone letters, en een kruisje is een x.
    """
    yield Seen(len(bronnen))
    rows = sorted(herstellingen, key=lambda row: (row.bron_regel or 0, row.soort))
    if not rows:
        return
    told = [_told(row) for row in rows]
    yield Finding(
        bericht=f"De bron is gelezen nadat zij is hersteld: {', '.join(told)}. De tabellen bevatten de gewone tekens.",
        plaatsen=tuple(plaats(row, row.voorbeeld) for row in rows),
        voorstel="Niets in het dossier; zet de bron zo mogelijk opnieuw om.",
    )


def _told(row: Herstellingen) -> str:
    """A kind of repair as a finding tells it: `34 ligaturen`."""
    if row.soort == CODERING:
        return f"opgeslagen als {row.voorbeeld} en niet als UTF-8"
    one, more = _TOLD[row.soort]
    return f"{row.aantal} {one if row.aantal == 1 else more}"
