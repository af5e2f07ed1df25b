"""Family 1, the contents: its titles, its completeness and its page numbers against the headings."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import PARTS, coded, entries, headings, named, split_key, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import Table
    from pipeline.check.reading.koppen import Entry
    from schemas.rows import Bladzijden, Inhoudsopgave, Paragrafen, Vermeldingen

NO_CONTENTS = "de inhoudsopgave ontbreekt in de bron"
FEWEST_FOR_OFFSET = 3
"""So many entries must agree on the distance between printed and physical page: two can agree by chance."""


@rule(
    "KD102",
    ernst=Ernst.WAARSCHUWING,
    grond="Inhoudsopgave: noemt elk deel en elke paragraaf bij nummer en titel.",
)
def inhoudsopgave_titel_wijkt_af(inhoudsopgave: Table[Inhoudsopgave], vermeldingen: Table[Vermeldingen]) -> Verdicts:
    """Controleert of een regel van de inhoudsopgave dezelfde woorden heeft als de kop met dat nummer.

    Hoofdletters, spaties, leestekens en de vaste woorden 'Nadere specificatie' boven een certificeerbare
    eenheid tellen niet mee.

    Waarom: twee titels voor één paragraaf laten zien dat de inhoudsopgave van een eerdere versie is
    of dat een naam niet overal is bijgewerkt.

    Fout: inhoudsopgave 'Deel A: Beeld van de beroepsgroep', kop 'Deel A: Beeld van de beroepengroep'.

    Goed: inhoudsopgave '2.1 Colofon', kop '2.1. COLOFON'.
    """
    if not len(inhoudsopgave):
        yield NotJudged(NO_CONTENTS, door_bron=True)
    found = headings(vermeldingen)
    for key, row in entries(inhoudsopgave):
        if key not in found or not words(row.titel):
            continue
        yield Seen()
        if words(row.titel) not in {words(heading.titel) for heading in found[key]}:
            heading = found[key][0]
            title = f"Deel {key}: {heading.titel}" if key in PARTS else f"{key[2:]} {heading.titel}"
            yield Finding(
                bericht=f"De inhoudsopgave noemt '{named(row)}', de kop luidt '{title}'; het is één onderdeel"
                " met twee titels.",
                plaatsen=(plaats(row, named(row)), plaats(heading, title)),
                voorstel="Maak de titel in de inhoudsopgave en in de kop gelijk.",
                sleutel=key,
                afwijkend=f"{words(named(row))}|{words(title)}",
            )


@rule(
    "KD103",
    ernst=Ernst.WAARSCHUWING,
    naam="inhoudsopgave-zonder-kop",
    grond="Inhoudsopgave: noemt de genummerde koppen tot en met een vaste diepte.",
)
def inhoudsopgave_zonder_kop(
    inhoudsopgave: Table[Inhoudsopgave], vermeldingen: Table[Vermeldingen], paragrafen: Table[Paragrafen]
) -> Verdicts:
    """Controleert of elke regel van de inhoudsopgave een kop heeft, en elke genummerde kop een regel.

    Koppen die dieper genummerd zijn dan de inhoudsopgave gaat tellen niet mee. Ontbreekt een heel deel,
    dan zegt KD101 dat.

    Waarom: met de inhoudsopgave zoekt men een paragraaf op; een regel zonder paragraaf, of een paragraaf
    zonder regel, is niet te vinden.

    Fout: de inhoudsopgave noemt '2.4 Loopbaanperspectief', deel B heeft geen kop 2.4.

    Goed: elke regel heeft een kop met hetzelfde nummer, en omgekeerd.
    """
    listed = entries(inhoudsopgave)
    if not listed:
        yield NotJudged(NO_CONTENTS, door_bron=True)
        return
    found = headings(vermeldingen)
    yield from _without_heading(listed, found, {words(row.tekst) for row in paragrafen})
    yield from _without_entry(listed, found)


def _without_heading(listed: list[Entry], found: dict[str, Sequence[Vermeldingen]], texts: set[str]) -> Verdicts:
    parts = {split_key(key)[0] for key in found}
    for key, row in listed:
        part, number = split_key(key)
        if not number:
            continue
        if part not in parts:
            yield NotJudged(f"de koppen van deel {part} ontbreken in de bron; zie KD101", door_bron=True)
        elif key not in found and words(row.titel) in texts:
            yield NotJudged(f"de kop van {key} staat in de bron als gewone tekst", door_bron=True)
        else:
            yield Seen()
            if key not in found:
                yield Finding(
                    bericht=f"De inhoudsopgave noemt '{named(row)}', maar deel {part} heeft geen kop met"
                    " dat nummer; de paragraaf is niet te vinden.",
                    plaatsen=(
                        plaats(row, named(row)),
                        *(plaats(heading, heading.titel) for heading in found.get(part, ())[:1]),
                    ),
                    voorstel="Neem de paragraaf op, of haal de regel uit de inhoudsopgave.",
                    sleutel=key,
                    afwijkend=words(named(row)),
                )


def _without_entry(listed: list[Entry], found: dict[str, Sequence[Vermeldingen]]) -> Verdicts:
    keys = {entry.sleutel for entry in listed}
    parts = {split_key(key)[0] for key in keys if split_key(key)[1]}
    depth = max(len(split_key(key)[1]) for key in keys)
    for key, rows in found.items():
        part, number = split_key(key)
        if not 1 <= len(number) <= depth:
            continue
        if part not in parts:
            yield NotJudged(f"de regels van deel {part} ontbreken in de inhoudsopgave van de bron", door_bron=True)
            continue
        yield Seen()
        if key not in keys:
            heading = f"{key.removeprefix(part).strip()} {rows[0].titel}"
            yield Finding(
                bericht=f"Kop '{heading}' in deel {part} staat niet in de inhoudsopgave; de paragraaf is"
                " zo niet te vinden.",
                plaatsen=(
                    plaats(rows[0], heading),
                    *(plaats(row, named(row)) for other, row in listed if other == part),
                ),
                voorstel="Neem de paragraaf op in de inhoudsopgave.",
                sleutel=f"{key}|kop",
                afwijkend=words(heading),
            )


@rule(
    "KD105",
    ernst=Ernst.WAARSCHUWING,
    plaatselijk=True,
    grond="Inhoudsopgave: de regels volgen de volgorde van het dossier.",
)
def paginanummers_lopen_niet_op(inhoudsopgave: Table[Inhoudsopgave]) -> Verdicts:
    """Controleert of de paginanummers in de inhoudsopgave nergens teruglopen.

    Waarom: de regels staan in de volgorde van het dossier, dus een lager nummer na een hoger is een
    tikfout of een regel die is blijven staan.

    Fout: 6, 7, 81, 9, 10 (na 81 komt 9).

    Goed: 6, 6, 7, 9, 10.
    """
    rows = [(row, row.pagina) for row in inhoudsopgave if row.pagina is not None]
    if not len(inhoudsopgave):
        yield NotJudged(NO_CONTENTS, door_bron=True)
    elif not rows:
        yield NotJudged("de inhoudsopgave van de bron heeft geen paginanummers", door_bron=True)
    yield Seen(len(rows))
    for (before, page), (after, next_page) in pairwise(rows):
        if next_page >= page:
            continue
        yield Finding(
            bericht=f"De inhoudsopgave geeft '{named(before)}' pagina {before.pagina} en daarna '{named(after)}'"
            f" pagina {after.pagina}; de paginanummers lopen niet op.",
            plaatsen=tuple(plaats(row, f"{named(row)} {row.pagina}") for row in (before, after)),
            voorstel="Maak de paginanummers opnieuw aan.",
            sleutel=f"{named(before)}|{named(after)}",
        )


@rule(
    "KD109",
    ernst=Ernst.WAARSCHUWING,
    grond="Inhoudsopgave: geeft van elk onderdeel de pagina waar het begint.",
)
def inhoudsopgave_pagina_klopt_niet(
    inhoudsopgave: Table[Inhoudsopgave], vermeldingen: Table[Vermeldingen], bladzijden: Table[Bladzijden]
) -> Verdicts:
    """Controleert of een onderdeel begint op de pagina die de inhoudsopgave noemt. Alleen bij een pdf.

    De pagina is het nummer dat op de bladzijde is gedrukt, of anders haar plaats in het bestand. Zij mag een vast
    aantal verschillen: geteld wordt tegen het verschil dat de meeste regels delen.

    Waarom: wie een gedrukt dossier openslaat op de genoemde pagina moet daar de kop vinden.

    Fout: de inhoudsopgave geeft '4.2' of 'B1-K1-W2' pagina 15; de kop staat op 17, terwijl alle andere regels kloppen.

    Goed: elke kop staat op de genoemde pagina, of elke kop staat twee bladzijden verder.
    """
    found = headings(vermeldingen)
    printed = {row.bron_pagina: row.gedrukt_nummer for row in bladzijden if row.gedrukt_nummer is not None}
    named_by = [(key, row, heading) for key, row in entries(inhoudsopgave) for heading in found.get(key, ())[:1]]
    pairs = [
        (key, row, heading, printed.get(heading.bron_pagina, heading.bron_pagina) - row.pagina)
        for key, row, heading in [*named_by, *coded(inhoudsopgave, vermeldingen)]
        if row.pagina is not None and heading.bron_pagina is not None
    ]
    if not pairs:
        yield NotJudged("de bron heeft geen bladzijden, of de inhoudsopgave geen paginanummers", door_bron=True)
        return
    offsets = Counter(distance for *_, distance in pairs)
    offset, votes = offsets.most_common(1)[0]
    if votes < FEWEST_FOR_OFFSET or 2 * votes <= len(pairs):
        yield NotJudged(
            "de paginanummers van de inhoudsopgave horen bij een andere opmaak dan deze pdf", door_bron=False
        )
        return
    for key, row, heading, distance in pairs:
        yield Seen()
        expected = (row.pagina or 0) + distance - offset
        if distance != offset:
            yield Finding(
                bericht=f"De inhoudsopgave geeft '{named(row)}' pagina {row.pagina}, maar de kop staat op"
                f" pagina {expected}.",
                plaatsen=(plaats(row, f"{named(row)} {row.pagina}"), plaats(heading, heading.titel)),
                voorstel=f"Zet in de inhoudsopgave pagina {expected}.",
                sleutel=key,
            )
