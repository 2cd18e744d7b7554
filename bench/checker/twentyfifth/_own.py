"""What the families of this set share: quantities beside the model's, and rows of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import row
from ..municipality import Indicator, Municipality
from ..paper import Cell, Piece, Row, Sentence
from ..quantities import Quantity

Kind = Literal["money", "ratio", "count", "index"]
SIGNS = {
    "income": 1,
    "costs": -1,
    "depreciation": -1,
    "net-cost": -1,
    "tax": 1,
    "grants": 1,
    "tax-and-grants": 1,
    "operating-result": 1,
    "financial-income": 1,
    "financial-costs": -1,
    "financial-net": 1,
    "result": 1,
}
_SUMS = ("net-cost", "tax-and-grants", "operating-result", "result")


def _value(m: Municipality, chance: Random, kind: Kind, low: float, high: float) -> Decimal:
    some = Decimal(str(round(chance.uniform(low, high), 4)))
    if kind == "money":
        return Decimal(round(some * m.size * 1_000_000))
    if kind == "count":
        return Decimal(round(some * m.size)) + 2
    return some


def alone(
    m: Municipality, chance: Random, what: str, kind: Kind, low: float, high: float
) -> Quantity:
    """A quantity that follows from nothing: money in millions for each size, counts for each
    size, shares and indices as they are."""
    key = f"{what}:alone:{m.year}:outcome"
    return m.register.base(key, kind, _value(m, chance, kind, low, high))


def series(
    m: Municipality,
    chance: Random,
    what: str,
    kind: Kind,
    ends: tuple[float, float],
    years: Iterable[int],
) -> dict[int, Quantity]:
    """A quantity of several years, which moves a little from one to the next."""
    found: dict[int, Quantity] = {}
    middle = _value(m, chance, kind, *ends)
    last: Quantity | None = None
    for year in sorted(years):
        middle *= Decimal(str(round(chance.uniform(0.94, 1.07), 3)))
        value = middle if kind == "ratio" else Decimal(round(middle))
        last = m.register.base(f"{what}:own:{year}:outcome", kind, value, last)
        found[year] = last
    return found


class Grid:
    """Parts and their total, in several versions (year and basis), each about its share of a
    whole year."""

    def __init__(
        self,
        m: Municipality,
        chance: Random,
        what: str,
        parts: Mapping[str, float],
        versions: Mapping[tuple[int, str], float],
        kind: Kind = "money",
        spread: float = 0.025,
    ) -> None:
        self._m, self.what, self.names = m, what, tuple(parts)
        middles = {
            name: _value(m, chance, kind, middle * 0.9, middle * 1.1)
            for name, middle in parts.items()
        }
        for (year, basis), share in sorted(versions.items()):
            some = []
            for name, middle in middles.items():
                factor = chance.uniform(share * (1 - spread), share * (1 + spread))
                value = Decimal(round(middle * Decimal(str(round(factor, 5)))))
                before = m.register.known.get(f"{name}:{what}:{year - 1}:{basis}")
                some.append(m.register.base(f"{name}:{what}:{year}:{basis}", kind, value, before))
            before = m.register.known.get(f"total:{what}:{year - 1}:{basis}")
            m.register.total(f"total:{what}:{year}:{basis}", some, before)

    def __call__(
        self, name: str = "total", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """A part, or the total."""
        return self._m.register.known[f"{name}:{self.what}:{year or self._m.year}:{basis}"]

    def saved(self, name: str = "total", basis: str = "outcome") -> Quantity:
        """Budget less outcome (or forecast)."""
        return self._m.register.difference(self(name, basis="budget"), self(name, basis=basis))

    def change(self, name: str = "total", basis: str = "outcome") -> Quantity:
        """The year less the year before."""
        last = self(name, self._m.year - 1, basis)
        return self._m.register.difference(self(name, basis=basis), last)

    def growth(self, name: str = "total", basis: str = "outcome") -> Quantity:
        """The change as a share of the year before."""
        last = self(name, self._m.year - 1, basis)
        return self._m.register.growth(self(name, basis=basis), last)


def known(
    m: Municipality, what: str, basis: str, who: str = "municipality", back: int = 0
) -> Quantity:
    """A quantity of any basis, those of this module too."""
    return m.register.known[f"{what}:{who}:{m.year - back}:{basis}"]


def statement(
    m: Municipality,
    chance: Random,
    basis: str,
    of: Literal["budget", "outcome"],
    share: float,
    back: int = 0,
) -> None:
    """An income statement of another basis (a period, a forecast), out of a year's."""
    year = m.year - back

    def some(what: str, spread: float = 0.006, tilt: float = 0.0) -> tuple[Quantity, int]:
        factor = Decimal(str(round(share * (1 + tilt + chance.uniform(-spread, spread)), 5)))
        value = Decimal(round(m(what, year=year, basis=of).value * factor))
        before = m.register.known.get(f"{what}:municipality:{year - 1}:{basis}")
        key = f"{what}:municipality:{year}:{basis}"
        return m.register.base(key, "money", value, before), SIGNS[what]

    def sums(what: str, terms: list[tuple[Quantity, int]]) -> Quantity:
        before = m.register.known.get(f"{what}:municipality:{year - 1}:{basis}")
        return m.register.linear(f"{what}:municipality:{year}:{basis}", terms, before)

    part = 0.0 if share == 1 else -0.012
    income, costs, worn = some("income", 0.02), some("costs", 0.004, part), some("depreciation")
    net = sums("net-cost", [(costs[0], 1), (worn[0], 1), (income[0], -1)])
    both = sums("tax-and-grants", [some("tax"), some("grants", 0.01)])
    operating = sums("operating-result", [(both, 1), (net, -1)])
    finance = sums("financial-net", [some("financial-income", 0.2), some("financial-costs", 0.2)])
    sums("result", [(operating, 1), (finance, 1)])


