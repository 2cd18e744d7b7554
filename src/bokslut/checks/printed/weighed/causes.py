"""What a difference is likely due to: one printed number that would explain all of it.

A proposal to look at, never a proof: the arithmetic says that something is wrong, these say what
people usually get wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bokslut.model.numbers import print_number

from ..understood.cells import Printed
from ..understood.equations import Equation, Gone, TableNumber, Term
from ..understood.grid import Grid
from ..understood.misstated import meant
from ..understood.slips import in_thousands, one_digit, swapped

# Marks what is translated.
N_ = str
# Smaller numbers stand in several places by chance.
_REMARKABLE = 100


Grids = Mapping[int, Grid]
_Cause = tuple[str, dict[str, str]]


def cause(equation: Equation, grids: Grids) -> _Cause:
    """The likely cause as a message id with its fields, or what to do where nothing explains the
    difference."""
    if equation.gone:
        return _gone(equation.gone)
    terms = equation.terms if equation.linear and len(equation.terms) > 1 else ()
    told = (
        _first(_miscounted(equation, one, grids) for one in terms if _is_sum(equation))
        or _first(_of_part(equation, one, grids) for one in terms if not equation.blamed)
        or _of_stated(equation, grids)
        or (None if equation.blamed else _copied(equation, grids))
    )
    if told is not None:
        return told
    if equation.blanks:
        return N_("Rows without a value would explain it: {cause_rows}. Fill them in."), {
            "rows": ", ".join(equation.blanks[:5])
        }
    return N_("Compare the numbers with their sources: one of them is wrong."), {}


def _gone(gone: Gone) -> _Cause:
    """What the row that is missing would have, and where it stands, if anywhere."""
    fields = {"row": gone.found, "amounts": " | ".join(_shown(one) for _sum, one in gone.amounts)}
    if gone.found:
        return N_("Likely the row {cause_row} ({cause_amounts}) is missing here."), fields
    return N_("Likely a row with {cause_amounts} is missing among those that are added."), fields


def _first(some: Iterable[_Cause | None]) -> _Cause | None:
    return next((one for one in some if one is not None), None)


def _is_sum(equation: Equation) -> bool:
    """Whether what is stated is added up from the others, and not a part that the rest of its sum
    tells."""
    return not equation.blamed or all(one.sign == 1 for one in equation.terms)


def _miscounted(equation: Equation, term: Term, grids: Grids) -> _Cause | None:
    """A part that is in the sum twice, or not at all."""
    share = term.value.value * term.sign
    fields = {"row": _name(term, grids), "printed": _shown(term.value)}
    if share and equation.difference == share:
        return N_("Likely {cause_row} ({cause_printed}) is counted twice."), fields
    if share and equation.difference == -share:
        return N_("Likely {cause_row} ({cause_printed}) is not counted in the sum."), fields
    return None


def _of_part(equation: Equation, term: Term, grids: Grids) -> _Cause | None:
    gap = equation.difference
    share = term.value.value * term.sign
    fields = {"row": _name(term, grids), "printed": _shown(term.value)}
    if not share:
        return None
    if gap == -2 * share:
        return N_("Likely the sign of {cause_row} ({cause_printed}) is turned."), fields
    needed = (term.value.value + gap * term.sign).normalize()
    fields["needed"] = print_number(needed, term.value.decimals)
    if swapped(term.value, needed):
        return N_(
            "Likely digits of {cause_row} are swapped: {cause_printed} for {cause_needed}."
        ), fields
    if in_thousands(term.value, needed, equation.tolerance):
        return N_(
            "Likely {cause_row} is in another unit: {cause_printed} for {cause_needed}."
        ), fields
    return None


def _of_stated(equation: Equation, grids: Grids) -> _Cause | None:
    stated, computed = equation.stated, equation.computed
    fields = {
        "printed": _shown(stated.value),
        "needed": print_number(computed, stated.value.decimals),
    }
    if stated.value.value == -computed:
        return N_("Likely the sign of {cause_printed} is turned."), fields
    if swapped(stated.value, computed):
        return N_("Likely digits are swapped: {cause_printed} for {cause_needed}."), fields
    if in_thousands(stated.value, computed, equation.tolerance):
        return N_("Likely it is in another unit: {cause_printed} for {cause_needed}."), fields
    if elsewhere := _same_elsewhere(equation, grids):
        return N_(
            "{cause_printed} also stands at {cause_elsewhere}: likely it was copied from there."
        ), {**fields, "elsewhere": elsewhere}
    if one_digit(stated.value, computed):
        return N_("Likely a digit is mistyped: {cause_printed} for {cause_needed}."), fields
    return None


def cause_in_sentence(equation: Equation, grids: Grids) -> _Cause:
    """The likely cause of a number of a sentence that is wrong, or what to do."""
    stated, computed = equation.stated.value, equation.computed
    fields = {"printed": _shown(stated), "needed": print_number(computed, stated.decimals)}
    if elsewhere := _in_other_period(equation, grids):
        return N_(
            "{cause_printed} also stands at {cause_elsewhere}: likely it was copied from there."
        ), {**fields, "elsewhere": elsewhere}
    if abs(stated.value) != abs(computed) and swapped(stated, computed):
        return N_("Likely digits are swapped: {cause_printed} for {cause_needed}."), fields
    if in_thousands(stated, computed, stated.half):
        needed = meant(stated, computed)
        return N_("Likely it is in another unit: {cause_printed} for {cause_needed}."), {
            **fields,
            "needed": needed,
        }
    return N_("Correct the number or the words."), {}


def _in_other_period(equation: Equation, grids: Grids) -> str:
    """Another place of the row that the sentence tells, where its number stands."""
    stated = equation.stated.value
    numbers = [one.number for one in equation.terms if isinstance(one.number, TableNumber)]
    if len(equation.terms) != 1 or not numbers or not equation.computed:
        return ""
    (row, column), grid = numbers[0][1:], grids[numbers[0].table]
    scale = equation.terms[0].value.value / equation.computed
    for other, head in enumerate(grid.columns):
        value = grid.value(row, other)
        if other == column or value is None or not head.head:
            continue
        if abs(abs(value.value / scale) - abs(stated.value)) <= stated.half:
            return " / ".join(filter(None, (grid.rows[row].label, head.head)))
    return ""


def _copied(equation: Equation, grids: Grids) -> _Cause | None:
    """A part that another row of its column has as well, or, of all parts it alone, another column
    of its row: it may have been copied from there."""
    of_rows = [(one, told) for one in equation.terms if (told := _in_other_row(one, grids))]
    of_columns = [(one, told) for one in equation.terms if (told := _in_other_column(one, grids))]
    if not of_rows and len(of_columns) != 1:
        return None
    term, elsewhere = (of_rows or of_columns)[0]
    needed = term.value.value + equation.difference * term.sign
    return N_(
        "Likely {cause_row} was copied from {cause_elsewhere}: {cause_printed} for {cause_needed}."
    ), {
        "row": _name(term, grids),
        "elsewhere": elsewhere,
        "printed": _shown(term.value),
        "needed": print_number(needed, term.value.decimals),
    }


def _in_other_row(term: Term, grids: Grids) -> str:
    number = term.number
    if not isinstance(number, TableNumber) or abs(term.value.value) < _REMARKABLE:
        return ""
    grid = grids[number.table]
    places = grid.places.get(term.value.value, ())
    rows = [row for row, column in places if column == number.column and row != number.row]
    return grid.rows[rows[0]].label if rows else ""


def _in_other_column(term: Term, grids: Grids) -> str:
    number = term.number
    if not isinstance(number, TableNumber) or abs(term.value.value) < _REMARKABLE:
        return ""
    grid = grids[number.table]
    places = grid.places.get(term.value.value, ())
    columns = [column for row, column in places if row == number.row and column != number.column]
    return grid.columns[columns[0]].head if columns else ""


def _same_elsewhere(equation: Equation, grids: Grids) -> str:
    """Another place of the table where the stated number, which is no small one, stands too: it
    may have been copied from there."""
    number, value = equation.stated.number, equation.stated.value.value
    if not isinstance(number, TableNumber) or abs(value) < _REMARKABLE:
        return ""
    grid = grids[number.table]
    here = (number.row, number.column)
    places = [one for one in grid.places.get(value, ()) if one != here]
    # In its own column first.
    for row, column in sorted(places, key=lambda one: (one[1] != number.column, one[1], one[0])):
        return " / ".join(filter(None, (grid.rows[row].label, grid.columns[column].head)))
    return ""


def _name(term: Term, grids: Grids) -> str:
    number = term.number
    if not isinstance(number, TableNumber):
        return ""
    grid = grids[number.table]
    return grid.rows[number.row].label or grid.columns[number.column].head


def _shown(value: Printed) -> str:
    return print_number(value.value, value.decimals)
