"""The settings of a run: waivers, severities and the choice of rules, out of one TOML file.

The file stands beside its source, as `<stem>.waivers.toml`; docs/settings.md describes it and
docs/settings.schema.json holds its shape. What it cannot mean is an error, never a guess.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from pipeline.check.engine.finding import Ernst
from pipeline.check.engine.rule import CATALOGUE, Zekerheid
from pipeline.check.settings.selection import matching
from pipeline.errors import SettingsError
from pipeline.extract.bounded import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pipeline.check.engine.rule import Rule

FINGERPRINT = re.compile(r"[0-9a-f]{12}")
_WORD = re.compile(r"(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])")
LARGEST = 16_000_000
"""Bytes of the largest settings file that is read: some 40,000 waivers."""
LARGEST_LIMIT = 4096
"""Megabytes; a source stands in memory as a whole while it is read."""
REQUIRED = ("vingerafdruk", "reason", "date", "by")
"""The keys of a waiver by the contract of the findings; `code` may be added."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that is accepted: its fingerprint, why, since when and by whom.

    `code` is the rule it belongs to, or "" when the file does not say; `line` is the 1-based
    line of the fingerprint in the file.
    """

    vingerafdruk: str
    reason: str
    date: date
    by: str
    code: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says; the empty one changes nothing.

    `ernst` maps rule codes to a severity; `select` and `ignore` hold rule codes. An empty
    `select` means every rule, save those that are only 'mogelijk' unless `grondig`. `limits` bounds the size of the source. `name` is the file's base name.
    """

    waivers: tuple[Waiver, ...] = ()
    ernst: Mapping[str, Ernst] = field(default_factory=dict)
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    name: str = ""
    grondig: bool = False

    def chosen(self, catalogue: Mapping[str, Rule]) -> list[Rule]:
        """The rules of `catalogue` that these settings leave standing, by code; those between dossiers only by name."""
        own = {code: item for code, item in catalogue.items() if not item.tussen}
        sure = (code for code, item in own.items() if self.grondig or item.zekerheid is not Zekerheid.MOGELIJK)
        codes = (self.select or frozenset(sure)) - self.ignore
        return [catalogue[code] for code in sorted(codes)]

    @property
    def kenmerk(self) -> str:
        """Sixty-four hexadecimal digits that are the same for the same settings, whatever the order of their file."""
        said = (
            sorted(map(repr, self.waivers)),
            sorted(self.ernst.items()),
            sorted(self.select),
            sorted(self.ignore),
        )
        return hashlib.sha256(repr(said).encode(errors="replace")).hexdigest()

    def narrowed(self, select: Iterable[str], ignore: Iterable[str], *, grondig: bool = False) -> Settings:
        """These settings under the options of the command line.

        `select` takes the place of the file's choice, `ignore` is added to it; `grondig` asks for every rule. Raises
        SettingsError for a selector that matches no rule.
        """
        chosen = _codes(select, "--select")
        ignored = self.ignore | _codes(ignore, "--ignore")
        return replace(self, select=chosen or self.select, ignore=ignored, grondig=grondig or self.grondig)


def read_settings(path: Path) -> Settings:
    """Read the settings in a TOML file. Raises SettingsError with one line for whatever is wrong in it."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise SettingsError(f"{path}: is groter dan {LARGEST // 1_000_000} MB")
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: kan niet worden gelezen ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is geen UTF-8 (byte {error.start})") from None
    return parse_settings(text, path)


def parse_settings(text: str, path: Path) -> Settings:
    """Read the settings in TOML text; `path` names its file in messages. Raises SettingsError."""
    where = str(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where}: is geen geldige TOML: {error}") from None
    except RecursionError:
        raise SettingsError(f"{where}: is geen geldige TOML: te diep genest") from None
    except ValueError as error:  # a number of thousands of digits
        raise SettingsError(f"{where}: is geen geldige TOML: {error}") from None
    for key in data.keys() - {"waiver", "ernst", "regels", "grenzen"}:
        _wrong(where, f"onbekende sleutel {key!r}; bekend zijn waiver, ernst, regels en grenzen")
    select, ignore = _rules(where, data.get("regels", {}))
    return Settings(
        waivers=_waivers(where, data.get("waiver", []), text),
        ernst=_severities(where, data.get("ernst", {})),
        select=select,
        ignore=ignore,
        limits=_limits(where, data.get("grenzen", {})),
        name=path.name,
    )


def _waivers(where: str, entries: Any, text: str) -> tuple[Waiver, ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        _wrong(where, "waivers staan elk onder een eigen [[waiver]]")
    lines = _fingerprint_lines(text)
    waivers: dict[str, Waiver] = {}
    for number, entry in enumerate(entries, 1):
        waiver = _waiver(f"{where}: waiver {number}", entry)
        if waiver.vingerafdruk in waivers:
            _wrong(f"{where}: waiver {number}", f"vingerafdruk '{waiver.vingerafdruk}' staat er al")
        waivers[waiver.vingerafdruk] = replace(waiver, line=lines.get(waiver.vingerafdruk, 0))
    return tuple(waivers.values())


def _fingerprint_lines(text: str) -> dict[str, int]:
    """The first line, outside comments, on which each word of twelve digits 0-9 a-f stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.lstrip().startswith("#"):
            for word in _WORD.findall(line):
                found.setdefault(word, number)
    return found


