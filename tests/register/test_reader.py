"""The reader of the register's XML: what is safe, what is bounded, what it takes and what it refuses."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pipeline.check.run import run_rules
from pipeline.cli import app
from pipeline.dossiers import dossiers_in
from pipeline.errors import SourceError
from pipeline.extract import read, read_each
from pipeline.extract.register import markup, parser
from pipeline.extract.registry import READERS, reader_of
from tests.register import een_profiel, write, zes_profielen

if TYPE_CHECKING:
    from pathlib import Path

LAUGHS = "<!DOCTYPE sbb [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {letter} '{f'&{before};' * 10}'>" for before, letter in zip("abcdefghi", "bcdefghij", strict=True)
) + "]><sbb><dossiers><dossier titel='&j;'>&j;</dossier></dossiers></sbb>"  # fmt: skip
DECLARED = "<?xml version='1.0'?>"
REFUSED = {
    "billion laughs": (DECLARED + LAUGHS, "DOCTYPE"),
    "external entity": (DECLARED + "<!DOCTYPE sbb [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><sbb>&x;</sbb>", "DOCTYPE"),
    "external document type": (DECLARED + "<!DOCTYPE sbb SYSTEM 'http://register.example/sbb.dtd'><sbb/>", "DOCTYPE"),
    "unknown entity": ("<sbb><dossiers>&x;</dossiers></sbb>", "entiteit"),
    "100 levels": (DECLARED + "<sbb>" + "<a>" * 100 + "</a>" * 100 + "</sbb>", "meer dan 40 diep"),
    "spaces": (DECLARED + "<sbb>" + " " * 3_000_000 + "</sbb>", "meer dan 1.000.000 tekens in één element"),
    "attribute": (DECLARED + "<sbb a='" + "x" * 3_000_000 + "'/>", "bytes"),
    "comment": (DECLARED + "<sbb><!--" + "x" * 3_000_000 + "--></sbb>", "bytes"),
    "elements": (DECLARED + "<sbb><dossiers><dossier>" + "<a/>" * 100_001 + "</dossier></dossiers></sbb>", "elementen"),
    "list of elements": (DECLARED + "<sbb><domeinen>" + "<a/>" * 100_001 + "</domeinen></sbb>", "elementen"),
    "other root": (DECLARED + "<rss><channel/></rss>", "de wortel is <rss>, niet <sbb>"),
    "no dossier": ("<sbb><dossiers/></sbb>", "geen <dossier>"),
    "not closed": ("<sbb><dossiers><dossier></dossiers></sbb>", "niet of verkeerd gesloten"),
    "broken off": (write(een_profiel())[:5000], "houdt op"),
}


def source(tmp_path: Path, data: str | bytes) -> Path:
    path = tmp_path / "register.xml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_safe_or_not_the_register_is_refused_in_one_line(case: str, tmp_path: Path) -> None:
    data, words = REFUSED[case]
    with pytest.raises(SourceError) as refusal:
        list(read_each(source(tmp_path, data)))
    assert words in str(refusal.value)
    assert str(refusal.value).startswith(f"{tmp_path}/register.xml: ")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-15"])
def test_any_declared_encoding_and_line_end_reads_the_same(encoding: str, tmp_path: Path) -> None:
    text = write(zes_profielen()).replace("Bijenhouderij", "Bijenhoudérij").replace("\n", "\r\n")
    text = text.replace('encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    (found,) = read_each(source(tmp_path, text.encode(encoding)))
    (plain,) = read_each(source(tmp_path, write(zes_profielen()).replace("Bijenhouderij", "Bijenhoudérij")))
    assert [(e.tag, e.attributes, e.lines, e.place) for e in found.walk()] == [
        (e.tag, e.attributes, e.lines, e.place) for e in plain.walk()
    ]


def test_an_encoding_of_many_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="codering die niet is te lezen"):
        list(read_each(source(tmp_path, "<?xml version='1.0' encoding='shift_jis'?><sbb/>")))


@pytest.mark.parametrize(
    "head",
    [
        b"<?xml version='1.0'?>",
        b"\xef\xbb\xbf<?xml ?>",
        "<?xml ?>".encode("utf-16"),
        b"  <sbb>",
        b"<!-- x --><sbb>",
        b"<r:sbb>",
    ],
)
def test_xml_is_told_by_its_first_bytes(head: bytes) -> None:
    assert reader_of(head).suffixes == (".xml",)


@pytest.mark.parametrize(
    "head", [b"# Kwalificatiedossier", b"<table><tr><td>Deel A", b"<!-- opmerking -->\n# Deel A", b""]
)
def test_text_is_not(head: bytes) -> None:
    assert reader_of(head) is READERS[-1]


def test_a_prefix_and_a_namespace_change_nothing(tmp_path: Path) -> None:
    text = write(een_profiel())
    (plain,) = read_each(source(tmp_path, text))
    (spaced,) = read_each(source(tmp_path, text.replace("<sbb>", '<sbb xmlns="urn:register">')))
    assert [e.tag for e in plain.walk()] == [e.tag for e in spaced.walk()]


def test_an_export_takes_the_memory_of_one_dossier(tmp_path: Path) -> None:
    def dossiers(number: int) -> bytes:
        made = []
        for turn in range(number):
            made.append(zes_profielen())
            made[-1].titel = f"Dossier {turn}"
        return write(*made).encode()

    peaks = []
    for data in (dossiers(10), dossiers(60)):
        tracemalloc.start()
        assert sum(1 for _ in parser.Parser("x.xml").dossiers(data)) in (10, 60)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.3 * peaks[0]


def test_a_file_that_breaks_off_gives_none_of_its_dossiers(tmp_path: Path) -> None:
    other = een_profiel()
    other.titel = "Wespenteelt"
    with pytest.raises(SourceError, match="houdt op"):
        next(read_each(source(tmp_path, write(een_profiel(), other)[:-2000])))


def test_xml_has_no_pages_or_lines(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="XML"):
        read(source(tmp_path, write(een_profiel())))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("De imker:\n- werkt;\n-  telt.\n \n", [("De imker:", False), ("werkt;", True), ("telt.", True)]),
        ("*Waar 'hij' staat.\n** Waar 'kind' staat.", [("*Waar 'hij' staat.", False), ("** Waar 'kind' staat.", False)]),
        ("• een\n§ twee\n– drie\n-vier", [("een", True), ("twee", True), ("drie", True), ("vier", True)]),
        ("-5 graden of -\n-", [("-5 graden of -", False), ("-", False)]),
        ("<labeltext>&lt;p&gt;Een &amp;amp; twee&lt;br&gt;drie&lt;/p&gt;</labeltext>", [("Een & twee", False), ("drie", False)]),
        ("<xhtml><ul><li>een</li><li><b>twee</b></li></ul>drie</xhtml>", [("een", True), ("twee", True), ("drie", False)]),
        ("<xhtml><p title=\"a > b\">x <andere wet> y</p></xhtml>", [("x <andere wet> y", False)]),
        ("Geen <b>opmaak</b> &amp; <andere wet>", [("Geen <b>opmaak</b> &amp; <andere wet>", False)]),
    ],
)  # fmt: skip
def test_lines_of_a_text(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.bullet) for line in markup.lines(text)] == wanted


def test_headings_of_html_keep_their_level() -> None:
    made = markup.lines("<labeltext>&lt;h1&gt;Een&lt;/h1&gt;&lt;h2&gt;Twee&lt;/h2&gt;tekst</labeltext>")
    assert [(line.text, line.level) for line in made] == [("Een", 1), ("Twee", 2), ("tekst", 0)]


@pytest.mark.parametrize("hostile", ["<" * 200_000, "<p " + "a='" * 100_000, "- " * 100_000, "&" * 200_000])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    assert len(markup.lines(f"<xhtml>{hostile}</xhtml>")) <= 200_000


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        app([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return int(end.value.code or 0), told.out, told.err


def test_every_dossier_of_a_file_gets_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = een_profiel()
    other.titel, other.crebo, other.wettelijk = "Wespenteelt", "23999", "Ja"
    path = source(tmp_path, write(een_profiel(), other))
    status, out, _ = run(capsys, "transform", path, "--processed", tmp_path / "p")
    assert status == 0
    assert sorted(line.rpartition("/")[2] for line in out.splitlines()) == ["bijenhouderij-23701", "wespenteelt-23999"]
    status, out, _ = run(capsys, "check", path)
    assert status == 1
    assert "wespenteelt-23999:" in out
    assert out.count("KD816") == 1


def test_one_dossier_twice_in_a_file_is_used_never(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = source(tmp_path, write(een_profiel(), een_profiel()))
    status, out, err = run(capsys, "transform", path, "--processed", tmp_path / "p")
    assert (status, out) == (2, "")
    assert "bevat 2 keer hetzelfde dossier (bijenhouderij-23701)" in err


def test_settings_of_one_of_several_dossiers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = een_profiel()
    other.titel, other.crebo, other.wettelijk = "Wespenteelt", "23999", "Ja"
    path = source(tmp_path, write(een_profiel(), other))
    (tmp_path / "wespenteelt-23999.waivers.toml").write_text('[regels]\nnegeer = ["KD816"]\n')
    assert run(capsys, "check", path)[0] == 0
    (tmp_path / "register.waivers.toml").write_text(
        '[[waiver]]\nvingerafdruk = "000000000000"\nreason = "x"\ndate = 2026-01-01\nby = "x"\n'
    )
    status, _, err = run(capsys, "check", path)
    assert status == 2
    assert "zet de waivers van dit dossier in" in err


def test_extract_shows_every_element(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "extract", source(tmp_path, write(een_profiel())))
    assert status == 0
    assert '"path": "dossier/profielen/profiel"' in out
    assert '"kind": "xml"' in out


def test_a_finding_of_one_of_several_dossiers_is_waived_with_that_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        made = CliRunner().invoke(app, arguments)
        return made.exit_code, made.output

    monkeypatch.chdir(tmp_path)
    one = replace(een_profiel(), wijzigingen="Nu geldt <andere relevante wetgeving>.")
    other = replace(one, titel="Was en honing", crebo="23702", nr=9002)
    (tmp_path / "twee.xml").write_text(write(one, other), encoding="utf-8")
    marks: dict[str, set[str]] = {}
    for item in dossiers_in(tmp_path / "twee.xml"):
        marks[item.dossier_id] = {finding.vingerafdruk for finding in run_rules(item.tables).findings}
    first, second = marks
    shared = next(iter(marks[first] & marks[second]))
    arguments = ("waive", shared, "--reason", "zo besloten", "--by", "ik", "--source", "twee.xml")
    status, told = run(*arguments)
    assert (status, f"kies met --dossier uit {first}, {second}" in told) == (2, True)
    assert "bevat geen dossier geen" in run(*arguments, "--dossier", "geen")[1]
    status, told = run(*arguments, "--dossier", second)
    assert (status, told.startswith(f"{second}.waivers.toml: ")) == (0, True)
    assert [path.name for path in tmp_path.glob("*.toml")] == [f"{second}.waivers.toml"]
    accepted = {
        item.dossier_id: [one.vingerafdruk for one in item.settings.waivers]
        for item in dossiers_in(tmp_path / "twee.xml")
    }
    assert accepted == {first: [], second: [shared]}
