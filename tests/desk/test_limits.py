"""What the page takes, how much at once, and that nothing is left of it."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.desk.names import LONGEST, safe_name
from tests.desk.server import TOKEN, Desk, Page, desk, until
from tests.dossiers import een_uitstroom, write_text
from tests.test_pdf_danger import endless, nested_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = write_text(een_uitstroom()).encode()


def children() -> set[int]:
    """The processes below this one that do the work of a page."""
    found = set()
    for place in Path("/proc").iterdir():
        try:
            said = (place / "cmdline").read_bytes() if place.name.isdigit() else b""
            if b"pipeline." in said and b"pipeline.corpus" not in said:  # those of a corpus stay for its next test
                found.add(int(place.name))
        except OSError:
            continue
    return {process for process in found if os.getpid() in ancestors(process)}


def ancestors(process: int) -> list[int]:
    above = []
    try:
        while process > 1:
            process = int((Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[1])
            above.append(process)
    except OSError:
        pass
    return above


def in_pieces(size: int) -> Iterator[bytes]:
    for _ in range(0, size, 10_000):
        yield b"a" * 10_000


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        target = f'<Relationship Id="r" Type="{kind}" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{space}">{target}</Relationships>')
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return packed.getvalue()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server that takes little: files of 100 kB, three on a page, two pages, 200 kB in all."""
    folder = tmp_path_factory.mktemp("klein")
    with desk(folder, upload=100_000, items=3, pages=2, stored=200_000, grace=0.3, beat=0.1, at_once=1) as running:
        yield running


@pytest.fixture
def tight(small: Desk) -> Iterator[Page]:
    page = Page(small)
    yield page
    page.close()
    until(lambda: not small.left())


@pytest.mark.parametrize("pieces", [False, True], ids=["said before", "counted while it comes"])
def test_a_file_that_is_too_large_is_refused_and_not_kept(small: Desk, tight: Page, pieces: bool) -> None:
    data: Any = in_pieces(110_000) if pieces else b"a" * 100_001
    answer = tight.ask("POST", "bron", params={"naam": "groot.txt"}, content=data)
    assert answer.status_code == 413
    assert answer.json()["regel"] == "groot.txt: groter dan 0 MB, en zo groot is geen dossier"
    assert small.left() == []
    assert tight.state == []


def test_a_file_of_just_the_size_is_taken(tight: Page) -> None:
    number = tight.drop("precies.txt", b"a" * 100_000)
    assert tight.wait(number)["stand"] == "geweigerd"


def test_too_many_dossiers_are_refused(tight: Page) -> None:
    for name in "abc":
        tight.drop(f"{name}.txt", b"x")
    answer = tight.ask("POST", "bron", params={"naam": "d.txt"}, content=b"x")
    assert (answer.status_code, answer.json()["regel"]) == (
        429,
        "d.txt: er staan al 3 dossiers op deze pagina; haal er eerst een weg",
    )
    assert tight.ask("DELETE", "stuk/1").status_code == 204
    assert tight.ask("DELETE", "stuk/1").status_code == 404
    assert tight.drop("d.txt", b"x")


def test_too_much_in_all_is_refused(tight: Page) -> None:
    tight.drop("a.txt", b"a" * 90_000)
    tight.drop("b.txt", b"a" * 90_000)
    answer = tight.ask("POST", "bron", params={"naam": "c.txt"}, content=b"a" * 90_000)
    assert answer.status_code == 429
    assert "te veel" in answer.json()["regel"]
    tight.ask("DELETE", "stuk/1")
    assert tight.drop("c.txt", b"a" * 90_000)


def test_too_many_pages_are_refused(small: Desk, tight: Page) -> None:
    other = Page(small)
    answer = small.ask("POST", "pagina")
    assert answer.status_code == 429
    assert answer.json()["regel"] == "er staan al 2 van deze pagina's open; sluit er eerst een"
    other.close()
    until(lambda: small.ask("POST", "pagina").status_code == 201)


