"""The words in which a judged report is told: states, rules, places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bokslut.checks.printed.understood.equations import Equation, State
from bokslut.model.finding import Place, Translate
from bokslut.model.message import fill
from bokslut.model.numbers import MINUS, print_number
from bokslut.report.printed import OWN

if TYPE_CHECKING:
    from .marked import Marks

# Marks what is translated.
N_ = str

# A sign beside the colour, so that nobody needs the colour.
MARKS = {State.PROVED: "✓", State.ROUNDING: "≈", State.CONTRADICTED: "✗", State.OPEN: "○"}
WARNED = "!"
# Gravest first.
ORDER = (State.CONTRADICTED, State.ROUNDING, State.PROVED, State.OPEN)

_STATES = {
    State.PROVED: N_("proved"),
    State.ROUNDING: N_("within rounding"),
    State.CONTRADICTED: N_("contradicted"),
    State.OPEN: N_("open"),
}
_MEANS = {
    State.PROVED: N_("It follows from other numbers of the report, recomputed."),
    State.ROUNDING: N_("It differs by no more than what the printed digits explain."),
    State.CONTRADICTED: N_("It cannot be true together with the numbers that it depends on."),
    State.OPEN: N_("Nothing has checked it. It is not told as right."),
}
_RULES = {
    "footing": N_("Sums of rows"),
    "key-figure": N_("Key figures"),
    "cross-footing": N_("Sums, differences and shares of columns"),
    "balance": N_("Balance sheet and result"),
    "sign-in-sentence": N_("Sign in a sentence"),
    "told-sum": N_("Sum in a sentence"),
    "told-apart": N_("Sentences that belong together"),
    "sheet-cut": N_("Rows of a sheet that were not read"),
    "text-arithmetic": N_("Amounts that follow from each other"),
    "percent-in-sentence": N_("Percent in a sentence"),
    "told-twice": N_("One thing told twice"),
    "across-tables": N_("Table against table"),
    "within-sentence": N_("Within a sentence"),
    "across-sentences": N_("Sentence against sentence"),
    "repeated-sentence": N_("Sentence against sentence"),
    "text-against-table": N_("Sentence against table"),
    "counted": N_("Counted in a sentence"),
    "year-over-year": N_("Against last year's report"),
    "restated-comparative": N_("Comparative restated"),
    "series-break": N_("Break in a series"),
    "reused-text": N_("Text reused from last year"),
    "earlier-not-earlier": N_("Earlier report"),
    "without-source": N_("Without source in the workspace"),
    "against-workspace": N_("Against the workspace"),
    "deficient-without-remedy": N_("Deficient without measures"),
    "follow-up-missing": N_("Empty follow-up"),
    "goal-gap": N_("Gap in the numbering of goals"),
    "numbering-gap": N_("Gap in the numbering"),
    "grade-against-text": N_("Assessment against text"),
    "assessment-against-figures": N_("Assessment against figures"),
    "assessment-against-target": N_("Assessment against target"),
    "assessment-differs": N_("Assessments that differ"),
    "assessment-of-whole": N_("Assessment of the whole"),
    "part-missing": N_("Missing part"),
    "unit-missing": N_("Missing unit"),
    "thousandfold": N_("A thousand times too much or too little"),
    "negative-unlikely": N_("A minus that cannot be"),
    "heading-misspelt": N_("Misspelt heading"),
    "pointer-nowhere": N_("Reference that leads nowhere"),
    "page-nowhere": N_("Page that is not there"),
    "contents-page": N_("Page in the contents"),
    "repeated-passage": N_("Passages that differ"),
    "stale-tense": N_("Words of time"),
    "counted-in-words": N_("Counted in words"),
    "direction-across-sentences": N_("Direction in two sentences"),
    "direction-against-table": N_("Direction against table"),
    "direction-within-sentence": N_("Direction within a sentence"),
    "surplus-against-table": N_("Surplus or deficit against table"),
    "side-by-side": N_("Compared side by side"),
    "size-word": N_("Words of size"),
    "superlative": N_("Largest and smallest"),
    "out-of-line": N_("Out of line with the other years"),
    "beyond-whole": N_("More than the whole"),
    "cell-against-text": N_("Table against text"),
    "same-as-before": N_("The same as the year before"),
    "percent-for-points": N_("Percent for percentage points"),
    "stale-value": N_("Last year's number"),
    "unexplained": N_("Number that nothing explains"),
    "unit-unlikely": N_("Unlikely unit"),
    "within-paragraph": N_("Within a paragraph"),
    "minus-unlikely": N_("A minus that cannot be"),
    "not-calculated": N_("Formula without a value"),
    "error-value": N_("Cell that shows an error"),
    "activity-overdue": N_("Activity past its time"),
    "assessment-without-reason": N_("Assessment without a reason"),
    "deficient-without-measures": N_("Deficient without measures"),
    "follow-up-empty": N_("Empty follow-up"),
    "goal-numbering": N_("Gap in the numbering of goals"),
    "goal-text-against-evidence": N_("Assessment against text"),
    "indicator-without-owner": N_("Indicator without an owner"),
    "typed-number-unbound": N_("Numbers typed by hand"),
}
# `5 - -3`: two signs beside each other, which one reads as one.
_TWO_SIGNS = re.compile(
    r"(?<= )[-\u2212](?= )( )[-\u2212]([0-9](?:[ \u00a0\u202f.,]?[0-9])*)(?=[ ,.;)]|$)"
)
_MINUS_HYPHEN = re.compile(r"(?<![\w)])-(?=[ \u00a0\u202f]?[0-9(])")


def about(marks: Marks, translate: Translate) -> str:
    """What was done with the numbers, below the title of what tells of it."""
    if marks.report.kind == OWN:
        return translate("Each number held against the others of the report and against its figure")
    return translate("Each number held against the others of the report")


def state_word(state: State, translate: Translate) -> str:
    """The word for a state."""
    return translate(_STATES[state])


def state_means(state: State, translate: Translate) -> str:
    """What a state means, in a sentence."""
    return translate(_MEANS[state])


def rule_name(rule: str, translate: Translate) -> str:
    """What a rule looks at; a rule without words of its own is called by its key."""
    return translate(_RULES[rule]) if rule in _RULES else rule


def arithmetic(text: str) -> str:
    """An equation as it is written out, with true minus signs, and brackets around what is below
    zero and taken away."""
    # A table may have no heads: the row is the whole name of a number then.
    told = _TWO_SIGNS.sub(rf"{MINUS}\1({MINUS}\2)", text.replace(", : ", ": "))
    return _MINUS_HYPHEN.sub(MINUS, told)


def verdict(equation: Equation, translate: Translate) -> str:
    """What is printed beside what was computed: nothing where they agree."""
    if not equation.difference:
        return ""
    decimals = max(
        [equation.stated.value.decimals, *(one.value.decimals for one in equation.terms)]
    )
    return fill(
        translate("printed {printed}, difference {gap}"),
        {
            "printed": print_number(equation.stated.value.value, equation.stated.value.decimals),
            "gap": print_number(equation.difference, decimals),
        },
    )


def place_words(place: Place, translate: Translate, *, short: bool = False) -> str:
    """Where a finding stands, in words: page, line, sheet and cell; with the table unless
    `short`."""
    parts = []
    if place.page is not None:
        parts.append(fill(translate("page {page}"), {"page": place.page}))
    if place.line is not None:
        parts.append(fill(translate("line {line}"), {"line": place.line}))
    if place.sheet is not None:
        parts.append("!".join(part for part in (place.sheet, place.cell) if part))
    if place.table and not short:
        named = fill(translate("table {table}"), {"table": place.table})
        parts.append(named if place.table.isdigit() else place.table)
    return ", ".join(parts)
