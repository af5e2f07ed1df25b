"""Family 8, numbers: those that the register gives, what refers to them, and crebonummers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, rule
from pipeline.check.rules.register.benamingen import GEEN_REGISTER
from pipeline.vocabulary import KD_2009

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.check.engine.table import Table
    from schemas.rows import Crebocodes, Registernummers, Registerverwijzingen


@rule("KD801", ernst=Ernst.FOUT, grond="XML van het register: elke referentie noemt een nr van dezelfde soort.")
def verwijzing_naar_onbekend_nummer(registerverwijzingen: Table[Registerverwijzingen]) -> Verdicts:
    """Controleert of elke verwijzing een nummer noemt dat er is, en van de soort die daar hoort.

    Waarom: een kerntaak vraagt kennis alleen bij haar nummer. Bestaat dat niet, dan is niet te zien wat er wordt
    gevraagd.

    Fout: bij een kerntaak staat kennis 965990, en geen kennis heeft dat nummer.

    Goed: elke kennis, competentie en elk profiel waarnaar wordt verwezen, staat in het dossier.
    """
    if not len(registerverwijzingen):
        yield NotJudged(GEEN_REGISTER, door_bron=True)
    wrong: defaultdict[tuple[str, str, str], list[Registerverwijzingen]] = defaultdict(list)
    for row in registerverwijzingen:
        yield Seen()
        if row.soort is not None and row.soort != row.gevonden:
            wrong[row.soort, row.nummer or "", row.gevonden or ""].append(row)
    for (soort, nummer, gevonden), rows in wrong.items():
        yield _broken(soort, nummer, gevonden, rows)


def _broken(soort: str, nummer: str, gevonden: str, rows: Sequence[Registerverwijzingen]) -> Finding:
    if not nummer:
        what = f"Een verwijzing naar {soort} noemt geen nummer"
    elif gevonden:
        what = f"Nummer {nummer} is van een {gevonden}, en hier hoort een nummer van {soort} te staan"
    else:
        what = f"Nummer {nummer} ({soort}) bestaat niet in dit dossier"
    times = f", en er wordt {len(rows)} keer naar verwezen" if len(rows) > 1 else ""
    return Finding(
        bericht=f"{what}{times}: niet te zien is wat daar wordt gevraagd.",
        plaatsen=tuple(plaats(row, f"verwijzing naar {soort} {nummer}") for row in rows),
        voorstel=f"Verwijs naar het nummer van de {soort} die is bedoeld, of neem haar op.",
        sleutel=f"{soort} {nummer}",
    )


@rule("KD802", ernst=Ernst.FOUT, grond="XML van het register: een nr is uniek in het bestand.")
def nummer_dubbel(registernummers: Table[Registernummers]) -> Verdicts:
    """Controleert of geen twee dingen hetzelfde nummer hebben.

    Waarom: wat naar het nummer verwijst, verwijst dan naar twee dingen.

    Fout: twee werkprocessen hebben nr 966105.

    Goed: elk nummer is van één ding.
    """
    if not len(registernummers):
        yield NotJudged(GEEN_REGISTER, door_bron=True)
    for nummer, rows in registernummers.by("nummer").items():
        if nummer is None:
            continue
        yield Seen()
        if len(rows) > 1:
            things = " en ".join(f"{row.soort or 'iets'} '{' '.join((row.titel or '').split())}'" for row in rows)
            yield Finding(
                bericht=f"Nummer {nummer} is van {things}: wat ernaar verwijst, kan beide bedoelen.",
                plaatsen=tuple(plaats(row, f"{nummer} {row.titel or ''}") for row in rows),
                voorstel="Geef elk een eigen nummer.",
                sleutel=nummer,
            )


@rule(
    "KD814",
    ernst=Ernst.FOUT,
    grond="Het crebo: een nummer is van één dossier of één kwalificatie.",
    onbekend={KD_2009: "dit formaat kent geen crebonummers per profiel"},
)
def crebo_dubbel(crebocodes: Table[Crebocodes]) -> Verdicts:
    """Controleert of elk crebonummer één keer is uitgegeven: aan het dossier of aan één profiel.

    Waarom: met het crebonummer wordt een student ingeschreven; twee profielen met één nummer zijn niet te
    onderscheiden.

    Fout: P1 en P2 hebben beide crebo 25486.

    Goed: dossier en profielen hebben elk een eigen nummer.
    """
    for code, rows in crebocodes.by("crebocode").items():
        yield Seen()
        if len(rows) > 1:
            owners = " en ".join(row.uitstroom_id or "het dossier" for row in rows)
            yield Finding(
                bericht=f"Crebo {code} is van {owners}: wie zich daarmee inschrijft, kan voor beide bedoeld zijn.",
                plaatsen=tuple(plaats(row, str(row.crebocode)) for row in rows),
                voorstel="Geef elk zijn eigen crebonummer.",
                sleutel=code,
            )
