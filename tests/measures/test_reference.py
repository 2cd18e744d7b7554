"""A reference is made canonical, or told with the nearest names; never guessed, never run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import world

from bokslut.measures.reference import canonical, read
from bokslut.measures.register import REGISTER
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding

NAMES = {
    ("account", "5010"): "Löner",
    ("account", "3110"): "Avgifter",
    ("activity", "9250"): "Lokaler",
    ("object", "9260"): "Städning",
    ("counterpart", "10001"): "Vinnova",
    ("volume", "datorer"): "Datorer",
}
WORLD = world(names=NAMES)


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("net_cost", "net_cost basis=outcome period=2014 unit=KS"),
        ("net_cost unit=A period=2013", "net_cost basis=outcome period=2013 unit=A"),
        ("growth of=net_cost", "growth against=2013 basis=outcome of=net_cost period=2014 unit=KS"),
        ("balance line=assets", "balance line=assets period=2014-12-31 unit=KS"),
        ("cost account=50", "cost account=50 basis=outcome period=2014 unit=KS"),
        ("cost account=5000-5099", "cost account=5000-5099 basis=outcome period=2014 unit=KS"),
        ("cost activity=9260", "cost activity=9260 basis=outcome period=2014 unit=KS"),
        (
            "cost organisation=2013-12-31 unit=A",
            "cost basis=outcome organisation=2013-12-31 period=2014 unit=A",
        ),
    ],
)
def test_defaults_are_written_out_and_keys_sorted(typed: str, full: str) -> None:
    ref = read(typed, REGISTER, WORLD)
    assert str(ref) == full
    assert read(full, REGISTER, WORLD) == ref


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("net_kost", "net_cost"),
        ("net_cost unti=A", "unit"),
        ("net_cost unit=KSS", "KS"),
        ("line_amount line=staf", "staff"),
        ("net_cost basis=outcom", "outcome"),
        ("investment_spend project=910", "901"),
        ("cost activity=925", "9250"),
        ("cost counterpart=1001", "10001"),
        ("cost account=5011", "5010"),
        ("volume volume=dator", "datorer"),
        ("investment_budget decided_by=counsil", "council"),
        ("growth of=net_kost", "net_cost"),
        ("growth of=growth", "gro"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest_names(typed: str, near: str) -> None:
    found = read(typed, REGISTER, WORLD)
    assert isinstance(found, Finding)
    assert near in found.message() + found.advice()
    assert found.rule == "figure-reference"


@pytest.mark.parametrize(
    "typed",
    [
        "line_amount",
        "growth",
        "growth of=line_amount",
        "volume",
        "net_cost basis=forecast",
        "net_cost basis=forecast@2014",
        "net_cost period=2014..2013",
        "growth of=cost period=1900",
        "growth of=cost period=1900-01..1900-02",
        "variance of=appropriation",
        "variance of=volume volume=datorer",
        "balance line=assets,nothing",
        "net_cost organisation=idag",
        "net_cost period=9999-12-31",
    ],
)
def test_what_cannot_be_computed_is_a_finding(typed: str) -> None:
    found = read(typed, REGISTER, WORLD)
    assert isinstance(found, Finding)
    assert found.message()


def test_where_no_table_names_objects_any_is_taken() -> None:
    """A body that has only its ledger must be able to ask about what stands in it."""
    assert isinstance(read("cost activity=77 counterpart=5", REGISTER, world()), FigureRef)


KEYS = [
    "period",
    "unit",
    "basis",
    "of",
    "line",
    "against",
    "plan",
    "account",
    "volume",
    "organisation",
    "project",
    "decided_by",
]
VALUES = st.one_of(
    st.sampled_from(
        [
            "2014",
            "1900",
            "2199-12-31",
            "net_cost",
            "growth",
            "staff",
            "KS",
            "budget",
            "forecast@2014-08-31",
            "forecast@",
            "5-",
            "-",
            ",",
            "901",
            "original_budget",
        ]
    ),
    st.text(min_size=1, max_size=6),
)


@given(st.sampled_from(sorted(REGISTER)), st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_reference_is_canonical_or_told_and_canonical_is_stable(
    measure: str, keys: dict[str, str]
) -> None:
    made = canonical(FigureRef.of(measure, keys), REGISTER, WORLD)
    if isinstance(made, Finding):
        assert made.message()
    else:
        assert canonical(made, REGISTER, WORLD) == made
        edition = REGISTER[made.measure].editions[-1]
        assert edition.define(made, WORLD) is not None
