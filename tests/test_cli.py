"""The command line: what each command prints and writes, its exit status, and how it meets bad input."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

import pipeline.transform as transforming
from pipeline import dossiers
from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.settings.file import Settings
from pipeline.cli import app, main
from pipeline.cli.exit_status import ending
from pipeline.errors import SourceError
from tests.dossiers import een_uitstroom, write_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
CLEAN = write_text(een_uitstroom())
TITLE = een_uitstroom().titel
FAULTY = CLEAN.replace(TITLE, "Imker", 1)
"""The cover names another dossier than Deel A does: KD110."""
WAIVED = '[[waiver]]\nvingerafdruk = "{}"\nreason = "zo besloten"\ndate = 2024-05-06\nby = "ik"\n'


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a clean and a faulty source."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goed.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "fout.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def run(*args: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of the command in this process."""
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def refused(*args: str) -> str:
    """The one line on stderr of a command that must end with status 2 and print nothing else."""
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert err.startswith("dossier: ")
    assert err.count("\n") == 1
    return err


def findings(path: str, *args: str) -> list[dict[str, Any]]:
    _, out, _ = run("check", path, "--format", "json", *args)
    return list(json.loads(out))


def test_check_ends_with_0_on_a_clean_dossier_and_1_on_a_faulty_one() -> None:
    status, out, err = run("check", "goed.txt")
    assert (status, err) == (0, "")
    assert out.startswith("0 fouten, 0 waarschuwingen, 0 adviezen")
    status, out, err = run("check", "fout.txt")
    assert (status, err) == (1, "")
    assert "fout KD110 dossiertitel-wijkt-af" in out
    assert '"Imker"' in out
    assert f'"{TITLE}"' in out


def test_check_writes_nothing(place: Path) -> None:
    run("check", "fout.txt")
    assert sorted(path.name for path in place.iterdir()) == ["fout.txt", "goed.txt"]


def test_quiet_prints_the_count_only() -> None:
    status, out, _ = run("check", "fout.txt", "-q")
    assert status == 1
    assert re.fullmatch(r"1 fout, 0 waarschuwingen, 0 adviezen; \d+ van \d+ regels niet te beoordelen\n", out)


def test_every_form_of_the_same_findings() -> None:
    assert [item["code"] for item in findings("fout.txt")] == ["KD110"]
    log = json.loads(run("check", "fout.txt", "--format", "sarif")[1])
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == "KD110"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "fout.txt"
    junit = ElementTree.fromstring(run("check", "fout.txt", "--format", "junit")[1])
    assert junit.get("failures") == "1"
    assert run("check", "fout.txt", "--format", "github")[1].startswith("::error file=fout.txt,line=")
    assert run("check", "fout.txt", "--format", "github")[0] == 1


def test_file_of_an_annotation_is_seen_from_the_working_directory(place: Path) -> None:
    (place / "raw").mkdir()
    (place / "fout.txt").rename(place / "raw" / "fout.txt")
    assert "file=raw/fout.txt," in run("check", str(place / "raw" / "fout.txt"), "--format", "github")[1]


def test_more_sources_in_one_call() -> None:
    status, out, _ = run("check", "fout.txt", "goed.txt", "-q")
    assert status == 1
    assert [line.split(",")[0] for line in out.splitlines()] == ["fout.txt:", "1 fout", "goed.txt:", "0 fouten"]


