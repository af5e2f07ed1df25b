"""Tables of what dossiers of 2015 and later state: eisen, gedrag, kennis, additions, numbers of the register.

`werkproces_competenties` is filled for every format: it is the one table that says which competenties
a werkproces calls for.
"""

from pipeline.vocabulary import COMPETENTIES, DETAILLERING, HERKOMSTEN, NUMMER_SOORTEN, ONDERDELEN
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
from schemas.detaillering import HERKOMST, TO_UITWERKING, WithWerkproces
from schemas.field import DATE
from schemas.matrices import TO_COMPETENTIE
from schemas.verantwoording import WithVolgnr

TO_UITSTROOM = within("uitstromen", "uitstroom_id")
TO_KERNTAAK = within("kerntaken", "kerntaak_nr")


class WithKerntaak(SourcedTable):
    """Grondvorm van een tabel over een kerntaak van een uitstroom."""

    uitstroom_id: Text = column("Uitstroom (profiel).", key=True, pattern=UITSTROOM_ID)
    kerntaak_nr: Whole = column("Kerntaak.", key=True, least=0)


class KerntaakEisen(WithKerntaak):
    """Complexiteit en verantwoordelijkheid van een kerntaak, zoals die voor een uitstroom gelden (vanaf 2015)."""

    complexiteit: Text = column("Complexiteit: de basis en de aanvulling van het profiel, met een lege regel ertussen.")
    verantwoordelijkheid: Text = column(
        "Verantwoordelijkheid en zelfstandigheid: de basis en de aanvulling, met een lege regel ertussen."
    )
    aanvulling_complexiteit: Text = column("Wat het profiel aan de complexiteit van de basis toevoegt, alleen dat.")
    aanvulling_verantwoordelijkheid: Text = column(
        "Wat het profiel aan de verantwoordelijkheid van de basis toevoegt, alleen dat."
    )

    class Config:
        """References."""

        metadata = refers(TO_UITSTROOM, TO_KERNTAAK)


class Gedragingen(WithWerkproces):
    """Het gedrag dat een werkproces van een uitstroom vraagt: een rij voor elk punt (vanaf 2015)."""

    volgnr: Whole = volgnr("gedragingen bij het werkproces")
    aanhef: Text = column("Waarmee de opsomming begint, bijvoorbeeld 'De pedagogisch werker'.")
    gedrag: Text = column("Het gedrag, zonder streepje en afsluitende puntkomma.")
    herkomst: Text = column(f"Waar het gedrag vandaan komt: {HERKOMST}", values=HERKOMSTEN)

    class Config:
        """References."""

        metadata = refers(TO_UITWERKING)


class WerkprocesCompetenties(WithWerkproces):
    """Welke competenties een werkproces van een uitstroom vraagt, in elk formaat."""

    volgnr: Whole = volgnr("competenties bij het werkproces")
    competentie_code: Text = column("Competentie; leeg als het geen van de 25 is.", values=COMPETENTIES)
    herkomst: Text = column(
        "Waar de competentie wordt gevraagd: in de basis, een aanvulling van het profiel daarop, het profiel zelf, "
        "of (vóór 2015) de detaillering.",
        values=(*HERKOMSTEN, DETAILLERING),
    )

    competentie_gelezen: Text = column(
        "De naam die de bron geeft, als die van geen van de 25 competenties is; leeg als de code bekend is."
    )

    class Config:
        """References."""

        metadata = refers(TO_UITWERKING, TO_COMPETENTIE)


class Kennis(SourcedTable):
    """De lijst van vakkennis en vaardigheden van het dossier (vanaf 2015)."""

    kennis_nr: Text = column(
        "Nummer in het landelijke register; uit een druk, die het nummer niet toont, een nummer dat van de tekst is "
        "gemaakt. Een nummer dat dubbel is uitgegeven krijgt de tweede keer -2.",
        key=True,
    )
    kennis: Text = column("De vakkennis of vaardigheid.")
    categorie: Text = column("Categorie waar zij onder valt.")


