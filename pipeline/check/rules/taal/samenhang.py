"""Family 4, language: what one part of a werkproces says and another leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.language.names import NAME, Names, edit, standing
from pipeline.check.reading.keys import keys, shared_keys, werkproces
from pipeline.comparing import sentences, squash
from pipeline.vocabulary import SBB_2015

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Competenties,
        Detailleringen,
        Dossiers,
        Kerntaken,
        Resultaten,
        Uitstromen,
        Uitwerkingen,
    )

_REGISTERED = re.compile(r"\b(?:ge)?registr\w+|\brapportage\w*|\bverbetervoorstel\w*", re.IGNORECASE)
_REGISTERS = re.compile(
    r"registr\w+|registreer\w*|rapporteer\w*|rapportage|legt\b.{0,80}\bvast|vastleg\w*|vastgelegd|noteer\w*|administr\w+|documenteer\w*|"
    r"verwerkt|voert\b.{0,60}\bin\b|invoer\w*|vult\b.{0,60}\bin\b|verbetervoorstel\w*|voorstel\w*|schrijft|stelt\b.{0,80}\bop\b|houdt\b.{0,60}\bbij\b",
    re.IGNORECASE | re.DOTALL,
)
_VERBS = (
    ("M", re.compile(r"\banalyseert\b", re.IGNORECASE)),
    ("I", re.compile(r"\b(?:presenteert|geeft (?:een )?presentatie)\b", re.IGNORECASE)),
    ("N", re.compile(r"\bvoert\b[^.]{0,40}\bonderzoek\b[^.]{0,20}\buit\b", re.IGNORECASE)),
    ("B", re.compile(r"\b(?:stuurt\b[^.,]{0,60}\baan|geeft leiding)\b", re.IGNORECASE)),
    ("D", re.compile(r"\btoont (?:begrip|medeleven|belangstelling)\b", re.IGNORECASE)),
)
"""Verbs that say a competentie in so many words."""
_POINTERS = frozenset({NAME, "de", "het", "een", "hij", "zij", "zijn", "hem", "haar", "klant", "klanten"})
_LITTLE = frozenset({"ook", "nog", "daarbij", "tevens", "verder", "dan", "er"})
"""Words that say nothing of their own: with and without them a sentence says the same."""
LENGTH, SAME, ENDS = 9, 85, 3
"""Words of a sentence from which it is no accident that another is alike, and the likeness (0 to 100) of two; words that
two which differ in one place have in common at one end."""


@rule(
    "KD424",
    ernst=Ernst.ADVIES,
    grond="Deel C 2: aan de prestatie-indicatoren is te zien dat het resultaat is bereikt.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def registratie_zonder_indicator(resultaten: Table[Resultaten], detailleringen: Table[Detailleringen]) -> Verdicts:
    """Controleert of een resultaat over registratie of rapportage terugkomt in een prestatie-indicator.

    Waarom: een resultaat dat in geen enkele prestatie-indicator voorkomt, wordt niet beoordeeld.

    Fout: resultaat 'De klacht is geregistreerd', en geen prestatie-indicator spreekt van registreren of vastleggen.

    Goed: bij 'Formuleren en rapporteren' staat 'De medewerker legt de klacht volledig vast'.
    """
    indicators = detailleringen.by("uitstroom_id", "werkproces_id")
    for (uitstroom, number), rows in resultaten.by("uitstroom_id", "werkproces_id").items():
        said = " ".join(row.prestatie_indicator or "" for row in indicators.get((uitstroom, number), ()))
        if not said.strip():
            continue
        named = [(row, found[0]) for row in rows if (found := _REGISTERED.search(row.resultaat or ""))]
        yield Seen(len(rows))
        if named and not _REGISTERS.search(said):
            first = named[0][0]
            yield Finding(
                bericht=f"Een resultaat van {werkproces(first)} gaat over '{named[0][1]}', maar geen prestatie-indicator daar: zo "
                "wordt het niet beoordeeld.",
                plaatsen=tuple(plaats(row, row.resultaat, word) for row, word in named),
                voorstel="Neem het op in een prestatie-indicator, of schrap het resultaat.",
                **keys(first),
            )


@rule(
    "KD425",
    ernst=Ernst.ADVIES,
    grond="Deel C 2: gekozen zijn de competenties die het werkproces vraagt.",
    zekerheid=Zekerheid.MOGELIJK,
)
def competentiewerkwoord_niet_gekozen(
    uitwerkingen: Table[Uitwerkingen], detailleringen: Table[Detailleringen], competenties: Table[Competenties]
) -> Verdicts:
    """Controleert of een omschrijving die een competentie met zoveel woorden noemt, die competentie heeft.

    Alleen letterlijke vormen tellen: analyseert, presenteert, voert onderzoek uit, stuurt aan, toont begrip.

    Waarom: wat de omschrijving vraagt en geen competentie dekt, wordt niet beoordeeld.

    Fout: de omschrijving zegt 'hij presenteert de producten', en Presenteren is bij 2.2 niet gekozen.

    Goed: Presenteren is bij 2.2 gekozen.
    """
    chosen = detailleringen.by("uitstroom_id", "werkproces_id")
    names = {row.competentie_code: row.naam for row in competenties}
    found: dict[tuple[str, str], list[tuple[Uitwerkingen, str]]] = {}
    for row in uitwerkingen:
        details = chosen.get((row.uitstroom_id, row.werkproces_id), ())
        if not details or not row.omschrijving:
            continue
        yield Seen()
        have = {detail.competentie_code for detail in details}
        for code, pattern in _VERBS:
            if code not in have and (said := pattern.search(row.omschrijving)):
                found.setdefault((row.werkproces_id, code), []).append((row, said[0]))
    for (number, code), same in found.items():
        of = ", ".join(row.uitstroom_id for row, _said in same)
        yield Finding(
            bericht=f"De omschrijving van werkproces {number} van {of} zegt '{same[0][1]}', maar {code} '{names.get(code, '')}' "
            "is daar niet gekozen.",
            plaatsen=tuple(plaats(row, row.omschrijving, said) for row, said in same),
            voorstel=f"Kies {code}, of ga na welke competentie dit dekt.",
            uitstroom_id=same[0][0].uitstroom_id if len(same) == 1 else None,
            werkproces_id=number,
            competentie_code=code,
        )


@rule(
    "KD426",
    ernst=Ernst.ADVIES,
    grond="Inleiding: '1-1 relatie' tussen de kerntaken van Deel B en hun uitwerking in Deel C.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
    onbekend={SBB_2015: "dit formaat kent geen beschrijving van een kerntaak"},
)
def kerntaak_en_uitwerking_verschillen(
    kerntaken: Table[Kerntaken],
    uitwerkingen: Table[Uitwerkingen],
    uitstromen: Table[Uitstromen],
    dossiers: Table[Dossiers],
) -> Verdicts:
    """Controleert of een zin van B 5 die in een omschrijving van Deel C terugkomt, daar hetzelfde zegt.

    Waarom: Deel C werkt Deel B uit; een ander woord in dezelfde zin laat open wat geldt.

    Fout: B 5 'registreert en rapporteert de klacht', de omschrijving 'registreert de klacht'.

    Goed: de zin luidt op beide plaatsen hetzelfde.
    """
    names = Names(uitstromen, next((row.titel or "" for row in dossiers), ""))
    described: dict[tuple[str, ...], list[_Zin]] = {}
    for task in kerntaken:
        for sentence in sentences(task.beschrijving or ""):
            zin = _Zin(task, sentence, names.neutral(sentence))
            for key in _ends(zin.woorden) if len(zin.woorden) >= LENGTH else ():
                described.setdefault(key, []).append(zin)
    if not described:
        yield NotJudged("de beschrijving van de kerntaken (B 5) ontbreekt in de bron", door_bron=True)
    found: dict[tuple[str, tuple[str, str]], list[_Pair]] = {}
    for row in uitwerkingen if described else ():
        yield Seen()
        for pair in _pairs(row, described, names):
            found.setdefault((row.werkproces_id, pair.verschil), []).append(pair)
    for same in found.values():
        yield _differs(same)


class _Pair(NamedTuple):
    """A sentence of B 5 and the same in an omschrijving, with the words in which they differ."""

    kerntaak: Kerntaken
    daar: str
    uitwerking: Uitwerkingen
    hier: str
    verschil: tuple[str, str]


class _Zin(NamedTuple):
    """A sentence of B 5, and its words made alike."""

    kerntaak: Kerntaken
    tekst: str
    woorden: tuple[str, ...]


def _ends(spoken: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """By what to find a sentence that differs in one place: how it begins, and how it ends."""
    return ("^", *spoken[:ENDS]), ("$", *spoken[-ENDS:])


def _pairs(row: Uitwerkingen, described: dict[tuple[str, ...], list[_Zin]], names: Names) -> Iterator[_Pair]:
    for sentence in sentences(row.omschrijving or ""):
        spoken = names.neutral(sentence)
        if len(spoken) < LENGTH:
            continue
        near = {id(zin): zin for key in _ends(spoken) for zin in described.get(key, ())}
        for zin in near.values():
            difference = edit(zin.woorden, spoken)
            if (
                difference
                and row.werkproces_id.startswith(f"{zin.kerntaak.kerntaak_nr}.")
                and _matters(difference)
                and fuzz.ratio(" ".join(spoken), " ".join(zin.woorden)) >= SAME
            ):
                yield _Pair(zin.kerntaak, zin.tekst, row, sentence, difference)


def _matters(difference: tuple[str, str]) -> bool:
    """Whether two words differ by more than a name, a pronoun, a space, or a kind of the same (team, accountteam)."""
    spoken = [set(part.split()) - _POINTERS - _LITTLE for part in difference]
    small = max(len(part.split()) for part in difference) <= 2
    left, right = map(squash, difference)
    return small and bool(spoken[0] | spoken[1]) and left != right and not (left and right.endswith(left))


def _differs(same: list[_Pair]) -> Finding:
    first = same[0]
    left, right = standing(first.daar, first.verschil[0]), standing(first.hier, first.verschil[1])
    said = [f"'{part}'" if part else "niets" for part in (left, right)]
    of = ", ".join(pair.uitwerking.uitstroom_id for pair in same)
    return Finding(
        bericht=f"Een zin van B 5 verschilt in de omschrijving van {first.uitwerking.werkproces_id} van {of}: {said[0]} tegenover "
        f"{said[1]}.",
        plaatsen=(
            plaats(first.kerntaak, first.daar, *filter(None, [left])),
            *(plaats(pair.uitwerking, pair.hier, *filter(None, [right])) for pair in same),
        ),
        voorstel="Maak de twee gelijk, of laat zien wat het verschil is.",
        sleutel=" / ".join(first.verschil),
        **shared_keys([pair.uitwerking for pair in same]),
    )
