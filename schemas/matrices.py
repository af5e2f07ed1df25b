"""Tables of the proces-competentie-matrices of Deel B and C, and the 25 competenties they are about."""

from pipeline.vocabulary import COMPETENTIES, MATRIXDELEN, MATRIXTOESTANDEN, RIJTOESTANDEN, ZEKERHEDEN
from schemas.base import (
    EENHEID_ID,
    MATRIX_ID,
    UITSTROOM_ID,
    WERKPROCES_ID,
    Model,
    SourcedTable,
    Text,
    Whole,
    column,
    refers,
    volgnr,
    within,
)
from schemas.field import Reference

TO_COMPETENTIE = Reference(("competentie_code",), "competenties", ("competentie_code",))
TO_MATRIX = within("matrices", "matrix_id")
KOLOM = "Kolom waarin het staat, geteld vanaf de kolom van letter A (1)."


class Competenties(Model):
    """De 25 competenties van het landelijke competentiemodel; vaste lijst, gelijk voor elk dossier."""

    competentie_code: Text = column("Letter van de competentie (A tot en met Y).", key=True, values=COMPETENTIES)
    naam: Text = column("Naam van de competentie.", required=True)
    sbb_nr: Whole = column("Nummer van de competentie in het register van SBB.", required=True, least=1)
    suwi_code: Text = column("Code van de competentie in het SUWI-gegevensregister.", required=True, pattern=r"[0-9]+")


class Matrices(SourcedTable):
    """De proces-competentie-matrices die er horen te zijn, met de toestand waarin de bron ze geeft."""

    matrix_id: Text = column(
        "Kenmerk van de matrix: B-1 (deel, kerntaak), C-U1-1 (deel, uitstroom, kerntaak), CE-E1 (eenheid).",
        key=True,
        pattern=MATRIX_ID,
    )
    deel: Text = column(
        "Waar de matrix staat: Deel B (B 6), Deel C (C 2) of bij een certificeerbare eenheid (CE, C 3).",
        required=True,
        values=MATRIXDELEN,
    )
    kerntaak_nr: Whole = column("Kerntaak waar de matrix over gaat.", least=0)
    uitstroom_id: Text = column("Uitstroom waar de matrix over gaat; leeg in Deel B.", pattern=UITSTROOM_ID)
    eenheid_id: Text = column("Certificeerbare eenheid waar de matrix over gaat.", pattern=EENHEID_ID)
    toestand: Text = column(
        "Hoe de bron de matrix geeft.",
        required=True,
        values=MATRIXTOESTANDEN,
    )
    aantal_letters: Whole = column("Aantal letters in de kop van de matrix; heel is 25.", least=0)
    aantal_namen: Whole = column("Aantal namen van competenties in de kop van de matrix; heel is 25.", least=0)


class MatrixKruisjes(SourcedTable):
    """Elk kruisje in een matrix, zoals gelezen en zoals begrepen."""

    matrix_id: Text = column("Matrix waarin het kruisje staat.", key=True, pattern=MATRIX_ID)
    werkproces_id: Text = column("Werkproces in wiens rij het kruisje staat.", key=True, pattern=WERKPROCES_ID)
    volgnr: Whole = volgnr("kruisjes in de rij")
    kolom_gelezen: Whole = column(KOLOM)
    competentie_gelezen: Text = column(
        "Letter van de kolom waarin het kruisje staat; leeg buiten de kolommen A tot en met Y.",
        values=COMPETENTIES,
    )
    competentie_code: Text = column(
        "Competentie die het kruisje betekent; leeg als dat niet is vast te stellen.", values=COMPETENTIES
    )
    zekerheid: Text = column(
        "Hoe zeker de competentie is: exact (op zijn plaats), verschoven (verklaard) of onzeker.",
        values=ZEKERHEDEN,
    )
    uitstroom_id: Text = column(
        "Uitstroom waarvoor de kleur van de cel geldt; leeg als de bron dat niet zegt.", pattern=UITSTROOM_ID
    )

    class Config:
        """References."""

        metadata = refers(TO_MATRIX, TO_COMPETENTIE)


class MatrixRijen(SourcedTable):
    """De rijen van elke matrix: een per werkproces."""

    matrix_id: Text = column("Matrix waarin de rij staat.", key=True, pattern=MATRIX_ID)
    volgnr: Whole = volgnr("rijen van de matrix")
    werkproces_id: Text = column("Werkproces van de rij.", pattern=WERKPROCES_ID)
    titel: Text = column("Titel van het werkproces, zoals hij in de rij staat.")
    stuk: Whole = column("Hoeveelste stuk van de matrix, als zij over bladzijden is verdeeld.", least=1)
    toestand: Text = column("Hoe de rij is te lezen.", values=RIJTOESTANDEN)
    aantal_kruisjes: Whole = column("Aantal kruisjes in de rij.", least=0)
    mogelijk_verloren: Text = column(
        "Letters van de uitgewerkte competenties zonder kruisje, waarvan het kruisje met een cel van de rij kan zijn "
        "weggevallen bij de omzetting; leeg als daar niets op wijst.",
        pattern=r"^[A-Y]( [A-Y])*$",
    )

    class Config:
        """References."""

        metadata = refers(TO_MATRIX)


class MatrixNamen(SourcedTable):
    """De namen van competenties in de kop van elke matrix, zoals gelezen."""

    matrix_id: Text = column("Matrix waarin de naam staat.", key=True, pattern=MATRIX_ID)
    stuk: Whole = column("Hoeveelste stuk van de matrix, als zij over bladzijden is verdeeld.", key=True, least=1)
    volgnr: Whole = volgnr("namen in de kop")
    kolom: Whole = column(KOLOM)
    letter: Text = column("Letter die boven die kolom staat.")
    naam: Text = column("Naam, zoals hij in de kop staat.")
    competentie_code: Text = column("Competentie die de naam is; leeg als het geen van de 25 is.", values=COMPETENTIES)

    class Config:
        """References."""

        metadata = refers(TO_MATRIX, TO_COMPETENTIE)


class MatrixTekens(SourcedTable):
    """Cellen van een matrix die leeg noch een kruisje zijn."""

    matrix_id: Text = column("Matrix waarin de cel staat.", key=True, pattern=MATRIX_ID)
    werkproces_id: Text = column("Werkproces in wiens rij de cel staat.", key=True, pattern=WERKPROCES_ID)
    volgnr: Whole = volgnr("zulke cellen in de rij")
    kolom_gelezen: Whole = column(KOLOM)
    competentie_gelezen: Text = column(
        "Letter van de kolom waarin de cel staat; leeg buiten de kolommen A tot en met Y.",
        values=COMPETENTIES,
    )
    teken: Text = column("Wat er in de cel staat.")

    class Config:
        """References."""

        metadata = refers(TO_MATRIX)
