"""A format is recognised before anything is judged, and one that is not read is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.extract import read
from pipeline.extract.text.reader import read_text
from pipeline.transform import READERS, transform
from pipeline.transform.formats import formats, recognised
from tests import dossiers

SHARED = Path("../shared/dossiers")
TEXTS = {
    "kd-2005": """# Timmerman

## Inhoudsopgave

DEEL 1 De kern van het kwalificatieprofiel ..... 3
3 Kerntaken ..... 5
4 Kernopgaven ..... 6
5 Competentiematrix ..... 8

## 4 Kernopgaven

Kernopgave 1: kiezen tussen snelheid en zorg.

## 5 Competentiematrix

De beroepscompetenties staan met hun beheersingscriteria in deel 2.
""",
    "kd-2013": """# Kwalificatiedossier MBO: Timmeren

Profiel(en): Timmerman; Machinaal houtbewerker

Crebonummer(s): 99001

## LEESWIJZER

Dit dossier heeft een basis, profielen en een keuzedeel.

## BASIS

Kerntaak: Maakt kozijnen

Werkproces: Meet in

## KEUZE

## VERANTWOORDINGSINFORMATIE
""",
    "sbb-2015": """# Timmeren

Crebonr. 23001

## Basisdeel

### 1. Beroepsspecifieke onderdelen

Typering van de beroepengroep

B1-K1: Maakt kozijnen

Verantwoordelijkheid en zelfstandigheid

## Profieldeel
""",
    "keuzedeel": """# Keuzedeel Houten vloeren leggen

Studielast: 240

Gekoppeld aan kwalificatie(s): Timmerman

## Relevantie van het keuzedeel

D1-K1: Legt houten vloeren

D1-K1-W1: Meet de ruimte op
""",
    "beroepscompetentieprofiel": """# Beroepscompetentieprofiel Timmerman

Brondocument(en)\tRapport van de branche
Legitimering\tDoor werkgevers en werknemers
Mogelijke functiebenamingen\tTimmerman, kozijnenmaker

De vakvolwassen timmerman werkt zelfstandig.
""",
    "register": '<?xml version="1.0" encoding="UTF-8"?>\n<dossier nr="1">\n<titel>Timmeren</titel>\n</dossier>\n',
}


@pytest.mark.parametrize("formaat", TEXTS)
def test_each_format_is_known_by_its_words(formaat: str) -> None:
    document = read_text("bron.txt", TEXTS[formaat].encode())
    found = recognised(document)
    assert found is not None
    assert found.formaat == formaat


@pytest.mark.parametrize("formaat", [name for name in TEXTS if name not in READERS])
def test_a_format_without_a_reader_is_refused_by_name_in_one_line(formaat: str) -> None:
    with pytest.raises(SourceError) as refused:
        transform(read_text("bron.txt", TEXTS[formaat].encode()))
    said = str(refused.value)
    assert said.startswith(f"bron.txt: dit is {formats()[formaat].omschrijving};")
    assert "\n" not in said
    assert formats()["kd-2009"].omschrijving in said


@pytest.mark.parametrize("made", [dossiers.een_uitstroom, dossiers.drie_uitstromen, dossiers.zes_uitstromen])
def test_a_dossier_with_deel_a_to_d_is_one_of_2009(made: object) -> None:
    text = dossiers.write_text(made())  # type: ignore[operator]
    for part in (
        text,
        text.replace("Deel A: ", "Deel A "),
        text.partition("## Deel D")[0],
        text.partition("## Deel C")[0],
    ):
        found = recognised(read_text("bron.txt", part.encode()))
        assert found is not None
        assert found.formaat == "kd-2009"


def test_what_is_of_no_known_format_is_no_dossier() -> None:
    assert recognised(read_text("brief.txt", b"Geachte heer,\n\nHierbij de rekening.\n")) is None
    with pytest.raises(SourceError, match="dit is geen kwalificatiedossier"):
        transform(read_text("brief.txt", b"Geachte heer,\n\nHierbij de rekening.\n"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the prints made from the register")
@pytest.mark.parametrize("name", ["2755-dienstverlening.pdf", "2755-dienstverlening.word.pdf"])
def test_a_print_of_2015_is_known_as_one(name: str) -> None:
    found = recognised(read(SHARED / name))
    assert found is not None
    assert found.formaat == "sbb-2015"
