"""One change as an item of the list in D 2.5, in the words of those who write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.compare.change import Soort, Wijziging
from pipeline.compare.order import ORDER
from pipeline.compare.said import clip, difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.compare.case import Case

ARTICLES = {
    "uitstroom": ("de uitstroom", "de uitstromen"),
    "kerntaak": ("kerntaak", "de kerntaken"),
    "werkproces": ("werkproces", "de werkprocessen"),
    "eenheid": ("de certificeerbare eenheid", "de certificeerbare eenheden"),
    "bcp": ("het beroepscompetentieprofiel", "de beroepscompetentieprofielen"),
    "component": ("de component", "de componenten"),
    "resultaat": ("het gewenste resultaat", "de gewenste resultaten"),
    "prestatie-indicator": ("de prestatie-indicator", "de prestatie-indicatoren"),
    "gedrag": ("het gedrag", "de gedragingen"),
    "competentie": ("de competentie", "de competenties"),
    "kruisje": ("een kruisje", "kruisjes"),
    "verwantschap": ("de verwante kwalificatie", "de verwante kwalificaties"),
    "crebo": ("crebocode", "crebocodes"),
    "tekst": ("de tekst", "de teksten"),
}
DONE = {
    Soort.TOEGEVOEGD: "toevoeging van",
    Soort.VERWIJDERD: "vervallen van",
    Soort.HERNOEMD: "wijziging van de naam van",
    Soort.HERNUMMERD: "hernummering van",
    Soort.GEWIJZIGD: "wijziging van",
    Soort.VERPLAATST: "verplaatsing van",
    Soort.SAMENGEVOEGD: "samenvoeging van",
    Soort.GESPLITST: "splitsing van",
}
PARTS = frozenset({"uitstroom", "kerntaak", "werkproces", "eenheid"})


def phrase(case: Case, group: Sequence[Wijziging]) -> str:
    """Changes that are the same in several uitstromen, as one item of the list."""
    change = group[0]
    if change.onderwerp in PARTS and not change.onderdeel:
        return _part(case, change)
    if change.onderwerp == "dekking":
        return _coverage(case, change)
    if change.onderwerp == "niveau":
        return _level(case, group)
    if change.onderwerp == "kruisje":
        return _cross(case, change)
    return _detail(case, group)


def elsewhere(case: Case, change: Wijziging) -> str:
    """A change of order or place that asks nothing else."""
    where = _where(case, change) or (f" in {change.waar}" if change.onderwerp == "tekst" else "")
    if change.onderdeel == ORDER:
        return f"andere volgorde van {noun(change.onderwerp, many=True)}{where}"
    if change.oud != change.nieuw:
        return f"andere volgorde van de zinnen{_of(change)}{where}"
    return f"verplaatsing van {noun(change.onderwerp)} '{clip(change.nieuw or '', 80)}' {'; '.join(change.gevolgen)} naar {change.waar}"


def _of(change: Wijziging) -> str:
    return f" van de {change.onderdeel}" if change.onderwerp != "tekst" else ""


def noun(onderwerp: str, *, many: bool = False) -> str:
    """A subject with its article."""
    one, more = ARTICLES.get(onderwerp, (f"de {onderwerp}", f"de {onderwerp}"))
    return more if many else one


def _part(case: Case, change: Wijziging) -> str:
    """An uitstroom, kerntaak, werkproces or eenheid as a whole."""
    name = noun(change.onderwerp)
    number = _number(change)
    old, new = change.oud or "", change.nieuw or ""
    match change.soort:
        case Soort.TOEGEVOEGD | Soort.VERWIJDERD:
            return f"{DONE[change.soort]} {name} {number}'{new or old}'{_with(change)}"
        case Soort.HERNOEMD:
            return f"wijziging van de naam van {name} {number}'{old}' in '{new}'"
        case Soort.HERNUMMERD:
            return f"hernummering van {name} {old} naar {new} ('{change.waar}')"
        case Soort.VERPLAATST:
            return f"verplaatsing van {name} '{old}' naar kerntaak {case.kerntaak(change.kerntaak_nr)} (nu '{new}')"
        case Soort.SAMENGEVOEGD:
            parts = " en ".join(f"'{part}'" for part in old.split("; "))
            return f"samenvoeging van {noun(change.onderwerp, many=True)} {parts} tot {name} '{new}'"
        case _:
            parts = " en ".join(f"'{part}'" for part in new.split("; "))
            return f"splitsing van {name} '{old}' in {noun(change.onderwerp, many=True)} {parts}"


def _number(change: Wijziging) -> str:
    if change.soort is Soort.HERNOEMD and change.oud and change.oud[:1].isdigit():
        return ""
    if change.onderwerp == "werkproces":
        return f"{change.werkproces_id} "
    return f"{change.kerntaak_nr} " if change.onderwerp == "kerntaak" else ""


def _with(change: Wijziging) -> str:
    """What came or went with a part, and what that means."""
    level = [text for text in change.gevolgen if text.startswith("niveau ")]
    processes = [text.removeprefix("werkproces ") for text in change.gevolgen if text.startswith("werkproces ")]
    users = [text.removeprefix("uitstroom ") for text in change.gevolgen if text.startswith("uitstroom ")]
    text = f" ({level[0]})" if level else ""
    came = change.soort is Soort.TOEGEVOEGD
    if change.onderwerp == "werkproces":
        return text + (f", voor de uitstroom {_listed(users)}" if users else "")
    if processes:
        text += f", met de werkprocessen {_listed(processes)}"
    if change.onderwerp == "uitstroom":
        text += ". Hiervoor komt een diploma bij" if came else ". Het diploma hiervoor vervalt"
    return text


def _coverage(case: Case, change: Wijziging) -> str:
    owner = change.onderdeel or f"de uitstroom {case.uitstroom(change.uitstroom_id)}"
    owner = owner if owner.startswith("de ") else f"de {owner}"
    process = f"werkproces {case.werkproces(change.werkproces_id)}"
    if change.soort is Soort.TOEGEVOEGD:
        return f"toevoeging van {process} aan {owner}. De eisen van dit werkproces gelden nu ook daarvoor"
    return f"vervallen van {process} bij {owner}. De eisen van dit werkproces gelden daarvoor niet meer"


def _level(case: Case, group: Sequence[Wijziging]) -> str:
    change = group[0]
    for_whom = _for_whom(case, group)
    if change.onderdeel == "niveau van de uitstroom":
        return f"wijziging van het niveau van de uitstroom {case.uitstroom(change.uitstroom_id)} van {change.oud} in {change.nieuw}"
    if change.onderdeel == "taal":
        return f"wijziging van de taal '{change.oud}' in '{change.nieuw}'{for_whom}"
    if change.soort is Soort.GEWIJZIGD:
        step = "verhoging" if (change.nieuw or "") > (change.oud or "") else "verlaging"
        word = step if "," not in f"{change.oud}{change.nieuw}" else "wijziging"
        return f"{word} van het vereiste niveau voor {change.onderdeel} van {change.oud} naar {change.nieuw}{for_whom}"
    came = "invoeging" if change.soort is Soort.TOEGEVOEGD else "vervallen"
    return f"{came} van het vereiste niveau voor {change.onderdeel} ({change.nieuw or change.oud}){for_whom}"


def _cross(case: Case, change: Wijziging) -> str:
    verb = "toevoeging" if change.soort is Soort.TOEGEVOEGD else "verwijdering"
    text = f"{verb} van een kruisje in de {change.onderdeel} bij '{change.nieuw or change.oud}' (werkproces {case.werkproces(change.werkproces_id)})"
    return text.replace("in de certificeerbare", "in de matrix van de certificeerbare")


def _detail(case: Case, group: Sequence[Wijziging]) -> str:
    """A text or an item below a werkproces, kerntaak or uitstroom."""
    change = group[0]
    where = _where(case, change) + _for_whom(case, group)
    old, new = change.oud or "", change.nieuw or ""
    if change.onderdeel and change.onderwerp in ("uitstroom", "kerntaak", "werkproces", "dossier"):
        name = f"de {change.onderdeel}" if change.onderwerp != "dossier" else change.onderdeel
        return f"{DONE[change.soort]} {name}{where}: {_values(old, new)}"
    name = noun(change.onderwerp)
    if change.onderwerp == "tekst":
        return f"{_text_done(change)} {change.onderdeel}: {_values(old, new)}"
    match change.soort:
        case Soort.GEWIJZIGD if change.onderwerp == "competentie":
            return f"vervanging van de competentie '{old}' door '{new}'{where}"
        case Soort.GEWIJZIGD | Soort.HERNOEMD:
            return f"wijziging van {name}{where}: {_values(old, new)}"
        case Soort.VERPLAATST:
            return f"verplaatsing van {name} '{clip(new)}' {'; '.join(change.gevolgen)} naar {change.waar}"
        case Soort.SAMENGEVOEGD | Soort.GESPLITST:
            parts = " en ".join(f"'{clip(part)}'" for part in old.split("; "))
            others = " en ".join(f"'{clip(part)}'" for part in new.split("; "))
            return f"{DONE[change.soort]} {noun(change.onderwerp)} {parts} {'tot' if change.soort is Soort.SAMENGEVOEGD else 'in'} {others}{where}"
        case _:
            return f"{DONE[change.soort]} {name} '{clip(new or old)}'{where}"


def _text_done(change: Wijziging) -> str:
    return {Soort.TOEGEVOEGD: "toevoeging van tekst in", Soort.VERWIJDERD: "vervallen van tekst in"}.get(
        change.soort, "actualisering van de tekst in"
    )


def _values(old: str, new: str) -> str:
    if not old or not new:
        return f"'{clip(new or old)}'"
    if len(old) + len(new) <= 60:
        return f"'{old}' is gewijzigd in '{new}'"
    return difference(old, new) or f"'{clip(new)}'"


def _where(case: Case, change: Wijziging) -> str:
    parts = ""
    if change.competentie_code and change.onderwerp in ("prestatie-indicator", "component"):
        name = (case.new.competenties or case.old.competenties).get(change.competentie_code, "")
        parts += f" bij de competentie '{change.competentie_code} {name}'"
    if change.werkproces_id:
        parts += f" {'van' if change.onderdeel else 'bij'} werkproces {case.werkproces(change.werkproces_id)}"
    elif change.kerntaak_nr is not None:
        parts += f" {'van' if change.onderdeel else 'bij'} kerntaak {case.kerntaak(change.kerntaak_nr)}"
    return parts


def _for_whom(case: Case, group: Sequence[Wijziging]) -> str:
    """The uitstromen for which it holds."""
    keys = list(dict.fromkeys(item.uitstroom_id for item in group if item.uitstroom_id))
    if not keys:
        names = [text.removeprefix("uitstroom ") for text in group[0].gevolgen if text.startswith("uitstroom ")]
        every = len(names) == len(case.new.uitstromen)
        return (" (alle uitstromen)" if every else f" (uitstroom {_listed(names)})") if names else ""
    if len(keys) == len(case.new.uitstromen) > 1:
        return " (alle uitstromen)"
    return f" (uitstroom {_listed([case.uitstroom(key) for key in keys])})"


def _listed(names: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
