"""What in the bytes of a PDF can grow beyond all bounds when it is read: told before pdfium sees it."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_ESCAPED = re.compile(rb"/[A-Za-z]{0,12}#[0-9A-Fa-f]{2}")
"""A name with an escaped letter: programs write none in the names of the format itself."""
_PACKING = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_OTHER = re.compile(rb"/(?:LZW|RL|RunLength|ASCII|A85|AHx)")
_HEAD = 600
_MOST_FORMS = 1
_LARGE, _MOST_UNPACKED, _CHUNK = 16_384, 16 << 20, 1 << 20
"""Streams of so many bytes are unpacked to see what they hold: 16 KB can become 16 MB, which a page may be."""


def dangerous(data: bytes) -> bool:
    """Whether reading a PDF may take time or memory out of all proportion to its size.

    Forms inside forms, streams packed twice or otherwise than by deflate, and those that unpack to
    more than a page deserves. It only errs in finding danger where there is none.
    """
    if _ESCAPED.search(data) or sum(1 for _ in _FORM.finditer(data)) > _MOST_FORMS:
        return True
    return any(_grows(data, at) for at in _streams(data))


def _streams(data: bytes) -> Iterator[int]:
    """Where the word stands that begins a stream."""
    at = data.find(b"stream")
    while at >= 0:
        if data[at - 3 : at] != b"end" and data[at + 6 : at + 7] in (b"\r", b"\n"):
            yield at
        at = data.find(b"stream", at + 6)


def _grows(data: bytes, at: int) -> bool:
    head = data[max(at - _HEAD, 0) : at]
    head, start = head[head.rfind(b"endobj") + 1 :], at + (8 if data[at + 6 : at + 8] == b"\r\n" else 7)
    if len(_PACKING.findall(head)) > 1:
        return True
    stop = data.find(b"endstream", start)
    size = (len(data) if stop < 0 else stop) - start
    if size < _LARGE or b"/Image" in head or b"/FontFile" in head:
        return False
    if _OTHER.search(head):
        return True
    return b"Fl" in head and _unpacks_to_more(data, start, start + size)


def _unpacks_to_more(data: bytes, start: int, stop: int) -> bool:
    """Whether a deflated stream is larger than a page's content ought to be; no more is unpacked than tells."""
    unpack = zlib.decompressobj()
    rest, total = data[start:stop], 0
    try:
        while rest and total <= _MOST_UNPACKED:
            total += len(unpack.decompress(rest, _CHUNK))
            rest = unpack.unconsumed_tail
    except zlib.error:
        return False
    return total > _MOST_UNPACKED