class KerntaakKennis(WithKerntaak):
    """Welke vakkennis en vaardigheden een kerntaak van een uitstroom vraagt (vanaf 2015)."""

    volgnr: Whole = volgnr("kennis bij de kerntaak")
    kennis_nr: Text = column("Nummer van de kennis, zoals gelezen; het hoort in de tabel kennis te staan.")
    herkomst: Text = column(f"Waar de kennis wordt gevraagd: {HERKOMST}", values=HERKOMSTEN)

    class Config:
        """References."""

        metadata = refers(TO_UITSTROOM, TO_KERNTAAK)


class Aanvullingen(SourcedTable):
    """Elke plaats waar een profiel iets aan de basis kan toevoegen, en of het dat doet (vanaf 2015)."""

    volgnr: Whole = volgnr("aanvullingen van het dossier")
    uitstroom_id: Text = column(
        "Uitstroom (profiel) die aanvult; leeg als de bron een onbekend profiel noemt.", pattern=UITSTROOM_ID
    )
    kerntaak_nr: Whole = column("Kerntaak die wordt aangevuld.", required=True, least=0)
    werkproces_id: Text = column("Werkproces dat wordt aangevuld; leeg als het de kerntaak is.", pattern=WERKPROCES_ID)
    onderdeel: Text = column("Wat er wordt aangevuld.", required=True, values=ONDERDELEN)
    leeg: Flag = column("Of de aanvulling niets bevat.", required=True)
    profiel_gelezen: Text = column("De naam die een druk noemt, als geen profiel van het dossier zo heet.")

    class Config:
        """References."""

        metadata = refers(TO_KERNTAAK)


class Taaleisvermeldingen(WithVolgnr):
    """Elke plaats in de bron waar een uitstroom een taal of taalvaardigheid noemt, ook zonder niveau (vanaf 2015)."""

    uitstroom_id: Text = column("Uitstroom (profiel) waarvoor de eis geldt.", pattern=UITSTROOM_ID)
    taal: Text = column("Taal; leeg als het profiel er geen noemt.")
    vaardigheid: Text = column("Vaardigheid; leeg als de taal er geen noemt.")
    niveau: Text = column("Niveau, letterlijk zoals het in de bron staat.")


class Brondocumenten(WithVolgnr):
    """Documenten waarop het dossier is gebaseerd (vanaf 2015)."""

    naam: Text = column("Naam van het document.")
    soort: Text = column("Soort document, bijvoorbeeld beroepscompetentieprofiel.")
    datum: Text = column("Datum van het document, zoals gelezen.")
    datum_iso: Text = column("Die datum als jjjj-mm-dd; leeg als hij niet bestaat.", pattern=DATE)
    omschrijving: Text = column("Omschrijving van het document.")
    link: Text = column("Adres van het document.")


class Registernummers(WithVolgnr):
    """Elk nummer dat het landelijke register uitgeeft in dit dossier, met de titel zoals hij er staat."""

    nummer: Text = column("Het nummer, zoals gelezen.")
    soort: Text = column("Waarvan het nummer is.", values=NUMMER_SOORTEN)
    titel: Text = column("De titel, letterlijk, ook met losse spaties.")
    code: Text = column("Letter van een competentie, of crebonummer van een domein.")
    prijsfactor: Text = column("Prijsfactor van een domein, zoals gelezen.")
    obk_id: Text = column("Kenmerk van een domein in de begrippenlijst van het onderwijs.")


class Registerverwijzingen(WithVolgnr):
    """Elke verwijzing in het dossier naar een nummer van het landelijke register."""

    nummer: Text = column("Nummer waarnaar wordt verwezen, zoals gelezen.")
    soort: Text = column(
        "Waarnaar op die plaats moet worden verwezen; leeg als dat niet vaststaat.", values=NUMMER_SOORTEN
    )
    gevonden: Text = column("Wat dat nummer in deze bron heeft; leeg als niets het heeft.", values=NUMMER_SOORTEN)
