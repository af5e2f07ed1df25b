"""The commands about the rules themselves: `rules` lists them, `explain` tells of one."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.exit_status import ending


@ending()
def rules() -> None:
    """List the rules by family: code, severity, owner and name."""
    from pipeline.report.catalogue import catalogue

    typer.echo(catalogue())


@ending()
def explain(code: Annotated[str, typer.Argument(help="The code or the name of a rule.")]) -> None:
    """Tell what a rule checks, why, and on what ground."""
    from pipeline.report.catalogue import explanation

    typer.echo(explanation(code))
