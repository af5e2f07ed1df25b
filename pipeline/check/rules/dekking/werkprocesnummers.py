"""Family 2: the levels of uitstromen, and the numbers and lists of werkprocessen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import NaAfbreken, Verdicts, rule
from pipeline.check.rules.dekking.gronden import GROND_3, NO_OVERVIEW
from pipeline.comparing import natural

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from schemas.rows import Niveauvermeldingen, Registernummers, Vermeldingen, Werkprocessen


@rule(
    "KD202",
    ernst=Ernst.FOUT,
    plaatselijk=True,
    grond="Deel B 2.2 en B 4: het niveau van het diploma is het niveau van de uitstroom",
)
def niveau_wijkt_af(niveauvermeldingen: Table[Niveauvermeldingen]) -> Verdicts:
    """Controleert of het niveau van een uitstroom gelijk is in Diploma(s), B 4 en 'Kwalificaties in beeld'.

    In een druk van 2015 of later gaat het om het overzicht en het profieldeel.

    Waarom: het niveau bepaalt het diploma en de bekostiging; twee niveaus voor één uitstroom kan niet.

    Fout: Diploma(s) zegt 'Rotorbladmonteur - 2', B 4.1 zegt 'Niveau 3'.

    Goed: alle plaatsen noemen niveau 2.
    """
    for key, rows in niveauvermeldingen.by("uitstroom_id").items():
        stated = [row for row in rows if row.niveau is not None]
        if len(stated) < 2:
            yield NotJudged(f"het niveau van {key} staat op minder dan twee plaatsen", door_bron=False)
            continue
        yield Seen()
        if len({row.niveau for row in stated}) > 1:
            told = ", ".join(f"{row.plaats} zegt {row.niveau}" for row in stated)
            yield Finding(
                bericht=f"Het niveau van {key} '{stated[0].naam}' verschilt: {told}.",
                plaatsen=tuple(plaats(row, f"{row.naam}: niveau {row.niveau} ({row.plaats})") for row in stated),
                voorstel="Noem op alle plaatsen hetzelfde niveau.",
                uitstroom_id=key,
                afwijkend=told,
            )


@rule("KD209", ernst=Ernst.FOUT, grond=GROND_3)
def werkprocesnummer_klopt_niet(
    werkprocessen: Table[Werkprocessen], vermeldingen: Table[Vermeldingen], registernummers: Table[Registernummers]
) -> Verdicts:
    """Controleert of de werkprocessen van een kerntaak doorlopend zijn genummerd en onder hun kerntaak staan.

    In een dossier tot en met 2012 geldt dat voor B 3, in een druk van 2015 of later voor de codes (B1-K1-W2).

    Waarom: naar een werkproces wordt verwezen met zijn nummer; een gat, een dubbel nummer of een nummer van een andere
    kerntaak maakt die verwijzing onzeker.

    Fout: kerntaak 1 heeft 1.1, 1.2 en 1.4; of onder kerntaak 1 staat 2.3.

    Goed: kerntaak 1 heeft 1.1, 1.2 en 1.3.
    """
    listed = vermeldingen.by("soort", "plaats").get(("werkproces", "B3"), [])
    if not listed and any(row.code for row in werkprocessen):
        if len(registernummers):
            yield NotJudged("in de XML van het register beoordeelt KD809 de codes", door_bron=False)
        else:
            yield from _codes(werkprocessen)
        return
    if not listed:
        yield NotJudged(NO_OVERVIEW, door_bron=True)
        return
    rows = {row.werkproces_id: row for row in werkprocessen}
    numbers: defaultdict[int, dict[int, Vermeldingen]] = defaultdict(dict)
    for row in listed:
        yield Seen()
        kerntaak, number = (int(part) for part in row.sleutel.split("."))
        if number in numbers[kerntaak]:
            yield _number(
                row,
                kerntaak,
                f"Nummer {row.sleutel} komt in het overzicht twee keer voor",
                "dubbel",
                numbers[kerntaak][number],
            )
        numbers[kerntaak].setdefault(number, row)
        under = rows[row.sleutel].kerntaak_nr if row.sleutel in rows else kerntaak
        if under != kerntaak:
            yield _number(
                row, under, f"Werkproces {row.sleutel} staat in het overzicht onder kerntaak {under}", "onder"
            )
    for kerntaak, present in sorted(numbers.items()):
        for missing in sorted(set(range(1, max(present) + 1)) - set(present)):
            after = present[min(number for number in present if number > missing)]
            yield _number(
                after,
                kerntaak,
                f"Nummer {kerntaak}.{missing} ontbreekt in het overzicht voor {after.sleutel}",
                f"gat {kerntaak}.{missing}",
            )


def _codes(werkprocessen: Table[Werkprocessen]) -> Verdicts:
    """The codes of a print: each once, none missing below the highest, and each under its own kerntaak."""
    for number, rows in werkprocessen.by("kerntaak_nr").items():
        yield Seen(len(rows))
        found: defaultdict[int, list[Werkprocessen]] = defaultdict(list)
        for row in rows:
            if row.code:
                found[int(row.code.rpartition("W")[2])].append(row)
            if row.onder_code:
                yield _code(row, number, f"Werkproces {row.code} staat onder {row.onder_code}", "onder")
        for turn, same in sorted(found.items()):
            if len(same) > 1:
                yield _code(same[1], number, f"Code {same[1].code} komt twee keer voor", f"dubbel {turn}", same[0])
        for missing in sorted(set(range(1, max(found, default=0) + 1)) - found.keys()):
            after = found[min(turn for turn in found if turn > missing)][0]
            code = f"{(after.code or '').rpartition('W')[0]}W{missing}"
            yield _code(after, number, f"Code {code} ontbreekt voor {after.code}", f"gat {code}")


def _code(row: Werkprocessen, kerntaak: int, said: str, sleutel: str, other: Werkprocessen | None = None) -> Finding:
    return Finding(
        bericht=f"{said}: de nummering van de werkprocessen klopt niet.",
        plaatsen=tuple(plaats(item, f"{item.code} {item.titel or ''}") for item in (other, row) if item),
        voorstel="Nummer de werkprocessen van een kerntaak doorlopend, te beginnen bij W1.",
        kerntaak_nr=kerntaak,
        werkproces_id=row.werkproces_id,
        sleutel=sleutel,
    )


@rule(
    "KD210",
    ernst=Ernst.FOUT,
    grond="Deel B 5: bij de kerntaak staan de werkprocessen die B 3 bij haar noemt",
    na_afbreken=NaAfbreken.LIJSTEN,
)
def kerntaak_werkprocessen_verschillen(vermeldingen: Table[Vermeldingen]) -> Verdicts:
    """Controleert of B 5 bij een kerntaak dezelfde werkprocessen noemt als B 3.

    Waarom: B 3 en B 5 geven dezelfde indeling; verschillen zij, dan is niet te zeggen welke geldt.

    Fout: B 5.2 noemt 2.1 tot en met 2.8, B 3 noemt bij kerntaak 2 ook 2.9.

    Goed: B 5.2 en B 3 noemen allebei 2.1 tot en met 2.9.
    """
    overview = _by_kerntaak(vermeldingen, "B3")
    described = _by_kerntaak(vermeldingen, "B5")
    if not overview:
        yield NotJudged(NO_OVERVIEW, door_bron=True)
        return
    for number, there in sorted(overview.items()):
        here = described.get(number)
        if not here:
            yield NotJudged(
                f"de lijst van werkprocessen van kerntaak {number} in B 5 is in de bron niet te lezen", door_bron=True
            )
            continue
        yield Seen()
        for key in sorted(here.keys() ^ there.keys(), key=natural):
            row, where, other = (here[key], "B 5", "B 3") if key in here else (there[key], "B 3", "B 5")
            side = next(iter((there if key in here else here).values()))
            yield Finding(
                bericht=f"Werkproces {key} '{row.titel}' staat bij kerntaak {number} in {where}, maar niet in {other}.",
                plaatsen=(plaats(row, f"{key} {row.titel}"), plaats(side, f"{other}: {side.sleutel} {side.titel} ...")),
                voorstel=f"Neem {key} ook op in {other}, of schrap het in {where}.",
                kerntaak_nr=number,
                werkproces_id=key,
                afwijkend=where,
            )


def _number(row: Vermeldingen, kerntaak: int, said: str, sleutel: str, other: Vermeldingen | None = None) -> Finding:
    places = [plaats(item, f"{item.sleutel} {item.titel}") for item in (other, row) if item]
    return Finding(
        bericht=f"{said}: de nummering van de werkprocessen klopt niet.",
        plaatsen=tuple(places),
        voorstel="Nummer de werkprocessen van een kerntaak doorlopend, beginnend bij 1.",
        kerntaak_nr=kerntaak,
        werkproces_id=row.sleutel,
        sleutel=sleutel,
    )


def _by_kerntaak(vermeldingen: Table[Vermeldingen], where: str) -> dict[int, dict[str, Vermeldingen]]:
    found: defaultdict[int, dict[str, Vermeldingen]] = defaultdict(dict)
    for row in vermeldingen.by("soort", "plaats").get(("werkproces", where), []):
        found[int(row.sleutel.partition(".")[0])].setdefault(row.sleutel, row)
    return found
