"""Family 4, language: laws that one text says there are none of, and another asks to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.engine.finding import Ernst, Finding, NotJudged, Seen, plaats
from pipeline.check.engine.rule import Verdicts, Zekerheid, rule
from pipeline.check.reading.keys import shared_keys

if TYPE_CHECKING:
    from pipeline.check.engine.table import Table
    from pipeline.check.language.texts import Hit, Texts
    from schemas.rows import Componenten

_NO_LAW = re.compile(r"\bgeen\b[^.\x00]{0,30}\bwet(?:ten|geving| en regelgeving|- en regelgeving)\b")
_LAW = re.compile(r"\bwettelijke\b|\bwet(?:-? en regel)?geving\b", re.IGNORECASE)


@rule(
    "KD433",
    ernst=Ernst.ADVIES,
    grond="Deel B en Deel C 2 gaan over dezelfde regels.",
    zekerheid=Zekerheid.WAARSCHIJNLIJK,
)
def wetgeving_tegenstrijdig(teksten: Texts, componenten: Table[Componenten]) -> Verdicts:
    """Controleert of een component over wettelijke richtlijnen niet staat waar de tekst zegt dat er geen wetgeving is.

    Een tekst over een uitstroom of werkproces geldt daar, een tekst over het beroep (B 2.5) overal.

    Waarom: de ene tekst vraagt wat de andere zegt dat er niet is.

    Fout: 'Er is geen specifieke wet- en regelgeving', en de component 'Werken overeenkomstig de wettelijke richtlijnen'.

    Goed: de component staat er alleen waar er wetgeving is.
    """
    laws = [row for row in componenten if _LAW.search(row.component or "")]
    if not len(teksten) or not laws:
        yield NotJudged("geen component noemt wettelijke richtlijnen", door_bron=False)
        return
    yield Seen(len(teksten))
    for hit in teksten.near(" wet", _NO_LAW):
        if there := [law for law in laws if _about(hit, law)]:
            yield _finding(hit, there)


def _about(hit: Hit, law: Componenten) -> bool:
    passage = hit.passage
    return passage.uitstroom_id in (None, law.uitstroom_id) and passage.werkproces_id in (None, law.werkproces_id)


def _finding(hit: Hit, laws: list[Componenten]) -> Finding:
    of = ", ".join(sorted({law.uitstroom_id for law in laws}))
    times = f" op {len(laws)} plaatsen" if len(laws) > 1 else ""
    return Finding(
        bericht=f"De tekst zegt '{hit.words}', maar bij {of} is '{laws[0].component}'{times} een component.",
        plaatsen=(
            plaats(hit.passage, hit.passage.tekst, hit.words),
            *(plaats(law, law.component) for law in laws),
        ),
        voorstel="Noem de wetgeving in de tekst, of schrap de component.",
        sleutel=f"{hit.passage.tabel} {hit.passage.werkproces_id or ''}".strip(),
        **shared_keys(laws),
    )
