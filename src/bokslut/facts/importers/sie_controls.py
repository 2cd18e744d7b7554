"""The controls over a whole SIE file: sums, movements, what is declared, what lies outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import numpy as np

from bokslut.facts.importers.sie_lex import Objects, from_day_number
from bokslut.facts.importers.sie_marks import Bools, Ints
from bokslut.facts.importers.sie_rows import kronor
from bokslut.facts.importers.sie_rules import NO_ACCOUNTS, NO_OBJECTS, Report

# Sums of a block stay within 64 bits while no amount of it is larger.
SAFE = 10**12

# More different accounts or objects than any ledger has are not remembered.
_MOST = 200_000
_NONE = (0, 0)
_NAMED = 10
_MOST_MONTHS = 240

Key = TypeVar("Key")


@dataclass
class Use:
    """How often something is used, the first line that uses it, and what is debited (hundredths)
    where that is counted."""

    count: int = 0
    line: int = 0
    debit: int = 0

    def add(self, count: int, line: int, debit: int = 0) -> None:
        """More uses, of which the first stands in that line."""
        self.debit += debit
        if line < self.line or not self.count:
            self.line = line
        self.count += count


def tally(codes: Ints, size: int) -> tuple[Ints, Ints]:
    """How often each code below `size` occurs, and where first (-1 for never)."""
    first = np.full(size, -1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return np.bincount(codes, minlength=size), first


def sums_by(codes: Ints, amounts: Ints, size: int) -> list[int]:
    """The exact sum of the amounts of each code below `size`."""
    if not len(codes):
        return [0] * size
    if int(np.abs(amounts).max()) <= SAFE:
        sums = np.zeros(size, dtype=np.int64)
        np.add.at(sums, codes, amounts)
        found: list[int] = sums.tolist()
        return found
    exact = [0] * size
    for code, amount in zip(codes.tolist(), amounts.tolist(), strict=True):
        exact[code] += amount
    return exact


def _debits(codes: Ints, amounts: Ints, size: int) -> list[int]:
    """The sum of what is debited for each code; runs of the same code, as rows of one day are, are
    summed at once."""
    begins = np.flatnonzero(np.diff(codes, prepend=codes[0] - 1))
    return sums_by(codes[begins], np.add.reduceat(np.maximum(amounts, 0), begins), size)


@dataclass
class Controls:
    """Gathers what the controls need while a file is read; `close` makes their findings."""

    movements: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    accounts: dict[str, Use] = field(default_factory=lambda: defaultdict(Use))
    objects: dict[tuple[str, str], Use] = field(default_factory=lambda: defaultdict(Use))
    days: dict[int, Use] = field(default_factory=lambda: defaultdict(Use))
    _lists: dict[Objects, Use] = field(default_factory=lambda: defaultdict(Use))

    def add_rows(
        self,
        accounts: tuple[Ints, list[str]],
        objects: tuple[Ints, list[Objects]],
        amounts: Ints,
        days: Ints,
        lines: Ints,
        in_year: Bools | None,
    ) -> None:
        """Rows of vouchers: index and distinct accounts, the same for object lists, amounts in
        hundredths, days, line numbers, and which rows are booked in the file's year (None: all).
        """
        if not len(lines):
            return
        codes, names = accounts
        counts, first = tally(codes, len(names))
        moved = sums_by(
            *((codes, amounts) if in_year is None else (codes[in_year], amounts[in_year])),
            len(names),
        )
        for index in np.flatnonzero(counts).tolist():
            if names[index] in self.accounts or len(self.accounts) < _MOST:
                self.accounts[names[index]].add(int(counts[index]), int(lines[first[index]]))
                self.movements[names[index]] += moved[index]
        self._add_objects(objects, lines)
        low = int(days.min())
        if int(days.max()) - low < 200_000:
            codes, size = days.astype(np.int64) - low, int(days.max()) - low + 1
            counts, first = tally(codes, size)
            debits = _debits(codes, amounts, size)
            for index in np.flatnonzero(counts).tolist():
                self.days[low + index].add(
                    int(counts[index]), int(lines[first[index]]), debits[index]
                )
        else:
            for day, line in zip(days.tolist(), lines.tolist(), strict=True):
                if day in self.days or len(self.days) < _MOST:
                    self.days[day].add(1, line)

    def months(self) -> dict[str, list[object]]:
        """What is debited in each month (`2014-01`), in kronor, and in how many rows: by this the
        same books are known again under another name."""
        found: dict[str, Use] = defaultdict(Use)
        for day, use in sorted(self.days.items()):
            if len(found) < _MOST_MONTHS:
                found[f"{from_day_number(day):%Y-%m}"].add(use.count, 0, use.debit)
        return {month: [str(kronor(use.debit)), use.count] for month, use in found.items()}

    def _add_objects(self, objects: tuple[Ints, list[Objects]], lines: Ints) -> None:
        codes, lists = objects
        counts, first = tally(codes, len(lists))
        used = np.flatnonzero(counts)
        for index, count, line in zip(
            used.tolist(), counts[used].tolist(), lines[first[used]].tolist(), strict=True
        ):
            self._lists[lists[index]].add(count, line)
        if len(self._lists) > _MOST:
            self.close_lists()

    def close_lists(self) -> None:
        """Counts the objects of the lists that rows had: the same lists come again and again, and
        are taken apart once."""
        for objects, use in self._lists.items():
            for pair in objects.pairs:
                if pair in self.objects or len(self.objects) < _MOST:
                    self.objects[pair].add(use.count, use.line)
        self._lists.clear()

    def use(self, account: str | None, objects: Objects, line: int) -> None:
        """An account and objects used by a balance or a budget."""
        if account is not None and (account in self.accounts or len(self.accounts) < _MOST):
            self.accounts[account].add(1, line)
        for pair in objects.pairs:
            if pair in self.objects or len(self.objects) < _MOST:
                self.objects[pair].add(1, line)


Balances = Mapping[str, Mapping[str, tuple[int, int]]]
"""Kind of balance → account → (hundredths, line), for one fiscal year."""


def _by_line(uses: Mapping[Key, Use]) -> list[tuple[Key, Use]]:
    return sorted(uses.items(), key=lambda one: (one[1].line, str(one[0])))


def check_declared(
    report: Report,
    controls: Controls,
    accounts: Iterable[str],
    objects: Iterable[tuple[str, str]],
) -> None:
    """Accounts and objects that are used and declared nowhere, one finding each; a single one
    where there are many and the file declares none at all."""
    controls.close_lists()
    known, declared = set(accounts), set(objects)
    unknown = [one for one in _by_line(controls.accounts) if one[0] not in known]
    if len(unknown) > _NAMED and not known:
        report.say(
            "sie-account-undeclared",
            unknown[0][1].line,
            message=NO_ACCOUNTS,
            count=len(unknown),
        )
        unknown = []
    for account, use in unknown:
        report.say(
            "sie-account-undeclared", use.line, quote=account, account=account, count=use.count
        )
    missing = [one for one in _by_line(controls.objects) if one[0] not in declared]
    if len(missing) > _NAMED and not declared:
        report.say(
            "sie-object-undeclared", missing[0][1].line, message=NO_OBJECTS, count=len(missing)
        )
        missing = []
    for (dimension, name), use in missing:
        report.say(
            "sie-object-undeclared",
            use.line,
            quote=f"{dimension} {name}",
            dimension=dimension,
            object=name,
            count=use.count,
        )


def check_days(
    report: Report, controls: Controls, others: Iterable[tuple[date, date]], year: tuple[date, date]
) -> None:
    """Rows dated outside the file's own fiscal year: one finding for each other year that the
    file declares, one for each day that is in none."""
    in_years = {other: Use() for other in sorted(others) if other != year}
    for number in sorted(controls.days):
        day, use = from_day_number(number), controls.days[number]
        if year[0] <= day <= year[1]:
            continue
        other = next((one for one in in_years if one[0] <= day <= one[1]), None)
        if other is not None:
            in_years[other].add(use.count, use.line)
            continue
        report.say(
            "sie-date-outside-year",
            use.line,
            quote=day.isoformat(),
            date=day,
            count=use.count,
            first=year[0],
            last=year[1],
        )
    for (first, last), use in in_years.items():
        if use.count:
            report.say(
                "sie-date-other-year",
                use.line,
                quote=f"{first}..{last}",
                count=use.count,
                first=first,
                last=last,
            )


def check_sums(report: Report, this: Balances) -> None:
    """Openings sum to zero; closings and results together sum to zero."""
    closing, result = this.get("closing", {}), this.get("result", {})
    # Some programs state the result of an account as its closing balance, too.
    once = [entry for name, entry in result.items() if closing.get(name, _NONE)[0] != entry[0]]
    for rule, kind, more in (
        ("sie-opening-sum", "opening", []),
        ("sie-closing-sum", "closing", once),
    ):
        entries = [*this.get(kind, {}).values(), *more]
        total = sum(amount for amount, _ in entries)
        # Without balances of balance accounts the results have nothing to be summed with.
        if total and this.get(kind):
            report.say(
                rule,
                entries[0][1],
                claimed=str(kronor(total)),
                expected="0",
                sum=kronor(total),
            )


def check_movements(
    report: Report, controls: Controls, this: Balances, is_balance: Mapping[str, bool]
) -> None:
    """Closing = opening + movements for balance accounts, result = movements for the others.

    `is_balance` says of accounts whether they are of the balance sheet; an account that is not
    in it is judged by the record that it stands in.
    """
    opening, closing, result = (this.get(kind, {}) for kind in ("opening", "closing", "result"))
    if closing:
        moved = {name for name, amount in controls.movements.items() if amount}
        names = set(opening) | set(closing)
        names |= {name for name in moved - set(result) if is_balance.get(name)}
        # Programs that list every account under every kind state zero where it does not belong.
        names -= {
            n for n in result if not opening.get(n, _NONE)[0] and not closing.get(n, _NONE)[0]
        }
        for name in sorted(names):
            before, movement = opening.get(name, _NONE)[0], controls.movements.get(name, 0)
            stated, line = closing.get(name, _NONE)
            if stated != before + movement:
                _say_closing(report, controls, name, (before, movement, stated), line, opening)
    if result:
        names = set(result) | {
            name
            for name, amount in controls.movements.items()
            if amount and is_balance.get(name) is False and name not in closing
        }
        names -= {name for name in closing if not result.get(name, _NONE)[0]}
        for name in sorted(names):
            movement = controls.movements.get(name, 0)
            stated, line = result.get(name, _NONE)
            if stated != movement:
                report.say(
                    "sie-result-balance",
                    line or controls.accounts[name].line,
                    quote=name,
                    claimed=str(kronor(stated)),
                    expected=str(kronor(movement)),
                    account=name,
                    result=kronor(stated),
                )


def _say_closing(
    report: Report,
    controls: Controls,
    name: str,
    sums: tuple[int, int, int],
    line: int,
    opening: Mapping[str, tuple[int, int]],
) -> None:
    before, movement, stated = sums
    report.say(
        "sie-closing-balance",
        line or opening.get(name, _NONE)[1] or controls.accounts[name].line,
        quote=name,
        claimed=str(kronor(stated)),
        expected=str(kronor(before + movement)),
        account=name,
        opening=kronor(before),
        movements=kronor(movement),
        closing=kronor(stated),
    )


def check_former_year(report: Report, this: Balances, former: Balances) -> None:
    """The year opens with what the year before closed with, account by account."""
    opening, closing = this.get("opening", {}), former.get("closing", {})
    if not opening or not closing:
        return
    for name in sorted(set(opening) | set(closing)):
        opened, line = opening.get(name, _NONE)
        closed, other = closing.get(name, _NONE)
        if opened != closed:
            report.say(
                "sie-opening-balance",
                line or other,
                quote=name,
                claimed=str(kronor(opened)),
                expected=str(kronor(closed)),
                account=name,
                opening=kronor(opened),
                closing=kronor(closed),
            )
