"""What the fictional dossiers of a corpus are made of: kenniscentra, professions, and the work that they share."""

from __future__ import annotations

from itertools import product

from tests.dossiers.inhoud import Wp

KENNISCENTRA = (
    ("Kenniscentrum Veld en Korf", "Natuur/Voeding", "Zutphen", "fruitteler"),
    ("Kenniscentrum Kiel en Tuig", "Techniek/Erfgoed", "Enkhuizen", "schipper"),
    ("Kenniscentrum Inkt en Leder", "Creatief/Grafisch", "Deventer", "verzamelaar"),
    ("Kenniscentrum Toonbank", "Handel/Ambacht", "Tiel", "winkelier"),
    ("Kenniscentrum Zorghuis", "Zorg/Wonen", "Assen", "bewoner"),
)
VAKKEN = [
    "Bijenhouder",
    "Boekbinder",
    "Zeilmaker",
    "Mandenvlechter",
    "Glasblazer",
    "Kaarsenmaker",
    "Touwslager",
    "Klokkenmaker",
    "Pottenbakker",
    "Leerlooier",
    "Molenaar",
    "Kuiper",
    "Hoefsmid",
    "Zadelmaker",
    "Tapijtknoper",
    "Orgelbouwer",
    "Steenhouwer",
    "Rietdekker",
    "Lijstenmaker",
    "Poppenmaker",
    "Hoedenmaker",
    "Waaiermaker",
    "Bezembinder",
    "Vergulder",
    "Graveur",
]
RICHTINGEN = (
    "",
    "stadstuinen",
    "museumdepot",
    "kustgebied",
    "buitenplaats",
    "kloosterhof",
    "jaarmarkt",
    "theaterhuis",
    "vestingwerk",
    "waterschap",
    "polderland",
    "heidegrond",
    "binnenvaart",
    "bergstreek",
    "dorpskern",
    "havenfront",
    "landgoed",
    "schouwburg",
    "spoorbaan",
    "sterrenwacht",
    "raadhuis",
    "volkspark",
    "wijngaard",
    "ijsbaan",
    "zoutwinning",
    "boomkwekerij",
    "duinreservaat",
    "rivieroever",
    "kasteeltuin",
    "veenmuseum",
    "postkantoor",
    "eilandhaven",
)
TITELS = [" ".join(filter(None, pair)) for pair in product(VAKKEN, RICHTINGEN)]
"""Titles of dossiers, enough for a corpus of two thousand in three versions."""

DINGEN = (
    ("werkbanken", "werkplaatsbeheer", "houtsoorten"),
    ("leveringen", "magazijnbeheer", "ladingzekering"),
    ("grondstoffen", "materiaalkunde", "duurzaam inkopen"),
    ("gereedschappen", "slijptechniek", "arbovoorschriften"),
    ("proefstukken", "meettechniek", "kwaliteitsnormen"),
    ("tekeningen", "vakschetsen", "computertekenen"),
    ("machines", "storingsdiagnose", "elektrische veiligheid"),
    ("vitrines", "presentatieleer", "kleurgebruik"),
    ("archiefstukken", "conservering", "klimaatbeheersing"),
    ("sierstukken", "vormgeving", "oppervlaktebehandeling"),
    ("onderdelen", "voorraadadministratie", "inkoopvoorwaarden"),
    ("verpakkingen", "etikettering", "vervoersregels"),
)
DADEN = (
    (
        "Inspecteert de {}",
        "het inspecteren van de {}",
        "KMT",
        "bekijkt de {} van alle kanten",
        "legt gebreken aan de {} vast",
    ),
    (
        "Bestelt de {}",
        "het bestellen van de {}",
        "EQY",
        "vergelijkt aanbieders van de {}",
        "plaatst een order voor de {}",
    ),
    (
        "Bespreekt de {}",
        "het bespreken van de {}",
        "EIR",
        "luistert naar wensen over de {}",
        "vat de afspraken over de {} samen",
    ),
    (
        "Onderhoudt de {}",
        "het onderhouden van de {}",
        "KLS",
        "reinigt de {} volgens schema",
        "vervangt wat aan de {} versleten is",
    ),
    (
        "Registreert de {}",
        "het registreren van de {}",
        "JT",
        "noteert de gegevens van de {}",
        "controleert de lijst van de {}",
    ),
    (
        "Ontwerpt de {}",
        "het ontwerpen van de {}",
        "KNO",
        "maakt drie schetsen van de {}",
        "werkt het beste voorstel voor de {} uit",
    ),
    (
        "Controleert de {}",
        "het controleren van de {}",
        "MSV",
        "meet de {} na met een mal",
        "keurt af wat aan de {} niet voldoet",
    ),
    (
        "Verkoopt de {}",
        "het verkopen van de {}",
        "HRX",
        "legt voordelen van de {} uit",
        "sluit de verkoop van de {} af",
    ),
)


EIGEN = (
    Wp(
        "Behandelt klachten",
        "het behandelen van klachten",
        ("hoort de klager rustig aan", "zoekt met hem naar een oplossing"),
        ("De klager weet wat er met zijn klacht gebeurt.",),
        ("Garantiebepalingen", "Klantgesprekken"),
        "1:DEJRT",
    ),
    Wp(
        "Begeleidt leerlingen",
        "het begeleiden van leerlingen",
        ("doet het werk eerst voor", "bespreekt daarna wat beter kan"),
        ("De leerling kan het werk zelf.",),
        ("Gespreksvoering", "Werkbegeleiding"),
        "1:BCE",
    ),
    Wp(
        "Berekent kostprijzen",
        "het berekenen van kostprijzen",
        ("telt uren en grondstof bij elkaar op", "vergelijkt de uitkomst met de begroting"),
        ("De kostprijs is bekend.",),
        ("Bedrijfsadministratie", "Calculatie"),
        "1:MY",
    ),
    Wp(
        "Geeft rondleidingen",
        "het geven van rondleidingen",
        ("ontvangt de bezoekers aan de deur", "vertelt over het vak van vroeger en nu"),
        ("De bezoekers weten meer van het vak.",),
        ("Publieksvoorlichting", "Vakgeschiedenis"),
        "1:IR",
    ),
)
"""Work that is done in many dossiers besides."""
POOL = len(EIGEN) + len(DINGEN) * len(DADEN)
"""How many werkprocessen there are."""


def werkproces(nummer: int) -> Wp:
    """The werkproces of that number out of the pool that all professions share; the same number is the same work."""
    if nummer < len(EIGEN):
        return EIGEN[nummer]
    daad, ding = divmod(nummer - len(EIGEN), len(DINGEN))
    naam, *termen = DINGEN[ding]
    titel, naamwoord, letters, *zinnen = DADEN[daad]
    return Wp(
        titel.format(naam),
        naamwoord.format(naam),
        tuple(zin.format(naam) for zin in zinnen),
        (f"De zorg voor de {naam} is afgerond en overgedragen.",),
        tuple(term[0].upper() + term[1:] for term in termen),
        f"1:{letters}",
    )
