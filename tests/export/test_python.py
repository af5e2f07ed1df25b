"""The project from Python: what docs/python.md promises, and its examples as they stand there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import pipeline
import schemas
from pipeline import DossierError, SettingsError, SourceError, check_dossier, export_dossier, read_dossier
from pipeline.publish.csv_folder import write_tables
from tests.dossiers import een_uitstroom, write_text
from tests.export.tables import hostile, shipped
from tests.small_tables import small_tables


def test_importing_it_loads_nothing() -> None:
    script = "import sys, pipeline\nprint(*(name for name in sys.modules if name.partition('.')[0] in "
    script += "('pandas', 'numpy', 'pandera', 'schemas', 'pipeline', 'typer')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["pipeline"]


def test_every_promised_name_is_there_and_no_other() -> None:
    for name in pipeline.__all__:
        assert getattr(pipeline, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'lees'"):
        _ = pipeline.lees


def test_three_lines_from_a_source_to_a_file(tmp_path: Path) -> None:
    source = tmp_path / "bron.txt"
    source.write_text(write_text(een_uitstroom()), encoding="utf-8")
    tables = read_dossier(source)
    report = check_dossier(tables)
    place = export_dossier(tables, "sqlite", tmp_path, report=report)
    assert place == tmp_path / f"{tables['dossiers']['dossier_id'].iloc[0]}.sqlite"
    assert place.is_file()
    assert len(report.outcomes) > 50
    assert list(tables) == list(schemas.TABLES)
    assert {str(dtype) for frame in tables.values() for dtype in frame.dtypes} == {"str", "Int64", "boolean"}


def test_a_folder_of_tables_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_tables(small_tables(), tmp_path / "x")
    for name, frame in read_dossier(str(tmp_path / "x")).items():
        pd.testing.assert_frame_equal(frame, small_tables()[name])


def test_settings_accept_what_they_name(tmp_path: Path) -> None:
    first = check_dossier(shipped()).findings[0]
    assert first.aanvaard is None
    settings = tmp_path / "eigen.toml"
    settings.write_text(
        f'[[waiver]]\nvingerafdruk = "{first.vingerafdruk}"\nreason = "zo besloten"\ndate = 2024-05-06\nby = "ik"\n',
        encoding="utf-8",
    )
    assert [item.aanvaard for item in check_dossier(shipped(), settings).findings if item.aanvaard] == ["zo besloten"]


def test_what_cannot_be_used_raises_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="bestand niet gevonden"):
        read_dossier(tmp_path / "weg.txt")
    with pytest.raises(SettingsError, match="is geen vorm"):
        export_dossier(small_tables(), "pdf", tmp_path)
    with pytest.raises(SettingsError, match="is geen bestand; gebruik: dossier export --to postgresql"):
        export_dossier(small_tables(), "postgresql", tmp_path)
    broken = hostile()
    broken["uitstromen"]["niveau"] = 99
    with pytest.raises(DossierError, match="de tabellen kloppen niet met hun beschrijving: tabel uitstromen, rij 1"):
        export_dossier(broken, "sqlite", tmp_path)
    broken = small_tables()
    broken["dossiers"]["vastgesteld_op"] = "2009-02-31"
    with pytest.raises(SourceError, match="kolom vastgesteld_op: '2009-02-31' is geen dag van de kalender"):
        export_dossier(broken, "sqlite", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_types_are_told_to_programs_that_use_it() -> None:
    for package in (pipeline, schemas):
        assert (Path(str(package.__file__)).parent / "py.typed").exists()
