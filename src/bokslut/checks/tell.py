"""How checks put amounts, places and long lists into words. No rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from bokslut.measures.world import World
from bokslut.model.finding import Finding, Place, finding
from bokslut.model.numbers import exact_text, print_number, unit_word

_Case = TypeVar("_Case")

MOST = 20
_LISTED = 10


def kr(amount: Decimal) -> str:
    """An amount in kronor as people write it; öre only where there are any."""
    return print_number(amount, 0 if amount == amount.to_integral_value() else 2)


def exact(value: Decimal, unit: str) -> str:
    """A value in its unit with all its decimals, as people write it."""
    decimals = len(exact_text(value).partition(".")[2])
    return f"{print_number(value, decimals)} {unit_word(unit)}".rstrip()


def account_name(world: World, account: str) -> str:
    """An account's number and, where it is known, its name."""
    name = world.name("account", account)
    return account if name == account else f"{account} {name}"


def at(files: Mapping[str, str], place: tuple[str, int] | None, row: str | None = None) -> Place:
    """The place of a source's hash and line, with the file's name where it is known."""
    if place is None:
        return Place(row=row)
    source, line = place
    return Place(file=files.get(source, source[:12]), line=line, row=row)


def listed(parts: Sequence[str], between: str = ", ") -> str:
    """The first parts of a list; an ellipsis says that there are more."""
    shown = between.join(parts[:_LISTED])
    return shown + between + "…" if len(parts) > _LISTED else shown


def ranges(numbers: Iterable[tuple[int, int]]) -> str:
    """Inclusive ranges told compactly: `3, 7–9`."""
    parts = [str(low) if low == high else f"{low}–{high}" for low, high in numbers]
    return listed(parts)


def capped(
    order: Sequence[_Case], say: Callable[[_Case], Finding], most: int = MOST
) -> list[Finding]:
    """What is to be said of the first cases of one rule, and a finding that counts the rest: a
    thousand of the same hide all others. Give the gravest first."""
    found = [say(one) for one in order[:most]]
    if len(order) > most:
        like = say(order[most])
        found.append(
            finding(
                like.rule,
                like.severity,
                "{count} more of the rule {rule}; the gravest are told.",
                quote=like.rule,
                count=len(order) - most,
                rule=like.rule,
            )
        )
    return found
