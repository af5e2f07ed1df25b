"""Renders the toetsingsrapport as one self-contained HTML file with its own Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.dossier import number, percent, plural

if TYPE_CHECKING:
    from pipeline.report.sections.view import View

ASSETS = Path(__file__).parents[1] / "assets"
ERNST_WORDEN = {"fout": "Fout", "waarschuwing": "Waarschuwing", "advies": "Advies"}


@cache
def environment() -> Environment:
    """The templates, with every value escaped and an unknown name an error."""
    made = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"getal": number, "procent": percent, "breekbaar": breakable}
    made.globals |= {"meervoud": plural, "ernst_worden": ERNST_WORDEN}
    return made


def breakable(path: str) -> Markup:
    """A place in words whose path may go on over lines after a slash."""
    return Markup("/<wbr>").join(path.split("/"))


@cache
def asset(name: str) -> Markup:
    """A style sheet or script of ours, to stand inline; it is trusted, and may not close its own element."""
    text = (ASSETS / name).read_text(encoding="utf-8").strip()
    if "</" in text:
        raise ValueError(f"{name} holds '</' and cannot stand inside a page")
    return Markup(text)  # noqa: S704 - our own file


def policy(*, style: str, script: str | None) -> str:
    """The Content-Security-Policy of a page: nothing is loaded, and only our own style and script run."""
    rules = ["default-src 'none'", f"style-src {_hash(style)}", "img-src data:"]
    if script is not None:
        rules.append(f"script-src {_hash(script)}")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def render(view: View) -> str:
    """The whole report as HTML."""
    style, script = asset("rapport.css"), asset("rapport.js")
    template = environment().get_template("toetsingsrapport.html.j2")
    return template.render(v=view, style=style, script=script, csp=policy(style=style, script=script))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
