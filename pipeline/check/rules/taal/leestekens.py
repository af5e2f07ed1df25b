"""Family 4, language: commas, brackets and stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.reading.keys import shared_keys
from pipeline.comparing import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.language.texts import Hit, Passage, Texts

NO_TEXT = "de bron heeft geen lopende tekst"
FEWEST, CUSTOM = 5, 0.6
"""Uses of 'zodat' from which a custom can be read, and the share of them that makes it one."""
HEADING = 40
"""Characters below which a text can be a heading, in which a word may have a capital."""
_ZODAT = re.compile(r"(?<=[\w)%]),? zodat(?!\w)")
_STOPS = re.compile(r"\.\.(?<![.\s]\.\.)(?!\.)")
_NEW_SENTENCE = re.compile(
    r" (?=[HZDVITBOW])(?<=[a-zà-ÿ]{3} )(?=(?:Hij|Zij|Daarnaast|Verder|Daarbij|Vervolgens|Indien|Tevens|Bovendien|Tot slot|Ook|Wanneer)(?!\w))"
)
_DASHES = re.compile(r"-(?<=\s-)[a-zà-ÿ][^-–.;\x00\n]{1,60}[a-zà-ÿ]-(?=[\s,.])")
_RANGE = re.compile(r"(?<![\w-])\d+ -\d+(?!\w)|(?<![\w-])\d+- \d+(?!\w)")
_BRACKET = re.compile(r"[()]")
_LIST_LETTER = re.compile(r"(?:^|\s)(?:[a-z]|\d{1,2})\)$")
_LEADING = re.compile(r"^[•\-–\s]+")


@rule(
    "KD429",
    ernst=Ernst.ADVIES,
    grond="D 2.4: 'zal het woord 'zodat' consequent gebruikt worden'; voor 'zodat' hoort een komma.",
    zekerheid=Zekerheid.ZEKER,
)
def komma_voor_zodat(teksten: Texts) -> Verdicts:
    """Controleert of voor 'zodat' in het hele dossier een komma staat, of nergens.

    Waarom: met en zonder komma door elkaar leest onrustig, en met de komma is te zien waar het doel begint.

    Fout: 'Hij vraagt door zodat hij de klant begrijpt', terwijl overal elders een komma voor 'zodat' staat.

    Goed: 'Hij vraagt door, zodat hij de klant begrijpt.'
    """
    found = list(teksten.near(" zodat", _ZODAT))
    if len(found) < FEWEST:
        yield NotJudged("'zodat' staat te weinig in het dossier om een gewoonte te zien", door_bron=False)
        return
    yield Seen(len(found))
    bare = [hit for hit in found if not hit.words.startswith(",")]
    if not bare or len(found) - len(bare) < CUSTOM * len(found):
        return
    yield Finding(
        bericht=f"Op {len(bare)} van de {len(found)} plaatsen staat geen komma voor 'zodat', op de andere wel.",
        plaatsen=tuple(plaats(hit.passage, hit.passage.tekst, _before(hit)) for hit in bare),
        voorstel="Zet overal een komma voor 'zodat'.",
    )


def _before(hit: Hit) -> str:
    """The word before 'zodat' with it, as they stand."""
    text = hit.passage.tekst
    start = max(text.rfind(" ", 0, hit.start), text.rfind("\n", 0, hit.start)) + 1
    return text[start : hit.end]


@rule(
    "KD432",
    ernst=Ernst.ADVIES,
    grond="Een zin eindigt met één punt, en elk haakje heeft zijn tegenhanger.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def leestekens(teksten: Texts) -> Verdicts:
    """Controleert haakjes zonder tegenhanger, dubbele punten achter een zin, een zin die zonder punt begint en streepjes.

    Waarom: waar een leesteken ontbreekt of te veel is, moet de lezer raden waar iets begint en eindigt.

    Fout: 'de promotieactiviteiten..', 'bekijkt aanbiedingen Verder bezoekt hij beurzen', 'de klant (en de account'.

    Goed: 'de promotieactiviteiten.', 'bekijkt aanbiedingen. Verder bezoekt hij beurzen', 'de klant (en de account)'.
    """
    if not len(teksten):
        yield NotJudged(NO_TEXT, door_bron=True)
        return
    yield Seen(len(teksten))
    yield from _signs(teksten.find(_STOPS), "staat een punt te veel", "Laat één punt staan.")
    yield from _signs(
        (hit for hit in teksten.find(_NEW_SENTENCE) if len(hit.passage.tekst) >= HEADING),
        "begint een zin zonder punt ervoor",
        "Zet een punt achter de zin ervoor.",
    )
    yield from _signs(teksten.find(_DASHES), "staan streepjes tegen de woorden aan", "Zet er komma's of haakjes om.")
    yield from _signs(teksten.find(_RANGE), "staat een spatie naast het streepje", "Schrijf de getallen zonder spatie.")
    for passage in teksten:
        if bracket := _unpaired(passage):
            yield _sign(
                passage, bracket, "heeft een haakje geen tegenhanger", "Zet het andere haakje, of haal dit weg."
            )


def _signs(hits: Iterable[Hit], said: str, remedy: str) -> Verdicts:
    for hit in hits:
        text = hit.passage.tekst
        start = max(text.rfind(" ", 0, hit.start), text.rfind("\n", 0, hit.start)) + 1
        end = text.find(" ", max(hit.end, hit.start + 1))
        yield _sign(hit.passage, text[start : end if end > 0 else len(text)][:80], said, remedy)


def _sign(passage: Passage, words: str, said: str, remedy: str) -> Finding:
    return Finding(
        bericht=f"Bij '{words}' {said}.",
        plaatsen=(plaats(passage, passage.tekst, words),),
        voorstel=remedy,
        sleutel=f"{passage.kolom} {fold(words)}",
        **shared_keys([passage]),
    )


def _unpaired(passage: Passage) -> str:
    """The words around a bracket without its pair; '' when all have one, or the text is a piece of a longer one."""
    text = passage.tekst
    whole = passage.tabel != "paragrafen" or (text.rstrip()[-1:] in ".!?" and _LEADING.sub("", text)[:1].isupper())
    at = _alone(text) if whole else None
    if at is None:
        return ""
    start = text.rfind(" ", 0, max(at - 20, 0)) + 1
    end = text.find(" ", at + 15)
    return text[start : end if end > 0 else len(text)]


def _alone(text: str) -> int | None:
    """The place of the first bracket without its pair; that of an item of a list (`a)`, `2)`) needs none."""
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif not _LIST_LETTER.search(text[max(found.start() - 4, 0) : found.end()]):
            return found.start()
    return opened[0] if opened else None
