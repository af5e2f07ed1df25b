"""The part with comments: those of the authors as they were, those of an earlier run replaced by new ones."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen.earlier import AUTHOR
from pipeline.desk.opmerkingen.part import names_at
from pipeline.desk.opmerkingen.spans import at_end, spans, without
from pipeline.extract.docx.tree import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from pipeline.desk.opmerkingen.earlier import Earlier
    from pipeline.desk.opmerkingen.part import Names

INITIALS = "kd"


@dataclass(frozen=True, slots=True)
class CommentStyles:
    """The styles that a file has for comments, by id; empty where it has none."""

    text: str = ""
    sign: str = ""


def comment_styles(styles: Element | None) -> CommentStyles:
    """The styles for comments, told by the names that they have in every language of Word."""
    known = {(value(style, "name") or "").lower(): style.get("styleId", "") for style in styles or ()}
    return CommentStyles(known.get("annotation text", ""), known.get("annotation reference", ""))


def comments_part(before: Earlier, texts: Mapping[int, Iterable[str]], styles: CommentStyles) -> bytes:
    """The part with comments: new ones by their number, each of some paragraphs, after those that are kept."""
    (root,) = spans(before.held.utf8, lambda span: span.parent is None)
    names = names_at(root)
    new = "".join(_comment(names, number, paragraphs, styles) for number, paragraphs in texts.items())
    return before.held.edited([*map(without, before.gone), at_end(root, new.encode(errors="replace"))])


def _comment(names: Names, number: int, paragraphs: Iterable[str], styles: CommentStyles) -> str:
    style = names.tag("pPr", names.tag("pStyle", val=styles.text)) if styles.text else ""
    inner = ""
    for at, text in enumerate(paragraphs):
        bold = names.tag("rPr", names.tag("b")) if at == 0 else ""
        words = f'<{names.prefix}:t{names.declared} xml:space="preserve">{escape(text, quote=False)}</{names.prefix}:t>'
        inner += names.tag("p", style + ("" if at else _own_sign(names, styles)) + names.tag("r", bold + words))
    return names.tag("comment", inner, id=number, author=AUTHOR, initials=INITIALS)


def _own_sign(names: Names, styles: CommentStyles) -> str:
    """The sign at which Word begins the text of a comment."""
    styled = names.tag("rPr", names.tag("rStyle", val=styles.sign)) if styles.sign else ""
    return names.tag("r", styled + names.tag("annotationRef"))
