"""The rules over finished reports, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bokslut.model.finding import Finding

from ..claims.ages import ages
from ..claims.told_lists import told_lists
from ..counts.counts import counted
from ..counts.counts_in_words import counted_in_words
from ..counts.listed_names import listed_names
from ..directions.direction_across_sentences import directions_across_sentences
from ..directions.direction_against_table import directions_against_tables
from ..directions.direction_within_sentence import directions_within_sentences
from ..directions.minus_signs import minus_signs
from ..directions.sentence_signs import sentence_signs
from ..directions.side_by_side import sides_by_side
from ..directions.signs_against_tables import signs_against_tables
from ..directions.size_words import size_words
from ..directions.surplus_against_table import surpluses_against_tables
from ..goals.assessments import assessments
from ..goals.follow_up import follow_ups
from ..goals.missing_parts import missing_parts
from ..goals.numbering import numbering
from ..goals.pointers import pointers
from ..goals.repeated_passages import repeated_passages
from ..goals.stale_dates import stale_dates
from ..goals.stale_tense import stale_tense
from ..sentences.across_sentences import across_sentences
from ..sentences.beyond_whole import beyond_wholes
from ..sentences.boards_together import boards_together
from ..sentences.common_sums import common_sums
from ..sentences.fixed_forms import fixed_forms
from ..sentences.headlines import headlines
from ..sentences.listed_values import listed_values
from ..sentences.misreckoned import misreckoned
from ..sentences.one_row import one_row
from ..sentences.orphans import Orphans
from ..sentences.out_of_line import out_of_line
from ..sentences.percent_points import percent_points
from ..sentences.reckoned import reckoned
from ..sentences.row_gaps import row_gaps
from ..sentences.row_shares import row_shares
from ..sentences.sentence_against_table import sentences_against_tables
from ..sentences.stale_values import stale_values
from ..sentences.standard_flows import standard_flows
from ..sentences.superlatives import superlatives
from ..sentences.thereof import thereof
from ..sentences.told_alike import told_alike
from ..sentences.told_bases import told_bases
from ..sentences.told_bridges import told_bridges
from ..sentences.told_causes import told_causes
from ..sentences.told_cells import told_cells
from ..sentences.told_changes import told_changes
from ..sentences.told_differences import told_differences
from ..sentences.told_each import told_each
from ..sentences.told_extremes import told_extremes
from ..sentences.told_forecasts import told_forecasts
from ..sentences.told_goals import told_goals
from ..sentences.told_groups import told_groups
from ..sentences.told_growth import told_growth
from ..sentences.told_key_figures import told_key_figures
from ..sentences.told_limits import told_limits
from ..sentences.told_own_result import told_own_result
from ..sentences.told_parts import told_parts
from ..sentences.told_percents import told_percents
from ..sentences.told_projects import told_projects
from ..sentences.told_reasons import told_reasons
from ..sentences.told_remains import told_remains
from ..sentences.told_results import told_results
from ..sentences.told_rows import told_rows
from ..sentences.told_shares import told_shares
from ..sentences.told_sides import told_sides
from ..sentences.told_spans import told_spans
from ..sentences.told_sums import told_sums
from ..sentences.told_thereby import told_thereby
from ..sentences.told_turns import told_turns
from ..sentences.told_variances import told_variances
from ..sentences.told_yearly import told_yearly
from ..sentences.unexplained import unexplained
from ..sentences.unit_slips import unit_slips
from ..sentences.unlikely import unlikely
from ..sentences.within_frames import within_frames
from ..sentences.within_paragraph import within_paragraphs
from ..sentences.within_sentence import within_sentences
from ..tables.across_tables import across_tables
from ..tables.balance import balances
from ..tables.hundreds import hundreds
from ..tables.key_figures import key_figures
from ..tables.missing_rows import added_up
from ..tables.missing_units import missing_units
from ..tables.running import running_totals
from ..tables.shared_out import shared_out
from ..tables.standard_forms import standard_forms
from ..tables.stocks_and_flows import stocks_and_flows
from ..tables.weighted_means import weighted_means
from ..understood.equations import Equation
from ..understood.grid import Grid
from ..understood.understood import Understood

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
    _each_table(standard_forms),
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
    listed_names,
    told_sums,
    told_changes,
    told_growth,
    told_differences,
    told_goals,
    told_groups,
    told_variances,
    told_extremes,
    told_forecasts,
    one_row,
    row_gaps,
    common_sums,
    boards_together,
    thereof,
    told_spans,
    standard_flows,
    told_projects,
    listed_values,
    told_key_figures,
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
    told_thereby,
    told_each,
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
    stale_dates,
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

# What takes long and needs none of these, each with those that ask the same of each sentence, for
# which it is looked up once.
LONG: tuple[tuple[Callable[[Understood], Iterable[object]], ...], ...] = (
    (added_up,),
    (
        directions_against_tables,
        surpluses_against_tables,
        told_turns,
        sides_by_side,
        size_words,
        superlatives,
    ),
    (told_percents,),
    (counted, counted_in_words),
)

# What is found last, of what all else leaves open, each where nothing is told yet.
LAST: tuple[Callable[[Orphans, Sequence[Finding]], Iterable[Finding]], ...] = (
    unlikely,
    beyond_wholes,
    unit_slips,
    stale_values,
    told_cells,
    unexplained,
    out_of_line,
)
