"""The findings as comments in the author's Word file: at their place, none lost, and nothing else changed."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from pipeline import check_dossier, read_dossier
from pipeline.check.engine.finding import Eigenaar, Ernst, Finding, Plaats, Report
from pipeline.cli import app
from pipeline.desk.opmerkingen import comment, named
from pipeline.desk.opmerkingen.package import with_comments
from pipeline.errors import SourceError
from pipeline.extract.docx.package import open_package
from pipeline.extract.docx.places import places_of
from tests.dossiers import een_uitstroom, write_text
from tests.trust import matrices
from tests.word_files import OFFICE, RELS, STIJLEN, p, packed, r, tbl, tc, typed_in_word, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.dossiers.model import Dossier

CHANGED = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def finding(pad: str | None, tekst: str = "", *more: Plaats, **keys: Any) -> Finding:
    place = (Plaats(tekst=tekst, pad=pad, bestand="a.docx"),) if pad or tekst else ()
    given = {
        "bericht": "Er klopt iets niet & dat is <jammer>.",
        "code": "KD999",
        "regel": "proef",
        "sleutel": f"{pad}{tekst}",
    }
    return Finding(plaatsen=place + more, ernst=Ernst.FOUT, eigenaar=Eigenaar.DOSSIER, **given | keys)


def commented(data: bytes, *findings: Finding) -> bytes:
    return with_comments("a.docx", data, Report(findings))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def placed(data: bytes) -> list[tuple[str, str]]:
    """Each comment: the words that its marks enclose, and its second paragraph."""
    file = docx.Document(io.BytesIO(data))
    texts = {str(item.comment_id): item.paragraphs[1].text for item in file.comments if item.author == "dossier"}
    return [(said, texts[key]) for key, said in ranges(file.element).items() if key in texts]


def ranges(document: Any) -> dict[str, str]:
    """The words between the marks of each comment; every mark is checked to have its fellows, in their order."""
    opened: dict[str, str] = {}
    closed: list[str] = []
    referred: list[str] = []
    for item in document.iter():
        key = item.get(qn("w:id"))
        if item.tag == qn("w:commentRangeStart"):
            opened[key] = ""
        elif item.tag == qn("w:commentRangeEnd"):
            assert key in opened
            closed.append(key)
        elif item.tag == qn("w:commentReference"):
            assert key in closed
            referred.append(key)
        elif item.tag == qn("w:t"):
            opened |= {key: said + (item.text or "") for key, said in opened.items() if key not in closed}
    assert sorted(opened) == sorted(closed) == sorted(referred)
    return opened


MARKS = re.compile(
    rb'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r>(?:<w:rPr><w:rStyle w:val="\w+"/></w:rPr>)?<w:commentReference w:id="\d+"/></w:r>'
)


def with_faults() -> Dossier:
    dossier, dice = een_uitstroom(), random.Random(1)
    for put_in in (matrices.b6_erbij, matrices.b6_titel, matrices.b6_kop, matrices.c_weg):
        put_in(dossier, dice)
    return dossier


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with faults, typed in Word with tracked changes, merged cells and boxes to tick."""
    made = tmp_path_factory.mktemp("word") / "mijn dossier.docx"
    made.write_bytes(typed_in_word(with_faults(), STIJLEN["tracked changes and boxes of old forms"]))
    return made


@pytest.fixture(scope="module")
def report(faulty: Path) -> Report:
    return check_dossier(read_dossier(faulty))


def test_every_finding_is_a_comment_and_nothing_else_changes(faulty: Path, report: Report, tmp_path: Path) -> None:
    made = comment(faulty, report, tmp_path)
    assert made == tmp_path / "mijn dossier.opmerkingen.docx"
    before, after = parts(faulty.read_bytes()), parts(made.read_bytes())
    assert {name for name in after if before.get(name) != after[name]} == CHANGED
    assert set(before) <= set(after)
    assert MARKS.sub(b"", after["word/document.xml"]) == before["word/document.xml"]
    assert len(report.findings) > 3
    assert sorted(said for _, said in placed(made.read_bytes())) == sorted(item.bericht for item in report.findings)
    assert read_dossier(made)["dossiers"]["titel"].equals(read_dossier(faulty)["dossiers"]["titel"])
    assert [item.vingerafdruk for item in check_dossier(read_dossier(made)).findings] == [
        item.vingerafdruk for item in report.findings
    ]


