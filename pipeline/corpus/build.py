"""Builds a corpus: every source read, its dossiers taken, their tables laid together, and put in place whole."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.build_csv import build_csv
from pipeline.corpus.compacting import Compaction
from pipeline.corpus.finishing import Finish
from pipeline.corpus.gathering import READING, Gathering
from pipeline.corpus.index import Index, Known, read_index
from pipeline.corpus.listing import list_sources
from pipeline.corpus.names import BUILD, DATABASE, INDEX, KEPT, MADE, NO_COHORT
from pipeline.corpus.parts import parts_of
from pipeline.corpus.program import program
from pipeline.corpus.progress import progress
from pipeline.corpus.taken import DOUBLE, FAILED, OLDER, READ, judged, lines_of
from pipeline.corpus.work.call import Call, Done
from pipeline.errors import OutputError
from pipeline.writing import WAIT, owning, real, refuse_foreign, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pipeline.corpus.listing import Listing
    from pipeline.corpus.reading import Read
    from pipeline.corpus.taken import Line
    from pipeline.corpus.work.call import Runner


@dataclass(frozen=True, slots=True)
class Built:
    """A corpus that was built: how many dossiers there are of each status, and which sources were not taken and why."""

    counts: Mapping[str, int]
    told: Sequence[tuple[str, str]]
    read: int = 0
    """Sources that were read anew."""

    @property
    def summary(self) -> str:
        """The counts on one line: '200 dossiers, 3 ouder, 2 niet genomen; 12 bronnen gelezen'."""
        older = f", {self.counts[OLDER]} ouder" if self.counts.get(OLDER) else ""
        return f"{self.counts.get(READ, 0)} dossiers{older}, {len(self.told)} niet genomen; {self.read} bronnen gelezen"


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, where, and how: `timeout` in seconds and `memory` in megabytes bound the reading of a source."""

    paths: Sequence[Path]
    out: Path
    timeout: float = 120.0
    memory: int = 1500
    wait: float = WAIT
    reading: str = READING


def build(order: Order, start: Callable[[], Runner], note: Callable[[str], None]) -> Built:
    """Build the corpus of all sources among the paths of an order, in the place of the one that stands there.

    `start` gives who does the work, and is asked only when there is work; `note` is told what a person
    should know on the way. SourceError for a path that is not there, OutputError when the folder is one of
    something else or the disk refuses: the corpus of before stays then.
    """
    listing = list_sources(order.paths, note)
    out, bounds = real(order.out), (order.timeout, order.memory)
    with owning(out.parent, note, order.wait):
        refuse_foreign(order.out, KEPT)  # once what a build that was killed left is put right
    with owning(out, note, order.wait):
        before = read_index(out)
        if before and before.holds(listing, program(), bounds) and before.intact(out):
            return Built(before.counts, before.told)
        gathering = Gathering(out / KEPT, program(), bounds, order.reading)
        gathering.kept.mkdir(exist_ok=True)
        runner = start()
        try:
            return _build(gathering, listing, before, runner, out, note)
        finally:
            runner.close()


def _build(
    gathering: Gathering, listing: Listing, before: Index | None, runner: Runner, out: Path, note: Callable[[str], None]
) -> Built:
    found = gathering.known(listing, before)
    todo = [path for path in listing.sources if path not in found]
    with progress(len(todo), note) as told:
        found.update(gathering.read(todo, runner, told))
    lines = judged(line for path, read in found.items() for line in lines_of(path, read.result, Path(read.place)))
    counts = Counter(line.status for line in lines)
    not_taken = [(line.source, line.reason) for line in lines if line.status in (DOUBLE, FAILED)]
    with replacing(out, KEPT, keep=lambda name: name not in MADE) as beside:
        files = [path for made in _work(runner, _compactions(lines, beside, out)) for path in made]
        (beside / BUILD).write_text(build_csv(lines), encoding="utf-8", newline="")
        views = out / DATABASE if before and before.program == gathering.program and before.intact(out) else ""
        last = Finish(str(beside), tuple(sorted(files)), str(views))
        for _ in _work(runner, [Call("pipeline.corpus.finishing:finish", last)]):
            pass
        sizes = {str(path.relative_to(beside)): path.stat().st_size for path in beside.rglob("*") if path.is_file()}
        known = {path: _known(path, read, listing, gathering) for path, read in found.items()}
        ended = any(read.result.bounds for read in found.values())
        index = Index(gathering.program, gathering.bounds, known, sizes, dict(counts), not_taken, ended)
        (beside / INDEX).write_text(index.text(), encoding="utf-8")
    _prune(gathering)
    return Built(dict(counts), not_taken, sum(read.anew for read in found.values()))


def _compactions(lines: Iterable[Line], beside: Path, out: Path) -> Iterator[Call]:
    for part in parts_of(lines, NO_COHORT):
        yield Call("pipeline.corpus.compacting:compact", Compaction(part, str(beside), str(out)))


def _work(runner: Runner, calls: Iterable[Call]) -> Iterator[list[str]]:
    """What each piece of work made; OutputError when one could not be done."""
    for _, answer in runner.run(calls):
        if not isinstance(answer, Done):
            raise OutputError(answer.why)
        yield answer.value


def _known(path: str, read: Read, listing: Listing, gathering: Gathering) -> Known:
    beside = tuple(read.result.beside)
    place = str(Path(read.place).relative_to(gathering.kept)) if read.result.sha256 else ""
    return Known(listing.sources[path].stamp, listing.settings_of(path, beside), beside, place, listing.at)


def _prune(gathering: Gathering) -> None:
    """Remove the results of other versions of the program, and what a process that was killed left of one."""
    own = gathering.source("").program[:16]
    for folder in gathering.kept.iterdir():
        if folder.name != own:
            shutil.rmtree(folder, ignore_errors=True)
