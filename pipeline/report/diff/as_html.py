"""A comparison as one self-contained page with its own Content-Security-Policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from pipeline.report.render import html

if TYPE_CHECKING:
    from pipeline.report.diff.view import View


def as_html(view: View) -> str:
    """The page; the style of the toetsingsrapport and what a comparison adds to it stand inside."""
    style = Markup("\n").join((html.asset("rapport.css"), html.asset("verschil.css")))
    script = html.asset("verschil.js")
    template = html.environment().get_template("verschil.html.j2")
    return template.render(v=view, style=style, script=script, csp=html.policy(style=style, script=script))
