"""Tables of Deel B: the uitstromen, kerntaken and werkprocessen, the overview, levels and eenheden."""

from pipeline.vocabulary import DELEN, NIVEAUPLAATSEN, REKENNIVEAUS, TAALNIVEAUS
from schemas.base import (
    EENHEID_ID,
    UITSTROOM_ID,
    WERKPROCES_ID,
    Flag,
    SourcedTable,
    Text,
    Whole,
    column,
    refers,
    within,
)

NIVEAU = "van de beroepsuitoefening; het mbo kent 1 tot en met 4."


class Uitstromen(SourcedTable):
    """De uitstromen van het dossier (vanaf 2015: profielen), met hun beschrijving."""

    uitstroom_id: Text = column(
        "Kenmerk van de uitstroom (U1, U2, ...), zoals in B 3; vanaf 2015 het hoofdstuk van het profiel (U2 is P2).",
        key=True,
        pattern=UITSTROOM_ID,
    )
    naam: Text = column("Naam van de uitstroom.")
    niveau: Whole = column(f"Niveau {NIVEAU}", least=0, most=9)
    context: Text = column("Context van de uitstroom (B 4); vanaf 2015 de typering van het beroep.")
    beroepshouding: Text = column("Typerende beroepshouding (B 4); vanaf 2015 die van de basis.")
    rol_en_verantwoordelijkheden: Text = column("Rol en verantwoordelijkheden (B 4).")
    complexiteit: Text = column("Complexiteit van het werk (B 4).")
    wettelijke_beroepsvereisten: Flag = column("Of er wettelijke beroepsvereisten zijn (B 4).")
    branche_vereisten: Flag = column("Of er branchevereisten zijn (B 4); vanaf 2015 bijzondere vereisten.")
    branche_vereisten_toelichting: Text = column("Toelichting op de branchevereisten (B 4).")
    loopbaanperspectief: Text = column("Loopbaanperspectief (B 2.4).")
    arbeidsmarktperspectief: Text = column("Arbeidsmarktperspectief (B 2.5).")
    bpv_perspectief: Text = column("Perspectief op plaatsen voor beroepspraktijkvorming (B 2.5).")
    crebocode: Text = column("Crebonummer van de uitstroom.")
    code: Text = column("Code van het profiel in het dossier, bijvoorbeeld P2; leeg vóór 2015.")
    register_nr: Text = column("Nummer van het profiel in het landelijke register.")
    sbu: Whole = column("Studiebelastingsuren.", least=0)
    soort_opleiding: Text = column("Soort opleiding, bijvoorbeeld vakopleiding.")
    beroepsgroep: Text = column("Beroepsgroep van het profiel.")
    certificaten: Text = column("Certificaten die bij het profiel horen.")
    resultaat_van_het_beroep: Text = column("Resultaat van de beroepengroep; vanaf 2015 dat van de basis.")
    wettelijke_beroepsvereisten_toelichting: Text = column("Toelichting op de wettelijke beroepsvereisten.")
    wettelijke_beroepsvereisten_bron: Text = column("Wet of regeling waar de wettelijke beroepsvereisten in staan.")
    instellingen: Text = column("Instellingen die de opleiding mogen aanbieden, als dat beperkt is.")


class Kerntaken(SourcedTable):
    """De kerntaken van het dossier, met hun beschrijving in B 5."""

    kerntaak_nr: Whole = column(
        "Nummer van de kerntaak; vanaf 2015 doorlopend, eerst de basis en dan elk profiel.", key=True, least=0
    )
    titel: Text = column("Titel van de kerntaak.")
    beschrijving: Text = column("Beschrijving van de kerntaak (B 5), heel.")
    code: Text = column("Code van de kerntaak in het dossier, bijvoorbeeld B1-K1 of P2-K1; leeg vóór 2015.")
    deel: Text = column("Of de kerntaak in de basis staat of bij een profiel; leeg vóór 2015.", values=DELEN)
    uitstroom_id: Text = column(
        "Uitstroom (profiel) waar de kerntaak bij hoort; leeg als zij voor alle geldt.", pattern=UITSTROOM_ID
    )
    register_nr: Text = column("Nummer van de kerntaak in het landelijke register.")


