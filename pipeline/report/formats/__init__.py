"""The report of a check as text for a person or for a program: one module per form."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

    from pipeline.check.engine.finding import Report


class Form(StrEnum):
    """The forms, as the command line names them."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


def render(report: Report, form: Form, folder: PurePath) -> str:
    """Write `report` in one of the forms; `folder` is where its source stands.

    Only the module of that form is imported.
    """
    match form:
        case Form.TEXT:
            from pipeline.report.formats.text import as_text

            return as_text(report)
        case Form.JSON:
            from pipeline.report.formats.as_json import as_json

            return as_json(report)
        case Form.JUNIT:
            from pipeline.report.formats.junit import as_junit

            return as_junit(report)
        case Form.GITHUB:
            from pipeline.report.formats.github import as_github

            return as_github(report, folder)
        case Form.SARIF:
            from pipeline.report.formats.sarif import as_sarif

            return as_sarif(report, folder)
