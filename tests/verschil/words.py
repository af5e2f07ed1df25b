"""Words exchanged in a sentence, and what that weighs: what no one may take for spelling, and what is spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.text.lexicon import Lexicon
from pipeline.compare.text.weight import Weigher

if TYPE_CHECKING:
    from collections.abc import Iterator

DEMANDS = """
kan/kon een/geen wel/niet dag/dak klant/klanten medewerker/medewerkers afdeling/afdelingen week/weken offerte/offertes
twee/drie 10%/15% 1,5/15 2,0/2 eerste/tweede minstens/hoogstens minimaal/maximaal en/of hij/zij kan/moet mag/moet
adviseert/assisteert zelfstandig/- altijd/- alle/- -/ook -/niet B1/B2 2F/3F verkoopt/inkoopt mogelijk/onmogelijk
bekend/onbekend bewust/onbewust duidelijk/onduidelijk voldoende/onvoldoende rekening/tekening plannen/plannend
verstrekken/vertrekken contract/contrast dagelijks/wekelijks binnen/buiten intern/extern interne/externe export/import
ontvangt/verzendt maakt/raakt leest/leert opdrachten/opdracht klantvriendelijk/klantonvriendelijk voor/na als/dan
Nederlandse/Engelse IT/ICT elke/de deze/de dat/die ieder/iemand collega/collega's risico/risico's bijenkast/bijenkist
torenkraan/torenkraal boekband/boekrand leerkracht/leerdracht lijmpot/lijmbot koelkamer/koelhamer hoefsmid/hoeksmid tien/elf kwart/helft meer/minder markt/mark excl/incl
""".split()  # noqa: SIM905 - pairs
"""Old and new word, of which the one asks something else than the other; `-` is no word."""
SPELLINGS = """
    coördinatie/coordinatie één/1 e-mail/email e-mailadres/emailadres twee/2 vijftig/50 twaalf/12 honderd/100 1.000/1000
    1,5/1.5 wordt/word begeleid/begeleidt opstelt/opsteld zonodig/zo_nodig tenminste/ten_minste tevoren/te_voren
    onmiddellijk/onmiddelijk communiceert/comuniceert produkt/product kontakt/contact aktiviteiten/activiteiten
    professionele/proffesionele apparatuur/aparatuur dubbele/dubble ideeën/ideeen cliënt/client foto's/fotos
    verkoop_gesprek/verkoopgesprek verkoop-gesprek/verkoopgesprek adres_gegevens/adresgegevens ICT-middelen/ICT_middelen
    de_de_klant/de_klant klant_klant/klant werkt_niet_niet/werkt_niet 10%/10_procent tien_procent/10% 10_%/10%
    d.m.v./door_middel_van m.b.t./met_betrekking_tot bijv./bijvoorbeeld o.a./onder_andere etc./enzovoort evt./eventueel
    ca./circa max./maximaal min./minimaal incl./inclusief excl./exclusief z.s.m./zo_snel_mogelijk
    gebreken/gebreekn bespreekt/bespreket vergadering/vergaderring mastenbouw/mastebouw werfmeester/werfmeeter de/het
""".split()  # noqa: SIM905 - pairs
"""Two ways of writing one thing; `_` is a space."""
HEAVIER = frozenset({"bespreekt/bepreekt", "herstelt/herselt", "€_100/100_euro"})
"""Spelling that is told as inhoud: the list of Dutch words has the slip too, or the words stand in another order."""


def told() -> Iterator[tuple[str, str, str]]:
    """Each pair, both ways: the pair, what it must weigh, and what it is said to."""
    for group, due in ((DEMANDS, "inhoud"), ([*SPELLINGS, *sorted(HEAVIER)], "redactie")):
        for pair in group:
            old, new = (word.replace("_", " ").strip("-") for word in pair.split("/"))
            yield pair, due, weight(old, new)
            yield pair, due, weight(new, old)


def weight(old: str, new: str) -> str:
    """What it is said to weigh that one word took the place of another in a sentence."""
    one, other = (f"De medewerker zorgt dat {word} volgens afspraak in orde is." for word in (old, new))
    return str(Weigher(Lexicon(lambda: [one], lambda: [other])).weigh(one, other))


def page() -> list[str]:
    """The section of docs/verschil.md."""
    found = list(told())
    wrong = sorted({pair for pair, due, said in found if said != due})
    heavy, light = (sum(due == kind for _, due, _ in found) for kind in ("inhoud", "redactie"))
    too_heavy = sum(due == "redactie" != said for _, due, said in found)
    lenient = sum(due == "inhoud" != said for _, due, said in found)
    return [
        "## Words exchanged",
        "",
        f"Of {heavy} exchanges of a word that changes what is asked (kan/kon, een/geen, wel/niet, dag/dak, one/many, numbers,",
        f"levels) {lenient} are told as redactie. Of {light} of spelling (merged and doubled words, hyphens, accents, numbers in",
        f"words, short forms) {too_heavy} are told as inhoud: {', '.join(pair.replace('_', ' ') for pair in wrong)}.",
        "",
    ]
