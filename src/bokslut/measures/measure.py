"""The type of a measure: a named formula with unit, definition and source."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from bokslut.model.figure import FigureRef, Why

from .world import World

# Ratios are carried with this many digits; they are rounded only at the print.
RATIO_DIGITS = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of a fact table whose amounts are summed, and the sign that the sum is given.

    A row is in when its dates lie within `first` and `last` and each column of `where` holds one
    of the wanted values (`account` holds patterns, `line` keys of statement lines), or none of
    them where a `!` stands before its name: a row without any value is in then, too. `side` is
    `debit` or `credit`; `opens` names units whose opening balances are wanted. No row is zero where
    `at_hand` says that the facts are there (some row with these values), else missing.
    """

    table: str
    first: date
    last: date
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sign: int = 1
    at_hand: tuple[tuple[str, tuple[str, ...]], ...] | None = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An input of a formula. An `optional` one counts as zero where it is missing, but not where
    `unless` has a value: what was granted for a year says nothing of its first month."""

    name: str
    ref: FigureRef
    optional: bool = False
    unless: FigureRef | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """Arithmetic over other figures: `text` is both what is computed and what readers see. With a
    `why` there is no value whatever its inputs are: they are not to be reckoned together."""

    text: str
    terms: tuple[Term, ...]
    why: Why | None = None


Definition = Callable[[FigureRef, World], "Selection | Formula"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A formula with the date from which it holds, so that a new definition never changes an
    old year; `law` is where the definition stands on that day."""

    valid_from: date
    define: Definition
    law: str

    @property
    def since(self) -> str:
        """The day from which it holds; empty where it has no beginning."""
        return "" if self.valid_from == date.min else self.valid_from.isoformat()


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a measure takes. `default` is computed where the reference has none; a key
    without default may be left out unless it is `required`."""

    name: str
    default: Callable[[FigureRef, World], str] | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A named formula. `unit` is `kr`, `ratio` or `count`; `shown_as` the unit in which it is
    printed unless told otherwise. `takes_of` marks a measure of another measure (`growth`)."""

    key: str
    label: str
    unit: str
    shown_as: str
    definition: str
    keys: tuple[Key, ...]
    editions: tuple[Edition, ...]
    takes_of: bool = False

    def edition(self, day: date) -> Edition:
        """The edition that holds on a day: the latest that has begun, else the first."""
        begun = [one for one in self.editions if one.valid_from <= day]
        return max(begun, key=lambda one: one.valid_from) if begun else self.editions[0]


Register = Mapping[str, Measure]


def compute(text: str, values: Mapping[str, Decimal | None]) -> Decimal | Why:
    """Evaluates a formula of names, numbers, `+ - * /`, parentheses and the functions `min`, `max`
    and `negative` (1 for what is below zero, else 0) over exact decimals.

    Returns why there is no value where an input is missing or a divisor is zero.
    """
    if any(value is None for value in values.values()):
        return Why.MISSING
    with localcontext() as context:
        context.prec = RATIO_DIGITS
        try:
            return _evaluate(ast.parse(text, mode="eval").body, values)
        except ZeroDivisionError:
            return Why.DIVISION_BY_ZERO


def signs(text: str) -> dict[str, int] | None:
    """How often each name of a formula is added, less how often it is taken away; None where the
    formula is more than a sum."""
    found: dict[str, int] = {}
    return found if _add_signs(ast.parse(text, mode="eval").body, 1, found) else None


def _add_signs(node: ast.expr, sign: int, found: dict[str, int]) -> bool:
    if isinstance(node, ast.Name):
        found[node.id] = found.get(node.id, 0) + sign
        return True
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _add_signs(node.operand, -sign, found)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        right = sign if isinstance(node.op, ast.Add) else -sign
        return _add_signs(node.left, sign, found) and _add_signs(node.right, right, found)
    return False


_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


_FUNCTIONS: Mapping[str, Callable[..., Decimal]] = {
    "min": min,
    "max": max,
    "negative": lambda value: Decimal(1 if value < 0 else 0),
}


def _function(node: ast.Call) -> Callable[..., Decimal] | None:
    return _FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None


def _evaluate(node: ast.expr, values: Mapping[str, Decimal | None]) -> Decimal:
    if isinstance(node, ast.Name):
        value = values[node.id]
        if value is None:
            raise ValueError(node.id)
        return value
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return Decimal(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand, values)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _evaluate(node.left, values), _evaluate(node.right, values)
        if isinstance(node.op, ast.Div) and right == 0:
            raise ZeroDivisionError
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.Call) and (function := _function(node)) is not None:
        return function(*(_evaluate(one, values) for one in node.args))
    raise ValueError(f"a formula may hold names, whole numbers and + - * / only: {ast.dump(node)}")
