"""The command `serve`: the page on which an author has dossiers checked."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.exit_status import ending
from pipeline.errors import SettingsError
from pipeline.extract.sources import require_there

NEEDED = ("starlette", "uvicorn")


@ending()
def serve(
    port: Annotated[int, typer.Option(help="The port; 0 is one that is free.", min=0, max=65535)] = 0,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    watch: Annotated[
        list[Path] | None,
        typer.Option(
            "--watch", metavar="PATH", help="Show this source, or those in this folder, read again at each save."
        ),
    ] = None,
) -> None:
    """Show a page in the browser to check dossiers on: drop them, read the report, fetch what is made of them.

    Only this machine can reach the page, at the address that is printed. What is dropped on it is
    deleted when the page is closed, after an hour, and when this command ends (Ctrl-C). With `--watch` every
    open page is told what is new and what is gone whenever the source is saved, as `watch` tells the terminal.
    """
    require_there(watch or ())
    needed = (*NEEDED, "watchfiles") if watch else NEEDED
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise SettingsError(f"de pagina heeft {' en '.join(missing)} nodig: pip install 'kwalificatiedossier[desk]'")
    from pipeline.desk.server import serve as run

    run(port, _tell, open_browser=open_, paths=watch or ())
    typer.echo("Gestopt; alles wat op de pagina stond is gewist.")


def _tell(address: str) -> None:
    typer.echo(f"Open deze pagina in uw browser:\n\n    {address}\n\nStoppen: Ctrl-C, of sluit dit venster.")
