"""Family 4, language: lists without their 'en', and sentences where a term belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.reading.keys import by_detaillering, detaillering_of, shared_keys, werkproces
from pipeline.comparing import fold, sentences

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Passage, Texts
    from schemas.rows import Detailleringen, Vakkennis, Werkprocessen

_PURPOSE = re.compile(r",? (?:zodat|waardoor|opdat)(?!\w)")
_JOINED = re.compile(r"(?<!\w)(?:en|of|dan wel|alsmede|evenals|maar|en/of|c\.q\.)(?!\w)")
_VERB = re.compile(r"^[a-zà-ÿ]{2,}(?:t|dt)(?!\w)")
_NO_VERB = frozenset(
    [
        "dat",
        "dit",
        "met",
        "niet",
        "het",
        "uit",
        "wat",
        "tot",
        "out",
        "omdat",
        "nadat",
        "totdat",
        "voordat",
        "mits",
        "naast",
        "want",
        "tot",
        "dat",
        "laat",
        "soms",
        "vast",
        "best",
        "bent",
        "met",
        "recht",
        "budget",
        "pakket",
        "product",
        "contract",
        "concept",
        "project",
        "dienst",
        "klant",
        "account",
        "gericht",
    ]
)
_OTHER_CLAUSE = re.compile(
    r"^(?:die|dat|wie|waar\w*|als|indien|wanneer|zoals|bijvoorbeeld|mits|omdat|nadat|bij|na|voor|door|om|op basis)(?!\w)",
    re.IGNORECASE,
)
FEWEST_WORDS = 5


@rule(
    "KD428",
    ernst=Ernst.ADVIES,
    grond="Het laatste lid van een opsomming staat na 'en' of 'of'.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def opsomming_zonder_en(teksten: Texts) -> Verdicts:
    """Controleert of een opsomming van handelingen voor 'zodat', 'waardoor' of 'opdat' een 'en' heeft.

    Waarom: zonder 'en' lijkt er een handeling te ontbreken.

    Fout: 'De medewerker luistert naar de klant, vraagt door, vat samen, zodat de klant zich begrepen voelt.'

    Goed: 'De medewerker luistert naar de klant, vraagt door en vat samen, zodat de klant zich begrepen voelt.'
    """
    if not len(teksten):
        yield NotJudged("de bron heeft geen lopende tekst", door_bron=True)
        return
    for passage in teksten.of("detailleringen", "uitwerkingen", "kerntaken"):
        for sentence in sentences(passage.tekst):
            purpose = _PURPOSE.search(sentence)
            if not purpose:
                continue
            yield Seen()
            if last := _without_and(sentence[: purpose.start()]):
                yield _list(passage, sentence, f"{last}{purpose[0]}")


def _without_and(head: str) -> str:
    """The last action of a list before its purpose, when nothing joins it to those before; else ''."""
    bare = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), head)
    parts = [part.strip() for part in bare.split(",")]
    if len(parts) < 2:
        return ""
    last = parts[-1]
    first = _VERB.match(last)
    if not first or first[0] in _NO_VERB or _JOINED.search(last) or len(last.split()) < 2:
        return ""
    before = parts[-2]
    if _OTHER_CLAUSE.match(before) or _OTHER_CLAUSE.match(parts[0]):
        return ""
    return last


def _list(passage: Passage, sentence: str, words: str) -> Finding:
    return Finding(
        bericht=f"In de opsomming ontbreekt 'en' voor de laatste handeling: '{words[:90]}'.",
        plaatsen=(plaats(passage, sentence, words),),
        voorstel="Zet 'en' in plaats van de komma voor de laatste handeling.",
        sleutel=fold(words),
        **shared_keys([passage]),
    )


@rule(
    "KD430",
    ernst=Ernst.ADVIES,
    grond="Deel C 2: vakkennis en vaardigheden zijn onderwerpen, en geen handelingen.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def vakkennis_als_zin(
    vakkennis: Table[Vakkennis], detailleringen: Table[Detailleringen], werkprocessen: Table[Werkprocessen]
) -> Verdicts:
    """Controleert of vakkennis een onderwerp noemt, en niet in een zin zegt wat de beroepsbeoefenaar doet.

    Waarom: een handeling hoort in een prestatie-indicator; als vakkennis is niet te zien wat iemand moet weten.

    Fout: 'Verricht tijdens klantgesprekken handelingen via het computersysteem'.

    Goed: 'Gelijktijdig bedienen van telefoon en computersysteem'.
    """
    details = by_detaillering(detailleringen)
    verbs = {fold(row.titel or "").partition(" ")[0] for row in werkprocessen} | _ACTIONS
    groups: dict[str, list[Vakkennis]] = {}
    for row in vakkennis:
        yield Seen()
        if row.vakkennis and _is_sentence(row.vakkennis, verbs):
            groups.setdefault(fold(row.vakkennis), []).append(row)
    for same in groups.values():
        first = same[0]
        yield Finding(
            bericht=f"Vakkennis '{first.vakkennis}' bij {werkproces(first)} is een zin, en geen onderwerp"
            f"{f' (op {len(same)} plaatsen)' if len(same) > 1 else ''}.",
            plaatsen=tuple(plaats(row, row.vakkennis) for row in same),
            voorstel="Noem het onderwerp, en zet de handeling in een prestatie-indicator.",
            sleutel=fold(first.vakkennis or ""),
            **shared_keys([details.get(detaillering_of(row), row) for row in same]),
        )


_ACTIONS = frozenset(
    [
        "verricht",
        "kan",
        "kent",
        "weet",
        "heeft",
        "gebruikt",
        "werkt",
        "voert",
        "maakt",
        "geeft",
        "houdt",
        "stelt",
        "zorgt",
        "hanteert",
        "beheerst",
        "past",
        "is",
        "kiest",
        "leest",
        "schrijft",
        "spreekt",
        "bedient",
        "controleert",
        "registreert",
    ]
)


def _is_sentence(text: str, verbs: set[str] | frozenset[str]) -> bool:
    spoken = fold(text).split()
    if len(spoken) < FEWEST_WORDS:
        return False
    begins = spoken[0] in verbs and spoken[0].endswith(("t", "kan", "is"))
    return (
        begins
        or spoken[0] in ("hij", "zij")
        or (spoken[0] in ("de", "het", "een") and any(word in _ACTIONS for word in spoken[1:5]))
    )
