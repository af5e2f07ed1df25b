"""The source of a dossier: what it is, how far it can be trusted, and where each of its lines went."""

import pandera.pandas as pa

from pipeline.vocabulary import BLADZIJDETOESTANDEN, BRON_SOORTEN, GEEN_TABEL, HERSTELSOORTEN, LABELSOORTEN
from schemas.base import (
    UITSTROOM_ID,
    WERKPROCES_ID,
    DossierTable,
    Flag,
    SourcedTable,
    Text,
    Whole,
    about_source,
    column,
    volgnr,
)


class Bronverantwoording(DossierTable):
    """Waar elke niet-lege regel van de bron is gebleven; van XML elk element en attribuut met tekst."""

    regel: Whole = column("Regel van de bron; bij een PDF de gedrukte regels, doorgeteld vanaf 1.", key=True, least=1)
    volgnr: Whole = column("Hoeveelste op de regel; 1 bij een bron waarvan de regel één geheel is.", key=True, least=1)
    bestemming: Text = column(
        "Tabel waarin de regel is verwerkt, of kop, of opmaak; leeg als de regel niet is verwerkt.",
    )
    pagina: Whole = column("Bladzijde van de PDF waar de regel staat; leeg bij een tekstbron.", least=1)
    pad: Text = column(
        "Pad van het element (dossier/profielen/profiel[2]) of het attribuut (.../@titel); "
        "leeg bij een bron zonder paden."
    )
    tekst: Text = column("Wat er op de regel staat, zoals gelezen; leeg bij een bron waarvan het pad de plaats is.")

    @classmethod
    def to_schema(cls) -> pa.DataFrameSchema:
        """The schema, with the tables as the values of `bestemming`."""
        from schemas.models import MODELS

        return super().to_schema().update_column("bestemming", checks=[pa.Check.isin((*MODELS, *GEEN_TABEL))])


class Bronnen(DossierTable):
    """De bron waaruit het dossier is gelezen: wat voor bestand, en hoe ver de lezing te vertrouwen is."""

    bron_soort: Text = column("Soort bestand.", values=BRON_SOORTEN, required=True)
    cellen_exact: Flag = column(
        "Of elke cel van een tabel staat waar de auteur haar zette; niet zo na omzetting naar tekst of tekstherkenning.",
        required=True,
    )
    gescand: Flag = column("Of de bladzijden beelden zijn, met of zonder herkende tekst.", required=True)
    bladzijden: Whole = column("Aantal bladzijden; leeg bij een bron zonder bladzijden.", least=0)

    class Config:
        """A table about the source."""

        metadata = about_source()


class Herstellingen(SourcedTable):
    """Tekens die bij het lezen van de bron zijn hersteld: per soort hoe vaak, en waar het eerst."""

    soort: Text = column("Wat er is hersteld; een verloren teken is alleen geteld.", key=True, values=HERSTELSOORTEN)
    aantal: Whole = column("Hoe vaak het in de bron voorkomt.", required=True, least=1)
    voorbeeld: Text = column("De tekst op de eerste plaats waar het voorkomt.")

    class Config:
        """A table about the source."""

        metadata = about_source()


class Bladzijden(SourcedTable):
    """De bladzijden van een PDF in leesvolgorde: het gedrukte nummer, en hoe zij te lezen waren."""

    volgnr: Whole = volgnr("bladzijden")
    gedrukt_nummer: Whole = column("Nummer dat op de bladzijde is gedrukt; leeg als er geen op staat.", least=0)
    toestand: Text = column(
        "Hoe de bladzijde te lezen was; een bladzijde die ontbreekt heeft geen bron_pagina.",
        values=BLADZIJDETOESTANDEN,
        required=True,
    )
    bedekt: Text = column("Tekst op de bladzijde die later met een vlak is bedekt, en niet is gelezen.")
    vel: Whole = column("Bladzijde van het bestand waar deze en een andere naast elkaar op staan.", least=1)

    class Config:
        """A table about the source."""

        metadata = about_source()


class NietHerkend(SourcedTable):
    """Tekst die in de bron staat waar het formaat een gegeven heeft, en die geen lezer thuis kon brengen."""

    volgnr: Whole = volgnr("de bron")
    tabel: Text = column("Tabel waarin het gegeven hoort.", required=True)
    kolom: Text = column("Kolom waarin het gegeven hoort.", required=True)
    uitstroom_id: Text = column("Uitstroom waarvan het gegeven ontbreekt.", pattern=UITSTROOM_ID)
    kerntaak_nr: Whole = column("Kerntaak waarvan het gegeven ontbreekt.", least=0)
    werkproces_id: Text = column("Werkproces waarvan het gegeven ontbreekt.", pattern=WERKPROCES_ID)
    verwacht: Text = column("Wat het formaat daar heeft.", required=True)
    gevonden: Text = column("De tekst die er staat, heel.")

    class Config:
        """A table about the source."""

        metadata = about_source()


class OnbekendeLabels(SourcedTable):
    """Koppen, labels en namen van kolommen die geen lezer kent."""

    volgnr: Whole = volgnr("de bron")
    wat: Text = column("Wat het is.", values=LABELSOORTEN, required=True)
    tekst: Text = column("De woorden, zoals zij in de bron staan.", required=True)
    lijkt_op: Text = column("De bekende schrijfwijze waar het het meest op lijkt; leeg als het nergens op lijkt.")

    class Config:
        """A table about the source."""

        metadata = about_source()
