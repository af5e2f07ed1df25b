"""The kinds of part that come and go as wholes: uitstromen, kerntaken, werkprocessen and eenheden of both versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.comparing import natural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.compare.case import Case
    from pipeline.compare.match.links import Links
    from pipeline.compare.side import Row


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: its name, its links, and per version its titles and rows by key."""

    onderwerp: str
    key: str
    links: Links[Any]
    old: Mapping[Any, str]
    new: Mapping[Any, str]
    old_rows: Mapping[Any, Row]
    new_rows: Mapping[Any, Row]


def kinds(case: Case) -> tuple[Kind, Kind, Kind, Kind]:
    """The kinds of part, from great to small."""
    parts, old, new = case.parts, case.old, case.new
    table = {
        side: [
            {getattr(row, key): row for row in side.rows(name)}
            for name, key in (
                ("uitstromen", "uitstroom_id"),
                ("kerntaken", "kerntaak_nr"),
                ("werkprocessen", "werkproces_id"),
                ("certificeerbare_eenheden", "eenheid_id"),
            )
        ]
        for side in (old, new)
    }
    return (
        Kind(
            "uitstroom", "uitstroom_id", parts.uitstromen, old.uitstromen, new.uitstromen, table[old][0], table[new][0]
        ),
        Kind("kerntaak", "kerntaak_nr", parts.kerntaken, old.kerntaken, new.kerntaken, table[old][1], table[new][1]),
        Kind(
            "werkproces",
            "werkproces_id",
            parts.werkprocessen,
            old.werkprocessen,
            new.werkprocessen,
            table[old][2],
            table[new][2],
        ),
        Kind("eenheid", "", parts.eenheden, old.eenheden, new.eenheden, table[old][3], table[new][3]),
    )


def title(kind: Kind, key: Any, *, new: bool) -> str:
    """How a part of the old or the new version is called: `2.1 Verzorgt bijen`, an uitstroom by its name."""
    name = (kind.new if new else kind.old)[key]
    return name or str(key) if kind.onderwerp in ("uitstroom", "eenheid") else f"{key} {name}".strip()


def keys(case: Case, kind: Kind, key: Any, *, new: bool) -> dict[str, Any]:
    """The keys of the tables that a change of this part bears; none for an eenheid."""
    if kind.onderwerp == "werkproces":
        return {"werkproces_id": key, "kerntaak_nr": (case.new if new else case.old).kerntaak_of[key]}
    if not kind.key:
        return {}
    return {kind.key: int(key) if kind.onderwerp == "kerntaak" else key}


def natural_key(key: Any) -> Any:
    """What to sort the keys of parts by, so that 2.10 comes after 2.9."""
    return natural(str(key))
