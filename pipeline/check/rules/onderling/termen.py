"""Family 0: one term of vakkennis or kennis is written in one way in all dossiers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.language.spelling_variants import Group, Kind, groups
from pipeline.check.language.term_blocks import near
from pipeline.check.rules.onderling.bronplaats import plaatsen, rows_where
from pipeline.check.rules.onderling.gronden import WOORDEN
from pipeline.check.rules.onderling.reeksen import ALL_ODD, Reeksen, genoemd, reeksen
from pipeline.comparing import fold, squash, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from pipeline.check.engine.finding import Plaats
    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Dossiers, Kennis, Vakkennis, Versies

PLACES = 2
"""Places of one way of writing that a finding shows."""


@rule("KD004", ernst=Ernst.ADVIES, grond=WOORDEN)
def term_in_meer_schrijfwijzen(
    vakkennis: Table[Vakkennis],
    kennis: Table[Kennis],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of een term van vakkennis of kennis in alle dossiers hetzelfde geschreven is.

    Een letter, een spatie of een streepje meer of minder is een andere schrijfwijze; enkelvoud en meervoud zijn een
    eigen melding, hoofdletters en leestekens tellen niet. Verschilt een heel woord, dan zijn het twee dingen. Wat één
    dossier zelf op twee manieren schrijft, meldt KD411; een woord dat alleen de conversie van een bron brak, telt niet.

    Waarom: bij twee schrijfwijzen zoekt wie dossiers vergelijkt naar een verschil dat er niet is.

    Fout: 'Verkoopsystemen' in elf dossiers en 'Verkoopssystemen' in een twaalfde.

    Goed: 'Gesprekstechnieken' en 'Gespreksstructuren': dat zijn twee dingen.
    """
    together = reeksen(dossiers, crebocodes, versies)
    uses = _uses(vakkennis, kennis)
    series: defaultdict[str, set[str]] = defaultdict(set)
    for term, dossier_id in zip(uses["term"], uses["dossier_id"], strict=True):
        series[term].add(together.van[dossier_id])
    if len(set().union(*series.values())) > 1:
        yield Seen(len(series))
    else:
        yield NotJudged("geen twee dossiers noemen vakkennis of kennis", door_bron=False)
    for kind in Kind:
        for group in groups(series, kind, near):
            forms = _forms(group)
            if _between(forms, series) and not _broken(forms, series):
                yield _finding(kind, forms, uses, (vakkennis, kennis), together)


def _uses(vakkennis: Table[Vakkennis], kennis: Table[Kennis]) -> pd.DataFrame:
    """Each term with the dossier in which it stands; a row per place."""
    import pandas as pd

    parts = [
        table.frame[["dossier_id", column]].rename(columns={column: "term"})
        for table, column in ((vakkennis, "vakkennis"), (kennis, "kennis"))
    ]
    return pd.concat(parts, ignore_index=True).dropna()


def _forms(group: Group) -> dict[str, list[str]]:
    """The terms of a group by the way in which they write what differs."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for term, variant in group.terms.items():
        forms[variant].append(term)
    return dict(forms)


def _between(forms: dict[str, list[str]], series: dict[str, set[str]]) -> bool:
    """Whether two series write it otherwise, and not one of them alone in both ways."""
    sets = [set().union(*(series[term] for term in terms)) for terms in forms.values()]
    return any(
        len(one | other) > 1 and (one - other or other - one) for one in sets for other in sets if one is not other
    )


def _broken(forms: dict[str, list[str]], terms: Iterable[str]) -> bool:
    """Whether the ways differ in spaces only, and the one with more of them holds a piece that is no word elsewhere."""
    pieces = {form: fold(found[0]).split() for form, found in forms.items()}
    longest = max(forms, key=lambda form: (len(pieces[form]), form))
    fewest = min(map(len, pieces.values()))
    if len({squash(form) for form in forms}) > 1 or len(pieces[longest]) == fewest:
        return False
    elsewhere = {word for term in terms if term not in forms[longest] for word in words(term)}
    return not elsewhere.issuperset(word for piece in pieces[longest] for word in words(piece))


def _finding(
    kind: Kind,
    forms: dict[str, list[str]],
    uses: pd.DataFrame,
    tables: tuple[Table[Vakkennis], Table[Kennis]],
    together: Reeksen,
) -> Finding:
    ids = {form: sorted(uses.loc[uses["term"].isin(terms), "dossier_id"].unique()) for form, terms in forms.items()}
    ordered = sorted(forms, key=lambda form: (-len(ids[form]), form))
    usual, next_most = ordered[:2]
    whole = all(len(terms) == 1 for terms in forms.values())
    shown = {form: terms[0] if whole else form for form, terms in forms.items()}
    clear = len(ids[usual]) > len(ids[next_most])
    counted = ", ".join(
        f"'{shown[form]}' in {genoemd(ids[form], ALL_ODD) if form != usual else _number(ids[form])}" for form in ordered
    )
    how = "in enkelvoud en meervoud" if kind is Kind.NUMBER else "in meer schrijfwijzen"
    found: list[Plaats] = []
    for form in ordered:
        rows: list[tuple[Any, str | None]] = [
            (row, getattr(row, column))
            for table, column in zip(tables, ("vakkennis", "kennis"), strict=True)
            for row in rows_where(table, table.frame[column].isin(forms[form]))
        ]
        found += plaatsen(rows, together, PLACES)
    return Finding(
        bericht=f"Dezelfde term staat {how} in de dossiers: {counted}; "
        "wie dossiers vergelijkt, zoekt een verschil dat er niet is.",
        plaatsen=tuple(found),
        voorstel=f"Schrijf overal '{shown[usual]}'." if clear else "Kies samen een schrijfwijze.",
        sleutel=f"{kind}: {' / '.join(sorted(forms))}",
    )


def _number(ids: list[str]) -> str:
    return f"{len(ids)} dossiers" if len(ids) > 1 else genoemd(ids)
