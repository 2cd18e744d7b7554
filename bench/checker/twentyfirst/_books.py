"""Sheets of quantities that a family makes for itself: rows by columns, with their sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from ..compose import plain, say, text
from ..municipality import Municipality
from ..paper import Paragraph, Sentence
from ..quantities import Kind, Quantity

# A column's key, its level beside the others, and the column of the year before.
Column = tuple[str, float, str | None]
CLOSING: tuple[Column, ...] = (
    ("last", 0.965, None),
    ("budget", 1.0, None),
    ("outcome", 1.003, "last"),
    ("forecast", 1.0, None),
)


def prose(*sentences: Sentence | str | None) -> Paragraph:
    """A paragraph of those sentences that can be told; None is none."""
    some = [say(one) if isinstance(one, str) else one for one in sentences if one is not None]
    return text(*plain(some))


def years(m: Municipality, back: int, growth: float = 0.035) -> tuple[Column, ...]:
    """The last years as columns, the first of them first."""
    some = range(m.year - back + 1, m.year + 1)
    return tuple(
        (str(year), 1 - growth * (m.year - year), str(year - 1) if year > some[0] else None)
        for year in some
    )


class Book:
    """A municipality's register with a hand that draws amounts that stand alone."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m, self.chance, self.register = m, chance, m.register
        self._alone = 0

    def value(self, kind: Kind, middle: float, spread: float) -> Decimal:
        """An amount around the middle: millions of kronor, per cent, or as it is."""
        drawn = middle * self.chance.uniform(1 - spread, 1 + spread)
        if kind == "money":
            return Decimal(round(drawn * 1_000_000))
        if kind == "ratio":
            return Decimal(round(drawn * 1000)) / 100_000
        return Decimal(round(drawn)) if kind == "count" else Decimal(round(drawn * 10)) / 10

    def _one(self, kind: Kind, middle: float, spread: float) -> Quantity:
        self._alone += 1
        value = self.value(kind, middle, spread)
        return self.register.base(f"alone:{self._alone}:", kind, value)

    def money(self, millions: float, spread: float = 0.35) -> Quantity:
        """Kronor, around so many millions."""
        return self._one("money", millions, spread)

    def count(self, middle: float, spread: float = 0.3) -> Quantity:
        """A count."""
        return self._one("count", middle, spread)

    def ratio(self, percent: float, spread: float = 0.08) -> Quantity:
        """A share, around so many per cent."""
        return self._one("ratio", percent, spread)

    def index(self, middle: float, spread: float = 0.08) -> Quantity:
        """A number with one decimal that is neither money nor a share."""
        return self._one("index", middle, spread)


class Sheet:
    """Rows by columns."""

    def __init__(
        self, book: Book, what: str, columns: Sequence[Column], kind: Kind = "money"
    ) -> None:
        self.book, self.what, self.columns, self.kind = book, what, columns, kind
        self.names: list[str] = []

    def _key(self, name: str, column: str) -> str:
        return f"{self.what}:{name}:{column}"

    def _before(self, name: str, column: str) -> Quantity | None:
        last = next(before for key, _level, before in self.columns if key == column)
        return self.book.register.known.get(self._key(name, last)) if last else None

    def set(self, name: str, column: str, value: Decimal) -> Quantity:
        """An exact amount."""
        before = self._before(name, column)
        return self.book.register.base(self._key(name, column), self.kind, value, before)

    def put(self, name: str, middle: float, spread: float = 0.02, level: float = 0.15) -> None:
        """A row of amounts around a middle that is drawn within `level` of the one given."""
        here = middle * self.book.chance.uniform(1 - level, 1 + level)
        for key, grown, _before in self.columns:
            factor = grown if self.kind in ("money", "count") else 1
            self.set(name, key, self.book.value(self.kind, here * factor, spread))
        self.names.append(name)

    def fill(
        self, rows: Iterable[tuple[str, float]], spread: float = 0.02, level: float = 0.15
    ) -> None:
        """Several rows, each by its name and its middle."""
        for name, middle in rows:
            self.put(name, middle, spread, level)

    def sum(self, name: str, plus: Iterable[str], minus: Iterable[str] = ()) -> None:
        """A row of sums of other rows."""
        signs = [*((one, 1) for one in plus), *((one, -1) for one in minus)]
        for key, _grown, _before in self.columns:
            terms = [(self(one, key), sign) for one, sign in signs]
            self.book.register.linear(self._key(name, key), terms, self._before(name, key))

    def total(self, name: str = "all") -> None:
        """A row with the sum of all that was put."""
        self.sum(name, self.names)

    def __call__(self, name: str, column: str) -> Quantity:
        return self.book.register.known[self._key(name, column)]

    def less(self, name: str, one: str, other: str) -> Quantity:
        """One column less another."""
        return self.book.register.difference(self(name, one), self(name, other))

    def over(self, name: str, one: str, other: str) -> Quantity:
        """By how large a share one column is above another."""
        return self.book.register.growth(self(name, one), self(name, other))

    def part(self, name: str, whole: str, column: str) -> Quantity:
        """A row as a share of another."""
        return self.book.register.quotient(self(name, column), self(whole, column))


