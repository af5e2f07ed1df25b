"""The comments that a file has already: which are of an earlier run, and what goes with those."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen.part import part
from pipeline.desk.opmerkingen.spans import spans, without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.desk.opmerkingen.part import Part
    from pipeline.desk.opmerkingen.spans import Edit, Span
    from pipeline.extract.docx.package import Package

AUTHOR = "dossier"
_MARKS = frozenset(["commentRangeStart", "commentRangeEnd", "commentReference"])
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")
"""What Word keeps of each comment in parts of their own: whether it is done, what it answers, when it was made."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The comments of a file: the part that holds them, those of an earlier run, and the numbers of the others."""

    held: Part
    gone: tuple[Span, ...]
    kept: frozenset[int]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of the comments of an earlier run, as they are written."""
        return frozenset(span.get("id") for span in self.gone)

    def keys(self) -> frozenset[str]:
        """What the parts beside the comments know those of an earlier run by: the ids of their paragraphs."""
        return frozenset(
            said
            for comment in self.held.root
            if comment.get("id", "") in self.numbers
            for paragraph in comment.iter("p")
            if (said := paragraph.get("paraId"))
        )


def earlier(held: Part) -> Earlier:
    """What a part with comments holds."""
    comments = spans(held.utf8, lambda span: span.local == "comment")
    gone = tuple(span for span in comments if span.get("author") == AUTHOR)
    return Earlier(held, gone, frozenset(_number(span) for span in comments if span not in gone))


def marks_of(document: Part, numbers: frozenset[str]) -> list[Edit]:
    """The edits that take the marks of the comments with these numbers out of a document."""
    if not numbers:
        return []
    found = spans(document.utf8, lambda span: span.local in _MARKS and span.get("id") in numbers)
    return [without(_whole(span)) for span in found]


def _whole(mark: Span) -> Span:
    """A mark, with the run around it where that holds nothing else."""
    run = mark.parent
    alone = run is not None and run.local == "r" and set(run.children) <= {"rPr", mark.local}
    return run if run is not None and alone and run.children.count(mark.local) == 1 else mark


def beside(package: Package, keys: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """The parts beside the comments without what they say of the paragraphs `keys`; an answer to one stays alone."""
    lasting: set[str] = set()
    for kind in _BESIDE if keys else ():
        for path in package.related.get(kind, []):
            held = part(package, path)
            known = spans(held.utf8, lambda span: bool(span.get("paraId") or span.get("durableId")))
            gone = [span for span in known if span.get("paraId") in keys or span.get("durableId") in lasting]
            lasting |= {said for span in gone if (said := span.get("durableId"))}
            answers = [span for span in known if span.get("paraIdParent") in keys and span not in gone]
            edits = [*map(without, gone), *(_unbound(held.utf8, span) for span in answers)]
            if edits:
                yield path, held.edited(edits)


def _unbound(data: bytes, span: Span) -> Edit:
    """An answer that no longer names the comment that it answers."""
    tag = data[span.start : span.inside]
    return span.start, span.inside, re.sub(rb"\s[\w.-]*:?paraIdParent\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag)


def _number(span: Span) -> int:
    said = span.get("id")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1
