"""What a rule yields: a finding, a count of what it looked at, or why it could not judge."""

from __future__ import annotations

import hashlib
from dataclasses import KW_ONLY, dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline.comparing import excerpt, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.engine.table import Sourced

QUOTE_LENGTH = 200
"""Longest quotation in a finding, in characters (contract of the findings)."""
NOTHING_SEEN = "er was niets te beoordelen"


class Ernst(StrEnum):
    """How grave a finding is; declared from grave to slight, which is the order of a report."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    ADVIES = "advies"


class Eigenaar(StrEnum):
    """Who must act: the authors of the dossier, or whoever converted the source."""

    DOSSIER = "dossier"
    BRON = "bron"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaats:
    """A place that proves a finding: the text as it stands there, and where that is.

    `regel` is a 1-based line of a text, `pagina` a 1-based page of a PDF, `pad` the path of an
    element of XML or of a cell in a word processor's file; a source has one or two of them, and
    may have none. They say where to look; they tell no two things apart. `nadruk` are words of the
    text that the finding is about.
    """

    tekst: str
    regel: int | None = None
    pagina: int | None = None
    pad: str | None = None
    bestand: str = ""
    nadruk: tuple[str, ...] = ()


def plaats(row: Sourced, tekst: str | None, *nadruk: str) -> Plaats:
    """The place of a table row, quoting `tekst` (cut to `QUOTE_LENGTH` characters).

    Of words to mark (`nadruk`) the sentence is quoted in which the first stands.
    """
    quote = " ".join((tekst or "").split())
    if nadruk and len(quote) > QUOTE_LENGTH:
        quote = _around(quote, " ".join(nadruk[0].split()))
    if len(quote) > QUOTE_LENGTH:
        quote = quote[: QUOTE_LENGTH - 1].rstrip() + "…"
    return Plaats(
        tekst=quote,
        regel=_whole(row.bron_regel),
        pagina=_whole(row.bron_pagina),
        pad=row.bron_pad,
        nadruk=nadruk,
    )


def _around(text: str, words: str) -> str:
    """The sentence of a text that holds the words, or what stands around them in a sentence that is too long."""
    sentence = next((part for part in sentences(text) if words in part), text)
    if len(sentence) <= QUOTE_LENGTH or words not in sentence:
        return sentence
    start = sentence.index(words)
    return excerpt(sentence, start, start + len(words), QUOTE_LENGTH - 4)


def spot(row: Sourced) -> tuple[int | None, int | None, str | None]:
    """Where a row was read, as the place in a report says it: two rows of one thing share it, the reverse is not sure."""
    return _whole(row.bron_regel), _whole(row.bron_pagina), row.bron_pad


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One departure, for one thing.

    A rule fills in `bericht` (one Dutch sentence: the defect first, with the offending value,
    then why it matters), `plaatsen` (every place that proves it; both sides of a
    contradiction), `voorstel`, and the keys of the thing meant. `sleutel` holds what else
    tells it apart from other findings of the same rule for the same thing, and `afwijkend` the value
    that is wrong where another wrong value would be another defect; the fingerprint is made of code,
    keys, `sleutel` and `afwijkend`, never of line numbers or wording. The runner adds code,
    rule, severity and owner; `ernst` is filled by a rule only where it differs from the rule's own.
    """

    bericht: str
    plaatsen: tuple[Plaats, ...]
    voorstel: str | None = None
    uitstroom_id: str | None = None
    kerntaak_nr: int | None = None
    werkproces_id: str | None = None
    competentie_code: str | None = None
    sleutel: str = ""
    afwijkend: str = ""
    ernst: Ernst | None = None
    eigenaar: Eigenaar | None = None
    code: str = ""
    regel: str = ""
    aanvaard: str | None = None

    @property
    def vingerafdruk(self) -> str:
        """Twelve hexadecimal digits that stay the same as long as code, keys and the deviating value do."""
        return self._digits(*([self.afwijkend] if self.afwijkend else []))

    @property
    def oude_vingerafdruk(self) -> str:
        """The fingerprint of version 0.1, which did not look at the deviating value."""
        return self._digits()

    def _digits(self, *more: str) -> str:
        keys = (
            self.code,
            self.uitstroom_id,
            self.kerntaak_nr,
            self.werkproces_id,
            self.competentie_code,
            self.sleutel,
            *more,
        )
        text = "|".join("" if key is None else str(key) for key in keys)
        return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]

    def with_source(self, bestand: str) -> Finding:
        """The same finding with the name of the source file in each place that names no file of its own."""
        places = (place if place.bestand else replace(place, bestand=bestand) for place in self.plaatsen)
        return replace(self, plaatsen=tuple(places))

    def as_dict(self) -> dict[str, Any]:
        """The finding as it stands in bevindingen.json (contract of the findings)."""
        return {
            "code": self.code,
            "regel": self.regel,
            "ernst": None if self.ernst is None else self.ernst.value,
            "eigenaar": None if self.eigenaar is None else self.eigenaar.value,
            "bericht": self.bericht,
            "voorstel": self.voorstel,
            "uitstroom_id": self.uitstroom_id,
            "kerntaak_nr": self.kerntaak_nr,
            "werkproces_id": self.werkproces_id,
            "competentie_code": self.competentie_code,
            "plaatsen": [
                {
                    "bestand": place.bestand,
                    "regel": place.regel,
                    "pagina": place.pagina,
                    "pad": place.pad,
                    "tekst": place.tekst,
                }
                for place in self.plaatsen
            ],
            "vingerafdruk": self.vingerafdruk,
            "aanvaard": self.aanvaard,
        }


@dataclass(frozen=True, slots=True)
class Seen:
    """So many things were looked at; a rule that never yields this saw nothing."""

    number: int = 1


@dataclass(frozen=True, slots=True)
class NotJudged:
    """Something could not be judged, and why, in Dutch: 'matrix kerntaak 3 van U2 ontbreekt in de bron'.

    `door_bron` says who keeps from judging: True when the source does not show it (its conversion,
    print or scan), False when the dossier holds nothing for the rule to judge.
    """

    reden: str
    _: KW_ONLY
    door_bron: bool


class Uitkomst(StrEnum):
    """The three values of an outcome."""

    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet niet"
    NIET_TE_BEOORDELEN = "niet te beoordelen"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule found on one dossier: its verdict, how many things it looked at and how many findings it has.

    `redenen` says, each once, why some or all could not be judged; empty when all could, or when there
    was nothing. `door_bron` holds those of them for which the source is to blame.
    """

    code: str
    regel: str
    uitkomst: Uitkomst
    beoordeeld: int
    bevindingen: int
    redenen: tuple[str, ...] = ()
    door_bron: frozenset[str] = frozenset()

    @property
    def reden(self) -> str:
        """The reasons as one text, for a reader; of a rule that had nothing to look at, that."""
        nothing = NOTHING_SEEN if self.uitkomst is Uitkomst.NIET_TE_BEOORDELEN else ""
        return "; ".join(self.redenen) or nothing


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that crashed: a failure of the tool, not of the dossier."""

    code: str
    regel: str
    fout: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings and outcomes of all rules on one dossier, and the rules that crashed.

    `na_te_lezen` are findings that are only possible, set apart for a reader: no part of the judgement. `genoemd` is how
    the dossier names what the keys of its findings stand for, where that is not the key: `{"U2": "Profiel P2"}`.
    """

    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    failures: tuple[Failure, ...] = field(default=())
    na_te_lezen: tuple[Finding, ...] = ()
    genoemd: Mapping[str, str] = field(default_factory=dict)
