"""Family 4, vakkennis en vaardigheden: one spelling, in order, named once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Weergave, rule
from pipeline.check.language.alphabetical import out_of_order
from pipeline.check.language.best_form import best_form
from pipeline.check.language.broken_words import lexicon
from pipeline.check.language.spelling_variants import Group, Kind, groups
from pipeline.check.language.text_columns import columns
from pipeline.check.reading.keys import by_detaillering, detaillering_of, keys, quoted, shared_keys, werkproces
from pipeline.comparing import words

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Componenten,
        Detailleringen,
        Kerntaken,
        Paragrafen,
        Resultaten,
        Uitstromen,
        Uitwerkingen,
        Vakkennis,
        Vermeldingen,
    )

GROUND = "D 2.4: vakkennis en vaardigheden 'beschrijven op hetzelfde abstractieniveau'."
ORDER = "Deel C 2: de lijst 'Vakkennis en vaardigheden' staat op alfabet en geldt voor het hele werkproces."


@rule("KD411", ernst=Ernst.ADVIES, plaatselijk=True, grond=GROUND, toont=(Weergave.SCHRIJFWIJZEN,))
def vakkennis_in_meer_schrijfwijzen(
    vakkennis: Table[Vakkennis],
    detailleringen: Table[Detailleringen],
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    componenten: Table[Componenten],
    uitstromen: Table[Uitstromen],
    kerntaken: Table[Kerntaken],
    paragrafen: Table[Paragrafen],
    vermeldingen: Table[Vermeldingen],
) -> Verdicts:
    """Controleert of dezelfde vakkennis overal hetzelfde geschreven is.

    Woorden die op een letter, een spatie of een streepje na gelijk zijn, vormen een groep; enkelvoud en
    meervoud van hetzelfde woord zijn een eigen melding. Verschilt een heel woord, dan zijn het twee dingen.
    Een woord dat de conversie met een spatie brak, telt hier als heel: dat meldt KD907.

    Waarom: bij twee schrijfwijzen vraagt de lezer zich af of er twee dingen bedoeld zijn.

    Fout: 'Verkoopsystemen' in werkproces 2.3 en 'Verkoopssystemen' in 2.7.

    Goed: 'Gesprekstechnieken' en 'Gespreksstructuren': dat zijn twee dingen.
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
    mend = lexicon(*texts, (vermeldingen, "titel")).mend
    places: defaultdict[str, list[Vakkennis]] = defaultdict(list)
    for row in vakkennis:
        if row.vakkennis:
            places[mend(row.vakkennis)].append(row)
    yield Seen(sum(map(len, places.values())))
    details = by_detaillering(detailleringen)
    for kind in Kind:
        for group in groups(places, kind):
            yield _spellings(kind, group, places, details)


def _spellings(
    kind: Kind, group: Group, places: dict[str, list[Vakkennis]], details: dict[tuple[str, str, int], Detailleringen]
) -> Finding:
    number: Counter[str] = Counter()
    for term, variant in group.terms.items():
        number[variant] += len(places[term])
    (usual, most), (_, next_most), *_ = number.most_common()
    clear = most > next_most
    rows = [(row, variant) for term, variant in group.terms.items() for row in places[term]]
    odd = [details.get(detaillering_of(row), row) for row, variant in rows if not clear or variant != usual]
    how = "in enkelvoud en meervoud" if kind is Kind.NUMBER else "in meer schrijfwijzen"
    return Finding(
        bericht=f"Dezelfde vakkennis staat {how} in het dossier: {quoted(group.variants)}; "
        f"de lezer kan denken dat er {len(group.variants)} dingen bedoeld zijn.",
        plaatsen=tuple(plaats(row, row.vakkennis) for row, _ in rows),
        voorstel=_proposal(kind, group, usual, most if clear else 0),
        sleutel=f"{kind}: {' / '.join(sorted(group.variants))}",
        **shared_keys(odd),
    )


def _proposal(kind: Kind, group: Group, usual: str, times: int) -> str:
    """The form of the word list; where it does not say, that of most places (`times`; 0 when none has most)."""
    best = best_form(group.variants) if kind is Kind.SPELLING else usual
    if best and best != usual:
        return f"Schrijf overal '{best}': dat is de vorm van de woordenlijst."
    return f"Schrijf overal '{usual}', zoals op {times} plaatsen." if times else "Kies een vorm."


@rule("KD412", ernst=Ernst.ADVIES, plaatselijk=True, grond=ORDER)
def vakkennis_niet_op_alfabet(vakkennis: Table[Vakkennis], detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of elke lijst met vakkennis en vaardigheden op alfabet staat.

    Hoofdletters, accenten en aanhalingstekens tellen niet; een deel tussen haakjes mag meetellen of niet.

    Waarom: op alfabet is een onderwerp snel te vinden, en valt op wat dubbel staat.

    Fout: 'Rapporteren', 'Omgangsvormen'.

    Goed: '(digitale) Nieuwsbronnen', 'Berekeningen', 'Omgangsvormen'.
    """
    details = by_detaillering(detailleringen)
    for key, rows in vakkennis.by("uitstroom_id", "werkproces_id", "detaillering_volgnr").items():
        listed = [row for row in rows if row.vakkennis]
        if len(listed) < 2:
            continue
        yield Seen()
        index = out_of_order([row.vakkennis or "" for row in listed])
        if index is not None:
            before, row = listed[index - 1], listed[index]
            yield Finding(
                bericht=f"De vakkennis bij {werkproces(row)} staat niet op alfabet: '{row.vakkennis}' staat "
                f"na '{before.vakkennis}'; zo is een onderwerp moeilijker te vinden.",
                plaatsen=(plaats(before, before.vakkennis), plaats(row, row.vakkennis)),
                voorstel="Zet de lijst op alfabet.",
                afwijkend=row.vakkennis or "",
                **keys(details.get(key, row)),
            )


@rule("KD413", ernst=Ernst.ADVIES, plaatselijk=True, grond=ORDER)
def vakkennis_dubbel(vakkennis: Table[Vakkennis], detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of binnen een werkproces van een uitstroom geen vakkennis twee keer genoemd is.

    Waarom: de lijst bij de eerste competentie geldt voor het hele werkproces; wat dubbel staat, telt niet
    zwaarder en verwart.

    Fout: 'Omgangsvormen' staat twee keer in de lijst van werkproces 2.2.

    Goed: 'Omgangsvormen' staat een keer in de lijst van 2.2, en een keer in die van 2.3.
    """
    details = by_detaillering(detailleringen)
    for rows in vakkennis.by("uitstroom_id", "werkproces_id").values():
        same: defaultdict[tuple[str, ...], list[Vakkennis]] = defaultdict(list)
        for row in rows:
            if row.vakkennis:
                same[words(row.vakkennis)].append(row)
        yield Seen(sum(map(len, same.values())))
        for term, places in same.items():
            if len(places) > 1:
                last = places[-1]
                yield Finding(
                    bericht=f"'{last.vakkennis}' staat {len(places)} keer bij {werkproces(last)}; "
                    "een keer volstaat, want de vakkennis geldt voor het hele werkproces.",
                    plaatsen=tuple(plaats(row, row.vakkennis) for row in places),
                    voorstel="Laat de vakkennis een keer staan.",
                    sleutel=" ".join(term),
                    **keys(details.get(detaillering_of(last), last)),
                )
