"""The closed lists of words that stages share."""

KD_2009, SBB_2015 = "kd-2009", "sbb-2015"
FORMATEN = (KD_2009, SBB_2015)
"""The national formats: uitstromen and matrices, and since August 2015 a basis with profielen."""

BASIS, PROFIEL, AANVULLING, DETAILLERING = "basis", "profiel", "aanvulling", "detaillering"
DELEN = (BASIS, PROFIEL)
"""Which part of a dossier of 2015 and later a kerntaak belongs to."""
HERKOMSTEN = (BASIS, AANVULLING, PROFIEL)
"""Where a row comes from: what holds for all profielen, what one adds to it, and what is its own."""
ONDERDELEN = ("complexiteit", "verantwoordelijkheid", "kennis", "omschrijving", "resultaat", "gedrag", "competenties")
"""What of the basis a profiel can add to."""

DOSSIER, UITSTROOM = "dossier", "uitstroom"
CREBO_SOORTEN = (DOSSIER, UITSTROOM)
"""What a crebonummer can be of."""

NUMMER_SOORTEN = (
    "dossier",
    "profiel",
    "kerntaak",
    "werkproces",
    "kennis",
    "categorie",
    "competentie",
    "domein",
    "sectorkamer",
)
"""What the national register gives a number."""
