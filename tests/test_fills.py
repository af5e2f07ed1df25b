"""What the colours of a matrix mean: a hue applies, grey does not, whatever the print."""

from __future__ import annotations

import pytest

from pipeline.document import Fill
from pipeline.transform.matrix.fills import has_hue, lightness, palette

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
    own = palette([ORANGE, PALE, GREY, ORANGE])
    assert [own.applies(fill(color)) for color in (PALE, GREY, ORANGE)] == [False, False, True]


def test_one_colour_applies_however_pale() -> None:
    own = palette([PALE, GREY, PALE])
    assert [own.applies(fill(color)) for color in (PALE, GREY)] == [True, False]


@pytest.mark.parametrize("dark", [(0.3,), (0.25, 0.25, 0.25), (0.0, 0.0, 0.0, 0.75)])
def test_in_a_grey_print_the_dark_grey_applies(dark: tuple[float, ...]) -> None:
    own = palette([GREY, dark, GREY])
    assert [own.applies(fill(color)) for color in (dark, GREY)] == [True, False]


def test_a_lone_light_grey_is_shading_and_a_lone_dark_one_a_mark() -> None:
    assert not palette([GREY]).applies(fill(GREY))
    assert palette([(0.3,)]).applies(fill((0.3,)))
