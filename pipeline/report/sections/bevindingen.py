"""The findings laid out: by criterion, then uitstroom and werkproces, with both quotations marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.families import FAMILIES, family
from pipeline.comparing import natural
from pipeline.report.dossier import Dossier, clip, kerntaak
from pipeline.report.folding import folded, folded_line, folded_places
from pipeline.report.formats.plain import where
from pipeline.report.sections.eerst import certainty, spread
from pipeline.report.sections.oordeel import owner_words, readable
from pipeline.report.sections.verschil import Part, differences, emphasised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.check.engine.finding import Finding, Plaats

SHOWN_PLACES = 12
LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class Citaat:
    """A place that proves a finding: where it is, and its text with what differs marked."""

    waar: str
    delen: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A finding as the report shows it."""

    anker: str
    vingerafdruk: str
    code: str
    regel: str
    ernst: str
    eigenaar: str
    uitstroom: str
    kerntaak: str
    bericht: str
    onderwerp: str
    voorstel: str
    aanvaard: str | None
    citaten: tuple[Citaat, ...]
    meer_citaten: int
    zekerheid: str
    spreiding: str


@dataclass(frozen=True, slots=True)
class Plek:
    """The findings about one werkproces, uitstroom or kerntaak, or about the dossier as a whole.

    `vouw` is what one line says of all of them, behind which they are folded, and `waar` where they stand.
    """

    naam: str
    bevindingen: tuple[Bevinding, ...]
    vouw: str = ""
    waar: str = ""


@dataclass(frozen=True, slots=True)
class Criterium:
    """The findings of one family."""

    nummer: int
    naam: str
    aantal: int
    plekken: tuple[Plek, ...]


def anchored(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Every finding with its anchor: the fingerprint, numbered where two findings share one."""
    seen: dict[str, int] = {}
    pairs = []
    for finding in findings:
        key = finding.vingerafdruk
        seen[key] = seen.get(key, 0) + 1
        pairs.append((finding, key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return pairs


def grouped(dossier: Dossier, pairs: Sequence[tuple[Finding, str]]) -> tuple[Criterium, ...]:
    """Findings by family, then by uitstroom and werkproces; families without findings are left out."""
    together = folded(finding for finding, _ in pairs)
    families: dict[int, dict[str, list[tuple[Finding, str]]]] = {}
    for pair in sorted(pairs, key=lambda pair: (family(pair[0].code), pair[0].code in together, _order(pair[0]))):
        spot = readable(pair[0].regel) if pair[0].code in together else _spot(dossier, pair[0])
        families.setdefault(family(pair[0].code), {}).setdefault(spot, []).append(pair)
    return tuple(
        Criterium(
            number,
            dossier.families.get(number) or FAMILIES.get(number, f"Familie {number}"),
            sum(map(len, spots.values())),
            tuple(_plek(dossier, name, found, together) for name, found in spots.items()),
        )
        for number, spots in families.items()
    )


def _plek(
    dossier: Dossier, name: str, pairs: Sequence[tuple[Finding, str]], together: Mapping[str, list[Finding]]
) -> Plek:
    same = together.get(pairs[0][0].code, [])
    told = (folded_line(same), clip(folded_places(same), LONGEST_PLACE)) if same else ("", "")
    return Plek(name, tuple(laid_out(dossier, finding, anchor) for finding, anchor in pairs), *told)


def laid_out(dossier: Dossier, finding: Finding, anchor: str) -> Bevinding:
    """One finding with its quotations; what differs from the first of them is marked."""
    task = finding.kerntaak_nr
    if task is None and finding.werkproces_id:
        task = kerntaak(finding.werkproces_id) or None
    return Bevinding(
        anchor,
        finding.vingerafdruk,
        finding.code,
        readable(finding.regel),
        finding.ernst.value if finding.ernst else "",
        owner_words(finding),
        finding.uitstroom_id or "",
        "" if task is None else str(task),
        clip(finding.bericht),
        f"competentie {dossier.competentie(finding.competentie_code)}" if finding.competentie_code else "",
        clip(finding.voorstel),
        None if finding.aanvaard is None else clip(finding.aanvaard) or "zonder reden",
        _quotations(finding.plaatsen[:SHOWN_PLACES]),
        max(0, len(finding.plaatsen) - SHOWN_PLACES),
        certainty(finding.code).value,
        spread(finding),
    )


def _quotations(places: Sequence[Plaats]) -> tuple[Citaat, ...]:
    texts = [clip(place.tekst, 400) for place in places]
    if any(place.nadruk for place in places):
        marked = [emphasised(text, place.nadruk) for text, place in zip(texts, places, strict=True)]
    elif len(texts) < 2:
        marked = [[(text, False)] for text in texts]
    else:
        other = next((text for text in texts if text != texts[0]), texts[0])
        first = differences(texts[0], other)[0]
        marked = [first if text == texts[0] else differences(texts[0], text)[1] for text in texts]
    return tuple(
        Citaat(clip(where(place), LONGEST_PLACE), tuple(parts)) for place, parts in zip(places, marked, strict=True)
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        natural(finding.uitstroom_id or ""),
        finding.kerntaak_nr or 0,
        natural(finding.werkproces_id or ""),
    )


def _spot(dossier: Dossier, finding: Finding) -> str:
    parts = [dossier.uitstroom(finding.uitstroom_id)] if finding.uitstroom_id else []
    if finding.werkproces_id:
        parts.append(dossier.werkproces(finding.werkproces_id))
    elif finding.kerntaak_nr is not None:
        parts.append(dossier.kerntaak(finding.kerntaak_nr))
    return " · ".join(parts) or "Het dossier als geheel"
