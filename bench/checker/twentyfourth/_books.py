"""What the papers of this part count that the model does not: stages of a year (a forecast, what
had been spent by August), a board's own units, volumes, and facts that stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random

from ..compose import say
from ..municipality import Municipality
from ..paper import Piece, Sentence
from ..quantities import Kind, Quantity


def fill(template: str, *pieces: Piece) -> Sentence:
    """A sentence with pieces where the template has `{}`."""
    told: list[Piece] = []
    texts = template.split("{}")
    if len(texts) != len(pieces) + 1:
        raise ValueError(template)
    for words, piece in zip(texts, pieces, strict=False):
        told += [words, piece]
    return say(*told, texts[-1])


def town(m: Municipality) -> str:
    """The municipality's name as it stands before `kommun`."""
    return m.name + ("s" if m.name.endswith("en") else "")


def alone(one: Quantity, some: Iterable[Quantity]) -> bool:
    """Whether no other of some shares is printed alike, by a decimal of a per cent."""
    return [round(each.value * 1000) for each in some].count(round(one.value * 1000)) == 1


class Books:
    """A municipality's quantities and more of them."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m, self.register, self.chance = m, m.register, chance
        self._facts = 0

    def __call__(
        self, what: str, who: str = "all", back: int = 0, basis: str = "outcome"
    ) -> Quantity:
        """A quantity of the register, whoever made it."""
        return self.register.known[f"{what}:{who}:{self.m.year - back}:{basis}"]

    def less(self, one: Quantity, other: Quantity) -> Quantity:
        """The difference."""
        return self.register.difference(one, other)

    def over(self, one: Quantity, other: Quantity) -> Quantity:
        """The growth."""
        return self.register.growth(one, other)

    def share(self, one: Quantity, other: Quantity) -> Quantity:
        """The share."""
        return self.register.quotient(one, other)

    def _fact(self, kind: Kind, value: Decimal) -> Quantity:
        self._facts += 1
        return self.register.base(f"fact {self._facts}", kind, value)

    def money(self, low: int, high: int) -> Quantity:
        """An amount that stands alone, between two of thousands of kronor at a size of one."""
        value = self.chance.randint(low * 1000, high * 1000) * self.m.size
        return self._fact("money", Decimal(round(value)))

    def kronor(self, low: int, high: int) -> Quantity:
        """An amount in kronor, whatever the size."""
        return self._fact("money", Decimal(self.chance.randint(low, high)))

    def cause(self, of: Quantity, low: float = 0.3, high: float = 0.7) -> Quantity:
        """An amount that explains some of another."""
        some = Decimal(str(round(self.chance.uniform(low, high), 4)))
        return self._fact("money", Decimal(round(abs(of.value) * some)))

    def count(self, low: int, high: int, sized: bool = False) -> Quantity:
        """A count that stands alone."""
        value = self.chance.randint(low, high) * (self.m.size if sized else 1)
        return self._fact("count", Decimal(round(value)))

    def ratio(self, low: float, high: float) -> Quantity:
        """A share in per cent that stands alone."""
        return self._fact("ratio", Decimal(round(self.chance.uniform(low, high) * 100)) / 10_000)

    def index(self, low: float, high: float) -> Quantity:
        """A level with no unit of its own."""
        return self._fact("index", Decimal(round(self.chance.uniform(low, high) * 100)) / 100)

    def base(
        self,
        what: str,
        who: str,
        year: int,
        basis: str,
        value: Decimal | float,
        kind: Kind = "money",
    ) -> Quantity:
        """One quantity that follows from no other, with that of the year before."""
        before = self.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
        exact = Decimal(round(value)) if kind in ("money", "count") else Decimal(value)
        return self.register.base(f"{what}:{who}:{year}:{basis}", kind, exact, before)

    def sum(
        self, what: str, who: str, year: int, basis: str, terms: list[tuple[Quantity, int]]
    ) -> Quantity:
        """One that is the sum of others, with that of the year before."""
        before = self.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
        return self.register.linear(f"{what}:{who}:{year}:{basis}", terms, before)

    def lines(
        self,
        what: str,
        weights: Mapping[str, float],
        middle: Decimal | float,
        kind: Kind = "money",
        back: int = 1,
        bases: tuple[str, ...] = ("budget", "outcome"),
        spread: float = 0.03,
        growth: float = 0.03,
    ) -> None:
        """For each of some, and `all` of them, an amount or a count, of some years."""
        whole = sum(weights.values())
        for year in range(self.m.year - back, self.m.year + 1):
            for basis in bases:
                grown = float(middle) * (1 + growth) ** (year - self.m.year)
                terms = [
                    (
                        self.base(
                            what,
                            who,
                            year,
                            basis,
                            grown * weight / whole * self.chance.uniform(1 - spread, 1 + spread),
                            kind,
                        ),
                        1,
                    )
                    for who, weight in weights.items()
                ]
                self.sum(what, "all", year, basis, terms)

    def net(self, what: str, plus: str, minus: str, names: Mapping[str, float], back: int) -> None:
        """For each of some, and all of them, one amount less another: costs less income."""
        for year in range(self.m.year - back, self.m.year + 1):
            for basis in ("budget", "outcome"):
                at = self.m.year - year
                terms = [
                    (
                        self.sum(
                            what,
                            who,
                            year,
                            basis,
                            [(self(plus, who, at, basis), 1), (self(minus, who, at, basis), -1)],
                        ),
                        1,
                    )
                    for who in names
                ]
                found = self.sum(what, "all", year, basis, terms)
                two = [(self(plus, "all", at, basis), 1), (self(minus, "all", at, basis), -1)]
                self.register.follows(found, two)

    def rates(
        self,
        what: str,
        levels: Mapping[str, float],
        back: int = 1,
        move: float = 0.8,
        basis: str = "outcome",
    ) -> None:
        """For each of some a share in per cent around a level, of some years."""
        for who, level in levels.items():
            at = level + self.chance.uniform(-move, move)
            for year in range(self.m.year - back, self.m.year + 1):
                exact = Decimal(round(at * 100)) / 10_000
                self.base(what, who, year, basis, exact, "ratio")
                at += self.chance.choice((-1, 1)) * self.chance.uniform(move / 4, move)

    def absence(self, what: str, women: float, men: float, part: float, back: int = 1) -> None:
        """Sick leave of women, men and both, where women are a part of the staff."""
        self.rates(what, {"Kvinnor": women, "Män": men}, back, 0.7)
        for at in range(back, -1, -1):
            both = self(what, "Kvinnor", at).value * Decimal(str(part))
            both += self(what, "Män", at).value * (1 - Decimal(str(part)))
            self.base(what, "Totalt", self.m.year - at, "outcome", both, "ratio")

    def split(
        self, what: str, whole: Quantity, weights: Mapping[str, float], year: int, basis: str
    ) -> list[Quantity]:
        """The parts of a quantity, which together are it."""
        some = {who: one * self.chance.uniform(0.95, 1.05) for who, one in weights.items()}
        left, parts = whole.value, []
        for place, (who, weight) in enumerate(some.items(), 1):
            exact = Decimal(round(float(whole.value) * weight / sum(some.values())))
            value = left if place == len(some) else exact
            parts.append(self.base(what, who, year, basis, value, whole.kind))
            left -= value
        self.register.follows(whole, [(one, 1) for one in parts])
        return parts

    def stage(self, name: str, back: int, of: str, part: float, spread: float) -> None:
        """A whole municipality's year as it is seen at a stage: a share of the year's budget or
        outcome, with boards, taxes, finance, result and investments."""
        m, year = self.m, self.m.year - back

        def some(what: str, who: str = "municipality", by: float = spread) -> Quantity:
            value = float(self(what, who, back, of).value) * part
            return self.base(what, who, year, name, value * self.chance.uniform(1 - by, 1 + by))

        def add(what: str, *terms: tuple[Quantity, int]) -> Quantity:
            return self.sum(what, "municipality", year, name, [*terms])

        boards = [(some("board-net", one.key), 1) for one in (*m.boards, m.central)]
        every = self.sum("board-net", "all", year, name, boards)
        income, worn = some("income"), some("depreciation")
        costs = self.base(
            "costs", "municipality", year, name, every.value + income.value - worn.value
        )
        net = add("net-cost", (costs, 1), (worn, 1), (income, -1))
        self.register.follows(net, [(every, 1)])
        both = add("tax-and-grants", (some("tax", by=0.004), 1), (some("grants", by=0.01), 1))
        operating = add("operating-result", (both, 1), (net, -1))
        gained, paid = some("financial-income", by=0.2), some("financial-costs", by=0.2)
        finance = add("financial-net", (gained, 1), (paid, -1))
        add("result", (operating, 1), (finance, 1))
        # What a project will have cost is near its outcome, however far that is from its budget.
        projects = [
            (
                self.base(
                    "project",
                    one.key,
                    year,
                    name,
                    float(self("project", one.key, back).value)
                    * part
                    * self.chance.uniform(0.9, 1.1),
                ),
                1,
            )
            for one in m.projects
        ]
        self.sum("investments", "municipality", year, name, projects)
