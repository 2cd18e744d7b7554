"""The records of a SIE file as rows of the tables balance, budget_line, account and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from bokslut.facts.importers.base import BATCH_ROWS, Batch
from bokslut.facts.importers.sie_batches import Pending, quantity_array
from bokslut.facts.importers.sie_columns import decimals
from bokslut.facts.importers.sie_lex import NO_OBJECTS, Objects
from bokslut.facts.importers.sie_records import BALANCES, Balance, Records
from bokslut.facts.importers.sie_rows import kronor
from bokslut.facts.importers.sie_rules import Report
from bokslut.facts.importers.sie_scope import Scopes, codes_of
from bokslut.facts.importers.sie_years import Year

_LABELS = {kind: label for label, kind in BALANCES.items()} | {"budget": "#PBUDGET"}


def _texts(values: list[str | None]) -> pa.Array:
    return pa.array(values, pa.string())


def _scope(scopes: Scopes, entries: list[Balance]) -> list[pa.Array]:
    return scopes.columns(*codes_of([one.objects for one in entries]))


def _amounts(entries: list[Balance]) -> pa.Array:
    return decimals(np.array([one.amount for one in entries], dtype=np.int64))


def _dated(report: Report, records: Records, entries: list[Balance]) -> list[tuple[Balance, Year]]:
    """The entries whose fiscal year is known; the others are told."""
    found: list[tuple[Balance, Year]] = []
    for one in entries:
        year = records.years.of(one.year)
        if year is None:
            report.say("sie-year", one.line, label=_LABELS[one.kind], value=one.year)
        else:
            found.append((one, year))
    return found


def _standing(one: Balance, year: Year) -> date:
    """The day that a balance stands at."""
    if one.kind in ("opening", "object_opening"):
        return year[0] - timedelta(days=1)
    return one.month[1] if one.month else year[1]


def balances(report: Report, records: Records, scopes: Scopes) -> Iterator[Batch]:
    """The balances that were read so far; they are forgotten afterwards."""
    entries, records.balances = records.balances, []
    dated = _dated(report, records, entries)
    for start in range(0, len(dated), BATCH_ROWS):
        part = dated[start : start + BATCH_ROWS]
        chosen = [one for one, _ in part]
        pending = Pending("balance")
        pending.add(
            [
                pa.array([one.line for one in chosen], pa.int64()),
                _texts([one.kind for one in chosen]),
                pa.array([year[0] for _, year in part], pa.date32()),
                pa.array([year[1] for _, year in part], pa.date32()),
                pa.array([_standing(one, year) for one, year in part], pa.date32()),
                _texts([one.account for one in chosen]),
                *_scope(scopes, chosen),
                _amounts(chosen),
                quantity_array([one.quantity for one in chosen]),
            ]
        )
        yield from pending.take()


def _dimensions(objects: Objects) -> tuple[str, ...]:
    return tuple(number for number, _ in objects.pairs)


def _sum(entries: list[Balance]) -> int:
    return sum(one.amount for one in entries)


def _are_apart(splits: list[list[Balance]]) -> bool:
    """Whether all rows name an object of one dimension, and no two of the splits the same one."""
    common = set.intersection(
        *(set(_dimensions(one.objects)) for entries in splits for one in entries)
    )
    for dimension in common:
        named = [{dict(one.objects.pairs)[dimension] for one in entries} for entries in splits]
        if sum(len(names) for names in named) == len(set.union(*named)):
            return True
    return False


def _say_unclear(report: Report, splits: dict[tuple[str, ...], list[Balance]]) -> None:
    first = min((part[0] for part in splits.values()), key=lambda one: one.line)
    sums = "; ".join(f"{' '.join(key)}: {kronor(_sum(part))}" for key, part in splits.items())
    report.say(
        "sie-budget-unclear",
        first.line,
        quote=first.account,
        account=first.account,
        month=f"{first.month[0]:%Y-%m}" if first.month else "",
        sums=sums,
    )


def split_budget(report: Report, entries: list[Balance], scopes: Scopes) -> list[Balance]:
    """The budget of one account and month as rows that add up to it.

    A file states the account's budget (without objects), its split by objects of a dimension, or
    both, and may split it by several dimensions: all of these are the same money. One split is
    kept (first choice: one that names a unit), and what it leaves of the account's budget as a
    row without objects. Where nothing states the account's budget, several sets of dimensions are
    parts of it if one dimension tells their objects apart; else they have to sum to the same.
    """
    totals = [one for one in entries if not one.objects.pairs]
    splits: dict[tuple[str, ...], list[Balance]] = defaultdict(list)
    for one in entries:
        if one.objects.pairs:
            splits[_dimensions(one.objects)].append(one)
    if not splits:
        return totals
    by_unit = [key for key in splits if any(scopes.mapping.get(n) == "unit" for n in key)]
    kept = max(by_unit or splits, key=len)
    left = [key for key in splits if key != kept]
    if left and not totals and _are_apart(list(splits.values())):
        return entries
    if left and not totals and len({_sum(part) for part in splits.values()}) > 1:
        _say_unclear(report, splits)
    elif left:
        report.say(
            "sie-budget-twice",
            splits[left[0]][0].line,
            quote=entries[0].account,
            account=entries[0].account,
            kept=" ".join(kept),
            left=", ".join(" ".join(key) for key in left),
        )
    chosen = splits[kept]
    if not totals:
        return chosen
    rest = _sum(totals) - _sum(chosen)
    first = totals[0]
    if not rest:
        return chosen
    remainder = Balance(
        first.line, first.kind, first.year, first.month, first.account, NO_OBJECTS, rest, None
    )
    return [remainder, *chosen]


def budgets(report: Report, records: Records, scopes: Scopes) -> Iterator[Batch]:
    """The budget rows of the file; they are forgotten afterwards."""
    entries, records.budgets = records.budgets, []
    groups: dict[tuple[object, ...], list[Balance]] = defaultdict(list)
    for one, _ in _dated(report, records, entries):
        groups[one.year, one.month, one.account].append(one)
    rows = [one for group in groups.values() for one in split_budget(report, group, scopes)]
    rows.sort(key=lambda one: one.line)
    for start in range(0, len(rows), BATCH_ROWS):
        part = rows[start : start + BATCH_ROWS]
        count = len(part)
        pending = Pending("budget_line")
        months = [one.month or (date.min, date.max) for one in part]
        pending.add(
            [
                pa.array([one.line for one in part], pa.int64()),
                _texts(["budget"] * count),
                pa.nulls(count, pa.date32()),
                _texts(["original"] * count),
                pa.nulls(count, pa.date32()),
                pa.nulls(count, pa.string()),
                pa.array([first for first, _ in months], pa.date32()),
                pa.array([last for _, last in months], pa.date32()),
                _texts([one.account for one in part]),
                *_scope(scopes, part),
                _amounts(part),
                quantity_array([one.quantity for one in part]),
                pa.nulls(count, pa.string()),
            ]
        )
        yield from pending.take()


def accounts(records: Records) -> Iterator[Batch]:
    """The accounts that the file declares, in any record."""
    pending = Pending("account")
    known = list(records.accounts.items())
    pending.add(
        [
            pa.array([one.line for _, one in known], pa.int64()),
            _texts([name for name, _ in known]),
            _texts([one.name for _, one in known]),
            _texts([one.kind for _, one in known]),
            _texts([one.quantity_unit for _, one in known]),
            _texts([",".join(one.sru) or None for _, one in known]),
        ]
    )
    yield from pending.take()


def objects(records: Records) -> Iterator[Batch]:
    """The dimensions that the file declares, one row each, and their objects."""
    rows: list[tuple[int, str, str | None, str | None, str | None, str | None]] = [
        (one.line, number, one.name, one.parent, None, None)
        for number, one in records.dimensions.items()
    ]
    for (number, code), (line, name) in records.objects.items():
        dimension = records.dimensions.get(number)
        label = dimension.name if dimension else None
        parent = dimension.parent if dimension else None
        rows.append((line, number, label, parent, code, name or None))
    if not rows:
        return
    rows.sort(key=lambda row: row[0])
    lines, *texts = zip(*rows, strict=True)
    pending = Pending("object")
    pending.add([pa.array(lines, pa.int64()), *(_texts(list(column)) for column in texts)])
    yield from pending.take()
