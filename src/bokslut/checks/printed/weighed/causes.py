"""What a difference is likely due to: one printed number that would explain all of it.

A proposal to look at, never a proof: the arithmetic says that something is wrong, these say what
people usually get wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from bokslut.model.numbers import print_number

from ..understood.cells import Printed
from ..understood.equations import Equation, Gone, TableNumber, Term
from ..understood.grid import Grid
from ..understood.slips import THOUSAND, one_digit, swapped

# Marks what is translated.
N_ = str
# Smaller numbers stand in several places by chance.
_REMARKABLE = 100


Grids = Mapping[int, Grid]


def cause(equation: Equation, grids: Grids) -> tuple[str, dict[str, str]]:
    """The likely cause as a message id with its fields, or what to do where nothing explains the
    difference."""
    if equation.gone:
        return _gone(equation.gone)
    for term in equation.terms if _may_be_part(equation) else ():
        told = _of_part(equation, term, grids)
        if told is not None:
            return told
    told = _of_stated(equation, grids) or (None if equation.blamed else _copied(equation, grids))
    if told is not None:
        return told
    if equation.blanks:
        return N_("Rows without a value would explain it: {cause_rows}. Fill them in."), {
            "rows": ", ".join(equation.blanks[:5])
        }
    return N_("Compare the numbers with their sources: one of them is wrong."), {}


def _gone(gone: Gone) -> tuple[str, dict[str, str]]:
    """What the row that is missing would have, and where it stands, if anywhere."""
    fields = {"row": gone.found, "amounts": " | ".join(_shown(one) for _sum, one in gone.amounts)}
    if gone.found:
        return N_("Likely the row {cause_row} ({cause_amounts}) is missing here."), fields
    return N_("Likely a row with {cause_amounts} is missing among those that are added."), fields


def _may_be_part(equation: Equation) -> bool:
    """Whether any of several parts may be the wrong one as well as the sum."""
    return equation.linear and not equation.blamed and len(equation.terms) > 1


def _of_part(equation: Equation, term: Term, grids: Grids) -> tuple[str, dict[str, str]] | None:
    gap = equation.difference
    share = term.value.value * term.sign
    fields = {"row": _name(term, grids), "printed": _shown(term.value)}
    if not share:
        return None
    if gap == -2 * share:
        return N_("Likely the sign of {cause_row} ({cause_printed}) is turned."), fields
    if gap == share:
        return N_("Likely {cause_row} ({cause_printed}) is counted twice."), fields
    if gap == -share:
        return N_("Likely {cause_row} ({cause_printed}) is not counted in the sum."), fields
    needed = (term.value.value + gap * term.sign).normalize()
    fields["needed"] = print_number(needed, term.value.decimals)
    if swapped(term.value, needed):
        return N_(
            "Likely digits of {cause_row} are swapped: {cause_printed} for {cause_needed}."
        ), fields
    if needed == term.value.value * THOUSAND or needed * THOUSAND == term.value.value:
        return N_(
            "Likely {cause_row} is in another unit: {cause_printed} for {cause_needed}."
        ), fields
    return None


def _of_stated(equation: Equation, grids: Grids) -> tuple[str, dict[str, str]] | None:
    stated, computed = equation.stated, equation.computed
    fields = {
        "printed": _shown(stated.value),
        "needed": print_number(computed, stated.value.decimals),
    }
    if stated.value.value == -computed:
        return N_("Likely the sign of {cause_printed} is turned."), fields
    if swapped(stated.value, computed):
        return N_("Likely digits are swapped: {cause_printed} for {cause_needed}."), fields
    if computed and stated.value.value in (computed * THOUSAND, computed / THOUSAND):
        return N_("Likely it is in another unit: {cause_printed} for {cause_needed}."), fields
    if elsewhere := _same_elsewhere(equation, grids):
        return N_(
            "{cause_printed} also stands at {cause_elsewhere}: likely it was copied from there."
        ), {**fields, "elsewhere": elsewhere}
    if one_digit(stated.value, computed):
        return N_("Likely a digit is mistyped: {cause_printed} for {cause_needed}."), fields
    return None


def _copied(equation: Equation, grids: Grids) -> tuple[str, dict[str, str]] | None:
    """A part that another row of its column has as well: it may have been copied from there."""
    for term in equation.terms:
        number = term.number
        if not isinstance(number, TableNumber) or abs(term.value.value) < _REMARKABLE:
            continue
        grid = grids[number.table]
        others = [
            row
            for row, column in grid.places.get(term.value.value, ())
            if column == number.column and row != number.row
        ]
        if others:
            needed = term.value.value + equation.difference * term.sign
            return N_(
                "Likely {cause_row} was copied from {cause_elsewhere}: {cause_printed} for "
                "{cause_needed}."
            ), {
                "row": _name(term, grids),
                "elsewhere": grid.rows[others[0]].label,
                "printed": _shown(term.value),
                "needed": print_number(needed, term.value.decimals),
            }
    return None


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
