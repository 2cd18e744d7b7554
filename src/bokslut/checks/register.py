"""The register of checks: the one place that lists them all."""

from __future__ import annotations

from bokslut.model.finding import Finding

from . import (
    activity_overdue,
    assessment_without_reason,
    asset_book_value,
    balance_sheet_balances,
    budget_not_balanced,
    cash_flow_not_cash_change,
    deficient_without_measures,
    depreciation_plan,
    elimination_not_zero,
    follow_up_empty,
    goal_history,
    goal_numbering,
    goal_text_against_evidence,
    goal_unanswered,
    indicator_overdue,
    indicator_without_owner,
    internal_counterpart,
    ledger_against_appropriation,
    ledger_ends_early,
    missing_organisation,
    missing_part,
    no_ledger,
    nothing_imported,
    opening_not_closing,
    overlapping_lines,
    plain_language,
    posting_after_close,
    posting_without_unit,
    reserve_above_room,
    saving_not_realised,
    series_break,
    sum_rows,
    suspense_not_zero,
    typed_number,
    unknown_unit,
    unmapped_account,
    unusual_sign,
    voucher_duplicate,
    voucher_gap,
)
from .context import Check, CheckContext

CHECKS: tuple[Check, ...] = (
    # Is everything there?
    nothing_imported.check,
    missing_organisation.check,
    no_ledger.check,
    ledger_ends_early.check,
    voucher_gap.check,
    voucher_duplicate.check,
    posting_after_close.check,
    missing_part.check,
    # Does every amount reach the statements, once?
    unmapped_account.check,
    overlapping_lines.check,
    unknown_unit.check,
    posting_without_unit.check,
    sum_rows.check,
    # Does it agree with itself, and with what was decided?
    balance_sheet_balances.check,
    opening_not_closing.check,
    suspense_not_zero.check,
    unusual_sign.check,
    internal_counterpart.check,
    elimination_not_zero.check,
    cash_flow_not_cash_change.check,
    reserve_above_room.check,
    ledger_against_appropriation.check,
    budget_not_balanced.check,
    depreciation_plan.check,
    asset_book_value.check,
    # Is every goal answered, and is its grade borne out?
    assessment_without_reason.check,
    goal_text_against_evidence.check,
    follow_up_empty.check,
    deficient_without_measures.check,
    goal_numbering.check,
    indicator_without_owner.check,
    indicator_overdue.check,
    series_break.check,
    goal_unanswered.check,
    goal_history.check,
    activity_overdue.check,
    saving_not_realised.check,
    # Do the texts say what the figures say?
    typed_number.check,
    plain_language.check,
)


def run_checks(context: CheckContext) -> list[Finding]:
    """The findings of all checks."""
    return [found for check in CHECKS for found in check(context)]
