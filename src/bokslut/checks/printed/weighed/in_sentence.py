"""How a sentence's number that does not come out is told: with its unit and its likely cause."""

from __future__ import annotations

from collections.abc import Sequence

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import print_number

from ..understood.equations import Equation, State
from ..understood.misstated import meant, shown
from ..understood.understood import Sentence, Understood
from .causes import cause_in_sentence


def in_sentence(
    understood: Understood, sentence: Sentence, equation: Equation, sums: Sequence[str]
) -> Finding:
    """The finding of a number of a sentence: `sums` are the ways to write out what it should be."""
    rounding = equation.state is State.ROUNDING
    stated = equation.stated.value
    printed = print_number(stated.value, stated.decimals)
    unit = _unit(sentence, equation)
    remedy, told = ("", {}) if rounding else cause_in_sentence(equation, understood.grid)
    return finding(
        equation.rule,
        Severity.NOTE if rounding else Severity.ERROR if equation.sure else Severity.WARNING,
        "{sum}, but {printed} is written: rounding."
        if rounding
        else "{sum}, but {printed} is written.",
        place=Place(
            file=understood.report.name or None,
            page=sentence.spot.page,
            line=sentence.spot.line,
            sheet=sentence.spot.sheet,
            cell=sentence.spot.cell,
        ),
        quote=sentence.text,
        claimed=printed,
        expected=meant(stated, equation.computed),
        remedy=remedy,
        sum="; ".join(_with_unit(one, unit, equation) for one in sums),
        printed=printed + unit,
        **{f"cause_{name}": value for name, value in told.items()},
    )


def _unit(sentence: Sentence, equation: Equation) -> str:
    """The unit of the number as the sentence writes it, with the blank before it."""
    for one in sentence.amounts:
        if sentence.term(one).number == equation.stated.number and one.unit_start < one.end:
            unit = sentence.text[one.unit_start : one.end].strip()
            return f" {unit}"
    return ""


def _with_unit(told: str, unit: str, equation: Equation) -> str:
    """What is written out, with the unit of the sentence where it ends with the bare number."""
    stated = equation.stated.value
    bare = f"= {shown(equation.computed, stated.decimals)}"
    return told + unit if told.endswith(bare) else told
