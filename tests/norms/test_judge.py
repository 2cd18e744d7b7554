"""A report is held against the law of its year: what it has, what it lacks, what is not asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from norm_documents import MANAGEMENT_REPORT, document, section, table, text, whole_report

from bokslut.model.document import Document, Paragraph, TableBlock, TextRun
from bokslut.model.period import parse_period
from bokslut.norms.judge import is_heading_of, judge, last_day, usual_kind
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Asked, BodyKind, Due, Entry, ReportKind, State

NORMS = read_norms()


def judged(
    report: Document,
    body: BodyKind = "municipality",
    period: str = "2025",
    kind: ReportKind | None = None,
    **not_applicable: str,
) -> dict[str, Entry]:
    """The checklist of a report, by the keys of the requirements."""
    span = parse_period(period)
    waived = {key.replace("_", "-"): reason for key, reason in not_applicable.items()}
    asked = Asked(body, kind or usual_kind(span), span, waived)
    return {one.requirement.key: one for one in judge(NORMS, asked, report)}


def states(entries: dict[str, Entry]) -> dict[str, State]:
    return {key: one.state for key, one in entries.items()}


def test_a_report_with_the_parts_that_the_law_names_has_them() -> None:
    found = states(judged(whole_report()))
    for part in ("income-statement", "balance-sheet", "cash-flow", "notes", "operations"):
        assert found[f"lkbr-4-1-{part}"] is State.PRESENT
    assert found["lkbr-4-1-investments"] is State.PRESENT
    assert found["lkbr-4-1-management-report"] is State.PRESENT


def test_a_published_municipality_s_own_list_of_its_management_report_is_recognised() -> None:
    found = states(judged(whole_report(), "group"))
    asked = (3, 4, 5, 7, 8, 9, 10, 13)
    assert {found[f"lkbr-11-{number}"] for number in asked} == {State.PRESENT}
    # It names no overview, nothing that is important beside the statements.
    assert {found["lkbr-11-1"], found["lkbr-11-2"]} == {State.MISSING}
    assert len(asked) == len(MANAGEMENT_REPORT) - 1


def test_an_empty_report_lacks_everything_that_the_law_asks_for() -> None:
    found = judged(document())
    law = [one for one in found.values() if one.requirement.norm == "lkbr"]
    assert len([one for one in law if one.state is State.MISSING]) > 25
    assert not [one for one in law if one.state is State.PRESENT]


def test_a_closing_of_2014_is_held_against_the_law_of_2014() -> None:
    laws = {one.requirement.norm for one in judged(document(), period="2014").values()}
    assert laws == {"krl", "kl91"}
    laws = {one.requirement.norm for one in judged(document(), period="2025").values()}
    assert laws == {"lkbr", "kl", "r14", "r15"}


def test_the_old_law_holds_for_2018_and_the_new_one_from_2019() -> None:
    """LKBR's transitional provisions: first for 2019; KRL still for the annual report of 2018."""
    assert "krl-3-2-income-statement" in judged(document(), period="2018")
    assert not [key for key in judged(document(), period="2018") if key.startswith("lkbr")]
    assert "lkbr-4-1-income-statement" in judged(document(), period="2019")
    assert not [key for key in judged(document(), period="2019") if key.startswith("krl")]


def test_the_reserve_has_its_new_rules_from_2024() -> None:
    before, after = judged(document(), period="2023"), judged(document(), period="2024")
    assert "resultatutjämningsreserven" in before["kl-11-14-2019"].requirement.asks
    assert "högst 5 procent" in after["kl-11-14"].requirement.asks
    assert "kl-11-14" not in before and "kl-11-14-2019" not in after
    assert "lkbr-11-10-reserve" in after and "lkbr-11-10-reserve" not in before


def test_a_board_is_asked_for_its_stewardship_alone() -> None:
    economy = section("Ekonomi", TableBlock("utfall"))
    report = document(economy, tables=(table("Utfall"),))
    found = states(judged(report, "board"))
    assert found.pop("kl-11-18") is State.PRESENT
    assert set(found.values()) == {State.NOT_APPLICABLE}


def test_a_municipality_without_companies_owes_no_consolidated_accounts() -> None:
    report = whole_report()
    assert judged(report, "municipality")["lkbr-12-2"].state is State.NOT_APPLICABLE
    assert judged(report, "group")["lkbr-12-2"].state is State.MISSING


def test_nothing_of_this_is_asked_of_a_company() -> None:
    assert set(states(judged(document(), "company")).values()) == {State.NOT_APPLICABLE}


def test_an_interim_report_needs_the_three_parts_of_the_law() -> None:
    """LKBR 13 kap. 2 §: an income statement, a balance sheet, a simplified management report."""
    found = judged(document(), period="2025-01..2025-08")
    parts = {one.requirement.part for key, one in found.items() if key.startswith("lkbr-13-2")}
    assert parts == {"income-statement", "balance-sheet", "management-report"}
    assert not [key for key in found if key.startswith("lkbr-4")]


def test_nothing_is_asked_of_a_memo() -> None:
    assert judged(document(), kind="other") == {}


def test_a_section_says_which_part_it_is_whatever_its_heading() -> None:
    named = section("Räkningarna", TableBlock("a"), meets=("balance-sheet",))
    report = document(named, tables=(table("A"),))
    entry = judged(report)["lkbr-4-1-balance-sheet"]
    assert (entry.state, entry.heading) == (State.PRESENT, "Räkningarna")


