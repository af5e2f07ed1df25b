"""Deel B: the uitstromen (B 4), their perspectives (B 2.4, 2.5) and every place that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.document import Heading, Paragraph
from pipeline.transform.dossiers import yes_or_no
from pipeline.transform.fact import Fact, Facts, fact, mention
from pipeline.transform.labels import labelled_rows
from pipeline.transform.wordings import meaning, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.transform.chapters import Chapters
    from pipeline.transform.kenmerken import Kenmerken
    from pipeline.transform.sections import Section

_TEXTS = ("context", "beroepshouding", "rol_en_verantwoordelijkheden", "complexiteit")
_READ = (*_TEXTS, "niveau", "wettelijke_beroepsvereisten", "branche_vereisten")
_NIVEAU = re.compile(r"\b([1-6])\b")
_PERSPECTIVES = re.compile(r"Arbeidsmarkt-?\s*perspectief\s+BPV-?\s*perspectief\s+(.*)$", re.IGNORECASE)
_VALUE = r"(?:zeer\s+|redelijk\s+)?(?:goed|voldoende|ruim voldoende|matig|slecht|gering|onvoldoende|gunstig|ongunstig)"
_SCALE = re.compile(rf"{_VALUE}(?:\s+tot\s+{_VALUE})?", re.IGNORECASE)


def uitstromen(chapters: Chapters, kenmerken: Kenmerken) -> Facts:
    """The rows of `uitstromen` and `niveauvermeldingen`, and how B 1, B 4 and Diploma(s) name an uitstroom."""
    careers = _careers(chapters, kenmerken)
    perspectives = _perspectives(chapters, kenmerken)
    for key, naming in kenmerken.uitstromen.items():
        section = kenmerken.beschreven.get(key)
        values = dict(_described(section)) if section else {}
        career = careers.get(key, [])
        yield fact(
            "uitstromen",
            section.place if section else naming.place,
            **{"uitstroom_id": key, "naam": naming.naam, **values, **perspectives.get(key, {})},
            loopbaanperspectief="\n".join(paragraph.text for paragraph in career) or None,
        )
        if section:
            yield from _section(key, kenmerken.titel(key, section), section, values)
    for naming in kenmerken.diplomas:
        key = kenmerken.uitstroom(naming.naam) or naming.sleutel
        yield mention(naming.place, "uitstroom", key, "diplomas", naming.naam)
        if key in kenmerken.uitstromen:
            yield fact(
                "niveauvermeldingen",
                naming.place,
                uitstroom_id=key,
                plaats="diplomas",
                naam=naming.naam,
                niveau=naming.niveau,
            )
    yield from _bullets(chapters, kenmerken)


def _section(key: str, titel: str, section: Section, values: dict[str, object]) -> Facts:
    yield mention(section.place, "uitstroom", key, "B4", titel)
    for found in labelled_rows(section):
        what = meaning("uitstroom", found.label)
        if what in _READ:
            yield from (Fact("uitstromen", place) for place in found.places)
        if what == "niveau" and (niveau := values.get("niveau")):
            named = {"uitstroom_id": key, "plaats": "B4", "naam": titel, "niveau": niveau}
            yield fact("niveauvermeldingen", found.place, **named)


def _described(section: Section) -> Iterator[tuple[str, object]]:
    for found in labelled_rows(section):
        what, text = meaning("uitstroom", found.label), found.cell.lines
        if what in _TEXTS:
            yield what, text or None
        elif what == "niveau":
            level = _NIVEAU.search(text)
            yield what, level and int(level[1])
        elif what in ("wettelijke_beroepsvereisten", "branche_vereisten"):
            yield what, yes_or_no(text)
        if what == "branche_vereisten":
            rest = re.sub(r"^\s*(?:ja|nee)\b\s*[,.:;]?\s*", "", text, flags=re.IGNORECASE)
            yield "branche_vereisten_toelichting", rest or None


def _careers(chapters: Chapters, kenmerken: Kenmerken) -> dict[str, list[Paragraph]]:
    """The paragraphs of B 2.4 under the heading of each uitstroom, up to the next heading."""
    found: dict[str, list[Paragraph]] = {}
    for section in chapters.algemeen:
        if meaning("B.algemeen", section.titel) != "loopbaan":
            continue
        key = None
        for element in section.elements:
            if isinstance(element, Heading) or (isinstance(element, Paragraph) and element.bold):
                key = kenmerken.uitstroom(element.text)
            elif isinstance(element, Paragraph) and key:
                found.setdefault(key, []).append(element)
    return found


def _perspectives(chapters: Chapters, kenmerken: Kenmerken) -> dict[str, dict[str, object]]:
    """The perspectives of B 2.5 by uitstroom, out of the sentence that the conversion made of a table.

    'Arbeidsmarkt-perspectief BPV-perspectief Binnendienst goed voldoende tot goed Buitendienst goed voldoende'
    """
    names = {naming.gelijk: key for key, naming in kenmerken.uitstromen.items()}
    pattern = "|".join(
        re.escape(naming.naam) for naming in sorted(kenmerken.uitstromen.values(), key=lambda item: -len(item.naam))
    )
    found: dict[str, dict[str, object]] = {}
    for row in chapters.labelled("arbeidsmarkt"):
        sentence = _PERSPECTIVES.search(row.cell.text)
        parts = re.split(f"({pattern})", sentence[1], flags=re.IGNORECASE) if sentence and pattern else []
        for naam, rest in zip(parts[1::2], parts[2::2], strict=True):
            scale = _SCALE.findall(rest)
            if len(scale) >= 2:
                found.setdefault(names[same(naam)], {"arbeidsmarktperspectief": scale[0], "bpv_perspectief": scale[1]})
    return found


def _bullets(chapters: Chapters, kenmerken: Kenmerken) -> Facts:
    """The lists of uitstromen in B 1 and at the head of B 4 and their place in `vermeldingen`."""
    for plaats, sections in (("B1", chapters.inleiding_b), ("B4-lijst", chapters.uitstromen[:1])):
        bullets = [item for section in sections for item in section.paragraphs if item.bullet]
        for number, paragraph in enumerate(bullets, 1):
            key = kenmerken.uitstroom(paragraph.text) or f"U{number}"
            yield mention(paragraph.place, "uitstroom", key, plaats, paragraph.text)
