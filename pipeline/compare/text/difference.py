"""Which words of two texts differ: the stretches that were taken out and put in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from pipeline.compare.text.tokens import tokens

MOST = 4_000
"""Words of a text up to which every word is compared; the time and memory of that grow with the square.
The longest text in a known dossier has 900 words. What is longer is compared from both ends only."""


class Stretch(NamedTuple):
    """Words that differ: those taken out of the old text and those put in, each with its span of words."""

    out: tuple[str, ...]
    into: tuple[str, ...]
    old: tuple[int, int]
    new: tuple[int, int]


@lru_cache(maxsize=4_000)
def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """The stretches in which two texts differ, word by word; none when they differ in punctuation or case only."""
    return compare_words(tuple(token.key for token in tokens(old)), tuple(token.key for token in tokens(new)))


def compare_words(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Stretch, ...]:
    """The same of two lists of words."""
    if old == new:
        return ()
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if not left or not right or max(len(left), len(right)) > MOST:
        blocks = [(0, len(left), 0, len(right))]
    else:
        blocks = _blocks(left, right)
    return tuple(
        Stretch(left[i1:i2], right[j1:j2], (head + i1, head + i2), (head + j1, head + j2)) for i1, i2, j1, j2 in blocks
    )


def _blocks(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[int, int, int, int]]:
    """What differs between two lists as spans; an insertion beside a deletion is one exchange."""
    blocks: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            continue
        span = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if blocks and blocks[-1][1] == span[0] and blocks[-1][3] == span[2]:
            span = (blocks[-1][0], span[1], blocks[-1][2], span[3])
            blocks.pop()
        blocks.append(span)
    return blocks


def marked(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text as parts, those within `spans` (of its words) marked; joined the parts are the text again.

    Of a span without words, where the other text has some, the marked part is empty.
    """
    words = tokens(text)
    parts: list[tuple[str, bool]] = []
    at = 0
    for first, last in spans:
        start = words[first].start if first < len(words) else len(text)
        end = words[last - 1].end if first < last else start
        if at < start:
            parts.append((text[at:start], False))
        parts.append((text[start:end], True))
        at = end
    if at < len(text):
        parts.append((text[at:], False))
    return parts


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
