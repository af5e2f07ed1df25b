"""Makes a PDF of a written report, with WeasyPrint or with a Chromium that is on the PATH."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.report.print.chromium import chromium, print_page

if TYPE_CHECKING:
    from pathlib import Path


def write_pdf(html_path: Path, pdf_path: Path) -> None:
    """Print `html_path` to `pdf_path`, made beside it and moved into place.

    Raises OutputError when neither WeasyPrint nor Chromium is there, or when it fails.
    """
    beside = pdf_path.with_name(f".nieuw-{pdf_path.name}")
    browser = chromium()
    try:
        if importlib.util.find_spec("weasyprint") is not None:
            _weasyprint(html_path, beside)
        elif browser is not None:
            options = ("--no-pdf-header-footer", f"--print-to-pdf={beside.resolve()}")
            print_page(browser, html_path, beside, *options)
        else:
            raise OutputError(f"{pdf_path.name}: een PDF vraagt WeasyPrint of Chromium, en geen van beide is gevonden")
        beside.replace(pdf_path)
    except OSError as error:
        raise OutputError(f"{pdf_path}: de PDF kon niet worden gemaakt: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def _weasyprint(html_path: Path, made: Path) -> None:
    weasyprint = importlib.import_module("weasyprint")
    weasyprint.HTML(filename=str(html_path)).write_pdf(str(made))
