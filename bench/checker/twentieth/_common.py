"""What these families share: quantities that a municipality's closing does not have, such as an
office's own accounts, a forecast, visits and loans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from ..compose import plain as _plain
from ..municipality import Municipality
from ..paper import Printed, Sentence
from ..quantities import Kind, Quantity


def plain(sentences: Iterable[Sentence]) -> list[Sentence]:
    """As `compose.plain`, and without sentences that count none: one writes such otherwise."""
    return [
        one
        for one in _plain(sentences)
        if not any(
            isinstance(piece, Printed) and piece.role == "count" and piece.value == 0
            for piece in one.pieces
        )
    ]


def key_of(what: str, who: str, year: int, basis: str = "outcome") -> str:
    return f"{what}:{who}:{year}:{basis}"


def have(
    m: Municipality,
    what: str,
    who: str,
    year: int,
    value: Decimal,
    basis: str = "outcome",
    kind: Kind = "money",
) -> Quantity:
    """A new quantity that follows from no other."""
    before = m.register.known.get(key_of(what, who, year - 1, basis))
    return m.register.base(key_of(what, who, year, basis), kind, value, before)


def summed(
    m: Municipality,
    what: str,
    who: str,
    year: int,
    terms: Iterable[tuple[Quantity, int]],
    basis: str = "outcome",
) -> Quantity:
    """A new quantity that is a sum of others."""
    before = m.register.known.get(key_of(what, who, year - 1, basis))
    return m.register.linear(key_of(what, who, year, basis), terms, before)


def about(chance: Random, middle: Decimal, spread: float) -> Decimal:
    """A whole number about the middle."""
    factor = Decimal(str(round(chance.uniform(1 - spread, 1 + spread), 6)))
    return Decimal(round(middle * factor))


def known(m: Municipality, what: str, who: str, year: int, basis: str = "outcome") -> Quantity:
    return m.register.known[key_of(what, who, year, basis)]


def split(
    m: Municipality,
    chance: Random,
    whole: Quantity,
    who: str,
    year: int,
    basis: str,
    names: Sequence[tuple[str, int]],
) -> None:
    """Parts of a quantity by their weights; the heaviest takes what is left."""
    weights = sum(weight for _name, weight in names)
    rest = max(names, key=lambda one: one[1])[0]
    values = {
        name: about(chance, whole.value * weight / weights, 0.018)
        for name, weight in names
        if name != rest
    }
    values[rest] = whole.value - sum(values.values())
    parts = [have(m, name, who, year, values[name], basis, whole.kind) for name, _weight in names]
    m.register.follows(whole, [(one, 1) for one in parts])


class Office:
    """An office's or a board's own accounts over five years: its income, its costs, and its net
    cost by kind and by unit. `income` and `costs` are names with weights of hundredths of `cost`,
    in millions for a middling municipality."""

    def __init__(
        self,
        m: Municipality,
        chance: Random,
        key: str,
        cost: int,
        income: Sequence[tuple[str, int]],
        costs: Sequence[tuple[str, int]],
        units: Sequence[tuple[str, int]],
        bases: Sequence[str] = ("outcome", "budget"),
    ) -> None:
        self.m, self.key = m, key
        self.income = [name for name, _weight in income]
        self.costs = [name for name, _weight in costs]
        self.units = [name for name, _weight in units]
        for year in sorted(m.years):
            grown = m.size * cost * 10_000 * (100 + 3 * (year - m.years[-1])) / 100
            for basis in bases if year >= m.year - 1 else ("outcome",):
                got = [
                    have(m, name, key, year, about(chance, grown * weight, 0.05), basis)
                    for name, weight in income
                ]
                paid = [
                    have(m, name, key, year, about(chance, grown * weight, 0.025), basis)
                    for name, weight in costs
                ]
                every = summed(m, "own-income", key, year, [(one, 1) for one in got], basis)
                spent = summed(m, "own-cost", key, year, [(one, 1) for one in paid], basis)
                net = summed(m, "own-net", key, year, [(spent, 1), (every, -1)], basis)
                split(m, chance, net, key, year, basis, units)

    def __call__(self, what: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        return known(self.m, what, self.key, year or self.m.year, basis)

    def off(self, what: str, better: int = -1) -> Quantity:
        """The variance, above zero where it is good; `better` 1 for income."""
        two = (self(what), self(what, basis="budget"))
        return self.m.register.difference(*(two if better > 0 else reversed(two)))

    def change(self, what: str) -> Quantity:
        return self.m.register.difference(self(what), self(what, self.m.year - 1))

    def growth(self, what: str) -> Quantity:
        return self.m.register.growth(self(what), self(what, self.m.year - 1))


class Volumes:
    """Counts, ratios and indices over five years. A middle is for a middling municipality where
    `scaled`."""

    def __init__(self, m: Municipality, chance: Random, who: str) -> None:
        self.m, self.chance, self.who = m, chance, who

    def add(self, what: str, middle: float, spread: float = 0.06, scaled: bool = True) -> None:
        size = self.m.size if scaled else Decimal(1)
        for year in sorted(self.m.years):
            value = about(self.chance, Decimal(str(middle)) * size, spread)
            have(self.m, what, self.who, year, value, kind="count")

    def rate(self, what: str, low: float, high: float) -> None:
        """A share of one year after another."""
        now = Decimal(str(self.chance.uniform(low, high)))
        for year in sorted(self.m.years):
            now += Decimal(str(self.chance.uniform(-0.006, 0.006)))
            have(self.m, what, self.who, year, round(now, 5), kind="ratio")

    def health(self, low: float, high: float, name: str = "sick") -> None:
        """Sick leave of all, which lies between that of women and of men."""
        self.rate(f"{name}-women", low + 0.014, high + 0.014)
        self.rate(f"{name}-men", low - 0.009, high - 0.009)
        for year in sorted(self.m.years):
            women, men = (self(f"{name}-{sex}", year).value for sex in ("women", "men"))
            whole = round(women * Decimal("0.76") + men * Decimal("0.24"), 5)
            have(self.m, name, self.who, year, whole, kind="ratio")

    def sum(self, what: str, parts: Sequence[str]) -> None:
        for year in sorted(self.m.years):
            summed(self.m, what, self.who, year, [(self(one, year), 1) for one in parts])

    def __call__(self, what: str, year: int | None = None) -> Quantity:
        return known(self.m, what, self.who, year or self.m.year)

    def change(self, what: str) -> Quantity:
        return self.m.register.difference(self(what), self(what, self.m.year - 1))

    def growth(self, what: str) -> Quantity:
        return self.m.register.growth(self(what), self(what, self.m.year - 1))


def staffed(
    m: Municipality, chance: Random, who: str, units: Sequence[tuple[str, int, int]]
) -> None:
    """Women and men of each unit, this year and the last: `women:who-unit`, `men:who-unit` and
    `employees:who-unit`, and the totals of `who`."""
    for year in (m.year - 1, m.year):
        for sex, place in (("women", 1), ("men", 2)):
            parts = [
                have(
                    m, sex, f"{who}-{one[0]}", year,
                    max(Decimal(1), about(chance, one[place] * m.size, 0.06)), kind="count",
                )
                for one in units
            ]  # fmt: skip
            summed(m, sex, who, year, [(one, 1) for one in parts])
        for name in [*(f"{who}-{one[0]}" for one in units), who]:
            two = [(known(m, sex, name, year), 1) for sex in ("women", "men")]
            summed(m, "employees", name, year, two)
        m.register.follows(
            known(m, "employees", who, year),
            [(known(m, "employees", f"{who}-{one[0]}", year), 1) for one in units],
        )


def most(some: Iterable[tuple[str, Quantity]]) -> tuple[str, Quantity]:
    return max(some, key=lambda one: one[1].value)


def least(some: Iterable[tuple[str, Quantity]]) -> tuple[str, Quantity]:
    return min(some, key=lambda one: one[1].value)


def clear(some: Iterable[Quantity], least_seen: int) -> bool:
    """Whether each would be printed as something else than nothing, so that a reader can count
    them as the writer did; `least_seen` kronor are half a last digit."""
    return all(abs(one.value) >= least_seen for one in some)
