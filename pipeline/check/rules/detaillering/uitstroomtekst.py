"""Family 4, text and uitstroom: a text is about the uitstroom under which it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.keys import keys, werkproces
from pipeline.check.rules.detaillering.eigen_termen import Statement, reserved_terms
from pipeline.check.rules.detaillering.onderwerp import Subjects
from pipeline.comparing import fold

if TYPE_CHECKING:
    from pipeline.check.engine.table import OfWerkproces, Table
    from pipeline.check.rules.detaillering.eigen_termen import Term
    from schemas.rows import Detailleringen, Dossiers, Resultaten, Uitstromen, Uitwerkingen, Vakkennis


@rule(
    "KD408",
    ernst=Ernst.FOUT,
    plaatselijk=True,
    grond="Deel C 2: de detaillering geldt voor de uitstroom waaronder zij staat.",
)
def onderwerp_van_andere_uitstroom(
    uitstromen: Table[Uitstromen],
    dossiers: Table[Dossiers],
    uitwerkingen: Table[Uitwerkingen],
    detailleringen: Table[Detailleringen],
) -> Verdicts:
    """Controleert of omschrijvingen en prestatie-indicatoren over de eigen uitstroom gaan.

    Waarom: een tekst die uit een andere uitstroom is overgenomen, beschrijft een ander beroep.

    Fout: bij de medewerker binnendienst staat 'De medewerker buitendienst bezoekt de klant.'

    Goed: 'De medewerker binnendienst belt de klant', of 'Hij geeft de offerte door aan de medewerker
    buitendienst'.
    """
    if len(uitstromen) < 2:
        yield NotJudged("het dossier heeft geen twee uitstromen om van elkaar te onderscheiden", door_bron=False)
        return
    names = {row.uitstroom_id: row.naam for row in uitstromen}
    subjects = Subjects(uitstromen, dossiers)
    texts: list[tuple[OfWerkproces, str, str | None]] = []
    texts += [(row, "omschrijving", row.omschrijving) for row in uitwerkingen]
    texts += [(row, "prestatie-indicator", row.prestatie_indicator) for row in detailleringen]
    for row, kind, text in texts:
        if not text:
            continue
        if not names.get(row.uitstroom_id):
            yield NotJudged(f"de naam van {row.uitstroom_id} ontbreekt in de bron", door_bron=True)
            continue
        yield Seen()
        for other, sentence in subjects.other_than(row.uitstroom_id, text).items():
            yield Finding(
                bericht=f"De {kind} bij {werkproces(row)} heeft '{names[other]}' als onderwerp in plaats van "
                f"'{names[row.uitstroom_id]}'; zo beschrijft zij een ander beroep.",
                plaatsen=(plaats(row, sentence),),
                voorstel=f"Ga na of de tekst voor '{names[row.uitstroom_id]}' geldt en noem die uitstroom.",
                sleutel=f"{kind} {other}",
                **keys(row),
            )


@rule(
    "KD415",
    ernst=Ernst.ADVIES,
    plaatselijk=True,
    grond="Deel D 2.4: de verschillen tussen de uitstromen herkenbaar beschrijven.",
)
def term_van_andere_uitstroom(
    uitstromen: Table[Uitstromen],
    uitwerkingen: Table[Uitwerkingen],
    resultaten: Table[Resultaten],
    detailleringen: Table[Detailleringen],
    vakkennis: Table[Vakkennis],
) -> Verdicts:
    """Controleert of een uitstroom niet de vakterm gebruikt die het dossier voor een andere bewaart.

    Bewaard is een term waarmee de naam van een uitstroom begint ('account' van 'accountmanager'), die in de
    meeste van haar werkprocessen staat en in de andere uitstromen bijna nooit.

    Waarom: de term wijst op tekst die uit de andere uitstroom is overgenomen.

    Fout: 'De medewerker buitendienst stelt de account vragen', terwijl hij elders 'de klant' heeft.

    Goed: 'De accountmanager stelt de account vragen.'
    """
    statements = [Statement(row, row.omschrijving) for row in uitwerkingen if row.omschrijving]
    statements += [Statement(row, row.resultaat) for row in resultaten if row.resultaat]
    statements += [Statement(row, row.prestatie_indicator) for row in detailleringen if row.prestatie_indicator]
    names = {row.uitstroom_id: row.naam or "" for row in uitstromen}
    terms = list(reserved_terms(names, statements)) if len(names) > 1 else []
    if not terms:
        yield NotJudged("het dossier bewaart geen term voor een van meer uitstromen", door_bron=False)
    titles = {(row.uitstroom_id, row.werkproces_id): fold(row.titel or "") for row in uitwerkingen}
    statements += [Statement(row, row.vakkennis) for row in vakkennis if row.vakkennis]
    for term in terms:
        found: defaultdict[tuple[str | None, ...], list[tuple[OfWerkproces, str]]] = defaultdict(list)
        for row, text in statements:
            if row.uitstroom_id == term.uitstroom_id:
                continue
            yield Seen()
            own = titles.get((row.uitstroom_id, row.werkproces_id), "")
            if term.term in fold(text) and (sentence := term.used_in(_untitled(text, own))):
                thing = (row.uitstroom_id, row.werkproces_id, getattr(row, "competentie_code", None))
                found[thing].append((row, sentence))
        for places in found.values():
            yield _stray_term(term, names, places)


def _untitled(text: str, title: str) -> str:
    """A text without the title of its werkproces, which may name the term: 'Onderhandelt met de klant/account'."""
    plain = fold(text)
    at = plain.find(title) if title and len(plain) == len(text) else -1
    return text if at < 0 else f"{text[:at]} {text[at + len(title) :]}"


def _stray_term(term: Term, names: dict[str, str], places: list[tuple[OfWerkproces, str]]) -> Finding:
    row = places[0][0]
    return Finding(
        bericht=f"De tekst bij {werkproces(row)} gebruikt '{term.term}', een term die het dossier voor "
        f"'{names[term.uitstroom_id]}' bewaart; de tekst lijkt daaruit overgenomen.",
        plaatsen=tuple(plaats(place, sentence) for place, sentence in places),
        voorstel=f"Vervang '{term.term}' door het woord dat '{names.get(row.uitstroom_id)}' elders gebruikt.",
        sleutel=term.term,
        **keys(row),
    )
