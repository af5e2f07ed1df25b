"""The forms of the findings, on one report that holds every kind of finding and hostile text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from pipeline.check.engine.families import blocking
from pipeline.check.engine.finding import Eigenaar, Ernst, Failure, Finding, Outcome, Plaats, Report, Uitkomst
from pipeline.report.formats import Form, render
from pipeline.report.formats.plain import counts, harmless, one_line, quoted, where

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif.json").read_text(encoding="utf-8"))
FILE = "dossier 1,2.txt"
EVIL = 'a%b\r\n::error::x, y:z]]>&<b>"\x1b[31m\x00\u202eom [klik](1) {0}'


def finding(code: str, name: str, ernst: Ernst, **others: Any) -> Finding:
    places = others.pop("plaatsen", (Plaats(tekst="eerste plaats", regel=12, bestand=FILE),))
    eigenaar = others.pop("eigenaar", Eigenaar.DOSSIER)
    bericht = others.pop("bericht", f"{name} is fout")
    return Finding(bericht=bericht, plaatsen=places, code=code, regel=name, ernst=ernst, eigenaar=eigenaar, **others)


BOTH_SIDES = (
    Plaats(tekst="links", regel=12, bestand=FILE),
    Plaats(tekst="rechts", regel=340, bestand=FILE),
    Plaats(tekst="blad", pagina=7, bestand=FILE),
)
FINDINGS = (
    finding("KD110", "dossiertitel-wijkt-af", Ernst.FOUT, plaatsen=BOTH_SIDES, voorstel="Maak ze gelijk."),
    finding("KD110", "dossiertitel-wijkt-af", Ernst.FOUT, sleutel="2", aanvaard="het bestuur besloot zo"),
    finding("KD501", "taalniveau-niet-cumulatief", Ernst.FOUT, uitstroom_id="U2", werkproces_id="1.10"),
    finding("KD501", "taalniveau-niet-cumulatief", Ernst.FOUT, uitstroom_id="U2", werkproces_id="1.9"),
    finding("KD503", "niveaumatrix-ontbreekt", Ernst.FOUT, uitstroom_id="U10", eigenaar=Eigenaar.BRON),
    finding("KD502", "rekenniveau-niet-cumulatief", Ernst.WAARSCHUWING, kerntaak_nr=3, uitstroom_id="U2"),
    finding(
        "KD504",
        "gesprekken-zonder-luisteren",
        Ernst.ADVIES,
        bericht=EVIL,
        plaatsen=(Plaats(tekst=EVIL, bestand=FILE),),
    ),
)
OUTCOMES = (
    Outcome("KD101", "ontbrekend-deel", Uitkomst.VOLDOET, 5, 0),
    Outcome("KD106", "verwijzing-loopt-dood", Uitkomst.NIET_TE_BEOORDELEN, 0, 0, ("de regel zelf liep vast",)),
    Outcome("KD109", "inhoudsopgave-pagina-klopt-niet", Uitkomst.NIET_TE_BEOORDELEN, 0, 0, ("alleen bij een PDF",)),
    Outcome("KD110", "dossiertitel-wijkt-af", Uitkomst.VOLDOET_NIET, 4, 2),
    Outcome("KD501", "taalniveau-niet-cumulatief", Uitkomst.VOLDOET_NIET, 4, 2),
    Outcome("KD502", "rekenniveau-niet-cumulatief", Uitkomst.VOLDOET_NIET, 4, 1),
    Outcome("KD503", "niveaumatrix-ontbreekt", Uitkomst.VOLDOET_NIET, 4, 1),
    Outcome("KD504", "gesprekken-zonder-luisteren", Uitkomst.VOLDOET_NIET, 4, 1),
)
REPORT = Report(FINDINGS, OUTCOMES, (Failure("KD106", "verwijzing-loopt-dood", "KeyError: 'tekst'"),))
FOLDER = PurePosixPath("raw/mijn dossiers")


def shown(form: Form, report: Report = REPORT) -> str:
    return render(report, form, FOLDER)


@pytest.mark.parametrize("form", Form)
def test_every_form_takes_an_empty_report(form: Form) -> None:
    assert shown(form, Report()).strip() or form in (Form.GITHUB, Form.JSONL)


@pytest.mark.parametrize("form", [Form.TEXT, Form.SARIF, Form.GITHUB, Form.JUNIT])
def test_no_form_lets_text_steer(form: Form) -> None:
    text = shown(form)
    if form is Form.SARIF:
        text = json.loads(text)["runs"][0]["results"][-1]["message"]["text"]
    assert not re.search("[\x00\x1b\u202e]", text)


def test_text_groups_by_uitstroom_and_werkproces_with_every_place() -> None:
    lines = shown(Form.TEXT).splitlines()
    headings = [line for line in lines if re.match(r" {0,2}[HUWK]\w+ \w", line)]
    assert headings == [
        "Het hele dossier",
        "Uitstroom U2",
        "  Werkproces 1.9",
        "  Werkproces 1.10",
        "  Kerntaak 3",
        "Uitstroom U10",
    ]
    at = lines.index(f"  fout KD110 dossiertitel-wijkt-af [{FINDINGS[0].vingerafdruk}]")
    assert lines[at + 1 : at + 6] == [
        "    dossiertitel-wijkt-af is fout",
        '    - regel 12: "links"',
        '    - regel 340: "rechts"',
        '    - pagina 7: "blad"',
        "    Voorstel: Maak ze gelijk.",
    ]
    assert "fout (bron) KD503" in shown(Form.TEXT)
    assert "het bestuur" not in shown(Form.TEXT)


def test_text_ends_with_the_count() -> None:
    count = "4 fouten (1 door de bron), 1 waarschuwing, 1 advies; 1 aanvaard; 2 van 8 regels niet te beoordelen"
    assert shown(Form.TEXT).splitlines()[-1] == counts(REPORT) == count
    assert counts(Report()) == "0 fouten, 0 waarschuwingen, 0 adviezen"


def test_json_is_the_contract() -> None:
    assert json.loads(shown(Form.JSON)) == [item.as_dict() for item in FINDINGS]
    assert json.loads(shown(Form.JSON))[-1]["bericht"] == EVIL


def sarif() -> dict[str, Any]:
    log = json.loads(shown(Form.SARIF))
    jsonschema.validate(log, SARIF)
    return dict(log["runs"][0])


def test_sarif_is_valid_and_the_schema_can_fail() -> None:
    run = sarif()
    del run["tool"]["driver"]["name"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [run]}, SARIF)


def test_sarif_results() -> None:
    run = sarif()
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rule["id"] for rule in rules] == [outcome.code for outcome in OUTCOMES]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert [result["level"] for result in results] == ["error"] * 5 + ["warning", "note"]
    assert len({result["partialFingerprints"]["dossier/v1"] for result in results}) == len(results)
    assert [result["suppressions"] for result in results[:2]] == [
        [],
        [{"kind": "external", "status": "accepted", "justification": "het bestuur besloot zo"}],
    ]
    assert rules[3]["help"]["text"].startswith("Controleert")
    assert "Grond: " in rules[3]["help"]["text"]
    assert "[klik](" not in results[-1]["message"]["text"]


def test_sarif_places() -> None:
    first, _, _, werkproces, _, _, hostile = sarif()["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "raw/mijn%20dossiers/dossier%201%2C2.txt"
    assert place["region"] == {"startLine": 12, "snippet": {"text": "links"}}
    second, third = first["relatedLocations"]
    assert second["physicalLocation"]["region"]["startLine"] == 340
    assert second["message"]["text"] == 'regel 340: "rechts"'
    assert "region" not in third["physicalLocation"]
    assert third["logicalLocations"] == [{"name": "pagina 7", "kind": "page"}]
    assert werkproces["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "U2/1.9"
    assert "logicalLocations" not in hostile["locations"][0]


def test_sarif_of_a_source_elsewhere_has_a_file_uri() -> None:
    log = json.loads(render(REPORT, Form.SARIF, Path("/srv/dossiers")))
    jsonschema.validate(log, SARIF)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///srv/dossiers/dossier%201%2C2.txt"


def test_sarif_tells_of_a_crash() -> None:
    (invocation,) = sarif()["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "KeyError" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert invocation["toolExecutionNotifications"][0]["associatedRule"] == {"id": "KD106"}


def test_junit_has_a_suite_per_family_and_a_case_per_rule() -> None:
    root = ElementTree.fromstring(shown(Form.JUNIT))
    assert [suite.get("name") for suite in root] == ["1 Structuur", "5 Niveaus"]
    assert {name: root.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "8",
        "failures": "2",
        "errors": "1",
        "skipped": "1",
    }
    assert root[0].get("tests") == "4"
    cases = {case.get("classname"): case for case in root.iter("testcase")}
    assert [child.tag for child in cases["dossier.KD101"]] == []
    assert [child.tag for child in cases["dossier.KD106"]] == ["error"]
    assert [child.tag for child in cases["dossier.KD109"]] == ["skipped"]
    assert cases["dossier.KD109"][0].get("message") == "alleen bij een PDF"


def test_junit_fails_by_what_makes_the_exit_status_1() -> None:
    cases = {case.get("name"): case for case in ElementTree.fromstring(shown(Form.JUNIT)).iter("testcase")}
    failing = {name for name, case in cases.items() if case.find("failure") is not None}
    assert failing == {item.regel for item in FINDINGS if blocking(item)}
    failure = cases["dossiertitel-wijkt-af"].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert 'regel 340: "rechts"' in failure.text
    accepted = cases["dossiertitel-wijkt-af"].findtext("system-out", "")
    assert "aanvaard: het bestuur besloot zo" in accepted
    assert "fout: " in cases["niveaumatrix-ontbreekt"].findtext("system-out", "")
    hostile = cases["gesprekken-zonder-luisteren"].findtext("system-out", "")
    assert "]]>&<b>" in hostile


def unescaped(text: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_has_one_command_per_standing_finding() -> None:
    lines = shown(Form.GITHUB).split("\n")
    commands = [line.split(" ")[0] for line in lines]
    assert commands == ["::error"] * 4 + ["::warning", "::notice"]
    head, _, message = lines[0].removeprefix("::error ").partition("::")
    properties = {name: unescaped(value) for name, value in (item.split("=") for item in head.split(","))}
    assert properties == {
        "file": f"raw/mijn dossiers/{FILE}",
        "line": "12",
        "title": "KD110 dossiertitel-wijkt-af",
    }
    assert unescaped(message).split("\n")[1:3] == ['regel 12: "links"', 'regel 340: "rechts"']


def test_github_escapes_what_would_end_a_command() -> None:
    line = shown(Form.GITHUB).split("\n")[-1]
    assert "\r" not in line
    assert "a%25b ::error::x" in line
    assert ",line=" not in line
    odd = replace(FINDINGS[0], plaatsen=(Plaats(tekst="x", regel=1, bestand="a:b%.txt"),))
    assert "file=raw/mijn dossiers/a%3Ab%25.txt,line=1," in shown(Form.GITHUB, Report((odd,), OUTCOMES))
    bare = replace(FINDINGS[0], plaatsen=())
    assert shown(Form.GITHUB, Report((bare,), OUTCOMES)).startswith("::error title=KD110 ")


def test_harmless_and_one_line_keep_what_may_stand() -> None:
    assert harmless("é\t\n“…” 日本") == "é\t\n“…” 日本"
    assert one_line(" a\t\nb\x07 ") == "a b\ufffd"
    assert where(Plaats(tekst="x", bestand="b.txt")) == "b.txt"


def test_a_place_says_only_what_it_knows() -> None:
    assert where(Plaats(tekst="x", pad="tabel 7, rij 3, cel 2", bestand="b.docx")) == "tabel 7, rij 3, cel 2"
    assert quoted(Plaats(tekst="x")) == '"x"'
    odd = replace(FINDINGS[0], plaatsen=(Plaats(tekst="x", pad="dossier/titel", bestand="b.xml"), Plaats(tekst="y")))
    report = Report((odd,), OUTCOMES)
    for form in Form:
        assert "None" not in render(report, form, FOLDER).replace("NoneType", "")
    logical = json.loads(render(report, Form.SARIF, FOLDER))["runs"][0]["results"][0]["locations"][0]
    assert {"fullyQualifiedName": "dossier/titel", "kind": "element"} in logical["logicalLocations"]
