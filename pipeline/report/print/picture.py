"""Makes a picture of the first screen of a written report, for the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import OutputError
from pipeline.report.print.chromium import chromium, print_page

if TYPE_CHECKING:
    from pathlib import Path


def write_picture(html_path: Path, png_path: Path, *, width: int = 1280, height: int = 1500) -> None:
    """Write a PNG of the top of a report, `width` by `height` pixels, made beside its place and moved there.

    Raises OutputError when there is no Chromium on the PATH, or when it fails.
    """
    browser = chromium()
    if browser is None:
        raise OutputError(f"{png_path.name}: een afbeelding vraagt Chromium, en dat is niet gevonden")
    beside = png_path.with_name(f".nieuw-{png_path.name}")
    options = ("--hide-scrollbars", f"--window-size={width},{height}", f"--screenshot={beside.resolve()}")
    try:
        print_page(browser, html_path, beside, *options)
        beside.replace(png_path)
    except OSError as error:
        raise OutputError(f"{png_path}: kon niet worden gemaakt: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
