"""A small dossier in converted text, chapter by chapter, and the tables that it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemas
from pipeline.check.engine.finding import Eigenaar
from pipeline.check.run import run_rules
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform

if TYPE_CHECKING:
    import pandas as pd

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
NAMES = {str(row["competentie_code"]): str(row["naam"]) for row in schemas.competenties()}
HEAD = "Competentie\tComponent(en)\tPrestatie-indicator\tVakkennis en vaardigheden"
ZIE = "Zie de eerste competentie van dit werkproces"


def matrix(title: str, rows: dict[str, str], titles: dict[str, str]) -> str:
    """A matrix without damage; `rows` gives the letters that are crossed in the row of each werkproces."""
    lines = [f"{title}\t\tCompetenties" + "\t" * 24, "\t\t" + "\t".join(LETTERS), "\t\t" + "\t".join(NAMES.values())]
    lines += [
        "\t".join([key, titles[key], *("x" if c in codes else "" for c in LETTERS)]) for key, codes in rows.items()
    ]
    return "\n".join(lines)


def detail(code: str, indicator: str, component: str = "Afstemmen", kennis: str = ZIE) -> str:
    return f"{NAMES[code]}\t<ul><li>{component}</li></ul>\t{indicator}\t<ul><li>{kennis}</li></ul>"


TITLES = {"1.1": "Inspecteert kasten", "1.2": "Slingert honing"}
CHAPTERS: dict[str, str] = {
    "omslag": "**KENNISCENTRUM KORF**\n\n## Landelijke Kwalificaties MBO\n\n# Imker\n\n"
    "Crebonummer:\t90110\nSector:\tNatuur\nBranche:\tImkerij, Fruitteelt\nCohort:\tCohort 2010 - 2011",
    "inhoud": "## Inhoudsopgave\n\n<b>Inleiding</b> .....\t3\n<b>Deel A: Beeld van de beroepsgroep</b> .....\t4\n"
    "<b>Deel B: De kwalificaties</b> .....\t6\n1 Inleiding .....\t6\n2 Algemene informatie .....\t6\n2.1 Colofon .....\t7\n"
    "<b>Deel C: Uitwerking van de kwalificaties</b> .....\t20\n<b>Deel D: Verantwoording</b> .....\t40",
    "inleiding": "## Inleiding\n\nVoor u ligt het kwalificatiedossier Imker. Het telt vier delen.",
    "A": "## Deel A: Beeld van de beroepsgroep\n\n### Imker\n\n#### Wat doet een imker?\n\nDe imker verzorgt bijen.\n\n"
    "### Kwalificaties in beeld\n\nNiveau 2\tNiveau 3\n<ul><li>Imker</li></ul>\t<ul><li>Fruitteler (KOR)</li></ul>",
    "B1": "## Deel B: De kwalificaties\n\n### 1. Inleiding\n\nDe diploma's:\n\n- [Imker](#)",
    "B2": "## 2. Algemene informatie\n\n#### 2.1 Colofon\n\nOnder regie van\tKenniscentrum Korf\n"
    "Verantwoording\tVastgesteld door: Het bestuur Op: 14-11-2009 Te: Zutphen\n\n## 2.2 Formele vereisten\n\n"
    "Diploma(s)\tImker - 2\nCertificeerbare eenheden\tNiet van toepassing\nWettelijke beroepsvereisten\tNee\n"
    "Branche vereisten\tNee\n\n## 2.4 Loopbaanperspectief\n\n### Imker\n\nDe imker kan bedrijfsleider worden.\n\n"
    "## 2.5 Trends en innovaties\n\nArbeidsmarkt en beroepspraktijkvorming\tCijfers staan bij Korf. "
    "Arbeidsmarkt-perspectief BPV-perspectief Imker goed voldoende tot goed",
    "B3": "### 3. Overzicht van het kwalificatiedossier\n\nU1: Imker\n\nKerntaak\tWerkproces\tUitstroom\n\t\tU1\n"
    "<b>Kerntaak 1: Verzorgt bijen</b>\t\t\n\t1.1 Inspecteert kasten\tx\n\t1.2 Slingert honing\tx",
    "B4": "## 4. Beschrijving van de uitstromen\n\n## 4.1 Imker\n\nContext van de uitstroom\tDe imker werkt buiten.\n"
    "Niveau van de beroepsuitoefening\tNiveau 2\nWettelijke beroepsvereisten\tNee\nBranche vereisten\tNee\n\n"
    "Nederlands\t\t\n\tLuisteren\tLezen\nA2\t\tx\nA1\tx\tx\n\nRekenen en wiskunde\t\n\tGetallen\nX2\t\nX1\tx",
    "B5": "## 5. Beschrijving van de kerntaken\n\n### 5.1 Kerntaak 1: Verzorgt bijen\n\n"
    "Kerntaak 1 Verzorgt bijen\tWerkprocessen bij kerntaak 1\t\n"
    "<p>Beschrijving kerntaak:</p> <p>De imker licht de ramen uit de kast en telt\t1.1\tInspecteert kasten\n"
    "\t1.2\tSlingert honing\n\nhet broed. Hij schrijft alles op.",
    "B6": "## 6. Totaal overzicht proces-competentie-matrices\n\n## 6.1 Proces-competentie-matrix Kerntaak 1: Verzorgt bijen\n\n"
    + matrix("Kerntaak 1 Verzorgt bijen", {"1.1": "EM", "1.2": "LT"}, TITLES),
    "C1": "## Deel C: Uitwerking van de kwalificaties\n\n### 1. Inleiding\n\nDeel C werkt Deel B uit.",
    "C2": "### 2. Uitstromen\n\n## 2.1 Imker\n\n### Kerntaak 1 Verzorgt bijen\n\n#### Proces-competentie-matrix Imker\n\n"
    + matrix("Kerntaak 1 Verzorgt bijen", {"1.1": "EM", "1.2": "LT"}, TITLES)
    + "\n\n## Detaillering proces-competentie-matrix Imker",
    "1.1": "Kerntaak 1 Verzorgt bijen\t\t\t\n1.1 werkproces: Inspecteert kasten\t\t\t\n"
    "Omschrijving\tDe imker opent de kast.\t\t\nGewenst resultaat\t<ul><li>• Het broed is geteld.</li></ul>\t\t\n"
    f"{HEAD}\n" + detail("M", "De imker telt het broed, zodat hij weet of het volk groeit.", "Verbanden leggen", "Broed")
    + "\n" + detail("E", "De imker overlegt met de fruitteler, zodat de bijen op tijd vliegen."),
    "1.2": "Kerntaak 1 Verzorgt bijen\t\t\t\n1.2 werkproces: Slingert honing\t\t\t\n"
    "Omschrijving\tDe imker slingert de raten.\t\t\nGewenst resultaat\tDe honing is helder.\t\t\n"
    f"{HEAD}\n" + detail("T", "De imker zeeft de honing, zodat zij helder is.", "Kwaliteitsniveaus halen", "Zeven")
    + "\n" + detail("L", "De imker kiest de slinger, zodat de raat heel blijft.", "Geschikte materialen kiezen"),
    "D": "## Deel D: Verantwoording\n\n### 1. Inleiding\n\nDeel D legt uit hoe het dossier ontstond.",
}  # fmt: skip


def source(**changed: str | None) -> str:
    """The small dossier, with chapters replaced; a chapter that is None is left out. `_` stands for a dot."""
    given = {name.replace("_", ".").removeprefix("w"): text for name, text in changed.items()}
    assert given.keys() <= CHAPTERS.keys()
    return "\n\n".join(text for text in (CHAPTERS | given).values() if text is not None) + "\n"


def tables(text: str | None = None, **changed: str | None) -> dict[str, pd.DataFrame]:
    return transform(read_text("imker.txt", (text or source(**changed)).encode()))


def rows(found: dict[str, pd.DataFrame], name: str, *columns: str) -> list[tuple[Any, ...]]:
    frame = found[name][list(columns)]
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def unaccounted(found: dict[str, pd.DataFrame]) -> list[int]:
    return [line for line, where in rows(found, "bronverantwoording", "regel", "bestemming") if where is None]


def accused(found: dict[str, pd.DataFrame]) -> list[str]:
    report = run_rules(found)
    assert report.failures == ()
    return [
        f"{item.code} {item.bericht}"
        for item in report.findings
        if item.eigenaar is Eigenaar.DOSSIER and item.ernst == "fout"
    ]


DETAIL = ("werkproces_id", "volgnr", "competentie_code", "prestatie_indicator", "verwijst_naar_eerste")
WHOLE = [
    ("1.1", 1, "M", "De imker telt het broed, zodat hij weet of het volk groeit.", False),
    ("1.1", 2, "E", "De imker overlegt met de fruitteler, zodat de bijen op tijd vliegen.", True),
    ("1.2", 1, "T", "De imker zeeft de honing, zodat zij helder is.", False),
    ("1.2", 2, "L", "De imker kiest de slinger, zodat de raat heel blijft.", True),
]
