"""The items of a list in two versions: resultaten, vakkennis, componenten, gedragingen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from pipeline.check.language.column_label import without_label
from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.match.pairing import Pair, pair
from pipeline.compare.order import reordered
from pipeline.compare.text.tokens import clean, keys
from pipeline.comparing import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row

TERM, SENTENCE = 0.62, 0.55
"""Least likeness at which two items of a list are one that was changed: of terms of a few words, and of sentences.
Measured (docs/verschil.md): of the pairs of different items in one list of a real dossier 4 in 100 are that alike; only
pairs of which one went and the other came count."""
CONTAINED = 0.7
"""Likeness of two items of which one has all words of the other."""
MOST = 20_000
"""Pairs of items that are looked at to see whether one was merged into or split off another; real lists have 1,600."""
LONG = 5
"""Words from which an item is a sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row and its text."""

    row: Row
    text: str


@dataclass(slots=True)
class Lists:
    """The items of a list in both versions, and those of lists that joined it or came out of it.

    An item that came with a list that joined, or went with one that came out, is no change.
    """

    old: list[Item]
    new: list[Item]
    joined: set[str] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)


def items(rows: Sequence[Row], column: str) -> list[Item]:
    """The rows that have a text, with it."""
    return [Item(row, text) for row in rows if (text := without_label(clean(getattr(row, column))))]


def texts(rows: Sequence[Row], column: str) -> set[str]:
    """The texts of rows as they compare."""
    return {squash(item.text) for item in items(rows, column)}


def item_changes(case: Case, onderwerp: str, lists: Lists, **given: Any) -> Iterator[Wijziging]:
    """The changes between two lists: items that came, went, changed, were merged or split, or changed places."""
    names = case.weigher.names

    def name(item: Item, is_new: bool) -> str:
        words = keys(item.text)
        return " ".join(names.in_new(words) if is_new else names.in_old(words))

    found = pair(lists.old, lists.new, name, _alike, 0.0)
    kept = [item for item in found.pairs if _one(item)]
    apart = [item for item in found.pairs if not _one(item)]
    gone = [item for item in (*found.gone, *(one.old for one in apart)) if squash(item.text) not in lists.parted]
    come = [item for item in (*found.come, *(one.new for one in apart)) if squash(item.text) not in lists.joined]
    taken: set[int] = set()
    wide = len(kept) * (len(gone) + len(come)) > MOST
    for was, now, likeness in kept:
        into = [item for item in gone if not wide and id(item) not in taken and _inside(item.text, now.text, was.text)]
        out = [item for item in come if not wide and id(item) not in taken and _inside(item.text, was.text, now.text)]
        taken |= {id(item) for item in into + out}
        if into or out:
            yield _union(case, onderwerp, was, now, into, out, given)
        elif _closes(was, lists.old) != _closes(now, lists.new) and _open(was.text) == _open(now.text):
            continue  # 'rustig.' is 'rustig;' where another item follows
        elif (weight := case.weigher.weigh(was.text, now.text)) is not None:
            yield _change(case, onderwerp, Soort.GEWIJZIGD, weight, was, now, likeness, given)
    yield from _order(case, onderwerp, lists, kept, given)
    for left in gone:
        if id(left) not in taken:
            yield _change(case, onderwerp, Soort.VERWIJDERD, Gewicht.INHOUD, left, None, None, given)
    for left in come:
        if id(left) not in taken:
            yield _change(case, onderwerp, Soort.TOEGEVOEGD, Gewicht.INHOUD, None, left, None, given)


def _order(
    case: Case, onderwerp: str, lists: Lists, kept: Sequence[Pair[Item]], given: dict[str, Any]
) -> Iterator[Wijziging]:
    """The items that both versions have and that changed places; of lists that were merged or split it says nothing."""
    if lists.joined or lists.parted:
        return
    old = {id(item): at for at, item in enumerate(lists.old)}
    new = {id(item): at for at, item in enumerate(lists.new)}
    ordered = sorted(kept, key=lambda item: new[id(item.new)])
    pairs = [(old[id(one.old)], one.old.row, one.old.text, one.new.row, one.new.text) for one in ordered]
    yield from reordered(case, onderwerp, pairs, **given)


def _closes(item: Item, listed: Sequence[Item]) -> bool:
    return item is listed[-1]


def _open(text: str) -> str:
    """A text without the sign that closes it as an item of its list."""
    return text.rstrip(".;, ")


def _alike(one: Item, other: Item) -> float:
    """How alike two items are; of which one says all that the other says are one item, made wider or narrower."""
    left, right = fold(one.text), fold(other.text)
    likeness = max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right)) / 100
    words, others = set(keys(left)), set(keys(right))
    return (
        max(likeness, CONTAINED + likeness / 10)
        if words and others and (words <= others or others <= words)
        else likeness
    )


def _one(item: Pair[Item]) -> bool:
    """Whether a pair is one item that was changed."""
    sentence = min(len(keys(item.old.text)), len(keys(item.new.text))) >= LONG
    return item.gelijkenis is None or item.gelijkenis >= (SENTENCE if sentence else TERM)


def _inside(part: str, whole: str, without: str) -> bool:
    """Whether all that a text says stands in another, and not in what that was before."""
    words = Counter(keys(part))
    return bool(words) and not words - Counter(keys(whole)) and bool(words - Counter(keys(without)))


def _union(
    case: Case, onderwerp: str, was: Item, now: Item, into: list[Item], out: list[Item], given: dict[str, Any]
) -> Wijziging:
    return Wijziging(
        soort=Soort.SAMENGEVOEGD if into else Soort.GESPLITST,
        onderwerp=onderwerp,
        gewicht=Gewicht.INHOUD if set(_all([was, *into])) != set(_all([now, *out])) else Gewicht.REDACTIE,
        oud="; ".join(item.text for item in (was, *into)),
        nieuw="; ".join(item.text for item in (now, *out)),
        plaats_oud=case.old.plek(was.row, was.text),
        plaats_nieuw=case.new.plek(now.row, now.text),
        **given,
    )


def _all(group: Sequence[Item]) -> list[str]:
    return [word for item in group for word in keys(item.text) if word not in {"en", "of"}]


def _change(
    case: Case,
    onderwerp: str,
    soort: Soort,
    weight: Gewicht,
    old: Item | None,
    new: Item | None,
    likeness: float | None,
    given: dict[str, Any],
) -> Wijziging:
    return Wijziging(
        soort=soort,
        onderwerp=onderwerp,
        gewicht=weight,
        oud=old.text if old else None,
        nieuw=new.text if new else None,
        plaats_oud=case.old.plek(old.row, old.text) if old else None,
        plaats_nieuw=case.new.plek(new.row, new.text) if new else None,
        gelijkenis=likeness,
        **given,
    )
