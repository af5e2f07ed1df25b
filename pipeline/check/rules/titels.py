"""Family 2: how uitstromen, kerntaken and werkprocessen are named, numbered, listed and levelled."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.check.finding import Eigenaar, Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.natural import natural
from pipeline.check.rule import Verdicts, rule
from pipeline.check.rules.dekking import GROND_1_1, GROND_3, NO_OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.check.table import Row, Table

_QUOTES = re.compile(r"[\"'‘’“”„`´]")


@rule("KD201", ernst=Ernst.FOUT, grond=f"{GROND_1_1}; de naam van een uitstroom is de naam op het diploma")
def uitstroomnaam_wijkt_af(vermeldingen: Table, uitstromen: Table) -> Verdicts:
    """Controleert of een uitstroom overal hetzelfde heet: Diploma(s), B 1, legenda, B 4, C 2, matrices, inhoudsopgave.

    Waarom: de naam van de uitstroom komt op het diploma; twee namen voor één uitstroom is verwarrend voor
    wie het dossier gebruikt en voor de administratie van scholen.

    Fout: de legenda zegt 'Commercieel medewerker binnendienst', B 4.1 'Medewerker commerciële binnendienst'.

    Goed: elke plaats noemt 'Commercieel medewerker binnendienst', met of zonder hoofdletter.
    """
    known = {row.uitstroom_id for row in uitstromen}
    groups = _mentions(vermeldingen, "uitstroom")
    for key in sorted(groups.keys() & known, key=natural):
        rows = groups[key]
        yield Seen(len(rows))
        usual = _usual(rows)
        for where, row in _odd(rows, usual, plain):
            yield Finding(
                f"Uitstroom {key} heet in {where} '{row.titel}', maar elders '{usual.titel}': "
                "één uitstroom moet overal dezelfde naam hebben.",
                (plaats(row, row.titel), plaats(usual, usual.titel)),
                f"Gebruik overal '{usual.titel}'.",
                uitstroom_id=key,
                sleutel=where,
            )


@rule("KD202", ernst=Ernst.FOUT, grond="Deel B 2.2 en B 4: het niveau van het diploma is het niveau van de uitstroom")
def niveau_wijkt_af(niveauvermeldingen: Table) -> Verdicts:
    """Controleert of het niveau van een uitstroom gelijk is in Diploma(s), B 4 en 'Kwalificaties in beeld'.

    Waarom: het niveau bepaalt het diploma en de bekostiging; twee niveaus voor één uitstroom kan niet.

    Fout: Diploma(s) zegt 'Rotorbladmonteur - 2', B 4.1 zegt 'Niveau 3'.

    Goed: alle plaatsen noemen niveau 2.
    """
    for key, rows in niveauvermeldingen.by("uitstroom_id").items():
        stated = [row for row in rows if row.niveau is not None]
        if len(stated) < 2:
            yield NotJudged(f"het niveau van {key} staat op minder dan twee plaatsen")
            continue
        yield Seen()
        if len({row.niveau for row in stated}) > 1:
            told = ", ".join(f"{row.plaats} zegt {row.niveau}" for row in stated)
            yield Finding(
                f"Het niveau van {key} '{stated[0].naam}' verschilt: {told}.",
                tuple(plaats(row, f"{row.naam}: niveau {row.niveau} ({row.plaats})") for row in stated),
                "Noem op alle plaatsen hetzelfde niveau.",
                uitstroom_id=key,
            )


@rule("KD207", ernst=Ernst.FOUT, grond=GROND_1_1)
def kerntaaktitel_wijkt_af(vermeldingen: Table) -> Verdicts:
    """Controleert of een kerntaak overal dezelfde titel heeft: B 3, B 5, B 6, de matrices, de detaillering en C 3.

    Waarom: wie een kerntaak opzoekt moet haar overal herkennen. Andere woorden zijn een fout; een verschil in
    spaties, hoofdletters of aanhalingstekens is alleen een advies.

    Fout: B 3 noemt kerntaak 2 'Voert het verkooptraject uit', de matrix in C 3 'Verkoopt producten en diensten'.

    Goed: alle plaatsen noemen kerntaak 2 'Voert het verkooptraject uit'.
    """
    yield from _titles(vermeldingen, "kerntaak")


@rule("KD208", ernst=Ernst.FOUT, grond=GROND_1_1)
def werkprocestitel_wijkt_af(vermeldingen: Table) -> Verdicts:
    """Controleert of een werkproces overal dezelfde titel heeft: B 3, B 5, B 6, de matrices, de detaillering en C 3.

    Waarom: dossier, examens en administratie verwijzen naar een werkproces met zijn titel. Andere woorden zijn een
    fout; een verschil in spaties, hoofdletters of aanhalingstekens is alleen een advies.

    Fout: 1.2 heet in B 3 'Doet voorstellen voor het verkoopplan' en in de matrix 'Stelt het verkoopplan op'.

    Goed: 1.2 heet overal 'Doet voorstellen voor het verkoopplan'.
    """
    yield from _titles(vermeldingen, "werkproces")


@rule("KD209", ernst=Ernst.FOUT, grond=GROND_3)
def werkprocesnummer_klopt_niet(werkprocessen: Table, vermeldingen: Table) -> Verdicts:
    """Controleert of de werkprocessen van een kerntaak in B 3 doorlopend zijn genummerd en onder hun kerntaak staan.

    Waarom: naar een werkproces wordt verwezen met zijn nummer; een gat, een dubbel nummer of een nummer van een andere
    kerntaak maakt die verwijzing onzeker.

    Fout: kerntaak 1 heeft 1.1, 1.2 en 1.4; of onder kerntaak 1 staat 2.3.

    Goed: kerntaak 1 heeft 1.1, 1.2 en 1.3.
    """
    listed = vermeldingen.by("soort", "plaats").get(("werkproces", "B3"), [])
    if not listed:
        yield NotJudged(NO_OVERVIEW)
        return
    rows = {row.werkproces_id: row for row in werkprocessen}
    numbers: defaultdict[int, dict[int, Row]] = defaultdict(dict)
    for row in listed:
        yield Seen()
        kerntaak, number = (int(part) for part in row.sleutel.split("."))
        if number in numbers[kerntaak]:
            yield _number(row, kerntaak, f"Nummer {row.sleutel} komt in het overzicht twee keer voor", "dubbel",
                          numbers[kerntaak][number])  # fmt: skip
        numbers[kerntaak].setdefault(number, row)
        under = rows[row.sleutel].kerntaak_nr if row.sleutel in rows else kerntaak
        if under != kerntaak:
            yield _number(
                row, under, f"Werkproces {row.sleutel} staat in het overzicht onder kerntaak {under}", "onder"
            )
    for kerntaak, present in sorted(numbers.items()):
        for missing in sorted(set(range(1, max(present) + 1)) - set(present)):
            after = present[min(number for number in present if number > missing)]
            yield _number(after, kerntaak, f"Nummer {kerntaak}.{missing} ontbreekt in het overzicht voor {after.sleutel}",
                          f"gat {kerntaak}.{missing}")  # fmt: skip


@rule("KD210", ernst=Ernst.FOUT, grond="Deel B 5: bij de kerntaak staan de werkprocessen die B 3 bij haar noemt")
def kerntaak_werkprocessen_verschillen(vermeldingen: Table) -> Verdicts:
    """Controleert of B 5 bij een kerntaak dezelfde werkprocessen noemt als B 3.

    Waarom: B 3 en B 5 geven dezelfde indeling; verschillen zij, dan is niet te zeggen welke geldt.

    Fout: B 5.2 noemt 2.1 tot en met 2.8, B 3 noemt bij kerntaak 2 ook 2.9.

    Goed: B 5.2 en B 3 noemen allebei 2.1 tot en met 2.9.
    """
    overview = _by_kerntaak(vermeldingen, "B3")
    described = _by_kerntaak(vermeldingen, "B5")
    if not overview:
        yield NotJudged(NO_OVERVIEW)
        return
    for number, there in sorted(overview.items()):
        here = described.get(number)
        if not here:
            yield NotJudged(f"de lijst van werkprocessen van kerntaak {number} in B 5 is in de bron niet te lezen")
            continue
        yield Seen()
        for key in sorted(here.keys() ^ there.keys(), key=natural):
            row, where, other = (here[key], "B 5", "B 3") if key in here else (there[key], "B 3", "B 5")
            side = next(iter((there if key in here else here).values()))
            yield Finding(
                f"Werkproces {key} '{row.titel}' staat bij kerntaak {number} in {where}, maar niet in {other}.",
                (plaats(row, f"{key} {row.titel}"), plaats(side, f"{other}: {side.sleutel} {side.titel} ...")),
                f"Neem {key} ook op in {other}, of schrap het in {where}.",
                kerntaak_nr=number,
                werkproces_id=key,
            )


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A title without case, accents, quotes, spaces and punctuation: what must be the same everywhere."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in letters if character.isalnum())


def _spelled(text: str) -> str:
    return _QUOTES.sub("'", " ".join(text.split())).rstrip(".")


def _titles(vermeldingen: Table, soort: str) -> Verdicts:
    for key, rows in sorted(_mentions(vermeldingen, soort).items(), key=lambda item: natural(item[0])):
        yield Seen(len(rows))
        usual = _usual(rows)
        kerntaak, werkproces = int(key.partition(".")[0]), key if soort == "werkproces" else None
        for where, row in _odd(rows, usual, plain):
            yield Finding(
                f"{soort.capitalize()} {key} heet in {where} '{row.titel}', maar elders '{usual.titel}': "
                "de titel moet overal dezelfde woorden hebben.",
                (plaats(row, row.titel), plaats(usual, usual.titel)), f"Gebruik overal '{usual.titel}'.",
                sleutel=f"{where} {plain(row.titel)}", kerntaak_nr=kerntaak, werkproces_id=werkproces,
            )  # fmt: skip
        same = [row for row in rows if plain(row.titel) == plain(usual.titel)]
        for where, row in _odd(same, usual, _spelled):
            yield Finding(
                f"De titel van {soort} {key} is in {where} anders geschreven: '{row.titel}', elders '{usual.titel}'.",
                (plaats(row, row.titel), plaats(usual, usual.titel)), f"Schrijf overal '{usual.titel}'.",
                ernst=Ernst.ADVIES, eigenaar=_owner(row, usual), sleutel=f"{where} spelling", kerntaak_nr=kerntaak, werkproces_id=werkproces,
            )  # fmt: skip


def _owner(row: Row, usual: Row) -> Eigenaar | None:
    """A difference of spaces only, in text, is what a conversion does to a title that goes over two lines."""
    only_spaces = "".join(row.titel.split()) == "".join(usual.titel.split())
    return Eigenaar.BRON if only_spaces and row.bron_pagina is None else None


def _mentions(vermeldingen: Table, soort: str) -> dict[str, list[Row]]:
    rows = (row for row in vermeldingen.by("soort").get(soort, []) if row.titel)
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.sleutel].append(row)
    return groups


def _usual(rows: list[Row]) -> Row:
    """The mention that most places agree on; each kind of place counts once, and the legend or B 3 settles a tie."""
    votes = Counter(name for _where, name in {(row.plaats, plain(row.titel)) for row in rows})
    first = {plain(row.titel) for row in rows if row.plaats in ("legenda", "B3")}
    best = max(votes, key=lambda name: (votes[name], name in first, name))
    same = [row for row in rows if plain(row.titel) == best]
    spelling = Counter(row.titel for row in same).most_common(1)[0][0]
    return next(row for row in same if row.titel == spelling)


def _odd(rows: Iterable[Row], usual: Row, form: Callable[[str], str]) -> Iterator[tuple[str, Row]]:
    """The mentions that differ from the usual one, the first of each kind of place and each wording."""
    seen = set()
    for row in rows:
        key = (row.plaats, form(row.titel))
        if key[1] != form(usual.titel) and key not in seen:
            seen.add(key)
            yield row.plaats, row


def _number(row: Row, kerntaak: int, said: str, sleutel: str, other: Row | None = None) -> Finding:
    places = [plaats(item, f"{item.sleutel} {item.titel}") for item in (other, row) if item]
    return Finding(f"{said}: de nummering van de werkprocessen klopt niet.", tuple(places),
                   "Nummer de werkprocessen van een kerntaak doorlopend, beginnend bij 1.",
                   kerntaak_nr=kerntaak, werkproces_id=row.sleutel, sleutel=sleutel)  # fmt: skip


def _by_kerntaak(vermeldingen: Table, where: str) -> dict[int, dict[str, Row]]:
    found: defaultdict[int, dict[str, Row]] = defaultdict(dict)
    for row in vermeldingen.by("soort", "plaats").get(("werkproces", where), []):
        found[int(row.sleutel.partition(".")[0])].setdefault(row.sleutel, row)
    return found
