"""Whether two words are one word in two spellings, or two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from pipeline.check.language.dutch_words import LEAST, count, hardly_known, known
from pipeline.check.language.spelling_variants import Kind, differ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.text.lexicon import Lexicon

MEANING = frozenset(
    """
    niet geen nooit niets niemand nergens zonder behalve uitgezonderd wel altijd steeds soms vaak zelden
    alle alles allen elk elke ieder iedere iedereen enkele enige sommige veel weinig meer minder meest minst
    minstens tenminste minimaal maximaal hoogstens uiterlijk ongeveer circa alleen uitsluitend enkel mede ook
    moet moeten mag mogen kan kunnen hoeft hoeven dient dienen zal zullen wil willen
    zelf zelfstandig eventueel indien wanneer tenzij als of en maar dus want omdat zodat opdat
    voor na tijdens tot vanaf binnen buiten boven onder door met in uit op aan bij van naar over tegen
    hij zij ze hun haar zijn hem een twee drie vier vijf zes zeven acht negen tien eerste tweede derde
    """.split()  # noqa: SIM905 - a column of strings would take the page
)
"""Words of which one in the place of another changes what is asked: never a matter of spelling."""

_SAME_SOUND = tuple(
    tuple(pair.split("/"))
    for pair in "ck/k c/k ie/y ij/y ei/y au/ou ks/x dt/t d/t ch/g ph/f th/t z/s v/f qu/kw ae/e ea/e".split()  # noqa: SIM905 - pairs
)
"""Letters that sound alike, each with what it is read as: produkt/product, aktief/actief, wordt/word."""

A_WORD = "de"
"""A word that every list has."""
SHORT_WORD = 1_000
"""How often the list must have met three letters to be a word."""
LEAST_PART = 3
"""Letters of the parts of a compound."""
SWAPPED, SHORT, DOUBLED, SOUNDING, TWICE = 4, 5, 6, 6, 8
"""Letters from which two words are one with a slip of the pen: two letters swapped, any slip in a word of the list,
a letter doubled, the same sound, and two slips. Measured on the words of the shipped dossier and the real ones beside it (see
`docs/verschil.md`): below these lengths the neighbours of a word are words themselves (eis/ies, vele/velle)."""


def slip(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two different words (folded) are one word, of which one is misspelled or spelled the old way.

    A word that changes what is asked is never a slip. Two words that a Dutch list knows are two
    words; where there is no list, the versions themselves tell how Dutch looks: a misspelled word
    mostly has three letters in a row that no other word has.
    """
    if any(char.isdigit() for char in one + other) or abs(len(one) - len(other)) > 2:
        return False
    if _verb_ending(one, other):
        return True
    found = differ(one, other)
    if found is not None and found.kind is Kind.NUMBER and sorted(one) != sorted(other):
        return False
    apart = OSA.distance(one, other, score_cutoff=2)
    shortest = min(len(one), len(other))
    alike = shortest >= SOUNDING and _sound(one) == _sound(other)
    if apart > (2 if alike or shortest >= TWICE else 1) or _other_form(one, other):
        return False
    doubtful = any(hardly_known(a, b) and not lexicon.both(a) for a, b in ((one, other), (other, one)))
    parts = _parts_slip(one, other)
    if parts is False:
        return False
    if known(one) != known(other) or (doubtful and (apart == 1 or alike)):
        return _may_slip(one, other, apart)
    if known(one) or one in MEANING or other in MEANING:
        return False
    return parts or _looks_alike(one, other, apart, lexicon)


def _may_slip(one: str, other: str, apart: int) -> bool:
    """Whether an unknown word may be a known one misspelled; of short words only when letters are swapped or doubled."""
    shortest = min(len(one), len(other))
    if max(len(one), len(other)) >= SHORT:
        return True
    return apart == 1 and shortest >= SWAPPED and (sorted(one) == sorted(other) or _single(one) == _single(other))


def _parts_slip(one: str, other: str) -> bool | None:
    """Whether of two compounds that have one part in common the other is misspelled; None when no part is a known word.

    Where both are words (bijenkast, bijenkist) it is not; that is looked for in shorter parts too.
    """
    found = [(a, b) for a, b in _other_parts(one, other) if min(len(a), len(b)) >= LEAST_PART]
    if not _doubled(one, other) and any(_two_words(a, b) for a, b in found):
        return False
    told = [_clear(a, b) or _clear(b, a) for a, b in found if min(len(a), len(b)) > LEAST_PART]
    return True if any(told) else None


def _other_parts(one: str, other: str) -> Iterator[tuple[str, str]]:
    """What is left of two words beside each known word that both begin or end with."""
    head, tail = _alike_from_start(one, other), _alike_from_start(one[::-1], other[::-1])
    for length in range(LEAST_PART, head + 1):
        if count(one[:length]) > LEAST:
            yield one[length:], other[length:]
    for length in range(LEAST_PART, tail + 1):
        if count(one[-length:]) > LEAST:
            yield one[:-length], other[:-length]


def _alike_from_start(one: str, other: str) -> int:
    """How many letters two different words have in common before the first that differs."""
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def _doubled(one: str, other: str) -> bool:
    """Whether two words differ in a consonant that is doubled in one of them alone: volgen/volggen."""
    shorter, longer = sorted((one, other), key=len)
    at = _alike_from_start(longer, shorter)
    if len(longer) != len(shorter) + 1 or longer[:at] + longer[at + 1 :] != shorter:
        return False
    return longer[at - 1 : at] == longer[at] and longer[at] not in "aeiou"


def _two_words(one: str, other: str) -> bool:
    """Whether both are words; of three letters the list has as many that are none."""
    least = SHORT_WORD if min(len(one), len(other)) <= LEAST_PART else LEAST
    return min(count(one), count(other)) > least


def _clear(word: str, slipped: str) -> bool:
    """Whether one is a word and the other hardly or not."""
    return (count(word) > LEAST and not known(slipped)) or hardly_known(slipped, word)


def _looks_alike(one: str, other: str, apart: int, lexicon: Lexicon) -> bool:
    """The same of two words that no list knows, by their form and by the words of the versions."""
    shortest = min(len(one), len(other))
    if not (lexicon.old[other] and lexicon.new[one]) and (
        (apart == 1 and shortest >= SWAPPED and sorted(one) == sorted(other))
        or (apart == 1 and shortest >= DOUBLED and _single(one) == _single(other))
        or (shortest >= SOUNDING and _sound(one) == _sound(other))
        or differ(one, other) is not None
    ):
        return True
    if not known(A_WORD):  # without a list, rare letters are as often a rare word (hoefsmid, hoeksmid)
        return False
    return bool(lexicon.strange(one, other)) != bool(lexicon.strange(other, one))


def _verb_ending(one: str, other: str) -> bool:
    """Whether two words differ in a t after d alone: begeleid/begeleidt, wordt/word."""
    longer, shorter = max(one, other, key=len), min(one, other, key=len)
    return longer == shorter + "t" and shorter.endswith("d") and len(shorter) > 3


def _other_form(one: str, other: str) -> bool:
    """Whether one word is made of the other: plannen/plannend, deskundig/ondeskundig, collega/collega's."""
    longer, shorter = max(one, other, key=len), min(one, other, key=len)
    return longer in (f"on{shorter}", f"{shorter}s") or (longer == f"{shorter}d" and shorter.endswith("en"))


def _single(word: str) -> str:
    return "".join(char for place, char in enumerate(word) if word[place - 1 : place] != char)


def _sound(word: str) -> str:
    for letters, sound in _SAME_SOUND:
        word = word.replace(letters, sound)
    return word
