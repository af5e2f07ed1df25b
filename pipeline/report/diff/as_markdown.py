"""A comparison as plain Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.report.render import markdown

if TYPE_CHECKING:
    from pipeline.report.diff.view import View


def as_markdown(view: View) -> str:
    """The page in plain form, ending in one newline."""
    text = str(markdown.environment().get_template("verschil.md.j2").render(v=view))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