def whole_of(sick: Sheet, name: str, columns: Iterable[str]) -> None:
    """The sick leave of all, between that of women and that of men."""
    for key in columns:
        value = sick("Kvinnor", key).value * Decimal("0.78") + sick("Män", key).value * Decimal(
            "0.22"
        )
        sick.set(name, key, value.quantize(Decimal("0.00001")))


def closing(book: Book, size: float, back: int = 5) -> tuple[Sheet, Sheet]:
    """Results and balance of a municipality whose net cost is around so many millions: the
    results of some years and of the year's budget, the balances of the years."""
    m, chance = book.m, book.chance
    some = years(m, back)
    flow = Sheet(book, "own-flow", (*some, ("budget", 1.0, None)))
    flow.put("income", size * 0.22)
    flow.put("costs", size * 1.17, 0.008, 0.03)
    flow.put("depreciation", size * 0.045)
    flow.sum("net", ("costs", "depreciation"), ("income",))
    flow.put("grants", size * 0.3, 0.015, 0.05)
    for key, _level, _before in flow.columns:
        margin = chance.choice((-0.006, 0.007, 0.012, 0.018, 0.026)) + chance.uniform(-0.002, 0.002)
        wanted = flow("net", key).value * Decimal(str(round(1 + margin, 6)))
        flow.set("tax", key, Decimal(round(wanted - flow("grants", key).value)))
    flow.sum("both", ("tax", "grants"))
    flow.sum("operating", ("both",), ("net",))
    flow.put("gained", size * 0.008, 0.3)
    flow.put("paid", size * 0.006, 0.3)
    flow.sum("result", ("operating", "gained"), ("paid",))
    held = Sheet(book, "own-held", some)
    for name, share in (
        ("buildings", 0.72), ("machinery", 0.06), ("shares", 0.09), ("receivables", 0.09),
        ("pensions", 0.025), ("loans", 0.36), ("short", 0.21),
    ):  # fmt: skip
        held.put(name, size * share, 0.015, 0.06)
    held.sum("fixed", ("buildings", "machinery", "shares"))
    for at, (key, _level, last) in enumerate(some):
        if at == 0 or last is None:
            held.set("opening", key, book.value("money", size * 0.52, 0.05))
        else:
            held.book.register.linear(
                f"own-held:opening:{key}", [(held("equity", last), 1)], held("opening", last)
            )
        terms = [(held("opening", key), 1), (flow("result", key), 1)]
        before = held("equity", last) if last else None
        book.register.linear(f"own-held:equity:{key}", terms, before)
        has = sum(held(one, key).value for one in ("equity", "pensions", "loans", "short"))
        held.set("cash", key, has - held("fixed", key).value - held("receivables", key).value)
    held.sum("debts", ("loans", "short"))
    held.sum("current", ("receivables", "cash"))
    held.sum("assets", ("fixed", "current"))
    held.sum("all", ("equity", "pensions", "debts"))
    for key, _level, _last in some:
        book.register.follows(held("assets", key), [(held("all", key), 1)])
    return flow, held
