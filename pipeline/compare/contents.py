"""The texts of what came or went as a whole, so that a text which only repeats them is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.text.tokens import clean
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.side import Side

TABLES = (
    ("werkprocessen", "titel"),
    ("uitwerkingen", "omschrijving"),
    ("resultaten", "resultaat"),
    ("detailleringen", "prestatie_indicator"),
    ("vakkennis", "vakkennis"),
    ("kerntaken", "titel"),
    ("kerntaken", "beschrijving"),
)


def gone_and_come(case: Case) -> Iterator[tuple[str, bool]]:
    """The texts of parts that one version alone has: (text, whether it is the new version)."""
    parts = case.parts
    for side, new in ((case.old, False), (case.new, True)):
        uit, taken, wps = (
            set(parts.uitstromen.only(new=new)),
            set(parts.kerntaken.only(new=new)),
            set(parts.werkprocessen.only(new=new)) | _moved(case, new=new),
        )
        names = [case.old.bron.titel, case.new.bron.titel, *side.uitstromen.values()]
        yield from ((name, new) for name in names)
        of_names = {side.uitstromen[key] for key in uit}
        of_names |= {side.eenheden[key] for key in parts.eenheden.only(new=new)}
        for text in (*_texts(side, uit, taken, wps), *_headed(side, of_names)):
            yield text, new
            yield from ((bare, new) for bare in _bare(text, names))


def _moved(case: Case, *, new: bool) -> set[str]:
    """The werkprocessen that went to another kerntaak, whose descriptions lose and get what is theirs."""
    pairs = case.parts.werkprocessen.pairs
    moved = [
        item
        for item in pairs
        if case.new.kerntaak_of[item.new] != case.parts.kerntaken.to_new.get(case.old.kerntaak_of[item.old])
    ]
    return {item.new if new else item.old for item in moved}


def _headed(side: Side, names: set[str]) -> Iterator[str]:
    """The paragraphs below a heading that names one of these, and the names."""
    yield from names
    wanted = [squash(name) for name in names if name]

    def named(title: str | None) -> bool:
        return any(name in squash(clean(title)) for name in wanted)

    chapters = {row.sleutel for row in side.rows("vermeldingen") if row.soort == "paragraaf" and named(row.titel)}
    for row in side.rows("paragrafen"):
        if named(row.titel) or f"{row.deel} {row.nummer}" in chapters:
            yield clean(row.tekst)


def _texts(side: Side, uitstromen: set[str], kerntaken: set[int], werkprocessen: set[str]) -> Iterator[str]:
    for key in uitstromen:
        yield f"{key}: {side.uitstromen[key]}"
    for row in side.rows("uitstromen"):
        if row.uitstroom_id in uitstromen:
            yield from (clean(value) for value in row if isinstance(value, str))
    for table, column in TABLES:
        for row in side.rows(table):
            keys = (getattr(row, "uitstroom_id", None), getattr(row, "werkproces_id", None))
            nr = getattr(row, "kerntaak_nr", None)
            if keys[0] in uitstromen or keys[1] in werkprocessen or nr in kerntaken:
                yield clean(getattr(row, column))


def _bare(text: str, names: list[str]) -> Iterator[str]:
    """The text without the name of whom it is about: B 5 says it of the title of the dossier."""
    folded = text.casefold()
    for name in names:
        if name and folded.startswith(f"de {name.casefold()} "):
            yield text[len(name) + 4 :]
