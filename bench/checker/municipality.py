"""A whole made-up municipality's closing, out of a seed: exact amounts that all agree.

Costs, debts and depreciation are positive quantities; families choose the signs that they print.
Nothing here is a real municipality's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from .quantities import Quantity, Register

Basis = Literal["outcome", "budget"]

_NAMES = ("Granby", "Lindeskog", "Björkfors", "Stensviken", "Åkerhult", "Norrmyra", "Västanå")
_BOARDS = (
    ("Kommunstyrelsen", "Municipal executive board", 90),
    ("Barn- och utbildningsnämnden", "Education board", 800),
    ("Socialnämnden", "Social welfare board", 500),
    ("Vård- och omsorgsnämnden", "Health and care board", 600),
    ("Kultur- och fritidsnämnden", "Culture and leisure board", 110),
    ("Miljö- och byggnadsnämnden", "Environment and building board", 30),
    ("Tekniska nämnden", "Technical board", 160),
    ("Arbetsmarknadsnämnden", "Labour market board", 70),
    ("Överförmyndarnämnden", "Chief guardian board", 8),
    ("Valnämnden", "Election board", 3),
    ("Revisionen", "Auditors", 2),
    ("Gymnasienämnden", "Upper secondary school board", 240),
)
INCOME = ("sales", "fees", "rents", "grants-received", "contracts", "other-income")
COSTS = ("wages", "pensions", "purchased", "premises", "transfers", "material", "other-costs")
_SHARES = {
    "sales": 8, "fees": 22, "rents": 11, "grants-received": 40, "contracts": 14, "other-income": 5,
    "wages": 55, "pensions": 6, "purchased": 17, "premises": 8, "transfers": 5, "material": 6,
    "other-costs": 3, "income-equalisation": 62, "cost-equalisation": 9, "regulation": 14,
    "lss": 4, "property-fee": 11,
}  # fmt: skip
TAXES = ("preliminary-tax", "tax-forecast", "tax-final")
GRANTS = ("income-equalisation", "cost-equalisation", "regulation", "lss", "property-fee")
FIXED = ("intangible", "buildings", "machinery", "financial-assets")
CURRENT = ("stock", "receivables", "short-investments", "cash")
DEBTS = ("pension-provision", "other-provisions", "long-debt", "short-debt")
FLOWS = (
    ("result", 1), ("depreciation", 1), ("provision-change", 1), ("receivables-change", -1),
    ("short-debt-change", 1), ("investments", -1), ("asset-sales", 1), ("new-loans", 1),
    ("repayments", -1),
)  # fmt: skip
_PROJECTS = (
    "Ny F–6-skola Ekbacken", "Om- och tillbyggnad simhall", "Gång- och cykelvägar",
    "Reinvestering VA-nät", "Gruppbostad Solgården", "Belysning", "IT-utrustning",
    "Förskola Kastanjen", "Vattenverk etapp 2", "Fordon räddningstjänst", "Torgets upprustning",
    "Inventarier skolor", "Konstgräsplan", "Exploatering Norra hamnen", "Välfärdsteknik",
)  # fmt: skip
_INDICATORS = (
    ("Andel elever som är behöriga till yrkesprogram", "ratio", 1),
    ("Andel brukare som är nöjda med sin hemtjänst", "ratio", 1),
    ("Sjukfrånvaro", "ratio", -1),
    ("Nöjd-medborgar-index", "index", 1),
    ("Företagsklimat, NKI", "index", 1),
    ("Hållbart medarbetarengagemang, HME", "index", 1),
    ("Andel ekologiska livsmedel", "ratio", 1),
    ("Andel långtidsarbetslösa", "ratio", -1),
    ("Väntetid till särskilt boende, dagar", "index", -1),
    ("Andel hushållsavfall som återvinns", "ratio", 1),
)


@dataclass(frozen=True)
class Board:
    """A board, by its key and its names."""

    key: str
    name: str
    english: str


@dataclass(frozen=True)
class Project:
    """An investment project of a board."""

    key: str
    name: str
    board: Board


@dataclass(frozen=True)
class Indicator:
    """An indicator with a target; with `better` -1 less is better."""

    key: str
    name: str
    better: int


class Municipality:
    """A municipality's year. `m("net-cost", "K1", 2024, "budget")` is a quantity of it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"municipality {seed}")
        some = self._random
        self.seed = seed
        self.name = some.choice(_NAMES)
        self.year = some.randint(2016, 2025)
        self.years = tuple(self.year - back for back in range(5))
        self.register = Register()
        self.size = Decimal(str(round(some.uniform(0.35, 3.0), 3)))
        drawn = sorted(some.sample(range(len(_BOARDS)), some.randint(5, 9)))
        self.boards = tuple(Board(f"K{one}", *_BOARDS[one][:2]) for one in drawn)
        self.central = Board("central", "Gemensamma poster", "Central items")
        names = some.sample(_PROJECTS, some.randint(6, 11))
        self.projects = tuple(
            Project(f"P{place}", name, some.choice(self.boards)) for place, name in enumerate(names)
        )
        chosen = some.sample(_INDICATORS, some.randint(5, 8))
        self.indicators = tuple(
            Indicator(f"I{place}", name, better)
            for place, (name, _kind, better) in enumerate(chosen)
        )
        self._kinds: dict[str, Literal["ratio", "index"]] = {
            f"I{place}": "ratio" if kind == "ratio" else "index"
            for place, (_name, kind, _better) in enumerate(chosen)
        }
        for year in sorted(self.years):
            self._results(year, "outcome", "municipality", self.size)
            self._results(year, "outcome", "group", self.size * Decimal("1.35"))
            self._projects(year)
            self._balance(year)
            self._staff(year)
            self._indicators(year)
        for year in (self.year - 1, self.year):
            self._results(year, "budget", "municipality", self.size)
        for basis in ("outcome", "budget"):
            for year in (self.year - 1, self.year):
                self._boards(year, basis)

    def __call__(
        self,
        what: str,
        who: str = "municipality",
        year: int | None = None,
        basis: Basis = "outcome",
    ) -> Quantity:
        """The quantity of that name. Raises `KeyError` where there is none."""
        return self.register.known[self._key(what, who, year or self.year, basis)]

    def variance(self, what: str, who: str = "municipality", better: int = 1) -> Quantity:
        """Outcome less budget of the year; with `better` -1 (costs) budget less outcome, so that
        above zero is good."""
        outcome, budget = self(what, who), self(what, who, basis="budget")
        two = (outcome, budget) if better > 0 else (budget, outcome)
        return self.register.difference(*two)

    def change(self, what: str, who: str = "municipality", year: int | None = None) -> Quantity:
        """The year less the year before."""
        last = year or self.year
        return self.register.difference(self(what, who, last), self(what, who, last - 1))

    def growth(self, what: str, who: str = "municipality", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        last = year or self.year
        return self.register.growth(self(what, who, last), self(what, who, last - 1))

    @staticmethod
    def _key(what: str, who: str, year: int, basis: str) -> str:
        return f"{what}:{who}:{year}:{basis}"

    def _before(self, what: str, who: str, year: int, basis: str) -> Quantity | None:
        return self.register.known.get(self._key(what, who, year - 1, basis))

    def _base(
        self,
        what: str,
        value: Decimal,
        year: int,
        who: str = "municipality",
        basis: Basis = "outcome",
        kind: Literal["money", "ratio", "count", "index"] = "money",
    ) -> Quantity:
        key = self._key(what, who, year, basis)
        return self.register.base(key, kind, value, self._before(what, who, year, basis))

    def _linear(
        self,
        what: str,
        terms: list[tuple[Quantity, int]],
        year: int,
        who: str = "municipality",
        basis: Basis = "outcome",
    ) -> Quantity:
        key = self._key(what, who, year, basis)
        return self.register.linear(key, terms, self._before(what, who, year, basis))

    def _some(self, middle: Decimal | int, spread: float = 0.08) -> Decimal:
        """A whole number of kronor around the middle."""
        factor = Decimal(str(round(self._random.uniform(1 - spread, 1 + spread), 6)))
        return Decimal(round(Decimal(middle) * factor))

    def _grown(self, year: int) -> Decimal:
        return Decimal(100 + 4 * (year - self.years[-1])) / 100

    def _parts(
        self,
        names: tuple[str, ...],
        middle: Decimal,
        year: int,
        who: str,
        basis: Basis,
    ) -> list[tuple[Quantity, int]]:
        shares = [_SHARES.get(name, 100 // len(names)) for name in names]
        return [
            (self._base(name, self._some(middle * share / sum(shares), 0.025), year, who, basis), 1)
            for name, share in zip(names, shares, strict=True)
        ]

    def _results(self, year: int, basis: Basis, who: str, size: Decimal) -> None:
        million = size * self._grown(year) * 1_000_000

        def lin(what: str, terms: list[tuple[Quantity, int]]) -> Quantity:
            return self._linear(what, terms, year, who, basis)

        income = lin("income", self._parts(INCOME, million * 600, year, who, basis))
        costs = lin("costs", self._parts(COSTS, million * 3000, year, who, basis))
        worn = self._base("depreciation", self._some(million * 110, 0.05), year, who, basis)
        net = lin("net-cost", [(costs, 1), (worn, 1), (income, -1)])
        # Taxes and grants come out a little above the net cost in most years.
        wanted = net.value + self._some(million * 25, 1.6)
        grants = lin("grants", self._parts(GRANTS, wanted / 4, year, who, basis))
        rest = wanted - grants.value
        final = self._some(rest / 200, 0.9) * self._random.choice((1, -1))
        forecast = self._some(rest / 150, 0.9) * self._random.choice((1, -1))
        parts = (rest - final - forecast, forecast, final)
        tax = lin(
            "tax",
            [
                (self._base(name, value, year, who, basis), 1)
                for name, value in zip(TAXES, parts, strict=True)
            ],
        )
        both = lin("tax-and-grants", [(tax, 1), (grants, 1)])
        operating = lin("operating-result", [(both, 1), (net, -1)])
        gained = self._base("financial-income", self._some(million * 21, 0.4), year, who, basis)
        paid = self._base("financial-costs", self._some(million * 14, 0.4), year, who, basis)
        finance = lin("financial-net", [(gained, 1), (paid, -1)])
        result = lin("result", [(operating, 1), (finance, 1)])
        self.register.quotient(net, both)
        self.register.quotient(result, both)

    def _projects(self, year: int) -> None:
        for basis in ("budget", "outcome"):
            terms = []
            for one in self.projects:
                middle = self.size * self._random.randint(1, 40) * 1_000_000
                terms.append((self._base("project", self._some(middle), year, one.key, basis), 1))
            self._linear("investments", terms, year, basis=basis)

    def _balance(self, year: int) -> None:
        million = self.size * self._grown(year) * 1_000_000
        first = year == self.years[-1]

        def have(what: str, middle: int, spread: float = 0.1) -> Quantity:
            return self._base(what, self._some(million * middle, spread), year)

        def last(what: str) -> Quantity:
            return self(what, year=year - 1)

        stock, owed, short = (
            have("stock", 18), have("receivables", 260), have("short-investments", 150, 0.3)
        )  # fmt: skip
        pensions, other = have("pension-provision", 120), have("other-provisions", 40, 0.3)
        sold, lent, repaid = (
            have("asset-sales", 12, 0.8), have("new-loans", 130, 0.6), have("repayments", 60, 0.6)
        )  # fmt: skip
        debt, invested = have("short-debt", 560), self("investments", year=year)
        intangible, machines = have("intangible", 9, 0.3), have("machinery", 140)
        held = have("financial-assets", 300, 0.02)
        if first:
            buildings = have("buildings", 2100)
            loans, cash = have("long-debt", 900), have("cash", 240)
        else:
            worn = self("depreciation", year=year)
            # The other fixed assets went up or down by purchases too; buildings take the rest.
            still = sum(
                (last(one).value - self(one, year=year).value)
                for one in ("intangible", "machinery", "financial-assets")
            )
            moved = invested.value - worn.value - sold.value + still
            buildings = self._base("buildings", last("buildings").value + moved, year)
            loans = self._base(
                "long-debt", last("long-debt").value + lent.value - repaid.value, year
            )
            self.register.follows(loans, [(last("long-debt"), 1), (lent, 1), (repaid, -1)])
            cash = self._flow(year)
        fixed = self._linear(
            "fixed-assets", [(one, 1) for one in (intangible, buildings, machines, held)], year
        )
        current = self._linear(
            "current-assets", [(one, 1) for one in (stock, owed, short, cash)], year
        )
        assets = self._linear("assets", [(fixed, 1), (current, 1)], year)
        provisions = self._linear("provisions", [(pensions, 1), (other, 1)], year)
        debts = self._linear("debts", [(loans, 1), (debt, 1)], year)
        result = self("result", year=year)
        if first:
            value = assets.value - provisions.value - debts.value - result.value
            opening = self._base("opening-equity", value, year)
        else:
            opening = self._linear("opening-equity", [(last("equity"), 1)], year)
        equity = self._linear("equity", [(opening, 1), (result, 1)], year)
        both = self._linear("equity-and-debts", [(equity, 1), (provisions, 1), (debts, 1)], year)
        self.register.follows(assets, [(both, 1)])
        self.register.quotient(equity, assets)

    def _flow(self, year: int) -> Quantity:
        """The year's cash flow; gives the cash at the end of the year."""

        def moved(key: str, what: tuple[str, ...]) -> Quantity:
            terms = [(self(one, year=year), 1) for one in what]
            terms += [(self(one, year=year - 1), -1) for one in what]
            return self._linear(key, terms, year)

        provided = moved("provision-change", ("pension-provision", "other-provisions"))
        owed = moved("receivables-change", ("stock", "receivables", "short-investments"))
        debt = moved("short-debt-change", ("short-debt",))

        def get(what: str) -> Quantity:
            return self(what, year=year)

        operating = self._linear(
            "operating-flow",
            [(get("result"), 1), (get("depreciation"), 1), (provided, 1), (owed, -1), (debt, 1)],
            year,
        )
        investing = self._linear(
            "investing-flow", [(get("investments"), -1), (get("asset-sales"), 1)], year
        )
        financing = self._linear(
            "financing-flow", [(get("new-loans"), 1), (get("repayments"), -1)], year
        )
        flow = self._linear("cash-flow", [(operating, 1), (investing, 1), (financing, 1)], year)
        return self._linear("cash", [(self("cash", year=year - 1), 1), (flow, 1)], year)

    def _boards(self, year: int, basis: Basis) -> None:
        """Boards and what is common, which together are the municipality's."""
        weights = {name: weight for name, _english, weight in _BOARDS}
        whole = sum(weights[one.name] for one in self.boards)
        sums: dict[str, list[tuple[Quantity, int]]] = {"board-income": [], "board-cost": []}
        for one in self.boards:
            share = Decimal(weights[one.name]) / whole
            cost = self("costs", year=year, basis=basis).value * share * Decimal("0.93")
            income = self("income", year=year, basis=basis).value * share * Decimal("0.85")
            self._board(one, year, basis, self._some(income, 0.03), self._some(cost, 0.012), sums)
        worn = self("depreciation", year=year, basis=basis).value
        for what, total, extra in (
            ("board-income", "income", Decimal(0)),
            ("board-cost", "costs", worn),
        ):
            left = self(total, year=year, basis=basis).value + extra
            left -= sum(term.value for term, _sign in sums[what])
            sums[what].append((self._base(what, left, year, "central", basis), 1))
        got, spent = sums["board-income"][-1][0], sums["board-cost"][-1][0]
        self._linear("board-net", [(spent, 1), (got, -1)], year, "central", basis)
        every = (*self.boards, self.central)
        for what, signs in (("board-income", 1), ("board-cost", 1), ("board-net", 1)):
            terms = [(self(what, one.key, year, basis), signs) for one in every]
            self._linear(what, terms, year, "all", basis)
        self.register.follows(
            self("income", year=year, basis=basis), [(self("board-income", "all", year, basis), 1)]
        )
        net = self("net-cost", year=year, basis=basis)
        self.register.follows(net, [(self("board-net", "all", year, basis), 1)])
        self.register.follows(
            self("board-net", "all", year, basis),
            [
                (self("board-cost", "all", year, basis), 1),
                (self("board-income", "all", year, basis), -1),
            ],
        )

    def _board(
        self,
        one: Board,
        year: int,
        basis: Basis,
        income: Decimal,
        cost: Decimal,
        sums: dict[str, list[tuple[Quantity, int]]],
    ) -> None:
        got = self._base("board-income", income, year, one.key, basis)
        spent = self._base("board-cost", cost, year, one.key, basis)
        sums["board-income"].append((got, 1))
        sums["board-cost"].append((spent, 1))
        self._linear("board-net", [(spent, 1), (got, -1)], year, one.key, basis)

    def _staff(self, year: int) -> None:
        some = self._random
        people = self._base(
            "inhabitants", self._some(self.size * 40_000 * self._grown(year) / 1, 0.01), year,
            kind="count",
        )  # fmt: skip
        weights = {name: weight for name, _english, weight in _BOARDS}
        for sex, share in (("women", "0.9"), ("men", "0.27")):
            parts = []
            for one in self.boards:
                middle = self.size * weights[one.name] * Decimal(share) * self._grown(year)
                count = self._some(middle + 2, 0.03)
                parts.append((self._base(sex, count, year, one.key, kind="count"), 1))
            self._linear(sex, parts, year)
        for one in self.boards:
            two = [(self(sex, one.key, year), 1) for sex in ("women", "men")]
            self._linear("employees", two, year, one.key)
        self._linear("employees", [(self(sex, year=year), 1) for sex in ("women", "men")], year)
        self.register.follows(
            self("employees", year=year),
            [(self("employees", one.key, year), 1) for one in self.boards],
        )
        self._sick(year)
        for one in self.boards:
            last = self._before("sick-leave", one.key, year, "outcome")
            exact = last.value if last else Decimal(some.randint(4200, 8500)) / 100_000
            exact += Decimal(some.randint(-700, 700)) / 100_000
            self._base("sick-leave", exact, year, one.key, kind="ratio")
        rate = Decimal(2160 + 5 * some.randint(0, 12)) / 100
        self._base("tax-rate", rate, year, kind="index")
        loans = self.register.known.get(self._key("long-debt", "municipality", year, "outcome"))
        if loans is not None:
            self.register.per(loans, people)

    def _sick(self, year: int) -> None:
        """Sick leave: the whole lies between women and men, and between the ages."""
        some = self._random
        women = Decimal(some.randint(6200, 8600)) / 100_000
        men = Decimal(some.randint(3600, 5400)) / 100_000
        whole = women * Decimal("0.77") + men * Decimal("0.23")
        found = {"all": whole, "women": women, "men": men}
        found["age 29"] = whole - Decimal(some.randint(200, 900)) / 100_000
        found["age 30-49"] = whole + Decimal(some.randint(-150, 150)) / 100_000
        found["age 50"] = whole + Decimal(some.randint(100, 700)) / 100_000
        for group, value in found.items():
            self._base("sick-leave", value, year, group, kind="ratio")

    def _indicators(self, year: int) -> None:
        some = self._random
        for one in self.indicators:
            kind = self._kinds[one.key]
            target = self._before("indicator", one.key, year, "budget")
            wanted = target.value if target else Decimal(some.randint(55, 82))
            if kind == "ratio" and target is None:
                wanted /= 100
            got = wanted + Decimal(some.randint(-6, 6)) / (100 if kind == "ratio" else 1)
            if kind == "ratio":
                got += Decimal(some.randint(-49, 49)) / 10_000
            self._base("indicator", wanted, year, one.key, "budget", kind)
            self._base("indicator", got, year, one.key, "outcome", kind)

    def margin(self, one: Indicator) -> Quantity:
        """By how much an indicator is better than its target."""
        two = (self("indicator", one.key), self("indicator", one.key, basis="budget"))
        return self.register.difference(*(two if one.better > 0 else reversed(two)))
