"""What the three fictional dossiers are about: professions, tasks and terms, all made up for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Wp:
    """A werkproces: title, the same as a noun phrase, two sentences, results, terms, and who does it how.

    `wie` reads `1:KLT 3:JK`: uitstroom 1 with competenties K, L and T, uitstroom 3 with J and K.
    """

    titel: str
    naamwoord: str
    zinnen: tuple[str, ...]
    resultaten: tuple[str, ...]
    kennis: tuple[str, ...]
    wie: str


@dataclass(frozen=True)
class Kt:
    """A kerntaak with its werkprocessen."""

    titel: str
    werkprocessen: tuple[Wp, ...]


@dataclass(frozen=True)
class Uit:
    """An uitstroom: name, level, what it may become, perspectives, languages and their levels.

    `talen` maps a language to the highest marked row per skill, from Luisteren to Schrijven;
    `-` is none. `rekenen` the same for the four domains.
    """

    naam: str
    niveau: int
    doorgroei: str
    perspectief: tuple[str, str]
    talen: tuple[tuple[str, str], ...]
    rekenen: str
    branche: str = "Nee"


@dataclass(frozen=True)
class Eh:
    """A certificeerbare eenheid: name, the number of the uitstroom it is part of, its werkprocessen."""

    naam: str
    uitstroom: int
    werkprocessen: tuple[str, ...]


@dataclass(frozen=True)
class Beschrijving:
    """Everything `tests.dossiers.build` needs for a dossier."""

    titel: str
    sector: str
    branches: tuple[str, ...]
    crebo: tuple[str, ...]
    jaar: int
    organisatie: str
    plaats: str
    klant: str
    uitstromen: tuple[Uit, ...]
    kerntaken: tuple[Kt, ...]
    besluit: str
    eenheden: tuple[Eh, ...] = ()
    wijzigingen: tuple[str, ...] = ()
    categorie: int = 3
    verwant: tuple[tuple[int, str], ...] = field(default=())


BIJENHOUDER = Beschrijving(
    titel="Bijenhouder",
    sector="Natuur/Voeding",
    branches=("Imkerij",),
    crebo=("91207",),
    jaar=2010,
    organisatie="Kenniscentrum Veld en Korf",
    plaats="Zutphen",
    klant="fruitteler",
    uitstromen=(
        Uit(
            "Bijenhouder",
            3,
            "bedrijfsleider van een imkerij",
            ("goed", "voldoende"),
            (("Nederlands", "B2 B2 B1 B1 A2"), ("Frans", "A2 A2 A1 - -")),
            "Y1 X2 Y1 X1",
        ),
    ),
    kerntaken=(
        Kt(
            "Verzorgt de bijenvolken",
            (
                Wp(
                    "Plaatst de kasten",
                    "het plaatsen van de kasten",
                    ("zoekt een zonnige en droge plek uit", "zet de kasten waterpas neer"),
                    ("De kasten staan droog en waterpas.", "De vliegroute is vrij."),
                    ("Bijenkasten", "Drachtplanten", "Windsingels"),
                    "1:KQT",
                ),
                Wp(
                    "Inspecteert de volken",
                    "het inspecteren van de volken",
                    ("licht de ramen een voor een uit de kast", "telt het broed"),
                    ("De sterkte van ieder volk is bekend.",),
                    ("Broedpatroon", "Kalmeren met rook", "Moerenteelt"),
                    "1:JMNT",
                ),
                Wp(
                    "Voedert de volken bij",
                    "het bijvoederen van de volken",
                    ("lost suiker op in lauw water", "vult de voederbakken"),
                    ("De volken hebben genoeg reserve.",),
                    ("Suikerstropen", "Wintervoorraad"),
                    "1:LS",
                ),
                Wp(
                    "Bestrijdt de varroamijt",
                    "het bestrijden van de varroamijt",
                    ("weegt de middelen nauwkeurig af", "behandelt de volken na de laatste dracht"),
                    ("De besmetting is teruggedrongen.", "De middelen zijn verantwoord gebruikt."),
                    ("Diergeneesmiddelen", "Mijtentelling", "Persoonlijke bescherming"),
                    "1:FKLT",
                ),
                Wp(
                    "Schept een zwerm",
                    "het scheppen van een zwerm",
                    ("benadert de tros rustig met een korf", "laat de zwerm tot de avond staan"),
                    ("De zwerm is in een korf gehuisvest.",),
                    ("Korfvlechten", "Zwermgedrag"),
                    "1:DKUV",
                ),
                Wp(
                    "Verdeelt een volk",
                    "het verdelen van een volk",
                    ("hangt broedramen over in een lege kast", "sluit de kast enkele dagen"),
                    ("Beide volken hebben een koningin.",),
                    ("Aflegger maken", "Erfelijkheid"),
                    "1:AKQ",
                ),
                Wp(
                    "Merkt de koninginnen",
                    "het merken van de koninginnen",
                    ("vangt de koningin met een buisje", "brengt de kleur van het jaar aan"),
                    ("De leeftijd van iedere koningin is herkenbaar.",),
                    ("Jaarkleuren", "Vangbuisjes"),
                    "1:JS",
                ),
                Wp(
                    "Verhuist volken naar de boomgaard",
                    "het verhuizen van volken naar de boomgaard",
                    ("sluit de vliegopening na zonsondergang", "zekert de kasten op de wagen"),
                    ("De volken komen onbeschadigd aan.", "De teler weet wanneer de bijen vliegen."),
                    ("Bestuivingscontracten", "Ladingzekering", "Verkeersregels"),
                    "1:EQRTY",
                ),
                Wp(
                    "Vernieuwt de raten",
                    "het vernieuwen van de raten",
                    ("smelt oude raat om", "soldeert nieuwe waswafels in de ramen"),
                    ("De ramen zijn schoon en heel.",),
                    ("Bijenwas", "Soldeertechniek"),
                    "1:KL",
                ),
                Wp(
                    "Wintert de volken in",
                    "het inwinteren van de volken",
                    ("verkleint de vliegopening", "plaatst een rooster tegen muizen"),
                    ("De volken zijn beschermd tegen kou en muizen.",),
                    ("Isolatiematerialen", "Muizenwering"),
                    "1:KQS",
                ),
                Wp(
                    "Houdt het kastenboek bij",
                    "het bijhouden van het kastenboek",
                    ("schrijft na ieder bezoek op wat hij zag", "werkt de lijst met koninginnen bij"),
                    ("Het kastenboek is volledig.",),
                    ("Administratie", "Bedrijfssoftware"),
                    "1:JP",
                ),
                Wp(
                    "Meldt besmettelijke ziekten",
                    "het melden van besmettelijke ziekten",
                    ("neemt een monster van verdacht broed", "belt de keuringsdienst"),
                    ("Verdachte gevallen zijn dezelfde dag gemeld.",),
                    ("Bijenziekten", "Meldplicht", "Monstername"),
                    "1:AFJT",
                ),
            ),
        ),
        Kt(
            "Verwerkt en verkoopt de oogst",
            (
                Wp(
                    "Slingert de honing",
                    "het slingeren van de honing",
                    ("ontzegelt de raten met een vork", "zeeft de honing in een ketel"),
                    ("De honing is helder en vrij van was.",),
                    ("Hygiëne", "Slingertechniek", "Vochtgehalte meten"),
                    "1:KLST",
                ),
                Wp(
                    "Vult en etiketteert de potten",
                    "het vullen en etiketteren van de potten",
                    ("vult de potten tot de rand", "plakt een etiket met datum en gewicht"),
                    ("De potten zijn gevuld volgens het opgegeven gewicht.",),
                    ("Etikettering", "Warenwet"),
                    "1:QT",
                ),
                Wp(
                    "Verkoopt honing op de markt",
                    "het verkopen van honing op de markt",
                    ("richt de kraam in", "laat bezoekers proeven"),
                    ("De bezoekers zijn goed voorgelicht.", "De dagopbrengst klopt met de kassa."),
                    ("Kassawerk", "Presentatietechniek", "Prijsvorming"),
                    "1:HIRXY",
                ),
            ),
        ),
    ),
    besluit="Op {datum} heeft de {pcbb} haar goedkeuring gegeven aan de keuze van de uitstromen.",
    wijzigingen=("actualisering van het onderdeel 'Kwalificaties in beeld'", "herstel van spelfouten in deel C"),
    verwant=(
        (2, "Assistent tuin en erf (Kenniscentrum Veld en Korf)"),
        (4, "Bedrijfsleider imkerij (Kenniscentrum Veld en Korf)"),
    ),
)
