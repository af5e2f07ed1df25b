"""What an author has written in a file with comments is not overwritten by the next run."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from pipeline.desk.opmerkingen import ENDING
from pipeline.errors import OutputError
from pipeline.report.files import RUN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEY = "opmerkingen_sha256"


def told_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """What `run.json` says of the files with comments that a run writes, of which there is one at most."""
    return {_KEY: hashlib.sha256(b"".join(files.values())).hexdigest()} if files else {}


def refuse_loss(folder: Path, source: Path) -> None:
    """Raise OutputError when replacing the folder of a report would lose what an author wrote in it.

    That is a file with comments that was saved since the run that made it, or the source itself.
    """
    if source.resolve().is_relative_to(folder.resolve()):
        raise OutputError(
            f"{source}: staat in de map van zijn eigen rapport, die wordt vervangen; zet het ergens anders"
        )
    for path in sorted(folder.glob(f"*{ENDING}.docx")):
        if hashlib.sha256(path.read_bytes()).hexdigest() != _told(folder):
            raise OutputError(
                f"{path}: is bewerkt sinds de vorige run en zou worden overschreven; zet het in een andere map en "
                "controleer het daar"
            )


def _told(folder: Path) -> str:
    try:
        return str(json.loads((folder / RUN).read_text(encoding="utf-8"))[_KEY])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
