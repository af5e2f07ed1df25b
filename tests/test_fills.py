"""What the colours of a matrix mean: a hue applies, grey does not, whatever the print."""

from __future__ import annotations

import pytest

from pipeline.document import Fill
from pipeline.transform.fills import applies, has_hue, lightness, threshold

ORANGE, PALE, GREY, WHITE = (0.93, 0.49, 0.13), (1.0, 0.88, 0.77), (0.85,), (1.0, 1.0, 1.0)
CMYK_ORANGE, CMYK_GREY = (0.0, 0.5, 0.9, 0.05), (0.0, 0.0, 0.0, 0.2)


def fill(color: tuple[float, ...], left: float = 0.0) -> Fill:
    return Fill(color, (left, 0.0, left + 5, 10.0))


@pytest.mark.parametrize(
    ("color", "hue"), [(ORANGE, True), (CMYK_ORANGE, True), (GREY, False), (CMYK_GREY, False), (WHITE, False)]
)
def test_hue(color: tuple[float, ...], hue: bool) -> None:
    assert has_hue(color) is hue


def test_lightness_is_the_same_however_a_grey_is_written() -> None:
    assert lightness((0.8,)) == pytest.approx(lightness((0.8, 0.8, 0.8))) == pytest.approx(lightness(CMYK_GREY))


def test_only_the_dark_of_two_colours_applies() -> None:
    light = threshold([ORANGE, PALE, GREY, ORANGE])
    assert applies((fill(PALE),), light) == []
    assert applies((fill(GREY), fill(ORANGE, 6)), light) == [fill(ORANGE, 6)]


def test_one_colour_applies_however_pale() -> None:
    light = threshold([PALE, GREY, PALE])
    assert applies((fill(PALE),), light) == [fill(PALE)]
    assert applies((fill(GREY),), light) == []
    assert threshold([GREY, WHITE]) == 1.0


def test_blocks_come_from_left_to_right() -> None:
    blocks = (fill(ORANGE, 12), fill(ORANGE, 0), fill(GREY, 6))
    assert [block.box[0] for block in applies(blocks, 1.0)] == [0, 12]
