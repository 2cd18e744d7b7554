"""What share of a plan a percent of a sentence may be: how much of a budget is used, and how large
a variance is beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..understood.understood import Sentence
from ..understood.words import SIDE_ROOTS, is_body, roots_of
from .frame_words import base_of
from .measures import Measure
from .percent_amounts import (
    OF_TEXT,
    Made,
    amount_in,
    cell_of,
    columns_of,
    of_told_plan,
    ratio,
)
from .percent_forms import Form
from .percent_names import LEAST_NAMED, Anchor, Names

_OF_ITS_PLAN, _OF_WIDER, _MOST = 0.8, 0.75, 8
_SO_FAR = re.compile(
    r"\b(?:efter\s+\w+\s+månader|hittills|till och med|t\.?o\.?m|so far|year to date)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"budget|anslag|^ram|plan|bidrag|prognos|^årsbudget|target|appropriation|^år$|^hel|"
    r"^(?:årets|tilldela(?:de|t)|beslutade|beviljade|total\w*|deras|sin|dess|den|its|the|years?|SEK|of|netto\w*)$",
    re.IGNORECASE,
)
_IS_PLAN = re.compile(
    r"\w*budget(?:en|ens|ramen?|anslag\w*)?\b|\b\w*ram(?:en|ar|arna)\b|\banslag\w*|\b(?:kommun|region)bidrag\w*|"
    r"\bappropriations?\b",
    re.IGNORECASE,
)
# Of the year before, which the text may tell and the table of this year does not.
_THEN = re.compile(
    r"(?:föregående år|förra året|året (?:före|innan)|i fjol|last year)\b", re.IGNORECASE
)
USED = re.compile(r"\b(?:använ|förbruka|utnyttja|upparbeta|used\b|spent\b)", re.IGNORECASE)
_VARIES = re.compile(
    r"överskott|underskott|avvik\w*|\bsurplus|\bdeficit|\bvariance|\boverspen|\bunderspen",
    re.IGNORECASE,
)


def is_of_plan(form: Form) -> bool:
    """Whether the words for a whole are a plan's, and no amount of the sentence is it."""
    if form.whole_amount is not None:
        return False
    return base_of(form.whole) in ("budget", "forecast") or bool(_IS_PLAN.search(form.whole))


@dataclass(frozen=True)
class Plans:
    """The shares of plans that the percents of a report may be."""

    names: Names

    def of(self, form: Form, before: Sequence[Sentence], years: Sequence[str]) -> Iterator[Made]:
        """What is used of a plan."""
        then = _THEN.match(form.sentence.text) is not None
        yield from of_told_plan(form, () if then else before)
        if then:
            return
        words = [one for one in re.findall(r"\w+", form.whole) if not _is_owner(one)]
        if any(not _PLAN.search(one) for one in words):
            return
        number = form.part_amount or form.number
        readings = self.names.readings
        _speech, named = readings.spoken_of(form.sentence, number, before[-1] if before else None)
        told = False
        for one in named[:_MOST]:
            if one.strength >= LEAST_NAMED:
                measure = self.names.mentioned.measure(one.line, one.strength)
                for made in _of_its_plan(form, measure, years):
                    told = True
                    yield made
        if not told and form.part_amount is not None:
            yield from self._of_cells(form, before)

    def _of_cells(self, form: Form, before: Sequence[Sentence]) -> Iterator[Made]:
        """An amount of the text that is a cell, beside the plan of the same line: `ett överskott på
        5,8 mnkr, motsvarande 0,8 procent av budgetramen`."""
        assert form.part_amount is not None
        part = amount_in(form.sentence, form.part_amount, OF_TEXT)
        varies = bool(_VARIES.search(form.sentence.text[: form.part_amount.start]))
        for anchor in self.names.anchors(part, before):
            if (anchor.column.kind == "variance") != varies or anchor.column.kind == "budget":
                continue
            line = self.names.readings.subjects.lines[min(anchor.places)]
            measure = self.names.mentioned.measure(line, anchor.strength)
            plans = [
                one
                for one in measure.amounts
                if one.kind == "budget" and _is_beside(one.words, anchor)
            ]
            # Of this year's plan and of that of all years only the words tell which is meant.
            how = anchor.strength * (_OF_WIDER if len(plans) > 1 else 1)
            for plan in plans:
                yield from ratio(part, cell_of(measure, plan), how)

    def used_of(
        self, form: Form, before: Sequence[Sentence], years: Sequence[str]
    ) -> Iterator[Made]:
        """What a line has used of its plan, which the sentence tells: `Budgeten för nämnden är 47,8
        mnkr, varav 65,8 procent var förbrukat`."""
        if form.whole_amount is None or not USED.search(form.sentence.text):
            return
        whole = amount_in(form.sentence, form.whole_amount, OF_TEXT)
        for anchor in self.names.anchors(whole, before):
            if anchor.column.kind != "budget":
                continue
            line = self.names.readings.subjects.lines[min(anchor.places)]
            measure = self.names.mentioned.measure(line, anchor.strength)
            for column in columns_of(measure, years):
                if column.words & SIDE_ROOTS == anchor.column.words & SIDE_ROOTS:
                    yield from ratio(cell_of(measure, column), whole, anchor.strength)


def _is_beside(words: frozenset[str], anchor: Anchor) -> bool:
    """Whether a plan is of the same side of an account, and of the same time, as a cell."""
    return words & SIDE_ROOTS == anchor.column.words & SIDE_ROOTS


def _is_owner(word: str) -> bool:
    """Whether a word is whose plan it is: `nämndens`."""
    return any(map(is_body, roots_of(word)))


def _of_its_plan(form: Form, measure: Measure, years: Sequence[str]) -> Iterator[Made]:
    """What a line has used of its plan."""
    how = min(measure.strength, _OF_ITS_PLAN)
    foreseen = any(one.kind == "forecast" for one in measure.amounts)
    if foreseen or _SO_FAR.search(form.sentence.text):
        # What is used of the year's budget so far may be in no column.
        how *= _OF_WIDER
    part = amount_in(form.sentence, form.part_amount, OF_TEXT) if form.part_amount else None
    sides = [
        column.words
        for column, one in measure.amounts.items()
        if part is not None
        and one.dimension == part.dimension
        and abs(abs(one.value) - part.value) <= one.half + part.half
    ]
    for plan in measure.amounts:
        if plan.kind != (base_of(form.whole) or "budget"):
            continue
        if part is None:
            for column in columns_of(measure, years):
                if column.words & SIDE_ROOTS == plan.words & SIDE_ROOTS:
                    yield from ratio(cell_of(measure, column), cell_of(measure, plan), how)
        elif not sides or plan.words in sides:
            yield from ratio(part, cell_of(measure, plan), how if sides else how * _OF_WIDER)
