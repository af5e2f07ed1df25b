"""Readers are chosen by the bytes of a file, and folders are searched for the suffixes that they declare."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pipeline.errors import SourceError
from pipeline.extract import read, registry
from pipeline.extract.reading import Reader
from pipeline.extract.sources import find_sources

ROOT = Path(__file__).resolve().parent.parent


def test_bytes_and_not_the_name_choose_the_reader() -> None:
    assert registry.reader_of(b"%PDF-1.7\n") is registry.pdf.READER
    assert registry.reader_of(b"\n" * 1000 + b"%PDF-1.7\n") is registry.pdf.READER
    assert registry.reader_of(b"\n" * 1024 + b"%PDF-1.7\n") is registry.text.READER
    assert registry.reader_of(b"") is registry.text.READER


def test_hook_takes_every_suffix_of_the_registry() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    taken = re.compile(hook["files"])
    assert all(taken.search(f"raw/dossier{suffix}") for suffix in registry.SUFFIXES)
    assert not taken.search("raw/dossier.waivers.toml")


def test_lock_files_of_word_are_no_sources(tmp_path: Path) -> None:
    for name in ("dossier.docx", "~$ssier.docx", ".~lock.dossier.docx"):
        (tmp_path / name).write_bytes(b"PK")
    assert find_sources([tmp_path], print) == [tmp_path / "dossier.docx"]


def test_a_reader_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new reader in the registry is found by folder and by bytes, without a change elsewhere."""

    def refuse(path: Path, data: bytes, progress: object) -> None:
        raise SourceError(f"{path.name}: gelezen door de nieuwe lezer")

    new = Reader((".kd",), lambda head: head.startswith(b"KD!"), refuse)  # type: ignore[arg-type]
    monkeypatch.setattr(registry, "READERS", (new, *registry.READERS))
    path = tmp_path / "proef.kd"
    path.write_bytes(b"KD!")
    with pytest.raises(SourceError, match="nieuwe lezer"):
        read(path)
    with pytest.raises(SourceError, match="geen bron in deze map"):
        find_sources([tmp_path], print)
    monkeypatch.setattr("pipeline.extract.sources.SUFFIXES", (".kd",))
    assert find_sources([tmp_path], print) == [path]
