"""What measures may know beside the facts they sum: organisation, statement lines, projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bokslut.model.figure import FigureRef
from bokslut.model.organisation import Organisation
from bokslut.model.period import Period

# The kinds of statement lines, with the sign that turns the ledger's amount (debit positive)
# into a positive measure. This is the one place where signs are turned.
LINE_SIGNS: Mapping[str, int] = {
    "income": -1,
    "cost": 1,
    "depreciation": 1,
    "appropriation": -1,
    # Taxes, general state grants and equalisation: what a whole municipality lives on.
    "taxes": -1,
    "passed_on_grants": 1,
    "interest": 1,
    "extraordinary": 1,
    # Corporate tax and what is set aside before it: companies alone have any.
    "tax": 1,
    "carried_result": 1,
    "fixed_asset": 1,
    "current_asset": 1,
    "internal_receivable": 1,
    "cash": 1,
    "equity": -1,
    "result_of_year": -1,
    "provision": -1,
    "short_debt": -1,
    "internal_debt": -1,
    "long_debt": -1,
}
COST_KINDS = ("cost", "depreciation", "passed_on_grants", "interest")
RESULT_KINDS = ("income", *COST_KINDS, "appropriation", "taxes", "extraordinary", "tax")
BALANCE_KINDS = tuple(one for one in LINE_SIGNS if one not in (*RESULT_KINDS, "carried_result"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the income statement or balance sheet, and the accounts that belong to it:
    prefixes (`31`) or inclusive ranges of prefixes (`6000-6099`). `tags` say what it is beside its
    kind, for the measures that ask for that."""

    key: str
    label: str
    kind: str
    accounts: tuple[str, ...]
    tags: tuple[str, ...] = ()


# What a line may be beside its kind, each with the kinds on which it means something.
TAGS: Mapping[str, tuple[str, ...]] = {
    "write_down": ("cost", "depreciation", "interest", "extraordinary"),
    "capital_gain": RESULT_KINDS,
    "capital_loss": RESULT_KINDS,
    # A gain or loss that the exception of the balance requirement lets count.
    "exempt": RESULT_KINDS,
    "unrealised": RESULT_KINDS,
    "unrealised_reversal": RESULT_KINDS,
    # What disturbs a comparison between years.
    "disturbing": RESULT_KINDS,
    "inventory": ("current_asset",),
    "long_receivable": ("fixed_asset",),
    # Where the book value of what is sold or scrapped is taken away.
    "disposal": ("fixed_asset",),
    "loan": ("short_debt", "internal_debt"),
    "equalisation_reserve": ("equity",),
    "result_reserve": ("equity",),
}


def matches(account: str, pattern: str) -> bool:
    """Whether an account has the prefix, or lies in the inclusive range of prefixes."""
    low, dash, high = pattern.partition("-")
    if not dash:
        return account.startswith(pattern)
    return low <= account[: len(low)] and account[: len(high)] <= high


