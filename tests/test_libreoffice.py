"""Word files as LibreOffice writes them: of an odt that was made of one, and by way of an old .doc."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pipeline.extract.docx.reader import read_docx
from pipeline.transform import transform
from tests.dossiers import drie_uitstromen
from tests.test_wild_text import accused, rows
from tests.test_word import of_text
from tests.word_files import STIJLEN, typed_in_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
STYLES = [style for style, stijl in STIJLEN.items() if stijl.koppen in ("nummers", "kop", "vet") or stijl.spoor]
LOST = {("doc", "numbers by Word, check boxes of today")}
"""Where LibreOffice itself shows other numbers afterwards: in an old .doc it writes no level that starts anew."""


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Path]]:
    """The files of these styles, each made another kind of file and, from that, a Word file again."""
    folder = tmp_path_factory.mktemp("libreoffice")

    def to(kind: str, sources: list[Path], out: str) -> list[Path]:
        own = f"-env:UserInstallation=file://{folder / 'profile'}"
        command = ["soffice", own, "--headless", "--convert-to", kind, "--outdir", str(folder / out)]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
        return [folder / out / path.with_suffix(f".{kind}").name for path in sources]

    typed = []
    for number, style in enumerate(STYLES):
        typed.append(folder / f"{number}.docx")
        typed[-1].write_bytes(typed_in_word(drie_uitstromen(), STIJLEN[style]))

    def by_way_of(kind: str) -> list[Path]:
        return to("docx", to(kind, typed, kind), f"by_{kind}")

    return by_way_of


@pytest.mark.parametrize("kind", ["odt", "doc"])
def test_what_libreoffice_writes_gives_the_tables_of_the_text(
    converted: Callable[[str], list[Path]], kind: str
) -> None:
    before = rows(of_text("three"))
    for style, path in zip(STYLES, converted(kind), strict=True):
        found = transform(read_docx("dossier.docx", path.read_bytes()))
        if (kind, style) in LOST:
            assert accused(found)
            continue
        after = rows(found)
        if STIJLEN[style].koppen == "vet":  # a bold line on the cover may be text
            del after["paragrafen"]
        assert not {name: (before[name] - after[name], style) for name in after if before[name] != after[name]}
        assert accused(found) <= accused(of_text("three"))