def test_more_sources_in_the_forms_for_programs(place: Path) -> None:
    status, out, _ = run("check", "fout.txt", "./goed.txt", "--format", "json")
    wrong, right = json.loads(out)
    assert status == 1
    assert [wrong["bestand"], right["bestand"]] == ["fout.txt", "goed.txt"]
    assert wrong["bevindingen"] == findings("fout.txt")
    assert {"code": "KD110", "uitkomst": "voldoet niet"}.items() <= next(
        item for item in wrong["uitkomsten"] if item["code"] == "KD110"
    ).items()
    status, out, _ = run("check", "goed.txt", "fout.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, lines) == (1, [{"bestand": "fout.txt", **item} for item in findings("fout.txt")])
    assert len(json.loads(run("check", "fout.txt", "goed.txt", "--format", "sarif")[1])["runs"]) == 2
    suites = ElementTree.fromstring(run("check", "fout.txt", "goed.txt", "--format", "junit")[1])
    assert {suite.get("name").partition(": ")[0] for suite in suites} == {"fout.txt", "goed.txt"}


def test_source_that_cannot_be_used_does_not_stop_the_others() -> None:
    status, out, err = run("check", "fout.txt", "weg.txt", "goed.txt", "--format", "json")
    assert status == 2
    assert [item["bestand"] for item in json.loads(out)] == ["fout.txt", "goed.txt"]
    assert "weg.txt: bestand niet gevonden" in err


def test_select_and_ignore() -> None:
    for chosen in (["--select", "1"], ["--select", "KD101,dossiertitel-wijkt-af"], ["--select", "5,KD110"]):
        assert run("check", "fout.txt", *chosen)[0] == 1
    for chosen in (["--select", "5"], ["--ignore", "KD110"], ["--select", "1", "--ignore", "5", "--ignore", "1"]):
        assert run("check", "fout.txt", *chosen)[0] == 0
    assert "--select: 'KD999' is geen code" in refused("check", "fout.txt", "--select", "KD999")
    assert "--ignore: '42' is geen code" in refused("check", "fout.txt", "--ignore", "1,42")


def test_waiver_beside_the_source_accepts_and_goes_stale(place: Path) -> None:
    (found,) = findings("fout.txt")
    (place / "fout.waivers.toml").write_text(WAIVED.format(found["vingerafdruk"]), encoding="utf-8")
    assert run("check", "fout.txt")[0] == 0
    assert findings("fout.txt")[0]["aanvaard"] == "zo besloten"
    (place / "fout.txt").write_text(CLEAN, encoding="utf-8")
    (stale,) = findings("fout.txt")
    assert (stale["code"], stale["plaatsen"][0]["bestand"]) == ("KD909", "fout.waivers.toml")
    assert stale["plaatsen"][0]["regel"] == 2
    assert findings("fout.txt", "--select", "9") == []


def test_settings_file_in_place_of_the_one_beside_the_source(place: Path) -> None:
    (place / "fout.waivers.toml").write_text("stuk", encoding="utf-8")
    (place / "eigen.toml").write_text('[ernst]\nKD110 = "advies"\n', encoding="utf-8")
    assert "fout.waivers.toml: is geen geldige TOML" in refused("check", "fout.txt")
    status, out, _ = run("check", "fout.txt", "--settings", "eigen.toml")
    assert status == 0
    assert "advies KD110" in out
    assert "geen.toml: kan niet worden gelezen" in refused("check", "fout.txt", "--settings", "geen.toml")


def test_waive_adds_what_check_then_accepts(place: Path) -> None:
    (found,) = findings("fout.txt")
    mark = found["vingerafdruk"]
    status, out, _ = run("waive", mark, "--reason", "zo besloten", "--by", "ik", "--source", "fout.txt")
    assert (status, out) == (0, f"fout.waivers.toml: KD110 {mark} aanvaard\n")
    assert run("check", "fout.txt")[0] == 0
    assert "heeft al een waiver" in refused("waive", mark, "--reason", "nog eens", "--source", "fout.txt")


def test_waive_refuses_what_it_cannot_mean(place: Path) -> None:
    mark = findings("fout.txt")[0]["vingerafdruk"]
    unknown = refused("waive", "0123456789ab", "--reason", "x", "--source", "fout.txt")
    assert "fout.txt: geen bevinding heeft vingerafdruk '0123456789ab'" in unknown
    assert "'reason' is geen tekst of leeg" in refused("waive", mark, "--reason", " ", "--source", "fout.txt")
    assert "dit is een map" in refused("waive", mark, "--reason", "x", "--source", ".")
    assert "raw" in refused("waive", mark, "--reason", "x")
    assert run("waive", mark)[0] == 2
    (place / "raw").mkdir()
    for name in ("fout.txt", "goed.txt"):
        (place / name).rename(place / "raw" / name)
    assert "2 bronnen; zeg met --source" in refused("waive", mark, "--reason", "x")
    (place / "raw" / "goed.txt").unlink()
    assert run("waive", mark, "--reason", "x")[0] == 0
    assert (place / "raw" / "fout.waivers.toml").is_file()


def test_rules_and_explain_answer_for_every_rule() -> None:
    listed = run("rules")[1]
    for rule in CATALOGUE.values():
        assert re.search(rf"^  {rule.code}  {rule.ernst} .*{rule.naam}$", listed, re.MULTILINE)
    status, by_code, _ = run("explain", "KD110")
    assert status == 0
    assert by_code == run("explain", "dossiertitel-wijkt-af")[1] == run("explain", "kd110")[1]
    for words in ("KD110 dossiertitel-wijkt-af", "Controleert", "Waarom: ", "Fout: ", "Goed: ", "Grond: "):
        assert words in by_code
    for unknown in ("KD999", "1", ""):
        assert "geen code of naam van een regel" in refused("explain", unknown)


def test_extract_prints_a_line_of_json_per_element() -> None:
    status, out, _ = run("extract", "goed.txt")
    assert status == 0
    source, *elements = [json.loads(line) for line in out.splitlines()]
    assert (source["element"], source["name"], source["kind"]) == ("source", "goed.txt", "text")
    assert {item["element"] for item in elements} >= {"heading", "paragraph", "table"}
    title = next(item for item in elements if item["element"] == "heading" and item["text"] == TITLE)
    assert CLEAN.splitlines()[title["line"] - 1].endswith(TITLE)


def test_transform_publishes_tables_that_check_reads(place: Path) -> None:
    status, out, _ = run("transform", "fout.txt", "--processed", "tabellen")
    assert status == 0
    folder = out.strip()
    assert (place / folder / "datapackage.json").is_file()
    assert findings(folder) == findings("fout.txt")
    path = place / folder / "werkprocessen.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("titel", "naam", 1), encoding="utf-8")
    assert "werkprocessen.csv: kolom titel ontbreekt" in refused("check", folder)


def test_check_of_a_folder_without_tables_is_one_line(place: Path) -> None:
    (place / "leeg").mkdir()
    assert "leeg" in refused("check", "leeg")


def test_validate_writes_tables_reports_and_index(place: Path) -> None:
    status, out, _ = run("validate", "fout.txt", "--no-data-docs")
    assert status == 1
    name = next(path.name for path in (place / "processed").iterdir())
    assert sorted(path.name for path in (place / "reports" / name).iterdir()) == [
        "bevindingen.json",
        "run.json",
        "toetsingsrapport.html",
        "toetsingsrapport.md",
        "uitkomsten.csv",
    ]
    assert json.loads((place / "reports" / name / "bevindingen.json").read_text()) == findings("fout.txt")
    outcomes = (place / "reports" / name / "uitkomsten.csv").read_text()
    assert all(f"\n{rule.code}," in outcomes for rule in Settings().chosen(CATALOGUE))
    assert name in (place / "reports" / "index.html").read_text()
    assert out.rstrip().endswith(f"reports/{name}/toetsingsrapport.html")
    assert not list(place.rglob(".*"))


def test_validate_takes_folders_and_a_source_once(place: Path) -> None:
    (place / "raw").mkdir()
    (place / "goed.txt").rename(place / "raw" / "goed.txt")
    (place / "raw" / "sources.toml").touch()
    status, _, err = run("validate", "raw", "raw/../raw/goed.txt", "--no-data-docs")
    assert status == 0
    assert err == "dossier: raw/../raw/goed.txt: vaker opgegeven, één keer verwerkt\n"
    assert run("validate", "--no-data-docs")[0] == 0


def test_two_sources_of_one_dossier_are_refused_and_the_rest_goes_on(place: Path) -> None:
    (place / "weer.txt").write_text(CLEAN + "\n", encoding="utf-8")
    status, _, err = run("validate", "goed.txt", "fout.txt", "weer.txt", "--no-data-docs")
    assert status == 2
    assert err.startswith("dossier: goed.txt, weer.txt: zijn hetzelfde dossier (")
    assert [path.name[:5] for path in (place / "processed").iterdir()] == ["imker"]


def test_unusable_source_does_not_stop_the_others(place: Path) -> None:
    (place / "leeg.txt").touch()
    (place / "goed.waivers.toml").write_text("waivers = 1")
    status, _, err = run("validate", ".", "--no-data-docs")
    assert status == 2
    assert "goed.waivers.toml: onbekende sleutel 'waivers'" in err
    assert "leeg.txt: het bestand is leeg" in err
    assert [path.name[:5] for path in (place / "reports").glob("*/")] == ["imker"]


def test_validate_without_any_source_writes_nothing(place: Path) -> None:
    assert "raw: bestand niet gevonden" in refused("validate")
    (place / "raw").mkdir()
    assert "raw: geen bron in deze map" in refused("validate")
    assert not (place / "reports").exists()


def test_place_that_cannot_be_written_is_one_line(place: Path) -> None:
    (place / "processed").write_text("een bestand")
    status, _, err = run("validate", "goed.txt", "--no-data-docs")
    assert status == 2
    assert err.startswith("dossier: processed")
    assert err.count("\n") == 1
    assert not (place / "reports").exists()


def test_breach_of_the_schemas_is_told_and_nothing_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = transforming.transform

    def broken(document: Any) -> Any:
        tables = real(document)
        tables["werkprocessen"] = tables["werkprocessen"].assign(kerntaak_nr=-1).astype({"kerntaak_nr": "Int64"})
        return tables

    monkeypatch.setattr(transforming, "transform", broken)
    told = set()
    for command in ("validate", "check", "transform"):
        status, out, err = run(command, "goed.txt")
        assert (status, out, err.count("\n")) == (2, "", 1)
        number, details = re.fullmatch(
            r"dossier: goed\.txt: de tabellen kloppen niet met hun beschrijving "
            r"\((\d+) afwijkingen, alle in (\S+)\); niets geschreven\n",
            err,
        ).groups()
        lines = Path(details).read_text().splitlines()
        assert len(lines) == int(number)
        assert lines[0].startswith("tabel werkprocessen, rij 1, kolom kerntaak_nr: '-1' is kleiner dan")
        told.add(number)
        Path(details).unlink()
    assert len(told) == 1
    assert not (place / "processed").exists()


def test_data_docs_are_made_of_what_was_published(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[list[Path], Path]] = []
    results = [SimpleNamespace(dossier_id="x", table="kerntaken", success=False, failed=("Overal ingevuld.",))]

    def expect(folders: list[Path], site: Path) -> list[SimpleNamespace]:
        calls.append((folders, site))
        return results

    monkeypatch.setitem(
        sys.modules, "pipeline.publish.data_docs.expectations", SimpleNamespace(run_expectations=expect)
    )
    status, _, err = run("validate", "goed.txt", "--processed", "p", "--reports", "r")
    assert (status, err) == (2, "dossier: x, tabel kerntaken: Overal ingevuld.\n")
    ((folders, site),) = calls
    assert folders == [path.relative_to(place) for path in (place / "p").iterdir()]
    assert site == Path("r/data-docs")
    results[0].success = True
    assert run("validate", "goed.txt", "--processed", "p", "--reports", "r")[0] == 0


def test_pdf_that_cannot_be_made_leaves_the_report(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_pdf(page: Path, target: Path) -> None:
        assert page.is_file()
        raise SourceError(f"{target.name}: geen browser")

    monkeypatch.setattr("pipeline.report.print.pdf.write_pdf", write_pdf)
    status, _, err = run("validate", "goed.txt", "--pdf", "--no-data-docs")
    assert (status, err) == (2, "dossier: toetsingsrapport.pdf: geen browser\n")
    assert len(list((place / "reports").glob("*/toetsingsrapport.html"))) == 1
    assert (place / "reports" / "index.html").is_file()


def test_crashed_rule_is_told_and_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash() -> Any:
        raise ZeroDivisionError("deel door nul")

    monkeypatch.setitem(CATALOGUE, "KD110", replace(CATALOGUE["KD110"], function=crash))
    status, out, err = run("check", "goed.txt")
    assert status == 2
    assert "regel KD110 dossiertitel-wijkt-af liep vast, een fout van dit programma: ZeroDivisionError" in err
    assert "fouten" in out


def bad_sources() -> dict[str, tuple[bytes, str]]:
    return {
        "leeg": (b"", "leeg"),
        "wit": (b" \n\t\n\xc2\xa0\n", "leeg"),
        "binair": (bytes(range(256)) * 20, "binair"),
        "utf-16": (CLEAN.encode("utf-16") + b"\x00", "UTF-16"),
        "latin-1": (f"{CLEAN}\n\u201cgeïnd".encode() + b"financi\xeble", "UTF-8"),
        "geen dossier": (b"Beste lezer,\n\n# Brief\n\nTot ziens.\n", "geen kwalificatiedossier"),
        "half pdf": (b"%PDF-1.7\n%stuk", ""),
    }


@pytest.mark.parametrize("name", bad_sources())
@pytest.mark.parametrize("command", ["check", "validate", "transform"])
def test_unusable_source_is_one_line_and_nothing_written(place: Path, command: str, name: str) -> None:
    content, words = bad_sources()[name]
    (place / "bron.txt").write_bytes(content)
    line = refused(command, "bron.txt")
    assert "bron.txt" in line
    assert words in line
    assert not (place / "processed").exists()
    assert not (place / "reports").exists()


@pytest.mark.parametrize("command", ["check", "validate", "transform", "extract"])
def test_missing_source_is_one_line(command: str) -> None:
    assert "geen.txt: bestand niet gevonden" in refused(command, "geen.txt")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.rstrip("\n").encode(),
    ],
    ids=["BOM", "CRLF", "CR", "geen laatste regeleinde"],
)
def test_other_line_ends_and_a_mark_change_nothing(place: Path, change: Callable[[str], bytes]) -> None:
    expected = findings("fout.txt")
    (place / "fout.txt").write_bytes(change(FAULTY))
    assert findings("fout.txt") == expected


