"""Tables of the dossier as a whole: its identity, its text, its references, and what names what."""

from schemas.base import Flag, SourcedTable, Text, Whole, column, volgnr

DATE = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
KINDS = ("deel", "paragraaf", "uitstroom", "kerntaak", "werkproces", "eenheid", "dossier")


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
    formaat: Text = column("Landelijk formaat waarin het dossier is opgesteld.", required=True, pattern=r"kd-[0-9]{4}")
    bron_bestand: Text = column("Naam van het bestand waaruit is gelezen.", required=True)
    bron_sha256: Text = column("SHA-256 van het bronbestand.", required=True, pattern=r"[0-9a-f]{64}")
    vastgesteld_op_gelezen: Text = column("Datum van vaststelling, letterlijk zoals hij in de bron staat.")


class Crebocodes(SourcedTable):
    """Crebonummers op het omslag van het dossier, zoals gelezen."""

    crebocode: Text = column("Crebonummer zoals het op het omslag staat.", key=True)


class Branches(SourcedTable):
    """Branches die het omslag van het dossier noemt."""

    branche: Text = column("Naam van de branche.", key=True)


class Vermeldingen(SourcedTable):
    """Elke plaats die iets bij naam noemt, met de naam zoals hij daar staat."""

    soort: Text = column("Wat er wordt genoemd.", key=True, values=KINDS)
    sleutel: Text = column(
        "Kenmerk van wat er wordt genoemd: U1, 1 (kerntaak), 1.1 (werkproces), E1, A (deel), B 2.1.",
        key=True,
    )
    plaats: Text = column("Waar in het dossier de naam staat, bijvoorbeeld B3 of C-matrix.", key=True)
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
        "Deel van het dossier waar de alinea in staat: omslag, Inleiding, A, B, C of D.",
        values=("omslag", "Inleiding", "A", "B", "C", "D"),
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