def test_one_is_read_at_a_time_per_processor_and_the_rest_waits(tight: Page) -> None:
    numbers = [tight.drop(f"{name}.txt", TEXT) for name in "abc"]
    for number in numbers:
        assert tight.wait(number)["stand"] == "klaar"
    stands = [{item["nummer"]: (item["stand"], item["rij"]) for item in said["stukken"]} for said in tight.seen]
    assert max(sum(stand == "bezig" for stand, _ in at.values()) for at in stands) == 1
    assert any(at.get(numbers[1]) == ("wacht", 1) and at.get(numbers[2]) == ("wacht", 2) for at in stands)
    assert any(at.get(numbers[2]) == ("wacht", 1) for at in stands)


def test_an_upload_that_breaks_off_leaves_nothing(small: Desk, tight: Page) -> None:
    head = f"POST /{TOKEN}/pagina/{tight.key}/bron?naam=half.txt HTTP/1.1\r\nHost: 127.0.0.1:{small.port}\r\n"
    with socket.create_connection(("127.0.0.1", small.port)) as line:
        line.sendall(f"{head}Content-Length: 50000\r\n\r\n".encode() + b"a" * 1000)
        until(lambda: small.left())
    until(lambda: not small.left() and not tight.state)
    assert tight.drop("heel.txt", b"x")


def test_an_upload_that_never_ends_is_left(tmp_path: Path) -> None:
    def slowly() -> Iterator[bytes]:
        for _ in range(100):
            yield b"a"
            time.sleep(0.05)

    with desk(tmp_path, upload_time=0.3, grace=0.2, beat=0.1) as running:
        page = Page(running)
        answer = page.ask("POST", "bron", params={"naam": "traag.txt"}, content=slowly())
        assert (answer.status_code, answer.json()["regel"]) == (408, "traag.txt: het overzetten duurde te lang")
        assert running.left() == []
        page.close()


def test_a_pdf_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    with desk(tmp_path, reading=1, patience=2, grace=0.3, beat=0.1) as running:
        page = Page(running)
        number, other = page.drop("hangt.pdf", endless()), page.drop("goed.txt", TEXT)
        item = page.wait(number)
        assert item["regel"].startswith("hangt.pdf: het lezen kost meer dan 1 seconden en is gestopt")
        assert page.wait(other)["stand"] in ("klaar", "geweigerd")
        page.close()
        until(lambda: not children())


def test_a_pdf_that_hangs_can_be_taken_away(bureau: Desk, page: Page) -> None:
    number = page.drop("hangt.pdf", endless())
    page.wait(number, "bezig")
    until(lambda: any(b"guarded" in Path(f"/proc/{process}/cmdline").read_bytes() for process in children()))
    began = time.monotonic()
    assert page.ask("DELETE", f"stuk/{number}").status_code == 204
    assert time.monotonic() - began < 2
    until(lambda: not children(), 2)


