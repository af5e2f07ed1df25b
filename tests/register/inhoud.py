"""Two fictional dossiers: a bijenhouderij with one profiel, and with six."""

from __future__ import annotations

from tests.register.model import Aanvulling, Dossier, Kerntaak, Profiel, Werkproces

KENNIS = (
    "heeft kennis van bijenziekten",
    "heeft kennis van het bijenjaar",
    "heeft specialistische kennis van bijenziekten",
    "kan een zwerm rustig scheppen",
    "kan materialen en middelen schoonhouden",
    "kan honing slingeren",
    "kan een koningin merken",
    "kan uitleg geven aan bezoekers",
)
BETROKKENEN = (
    "Werkgroep\nDe werkgroep kwam twee keer bijeen in een schuur.\n\n"
    "Commissie bijen\nNamens onderwijs\nDocent bijenhouderij te Zutphen\nBeleidsmedewerker van een vakschool\n\n"
    "Namens werkgevers\nVoorzitter van een imkersvereniging\n\nVoorzitter van de commissie"
)


def _kerntaak_basis(profielen: int) -> Kerntaak:
    adds = {2: Aanvulling(omschrijving="De bosimker let op beren.", resultaat="Ook de omheining is heel.",
                          gedrag="- kijkt onder de kast;\n- meldt sporen.", competenties="M",
                          complexiteit="In het bos is het werk minder voorspelbaar.", verantwoordelijkheid="Hij beslist alleen.",
                          kennis=["heeft specialistische kennis van bijenziekten"])} if profielen > 1 else {}  # fmt: skip
    return Kerntaak(
        "Verzorgt de bijenvolken",
        "De imker werkt volgens vaste stappen.\n\nHet weer maakt het werk lastig:\n- wind;\n- regen.",
        "De imker is verantwoordelijk voor zijn eigen kasten.",
        ["heeft kennis van bijenziekten", "heeft kennis van het bijenjaar", "kan een zwerm rustig scheppen"],
        [
            Werkproces("Inspecteert de volken", "De imker licht de ramen uit de kast.\nHij telt het broed.\n",
                       "De toestand van elk volk is bekend.",
                       "De imker:\n- werkt rustig;\n- telt nauwkeurig;\n-  noteert wat hij ziet.\n \n", "JKT", adds),
            Werkproces("Schept een zwerm", "De imker benadert de tros met een korf.",
                       "De zwerm zit in een kast.\nDe omgeving is veilig.", "De imker:\n- beweegt rustig.", "KV"),
        ],
        dict(adds.items()),
    )  # fmt: skip


def _eigen(naam: str, kennis: list[str]) -> Kerntaak:
    return Kerntaak(
        f"Werkt als {naam.lower()}",
        f"De {naam.lower()} kiest zelf zijn aanpak.",
        f"De {naam.lower()} verantwoordt zich tegenover zijn leidinggevende.",
        kennis,
        [Werkproces(f"Plant het werk van de {naam.lower()}", f"De {naam.lower()} maakt een planning.", "Er is een planning.",
                    f"-De {naam.lower()}:\n- plant vooruit;\n- houdt rekening met het weer.", "QK")],
    )  # fmt: skip


NAMEN = (
    ("Stadsimker", 2, "basisberoepsopleiding", ["kan materialen en middelen schoonhouden"]),
    ("Bosimker", 3, "vakopleiding", ["kan honing slingeren"]),
    ("Koninginnenteler", 4, "middenkaderopleiding", ["kan een koningin merken"]),
    ("Honingmaker", 2, "basisberoepsopleiding", ["kan honing slingeren"]),
    ("Imkerinstructeur", 4, "specialistenopleiding", ["kan uitleg geven aan bezoekers"]),
    ("Helper in de bijenstal", 1, "entreeopleiding", ["kan materialen en middelen schoonhouden"]),
)


def _dossier(number: int) -> Dossier:
    profielen = [
        Profiel(naam, niveau, soort, str(25701 + turn), f"De {naam.lower()} werkt met bijen.", [_eigen(naam, kennis)])
        for turn, (naam, niveau, soort, kennis) in enumerate(NAMEN[:number])
    ]
    profielen[-1].talen = {"Engels": [("Luisteren", "A2"), ("Lezen", "B1")]}
    used = {text for profiel in profielen for kerntaak in profiel.kerntaken for text in kerntaak.kennis}
    basis = _kerntaak_basis(number)
    used |= set(basis.kennis) | {text for item in basis.aan.values() for text in item.kennis or ()}
    return Dossier(
        "Bijenhouderij",
        "23701",
        [basis],
        profielen,
        kennis=[text for text in KENNIS if text in used],
        agenda=[
            ("Examenprofiel", "Aanpassen", "Commissie bijen\nVakschool", "2017"),
            ("Toezicht", "Volgen", "Allen", "2016-2020"),
        ],
        betrokkenen=BETROKKENEN,
    )


def een_profiel() -> Dossier:
    """One profiel, that adds nothing to the basis."""
    return _dossier(1)


def zes_profielen() -> Dossier:
    """Six profielen of levels 1 to 4; the second adds to everything of the basis."""
    return _dossier(6)
