"""Renders the toetsingsrapport as plain Markdown."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.dossier import number, plural
from pipeline.report.formats.plain import harmless

if TYPE_CHECKING:
    from pipeline.report.sections.view import View

SPECIAL = re.compile(
    r"([\\`*_{}\[\]|~<>]"  # what has a meaning anywhere
    r"|&(?=#?\w+;)"  # what opens an entity
    r"|^(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$))"  # what opens a heading, a list or an underline
)


@cache
def environment() -> Environment:
    """The template, with every value that it prints escaped for Markdown and an unknown name an error."""
    made = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"getal": lambda value: Markup(number(value))}  # noqa: S704 - digits
    made.globals |= {"meervoud": plural}
    return made


def escape(value: object) -> Markup:
    """A value as text on one line that Markdown shows as it is; space at its ends stays."""
    if isinstance(value, Markup):
        return value
    plain = re.sub(r"\s+", " ", harmless(str(value)))
    return Markup(SPECIAL.sub(_backslash, plain))  # noqa: S704 - escaped for Markdown, which is not HTML


def _backslash(match: re.Match[str]) -> str:
    """The mark with a backslash before its sign; of a number, that is its last character."""
    text = match.group()
    return f"{text[:-1]}\\{text[-1]}" if text[0].isdigit() else f"\\{text}"


def render(view: View) -> str:
    """The whole report as Markdown, ending in one newline."""
    text = str(environment().get_template("toetsingsrapport.md.j2").render(v=view))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
