"""A row of each table as a rule or the report reads it: an attribute per column, None for what is missing.

Made from the schemas by `python -m schemas.row_types` (`make docs`); a test fails while it is stale.
The rules name these types for the type checker alone; the report also asks for a table by its type.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple


class Dossiers(NamedTuple):
    """Het kwalificatiedossier zelf: een rij met de gegevens van omslag, colofon en bron."""

    dossier_id: str
    titel: str | None
    cohort: str | None
    cohort_van: int | None
    cohort_tot: int | None
    sector: str | None
    onder_regie_van: str | None
    ontwikkeld_door: str | None
    vastgesteld_door: str | None
    vastgesteld_op: str | None
    vastgesteld_te: str | None
    wettelijke_beroepsvereisten: bool | None
    branche_vereisten: bool | None
    formaat: Literal["kd-2009", "sbb-2015"]
    bron_bestand: str
    bron_sha256: str
    vastgesteld_op_gelezen: str | None
    register_nr: str | None
    versie: str | None
    vorige_nr: str | None
    status: str | None
    geldig_van: str | None
    geldig_van_gelezen: str | None
    domein: str | None
    positief_advies: bool | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Crebocodes(NamedTuple):
    """Crebonummers van het dossier en zijn uitstromen, zoals gelezen."""

    dossier_id: str
    crebocode: str
    volgnr: int
    soort: Literal["dossier", "uitstroom"] | None
    uitstroom_id: str | None
    geldig_van: str | None
    geldig_van_gelezen: str | None
    einde_instroom: str | None
    einde_opleiding: str | None
    ministerie: str | None
    prijsfactor: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Branches(NamedTuple):
    """Branches die het omslag van het dossier noemt."""

    dossier_id: str
    branche: str
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Uitstromen(NamedTuple):
    """De uitstromen van het dossier (vanaf 2015: profielen), met hun beschrijving."""

    dossier_id: str
    uitstroom_id: str
    naam: str | None
    niveau: int | None
    context: str | None
    beroepshouding: str | None
    rol_en_verantwoordelijkheden: str | None
    complexiteit: str | None
    wettelijke_beroepsvereisten: bool | None
    branche_vereisten: bool | None
    branche_vereisten_toelichting: str | None
    loopbaanperspectief: str | None
    arbeidsmarktperspectief: str | None
    bpv_perspectief: str | None
    crebocode: str | None
    code: str | None
    register_nr: str | None
    sbu: int | None
    soort_opleiding: str | None
    beroepsgroep: str | None
    certificaten: str | None
    resultaat_van_het_beroep: str | None
    wettelijke_beroepsvereisten_toelichting: str | None
    wettelijke_beroepsvereisten_bron: str | None
    instellingen: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Kerntaken(NamedTuple):
    """De kerntaken van het dossier, met hun beschrijving in B 5."""

    dossier_id: str
    kerntaak_nr: int
    titel: str | None
    beschrijving: str | None
    code: str | None
    deel: Literal["basis", "profiel"] | None
    uitstroom_id: str | None
    register_nr: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class KerntaakEisen(NamedTuple):
    """Complexiteit en verantwoordelijkheid van een kerntaak, zoals die voor een uitstroom gelden (vanaf 2015)."""

    dossier_id: str
    uitstroom_id: str
    kerntaak_nr: int
    complexiteit: str | None
    verantwoordelijkheid: str | None
    aanvulling_complexiteit: str | None
    aanvulling_verantwoordelijkheid: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Werkprocessen(NamedTuple):
    """De werkprocessen van het dossier."""

    dossier_id: str
    werkproces_id: str
    kerntaak_nr: int
    volgnr: int | None
    titel: str | None
    code: str | None
    uitstroom_id: str | None
    register_nr: str | None
    onder_code: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Competenties(NamedTuple):
    """De 25 competenties van het landelijke competentiemodel; vaste lijst, gelijk voor elk dossier."""

    competentie_code: str
    naam: str
    sbb_nr: int
    suwi_code: str


class Overzicht(NamedTuple):
    """Het overzicht: een rij voor elk werkproces van een uitstroom (B 3; vanaf 2015 de basis en het profiel)."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Vermeldingen(NamedTuple):
    """Elke plaats die iets bij naam noemt, met de naam zoals hij daar staat."""

    dossier_id: str
    soort: Literal["deel", "paragraaf", "uitstroom", "kerntaak", "werkproces", "eenheid", "dossier"]
    sleutel: str
    plaats: str
    volgnr: int
    titel: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Niveauvermeldingen(NamedTuple):
    """Elke plaats die het niveau van een uitstroom noemt."""

    dossier_id: str
    uitstroom_id: str
    plaats: Literal["diplomas", "B4", "kwalificaties-in-beeld", "overzicht", "profieldeel"]
    naam: str | None
    niveau: int | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Matrices(NamedTuple):
    """De proces-competentie-matrices die er horen te zijn, met de toestand waarin de bron ze geeft."""

    dossier_id: str
    matrix_id: str
    deel: Literal["B", "C", "CE"]
    kerntaak_nr: int | None
    uitstroom_id: str | None
    eenheid_id: str | None
    toestand: Literal["volledig", "verschoven", "afgekapt", "leeg", "ontbreekt"]
    aantal_letters: int | None
    aantal_namen: int | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class MatrixKruisjes(NamedTuple):
    """Elk kruisje in een matrix, zoals gelezen en zoals begrepen."""

    dossier_id: str
    matrix_id: str
    werkproces_id: str
    volgnr: int
    kolom_gelezen: int | None
    competentie_gelezen: str | None
    competentie_code: str | None
    zekerheid: Literal["exact", "verschoven", "onzeker"] | None
    uitstroom_id: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class MatrixRijen(NamedTuple):
    """De rijen van elke matrix: een per werkproces."""

    dossier_id: str
    matrix_id: str
    volgnr: int
    werkproces_id: str | None
    titel: str | None
    stuk: int | None
    toestand: Literal["exact", "verschoven", "onzeker", "leeg", "onleesbaar"] | None
    aantal_kruisjes: int | None
    mogelijk_verloren: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class MatrixNamen(NamedTuple):
    """De namen van competenties in de kop van elke matrix, zoals gelezen."""

    dossier_id: str
    matrix_id: str
    stuk: int
    volgnr: int
    kolom: int | None
    letter: str | None
    naam: str | None
    competentie_code: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class MatrixTekens(NamedTuple):
    """Cellen van een matrix die leeg noch een kruisje zijn."""

    dossier_id: str
    matrix_id: str
    werkproces_id: str
    volgnr: int
    kolom_gelezen: int | None
    competentie_gelezen: str | None
    teken: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Uitwerkingen(NamedTuple):
    """De uitwerking van een werkproces voor een uitstroom (Deel C 2)."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    titel: str | None
    omschrijving: str | None
    aanvulling: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Resultaten(NamedTuple):
    """De gewenste resultaten van een werkproces voor een uitstroom."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    volgnr: int
    resultaat: str | None
    herkomst: Literal["basis", "aanvulling", "profiel"] | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Gedragingen(NamedTuple):
    """Het gedrag dat een werkproces van een uitstroom vraagt: een rij voor elk punt (vanaf 2015)."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    volgnr: int
    aanhef: str | None
    gedrag: str | None
    herkomst: Literal["basis", "aanvulling", "profiel"] | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class WerkprocesCompetenties(NamedTuple):
    """Welke competenties een werkproces van een uitstroom vraagt, in elk formaat."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    volgnr: int
    competentie_code: str | None
    herkomst: Literal["basis", "aanvulling", "profiel", "detaillering"] | None
    competentie_gelezen: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Detailleringen(NamedTuple):
    """De detaillering: een rij voor elke competentie bij een werkproces van een uitstroom."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    volgnr: int
    competentie_code: str | None
    competentie_gelezen: str | None
    prestatie_indicator: str | None
    verwijst_naar_eerste: bool | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Componenten(NamedTuple):
    """De componenten van een competentie in de detaillering."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    detaillering_volgnr: int
    volgnr: int
    competentie_code: str | None
    component: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Vakkennis(NamedTuple):
    """De vakkennis en vaardigheden bij een competentie in de detaillering."""

    dossier_id: str
    uitstroom_id: str
    werkproces_id: str
    detaillering_volgnr: int
    volgnr: int
    vakkennis: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Kennis(NamedTuple):
    """De lijst van vakkennis en vaardigheden van het dossier (vanaf 2015)."""

    dossier_id: str
    kennis_nr: str
    kennis: str | None
    categorie: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class KerntaakKennis(NamedTuple):
    """Welke vakkennis en vaardigheden een kerntaak van een uitstroom vraagt (vanaf 2015)."""

    dossier_id: str
    uitstroom_id: str
    kerntaak_nr: int
    volgnr: int
    kennis_nr: str | None
    herkomst: Literal["basis", "aanvulling", "profiel"] | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Aanvullingen(NamedTuple):
    """Elke plaats waar een profiel iets aan de basis kan toevoegen, en of het dat doet (vanaf 2015)."""

    dossier_id: str
    volgnr: int
    uitstroom_id: str | None
    kerntaak_nr: int
    werkproces_id: str | None
    onderdeel: str
    leeg: bool
    profiel_gelezen: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Taaleisen(NamedTuple):
    """De eisen aan talen: een rij voor elke markering in een niveaumatrix van B 4."""

    dossier_id: str
    uitstroom_id: str
    taal: str
    vaardigheid: str
    niveau: Literal["A1", "A2", "B1", "B2", "C1", "C2"]
    aantal_tekens: int | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Taaleisvermeldingen(NamedTuple):
    """Elke plaats in de bron waar een uitstroom een taal of taalvaardigheid noemt, ook zonder niveau (vanaf 2015)."""

    dossier_id: str
    volgnr: int
    uitstroom_id: str | None
    taal: str | None
    vaardigheid: str | None
    niveau: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Rekeneisen(NamedTuple):
    """De eisen aan rekenen en wiskunde: een rij voor elke markering in een niveaumatrix van B 4."""

    dossier_id: str
    uitstroom_id: str
    domein: str
    niveau: Literal["X1", "X2", "Y1", "Y2", "Z1", "Z2"]
    aantal_tekens: int | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class CertificeerbareEenheden(NamedTuple):
    """De certificeerbare eenheden van het dossier."""

    dossier_id: str
    eenheid_id: str
    naam: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Inhoudsopgave(NamedTuple):
    """De inhoudsopgave, regel voor regel."""

    dossier_id: str
    volgnr: int
    nummer: str | None
    titel: str | None
    pagina: int | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Paragrafen(NamedTuple):
    """Alle lopende tekst van het dossier, per alinea; een opsommingspunt is een rij die met '• ' begint."""

    dossier_id: str
    volgnr: int
    deel: str | None
    nummer: str | None
    titel: str | None
    diepte: int | None
    tekst: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class VerwanteKwalificaties(NamedTuple):
    """Kwalificaties van andere dossiers die verwant zijn (D 2.2)."""

    dossier_id: str
    volgnr: int
    niveau: int | None
    naam: str | None
    kenniscentra: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Beroepscompetentieprofielen(NamedTuple):
    """Beroepscompetentieprofielen waarop het dossier is gebaseerd (D 2.3)."""

    dossier_id: str
    volgnr: int
    naam: str | None
    organisatie: str | None
    datum: str | None
    datum_iso: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Brondocumenten(NamedTuple):
    """Documenten waarop het dossier is gebaseerd (vanaf 2015)."""

    dossier_id: str
    volgnr: int
    naam: str | None
    soort: str | None
    datum: str | None
    datum_iso: str | None
    omschrijving: str | None
    link: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Betrokkenen(NamedTuple):
    """Wie bij het dossier betrokken waren (D 2.1)."""

    dossier_id: str
    volgnr: int
    commissie: str | None
    groep: str | None
    afvaardiging: str | None
    rol: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Wijzigingscategorieen(NamedTuple):
    """De vier categorieën van wijziging, en welke is aangekruist (D 2.5)."""

    dossier_id: str
    categorie: int
    naam: str | None
    aangekruist: bool | None
    omschrijving: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Wijzigingen(NamedTuple):
    """Wijzigingen ten opzichte van de voorgaande versie (D 2.5)."""

    dossier_id: str
    categorie: int
    volgnr: int
    wijziging: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Versies(NamedTuple):
    """De versies van het dossier door de jaren (D 2.5)."""

    dossier_id: str
    volgnr: int
    naam: str | None
    cohort: str | None
    crebocodes: str | None
    reden: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Onderhoudsagenda(NamedTuple):
    """Wat er in volgende versies moet gebeuren (D 3)."""

    dossier_id: str
    volgnr: int
    onderwerp: str | None
    actie: str | None
    wie: str | None
    wanneer: str | None
    wanneer_iso: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Verwijzingen(NamedTuple):
    """Verwijzingen van het ene onderdeel van het dossier naar het andere."""

    dossier_id: str
    volgnr: int
    tekst: str | None
    doel_deel: str | None
    doel_nummer: str | None
    doel_titel: str | None
    gevonden: bool | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Registernummers(NamedTuple):
    """Elk nummer dat het landelijke register uitgeeft in dit dossier, met de titel zoals hij er staat."""

    dossier_id: str
    volgnr: int
    nummer: str | None
    soort: str | None
    titel: str | None
    code: str | None
    prijsfactor: str | None
    obk_id: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Registerverwijzingen(NamedTuple):
    """Elke verwijzing in het dossier naar een nummer van het landelijke register."""

    dossier_id: str
    volgnr: int
    nummer: str | None
    soort: str | None
    gevonden: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Bronverantwoording(NamedTuple):
    """Waar elke niet-lege regel van de bron is gebleven; van XML elk element en attribuut met tekst."""

    dossier_id: str
    regel: int
    volgnr: int
    bestemming: str | None
    pagina: int | None
    pad: str | None
    tekst: str | None


