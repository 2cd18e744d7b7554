"""The figures of one body - a board, a company, a joint authority - beside the municipality's own.

They stand in the municipality's register under keys of the same form, `what:who:year:basis`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from ..municipality import Municipality
from ..quantities import Kind, Quantity

Number = int | Decimal
_HUNDRED_THOUSAND = 100_000_000
# How much of the staff is women, and of each age, where sick leave is weighed together.
_WOMEN = Decimal("0.78")
_YOUNG, _MIDDLE, _OLD = Decimal("0.2"), Decimal("0.5"), Decimal("0.3")


class Book:
    """A body's figures: outcomes of `back` years and this one, and of this year each of `bases`."""

    def __init__(
        self,
        m: Municipality,
        chance: Random,
        back: int = 1,
        bases: Sequence[str] = ("budget",),
    ) -> None:
        self.m = m
        self.r = m.register
        self.chance = chance
        self.year = m.year
        self.years = tuple(range(m.year - back, m.year + 1))
        self.bases = tuple(bases)
        # By how much this body's budgets lie over its costs, or under.
        self.lean = chance.choice((-1, 1)) * chance.randint(60, 200) / 10_000

    def __call__(
        self, what: str, who: str = "own", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """The quantity of that name. Raises `KeyError` where there is none."""
        return self.r.known[f"{what}:{who}:{year or self.year}:{basis}"]

    def last(self, what: str, who: str = "own") -> Quantity:
        """That of the year before."""
        return self(what, who, self.year - 1)

    def plan(self, what: str, who: str = "own", basis: str = "budget") -> Quantity:
        """That of the budget, or of another basis."""
        return self(what, who, self.year, basis)

    def near(self, middle: Number, spread: float) -> Decimal:
        """A whole number around the middle."""
        factor = Decimal(str(round(self.chance.uniform(1 - spread, 1 + spread), 6)))
        return Decimal(round(Decimal(middle) * factor))

    def all(self) -> Iterator[tuple[int, str]]:
        """Every year and basis there is, the eldest first."""
        for year in self.years:
            yield year, "outcome"
        for basis in self.bases:
            yield self.year, basis

    def base(
        self,
        what: str,
        value: Decimal,
        who: str = "own",
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        at = year or self.year
        key = f"{what}:{who}:{at}:{basis}"
        return self.r.base(key, kind, value, self._before(what, who, at, basis))

    def line(
        self,
        what: str,
        middle: Number,
        who: str = "own",
        kind: Kind = "money",
        growth: float = 0.03,
        spread: float = 0.02,
        off: float = 0.025,
        lean: float = 0,
    ) -> None:
        """Outcomes that grow, and budgets near the last of them."""
        got = Decimal(middle)
        for year in self.years:
            grown = (1 + Decimal(str(growth))) ** (year - self.year)
            got = self.near(Decimal(middle) * grown, spread)
            self.base(what, got, who, year, "outcome", kind)
        step = 1
        if kind == "money":
            step = 100_000 if middle > _HUNDRED_THOUSAND else 10_000
        for basis in self.bases:
            # Forecasts lie nearer to what came out than the budget does.
            leaning = Decimal(str(lean)) / (1 if basis == "budget" else 3)
            planned = self.near(got * (1 + leaning), off)
            planned = Decimal(round(planned / step) * step)
            self.base(what, planned, who, self.year, basis, kind)

    def sum(self, what: str, terms: Sequence[tuple[str, str, int]], who: str = "own") -> None:
        """A sum of lines with signs, for every year and basis that all of them have."""
        for year, basis in self.all():
            some = [(self.find(one, whose, year, basis), sign) for one, whose, sign in terms]
            known = [(one, sign) for one, sign in some if one is not None]
            if len(known) == len(some):
                key = f"{what}:{who}:{year}:{basis}"
                self.r.linear(key, known, self._before(what, who, year, basis))

    def split(
        self,
        what: str,
        parts: Sequence[tuple[str, int]],
        who: str = "own",
        spread: float = 0.02,
    ) -> None:
        """Parts of a line by their shares, the last of which takes what is left; the line is their
        sum too."""
        whole = sum(share for _part, share in parts)
        for year, basis in self.all():
            total = self.find(what, who, year, basis)
            if total is None:
                continue
            made: list[Quantity] = []
            for part, share in parts[:-1]:
                value = self.near(total.value * share / whole, spread)
                if total.kind == "money" and basis != "outcome":
                    value = Decimal(round(value / 10_000) * 10_000)
                made.append(self.base(part, value, who, year, basis, total.kind))
            left = total.value - sum((one.value for one in made), Decimal(0))
            made.append(self.base(parts[-1][0], left, who, year, basis, total.kind))
            self.r.follows(total, [(one, 1) for one in made])

    def rate(
        self,
        what: str,
        low: int,
        high: int,
        who: str = "own",
        move: int = 120,
        kind: Kind = "ratio",
        scale: int = 10_000,
        target: int = 0,
    ) -> None:
        """A level between two that moves from year to year, in parts of `scale`; with `target` a
        target in whole steps of it stands as a budget."""
        some = self.chance
        value = some.randint(low, high)
        for year in self.years:
            value = min(max(value + some.randint(-move, move), low - move), high + move)
            self.base(what, Decimal(value) / scale, who, year, "outcome", kind)
        if target:
            wanted = Decimal(round((value + some.randint(-move, move)) / target) * target) / scale
            self.base(what, wanted, who, self.year, "budget", kind)

    def sick(self, who: str = "own") -> None:
        """Sick leave of women and men, of ages and altogether, each year: the whole lies between
        the parts. `long` is how much of it is longer than 60 days."""
        some = self.chance
        women, men = some.randint(6100, 8800), some.randint(3500, 5200)
        for year in self.years:
            women += some.randint(-700, 700)
            men += some.randint(-500, 500)
            of = {"women": Decimal(women) / 100_000, "men": Decimal(men) / 100_000}
            of["all"] = of["women"] * _WOMEN + of["men"] * (1 - _WOMEN)
            young = Decimal(some.randint(300, 1100)) / 100_000
            middle = Decimal(some.randint(-200, 200)) / 100_000
            of["29"] = of["all"] - young
            of["30-49"] = of["all"] + middle
            of["50"] = of["all"] + (_YOUNG * young - _MIDDLE * middle) / _OLD
            of["long"] = Decimal(some.randint(3600, 5200)) / 10_000
            for group, value in of.items():
                self.base(f"sick {group}", value, who, year, kind="ratio")

    def sick_of(self, some: Sequence[str], rest: str) -> None:
        """Sick leave of units, after `sick` and `people`: that of `rest` is what makes them
        together, weighed by their staff, what it is for all."""
        lasting = {who: self.chance.randint(-1300, 1300) for who in some}
        for year in self.years:
            whole, weighed = self("sick all", year=year).value, Decimal(0)
            for who in some:
                off = Decimal(lasting[who] + self.chance.randint(-500, 500)) / 100_000
                self.base("sick", whole + off, who, year, kind="ratio")
                weighed += off * self("staff", who, year).value
            left = whole - weighed / self("staff", rest, year).value
            self.base("sick", left, rest, year, kind="ratio")

    def balance(
        self,
        assets: Sequence[tuple[str, int]],
        debts: Sequence[tuple[str, int]],
        equity: int,
        known: Sequence[tuple[str, str]] = (),
    ) -> None:
        """A balance sheet whose equity takes up each year's `result`; the first asset is what
        makes it balance. `known` are debts that there are already."""
        for year in self.years:
            owed = [self.base(what, self.near(middle, 0.06), year=year) for what, middle in debts]
            owed += [self(what, who, year) for what, who in known]
            opening = self.find("equity", "own", year - 1, "outcome")
            key = f"opening:own:{year}:outcome"
            if opening is None:
                start = self.base("opening", self.near(equity, 0.03), year=year)
            else:
                start = self.r.linear(key, [(opening, 1)])
            terms = [(start, 1), (self("result", year=year), 1)]
            own = self.r.linear(f"equity:own:{year}:outcome", terms, opening)
            both = self._total("liabilities", [own, *owed], year)
            rest = [
                self.base(what, self.near(middle, 0.08), year=year) for what, middle in assets[1:]
            ]
            value = both.value - sum((one.value for one in rest), Decimal(0))
            first = self.base(assets[0][0], value, year=year)
            whole = self._total("assets", [first, *rest], year)
            self.r.follows(whole, [(both, 1)])

    def gap(
        self, what: str, who: str = "own", better: int = 1, against: str = "budget"
    ) -> Quantity:
        """Outcome less budget; with `better` -1 budget less outcome, so that above zero is good."""
        two = (self(what, who), self.plan(what, who, against))
        return self.r.difference(*(two if better > 0 else reversed(two)))

    def change(self, what: str, who: str = "own", back: int = 1) -> Quantity:
        """This year less another."""
        return self.r.difference(self(what, who), self(what, who, self.year - back))

    def growth(self, what: str, who: str = "own", back: int = 1) -> Quantity:
        """The change as a share."""
        return self.r.growth(self(what, who), self(what, who, self.year - back))

    def piece(self, what: str, of: Quantity, low: int, high: int) -> Quantity:
        """An amount that explains so many per cent, from `low` to `high`, of another."""
        part = Decimal(self.chance.randint(low, high)) / 100
        return self.base(what, Decimal(round(abs(of.value) * part)), "piece")

    def share(self, one: Quantity, other: Quantity) -> Quantity:
        """One as a share of another."""
        return self.r.quotient(one, other)

    def find(self, what: str, who: str, year: int, basis: str) -> Quantity | None:
        """The quantity of that name, if there is one."""
        return self.r.known.get(f"{what}:{who}:{year}:{basis}")

    def _before(self, what: str, who: str, year: int, basis: str) -> Quantity | None:
        return self.find(what, who, year - 1, basis)

    def _total(self, what: str, parts: Sequence[Quantity], year: int) -> Quantity:
        before = self._before(what, "own", year, "outcome")
        return self.r.total(f"{what}:own:{year}:outcome", parts, before)


def units(b: Book, some: Sequence[tuple[str, int, int]], off: float = 0.025) -> None:
    """Cost, income and net cost (in millions of kronor) of units, and of `all` of them."""
    million = 1_000_000
    for who, cost, income in some:
        b.line("cost", cost * million, who, spread=0.015, off=off, lean=b.lean)
        b.line("income", income * million, who, spread=0.03, off=off)
        b.sum("net", [("cost", who, 1), ("income", who, -1)], who)
    for what in ("cost", "income", "net"):
        b.sum(what, [(what, who, 1) for who, _cost, _income in some], "all")
    for year, basis in b.all():
        spent, got = b("cost", "all", year, basis), b("income", "all", year, basis)
        b.r.follows(b("net", "all", year, basis), [(spent, 1), (got, -1)])


def people(b: Book, some: Sequence[tuple[str, int, int]]) -> None:
    """Women, men and both of units, and of `all` of them."""
    for who, women, men in some:
        b.line("women", women, who, "count", growth=0.01)
        b.line("men", men, who, "count", growth=0.01)
        b.sum("staff", [("women", who, 1), ("men", who, 1)], who)
    for what in ("women", "men", "staff"):
        b.sum(what, [(what, who, 1) for who, _women, _men in some], "all")
    for year, basis in b.all():
        both = [(b(sex, "all", year, basis), 1) for sex in ("women", "men")]
        b.r.follows(b("staff", "all", year, basis), both)
