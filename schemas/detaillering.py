"""Tables of Deel C 2: the elaboration of each werkproces for each uitstroom."""

from pipeline.vocabulary import COMPETENTIES, HERKOMSTEN
from schemas.base import (
    UITSTROOM_ID,
    WERKPROCES_ID,
    Flag,
    SourcedTable,
    Text,
    Whole,
    column,
    refers,
    volgnr,
    within,
)
from schemas.matrices import TO_COMPETENTIE

HERKOMST = "de basis, een aanvulling van het profiel daarop, of het profiel zelf; leeg waar het formaat dat niet kent."
TO_UITWERKING = within("uitwerkingen", "uitstroom_id", "werkproces_id")
TO_DETAILLERING = within("detailleringen", "uitstroom_id", "werkproces_id", detaillering_volgnr="volgnr")


class WithWerkproces(SourcedTable):
    """Grondvorm van een tabel over een werkproces van een uitstroom."""

    uitstroom_id: Text = column("Uitstroom.", key=True, pattern=UITSTROOM_ID)
    werkproces_id: Text = column("Werkproces.", key=True, pattern=WERKPROCES_ID)


class Uitwerkingen(WithWerkproces):
    """De uitwerking van een werkproces voor een uitstroom (Deel C 2)."""

    titel: Text = column("Titel van het werkproces, zoals hij boven de detaillering staat.")
    omschrijving: Text = column("Omschrijving van het werkproces voor deze uitstroom.")
    aanvulling: Text = column("Wat het profiel aan de omschrijving van de basis toevoegt, alleen dat.")

    class Config:
        """References."""

        metadata = refers(within("uitstromen", "uitstroom_id"), within("werkprocessen", "werkproces_id"))


class Resultaten(WithWerkproces):
    """De gewenste resultaten van een werkproces voor een uitstroom."""

    volgnr: Whole = volgnr("gewenste resultaten")
    resultaat: Text = column("Gewenst resultaat.")
    herkomst: Text = column(f"Waar het resultaat vandaan komt: {HERKOMST}", values=HERKOMSTEN)

    class Config:
        """References."""

        metadata = refers(TO_UITWERKING)


class Detailleringen(WithWerkproces):
    """De detaillering: een rij voor elke competentie bij een werkproces van een uitstroom."""

    volgnr: Whole = volgnr("competenties bij het werkproces")
    competentie_code: Text = column("Competentie; leeg als de naam geen van de 25 is.", values=COMPETENTIES)
    competentie_gelezen: Text = column("Naam van de competentie, zoals gelezen.")
    prestatie_indicator: Text = column("Prestatie-indicator: wat de beroepsbeoefenaar doet en waartoe.")
    verwijst_naar_eerste: Flag = column(
        "Of de vakkennis verwijst naar die bij de eerste competentie van het werkproces."
    )

    class Config:
        """References."""

        metadata = refers(TO_UITWERKING, TO_COMPETENTIE)


class Componenten(WithWerkproces):
    """De componenten van een competentie in de detaillering."""

    detaillering_volgnr: Whole = column("Volgnummer van de detaillering.", key=True, least=1)
    volgnr: Whole = volgnr("componenten")
    competentie_code: Text = column("Competentie van de detaillering; leeg als die onbekend is.", values=COMPETENTIES)
    component: Text = column("Component van de competentie.")

    class Config:
        """References."""

        metadata = refers(TO_DETAILLERING, TO_COMPETENTIE)


class Vakkennis(WithWerkproces):
    """De vakkennis en vaardigheden bij een competentie in de detaillering."""

    detaillering_volgnr: Whole = column("Volgnummer van de detaillering.", key=True, least=1)
    volgnr: Whole = volgnr("vakkennis en vaardigheden")
    vakkennis: Text = column("Vakkennis of vaardigheid.")

    class Config:
        """References."""

        metadata = refers(TO_DETAILLERING)
