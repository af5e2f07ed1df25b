"""The rules between dossiers on whole corpora: every fault that was put in is found, and nothing else."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pipeline.check.engine.finding import Uitkomst
from pipeline.cli import app
from pipeline.corpus.between import check_between, rules_between
from tests.corpus.sources import make as build
from tests.many.corpus import make
from tests.many.measure import measured

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.conftest import Made

RUN = CliRunner()


def test_every_known_fault_is_found_and_nothing_else(made: Made) -> None:
    folder, corpus = made
    report = check_between(folder)
    assert report.failures == ()
    found = measured(report, corpus.fouten)
    assert {fault.code for fault in corpus.fouten} == {rule.code for rule in rules_between()}
    assert found.missed == []
    assert [finding.bericht for finding in found.wrong] == []
    assert len(corpus.bijna) >= 6


def test_a_corpus_without_faults_has_no_findings(tmp_path: Path) -> None:
    make(tmp_path / "bronnen", 18, 3, plain=True, faults=False)
    build([tmp_path / "bronnen"], tmp_path / "corpus")
    assert check_between(tmp_path / "corpus").findings == ()


def test_one_dossier_alone_is_not_judged(made: Made, tmp_path: Path) -> None:
    _, corpus = made
    (tmp_path / "bronnen").mkdir()
    shutil.copy(corpus.bestanden[0], tmp_path / "bronnen")
    build([tmp_path / "bronnen"], tmp_path / "corpus, o'brien")
    outcomes = check_between(tmp_path / "corpus, o'brien").outcomes
    assert {outcome.uitkomst for outcome in outcomes} == {Uitkomst.NIET_TE_BEOORDELEN}
    assert {outcome.reden for outcome in outcomes} == {"er is geen ander dossier om mee te vergelijken"}
    assert len(outcomes) == len(rules_between())


def test_the_command_names_files_and_ends_as_it_should(made: Made) -> None:
    folder, corpus = made
    given = RUN.invoke(app, ["corpus", "check", str(folder), "--format", "json"])
    findings = json.loads(given.stdout)
    assert given.exit_code == (1 if any(item["ernst"] == "fout" for item in findings) else 0) == 1
    files = {str(path) for path in corpus.bestanden}
    assert {place["bestand"] for item in findings for place in item["plaatsen"]} <= files
    assert all(len(item["plaatsen"]) > 0 for item in findings)
    assert len({item["vingerafdruk"] for item in findings}) == len(findings)
    text = RUN.invoke(app, ["corpus", "check", str(folder), "--select", "KD003"])
    assert "Tussen dossiers" in text.stdout
    assert ".txt, regel" in text.stdout
    assert "KD004" not in text.stdout
    quiet = RUN.invoke(app, ["corpus", "check", str(folder), "--select", "KD008"])
    assert quiet.exit_code == 0


@pytest.mark.parametrize("form", ["jsonl", "sarif", "github", "junit"])
def test_every_form_takes_findings_between_dossiers(made: Made, form: str) -> None:
    given = RUN.invoke(app, ["corpus", "check", str(made[0]), "--format", form])
    assert given.exit_code == 1, given.stderr
    assert "KD003" in given.stdout


def test_what_is_no_rule_between_dossiers_is_refused(made: Made) -> None:
    given = RUN.invoke(app, ["corpus", "check", str(made[0]), "--select", "KD301"])
    assert given.exit_code == 2
    assert given.stderr.count("\n") == 1
    assert "geen regels tussen dossiers" in given.stderr


def test_a_folder_without_a_corpus_is_one_line(tmp_path: Path) -> None:
    for command in (["check"], ["query"]):
        given = RUN.invoke(app, ["corpus", *command, str(tmp_path), *(["SELECT 1"] if command == ["query"] else [])])
        assert given.exit_code == 2
        assert "hier staat geen corpus" in given.stderr
        assert given.stderr.count("\n") == 1
