"""Family 0: werkprocessen that are alike in title and omschrijving choose the same competenties."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.onderling.bronplaats import plaatsen, plain
from pipeline.check.rules.onderling.buitenbeentjes import Buitenbeentje, aantal_gedeeld, buitenbeentjes, verdeeld
from pipeline.check.rules.onderling.gelijkend import gelijkend
from pipeline.check.rules.onderling.gronden import KEUZE
from pipeline.check.rules.onderling.namen import zonder_namen
from pipeline.check.rules.onderling.reeksen import ALL_ODD, Reeksen, genoemd, reeksen
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.check.engine.table import Table
    from schemas.rows import (
        Crebocodes,
        Dossiers,
        MatrixKruisjes,
        Uitstromen,
        Uitwerkingen,
        Versies,
        WerkprocesCompetenties,
        Werkprocessen,
    )

KEY = ["dossier_id", "uitstroom_id", "werkproces_id"]


@rule("KD002", ernst=Ernst.ADVIES, grond=KEUZE)
def zelfde_werkproces_andere_competenties(
    uitwerkingen: Table[Uitwerkingen],
    werkprocessen: Table[Werkprocessen],
    werkproces_competenties: Table[WerkprocesCompetenties],
    matrix_kruisjes: Table[MatrixKruisjes],
    uitstromen: Table[Uitstromen],
    dossiers: Table[Dossiers],
    crebocodes: Table[Crebocodes],
    versies: Table[Versies],
) -> Verdicts:
    """Controleert of werkprocessen met dezelfde titel en vrijwel dezelfde omschrijving dezelfde competenties vragen.

    De naam van de uitstroom telt als gelijk. Genoemd wordt wie vrijwel alleen staat: van drie dossiers één, van
    tien ten hoogste twee. Een dossier van voor 2015 waarvan de matrix de keuze niet
    bevestigt, wordt hier niet genoemd: het spreekt zichzelf tegen, of de bron verloor iets.

    Waarom: dezelfde handelingen vragen hetzelfde van een deelnemer, in welk dossier zij ook staan.

    Fout: 'Slingert de honing' vraagt in negen dossiers K, L en T, en in een tiende met dezelfde omschrijving K, S en X.

    Goed: het tiende dossier beschrijft een ander soort slingeren, of drie van de tien kiezen anders.
    """
    together = reeksen(dossiers, crebocodes, versies)
    frame = _units(uitwerkingen.frame, werkprocessen.frame, werkproces_competenties.frame)
    thing = gelijkend(plain(frame["titel"]), zonder_namen(plain(frame["omschrijving"]), frame, uitstromen, dossiers))
    thing = thing.where(frame["keuze"].notna())
    if number := aantal_gedeeld(thing, frame["dossier_id"]):
        yield Seen(number)
    else:
        yield NotJudged("geen werkproces staat met dezelfde titel en omschrijving in meer dossiers", door_bron=False)
    choice = dict(zip(zip(*(frame[name] for name in KEY), strict=True), frame["keuze"], strict=True))
    mixed = verdeeld(thing, frame["keuze"])
    crossed = _crossed(matrix_kruisjes.frame, frame["dossier_id"][mixed.notna()])
    found = buitenbeentjes(uitwerkingen, mixed, lambda row: choice[_key(row)], together)
    for odd in found:
        sure = [
            row
            for row in odd.hier
            if together.dossiers[row.dossier_id].formaat != KD_2009 or crossed.get(_key(row)) == choice[_key(row)]
        ]
        if sure:
            yield _finding(odd, sure, together)


def _units(uitwerkingen: pd.DataFrame, werkprocessen: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """The uitwerkingen, row for row, with their title and the letters of their competenties; missing where one is not known."""
    import pandas as pd

    whole = chosen.dropna(subset=["competentie_code"]).drop_duplicates([*KEY, "competentie_code"])
    whole = whole.sort_values([*KEY, "competentie_code"])
    letters = whole.groupby(KEY, sort=False)["competentie_code"].agg("".join).rename("keuze").reset_index()
    titles = werkprocessen[["dossier_id", "werkproces_id", "titel"]].rename(columns={"titel": "kop"})
    titles = titles.drop_duplicates(["dossier_id", "werkproces_id"])
    frame = uitwerkingen[[*KEY, "titel", "omschrijving"]].merge(titles, "left", ["dossier_id", "werkproces_id"])
    frame["titel"] = frame["titel"].fillna(frame["kop"])
    frame = frame.merge(letters, "left", KEY)
    unknown = pd.MultiIndex.from_frame(chosen.loc[chosen["competentie_code"].isna(), KEY])
    frame["keuze"] = frame["keuze"].where(~pd.MultiIndex.from_frame(frame[KEY]).isin(unknown))
    frame.index = uitwerkingen.index
    return frame


def _crossed(kruisjes: pd.DataFrame, ids: pd.Series[Any]) -> dict[tuple[str, str, str], str]:
    """The letters that the matrices of Deel C cross for each werkproces of an uitstroom of these dossiers."""
    own = kruisjes[kruisjes["dossier_id"].isin(ids.unique()) & kruisjes["matrix_id"].str.startswith("C-")]
    own = own.assign(uitstroom_id=own["matrix_id"].str.extract(r"^C-(U[0-9]+)", expand=False))
    own = own.dropna(subset=["uitstroom_id", "competentie_code"]).drop_duplicates([*KEY, "competentie_code"])
    if own.empty:
        return {}
    letters = own.sort_values([*KEY, "competentie_code"]).groupby(KEY)["competentie_code"].agg("".join).reset_index()
    return dict(zip(zip(*(letters[name] for name in KEY), strict=True), letters["competentie_code"], strict=True))


def _key(row: Uitwerkingen) -> tuple[str, str, str]:
    return row.dossier_id, row.uitstroom_id, row.werkproces_id


def _finding(found: Buitenbeentje[Uitwerkingen], rows: list[Uitwerkingen], together: Reeksen) -> Finding:
    odd = found.uitzondering
    titles = Counter(row.titel or "" for row in found.elders)
    title = rows[0].titel or titles.most_common(1)[0][0]
    lacks, more = (", ".join(sorted(set(a) - set(b))) for a, b in ((odd.gewoon, odd.keuze), (odd.keuze, odd.gewoon)))
    change = " en ".join(filter(None, (lacks and f"zonder {lacks}", more and f"met {more}")))
    ids = sorted({row.dossier_id for row in rows})
    return Finding(
        bericht=f"'{title}' vraagt in {genoemd(ids, ALL_ODD)} {_listed(odd.keuze)}, maar in {genoemd(odd.anderen)} met dezelfde "
        f"omschrijving {_listed(odd.gewoon)} ({odd.aantal} tegen {odd.gewone} van {odd.alle} dossiers): {change}.",
        plaatsen=(
            *plaatsen(((row, row.titel or title) for row in rows), together),
            *plaatsen(((row, row.titel or title) for row in found.elders), together),
        ),
        voorstel="Kies dezelfde competenties, of beschrijf wat er in dit werkproces anders is.",
        sleutel=found.van,
        afwijkend=f"{odd.keuze} {' '.join(ids)}",
    )


def _listed(letters: str) -> str:
    return " en ".join(filter(None, (", ".join(letters[:-1]), letters[-1:])))
