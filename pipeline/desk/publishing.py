"""What is made of one dossier on the page: tables, report, findings, waivers, comments; and what the page is told."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from pipeline.errors import SettingsError, SourceError, one_line
from pipeline.writing import replacing_file, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.check.engine.finding import Finding, Report
    from pipeline.dossiers import Dossier

_PACKED = b"PK\x03\x04"
"""What a Word file begins with, and no other source."""


def publish(dossier: Dossier, out: Path) -> dict[str, Any]:
    """Judge a dossier and write all that the page hands out of it below `out`: what the page is told of it."""
    from pipeline import __version__
    from pipeline.publish.csv_folder import write_tables
    from pipeline.report.files import write_report
    from pipeline.report.index import entry

    report = judged(dossier)
    tables = out / "tabellen" / dossier.dossier_id
    write_tables(dossier.tables, tables, dossier.run)
    commented, missed = _commented(dossier, report)
    write_report(dossier.tables, report, out / "rapport", version=__version__, run=dossier.run, also=commented)
    _zip(tables, out / "tabellen" / f"{dossier.dossier_id}.zip")
    _workbook(dossier, report, out / "tabellen" / f"{dossier.dossier_id}.xlsx")
    _list(report, out / "rapport" / f"{dossier.dossier_id}.json")
    said = entry(dossier.tables, report)
    return {
        "id": said.dossier_id,
        "titel": said.titel,
        "onder": said.ondertitel,
        "stijl": said.stijl,
        "kop": said.kop,
        "zin": said.zin,
        "tellingen": asdict(said.counts),
        "vastgelopen": len(report.failures),
        "waivers": waivers_of(dossier).name,
        "opmerkingen": next(iter(commented), ""),
        "gemist": missed,
    }


def judged(dossier: Dossier) -> Report:
    """The report of all rules, with what is only possible set apart, as `validate` makes it."""
    from pipeline.check.run import set_apart
    from pipeline.interface import check_dossier

    return set_apart(check_dossier(dossier.tables, replace(dossier.settings, grondig=True)))


def waivers_of(dossier: Dossier) -> Path:
    """The file with the waivers of a dossier, beside its source."""
    from pipeline.check.settings.waivers import waiver_path

    return waiver_path(dossier.source.with_name(f"{dossier.dossier_id}.xml") if dossier.among else dossier.source)


def _commented(dossier: Dossier, report: Report) -> tuple[dict[str, bytes], str]:
    """A Word source with comments, by its name, or the line that says why it has none; nothing for another source."""
    from pipeline.desk.opmerkingen import commented, named

    with dossier.source.open("rb") as file:
        if file.read(len(_PACKED)) != _PACKED:
            return {}, ""
    try:
        return {named(dossier.source): commented(dossier.source, report, dossier.run["bron_sha256"])}, ""
    except SourceError as error:
        return {}, one_line(str(error)).replace(f"{dossier.source.parent}{os.sep}", "")


def _zip(folder: Path, place: Path) -> None:
    with replacing_file(place) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"{folder.name}/{file.relative_to(folder).as_posix()}")


def _workbook(dossier: Dossier, report: Report, place: Path) -> None:
    """The tables as a workbook, where the library for it is installed."""
    from pipeline.publish.forms import form
    from pipeline.publish.publication import Publication

    try:
        form("xlsx").write([Publication(dossier.tables, lambda: report)], place)
    except SettingsError:
        place.unlink(missing_ok=True)


def _list(report: Report, place: Path) -> None:
    """The findings as the page lists them, each with the anchor that it has in the report."""
    from pipeline.report.sections.bevindingen import anchored

    write_file(place, json.dumps([_line(finding, anchor) for finding, anchor in anchored(report.findings)]))


def _line(finding: Finding, anchor: str) -> dict[str, Any]:
    from pipeline.report.sections.oordeel import owner_words, readable

    return {
        "vingerafdruk": finding.vingerafdruk,
        "code": finding.code,
        "regel": readable(finding.regel),
        "ernst": str(finding.ernst),
        "eigenaar": owner_words(finding),
        "bericht": finding.bericht,
        "aanvaard": finding.aanvaard,
        "anker": anchor,
    }
