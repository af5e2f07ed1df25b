"""A file with reasons that is dropped beside its dossier counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.server import Page, until
from tests.dossiers import write_text
from tests.test_opmerkingen import with_faults

if TYPE_CHECKING:
    from typing import Any

WAIVER = '[[waiver]]\nvingerafdruk = "{vingerafdruk}"\ncode = "{code}"\nreason = "Zo bedoeld."\ndate = 2026-01-31\nby = "A"\n'


def again(page: Page, number: int, name: str, data: bytes) -> dict[str, Any]:
    """The thing after a file with waivers was dropped that goes with it."""
    before = len(page.seen)
    assert page.drop(name, data) == number
    until(lambda: len(page.seen) > before)
    return page.wait(number)


def test_reasons_count_for_their_dossier_also_when_it_has_comments(page: Page) -> None:
    number = page.drop("mijn.opmerkingen.txt", write_text(with_faults()).encode())
    before = page.wait(number)
    assert "waivers.toml" not in before["dossiers"][0]["bestanden"]
    finding = page.fetch(number, "bevindingen.json").json()[0]
    waiver = WAIVER.format(**finding).encode()
    item = again(page, number, "mijn.waivers.toml", waiver)
    assert (item["versie"], item["dossiers"][0]["tellingen"]["aanvaard"]) == (before["versie"] + 1, 1)
    accepted = [one for one in page.fetch(number, "bevindingen.json").json() if one["aanvaard"] is not None]
    assert [one["vingerafdruk"] for one in accepted] == [finding["vingerafdruk"]]
    answer = page.fetch(number, "waivers.toml")
    assert answer.content == waiver
    assert "mijn.opmerkingen.waivers.toml" in answer.headers["content-disposition"]
    broken = again(page, number, "mijn.waivers.toml", b"[[waiver")
    assert broken["stand"] == "klaar"
    assert broken["regel"].startswith("mijn.opmerkingen.txt: ")
    assert page.fetch(number, "waivers.toml").content == waiver
    other = page.ask("POST", "bron", params={"naam": "ander.waivers.toml"}, content=waiver)
    assert other.status_code == 409
