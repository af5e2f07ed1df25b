"""An identifier keeps what tells one dossier from another, whatever the length of its title."""

from __future__ import annotations

import pytest

from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from pipeline.transform.identifier import LONGEST_ID, identifier
from tests import dossiers


def test_an_ordinary_name_and_cohort() -> None:
    assert identifier("Commercieel medewerker", "2009 - 2010") == "commercieel-medewerker-2009-2010"
    assert identifier("Pedagogisch werk", 23183, None) == "pedagogisch-werk-23183"
    assert identifier("Één café", "") == "een-cafe"
    assert identifier("???", None) == "dossier"


@pytest.mark.parametrize("length", [100, 109, 110, 111, 119, 120, 121, 500, 100_000])
def test_no_length_of_title_takes_the_cohort_away(length: int) -> None:
    ids = {identifier("a" * length, cohort) for cohort in ("2008 - 2009", "2009 - 2010")}
    ids |= {identifier("a" * (length - 1) + "b", cohort) for cohort in ("2008 - 2009", "2009 - 2010")}
    assert len(ids) == 4
    assert all(len(name) <= LONGEST_ID and name[-9:] in ("2008-2009", "2009-2010") for name in ids)


def test_endings_alone_may_be_too_long() -> None:
    assert len(identifier("a" * 200, "9" * 500)) <= LONGEST_ID


def test_two_cohorts_of_a_dossier_with_a_long_title_have_two_ids() -> None:
    text = dossiers.write_text(dossiers.een_uitstroom()).replace(
        "# Bijenhouder\n", f"# Bijenhouder {'van ver ' * 40}\n", 1
    )
    ids = {
        transform(read_text("dossier.txt", text.replace("Cohort 2010 - 2011", cohort).encode()))[
            "dossiers"
        ].dossier_id.iloc[0]
        for cohort in ("Cohort 2010 - 2011", "Cohort 2011 - 2012")
    }
    assert len(ids) == 2
