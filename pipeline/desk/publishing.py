"""What is made of one dossier on the page: tables, report, findings, waivers, comments; and what the page is told."""

from __future__ import annotations

import json
import os
import shutil
import time
import zipfile
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.desk.news import came_and_went
from pipeline.errors import SettingsError, SourceError, one_line
from pipeline.writing import replacing_file, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.check.engine.finding import Finding, Report
    from pipeline.dossiers import Dossier

_PACKED = b"PK\x03\x04"
"""What a Word file begins with, and no other source."""


SHOWN = 30
"""Findings that the page is told of one by one when a source was saved."""


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the page lists it, with the anchor that it has in the report."""

    vingerafdruk: str
    code: str
    regel: str
    ernst: str
    eigenaar: str
    bericht: str
    aanvaard: str | None
    anker: str


def publish(dossier: Dossier, out: Path, before: Iterable[Line] | None = None) -> dict[str, Any]:
    """Judge a dossier and write all that the page hands out of it below `out`: what the page is told of it.

    With the findings `before` a save that includes what came and what went since.
    """
    from pipeline import __version__
    from pipeline.publish.csv_folder import write_tables
    from pipeline.report.files import write_report
    from pipeline.report.index import entry
    from pipeline.report.sections.bevindingen import anchored

    report = judged(dossier)
    tables = out / "tabellen" / dossier.dossier_id
    write_tables(dossier.tables, tables, dossier.run)
    commented, missed = _commented(dossier, report)
    write_report(dossier.tables, report, out / "rapport", version=__version__, run=dossier.run, also=commented)
    _zip(tables, out / "tabellen" / f"{dossier.dossier_id}.zip")
    _workbook(dossier, report, out / "tabellen" / f"{dossier.dossier_id}.xlsx")
    lines = [_line(finding, anchor) for finding, anchor in anchored(report.findings)]
    write_file(_listed(out, dossier.dossier_id), json.dumps([asdict(line) for line in lines]))
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
        "nieuws": None if before is None else _news(before, lines),
    }


def lines_of(out: Path, dossier_id: str) -> list[Line]:
    """The findings of a dossier as they were published last; none where it was not."""
    place = _listed(out, dossier_id)
    return [Line(**row) for row in json.loads(place.read_text(encoding="utf-8"))] if place.is_file() else []


def forget(out: Path, dossier_id: str) -> None:
    """Remove what was published of a dossier that its source no longer has."""
    for folder in (out / "tabellen", out / "rapport"):
        shutil.rmtree(folder / dossier_id, ignore_errors=True)
        for ending in (".zip", ".xlsx", ".json"):
            (folder / f"{dossier_id}{ending}").unlink(missing_ok=True)


def _listed(out: Path, dossier_id: str) -> Path:
    return out / "rapport" / f"{dossier_id}.json"


def _news(before: Iterable[Line], after: Iterable[Line]) -> dict[str, Any]:
    """What the page is told of a save: its time, how many findings came and went, and the first of them."""
    found = came_and_went(before, after)
    shown = {kind: [asdict(line) for line in lines[:SHOWN]] for kind, lines in found.items()}
    return {"tijd": int(time.time() * 1000), "aantal": {kind: len(lines) for kind, lines in found.items()}, **shown}


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


def _line(finding: Finding, anchor: str) -> Line:
    from pipeline.report.sections.oordeel import owner_words, readable

    return Line(
        finding.vingerafdruk,
        finding.code,
        readable(finding.regel),
        str(finding.ernst),
        owner_words(finding),
        finding.bericht,
        finding.aanvaard,
        anchor,
    )
