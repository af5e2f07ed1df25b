"""Words that a conversion broke with a space: many of them are no work of authors, and no change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.language.dutch_words import known
from pipeline.compare.change import Gewicht, NietVergeleken, Wijziging

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from pipeline.compare.case import Case
    from pipeline.compare.text.lexicon import Lexicon
    from pipeline.compare.text.weight import Weigher

MANY = 3
"""Texts with a broken word from which the conversion did it. The text conversion of the shipped dossier has broken
words in 60 texts; an author breaks one now and then, and that is told as spelling."""


def without_breaks(case: Case, changes: Sequence[Wijziging]) -> tuple[list[Wijziging], list[NietVergeleken]]:
    """The changes without those that only tell of broken words, when there are many of them."""
    broken = [item for item in changes if _only_breaks(item, case.weigher)]
    if len(broken) < MANY:
        return list(changes), []
    reason = f"in {len(broken)} teksten heeft de omzetting woorden met een spatie gebroken; dat telt niet als wijziging"
    dropped = {id(item) for item in changes if _only_breaks(item, case.weigher, anywhere=True)}
    return [item for item in changes if id(item) not in dropped], [NietVergeleken(onderwerp="tekst", reden=reason)]


def _only_breaks(change: Wijziging, weigher: Weigher, *, anywhere: bool = False) -> bool:
    """Whether only spaces within words differ; of which a piece is no word, unless they may be `anywhere`."""
    if change.gewicht is not Gewicht.REDACTIE or not change.oud or not change.nieuw:
        return False
    found = weigher.parts(change.oud, change.nieuw)
    return bool(found) and all(_broken(out, into, weigher.lexicon, anywhere) for out, into in found)


def _broken(out: tuple[str, ...], into: tuple[str, ...], lexicon: Lexicon, anywhere: bool) -> bool:
    """Whether one side is the other with spaces inside words, of which a piece is no word."""
    if "".join(out) != "".join(into) or len(out) == len(into):
        return False
    pieces, other = (out, lexicon.new) if len(out) > len(into) else (into, lexicon.old)
    return anywhere or any(_fragment(piece, other) for piece in pieces)


def _fragment(piece: str, words: Counter[str]) -> bool:
    """Whether a piece is no word of the version that has the word whole, nor of Dutch."""
    return not words[piece] and (len(piece) <= 2 or not known(piece))
