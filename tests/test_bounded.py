"""Reading a source never takes more than its kind may have, and never waits for ever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.extract import bounded
from pipeline.extract.bounded import Limits, bounded_bytes
from tests.test_cli import run


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(b"a" * 1_000_000)
    assert len(bounded_bytes(path, Limits(tekst=1))[1]) == 1_000_000
    path.write_bytes(b"a" * 1_000_001)
    with pytest.raises(SourceError, match=r"d\.txt: groter dan 1 MB"):
        bounded_bytes(path, Limits(tekst=1))


def test_a_pdf_has_a_bound_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_bytes(b"%PDF-1.7" + b"a" * 2_000_000)
    assert bounded_bytes(path, Limits(tekst=1, pdf=3))[1][:5] == b"%PDF-"
    with pytest.raises(SourceError, match=r"d\.pdf: groter dan 2 MB"):
        bounded_bytes(path, Limits(tekst=64, pdf=2))


def test_what_never_ends_is_left_at_the_bound() -> None:
    with pytest.raises(SourceError, match=r"/dev/zero: groter dan 2 MB"):
        bounded_bytes(Path("/dev/zero"), Limits(tekst=2))


def test_a_pipe_is_read_to_its_end_and_one_that_nobody_feeds_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pijp"
    os.mkfifo(path)
    child = os.fork()
    if child == 0:
        path.write_bytes(b"x" * 100_000)
        os._exit(0)
    assert len(bounded_bytes(path, Limits())[1]) == 100_000
    os.waitpid(child, 0)
    monkeypatch.setattr(bounded, "PATIENCE", 0.1)
    with pytest.raises(SourceError, match="pijp: geeft niets te lezen"):
        bounded_bytes(path, Limits())


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", b"\xff.txt".decode(errors="surrogateescape")])
def test_a_name_that_steers_a_terminal_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("x")
    for command in ("check", "validate", "transform"):
        status, out, err = run(command, name)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "hernoem het bestand" in err
        assert err.isprintable() or err[:-1].isprintable()


def test_a_refusal_names_the_path_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map").mkdir()
    Path("map/d.txt").write_text("geen dossier")
    Path("map/e.txt").write_bytes(b"\x00")
    for name in ("map/d.txt", "map/../map/e.txt"):
        assert run("check", name)[2].startswith(f"dossier: {name}: ")


def test_the_bounds_are_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d.txt").write_bytes(b"geen dossier\n" * 90_000)
    assert "geen kwalificatiedossier" in run("check", "d.txt")[2]
    Path("d.waivers.toml").write_text("[grenzen]\ntekst_mb = 1\n")
    assert run("check", "d.txt")[2] == "dossier: d.txt: groter dan 1 MB, en zo groot is geen dossier\n"
    Path("d.waivers.toml").write_text("[grenzen]\ntekst_mb = 0\n")
    assert "[grenzen] tekst_mb: is geen geheel getal van 1 tot en met 4096: 0" in run("check", "d.txt")[2]
    Path("d.waivers.toml").write_text("[grenzen]\ntext = 1\n")
    assert "onbekende sleutel 'text'; bekend zijn tekst_mb, pdf_mb, xml_mb en docx_mb" in run("check", "d.txt")[2]
