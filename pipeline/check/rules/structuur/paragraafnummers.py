"""Family 1, the numbers of paragraphs and what refers to them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.reading.koppen import entries, headings, split_key, words
from pipeline.comparing import clauses
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Inhoudsopgave, Paragrafen, Vermeldingen, Verwijzingen

OTHER_DOCUMENT = re.compile(
    r"\b(?:brondocument|referentiedocument|raamwerk|rapport|wet|WEB|WHW|regeling|handleiding|notitie|cao)\b",
    re.IGNORECASE,
)
OWNER = re.compile(
    r"\s*(?:,\s*)?(?:van|uit|in)\s+(?:het|de|een)\s+(?!(?:kwalificatie)?dossier|document|deel\b|inleiding|inhoudsopgave)\w",
    re.IGNORECASE,
)
"""What follows a reference into another document: 'paragraaf 3.9 van het Raamwerk'."""


@rule(
    "KD104",
    ernst=Ernst.WAARSCHUWING,
    grond="Inhoudsopgave: per deel zijn de paragrafen doorlopend genummerd vanaf 1.",
    onbekend={SBB_2015: "dit formaat kent geen doorlopend genummerde paragrafen"},
)
def nummering_met_gat_of_dubbel(vermeldingen: Table[Vermeldingen], inhoudsopgave: Table[Inhoudsopgave]) -> Verdicts:
    """Controleert of de paragrafen van een deel doorlopend genummerd zijn.

    Waarom: er wordt op nummer verwezen ('Deel C, hoofdstuk 3.1'). Een overgeslagen of dubbel nummer laat
    de lezer zoeken naar een paragraaf die er niet is, of laat hem kiezen uit twee.

    Fout: op paragraaf 2.3 volgt in deel B paragraaf 2.5, of 2.3 komt er twee keer voor met andere titels.

    Goed: 2.1, 2.2, 2.3, 2.4, 2.5.
    """
    titles = {key: rows for key, rows in headings(vermeldingen).items() if split_key(key)[1]}
    listed = {entry.sleutel for entry in entries(inhoudsopgave)}
    if not titles:
        yield NotJudged("in de bron is geen genummerde kop gelezen", door_bron=True)
    for key, rows in titles.items():
        yield Seen()
        if len({words(row.titel) for row in rows}) > 1:
            yield _repeated(key, rows)
    for parent, keys in _siblings(titles).items():
        yield from _gaps(parent, keys, titles, listed)


def _repeated(key: str, rows: Sequence[Vermeldingen]) -> Finding:
    part, _ = split_key(key)
    number = key.removeprefix(part).strip()
    quoted = " en ".join(f"'{row.titel}'" for row in rows)
    return Finding(
        bericht=f"Paragraafnummer {number} komt in deel {part} {len(rows)} keer voor ({quoted}); een"
        " verwijzing ernaar is dubbelzinnig.",
        plaatsen=tuple(plaats(row, f"{number} {row.titel}") for row in rows),
        voorstel="Nummer de paragrafen van dit deel opnieuw.",
        sleutel=f"{key}|dubbel",
    )


def _siblings(titles: dict[str, Sequence[Vermeldingen]]) -> dict[tuple[str, tuple[int, ...]], list[int]]:
    """Last step of every number, in ascending order, per part and parent number."""
    groups: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for key in titles:
        part, number = split_key(key)
        groups.setdefault((part, number[:-1]), []).append(number[-1])
    return {parent: sorted(steps) for parent, steps in groups.items()}


def _gaps(
    parent: tuple[str, tuple[int, ...]], steps: list[int], titles: dict[str, Sequence[Vermeldingen]], listed: set[str]
) -> Verdicts:
    """Yield the skipped numbers.

    A number that the contents do list has lost its heading, which KD103 tells: then nothing is skipped.
    """
    part, number = parent
    for before, after in pairwise([0, *steps]):
        skipped = [_key(part, (*number, step)) for step in range(before + 1, after)]
        here = _key(part, (*number, after))
        if not skipped:
            continue
        if listed.issuperset([*skipped, here]):
            yield NotJudged(
                f"de koppen van {', '.join(skipped)} zijn in de bron niet gevonden; zie KD103", door_bron=True
            )
            continue
        around = [key for key in (_key(part, (*number, before)), here) if key in titles]
        names = ", ".join(key.removeprefix(part).strip() for key in skipped)
        yield Finding(
            bericht=f"Paragraafnummer {names} wordt in deel {part} overgeslagen; de lezer zoekt een"
            " paragraaf die er niet is.",
            plaatsen=tuple(plaats(row, f"{key} {row.titel}") for key in around for row in titles[key][:1]),
            voorstel="Nummer de paragrafen door, of neem de ontbrekende paragraaf op.",
            sleutel=f"{skipped[0]}|gat",
            afwijkend=names,
        )


def _key(part: str, number: tuple[int, ...]) -> str:
    return f"{part} {'.'.join(map(str, number))}"


@rule(
    "KD106",
    ernst=Ernst.FOUT,
    grond="Inleiding: 'Ook vindt u hier de verwijzingen'; een verwijzing noemt deel, nummer of titel.",
)
def verwijzing_loopt_dood(
    verwijzingen: Table[Verwijzingen],
    vermeldingen: Table[Vermeldingen],
    inhoudsopgave: Table[Inhoudsopgave],
    paragrafen: Table[Paragrafen],
) -> Verdicts:
    """Controleert of elke verwijzing naar een deel, hoofdstuk of paragraaf van dit dossier ergens uitkomt.

    Waarom: wie de verwijzing volgt moet vinden wat de tekst belooft. Van een nummer zonder deel en zonder titel dat
    alleen in een ander deel bestaat dan waar de verwijzing staat, is niet te zeggen of het is bedoeld.

    Fout: "zie paragraaf 2.7 'Trends en innovaties'" terwijl geen deel een paragraaf 2.7 heeft.

    Goed: "paragraaf 2.5 'Trends en innovaties' in dit document": deel B heeft die paragraaf.
    """
    known = headings(vermeldingen)
    listed = {entry.sleutel for entry in entries(inhoudsopgave)}
    texts: dict[object, list[str]] = {}
    parts: dict[object, str] = {}
    for paragraph in paragrafen:
        texts.setdefault(spot(paragraph), []).append(paragraph.tekst or "")
        parts.setdefault(spot(paragraph), paragraph.deel or "")
    if not len(verwijzingen):
        yield NotJudged("het dossier verwijst nergens naar een deel of paragraaf", door_bron=False)
    for row in verwijzingen:
        target = " ".join(str(step) for step in (row.doel_deel, row.doel_nummer) if step)
        if row.gevonden is None:
            yield NotJudged(f"het doel van '{row.tekst}' is niet te bepalen", door_bron=False)
        elif not row.gevonden and target not in known and target in listed:
            yield NotJudged(f"{target} staat in de inhoudsopgave, maar de kop ontbreekt in de bron", door_bron=True)
        elif not row.gevonden and _of_another_document(row, texts.get(spot(row), [])):
            yield NotJudged(f"'{row.tekst}' verwijst naar een ander stuk", door_bron=False)
        elif row.gevonden and _of_another_part(row, parts.get(spot(row), "")):
            yield NotJudged(f"'{row.tekst}' noemt geen deel, en staat alleen in Deel {row.doel_deel}", door_bron=False)
        else:
            yield Seen()
            if not row.gevonden:
                yield _dead_end(row)


def _of_another_document(row: Verwijzingen, texts: list[str]) -> bool:
    """Whether the sentence, in one of the texts of that place, sends the reader elsewhere: 'hoofdstuk 7 van het brondocument'."""
    told = row.tekst or ""
    sentences = [sentence for text in texts if told and told in text for sentence in clauses(text) if told in sentence]
    if not sentences or re.search(r"\bdeel\s+[A-D]\b", told, re.IGNORECASE):
        return False
    return all(OTHER_DOCUMENT.search(sentence) or OWNER.match(sentence.partition(told)[2]) for sentence in sentences)


def _of_another_part(row: Verwijzingen, own: str) -> bool:
    """Whether a bare number was found in another part than the one in which it is referred to."""
    bare = not row.doel_titel and not re.search(r"\b(?:deel\s+[A-D]\b|[A-D]\s?\d)", row.tekst or "", re.IGNORECASE)
    return bool(bare and own and row.doel_deel and row.doel_deel != own)


def _dead_end(row: Verwijzingen) -> Finding:
    number = row.doel_nummer and f"paragraaf {row.doel_nummer}"
    named = [row.doel_deel and f"deel {row.doel_deel}", number, row.doel_titel and f"'{row.doel_titel}'"]
    target = ", ".join(str(part) for part in named if part)
    return Finding(
        bericht=f"De verwijzing naar {target} loopt dood: het dossier heeft zo'n deel of paragraaf niet.",
        plaatsen=(plaats(row, row.tekst),),
        voorstel="Noem het deel, het nummer en de titel zoals ze boven de paragraaf staan.",
        sleutel=f"{row.doel_deel or ''}|{row.doel_nummer or ''}|{row.doel_titel or ''}",
        afwijkend=row.tekst or "",
    )
