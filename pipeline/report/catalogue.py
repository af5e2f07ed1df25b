"""The catalogue of rules and the command line in words, for `dossier rules`, `explain` and docs/."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.check.engine.families import ALL_FAMILIES
from pipeline.check.engine.rule import CATALOGUE
from pipeline.check.settings.selection import matching
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.engine.rule import Rule

COMMAND = "make docs"
"""What renews the pages."""
HELP_WIDTH = 96
"""Columns of the help text in docs/cli.md."""


def catalogue() -> str:
    """Every rule on a line, by family: code, severity, owner, name."""
    return "\n".join(
        line
        for number, rules in _families()
        for line in (
            f"{number} {ALL_FAMILIES[number]}",
            *(f"  {rule.code}  {rule.ernst:<12}  {rule.eigenaar:<7}  {rule.naam}" for rule in rules),
        )
    )


def explanation(name: str) -> str:
    """What one rule checks, by its code or name. Raises SettingsError when there is no such rule."""
    codes = [] if name.isdigit() else sorted(matching(name))
    if not codes:
        raise SettingsError(f"{name!r} is geen code of naam van een regel (zie: dossier rules)")
    rule = CATALOGUE[codes[0]]
    return f"{rule.code} {rule.naam}\n{_standing(rule)}\n\n{rule.uitleg}\n\nGrond: {rule.grond}"


def rules_page() -> str:
    """docs/rules.md: every rule with its explanation, by family."""
    lines = ["# De regels", "", f"Gemaakt uit de regels zelf; `{COMMAND}` maakt deze bladzijde opnieuw.", ""]
    for number, rules in _families():
        lines += [f"## {number} {ALL_FAMILIES[number]}", ""]
        for rule in rules:
            lines += [f"### {rule.code} {rule.naam}", "", _standing(rule), "", rule.uitleg, ""]
            tables = ", ".join(f"`{name}`" for name in rule.tables)
            lines += [
                f"Grond: {rule.grond}",
                "",
                f"Leest: {tables}",
                "",
                f"Staat in: [{rule.file}](../{rule.file})",
                "",
            ]
    return "\n".join(lines)


def cli_page(group: Any) -> str:
    """docs/cli.md: the help of every command of `group`, the command that typer makes of the app."""
    lines = ["# The command line", "", f"Made from the commands themselves; renewed by `{COMMAND}`.", ""]
    lines += [*_help(group, None), ""]
    for name, command in group.commands.items():
        lines += [f"## {group.name} {name}", "", *_help(command, group), ""]
    return "\n".join(lines)


def _families() -> Iterator[tuple[int, list[Rule]]]:
    ordered = sorted(CATALOGUE.values(), key=lambda rule: rule.code)
    for number, rules in groupby(ordered, key=lambda rule: rule.familie):
        yield number, list(rules)


def _standing(rule: Rule) -> str:
    return f"Ernst: {rule.ernst}. Eigenaar: {rule.eigenaar}."


def _help(command: Any, group: Any) -> list[str]:
    parent = command.context_class(group, info_name=group.name) if group else None
    context = command.context_class(command, info_name=command.name, parent=parent, terminal_width=HELP_WIDTH)
    return ["```text", command.get_help(context).rstrip(), "```"]
