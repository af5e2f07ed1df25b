"""What the commands share: the arguments that more than one of them takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Sources, or folders of sources; raw/ when left out."),
]
Processed = Annotated[Path, typer.Option(help="Folder for the tables, one folder per dossier.")]
Wait = Annotated[float, typer.Option(help="Seconds to wait for another run in the same folders.", min=0)]
Grondig = Annotated[bool, typer.Option("--grondig", help="Also the rules whose findings are only possible.")]
