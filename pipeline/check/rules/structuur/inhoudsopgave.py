"""Family 1, the contents: its titles and its completeness against the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import NO_CONTENTS, PARTS, coded_entries, entries, headings, named, split_key, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import Table
    from pipeline.check.reading.koppen import CodedEntry, Entry
    from schemas.rows import Inhoudsopgave, Paragrafen, Vermeldingen

_MOST_UNLISTED = 0.25
"""Share of the headings of a kind from which the contents are taken to leave that kind out, or to be read in part."""


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
    dan zegt KD101 dat. Sinds 2015 gaat het om de codes: B1-K1, P2-K1-W3, P2.

    Waarom: met de inhoudsopgave zoekt men een paragraaf op; een regel zonder paragraaf, of een paragraaf
    zonder regel, is niet te vinden.

    Fout: de inhoudsopgave noemt '2.4 Loopbaanperspectief', deel B heeft geen kop 2.4.

    Goed: elke regel heeft een kop met hetzelfde nummer, en omgekeerd.
    """
    by_code = list(coded_entries(inhoudsopgave, vermeldingen))
    if by_code:
        yield from _codes(by_code, vermeldingen)
        return
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


def _codes(listed: Sequence[CodedEntry], vermeldingen: Table[Vermeldingen]) -> Verdicts:
    """Contents of 2015 and later: entries whose code is worked out nowhere, and blocks that no entry names."""
    worked_out = {(row.soort, row.sleutel): row for row in vermeldingen if row.plaats == "kop"}
    for code, row, mention in listed:
        yield Seen()
        if mention is None or (mention.soort, mention.sleutel) not in worked_out:
            yield Finding(
                bericht=f"De inhoudsopgave noemt '{code} {row.titel}', maar het dossier heeft geen kop met die code; het "
                "onderdeel is niet te vinden.",
                plaatsen=(plaats(row, named(row)),),
                voorstel="Neem het onderdeel op, of haal de regel uit de inhoudsopgave.",
                sleutel=code,
                afwijkend=words(named(row)),
            )
    keys = {(row.soort, row.sleutel) for row in vermeldingen if row.plaats == "inhoudsopgave"}
    for soort in ("kerntaak", "werkproces"):
        blocks = {key: row for key, row in worked_out.items() if key[0] == soort}
        unlisted = {key: row for key, row in blocks.items() if key not in keys}
        if len(unlisted) > _MOST_UNLISTED * len(blocks):
            yield NotJudged(f"de inhoudsopgave noemt een deel van de koppen van een {soort} niet", door_bron=True)
            continue
        yield Seen(len(blocks))
        for (_, key), heading in unlisted.items():
            yield Finding(
                bericht=f"{soort.capitalize()} {key} '{heading.titel}' staat niet in de inhoudsopgave; het onderdeel is zo "
                "niet te vinden.",
                plaatsen=(plaats(heading, heading.titel),),
                voorstel="Neem het op in de inhoudsopgave.",
                sleutel=f"{soort} {key}|kop",
                afwijkend=words(heading.titel),
            )
