"""The command `waive`: a finding accepted, with its reason, in the waivers of its source."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import dossiers
from pipeline.cli import stages
from pipeline.cli.exit_status import ending
from pipeline.errors import SettingsError, SourceError

if TYPE_CHECKING:
    from pipeline.check.engine.finding import Finding


@ending()
def waive(
    fingerprint: Annotated[str, typer.Argument(help="The fingerprint of a finding, as `check` shows it.")],
    reason: Annotated[str, typer.Option(help="Why the finding is accepted.")],
    by: Annotated[str, typer.Option(help="Who accepts it; the user of this machine when left out.")] = "",
    source: Annotated[Path | None, typer.Option(help="The source, when raw/ holds more than one.")] = None,
    dossier: Annotated[str, typer.Option(help="The dossier_id, when the source holds several dossiers.")] = "",
) -> None:
    """Accept a finding: add it to the waivers of its source, or of its dossier when the source holds several."""
    from pipeline.check.settings.waivers import add_waiver, waiver_path

    meant = source or stages.only_source()
    if meant.is_dir():
        raise SourceError(f"{meant}: een waiver hoort bij een bron, en dit is een map")
    found = _findings(meant, fingerprint, dossier)
    if not found:
        where = f"{meant}: {dossier}" if dossier else str(meant)
        raise SettingsError(f"{where}: geen bevinding heeft vingerafdruk {fingerprint!r}")
    if len(found) > 1:
        raise SettingsError(f"{meant}: {fingerprint} staat in meer dossiers; kies met --dossier uit {', '.join(found)}")
    [(key, (finding, among))] = found.items()
    path = waiver_path(meant.with_name(f"{key}.xml") if among else meant)
    add_waiver(path, finding, reason, by or getpass.getuser())
    typer.echo(f"{path}: {finding.code} {fingerprint} aanvaard")


def _findings(source: Path, fingerprint: str, dossier: str) -> dict[str, tuple[Finding, bool]]:
    """The finding of each dossier in a source that has it, by dossier_id, and whether it is one among others.

    Only the `dossier` of that id is looked at when one is given; SettingsError when the source holds none.
    """
    found: dict[str, tuple[Finding, bool]] = {}
    names = []
    for item in dossiers.dossiers_in(source):
        names.append(item.dossier_id)
        if dossier in ("", item.dossier_id):
            report = stages.examine(item.tables, item.settings)
            hit = next((one for one in report.findings if one.vingerafdruk == fingerprint), None)
            found |= {item.dossier_id: (hit, item.among)} if hit else {}
    if dossier and dossier not in names:
        raise SettingsError(f"{source}: bevat geen dossier {dossier}, wel {', '.join(names)}")
    return found