class Lines:
    """The mapping of accounts to statement lines, which each body declares as data."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Where two patterns cover an account the longer one wins."""
        self._lines = {line.key: line for line in lines}
        self._known: dict[str, Line | None] = {}

    def __iter__(self) -> Iterator[Line]:
        return iter(self._lines.values())

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def get(self, key: str) -> Line:
        """The line of that key; KeyError where there is none."""
        return self._lines[key]

    def keys(self) -> list[str]:
        """All keys in the declared order."""
        return list(self._lines)

    def of_kinds(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """The keys of all lines of these kinds."""
        wanted = set(kinds)
        return tuple(line.key for line in self._lines.values() if line.kind in wanted)

    def tagged(
        self, *tags: str, kinds: Iterable[str] = tuple(LINE_SIGNS), without: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """The keys of the lines of some kinds that have all these tags and none of the others."""
        wanted, unwanted, among = set(tags), set(without), set(kinds)
        return tuple(
            line.key
            for line in self._lines.values()
            if line.kind in among and wanted <= set(line.tags) and not unwanted & set(line.tags)
        )

    def of_account(self, account: str) -> Line | None:
        """The line that an account belongs to, or None for an account that no line covers."""
        if account not in self._known:
            found = [
                (len(pattern.partition("-")[0]), line)
                for line in self._lines.values()
                for pattern in line.accounts
                if matches(account, pattern)
            ]
            self._known[account] = max(found, key=lambda one: one[0])[1] if found else None
        return self._known[account]


@dataclass(frozen=True, slots=True)
class Project:
    """An investment project: who decided it (`council`, `board`), when it ends, whether it is
    closed in this closing, the unit that carries it out."""

    key: str
    name: str
    decided_by: str = ""
    ends: str = ""
    closes: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Observed:
    """A value of an indicator that is told: for which days, by which definition; where its
    publisher gives none, `missing` says why in the publisher's words. `origin` is who publishes
    it, `fetched` the day on which it was asked for where a service was."""

    first: date
    last: date
    definition: str = ""
    missing: str = ""
    origin: str = ""
    fetched: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity as it is counted: the goals and areas above it (with the whole plan), its kind
    and status, who is responsible, and for an improvement the goals that it serves, with what
    stands above them."""

    above: frozenset[str]
    kind: str
    status: str
    responsible: tuple[str, ...] = ()
    serves: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Realised:
    """How what a saving came to between two days is found in the ledger: a figure as it was
    written, and its reference, None where it cannot be read; `turned` where a minus stands before
    it. `source` and `line` are where it is written."""

    first: date
    last: date
    text: str
    ref: FigureRef | None
    turned: bool = False
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Saving:
    """What was decided to be saved: its name, whose it is, who decided it when, what is said of
    how it went, who told what was realised, and where that can be read in the ledger instead."""

    key: str
    name: str
    unit: str = ""
    decided: date | None = None
    decision: str = ""
    origin: str = ""
    follow_up: str = ""
    realised: tuple[Realised, ...] = ()
    source: str = ""
    line: int = 0

    def proof(self, first: date, last: date) -> Realised | None:
        """The figure of the ledger that tells what was realised between two days."""
        for one in self.realised:
            if one.first <= first and last <= one.last and one.ref is not None:
                return one
        return None


# An indicator, and whom its values tell of: area, unit, subgroup.
Series = tuple[str, str, str, str]


@dataclass(frozen=True)
class World:
    """The context of an evaluation: the body, its organisation, lines and projects, the period
    that is asked for where a reference names none, the fiscal years of the ledgers, the names of
    objects, the days on which investments were forecast, the forecasts of operations (their day,
    and from when to when they tell), and the files whose balances count for the fiscal year that
    begins on a day. `observed` are the values that are told of each series of an indicator,
    `plan_keys` the nodes of the plan, whose whole is called `plan_root`, `plan_activities` what is
    to be done in it, one by one; `goal_grades` counts the goals below each node by their grades;
    `savings` are what was decided to be saved, by their keys. `counterparts` are the units behind
    internal counterparts, `whole_ledgers` the units to which all of some ledger belongs, so that
    its opening balances are theirs."""

    body: str
    period: Period
    organisation: Organisation
    lines: Lines
    projects: Mapping[str, Project] = field(default_factory=dict)
    fiscal_years: tuple[tuple[date, date], ...] = ()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    investment_forecasts: tuple[date, ...] = ()
    forecasts: tuple[tuple[date, date, date], ...] = ()
    balance_sources: Mapping[date, tuple[str, ...]] = field(default_factory=dict)
    observed: Mapping[Series, tuple[Observed, ...]] = field(default_factory=dict)
    plan_keys: tuple[str, ...] = ("plan",)
    plan_root: str = "plan"
    counterparts: Mapping[str, str] = field(default_factory=dict)
    whole_ledgers: frozenset[str] = frozenset()
    plan_activities: tuple[PlannedActivity, ...] = ()
    savings: Mapping[str, Saving] = field(default_factory=dict)
    goal_grades: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def known_forecasts(self) -> tuple[date, ...]:
        """The days of the forecasts of the period's year that were known at its end."""
        first, last = self.fiscal_year_of(self.period.last)
        days = {
            day
            for day, begins, ends in self.forecasts
            if first <= begins and ends <= last and day <= self.period.last
        }
        return tuple(sorted(days))

    def investment_forecast_of(self, day: date) -> date | None:
        """The day of the latest forecast of investments that was known on a day."""
        return max((one for one in self.investment_forecasts if one <= day), default=None)

    def fiscal_year_of(self, day: date) -> tuple[date, date]:
        """First and last day of the fiscal year; the calendar year where no ledger says."""
        for first, last in self.fiscal_years:
            if first <= day <= last:
                return first, last
        return date(day.year, 1, 1), date(day.year, 12, 31)

    def known(self, kind: str) -> tuple[str, ...]:
        """The objects of a kind that the facts name, and the objects of any dimension that a
        ledger declares; empty where no table names one of the kind."""
        named = self._keys.get(kind, ())
        if kind == "project":
            named = (*named, *self.projects)
        if not named or kind in ("account", "volume"):
            return named
        return (*named, *self._keys.get("object", ()))

    @cached_property
    def _keys(self) -> dict[str, tuple[str, ...]]:
        # A large ledger declares thousands of objects, and each reference asks for some.
        keys: dict[str, list[str]] = {}
        for kind, key in self.names:
            keys.setdefault(kind, []).append(key)
        return {kind: tuple(found) for kind, found in keys.items()}

    def projects_in(self, unit: str) -> dict[str, Project]:
        """The projects that a unit or one below it carries out, in the organisation of the
        period's last day; those of the body are all."""
        if unit in ("", self.body):
            return dict(self.projects)
        members = set(self.organisation.members(unit, self.period.last))
        return {key: one for key, one in self.projects.items() if one.unit in members}

    def name(self, kind: str, key: str) -> str:
        """What people call an object (`unit`, `account`, `activity` …), or its key."""
        if kind == "unit" and key in self.organisation:
            return self.organisation.get(key, self.period.last).name
        if kind == "line" and key in self.lines:
            return self.lines.get(key).label
        if kind == "project" and key in self.projects:
            return self.projects[key].name
        if kind == "saving" and key in self.savings:
            return self.savings[key].name
        return self.names.get((kind, key), key)
