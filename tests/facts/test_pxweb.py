"""Datasets of JSON-stat 2 become the same cells, whichever way they are written."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fetched_support import FETCHED, envelope, take, values
from hypothesis import given, settings
from hypothesis import strategies as st
from published import dataset, dimension

from bokslut.facts.importers.pxweb import read_dataset
from bokslut.facts.importers.pxweb_time import span

SEXES = {"dimensions": {"Kon": "subgroup"}, "categories": {"Kon": {"1": "men", "2": "women"}}}


def fetched(told: dict[str, Any], **settings: Any) -> bytes:
    return envelope("pxweb", json.dumps(told), **(SEXES | settings))


def test_a_cell_is_a_value_of_its_area_group_and_year():
    found = take(fetched(dataset()))
    assert found.findings == []
    assert found.scopes == ("indicator satisfied",)
    told = {
        "indicator": "satisfied",
        "area": "Södertälje",
        "origin": "SCB",
        "fetched": FETCHED,
        "text": "tabellinnehåll: Folkmängd; updated 2015-02-18T07:30:00Z",
    }
    years = [
        {"first": date(year, 1, 1), "last": date(year, 12, 31)} for year in (2013, 2014, 2013, 2014)
    ]
    assert values(found) == [
        {"line": 1, "subgroup": "men", "value": Decimal(45911), **years[0], **told},
        {"line": 2, "subgroup": "men", "value": Decimal(46464), **years[1], **told},
        {"line": 3, "subgroup": "women", "value": Decimal(45513), **years[2], **told},
        {"line": 4, "subgroup": "women", "missing": "..", **years[3], **told},
    ]


def test_a_name_that_is_empty_means_the_body_itself_and_all():
    names = {"Region": {"0181": ""}, "Kon": {"1": "", "2": "women"}}
    rows = values(take(fetched(dataset(), categories=names)))
    assert not any("area" in row for row in rows)
    assert [row.get("subgroup") for row in rows] == [None, None, "women", "women"]


def test_a_saved_answer_is_read_by_its_roles_and_the_name_of_its_table():
    told = dataset(
        size=[1, 1, 1, 2],
        value=[91374, 92235],
        status={},
        dimension=dataset()["dimension"] | {"Kon": dimension("kön", {"1+2": "totalt"})},
    )
    found = take(told)
    assert found.findings == []
    assert found.scopes == ("indicator TAB638",)
    assert [row["value"] for row in values(found)] == [Decimal(91374), Decimal(92235)]
    assert "kön: totalt" in values(found)[0]["text"]


def test_a_dimension_of_several_categories_must_be_mapped():
    found = take(fetched(dataset(), dimensions={}, categories={}))
    assert found.errors() == ["pxweb-dimension-unmapped"]
    assert found.rows == {}


def test_a_dimension_that_there_is_not_and_a_missing_time_are_told():
    found = take(fetched(dataset(role={}), dimensions={"Kön": "subgroup", "Kon": "subgroup"}))
    assert found.errors() == [
        "pxweb-dimension-unknown",
        "pxweb-dimension-unmapped",
        "pxweb-time-missing",
    ]


def test_two_categories_of_the_same_name_are_refused():
    found = take(fetched(dataset(), categories={"Kon": {"1": "all", "2": "all"}}))
    assert set(found.errors()) == {"fetched-repeated"}


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014K1", "2014-01-01", "2014-03-31"),
        ("2014Q4", "2014-10-01", "2014-12-31"),
        ("2014M03", "2014-03-01", "2014-03-31"),
        ("2016M02", "2016-02-01", "2016-02-29"),
        ("2014H2", "2014-07-01", "2014-12-31"),
        ("2010-2014", "2010-01-01", "2014-12-31"),
    ],
)
def test_codes_of_time_are_spans_of_days(code: str, first: str, last: str):
    found = span(code)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("code", ["", "14", "2014M13", "2014K5", "2014V01", "2014-2010", "totalt"])
def test_what_is_no_time_is_told(code: str):
    assert span(code) is None
    described = dataset()["dimension"] | {"Tid": dimension("t", {code: "", "2014": ""})}
    errors = take(fetched(dataset(dimension=described))).errors()
    assert errors == ["pxweb-time"]


LETTERS = "abcdefgh"
CELL = st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=4, allow_nan=False))


@st.composite
def cubes(draw: st.DrawFn) -> tuple[list[int], list[Decimal | None]]:
    """Sizes of a cube of any shape, and its cells in the order of the format."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    count = 1
    for size in sizes:
        count *= size
    return sizes, draw(st.lists(CELL, min_size=count, max_size=count))


