"""A comparison of two versions as text for a person or for a program: one module per form."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.compare.change import Vergelijking


class Form(StrEnum):
    """The forms, as the command line names them."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"


def render(found: Vergelijking, form: Form, version: str) -> str | bytes:
    """Write a comparison in one of the forms; only the module of that form is imported.

    `version` is that of this program. The workbook is bytes; SettingsError where its library is not installed.
    """
    match form:
        case Form.TEXT:
            from pipeline.report.diff.as_text import as_text

            return as_text(found)
        case Form.JSON:
            from pipeline.report.diff.as_json import as_json

            return as_json(found)
        case Form.MARKDOWN:
            from pipeline.report.diff.as_markdown import as_markdown
            from pipeline.report.diff.view import view

            return as_markdown(view(found, version))
        case Form.HTML:
            from pipeline.report.diff.as_html import as_html
            from pipeline.report.diff.view import view

            return as_html(view(found, version))
        case Form.XLSX:
            from pipeline.report.diff.as_xlsx import as_xlsx

            return as_xlsx(found)
