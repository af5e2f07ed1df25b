"""Finds what was merged and what was split: things without a pair whose contents are in one that has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pipeline.compare.match.links import Links
from pipeline.compare.text.tokens import keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.compare.match.likeness import Contents, Key
    from pipeline.compare.match.pairing import Pair, Pairing

HELD = 0.6
"""Least share of what a thing has of its own that the other must hold and did not hold before. Of a werkproces that
was merely dropped the others get nothing, of one that was merged nearly all; whoever merges also rewrites."""
MOST = 40_000
"""Pairs that are looked at; 200 werkprocessen that all changed beyond recognition. The largest dossier has 60."""
COPIED = 0.8
"""Least likeness of contents at which a thing with a telling name is a copy."""


def unions(found: Pairing[Key], contents: Contents[Key], old: Mapping[Key, str], new: Mapping[Key, str]) -> Links[Key]:
    """The links of a pairing, with what was merged and what was split taken out of `gone` and `come`."""
    into = {item.new: item for item in found.pairs}
    out_of = {item.old: item for item in found.pairs}
    merged = _taken_in(found.gone, into, contents, old, new, turned=False)
    split = _taken_in(found.come, out_of, contents, new, old, turned=True)
    gone = [key for key in found.gone if not any(key in keys for keys in merged.values())]
    come = [key for key in found.come if not any(key in keys for keys in split.values())]
    return Links(found.pairs, gone, come, merged, split)


def _taken_in(
    left: list[Key],
    pairs: Mapping[Key, Pair[Key]],
    contents: Contents[Key],
    mine: Mapping[Key, str],
    theirs: Mapping[Key, str],
    *,
    turned: bool,
) -> dict[Key, list[Key]]:
    """Per thing of the other version the things of `left` that went into it (or, turned, came out of it)."""
    here, there = (contents.new, contents.old) if turned else (contents.old, contents.new)
    result: dict[Key, list[Key]] = {}
    if len(left) * len(pairs) > MOST:
        return result
    for key in left:
        best: tuple[float, Any] = (0.0, None)
        for target, item in pairs.items():
            own = item.new if turned else item.old
            share = contents.held(here.get(key, Counter()), here.get(own, Counter()), there.get(target, Counter()))
            if share < HELD and _copied(key, target, own, contents, mine, theirs, turned=turned):
                share = HELD
            best = max(best, (share, target), key=lambda one: one[0])
        if best[0] >= HELD:
            result.setdefault(best[1], []).append(key)
    return result


def _copied(
    key: Key,
    target: Key,
    own: Key,
    contents: Contents[Key],
    mine: Mapping[Key, str],
    theirs: Mapping[Key, str],
    *,
    turned: bool,
) -> bool:
    """Whether names tell that two things were one where contents cannot: 'Monteur' became 'Monteur land' and 'Monteur zee'."""
    if set(keys(mine[own])) == set(keys(theirs[target])):
        return False
    alike = contents.alike(target, key) if turned else contents.alike(key, target)
    shorter = set(keys(theirs[target]))
    one, other = set(keys(mine[key])), set(keys(mine[own]))
    telling = shorter <= one & other if turned else len(shorter & one) > 0 and len(shorter & other) > 0
    return alike >= COPIED and telling
