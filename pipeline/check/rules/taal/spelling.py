"""Family 4, language: words that no list of Dutch has, one slip away from a word that it has."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.language.dutch_words import is_english, listed
from pipeline.check.language.spelling import Dutch, is_dutch, made_by_chance, meant
from pipeline.check.reading.keys import quoted, shared_keys

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Hit, Texts
    from schemas.rows import Bronnen

NO_LIST = "er is geen woordenlijst: pip install 'kwalificatiedossier[spelling]'"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEFORE = re.compile(r"[\w)\]@\\.&'’–-]$|\w[(\[]$")
_AFTER = re.compile(r"^(?:[\w(\[@\\&'’–-]|\.\w)")
_NO_WORD = re.compile(r"@|//|\\|www|\.\w|\d")
_ENDS = frozenset(".!?:;•\x00\n")
_OPENINGS = "\"'“‘(•–-"
_NAMES = frozenset({"betrokkenen", "dossiers"})
"""Tables of names: a word with a capital there is one."""
MOST = 3
"""Words that may have been meant by one; of more, none is sure."""


@rule(
    "KD419",
    ernst=Ernst.ADVIES,
    grond="De officiële spelling van het Nederlands.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def spelfout_waarschijnlijk(teksten: Texts, bronnen: Table[Bronnen]) -> Verdicts:
    """Controleert of er woorden staan die het Nederlands niet kent, en die één letter schelen van een woord dat het kent.

    Samenstellingen worden gesplitst; namen, afkortingen, Engelse woorden en woorden die een streepje of haakje raken,
    tellen niet. Woorden van het vak die de lijst niet kent, staan in pipeline/check/language/veldwoorden.txt, en ieder
    kan er woorden aan toevoegen. De lijst zelf komt met pip install 'kwalificatiedossier[spelling]'.

    Waarom: een spelfout leidt af, en wie op het woord zoekt, vindt het hier niet.

    Fout: 'Hij voert een vervolgesprek', 'inspeland op de vraag'.

    Goed: 'Hij voert een vervolggesprek', 'inspelend op de vraag'.
    """
    if not listed():
        yield NotJudged(NO_LIST, door_bron=False)
        return
    if any(row.gescand for row in bronnen):
        yield NotJudged("de bron is een scan: een letter kan bij het herkennen zijn veranderd", door_bron=True)
        return
    counts = Counter(_WORD.findall(teksten.joined))
    if not counts:
        yield NotJudged("de bron heeft geen lopende tekst", door_bron=True)
        return
    yield Seen(len(counts))
    own = {_plain(word) for word in counts if is_dutch(_plain(word)) is Dutch.YES}
    chance = made_by_chance(own)
    for word in sorted({*_strange(counts), *chance}):
        if (hits := _spelled(word, teksten)) and (right := chance.get(word) or meant(word, own)) and _sure(word, right):
            yield from _finding(word, right, hits, own)


def _sure(word: str, right: tuple[str, ...]) -> bool:
    return len(right) <= MOST and not is_english(word)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _strange(counts: Counter[str]) -> set[str]:
    """The words, in lower case, that the list does not have, without those that the dossier writes in capitals."""
    capitals = {word.lower() for word in counts if word.isupper() and len(word) > 1}
    return {_plain(word) for word in counts if is_dutch(_plain(word)) is not Dutch.YES} - capitals


def _spelled(word: str, teksten: Texts) -> list[Hit]:
    """Where a word stands as a word of running text; nowhere when it is a name or a piece of something."""
    hits = [hit for hit in teksten.near(word, re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")) if not _touched(hit)]
    return [] if any(_is_name(hit) for hit in hits) else hits


def _touched(hit: Hit) -> bool:
    """Whether a word touches a sign that makes it part of another, or a space breaks it."""
    before, after = hit.passage.tekst[: hit.start], hit.passage.tekst[hit.end :]
    if _BEFORE.search(before[-2:]) or _AFTER.search(after[:2]):
        return True
    around = f"{before.rpartition(' ')[2]}{hit.words}{after.partition(' ')[0]}"
    first, last = _WORD.findall(before[-40:])[-1:], _WORD.findall(after[:40])[:1]
    joined = [word + hit.words for word in first if before.endswith(f"{word} ")]
    joined += [hit.words + word for word in last if after.startswith(f" {word}")]
    return bool(_NO_WORD.search(around)) or any(is_dutch(_plain(whole)) is Dutch.YES for whole in joined)


def _is_name(hit: Hit) -> bool:
    if not hit.words[:1].isupper():
        return False
    return hit.passage.tabel in _NAMES or not _begins_sentence(hit.passage.tekst[: hit.start])


def _begins_sentence(before: str) -> bool:
    """Whether a sentence begins behind a text: only opening signs and spaces stand between them and its end."""
    at = len(before)
    while at and before[at - 1] not in _ENDS and (before[at - 1].isspace() or before[at - 1] in _OPENINGS):
        at -= 1
    return not at or before[at - 1] in _ENDS


def _finding(word: str, right: tuple[str, ...], hits: list[Hit], own: set[str]) -> Verdicts:
    """A finding for a word with all of its places, and, of the word that was meant, whether the dossier has it."""
    times = f" ({len(hits)} keer)" if len(hits) > 1 else ""
    elsewhere = own.issuperset(right)
    where = "zoals elders in het dossier" if elsewhere else "en de woordenlijst kent het woord niet"
    yield Finding(
        ernst=Ernst.WAARSCHUWING if elsewhere else Ernst.ADVIES,
        bericht=f"'{hits[0].words}' is waarschijnlijk een spelfout{times}; bedoeld lijkt {quoted(right).replace(' en ', ' of ')}, {where}.",
        plaatsen=tuple(dict.fromkeys(plaats(hit.passage, hit.passage.tekst, hit.words) for hit in hits)),
        voorstel=f"Schrijf {quoted(right)}." if len(right) == 1 else "Schrijf het woord dat is bedoeld.",
        sleutel=word,
        **shared_keys([hit.passage for hit in hits]),
    )
