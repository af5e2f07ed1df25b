"""Tables of the dossier as a whole: its identity, its text, its references, and what names what."""

from pipeline.vocabulary import CREBO_SOORTEN, DOSSIERDELEN, FORMATEN, PLAATSEN, SOORTEN
from schemas.base import UITSTROOM_ID, Flag, SourcedTable, Text, Whole, column, volgnr
from schemas.field import DATE


class Dossiers(SourcedTable):
    """Het kwalificatiedossier zelf: een rij met de gegevens van omslag, colofon en bron."""

    titel: Text = column("Titel van het dossier, zoals op het omslag.")
    cohort: Text = column("Cohort zoals het op het omslag staat, bijvoorbeeld '2009 - 2010'.")
    cohort_van: Whole = column("Eerste jaar van het cohort.", least=0, most=9999)
    cohort_tot: Whole = column("Laatste jaar van het cohort.", least=0, most=9999)
    sector: Text = column("Sector, zoals op het omslag.")
    onder_regie_van: Text = column("Onder wiens regie het dossier is gemaakt (colofon, B 2.1).")
    ontwikkeld_door: Text = column("Wie het dossier heeft ontwikkeld (colofon, B 2.1).")
    vastgesteld_door: Text = column("Wie het dossier heeft vastgesteld (colofon, B 2.1).")
    vastgesteld_op: Text = column(
        "Datum van vaststelling als jjjj-mm-dd; leeg als de bron geen bestaande datum noemt.", pattern=DATE
    )
    vastgesteld_te: Text = column("Plaats van vaststelling (colofon, B 2.1).")
    wettelijke_beroepsvereisten: Flag = column("Of B 2.2 zegt dat er wettelijke beroepsvereisten zijn.")
    branche_vereisten: Flag = column("Of B 2.2 zegt dat er branchevereisten zijn.")
    formaat: Text = column(
        "Landelijk formaat waarin het dossier is opgesteld: kd-2009 (uitstromen en matrices) of sbb-2015 "
        "(basis en profielen).",
        required=True,
        values=FORMATEN,
    )
    bron_bestand: Text = column("Naam van het bestand waaruit is gelezen.", required=True)
    bron_sha256: Text = column("SHA-256 van het bronbestand.", required=True, pattern=r"[0-9a-f]{64}")
    vastgesteld_op_gelezen: Text = column("Datum van vaststelling, letterlijk zoals hij in de bron staat.")
    register_nr: Text = column("Nummer van het dossier in het landelijke register.")
    versie: Text = column("Versie van het dossier, bijvoorbeeld 'Gewijzigd 2016'.")
    vorige_nr: Text = column("Nummer in het register van de vorige versie.")
    status: Text = column("Status van het dossier, bijvoorbeeld 'Vastgesteld'.")
    geldig_van: Text = column("Datum vanaf welke het dossier geldt, als jjjj-mm-dd.", pattern=DATE)
    geldig_van_gelezen: Text = column("Die datum, letterlijk zoals hij in de bron staat.")
    domein: Text = column("Opleidingsdomein waar het dossier onder valt.")
    positief_advies: Flag = column("Of de Toetsingskamer een positief advies gaf.")


class Crebocodes(SourcedTable):
    """Crebonummers van het dossier en zijn uitstromen, zoals gelezen."""

    crebocode: Text = column("Crebonummer zoals het in de bron staat.", key=True)
    volgnr: Whole = column(
        "Hoeveelste keer dit crebonummer wordt gegeven; hoger dan 1 als het dubbel is.", key=True, least=1
    )
    soort: Text = column("Waarvan het nummer is; leeg als de bron dat niet zegt.", values=CREBO_SOORTEN)
    uitstroom_id: Text = column("Uitstroom (profiel) waarvan het nummer is.", pattern=UITSTROOM_ID)
    geldig_van: Text = column("Datum vanaf welke het nummer geldt, als jjjj-mm-dd.", pattern=DATE)
    geldig_van_gelezen: Text = column("Die datum, letterlijk zoals hij in de bron staat.")
    einde_instroom: Text = column("Datum waarna niemand meer kan beginnen, zoals gelezen.")
    einde_opleiding: Text = column("Datum waarop de opleiding eindigt, zoals gelezen.")
    ministerie: Text = column("Ministerie dat de opleiding bekostigt.")
    prijsfactor: Text = column("Prijsfactor van de opleiding, zoals gelezen.")


class Branches(SourcedTable):
    """Branches die het omslag van het dossier noemt."""

    branche: Text = column("Naam van de branche.", key=True)


class Vermeldingen(SourcedTable):
    """Elke plaats die iets bij naam noemt, met de naam zoals hij daar staat."""

    soort: Text = column("Wat er wordt genoemd.", key=True, values=SOORTEN)
    sleutel: Text = column(
        "Kenmerk van wat er wordt genoemd: U1, 1 (kerntaak), 1.1 (werkproces), E1, A (deel), B 2.1.",
        key=True,
    )
    plaats: Text = column("Waar in het dossier de naam staat, bijvoorbeeld B3 of C-matrix.", key=True, values=PLAATSEN)
    volgnr: Whole = volgnr("vermeldingen op die plaats")
    titel: Text = column("De naam, zoals hij op die plaats staat.")


class Inhoudsopgave(SourcedTable):
    """De inhoudsopgave, regel voor regel."""

    volgnr: Whole = volgnr("regels van de inhoudsopgave")
    nummer: Text = column("Nummer van het onderdeel, zoals het in de inhoudsopgave staat.")
    titel: Text = column("Titel van het onderdeel, zoals hij in de inhoudsopgave staat.")
    pagina: Whole = column("Bladzijde die de inhoudsopgave noemt.", least=0)


class Paragrafen(SourcedTable):
    """Alle lopende tekst van het dossier, per alinea; een opsommingspunt is een rij die met '• ' begint."""

    volgnr: Whole = volgnr("alinea's van het dossier")
    deel: Text = column(
        "Deel van het dossier waar de alinea in staat: omslag, Inleiding, A, B, C of D; vanaf 2015 Inleiding, "
        "Basisdeel, Profieldeel of Verantwoordingsinformatie.",
        values=DOSSIERDELEN,
    )
    nummer: Text = column("Nummer van de paragraaf waar de alinea in staat.")
    titel: Text = column("Titel van de paragraaf waar de alinea in staat.")
    diepte: Whole = column("Diepte van die paragraaf: 1 voor 2, 2 voor 2.1.", least=0)
    tekst: Text = column("Tekst van de alinea, zonder opmaak.")


class Verwijzingen(SourcedTable):
    """Verwijzingen van het ene onderdeel van het dossier naar het andere."""

    volgnr: Whole = volgnr("verwijzingen in het dossier")
    tekst: Text = column("De verwijzing, letterlijk.")
    doel_deel: Text = column("Deel waarnaar wordt verwezen, zoals gelezen.")
    doel_nummer: Text = column("Nummer van de paragraaf waarnaar wordt verwezen.")
    doel_titel: Text = column("Titel van het onderdeel waarnaar wordt verwezen.")
    gevonden: Flag = column("Of het genoemde onderdeel in het dossier bestaat.")
