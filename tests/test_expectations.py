from __future__ import annotations

import html
import os
import re
import socket
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

import schemas
from pipeline.errors import SourceError
from pipeline.publish.csv_folder import write_tables
from tests.small_tables import DOSSIER_ID, small_tables

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "kapot-2010-2011"
HOSTILE = "<img src=x onerror=alert(1)>"


class Links(HTMLParser):
    """Collects what a page refers to and the elements it has."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], Path]:
    """The results of a sound and a broken dossier, and their site, made without a network."""
    processed = tmp_path_factory.mktemp("processed")
    for name in (DOSSIER_ID, BROKEN):
        write_tables(small_tables(), processed / name)
    for table, old, new in (
        ("uitstromen", ",U1,Imker,3,", f',"{HOSTILE}",Imker,12,'),
        ("kerntaken", ",1,", ",een,"),
        ("werkprocessen", ",1.10,", ",1.1,"),
        ("overzicht", "werkproces_id", "werkproces"),
        ("detailleringen", "false", "nee"),
        ("bronverantwoording", f"{DOSSIER_ID},12,1,uitstromen,,,\n{DOSSIER_ID},13,1,,,,\n", ""),
    ):
        path = processed / BROKEN / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was used")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        from pipeline.publish.data_docs.expectations import run_expectations

        site = processed / "data-docs"
        site.mkdir()
        (site / "index.html").touch()
        (site / "van-eerder.html").touch()
        return run_expectations([processed / DOSSIER_ID, processed / BROKEN], site), site


def failed(results: list[Any], dossier_id: str) -> dict[str, tuple[str, ...]]:
    return {result.table: result.failed for result in results if result.dossier_id == dossier_id and not result.success}


def test_a_sound_dossier_meets_every_expectation(run: tuple[list[Any], Path]) -> None:
    results, _ = run
    assert [result.table for result in results if result.dossier_id == DOSSIER_ID] == list(schemas.TABLES)
    assert failed(results, DOSSIER_ID) == {}


def test_what_is_broken_is_named_in_dutch(run: tuple[list[Any], Path]) -> None:
    found = failed(run[0], BROKEN)
    assert set(found) == {
        "uitstromen",
        "kerntaken",
        "werkprocessen",
        "overzicht",
        "detailleringen",
        "bronverantwoording",
    }
    assert set(found["uitstromen"]) == {
        "Tabel 'uitstromen', kolom 'uitstroom id': van de vorm U[0-9]+.",
        "Tabel 'uitstromen', kolom 'niveau': 0 tot en met 9.",
    }
    assert "Tabel 'kerntaken', kolom 'kerntaak nr': hele getallen." in found["kerntaken"]
    assert found["werkprocessen"] == (
        "Tabel 'werkprocessen' noemt elke combinatie van 'dossier id', 'werkproces id' één keer.",
    )
    assert any("heeft deze kolommen, in deze volgorde" in line for line in found["overzicht"])
    assert found["detailleringen"] == ("Tabel 'detailleringen', kolom 'verwijst naar eerste': een van true, false.",)
    assert found["bronverantwoording"] == ("Tabel 'bronverantwoording' heeft ten minste 1 rij(en).",)


def test_the_site_stands_alone_and_its_links_land(run: tuple[list[Any], Path]) -> None:
    site = run[1]
    pages = sorted(site.rglob("*.html"))
    assert not (site / "van-eerder.html").exists()
    assert sorted(path.name for path in site.parent.iterdir()) == sorted([DOSSIER_ID, BROKEN, "data-docs"])
    assert len(pages) == 1 + 3 * len(schemas.TABLES)
    for page in pages:
        links = Links()
        links.feed(page.read_text(encoding="utf-8"))
        assert not links.tags & {"script", "img", "link", "iframe"}, page
        for target in links.targets:
            path, _, anchor = target.partition("#")
            assert not re.match(r"[a-z]+:|//", path), target
            aim = (page.parent / path).resolve() if path else page
            assert aim.is_file(), target
            assert not anchor or f'id="{anchor}"' in aim.read_text(encoding="utf-8")
        assert str(site.parent) not in page.read_text(encoding="utf-8")


def test_the_pages_tell_every_table_and_show_hostile_text_as_text(run: tuple[list[Any], Path]) -> None:
    site = run[1]
    index = (site / "index.html").read_text(encoding="utf-8")
    assert f"alle {len(schemas.TABLES)} tabellen voldoen" in index
    assert f"6 van {len(schemas.TABLES)} tabellen voldoen niet" in index
    assert index.index(BROKEN) < index.index(DOSSIER_ID)
    for name in schemas.TABLES:
        assert html.escape(schemas.description(name), quote=False).replace("'", "&#39;") in index
    (page,) = site.glob(f"validations/uitstromen/{BROKEN}/*/*.html")
    text = page.read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "onverwachte waarde(n)" in text
    assert "unexpected" not in text


def test_a_missing_table_is_one_line(tmp_path: Path) -> None:
    from pipeline.publish.data_docs.expectations import run_expectations

    with pytest.raises(SourceError, match=r"dossiers\.csv: bestand niet gevonden$"):
        run_expectations([tmp_path], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_analytics_are_off(tmp_path: Path) -> None:
    from pipeline.publish.data_docs.expectations import site_config

    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
    assert site_config(tmp_path).analytics_enabled is False


def test_the_rest_of_publishing_does_not_load_great_expectations() -> None:
    script = "import sys, pipeline.publish.csv_folder, pipeline.publish.tables_page;print('great_expectations' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
