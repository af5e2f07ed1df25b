"""The summary in the terminal, and the errors of the files that need a browser."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.check.engine.finding import Plaats
from pipeline.errors import OutputError
from pipeline.report.print import chromium, pdf, picture
from pipeline.report.terminal.summary import summary
from tests.report_example import failed, finding, many_findings, report_of, rows_of, some_findings, tables_of


def printed(report) -> str:
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system="standard")
    summary(tables_of(rows_of()), report, console, folder=Path("reports/proef"))
    return console.file.getvalue()


def plain(report) -> str:
    console = Console(file=io.StringIO(), width=200)
    summary(tables_of(rows_of()), report, console, folder=Path("reports/proef"))
    return console.file.getvalue()


def test_it_ends_with_where_the_report_is():
    assert plain(report_of()).splitlines()[-1] == "Rapport: reports/proef/toetsingsrapport.html"


def test_it_tells_title_verdict_and_the_gravest_findings():
    text = plain(report_of(*some_findings()))
    assert "Medewerker luchtballonnen crebo 91234 · cohort 2011 - 2012" in text
    assert "✕ Voldoet nog niet" in text
    assert "KD301 In de matrix staat een kruisje" in text
    assert "KD208" not in text


def test_accepted_errors_are_named_when_nothing_else_is():
    text = plain(report_of(finding(aanvaard="bekend")))
    assert "✓ Voldoet, met aanvaarde fouten" in text
    assert "KD301 aanvaard:" in text


def test_it_stays_short():
    assert len(plain(report_of(*many_findings(500))).splitlines()) < 30


def test_it_is_coloured_in_a_terminal_only():
    assert "\x1b[" in printed(report_of())
    assert "\x1b[" not in plain(report_of())


def test_text_of_the_dossier_cannot_style_the_terminal():
    text = plain(report_of(finding(bericht="[bold]vet[/bold] \x1b[31mrood")))
    assert "[bold]vet[/bold]" in text
    assert "\x1b" not in text


def test_a_place_without_line_or_page_is_not_named():
    for code in ("KD301", "KD203"):
        text = plain(report_of(finding(code, plaatsen=(Plaats(tekst="x"),))))
        assert "None" not in text
        assert "()" not in text


def test_a_crash_is_told():
    assert "KD299 liep vast" in plain(failed(report_of()))


@pytest.mark.parametrize("write", [pdf.write_pdf, picture.write_picture])
def test_without_a_browser_one_clear_line_says_so(write, tmp_path, monkeypatch):
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(OutputError, match="Chromium") as told:
        write(tmp_path / "rapport.html", tmp_path / "rapport.uit")
    assert "\n" not in str(told.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("write", [pdf.write_pdf, picture.write_picture])
def test_a_browser_that_fails_leaves_nothing(write, tmp_path, monkeypatch):
    monkeypatch.setattr(chromium.shutil, "which", lambda name: "/bin/false")
    monkeypatch.setattr(pdf.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(OutputError, match="false"):
        write(tmp_path / "rapport.html", tmp_path / "rapport.uit")
    assert not list(tmp_path.iterdir())
