"""Builds a corpus: every source read, its dossiers taken, their tables laid together, and put in place whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.build_csv import build_csv
from pipeline.corpus.compacting import Compaction, compact
from pipeline.corpus.finishing import Finish, finish
from pipeline.corpus.listing import list_sources
from pipeline.corpus.names import BUILD, KEPT, MADE, NO_COHORT
from pipeline.corpus.parts import parts_of
from pipeline.corpus.program import program
from pipeline.corpus.reading import Source, read_source
from pipeline.corpus.taken import judged, lines_of
from pipeline.writing import owning, refuse_foreign, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pipeline.corpus.taken import Line


@dataclass(frozen=True, slots=True)
class Built:
    """A corpus that was built: what became of each dossier and of each source that cannot be used."""

    lines: Sequence[Line]

    @property
    def counts(self) -> Counter[str]:
        """How many lines there are of each status."""
        return Counter(line.status for line in self.lines)


def build(paths: Iterable[Path], out: Path, note: Callable[[str], None]) -> Built:
    """Build the corpus of all sources among `paths` in the folder `out`, in the place of the one that stands there.

    `note` is told what a person should know on the way. SourceError for a path that is not there,
    OutputError when `out` is a folder of something else or the disk refuses: the corpus of before stays.
    """
    found = list_sources(paths, note)
    refuse_foreign(out, KEPT)
    with owning(out.parent, note):
        pass  # so that what a build that was killed left is put right
    with owning(out, note):
        kept = out / KEPT
        kept.mkdir(exist_ok=True)
        version = program()
        lines: list[Line] = []
        for item in found:
            read = read_source(Source(item.path, str(kept), version))
            lines += lines_of(item.path, read.result, Path(read.place))
        lines = judged(lines)
        _put_in_place(lines, out)
    return Built(lines)


def _put_in_place(lines: Sequence[Line], out: Path) -> None:
    with replacing(out, KEPT, keep=lambda name: name not in MADE) as beside:
        files: list[str] = []
        for part in parts_of(lines, NO_COHORT):
            files += compact(Compaction(part, str(beside), str(out)))
        (beside / BUILD).write_text(build_csv(lines), encoding="utf-8", newline="")
        finish(Finish(str(beside), tuple(files)))
