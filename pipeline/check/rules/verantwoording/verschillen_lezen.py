"""Holds the words of Deel D 2.5 against what really changed since the previous version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.rules.verantwoording.claims_lezen import REKENEN, CrossClaim, LevelClaim, TitleClaim
from pipeline.comparing import squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.engine.run_tables import Verschillen
    from pipeline.check.rules.verantwoording.claims_lezen import Claim

NOT_COMPARED = "niet vergeleken"
SUBJECT_WORDS: dict[str, tuple[str, ...]] = {
    "kerntaak": ("kerntaken", "kerntaakbeschrijving"),
    "werkproces": ("werkprocessen", "omschrijving", "werkprocesbeschrijving"),
    "dekking": ("overzicht", "werkprocessen"),
    "competentie": ("competentie", "kruisje", "matri"),
    "kruisje": ("competentie", "kruisje", "matri"),
    "component": ("component",),
    "prestatie-indicator": ("prestatie", "indicator"),
    "resultaat": ("resultaat", "resultaten"),
    "vakkennis": ("kennis", "vaardighe"),
    "kennis": ("kennis", "vaardighe"),
    "gedrag": ("gedrag",),
    "niveau": ("niveau", "taaleis", "talen", "rekenen", "matri"),
    "eenheid": ("eenheden",),
    "bcp": ("bcp", "beroepscompetentieprofiel"),
    "tekst": ("tekst", "actualis", "geactualis", "redactio", "deela", "deelb", "deelc", "hoofdstuk"),
    "uitstroom": ("uitstroombeschrijving", "context", "beroepshouding", "complexiteit", "perspectie", "vereist"),
    "dossier": ("titel", "naam", "vereist"),
}
"""What D 2.5 says of a subject as a whole, squashed: whoever writes 'de vakkennis is aangescherpt' told of all of it."""
LONG = 12
"""Letters from which a value is found in a text whatever spaces a conversion put in; a shorter one stands in other words."""
_CHAPTERS = re.compile(
    r"\b(?:hoofdstuk|hoofdstukken|paragraaf|paragrafen|deel [A-D]|[A-D]),? ?\d{1,2}(?:\.\d{1,2})?(?:(?:, | en | t/m )\d{1,2}\.\d{1,2})*",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bondoenlijk\b|\b(?:geheel|volledig|ingrijpend|sterk)\b[^.;]{0,60}\b(?:herzien|herschreven|geactualiseerd|vernieuwd|gewijzigd)"
    r"|\bgehele? (?:dossier|kwalificatiedossier)\b|\bnieuwe opbouw\b",
    re.IGNORECASE,
)


def of_all(texts: Iterable[str]) -> bool:
    """Whether D 2.5 says that the dossier changed as a whole, so that single changes need no mention."""
    return any(_WHOLE.search(text) for text in texts)


def mentioned(change: Verschillen, texts: Iterable[str]) -> bool:
    """Whether D 2.5 tells of a change: of its subject, of the thing by name or number, or of what came and went."""
    needles = list(SUBJECT_WORDS.get(change.onderwerp, (change.onderwerp,)))
    values = [squash(part) for text in (change.oud, change.nieuw) for part in (text or "").split("; ")]
    needles += [value for value in values if LONG <= len(value) <= 120]
    needles += [squash(name) for name in _names(change)]
    plain = [squash(text) for text in texts]
    if any(needle and needle in text for needle in needles for text in plain):
        return True
    if any(_has_words(text, value) for text in texts for value in (change.oud, change.nieuw) if value):
        return True
    number = change.werkproces_id or ""
    return bool(number) and any(number in words_of_numbers(text) for text in texts)


def words_of_numbers(text: str) -> set[str]:
    """The numbers of werkprocessen in a text; those of chapters are others."""
    return set(re.findall(r"\b\d{1,2}\.\d{1,2}\b", _CHAPTERS.sub(" ", text)))


def _names(change: Verschillen) -> list[str]:
    """What a change is of, by name; who names an uitstroom did not tell of a werkproces of it."""
    names = re.split(r", (?=uitstroom |competentie )", change.waar or "")
    if change.onderwerp in ("uitstroom", "niveau", "dekking") and not change.werkproces_id:
        return names
    return [name for name in names if not name.startswith("uitstroom ")]


def _has_words(text: str, value: str) -> bool:
    """Whether a short value stands in a text in whole words."""
    return 4 <= len(squash(value)) < LONG and f" {' '.join(words(value))} " in f" {' '.join(words(text))} "


def shows(claim: Claim, changes: Iterable[Verschillen]) -> bool:
    """Whether one of the changes is the one that D 2.5 claims."""
    return any(_is_claimed(claim, item) for item in changes if item.soort != NOT_COMPARED)


def unseen(claim: Claim, changes: Iterable[Verschillen]) -> str:
    """Why the claimed change may have been there without being seen; empty when it would have been seen."""
    subjects = (
        ("kruisje", "competentie", "prestatie-indicator", "werkproces")
        if isinstance(claim, CrossClaim)
        else ("niveau",)
    )
    if isinstance(claim, TitleClaim):
        subjects = (claim.soort,)
    return next((item.reden for item in changes if item.soort == NOT_COMPARED and item.onderwerp in subjects), "")


def _is_claimed(claim: Claim, item: Verschillen) -> bool:
    match claim:
        case CrossClaim():
            in_place = claim.werkproces_id in (None, item.werkproces_id) and claim.kerntaak_nr in (
                None,
                item.kerntaak_nr,
            )
            return (
                item.onderwerp in ("competentie", "kruisje")
                and item.competentie_code == claim.competentie_code
                and in_place
            )
        case TitleClaim():
            return words(claim.nieuw) == words(item.nieuw or "") or squash(claim.nieuw) in squash(item.nieuw or "")
        case LevelClaim():
            subject = squash(item.onderdeel)
            return item.onderwerp == "niveau" and (
                squash(claim.vak) in subject or (claim.vak == REKENEN and "reken" in subject)
            )
