"""What docs/ holds that is made from the code and the shipped dossier; `python -m pipeline.cli.docs` makes it."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from pipeline import __version__, dossiers
from pipeline.cli import app, stages
from pipeline.errors import DossierError
from pipeline.publish.tables_page import tables_page
from pipeline.report.catalogue import cli_page, rules_page
from pipeline.report.files import write_report
from pipeline.report.print.picture import write_picture

DOCS = Path("docs")
PICTURE = DOCS / "toetsingsrapport.png"


def pages() -> dict[str, str]:
    """The text of every such page by the name of its file in docs/."""
    return {
        "cli.md": cli_page(typer.main.get_command(app)),
        "rules.md": rules_page(),
        "tables.md": tables_page(),
    }


def picture(source: Path, target: Path) -> None:
    """Make a picture of the report of `source`. Raises SourceError when there is no browser for it."""
    tables = dossiers.tables_of(source)
    report = stages.examine(tables, dossiers.settings_for(source))
    with TemporaryDirectory() as folder:
        write_report(tables, report, Path(folder), version=__version__)
        write_picture(next(Path(folder).glob("*/*.html")), target)


def main() -> None:
    """Write every page in docs/ under the working directory, and the picture where a browser can make it."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
    try:
        picture(stages.only_source(), PICTURE)
    except DossierError as error:
        sys.stderr.write(f"{error}\n")


if __name__ == "__main__":
    main()
