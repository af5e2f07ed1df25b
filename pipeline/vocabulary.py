"""The closed lists of words that stages share, and the signs that mean the same in all of them."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
"""The codes of the 25 competenties, which are the columns of a matrix."""
COMPETENTIES = tuple(LETTERS)

TICKED, UNTICKED = "☒", "☐"
"""A box to tick, as readers write it."""
CROSSES = frozenset("xX×✓✔✗✘✕✖╳☓✅❌")
"""Signs that stand alone for a cross."""
TICKED_BOXES, UNTICKED_BOXES = frozenset("☑☒🗹🗷▣"), frozenset("☐□▢❏❑❒")
"""Signs for a box to tick, whatever the font."""

KOP, OPMAAK = "kop", "opmaak"
GEEN_TABEL = (KOP, OPMAAK)
"""Where a line of the source went that is in no table: a heading, or what the format adds."""

SOORTEN = ("deel", "paragraaf", "uitstroom", "kerntaak", "werkproces", "eenheid", "dossier")
"""What a dossier mentions by name."""
PLAATSEN = (
    "inhoudsopgave",
    KOP,
    "omslag",
    "overzicht",
    "Inleiding",
    "A",
    "legenda",
    "diplomas",
    "B1",
    "B2.2",
    "B3",
    "B4",
    "B4-lijst",
    "B5",
    "B6",
    "C-kop",
    "C-matrix",
    "C-detaillering",
    "C3-lijst",
    "C3-kop",
    "C3-matrix",
)
"""Where it does: the contents, any heading, or a chapter with the list, matrix or detaillering in it."""
NIVEAUPLAATSEN = ("diplomas", "B4", "kwalificaties-in-beeld", "overzicht", "profieldeel")
"""Where the level of an uitstroom is stated."""
DOSSIERDELEN = ("omslag", "Inleiding", "A", "B", "C", "D", "Basisdeel", "Profieldeel", "Verantwoordingsinformatie")
"""The parts of a dossier: of years before 2015 by letter, later by name."""

MATRIXDELEN = ("B", "C", "CE")
"""Where a matrix stands: in B 6, in C 2, or with a certificeerbare eenheid in C 3."""
MATRIXTOESTANDEN = ("volledig", "verschoven", "afgekapt", "leeg", "ontbreekt")
ZEKERHEDEN = ("exact", "verschoven", "onzeker")
"""How sure it is which competentie a cross means."""
RIJTOESTANDEN = (*ZEKERHEDEN, "leeg", "onleesbaar")

TAALNIVEAUS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""The levels of the Europees Referentiekader, from low to high."""
REKENNIVEAUS = ("X1", "X2", "Y1", "Y2", "Z1", "Z2")
"""The levels of the Raamwerk Rekenen/Wiskunde mbo, from low to high."""

BRON_SOORTEN = ("tekst", "pdf", "docx", "xml")
"""Kinds of source, as the tables name them."""

LIGATUUR, AFBREEKTEKEN, ONZICHTBAAR, VASTE_SPATIE = "ligatuur", "afbreekteken", "onzichtbaar teken", "vaste spatie"
BYTE_ORDER_MARK, STUURTEKEN, SYMBOOL, LOS_ACCENT = "byte order mark", "stuurteken", "symboolteken", "los accent"
CODERING, DUBBEL, KRUIS, VERLOREN = "codering", "dubbel gecodeerd", "kruisje", "verloren teken"
HERSTELSOORTEN = (
    CODERING,
    DUBBEL,
    LIGATUUR,
    AFBREEKTEKEN,
    ONZICHTBAAR,
    VASTE_SPATIE,
    BYTE_ORDER_MARK,
    STUURTEKEN,
    SYMBOOL,
    LOS_ACCENT,
    KRUIS,
    VERLOREN,
)
"""What a reader of text makes plain; a lost character (U+FFFD) it can only count."""

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

GELEZEN, TEKSTHERKENNING, BEELD, ONTBREEKT = "gelezen", "tekstherkenning", "beeld", "ontbreekt"
DUBBELE_BLADZIJDE, VERPLAATST, OVERGEPLAKT = "dubbel", "verplaatst", "overgeplakt"
BLADZIJDETOESTANDEN = (
    GELEZEN,
    TEKSTHERKENNING,
    BEELD,
    ONTBREEKT,
    DUBBELE_BLADZIJDE,
    VERPLAATST,
    OVERGEPLAKT,
)
"""How a page of a PDF could be read: whole, as recognised in a picture, not at all (a picture, missing), and whether it
is there twice, out of place, or holds text that was painted over."""

LABELSOORTEN = ("kop", "label", "kolom")
"""Words of a source that tell what stands by them: a heading, a label, the name of a column."""