class Werkprocessen(SourcedTable):
    """De werkprocessen van het dossier."""

    werkproces_id: Text = column("Nummer van het werkproces, bijvoorbeeld 1.1.", key=True, pattern=WERKPROCES_ID)
    kerntaak_nr: Whole = column("Kerntaak waar het werkproces onder staat.", required=True, least=0)
    volgnr: Whole = column("Nummer van het werkproces binnen zijn kerntaak.", least=0)
    titel: Text = column("Titel van het werkproces.")
    code: Text = column("Code van het werkproces in het dossier, bijvoorbeeld B1-K1-W2; leeg vóór 2015.")
    uitstroom_id: Text = column(
        "Uitstroom (profiel) waar het werkproces bij hoort; leeg als het voor alle geldt.", pattern=UITSTROOM_ID
    )
    register_nr: Text = column("Nummer van het werkproces in het landelijke register.")
    onder_code: Text = column("Code van de kerntaak waaronder een druk het werkproces toont, als die een andere is.")

    class Config:
        """References."""

        metadata = refers(within("kerntaken", "kerntaak_nr"))


class Overzicht(SourcedTable):
    """Het overzicht: een rij voor elk werkproces van een uitstroom (B 3; vanaf 2015 de basis en het profiel)."""

    uitstroom_id: Text = column("Uitstroom in wiens kolom de markering staat.", key=True, pattern=UITSTROOM_ID)
    werkproces_id: Text = column("Werkproces in wiens rij de markering staat.", key=True, pattern=WERKPROCES_ID)


class Niveauvermeldingen(SourcedTable):
    """Elke plaats die het niveau van een uitstroom noemt."""

    uitstroom_id: Text = column("Uitstroom waarvan het niveau wordt genoemd.", key=True, pattern=UITSTROOM_ID)
    plaats: Text = column("Waar het niveau staat.", key=True, values=NIVEAUPLAATSEN)
    naam: Text = column("Naam van de uitstroom, zoals hij op die plaats staat.")
    niveau: Whole = column(f"Niveau {NIVEAU}", least=0, most=9)


class Taaleisen(SourcedTable):
    """De eisen aan talen: een rij voor elke markering in een niveaumatrix van B 4."""

    uitstroom_id: Text = column("Uitstroom waarvoor de eis geldt.", key=True, pattern=UITSTROOM_ID)
    taal: Text = column("Taal, zoals boven de niveaumatrix staat.", key=True)
    vaardigheid: Text = column("Vaardigheid, zoals boven de kolom staat.", key=True)
    niveau: Text = column("Niveau van het Europees Referentiekader.", key=True, values=TAALNIVEAUS)
    aantal_tekens: Whole = column("Aantal kruisjes in de cel; meer dan 1 als zij dubbel is gemarkeerd.", least=1)

    class Config:
        """References."""

        metadata = refers(within("uitstromen", "uitstroom_id"))


class Rekeneisen(SourcedTable):
    """De eisen aan rekenen en wiskunde: een rij voor elke markering in een niveaumatrix van B 4."""

    uitstroom_id: Text = column("Uitstroom waarvoor de eis geldt.", key=True, pattern=UITSTROOM_ID)
    domein: Text = column("Domein van rekenen en wiskunde, zoals boven de kolom staat.", key=True)
    niveau: Text = column(
        "Niveau van het Raamwerk Rekenen/Wiskunde mbo.",
        key=True,
        values=REKENNIVEAUS,
    )
    aantal_tekens: Whole = column("Aantal kruisjes in de cel; meer dan 1 als zij dubbel is gemarkeerd.", least=1)

    class Config:
        """References."""

        metadata = refers(within("uitstromen", "uitstroom_id"))


class CertificeerbareEenheden(SourcedTable):
    """De certificeerbare eenheden van het dossier."""

    eenheid_id: Text = column("Kenmerk van de eenheid (E1, E2, ...).", key=True, pattern=EENHEID_ID)
    naam: Text = column("Naam van de certificeerbare eenheid.")
