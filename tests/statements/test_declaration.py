"""A statement is declared as data; what is wrong in it is told, all at once, never run into."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.statements.declaration import fill_in, read_statement

GOOD: dict[str, Any] = {
    "key": "operations",
    "title": "Resultat @year",
    "unit": "tkr",
    "column": [
        {"key": "outcome", "label": "Utfall"},
        {"key": "budget", "label": "Budget", "keys": {"basis": "budget"}, "decimals": 1},
    ],
    "row": [
        {"key": "head", "label": "Enheter", "kind": "heading"},
        {"key": "units", "each": "children", "measure": "net_cost"},
        {"key": "one", "label": "En", "measure": "net_cost", "scope": {"unit": "A"}, "sign": -1},
        {"key": "total", "kind": "sum", "measure": "net_cost", "sum_of": ["units", "one"]},
    ],
}


def changed(*path: Any, value: Any) -> dict[str, Any]:
    data = copy.deepcopy(GOOD)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def test_a_right_declaration_is_read() -> None:
    declared, findings = read_statement(GOOD, "statements/operations.toml")
    assert findings == []
    assert declared is not None
    assert [row.key for row in declared.rows] == ["head", "units", "one", "total"]
    assert declared.columns[1].keys == {"basis": "budget"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (changed("key", value="Operations!"), "a-z, 0-9 and hyphens"),
        (changed("title", value=3), "title has to be a text in quotes"),
        (changed("unit", value="kkr"), "unit has to be kr, tkr, mkr"),
        (changed("titel", value="x"), "titel, which is not known"),
        (changed("column", value="x"), "[[column]]"),
        (changed("column", value=["x"]), "[[column]]"),
        (changed("column", 0, "label", value=None), "label has to be"),
        (changed("column", 0, value={"key": "outcome"}), "column outcome has no label"),
        (changed("column", 1, "key", value="outcome"), "column outcome is declared twice"),
        (changed("column", 1, "keys", value={"period": 2014}), "keys has to be a table of texts"),
        (changed("column", 1, "decimals", value="1"), "decimals has to be a whole number"),
        (changed("column", 1, "decimals", value=True), "decimals has to be a whole number"),
        (changed("column", 1, "sign", value=1), "sign has to be minus or always"),
        (changed("column", 1, "attribute", value="colour"), "name, decided_by, ends, closes"),
        (changed("row", 0, "kind", value="summa"), "item, sum or heading"),
        (changed("row", 1, "each", value="kids"), "children, projects, contributors or savings"),
        (changed("row", 2, "sign", value=0), "sign has to be 1 or -1"),
        (changed("row", 2, "scope", value="A"), "scope has to be a table of texts"),
        (changed("row", 2, "instead", value={"outcome": "A"}), "table of tables"),
        (changed("row", 2, "instead", value={"utfall": {}}), "utfall, which is no column"),
        (changed("row", 2, "only", value=["utfall"]), "utfall, which is no column"),
        (changed("row", 2, "key", value="total"), "row total is declared twice"),
        (changed("row", 3, "sum_of", value="units"), "sum_of has to be a list of texts"),
        (changed("row", 3, "sum_of", value=["unist"]), "unist, which is no other row"),
        (changed("row", 3, "sum_of", value=["total"]), "total, which is no other row"),
        (changed("row", 3, "sum_of", value=["head"]), "head, which is no other row"),
    ],
)
def test_a_mistake_is_told_with_file_place_and_word(data: dict[str, Any], said: str) -> None:
    declared, findings = read_statement(data, "statements/operations.toml")
    assert declared is None
    assert said in " ".join(one.message() for one in findings)
    assert {one.place.file for one in findings} == {"statements/operations.toml"}


def test_all_mistakes_are_told_at_once() -> None:
    data = changed("title", value=1)
    data["column"][0]["decimals"] = -1
    data["row"][2]["sign"] = 7
    del data["unit"]
    _declared, findings = read_statement(data, "x.toml")
    assert len(findings) == 4


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 12) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = ["key", "title", "unit", "column", "row", "notes", "zero", "label_head"]
PARTS = ["key", "label", "kind", "sum_of", "only", "instead", "scope", "keys", "each", "sign"]


@given(
    st.dictionaries(st.sampled_from(NAMES), VALUES),
    st.lists(st.dictionaries(st.sampled_from(PARTS), VALUES), max_size=3),
)
def test_whatever_is_declared_is_read_or_told(data: dict[str, Any], rows: list[Any]) -> None:
    for one in (data, {**data, "row": rows}, {**GOOD, "row": rows}, {**GOOD, "column": rows}):
        declared, findings = read_statement(one, "x.toml")
        assert (declared is None) == bool(findings)
        assert all(found.message() for found in findings)


def test_the_words_of_a_closing_are_filled_in_and_others_are_left() -> None:
    words = {"prior": "2013", "prior_end": "2013-12-31", "forecast": "forecast@2014-08-31"}
    assert fill_in("@prior, @prior_end och @prior.", words) == "2013, 2013-12-31 och 2013."
    assert fill_in("@forecast", words) == "forecast@2014-08-31"
    assert fill_in("namn@example.se", words) == "namn@example.se"
