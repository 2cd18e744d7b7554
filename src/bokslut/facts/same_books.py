"""Whether two imports, neither of which replaces the other, seem to hold the same books.

A ledger is known by its organisation number and fiscal year. Written once with the number and once
without it, or taken for vouchers to be added, the same books stand twice in a workspace and count
twice. They are known again by what each month turned over, to the öre, and by their number of rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bokslut.facts.importers.sie_identity import name_of, number_of
from bokslut.model.finding import Finding, Place, Severity, finding

# Bodies that share a bookkeeper have months alike (a bank's fee, a rent), but not many different
# ones; a file of vouchers to be added may be alike another by chance if it has but a few rows.
_DIFFERENT_MONTHS = 3
_ROWS = 10

_REMEDY = (
    "If they are the same books, give the ledger its #ORGNR in the accounting program and import it"
    " alone into a new workspace; with --dry-run you see this before anything is taken in."
)


@dataclass(frozen=True)
class Books:
    """An import as it is compared: its file's name, what it is about, what it says of itself."""

    file: str
    scopes: tuple[str, ...]
    header: Mapping[str, object]


def same_books(one: Books, other: Books) -> Finding | None:
    """What to say of a file beside another one, if they seem to hold the same books."""
    if set(one.scopes) & set(other.scopes):
        return None
    told = {"file": one.file, "other": other.file}
    place = Place(file=one.file)
    alike = _months_alike(one, other)
    if alike:
        return finding(
            "same-books",
            Severity.WARNING,
            "{file} has month by month the same turnover and number of rows as {other} ({count} "
            "{count:month|months}): the same books seem to be counted twice.",
            place=place,
            quote=other.file,
            remedy=_REMEDY,
            count=alike,
            **told,
        )
    if _is_same_ledger(one, other):
        return finding(
            "same-books",
            Severity.WARNING,
            "{file} and {other} are ledgers of {name} for the same days, told apart only by"
            " organisation number or fiscal year: the same books seem to be counted twice.",
            place=place,
            quote=other.file,
            remedy=_REMEDY,
            name=_name(one) or _name(other),
            **told,
        )
    return None


def _months_alike(one: Books, other: Books) -> int:
    """In how many months the two are alike, 0 unless that is half of those that both have and
    cannot be by chance."""
    mine, others = _months(one), _months(other)
    common = [month for month in mine if month in others]
    alike = [mine[month] for month in common if mine[month] == others[month]]
    if not alike or 2 * len(alike) < len(common):
        return 0
    both_added = _is_added(one) and _is_added(other)
    if both_added and sum(rows for _turnover, rows in alike) < _ROWS:
        return 0
    if _may_be_one_body(one, other) or len(set(alike)) >= _DIFFERENT_MONTHS:
        return len(alike)
    return 0


def _months(books: Books) -> dict[str, tuple[str, int]]:
    stated = books.header.get("months")
    if not isinstance(stated, Mapping):
        return {}
    return {month: (turnover, rows) for month, (turnover, rows) in stated.items()}


def _is_added(books: Books) -> bool:
    return any(scope.startswith("vouchers ") for scope in books.scopes)


def _may_be_one_body(one: Books, other: Books) -> bool:
    """Whether nothing tells the two bodies apart: neither two numbers nor two names."""
    numbers = {number_of(one.header), number_of(other.header)} - {""}
    names = {name_of(one.header), name_of(other.header)} - {""}
    if number_of(one.header) and number_of(other.header):
        return len(numbers) == 1
    return len(names) < 2


def _is_same_ledger(one: Books, other: Books) -> bool:
    """Whether both are whole ledgers, or both balances, of the same body with days in common."""
    kinds = [{scope.split(" ")[0] for scope in books.scopes} for books in (one, other)]
    if not (kinds[0] & kinds[1] & {"ledger", "balances"}) or not _may_be_one_body(one, other):
        return False
    if not (number_of(one.header) and number_of(other.header)) and not (
        _name(one) and name_of(one.header) == name_of(other.header)
    ):
        return False
    years = [year for books in (one, other) if (year := _year(books)) is not None]
    return len(years) == 2 and max(years)[0] <= min(last for _first, last in years)


def _year(books: Books) -> tuple[str, str] | None:
    """First and last day of the import's own fiscal year, as they are written."""
    years = books.header.get("fiscal_years")
    own = years.get("0") if isinstance(years, Mapping) else None
    return (str(own[0]), str(own[1])) if own else None


def _name(books: Books) -> str:
    return str(books.header.get("company") or "") or name_of(books.header)