def test_a_comment_stands_at_the_words_of_its_place() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('In een kader.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    control = f"<w:sdt><w:sdtContent>{p('In een veld.')}</w:sdtContent></w:sdt>"
    inserted = '<w:ins w:author="a">' + r("Ingevoegd.") + "</w:ins>"
    on, down = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    gone = '<w:trPr><w:del w:author="a"/></w:trPr>'
    data = word(
        p("Eén.") + "<w:p/>" + p(inserted) + p("Kader:", box) + control
        + tbl(tc("kop", properties=down) + tc("a"), gone + tc("weg") + tc("weg"),
              tc("onzichtbaar", properties=on) + tc("b"), tc(p("eerste"), p("tweede regel"), tbl(tc("binnen"))) + tc())
        + "<w:p w:rsidR='00A>B'/>" + tbl(tc("boven", tbl(tc("links") + tc("rechts")), p("onder")))
    )  # fmt: skip
    cases = {
        "paragraaf 1": ("Eén.", "Eén."), "paragraaf 2": ("", ""), "paragraaf 3": ("", "Ingevoegd."),
        "paragraaf 4": ("In een kader.", "Kader:In een kader."), "paragraaf 5": ("", "In een veld."),
        "tabel 1, rij 1": ("a", "a"), "tabel 1, rij 2": ("", "b"), "tabel 1, rij 3, cel 1": ("tweede regel van de cel", "tweede regel"),
        "tabel 1, rij 3": ("BINNEN", "binnen"), "tabel 1, rij 3, cel 2": ("", ""), "tabel 1": ("niets hiervan", "kop"),
        "paragraaf 6": ("", ""), "tabel 2, rij 1, cel 1, paragraaf 2": ("", "onder"),
        "tabel 2, rij 1, cel 1, tabel 1, rij 1, cel 2": ("", "rechts"),
        "paragraaf 4, tabel 1, rij 1": ("", "Kader:In een kader."),
    }  # fmt: skip
    found = placed(commented(data, *(finding(pad, tekst, bericht=f"{pad}.") for pad, (tekst, _) in cases.items())))
    assert {said: words for words, said in found} == {f"{pad}.": words for pad, (_, words) in cases.items()}


@pytest.mark.parametrize(
    "pad", [None, "paragraaf 9", "tabel 1", "paragraaf 0", "koptekst 1", "dossier/profiel[2]", "paragraaf 1, rij 2"]
)
def test_a_finding_without_a_place_comes_first_and_is_not_lost(pad: str | None) -> None:
    ((words, said),) = placed(commented(word(p("Titel.") + p("Tekst.")), finding(pad, bericht="Iets.")))
    assert (words, said) == ("Titel.", "Iets.")


def test_a_place_in_another_file_is_no_place_here() -> None:
    elsewhere = Plaats(tekst="Tekst.", pad="paragraaf 2", bestand="vorige.docx")
    ((words, _),) = placed(commented(word(p("Titel.") + p("Tekst.")), finding(None, "", elsewhere)))
    assert words == "Titel."


def test_a_file_that_begins_with_a_table() -> None:
    ((words, _),) = placed(commented(word(tbl(tc("a") + tc("b"))), finding(None)))
    assert words == "a"


def test_what_a_comment_says() -> None:
    other = Plaats(tekst="Elders \x07 anders.", pad="tabel 1, rij 1", bestand="a.docx")
    data = commented(
        word(p("Titel.") + p("Kop", style="Kop2") + tbl(tc("Elders") + tc("anders"))),
        finding("paragraaf 1", "Titel.", other, voorstel="Schrijf het anders."),
    )
    (made,) = docx.Document(io.BytesIO(data)).comments
    assert (made.author, made.initials) == ("dossier", "kd")
    assert [item.text for item in made.paragraphs][:4] == [
        "Fout (KD999 proef)",
        "Er klopt iets niet & dat is <jammer>.",
        "Voorstel: Schrijf het anders.",
        "Zie ook onder 'Kop', tabel 1, rij 1: \"Elders \ufffd anders.\"",
    ]
    assert re.fullmatch(r"Vingerafdruk [0-9a-f]{12}", made.paragraphs[4].text)


def test_what_was_accepted_is_no_comment() -> None:
    data = word(p("Titel."))
    assert commented(data, finding("paragraaf 1", aanvaard="mag hier")) == data


def of_author(number: int, text: str, para: str) -> str:
    return (f'<w:comment w:id="{number}" w:author="Jan"><w:p w14:paraId="{para}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>')  # fmt: skip


def remarked(number: int, *runs: str) -> str:
    return p(f'<w:commentRangeStart w:id="{number}"/>', *runs, f'<w:commentRangeEnd w:id="{number}"/>',
             f'<w:r><w:commentReference w:id="{number}"/></w:r>')  # fmt: skip


def test_the_authors_own_comments_stay() -> None:
    data = word(remarked(4, "Titel.") + p("Tekst."), comments=of_author(4, "Klopt dit?", "00000001"))
    made = commented(data, finding("paragraaf 1", "Titel."), finding("paragraaf 2"))
    assert {item.author: item.comment_id for item in docx.Document(io.BytesIO(made)).comments} == {
        "Jan": 4,
        "dossier": 6,
    }
    assert [words for words, _ in placed(made)] == ["Titel.", "Tekst."]
    before, after = parts(data), parts(made)
    assert {name for name in after if before.get(name) != after[name]} == {"word/document.xml", "word/comments.xml"}
    assert of_author(4, "Klopt dit?", "00000001").encode() in after["word/comments.xml"]


def test_comments_of_an_earlier_run_are_replaced(faulty: Path, report: Report) -> None:
    data = faulty.read_bytes()
    once = with_comments(faulty.name, data, report)
    assert with_comments(faulty.name, once, report) == once
    fewer = with_comments(faulty.name, once, Report(report.findings[:2]))
    assert fewer == with_comments(faulty.name, data, Report(report.findings[:2]))
    assert parts(with_comments(faulty.name, once, Report()))["word/document.xml"] == parts(data)["word/document.xml"]


def test_what_word_keeps_of_a_comment_goes_with_it_and_an_answer_stays() -> None:
    own = of_author(0, "Van de vorige keer.", "0000000A").replace("Jan", "dossier")
    answer = of_author(1, "Dat klopt wel.", "0000000B")
    extended = ('<w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
                '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>')  # fmt: skip
    ids = ('<w16cid:commentId w16cid:paraId="0000000A" w16cid:durableId="11111111"/>'
           '<w16cid:commentId w16cid:paraId="0000000B" w16cid:durableId="22222222"/>')  # fmt: skip
    made = (
        '<w16cex:commentExtensible w16cex:durableId="11111111"/><w16cex:commentExtensible w16cex:durableId="22222222"/>'
    )
    body = remarked(0, '<w:commentRangeStart w:id="1"/>', "Titel.", '<w:commentRangeEnd w:id="1"/>',
                    '<w:r><w:commentReference w:id="1"/></w:r>')  # fmt: skip
    data = word(body, comments=own + answer, commentsExtended=extended, commentsIds=ids, commentsExtensible=made)
    after = {name: text.decode() for name, text in parts(commented(data, finding("paragraaf 1", "Titel."))).items()}
    assert "vorige keer" not in after["word/comments.xml"]
    assert answer in after["word/comments.xml"]
    assert "0000000A" not in after["word/commentsExtended.xml"]
    assert '<w15:commentEx w15:paraId="0000000B" w15:done="0"/>' in after["word/commentsExtended.xml"]
    for name in ("commentsIds", "commentsExtensible"):
        assert "11111111" not in after[f"word/{name}.xml"]
        assert "22222222" in after[f"word/{name}.xml"]
    assert [item.author for item in docx.Document(io.BytesIO(packed(after))).comments] == ["Jan", "dossier"]


def odd() -> Iterator[Any]:
    """Files that Word opens and that libraries that read a file into objects refuse or change."""
    plain = parts(word(p("Titel.") + p("Tekst.")))
    document = plain["word/document.xml"].decode()
    macro = plain["[Content_Types].xml"].decode().replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )  # fmt: skip
    lost = RELS.format(f'<Relationship Id="r9" Type="{OFFICE}/image" Target="../NULL"/>')
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    loose = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    default = re.sub(r"(</?)w:", r"\1", document).replace("<document", f'<document xmlns="{loose}"')
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{document}'.encode("utf-16")
    yield pytest.param(plain | {"[Content_Types].xml": macro}, id="macros")
    yield pytest.param(plain | {"word/_rels/document.xml.rels": lost}, id="a relationship that leads nowhere")
    yield pytest.param(plain | {"word/document.xml": document.replace(loose, strict)}, id="strict")
    yield pytest.param(plain | {"word/document.xml": default}, id="no prefix")
    yield pytest.param(
        plain | {"word/document.xml": document.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=")},
        id="another prefix",
    )
    yield pytest.param(plain | {"word/document.xml": wide}, id="utf-16")
    yield pytest.param({k: v for k, v in plain.items() if "document.xml.rels" not in k}, id="no relationships")
    yield pytest.param(plain | {"word/comments.xml": "<a/>"}, id="the name is taken")
    yield pytest.param(plain | {"word/document.xml": "\ufeff" + document}, id="byte order mark")


@pytest.mark.parametrize("files", list(odd()))
def test_odd_files_get_their_comments_too(files: dict[str, str | bytes]) -> None:
    made = commented(packed(files), finding("paragraaf 2", "Tekst.", bericht="Iets."))
    found = parts(commented(made, finding("paragraaf 2", "Tekst.", bericht="Iets anders.")))
    paths = [name for name in found if "comments" in name and b"Iets anders." in found[name]]
    assert len(paths) == 1
    assert found["[Content_Types].xml"].count(f'PartName="/{paths[0]}"'.encode()) == 1
    assert found["word/_rels/document.xml.rels"].count(b"/comments") in (1, 2)
    assert b"Iets." not in found[paths[0]]
    package = open_package("a.docx", packed(found))
    places = places_of(package.document())
    assert places is not None
    assert [[mark.get("id") for path in ("paragraaf 1", "paragraaf 2") for item in places.paragraphs(path)
             for mark in item.iter(name)] for name in ("commentRangeStart", "commentRangeEnd", "commentReference")] == [["0"]] * 3  # fmt: skip
    assert [item.get("author") for item in package.parts("comments")[-1]] == ["dossier"]


@pytest.mark.parametrize("name", ["a.txt", "a.xml"])
def test_a_source_that_is_no_word_file_gets_a_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<dossier/>" if name == "a.xml" else "tekst", encoding="utf-8")
    with pytest.raises(SourceError, match="opmerkingen kunnen alleen in een Word-bestand"):
        comment(tmp_path / name, Report(), tmp_path)


def test_a_damaged_part_is_one_line() -> None:
    data = bytearray(word(p("Titel."), header=p("kop" * 99)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/header.xml").header_offset
    data[at + 60] ^= 0xFF
    with pytest.raises(SourceError, match=r"^a\.docx: .*beschadigd"):
        commented(bytes(data), finding("paragraaf 1"))


RUN = CliRunner()


def validated(source: Path, *options: str) -> tuple[int, str]:
    made = RUN.invoke(app, ["validate", "--no-data-docs", str(source), *options])
    return made.exit_code, made.output


def test_the_command_writes_it_beside_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = Path("dossier.docx")
    source.write_bytes(typed_in_word(with_faults(), STIJLEN["styles and letters"]))
    assert validated(source, "--opmerkingen")[0] in (0, 1)
    (folder,) = Path("reports").glob("*/")
    made = folder / "dossier.opmerkingen.docx"
    found = json.loads((folder / "bevindingen.json").read_text(encoding="utf-8"))
    assert len(placed(made.read_bytes())) == len(found) > 0
    first = made.read_bytes()
    assert validated(source, "--opmerkingen")[0] in (0, 1)
    assert made.read_bytes() == first
    edited = docx.Document(str(made))
    edited.add_paragraph("Iets erbij.")
    edited.save(str(made))
    for options in (["--opmerkingen"], []):
        status, told = validated(source, *options)
        assert status == 2
        assert "is bewerkt sinds de vorige run en zou worden overschreven" in told
    assert docx.Document(str(made)).paragraphs[-1].text == "Iets erbij."
    status, told = validated(made)
    assert (status, "in de map van zijn eigen rapport" in told) == (2, True)
    shutil.move(made, "dossier.opmerkingen.docx")
    assert validated(Path("dossier.opmerkingen.docx"), "--opmerkingen")[0] in (0, 1)
    assert len(placed(made.read_bytes())) == len(json.loads((folder / "bevindingen.json").read_text(encoding="utf-8")))


def test_the_command_says_so_for_another_source_and_writes_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dossier.txt").write_text(write_text(een_uitstroom()), encoding="utf-8")
    status, told = validated(Path("dossier.txt"), "--opmerkingen")
    assert status == 2
    assert "dossier.txt: opmerkingen kunnen alleen in een Word-bestand (.docx)" in told
    assert list(Path("reports").glob("*/toetsingsrapport.html"))


def test_names() -> None:
    assert [named(Path(name)) for name in ("a.docx", "a.opmerkingen.docx", "b.c.DOCX")] == [
        "a.opmerkingen.docx", "a.opmerkingen.docx", "b.c.opmerkingen.docx",
    ]  # fmt: skip


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_it_and_shows_the_comments(faulty: Path, report: Report, tmp_path: Path) -> None:
    """LibreOffice reads the file and writes it anew: with all comments, their words and those of the document."""
    made = comment(faulty, report, tmp_path / "a.docx")
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", own, "--convert-to", "odt", "--outdir", str(tmp_path), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        text = archive.read("content.xml").decode()
    assert text.count("<office:annotation ") == len(report.findings)
    assert text.count("<dc:creator>dossier</dc:creator>") == len(report.findings)
