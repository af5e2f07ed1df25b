"""Deel C and D of a dossier in reading order, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.blocks import (
    Alinea,
    Blok,
    Cel,
    Commissieblok,
    Detailblok,
    Kop,
    Lijst,
    Matrixblok,
    Tabel,
    cel,
    running,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.dossiers.model import Dossier


def part_c(d: Dossier) -> Iterator[Blok]:
    """Deel C."""
    if "C" in d.weggelaten:
        return
    yield Kop("Deel C: Uitwerking van de kwalificaties", 0, sleutel="C")
    yield Kop("Inleiding", 1, "1", "C 1")
    yield from running(d.inleiding_c)
    yield Kop("Uitstromen", 1, "2", "C 2")
    yield Kop("Detaillering proces-competentie-matrices", 3)
    yield Alinea("De detaillering maakt duidelijk waarom en hoe een competentie van toepassing is.")
    for uit in d.uitwerking:
        yield Kop(uit.naam, 2, uit.nummer, f"C {uit.nummer}")
        for kerntaak in uit.kerntaken:
            yield Kop(kerntaak.kop, 3)
            if kerntaak.matrix and kerntaak.matrix.sleutel not in d.weggelaten:
                yield Kop(kerntaak.matrixkop, 3)
                yield Matrixblok(kerntaak.matrix, "C")
                yield Kop("Betekenis van de kerntaak voor deze uitstroom", 3)
                yield Alinea("Een kruisje betekent dat de competentie bij het werkproces wordt ingezet.")
            yield Kop(kerntaak.detailkop, 3)
            for uitwerking in kerntaak.uitwerkingen:
                yield Detailblok(uitwerking)
    if d.heeft_c3:
        yield from _eenheden(d)


def _eenheden(d: Dossier) -> Iterator[Blok]:
    yield Kop("Certificeerbare eenheden", 1, "3", "C 3")
    yield Alinea("De certificeerbare eenheden welke deel uit maken van dit dossier zijn:")
    yield Lijst(d.lijst_c3, link=True)
    for item in d.eenheden:
        yield Kop(item.kop, 2, item.nummer, f"C {item.nummer}")
        yield Alinea("Certificeerbare eenheid", "vet")
        yield Alinea("Beroepsinhoud en voorkomende functiebenaming(en)", "vet")
        yield Alinea(item.naam)
        yield from running(item.toelichting)
        if item.matrix.sleutel not in d.weggelaten:
            yield Alinea(item.matrix.titel)
            yield Matrixblok(item.matrix, "CE")


def part_d(d: Dossier) -> Iterator[Blok]:
    """Deel D."""
    if "D" in d.weggelaten:
        return
    yield Kop("Deel D: Verantwoording", 0, sleutel="D")
    yield Kop("Inleiding", 1, "1", "D 1")
    yield from running(d.inleiding_d)
    yield Kop("Proces- en inhoudsinformatie", 1, "2", "D 2")
    yield Kop("Betrokkenen", 2, "2.1", "D 2.1")
    for commissie in d.commissies:
        yield Alinea(commissie.aanhef)
        yield Commissieblok(commissie)
    yield Alinea(d.slot_betrokkenen)
    for number, title, text in (
        ("2.2", "Verwantschap", d.verwantschap),
        ("2.3", "Vertaling beroepscompetentieprofielen in kwalificatiedossier", d.vertaling),
        ("2.4", "Discussiepunten", d.discussie),
    ):
        yield Kop(title, 2, number, f"D {number}")
        yield from running(text)
    yield from _wijzigingen(d)
    yield Kop("Ontwikkel- en onderhoudsperspectief", 1, "3", "D 3")
    yield from running(d.perspectief)
    yield Kop(f"Onderhouds- en ontwikkelagenda {d.organisatie}", 3)
    rows = [[cel(name) for name in ("Onderwerp", "Actie", "Wie", "Wanneer")]]
    rows += [[cel(subject), Cel(punten=actions), cel(who), cel(when)] for subject, actions, who, when in d.agenda]
    yield Tabel(rows, 1)


def _wijzigingen(d: Dossier) -> Iterator[Blok]:
    yield Kop("Wijzigingen ten opzichte van de voorgaande versie", 2, "2.5", "D 2.5")
    rows = [[cel("Categorie"), cel("Kruis aan welke categorie van toepassing is"), cel("Omschrijving")]]
    rows += [
        [cel(f"Categorie {item.nummer}: {item.naam}"), cel("x" if item.aangekruist else ""), cel(item.omschrijving)]
        for item in d.categorieen
    ]
    yield Tabel(rows, 1)
    for item in d.categorieen:
        yield Alinea(f"Categorie {item.nummer}: {item.naam[0].lower()}{item.naam[1:]}", "cursief")
        if item.toelichting:
            yield Alinea("In dit dossier zijn de volgende wijzigingen doorgevoerd:")
            yield from running(item.toelichting)
        else:
            yield Alinea("Niet van toepassing")
    yield Alinea("Versiebeheer van het kwalificatiedossier", "cursief")
    yield Alinea(f"Het kwalificatiedossier {d.versietitel} kent de volgende versies:")
    rows = [[cel(), cel("Reden nieuwe versie")]]
    for versie in d.versies:
        codes = f" (crebo-code: {versie.crebo})" if versie.crebo else ""
        rows.append([cel(f"{versie.naam}{codes}"), cel(*versie.reden)])
    yield Tabel(rows, 1)
