"""Every fault that family 8 knows, put into a dossier without any: it is found, and nothing else is accused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipeline.check.run import run_rules
from pipeline.extract import read_each
from pipeline.transform import transform
from tests.register import een_profiel, write, zes_profielen

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.check.engine.finding import Finding
    from tests.register.model import Aanvulling, Dossier

Fault = Callable[["Dossier"], None]
Edit = Callable[[str], str]


def findings(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    path = tmp_path / "register.xml"
    path.write_text(text, encoding="utf-8")
    (document,) = read_each(path)
    report = run_rules(transform(document))
    assert not report.failures
    return report.findings


def swap(old: str, new: str, count: int = 1) -> Edit:
    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, count)

    return edit


def number_of(text: str, title: str) -> str:
    found = re.search(rf'nr="(\d+)" titel="{re.escape(title)}"', text)
    assert found
    return found[1]


def drop_reference(title: str) -> Edit:
    return lambda text: text.replace(f'<vakkennisenvaardigheden referentie="{number_of(text, title)}" />', "")


def double_reference(title: str) -> Edit:
    def edit(text: str) -> str:
        one = f'<vakkennisenvaardigheden referentie="{number_of(text, title)}" />'
        return text.replace(one, one + one, 1)

    return edit


def same_number(first: str, second: str) -> Edit:
    return lambda text: text.replace(f'nr="{number_of(text, second)}" titel', f'nr="{number_of(text, first)}" titel', 1)


TEXTS: dict[str, tuple[Edit, set[str]]] = {
    "verwijzing naar niets": (
        lambda text: text.replace(f'heden referentie="{number_of(text, "kan honing slingeren")}"', 'heden referentie="77"', 1),
        {"KD801"},
    ),
    "verwijzing naar iets anders": (swap('<competentie referentie="3093"', '<competentie referentie="4137"'), {"KD801"}),
    "aanvulling voor een onbekend profiel": (
        swap('perprofiel><aanvullend><profiel referentie="100001"', 'perprofiel><aanvullend><profiel referentie="55"'),
        {"KD801"},
    ),
    "nummer dubbel": (same_number("Inspecteert de volken", "Schept een zwerm"), {"KD802"}),
    "kennis ongebruikt": (drop_reference("kan uitleg geven aan bezoekers"), {"KD803"}),
    "kennis tweemaal bij een kerntaak": (double_reference("heeft kennis van het bijenjaar"), {"KD805"}),
    "hoofdstuk met gat": (swap('titel="Schept een zwerm" hoofdstuk="2"', 'titel="Schept een zwerm" hoofdstuk="3"'), {"KD809"}),
    "hoofdstuk dubbel": (swap('titel="Schept een zwerm" hoofdstuk="2"', 'titel="Schept een zwerm" hoofdstuk="1"'), {"KD809"}),
    "profiel met gat": (swap('titel="Bosimker" hoofdstuk="2"', 'titel="Bosimker" hoofdstuk="7"'), {"KD809"}),
    "geen omschrijving": (swap("De imker benadert de tros met een korf.", ""), {"KD810"}),
    "geen resultaat": (swap("De zwerm zit in een kast.\nDe omgeving is veilig.", ""), {"KD810"}),
    "geen gedrag": (swap("De imker:\n- beweegt rustig.", "De imker:"), {"KD810"}),
    "geen competentie": (swap('<competentie referentie="3094" />\n<competentie referentie="3105" />', ""), {"KD810"}),
    "sjabloon": (swap("De kans is groot.", "Zie <naam van de wet>."), {"KD811"}),
    "competentie dubbel": (swap('<competentie referentie="3094" />', '<competentie referentie="3094" />' * 2), {"KD306"}),
    "competentie anders genoemd": (swap('titel="Presenteren"', 'titel="Vertonen"'), {"KD305"}),
    "onbekend element": (swap("</profielkerntaken>", "<notitie>Nog doen</notitie></profielkerntaken>"), {"KD906"}),
    "titel met losse spaties": (swap('titel="Schept een zwerm"', 'titel="Schept  een zwerm "'), {"KD820"}),
    "profielnaam anders geschreven": (swap("De kans is groot.", "De kans voor de Bos-Imker is groot."), {"KD817"}),
    "vaardigheid zonder niveau": (swap('titel="Lezen" niveau="B1"', 'titel="Lezen" niveau=""'), {"KD813"}),
    "profiel zonder taal": (swap('<profiel referentie="100005"><taal ', '<profiel referentie="100000" /><profiel referentie="100005"><taal '), {"KD813"}),
}  # fmt: skip


def _set(**values: object) -> Fault:
    def change(dossier: Dossier) -> None:
        for name, value in values.items():
            setattr(dossier, name, value)

    return change


def _profiel(number: int, **values: object) -> Fault:
    def change(dossier: Dossier) -> None:
        for name, value in values.items():
            setattr(dossier.profielen[number - 1], name, value)

    return change


def _adds(**values: object) -> Fault:
    """The second profiel adds otherwise to the first kerntaak and its first werkproces."""

    def change(dossier: Dossier) -> None:
        task = dossier.kerntaken[0]
        for part in (task, task.werkprocessen[0]):
            base: Aanvulling = part.aan[2]
            for name, value in values.items():
                setattr(base, name, value)

    return change


def _kennis(text: str) -> Fault:
    def change(dossier: Dossier) -> None:
        dossier.kennis.append(text)
        dossier.kerntaken[0].kennis.append(text)

    return change


MODELS: dict[str, tuple[Fault, set[str]]] = {
    "kennis dubbel": (_kennis("Heeft kennis van bijen-ziekten."), {"KD804"}),
    "kennis is een kop": (_kennis("Over bijenziekten:"), {"KD806"}),
    "kennis is een profiel": (_kennis("Bosimker"), {"KD806"}),
    "profiel herhaalt kennis": (_adds(kennis=["heeft kennis van bijenziekten", "heeft specialistische kennis van bijenziekten"]), {"KD807"}),
    "profiel herhaalt competentie": (_adds(competenties="MJ"), {"KD807"}),
    "lege tekst": (_adds(verantwoordelijkheid=""), {"KD808"}),
    "lege lijst": (_adds(competenties=""), {"KD808"}),
    "nieuw met een vorige versie": (_set(categorie=1), {"KD812"}),
    "gewijzigd zonder vorige versie": (_set(vorige=""), {"KD812"}),
    "kwalificatie erbij onder 3": (_set(wijzigingen="- De kwalificatie bosimker is toegevoegd."), {"KD812"}),
    "kwalificatie weg onder 4": (_set(categorie=4, wijzigingen="Het profiel wespenimker is vervallen."), {"KD812"}),
    "crebo dubbel": (_profiel(2, crebo="25701"), {"KD814"}),
    "crebo van het dossier": (_profiel(2, crebo="23701"), {"KD814"}),
    "niveau past niet": (_profiel(2, niveau=2), {"KD815"}),
    "vereisten alleen bij een profiel": (_profiel(2, wettelijk="Ja"), {"KD816"}),
    "vereisten alleen bij het dossier": (_set(wettelijk="Ja"), {"KD816"}),
    "agenda verlopen": (_set(agenda=[("Examenprofiel", "Aanpassen", "Allen", "2014")]), {"KD818"}),
    "geldig voor vaststelling": (_set(geldig="01-08-2015"), {"KD819"}),
    "crebo zonder vijf cijfers": (_profiel(2, crebo="2570"), {"KD107"}),
}  # fmt: skip


@pytest.mark.parametrize("make", [een_profiel, zes_profielen])
def test_a_dossier_without_faults_is_accused_of_nothing(make: Callable[[], Dossier], tmp_path: Path) -> None:
    assert findings(tmp_path, write(make())) == ()


@pytest.mark.parametrize("fault", TEXTS)
def test_a_fault_in_the_file_is_found_and_nothing_else(fault: str, tmp_path: Path) -> None:
    edit, codes = TEXTS[fault]
    found = findings(tmp_path, edit(write(zes_profielen())))
    assert {finding.code for finding in found} == codes, [finding.bericht for finding in found]
    assert len(found) == 1


@pytest.mark.parametrize("fault", MODELS)
def test_a_fault_in_the_content_is_found_and_nothing_else(fault: str, tmp_path: Path) -> None:
    change, codes = MODELS[fault]
    dossier = zes_profielen()
    change(dossier)
    found = findings(tmp_path, write(dossier))
    assert {finding.code for finding in found} == codes, [finding.bericht for finding in found]
    assert len(found) == 1
    assert all(place.regel for place in found[0].plaatsen)


def test_what_is_said_has_the_codes_of_the_dossier(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, swap("De imker benadert de tros met een korf.", "")(write(zes_profielen())))
    assert finding.bericht.startswith("Werkproces B1-K1-W2 'Schept een zwerm' heeft geen omschrijving")
    assert (
        finding.plaatsen[0].pad == "dossier/basis/basistaken/basiskerntaken/kerntaak/basiswerkprocessen/werkproces[2]"
    )
    assert (finding.werkproces_id, finding.uitstroom_id) == ("1.2", None)


def test_a_rule_says_what_the_format_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "register.xml"
    path.write_text(write(een_profiel()), encoding="utf-8")
    (document,) = read_each(path)
    said = {outcome.code: outcome for outcome in run_rules(transform(document)).outcomes}
    assert said["KD301"].reden == "dit formaat kent geen matrices"
    assert said["KD108"].reden == "dit formaat kent geen cohorten"
    assert said["KD601"].reden == "dit formaat kent geen certificeerbare eenheden"
    assert said["KD203"].uitkomst.value == "voldoet"
    assert not any(outcome.door_bron for outcome in said.values())
