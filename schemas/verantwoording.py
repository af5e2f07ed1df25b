"""Tables of Deel D (and of what B 2 tells of kindred dossiers): who, what changed, what comes."""

from schemas.base import Flag, SourcedTable, Text, Whole, column, volgnr
from schemas.field import DATE


class WithVolgnr(SourcedTable):
    """Grondvorm van een tabel die een lijst van het dossier is."""

    volgnr: Whole = volgnr("de bron")


class VerwanteKwalificaties(WithVolgnr):
    """Kwalificaties van andere dossiers die verwant zijn (D 2.2)."""

    niveau: Whole = column("Niveau van de verwante kwalificatie.", least=0, most=9)
    naam: Text = column("Naam van de verwante kwalificatie.")
    kenniscentra: Text = column("Kenniscentrum of kenniscentra van de verwante kwalificatie.")


class Beroepscompetentieprofielen(WithVolgnr):
    """Beroepscompetentieprofielen waarop het dossier is gebaseerd (D 2.3)."""

    naam: Text = column("Naam van het beroepscompetentieprofiel.")
    organisatie: Text = column("Organisatie die het profiel heeft gelegitimeerd.")
    datum: Text = column("Datum van het profiel, zoals gelezen.")
    datum_iso: Text = column("Die datum als jjjj-mm-dd; leeg als hij niet bestaat.", pattern=DATE)


class Betrokkenen(WithVolgnr):
    """Wie bij het dossier betrokken waren (D 2.1)."""

    commissie: Text = column("Commissie of groep waarin men zitting had.")
    groep: Text = column("Geleding binnen de commissie.")
    afvaardiging: Text = column("Organisatie of persoon die was afgevaardigd.")
    rol: Text = column("Rol bij het maken van het dossier.")


class Wijzigingscategorieen(SourcedTable):
    """De vier categorieën van wijziging, en welke is aangekruist (D 2.5)."""

    categorie: Whole = column("Nummer van de categorie, 1 tot en met 4.", key=True, least=1, most=4)
    naam: Text = column("Naam van de categorie.")
    aangekruist: Flag = column("Of de categorie is aangekruist.")
    omschrijving: Text = column("Wat het dossier over deze categorie zegt.")


class Wijzigingen(SourcedTable):
    """Wijzigingen ten opzichte van de voorgaande versie (D 2.5)."""

    categorie: Whole = column("Categorie waaronder de wijziging staat.", key=True, least=1, most=4)
    volgnr: Whole = volgnr("wijzigingen van de categorie")
    wijziging: Text = column("De wijziging, zoals beschreven.")


class Versies(WithVolgnr):
    """De versies van het dossier door de jaren (D 2.5)."""

    naam: Text = column("Naam van het dossier in die versie.")
    cohort: Text = column("Cohort van die versie, zoals gelezen.")
    crebocodes: Text = column("Crebonummers van die versie, zoals gelezen.")
    reden: Text = column("Reden van de nieuwe versie.")


class Onderhoudsagenda(WithVolgnr):
    """Wat er in volgende versies moet gebeuren (D 3)."""

    onderwerp: Text = column("Onderwerp van onderhoud.")
    actie: Text = column("Wat er moet gebeuren.")
    wie: Text = column("Wie het doet.")
    wanneer: Text = column("Wanneer het gebeurt, zoals gelezen.")
    wanneer_iso: Text = column("De dag daarin als jjjj-mm-dd; leeg als er geen hele datum staat.", pattern=DATE)
