"""What a process of the page can be asked to do: read, judge again, accept a finding, compare, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import dossiers
from pipeline.check.settings.waivers import waiver_path
from pipeline.desk.limits import bound, bound_memory, free, more_time, reading_time
from pipeline.desk.publishing import forget, lines_of, publish
from pipeline.dossiers import Dossier
from pipeline.errors import SettingsError, SourceError
from pipeline.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.desk.child import Tell

TABLES = "tabellen"
"""The folder with a folder of tables for each dossier in a source."""


def read(task: dict[str, Any], tell: Tell) -> list[dict[str, Any]]:
    """Read a source and judge each dossier in it: what the page is told of each.

    Where the source was saved anew, its copy takes the place of the one before, and news is told as well.
    """
    source, out = Path(task["source"]), Path(task["out"])
    known = _renew(task, source)
    seconds = task["reading"] or reading_time(source)
    tell({"step": "lezen", "seconds": seconds})
    bound(seconds)
    told: list[dict[str, Any]] = []
    for dossier in dossiers.dossiers_in(source, progress=lambda page, of: tell({"page": page, "pages": of})):
        if not told:
            _ready()
        more_time(task["judging"])
        tell({"step": "controleren", "seconds": task["judging"]})
        before = known[0] if len(known) == 1 and not dossier.among else dossier.dossier_id
        told.append(publish(dossier, out, lines_of(out, before) if known else None))
    for gone in set(known) - {found["id"] for found in told}:
        forget(out, gone)
    return told


def _renew(task: dict[str, Any], source: Path) -> list[str]:
    """Put what came in the place of a source and of its waivers: the dossiers that were known of it."""
    if not task.get("came"):
        return []
    Path(task["came"]).replace(source)
    if task["waivers"]:
        Path(task["waivers"]).replace(waiver_path(source))
    known: list[str] = task["known"]
    return known


def judge(task: dict[str, Any], tell: Tell) -> list[dict[str, Any]]:
    """Judge the dossiers of a source again, under the file with waivers that came in for it."""
    from pipeline.check.settings.file import read_settings

    _begin(task, tell, "controleren")
    came = Path(task["waivers"])
    read_settings(came)
    came.replace(Path(task["source"]).with_name(came.name))
    return _again(task)


def _again(task: dict[str, Any]) -> list[dict[str, Any]]:
    found = [publish(dossier, Path(task["out"])) for dossier in _published(task)]
    if not found:
        raise SourceError("dit dossier is niet nagekeken")
    return found


def accept(task: dict[str, Any], tell: Tell) -> list[dict[str, Any]]:
    """Accept a finding of a dossier with a reason, and judge that dossier again."""
    from pipeline.check.settings.waivers import add_waiver
    from pipeline.desk.publishing import judged, waivers_of

    _begin(task, tell, "aanvaarden")
    (dossier,) = (found for found in _published(task) if found.dossier_id == task["dossier"])
    report = judged(dossier)
    every = {finding.vingerafdruk: finding for finding in (*report.findings, *report.na_te_lezen)}
    if task["fingerprint"] not in every:
        raise SettingsError(f"geen bevinding heeft vingerafdruk {task['fingerprint']!r}")
    add_waiver(waivers_of(dossier), every[task["fingerprint"]], task["reason"], task["by"])
    return _again(task)


def compare(task: dict[str, Any], tell: Tell) -> list[dict[str, Any]]:
    """Compare two dossiers that were read: what the page is told of it."""
    from pipeline import __version__
    from pipeline.compare import compare as compared
    from pipeline.report.diff import Form, render
    from pipeline.report.diff.view import view

    _begin(task, tell, "vergelijken")
    found = compared(*(dossiers.tables_of(Path(task[side])) for side in ("old", "new")))
    out = Path(task["out"])
    for form, name in ((Form.HTML, "verschil.html"), (Form.XLSX, "was-wordt.xlsx"), (Form.MARKDOWN, "verschil.md")):
        write_file(out / name, render(found, form, __version__))
    shown = view(found, __version__)
    return [{"id": "verschil", "kop": shown.kop, "zin": shown.telling, "stijl": shown.stijl}]


def pdf(task: dict[str, Any], tell: Tell) -> list[dict[str, Any]]:
    """Print a report that was written; the browser that does so has bounds of its own."""
    from pipeline.report.print.pdf import write_pdf

    tell({"step": "afdrukken", "seconds": task["printing"]})
    page = Path(task["page"])
    write_pdf(page, page.with_suffix(".pdf"))
    return []


TASKS: dict[str, Callable[[dict[str, Any], Tell], list[dict[str, Any]]]] = {
    task.__name__: task for task in (read, judge, accept, compare, pdf)
}
"""Every task by the name that the page calls it by."""


def _begin(task: dict[str, Any], tell: Tell, step: str) -> None:
    tell({"step": step, "seconds": task["judging"]})
    bound(task["judging"])
    _ready()


def _ready() -> None:
    """Load what judging takes, which counts for no bound: pyarrow lays hands on a gigabyte that it does not use."""
    free()
    import pandas as pd

    pd.DataFrame({"": [""]}, dtype="str")
    bound_memory()


def _published(task: dict[str, Any]) -> Iterator[Dossier]:
    """The dossiers of a source as their tables were published, with the settings that stand beside it."""
    source = Path(task["source"])
    shared = dossiers.settings_for(source)
    folders = sorted(path.parent for path in (Path(task["out"]) / TABLES).glob("*/datapackage.json"))
    for folder in folders:
        tables = dossiers.tables_of(folder)
        own = dossiers.settings_within(source, folder.name, shared) if len(folders) > 1 else shared
        yield Dossier(source, tables, own, among=len(folders) > 1)
