"""Family 8, structure: the numbers of profielen, kerntaken and werkprocessen, their parts and their titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.niet_herkend import not_recognised
from pipeline.check.rules.register.benamingen import GEEN_REGISTER, opsomming
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Gedragingen,
        Kerntaken,
        NietHerkend,
        Registernummers,
        Resultaten,
        Uitstromen,
        Uitwerkingen,
        WerkprocesCompetenties,
        Werkprocessen,
    )

_LOOSE = re.compile(r"^\s+|\s+$|(?<=\S\s)\s+")
_LAST = re.compile(r"(?<!\d)(\d+)$")
_OWN = ("dossier", "profiel", "kerntaak", "werkproces", "kennis", "categorie")
"""What a dossier gives a title itself; the lists of the register are not its own."""


@rule(
    "KD809",
    ernst=Ernst.FOUT,
    grond="Model kwalificatiedossier: profielen, kerntaken en werkprocessen zijn doorlopend genummerd vanaf 1.",
    onbekend={KD_2009: "dit formaat kent geen codes van kerntaken en werkprocessen"},
)
def hoofdstuk_met_gat_of_dubbel(
    uitstromen: Table[Uitstromen],
    kerntaken: Table[Kerntaken],
    werkprocessen: Table[Werkprocessen],
    registernummers: Table[Registernummers],
) -> Verdicts:
    """Controleert of profielen, de kerntaken van basis en profiel, en de werkprocessen van een kerntaak doorlopend genummerd zijn.

    In een druk oordeelt KD209 over de werkprocessen.

    Waarom: naar een werkproces wordt verwezen met zijn code. Ontbreekt een nummer of is het dubbel, dan is niet te
    zeggen welk werkproces is bedoeld of wat er is weggevallen.

    Fout: onder B1-K1 staan W1, W2 en W4.

    Goed: onder B1-K1 staan W1, W2 en W3.
    """
    yield from _numbered("het profieldeel", "P", [(row, row.code, row.naam) for row in uitstromen], {})
    for (uitstroom_id, _), rows in kerntaken.by("uitstroom_id", "deel").items():
        prefix = f"P{uitstroom_id[1:]}-K" if uitstroom_id else "B1-K"
        whose = uitstroom_id or "de basis"
        keys = {"uitstroom_id": uitstroom_id} if uitstroom_id else {}
        yield from _numbered(whose, prefix, [(row, row.code, row.titel) for row in rows], keys)
    if not len(registernummers):
        return  # in a print KD209 judges the codes of the werkprocessen
    codes = {row.kerntaak_nr: row.code for row in kerntaken}
    for number, items in werkprocessen.by("kerntaak_nr").items():
        if code := codes.get(number):
            yield from _numbered(
                code, f"{code}-W", [(row, row.code, row.titel) for row in items], {"kerntaak_nr": number}
            )


def _numbered(
    whose: str, prefix: str, items: Sequence[tuple[Any, str | None, str | None]], keys: dict[str, Any]
) -> Verdicts:
    """The numbers of one list: what has none, what is there twice, and what is missing below the highest."""
    numbers = [int(found[1]) if code and (found := _LAST.search(code)) else None for _, code, _ in items]
    yield Seen(len(items))
    counts = Counter(number for number in numbers if number is not None)
    said = [f"{prefix}{number} staat er {times} keer" for number, times in sorted(counts.items()) if times > 1]
    said += [f"'{titel}' heeft geen nummer" for (_, code, titel) in items if code is None]
    missing = sorted(set(range(1, max(counts, default=0) + 1)) - counts.keys())
    said += [f"{prefix}{number} ontbreekt" for number in missing[:3]]
    if said:
        yield Finding(
            bericht=f"De nummering in {whose} klopt niet: {opsomming(said)}; een verwijzing naar de code is onzeker.",
            plaatsen=tuple(plaats(row, f"{code or '?'} {titel or ''}") for row, code, titel in items),
            voorstel="Nummer doorlopend vanaf 1.",
            sleutel=prefix,
            **keys,
        )


@rule(
    "KD810",
    ernst=Ernst.FOUT,
    grond="Model kwalificatiedossier: een werkproces heeft omschrijving, resultaat, gedrag en competenties.",
    onbekend={KD_2009: "in dit formaat oordelen KD401 tot en met KD407 over de onderdelen van een werkproces"},
)
def werkproces_onvolledig(
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    gedragingen: Table[Gedragingen],
    werkproces_competenties: Table[WerkprocesCompetenties],
    niet_herkend: Table[NietHerkend],
) -> Verdicts:
    """Controleert of elk werkproces een omschrijving, een resultaat, gedrag en competenties heeft.

    Waarom: wie een opleiding of een examen maakt, weet anders niet wat er wordt gedaan, waartoe of hoe goed.

    Fout: B1-K1-W3 heeft geen gedrag.

    Goed: B1-K1-W3 heeft alle vier de onderdelen.
    """
    parts = {
        "omschrijving": {(row.uitstroom_id, row.werkproces_id) for row in uitwerkingen if row.omschrijving},
        "resultaat": {(row.uitstroom_id, row.werkproces_id) for row in resultaten if row.resultaat},
        "gedrag": {(row.uitstroom_id, row.werkproces_id) for row in gedragingen if row.gedrag},
        "competentie": {(row.uitstroom_id, row.werkproces_id) for row in werkproces_competenties},
    }
    lost = [name for name, present in parts.items() if not present]
    if lost and len(uitwerkingen) > 1:
        yield NotJudged(f"van geen werkproces is {opsomming(lost)} te lezen", door_bron=True)
    unread = {row.werkproces_id for row in niet_herkend}
    for werkproces_id, rows in uitwerkingen.by("werkproces_id").items():
        if werkproces_id in unread:
            yield not_recognised(f"een onderdeel van {werkproces_id}")
            continue
        yield Seen(len(rows))
        missing = {
            row.uitstroom_id: tuple(
                name
                for name, present in parts.items()
                if (row.uitstroom_id, werkproces_id) not in present and name not in lost
            )
            for row in rows
        }
        yield from _incomplete(werkproces_id, rows, missing)


def _incomplete(
    werkproces_id: str, rows: Sequence[Uitwerkingen], missing: dict[str, tuple[str, ...]]
) -> Iterator[Finding]:
    """One finding for what every uitstroom with the werkproces misses, else one for each that misses something."""
    shared = len(set(missing.values())) == 1
    for row in rows[:1] if shared else rows:
        parts = missing[row.uitstroom_id]
        if parts:
            whose = "" if shared else f" voor {row.uitstroom_id}"
            yield Finding(
                bericht=f"Werkproces {werkproces_id} '{row.titel}' heeft{whose} geen {opsomming(parts)}: "
                "zo is niet te zien wat het vraagt.",
                plaatsen=(plaats(row, row.titel),),
                voorstel=f"Vul {opsomming(parts)} aan.",
                uitstroom_id=None if shared else row.uitstroom_id,
                werkproces_id=werkproces_id,
                sleutel="+".join(parts),
            )


@rule("KD820", ernst=Ernst.ADVIES, grond="XML van het register: een titel is de naam, zonder spaties eromheen.")
def titel_met_losse_spaties(registernummers: Table[Registernummers]) -> Verdicts:
    """Controleert of titels geen spatie vooraan, achteraan of dubbel hebben.

    Waarom: wie titels vergelijkt of erop zoekt, ziet twee verschillende namen.

    Fout: de kerntaak heet 'Ondersteunt bij  dagelijkse activiteiten '.

    Goed: de kerntaak heet 'Ondersteunt bij dagelijkse activiteiten'.
    """
    if not len(registernummers):
        yield NotJudged(GEEN_REGISTER, door_bron=True)
    loose: defaultdict[str, list[Registernummers]] = defaultdict(list)
    for row in registernummers:
        if row.soort in _OWN and row.titel:
            yield Seen()
            if row.titel != " ".join(row.titel.split()):
                loose[row.soort].append(row)
    for soort, rows in loose.items():
        many = f"{len(rows)} titels van {soort} hebben" if len(rows) > 1 else f"Een titel van {soort} heeft"
        yield Finding(
            bericht=f"{many} een spatie vooraan, achteraan of dubbel, zoals '{_shown(rows[0].titel)}': "
            "wie titels vergelijkt, ziet een andere naam.",
            plaatsen=tuple(plaats(row, _shown(row.titel)) for row in rows),
            voorstel="Haal de losse spaties weg.",
            sleutel=soort,
        )


def _shown(titel: str | None) -> str:
    """A title in which a space that is too many shows as ␣."""
    return _LOOSE.sub(lambda found: "␣" * len(found[0]), titel or "")
