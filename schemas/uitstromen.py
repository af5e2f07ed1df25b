"""Tables of Deel B: the uitstromen, kerntaken and werkprocessen, the overview, levels and eenheden."""

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
    """De uitstromen van het dossier, met hun beschrijving in Deel B."""

    uitstroom_id: Text = column("Kenmerk van de uitstroom (U1, U2, ...), zoals in B 3.", key=True, pattern=UITSTROOM_ID)
    naam: Text = column("Naam van de uitstroom.")
    niveau: Whole = column(f"Niveau {NIVEAU}", least=0, most=9)
    context: Text = column("Context van de uitstroom (B 4).")
    beroepshouding: Text = column("Typerende beroepshouding (B 4).")
    rol_en_verantwoordelijkheden: Text = column("Rol en verantwoordelijkheden (B 4).")
    complexiteit: Text = column("Complexiteit van het werk (B 4).")
    wettelijke_beroepsvereisten: Flag = column("Of B 4 zegt dat er wettelijke beroepsvereisten zijn.")
    branche_vereisten: Flag = column("Of B 4 zegt dat er branchevereisten zijn.")
    branche_vereisten_toelichting: Text = column("Toelichting op de branchevereisten (B 4).")
    loopbaanperspectief: Text = column("Loopbaanperspectief (B 2.4).")
    arbeidsmarktperspectief: Text = column("Arbeidsmarktperspectief (B 2.5).")
    bpv_perspectief: Text = column("Perspectief op plaatsen voor beroepspraktijkvorming (B 2.5).")


class Kerntaken(SourcedTable):
    """De kerntaken van het dossier, met hun beschrijving in B 5."""

    kerntaak_nr: Whole = column("Nummer van de kerntaak.", key=True, least=0)
    titel: Text = column("Titel van de kerntaak.")
    beschrijving: Text = column("Beschrijving van de kerntaak (B 5), heel.")


class Werkprocessen(SourcedTable):
    """De werkprocessen van het dossier."""

    werkproces_id: Text = column("Nummer van het werkproces, bijvoorbeeld 1.1.", key=True, pattern=WERKPROCES_ID)
    kerntaak_nr: Whole = column("Kerntaak waar het werkproces onder staat.", required=True, least=0)
    volgnr: Whole = column("Nummer van het werkproces binnen zijn kerntaak.", least=0)
    titel: Text = column("Titel van het werkproces.")

    class Config:
        """References."""

        metadata = refers(within("kerntaken", "kerntaak_nr"))


class Overzicht(SourcedTable):
    """Het overzicht van B 3: een rij voor elke markering van een werkproces bij een uitstroom."""

    uitstroom_id: Text = column("Uitstroom in wiens kolom de markering staat.", key=True, pattern=UITSTROOM_ID)
    werkproces_id: Text = column("Werkproces in wiens rij de markering staat.", key=True, pattern=WERKPROCES_ID)


class Niveauvermeldingen(SourcedTable):
    """Elke plaats die het niveau van een uitstroom noemt."""

    uitstroom_id: Text = column("Uitstroom waarvan het niveau wordt genoemd.", key=True, pattern=UITSTROOM_ID)
    plaats: Text = column("Waar het niveau staat.", key=True, values=("diplomas", "B4", "kwalificaties-in-beeld"))
    naam: Text = column("Naam van de uitstroom, zoals hij op die plaats staat.")
    niveau: Whole = column(f"Niveau {NIVEAU}", least=0, most=9)


class Taaleisen(SourcedTable):
    """De eisen aan talen: een rij voor elke markering in een niveaumatrix van B 4."""

    uitstroom_id: Text = column("Uitstroom waarvoor de eis geldt.", key=True, pattern=UITSTROOM_ID)
    taal: Text = column("Taal, zoals boven de niveaumatrix staat.", key=True)
    vaardigheid: Text = column("Vaardigheid, zoals boven de kolom staat.", key=True)
    niveau: Text = column(
        "Niveau van het Europees Referentiekader.", key=True, values=("A1", "A2", "B1", "B2", "C1", "C2")
    )

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
        values=("X1", "X2", "Y1", "Y2", "Z1", "Z2"),
    )

    class Config:
        """References."""

        metadata = refers(within("uitstromen", "uitstroom_id"))


class CertificeerbareEenheden(SourcedTable):
    """De certificeerbare eenheden van het dossier."""

    eenheid_id: Text = column("Kenmerk van de eenheid (E1, E2, ...).", key=True, pattern=EENHEID_ID)
    naam: Text = column("Naam van de certificeerbare eenheid.")
