"""Running text: the paragraphs of a dossier that stand in no other table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.compare.change import Gewicht, Soort, Wijziging
from pipeline.compare.match.pairing import Pairing, pair, pair_alike
from pipeline.compare.order import elsewhere, reordered
from pipeline.compare.text.tokens import clean, keys
from pipeline.compare.text.weight import same_sentences
from pipeline.comparing import squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.compare.case import Case
    from pipeline.compare.side import Row, Side

ALIKE = 0.5
"""Least likeness of two paragraphs of one part that are one, changed."""
LABEL = 80
"""Longest first cell of a row, in characters."""
HEADING = 8
"""Most words of a heading that another kind of source may take for text, or lose."""
OTHER_WORDS = {"D": Gewicht.BEHEER, "omslag": Gewicht.BEHEER, "Inleiding": Gewicht.REDACTIE}
"""What other words weigh in the parts that ask nothing of a graduate."""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: its row, its text, and where it stands."""

    row: Row
    text: str

    @property
    def place(self) -> str:
        """The part and the paragraph for people: 'Deel B 2.3 Typering beroepsgroep'."""
        row = self.row
        deel = f"Deel {row.deel}" if row.deel and len(row.deel) == 1 else row.deel
        return " ".join(str(part) for part in dict.fromkeys((deel, row.nummer, clean(row.titel))) if part)


def running_text(case: Case) -> Iterator[Wijziging]:
    """The paragraphs that came, went or changed, each once however often it stands in the dossier."""
    names = case.weigher.names
    old, new = _paragraphs(case.old, names.in_old), _paragraphs(case.new, names.in_new)
    for deel in sorted(old.keys() & new.keys()):
        before, after = dict(old[deel]), dict(new[deel])
        over = dict(before), dict(after)
        before, after = _absent(case, before, case.new, deel), _absent(case, after, case.old, deel)
        if not case.weigher.lenient and deel != "C":
            yield from _moved(case, deel, before, after)
        for key in before.keys() & after.keys():
            first, second = before.pop(key), after.pop(key)
            yield from _changed(case, first, second, None)
        found = pair(list(before.values()), list(after.values()), _name, _alike, ALIKE)
        if case.weigher.lenient:
            passed = [
                [item for key, item in all_.items() if key not in kept]
                for all_, kept in zip(over, (before, after), strict=True)
            ]
            _with_passed(found, *passed)
        yield from _told(case, deel, found)


def _paragraphs(side: Side, known: Callable[[tuple[str, ...]], tuple[str, ...]]) -> dict[str, dict[str, Alinea]]:
    """The different paragraphs of each part; those of D 2.5 tell of the changes themselves and are left out."""
    found: dict[str, dict[str, Alinea]] = {}
    for row in side.rows("paragrafen"):
        text = clean(row.tekst)
        if text and not (row.deel == "D" and (row.nummer or "").startswith("2.5")):
            found.setdefault(row.deel or "", {}).setdefault(" ".join(known(keys(text))), Alinea(row, text))
    return found


def _absent(case: Case, group: dict[str, Alinea], other: Side, deel: str) -> dict[str, Alinea]:
    """The paragraphs whose letters are not in the running text of the other side.

    A conversion takes headings for text or the other way round; another kind of source also parts
    paragraphs at other places, and repeats the first cell of a row on the next page.
    """
    titles = {squash(clean(row.titel)) for row in other.rows("paragrafen") if (row.deel or "") == deel}
    group = {
        key: item
        for key, item in group.items()
        if squash(item.text) not in titles and not (deel == "C" and _heading(item.text))
    }
    if not case.weigher.lenient:
        return group
    rows = [row for row in other.rows("paragrafen") if (row.deel or "") == deel]
    whole = "".join(squash(_unlabelled(clean(row.tekst))) for row in rows)
    columns = whole + _columns([clean(row.tekst) for row in rows])
    return {
        key: item
        for key, item in group.items()
        if squash(_unlabelled(item.text)) not in whole
        and not _heading(item.text)
        and not (" | " in item.text and all(squash(cell) in columns for cell in item.text.split(" | ")))
    }


def _columns(texts: list[str]) -> str:
    """The cells of every two rows that follow each other, column by column: a print may make one row of them."""
    rows = [text.split(" | ") for text in texts]
    return "".join(
        squash(f"{upper} {lower}")
        for one, other in pairwise(rows)
        if len(one) == len(other) > 1
        for upper, lower in zip(one, other, strict=True)
    )


def _heading(text: str) -> bool:
    """Whether a paragraph is a label or a heading: a few words that are no sentence and no item."""
    return len(keys(text)) <= HEADING and text[-1:] not in ".!?;:" and not text.startswith("• ")


