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
    """docs/cli.md: the help of every command of `group`, the command that typer makes of the app, and of those in it."""
    lines = ["# The command line", "", f"Made from the commands themselves; renewed by `{COMMAND}`.", ""]
    top = _context(group, None)
    return "\n".join([*lines, *_help(top), "", *_commands(top, "##")])


def _families() -> Iterator[tuple[int, list[Rule]]]:
    ordered = sorted(CATALOGUE.values(), key=lambda rule: rule.code)
    for number, rules in groupby(ordered, key=lambda rule: rule.familie):
        yield number, list(rules)


def _standing(rule: Rule) -> str:
    return f"Ernst: {rule.ernst}. Eigenaar: {rule.eigenaar}."


def _commands(parent: Any, heading: str) -> Iterator[str]:
    """The help of the commands of a group under headings, those of a group in it one level below."""
    for command in parent.command.commands.values():
        context = _context(command, parent)
        yield from (f"{heading} {context.command_path}", "", *_help(context), "")
        if hasattr(command, "commands"):
            yield from _commands(context, f"{heading}#")


def _context(command: Any, parent: Any) -> Any:
    return command.context_class(command, info_name=command.name, parent=parent, terminal_width=HELP_WIDTH)


def _help(context: Any) -> list[str]:
    return ["```text", context.command.get_help(context).rstrip(), "```"]
