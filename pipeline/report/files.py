"""Writes the report of a dossier: one folder, made beside its place and moved there whole."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.report.formats.as_json import as_json
from pipeline.report.render import html, markdown
from pipeline.report.sections.view import view
from pipeline.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from pipeline.check.engine.finding import Report

COLUMNS = ("code", "regel", "uitkomst", "beoordeeld", "bevindingen", "reden")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,199}")
RUN = "run.json"
"""The file of a report that says of which run it is."""


def write_report(
    tables: Mapping[str, pd.DataFrame],
    report: Report,
    folder: Path,
    *,
    version: str,
    run: Mapping[str, str] | None = None,
    also: Mapping[str, bytes] | None = None,
) -> None:
    """Write `folder`/<dossier_id>/ with bevindingen.json, uitkomsten.csv, run.json and the toetsingsrapport.

    `also` are other files that belong to the report, by name. The folder replaces an earlier one whole;
    when anything fails it stays as it was. Raises OutputError when the dossier has no usable id or the
    folder cannot be written.
    """
    name = dossier_id(tables)
    laid_out = view(tables, report, version)
    files = {
        "bevindingen.json": as_json(report) + "\n",
        "uitkomsten.csv": outcomes_csv(report),
        RUN: json.dumps(run or {}, indent=2) + "\n",
        "toetsingsrapport.md": markdown.render(laid_out),
        "toetsingsrapport.html": html.render(laid_out),
    }
    with replacing(folder / name, "bevindingen.json") as beside:
        for file, text in files.items():
            (beside / file).write_text(text, encoding="utf-8", errors="replace", newline="\n")
        for file, data in (also or {}).items():
            (beside / file).write_bytes(data)


def dossier_id(tables: Mapping[str, pd.DataFrame]) -> str:
    """The id of the dossier, which names its folder; OutputError when it has none or it is no plain name."""
    ids = tables["dossiers"]["dossier_id"].tolist() if "dossiers" in tables else []
    if len(ids) != 1 or not isinstance(ids[0], str) or not NAME.fullmatch(ids[0]):
        raise OutputError(
            f"dossiers: één dossier_id van kleine letters, cijfers en streepjes verwacht, niet {ids!r:.80}"
        )
    return ids[0]


def outcomes_csv(report: Report) -> str:
    """The outcomes as uitkomsten.csv: a row per rule, lines ending in LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in report.outcomes:
        writer.writerow((item.code, item.regel, item.uitkomst.value, item.beoordeeld, item.bevindingen, item.reden))
    return text.getvalue()
