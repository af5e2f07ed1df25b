"""What a kerntaak asks of an uitstroom: `kerntaak_eisen`, `kerntaak_kennis`, and the account of `aanvullingen`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.transform.fact import Facts, fact
from pipeline.transform.register.numbering import werkprocessen
from pipeline.vocabulary import AANVULLING, BASIS, PROFIEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.transform.register.model import Genoemd, Kerntaak, Lijst, Onderdeel, Tekst
    from pipeline.transform.register.numbering import Genummerd


def whole(part: Onderdeel, uitstroom_id: str) -> str | None:
    """The text that holds for an uitstroom: that of the basis, an empty line, and what its profiel adds."""
    return _joined([part.tekst, *part.of(uitstroom_id)] if part.tekst else part.of(uitstroom_id))


def added(part: Onderdeel, uitstroom_id: str) -> str | None:
    """What the profiel adds to a text, alone."""
    return _joined(part.of(uitstroom_id))


def _joined(texts: Sequence[Tekst | None]) -> str | None:
    return "\n\n".join(text.tekst for text in texts if text) or None


def called_for(items: Lijst, uitstroom_id: str, profiel: str | None) -> Iterator[tuple[Genoemd, str]]:
    """What a list asks of an uitstroom and where that comes from, the basis before what its profiel adds."""
    yield from ((item, PROFIEL if profiel else BASIS) for item in items.items)
    for addition in items.aanvullingen:
        if addition.uitstroom_id == uitstroom_id:
            yield from ((item, AANVULLING) for item in addition.items)


def kerntaak_eisen(found: Genummerd[Kerntaak]) -> Facts:
    """A row per uitstroom that has the kerntaak."""
    item = found.item
    for key in found.uitstromen:
        yield fact(
            "kerntaak_eisen",
            item.place,
            uitstroom_id=key,
            kerntaak_nr=found.nummer,
            complexiteit=whole(item.complexiteit, key),
            verantwoordelijkheid=whole(item.verantwoordelijkheid, key),
            aanvulling_complexiteit=added(item.complexiteit, key),
            aanvulling_verantwoordelijkheid=added(item.verantwoordelijkheid, key),
        )


def kennis(found: Genummerd[Kerntaak]) -> Facts:
    """The rows of `kerntaak_kennis`, per uitstroom in the order of the source."""
    for key in found.uitstromen:
        for turn, (item, origin) in enumerate(called_for(found.item.kennis, key, found.item.uitstroom_id), 1):
            yield fact(
                "kerntaak_kennis",
                item.place,
                uitstroom_id=key,
                kerntaak_nr=found.nummer,
                volgnr=turn,
                kennis_nr=item.sleutel,
                herkomst=origin,
            )


def aanvullingen(found: Genummerd[Kerntaak]) -> Facts:
    """Every place where a profiel adds to the kerntaak or its werkprocessen, whether or not it says anything there."""
    item = found.item
    yield from _additions(found.nummer, None, "complexiteit", item.complexiteit)
    yield from _additions(found.nummer, None, "verantwoordelijkheid", item.verantwoordelijkheid)
    yield from _list_additions(found.nummer, None, "kennis", item.kennis)
    for werkproces in werkprocessen(found):
        key = f"{found.nummer}.{werkproces.nummer}"
        yield from _additions(found.nummer, key, "omschrijving", werkproces.item.omschrijving)
        yield from _additions(found.nummer, key, "resultaat", werkproces.item.resultaat)
        yield from _additions(found.nummer, key, "gedrag", werkproces.item.gedrag)
        yield from _list_additions(found.nummer, key, "competenties", werkproces.item.competenties)


def _additions(number: int, werkproces_id: str | None, onderdeel: str, part: Onderdeel) -> Facts:
    for item in part.aanvullingen:
        yield fact(
            "aanvullingen",
            item.place,
            uitstroom_id=item.uitstroom_id,
            kerntaak_nr=number,
            werkproces_id=werkproces_id,
            onderdeel=onderdeel,
            leeg=item.tekst is None,
            profiel_gelezen=None if item.uitstroom_id else item.gelezen,
        )


def _list_additions(number: int, werkproces_id: str | None, onderdeel: str, part: Lijst) -> Facts:
    for item in part.aanvullingen:
        yield fact(
            "aanvullingen",
            item.place,
            uitstroom_id=item.uitstroom_id,
            kerntaak_nr=number,
            werkproces_id=werkproces_id,
            onderdeel=onderdeel,
            leeg=not item.items,
            profiel_gelezen=None if item.uitstroom_id else item.gelezen,
        )
