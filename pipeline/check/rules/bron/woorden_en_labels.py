"""Family 9, text: what the conversion did to the words of a dossier."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, cast

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.language.broken_words import lexicon, whole_elsewhere
from pipeline.check.language.column_label import leading_label
from pipeline.check.language.text_columns import columns
from pipeline.check.reading.keys import by_detaillering, detaillering_of, keys, shared_keys
from pipeline.check.reading.source import exact_cells, is_register
from pipeline.comparing import excerpt

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Plaats
    from pipeline.check.engine.table import OfDetaillering, Sourced, Table
    from pipeline.check.language.broken_words import Break, Column
    from schemas.rows import (
        Bronnen,
        Componenten,
        Detailleringen,
        Kerntaken,
        Matrices,
        Paragrafen,
        Resultaten,
        Uitstromen,
        Uitwerkingen,
        Vakkennis,
        Vermeldingen,
    )


@rule(
    "KD907",
    ernst=Ernst.ADVIES,
    eigenaar=Eigenaar.BRON,
    grond="Hetzelfde woord staat elders in het dossier zonder spatie.",
)
def woord_gebroken(
    vakkennis: Table[Vakkennis],
    detailleringen: Table[Detailleringen],
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    componenten: Table[Componenten],
    uitstromen: Table[Uitstromen],
    kerntaken: Table[Kerntaken],
    paragrafen: Table[Paragrafen],
    vermeldingen: Table[Vermeldingen],
    matrices: Table[Matrices],
    bronnen: Table[Bronnen],
) -> Verdicts:
    """Controleert of er geen spatie staat in een woord dat elders in het dossier heel is.

    Zijn beide helften zelf ook woorden, dan telt het alleen als het hele woord veel vaker voorkomt. Zo'n los geschreven
    samenstelling is van de opstellers als de bron verder geen gebroken woorden heeft, en haar cellen zeker zijn of geen
    matrix is verschoven of verloren.

    Waarom: gebroken woorden vindt niemand terug met zoeken, en ze lezen als een fout van de opstellers,
    terwijl de omzetting van het bestand ze brak.

    Fout: 'Hij p lant zijn activiteiten', terwijl elders 'plant' staat.

    Goed: 'Hij treedt op' naast 'optreden', en 'de klant vragen' naast 'klantvragen'.
    """
    texts = columns(
        vakkennis=vakkennis,
        detailleringen=detailleringen,
        uitwerkingen=uitwerkingen,
        resultaten=resultaten,
        componenten=componenten,
        uitstromen=uitstromen,
        kerntaken=kerntaken,
        paragrafen=paragrafen,
    )
    witnesses = (*texts, (vermeldingen, "titel"))
    words = lexicon(*witnesses)
    details = by_detaillering(detailleringen)
    found: defaultdict[str, list[_Found]] = defaultdict(list)
    for table, column in texts:
        yield Seen(len(table))
        for row in table:
            for item in words.breaks(getattr(row, column) or ""):
                place = plaats(row, excerpt(getattr(row, column), item.start, item.end), item.broken)
                found[item.broken.casefold()].append(_Found(item, _owner(row, details), place))
    whole_source = is_register(bronnen) or (
        all(item.woord.of_two_words for places in found.values() for item in places)
        and (exact_cells(bronnen) or all(row.toestand == "volledig" for row in matrices))
    )
    for places in found.values():
        own = whole_source and places[0].woord.of_two_words
        yield _broken(places, witnesses, Eigenaar.DOSSIER if own else None)


class _Found(NamedTuple):
    """A broken word, the row whose keys its finding bears, and where it stands."""

    woord: Break
    eigenaar: Sourced
    plaats: Plaats


def _broken(places: list[_Found], texts: tuple[Column, ...], eigenaar: Eigenaar | None) -> Finding:
    word = places[0].woord
    witness = whole_elsewhere(word.whole, texts)
    stands = word.whole
    shown: tuple[Plaats, ...] = ()
    if witness:
        row, text, start = witness
        stands = text[start : start + len(word.whole)]
        shown = (plaats(row, excerpt(text, start, start + len(word.whole))),)
    return Finding(
        bericht=f"'{word.broken}' heeft een spatie in het woord, terwijl elders in het dossier '{stands}' staat; "
        "wie op het woord zoekt, vindt het hier niet.",
        plaatsen=(*dict.fromkeys(item.plaats for item in places), *shown),
        voorstel=f"{'Schrijf' if eigenaar else 'Lees'} '{word.mended}'.",
        sleutel=word.broken.casefold(),
        eigenaar=eigenaar,
        **shared_keys([item.eigenaar for item in places]),
    )


def _owner(row: Sourced, details: dict[tuple[str, str, int], Detailleringen]) -> Sourced:
    """The detaillering that a row of `componenten` or `vakkennis` is part of, else the row itself."""
    return (
        details.get(detaillering_of(cast("OfDetaillering", row)), row) if hasattr(row, "detaillering_volgnr") else row
    )


@rule(
    "KD908",
    ernst=Ernst.ADVIES,
    eigenaar=Eigenaar.BRON,
    grond="Deel B 5 en Deel C 2: het label van een kolom staat erboven of ervoor, niet in de tekst.",
)
def label_in_tekst(
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    detailleringen: Table[Detailleringen],
    componenten: Table[Componenten],
    vakkennis: Table[Vakkennis],
    kerntaken: Table[Kerntaken],
) -> Verdicts:
    """Controleert of geen tekst begint met het label van een kolom.

    Waarom: het label hoort niet bij de tekst; het kwam erin bij de omzetting van het bestand.

    Fout: 'Prestatie-Indicator De monteur doet voorstellen.'

    Goed: 'De monteur doet voorstellen.', en als vakkennis 'Omschrijving van de order'.
    """
    texts = columns(
        uitwerkingen=uitwerkingen,
        resultaten=resultaten,
        detailleringen=detailleringen,
        componenten=componenten,
        vakkennis=vakkennis,
        kerntaken=kerntaken,
    )
    details = by_detaillering(detailleringen)
    for table, column in texts:
        for row in table:
            text = getattr(row, column)
            if not text:
                continue
            yield Seen()
            if label := leading_label(text):
                yield Finding(
                    bericht=f"De tekst begint met het label '{label}', dat er bij de omzetting in kwam; "
                    "het hoort boven de kolom en niet in de tekst.",
                    plaatsen=(plaats(row, text),),
                    voorstel=f"Lees de tekst zonder '{label}'.",
                    sleutel=f"{column} {label.casefold()}",
                    **keys(_owner(row, details)),
                )
