"""The findings as annotations of GitHub Actions: a workflow command per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding
from pipeline.report.formats.plain import one_line, proofs

if TYPE_CHECKING:
    from pathlib import PurePath

    from pipeline.check.engine.finding import Report

_COMMANDS = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.ADVIES: "notice"}


def as_github(report: Report, folder: PurePath) -> str:
    """A line per finding that is not accepted; `folder` is where its source stands in the repository."""
    return "\n".join(_annotation(finding, folder) for finding in report.findings if finding.aanvaard is None)


def _annotation(finding: Finding, folder: PurePath) -> str:
    properties = {"title": f"{finding.code} {finding.regel}"}
    if finding.plaatsen:
        place = finding.plaatsen[0]
        properties["file"] = (folder / place.bestand).as_posix()
        if place.regel is not None:
            properties["line"] = str(place.regel)
    listed = ",".join(f"{name}={_property(properties[name])}" for name in sorted(properties))
    parts = [finding.bericht, *proofs(finding), finding.voorstel or ""]
    message = "\n".join(one_line(part) for part in parts if part)
    return f"::{_COMMANDS[finding.ernst or Ernst.FOUT]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
