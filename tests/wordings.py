"""Dossiers in the wordings of other years and converters: each variant says the same as the text that it is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def kwalificaties(text: str) -> str:
    """The formats of 2010 and later say 'kwalificatie' where those before say 'uitstroom'."""
    words = (("Uitstromen", "Kwalificaties"), ("uitstromen", "kwalificaties"), ("Uitstroom", "Kwalificatie"))
    kept = text.partition("## Deel A")[0]
    rest = text[len(kept) :]
    for old, new in (*words, ("uitstroom", "kwalificatie")):
        kept, rest = kept.replace(old, new), rest.replace(old, new)
    return (kept + rest).replace(" Kwalificaties:", " Uitstromen:")


def sleutels_k(text: str) -> str:
    """'K1: Naam' in the legend and K1 above the columns of the overview."""
    return re.sub(r"(?m)(^|\t)U(\d)(?=:|\t|$)", r"\1K\2", text)


def legenda_isteken(text: str) -> str:
    return re.sub(r"(?m)^U(\d): ", r"U\1 = ", text)


def legenda_in_tabel(text: str) -> str:
    return re.sub(r"(?m)\n?^U(\d): (.*)\n", r"U\1\t\2\n", text)


def kerntaak_aaneen(text: str) -> str:
    return re.sub(r"Kerntaak (\d):? ", r"Kerntaak\1:", text)


def kerntaak_spatie_dubbelepunt(text: str) -> str:
    return re.sub(r"Kerntaak (\d):? ", r"Kerntaak \1 : ", text)


def matrix_zonder_nummer(text: str) -> str:
    """The heading and the first row of a matrix name the kerntaak without its number."""
    text = re.sub(r"((?:#|6).*matrix) Kerntaak \d: ", r"\1 Kerntaak ", text)
    return re.sub(r"(?m)^Kerntaak \d (.*\t\tCompetenties)", r"Kerntaak: \1", text)


def overzicht_zonder_nummer(text: str) -> str:
    head, mark, rest = text.partition("Kerntaak\tWerkproces\t")
    table, blank, after = rest.partition("\n\n")
    return head + mark + re.sub(r"Kerntaak \d: ", "Kerntaak: ", table) + blank + after


def delen_zonder_dubbelepunt(text: str) -> str:
    return re.sub(r"Deel ([A-D]): ", r"Deel \1 ", text)


def letter_achter(text: str) -> str:
    return re.sub(r"(?m)^Plannen en organiseren\t", "Plannen en organiseren (Q)\t", text)


def omslag_van_2010(text: str) -> str:
    """A status, a label without colon and a copyright line on the cover."""
    text = text.replace("Crebonummer:\t", "Crebonummer\t").replace("Branche:\t", "Branche(s):\t")
    return re.sub(r"(Cohort:.*\n)", r"\1Dossierstatus:\tVastgesteld\n\n# © 2010 Het kenniscentrum\n\n", text)


def andere_labels(text: str) -> str:
    pairs = (
        ("Omschrijving</b>\t", "Omschrijving van het werkproces:</b>\t"),
        ("Gewenst resultaat</b>\t", "Gewenste resultaten</b>\t"),
        ("Prestatie-indicator</b>", "Prestatie-indicator(en)</b>"),
        ("Vakkennis en vaardigheden</b>", "Vakkennis/vaardigheden</b>"),
        ("Rol en verantwoordelijkheden\t", "Rol en verantwoordelijkheid:\t"),
        ("Niveau van de beroepsuitoefening\t", "Niveau van de beroepsoefening\t"),
        ("Branche vereisten\t", "Branchevereisten:\t"),
        ("Diploma(s)\t", "Diploma('s)\t"),
        ("<p>Beschrijving kerntaak:</p>", "<p>Beschrijving van de kerntaak</p>"),
        ("Totaal overzicht proces-competentie-matrices", "Totaaloverzicht proces-competentiematrices"),
    )
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def lege_eerste_kolom(text: str) -> str:
    """A converter that gives each table a column for its margin."""
    return re.sub(r"(?m)^(?=[^\n]*\t)(?![^\n]*\.\.\.)", "\t", text)


def andere_kolomvolgorde(text: str) -> str:
    """The prestatie-indicator stands before the components, and who does it before what is done."""
    return re.sub(r"(?m)^([^\t\n]+)\t([^\t\n]+)\t([^\t\n]+)\t([^\t\n]+)$", _swapped, text)


def _swapped(row: re.Match[str]) -> str:
    return row[0] if "...." in row[0] else "\t".join((row[1], row[3], row[2], row[4]))


def werkproces_voorop(text: str) -> str:
    return re.sub(r"(\d\.\d+) werkproces: ", r"Werkproces \1: ", text)


def lege_regel_in_matrix(text: str) -> str:
    return re.sub(r"(?m)^(1\.1\t.*\n)(?=1\.2\t)", r"\1\n", text)


def paragraaf_talen(text: str) -> str:
    """A paragraph that the format of 2011 has in Deel D; what comes after it moves up one."""
    new = "Nederlands, rekenen en moderne vreemde talen"
    text = (
        text.replace("2.5 Wijz", "2.6 Wijz")
        .replace("2.4 Disc", "2.5 Disc")
        .replace("paragraaf 2.4 Disc", "paragraaf 2.5 Disc")
    )
    text = re.sub(r"(?m)^(2\.5 Disc.*\t)(\d+)$", rf"2.4 {new} .....\t\2\n\1\2", text)
    return re.sub(
        r"(?m)^(#+ \**2\.5 Disc.*)$", rf"## 2.4 {new}\n\nDe eisen staan in een eigen brondocument.\n\n\1", text
    )


VARIANTS: tuple[Callable[[str], str], ...] = (
    kwalificaties,
    sleutels_k,
    legenda_isteken,
    legenda_in_tabel,
    kerntaak_aaneen,
    kerntaak_spatie_dubbelepunt,
    matrix_zonder_nummer,
    overzicht_zonder_nummer,
    delen_zonder_dubbelepunt,
    letter_achter,
    omslag_van_2010,
    andere_labels,
    lege_eerste_kolom,
    andere_kolomvolgorde,
    werkproces_voorop,
    lege_regel_in_matrix,
    paragraaf_talen,
)

OF_MANY = (sleutels_k, legenda_in_tabel, matrix_zonder_nummer, overzicht_zonder_nummer)
"""Variants that say other things of several uitstromen than of one."""
