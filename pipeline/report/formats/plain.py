"""Words and characters that the forms share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Report, Uitkomst

if TYPE_CHECKING:
    from pathlib import PurePath

    from pipeline.check.engine.finding import Plaats

_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls: they steer a terminal, and XML has no word for them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of reading
    "\ud800-\udfff\ufffe\uffff]"  # what is no character
)
_NAMES = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Ernst.ADVIES: ("advies", "adviezen"),
}


def harmless(text: str) -> str:
    """`text` with a replacement sign for each character that steers a terminal, turns text or breaks XML."""
    return _STEERING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` on one line, free of steering characters."""
    return " ".join(harmless(text).split())


def where(place: Plaats) -> str:
    """A place in words: 'regel 12' of a text, with the path of an element of XML, 'pagina 3' of a PDF, else the file."""
    if place.regel is not None:
        return f"regel {place.regel}" + (f", {one_line(place.pad)}" if place.pad else "")
    if place.pagina is not None:
        return f"pagina {place.pagina}"
    return one_line(place.pad or place.bestand)


def quoted(place: Plaats) -> str:
    """A place in words with what stands there."""
    return ": ".join(filter(None, (where(place), f'"{one_line(place.tekst)}"')))


def proofs(finding: Finding) -> list[str]:
    """The places of a finding in words with what stands there; of places in several files each with its own."""
    several = len({place.bestand for place in finding.plaatsen}) > 1
    return [f"{one_line(place.bestand)}, {quoted(place)}" if several else quoted(place) for place in finding.plaatsen]


def uri(folder: PurePath, place: Plaats) -> str:
    """The file of a place as a URI: relative when the folder is, else with the scheme `file`."""
    path = folder / place.bestand
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def counts(report: Report) -> str:
    """The findings in numbers, on one line; the accepted ones and the rules without a verdict apart."""
    standing = [finding for finding in report.findings if finding.aanvaard is None]
    by_severity = ", ".join(_counted(ernst, standing) for ernst in Ernst)
    accepted = len(report.findings) - len(standing)
    unjudged = sum(outcome.uitkomst is Uitkomst.NIET_TE_BEOORDELEN for outcome in report.outcomes)
    parts = [by_severity, f"{accepted} aanvaard" if accepted else ""]
    parts.append(f"{unjudged} van {len(report.outcomes)} regels niet te beoordelen" if unjudged else "")
    return "; ".join(filter(None, parts))


def _counted(ernst: Ernst, findings: list[Finding]) -> str:
    meant = [finding for finding in findings if finding.ernst is ernst]
    of_source = sum(finding.eigenaar is Eigenaar.BRON for finding in meant)
    text = f"{len(meant)} {_NAMES[ernst][len(meant) != 1]}"
    return f"{text} ({of_source} door de bron)" if of_source else text
