"""A figure reference names the same figure wherever it is written: in a command, a text, a link."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.model.figure import Figure, FigureRef, RefError, Why, parse_ref

MEASURES = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
KEYS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
REFS = st.builds(
    FigureRef.of, MEASURES, st.dictionaries(KEYS, st.text(min_size=1, max_size=20), max_size=5)
)


@given(REFS)
def test_a_reference_is_read_back_from_its_text_whatever_its_values_hold(ref: FigureRef) -> None:
    assert parse_ref(str(ref)) == ref


@given(REFS)
def test_keys_may_stand_in_any_order_and_with_any_blanks(ref: FigureRef) -> None:
    turned = FigureRef(ref.measure, tuple(reversed(ref.keys)))
    assert parse_ref(f"  {turned}  ") == ref
    assert ref.with_keys(**dict(ref.keys)) == ref


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("net_cost unit=KSK period=2014", {"unit": "KSK", "period": "2014"}),
        ("net_cost basis=forecast@2014-08-31", {"basis": "forecast@2014-08-31"}),
        ('cost activity="Stöd och service"', {"activity": "Stöd och service"}),
        ('cost activity="a\\"b|{c}"', {"activity": 'a"b|{c}'}),
        ("cost account=31-39,60", {"account": "31-39,60"}),
        ("cost\tunit=HR\n period=2014", {"unit": "HR", "period": "2014"}),
    ],
)
def test_references_as_people_write_them(text: str, keys: dict[str, str]) -> None:
    assert dict(parse_ref(text).keys) == keys


@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        "Net_cost",
        "net-cost",
        "net_cost unit",
        "net_cost unit=",
        'net_cost unit=""',
        "net_cost unit=A unit=B",
        'net_cost unit="A',
        "net_cost unit=A|mkr",
        "net_cost {unit=A}",
        "net_cost UNIT=A",
        "__import__('os') x=1",
        "net_cost;rm unit=A",
        'a x="' + "\\" * 4001,
        "net_cost " + "unit=A " * 10_000,
    ],
)
def test_what_is_no_reference_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RefError) as refused:
        parse_ref(text)
    assert str(refused.value)


@given(st.text(max_size=200))
def test_any_text_is_a_reference_or_none_and_nothing_else_happens(text: str) -> None:
    try:
        ref = parse_ref(text)
    except RefError:
        return
    assert parse_ref(str(ref)) == ref


def test_a_figure_without_value_says_why_and_one_with_value_does_not() -> None:
    ref = FigureRef.of("cost")
    assert Figure(ref, None, "kr", Why.MISSING).why is Why.MISSING
    assert Figure(ref, Decimal(0), "kr").value == 0
    with pytest.raises(ValueError, match="exactly one"):
        Figure(ref, None, "kr")
    with pytest.raises(ValueError, match="exactly one"):
        Figure(ref, Decimal(0), "kr", Why.MISSING)