class Bronnen(NamedTuple):
    """De bron waaruit het dossier is gelezen: wat voor bestand, en hoe ver de lezing te vertrouwen is."""

    dossier_id: str
    bron_soort: Literal["tekst", "pdf", "docx", "xml"]
    cellen_exact: bool
    gescand: bool
    bladzijden: int | None


class Herstellingen(NamedTuple):
    """Tekens die bij het lezen van de bron zijn hersteld: per soort hoe vaak, en waar het eerst."""

    dossier_id: str
    soort: str
    aantal: int
    voorbeeld: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class Bladzijden(NamedTuple):
    """De bladzijden van een PDF in leesvolgorde: het gedrukte nummer, en hoe zij te lezen waren."""

    dossier_id: str
    volgnr: int
    gedrukt_nummer: int | None
    toestand: Literal["gelezen", "tekstherkenning", "beeld", "ontbreekt", "dubbel", "verplaatst", "overgeplakt"]
    bedekt: str | None
    vel: int | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class NietHerkend(NamedTuple):
    """Tekst die in de bron staat waar het formaat een gegeven heeft, en die geen lezer thuis kon brengen."""

    dossier_id: str
    volgnr: int
    tabel: str
    kolom: str
    uitstroom_id: str | None
    kerntaak_nr: int | None
    werkproces_id: str | None
    verwacht: str
    gevonden: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


