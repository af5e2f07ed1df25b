"""Family 2: how uitstromen, kerntaken and werkprocessen are named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.source import exact_cells
from pipeline.check.rules.dekking.gronden import GROND_1_1
from pipeline.comparing import natural, squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.check.engine.table import Table
    from schemas.rows import Bronnen, Uitstromen, Vermeldingen

_QUOTES = re.compile(r"[\"'‘’“”„`´]")


@rule(
    "KD201",
    ernst=Ernst.FOUT,
    plaatselijk=True,
    grond=f"{GROND_1_1}; de naam van een uitstroom is de naam op het diploma",
)
def uitstroomnaam_wijkt_af(vermeldingen: Table[Vermeldingen], uitstromen: Table[Uitstromen]) -> Verdicts:
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
        for where, row in _odd(rows, usual, squash):
            yield Finding(
                bericht=f"Uitstroom {key} heet in {where} '{row.titel}', maar elders '{usual.titel}': "
                "één uitstroom moet overal dezelfde naam hebben.",
                plaatsen=(plaats(row, row.titel), plaats(usual, usual.titel)),
                voorstel=f"Gebruik overal '{usual.titel}'.",
                uitstroom_id=key,
                sleutel=where,
                afwijkend=squash(row.titel),
            )


@rule("KD207", ernst=Ernst.FOUT, plaatselijk=True, grond=GROND_1_1)
def kerntaaktitel_wijkt_af(vermeldingen: Table[Vermeldingen], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of een kerntaak overal dezelfde titel heeft: B 3, B 5, B 6, de matrices, de detaillering en C 3.

    Waarom: wie een kerntaak opzoekt moet haar overal herkennen. Andere woorden zijn een fout; een verschil in
    spaties, hoofdletters of aanhalingstekens is alleen een advies.

    Fout: B 3 noemt kerntaak 2 'Voert het verkooptraject uit', de matrix in C 3 'Verkoopt producten en diensten'.

    Goed: alle plaatsen noemen kerntaak 2 'Voert het verkooptraject uit'.
    """
    yield from _titles(vermeldingen, bronnen, "kerntaak")


@rule("KD208", ernst=Ernst.FOUT, plaatselijk=True, grond=GROND_1_1)
def werkprocestitel_wijkt_af(vermeldingen: Table[Vermeldingen], bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of een werkproces overal dezelfde titel heeft: B 3, B 5, B 6, de matrices, de detaillering en C 3.

    Waarom: dossier, examens en administratie verwijzen naar een werkproces met zijn titel. Andere woorden zijn een
    fout; een verschil in spaties, hoofdletters of aanhalingstekens is alleen een advies.

    Fout: 1.2 heet in B 3 'Doet voorstellen voor het verkoopplan' en in de matrix 'Stelt het verkoopplan op'.

    Goed: 1.2 heet overal 'Doet voorstellen voor het verkoopplan'.
    """
    yield from _titles(vermeldingen, bronnen, "werkproces")


def _spelled(text: str) -> str:
    return _QUOTES.sub("'", " ".join(text.split())).rstrip(".")


def _set_in_capitals(vermeldingen: Table[Vermeldingen]) -> frozenset[str]:
    """The kinds of place at which every title is in capitals: that is how they are set there."""
    titles: defaultdict[str, list[str]] = defaultdict(list)
    for row in vermeldingen:
        if row.titel and row.soort in ("kerntaak", "werkproces"):
            titles[row.plaats].append(row.titel)
    return frozenset(where for where, found in titles.items() if len(found) > 1 and all(map(str.isupper, found)))


def _titles(vermeldingen: Table[Vermeldingen], bronnen: Table[Bronnen], soort: str) -> Verdicts:
    set_so = _set_in_capitals(vermeldingen)
    for key, rows in sorted(_mentions(vermeldingen, soort).items(), key=lambda item: natural(item[0])):
        yield Seen(len(rows))
        usual = _usual(rows)
        kerntaak, werkproces = int(key.partition(".")[0]), key if soort == "werkproces" else None
        for where, row in _odd(rows, usual, squash):
            yield Finding(
                bericht=f"{soort.capitalize()} {key} heet in {where} '{row.titel}', maar elders '{usual.titel}': "
                "de titel moet overal dezelfde woorden hebben.",
                plaatsen=(plaats(row, row.titel), plaats(usual, usual.titel)),
                voorstel=f"Gebruik overal '{usual.titel}'.",
                sleutel=f"{where} {squash(row.titel)}",
                kerntaak_nr=kerntaak,
                werkproces_id=werkproces,
            )
        same = [row for row in rows if squash(row.titel) == squash(usual.titel)]
        for where, row in _odd(same, usual, _spelled):
            capitals = row.plaats in set_so or usual.plaats in set_so
            if capitals and _spelled(row.titel or "").casefold() == _spelled(usual.titel or "").casefold():
                continue
            yield Finding(
                bericht=f"De titel van {soort} {key} is in {where} anders geschreven: '{row.titel}', elders '{usual.titel}'.",
                plaatsen=(plaats(row, row.titel), plaats(usual, usual.titel)),
                voorstel=f"Schrijf overal '{usual.titel}'.",
                ernst=Ernst.ADVIES,
                eigenaar=None if exact_cells(bronnen) else _owner(row, usual),
                sleutel=f"{where} spelling",
                afwijkend=_spelled(row.titel or ""),
                kerntaak_nr=kerntaak,
                werkproces_id=werkproces,
            )


def _owner(row: Vermeldingen, usual: Vermeldingen) -> Eigenaar | None:
    """A difference of spaces only, in a conversion, is what a conversion does to a title that goes over two lines."""
    only_spaces = "".join((row.titel or "").split()) == "".join((usual.titel or "").split())
    return Eigenaar.BRON if only_spaces else None


def _mentions(vermeldingen: Table[Vermeldingen], soort: str) -> dict[str, list[Vermeldingen]]:
    rows = (row for row in vermeldingen.by("soort").get(soort, []) if row.titel)
    groups: defaultdict[str, list[Vermeldingen]] = defaultdict(list)
    for row in rows:
        groups[row.sleutel].append(row)
    return groups


def _usual(rows: list[Vermeldingen]) -> Vermeldingen:
    """The mention that most places agree on; each kind of place counts once, and the legend or B 3 settles a tie."""
    votes = Counter(name for _where, name in {(row.plaats, squash(row.titel)) for row in rows})
    first = {squash(row.titel) for row in rows if row.plaats in ("legenda", "B3")}
    best = max(votes, key=lambda name: (votes[name], name in first, name))
    same = [row for row in rows if squash(row.titel) == best]
    spelling = Counter(row.titel for row in same).most_common(1)[0][0]
    return next(row for row in same if row.titel == spelling)


def _odd(
    rows: Iterable[Vermeldingen], usual: Vermeldingen, form: Callable[[str], str]
) -> Iterator[tuple[str, Vermeldingen]]:
    """The mentions that differ from the usual one, the first of each kind of place and each wording."""
    seen = set()
    for row in rows:
        key = (row.plaats, form(row.titel or ""))
        if key[1] != form(usual.titel or "") and key not in seen:
            seen.add(key)
            yield row.plaats, row
