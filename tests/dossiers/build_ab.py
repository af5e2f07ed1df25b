"""Deel A and B of a fictional dossier, save the matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossiers.model import (
    DOMEINEN,
    REKENNIVEAUS,
    TAALNIVEAUS,
    VAARDIGHEDEN,
    Genummerd,
    Kerntaak,
    Niveaus,
    OverzichtGroep,
    Paragraaf,
    Uitstroom,
)

if TYPE_CHECKING:
    from tests.dossiers.inhoud import Beschrijving, Uit, Wp


def klein(text: str) -> str:
    """The text with a small first letter; a name such as `(Assistent) werfmeester` loses its capital too."""
    head = 1 if text.startswith("(") else 0
    return text[:head] + text[head].lower() + text[head + 1 :]


def letters_of(wp: Wp, uitstroom: int) -> str:
    """The competenties that the uitstroom of that number uses in the werkproces; empty for none."""
    for part in wp.wie.split():
        number, letters = part.split(":")
        if int(number) == uitstroom:
            return letters
    return ""


def inleiding(spec: Beschrijving) -> list[str]:
    """The paragraphs of Inleiding."""
    return [
        f"Voor u ligt het kwalificatiedossier {spec.titel}. Het telt vier delen.",
        "Deel A schetst het vak voor wie er niet mee bekend is.",
        "Deel B geeft op hoofdlijnen aan wat een gediplomeerde kan.",
        "Deel C werkt Deel B per uitstroom uit; wat in het ene deel staat, staat ook in het andere.",
        "Deel D legt uit hoe het dossier tot stand kwam.",
    ]


def beeld(spec: Beschrijving) -> list[tuple[str, list[str]]]:
    """The paragraphs of Deel A, by heading."""
    title = klein(spec.titel)
    taken = " ".join(f"De {title} {klein(kt.titel)}." for kt in spec.kerntaken)
    namen = ", ".join(klein(uit.naam) for uit in spec.uitstromen)
    return [
        (f"Wat doet een {title}?", [taken, f"Zijn dagen zijn gevuld met handwerk en met overleg met de {spec.klant}."]),
        (
            f"Waar werkt een {title}?",
            [f"Hij vindt werk in de sector {spec.sector}.", f"Deelnemers kiezen uit: {namen}."],
        ),
        (f"Welke interesses heeft een {title}?", [f"Een {title} heeft geduld en een vaste hand."]),
    ]


def in_beeld(spec: Beschrijving) -> list[tuple[int, list[str], list[str]]]:
    """The columns of 'Kwalificaties in beeld'."""
    levels = sorted({uit.niveau for uit in spec.uitstromen} | {level for level, _ in spec.verwant})
    return [
        (
            level,
            [uit.naam for uit in spec.uitstromen if uit.niveau == level],
            [name for of, name in spec.verwant if of == level],
        )
        for level in levels
    ]


def colofon(spec: Beschrijving) -> list[tuple[str, str]]:
    """The table of B 2.1."""
    return [
        ("Onder regie van", spec.organisatie),
        ("Ontwikkeld door", f"{spec.organisatie}, samen met bedrijven en scholen."),
        (
            "Verantwoording",
            f"Vastgesteld door: Het bestuur van {spec.organisatie} Op: 14-11-{spec.jaar - 1} Te: {spec.plaats}",
        ),
    ]


def typering(spec: Beschrijving) -> Paragraaf:
    """Paragraph B 2.3."""
    title = klein(spec.titel)
    return Paragraaf(
        "2.3",
        "Typering beroepsgroep",
        [
            f"De {title} is werkzaam in de sector {spec.sector}. Zijn werkplek is vaak klein en soms buiten.",
            "• Hij werkt met eenvoudige hulpmiddelen.",
            "• Hij overlegt met vakgenoten.",
        ],
    )


def trends(spec: Beschrijving) -> list[tuple[str, str]]:
    """The table of B 2.5."""
    title = klein(spec.titel)
    return [
        ("Arbeidsmarkt en beroepspraktijkvorming", f"Gegevens over werk en stages verzamelt {spec.organisatie}."),
        ("Wetgeving en regelgeving", f"Voor de {title} gelden de regels voor een veilige werkplek."),
        ("Ontwikkelingen in de beroepsuitoefening", "De belangstelling voor oude technieken groeit, ook bij jongeren."),
    ]


def overzicht(spec: Beschrijving) -> list[OverzichtGroep]:
    """The overview of B 3."""
    count = len(spec.uitstromen)
    return [
        OverzichtGroep(
            f"Kerntaak {k}: {kt.titel}",
            [
                (Genummerd(f"{k}.{n}", wp.titel), [f"U{u}" for u in range(1, count + 1) if letters_of(wp, u)])
                for n, wp in enumerate(kt.werkprocessen, 1)
            ],
        )
        for k, kt in enumerate(spec.kerntaken, 1)
    ]


def uitstroom(spec: Beschrijving, number: int, uit: Uit) -> Uitstroom:
    """Chapter B 4.n."""
    name = klein(uit.naam)
    rows = [
        (
            "Context van de uitstroom",
            [f"De {name} werkt in een klein bedrijf.", f"De {name} heeft te maken met de {spec.klant}."],
        ),
        ("Typerende beroepshouding", [f"De {name} is precies en geduldig."]),
        ("Niveau van de beroepsuitoefening", [f"Niveau {uit.niveau}"]),
        ("Rol en verantwoordelijkheden", [f"De {name} staat in voor zijn eigen werk. Hij meldt problemen op tijd."]),
        (
            "Complexiteit",
            [f"De {name} kiest zelf uit bekende werkwijzen. Het weer en de {spec.klant} maken het lastiger."],
        ),
        ("Wettelijke beroepsvereisten", ["Nee"]),
        ("Branche vereisten", [uit.branche]),
        (
            "Nederlands en (moderne) vreemde talen, rekenen en wiskunde",
            ["Hieronder staat wat de beginner moet beheersen."],
        ),
    ]
    levels = [niveaus(taal, VAARDIGHEDEN, TAALNIVEAUS, tops) for taal, tops in uit.talen]
    levels.append(niveaus("Rekenen en wiskunde", DOMEINEN, REKENNIVEAUS, uit.rekenen))
    return Uitstroom(f"4.{number}", uit.naam, rows, levels)


def niveaus(title: str, columns: tuple[str, ...], rows: tuple[str, ...], tops: str) -> Niveaus:
    """A level matrix from the highest marked row of each column."""
    marks = {
        (row, column)
        for column, top in zip(columns, tops.split(), strict=True)
        if top != "-"
        for row in rows[rows.index(top) :]
    }
    return Niveaus(title, columns, rows, marks)


def kerntaken(spec: Beschrijving) -> list[Kerntaak]:
    """The chapters of B 5."""
    title = klein(spec.titel)
    result = []
    for k, kt in enumerate(spec.kerntaken, 1):
        sentences = []
        for wp in kt.werkprocessen:
            sentences.append(f"De {title} {klein(wp.titel)}.")
            sentences += [f"Hij {zin}." for zin in wp.zinnen]
        processes = [Genummerd(f"{k}.{n}", wp.titel) for n, wp in enumerate(kt.werkprocessen, 1)]
        result.append(Kerntaak(k, f"Kerntaak {k}: {kt.titel}", f"Kerntaak {k} {kt.titel}", sentences, processes))
    return result
