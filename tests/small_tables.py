"""A small set of tables that keeps every declaration: one uitstroom, two werkprocessen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemas

if TYPE_CHECKING:
    import pandas as pd

DOSSIER_ID = "medewerker-imkerij-2010-2011"
UITGEWERKT = {"uitstroom_id": "U1", "werkproces_id": "1.1"}
ROWS: dict[str, list[dict[str, Any]]] = {
    "dossiers": [
        {
            "titel": "Medewerker imkerij",
            "cohort": "2010 - 2011",
            "cohort_van": 2010,
            "cohort_tot": 2011,
            "formaat": "kd-2009",
            "bron_bestand": "imkerij.txt",
            "bron_sha256": "ab" * 32,
            "branche_vereisten": False,
        }
    ],
    "bronnen": [{"bron_soort": "tekst", "cellen_exact": False, "gescand": False}],
    "uitstromen": [{"uitstroom_id": "U1", "naam": "Imker", "niveau": 3, "bron_regel": 12}],
    "kerntaken": [{"kerntaak_nr": 1, "titel": "Verzorgt bijen", "bron_regel": 20}],
    "werkprocessen": [
        {
            "werkproces_id": "1.10",
            "kerntaak_nr": 1,
            "volgnr": 10,
            "titel": "Slingert honing",
            "bron_regel": 31,
        },
        {
            "werkproces_id": "1.1",
            "kerntaak_nr": 1,
            "volgnr": 1,
            "titel": "Inspecteert kasten",
            "bron_regel": 22,
        },
    ],
    "matrices": [{"matrix_id": "C-U1-1", "deel": "C", "kerntaak_nr": 1, "uitstroom_id": "U1", "toestand": "volledig"}],
    "matrix_kruisjes": [
        {
            "matrix_id": "C-U1-1",
            "werkproces_id": "1.1",
            "volgnr": 1,
            "kolom_gelezen": 11,
            "competentie_gelezen": "K",
            "competentie_code": "K",
            "zekerheid": "exact",
            "bron_regel": 40,
        }
    ],
    "uitwerkingen": [UITGEWERKT | {"titel": "Inspecteert kasten", "omschrijving": 'Hij zegt "rustig",\nen kijkt.'}],
    "resultaten": [UITGEWERKT | {"volgnr": 1, "resultaat": "=SOM(A1) is geen formule."}],
    "detailleringen": [
        UITGEWERKT | {"volgnr": 1, "competentie_code": "K", "verwijst_naar_eerste": False, "bron_regel": 50}
    ],
    "vakkennis": [UITGEWERKT | {"detaillering_volgnr": 1, "volgnr": 1, "vakkennis": "Bijenziekten"}],
    "bronverantwoording": [{"regel": 12, "volgnr": 1, "bestemming": "uitstromen"}, {"regel": 13, "volgnr": 1}],
}


def small_tables(**changed: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """Every table of the contract; `changed` replaces the rows of the tables that it names."""
    rows = ROWS | changed
    return schemas.empty_tables() | {
        name: schemas.frame(name, [{"dossier_id": DOSSIER_ID} | row for row in rows[name]])
        for name in schemas.TABLES
        if name in rows
    }
