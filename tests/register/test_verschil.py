"""A dossier of 2015 and later and its own print, Word file or conversion differ in nothing; a real change is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.compare.compare import compare
from tests.register import druk
from tests.register.inhoud import een_profiel, zes_profielen
from tests.register.test_druk import LOOKS, SHARED, tables
from tests.register.write import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.register.model import Dossier


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("make", [een_profiel, zes_profielen])
def test_a_dossier_and_its_print_are_one_version(make: Callable[[], Dossier], look: str) -> None:
    xml = tables(write(make()).encode(), "d.xml")
    printed = tables(*LOOKS[look](druk.story(make())))
    for old, new in ((xml, printed), (printed, xml)):
        found = compare(old, new)
        assert [item.as_dict() for item in found.wijzigingen] == []
        assert found.oordeel.categorie == 4
        assert all(item.reden for item in found.niet_vergeleken)


def test_what_a_print_does_not_show_is_named_as_not_compared() -> None:
    xml = tables(write(zes_profielen()).encode(), "d.xml")
    found = compare(xml, tables(*LOOKS["lijnen"](druk.story(zes_profielen()))))
    assert found.niet_vergeleken


@pytest.mark.parametrize("look", ["lijnen", "word", "markdown"])
def test_a_change_between_xml_and_print_is_told_once(look: str) -> None:
    changed = zes_profielen()
    changed.kerntaken[0].werkprocessen[1].resultaat = "De zwerm zit in drie kasten.\nDe omgeving is veilig."
    xml = tables(write(zes_profielen()).encode(), "d.xml")
    found = compare(xml, tables(*LOOKS[look](druk.story(changed))))
    told = {(item.soort.value, item.onderwerp, item.oud, item.nieuw) for item in found.wijzigingen}
    assert told == {("gewijzigd", "resultaat", "De zwerm zit in een kast.", "De zwerm zit in drie kasten.")}
    assert found.oordeel.categorie == 3


@pytest.mark.skipif(not SHARED.is_dir(), reason="no real prints beside the project")
@pytest.mark.parametrize(
    ("xml", "printed"),
    [
        ("2635-pedagogisch-werk", "2635-pedagogisch-werk.pdf"),
        ("2755-dienstverlening", "2755-dienstverlening.pdf"),
        ("2755-dienstverlening", "2755-dienstverlening.word.pdf"),
    ],
)
def test_a_real_dossier_and_its_print_are_one_version(xml: str, printed: str) -> None:
    source, other = SHARED / "sbb" / f"{xml}.xml", SHARED / "dossiers" / printed
    found = compare(tables(source.read_bytes(), source.name), tables(Path(other).read_bytes(), other.name))
    assert [item.as_dict() for item in found.wijzigingen] == []
    assert found.oordeel.categorie == 4
    assert all(item.reden for item in found.niet_vergeleken)