@pytest.mark.parametrize("part", [number / 12 for number in range(12)])
def test_source_cut_anywhere_ends_well(place: Path, part: float) -> None:
    data = CLEAN.encode()
    (place / "bron.txt").write_bytes(data[: int(len(data) * part)].decode(errors="ignore").encode())
    status, _, err = run("check", "bron.txt")
    assert status in (0, 1, 2)
    assert (status == 2) == bool(err)
    assert err.count("\n") <= 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["geen"], "'geen'"),
        (["check"], "'PATH"),
        (["check", "goed.txt", "--format", "xml"], "'--format'"),
        (["check", "--geen", "goed.txt"], "--geen"),
        (["explain", "KD110", "KD111"], "KD111"),
    ],
)
def test_wrong_arguments_are_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str], words: str
) -> None:
    monkeypatch.setattr("sys.argv", ["dossier", *args])
    with pytest.raises(SystemExit) as end:
        main()
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    assert re.fullmatch(rf"dossier: .*{words}.*\n", err)


def test_command_without_arguments_gives_its_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["dossier"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert "validate" in capsys.readouterr().out


def test_interrupt_and_system_errors_end_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, status, words in (
        (KeyboardInterrupt(), 130, "afgebroken"),
        (PermissionError(13, "Permission denied", "x.txt"), 2, "x.txt: Permission denied"),
        (OSError("schijf vol"), 2, "uitvoer: schijf vol"),
    ):

        def fail(*_: Any, error: BaseException = error) -> Any:
            raise error

        monkeypatch.setattr(dossiers, "tables_in", fail)
        assert run("check", "goed.txt") == (status, "", f"dossier: {words}\n")


def shell(*args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, env=env, check=False, **options)


def test_module_is_the_command() -> None:
    result = shell("-m", "pipeline", "check", "fout.txt", "--quiet")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("1 fout, ")


def test_check_imports_no_library_that_it_does_not_need() -> None:
    script = (
        "import sys\nfrom pipeline.cli import app\n"
        "try:\n    app(['check', 'fout.txt'])\nexcept SystemExit as end:\n    assert end.code == 1\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    modules = set(shell("-c", script).stderr.split())
    assert "pipeline.check.run" in modules
    assert not modules & {"great_expectations", "jinja2", "pdfplumber", "pypdfium2", "rich", "frictionless"}
    assert not modules & {"pandas", "pandera", "dask"}


def test_rules_and_help_need_no_pandas() -> None:
    for args in (["rules"], ["explain", "KD110"], ["--help"]):
        script = (
            f"import sys\nfrom pipeline.cli import app\ntry:\n    app({args!r})\nexcept SystemExit as end:\n"
            "    assert not end.code\nprint(*sys.modules, file=sys.stderr)"
        )
        modules = set(shell("-c", script).stderr.split())
        assert "typer" in modules
        assert not modules & {"pandas", "pandera", "rich"}


def test_closed_pipe_is_no_traceback() -> None:
    code = "from pipeline.cli import app; app(['rules'])"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", code], stdout=closed, stderr=subprocess.PIPE, env=env, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_interrupt_of_a_process_ends_with_130() -> None:
    code = (
        "import time\nfrom pipeline.cli import app\nfrom pipeline import dossiers\n"
        "def wait(*_):\n    print('klaar', flush=True)\n    time.sleep(60)\n"
        "dossiers.tables_in = wait\napp(['check', 'goed.txt'])"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"klaar\n"
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
    assert (child.returncode, err) == (130, b"dossier: afgebroken\n")


def test_terminal_shows_colour_and_the_same_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipeline.report.terminal.screen import page_progress, show
    from tests.test_formats import REPORT

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show(REPORT)
    coloured = capsys.readouterr().out
    assert "\x1b[1;31mfout KD110" in coloured
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    show(REPORT)
    plain = capsys.readouterr().out
    words = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.strip() for line in words.splitlines()] == [line.strip() for line in plain.splitlines()]
    with page_progress(Path("x.pdf")) as progress:
        assert progress is not None
        progress(1, 3)
    with page_progress(Path("x.txt")) as progress:
        assert progress is None


def test_ending_lets_an_exit_through() -> None:
    with pytest.raises(ZeroDivisionError), ending():
        raise ZeroDivisionError