def test_a_zip_bomb_is_one_line(page: Page) -> None:
    item = page.wait(page.drop("bom.docx", zip_bomb()))
    assert item["stand"] == "geweigerd"
    assert item["regel"] == "bom.docx: 'word/document.xml' is uitgepakt groter dan een dossier kan zijn (een zip-bom)"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("oud.doc", "oud.doc: dit is een bestand van een oude Office (.doc); open het in Word en sla het op als .docx"),
        ("leeg.txt", "leeg.txt: "),
        ("kapot.pdf", "kapot.pdf: de PDF is afgebroken"),
        ("geen.txt", "geen.txt: "),
    ],
)
def test_a_refused_file_is_one_line_without_a_folder(bureau: Desk, page: Page, name: str, line: str) -> None:
    data = {
        "oud.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "leeg.txt": b"",
        "kapot.pdf": b"%PDF-1.4\n1 0 obj",
    }
    item = page.wait(page.drop(name, data.get(name, b"geen dossier\n" * 20)))
    assert item["stand"] == "geweigerd"
    assert item["regel"].startswith(line)
    assert "\n" not in item["regel"]
    assert str(bureau.folder) not in item["regel"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x", "x"),
        ("..\\..\\x.txt", "x.txt"),
        ("/etc/passwd", "passwd"),
        ("C:\\dossiers\\a b.docx", "a b.docx"),
        ("..", "dossier"),
        ("", "dossier"),
        ("a\nb\0c\x1b[31m.txt", "abc[31m.txt"),
        ("con.txt", "_con.txt"),
        ("\ud800.txt", "txt"),
        ('<img src="x">.pdf', "_img src=_x__.pdf"),
        ("~$dossier.docx", "~$dossier.docx"),
        (".hidden", "hidden"),
        ("€" * 300 + ".docx", "€" * ((LONGEST - 5) // 3) + ".docx"),
        ("a." + "b" * 300, "a"),
    ],
)
def test_a_name_is_a_name_in_its_folder(given: str, kept: str) -> None:
    assert safe_name(given) == kept
    assert len(kept.encode()) <= LONGEST


def test_a_name_leads_to_no_other_folder(bureau: Desk, page: Page) -> None:
    around = sorted(bureau.folder.parent.iterdir())
    number = page.drop("../../x", TEXT)
    for name in ("..\\..\\x", "/tmp/x", "....//x"):
        assert page.item(page.drop(name, b"x"))["naam"] == "x"
    assert page.wait(number)["stand"] == "klaar"
    assert len([path for path in bureau.left() if path.endswith("/bron/x")]) == 4
    assert sorted(bureau.folder.parent.iterdir()) == around


def test_a_file_is_never_run(page: Page, tmp_path: Path) -> None:
    witness = tmp_path / "gedraaid"
    code = f"open({str(witness)!r}, 'w')\nimport os; os._exit(3)\n".encode()
    names = [f"{name}.py" for name in ("pickle", "json", "pipeline", "sitecustomize")]
    numbers = [page.drop(name, code) for name in names]
    numbers.append(page.drop("vormen.pdf", nested_forms(2)))  # read by a process of its process
    assert {page.wait(number)["stand"] for number in numbers} == {"geweigerd"}
    assert not witness.exists()


def test_a_page_that_is_closed_half_way_leaves_nothing(bureau: Desk) -> None:
    page = Page(bureau)
    number, _ = page.drop("hangt.pdf", endless()), page.drop("goed.txt", TEXT)
    page.wait(number, "bezig")
    assert children()
    assert bureau.left()
    page.close()
    until(lambda: not bureau.left() and not children(), 5)
    assert bureau.ask("POST", f"pagina/{page.key}/bron", params={"naam": "x"}, content=b"x").status_code == 410


def test_a_page_that_is_closed_during_an_upload_leaves_nothing(bureau: Desk) -> None:
    page, let_go = Page(bureau), threading.Event()
    answers = []

    def slowly() -> Iterator[bytes]:
        yield b"a"
        let_go.wait(20)
        yield b"b"

    upload = threading.Thread(
        target=lambda: answers.append(page.ask("POST", "bron", params={"naam": "half.txt"}, content=slowly()))
    )
    upload.start()
    until(bureau.left)
    page.close()
    until(lambda: not bureau.left(), 5)
    let_go.set()
    upload.join()
    assert answers[0].status_code == 410
    assert bureau.left() == []


def test_what_was_kept_long_enough_goes(tmp_path: Path) -> None:
    with desk(tmp_path, kept=1.0, beat=0.1) as running:
        page = Page(running)
        number = page.drop("goed.txt", b"geen dossier")
        assert page.item(number)["tot"] / 1000 - time.time() <= 1
        until(lambda: not page.state, 5)
        assert running.left() == []
        page.close()


def test_a_page_that_is_loaded_anew_keeps_its_dossiers(tmp_path: Path) -> None:
    with desk(tmp_path, grace=3, beat=0.1) as running:
        page = Page(running)
        number = page.drop("goed.txt", b"geen dossier")
        page.close()
        again = Page.__new__(Page)
        again.__dict__ |= {**page.__dict__, "seen": [], "_close": threading.Event()}
        again._thread = threading.Thread(target=again._listen)
        again._thread.start()
        until(lambda: again.seen)
        assert again.item(number)["naam"] == "goed.txt"
        again.close()


def test_the_page_answers_while_two_dossiers_are_read(page: Page, bureau: Desk) -> None:
    numbers = [page.drop(f"{name}.txt", TEXT) for name in "ab"]
    for number in numbers:
        page.wait(number, "bezig")
    times = []
    while any(page.item(number)["stand"] == "bezig" for number in numbers):
        began = time.perf_counter()
        assert bureau.ask("GET").status_code == 200
        times.append(time.perf_counter() - began)
    assert len(times) > 10
    assert sorted(times)[len(times) // 2] < 0.2
