"""Gathers the results of all sources: what is known from before, and what processes read anew."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.reading import Read, Source, keep_ended
from pipeline.corpus.result import Result, read_result
from pipeline.corpus.work.call import Bounds, Call, Done, How
from pipeline.errors import OutputError, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.corpus.index import Index
    from pipeline.corpus.listing import Listing
    from pipeline.corpus.work.call import Answer, Runner

READING = "pipeline.corpus.reading:read_source"
"""The function that reads a source, which a worker is given by name."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Where results are kept, what program makes them, under which bounds, and the function that reads a source."""

    kept: Path
    program: str
    bounds: tuple[float, int]
    reading: str = READING

    def source(self, path: str) -> Source:
        """What is handed out to have a source read."""
        return Source(os.path.abspath(path), str(self.kept), self.program, self.bounds)  # noqa: PTH100 - links stay links

    def known(self, listing: Listing, before: Index | None) -> dict[str, Read]:
        """What need not be read again, by path: sources that are as they were, and what is no file at all."""
        found = {}
        for path, item in listing.sources.items():
            if not item.regular:
                found[path] = Read(Result("", "is geen bestand dat te lezen is"), "", anew=False)
            elif before and before.program == self.program and (known := before.knows(path, listing)):
                kept = read_result(self.kept / known.place)
                if kept and kept[0].holds_under(self.bounds):
                    found[path] = Read(kept[0].without_tables(), str(self.kept / known.place), anew=False)
        return found

    def read(self, paths: list[str], runner: Runner, told: Callable[[bool], None]) -> Iterator[tuple[str, Read]]:
        """The result of each source as it comes, `told` of each. OutputError when the disk refuses."""
        by_source = {os.path.abspath(path): path for path in paths}  # noqa: PTH100
        calls = (Call(self.reading, self.source(path), Bounds(*self.bounds)) for path in paths)
        for call, answer in runner.run(calls):
            read = self._settled(call.given, answer)
            told(not read.result.dossiers)
            yield by_source[call.given.path], read

    def _settled(self, source: Source, answer: Answer) -> Read:
        if isinstance(answer, Done):
            read: Read = answer.value
            if read.result.sha256 and not Path(read.place).is_file():
                raise OutputError(f"{read.place}: is hier niet te zien; werkprocessen en bouw moeten dezelfde map zien")
            return read
        if answer.how is How.STOP:
            raise OutputError(answer.why)
        if answer.how in (How.REFUSED, How.LOST):
            return Read(Result("", one_line(answer.why).removeprefix(f"{source.path}: ")), "")
        return keep_ended(source, answer.why)
