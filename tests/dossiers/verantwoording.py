"""Deel D and the contents of a fictional dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.dossiers.model import Categorie, Commissie, Dossier, Regel, Versie

if TYPE_CHECKING:
    from tests.dossiers.inhoud import Beschrijving

CATEGORIEEN = (
    ("Nieuw dossier", "Het dossier bestond nog niet. Toelichting is overbodig."),
    ("Nieuwe elementen", "Het dossier is sterk veranderd. Onder de tabel staat een samenvatting."),
    ("Wijzigingen", "Op onderdelen is het dossier veranderd. Onder de tabel staat een samenvatting."),
    ("Ongewijzigd", "Het dossier bleef zoals het was. Toelichting is overbodig."),
)
NIETS = "Niet van toepassing"


def verantwoording(spec: Beschrijving) -> dict[str, Any]:
    """The fields of `Dossier` that Deel D fills, by name."""
    year = spec.jaar - 1
    return {
        "inleiding_d": [
            "Deel D vertelt hoe het dossier is gemaakt en welke keuzes daarbij zijn gedaan.",
            "• Wie erbij betrokken waren",
            "• Wat er is besproken",
        ],
        "commissies": _commissies(spec),
        "slot_betrokkenen": "De opmerkingen van de leden staan in paragraaf 2.4 Discussiepunten.",
        "verwantschap": [
            f"Ten grondslag aan dit kwalificatiedossier {spec.titel} liggen de beroepscompetentieprofielen:",
            *(
                f"• {uit.naam} ({spec.organisatie}), {8 + nr} maart {spec.jaar - 3}."
                for nr, uit in enumerate(spec.uitstromen)
            ),
            f"De PCBB van {spec.organisatie} heeft op 9 april {year} ingestemd met de keuze van de uitstromen.",
        ],
        "vertaling": [
            "Een beginner doet hetzelfde als een vakman, maar onder lichter toezicht en met minder tempo.",
            "Voor de vooruitzichten wordt verwezen naar Deel B, paragraaf 2.5 'Trends en innovaties'.",
        ],
        "discussie": [
            spec.besluit.format(pcbb=f"PCBB van {spec.organisatie}", datum=f"9 april {year}"),
            f"Op 3 oktober {year} is het concept voorgelegd aan de scholen.",
        ],
        "categorieen": [
            Categorie(
                number,
                name,
                text,
                number == spec.categorie,
                [f"• {item}" for item in spec.wijzigingen] if number == spec.categorie else [],
            )
            for number, (name, text) in enumerate(CATEGORIEEN, 1)
        ],
        "versietitel": spec.titel,
        "versies": _versies(spec),
        "perspectief": [
            "Het dossier wordt jaarlijks bekeken.",
            "De doorstroomrechten staan in de paragrafen 2.2 en 2.4 van Deel B.",
        ],
        "agenda": [
            (
                "Onderhoud van het dossier",
                ["Vragenlijst onder scholen", "Bezoek aan bedrijven"],
                spec.organisatie,
                f"Voorjaar {spec.jaar}",
            ),
            ("Rekenen en wiskunde", ["Bespreking van de niveaus"], "Scholen", f"Najaar {spec.jaar}"),
        ],
    }


def _commissies(spec: Beschrijving) -> list[Commissie]:
    return [
        Commissie(
            f"De PCBB van {spec.organisatie} bestaat uit de volgende leden:",
            [
                ("", "Vereniging van werkgevers", "adviserend"),
                ("", "MBO Raad", "adviserend"),
                ("", "Vmbo-veld", "toehoorder"),
            ],
        ),
        Commissie(
            f"De klankbordgroep van {spec.organisatie} bestaat uit de volgende leden:",
            [
                ("Vertegenwoordigers namens het bedrijfsleven:", "Twee meesters uit het vak", "adviserend"),
                ("Vertegenwoordigers vanuit het onderwijs:", "Drie docenten", "adviserend"),
                ("Vertegenwoordigers vanuit het onderwijs:", "Een examinator", "toehoorder"),
            ],
        ),
    ]


def _versies(spec: Beschrijving) -> list[Versie]:
    result = []
    for back in (2, 1, 0):
        start = spec.jaar - back
        codes = spec.crebo if back == 0 else spec.crebo[:1]
        reason = {2: ["Eerste versie van dit dossier."], 1: ["Taal en opmaak zijn nagezien."]}.get(
            back, ["Zie de samenvatting hierboven.", "Alle matrices zijn nagerekend."]
        )
        result.append(Versie(f"{spec.titel} {start}-{start + 1}", " en ".join(codes), reason))
    return result


def contents(dossier: Dossier) -> list[Regel]:
    """The contents that agree with every heading of the dossier, with rising page numbers."""
    entries: list[tuple[str, str]] = [
        ("", "Inleiding"),
        ("", f"Deel A: {dossier.beeldkop}"),
        ("", "Deel B: De kwalificaties"),
    ]
    entries += [("1", "Inleiding"), ("2", "Algemene informatie"), ("2.1", "Colofon"), ("2.2", "Formele vereisten")]
    entries += [(dossier.typering.nummer, dossier.typering.titel), ("2.4", "Loopbaanperspectief")]
    entries += [("2.5", "Trends en innovaties"), ("3", "Overzicht van het kwalificatiedossier")]
    entries += [("4", "Beschrijving van de uitstromen"), *((uit.nummer, uit.naam) for uit in dossier.uitstromen)]
    entries += [("5", "Beschrijving van de kerntaken"), *((f"5.{kt.nummer}", kt.kop) for kt in dossier.kerntaken)]
    entries += [("6", "Totaal overzicht proces-competentie-matrices")]
    entries += [(kop.nummer, kop.titel) for kop, _ in dossier.totaal]
    entries += [("", "Deel C: Uitwerking van de kwalificaties"), ("1", "Inleiding"), ("2", "Uitstromen")]
    entries += [(uit.nummer, uit.naam) for uit in dossier.uitwerking]
    if dossier.heeft_c3:
        entries += [("3", "Certificeerbare eenheden"), *((item.nummer, item.kop) for item in dossier.eenheden)]
    entries += [("", "Deel D: Verantwoording"), ("1", "Inleiding"), ("2", "Proces- en inhoudsinformatie")]
    entries += [("2.1", "Betrokkenen"), ("2.2", "Verwantschap")]
    entries += [("2.3", "Vertaling beroepscompetentieprofielen in kwalificatiedossier"), ("2.4", "Discussiepunten")]
    entries += [
        ("2.5", "Wijzigingen ten opzichte van de voorgaande versie"),
        ("3", "Ontwikkel- en onderhoudsperspectief"),
    ]
    return [Regel(number, title, 3 + place // 2) for place, (number, title) in enumerate(entries)]
