"""A print of a dossier of 2015 and later gives the tables of its XML in looks that a browser and Word make."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from tests.register import druk, looks
from tests.register.inhoud import zes_profielen
from tests.register.test_druk import shown, tables
from tests.register.write import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    if not looks.CHROMIUM.is_file():
        pytest.skip("no Chromium to print with")
    with api.sync_playwright() as running:
        made = running.chromium.launch(executable_path=str(looks.CHROMIUM), args=["--no-sandbox"])
        yield made
        made.close()


def differing(data: bytes, name: str) -> dict[str, tuple[object, object]]:
    """What a print shows otherwise than the XML, by table: what it should show and what it does."""
    wanted = shown(tables(write(zes_profielen()).encode(), "d.xml"))
    found = shown(tables(data, name))
    return {table: (rows, found[table]) for table, rows in wanted.items() if found[table] != rows}


@pytest.mark.parametrize("look", looks.LOOKS)
def test_a_print_by_a_browser_gives_the_tables_of_the_xml(look: str, browser: Browser) -> None:
    made = looks.pdf(druk.story(zes_profielen()), looks.LOOKS[look], browser)
    assert differing(made, "d.pdf") == {}
    assert run_rules(tables(made, "d.pdf")).failures == ()


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice to print with")
def test_a_print_by_a_word_processor_gives_the_tables_of_the_xml(tmp_path: Path) -> None:
    (tmp_path / "d.docx").write_bytes(druk.word(druk.story(zes_profielen())))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "d.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert differing((tmp_path / "d.pdf").read_bytes(), "d.pdf") == {}
