"""The settings file: what it may say, what it must not, and what it does to a report."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest

from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Outcome, Plaats, Report, Uitkomst
from pipeline.check.engine.rule import CATALOGUE, Rule
from pipeline.check.run import run_rules
from pipeline.check.settings.file import Settings, Waiver, parse_settings, read_settings
from pipeline.check.settings.selection import matching
from pipeline.check.settings.waivers import add_waiver, apply, entry, settings_of, table, waiver_path
from pipeline.errors import SettingsError

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "settings.schema.json").read_text())
WAIVER = """
[[waiver]]
vingerafdruk = "0123456789ab"
reason = "zo besloten"
date = 2024-05-06
by = "A. Auteur"
"""
FINDING = Finding(
    bericht='Titel "a" wijkt af\x1b[31m\nvan b',
    plaatsen=(Plaats(tekst="a", regel=3),),
    code="KD110",
    regel="dossiertitel-wijkt-af",
    ernst=Ernst.FOUT,
    eigenaar=Eigenaar.DOSSIER,
    sleutel="omslag",
)


def parse(text: str) -> Settings:
    return parse_settings(text, Path("x.waivers.toml"))


def as_json(text: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(text), default=str))


VALID = [
    "",
    WAIVER,
    WAIVER + 'code = "KD101"\n',
    WAIVER.replace("2024-05-06", '"2024-05-06"'),
    '[ernst]\nKD101 = "advies"\n5 = "waarschuwing"\nwaiver-zonder-bevinding = "fout"\n',
    '[regels]\nselecteer = ["1", "kd501", "niveaumatrix-ontbreekt"]\nnegeer = []\n',
]
INVALID = {
    WAIVER.replace("reason", "reden"): "waiver 1: onbekende sleutel 'reden'",
    WAIVER.replace('by = "A. Auteur"', ""): "waiver 1: 'by' ontbreekt",
    WAIVER.replace("zo besloten", "  "): "waiver 1: 'reason' is geen tekst of leeg: '  '",
    WAIVER.replace('"A. Auteur"', "3"): "waiver 1: 'by' is geen tekst of leeg: 3",
    WAIVER.replace("0123456789ab", "0123"): "waiver 1: 'vingerafdruk' is geen twaalf cijfers 0-9 a-f: '0123'",
    WAIVER.replace("0123456789ab", "0123456789AB"): "'0123456789AB'",
    WAIVER.replace("2024-05-06", '"gisteren"'): "waiver 1: 'date' is geen datum (jjjj-mm-dd): 'gisteren'",
    WAIVER.replace("2024-05-06", '"20240506"'): "waiver 1: 'date' is geen datum (jjjj-mm-dd): '20240506'",
    WAIVER.replace("2024-05-06", "2024-05-06T07:08:09"): "waiver 1: 'date' is geen datum",
    WAIVER.replace("2024-05-06", "20240506"): "waiver 1: 'date' is geen datum (jjjj-mm-dd): '20240506'",
    WAIVER + 'code = "familie 1"\n': "waiver 1: 'code' is geen code van een regel: 'familie 1'",
    'waiver = "x"': "waivers staan elk onder een eigen [[waiver]]",
    '[waiver]\nreason = "x"': "waivers staan elk onder een eigen [[waiver]]",
    "waivers = []": "onbekende sleutel 'waivers'",
    'ernst = "advies"': "'ernst' is geen sectie",
    '[ernst]\nKD101 = "ernstig"': "KD101: 'ernstig' is geen ernst; kies uit fout, waarschuwing, advies",
    "[ernst]\nKD101 = 1": "[ernst] KD101: 1 is geen ernst",
    "regels = []": "'regels' is geen sectie",
    '[regels]\nselect = ["1"]': "[regels]: onbekende sleutel 'select'",
    '[regels]\nnegeer = "1"': "[regels] negeer: is geen lijst van teksten: '1'",
    "[regels]\nnegeer = [1]": "[regels] negeer: is geen lijst van teksten: [1]",
}
ONLY_THE_READER_KNOWS = {
    WAIVER + WAIVER: "waiver 2: vingerafdruk '0123456789ab' staat er al",
    WAIVER.replace("2024-05-06", '"2024-02-30"'): "'2024-02-30'",
    WAIVER + 'code = "KD999"\n': "waiver 1: 'code' is geen code van een regel: 'KD999'",
    '[ernst]\nKD999 = "fout"': "[ernst]: 'KD999' is geen code, familie of naam van een regel",
    '[regels]\nnegeer = ["42"]': "[regels] negeer: '42' is geen code, familie of naam van een regel",
}


@pytest.mark.parametrize("text", VALID)
def test_reader_and_schema_take_what_is_right(text: str) -> None:
    parse(text)
    jsonschema.validate(as_json(text), SCHEMA)


@pytest.mark.parametrize(("text", "message"), (INVALID | ONLY_THE_READER_KNOWS).items())
def test_reader_names_file_place_and_value(text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    assert str(caught.value).startswith("x.waivers.toml: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", INVALID)
def test_schema_refuses_what_the_reader_refuses(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(text), SCHEMA)


def test_waiver_knows_its_line_past_a_comment_that_names_it() -> None:
    assert parse(f"# over 0123456789ab\n{WAIVER}").waivers == (
        Waiver("0123456789ab", "zo besloten", date(2024, 5, 6), "A. Auteur", line=4),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"[[waiver]\n", "is geen geldige TOML"), (b'a = "\xff"', "is geen UTF-8")],
)
def test_unreadable_file_is_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=message):
        read_settings(path)


def test_missing_file_and_folder_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "geen.toml"):
        with pytest.raises(SettingsError, match="kan niet worden gelezen"):
            read_settings(path)


def test_settings_stand_beside_their_source(tmp_path: Path) -> None:
    source = tmp_path / "dossier.2009.txt"
    assert settings_of(source) == Settings()
    waiver_path(source).write_text("\ufeff" + WAIVER, encoding="utf-8")
    assert waiver_path(source).name == "dossier.2009.waivers.toml"
    assert [waiver.vingerafdruk for waiver in settings_of(source).waivers] == ["0123456789ab"]


def test_rules_are_chosen_by_code_family_and_name() -> None:
    assert matching("KD501") == matching("kd501") == matching("taalniveau-niet-cumulatief") == {"KD501"}
    assert matching("5") == {code for code in CATALOGUE if code.startswith("KD5")}
    assert matching("KD5") == matching("") == matching("10") == frozenset()


def test_command_line_goes_before_the_file() -> None:
    settings = parse('[regels]\nselecteer = ["1", "5"]\nnegeer = ["KD501"]')
    chosen = [rule.code for rule in settings.chosen(CATALOGUE)]
    assert chosen == sorted(code for code in CATALOGUE if code[2] in "15" and code != "KD501")
    narrowed = settings.narrowed(["5"], ["KD502"])
    assert [rule.code for rule in narrowed.chosen(CATALOGUE)] == sorted(matching("5") - {"KD501", "KD502"})
    assert settings.narrowed([], []) == settings
    with pytest.raises(SettingsError, match="--select: 'KD000' is geen code"):
        settings.narrowed(["KD000"], [])
    with pytest.raises(SettingsError, match="--ignore: '' is geen code"):
        settings.narrowed([], [""])


def test_severity_of_a_rule_goes_before_that_of_its_family() -> None:
    for text in ('[ernst]\n1 = "advies"\nKD110 = "fout"', '[ernst]\nKD110 = "fout"\n1 = "advies"'):
        settings = parse(text)
        assert settings.ernst["KD110"] is Ernst.FOUT
        assert settings.ernst["KD101"] is Ernst.ADVIES


def test_apply_sets_severity_order_and_acceptance() -> None:
    other = Finding(bericht="b", plaatsen=(), code="KD104", ernst=Ernst.WAARSCHUWING)
    settings = Settings(
        waivers=(Waiver(other.vingerafdruk, "bekend", date(2024, 1, 1), "ik"),),
        ernst={"KD110": Ernst.ADVIES},
    )
    applied = apply(Report(findings=(FINDING, other)), settings)
    assert [(item.code, item.ernst, item.aanvaard) for item in applied.findings] == [
        ("KD104", Ernst.WAARSCHUWING, "bekend"),
        ("KD110", Ernst.ADVIES, None),
    ]


def stale(waivers: Settings, rules: list[Rule], **views: pd.DataFrame) -> tuple[list[str], Outcome]:
    report = run_rules({"waivers": table(waivers)} | views, rules)
    outcome = next(item for item in report.outcomes if item.code == "KD909")
    assert not report.failures
    return [item.plaatsen[0].tekst for item in report.findings if item.code == "KD909"], outcome


def outcomes(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["code", "uitkomst"])


def test_stale_waiver_is_a_finding_in_the_waiver_file() -> None:
    settings = parse_settings(WAIVER + 'code = "KD101"\n', Path("raw/x.waivers.toml"))
    settings = Settings(settings.waivers, name="x.waivers.toml")
    report = run_rules({"waivers": table(settings), "uitkomsten": outcomes(("KD101", "voldoet"))}, [CATALOGUE["KD909"]])
    (finding,) = report.findings
    assert finding.plaatsen == (Plaats(tekst="zo besloten", regel=3, bestand="x.waivers.toml"),)
    assert (finding.ernst, finding.eigenaar) == (Ernst.WAARSCHUWING, Eigenaar.BRON)
    assert report.outcomes[0].beoordeeld == 1


def test_waiver_of_a_rule_that_did_not_run_or_judge_is_not_stale() -> None:
    own = [CATALOGUE["KD909"]]
    settings = parse(WAIVER + 'code = "KD101"\n')
    assert stale(settings, own)[1].reden == "waiver 0123456789ab: KD101 is niet gedraaid"
    found, outcome = stale(settings, own, uitkomsten=outcomes(("KD101", "niet te beoordelen")))
    assert (found, outcome.uitkomst) == ([], Uitkomst.NIET_TE_BEOORDELEN)
    assert outcome.reden == "waiver 0123456789ab: KD101 kon niet worden beoordeeld"


def test_waiver_without_code_is_stale_only_when_every_rule_ran() -> None:
    settings, own = parse(WAIVER), [CATALOGUE["KD909"]]
    found, outcome = stale(settings, own)
    assert (found, outcome.reden) == ([], "waiver 0123456789ab: niet alle regels zijn gedraaid")
    every = outcomes(*((code, "voldoet") for code in CATALOGUE if code != "KD909"))
    assert stale(settings, own, uitkomsten=every)[0] == ["zo besloten"]


def test_waivers_are_judged_on_the_findings_of_the_run_and_none_is_no_pass() -> None:
    settings = parse(WAIVER)
    columns = ["code", "vingerafdruk", "oude_vingerafdruk"]
    found = pd.DataFrame([("KD101", "0123456789ab", "0123456789ab")], columns=columns)
    assert stale(settings, [CATALOGUE["KD909"]], bevindingen=found)[1].uitkomst is Uitkomst.VOLDOET
    assert stale(Settings(), [CATALOGUE["KD909"]])[1].uitkomst is Uitkomst.NIET_TE_BEOORDELEN


def test_add_waiver_keeps_the_file_and_escapes_what_it_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.waivers.toml"
    path.write_text('# mijn regels\n[regels]\nnegeer = ["KD101"]', encoding="utf-8")
    reason = 'een "reden"\\ met \x7f, \x01 en \n regels ' + "\u2028"
    add_waiver(path, FINDING, reason, 'O\'Brien "Ö"')
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# mijn regels\n[regels]\nnegeer = ["KD101"]\n\n# dossiertitel-wijkt-af: Titel')
    (waiver,) = read_settings(path).waivers
    assert (waiver.vingerafdruk, waiver.code) == (FINDING.vingerafdruk, "KD110")
    assert (waiver.reason, waiver.by, waiver.date) == (reason.strip(), 'O\'Brien "Ö"', date.today())
    with pytest.raises(SettingsError, match="heeft al een waiver"):
        add_waiver(path, FINDING, "nog eens", "ik")
    assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_add_waiver_refuses_an_empty_reason_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.waivers.toml"
    with pytest.raises(SettingsError, match="'reason' is geen tekst of leeg"):
        add_waiver(path, FINDING, " ", "ik")
    with pytest.raises(SettingsError, match="geen UTF-8"):
        add_waiver(path, FINDING, "\udcff", "ik")
    assert not list(tmp_path.iterdir())


def test_entry_keeps_a_message_of_more_lines_a_comment() -> None:
    text = entry(FINDING, "reden", "ik", date(2024, 1, 2))
    assert tomllib.loads(text)["waiver"][0]["date"] == date(2024, 1, 2)
    assert text.splitlines()[0] == '# dossiertitel-wijkt-af: Titel "a" wijkt af [31m van b'
