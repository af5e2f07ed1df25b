"""Family 8, text: what a template left behind, and names of profielen that are spelled otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pipeline.check.engine.finding import Ernst, Finding, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.language.name_variants import differs, spellings
from pipeline.check.language.text_columns import columns
from pipeline.check.rules.register.benamingen import opsomming
from pipeline.comparing import excerpt
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.finding import Plaats
    from pipeline.check.engine.table import Sourced, Table
    from schemas.rows import (
        Gedragingen,
        Kennis,
        KerntaakEisen,
        Paragrafen,
        Resultaten,
        Uitstromen,
        Uitwerkingen,
    )

_TEMPLATE = re.compile(
    r"<(?=[^\W\d_])(?!https?:|www\.)(?!(?:span|strong|font|div|table|sup|sub|img|html|body)\s*>)"
    r"[^<>@=\"/]{2,79}[^\s<>@=\"/]>"
    r"|\[\s*(?:vul|invullen|in te vullen|nog|hier|naam|titel|tekst)\b[^\[\]]{0,80}\]"
    r"|\blorem ipsum\b|\b[xX]{3,}\b",
    re.IGNORECASE,
)
"""What stands between angle brackets (no address, no tag), an instruction between square ones, filler text."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Spelled(NamedTuple):
    """A name as a text spells it, and where."""

    vorm: str
    plaats: Plaats


def _texts(**tables: Table[Sourced]) -> Iterator[tuple[Sourced, str]]:
    """Every running text in the tables; one that holds for several profielen once."""
    seen: set[tuple[object, str]] = set()
    for table, column in columns(**tables):
        for row in table:
            text = getattr(row, column)
            if text and (spot(row), text) not in seen:
                seen.add((spot(row), text))
                yield row, text


@rule(
    "KD811",
    ernst=Ernst.FOUT,
    grond="Het sjabloon van het dossier: wat tussen < en > staat, vult de opsteller in.",
    onbekend={KD_2009: "een omzetting naar tekst laat opmaak tussen < en > achter die op een sjabloon lijkt"},
)
def sjabloontekst_blijft_staan(
    uitstromen: Table[Uitstromen],
    kerntaak_eisen: Table[KerntaakEisen],
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    gedragingen: Table[Gedragingen],
    kennis: Table[Kennis],
    paragrafen: Table[Paragrafen],
) -> Verdicts:
    """Controleert of nergens een plek van het sjabloon staat die nog moest worden ingevuld.

    Waarom: daar hoort inhoud te staan die er nu niet is.

    Fout: 'Meldcode huiselijk geweld en kindermishandeling, <andere relevante wetgeving>'.

    Goed: 'Meldcode huiselijk geweld en kindermishandeling, Wet op de jeugdzorg'.
    """
    texts = _texts(
        uitstromen=uitstromen,
        kerntaak_eisen=kerntaak_eisen,
        uitwerkingen=uitwerkingen,
        resultaten=resultaten,
        gedragingen=gedragingen,
        kennis=kennis,
        paragrafen=paragrafen,
    )
    found: defaultdict[str, list[Plaats]] = defaultdict(list)
    for row, text in texts:
        yield Seen()
        for match in _TEMPLATE.finditer(text):
            if _LETTERS.search(match[0]):
                found[match[0]].append(plaats(row, excerpt(text, match.start(), match.end())))
    for left, places in found.items():
        yield Finding(
            bericht=f"'{left}' is een plek van het sjabloon die niemand heeft ingevuld: wat er hoort te staan, ontbreekt.",
            plaatsen=tuple(places),
            voorstel="Vul in wat hier is bedoeld, of haal de plek weg.",
            sleutel=left,
        )


@rule(
    "KD817",
    ernst=Ernst.ADVIES,
    grond="De titel van het profiel is zijn naam.",
    onbekend={KD_2009: "in dit formaat vergelijkt KD201 de namen van de uitstromen"},
)
def profielnaam_in_meer_schrijfwijzen(
    uitstromen: Table[Uitstromen],
    kerntaak_eisen: Table[KerntaakEisen],
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    gedragingen: Table[Gedragingen],
    paragrafen: Table[Paragrafen],
) -> Verdicts:
    """Controleert of de tekst een profiel overal schrijft zoals het heet.

    Kleine letters midden in een zin zijn gewoon; andere hoofdletters, '&' voor 'en' en een spatie of streepje in een
    woord zijn een andere schrijfwijze.

    Waarom: wie de naam zoekt, vindt de andere schrijfwijzen niet, en op het diploma staat er maar één.

    Fout: het profiel heet 'Medewerker sport en recreatie', en de tekst schrijft 'medewerker Sport & Recreatie'.

    Goed: de tekst schrijft overal 'medewerker sport en recreatie'.
    """
    names = {row.naam: row for row in uitstromen if row.naam}
    texts = _texts(
        uitstromen=uitstromen,
        kerntaak_eisen=kerntaak_eisen,
        uitwerkingen=uitwerkingen,
        resultaten=resultaten,
        gedragingen=gedragingen,
        paragrafen=paragrafen,
    )
    found: defaultdict[str, list[Spelled]] = defaultdict(list)
    for row, text in texts:
        for spelled in spellings(text, names):
            yield Seen()
            if differs(spelled.vorm, spelled.naam):
                where = plaats(row, excerpt(text, spelled.start, spelled.end))
                found[spelled.naam].append(Spelled(spelled.vorm, where))
    for naam, others in found.items():
        forms = opsomming(f"'{other.vorm}'" for other in others)
        yield Finding(
            bericht=f"Het profiel '{naam}' heet elders {forms}: wie de naam zoekt, vindt dat niet.",
            plaatsen=(plaats(names[naam], naam), *dict.fromkeys(other.plaats for other in others)),
            voorstel=f"Schrijf overal '{naam}'.",
            uitstroom_id=names[naam].uitstroom_id,
        )
