"""What the format of a dossier has and lacks, and the words it has for the same things.

A rule that reads tables which a format does not have finds nothing there; that is said as it is,
'dit formaat kent geen matrices', and never held against the source. Since 2015 an uitstroom is a
profiel and a werkproces has a code (B1-K1-W2); rules speak the words of 2009 and `worded` puts them over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.vocabulary import KD_2009, SBB_2015

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.check.engine.finding import Finding, Plaats
    from pipeline.check.engine.rule import Rule
    from pipeline.check.engine.table import Table
    from schemas.rows import Overzicht, Uitstromen

_MATRICES = ("matrices", "matrix_kruisjes", "matrix_rijen", "matrix_namen", "matrix_tekens")
_LACKS: dict[str, dict[str, str]] = {
    SBB_2015: {
        **dict.fromkeys(_MATRICES, "matrices"),
        "detailleringen": "detailleringen",
        "componenten": "componenten",
        "vakkennis": "vakkennis per competentie",
        "certificeerbare_eenheden": "certificeerbare eenheden",
        "rekeneisen": "eisen aan rekenen per uitstroom",
        "versies": "versiebeheer",
        "beroepscompetentieprofielen": "lijst van beroepscompetentieprofielen",
    },
    KD_2009: {
        "kerntaak_eisen": "eisen per kerntaak",
        "gedragingen": "gedrag",
        "kennis": "genummerde kennis",
        "kerntaak_kennis": "genummerde kennis",
        "aanvullingen": "aanvullingen van een profiel",
        "taaleisvermeldingen": "talen zonder niveau",
        "registernummers": "nummers van het register",
        "registerverwijzingen": "nummers van het register",
    },
}
"""The tables that a format does not have, and what it therefore does not know."""
_LACKS_XML = {
    "inhoudsopgave": "inhoudsopgave",
    "vermeldingen": "tweede plaats die een naam noemt",
    "niveauvermeldingen": "tweede plaats die een niveau noemt",
}
"""What the XML of the register, which says everything once, does not know besides."""

_WORDS = [
    (re.compile(rf"\b{re.escape(old)}\b"), new)
    for old, new in (
        (
            "is uitgewerkt in Deel C, maar staat in het overzicht van B 3 niet gemarkeerd",
            "is uitgewerkt, maar staat niet in het overzicht",
        ),
        (
            "Zet in B 3 een kruisje, of haal de uitwerking uit Deel C",
            "Neem het op in het overzicht, of haal de uitwerking weg",
        ),
        ("staat in het overzicht gemarkeerd, maar heeft in Deel C geen", "staat in het overzicht, maar heeft geen"),
        (
            "Werk het werkproces uit in Deel C, of haal de markering in B 3 weg",
            "Werk het werkproces uit, of haal het uit het overzicht",
        ),
        ("is in het overzicht voor geen enkele uitstroom gemarkeerd", "staat in het overzicht bij geen enkel profiel"),
        ("Markeer de uitstromen waar het bij hoort", "Neem het op bij de profielen waar het bij hoort"),
        ("geen enkele uitstroom", "geen enkel profiel"),
        ("de uitstromen", "de profielen"),
        ("De uitstromen", "De profielen"),
        ("de uitstroom", "het profiel"),
        ("De uitstroom", "Het profiel"),
        ("deze uitstroom", "dit profiel"),
        ("Deze uitstroom", "Dit profiel"),
        ("die uitstroom", "dat profiel"),
        ("elke uitstroom", "elk profiel"),
        ("iedere uitstroom", "ieder profiel"),
        ("welke uitstroom", "welk profiel"),
        ("andere uitstroom", "ander profiel"),
        ("één uitstroom", "één profiel"),
        ("geen uitstroom", "geen profiel"),
        ("in deel D 2.5", "in de verantwoordingsinformatie"),
        ("In deel D 2.5", "In de verantwoordingsinformatie"),
        ("uitstromen", "profielen"),
        ("Uitstromen", "Profielen"),
        ("uitstroom", "profiel"),
        ("Uitstroom", "Profiel"),
    )
]
_WHOSE = re.compile(r"(?<!\s)\s+(?:van|bij|voor) P\d+\b")
_LEGEND = re.compile(r"U\d+: ")
_MARKED = re.compile(r": gemarkeerd voor U\d+$")
_QUOTED = re.compile(r"('[^']*')")
_OF_UITSTROOM = re.compile(r"\bU(\d+)\b")
_WERKPROCES = re.compile(r"\b(\d+\.\d+)\b")


@dataclass(frozen=True, slots=True)
class Formaat:
    """The format of a dossier; `codes` and `kerntaken` give the code of each werkproces and kerntaak by its number, where it has codes."""

    naam: str = ""
    bron_soort: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    kerntaken: Mapping[str, str] = field(default_factory=dict)

    def not_for(self, item: Rule) -> str | None:
        """Why a rule is not for this format, None when it is."""
        return item.onbekend.get(self.naam)

    def lacks(self, item: Rule) -> str | None:
        """Why a rule had nothing to look at: the first of its tables that this format does not have."""
        of_source = _LACKS_XML if self.naam == SBB_2015 and self.bron_soort == "xml" else {}
        lacking = [
            known[name] for known in (_LACKS.get(self.naam, {}), of_source) for name in item.tables if name in known
        ]
        return f"dit formaat kent geen {lacking[0]}" if lacking else None

    def worded(self, finding: Finding) -> Finding:
        """A finding in the words of the format; what stands between quotes stays as it is."""
        if self.naam != SBB_2015:
            return finding
        voorstel = finding.voorstel and self._worded(finding.voorstel)
        return replace(finding, bericht=self._worded(finding.bericht), voorstel=voorstel)

    def merged(self, findings: Sequence[Finding]) -> list[Finding]:
        """One finding for what stands once in the basis and is found at every profiel that it holds for."""
        if self.naam != SBB_2015:
            return list(findings)
        same: dict[Finding, list[Finding]] = {}
        for finding in findings:
            places = tuple(self._shared(place) for place in finding.plaatsen if not _LEGEND.match(place.tekst))
            thing = replace(finding, uitstroom_id=None, bericht=_WHOSE.sub("", finding.bericht), plaatsen=places)
            same.setdefault(thing, []).append(finding)
        made: list[Finding] = []
        for thing, items in same.items():
            several = len({item.uitstroom_id for item in items}) == len(items) > 1
            made += [thing] if several else items
        return made

    def _shared(self, place: Plaats) -> Plaats:
        """A place of what stands once, without the profiel that it was looked up for: '1.2: gemarkeerd voor U1'."""
        text = _MARKED.sub("", place.tekst)
        return place if text == place.tekst else replace(place, tekst=self._plain(text))

    def named(self, uitstromen: Iterable[Uitstromen], overzicht: Iterable[Overzicht]) -> dict[str, str]:
        """How a dossier of this format names what the keys of its tables stand for: `{"U2": "Profiel P2", "3.1": "P2-K1-W1"}`."""
        if self.naam != SBB_2015:
            return {}
        of_profiel = {row.uitstroom_id: f"Profiel {row.code or row.uitstroom_id}" for row in uitstromen}
        listed = {row.werkproces_id: self.code(row.werkproces_id) for row in overzicht}
        return {**of_profiel, **self.kerntaken, **listed, **self.codes}

    def _worded(self, text: str) -> str:
        parts = _QUOTED.split(text)
        return "".join(part if place % 2 else self._plain(part) for place, part in enumerate(parts))

    def _plain(self, text: str) -> str:
        for old, new in _WORDS:
            text = old.sub(new, text)
        text = _OF_UITSTROOM.sub(r"P\1", text)
        return _WERKPROCES.sub(lambda found: self.code(found[1]), text)

    def code(self, werkproces_id: str) -> str:
        """The code of a werkproces, also of one that is worked out nowhere; its number where its kerntaak has no code."""
        kerntaak, _, number = werkproces_id.partition(".")
        own = self.kerntaken.get(kerntaak)
        return self.codes.get(werkproces_id) or (f"{own}-W{number}" if own else werkproces_id)


def formaat_of(views: Mapping[str, Table[Any]]) -> Formaat:
    """The format that the tables say they are of; of tables that do not say, one that knows everything."""
    dossiers = views["dossiers"].rows if "dossiers" in views else []
    bronnen = views["bronnen"].rows if "bronnen" in views else []
    werkprocessen = views.get("werkprocessen", ())
    return Formaat(
        str(dossiers[0].formaat or "") if dossiers else "",
        str(bronnen[0].bron_soort or "") if bronnen else "",
        {row.werkproces_id: row.code for row in werkprocessen if row.code},
        {str(row.kerntaak_nr): row.code for row in views.get("kerntaken", ()) if row.code},
    )
