"""Waivers: findings that are accepted, with a reason, in a file beside the source."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.accepting import Meant
from pipeline.check.engine.run_tables import columns_of
from pipeline.check.run import order
from pipeline.check.settings.file import Settings, Waiver, parse_settings, read_settings
from pipeline.errors import SettingsError
from pipeline.writing import owning, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.check.engine.finding import Finding, Report


def waiver_path(source: Path) -> Path:
    """Where the settings of a source stand: beside it, as `<stem>.waivers.toml`."""
    return source.with_name(f"{source.stem}.waivers.toml")


def settings_of(source: Path) -> Settings:
    """Read the settings beside a source, or the empty ones. Raises SettingsError when they are not right."""
    path = waiver_path(source)
    try:
        there = path.exists()
    except OSError:  # a name that is longer than the system allows is the name of no file
        there = False
    return read_settings(path) if there else Settings()


def table(settings: Settings) -> dict[str, list[Any]]:
    """The table `waivers` that a run reads: vingerafdruk, reason, date, by, code, bestand, regel (line)."""
    rows = [(*astuple(waiver)[:-1], settings.name, waiver.line or None) for waiver in settings.waivers]
    return columns_of("waivers", rows)


def apply(report: Report, settings: Settings) -> Report:
    """The report under these settings: severities set, findings that have a waiver marked `aanvaard`.

    A waiver that would accept more than one finding accepts none.
    """
    reasons = {waiver.vingerafdruk: waiver.reason for waiver in settings.waivers}
    meant = Meant(report.findings)

    def settled(finding: Finding) -> Finding:
        ernst = settings.ernst.get(finding.code, finding.ernst)
        accepted_by = meant.accepting(finding, reasons)
        return replace(finding, ernst=ernst, aanvaard=reasons[accepted_by] if accepted_by else None)

    return replace(report, findings=tuple(sorted(map(settled, report.findings), key=order)))


def entry(finding: Finding, reason: str, by: str, day: date) -> str:
    """The TOML of a waiver for a finding; its message stands above it as a comment."""
    import tomlkit

    message = "".join(char if char.isprintable() else " " for char in finding.bericht)
    waiver = tomlkit.table()
    waiver.update(
        {"vingerafdruk": finding.vingerafdruk, "code": finding.code, "reason": reason, "date": day, "by": by},
    )
    written = tomlkit.document()
    written.add(tomlkit.comment(f"{finding.regel}: {message}"))
    written.add("waiver", tomlkit.aot())
    written["waiver"].append(waiver)
    return tomlkit.dumps(written)


def add_waiver(path: Path, finding: Finding, reason: str, by: str) -> Waiver:
    """Add a waiver for `finding` to the file at `path`, which is made when it is not there.

    The file is moved into place whole; what stood in it stays. Raises SettingsError when the
    finding has a waiver already, or when the file or the new entry is not right.
    """
    with owning(path.parent):
        return _add(path, finding, reason, by)


def _add(path: Path, finding: Finding, reason: str, by: str) -> Waiver:
    before = f"{path.read_text(encoding='utf-8-sig').rstrip()}\n\n" if path.exists() else ""
    if any(waiver.vingerafdruk == finding.vingerafdruk for waiver in parse_settings(before, path).waivers):
        raise SettingsError(f"{path}: {finding.vingerafdruk} heeft al een waiver")
    after = before + entry(finding, reason, by, date.today())
    if after.encode(errors="ignore").decode() != after:
        raise SettingsError(f"{path}: de reden of de naam is geen UTF-8")
    waiver = parse_settings(after, path).waivers[-1]
    write_file(path, after)
    return waiver
