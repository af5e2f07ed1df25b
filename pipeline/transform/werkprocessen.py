"""The werkprocessen of each kerntaak, gathered from every place that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.comparing import natural
from pipeline.transform.fact import Fact, Facts, fact
from pipeline.transform.titles import kerntaak_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.document import Place

Listed = dict[int, tuple[str, ...]]
_RANK = {"B3": 0, "B5": 1, "B6": 2}
"""Places in the order in which their titles are taken: the overview first, and what is not named here last."""


def listed(facts: Sequence[Fact]) -> Listed:
    """The werkprocessen of each kerntaak, in the order of their numbers.

    The overview and the lists of B 5 say which there are; where both are lost for a kerntaak,
    the matrices and the detailleringen do.
    """
    return _named_in(facts, ("B6", "C-matrix", "C-detaillering")) | _named_in(facts, ("B3", "B5"))


def werkprocessen(facts: Sequence[Fact], known: Listed, under: Mapping[str, str]) -> Facts:
    """The rows of `werkprocessen`, and those of `kerntaken` that B 5 does not describe, under the title they first have.

    `under` is the kerntaak under which the overview lists each. A werkproces that is worked out and named
    nowhere else is one too, so that each uitwerking refers to one.
    """
    described = {item.values["kerntaak_nr"] for item in facts if item.table == "kerntaken" and item.values}
    first = _first_mentions(facts)
    for number, keys in _with_worked_out(facts, known).items():
        if number not in described:
            place, titel = first.get(("kerntaak", str(number))) or (first["werkproces", keys[0]][0], None)
            yield fact("kerntaken", place, kerntaak_nr=number, titel=titel)
        for turn, key in enumerate(keys, 1):
            place, titel = first["werkproces", key]
            owner = under.get(key, "")
            stands_under = int(owner) if owner and int(owner) in known else number
            yield fact("werkprocessen", place, werkproces_id=key, kerntaak_nr=stands_under, volgnr=turn, titel=titel)


def _first_mentions(facts: Iterable[Fact]) -> dict[tuple[str, str], tuple[Place, object]]:
    mentions = [(item, item.values) for item in facts if item.table == "vermeldingen" and item.values]
    found: dict[tuple[str, str], tuple[Place, object]] = {}
    for item, values in sorted(mentions, key=lambda pair: _RANK.get(str(pair[1]["plaats"]), len(_RANK))):
        found.setdefault((str(values["soort"]), str(values["sleutel"])), (item.place, values["titel"]))
    return found


def _with_worked_out(facts: Iterable[Fact], known: Listed) -> Listed:
    worked_out = {str(item.values["werkproces_id"]) for item in facts if item.table == "uitwerkingen" and item.values}
    return _by_kerntaak(worked_out | {key for keys in known.values() for key in keys})


def _named_in(facts: Iterable[Fact], places: tuple[str, ...]) -> Listed:
    return _by_kerntaak(
        str(item.values["sleutel"])
        for item in facts
        if item.table == "vermeldingen"
        and item.values
        and item.values["soort"] == "werkproces"
        and item.values["plaats"] in places
    )


def _by_kerntaak(keys: Iterable[str]) -> Listed:
    found: dict[int, set[str]] = {}
    for key in keys:
        found.setdefault(kerntaak_of(key), set()).add(key)
    return {number: tuple(sorted(of_it, key=natural)) for number, of_it in sorted(found.items())}
