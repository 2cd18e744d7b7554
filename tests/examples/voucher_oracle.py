"""What a voucher changes, worked out by hand: which figure holds it, and by how much.

Nothing of bokslut's evaluation is used here: a figure's name is read as text, and whether a posting
belongs to it is told by the example's own files (organisation, lines of the statements).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache

from sodertalje_files import Posting, belongs, parents, statement_lines, table, within

Keys = Mapping[str, str]
# What is left of a measure when a voucher comes, by name: none of these is read from the ledger.
UNTOUCHED = {
    "appropriation",
    "appropriation_change",
    "opening_balance",
    "investment_appropriation",
    "investment_budget",
    "investment_forecast",
    "investment_accumulated",
    "investment_capitalised",
    "depreciation_plan",
    "project_variance",
    "volume",
    "indicator",
    "indicator_share",
    "indicator_amount",
    "indicator_difference",
    "indicator_gap",
    "cost_without_account",
    "inhabitants",
    "activities",
    "activities_done",
    "activities_share",
    "saving_decided",
    "saving_effect",
    "saving_full_year",
    "saving_reported",
    "saving_realised",
    "saving_variance",
}
COSTS = ("cost", "depreciation", "passed_on_grants", "interest")
RESULT = ("income", *COSTS, "appropriation")
ASSETS = ("fixed_asset", "current_asset", "internal_receivable")
FUNDS = ("equity", "result_of_year", "short_debt", "internal_debt", "long_debt")
# Kinds of lines whose amounts are positive in credit.
CREDIT = {"income", "appropriation", "equity", "result_of_year", "short_debt", "internal_debt"}
CREDIT |= {"long_debt"}
COSTLIKE = {"cost", "net_cost", "net_cost_of_operations", "operating_cost", "depreciation"}

tree = cache(parents)
declared = cache(statement_lines)


def span(period: str) -> tuple[str, str]:
    """First and last day of a period: a year, a month, a day, or from one to another of these."""
    first, dots, last = period.partition("..")
    if dots:
        return span(first)[0], span(last)[1]
    if "-T" in period:
        year, third = period.split("-T")
        return f"{year}-{int(third) * 4 - 3:02d}-01", span(f"{year}-{int(third) * 4:02d}")[1]
    if len(period) == 4:
        return f"{period}-01-01", f"{period}-12-31"
    if len(period) == 7:
        days = monthrange(int(period[:4]), int(period[5:]))[1]
        return f"{period}-01", f"{period}-{days}"
    return period, period


def day_of(posting: Posting) -> str:
    """The day of a posting as periods write it."""
    return f"{posting.date[:4]}-{posting.date[4:6]}-{posting.date[6:]}"


def chosen(value: str, wanted: str, same: Callable[[str, list[str]], bool]) -> bool:
    """Whether a value is among those of a key: `60,61` takes these, `60!6011` all but the last."""
    taken, _mark, left_out = wanted.partition("!")
    if taken and not same(value, taken.split(",")):
        return False
    return not (left_out and same(value, left_out.split(",")))


def line_kind(account: str) -> tuple[str, str]:
    """The line of an account, and its kind."""
    found = [one for one in declared() if belongs(account, one["accounts"])]
    return (found[0]["key"], found[0]["kind"]) if found else ("", "")


def in_scope(posting: Posting, keys: Keys) -> bool:
    """Whether a posting has the unit, account, activity, project and counterpart of a figure."""
    unit = keys.get("unit", "KS")
    tests = [
        chosen(posting.unit, unit, lambda one, tops: any(within(one, top, tree()) for top in tops)),
        chosen(posting.account, keys.get("account", ""), belongs),
    ]
    for name in ("activity", "project", "counterpart"):
        tests.append(
            chosen(getattr(posting, name), keys.get(name, ""), lambda one, all_: one in all_)
        )
    return all(tests)


def booked(posting: Posting, keys: Keys, kinds: Iterable[str], since: str = "") -> Decimal:
    """The amount of a posting where it is in the scope and period of a figure and on a line of
    some kinds; debit positive. `since` is where the period begins, if not with itself."""
    first, last = span(keys["period"])
    if not (since or first) <= day_of(posting) <= last or not in_scope(posting, keys):
        return Decimal(0)
    return posting.amount if line_kind(posting.account)[1] in kinds else Decimal(0)


def on_line(posting: Posting, keys: Keys, since: str = "") -> Decimal:
    """The amount of a posting on the lines of a figure, positive as these are."""
    lines = keys["line"].split(",")
    key, kind = line_kind(posting.account)
    first = next(one for one in declared() if one["key"] == lines[0])["kind"]
    if key not in lines and not (first == "result_of_year" and kind in (*RESULT, "carried_result")):
        return Decimal(0)
    amount = booked(posting, keys, (kind,), since)
    return -amount if first in CREDIT else amount


def moved(measure: str, keys: Keys, posting: Posting) -> Decimal | None:
    """What a posting adds to an additive measure; None for one that is a ratio. A measure that is
    not told of here is an error: it must not pass for one that no voucher is in."""
    if measure in RATIOS:
        return None
    if measure in UNTOUCHED or keys.get("basis", "outcome") != "outcome":
        return Decimal(0)
    return (_OF if measure in _OF else _PLAIN)[measure](keys, posting)


def _net(keys: Keys, posting: Posting) -> Decimal:
    return booked(posting, keys, (*COSTS, "income"))


def _year_to(keys: Keys) -> str:
    return span(keys["period"])[1][:4] + "-01-01"


def _spent(keys: Keys, posting: Posting) -> Decimal:
    """Investments are what stands on fixed assets with a project."""
    return (
        booked(posting, {**keys, "unit": "KS"}, ("fixed_asset",)) if posting.project else Decimal(0)
    )


_PLAIN: dict[str, Callable[[Keys, Posting], Decimal]] = {
    "income": lambda keys, one: -booked(one, keys, ("income",)),
    # What was granted is the other part of it, and no voucher changes that.
    "funding": lambda keys, one: -booked(one, keys, ("income",)),
    "cost": lambda keys, one: booked(one, keys, COSTS),
    "operating_cost": lambda keys, one: booked(one, keys, ("cost",)),
    "depreciation": lambda keys, one: booked(one, keys, ("depreciation",)),
    "net_cost": _net,
    "net_cost_of_operations": lambda keys, one: booked(
        one, keys, ("cost", "depreciation", "income")
    ),
    "line_amount": lambda keys, one: on_line(one, keys),
    "ledger_result": lambda keys, one: -booked(one, keys, RESULT),
    "result": lambda keys, one: -_net(keys, one),
    "movement": lambda keys, one: on_line(one, keys, _year_to(keys)),
    "balance": lambda keys, one: on_line(one, keys, _year_to(keys)),
    "total_assets": lambda keys, one: booked(one, keys, ASSETS, _year_to(keys)),
    # The result that is not yet carried to equity belongs to it.
    "equity_and_liabilities": lambda keys, one: (
        -booked(one, keys, (*FUNDS, *RESULT, "carried_result"), _year_to(keys))
    ),
    "investment_spend": _spent,
    "investment_spend_total": _spent,
    "investment_not_capitalised": _spent,
    "investment_variance": lambda keys, one: -_spent(keys, one),
    "remaining_appropriation": lambda keys, one: -_spent(keys, one),
}


def _change(keys: Keys, posting: Posting) -> Decimal:
    now = moved(keys["of"], keys, posting)
    then = moved(keys["of"], {**keys, "period": keys["against"]}, posting)
    assert now is not None and then is not None
    return now - then


def _variance(keys: Keys, posting: Posting) -> Decimal:
    actual = moved(keys["of"], keys, posting)
    assert actual is not None
    less_is_better = keys["of"] in COSTLIKE
    if keys["of"] == "line_amount":
        kind = next(one for one in declared() if one["key"] == keys["line"])["kind"]
        less_is_better = kind in COSTS
    return -actual if less_is_better else actual


_OF: dict[str, Callable[[Keys, Posting], Decimal]] = {"change": _change, "variance": _variance}

Value = Callable[[str, Keys], Decimal | None]


def _growth(keys: Keys, of: Value) -> Decimal:
    now, then = of(keys["of"], keys), of(keys["of"], {**keys, "period": keys["against"]})
    assert now is not None and then
    return (now - then) / then


def _forecast_error(keys: Keys, of: Value) -> Decimal:
    actual, planned = of(keys["of"], keys), of(keys["of"], {**keys, "basis": keys["plan"]})
    assert actual is not None and planned
    return (actual - planned) / planned


def _part(over: str, under: str) -> Callable[[Keys, Value], Decimal | None]:
    def ratio(keys: Keys, of: Value) -> Decimal | None:
        above, below = of(over, keys), of(under, keys)
        return None if above is None or not below else above / below

    return ratio


def _cost_income(keys: Keys, of: Value) -> Decimal:
    cost, income, granted = (of(one, keys) for one in ("cost", "income", "appropriation"))
    assert cost is not None and income is not None and granted is not None
    return cost / (income + granted)


def _per_hundred(keys: Keys, of: Value) -> Decimal:
    """Kronor of a hundred of what the unit named by `within` cost or got in the same period."""
    whole = {"basis": "outcome", "period": keys["period"], "unit": keys["within"]}
    wholes = {"cost": ("cost",), "funding": ("income", "appropriation")}[keys["whole"]]
    parts = [of(one, whole) for one in wholes]
    part = of(keys["of"], keys)
    assert part is not None and None not in parts
    return 100 * part / sum(one for one in parts if one is not None)


def _per_inhabitant(keys: Keys, of: Value) -> Decimal:
    """The example has one count of inhabitants, of a day that is in each of its periods."""
    (count,) = table("invanare.csv")
    amount = of(keys["of"], keys)
    assert amount is not None
    return amount / Decimal(count["Värde"])


RATIOS: dict[str, Callable[[Keys, Value], Decimal | None]] = {
    "growth": _growth,
    "forecast_error": _forecast_error,
    "variance_percent": _part("result", "appropriation"),
    "cost_income_ratio": _cost_income,
    "unit_cost": _part("cost", "volume"),
    "per_hundred": _per_hundred,
    "per_inhabitant": _per_inhabitant,
}
