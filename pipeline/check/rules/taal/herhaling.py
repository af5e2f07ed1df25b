"""Family 4, language: a text that stands in more places than one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.language.names import edit, standing
from pipeline.comparing import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.language.texts import Passage, Texts

_DATED = re.compile(r"\b\d{1,2} \w+ (?:19|20)\d\d\b")
FEWEST_WORDS = 14
"""A sentence of more words than this does not stand in two places by chance."""
NEAR = 90
"""Likeness (0 to 100) of two copies of a sentence of which one was changed."""
_START, MOST = 6, 20
"""Words by which copies begin or end alike, and sentences that do so which are compared, at most."""


@rule(
    "KD423",
    ernst=Ernst.ADVIES,
    grond="Deel C 2: de prestatie-indicator zegt hoe een competentie in dit werkproces wordt aangewend.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def indicator_in_meer_werkprocessen(teksten: Texts) -> Verdicts:
    """Controleert of een prestatie-indicator niet woord voor woord bij meer werkprocessen van een uitstroom staat.

    Waarom: een tekst die overal past, zegt niet hoe de competentie in dit werkproces te zien is.

    Fout: 'De medewerker werkt volgens een script' staat bij 1.1, 2.2 en 3.1.

    Goed: bij 1.1 'De medewerker volgt het script bij het uitvragen', bij 3.1 'De medewerker volgt het klachtenscript'.
    """
    groups: defaultdict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in teksten.of("detailleringen"):
        groups[passage.uitstroom_id, words(passage.tekst)].append(passage)
    for same in groups.values():
        yield Seen(len(same))
        places = {passage.werkproces_id for passage in same}
        if len(places) > 1:
            listed = ", ".join(sorted(filter(None, places)))
            yield Finding(
                bericht=f"Dezelfde prestatie-indicator staat bij {uitstroom(same[0])} onder {len(places)} werkprocessen ({listed}); zo zegt "
                "zij niet hoe de competentie daar te zien is.",
                plaatsen=tuple(plaats(passage, passage.tekst) for passage in same),
                voorstel="Beschrijf per werkproces wat er in dat werkproces gebeurt.",
                uitstroom_id=same[0].uitstroom_id,
                sleutel=" ".join(words(same[0].tekst)[:12]),
            )


def uitstroom(passage: Passage) -> str:
    """The uitstroom of a passage, for a message."""
    return passage.uitstroom_id or "dit dossier"


class _Zin(NamedTuple):
    passage: Passage
    tekst: str
    woorden: tuple[str, ...]


@rule(
    "KD434",
    ernst=Ernst.ADVIES,
    grond="Een tekst staat op één plaats; elders wordt ernaar verwezen.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def zin_dubbel(teksten: Texts) -> Verdicts:
    """Controleert of een lange zin niet twee keer in de lopende tekst van Deel A, Deel B of Deel D staat.

    Deel C en de beschrijvingen per uitstroom blijven buiten beschouwing: daar herhaalt het format zelf.

    Waarom: wie de ene plaats verbetert, vergeet de andere; vaak verschillen de twee al.

    Fout: dezelfde zin van twintig woorden in Deel A en in B 2.3, een keer zonder 'plannen maken'.

    Goed: de zin staat in Deel A, en B 2.3 verwijst ernaar.
    """
    found = list(_sentences(teksten))
    if not found:
        yield NotJudged("er staan geen lange zinnen in de lopende tekst", door_bron=False)
        return
    yield Seen(len(found))
    copies = list(_pairs(found))
    for one, other in copies:
        if one.woorden != other.woorden:
            yield _changed(one, other)
    whole: defaultdict[tuple[str, str], list[tuple[_Zin, _Zin]]] = defaultdict(list)
    for one, other in copies:
        if one.woorden == other.woorden:
            whole[_where(one), _where(other)].append((one, other))
    for (here, there), same in whole.items():
        yield _repeated(here, there, same)


def _pairs(found: list[_Zin]) -> Iterator[tuple[_Zin, _Zin]]:
    """Each sentence that is a copy of one before it, with that one; sentences that begin or end alike are compared."""
    buckets: defaultdict[tuple[str, ...], list[_Zin]] = defaultdict(list)
    for zin in found:
        keys = (("^", *zin.woorden[:_START]), ("$", *zin.woorden[-_START:]))
        first = next((other for key in keys for other in buckets[key][:MOST] if _copies(other, zin)), None)
        if first:
            yield first, zin
        for key in keys:
            buckets[key].append(zin)


def _where(zin: _Zin) -> str:
    row = zin.passage.row
    return f"{getattr(row, 'deel', None) or 'D'} {getattr(row, 'nummer', None) or ''}".strip()


def _sentences(teksten: Texts) -> list[_Zin]:
    return [
        _Zin(passage, sentence, spoken)
        for passage in teksten.of("paragrafen", "onderhoudsagenda")
        if getattr(passage.row, "deel", "D") in ("A", "B", "D") and not _of_format(passage)
        for sentence in sentences(passage.tekst)
        if len(spoken := words(sentence)) > FEWEST_WORDS
    ]


def _of_format(passage: Passage) -> bool:
    """Whether a passage stands in B 4, where the format repeats itself for each uitstroom."""
    row = passage.row
    return getattr(row, "deel", "") == "B" and (getattr(row, "nummer", None) or "").startswith("4")


def _copies(one: _Zin, other: _Zin) -> bool:
    if one.woorden == other.woorden:
        return True
    if _DATED.search(one.tekst):  # a decision that is told twice, which KD706 compares
        return False
    return fuzz.ratio(" ".join(one.woorden), " ".join(other.woorden)) >= NEAR


def _changed(one: _Zin, other: _Zin) -> Finding:
    sides = zip((one, other), edit(one.woorden, other.woorden) or ("", ""), strict=True)
    parts = [standing(zin.tekst, part) for zin, part in sides]
    left, right = (f"'{part[:80]}'" if part else "niets" for part in parts)
    return Finding(
        bericht=f"Dezelfde zin staat twee keer in de lopende tekst, en verschilt: {left} tegenover {right}.",
        plaatsen=tuple(
            plaats(zin.passage, zin.tekst, *([part] if part else []))
            for zin, part in zip((one, other), parts, strict=True)
        ),
        voorstel="Maak de twee gelijk, of laat er één staan.",
        sleutel=" ".join(one.woorden[:10]),
    )


def _repeated(here: str, there: str, same: list[tuple[_Zin, _Zin]]) -> Finding:
    many = "Eén lange zin" if len(same) == 1 else f"{len(same)} lange zinnen"
    return Finding(
        bericht=f"{many} van {here} {'staat' if len(same) == 1 else 'staan'} woord voor woord ook in {there}; wie de ene plaats "
        "verbetert, vergeet de andere.",
        plaatsen=tuple(plaats(zin.passage, zin.tekst) for pair in same for zin in pair),
        voorstel="Laat de tekst op één plaats staan, en verwijs er op de andere naar.",
        sleutel=f"{here} {there}",
    )
