"""Deel B 4 and what else is written of an uitstroom: its texts, its level, its requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row

TEXTS = {
    "context": "context",
    "beroepshouding": "typerende beroepshouding",
    "rol_en_verantwoordelijkheden": "rol en verantwoordelijkheden",
    "complexiteit": "complexiteit",
    "branche_vereisten_toelichting": "branchevereisten",
    "loopbaanperspectief": "loopbaanperspectief",
    "arbeidsmarktperspectief": "arbeidsmarktperspectief",
    "bpv_perspectief": "BPV-perspectief",
    "resultaat_van_het_beroep": "resultaat van de beroepengroep",
    "soort_opleiding": "soort opleiding",
    "beroepsgroep": "beroepsgroep",
    "certificaten": "certificaten",
}
"""The columns of text with their Dutch names; those of another format are empty on one side and left."""
FLAGS = {"wettelijke_beroepsvereisten": "wettelijke beroepsvereisten", "branche_vereisten": "branchevereisten"}
NUMBERS = {"sbu": "studiebelastingsuren"}


def uitstroom_texts(case: Case) -> Iterator[Wijziging]:
    """The changes in the texts, the level and the requirements of each uitstroom that both versions have."""
    rows = {side: {row.uitstroom_id: row for row in side.rows("uitstromen")} for side in (case.old, case.new)}
    for item in sorted(case.parts.uitstromen.pairs, key=lambda one: natural(one.new)):
        old, new = rows[case.old].get(item.old), rows[case.new].get(item.new)
        if old is None or new is None:
            continue
        keys: dict[str, Any] = {"uitstroom_id": item.new, "waar": f"uitstroom {case.uitstroom(item.new)}"}
        for column, name in TEXTS.items():
            if _comparable(case, old, new, column):
                yield from case.text_change("uitstroom", old, new, column, onderdeel=name, **keys)
        for column, name in FLAGS.items():
            yield from _value(case, old, new, column, "uitstroom", name, keys, {True: "Ja", False: "Nee"})
        for column, name in NUMBERS.items():
            yield from _value(case, old, new, column, "uitstroom", name, keys, {})
        yield from _value(case, old, new, "niveau", "niveau", "niveau van de uitstroom", keys, {})


def _comparable(case: Case, old: Row, new: Row, column: str) -> bool:
    """Whether both sides can state it: an empty text of another format or kind of source says nothing."""
    if case.same_format() and not case.weigher.lenient:
        return True
    return bool(getattr(old, column, None)) and bool(getattr(new, column, None))


def _value(
    case: Case,
    old: Row,
    new: Row,
    column: str,
    onderwerp: str,
    name: str,
    keys: dict[str, Any],
    words: dict[bool, str],
) -> Iterator[Wijziging]:
    """The change of a value that both versions state."""
    was, now = getattr(old, column, None), getattr(new, column, None)
    if was is None or now is None or was == now:
        return
    one, other = words.get(was, str(was)), words.get(now, str(now))
    yield Wijziging(
        soort=Soort.GEWIJZIGD,
        onderwerp=onderwerp,
        onderdeel=name,
        gewicht=Gewicht.INHOUD,
        oud=one,
        nieuw=other,
        plaats_oud=case.old.plek(old, f"{name}: {one}"),
        plaats_nieuw=case.new.plek(new, f"{name}: {other}"),
        **keys,
    )
