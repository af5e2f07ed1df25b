"""The fictional dossier with three uitstromen, two of them with names of which one begins the other."""

from __future__ import annotations

from tests.dossiers.inhoud import Beschrijving, Eh, Kt, Uit, Wp

SCHEEPSWERF = Beschrijving(
    titel="Medewerker historische scheepswerf",
    sector="Techniek/Erfgoed",
    branches=("Jachtbouw", "Museumhavens"),
    crebo=("92311", "94780"),
    jaar=2009,
    organisatie="Kenniscentrum Kiel en Tuig",
    plaats="Enkhuizen",
    klant="schipper",
    uitstromen=(
        Uit(
            "Scheepstimmerman",
            3,
            "meestertimmerman",
            ("goed", "voldoende tot goed"),
            (("Nederlands", "B1 B1 B1 A2 A2"), ("Engels of Duits", "A2 A2 A1 A1 -")),
            "Y1 Y2 X2 X2",
        ),
        Uit(
            "Scheepstimmerman mastenbouw",
            3,
            "mastenmaker met een eigen werkplaats",
            ("matig", "voldoende"),
            (("Nederlands", "B1 B2 B1 B1 A2"), ("Engels of Duits", "A2 B1 A2 A1 A1")),
            "Y2 Y2 X2 Y1",
        ),
        Uit(
            "(Assistent) werfmeester",
            4,
            "zelfstandig werfmeester",
            ("goed", "goed"),
            (("Nederlands", "B2 B2 B2 B2 B2"), ("Engels of Duits", "B1 B1 B1 A2 A2"), ("Deens", "A1 A1 - - -")),
            "Y2 Y1 Y2 Y1",
            "Ja, Veiligheidsbewijs voor leidinggevenden op de werf.",
        ),
    ),
    kerntaken=(
        Kt(
            "Herstelt de romp en het dek",
            (
                Wp(
                    "Neemt de schade op",
                    "het opnemen van de schade",
                    ("klopt de huid af op zachte plekken", "tekent de gebreken aan op een schets"),
                    ("Alle gebreken staan op de schets.", "De omvang van het herstel is bekend."),
                    ("Houtaantasting", "Schetsen", "Vochtmeting"),
                    "1:JMN 2:JN 3:JMNR",
                ),
                Wp(
                    "Buigt de gangen",
                    "het buigen van de gangen",
                    ("stoomt de planken tot zij buigzaam zijn", "klemt de planken om de spanten"),
                    ("De gangen volgen de lijn van de spanten.",),
                    ("Houtsoorten", "Stoomkast"),
                    "1:EKLT",
                ),
                Wp(
                    "Breeuwt de naden",
                    "het breeuwen van de naden",
                    ("slaat werk in de naden", "giet de naden dicht met pek"),
                    ("De naden zijn waterdicht.", "Het dek is schoon opgeleverd."),
                    ("Breeuwgereedschap", "Pek en harpuis"),
                    "1:KSV 3:KS",
                ),
                Wp(
                    "Schildert de romp",
                    "het schilderen van de romp",
                    ("schuurt de huid tot op het hout", "brengt drie lagen verf aan"),
                    ("De verflaag is gesloten.",),
                    ("Afvalscheiding", "Verfsystemen"),
                    "1:LST 2:LT",
                ),
                Wp(
                    "Rondt de hellingbeurt af",
                    "het afronden van de hellingbeurt",
                    ("loopt het schip na met de eigenaar", "laat het schip te water"),
                    ("De eigenaar heeft voor akkoord getekend.", "Het schip ligt veilig afgemeerd."),
                    ("Afmeren", "Hellingwagen", "Opleveren"),
                    "1:RT 2:RT 3:ARTY",
                ),
            ),
        ),
        Kt(
            "Maakt en onderhoudt masten en rondhouten",
            (
                Wp(
                    "Kiest de stam",
                    "het kiezen van de stam",
                    ("beoordeelt de groei van de stam", "spreekt een prijs af met de handelaar"),
                    ("De stam is recht en vrij van kwasten.",),
                    ("Houthandel", "Jaarringen"),
                    "2:HMY",
                ),
                Wp(
                    "Schaaft de mast rond",
                    "het rond schaven van de mast",
                    ("zet de stam achtkant uit", "werkt met de schaaf naar de ronding toe"),
                    ("De mast heeft de opgegeven maten.", "Het oppervlak is glad."),
                    ("Meetkunde", "Schaven", "Uitslaan"),
                    "2:KLQS",
                ),
                Wp(
                    "Plaatst de mast",
                    "het plaatsen van de mast",
                    ("slaat de stroppen aan", "geeft de kraan aanwijzingen"),
                    ("De mast staat in de koker.", "Niemand is in gevaar gebracht."),
                    ("Hijsen", "Seinen", "Staande want"),
                    "1:ET 2:BETV 3:BET",
                ),
                Wp(
                    "Lakt de rondhouten",
                    "het lakken van de rondhouten",
                    ("verwijdert oude laklagen", "lakt bij droog weer"),
                    ("De rondhouten zijn beschermd tegen inwatering.",),
                    ("Lakken en oliën", "Weersinvloeden"),
                    "1:KS 2:KSU",
                ),
            ),
        ),
        Kt(
            "Leidt het werk op de werf",
            (
                Wp(
                    "Maakt een begroting",
                    "het maken van een begroting",
                    ("raamt uren en grondstoffen", "legt het voorstel voor aan de eigenaar"),
                    ("De begroting is onderbouwd.", "De eigenaar kent de risico's."),
                    ("Calculeren", "Contractvormen", "Uurtarieven"),
                    "3:HMXY",
                ),
                Wp(
                    "Begeleidt leerlingen op de werf",
                    "het begeleiden van leerlingen op de werf",
                    ("doet handelingen voor", "bespreekt de vorderingen wekelijks"),
                    ("De leerlingen kennen hun sterke en zwakke kanten.",),
                    ("Feedback geven", "Leerstijlen"),
                    "1:CD 3:BCDI",
                ),
                Wp(
                    "Ontvangt bezoekers van het museum",
                    "het ontvangen van bezoekers van het museum",
                    ("vertelt over de geschiedenis van het schip", "wijst de veilige looproute aan"),
                    ("De bezoekers hebben een beeld van het ambacht.",),
                    ("Gastvrijheid", "Maritieme geschiedenis", "Rondleiden"),
                    "2:GI 3:GIR",
                ),
            ),
        ),
    ),
    besluit="De {pcbb} heeft, na overleg, op {datum} ingestemd met de keuze van de uitstromen.",
    eenheden=(
        Eh("Rompherstel aan boord", 1, ("1.1", "1.2", "1.3")),
        Eh("Museumgids op de werf", 3, ("3.2", "3.3")),
    ),
    wijzigingen=(
        (
            "toevoeging van een kruisje in de matrix van kerntaak 1 bij 'met druk en tegenslag omgaan' bij de "
            "certificeerbare eenheid Rompherstel aan boord"
        ),
        "correctie van de titel van kerntaak 3. Deze kerntaak heet 'Leidt het werk op de werf' en niet 'Geeft leiding'",
        "toevoeging van de matrix Rekenen en wiskunde voor alle uitstromen",
    ),
    verwant=((2, "Assistent jachthaven (Kenniscentrum Kiel en Tuig)"), (4, "Conservator varend erfgoed (KKT)")),
)
