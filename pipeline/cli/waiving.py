"""The command `waive`: a finding accepted, with its reason, in the waivers of its source."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from pipeline import dossiers
from pipeline.cli import stages
from pipeline.cli.exit_status import ending
from pipeline.errors import SettingsError, SourceError


@ending()
def waive(
    fingerprint: Annotated[str, typer.Argument(help="The fingerprint of a finding, as `check` shows it.")],
    reason: Annotated[str, typer.Option(help="Why the finding is accepted.")],
    by: Annotated[str, typer.Option(help="Who accepts it; the user of this machine when left out.")] = "",
    source: Annotated[Path | None, typer.Option(help="The source, when raw/ holds more than one.")] = None,
) -> None:
    """Accept a finding: add it to the waivers of its source."""
    from pipeline.check.settings.waivers import add_waiver, waiver_path

    meant = source or stages.only_source()
    if meant.is_dir():
        raise SourceError(f"{meant}: een waiver hoort bij een bron, en dit is een map")
    report = stages.examine(dossiers.tables_of(meant), dossiers.settings_for(meant))
    findings = {finding.vingerafdruk: finding for finding in report.findings}
    if fingerprint not in findings:
        raise SettingsError(f"{meant}: geen bevinding heeft vingerafdruk {fingerprint!r}")
    add_waiver(waiver_path(meant), findings[fingerprint], reason, by or getpass.getuser())
    typer.echo(f"{waiver_path(meant)}: {findings[fingerprint].code} {fingerprint} aanvaard")
