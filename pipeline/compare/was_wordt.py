"""The was-wordt-lijst: every thing of both versions in a row, what stayed the same too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, Plek, Soort, Vergelijking, Wijziging
from pipeline.compare.order import ORDER
from pipeline.compare.said import difference
from pipeline.compare.subjects.items import items
from pipeline.compare.subjects.part_kind import Kind, kinds
from pipeline.compare.subjects.uitwerking import KEY
from pipeline.comparing import natural, squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row

ONGEWIJZIGD = "ongewijzigd"


@dataclass(frozen=True, slots=True)
class Regel:
    """A row: codes and names of old and new, what happened, what it means, where it stands; for which uitstroom."""

    codering_oud: str
    naam_oud: str
    codering_nieuw: str
    naam_nieuw: str
    soort: str
    impact: str
    plaats_oud: Plek | None
    plaats_nieuw: Plek | None
    uitstroom: str = ""


LISTS = (
    ("Competenties", "competentie", "detailleringen", "competentie_gelezen"),
    ("Prestatie-indicatoren", "prestatie-indicator", "detailleringen", "prestatie_indicator"),
    ("Resultaten", "resultaat", "resultaten", "resultaat"),
    ("Vakkennis", "vakkennis", "vakkennis", "vakkennis"),
    ("Gedrag", "gedrag", "gedragingen", "gedrag"),
)
"""Sheet, subject, table and column of what stands below a werkproces."""
WHOLE = {"uitstroom": "Uitstromen", "kerntaak": "Kerntaken", "werkproces": "Werkprocessen", "eenheid": "Eenheden"}
OTHERS = "Overig"
"""The sheet of what has none of its own."""


def sheets(found: Vergelijking) -> dict[str, list[Regel]]:
    """The rows of each sheet; a sheet without rows is left out."""
    case = found.case
    if case is None:
        return {}
    result: dict[str, list[Regel]] = {}
    for kind in kinds(case):
        result[WHOLE[kind.onderwerp]] = list(_parts(case, kind, found.wijzigingen))
    for name, onderwerp, table, column in LISTS:
        told = [item for item in found.wijzigingen if item.onderwerp == onderwerp]
        result[name] = [*map(_told, told), *_unchanged(case, told, table, column)]
        result[name].sort(key=lambda row: (natural(row.codering_nieuw or row.codering_oud), row.uitstroom))
    shown = {onderwerp for _, onderwerp, _, _ in LISTS}
    result["Niveaus"] = [_told(item) for item in found.wijzigingen if item.onderwerp == "niveau"]
    rest = [item for item in found.wijzigingen if item.onderwerp not in shown | WHOLE.keys() | {"niveau"}]
    details = [item for item in found.wijzigingen if item.onderwerp in WHOLE and item.onderdeel]
    result[OTHERS] = [*map(_told, details), *map(_told, rest)]
    return {name: rows for name, rows in result.items() if rows}


def _parts(case: Case, kind: Kind, changes: tuple[Wijziging, ...]) -> Iterator[Regel]:
    """Every uitstroom, kerntaak, werkproces or eenheid, old beside new."""
    rows = [(old, new) for old in kind.old for new in kind.links.news(old)]
    rows += [(old, None) for old in kind.links.gone] + [(None, new) for new in kind.links.come]
    for old, new in sorted(rows, key=lambda pair: natural(str(pair[1] if pair[1] is not None else pair[0]))):
        yield _part(case, kind, old, new, changes)


def _part(case: Case, kind: Kind, old: Any, new: Any, changes: tuple[Wijziging, ...]) -> Regel:
    was, now = ("" if key is None else names[key] for key, names in ((old, kind.old), (new, kind.new)))
    soort = _soort(case, kind, old, new)
    text_changed = any(_is_of(item, kind, new) for item in changes)
    return Regel(
        "" if old is None else str(old),
        was,
        "" if new is None else str(new),
        now,
        soort,
        _meaning_of_part(kind.onderwerp, soort, str(old), str(new), text_changed=text_changed),
        None if old is None else case.old.plek(kind.old_rows.get(old), was),
        None if new is None else case.new.plek(kind.new_rows.get(new), now),
    )


def _is_of(change: Wijziging, kind: Kind, key: Any) -> bool:
    """Whether a change of contents is of a part."""
    own = {"uitstroom": change.uitstroom_id, "kerntaak": change.kerntaak_nr, "werkproces": change.werkproces_id}
    whole = change.onderwerp == kind.onderwerp and not change.onderdeel
    return not whole and change.gewicht is Gewicht.INHOUD and key is not None and own.get(kind.onderwerp) == key


def _soort(case: Case, kind: Kind, old: Any, new: Any) -> str:
    """What happened to a part."""
    if old is None:
        return Soort.TOEGEVOEGD
    if new is None:
        return Soort.VERWIJDERD
    if new in kind.links.merged:
        return Soort.SAMENGEVOEGD
    if old in kind.links.split:
        return Soort.GESPLITST
    if kind.onderwerp == "werkproces":
        taak = case.old.kerntaak_of[old]
        if case.new.kerntaak_of[new] not in case.parts.kerntaken.news(taak):
            return Soort.VERPLAATST
    if case.weigher.weigh_names(kind.old[old], kind.new[new]) is not None:
        return Soort.HERNOEMD
    return Soort.HERNUMMERD if old != new and kind.key else ONGEWIJZIGD


def _meaning_of_part(onderwerp: str, soort: str, old: str, new: str, *, text_changed: bool) -> str:
    inside = " De inhoud is wel gewijzigd: zie de andere bladen." if text_changed else " De inhoud is gelijk."
    sentences: Mapping[str, str] = {
        Soort.TOEGEVOEGD: f"Nieuw: opnemen in opleiding en examen ({onderwerp}).",
        Soort.VERWIJDERD: f"Vervalt: niet meer eisen in opleiding en examen ({onderwerp}).",
        Soort.HERNOEMD: f"Andere naam: aanpassen in materiaal.{inside}",
        Soort.HERNUMMERD: f"Ander nummer: verwijzingen naar {old} worden {new}.{inside}",
        Soort.VERPLAATST: f"Hoort nu bij een andere kerntaak: {old} is {new}.{inside}",
        Soort.SAMENGEVOEGD: f"Gaat op in {new}: eisen samen toetsen.",
        Soort.GESPLITST: f"Komt uit {old}: eisen apart toetsen.",
    }
    return sentences.get(soort, "Geen: ongewijzigd." if not text_changed else f"Naam en nummer ongewijzigd.{inside}")


def _told(change: Wijziging) -> Regel:
    """The row of a change."""
    code = " ".join(str(part) for part in (change.werkproces_id or change.kerntaak_nr, change.competentie_code) if part)
    return Regel(
        "" if change.oud is None else code,
        change.oud or "",
        "" if change.nieuw is None else code,
        change.nieuw or "",
        change.soort,
        meaning(change),
        change.plaats_oud,
        change.plaats_nieuw,
        change.uitstroom_id or "",
    )


def meaning(change: Wijziging) -> str:
    """What a change means for whoever teaches and examines, in a sentence."""
    if change.gewicht is Gewicht.BEHEER:
        return "Geen: gaat over het beheer van het dossier."
    if change.gewicht is Gewicht.REDACTIE and change.soort is Soort.VERPLAATST:
        return f"Geen: dezelfde inhoud op een andere plaats ({'; '.join(change.gevolgen) or 'andere volgorde'})."
    if change.gewicht is Gewicht.REDACTIE:
        return "Geen: spelling, opmaak of nummering."
    what = f"{change.onderwerp} ({change.onderdeel})" if change.onderdeel else change.onderwerp
    match change.soort:
        case Soort.TOEGEVOEGD:
            return f"Nieuwe eis: {what} opnemen in opleiding en examen."
        case Soort.VERWIJDERD:
            return f"Vervallen eis: {what} niet meer eisen in opleiding en examen."
        case Soort.VERPLAATST:
            return f"Zelfde eis op een andere plaats ({'; '.join(change.gevolgen) or change.waar})."
        case _:
            words = difference(change.oud or "", change.nieuw or "")
            return f"Andere eis: nagaan of opleiding en examen nog passen{f' ({words})' if words else ''}."


def _unchanged(case: Case, told: list[Wijziging], table: str, column: str) -> Iterator[Regel]:
    """The items below each werkproces that both versions have and of which no change is told."""
    if not case.both(table):
        return
    changed = {
        (item.uitstroom_id, item.werkproces_id, squash(item.nieuw or "")) for item in told if item.onderdeel != ORDER
    }
    old, new = case.old.by(table, *KEY), case.new.by(table, *KEY)
    for unit in case.units():
        before = {squash(item.text): item for item in items(old.get(unit.old, ()), column)}
        for item in items(new.get(unit.new, ()), column):
            same = before.get(squash(item.text))
            if same is None or (*unit.new, squash(item.text)) in changed:
                continue
            yield Regel(
                _code(unit.old[1], same.row),
                same.text,
                _code(unit.new[1], item.row),
                item.text,
                ONGEWIJZIGD,
                "Geen: ongewijzigd.",
                case.old.plek(same.row, same.text),
                case.new.plek(item.row, item.text),
                unit.new[0],
            )


def _code(werkproces: str, row: Row) -> str:
    letter = getattr(row, "competentie_code", None)
    return f"{werkproces} {letter}" if letter else werkproces
