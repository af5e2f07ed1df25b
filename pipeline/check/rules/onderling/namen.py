"""Texts of many dossiers without the names of their own uitstromen, so that two professions can say the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pipeline.check.rules.onderling.bronplaats import plain

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.check.engine.table import Table
    from schemas.rows import Dossiers, Uitstromen

NAME = "§"
"""Stands for the name of an uitstroom, or the title of the dossier."""


def zonder_namen(
    texts: pd.Series[Any], frame: pd.DataFrame, uitstromen: Table[Uitstromen], dossiers: Table[Dossiers]
) -> pd.Series[Any]:
    """Texts (as `plain` gives them, a row for each of `frame`) with one sign for every name of their own dossier."""
    import pandas as pd

    names: defaultdict[str, list[str]] = defaultdict(list)
    for table, column in ((uitstromen.frame, "naam"), (dossiers.frame, "titel")):
        for dossier_id, name in zip(table["dossier_id"], plain(table[column]), strict=True):
            if isinstance(name, str) and name:
                names[dossier_id].append(name)
    ordered = {key: sorted(set(found), key=len, reverse=True) for key, found in names.items()}
    made = [
        _without(text, ordered.get(dossier_id, ())) if isinstance(text, str) else None
        for text, dossier_id in zip(texts, frame["dossier_id"], strict=True)
    ]
    return pd.Series(made, index=texts.index, dtype="str")


def _without(text: str, names: list[str] | tuple[()]) -> str:
    whole = f" {text} "
    for name in names:
        if name in whole:
            whole = whole.replace(f" {name} ", f" {NAME} ")
    return whole.strip()