def _unlabelled(text: str) -> str:
    """A row of a table without its first cell."""
    label, bar, rest = text.partition(" | ")
    return rest if bar and len(label) <= LABEL else text


def _name(item: Alinea, _: bool) -> str:
    return " ".join(keys(item.text))


def _with_passed(found: Pairing[Alinea], old: list[Alinea], new: list[Alinea]) -> None:
    """Pair what is left with what was passed over: a text that stands in another may be the start of it."""
    gone = pair_alike(Pairing([], found.gone, new), _inside, ALIKE)
    come = pair_alike(Pairing([], old, found.come), _inside, ALIKE)
    found.pairs += gone.pairs + come.pairs
    found.gone, found.come = gone.gone, come.come


def _inside(one: Alinea, other: Alinea) -> float:
    """Which share the shorter of two paragraphs is of the longer, where it stands in it whole."""
    short, long = sorted((squash(one.text), squash(other.text)), key=len)
    return len(short) / len(long) if short and short in long else 0.0


def _moved(case: Case, deel: str, old: dict[str, Alinea], new: dict[str, Alinea]) -> Iterator[Wijziging]:
    """The paragraphs that stand under another heading, of those that both versions have, or elsewhere under their own."""
    weight = Gewicht.BEHEER if OTHER_WORDS.get(deel) is Gewicht.BEHEER else Gewicht.REDACTIE
    headings = {_under(item) for item in old.values()} & {_under(item) for item in new.values()}
    at = {key: place for place, key in enumerate(old)}
    stayed: dict[str, list[str]] = {}
    for key in (key for key in new if key in old):
        was, now = _under(old[key]), _under(new[key])
        if was == now:
            stayed.setdefault(now, []).append(key)
        elif {was, now} <= headings and "" not in (was, now):
            pair = (0, old[key].row, old[key].text, new[key].row, new[key].text)
            yield from elsewhere(case, "tekst", pair, old[key].place, gewicht=weight, waar=new[key].place)
    for group in stayed.values():
        kept = [(at[key], old[key].row, old[key].text, new[key].row, new[key].text) for key in group]
        yield from reordered(case, "tekst", kept, gewicht=weight, waar=new[group[0]].place)


def _under(item: Alinea) -> str:
    return squash(clean(item.row.titel))


def _told(case: Case, deel: str, found: Pairing[Alinea]) -> Iterator[Wijziging]:
    for item in found.pairs:
        yield from _changed(case, item.old, item.new, item.gelijkenis)
    yield from (_whole(case, deel, left, new=False) for left in found.gone)
    yield from (_whole(case, deel, left, new=True) for left in found.come)


def _alike(one: Alinea, other: Alinea) -> float:
    """How alike two paragraphs are; under one heading a little more."""
    left, right = Counter(keys(one.text)), Counter(keys(other.text))
    shared = 2 * sum((left & right).values()) / max(1, sum(left.values()) + sum(right.values()))
    if len(one.text) < 80 and len(other.text) < 80:
        shared = max(shared, fuzz.ratio(one.text, other.text) / 100)
    same = (one.row.nummer, one.row.titel) == (other.row.nummer, other.row.titel)
    return min(1.0, shared + 0.05) if same else shared


def _changed(case: Case, old: Alinea, new: Alinea, likeness: float | None) -> Iterator[Wijziging]:
    weight = case.weigher.weigh(old.text, new.text)
    if weight is None:
        return
    heavier = OTHER_WORDS.get(new.row.deel)
    if heavier is Gewicht.BEHEER or (heavier is not None and weight is Gewicht.INHOUD):
        weight = heavier
    yield Wijziging(
        soort=Soort.VERPLAATST if same_sentences(old.text, new.text) else Soort.GEWIJZIGD,
        onderwerp="tekst",
        onderdeel=new.place,
        gewicht=weight,
        oud=old.text,
        nieuw=new.text,
        waar=new.place,
        plaats_oud=case.old.plek(old.row, old.text),
        plaats_nieuw=case.new.plek(new.row, new.text),
        gelijkenis=likeness,
    )


def _whole(case: Case, deel: str, item: Alinea, *, new: bool) -> Wijziging:
    return Wijziging(
        soort=Soort.TOEGEVOEGD if new else Soort.VERWIJDERD,
        onderwerp="tekst",
        onderdeel=item.place,
        gewicht=OTHER_WORDS.get(deel, Gewicht.INHOUD),
        oud=None if new else item.text,
        nieuw=item.text if new else None,
        waar=item.place,
        plaats_oud=None if new else case.old.plek(item.row, item.text),
        plaats_nieuw=case.new.plek(item.row, item.text) if new else None,
    )
