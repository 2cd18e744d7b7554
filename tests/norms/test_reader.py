"""What is kept of the norms can be relied on: each says where it stands and where it was read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from bokslut.measures.laws import INCOME_STATEMENT
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Requirement

NORMS = read_norms()


@pytest.mark.parametrize("one", NORMS.requirements, ids=lambda one: one.key)
def test_each_requirement_was_read_somewhere_or_says_that_it_was_not(one: Requirement) -> None:
    assert bool(one.source) != bool(one.unverified)
    if one.source:
        source = NORMS.source(one.source)
        assert source.address.startswith("https://")
        assert source.title
        assert date(2026, 1, 1) <= source.read_on
    else:
        assert len(one.unverified) > 30


@pytest.mark.parametrize("one", NORMS.requirements, ids=lambda one: one.key)
def test_each_requirement_names_a_norm_and_a_part_that_there_are(one: Requirement) -> None:
    norm = NORMS.norm(one.norm)
    assert one.reports and one.bodies
    assert one.until is None or one.since < one.until
    assert bool(one.part) != bool(one.due)
    if one.part:
        assert NORMS.part(one.part)
    if norm.kind == "law":
        assert re.match(r"\d+ kap\.( \d+.*§|$)", one.paragraph)


def test_nothing_stands_twice() -> None:
    for keys in (
        [one.key for one in NORMS.norms],
        [one.key for one in NORMS.sources],
        [one.key for one in NORMS.parts],
        [one.key for one in NORMS.requirements],
    ):
        assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_no_part_and_no_source_is_kept_for_nothing() -> None:
    asked = {one.part for one in NORMS.requirements}
    assert [one.key for one in NORMS.parts if one.key not in asked] == []
    read = {one.source for one in NORMS.requirements}
    assert [one.key for one in NORMS.sources if one.key not in read] == []


def test_two_editions_of_a_paragraph_never_hold_at_once() -> None:
    for one in NORMS.requirements:
        for other in NORMS.requirements:
            alike = (one.norm, one.part, one.reports, one.bodies)
            if one is other or alike != (other.norm, other.part, other.reports, other.bodies):
                continue
            stem = one.paragraph.partition(" (före")[0]
            if stem == other.paragraph.partition(" (före")[0] and one.condition == other.condition:
                assert not (one.in_force(other.since) and other.in_force(other.since))


def test_the_laws_change_on_the_days_on_which_measures_say_that_they_do() -> None:
    (_krl, _name), (lkbr, _other) = INCOME_STATEMENT
    since = {one.since for one in NORMS.requirements if one.norm == "lkbr"}
    assert min(since) == lkbr
    until = {one.until for one in NORMS.requirements if one.norm == "krl"}
    assert max(day for day in until if day) == date(lkbr.year - 1, 12, 31)


def test_the_parts_of_an_annual_report_are_those_of_the_law() -> None:
    """LKBR 4 kap. 1 §, in its order, and 12 kap. 2 §."""
    asked = [one.part for one in NORMS.requirements if one.key.startswith("lkbr-4-1-")]
    assert asked == [
        "income-statement",
        "balance-sheet",
        "cash-flow",
        "notes",
        "operations",
        "investments",
        "management-report",
    ]


def test_every_paragraph_of_the_management_report_is_kept() -> None:
    """LKBR 11 kap. has 13 paragraphs, each of which asks for something."""
    kept = {
        int(found[1])
        for one in NORMS.requirements
        if one.norm == "lkbr" and (found := re.match(r"11 kap\. (\d+) §", one.paragraph))
    }
    assert kept == set(range(1, 14))


def test_every_note_that_the_law_lists_is_kept() -> None:
    """LKBR 9 kap. 3–16 §§; 1 and 2 §§ are about notes in general."""
    kept = {
        int(found[1])
        for one in NORMS.requirements
        if one.norm == "lkbr" and (found := re.match(r"9 kap\. (\d+) §", one.paragraph))
    }
    assert kept == set(range(3, 17))
