"""A comparison as plain text: the category, the changes by place, what was not compared, the text for D 2.5."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.compare.change import Soort
from pipeline.compare.said import difference, difference_of_signs
from pipeline.report.diff.words import heading, maybe, place, subject, tally
from pipeline.report.formats.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.change import Vergelijking, Wijziging

LONGEST = 300


def as_text(found: Vergelijking) -> str:
    """The comparison for a terminal."""
    return "\n".join(_lines(found))


def _lines(found: Vergelijking) -> Iterator[str]:
    for label, side in (("Oud", found.oud), ("Nieuw", found.nieuw)):
        yield one_line(f"{label + ':':<7}{side.titel} {side.cohort} ({side.bestand})")
    yield ""
    yield heading(found)
    if other := maybe(found):
        yield other
    yield from (f"- {one_line(reason)}" for reason in found.oordeel.redenen)
    yield ""
    for where, changes in groupby(found.wijzigingen, key=lambda item: item.waar):
        yield one_line(where) or "Het dossier"
        for change in changes:
            yield from _change(change)
    if found.niet_vergeleken:
        yield ""
        yield "Niet te vergelijken:"
        yield from (f"- {one_line(': '.join(filter(None, (item.waar, item.reden))))}" for item in found.niet_vergeleken)
    yield ""
    yield tally(found)
    yield ""
    yield "Tekst voor deel D 2.5:"
    yield ""
    yield from (one_line(line) for line in found.d25.split("\n"))


def _change(change: Wijziging) -> Iterator[str]:
    yield f"  {change.soort} {subject(change)} [{change.gewicht}]"
    for label, text, spot in (("oud", change.oud, change.plaats_oud), ("nieuw", change.nieuw, change.plaats_nieuw)):
        if text:
            shown = one_line(text)
            shown = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
            at = place(spot)
            yield f"    {label}: {shown}" + (f" ({at})" if at else "")
    long = max(len(change.oud or ""), len(change.nieuw or "")) > LONGEST
    if long and change.oud and change.nieuw and change.oud != change.nieuw:
        told = difference(change.oud, change.nieuw) or difference_of_signs(change.oud, change.nieuw)
        yield f"    verschil: {one_line(told)}"
    if change.soort is Soort.VERPLAATST and change.gevolgen:
        yield f"    {one_line('; '.join(change.gevolgen))}"
