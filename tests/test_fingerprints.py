"""A fingerprint stands for one finding, and a waiver accepts one thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from pipeline.check.engine.finding import Finding, Report
from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.run import judge, run_rules, told_apart
from pipeline.check.settings.file import Settings, Waiver
from pipeline.check.settings.waivers import apply, table
from pipeline.extract.text.reader import read_text
from pipeline.transform import transform
from schemas.collection import content
from tests.dossiers import drie_uitstromen, een_uitstroom, write_text, zes_uitstromen
from tests.dossiers.damage import everything
from tests.second_reading import REAL
from tests.test_cases import read, views

SAME_DEFECT = {
    # Cases are dossiers of their own: one defect, that the message counts or writes with a capital as it stands there.
    "KD205",
    "KD213",
    "KD419",
    "KD432",
    "KD808",
    "KD707",  # one claim of D 2.5; the message also tells where the old words still stand, or for whom the cross is missing
    "KD007",  # one indicator under another competentie; the message also tells which dossiers have it elsewhere
    "KD301",  # one cross; the message also tells which neighbour it may have been meant for
    "KD711",  # one tick; the message also tells on which changes that rests
    "KD914",  # what was restored in the source, which nobody accepts
}
"""Rules whose messages differ for one defect."""


def run(text: str, *fingerprints: str) -> Report:
    waivers = tuple(Waiver(item, "bekend", date(2026, 1, 1), "t", "KD201") for item in fingerprints)
    settings = Settings(waivers=waivers, name="d.waivers.toml")
    tables = transform(read_text("d.txt", text.encode()))
    return apply(run_rules({**content(tables), "waivers": table(settings)}), settings)


def of(report: Report, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


def test_no_two_messages_of_the_cases_share_a_fingerprint() -> None:
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for code in sorted(CATALOGUE):
        for case in (case for case in read(code) if case["verwacht"] == "voldoet niet"):
            findings, _ = judge(CATALOGUE[code], views(case["tabellen"]))
            assert len({finding.vingerafdruk for finding in findings}) == len(findings), f"{code}: {case['naam']}"
            for finding in findings:
                told[code, finding.vingerafdruk].add(finding.bericht)
    twice = {code for (code, _), messages in told.items() if len(messages) > 1}
    assert twice <= SAME_DEFECT
    assert len(told) > 100


@pytest.mark.parametrize("build", [een_uitstroom, drie_uitstromen, zes_uitstromen])
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_no_two_findings_of_a_run_share_a_fingerprint(build: object, seed: int | None) -> None:
    text = write_text(build())  # type: ignore[operator]
    text = text if seed is None else everything(text, seed=seed).tekst
    # faults of every family at once: names, levels, numbers and words that no longer agree
    for old, new in (("Kerntaak 1", "Kerntaak 3"), ("1.2", "1.4"), ("16-12-2008", "31-11-2008"), (" de ", " het ")):
        text = text.replace(old, new, 3)
    prints = [finding.vingerafdruk for finding in run(text).findings]
    assert len(set(prints)) == len(prints) > 3


def test_the_real_dossier_has_a_fingerprint_for_each_finding() -> None:
    prints = [finding.vingerafdruk for finding in run(REAL.read_text(encoding="utf-8")).findings]
    assert len(set(prints)) == len(prints)


def named(wrong: str, times: int = 1) -> str:
    """A dossier in which the first matrices of the second uitstroom bear another name."""
    dossier = drie_uitstromen()
    text, name = write_text(dossier), dossier.uitstromen[1].naam
    heading = f"Proces-competentie-matrix {name}"
    assert text.count(heading) > 1
    return text.replace(heading, f"Proces-competentie-matrix {wrong}", times)


def test_a_waiver_of_one_wrong_name_does_not_accept_another() -> None:
    first = of(run(named("Zeilmaker op zolder")), "KD201")
    assert len(first) == 1
    accepted = run(named("Zeilmaker op zolder"), first[0].vingerafdruk)
    assert [finding.aanvaard for finding in of(accepted, "KD201")] == ["bekend"]
    later = run(named("Kuiper in de kelder"), first[0].vingerafdruk)
    assert [finding.aanvaard for finding in of(later, "KD201")] == [None]
    assert "aanvaardt een bevinding die er niet (meer) is" in of(later, "KD909")[0].bericht


def test_a_waiver_of_version_0_1_holds_where_it_means_one_finding() -> None:
    (finding,) = of(run(named("Zeilmaker op zolder")), "KD201")
    assert finding.oude_vingerafdruk != finding.vingerafdruk
    report = run(named("Zeilmaker op zolder"), finding.oude_vingerafdruk)
    assert [item.aanvaard for item in of(report, "KD201")] == ["bekend"]
    assert of(report, "KD909") == []


def test_a_waiver_of_version_0_1_that_means_two_findings_accepts_none_and_that_is_said() -> None:
    both = named("Zeilmaker op zolder").replace("Proces-competentie-matrix Zeilmaker op zolder", "@@", 1)
    both = both.replace(
        f"Proces-competentie-matrix {drie_uitstromen().uitstromen[1].naam}",
        "Proces-competentie-matrix Kuiper in de kelder",
        1,
    )
    both = both.replace("@@", "Proces-competentie-matrix Zeilmaker op zolder")
    found = of(run(both), "KD201")
    assert len(found) == 2
    assert len({finding.oude_vingerafdruk for finding in found}) == 1
    report = run(both, found[0].oude_vingerafdruk)
    assert [finding.aanvaard for finding in of(report, "KD201")] == [None, None]
    (told,) = of(report, "KD909")
    assert "past op 2 bevindingen" in told.bericht


def test_what_is_in_all_the_same_is_numbered_in_reading_order() -> None:
    one = Finding(bericht="x", plaatsen=(), code="KD106", sleutel="a")
    apart = told_apart([one, replace(one, sleutel="b"), one])
    assert [finding.afwijkend for finding in apart] == ["", "", "#2"]
    assert len({finding.vingerafdruk for finding in apart}) == 3
    assert apart[0].vingerafdruk == one.vingerafdruk
