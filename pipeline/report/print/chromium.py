"""Runs a headless Chromium, for the PDF and the picture of a report."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from pipeline.errors import OutputError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LONGEST = 120
"""Seconds that it gets."""


def chromium() -> str | None:
    """The path of the first Chromium on the PATH, None when there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def print_page(browser: str, page: Path, made: Path, *options: str) -> None:
    """Let `browser` make the file `made` of `page`; `options` say how. OutputError when it does not."""
    with tempfile.TemporaryDirectory(prefix="toetsingsrapport-") as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
        try:
            subprocess.run(  # noqa: S603 - a browser from the PATH on our own file
                [*command, *options, page.resolve().as_uri()], check=True, capture_output=True, timeout=LONGEST
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise OutputError(f"{page}: {Path(browser).name} kon er geen {made.suffix[1:]} van maken") from error
    if not made.is_file():
        raise OutputError(f"{page}: {Path(browser).name} maakte geen {made.suffix[1:]}")
