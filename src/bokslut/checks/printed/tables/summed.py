"""The sums of a table as equations: which positions they hold in, and what a failing one is worth.

A sum whose structure the arithmetic bears out is held against its parts in every position that can
be added. A sum that only its label promises is sure where a single slip of the hand explains the
difference, or where the other promised sums of the table all come out; else it is a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import product

from bokslut.model.numbers import print_number

from ..understood.axis import Axis
from ..understood.cells import at_most
from ..understood.equations import Equation, State, TableNumber, Term, summed_bounds
from ..understood.slips import slip_evidence
from ..understood.sum_runs import is_section
from ..understood.sums import Sum, Sums
from .borne_out import borne_out
from .gaps import gaps
from .gone import holds_nowhere, is_carried_forward, lacking_row
from .lacking import lacking
from .repeated_totals import without_repeated
from .sum_search import LONGEST_PROMISING, PROMISE, searched

_NAMED_TOTAL = re.compile(r"^\W*total\s+\w", re.IGNORECASE)
# How much likelier than chance a slip must be, as a power of ten, to speak for a promised sum.
_ENOUGH_SLIP = 2.0
# How much of a total may be lacking: more where it says what it is the sum of.
_FAR, _FAR_OF_SUM = Decimal("0.5"), Decimal("0.9")
_SUM_OF = re.compile(r"^\W*(?:s:a|summa)\b", re.IGNORECASE)
_BARE_TOTAL = re.compile(r"\W*totalt?\W*$", re.IGNORECASE)
_ELIMINATED = re.compile(r"eliminer|koncernjuster|internhandel|elimination", re.IGNORECASE)
_REMAINS = re.compile(r"återst|\bremain", re.IGNORECASE)
_KEPT, _LOST, _MOSTLY = 2, 3, 2
_FEWEST_SHARES = 3
_ONE_SIZE = 2
_FEWEST_ITEMS, _FEWEST_LACKING = 2, 3
_AS_LARGE = 0.9
_FEW_TURNED = 4

_Told = dict[int, Equation]


def summed(
    axis: Axis, rule: str, known: Sequence[frozenset[int]] = (), doubts: bool = True
) -> Iterator[Equation]:
    """The equations of every sum along one way through a table. `known` are sets of lines whose
    relation is told already; `doubts` says whether what only a label promises is told when it is
    not sure."""
    positions = tuple(range(axis.positions))
    added = frozenset(one for one in positions if axis.adds[one]) or frozenset(positions)
    search = searched(axis, positions, added, known)
    found = [search.found[line] for line in sorted(search.found)]
    equations = partial(_equations, axis, rule)
    told = {one.line: without_repeated(axis, one, equations(one), equations) for one in found}
    votes = _Votes.of(told.values())
    for one in found:
        holding = sum(1 for some in told[one.line].values() if some.state is not State.CONTRADICTED)
        failing = len(told[one.line]) - holding
        # What nothing calls a sum and fails as often as it holds came out by chance; so did what
        # takes lines away, whatever it is called: `Helår` less what was spent by August.
        unsaid = not search.said[one.line] or any(sign < 0 for _part, sign in one.parts)
        chance = unsaid and 1 < failing >= holding
        for at, equation in told[one.line].items():
            if chance and failing > _MOSTLY * holding and equation.state is State.CONTRADICTED:
                continue
            if equation.state is not State.CONTRADICTED:
                yield equation
            elif _is_floor(axis, one, at) or any(map(_ELIMINATED.search, equation.blanks)):
                # What remains is nothing where more was paid than there was, and what companies
                # have between them is often left out.
                continue
            elif len(one.parts) == 1 and not _is_of_one(axis.labels[one.line]):
                # A result that is the amount above it, as there is nothing between them.
                continue
            elif votes.kept(at) or (_adds(axis, one, at, holding) and not votes.lost(at)):
                sure = _is_sure(told[one.line], equation) and not _hides(axis, one, at, equation)
                yield replace(equation, sure=equation.sure and sure and not chance)
    promised = list(_promised(search, rule, told))
    yield from (one for one in promised if one.sure or (doubts and not one.gone))
    if doubts:
        yield from _doubts(search, rule, told, promised)
    yield from _of_items(search, rule, told)


_RESULT = re.compile(r"^\W*(?:(?:årets|periodens) )?resultat\b|^\W*(?:net )?result\b", re.I)


def _doubts(
    search: Sums, rule: str, told: Mapping[int, _Told], promised: Sequence[Equation]
) -> Iterator[Equation]:
    """The sums that fail in all positions, each told once: those that another sum bears out, else
    others, which may only lack the same."""
    equations = partial(_equations, search.axis, rule)
    lines = {*told, *(_line_of(search.axis, one) for one in promised if not one.gone)}
    seen: set[int] = set()
    borne = list(borne_out(search, lines, equations))
    yield from borne
    if borne:
        return
    for one in (
        *lacking(search, lines, equations),
        *gaps(search, lines, equations),
        *(one for one in promised if one.gone),
    ):
        line = _line_of(search.axis, one)
        # What is the same as another sum may have a block of its own, of less than that.
        lacks = one.difference * one.stated.value.value > 0 or _goes_on(search, one)
        if _is_turned_away(one):
            continue
        if line not in seen and (line not in lines or (search.mirrors(line) and lacks)):
            seen.add(line)
            yield one


def _goes_on(search: Sums, equation: Equation) -> bool:
    """Whether a result goes on from the one before it, which is a sum: what is gone may be income
    or cost."""
    first = equation.terms[0].number
    result = _RESULT.search(search.axis.labels[_line_of(search.axis, equation)])
    return bool(result) and isinstance(first, TableNumber) and first.row in search.found


def _is_turned_away(equation: Equation) -> bool:
    """Whether all parts of what lacks a row are of the other sign than it: costs are no sum of
    income, whatever is gone."""
    stated = equation.stated.value.value
    return equation.gone is not None and all(
        one.value.value * one.sign * stated < 0 for one in equation.terms
    )


def _is_of_one(label: str) -> bool:
    """Whether a sum of a single part is meant to be one."""
    return bool(PROMISE.search(label)) or is_section(label)


def _is_floor(axis: Axis, one: Sum, position: int) -> bool:
    return axis.values[one.line][position] == 0 and bool(_REMAINS.search(axis.labels[one.line]))


def _line_of(axis: Axis, equation: Equation) -> int:
    number = equation.stated.number
    assert isinstance(number, TableNumber)
    return number.column if axis.across else number.row


def _equations(axis: Axis, rule: str, one: Sum) -> _Told:
    told = ((at, _likeliest(axis, rule, one, at)) for at in range(axis.positions))
    return {at: equation for at, equation in told if equation is not None}


def _likeliest(axis: Axis, rule: str, one: Sum, position: int) -> Equation | None:
    """The sum in one position. Where income less costs is told beside variances that are positive
    when they are favourable, the variances are added: what comes nearer is meant. Where the sum is
    another of the lines than the result of them, some are added and others taken away."""
    equation = sum_equation(axis, rule, one, position)
    if equation is None or axis.turned.meanings[position].role not in ("variance", "change"):
        return equation
    if all(sign > 0 for _part, sign in one.parts):
        return equation
    lines = [part for part, _sign in one.parts]
    added = Sum(one.line, tuple((part, 1) for part in lines), one.sure)
    other = sum_equation(axis, rule, added, position) or equation
    nearer = min((equation, other), key=lambda told: abs(told.difference))
    if nearer.state is not State.CONTRADICTED or len(lines) > _FEW_TURNED:
        return nearer
    for signs in product((1, -1), repeat=len(lines)):
        turned = Sum(one.line, tuple(zip(lines, signs, strict=True)), one.sure)
        told = sum_equation(axis, rule, turned, position)
        if told is not None and told.state is not State.CONTRADICTED:
            return told
    return nearer


@dataclass(frozen=True, slots=True)
class _Votes:
    """How many sums hold in each position, and how many do not."""

    holding: Counter[int]
    failing: Counter[int]

    @classmethod
    def of(cls, told: Iterable[_Told]) -> _Votes:
        votes = cls(Counter(), Counter())
        for equations in told:
            for at, one in equations.items():
                if one.state is State.CONTRADICTED:
                    votes.failing[at] += 1
                else:
                    votes.holding[at] += 1
        return votes

    def lost(self, position: int) -> bool:
        """Whether so many sums fail there, and none holds, that it is no column of amounts."""
        return not self.holding[position] and self.failing[position] >= _LOST

    def kept(self, position: int) -> bool:
        """Whether sums hold there so often that it is one, whatever its name says."""
        holding, failing = self.holding[position], self.failing[position]
        return holding >= _KEPT and holding > 2 * failing


def _adds(axis: Axis, one: Sum, position: int, holding: int) -> bool:
    """Whether a sum that fails in a position should hold there: what it names is added, and the
    number is no mean of its parts, unless the name says that it is an amount, the same columns are
    added in enough other rows, or a slip explains it."""
    if not axis.adds[position]:
        # Four quarters used make a hundred, too: what is among shares of one size is their mean.
        whole = _is_whole(axis, one, position) and not _is_of_means(axis, one, position)
        return whole or _is_told_whole(axis, one, position)
    meaning = axis.turned.meanings[position]
    if _is_of_means(axis, one, position) and not _is_whole(axis, one, position):
        return False
    amounts = ("tkr", "mkr", "kr", "mdkr", "count")
    if meaning.period or meaning.role or (meaning.unit or axis.grid.unit) in amounts:
        return True
    if not is_mean(axis, one, position) or (axis.across and holding >= _LOST):
        return True
    equation = sum_equation(axis, "", one, position)
    return equation is not None and slip_evidence(equation) >= _ENOUGH_SLIP


def _is_whole(axis: Axis, one: Sum, position: int) -> bool:
    """Whether the parts are shares that make a hundred."""
    parts = [told for part, _ in one.parts if (told := axis.values[part][position]) is not None]
    half = max((axis.halves[part][position] for part, _ in one.parts), default=0)
    if len(parts) < _FEWEST_SHARES or (not axis.turned.is_ratio(position) and not all(parts)):
        return False
    hundred = 200 * 10**axis.decimals
    return min(parts) >= 0 and abs(sum(parts) - hundred) <= len(parts) * half


def _is_told_whole(axis: Axis, one: Sum, position: int) -> bool:
    """Whether a hundred per cent is told as the sum of shares that nearly make it."""
    parts = [told for part, _ in one.parts if (told := axis.values[part][position]) is not None]
    hundred: int = 200 * 10**axis.decimals
    if axis.values[one.line][position] != hundred or not axis.turned.is_ratio(position):
        return False
    if len(parts) < max(_FEWEST_SHARES, len(one.parts)) or is_mean(axis, one, position):
        return False
    return 2 * abs(sum(parts) - hundred) <= hundred


def _is_of_means(axis: Axis, one: Sum, position: int) -> bool:
    """Whether the number is among parts that are all of one size: rates, means, prices."""
    parts = [told for part, _ in one.parts if (told := axis.values[part][position]) is not None]
    alike = len(parts) >= _FEWEST_SHARES and max(parts) <= _ONE_SIZE * min(parts)
    return alike and is_mean(axis, one, position)


def is_mean(axis: Axis, one: Sum, position: int) -> bool:
    """Whether the number lies between its parts, as a mean does and no sum of what is positive."""
    stated = axis.values[one.line][position]
    parts = [told for part, _ in one.parts if (told := axis.values[part][position]) is not None]
    if stated is None or len(parts) < 2 or min(parts) < 0:
        return False
    return min(parts) <= stated <= max(parts)


def _is_sure(told: _Told, equation: Equation) -> bool:
    """Whether a failing position is a mistake: a number may be missing from one, but where a line
    lacks numbers in several that fail, they stand in the wrong columns."""
    if not equation.blanks:
        return True
    failing = [one for one in told.values() if one.state is State.CONTRADICTED]
    return len(failing) == 1 or slip_evidence(equation) >= _ENOUGH_SLIP


def _hides(axis: Axis, one: Sum, position: int, equation: Equation) -> bool:
    """Whether a part with a dash, whose row has numbers elsewhere, may be what a sum has more than
    its parts: it may say that it is not told there."""
    stated = equation.stated.value.value
    if equation.difference * stated <= 0 or slip_evidence(equation) >= _ENOUGH_SLIP:
        return False
    cells = [axis.cell(part, position) for part, _sign in one.parts]
    return any(cell is not None and cell.dash for cell in cells)


def _promised(search: Sums, rule: str, told: dict[int, _Told]) -> Iterator[Equation]:
    """What the labels of the other lines promise: the sum of what stands open in their block."""
    axis = search.axis
    if axis.lines > LONGEST_PROMISING:
        return
    kept = _kept_promises(search)
    for line in range(axis.lines):
        spoken_of = line in told and not search.mirrors(line)
        if spoken_of or axis.headings[line] or not search.said[line]:
            continue
        carried = _carried_forward(search, line)
        promises = bool(PROMISE.search(axis.labels[line]))
        parts = carried or (_promised_parts(search, line) if promises else [])
        if len(parts) > 1:
            one = Sum(line, tuple((part, 1) for part in parts), False)
            equations = _equations(axis, rule, one)
            if carried:
                yield from _of_carried(axis, equations)
            else:
                yield from _of_promise(axis, rule, one, equations, kept and line not in told)


def _of_carried(axis: Axis, equations: _Told) -> Iterator[Equation]:
    """What leads from the beginning to the end, however far it is from it."""
    if row := lacking_row(axis, equations):
        yield row
        return
    for at, equation in equations.items():
        if axis.adds[at]:
            sure = not equation.blanks and slip_evidence(equation) >= _ENOUGH_SLIP
            yield replace(equation, sure=sure)


def _carried_forward(search: Sums, line: int) -> list[int]:
    """What leads to a line that says what there is at the end."""
    parts = search.open_at(line)
    labels = [search.axis.labels[one] for one in (*parts, line)]
    return parts if is_carried_forward(labels) else []


def _of_promise(
    axis: Axis, told_as: str, one: Sum, equations: _Told, kept: bool
) -> Iterator[Equation]:
    """What a label promises, position by position; where it is kept in none of several, a row is
    lacking."""
    label = axis.labels[one.line]
    if _NAMED_TOTAL.search(label) and holds_nowhere(axis, equations):
        # `Total assets` among figures of several years is no sum of what stands there.
        return
    if not _SUM_OF.search(label) and any(
        axis.adds[at] and is_mean(axis, one, at) and slip_evidence(equation) < _ENOUGH_SLIP
        for at, equation in equations.items()
    ):
        return
    told: list[Equation] = []
    for at, equation in equations.items():
        slipped = slip_evidence(equation) >= _ENOUGH_SLIP
        if not axis.adds[at] or (_is_far(label, equation) and not slipped):
            continue
        if not _is_of_means(axis, one, at):
            sure = not equation.blanks and (slipped or kept)
            told.append(replace(equation, sure=sure))
    if not holds_nowhere(axis, equations):
        yield from told
    elif (more := _with_earlier(axis, one)) is not None:
        yield from _equations(axis, told_as, more).values()
    elif told or _SUM_OF.search(label) or _BARE_TOTAL.match(label):
        row = lacking_row(axis, equations, far=not told)
        yield from [row] if row else (replace(each, sure=False) for each in told)


def _with_earlier(axis: Axis, one: Sum) -> Sum | None:
    """The sum with an earlier line that is lacking in it wherever it is told but once at the most:
    all costs are those of the operation, which stand summed above its result, and those below."""
    for parts in (one.parts, one.parts[1:]):
        lacking = {}
        for at, stated in enumerate(axis.values[one.line]):
            told = [n for part, _sign in parts if (n := axis.values[part][at]) is not None]
            if axis.adds[at] and stated is not None and len(told) == len(parts):
                lacking[at] = stated - sum(told)
        if len(lacking) < _FEWEST_LACKING or len(parts) < _FEWEST_ITEMS:
            continue
        for line in range(one.line - 1, -1, -1):
            if line in one.all or axis.headings[line]:
                continue
            hits = sum(
                1
                for at, needed in lacking.items()
                if needed and abs((axis.values[line][at] or 0) - needed) <= axis.halves[line][at]
            )
            if hits >= max(_FEWEST_LACKING - 1, len(lacking) - 1):
                return Sum(one.line, ((line, 1), *parts), True)
    return None


def _promised_parts(search: Sums, line: int) -> list[int]:
    """What a label promises the sum of: its block before it, all before it where its block is no
    more than a line, or what stands behind it."""

    def promises(other: int) -> bool:
        return bool(PROMISE.search(search.axis.labels[other]))

    for parts in (
        search.open_at(line),
        search.open_at(line, over_headings=True),
        search.open_behind(line, promises),
    ):
        parts = _since_another(search, line, parts)
        if len(parts) > 1:
            return parts
    return []


def _since_another(search: Sums, line: int, parts: list[int]) -> list[int]:
    """The parts behind the last of them that says that it is a sum and is as large as the line
    itself: the total of the other side of a balance sheet is no part of this one."""
    values = search.axis.values
    for place in range(len(parts) - 1, -1, -1):
        pairs = [
            (one, own)
            for one, own in zip(values[parts[place]], values[line], strict=True)
            if one and own
        ]
        large = all(abs(one) >= _AS_LARGE * abs(own) for one, own in pairs)
        if search.said[parts[place]] and pairs and large:
            return parts[place + 1 :]
    return parts


def _of_items(search: Sums, rule: str, told: dict[int, _Told]) -> Iterator[Equation]:
    """Of lines that are not the sum of their items, those that should be, as others of the table
    are."""
    if not search.items_apart:
        return
    kept = sum(
        1
        for line, items in search.items.items()
        if line in search.found and {one for one, _ in search.found[line].parts} == set(items)
    )
    for line, items in search.items.items():
        if line in told or len(items) < _FEWEST_ITEMS or kept < _KEPT:
            continue
        one = Sum(line, tuple((item, 1) for item in items))
        for at, equation in _equations(search.axis, rule, one).items():
            if search.axis.adds[at] and not equation.blanks:
                yield equation


def _is_far(label: str, equation: Equation) -> bool:
    """Whether so much is lacking that the sum must be one of other lines, too."""
    size = max(abs(equation.stated.value.value), abs(equation.computed))
    most = _FAR_OF_SUM if _SUM_OF.search(label) else _FAR
    return abs(equation.difference) > most * size


def _kept_promises(search: Sums) -> bool:
    """Whether at least two lines that promise a sum are the sums of just their blocks."""
    kept = 0
    for one in search.found.values():
        if PROMISE.search(search.axis.labels[one.line]):
            kept += 1
    return kept >= _KEPT


def sum_equation(axis: Axis, rule: str, one: Sum, position: int) -> Equation | None:
    """A sum in one position; None where it is not printed there or no part is."""
    stated = axis.term(one.line, position)
    if stated is None:
        return None
    terms: list[Term] = []
    blanks: list[str] = []
    vague = Decimal(0)
    for part, sign in one.parts:
        term = axis.term(part, position, sign)
        cell = axis.cell(part, position)
        if term is not None:
            terms.append(term)
        elif cell and cell.unsure:
            vague += at_most(cell.text)
            blanks.append(axis.labels[part])
        elif cell and not cell.blank and not cell.dash:
            # Something stands there that no number could be read from.
            return None
        elif not (cell and cell.dash):
            blanks.append(axis.labels[part])
    if not terms:
        return None
    computed = sum((term.value.value * term.sign for term in terms), Decimal(0))
    values = [one.value for one in (stated, *terms)]
    # A nought among decimals is printed without them, and is rounded no more than these.
    halves = [one.half for one in values if one.value] or [values[0].half]
    least = min(halves)
    told = [one.half if one.value else min(one.half, least) for one in values]
    most, likely = summed_bounds(told)
    if vague and abs(computed - stated.value.value) <= most + vague:
        # What could not be told apart there may make it right.
        return None
    exact = axis.is_exact(one.all, position)
    return Equation(
        rule,
        stated,
        tuple(terms),
        computed,
        most if computed != stated.value.value and not exact else Decimal(0),
        likely,
        partial(written, terms, computed),
        tuple(told for told in blanks if told),
        # Heads are not rounded where they are counted, but they are in a forecast.
        one.sure and not (exact and abs(stated.value.value - computed) <= most),
        linear=True,
    )


def written(terms: Sequence[Term], computed: Decimal) -> str:
    """The arithmetic as a controller writes it: `5 974 + 29 455 = 35 429`."""
    told = ""
    for one in terms:
        value = one.value.value * one.sign
        mark = "-" if value < 0 else "+"
        shown = print_number(abs(value), one.value.decimals)
        told += f" {mark} {shown}" if told else (f"-{shown}" if value < 0 else shown)
    decimals = max(one.value.decimals for one in terms)
    return f"{told} = {print_number(computed, decimals)}"
