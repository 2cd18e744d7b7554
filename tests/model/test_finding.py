"""A finding says rule, place, what was expected and what to do, in any language."""

from __future__ import annotations

from bokslut.model.finding import (
    Finding,
    FindingLimit,
    Place,
    Severity,
    by_weight,
    finding,
    has_errors,
)


def one(rule: str, severity: Severity, line: int = 1) -> Finding:
    return finding(
        rule,
        severity,
        "Line {line} is {what}.",
        place=Place("a.csv", line=line),
        line=line,
        what="wrong",
    )


def test_it_is_told_with_its_place_and_advice_in_the_language_asked_for() -> None:
    swedish = {"There is no {name}.": "Det finns ingen {name}.", "Add {name}.": "Lägg till {name}."}
    said = finding(
        "missing",
        Severity.ERROR,
        "There is no {name}.",
        place=Place("budget.xlsx", sheet="Budget", cell="B7"),
        remedy="Add {name}.",
        name="Enhet",
    )
    assert said.message() == "There is no Enhet."
    assert said.message(swedish.__getitem__) == "Det finns ingen Enhet."
    assert said.advice(swedish.__getitem__) == "Lägg till Enhet."
    assert str(said.place) == "budget.xlsx!Budget!B7"
    assert said.as_dict()["place"] == {"file": "budget.xlsx", "sheet": "Budget", "cell": "B7"}


def test_places_read_as_people_point_at_them() -> None:
    assert str(Place("ledger.se", line=4711)) == "ledger.se:4711"
    assert str(Place(table="operations", row="hr", column="result")) == "operations/hr/result"
    assert str(Place("bokslut.pdf", page=3)) == "bokslut.pdf p. 3"
    assert str(Place()) == ""


def test_its_id_is_the_same_after_a_rebuild_and_another_at_another_place() -> None:
    assert one("a", Severity.ERROR).id == one("a", Severity.ERROR).id
    assert one("a", Severity.ERROR).id != one("a", Severity.ERROR, 2).id


def test_what_a_stranger_wrote_is_shown_as_it_stands() -> None:
    said = finding(
        "x", Severity.NOTE, "{text}", text="{text} {0} {secret.__class__}", quote="q" * 500
    )
    assert said.message() == "{text} {0} {secret.__class__}"
    assert len(said.quote) == 200


def test_the_gravest_come_first() -> None:
    found = [
        one("b", Severity.NOTE),
        one("b", Severity.ERROR, 9),
        one("b", Severity.ERROR, 2),
        one("a", Severity.WARNING),
    ]
    weighed = [(said.severity.value, said.place.line) for said in by_weight(found)]
    assert weighed == [("error", 2), ("error", 9), ("warning", 1), ("note", 1)]
    assert has_errors(found)
    assert not has_errors(found[:1])


def test_a_file_with_a_million_faults_keeps_some_of_each_rule_and_counts_the_rest() -> None:
    limit = FindingLimit(3)
    kept = [line for line in range(10) if limit.admit(one("a", Severity.WARNING, line))]
    assert limit.admit(one("b", Severity.ERROR))
    (more,) = limit.overflow(Place("a.csv"))
    assert kept == [0, 1, 2]
    assert more.message() == "7 more findings of the rule a in this file."
    assert more.severity is Severity.WARNING
