"""Writes a model as the XML of the national register; its numbers run from 100,000 in the order of the file."""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.register.model import Aanvulling, Dossier, Kerntaak, Profiel, Werkproces

SBB = {row["competentie_code"]: row["sbb_nr"] for row in schemas.competenties()}
LEESWIJZER = '<h1>Leeswijzer</h1><p>Het dossier geeft weer wat de imker kan.</p><ul><li type="a">basis;</li><li>profiel.</li></ul>'


def cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"


class _Writer:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.numbers = count(100_000)
        self.profielen = [next(self.numbers) for _ in dossier.profielen]
        self.kennis = {text: next(self.numbers) for text in dossier.kennis}

    def lines(self) -> Iterator[str]:
        d = self.dossier
        yield f'<dossier nr="{d.nr}" titel="{escape(d.titel)}" versie="{d.versie}" referentievorigeversie="{d.vorige}" status="Vastgesteld" referentiedomein="4137" wettelijkeberoepsvereisten="{d.wettelijk}" positief_advies_toetsingskamer="Ja">'
        yield f'<dossiercrebos><dossiercrebo ministerie="EZ" prijsfactor="1,20" Geldig_vanaf="{d.geldig}" Datum_einde_instroom="">{d.crebo}</dossiercrebo></dossiercrebos>'
        yield "<kennisenvaardigheden>"
        for text, number in self.kennis.items():
            yield f'<kennisofvaardigheid nr="{number}" titel="{escape(text)}" />'
        yield "</kennisenvaardigheden><categoriekennisenvaardigheden />"
        yield '<voorblad titel="Voorblad"><omschrijving><penvoerder><sectorkamer referentie="5677" /></penvoerder>'
        yield "<verantwoording><vaststellingsinformatie><vastgestelddoor>Sectorkamer voedsel</vastgestelddoor>"
        yield f"<vastgesteldop>{d.vastgesteld}</vastgesteldop><vastgesteldte>Ede</vastgesteldte>"
        yield "</vaststellingsinformatie></verantwoording></omschrijving></voorblad>"
        yield f'<inleiding titel="Inleiding"><omschrijving>{cdata(f"<labeltext>{escape(LEESWIJZER, quote=False)}</labeltext>")}</omschrijving></inleiding>'
        yield '<basis titel="Basisdeel"><typeringberoepengroep titel="Typering van de beroepengroep">'
        for tag, text in (("context", "De imker werkt buiten."), ("beroepshouding", "De imker is geduldig."), ("resultaatvanhetberoep", "De bijen zijn gezond.")):  # fmt: skip
            yield f"<{tag}><omschrijving>{cdata(text)}</omschrijving></{tag}>"
        yield '</typeringberoepengroep><basistaken titel="Beroepsspecifieke onderdelen"><basiskerntaken>'
        for number, kerntaak in enumerate(d.kerntaken, 1):
            yield from self.kerntaak(kerntaak, number, "basis")
        yield "</basiskerntaken></basistaken></basis>"
        yield '<profielen titel="Profieldeel">'
        for number, profiel in enumerate(d.profielen, 1):
            yield from self.profiel(profiel, number)
        yield "</profielen>"
        yield from self.verantwoording()
        yield "</dossier>"

    def profiel(self, p: Profiel, number: int) -> Iterator[str]:
        yield f'<profiel nr="{self.profielen[number - 1]}" titel="{escape(p.naam)}" hoofdstuk="{number}" niveau="{p.niveau}" beroepsgroep="Dier">'
        yield f"<omschrijving><typeringvanhetberoep>{cdata(p.typering)}</typeringvanhetberoep>"
        yield f"<wettelijkeberoepsvereisten>{p.wettelijk}</wettelijkeberoepsvereisten><certificaten />"
        yield f"<sbu>3200</sbu><soortopleiding>{p.soort}</soortopleiding></omschrijving>"
        yield f'<creboinformatie><crebo ministerie="EZ" prijsfactor="1,20" Geldig_vanaf="{self.dossier.geldig}">{p.crebo}</crebo></creboinformatie>'
        yield "<profielkerntaken>"
        for turn, kerntaak in enumerate(p.kerntaken, 1):
            yield from self.kerntaak(kerntaak, turn, "profiel")
        yield "</profielkerntaken></profiel>"

    def kerntaak(self, k: Kerntaak, number: int, part: str) -> Iterator[str]:
        yield f'<kerntaak nr="{next(self.numbers)}" titel="{escape(k.titel)}" hoofdstuk="{number}">'
        for name in ("complexiteit", "verantwoordelijkheid"):
            added = self.texts(name, name, k.aan)
            yield f"<{name}>{cdata(getattr(k, name))}{added}</{name}>"
        yield "<vakkennisenvaardigheden>"
        yield from self.listed(k.kennis)
        if k.aan:
            yield "<vakkennisenvaardighedenperprofiel>"
            for profiel, item in k.aan.items():
                if item.kennis is not None:
                    yield f"<aanvullend>{self.target(profiel)}<vakkennisenvaardighedenonderdelen>"
                    yield from self.listed(item.kennis)
                    yield "</vakkennisenvaardighedenonderdelen></aanvullend>"
            yield "</vakkennisenvaardighedenperprofiel>"
        yield f"</vakkennisenvaardigheden><{part}werkprocessen>"
        for turn, werkproces in enumerate(k.werkprocessen, 1):
            yield from self.werkproces(werkproces, turn)
        yield f"</{part}werkprocessen></kerntaak>"

    def werkproces(self, w: Werkproces, number: int) -> Iterator[str]:
        yield f'<werkproces nr="{next(self.numbers)}" titel="{escape(w.titel)}" hoofdstuk="{number}">'
        for name in ("omschrijving", "resultaat", "gedrag"):
            tag = f"werkproces{name}"
            yield f"<{tag}>{cdata(getattr(w, name))}{self.texts(tag, name, w.aan, 'omschrijving')}</{tag}>"
        yield "<werkprocescompetenties>"
        yield from (f'<competentie referentie="{SBB[letter]}" />' for letter in w.competenties)
        yield "<werkprocescompetentiesperprofiel>"
        for profiel, item in w.aan.items():
            if item.competenties is not None:
                letters = "".join(f'<competentie referentie="{SBB[letter]}" />' for letter in item.competenties)
                yield f"<aanvullend>{self.target(profiel)}<omschrijving>{letters}</omschrijving></aanvullend>"
        yield "</werkprocescompetentiesperprofiel></werkprocescompetenties></werkproces>"

    def texts(self, tag: str, name: str, additions: dict[int, Aanvulling], inner: str = "") -> str:
        said = [
            f"<aanvullend>{self.target(profiel)}<{inner or tag}>{cdata(text)}</{inner or tag}></aanvullend>"
            for profiel, item in additions.items()
            if (text := getattr(item, name)) is not None
        ]
        return f"<{tag}perprofiel>{''.join(said)}</{tag}perprofiel>" if additions else ""

    def target(self, profiel: int) -> str:
        return f'<profiel referentie="{self.profielen[profiel - 1]}" />'

    def listed(self, texts: list[str]) -> Iterator[str]:
        yield from (f'<vakkennisenvaardigheden referentie="{self.kennis[text]}" />' for text in texts)

    def verantwoording(self) -> Iterator[str]:
        d = self.dossier
        yield '<verantwoordingsinformatie titel="Verantwoordingsinformatie">'
        yield '<brondocumenten titel="Beroepscompetentieprofielen" hoofdstuk="1"><brondocument naam="bcp.pdf" type="BCP" datum="01-10-2009" omschrijving="Imker" link="http://bcp.example/1" /></brondocumenten>'
        yield f'<arbeidsmarktinformatie titel="Arbeidsmarktinformatie" hoofdstuk="2">{cdata("Kans op werk" + chr(10) + "De kans is groot." + chr(10) + "- vooral in de stad.")}</arbeidsmarktinformatie>'
        yield '<bijzonderevereisten titel="Bijzondere vereisten" hoofdstuk="5">'
        for number, profiel in zip(self.profielen, d.profielen, strict=True):
            yield f'<profiel referentie="{number}"><eisen>{profiel.bijzonder}</eisen><toelichtingvereisten>{cdata("")}</toelichtingvereisten></profiel>'
        yield '</bijzonderevereisten><taalbeheersingseisen titel="Talen" hoofdstuk="6"><taalbeheersingseis titel="Talen">'
        for number, profiel in zip(self.profielen, d.profielen, strict=True):
            for taal, skills in profiel.talen.items():
                yield f'<profiel referentie="{number}"><taal titel="{taal}"><taalvaardigheden>'
                yield from (f'<taalvaardigheid titel="{skill}" niveau="{level}" />' for skill, level in skills)
                yield "</taalvaardigheden></taal></profiel>"
        yield "</taalbeheersingseis></taalbeheersingseisen>"
        yield '<onderhoudsagenda titel="Onderhoudsagenda" hoofdstuk="8"><agenda>'
        for row in d.agenda:
            parts = zip(("onderwerp", "actie", "wie", "wanneer"), row, strict=True)
            yield f"<onderdeel>{''.join(f'<{tag}>{cdata(text)}</{tag}>' for tag, text in parts)}</onderdeel>"
        yield "</agenda></onderhoudsagenda>"
        yield f'<wijzigingen titel="Wijzigingen" hoofdstuk="9"><wijzigingscategorien><wijzigingscategorie titel="Categorie {d.categorie}: Naam" categorie="{d.categorie}" /></wijzigingscategorien><omschrijving>{cdata(d.wijzigingen)}</omschrijving></wijzigingen>'
        yield f'<betrokkenen titel="Betrokkenen" hoofdstuk="10">{cdata(d.betrokkenen)}</betrokkenen>'
        yield f'<aanvullendeinfo titel="Aanvullende informatie" hoofdstuk="12">{cdata("<xhtml><p><b>Steken</b><br />Bel een arts &amp; blijf rustig.</p></xhtml>")}</aanvullendeinfo>'
        yield "</verantwoordingsinformatie>"


def write(*dossiers: Dossier) -> str:
    """The XML of one dossier, or of several in one file."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<sbb>", "<domeinen>"]
    lines.append(
        '<domein nr="4137" titel="Voedsel, natuur en leefomgeving" crebo="79150" prijsfactor="1.0" OBK_ID="bk:1" /></domeinen>'
    )
    lines.append(
        '<sectorkamers><sectorkamer nr="5677" titel="Sectorkamer voedsel, groen en gastvrijheid" /></sectorkamers><competenties>'
    )
    lines += (
        f'<competentie nr="{row["sbb_nr"]}" titel="{escape(row["naam"])}" code="{row["competentie_code"]}" />'
        for row in schemas.competenties()
    )
    lines.append("</competenties><dossiers>")
    for dossier in dossiers:
        lines += _Writer(dossier).lines()
    return "\n".join([*lines, "</dossiers>", "</sbb>", ""])
