"""A made-up dossier as tables with a report on it, for the tests of the toetsingsrapport."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import schemas
from pipeline.check.engine.finding import (
    Eigenaar,
    Ernst,
    Failure,
    Finding,
    Outcome,
    Plaats,
    Report,
    Uitkomst,
)
from schemas.tables import fields

ID = "medewerker-luchtballonnen-2011-2012"
FILE = "medewerker-luchtballonnen.txt"
CUT_OFF = "matrix E1 is in de bron afgekapt"
BASE: dict[str, Any] = {"dossier_id": ID}
NAMES = [
    "Ballonvaarder",
    "Grondmedewerker",
    "Mandenvlechter",
    "Brandermonteur",
    "Weerwaarnemer",
    "Vluchtleider",
]
TASKS = ["Bereidt vluchten voor", "Onderhoudt de ballon", "Begeleidt passagiers"]
STEPS = [
    "Controleert de uitrusting",
    "Overlegt met opdrachtgevers",
    "Legt gegevens vast",
    "Rondt het werk af",
]
CODES = ["E", "K", "L", "Q", "T"]
PARTS = {
    "E": "Afstemmen",
    "K": "Vaardigheid tonen",
    "L": "Middelen kiezen",
    "Q": "Tijd indelen",
    "T": "Regels volgen",
}
PURPOSES = [
    "zodat de vlucht veilig verloopt",
    "om vertraging te voorkomen",
    "en doet dat volgens de voorschriften",
]


def rows_of(uitstromen: int = 2) -> dict[str, list[dict[str, Any]]]:
    """The rows of a dossier with so many uitstromen, three kerntaken and twelve werkprocessen."""
    codes = [f"U{number}" for number in range(1, uitstromen + 1)]
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in schemas.TABLES}
    rows["dossiers"] = [
        {
            "titel": "Medewerker luchtballonnen",
            "cohort": "2011 - 2012",
            "cohort_van": 2011,
            "cohort_tot": 2012,
            "sector": "Luchtvaart",
            "onder_regie_van": "Kenniscentrum Wind en Wolken",
            "ontwikkeld_door": "Kenniscentrum Wind en Wolken",
            "vastgesteld_door": "Het bestuur van Kenniscentrum Wind en Wolken",
            "vastgesteld_op": "2010-11-12",
            "vastgesteld_te": "Deventer",
            "formaat": "kd-2009",
            "bron_bestand": FILE,
            "bron_sha256": "ab" * 32,
        }
    ]
    rows["crebocodes"] = [{"crebocode": "91234"}]
    rows["branches"] = [{"branche": "Ballonvaart"}]
    rows["competenties"] = [
        {
            "competentie_code": code,
            "naam": f"Competentie {code}",
            "sbb_nr": 3000 + index,
            "suwi_code": str(index),
        }
        for index, code in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXY", 1)
    ]
    rows["kerntaken"] = [{"kerntaak_nr": k, "titel": title} for k, title in enumerate(TASKS, 1)]
    rows["werkprocessen"] = [
        {"werkproces_id": f"{k}.{w}", "kerntaak_nr": k, "volgnr": w, "titel": step}
        for k in (1, 2, 3)
        for w, step in enumerate(STEPS, 1)
    ]
    rows["certificeerbare_eenheden"] = [{"eenheid_id": "E1", "naam": "Ballonvaarder grondploeg"}]
    rows["matrices"].append({"matrix_id": "CE-E1", "deel": "CE", "eenheid_id": "E1", "toestand": "afgekapt"})
    for index, code in enumerate(codes):
        rows["uitstromen"].append({"uitstroom_id": code, "naam": NAMES[index], "niveau": 2 + index % 3})
        for k in (1, 2, 3):
            _matrix(rows, code, index, k)
    rows["bronverantwoording"] = [
        {"regel": line, "bestemming": ("paragrafen", "detailleringen", "kop", "opmaak")[line % 4]}
        for line in range(1, 400)
    ]
    for name, made in rows.items():
        for line, row in enumerate(made, 10):
            known = {field.name for field in fields(name)}
            row.update({key: value for key, value in (BASE | {"bron_regel": line}).items() if key in known})
    return rows


def _matrix(rows: dict[str, list[dict[str, Any]]], code: str, index: int, k: int) -> None:
    state = "verschoven" if k == 2 else ("ontbreekt" if k == 3 and index == 1 else "volledig")
    matrix = f"C-{code}-{k}"
    rows["matrices"].append(
        {
            "matrix_id": matrix,
            "deel": "C",
            "kerntaak_nr": k,
            "uitstroom_id": code,
            "toestand": state,
            "aantal_letters": 25,
            "aantal_namen": 25,
        }
    )
    for w, step in enumerate(STEPS, 1):
        if (w + index) % 4 == 0:
            continue
        werkproces = f"{k}.{w}"
        own = {"uitstroom_id": code, "werkproces_id": werkproces}
        rows["overzicht"].append(dict(own))
        rows["uitwerkingen"].append(own | {"titel": step, "omschrijving": f"De {NAMES[index].lower()} doet dit."})
        rows["resultaten"] += [
            own | {"volgnr": 1, "resultaat": "De vlucht is voorbereid."},
            own | {"volgnr": 2, "resultaat": "Alles is vastgelegd" + " en nog eens nagelopen" * (w * k)},
        ]
        chosen = [letter for place, letter in enumerate(CODES) if (place + w + index) % 3]
        if state != "ontbreekt":
            rows["matrix_rijen"].append(
                {
                    "matrix_id": matrix,
                    "volgnr": w,
                    "werkproces_id": werkproces,
                    "titel": step,
                    "toestand": "exact" if state == "volledig" else state,
                    "aantal_kruisjes": len(chosen),
                }
            )
        for number, letter in enumerate(chosen, 1):
            _detail(rows, own, number, letter, NAMES[index].lower(), PURPOSES[(number + k) % 3])
            if state != "ontbreekt":
                drift = 1 if state == "verschoven" else 0
                rows["matrix_kruisjes"].append(
                    {
                        "matrix_id": matrix,
                        "werkproces_id": werkproces,
                        "volgnr": number,
                        "kolom_gelezen": ord(letter) - 64 + drift,
                        "competentie_gelezen": chr(ord(letter) + drift),
                        "competentie_code": letter,
                        "zekerheid": "verschoven" if drift else "exact",
                    }
                )


def _detail(
    rows: dict[str, list[dict[str, Any]]],
    own: dict[str, Any],
    number: int,
    letter: str,
    name: str,
    purpose: str,
) -> None:
    rows["detailleringen"].append(
        own
        | {
            "volgnr": number,
            "competentie_code": letter,
            "competentie_gelezen": f"Competentie {letter}",
            "prestatie_indicator": f"De {name} werkt zorgvuldig aan zijn taak, {purpose}.",
            "verwijst_naar_eerste": number > 1,
        }
    )
    key = own | {"detaillering_volgnr": number, "volgnr": 1}
    rows["componenten"].append(key | {"competentie_code": letter, "component": PARTS[letter]})
    if number == 1:
        rows["vakkennis"] += [
            key | {"vakkennis": "Weerkunde"},
            key | {"volgnr": 2, "vakkennis": f"Kennis van het werk van een {name}"},
        ]


def tables_of(rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The typed frames of those rows."""
    return {name: schemas.frame(name, made) for name, made in rows.items()}


