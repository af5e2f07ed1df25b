"""The report of a check as text for a person or for a program: one module per form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from pipeline.check.engine.finding import Report


class Form(StrEnum):
    """The forms, as the command line names them."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on one of several dossiers: the source as it was given, the folder where that stands."""

    bestand: str
    folder: PurePath
    report: Report
    dossier_id: str = ""


def render_several(checked: Sequence[Checked], form: Form) -> str:
    """Write the reports on several dossiers in one of the forms that hold more than one as a whole."""
    match form:
        case Form.JSON:
            from pipeline.report.formats.as_json import several_as_json

            return several_as_json(checked)
        case Form.JUNIT:
            from pipeline.report.formats.junit import as_junit

            return as_junit(*((f"{item.bestand}: ", item.report) for item in checked))
        case Form.SARIF:
            from pipeline.report.formats.sarif import as_sarif

            return as_sarif(*((item.report, item.folder) for item in checked))
        case _:
            return "\n".join(filter(None, (render(item.report, form, item.folder, item.bestand) for item in checked)))


def render(report: Report, form: Form, folder: PurePath, bestand: str = "") -> str:
    """Write `report` in one of the forms; `folder` is where its source stands, `bestand` the source as it was given.

    Only the module of that form is imported.
    """
    match form:
        case Form.TEXT:
            from pipeline.report.formats.text import as_text

            return as_text(report)
        case Form.JSON:
            from pipeline.report.formats.as_json import as_json

            return as_json(report)
        case Form.JSONL:
            from pipeline.report.formats.as_json import as_json_lines

            return as_json_lines(report, bestand)
        case Form.JUNIT:
            from pipeline.report.formats.junit import as_junit

            return as_junit(("", report))
        case Form.GITHUB:
            from pipeline.report.formats.github import as_github

            return as_github(report, folder)
        case Form.SARIF:
            from pipeline.report.formats.sarif import as_sarif

            return as_sarif((report, folder))
