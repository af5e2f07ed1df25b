"""Writes reports/index.html: every dossier of a run with its verdict, linked to its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.engine.families import BRON, Counts, FamilyVerdict, count, family_verdicts
from pipeline.report.dossier import Dossier, clip
from pipeline.report.files import dossier_id
from pipeline.report.render import html
from pipeline.report.sections.oordeel import overall, style, wording
from pipeline.report.sections.view import subtitle
from pipeline.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from pipeline.check.engine.finding import Report

DATA_DOCS = "data-docs/index.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier in the index."""

    dossier_id: str
    titel: str
    ondertitel: str
    stijl: str
    kop: str
    zin: str
    counts: Counts
    families: tuple[FamilyVerdict, ...]


def entry(tables: Mapping[str, pd.DataFrame], report: Report) -> Entry:
    """What the index says of one dossier; SourceError when it has no usable id."""
    dossier = Dossier(tables)
    counts, uitkomst = count(report.findings), overall(report)
    families = tuple(verdict for verdict in family_verdicts(report, dossier.families) if verdict.nummer != BRON)
    return Entry(
        dossier_id(tables),
        clip(dossier.titel),
        subtitle(dossier),
        style(uitkomst, counts),
        *wording(uitkomst, counts, families),
        counts,
        families,
    )


def write_index(entries: Sequence[Entry], folder: Path) -> None:
    """Write `folder`/index.html; it links the Data Docs when they are in the folder. SourceError when it cannot."""
    css = html.asset("rapport.css")
    text = (
        html.environment()
        .get_template("index.html.j2")
        .render(
            entries=entries,
            data_docs=DATA_DOCS if (folder / DATA_DOCS).is_file() else None,
            pdfs={item.dossier_id for item in entries if (folder / item.dossier_id / "toetsingsrapport.pdf").is_file()},
            style=css,
            csp=html.policy(style=css, script=None),
        )
    )
    write_file(folder / "index.html", text)