def test_a_part_that_is_said_and_empty_is_not_there() -> None:
    empty = section("Utsikter", text("  "), meets=("outlook",))
    entry = judged(document(empty))["lkbr-11-4"]
    assert (entry.state, entry.empty, entry.heading) == (State.MISSING, True, "Utsikter")


def test_a_note_that_a_sentence_is_left_out_is_no_part() -> None:
    note = Paragraph((TextRun("1 mening är utelämnad."),), "note")
    assert judged(document(section("Förväntad utveckling", note)))["lkbr-11-4"].empty


def test_a_statement_without_a_value_is_not_there_though_words_stand_beside_it() -> None:
    shown = section("Balansräkning", text("Så här såg det ut."), TableBlock("balansräkning"))
    unknown = document(shown, tables=(table("Balansräkning", None),))
    assert judged(unknown)["lkbr-4-1-balance-sheet"].empty
    known = document(shown, tables=(table("Balansräkning"),))
    assert judged(known)["lkbr-4-1-balance-sheet"].state is State.PRESENT


def test_a_chapter_holds_what_stands_in_the_parts_below_it() -> None:
    chapter, below = section("Förvaltningsberättelse"), section("Annat", text("…"), level=2)
    after = section("Noter", text("…"))
    full = judged(document(chapter, below, after))["lkbr-4-1-management-report"]
    assert full.state is State.PRESENT
    assert judged(document(chapter, after))["lkbr-4-1-management-report"].empty


def test_a_table_under_another_heading_is_found_by_its_title() -> None:
    report = document(
        section("Bilagor", TableBlock("kassaflödesanalys")), tables=(table("Kassaflödesanalys"),)
    )
    entry = judged(report)["lkbr-4-1-cash-flow"]
    assert (entry.state, entry.section) == (State.PRESENT, "bilagor")


def test_what_is_asked_under_a_condition_can_be_set_aside_with_a_reason() -> None:
    found = judged(document(), lkbr_9_12="Inga sådana poster")
    assert found["lkbr-9-12"].state is State.NOT_APPLICABLE
    assert found["lkbr-9-12"].reason == "Inga sådana poster"
    # What a report has, it has.
    has = judged(document(section("Extraordinära poster", text("…"))), lkbr_9_12="Inga")
    assert has["lkbr-9-12"].state is State.PRESENT


def test_what_the_law_asks_of_all_cannot_be_set_aside() -> None:
    found = judged(document(), lkbr_4_1_balance_sheet="Vi vill inte")
    assert found["lkbr-4-1-balance-sheet"].state is State.MISSING


@pytest.mark.parametrize(
    ("dated", "state"), [("2026-04-15", State.PRESENT), ("2026-04-16", State.MISSING)]
)
def test_an_annual_report_is_due_on_the_15th_of_april(dated: str, state: State) -> None:
    """KL 11 kap. 20 §."""
    assert judged(document(dated=dated))["kl-11-20"].state is state


def test_an_interim_report_is_due_two_months_after_its_period() -> None:
    """KL 11 kap. 16 §."""
    assert last_day(Due(months=2), parse_period("2025-01..2025-08")) == date(2025, 10, 31)
    assert last_day(Due(months=2), parse_period("2025-01..2025-12")) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("2025", "annual"),
        ("2025-01..2025-06", "interim"),
        ("2025-01..2025-08", "interim"),
        ("2025-T1", "other"),
        ("2025-T2", "other"),
        ("2025-01..2025-09", "other"),
        ("2025-01-01..2025-07-15", "other"),
        ("2024-07..2025-06", "other"),
    ],
)
def test_half_to_two_thirds_of_the_year_are_an_interim_report(period: str, kind: str) -> None:
    """LKBR 13 kap. 1 §."""
    assert usual_kind(parse_period(period)) == kind


@pytest.mark.parametrize(
    ("heading", "part", "expected"),
    [
        ("3.2 BALANSRÄKNING per 2025-12-31", "balance-sheet", True),
        ("Drift- och investeringsredovisning", "operations", True),
        ("Noter till balansräkningen", "balance-sheet", False),
        ("Personalkostnader", "staff", False),
        ("Balance sheet", "balance-sheet", True),
        ("Balanskravsutredning", "balance-requirement", True),
        ("God ekonomisk hushållning och ekonomisk ställning", "position", True),
        ("God ekonomisk hushållning och ekonomisk ställning", "sound-economy", True),
        ("Belopp för året före i resultaträkning och balansräkning", "notes", False),
    ],
)
def test_a_heading_is_recognised_by_its_first_words(
    heading: str, part: str, expected: bool
) -> None:
    assert is_heading_of(heading, NORMS.part(part)) is expected


def test_a_part_without_a_heading_of_its_own_is_only_where_it_is_said_to_be() -> None:
    title = NORMS.part("prior-year").title
    assert judged(document(section(title, text("…"))))["lkbr-5-6-prior-year"].state is State.MISSING
    said = document(section("Räkningar", text("…"), meets=("prior-year",)))
    assert judged(said)["lkbr-5-6-prior-year"].state is State.PRESENT


@settings(deadline=None)
@given(st.lists(st.sampled_from([one.key for one in NORMS.parts]), max_size=8))
def test_more_in_a_report_never_makes_it_lack_more(keys: list[str]) -> None:
    """A section more can only answer more of what is asked."""
    base = whole_report()
    more = section("Mer", text("…"), TableBlock("balansräkning"), meets=tuple(keys))
    lacking = {key for key, one in judged(base).items() if one.state is State.MISSING}
    wider = replace(base, sections=(*base.sections, more))
    assert {key for key, one in judged(wider).items() if one.state is State.MISSING} <= lacking
