"""Quantities that the model does not have: drawn out of the seed, and made to agree with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from ..compose import in_words
from ..municipality import Board, Municipality
from ..paper import Printed, printed
from ..quantities import Kind, Quantity

Series = list[Quantity]


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return round(value / step) * step


def _factor(some: Random, spread: float) -> Decimal:
    return Decimal(str(round(some.uniform(1 - spread, 1 + spread), 5)))


def portion(
    m: Municipality, what: str, whole: Sequence[Quantity], middle: float, spread: float = 0.03
) -> Series:
    """Something in proportion to what is there already, year by year."""
    level = _factor(Random(f"{what} {m.seed}"), 0.04) * Decimal(str(middle))
    found: Series = []
    for place in reversed(range(len(whole))):
        some = Random(f"{what} {m.seed} {place}")
        value = Decimal(round(whole[place].value * level * _factor(some, spread)))
        key = f"{what}:portion:{m.year - place}:outcome"
        last = found[0] if found else None
        found.insert(0, m.register.base(key, whole[place].kind, value, last))
    return found


def series(
    m: Municipality,
    what: str,
    kind: Kind,
    middle: Decimal | float,
    *,
    who: str = "own",
    basis: str = "outcome",
    back: int = 2,
    spread: float = 0.05,
    step: str = "1",
) -> Series:
    """A quantity of the year and of years before it, the newest first; its level is the same for
    every basis."""
    level = Random(f"{what} {who} {m.seed}").uniform(0.85, 1.15)
    some = Random(f"{what} {who} {basis} {m.seed}")
    found: Series = []
    for place in reversed(range(back)):
        factor = level * some.uniform(1 - spread, 1 + spread) * (1 - 0.02 * place)
        value = Decimal(str(middle)) * Decimal(str(round(factor, 6)))
        key = f"{what}:{who}:{m.year - place}:{basis}"
        last = found[0] if found else None
        found.insert(0, m.register.base(key, kind, _rounded(value, Decimal(step)), last))
    return found


def alone(
    m: Municipality, what: str, kind: Kind, low: float, high: float, step: str = "1"
) -> Quantity:
    """A quantity of the year that follows from no other."""
    value = Decimal(str(round(Random(f"{what} {m.seed}").uniform(low, high), 6)))
    key = f"{what}:alone:{m.year}:outcome"
    return m.register.base(key, kind, _rounded(value, Decimal(step)))


def linear(
    m: Municipality,
    what: str,
    terms: Sequence[tuple[Sequence[Quantity], int]],
    who: str = "own",
    basis: str = "outcome",
) -> Series:
    """Sums with signs, year by year."""
    found: Series = []
    for place in reversed(range(len(terms[0][0]))):
        key = f"{what}:{who}:{m.year - place}:{basis}"
        some = [(one[place], sign) for one, sign in terms]
        found.insert(0, m.register.linear(key, some, found[0] if found else None))
    return found


def totals(
    m: Municipality,
    what: str,
    parts: Iterable[Sequence[Quantity]],
    who: str = "own",
    basis: str = "outcome",
) -> Series:
    """Sums, year by year."""
    return linear(m, what, [(one, 1) for one in parts], who, basis)


def split(
    m: Municipality, what: str, whole: Sequence[Quantity], weights: Sequence[int]
) -> list[Series]:
    """Parts that sum exactly to what is there already, year by year."""
    parts: list[Series] = [[] for _one in weights]
    level = Random(f"{what} {m.seed}")
    shares = [Decimal(one) * Decimal(str(round(level.uniform(0.9, 1.1), 4))) for one in weights]
    for place in reversed(range(len(whole))):
        some = Random(f"{what} {m.seed} {place}")
        values = [
            Decimal(round(whole[place].value * share * _factor(some, 0.03) / sum(shares)))
            for share in shares
        ]
        # The largest part takes what is over.
        large = weights.index(max(weights))
        values[large] += whole[place].value - sum(values)
        for number, value in enumerate(values):
            last = parts[number][0] if parts[number] else None
            key = f"{what} {number}:part:{m.year - place}:outcome"
            parts[number].insert(0, m.register.base(key, whole[place].kind, value, last))
        m.register.follows(whole[place], [(one[0], 1) for one in parts])
    return parts


def change(m: Municipality, one: Sequence[Quantity], place: int = 0) -> Quantity:
    """A year less the year before."""
    return m.register.difference(one[place], one[place + 1])


def growth(m: Municipality, one: Sequence[Quantity], place: int = 0) -> Quantity:
    """The change as a share of the year before."""
    return m.register.growth(one[place], one[place + 1])


def of(m: Municipality, what: str, who: str = "municipality", back: int = 2) -> Series:
    """A quantity of the model, the newest first."""
    return [m(what, who, m.year - place) for place in range(back)]


def by_variance(m: Municipality) -> list[Board]:
    """The boards, that with the largest surplus first."""
    return sorted(m.boards, key=lambda one: -m.variance("board-net", one.key, -1).value)


def farthest(m: Municipality) -> list[Board]:
    """The boards, that farthest from its budget first."""
    return sorted(m.boards, key=lambda one: -abs(m.variance("board-net", one.key, -1).value))


def balance_requirement(m: Municipality) -> tuple[Quantity, Quantity, Quantity, Quantity]:
    """Gains of sales, unrealised gains of securities, the adjusted result, and what is put aside
    to the reserve for evening out."""
    million = m.size * 1_000_000
    gains = alone(m, "sale-gains", "money", float(million * 2), float(million * 9))
    papers = alone(m, "paper-gains", "money", float(million), float(million * 4))
    before = m.register.linear(
        f"requirement:own:{m.year}:outcome", [(m("result"), 1), (gains, -1), (papers, -1)]
    )
    most = max(before.value, Decimal(0)) * Decimal("0.3")
    aside = m.register.base(f"aside:own:{m.year}:outcome", "money", Decimal(round(most)))
    return gains, papers, before, aside


def forecasts(m: Municipality, what: str, parts: Sequence[str], whole: str) -> dict[str, Quantity]:
    """What was forecast of a year, somewhere between budget and outcome, and its total."""
    some = Random(f"forecast {what} {m.seed}")
    found: dict[str, Quantity] = {}
    for one in parts:
        outcome, budget = m(what, one).value, m(what, one, basis="budget").value
        share = Decimal(str(round(some.uniform(0.2, 0.8), 4)))
        value = _rounded(budget + (outcome - budget) * share, Decimal(100_000))
        found[one] = m.register.base(f"{what}:{one}:{m.year}:forecast", "money", value)
    found[whole] = m.register.total(f"{what}:{whole}:{m.year}:forecast", [*found.values()])
    return found


def none_or(quantity: Quantity) -> Printed:
    """A count at the head of a sentence, by words: `Ingen`, `En`, `Två`."""
    words = in_words(capital=True)
    return printed(quantity, role="count", words=lambda value: words(value) if value else "Ingen")