class OnbekendeLabels(NamedTuple):
    """Koppen, labels en namen van kolommen die geen lezer kent."""

    dossier_id: str
    volgnr: int
    wat: Literal["kop", "label", "kolom"]
    tekst: str
    lijkt_op: str | None
    bron_regel: int | None
    bron_pagina: int | None
    bron_pad: str | None


NAMES: dict[type[tuple[Any, ...]], str] = {
    Dossiers: "dossiers",
    Crebocodes: "crebocodes",
    Branches: "branches",
    Uitstromen: "uitstromen",
    Kerntaken: "kerntaken",
    KerntaakEisen: "kerntaak_eisen",
    Werkprocessen: "werkprocessen",
    Competenties: "competenties",
    Overzicht: "overzicht",
    Vermeldingen: "vermeldingen",
    Niveauvermeldingen: "niveauvermeldingen",
    Matrices: "matrices",
    MatrixKruisjes: "matrix_kruisjes",
    MatrixRijen: "matrix_rijen",
    MatrixNamen: "matrix_namen",
    MatrixTekens: "matrix_tekens",
    Uitwerkingen: "uitwerkingen",
    Resultaten: "resultaten",
    Gedragingen: "gedragingen",
    WerkprocesCompetenties: "werkproces_competenties",
    Detailleringen: "detailleringen",
    Componenten: "componenten",
    Vakkennis: "vakkennis",
    Kennis: "kennis",
    KerntaakKennis: "kerntaak_kennis",
    Aanvullingen: "aanvullingen",
    Taaleisen: "taaleisen",
    Taaleisvermeldingen: "taaleisvermeldingen",
    Rekeneisen: "rekeneisen",
    CertificeerbareEenheden: "certificeerbare_eenheden",
    Inhoudsopgave: "inhoudsopgave",
    Paragrafen: "paragrafen",
    VerwanteKwalificaties: "verwante_kwalificaties",
    Beroepscompetentieprofielen: "beroepscompetentieprofielen",
    Brondocumenten: "brondocumenten",
    Betrokkenen: "betrokkenen",
    Wijzigingscategorieen: "wijzigingscategorieen",
    Wijzigingen: "wijzigingen",
    Versies: "versies",
    Onderhoudsagenda: "onderhoudsagenda",
    Verwijzingen: "verwijzingen",
    Registernummers: "registernummers",
    Registerverwijzingen: "registerverwijzingen",
    Bronverantwoording: "bronverantwoording",
    Bronnen: "bronnen",
    Herstellingen: "herstellingen",
    Bladzijden: "bladzijden",
    NietHerkend: "niet_herkend",
    OnbekendeLabels: "onbekende_labels",
}
"""The name of the table of each."""
