"""Writes the page of a corpus: one HTML file that needs no server, with its own Content-Security-Policy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pipeline.check.engine.families import FAMILIES
from pipeline.corpus.overview import OF_DOSSIER, Overview, overview
from pipeline.report.formats.plain import proofs
from pipeline.report.render import html
from pipeline.version import version
from pipeline.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.check.engine.finding import Report

PAGE = "rapport.html"
"""The file of the page, in the folder of the corpus."""


def write_page(folder: Path) -> Path:
    """Write the page of the corpus in a folder, and say where. SourceError without a corpus, OutputError by the disk."""
    place = folder / PAGE
    write_file(place, render(overview(folder)))
    return place


def render(view: Overview) -> str:
    """The whole page as HTML; the rows of its large tables stand in it as data, of which the script makes rows."""
    style = Markup("\n").join((html.asset("rapport.css"), html.asset("corpus.css")))
    script = html.asset("corpus.js")
    return (
        html.environment()
        .get_template("corpus.html.j2")
        .render(
            v=view,
            families=[FAMILIES[number] for number in OF_DOSSIER],
            data={
                "dossiers": data(view.dossiers),
                "tussen": data(_between(view.tussen)),
                "regels": data(view.regels),
                "paren": data(view.paren),
            },
            lijnen=_trends(view),
            versie=version(),
            style=style,
            script=script,
            csp=html.policy(style=style, script=script),
        )
    )


def data(rows: Iterable[Iterable[Any]]) -> Markup:
    """Rows as JSON that can stand inside a script element: nothing in it can close that or begin another."""
    text = json.dumps([list(row) for row in rows], ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - escaped above


def _between(report: Report) -> list[tuple[str, ...]]:
    return [
        (item.code, item.regel, str(item.ernst or ""), item.bericht, item.voorstel or "", "\n".join(proofs(item)))
        for item in report.findings
        if item.aanvaard is None
    ]


def _trends(view: Overview) -> list[dict[str, Any]]:
    """What changes over the years: of each measure its name, and for each year its value and the height of its bar."""
    measures = (
        ("Deel dat voldoet", 2, "%"),
        ("Fouten per dossier", 3, ""),
        ("Waarschuwingen per dossier", 4, ""),
        ("Adviezen per dossier", 5, ""),
        ("Eisen aan rekenen per dossier", 6, ""),
    )
    made = []
    for name, column, unit in measures:
        values = [row[column] or 0 for row in view.cohorten]
        top = 1.0 if unit else max(values, default=0) or 1.0
        shown = [f"{100 * value:.0f} %" if unit else f"{value:.1f}".replace(".", ",") for value in values]
        bars = [
            {"jaar": row[0], "waarde": text, "hoogte": round(60 * value / top, 1)}
            for row, value, text in zip(view.cohorten, values, shown, strict=True)
        ]
        made.append({"naam": name, "staven": bars})
    return made
