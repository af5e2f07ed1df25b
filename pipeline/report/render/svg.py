"""Small plots as inline SVG that stand in a table row beside their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from pipeline.report.dossier import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 260
HEIGHT = 22
PAD = 6


def stack(shares: Sequence[tuple[float, str, str]]) -> Markup:
    """A bar of shares (0 to 1) that fill it from the left; each with its class (`s1`..`s3`) and its name."""
    parts, left = [], 0.0
    for share, style, _ in shares:
        width = share * WIDTH
        parts.append(_tag("rect", x=_px(left), y=3, width=_px(width), height=HEIGHT - 6, class_=style))
        left += width
    label = ", ".join(f"{name} {percent(share)}" for share, _, name in shares)
    frame = _tag("rect", x=0.5, y=3.5, width=WIDTH - 1, height=HEIGHT - 7, class_="rand")
    return _svg(label, [*parts, frame])


def strip(values: Iterable[int], highest: int, middle: float, far: Iterable[int], label: str) -> Markup:
    """Lengths as ticks on a line from 0 to `highest`; the median as a bar, outliers as rings."""
    scale = (WIDTH - 2 * PAD) / max(highest, 1)
    axis = _tag("line", x1=PAD, x2=WIDTH - PAD, y1=HEIGHT / 2, y2=HEIGHT / 2, class_="as")
    outliers = set(far)
    marks = []
    for value in sorted(set(values)):
        x = _px(PAD + value * scale)
        if value in outliers:
            marks.append(_tag("circle", cx=x, cy=HEIGHT / 2, r=4, class_="ver"))
        else:
            marks.append(_tag("line", x1=x, x2=x, y1=6, y2=HEIGHT - 6, class_="tik"))
    median = _tag("rect", x=_px(PAD + middle * scale - 1.5), y=1, width=3, height=HEIGHT - 2, class_="mediaan")
    return _svg(label, [axis, *marks, median])


def dots(shares: Sequence[tuple[float, str]]) -> Markup:
    """Up to three shares (0 to 1) on one line, told apart by shape: circle, square, triangle."""
    axis = _tag("line", x1=PAD, x2=WIDTH - PAD, y1=HEIGHT / 2, y2=HEIGHT / 2, class_="as")
    marks = []
    for index, (share, _) in enumerate(shares):
        x, y = PAD + share * (WIDTH - 2 * PAD), HEIGHT / 2
        if index == 0:
            marks.append(_tag("circle", cx=_px(x), cy=y, r=5, class_="p1"))
        elif index == 1:
            marks.append(_tag("rect", x=_px(x - 4.5), y=y - 4.5, width=9, height=9, class_="p2"))
        else:
            points = f"{_px(x)},{y - 6} {_px(x - 5.5)},{y + 4.5} {_px(x + 5.5)},{y + 4.5}"
            marks.append(_tag("polygon", points=points, class_="p3"))
    return _svg(", ".join(f"{name} {percent(share)}" for share, name in shares), [axis, *marks])


def _svg(label: str, parts: Iterable[Markup]) -> Markup:
    size = f"0 0 {WIDTH} {HEIGHT}"
    head = Markup('<svg class="plot" viewBox="{}" width="{}" height="{}" role="img" aria-label="{}">')
    return head.format(size, WIDTH, HEIGHT, label) + Markup("").join(parts) + Markup("</svg>")


def _tag(name: str, **attributes: object) -> Markup:
    text = " ".join(f'{key.rstrip("_")}="{escape(str(value))}"' for key, value in attributes.items())
    return Markup(f"<{name} {text}/>")  # noqa: S704 - every value is escaped above


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
