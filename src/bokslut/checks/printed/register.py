"""The rules over finished reports, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bokslut.model.finding import Finding

from .across_sentences import across_sentences
from .across_tables import across_tables
from .ages import ages
from .assessments import assessments
from .balance import balances
from .counts import counted
from .counts_in_words import counted_in_words
from .direction_across_sentences import directions_across_sentences
from .direction_against_table import directions_against_tables
from .direction_within_sentence import directions_within_sentences
from .equations import Equation
from .fixed_forms import fixed_forms
from .follow_up import follow_ups
from .grid import Grid
from .headlines import headlines
from .hundreds import hundreds
from .key_figures import key_figures
from .minus_signs import minus_signs
from .misreckoned import misreckoned
from .missing_parts import missing_parts
from .missing_rows import added_up
from .missing_units import missing_units
from .numbering import numbering
from .one_row import one_row
from .orphans import Orphans
from .out_of_line import out_of_line
from .percent_points import percent_points
from .pointers import pointers
from .reckoned import reckoned
from .repeated_passages import repeated_passages
from .row_shares import row_shares
from .running import running_totals
from .sentence_against_table import sentences_against_tables
from .sentence_signs import sentence_signs
from .shared_out import shared_out
from .side_by_side import sides_by_side
from .signs_against_tables import signs_against_tables
from .size_words import size_words
from .stale_tense import stale_tense
from .stale_values import stale_values
from .stocks_and_flows import stocks_and_flows
from .superlatives import superlatives
from .surplus_against_table import surpluses_against_tables
from .told_alike import told_alike
from .told_bases import told_bases
from .told_bridges import told_bridges
from .told_causes import told_causes
from .told_cells import told_cells
from .told_changes import told_changes
from .told_differences import told_differences
from .told_extremes import told_extremes
from .told_goals import told_goals
from .told_limits import told_limits
from .told_lists import told_lists
from .told_own_result import told_own_result
from .told_parts import told_parts
from .told_percents import told_percents
from .told_reasons import told_reasons
from .told_remains import told_remains
from .told_results import told_results
from .told_rows import told_rows
from .told_shares import told_shares
from .told_sides import told_sides
from .told_sums import told_sums
from .told_turns import told_turns
from .told_variances import told_variances
from .told_yearly import told_yearly
from .understood import Understood
from .unexplained import unexplained
from .unit_slips import unit_slips
from .unlikely import unlikely
from .weighted_means import weighted_means
from .within_frames import within_frames
from .within_paragraph import within_paragraphs
from .within_sentence import within_sentences

Rule = Callable[[Understood], Iterable[Equation]]


def _each_table(rule: Callable[[Grid], Iterable[Equation]]) -> Rule:
    def over_all(understood: Understood) -> Iterator[Equation]:
        for grid in understood.grids:
            yield from rule(grid)

    return over_all


RULES: tuple[Rule, ...] = (
    added_up,
    _each_table(running_totals),
    _each_table(shared_out),
    _each_table(hundreds),
    balances,
    across_tables,
    stocks_and_flows,
    key_figures,
    weighted_means,
    within_sentences,
    within_frames,
    within_paragraphs,
    told_limits,
    across_sentences,
    sentences_against_tables,
    told_rows,
    counted,
    told_sums,
    told_changes,
    told_differences,
    told_goals,
    told_variances,
    told_extremes,
    one_row,
    row_shares,
    told_turns,
    told_parts,
    told_results,
    told_alike,
    told_own_result,
    headlines,
    ages,
    told_causes,
    told_bases,
    told_lists,
    told_reasons,
    told_remains,
    reckoned,
    misreckoned,
    fixed_forms,
    told_bridges,
    told_shares,
    told_sides,
    told_yearly,
    told_percents,
)


def _remarks(understood: Understood) -> Iterable[Finding]:
    """What the reader of the file had to say."""
    return understood.report.remarks


# What is found without arithmetic.
READINGS: tuple[Callable[[Understood], Iterable[Finding]], ...] = (
    follow_ups,
    stale_tense,
    assessments,
    numbering,
    pointers,
    repeated_passages,
    missing_parts,
    missing_units,
    directions_against_tables,
    directions_within_sentences,
    surpluses_against_tables,
    superlatives,
    size_words,
    directions_across_sentences,
    sides_by_side,
    counted_in_words,
    percent_points,
    sentence_signs,
    signs_against_tables,
    minus_signs,
    _remarks,
)

# What makes the readings of sentences that those which look last build on, too: the rule that takes
# longest, and one that is done in no time behind it.
ON_READINGS = (sentences_against_tables, percent_points)

# What takes long and needs none of these.
LONG = (added_up, directions_against_tables, told_percents, counted, surpluses_against_tables)

# What is found last, of what all else leaves open, each where nothing is told yet.
LAST: tuple[Callable[[Orphans, Sequence[Finding]], Iterable[Finding]], ...] = (
    unlikely,
    unit_slips,
    stale_values,
    told_cells,
    unexplained,
    out_of_line,
)
