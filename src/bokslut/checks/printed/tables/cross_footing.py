"""Cross-footing: columns that follow from other columns and rows from other rows, recomputed.

**Proves** differences (avvikelse, förändring, skillnad), growth, shares and parts of a total in
percent, ratios, amounts for each of some, and sums of columns. Which columns a column comes from,
and which way round, is found by arithmetic over all rows: a relation holds where more rows bear it
out than chance could. Where a table has its bodies as columns, the same is asked of its rows.
**Doubts** the one number
that breaks a relation which all others hold, by less evidence but far more than any other has.
**Silent** where no relation holds, but for one case: a head or a row that names a difference beside
just the two amounts or years that it can be the difference of; where the sign differs as between
income and cost; and in very long lists. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log10

from bokslut.prose.vocabulary import significant

from ..claims.line_values import IS_SHARE
from ..understood.axis import Axis, axes, not_added
from ..understood.equations import Equation, State
from ..understood.grid import Grid
from ..understood.relations import Kind, Relation, Tried, relation_equation
from ..understood.sums import says_of_which, says_sum
from .share_names import INDEX, may_be_of, may_be_ratio, names, names_the_rest
from .summed import summed
from .yearly_growth import grows_as_all, yearly_growth

RULE = "cross-footing"

_ENOUGH_SAID, _ENOUGH_UNSAID = 2.0, 4.5
# What is believed for a doubt: so much more evidence than chance would give, and than any other
# relation has.
_ENOUGH_TO_DOUBT, _AHEAD, _FEWEST_SUMS = 1.0, 1.0, 3
_AS_GOOD, _FAILS, _UNSAID_HOLDING = 2.0, 1.0, 4
# A longer table is a list, and would take its time.
_MOST_COLUMNS, _MOST_ROWS, _MOST_ROWS_AS_LINES = 24, 2_500, 60
_SCALES = (1, 100, 1000, 1_000_000)
_HUNDRED, _OF_HUNDRED = 100, re.compile(r"\b100\b|hundra|hundred", re.IGNORECASE)
_FEW_TURNED = 3
_FEW_DATED = 2
# The change of a quotient is no quotient of changes.
_COMPARING = ("variance", "change", "share")
_HELD_AGAINST = (
    {"budget", "outcome"},
    {"budget", ""},
    {"budget", "forecast"},
    {"variance", "budget"},
)
# What each row that a row names as its origin is worth; where it names both, nothing is left to
# chance.
_NAMED, _BOTH = 1.2, 2
_OF_ALL = re.compile(r"^\W*(?:antal|totalt|summa|alla|samtliga|number|total)\b\W*$", re.IGNORECASE)
_INCOME = re.compile(
    r"intäkt|inkomst|bidrag|skatt|resultat|försäljning|avgift|utjämning|ränta|finansiell|income|"
    r"revenue",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_AMOUNTS: tuple[Kind, ...] = ("difference", "sum")
_PERCENT: tuple[Kind, ...] = ("growth", "fall", "percent")


def cross_foot(grid: Grid) -> Iterator[Equation]:
    """The equations of every column that follows from others, and of every row that does. Where
    several relations explain one as well, a number is contradicted only where it is so by all."""
    down, across = axes(grid)
    if len(grid.columns) > _MOST_COLUMNS or len(grid.rows) > _MOST_ROWS:
        return
    explained: list[frozenset[int]] = []
    yield from _related(across, explained)
    yield from summed(across, RULE, explained, doubts=False)
    if len(grid.rows) <= _MOST_ROWS_AS_LINES:
        yield from _related(down, [])
    yield from yearly_growth(grid)


def _related(axis: Axis, explained: list[frozenset[int]]) -> Iterator[Equation]:
    for line in _likeliest_first(axis):
        # What others are computed from is given, unless its own name says otherwise.
        if not _says_computed(axis, line) and any(line in one for one in explained):
            continue
        relations = [
            one
            for one in _relations(axis, line)
            if not _says_again(axis, one, explained) and may_be_of(axis, one)
        ]
        tried, sure = _found(axis, line, relations), True
        if not tried:
            tried, sure = _likely(axis, line, relations), False
        if not tried or tried[0].lacks_a_line() or _is_of_twin(axis, tried[0]):
            continue
        # A quotient that fails nearly as often as it holds is likely of something else; of rows,
        # which are few, it says nothing: `Årets balansresultats andel av skatteintäkter`.
        failing = len(tried[0].failing)
        doubtful = tried[0].relation.kind not in _AMOUNTS
        other = doubtful and 1 < failing > len(tried[0].holding) / 2
        sure = sure and not other
        if tried[0].relation.is_sum:
            explained.append(tried[0].relation.all)
        for position in range(axis.positions):
            told = [one for some in tried if (one := _equation(axis, some, position))]
            if told:
                best = next((one for one in told if one.state is not State.CONTRADICTED), told[0])
                if best.state is not State.CONTRADICTED or axis.across or not other:
                    yield best if sure else replace(best, sure=False)
        yield from _in_points(axis, tried[0].relation)


def _is_of_twin(axis: Axis, tried: Tried) -> bool:
    """Whether the line of another year bears the relation out better: `Andel 2016` follows from
    what is printed of 2016, and `Andel 2015` beside it does not."""
    relation = tried.relation
    if relation.is_sum or not axis.meanings[relation.line].period:
        return False
    name = _YEAR.sub("", axis.labels[relation.line])
    twins = [
        other
        for other in range(axis.lines)
        if other not in relation.all and _YEAR.sub("", axis.labels[other]) == name
    ]
    return any(
        len(Tried(axis, replace(relation, line=one), axis.positions).holding) > len(tried.holding)
        for one in twins
    )


def _in_points(axis: Axis, growth: Relation) -> Iterator[Equation]:
    """Beside growth in percent the change of what is a share itself, in percentage points: `Margin
    (%) | 73,2 | 72,2 | 1,0`. Held against the two where several are told so and hardly one is not.
    """
    if growth.kind != "growth" or not axis.across:
        return
    points = Relation("difference", growth.line, growth.first, growth.second)
    told = [
        equation
        for position in range(axis.positions)
        if axis.unit(growth.first, position) in ("percent", "pp")
        and (equation := relation_equation(axis, RULE, points, position)) is not None
    ]
    holding = [one for one in told if one.state is not State.CONTRADICTED]
    yield from told if len(holding) >= _FEW_DATED * (len(told) - len(holding)) else holding


def _likeliest_first(axis: Axis) -> list[int]:
    """Lines whose names say that they are computed, then, of columns, the others from right to
    left."""
    said = [line for line in range(axis.lines) if _says_computed(axis, line)]
    if not axis.across:
        return said
    return [*said, *(line for line in reversed(range(axis.lines)) if line not in said)]


def _says_computed(axis: Axis, line: int) -> bool:
    meaning = axis.meanings[line]
    if meaning.role in ("variance", "change", "share") or meaning.unit in ("percent", "pp"):
        return True
    if not_added(axis.labels[line]):
        return True
    # Where all are shares, that one is so says nothing.
    return axis.is_ratio(line) and not axis.is_of_ratios


def _found(axis: Axis, line: int, relations: Sequence[Relation]) -> list[Tried]:
    """The relations that the positions bear out, the best first and only those about as good."""
    said = _says_computed(axis, line)
    numbers = sum(1 for one in axis.values[line] if one is not None)
    patience = numbers // 2 if said else numbers // (_UNSAID_HOLDING + 1)
    found: list[tuple[float, Tried]] = []
    for relation in relations:
        tried = Tried(axis, relation, patience)
        weight = _weight(tried, said or names_the_rest(axis, relation))
        if weight is None:
            continue
        named = _meant(axis, relation) if axis.across else names(axis, relation)
        if named != _BOTH and _is_of_shares(axis, relation):
            continue
        chance = 0.0 if named == _BOTH else log10(len(relations))
        if weight + _NAMED * named - chance >= (_ENOUGH_SAID if said else _ENOUGH_UNSAID):
            found.append((weight + _NAMED * named - _distance(relation), tried))
    found.sort(key=lambda one: -one[0])
    if not found:
        promised = _promised(axis, line) or _promised_share(axis, line)
        return [promised] if promised else []
    return [one for weight, one in found if weight >= found[0][0] - _AS_GOOD]


def _says_again(axis: Axis, one: Relation, explained: list[frozenset[int]]) -> bool:
    """Whether what c = a - b says is said again by a = b + c; by d = a - b, that d is like c; or
    whether the difference c of two years is taken for that of two others."""
    if not one.is_sum:
        return False
    others = one.all - {one.line}
    spent = {
        other
        for other in others
        if axis.meanings[other].role in ("variance", "change")
        and any(other in known for known in explained)
    }
    return bool(spent) or any(len(known & others) > 1 for known in explained)


def _likely(axis: Axis, line: int, able: Sequence[Relation]) -> list[Tried]:
    """The one share or sum that a line most likely is, where one position at most breaks it: its
    numbers are few or small, so that another may be meant, but no other comes near."""
    said = _says_computed(axis, line)
    kinds = ("percent", "ratio") if said else _AMOUNTS
    relations = [one for one in able if one.kind in kinds and one.position is None]
    found: list[tuple[float, Tried]] = []
    for relation in relations:
        tried = Tried(axis, relation, 1)
        named = 0 if axis.across else names(axis, relation)
        if named != _BOTH and _is_of_shares(axis, relation):
            continue
        failing = len(tried.failing) + len(tried.turned)
        enough = len(tried.holding) >= _FEWEST_SUMS if relation.is_sum else tried.holding
        if enough and failing < 2 and len(tried.holding) + (named == _BOTH) > failing:
            broken = (*tried.failing, *tried.turned)
            if relation.is_sum and any(says_sum(axis.position_labels[at]) for at in broken):
                # What holds for the parts and not for their sum holds for none of them.
                continue
            found.append((tried.weight + _NAMED * named - failing, tried))
    found.sort(key=lambda one: -one[0])
    if not found:
        return []
    (weight, best), others = found[0], found[1:]
    needed = log10(len(relations)) + (_ENOUGH_TO_DOUBT if said else _ENOUGH_UNSAID)
    failing = len(best.failing) + len(best.turned)
    clear = all(weight >= other + _AHEAD for other, tried in others if not _is_alike(best, tried))
    return [best] if clear and weight + failing >= needed else []


def _is_of_shares(axis: Axis, relation: Relation) -> bool:
    """Whether a row is reckoned of rows that are shares themselves, which hardly any is: key
    figures stand below one another."""
    if axis.across or axis.meanings[relation.line].role in ("variance", "change"):
        return False
    return all(
        axis.is_ratio(one) or IS_SHARE.search(axis.labels[one])
        for one in (relation.first, relation.second)
    )


def _is_alike(one: Tried, other: Tried) -> bool:
    """Whether two relations say the same of the same lines: a = b + c is c = a - b."""
    return one.relation.is_sum and one.relation.all == other.relation.all


def _weight(tried: Tried, said: bool) -> float | None:
    """How surely the positions bear a relation out, if more of them do than do not. Whose name does
    not say that it is computed must hardly ever fail to be believed."""
    holding = len(tried.holding)
    failing = len(tried.failing) + (len(tried.turned) if tried.relation.is_sum else 0)
    if said:
        believed = holding > failing or (tried.turned and holding > len(tried.failing) + 1)
    else:
        believed = holding > _UNSAID_HOLDING * failing
    return tried.weight - _FAILS * len(tried.failing) if holding and believed else None


def _meant(axis: Axis, relation: Relation) -> int:
    """How surely a head means a relation: the change between the two last periods, the variance of
    the outcome from the budget, the share of a total, what did and what did not."""
    if names_the_rest(axis, relation):
        return _BOTH
    role = axis.meanings[relation.line].role
    first, second = (axis.meanings[one] for one in (relation.first, relation.second))
    if role == "share" and relation.position is not None:
        return 1
    if relation.kind == "percent" and relation.position is None:
        return _names_share(axis, relation)
    if role == "variance" and {first.role, second.role} in _HELD_AGAINST:
        return _BOTH
    if role != "change" or not first.period or not second.period:
        return 0
    periods = sorted(
        {one.period for one in axis.meanings if one.period and one.role in ("outcome", "")}
    )
    last = [first.period, second.period] == [*periods[-1:], *periods[-2:-1]]
    return _BOTH if last and relation.kind in ("growth", "difference") else 0


def _names_share(axis: Axis, relation: Relation) -> int:
    """Whether a head names the column that is a share (*Kvinnor, %* beside *Kvinnor*), and that one
    is a share of the number of all."""
    own, first, second = (
        set(significant(axis.labels[one]))
        for one in (relation.line, relation.first, relation.second)
    )
    if not own & first or own & second:
        return 0
    return _BOTH if _OF_ALL.search(axis.labels[relation.second]) else 1


def _distance(relation: Relation) -> float:
    """How far apart the lines stand, as a small doubt: what belongs together stands together."""
    return 0.1 * (max(relation.all) - min(relation.all))


def _relations(axis: Axis, line: int) -> Iterator[Relation]:
    others = [one for one in range(axis.lines) if one != line and not axis.is_empty(one)]
    meaning = axis.meanings[line]
    percent = meaning.unit == "percent" or meaning.role == "share" or axis.is_ratio(line)
    amounts = [
        one
        for one in others
        if not axis.is_ratio(one) and (axis.across or not INDEX.search(axis.labels[one]))
    ]
    for first in amounts if percent else others:
        for second in amounts if percent else others:
            if first != second:
                yield from _of_pair(axis, line, first, second, percent)
    if percent:
        yield from _of_total(axis, line, amounts)
    if percent or axis.meanings[line].unit == "pp":
        for first in others:
            for second in others:
                if first != second and axis.is_ratio(first) and axis.is_ratio(second):
                    yield Relation("difference", line, first, second)


def _of_pair(axis: Axis, line: int, first: int, second: int, percent: bool) -> Iterator[Relation]:
    if percent:
        # Nothing grows from an amount to a rate: `Utdebitering` from `Årets resultat`.
        if axis.across and axis.meanings[first].role == "change":
            yield Relation("gain", line, first, second)
        alike = not_added(axis.labels[first]) == not_added(axis.labels[second])
        for kind in _PERCENT if alike else _PERCENT[-1:]:
            yield Relation(kind, line, first, second)
        return
    if may_be_ratio(axis, line, first, second):
        for scale in _SCALES:
            if scale != _HUNDRED or _OF_HUNDRED.search(axis.labels[line]):
                yield Relation("ratio", line, first, second, scale)
    if axis.across or axis.meanings[line].role in ("variance", "change"):
        yield Relation("difference", line, first, second)
        if first < second:
            yield Relation("sum", line, first, second)


def _of_total(axis: Axis, line: int, amounts: list[int]) -> Iterator[Relation]:
    """Shares of the total of another line: of where the share is a hundred, or of what is called a
    sum."""
    hundred = 200 * 10**axis.decimals
    for position in range(axis.positions):
        if axis.values[line][position] == hundred or says_sum(axis.position_labels[position]):
            for one in amounts:
                yield Relation("percent", line, one, one, position=position)


def _promised(axis: Axis, line: int) -> Tried | None:
    """The one difference that a head or a row can mean: of the only two amounts of two periods
    beside a change, or of the only two shares. Where more stands beside them (a target, a number of
    days), the two are still meant where most of it is their difference."""
    if axis.meanings[line].role != "change" or axis.meanings[line].unit == "percent":
        return None
    told = [
        one
        for one in range(axis.lines)
        if one != line
        and axis.meanings[one].role not in ("variance", "change", "number")
        and not says_of_which(axis.labels[one])
    ]
    amounts = [one for one in told if _additive(axis, one)]
    if axis.across and (alone := _change_of(axis, line, amounts or told)) is not None:
        return alone
    told = [one for one in told if axis.meanings[one].role in ("outcome", "")]
    dated = _change_of(axis, line, [one for one in told if axis.meanings[one].period])
    if dated is None:
        return None
    failing = len(dated.failing) + len(dated.turned)
    return dated if len(dated.holding) >= _FEW_DATED and len(dated.holding) > failing else None


def _additive(axis: Axis, line: int) -> bool:
    return not axis.across or axis.grid.columns[line].additive


def _change_of(axis: Axis, line: int, others: list[int]) -> Tried | None:
    """The change between two lines, if they are of two periods and of one kind."""
    periods = [axis.meanings[one].period for one in others]
    if len(others) != 2 or not all(periods) or periods[0] == periods[1]:
        return None
    if not _whole(axis, (line, *others)) or not _of_one_kind(axis, line, others):
        return None
    newer, older = others if periods[0] > periods[1] else others[::-1]
    return Tried(axis, Relation("difference", line, newer, older), axis.positions)


def _promised_share(axis: Axis, line: int) -> Tried | None:
    """The one share that a head can mean: of the only two amounts beside it, where nearly all of it
    is so though the numbers are small."""
    if not axis.across or not axis.is_ratio(line) or axis.meanings[line].unit == "pp":
        return None
    if axis.meanings[line].role in ("variance", "change"):
        return None
    others = [
        one
        for one in range(axis.lines)
        if one != line and axis.meanings[one].role not in ("variance", "change", "number")
    ]
    if len(others) != 2 or any(axis.is_ratio(one) for one in others):
        return None
    for first, second in (others, others[::-1]):
        tried = Tried(axis, Relation("percent", line, first, second), axis.positions)
        failing = len(tried.failing) + len(tried.turned)
        if len(tried.holding) >= _FEW_TURNED and len(tried.holding) > 2 * failing:
            return tried
    return None


def _of_one_kind(axis: Axis, line: int, others: list[int]) -> bool:
    """Whether two lines are both shares or both amounts, and their change may be told as they are:
    that of shares is held to be a difference only where most of it is one. A change in percentage
    points says itself that both are shares."""
    shares = [axis.is_ratio(one) for one in others]
    points = axis.meanings[line].unit == "pp"
    if not any(shares) and not points:
        return not axis.is_ratio(line)
    tried = Tried(axis, Relation("difference", line, *others), axis.positions)
    borne_out = len(tried.holding) + len(tried.turned) > len(tried.failing)
    return (all(shares) or not any(shares)) and borne_out


def _whole(axis: Axis, lines: tuple[int, ...]) -> bool:
    """Whether at least two positions have all their numbers."""
    full = [
        position
        for position in range(axis.positions)
        if all(axis.values[line][position] is not None for line in lines)
    ]
    return len(full) >= 2


def _equation(axis: Axis, tried: Tried, position: int) -> Equation | None:
    """A relation in one position, where its numbers are of one kind; none where only the sign
    differs, and that may be how it is told."""
    one = tried.relation
    if one.is_sum and not _same_kind(axis, one, position):
        return None
    if one.kind == "ratio" and axis.turned.meanings[position].role in _COMPARING:
        return None
    if position in tried.turned and _may_turn(axis, tried, position):
        return None if one.is_sum else relation_equation(axis, RULE, one.turned, position)
    if one.first == one.second and one.position == position:
        return None
    equation = relation_equation(axis, RULE, one, position)
    if equation is None or one.is_sum or equation.state is not State.CONTRADICTED:
        return equation
    if _makes_hundred(axis, one, equation):
        return replace(equation, tolerance=abs(equation.difference))
    # What is itself a difference or a share has ratios of its own, if any.
    own = _says_computed(axis.turned, position) and not grows_as_all(axis, one, position)
    return None if own else equation


def _makes_hundred(axis: Axis, relation: Relation, equation: Equation) -> bool:
    """Whether a share is one off in its last digit so that all of them together are a hundred."""
    if relation.position is None or abs(equation.difference) > 3 * equation.stated.value.half:
        return False
    hundred = 200 * 10**axis.decimals
    told = [
        one
        for position, one in enumerate(axis.values[relation.line])
        if one is not None and position != relation.position
    ]
    return len(told) > _FEW_DATED and sum(told) == hundred


def _may_turn(axis: Axis, tried: Tried, position: int) -> bool:
    """Whether a difference may be told the other way round there: as in other lines, or since
    income is held against costs."""
    if len(tried.turned) > 1 or len(tried.holding) < _FEW_TURNED:
        return len(tried.holding) > 1 or not tried.failing
    if not tried.relation.is_sum:
        base = axis.values[tried.relation.second]
        return not any((base[one] or 0) < 0 for one in tried.holding)
    income = bool(_INCOME.search(axis.position_labels[position]))
    same = [
        one for one in tried.holding if bool(_INCOME.search(axis.position_labels[one])) is income
    ]
    return not same


def _same_kind(axis: Axis, relation: Relation, position: int) -> bool:
    """Whether differences and sums are of numbers of one unit."""
    units = {
        axis.unit(line, position)
        for line in relation.all
        if axis.values[line][position] is not None
    }
    # `Antal mål` beside `Uppnådda` says no more than that they are counted.
    return len(units - {"pp", "count"}) <= 1 or units <= {"percent", "pp"}
