"""The verdict, and the files of a report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline.check.engine.families import FAMILIES, count, family_verdicts, must_change
from pipeline.check.engine.finding import Eigenaar, Ernst, Outcome, Report, Uitkomst
from pipeline.errors import OutputError
from pipeline.report.files import write_report
from pipeline.report.index import entry, write_index
from pipeline.report.sections.oordeel import obstacles, overall, wording
from tests.report_example import ID, failed, finding, report_of, rows_of, some_findings, tables_of

NAMES = {"bevindingen.json", "run.json", "uitkomsten.csv", "toetsingsrapport.md", "toetsingsrapport.html"}


def verdict_of(report: Report, number: int):
    return next(item for item in family_verdicts(report) if item.nummer == number)


def test_every_family_has_a_verdict_even_without_rules():
    assert [item.nummer for item in family_verdicts(Report())] == list(FAMILIES)
    assert {item.uitkomst for item in family_verdicts(Report())} == {Uitkomst.NIET_TE_BEOORDELEN}


def test_a_family_fails_on_an_open_error_of_the_dossier_only():
    outcome = Outcome("KD301", "kruis-zonder-detaillering", Uitkomst.VOLDOET_NIET, 3, 1)
    for given, expected in (
        ({}, Uitkomst.VOLDOET_NIET),
        ({"ernst": Ernst.WAARSCHUWING}, Uitkomst.VOLDOET),
        ({"eigenaar": Eigenaar.BRON}, Uitkomst.VOLDOET),
        ({"aanvaard": "bekend"}, Uitkomst.VOLDOET),
    ):
        report = Report((finding(**given),), (outcome,))
        assert verdict_of(report, 3).uitkomst is expected, given


def test_a_family_without_a_judged_rule_has_no_verdict():
    verdict = verdict_of(report_of(), 5)
    assert verdict.uitkomst is Uitkomst.NIET_TE_BEOORDELEN
    assert (verdict.beoordeeld, verdict.regels) == (0, 1)
    assert verdict_of(report_of(), 2).uitkomst is Uitkomst.VOLDOET


def test_counts_keep_accepted_and_source_apart():
    counts = count(some_findings())
    assert (counts.fouten, counts.waarschuwingen, counts.adviezen) == (2, 1, 1)
    assert (counts.bron, counts.aanvaard, counts.aanvaarde_fouten) == (1, 1, 1)
    assert [item.code for item in must_change(report_of(*some_findings()))] == ["KD301", "KD203"]


def test_the_sentence_says_what_holds_the_dossier_back():
    accepted = report_of(finding(aanvaard="bekend"))
    for report, words in (
        (report_of(*some_findings()), "2 fouten die vóór indiening moeten"),
        (accepted, "1 fout die bekend is"),
        (report_of(), "geen fouten"),
        (Report(), "te weinig"),
    ):
        sentence = wording(overall(report), count(report.findings), family_verdicts(report))[1]
        assert words in sentence


def test_the_sentence_names_criteria_without_a_verdict():
    report = report_of()
    sentence = wording(overall(report), count(report.findings), family_verdicts(report))[1]
    assert "niveaus" in sentence
    assert "bron" not in sentence


def test_what_could_not_be_judged_is_told_by_reason():
    found = obstacles(report_of())
    assert [(item.reden, item.regels, item.van_bron) for item in found] == [
        ("matrix E1 is in de bron afgekapt", (("KD304", "Eenheidmatrix wijkt af"),), True)
    ]


def test_a_report_is_five_files(tmp_path):
    write_report(tables_of(rows_of()), report_of(*some_findings()), tmp_path, version="1.2.3")
    folder = tmp_path / ID
    assert {path.name for path in folder.iterdir()} == NAMES
    found = json.loads((folder / "bevindingen.json").read_text(encoding="utf-8"))
    assert [item["code"] for item in found] == ["KD301", "KD203", "KD208", "KD411", "KD904", "KD708"]
    assert found[5]["aanvaard"] == "De datum staat zo in het besluit."
    with (folder / "uitkomsten.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["code", "regel", "uitkomst", "beoordeeld", "bevindingen", "reden"]
    assert rows[2]["reden"] == "matrix E1 is in de bron afgekapt"
    assert b"\r" not in (folder / "uitkomsten.csv").read_bytes()


def test_the_same_report_gives_the_same_bytes(tmp_path):
    for place in ("een", "twee"):
        write_report(tables_of(rows_of()), report_of(*some_findings()), tmp_path / place, version="1")
    for name in NAMES:
        assert (tmp_path / "een" / ID / name).read_bytes() == (tmp_path / "twee" / ID / name).read_bytes()


def test_a_new_report_replaces_the_old_one_whole(tmp_path):
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "bevindingen.json").write_bytes(b"[]")
    (tmp_path / ID / "toetsingsrapport.pdf").write_bytes(b"van de vorige keer")
    write_report(tables_of(rows_of()), report_of(), tmp_path, version="1")
    assert {path.name for path in tmp_path.iterdir()} == {ID}
    assert {path.name for path in (tmp_path / ID).iterdir()} == NAMES


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    write_report(tables_of(rows_of()), report_of(), tmp_path, version="1")
    before = {path.name: path.read_bytes() for path in (tmp_path / ID).iterdir()}
    monkeypatch.setattr(Path, "write_text", _full_disk)
    with pytest.raises(OutputError, match=ID):
        write_report(tables_of(rows_of()), report_of(*some_findings()), tmp_path, version="2")
    assert [path.name for path in tmp_path.iterdir()] == [ID]
    assert {path.name: path.read_bytes() for path in (tmp_path / ID).iterdir()} == before


def _full_disk(*_arguments, **_options):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", ["../elders", "", "A B", "x" * 300])
def test_a_dossier_id_that_is_no_folder_name_is_refused(tmp_path, name):
    tables = tables_of(rows_of())
    tables["dossiers"]["dossier_id"] = name
    with pytest.raises(OutputError, match="dossier_id"):
        write_report(tables, report_of(), tmp_path / "reports", version="1")
    assert not list(tmp_path.iterdir())


def test_the_index_links_every_dossier_and_the_data_docs(tmp_path):
    item = entry(tables_of(rows_of()), report_of(*some_findings()))
    write_index([item], tmp_path)
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert f'href="{ID}/toetsingsrapport.html"' in text
    assert "voldoet niet" in text
    assert "data-docs" not in text
    (tmp_path / "data-docs").mkdir()
    (tmp_path / "data-docs" / "index.html").write_text("x")
    write_index([item], tmp_path)
    assert 'href="data-docs/index.html"' in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_a_rule_that_crashed_is_told_as_a_failure_of_the_tool(tmp_path):
    write_report(tables_of(rows_of()), failed(report_of()), tmp_path, version="1")
    for name in ("toetsingsrapport.html", "toetsingsrapport.md"):
        text = (tmp_path / ID / name).read_text(encoding="utf-8")
        assert "Vastgelopen regels" in text
        assert "KD299" in text


def test_an_index_that_cannot_be_written_leaves_the_old_one(tmp_path):
    (tmp_path / "index.html").mkdir()
    with pytest.raises(OutputError, match=r"index\.html"):
        write_index([], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
