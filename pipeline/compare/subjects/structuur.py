"""Uitstromen, kerntaken and werkprocessen as wholes: come, gone, renamed, renumbered, moved, merged, split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.order import reordered
from pipeline.compare.subjects.part_kind import Kind, keys, kinds, natural_key, title
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case


def structure(case: Case) -> Iterator[Wijziging]:
    """Every change of a part as a whole; what hangs together with a greater one is not said again."""
    uitstroom, kerntaak, werkproces, eenheid = kinds(case)
    yield from _merged_and_split(case, uitstroom)
    yield from _come_and_gone(case, uitstroom)
    yield from _renamed(case, uitstroom)
    yield from _merged_and_split(case, kerntaak)
    yield from _come_and_gone(case, kerntaak)
    yield from _renamed(case, kerntaak)
    yield from _merged_and_split(case, werkproces)
    yield from _come_and_gone(case, werkproces)
    yield from _renamed(case, werkproces)
    yield from _merged_and_split(case, eenheid)
    yield from _come_and_gone(case, eenheid)
    yield from _renamed(case, eenheid)
    yield from _order(case, eenheid)


def _order(case: Case, kind: Kind) -> Iterator[Wijziging]:
    """Parts without a number that changed places."""
    old, new = list(kind.old), list(kind.new)
    pairs = sorted(kind.links.pairs, key=lambda item: new.index(item.new))
    kept = [
        (
            old.index(one.old),
            kind.old_rows.get(one.old),
            kind.old[one.old],
            kind.new_rows.get(one.new),
            kind.new[one.new],
        )
        for one in pairs
    ]
    yield from reordered(case, kind.onderwerp, kept, waar="certificeerbare eenheden")


def _come_and_gone(case: Case, kind: Kind) -> Iterator[Wijziging]:
    """What came and what went; a kind of which one version shows nothing at all was not read, or is of another format."""
    if bool(kind.old) != bool(kind.new) and (kind.onderwerp != "eenheid" or not case.same_format()):
        return
    for key in sorted(kind.links.gone, key=natural_key):
        if _belongs(case, kind, key, new=False):
            continue
        yield Wijziging(
            soort=Soort.VERWIJDERD,
            onderwerp=kind.onderwerp,
            gewicht=Gewicht.INHOUD,
            oud=kind.old[key] or str(key),
            waar=title(kind, key, new=False),
            plaats_oud=case.old.plek(kind.old_rows.get(key), kind.old[key]),
            gevolgen=_content(case, kind, key, new=False),
            **keys(case, kind, key, new=False),
        )
    for key in sorted(kind.links.come, key=natural_key):
        if _belongs(case, kind, key, new=True):
            continue
        yield Wijziging(
            soort=Soort.TOEGEVOEGD,
            onderwerp=kind.onderwerp,
            gewicht=Gewicht.INHOUD,
            nieuw=kind.new[key] or str(key),
            waar=title(kind, key, new=True),
            plaats_nieuw=case.new.plek(kind.new_rows.get(key), kind.new[key]),
            gevolgen=_content(case, kind, key, new=True),
            **keys(case, kind, key, new=True),
        )


def _belongs(case: Case, kind: Kind, key: Any, *, new: bool) -> bool:
    """Whether what came or went is of a kerntaak, or (since 2015) of an uitstroom, that came or went as a whole."""
    parts, side = case.parts, case.new if new else case.old
    if kind.onderwerp == "werkproces":
        kerntaken, uitstromen = parts.kerntaken, parts.uitstromen
        if side.kerntaak_of[key] in (kerntaken.come if new else kerntaken.gone):
            return True
    elif kind.onderwerp == "kerntaak":
        uitstromen = parts.uitstromen
    else:
        return False
    row = (kind.new_rows if new else kind.old_rows).get(key)
    return getattr(row, "uitstroom_id", None) in (uitstromen.come if new else uitstromen.gone)


def _content(case: Case, kind: Kind, key: Any, *, new: bool) -> tuple[str, ...]:
    """What came or went with a part, for people."""
    side = case.new if new else case.old
    if kind.onderwerp == "uitstroom":
        niveau = next((row.niveau for row in side.rows("uitstromen") if row.uitstroom_id == key), None)
        own = [case.werkproces(item, new=new) for item in sorted(side.covered.get(key, ()), key=natural)]
        return (*((f"niveau {niveau}",) if niveau is not None else ()), *(f"werkproces {item}" for item in own))
    if kind.onderwerp == "kerntaak":
        return tuple(
            f"werkproces {case.werkproces(item, new=new)}" for item, nr in side.kerntaak_of.items() if nr == key
        )
    if kind.onderwerp == "eenheid":
        return tuple(
            f"werkproces {case.werkproces(item, new=new)}" for item in sorted(side.in_eenheid.get(key, ()), key=natural)
        )
    users = [name for name, covered in side.covered.items() if key in covered]
    return tuple(f"uitstroom {case.uitstroom(item, new=new)}" for item in users)


def _merged_and_split(case: Case, kind: Kind) -> Iterator[Wijziging]:
    for key, olds in sorted(kind.links.merged.items(), key=lambda item: natural_key(item[0])):
        every = sorted([kind.links.to_old[key], *olds], key=natural_key)
        yield Wijziging(
            soort=Soort.SAMENGEVOEGD,
            onderwerp=kind.onderwerp,
            gewicht=Gewicht.INHOUD,
            oud="; ".join(title(kind, item, new=False) for item in every),
            nieuw=title(kind, key, new=True),
            waar=title(kind, key, new=True),
            plaats_oud=case.old.plek(kind.old_rows.get(olds[0]), kind.old[olds[0]]),
            plaats_nieuw=case.new.plek(kind.new_rows.get(key), kind.new[key]),
            **keys(case, kind, key, new=True),
        )
    for key, news in sorted(kind.links.split.items(), key=lambda item: natural_key(item[0])):
        every = sorted([kind.links.to_new[key], *news], key=natural_key)
        yield Wijziging(
            soort=Soort.GESPLITST,
            onderwerp=kind.onderwerp,
            gewicht=Gewicht.INHOUD,
            oud=title(kind, key, new=False),
            nieuw="; ".join(title(kind, item, new=True) for item in every),
            waar=title(kind, key, new=False),
            plaats_oud=case.old.plek(kind.old_rows.get(key), kind.old[key]),
            plaats_nieuw=case.new.plek(kind.new_rows.get(news[0]), kind.new[news[0]]),
            **keys(case, kind, kind.links.to_new[key], new=True),
        )


def _renamed(case: Case, kind: Kind) -> Iterator[Wijziging]:
    for item in sorted(kind.links.pairs, key=lambda one: natural_key(one.new)):
        was, now = kind.old[item.old], kind.new[item.new]
        if item.new in kind.links.merged or item.old in kind.links.split:
            continue
        weight = case.weigher.weigh_names(was, now)
        moved = kind.onderwerp == "werkproces" and _moved(case, item.old, item.new)
        renumbered = kind.key and item.old != item.new and not moved and not _follows(case, kind, item.old, item.new)
        if moved:
            soort = Soort.VERPLAATST
        elif weight is not None:
            soort = Soort.HERNOEMD
        elif renumbered:
            soort = Soort.HERNUMMERD
        else:
            continue
        whole = moved or (weight is not None and renumbered)
        yield Wijziging(
            soort=soort,
            onderwerp=kind.onderwerp,
            gewicht=Gewicht.INHOUD if moved else weight or Gewicht.REDACTIE,
            oud=title(kind, item.old, new=False) if whole else str(item.old) if weight is None else was,
            nieuw=title(kind, item.new, new=True) if whole else str(item.new) if weight is None else now,
            waar=title(kind, item.new, new=True),
            plaats_oud=case.old.plek(kind.old_rows.get(item.old), was),
            plaats_nieuw=case.new.plek(kind.new_rows.get(item.new), now),
            gelijkenis=item.gelijkenis,
            **keys(case, kind, item.new, new=True),
        )


def _moved(case: Case, old: str, new: str) -> bool:
    """Whether a werkproces went to another kerntaak, and not with its own that was merged or split."""
    return case.new.kerntaak_of[new] not in case.parts.kerntaken.news(case.old.kerntaak_of[old])


def _follows(case: Case, kind: Kind, old: Any, new: Any) -> bool:
    """Whether a werkproces has another number only because its kerntaak has one, or was merged or split."""
    if kind.onderwerp != "werkproces":
        return False
    was, now = case.old.kerntaak_of[old], case.new.kerntaak_of[new]
    if was in case.parts.kerntaken.split or now in case.parts.kerntaken.merged:
        return True
    return was != now and str(old).partition(".")[2] == str(new).partition(".")[2]