def finding(code: str = "KD301", **given: Any) -> Finding:
    """A finding with two contradicting places, and whatever is given."""
    base = Finding(
        bericht="In de matrix staat een kruisje bij Vakdeskundigheid toepassen dat nergens is uitgewerkt.",
        plaatsen=(
            Plaats(tekst="1.1 Controleert de uitrusting: kruisje onder K", regel=410, bestand=FILE),
            Plaats(tekst="1.1 Controleert de uitrusting: kruisje onder L", regel=512, bestand=FILE),
        ),
        voorstel="Werk de competentie uit of haal het kruisje weg.",
        code=code,
        regel="kruis-zonder-detaillering",
        ernst=Ernst.FOUT,
        eigenaar=Eigenaar.DOSSIER,
    )
    return replace(base, **given)


def report_of(*findings: Finding) -> Report:
    """A report with those findings, and outcomes of all three kinds."""
    outcomes = (
        Outcome("KD203", "overzicht-zonder-uitwerking", Uitkomst.VOLDOET, 18, 0),
        Outcome("KD301", "kruis-zonder-detaillering", Uitkomst.VOLDOET_NIET, 40, len(findings)),
        Outcome("KD304", "eenheidmatrix-wijkt-af", Uitkomst.NIET_TE_BEOORDELEN, 0, 0, (CUT_OFF,), frozenset({CUT_OFF})),
        Outcome("KD501", "taalniveau-niet-cumulatief", Uitkomst.NIET_TE_BEOORDELEN, 0, 0),
        Outcome("KD904", "kolommen-verschoven", Uitkomst.VOLDOET_NIET, 6, 1),
    )
    told = {outcome.code for outcome in outcomes}
    rest = {item.code: item.regel for item in findings if item.code not in told}
    more = tuple(Outcome(code, regel, Uitkomst.VOLDOET_NIET, 1, 1) for code, regel in rest.items())
    return Report(tuple(findings), outcomes + more, ())


def some_findings() -> tuple[Finding, ...]:
    """Findings of each severity and owner, one of them accepted."""
    cell = {"uitstroom_id": "U1", "kerntaak_nr": 1, "werkproces_id": "1.1"}
    return (
        finding(competentie_code="K", **cell),
        finding(
            "KD203",
            uitstroom_id="U1",
            kerntaak_nr=1,
            werkproces_id="1.3",
            regel="overzicht-zonder-uitwerking",
        ),
        finding("KD208", ernst=Ernst.WAARSCHUWING, regel="werkprocestitel-wijkt-af", voorstel=None, **cell),
        finding("KD411", ernst=Ernst.ADVIES, regel="vakkennis-in-meer-schrijfwijzen", sleutel="weerkunde"),
        finding(
            "KD904",
            ernst=Ernst.WAARSCHUWING,
            eigenaar=Eigenaar.BRON,
            regel="kolommen-verschoven",
            sleutel="C-U1-2",
        ),
        finding("KD708", regel="datum-bestaat-niet", aanvaard="De datum staat zo in het besluit.", sleutel="31-11"),
    )


def many_findings(number: int) -> tuple[Finding, ...]:
    """So many different findings, spread over uitstromen, werkprocessen and severities."""
    return tuple(
        finding(
            ("KD301", "KD208", "KD411", "KD904")[index % 4],
            ernst=tuple(Ernst)[index % 3],
            eigenaar=Eigenaar.BRON if index % 4 == 3 else Eigenaar.DOSSIER,
            uitstroom_id=f"U{index % 2 + 1}",
            kerntaak_nr=index % 3 + 1,
            werkproces_id=f"{index % 3 + 1}.{index % 4 + 1}",
            sleutel=str(index),
            bericht=f"Bevinding {index}: de titel van het werkproces luidt op twee plaatsen anders.",
        )
        for index in range(number)
    )


def failed(report: Report) -> Report:
    """The same report with a rule that crashed."""
    return replace(report, failures=(Failure("KD299", "regel-die-vastliep", "ValueError: onverwacht"),))
