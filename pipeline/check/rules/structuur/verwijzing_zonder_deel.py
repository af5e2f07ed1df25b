"""Family 1: references that leave open which part they mean, and parts that are announced under another name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats, spot
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.reading.koppen import PARTS, headings, words
from pipeline.comparing import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Paragrafen, Vermeldingen, Verwijzingen

NEAR = 70
"""Likeness (0 to 100) of an announced title and a heading from which the one means the other."""
_PART = re.compile(r"\bdeel\s+[A-D]\b|\b[A-D]\s?\d", re.IGNORECASE)
_OWN = re.compile(r"\b(?:dit|deze|hierboven|hieronder|volgende|vorige|boven|onder)\b", re.IGNORECASE)
_COMMON = frozenset(
    [
        "zoals",
        "opgenomen",
        "wordt",
        "verwezen",
        "waarin",
        "hiervoor",
        "informatie",
        "beschrijving",
        "paragraaf",
        "hoofdstuk",
    ]
)


@rule(
    "KD112",
    ernst=Ernst.WAARSCHUWING,
    grond="Inleiding: 'Ook vindt u hier de verwijzingen'; een nummer komt in meer delen voor.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def verwijzing_zonder_deel(
    verwijzingen: Table[Verwijzingen], vermeldingen: Table[Vermeldingen], paragrafen: Table[Paragrafen]
) -> Verdicts:
    """Controleert of een verwijzing haar deel noemt, waar haar nummer in het eigen deel een andere paragraaf is.

    Ook een titel die de inleiding van een deel aankondigt en die boven geen hoofdstuk staat, telt.

    Waarom: wie het nummer in het eigen deel opzoekt, komt bij iets anders uit.

    Fout: Deel D zegt "paragraaf 2.5 'Trends en innovaties'", en paragraaf 2.5 van Deel D heet 'Wijzigingen'.

    Goed: "Deel B, paragraaf 2.5 'Trends en innovaties'".
    """
    known = headings(vermeldingen)
    texts: defaultdict[object, list[Paragrafen]] = defaultdict(list)
    for paragraph in paragrafen:
        texts[spot(paragraph)].append(paragraph)
    if not len(verwijzingen) and not len(paragrafen):
        yield NotJudged("het dossier verwijst nergens naar een deel of paragraaf", door_bron=False)
    done: set[tuple[object, str | None]] = set()
    for row in verwijzingen:
        yield Seen()
        place = (spot(row), row.tekst)
        if place not in done and (found := _elsewhere(row, known, texts.get(spot(row), []))):
            done.add(place)
            yield found
    yield from _announced(paragrafen, known)


def _elsewhere(row: Verwijzingen, known: dict[str, Sequence[Vermeldingen]], there: list[Paragrafen]) -> Finding | None:
    """A finding where the number names another paragraph in the own part than the reference means."""
    told = row.tekst or ""
    paragraph = next((item for item in there if told in (item.tekst or "")), None)
    if paragraph is None:
        return None
    sentence = next((part for part in sentences(paragraph.tekst or "") if told in part), told)
    own = known.get(f"{paragraph.deel} {row.doel_nummer}")
    others = [part for part in PARTS if part != paragraph.deel and f"{part} {row.doel_nummer}" in known]
    if not own or not others or _PART.search(sentence) or _OWN.search(sentence):
        return None
    meant = next((part for part in others if _means(row, sentence, known[f"{part} {row.doel_nummer}"][0])), None)
    if row.doel_titel and words(row.doel_titel) == words(own[0].titel):
        return None
    if not meant and (row.doel_titel or _means(row, sentence, own[0]) or " en " not in told):
        return None
    of = f"Deel {meant}" if meant else f"Deel {' of '.join(others)}"
    return Finding(
        bericht=f"De verwijzing '{told}' noemt geen deel; in Deel {paragraph.deel} is {row.doel_nummer} '{own[0].titel}', bedoeld "
        f"lijkt {of}.",
        plaatsen=(plaats(row, sentence, told), plaats(own[0], f"{row.doel_nummer} {own[0].titel}")),
        voorstel=f"Zet het deel erbij: '{of}, {told}'.",
        sleutel=f"{paragraph.deel} {fold(told)}",
    )


def _means(row: Verwijzingen, sentence: str, heading: Vermeldingen) -> bool:
    """Whether a reference speaks of a heading: by its title, or by a long word of it."""
    title = words(heading.titel)
    if row.doel_titel:
        return words(row.doel_titel) == title
    spoken = set(re.findall(r"\w{7,}", fold(sentence))) - _COMMON
    return bool(spoken & set(re.findall(r"\w{7,}", fold(heading.titel or ""))))


def _announced(paragrafen: Table[Paragrafen], known: dict[str, Sequence[Vermeldingen]]) -> Verdicts:
    """Items of a list in the introduction of a part that name its chapters, of which no heading bears one as it stands."""
    for part in PARTS:
        titles = {
            words(rows[0].titel): rows[0]
            for key, rows in known.items()
            if key.startswith(f"{part} ") and key.count(".") == 0
        }
        items = [
            row
            for row in paragrafen
            if row.deel == part and (row.nummer or "") == "1" and (row.tekst or "").startswith("•")
        ]
        named = {words((row.tekst or "").lstrip("• ")): row for row in items}
        if not named.keys() & titles.keys():
            continue
        yield Seen(len(named))
        for name in named.keys() - titles.keys():
            near = max(titles.keys() - named.keys(), key=lambda title: fuzz.ratio(name, title), default="")
            if near and fuzz.ratio(name, near) >= NEAR:
                row, heading = named[name], titles[near]
                said = (row.tekst or "").lstrip("• ")
                yield Finding(
                    bericht=f"Deel {part} kondigt '{said}' aan, maar het hoofdstuk heet '{heading.titel}'.",
                    plaatsen=(plaats(row, said), plaats(heading, heading.titel)),
                    voorstel="Gebruik op beide plaatsen dezelfde titel.",
                    sleutel=f"{part} {name}",
                )
