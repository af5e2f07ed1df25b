"""The evidence beside each threshold of the comparison: how alike different things are, and the same thing changed."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from pipeline.compare.match.features import of_kerntaken, of_uitstromen, of_werkprocessen
from pipeline.compare.match.likeness import Contents, alike
from pipeline.compare.match.parts import KERNTAAK, SAME_UITSTROOM, UITSTROOM, WERKPROCES
from pipeline.compare.side import Side
from pipeline.compare.subjects.detaillering import SAME
from pipeline.compare.subjects.items import LONG, SENTENCE, TERM, Item, _alike
from pipeline.compare.text.lexicon import Lexicon, trigrams
from pipeline.compare.text.spelling import MEANING, slip
from pipeline.compare.text.tokens import clean, keys
from pipeline.comparing import fold, squash
from pipeline.extract import read_each
from pipeline.transform import transform
from tests.verschil import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
REAL = (
    ROOT / "raw" / "commercieel-medewerker-2009-2010.txt",
    ROOT.parent / "shared" / "dossiers" / "medewerker-windmolentechniek-2008-2009.txt",
    ROOT.parent / "shared" / "sbb" / "2635-pedagogisch-werk.xml",
    ROOT.parent / "shared" / "sbb" / "2755-dienstverlening.xml",
)
LETTERS = "abcdefghijklmnoprstuvwz"


def sides() -> Iterator[tuple[str, Side]]:
    """Every dossier of the measure: the fictional ones, and the real ones that are there."""
    for name in measure.SPECS:
        yield name, Side(measure.tables(measure.model(name), "gaaf", 0))
    for path in REAL:
        if path.exists():
            yield path.stem, Side(transform(next(iter(read_each(path)))))


def parts(side: Side) -> Iterator[tuple[str, float, float]]:
    """Per kind of part: the likeness of the two different ones that are most alike, and of one renamed at random."""
    kinds: tuple[tuple[str, dict[Any, str], Callable[[Side], dict[Any, list[str]]]], ...] = (
        ("uitstroom", side.uitstromen, of_uitstromen),
        ("kerntaak", side.kerntaken, of_kerntaken),
        ("werkproces", side.werkprocessen, of_werkprocessen),
    )
    for kind, names, features in kinds:
        made = features(side)
        contents: Contents[Any] = Contents(made, made)
        apart = [alike(contents, one, other, (names[one], names[other])) for one, other in combinations(names, 2)]
        renamed = [alike(contents, key, key, (names[key], "Xylofoon")) for key in names if contents.known(key, key)]
        yield kind, max(apart, default=0.0), min(renamed, default=1.0)


def items(side: Side) -> tuple[int, int]:
    """Pairs of different items of one list that are alike enough to be taken for one, and all such pairs."""
    close = count = 0
    for table, column in (("vakkennis", "vakkennis"), ("resultaten", "resultaat"), ("gedragingen", "gedrag")):
        for rows in side.by(table, "uitstroom_id", "werkproces_id").values():
            texts = {squash(clean(getattr(row, column))): clean(getattr(row, column)) for row in rows}
            for one, other in combinations(texts.values(), 2):
                least = SENTENCE if min(len(keys(one)), len(keys(other))) >= LONG else TERM
                close += _alike(Item(None, one), Item(None, other)) >= least
                count += 1
    return close, count


def indicators(side: Side) -> float:
    """How alike the prestatie-indicatoren of two competenties of one werkproces are at most, 0 to 100."""
    groups = side.by("detailleringen", "uitstroom_id", "werkproces_id").values()
    texts = [[fold(row.prestatie_indicator) for row in rows if row.prestatie_indicator] for rows in groups]
    return max((fuzz.ratio(one, other) for group in texts for one, other in combinations(group, 2)), default=0.0)


def slips(side: Side, number: int = 300) -> tuple[int, int]:
    """Of words with a random slip of the pen: how many are told as spelling, and how many there were."""
    dice = random.Random(15)
    base = Lexicon(lambda: list(side.texts()), lambda: list(side.texts()))
    known = [word for word in base.old if word.isalpha() and len(word) > 4 and word not in MEANING]
    found = count = 0
    for word in dice.sample(known, min(number, len(known))):
        wrong = _slip(word, dice)
        if wrong == word or wrong in base.old:
            continue
        found += slip(word, wrong, _with(base, word, wrong))
        count += 1
    return found, count


def _slip(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at : at + 1] + word[at:],
            word[:at] + dice.choice(LETTERS) + word[at + 1 :],
            word[:at] + dice.choice(LETTERS) + word[at:],
        )
    )


def _with(base: Lexicon, word: str, wrong: str) -> Lexicon:
    """The words of a version in which one stands once in another spelling."""
    made = Lexicon(list, list)
    new, parts_of = base.new.copy(), base._trigrams.copy()
    new[word] -= 1
    new[wrong] += 1
    parts_of.update(set(trigrams(wrong)))
    made.__dict__.update(old=base.old, new=+new, _trigrams=parts_of)
    return made


def page() -> list[str]:
    """The section of the page, as lines."""
    intro = f"""## Thresholds

How alike different things of one dossier are at most, and a thing with untouched contents under a name that has nothing
in common at least. The thresholds: uitstroom {UITSTROOM} (and {SAME_UITSTROOM} of its contents), kerntaak {KERNTAAK},
werkproces {WERKPROCES}. In the file of the register two profielen share kerntaken and werkprocessen nearly word for word.

| dossier | part | different, at most | renamed, at least |
|---|---|---:|---:|"""
    other = f"""
Pairs of items of one list that would be taken for one if one went and the other came ({TERM} for terms, {SENTENCE} for
sentences); likeness of two prestatie-indicatoren of a werkproces (exchanged from {SAME}); random slips of the pen in
words of five letters and more that are told as spelling, with the list of Dutch words of the extra `spelling`.

| dossier | items taken for one | indicators alike, at most | slips told |
|---|---:|---:|---:|"""
    lines, rest = [intro], [other]
    for name, side in sides():
        lines += [f"| {name} | {kind} | {apart:.2f} | {same:.2f} |" for kind, apart, same in parts(side)]
        close, pairs = items(side)
        told, count = slips(side)
        rest.append(f"| {name} | {close} of {pairs} | {indicators(side):.0f} | {told} of {count} |")
    return [*lines, *rest, ""]
