"""Family 6: the certificeerbare eenheden, named in Deel B 2.2 and elaborated in Deel C 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Plaats, Seen, plaats
from pipeline.check.engine.rule import NaAfbreken, Verdicts, rule
from pipeline.check.reading.koppen import headings, split_key, words
from pipeline.check.reading.niet_herkend import not_recognised, unread
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import (
        CertificeerbareEenheden,
        Dossiers,
        Matrices,
        MatrixKruisjes,
        NietHerkend,
        Overzicht,
        Paragrafen,
        Uitstromen,
        Uitwerkingen,
        Vermeldingen,
    )

NAMED = {"B2.2": "deel B 2.2", "C3-lijst": "de lijst van deel C 3"}
ELABORATED = ("C3-kop", "C3-matrix")
"""Values of `vermeldingen.plaats`: where an eenheid is named, and where it is elaborated."""
WHOLE = ("volledig", "verschoven")
"""Conditions of a matrix of which no row is lost."""
NUMBER = re.compile(r"(?<!\d)\d{1,9}\.\d{1,9}")
PARTS_TOLD = re.compile(
    r"bestaat uit (?:het |de )?werkproces(?:sen)? (\d+\.\d+(?:(?:,| en|, en) \d+\.\d+)*) van de uitstroom ([^.]+?)(?:\.|$)",
    re.IGNORECASE,
)
SAME_NAME = 90
"""Similarity (0-100) above which two names are one name spelled twice: 'Contactcenter medewerker verkoop' and
'Contactcenter medewerker dienstverlening', two eenheden of one dossier, score 76."""


@rule(
    "KD601",
    ernst=Ernst.FOUT,
    grond="Inleiding: '1-1 relatie tussen [...] de certificeerbare eenheden' in deel B en C.",
    na_afbreken=NaAfbreken.ALLES,
    onbekend={SBB_2015: "dit formaat kent geen certificeerbare eenheden"},
)
def eenheid_niet_uitgewerkt(
    vermeldingen: Table[Vermeldingen], dossiers: Table[Dossiers], niet_herkend: Table[NietHerkend]
) -> Verdicts:
    """Controleert of elke certificeerbare eenheid die B 2.2 of C 3 noemt in C 3 is uitgewerkt, en omgekeerd.

    Waarom: voor een eenheid wordt een certificaat uitgereikt. Een eenheid zonder uitwerking zegt niet wat de
    deelnemer moet kunnen; een uitwerking zonder vermelding hoort bij geen certificaat.

    Fout: B 2.2 noemt 'Contactcenter medewerker verkoop'; C 3 heeft er geen paragraaf en geen matrix van.

    Goed: beide eenheden staan in B 2.2, in de lijst van C 3 en in een eigen paragraaf van C 3.
    """
    mentions = Mentions(row for row in vermeldingen if row.soort == "eenheid")
    if not mentions.rows:
        yield NotJudged("het dossier noemt geen certificeerbare eenheden", door_bron=False)
        return
    if "C" not in {split_key(key)[0] for key in headings(vermeldingen)}:
        yield NotJudged("deel C ontbreekt in de bron", door_bron=True)
        return
    # Once the table of B 2.2 was read, an eenheid that it does not name is not in it.
    read = {"B2.2"} if any(row.wettelijke_beroepsvereisten is not None for row in dossiers) else set()
    lists = read | ({row.plaats for row in mentions.rows} & NAMED.keys())
    lost = unread(niet_herkend, "matrices", "matrix_id")
    for key, rows in mentions.by_key.items():
        if lost and not mentions.elaborated(key):
            yield not_recognised("een matrix van Deel B of C 3")
            continue
        yield Seen()
        yield from _unit(rows, lists, mentions)


class Mentions:
    """The mentions of eenheden, and those of each eenheid by its key."""

    def __init__(self, rows: Iterable[Vermeldingen]) -> None:
        self.rows = list(rows)
        self.by_key: dict[str, list[Vermeldingen]] = {}
        for row in self.rows:
            self.by_key.setdefault(str(row.sleutel), []).append(row)

    def elaborated(self, key: str) -> bool:
        """Whether Deel C 3 has a paragraph or a matrix of the eenheid."""
        return any(row.plaats in ELABORATED for row in self.by_key[key])

    def other_spelling(self, rows: Sequence[Vermeldingen]) -> Vermeldingen | None:
        """A mention with nearly the same name under another key: elaborated when this one is not, or the reverse."""
        key = str(rows[0].sleutel)
        for other, mentions in self.by_key.items():
            alike = fuzz.ratio(words(mentions[0].titel), words(rows[0].titel)) >= SAME_NAME
            if alike and other != key and self.elaborated(other) != self.elaborated(key):
                return mentions[0]
        return None


def _unit(rows: Sequence[Vermeldingen], lists: set[str], mentions: Mentions) -> Verdicts:
    places = {row.plaats for row in rows}
    missing = [NAMED[place] for place in NAMED if place in lists - places]
    other = mentions.other_spelling(rows)
    named = NAMED.get(rows[0].plaats, rows[0].plaats)
    if mentions.elaborated(str(rows[0].sleutel)):
        if other or not missing:  # the finding on the other spelling tells it
            return
        problem = f"is in deel C 3 uitgewerkt, maar staat niet in {' en '.join(missing)}"
    elif other:
        problem = f"({named}) heet in deel C 3 '{other.titel}'"
    else:
        problem = f"is in deel C 3 niet uitgewerkt; {named} noemt haar wel"
    name = rows[0].titel
    yield Finding(
        bericht=f"Certificeerbare eenheid '{name}' {problem}. Deel B en deel C horen dezelfde eenheden te hebben.",
        plaatsen=tuple(plaats(row, row.titel) for row in (*rows, *([other] if other else []))),
        voorstel=f"Schrijf de naam overal als '{name}'." if other else f"Neem '{name}' overal op, of nergens.",
        sleutel=words(name),
        afwijkend=problem,
    )


@rule(
    "KD602",
    ernst=Ernst.FOUT,
    grond="Inleiding: '1-1 relatie tussen [...] werkprocessen, de certificeerbare eenheden'.",
    na_afbreken=NaAfbreken.ALLES,
    onbekend={SBB_2015: "dit formaat kent geen certificeerbare eenheden"},
)
def eenheid_buiten_uitstroom(
    certificeerbare_eenheden: Table[CertificeerbareEenheden],
    matrices: Table[Matrices],
    matrix_kruisjes: Table[MatrixKruisjes],
    paragrafen: Table[Paragrafen],
    overzicht: Table[Overzicht],
    uitwerkingen: Table[Uitwerkingen],
    uitstromen: Table[Uitstromen],
) -> Verdicts:
    """Controleert of één uitstroom alle werkprocessen van een certificeerbare eenheid heeft.

    De werkprocessen van een eenheid zijn die met een kruisje in haar matrix, en die welke de tekst van C 3
    haar toeschrijft ('bestaat uit de werkprocessen 1.1 en 2.1 van de uitstroom Imker').

    Waarom: een certificeerbare eenheid is een deel van een uitstroom. Een werkproces dat die uitstroom niet
    heeft, is nergens uitgewerkt.

    Fout: de eenheid heeft kruisjes bij 1.1 en 2.4; U3 heeft geen 2.4 en U4 geen 1.1.

    Goed: alle werkprocessen van de eenheid horen bij U3.
    """
    if not len(certificeerbare_eenheden):
        yield NotJudged("het dossier noemt geen certificeerbare eenheden", door_bron=False)
    elif not len(overzicht):
        yield NotJudged("het overzicht van deel B 3 ontbreekt in de bron", door_bron=True)
        return
    covered: dict[str, set[str]] = {}
    for row in (*overzicht, *uitwerkingen):
        covered.setdefault(row.uitstroom_id, set()).add(row.werkproces_id)
    for unit in certificeerbare_eenheden:
        own = {row.matrix_id: row for row in matrices if row.eenheid_id == unit.eenheid_id}
        parts = {row.werkproces_id: _cross(row) for row in matrix_kruisjes if row.matrix_id in own}
        told, of = _told(unit, paragrafen, uitstromen)
        parts = told | parts
        if not parts:
            yield NotJudged(f"de kruisjes van eenheid '{unit.naam}' ontbreken in de bron", door_bron=True)
            continue
        yield Seen()
        nearest = of or max(covered, key=lambda uitstroom: len(covered[uitstroom] & parts.keys()))
        outside = sorted(parts.keys() - covered.get(nearest, set()))
        if outside:
            yield _outside(unit, outside, nearest, parts)
        elif any(row.toestand not in WHOLE for row in own.values()):
            yield NotJudged(f"de matrix van eenheid '{unit.naam}' is niet heel in de bron", door_bron=True)


def _cross(row: MatrixKruisjes) -> Plaats:
    return plaats(row, f"{row.werkproces_id}: kruisje bij {row.competentie_code or row.competentie_gelezen or '?'}")


def _told(
    unit: CertificeerbareEenheden, paragrafen: Table[Paragrafen], uitstromen: Table[Uitstromen]
) -> tuple[dict[str, Plaats], str | None]:
    """The werkprocessen that the text of C 3 gives an eenheid, and the uitstroom it says they are of."""
    ids = {words(row.naam): row.uitstroom_id for row in uitstromen}
    for row in paragrafen:
        found = PARTS_TOLD.search(row.tekst or "") if row.deel == "C" else None
        if found and words(row.titel) == words(unit.naam) and words(found[2]) in ids:
            parts = {number: plaats(row, row.tekst) for number in NUMBER.findall(found[1])}
            return parts, ids[words(found[2])]
    return {}, None


def _outside(unit: CertificeerbareEenheden, outside: Sequence[str], nearest: str, parts: dict[str, Plaats]) -> Finding:
    listed = " en ".join(outside)
    return Finding(
        bericht=f"Certificeerbare eenheid '{unit.naam}' heeft werkproces {listed}, dat uitstroom {nearest} niet heeft;"
        " een eenheid hoort een deel van één uitstroom te zijn.",
        plaatsen=(plaats(unit, unit.naam), *(parts[key] for key in outside)),
        voorstel=f"Haal werkproces {listed} uit de eenheid, of voeg het toe aan de uitstroom.",
        werkproces_id=outside[0] if len(outside) == 1 else None,
        sleutel=f"{words(unit.naam)}|{listed}",
    )
