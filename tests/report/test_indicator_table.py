"""The table of a goal: values beside those of others, differences as figures, what is imported."""

from __future__ import annotations

from indicator_books import books, goal, target

BESIDE = 'label = "Behöriga"\ncompare = [{area = "Riket"}]'
TOLD = {
    "share": {2013: "80.5", 2014: "82.25"},
    ("share", "Riket", "", ""): {2012: "88.0", 2014: "85.25"},
}


def test_an_area_stands_beside_it_with_the_difference_in_percentage_points() -> None:
    table = books(goal() + target("share", more=BESIDE), TOLD).table()
    assert [one.label for one in table.columns[:3]] == ["2012", "2013", "2014"]
    assert [(row.label, row.level, [one.text for one in row.cells[:3]]) for row in table.rows] == [
        ("Behöriga", 0, ["–", "80,5", "82,3"]),
        ("Riket", 1, ["88,0", "–", "85,3"]),
        ("difference from Riket, percentage points", 1, ["–", "–", "−3,0"]),
    ]
    gap = table.rows[2].cells[2].ref
    assert str(gap) == "indicator_gap against_area=Riket indicator=share period=2014"


def test_groups_that_have_targets_of_their_own_are_told_once() -> None:
    text = goal() + target("share", more='subgroup = "kvinnor"\ncompare = [{subgroup = "män"}]')
    text += target("share", more='subgroup = "män"')
    told = {
        ("share", "", "", one): {2014: value} for one, value in (("kvinnor", "9"), ("män", "7"))
    }
    table = books(text, told).table()
    assert [row.label for row in table.rows] == [
        "Behöriga elever (kvinnor)",
        "difference from män, percentage points",
        "Behöriga elever (män)",
    ]
    assert table.rows[1].cells[0].text == "2,0"


def test_numbers_that_are_no_shares_differ_in_their_own_unit() -> None:
    text = goal() + target("people", more='compare = [{area = "Länet", label = "länet"}]')
    told = {"people": {2014: "1200"}, ("people", "Länet", "", ""): {2014: "1000"}}
    table = books(text, told).table()
    assert [(row.label, row.cells[0].text) for row in table.rows][1:] == [
        ("länet", "1\u202f000"),
        ("difference from länet", "200"),
    ]


def test_values_are_told_as_imported_from_whoever_tells_them() -> None:
    table = books(goal() + target("share"), {"share": {2014: "80"}}).table()
    assert table.notes == ("Imported, not computed from the accounts. Source: Kolada",)


def test_a_new_definition_is_seen_in_the_row_and_below_the_table() -> None:
    table = books(goal() + target("share"), {"share": {2013: "85|gamla", 2014: "7|nya"}}).table()
    assert table.rows[0].label == "Behöriga elever (new definition 2014)"
    assert table.notes[1] == (
        "Behöriga elever: from 2014 by another definition (nya); the values before it are not "
        "compared with it."
    )
    assert table.rows[0].cells[-1].text == "Not comparable: the definition was changed"


def test_a_gap_between_two_definitions_has_no_value() -> None:
    told = {"share": {2014: "80|a"}, ("share", "Riket", "", ""): {2014: "85|b"}}
    table = books(goal() + target("share", more=BESIDE), told).table()
    assert table.rows[2].cells[0].value is None
    assert table.rows[2].cells[0].text == "–"