def board_forecasts(m: Municipality, chance: Random) -> None:
    """The boards' net costs as they are forecast; what is common takes the rest of the
    statement's."""
    whole = known(m, "net-cost", "forecast")
    terms = []
    for one in m.boards:
        factor = Decimal(str(round(chance.uniform(0.985, 1.02), 4)))
        value = Decimal(round(m("board-net", one.key, basis="budget").value * factor))
        terms.append((m.register.base(f"board-net:{one.key}:{m.year}:forecast", "money", value), 1))
    left = whole.value - sum(term.value for term, _sign in terms)
    terms.append((m.register.base(f"board-net:central:{m.year}:forecast", "money", left), 1))
    m.register.linear(f"board-net:all:{m.year}:forecast", terms)
    m.register.follows(whole, terms)


def project_forecasts(m: Municipality, chance: Random) -> None:
    """What the projects have cost so far and are forecast to."""
    for basis, ends in (("period", (0.15, 0.6)), ("forecast", (0.7, 1.05))):
        terms = []
        for one in m.projects:
            factor = Decimal(str(round(chance.uniform(*ends), 4)))
            value = Decimal(round(m("project", one.key, basis="budget").value * factor))
            key = f"project:{one.key}:{m.year}:{basis}"
            terms.append((m.register.base(key, "money", value), 1))
        m.register.linear(f"investments:municipality:{m.year}:{basis}", terms)


def results(labels: Mapping[str, str], cells: Callable[[str, int], list[Cell | None]]) -> list[Row]:
    """The rows of an income statement."""
    return [
        row(label, cells(what, SIGNS[what]), "sum" if what in _SUMS else "item")
        for what, label in labels.items()
    ]


def indicators(m: Municipality) -> tuple[Indicator, ...]:
    """The indicators but sick leave, of which the staff's chapter tells."""
    return tuple(one for one in m.indicators if one.name != "Sjukfrånvaro")


def tell(template: str, *pieces: Piece) -> Sentence:
    """A sentence whose pieces stand where the template has `{}`."""
    words = template.split("{}")
    told: list[Piece] = [words[0]]
    for piece, word in zip(pieces, words[1:], strict=True):
        told += [piece, word]
    return Sentence(tuple(one for one in told if one != ""))


def clear(some: Iterable[Quantity], least: str) -> bool:
    """Whether each is zero or plainly above or below it, so that whoever counts the printed ones
    counts as many."""
    return all(one.value == 0 or abs(one.value) >= Decimal(least) for one in some)