def naive(sizes: list[int], cells: list[Decimal | None]) -> dict[tuple[int, ...], Decimal | None]:
    """The cube by nested loops over all its categories, the last dimension running fastest."""
    told: dict[tuple[int, ...], Decimal | None] = {(): None}
    for size in sizes:
        told = {(*key, at): None for key in told for at in range(size)}
    for key in told:
        place = 0
        for at, size in zip(key, sizes, strict=True):
            place = place * size + at
        told[key] = cells[place]
    return told


def written(sizes: list[int], cells: list[Decimal | None], sparse: bool, listed: bool) -> str:
    """The cube as JSON-stat 2; numbers are written digit by digit."""
    ids = [f"d{at}" for at in range(len(sizes))]
    described = {}
    for key, size in zip(ids, sizes, strict=True):
        codes = [f"{key}{LETTERS[at]}" for at in range(size)]
        placed = reversed(list(enumerate(codes)))
        index: Any = codes if listed else {code: at for at, code in placed}
        described[key] = {"category": {"index": index}}
    # The years come last in the file of a publisher, but need not.
    described["Tid"] = {"category": {"index": ["2014"]}}
    head = {
        "version": "2.0",
        "class": "dataset",
        "source": "S",
        "role": {"time": ["Tid"]},
        "id": [*ids, "Tid"],
        "size": [*sizes, 1],
        "dimension": described,
    }
    shown = [None if one is None else format(one, "f") for one in cells]
    if sparse:
        parts = ",".join(f'"{at}":{one}' for at, one in enumerate(shown) if one is not None)
        body = f"{{{parts}}}"
    else:
        body = f"[{','.join(one or 'null' for one in shown)}]"
    return json.dumps(head)[:-1] + f',"value":{body}}}'


@settings(deadline=None)
@given(cubes(), st.booleans(), st.booleans())
def test_what_goes_in_comes_out_dense_or_sparse(cube, sparse, listed):
    sizes, cells = cube
    text = written(sizes, cells, sparse, listed)
    roles = {f"d{at}": "subgroup" for at in range(len(sizes))}
    found = take(envelope("pxweb", text, dimensions=roles))
    assert found.errors() == []
    came = {
        tuple(LETTERS.index(name[-1]) for name in row["subgroup"].split(", ")): row.get("value")
        for row in values(found)
    }
    assert came == naive(sizes, cells)


def wrong(change: Any) -> dict[str, Any]:
    told = copy.deepcopy(dataset())
    change(told)
    return told


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.update(size=[1, 2, 1]),
        lambda it: it.update(size=[1, 3, 1, 2]),
        lambda it: it.update(size=[1, 2, 1, "2"]),
        lambda it: it.update(size=[1, 2, 1, 2.5]),
        lambda it: it.update(size=[10**6, 10**6, 1, 1]),
        lambda it: it.update(id=["Region", "Region", "ContentsCode", "Tid"]),
        lambda it: it.update(id="Region"),
        lambda it: it.update(value=[1, 2, 3]),
        lambda it: it.update(value=[1, 2, 3, "4"]),
        lambda it: it.update(value=[1, 2, 3, True]),
        lambda it: it.update(value=[1, 2, 3, 10**18]),
        lambda it: it.update(value={"4": 1}),
        lambda it: it.update(value={"-1": 1}),
        lambda it: it.update(value=None),
        lambda it: it.update(status=[".."]),
        lambda it: it.update(dimension=[]),
        lambda it: it["dimension"].pop("Kon"),
        lambda it: it["dimension"]["Kon"]["category"].update(index={"1": 0, "2": 0}),
        lambda it: it["dimension"]["Kon"]["category"].update(index={"1": 0, "2": 2}),
        lambda it: it["dimension"]["Kon"]["category"].update(index=["1", "1"]),
        lambda it: it["dimension"]["Kon"]["category"].update(index=["1", {}]),
        lambda it: it.update(role=[]),
        lambda it: it.update(role={"time": "Tid"}),
    ],
)
def test_a_dataset_that_is_none_is_refused_with_its_place(change: Any):
    found = take(fetched(wrong(change)))
    assert found.errors() == ["fetched-form"]
    assert found.rows == {}
    assert found.findings[0].quote


def test_a_status_may_be_one_text_for_all_cells():
    assert read_dataset({**json.loads(json.dumps(dataset()), parse_int=Decimal), "status": "p"})
    rows = values(take(fetched(dataset(status="p", value=[1, 2, 3, 4]))))
    assert all(row["text"].endswith("Folkmängd; p; updated 2015-02-18T07:30:00Z") for row in rows)
