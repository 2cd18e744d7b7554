"""Totals whose parts do not all stand there: a row that is gone.

**Contradicts**, as a doubt only, (1) the first or the last line of a table that is called the whole
of it (totalt, hela kommunen), where no line is taken up by a sum and the others come to less, by
about the same part of it in at least two positions; and (2) a subtotal that another sum bears out
as its part, or the last result of a statement whose other results are sums, where what stands open
before it does not make it in any position, or in hardly any; and (3) a line that makes a total
with one other, or is the same as a total, where what stands before it makes most of it. One
position of a line is told, since all of them miss the same row.
**Silent** about tables that are a choice (de största), about shares and variances, and where more
than half is lacking. Source: as for `footing` (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, State, TableNumber
from ..understood.sum_runs import is_section
from ..understood.sums import Sum, Sums, says_of_which
from ..understood.words import is_body, roots_of
from .gone import lacking_row

_WHOLE = re.compile(
    r"^\W*(?:totala?t?|total\w*|samtliga|summa|alla|hela (?:kommunen|regionen|staden|förbundet|"
    r"nämnden|förvaltningen|bolaget|koncernen))\b|\b(?:totalt|total|summa|samtliga)\W*$",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"störst|större|exempel|urval|bland annat|varav|viktig|några|väsentlig|främst|topp|largest|"
    r"major|of which|selected",
    re.IGNORECASE,
)
_NET = re.compile(r"netto|resultat(?!post)|^\W*(?:s:a|summa)\b|\bnet\b|\bresult\b", re.IGNORECASE)
_OF_AMOUNTS = re.compile(
    r"^\W*(?:netto|brutto|verksamhetens |årets |periodens )?(?:kostnad|intäkt|resultat|investering|"
    r"utgift|inkomst|utfall|nettokostnad|anställda|årsarbetare|medarbetare|net|gross|costs?|income|"
    r"revenue|expen|investment|result|staff|employees)",
    re.IGNORECASE,
)
_MOST_LACKING, _MOST_OF_CALLED = Decimal("0.6"), Decimal("0.9")
_MOST_OFF = Decimal("1.5")
_AS_MUCH = 3
_FEWEST_PARTS, _FEWEST_POSITIONS = 2, 2
_FEWEST_OF_SIZE, _MANY_POSITIONS, _FEWEST_LACKING = 3, 4, 3
_LONGEST, _FEWEST_SUMS = 80, 2
_STATEMENT = re.compile(
    r"resultat(?:räkning|budget|plan)|kassaflöde|statement of income|income statement",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:AB|aktiebolag\w*|\w*bolaget|Ltd|kommunalförbund\w*)\b")
_GROUP = re.compile(r"koncern|sammanställd|\bgroup\b|bolagen\b", re.IGNORECASE)
_CASH = re.compile(
    r"^\W*(?:(?:årets|periodens) kassaflöde|förändring av likvida medel)\W*$|"
    r"^\W*(?:net )?(?:change|increase|decrease) in cash",
    re.IGNORECASE,
)
_YEARS_RESULT = re.compile(
    r"^\W*(?:(?:årets|periodens) )?(?:resultat|kassaflöde)\W*$|"
    r"^\W*(?:net )?result (?:for|of) the year",
    re.IGNORECASE,
)


def lacking(
    search: Sums, told: Collection[int], equations: Callable[[Sum], dict[int, Equation]]
) -> Iterator[Equation]:
    """The totals with a part missing. `told` are the lines that are spoken of already, `equations`
    what a sum says in each position."""
    if search.axis.across or search.axis.lines > _LONGEST:
        return
    for line in range(search.axis.lines):
        if (line in told and not search.mirrors(line)) or search.axis.headings[line]:
            continue
        parts = (
            _of_half(search, line)
            or _of_mirror(search, line)
            or _of_whole(search, line)
            or _of_subtotal(search, line)
            or _of_chain(search, line)
            or _of_bodies(search, line)
        )
        if len(parts) < _FEWEST_PARTS:
            continue
        one = Sum(line, tuple((part, 1) for part in parts), False)
        found = {at: each for at, each in equations(one).items() if _is_amount(search, at)}
        if any(each.blanks for each in found.values()):
            continue
        whole = not (_is_part(search, line) or _of_chain(search, line) or _of_bodies(search, line))
        found = _failing(found, some=not whole)
        amounts = [each for at, each in found.items() if not whole or _lacks(search, at, each)]
        if len(amounts) < _FEWEST_POSITIONS or (whole and not _is_enough(amounts)):
            continue
        if _alike(amounts) if whole else _near(amounts):
            yield lacking_row(search.axis, found, _is_part(search, line)) or replace(
                amounts[0], sure=False
            )


def _failing(found: dict[int, Equation], some: bool) -> dict[int, Equation]:
    """The positions of a sum where something is lacking: all of them, or, of a subtotal that others
    bear out, most: a row that is gone may have had nothing in one of them."""
    failing = {at: one for at, one in found.items() if one.state is State.CONTRADICTED}
    holding = [one for at, one in found.items() if at not in failing and not _may_lack(one)]
    if not holding:
        return found if len(failing) >= _FEWEST_POSITIONS else failing
    most = some and len(failing) >= _FEWEST_LACKING and len(failing) > 2 * len(holding)
    return failing if most else {}


def _may_lack(equation: Equation) -> bool:
    """Whether a little is lacking where it could be rounding."""
    return equation.difference * equation.stated.value.value > 0


def _of_whole(search: Sums, line: int) -> list[int]:
    """All other lines, of one that is called the whole of a table without sums or that is larger
    than each of them; of one within it, those before it."""
    axis = search.axis
    called = bool(_WHOLE.search(axis.labels[line]))
    if _CHOICE.search(f"{axis.grid.title} {axis.grid.label_head}"):
        return []
    if called and (parts := _before_whole(search, line)):
        return parts
    lines = [
        one
        for one in range(axis.lines)
        if not axis.headings[one] and not axis.is_empty(one) and not axis.is_ratio(one)
    ]
    others = [one for one in lines if one != line]
    if search.found or line not in (lines[:1] + lines[-1:]):
        return []
    if any(_WHOLE.search(axis.labels[one]) or says_of_which(axis.labels[one]) for one in others):
        return []
    return others if called or _is_largest(search, line, others) else []


def _before_whole(search: Sums, line: int) -> list[int]:
    """The lines of the block that ends in a line within a table."""
    if line == search.axis.lines - 1:
        return []
    parts = search.open_at(line)
    labels = search.axis.labels
    whole = len(parts) == line and not any(
        search.said[one] or says_of_which(labels[one]) for one in parts
    )
    return parts if whole else []


def _is_largest(search: Sums, line: int, others: list[int]) -> bool:
    """Whether the last line of a table is, in each position that is added, larger than all others
    by far, so that it must be what they come to."""
    axis = search.axis
    if len(others) < _FEWEST_OF_SIZE or line < others[-1] or not _may_be_all(search, line, others):
        return False
    count = 0
    for at in range(axis.positions):
        stated = axis.values[line][at]
        if not _is_amount(search, at):
            continue
        values = [abs(told) for one in others if (told := axis.values[one][at]) is not None]
        units = {axis.unit(one, at) for one in (line, *others)}
        if stated is None or len(values) < len(others) or len(units) > 1:
            return False
        if not (axis.counted or all(dimension_of(one) == "money" for one in units)):
            # Of what is counted each row may be another thing: leaks, customers, kilometres.
            return False
        if abs(stated) <= max(values) or 5 * sum(values) < 2 * abs(stated):
            return False
        count += 1
    return count >= _FEWEST_POSITIONS


def _may_be_all(search: Sums, line: int, others: list[int]) -> bool:
    """Whether a line may be what the others come to by its name: it is set in bold or has none, or
    it names a body or what the table is of, and not one more thing of their kind."""
    axis = search.axis
    roots = set(roots_of(axis.labels[line]))
    if axis.strong[line] or not roots:
        return True
    if any(map(is_body, roots)) and not any(
        any(map(is_body, roots_of(axis.labels[one]))) for one in others
    ):
        return True
    of_table = set(roots_of(f"{axis.grid.title} {axis.grid.label_head}"))
    return bool(roots & of_table or _OF_AMOUNTS.search(axis.labels[line]))


def _of_subtotal(search: Sums, line: int) -> list[int]:
    """What stands open before a line that says that it is a sum, and is a part of another."""
    if not search.said[line] or not _is_part(search, line):
        return []
    parts = search.open_at(line, over_headings=True)
    # What says that it is a sum, and is none, leaves open what belongs to which.
    labels = search.axis.labels
    unsure = any(_NET.search(labels[one]) and one not in search.found for one in parts[1:])
    return [] if unsure else parts


def _of_half(search: Sums, line: int) -> list[int]:
    """What stands open before a line that, with one other open line, makes a total of the table:
    current assets, which with the fixed ones are all, before which some of them are told."""
    open_lines = search.open_at(line)
    if search.said[line] or len(open_lines) <= _FEWEST_PARTS:
        return []
    first = open_lines[0]
    totals = [
        total for total in range(line + 1, search.axis.lines) if _makes(search, total, first, line)
    ]
    return _nearly(search, line, open_lines[1:]) if totals else []


def _of_mirror(search: Sums, line: int) -> list[int]:
    """What stands open before a line that has the same amounts as a sum above it: the other side
    of a balance sheet."""
    for other in range(line - 1):
        own = search.found.get(other)
        if own is None or len(own.parts) < _FEWEST_PARTS or line in search.found:
            continue
        if _makes(search, line, other):
            return _nearly(search, line, [one for one in search.open_at(line) if one > other])
    return []


def _makes(search: Sums, total: int, *lines: int) -> bool:
    """Whether lines make another in all positions, which are several."""
    values, halves = search.axis.values, search.axis.halves
    told = 0
    for at in range(search.axis.positions):
        stated = values[total][at]
        some = [one for line in lines if (one := values[line][at]) is not None]
        if not search.axis.adds[at] or stated is None or len(some) < len(lines):
            continue
        if abs(stated - sum(some)) > sum(halves[line][at] for line in (total, *lines)):
            return False
        told += bool(stated)
    return told >= _FEWEST_POSITIONS


def _nearly(search: Sums, line: int, parts: list[int]) -> list[int]:
    """The parts, if each is less than a line and they make most of it in each position."""
    values = search.axis.values
    for at in range(search.axis.positions):
        stated = values[line][at]
        some = [abs(one) for part in parts if (one := values[part][at]) is not None]
        if not _is_amount(search, at) or stated is None:
            continue
        if len(some) < len(parts) or not abs(stated) < 2 * sum(some) < 2 * abs(stated):
            return []
    return parts


def _is_amount(search: Sums, position: int) -> bool:
    """Whether a position is added, and no difference: of these a small row may add nothing."""
    role = search.axis.turned.meanings[position].role
    return search.axis.adds[position] and role not in ("variance", "change")


def _of_chain(search: Sums, line: int) -> list[int]:
    """What stands open before the last result of a statement whose other results are sums, each of
    the one before it and what came to it."""
    axis = search.axis
    parts = search.open_at(line)
    told = f"{axis.grid.title} {axis.grid.label_head}"
    least = 1 if _STATEMENT.search(told) else _FEWEST_SUMS
    if not _YEARS_RESULT.search(axis.labels[line]) or len(search.found) < least:
        return []
    goes_on = parts[:1] and parts[0] in search.found and axis.labels[parts[0]] != ""
    last = all(axis.is_empty(one) or axis.is_ratio(one) for one in range(line + 1, axis.lines))
    return parts if goes_on and last and search.said[parts[0]] else []


def _of_bodies(search: Sums, line: int) -> list[int]:
    """All before the last line of a table of companies, which is what the group came to; the kinds
    of business before what the year brought in cash."""
    axis = search.axis
    parts = search.open_at(line)
    labels = [axis.labels[one] for one in parts]
    if _CASH.search(axis.labels[line]) and line not in search.found:
        return parts if all(map(is_section, labels)) else []
    if line + 1 < axis.lines or search.found or parts != list(range(line)):
        return []
    companies = sum(1 for one in labels if _COMPANY.search(one))
    return parts if companies >= _FEWEST_PARTS and _GROUP.search(axis.labels[line]) else []


def _is_part(search: Sums, line: int) -> bool:
    return any(line in (part for part, _ in one.parts) for one in search.found.values())


def _lacks(search: Sums, position: int, equation: Equation) -> bool:
    """Whether the parts are of the sign of the total, and come to somewhat less."""
    stated = equation.stated.value.value
    if not _is_amount(search, position) or not stated:
        return False
    if any(term.value.value * stated < 0 for term in equation.terms):
        return False
    called = _WHOLE.search(search.axis.labels[_line_of(search, equation)])
    most = _MOST_OF_CALLED if called else _MOST_LACKING
    return 0 < equation.difference / stated <= most


def _line_of(search: Sums, equation: Equation) -> int:
    number = equation.stated.number
    assert isinstance(number, TableNumber)
    return number.column if search.axis.across else number.row


def _is_enough(found: list[Equation]) -> bool:
    """Whether most of it stands there, or many positions say that it does not."""
    most = max(one.difference / one.stated.value.value for one in found)
    return most <= _MOST_LACKING or len(found) >= _MANY_POSITIONS


def _near(found: list[Equation]) -> bool:
    """Whether what is lacking is mostly no more than what stands there: else it is another sum."""
    near = sum(
        abs(one.difference) <= max(abs(told.value.value) for told in (one.stated, *one.terms))
        for one in found
    )
    return near == len(found) or (len(found) >= _FEWEST_LACKING and near >= len(found) - 1)


def _alike(found: list[Equation]) -> bool:
    """Whether about the same part is lacking everywhere, or something in many positions."""
    if len(found) >= _MANY_POSITIONS:
        return True
    shares = [one.difference / one.stated.value.value for one in found]
    return max(shares) <= _AS_MUCH * min(shares)
