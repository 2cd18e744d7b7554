"""A report's structure as data."""

from __future__ import annotations

from bokslut.report.declaration import ReportDeclaration, SectionDeclaration

TEMPLATE = ReportDeclaration(
    "annual",
    tuple(
        SectionDeclaration(key, key.title(), level)
        for key, level in (
            ("group", 1),
            ("companies", 2),
            ("loans", 3),
            ("board", 1),
            ("staff", 2),
            ("notes", 1),
        )
    ),
)


def left(*keys: str) -> list[str]:
    return [one.key for one in TEMPLATE.without(keys).sections]


def test_a_chapter_that_is_left_out_takes_its_parts_with_it() -> None:
    assert left("group") == ["board", "staff", "notes"]


def test_a_part_is_left_out_alone() -> None:
    assert left("loans", "staff") == ["group", "companies", "board", "notes"]
    assert left("companies") == ["group", "board", "staff", "notes"]


def test_chapters_beside_each_other_are_left_out_each_for_itself() -> None:
    assert left("group", "board") == ["notes"]
    assert left("notes") == ["group", "companies", "loans", "board", "staff"]


def test_whoever_leaves_nothing_out_has_the_whole_template() -> None:
    assert TEMPLATE.without(()) == TEMPLATE