def _waiver(where: str, entry: dict[str, Any]) -> Waiver:
    for key in entry.keys() - {*REQUIRED, "code"}:
        _wrong(where, f"onbekende sleutel {key!r}; bekend zijn {', '.join(REQUIRED)} en code")
    for key in REQUIRED:
        if key not in entry:
            _wrong(where, f"{key!r} ontbreekt")
    for key in entry.keys() - {"date"}:
        if not isinstance(entry[key], str) or not entry[key].strip():
            _wrong(where, f"{key!r} is geen tekst of leeg: {entry[key]!r}")
    if not FINGERPRINT.fullmatch(entry["vingerafdruk"]):
        _wrong(where, f"'vingerafdruk' is geen twaalf cijfers 0-9 a-f: {entry['vingerafdruk']!r}")
    code = entry.get("code", "")
    if code and code not in CATALOGUE:
        _wrong(where, f"'code' is geen code van een regel: {code!r}")
    return Waiver(entry["vingerafdruk"], entry["reason"].strip(), _date(where, entry["date"]), entry["by"], code)


def _date(where: str, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except (TypeError, ValueError):
        _wrong(where, f"'date' is geen datum (jjjj-mm-dd): {str(value)!r}")


def _severities(where: str, section: Any) -> dict[str, Ernst]:
    if not isinstance(section, dict):
        _wrong(where, f"'ernst' is geen sectie [ernst]: {section!r}")
    severities: dict[str, Ernst] = {}
    for selector in sorted(section, key=lambda name: len(matching(name)), reverse=True):
        codes = _codes([selector], f"{where}: [ernst]")
        value = section[selector]
        if value not in [ernst.value for ernst in Ernst]:
            _wrong(f"{where}: [ernst] {selector}", f"{value!r} is geen ernst; kies uit {', '.join(Ernst)}")
        severities |= dict.fromkeys(codes, Ernst(value))
    return severities


def _rules(where: str, section: Any) -> tuple[frozenset[str], frozenset[str]]:
    if not isinstance(section, dict):
        _wrong(where, f"'regels' is geen sectie [regels]: {section!r}")
    for key in section.keys() - {"selecteer", "negeer"}:
        _wrong(f"{where}: [regels]", f"onbekende sleutel {key!r}; bekend zijn selecteer en negeer")
    chosen = []
    for key in ("selecteer", "negeer"):
        values = section.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            _wrong(f"{where}: [regels] {key}", f"is geen lijst van teksten: {values!r}")
        chosen.append(_codes(values, f"{where}: [regels] {key}"))
    return chosen[0], chosen[1]


def _limits(where: str, section: Any) -> Limits:
    if not isinstance(section, dict):
        _wrong(where, f"'grenzen' is geen sectie [grenzen]: {section!r}")
    known = {"tekst_mb": "tekst", "pdf_mb": "pdf", "xml_mb": "xml", "docx_mb": "docx"}
    for key, value in section.items():
        if key not in known:
            _wrong(f"{where}: [grenzen]", f"onbekende sleutel {key!r}; bekend zijn tekst_mb, pdf_mb, xml_mb en docx_mb")
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= LARGEST_LIMIT:
            _wrong(f"{where}: [grenzen] {key}", f"is geen geheel getal van 1 tot en met {LARGEST_LIMIT}: {value!r}")
    return Limits(**{known[key]: value for key, value in section.items()})


def _codes(selectors: Iterable[str], where: str) -> frozenset[str]:
    codes: set[str] = set()
    for selector in selectors:
        found = matching(selector)
        if not found:
            _wrong(where, f"{selector!r} is geen code, familie of naam van een regel (zie: dossier rules)")
        codes |= found
    return frozenset(codes)


def _wrong(where: str, what: str) -> NoReturn:
    raise SettingsError(f"{where}: {what}")
