"""What is fuzzed: each target takes bytes and must end with an answer or one clear refusal."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from contextlib import redirect_stderr
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import schemas
from pipeline.check.run import run_rules
from pipeline.check.settings.file import parse_settings
from pipeline.check.settings.waivers import table as waivers_table
from pipeline.errors import DossierError, one_line
from pipeline.extract.registry import reader_of
from pipeline.publish.csv_folder import read_tables, write_tables
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen, een_uitstroom, write_text
from tests.dossiers.print import write_pdf
from tests.small_tables import small_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd


class FuzzError(AssertionError):
    """What no input may cause."""


def source(data: bytes) -> None:
    """Bytes of any kind of source: read, made into tables that keep their declaration, checked by every rule."""
    said = io.StringIO()
    with redirect_stderr(said):
        for document in _documents(data):
            _judge(transform(document))
    if said.getvalue():
        raise FuzzError(f"printed on stderr: {said.getvalue()[:200]!r}")


def _documents(data: bytes) -> Iterable[object]:
    read = reader_of(data).read(Path("fuzz"), data, None)
    return read if isinstance(read, (list, tuple)) or hasattr(read, "__next__") else [read]


def _judge(tables: dict[str, pd.DataFrame]) -> None:
    if not schemas.sound(tables):
        raise FuzzError(f"breach: {schemas.breaches(tables)[0]}")
    report = run_rules(tables)
    if report.failures:
        raise FuzzError(f"a rule crashed: {report.failures[0]}")
    repeated = [code for code, times in Counter(item.vingerafdruk for item in report.findings).items() if times > 1]
    if repeated:
        raise FuzzError(f"one fingerprint for two findings: {repeated[0]}")


def settings(data: bytes) -> None:
    """The text of a settings file."""
    waivers_table(parse_settings(data.decode(errors="replace"), Path("fuzz.waivers.toml")))


def table(data: bytes) -> None:
    """One CSV of a published folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "dossier"
        write_tables(small_tables(), folder)
        (folder / "werkprocessen.csv").write_bytes(data)
        _judge(read_tables(folder))


@cache
def _text() -> bytes:
    return write_text(een_uitstroom()).encode()


@cache
def _pdf() -> bytes:
    return write_pdf(een_uitstroom())


@cache
def _csv() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        write_tables(small_tables(), Path(place) / "dossier")
        return (Path(place) / "dossier" / "werkprocessen.csv").read_bytes()


WAIVERS = b"""# kruis-zonder-detaillering: een bevinding
[[waiver]]
vingerafdruk = "ae209e15b9e4"
code = "KD301"
reason = "zo vastgesteld"
date = 2026-11-23
by = "iemand"

[ernst]
KD409 = "waarschuwing"

[regels]
negeer = ["KD303"]

[grenzen]
tekst_mb = 64
"""

TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], bytes]]] = {
    "tekst": (source, _text),
    "tekst-groot": (source, lambda: write_text(drie_uitstromen()).encode()),
    "pdf": (source, _pdf),
    "waivers": (settings, lambda: WAIVERS),
    "tabel": (table, _csv),
}
"""By name: what is tried, and the sound input that is damaged for it."""


def attempt(name: str, data: bytes) -> str:
    """Try one input: '' when it is taken or refused as it should, else what went wrong."""
    try:
        TARGETS[name][0](data)
    except DossierError as error:
        line = str(error)
        return "" if line.strip() and len(one_line(line)) < 2000 else f"no clear line: {line[:200]!r}"
    except Exception as error:  # whatever it is, it is what the fuzzer is for
        return f"{type(error).__name__}: {str(error)[:300]}"
    return ""
