"""A dossier in reading order, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.blocks import (
    Alinea,
    Beschrijving,
    Blok,
    Cel,
    Inhoud,
    Kop,
    Lijst,
    Matrixblok,
    Niveaumatrix,
    Omslag,
    Overzicht,
    Tabel,
    cel,
    running,
)
from tests.dossiers.flow_cd import part_c, part_d

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.dossiers.model import Dossier, Uitstroom


def flow(dossier: Dossier) -> Iterator[Blok]:
    """Every block of the dossier in reading order, save those whose key is in `dossier.weggelaten`."""
    for part in (front, part_a, part_b, part_c, part_d):
        for blok in part(dossier):
            if isinstance(blok, Kop) and blok.sleutel in dossier.koppen:
                blok.tekst = dossier.koppen[blok.sleutel]
            if not (isinstance(blok, Kop) and blok.sleutel in dossier.weggelaten):
                yield blok


def front(d: Dossier) -> Iterator[Blok]:
    """Cover, contents, Inleiding."""
    yield Omslag(d)
    yield Kop("Inhoudsopgave", 0, sleutel="Inhoudsopgave")
    yield Inhoud(d.inhoud)
    if "Inleiding" not in d.weggelaten:
        yield Kop("Inleiding", 0, sleutel="Inleiding")
        yield from running(d.inleiding)


def part_a(d: Dossier) -> Iterator[Blok]:
    """Deel A."""
    if "A" in d.weggelaten:
        return
    yield Kop(f"Deel A: {d.beeldkop}", 0, sleutel="A")
    yield Kop(d.beeldtitel, 3, sleutel="A titel")
    for title, text in d.beeld:
        yield Kop(title, 3)
        yield from running(text)
    yield Kop("Kwalificaties in beeld", 3, sleutel="A in beeld")
    yield Alinea(f"Rond de {d.titel.lower()} liggen deze kwalificaties:")
    rows = [[cel(f"Niveau {level}") for level, _, _ in d.in_beeld]]
    rows.append([cel(f"{d.titel} Uitstromen:") if names else cel() for _, names, _ in d.in_beeld])
    rows.append([Cel(punten=names) for _, names, _ in d.in_beeld])
    most = max(len(others) for _, _, others in d.in_beeld)
    rows += [[cel(*others[place : place + 1]) for _, _, others in d.in_beeld] for place in range(most)]
    yield Tabel(rows, 1)


def part_b(d: Dossier) -> Iterator[Blok]:
    """Deel B."""
    if "B" in d.weggelaten:
        return
    yield Kop("Deel B: De kwalificaties", 0, sleutel="B")
    yield Kop("Inleiding", 1, "1", "B 1")
    yield from running([text for text in d.b1.alineas if not text.startswith("• ")])
    yield Lijst([text[2:] for text in d.b1.alineas if text.startswith("• ")], link=True)
    yield Kop("Algemene informatie", 1, "2", "B 2")
    yield Kop("Colofon", 2, "2.1", "B 2.1")
    yield Tabel([[cel(label, vet=True), cel(text)] for label, text in d.colofon])
    yield Kop("Formele vereisten", 2, "2.2", "B 2.2")
    yield Tabel(_vereisten(d))
    yield Kop(d.typering.titel, 2, d.typering.nummer, "B 2.3")
    yield from running(d.typering.alineas)
    yield Kop("Loopbaanperspectief", 2, "2.4", "B 2.4")
    for name, text in d.loopbaan:
        yield Kop(name, 3)
        yield Alinea(text)
    yield Kop("Trends en innovaties", 2, "2.5", "B 2.5")
    yield Alinea("Enkele ontwikkelingen die voor het vak van belang zijn:")
    yield Tabel(_trends(d))
    yield from _overzicht(d)
    yield from _uitstromen(d)
    yield from _kerntaken(d)


def _vereisten(d: Dossier) -> list[list[Cel]]:
    diplomas = Cel([f"{name} - {level}" for name, level in d.diplomas], plat=True)
    rechten = Cel(["De wettelijke bepalingen gelden, te vinden in:"], ["de WEB", "de WHW"])
    rows = [("Diploma(s)", diplomas), ("In- en doorstroomrechten", rechten)]
    if d.eenheden_b2:
        rows.append(("Certificeerbare eenheden", Cel(punten=d.eenheden_b2)))
    rows += [("Wettelijke beroepsvereisten", cel(d.wettelijk)), ("Branche vereisten", cel(d.branche))]
    bronnen = Cel(
        [
            "Gebruik is gemaakt van het raamwerk Rekenen/Wiskunde mbo.",
            "De volgende beroepscompetentieprofielen vormen de basis voor dit dossier:",
        ],
        d.profielen,
    )
    rows.append(("Bron- en referentiedocumenten", bronnen))
    return [[cel(label, vet=True), value] for label, value in rows]


def _trends(d: Dossier) -> list[list[Cel]]:
    rows = [[cel(label), cel(text)] for label, text in d.trends]
    if d.perspectieven:
        flat = " ".join(" ".join(item) for item in d.perspectieven)
        text = rows[0][1].alineas[0]
        rows[0][1] = cel(f"{text} De vooruitzichten zijn: Arbeidsmarkt-perspectief BPV-perspectief {flat}")
    return rows


def _overzicht(d: Dossier) -> Iterator[Blok]:
    yield Kop("Overzicht van het kwalificatiedossier", 1, "3", "B 3")
    yield Alinea("Een kruisje geeft aan voor welke uitstroom een werkproces geldt.")
    yield Kop("Legenda:", 3, sleutel="legenda")
    for item in d.legenda:
        yield Alinea(f"{item.nummer}: {item.titel}")
    yield Overzicht(d.overzicht, [item.nummer for item in d.legenda])


def _uitstromen(d: Dossier) -> Iterator[Blok]:
    yield Kop("Beschrijving van de uitstromen", 1, "4", "B 4")
    yield Alinea("De uitstromen welke deel uit maken van dit dossier zijn:")
    yield Lijst(d.lijst_b4, link=True)
    for uit in d.uitstromen:
        yield Kop(uit.naam, 2, uit.nummer, f"B {uit.nummer}")
        yield from uitstroom(uit)


def uitstroom(uit: Uitstroom) -> Iterator[Blok]:
    """Table and level matrices of a chapter of B 4."""
    yield Kop("Algemene informatie", 3)
    yield Tabel([[cel(label, vet=True), cel(*text)] for label, text in uit.rijen])
    for niveaus in uit.niveaus:
        yield Niveaumatrix(niveaus)


def _kerntaken(d: Dossier) -> Iterator[Blok]:
    yield Kop("Beschrijving van de kerntaken", 1, "5", "B 5")
    yield Alinea("Dit hoofdstuk beschrijft de kerntaken.")
    for kerntaak in d.kerntaken:
        yield Kop(kerntaak.kop, 2, f"5.{kerntaak.nummer}", f"B 5.{kerntaak.nummer}")
        yield Beschrijving(kerntaak)
    yield Kop("Totaal overzicht proces-competentie-matrices", 1, "6", "B 6")
    yield Alinea("Gekleurde vakken geven aan welke competenties bij een werkproces horen.")
    used = _used(d)
    for kop, matrix in d.totaal:
        if matrix.sleutel not in d.weggelaten:
            yield Kop(kop.titel, 2, kop.nummer, f"B {kop.nummer}")
            yield Matrixblok(matrix, "B", used, [item.nummer for item in d.legenda])


def _used(d: Dossier) -> dict[tuple[str, str], list[str]]:
    used: dict[tuple[str, str], list[str]] = {}
    for number, uit in enumerate(d.uitwerking, 1):
        for kerntaak in uit.kerntaken:
            for row in kerntaak.matrix.rijen if kerntaak.matrix else []:
                for letter in row.tekens:
                    used.setdefault((row.nummer, letter), []).append(f"U{number}")
    return used
