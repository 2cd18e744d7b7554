"""Parts give the grade of the whole, as the published closing of 2014 has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.goals.roll_up import roll_up
from bokslut.model.assessment import Grade

BRA, OK, BRISTER, EJ = Grade.GOOD, Grade.ACCEPTABLE, Grade.DEFICIENT, Grade.NOT_ASSESSED
GRADES = st.lists(st.sampled_from([BRA, OK, BRISTER, EJ]), max_size=12)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        # Ekologisk, ekonomisk och social hållbarhet: two goals assessed, two in spring 2015.
        ([OK, OK, EJ, EJ], OK),
        ([OK, BRISTER, OK, BRA], OK),  # Näringsliv och högskola
        ([BRISTER, BRA, BRA, BRISTER], OK),  # Södertälje kommun som arbetsgivare
        ([OK, BRISTER, BRA], OK),  # Personal
        ([OK, OK], OK),  # Verksamhetsmål
        ([BRA, OK, OK], OK),  # Sammanfattande: ekonomi, verksamhetsmål, personal
    ],
)
def test_each_roll_up_of_the_reference_comes_out_of_its_parts(
    parts: list[Grade], whole: Grade
) -> None:
    assert roll_up(parts) is whole


def test_parts_of_one_grade_give_that_grade() -> None:
    for grade in (BRA, OK, BRISTER):
        assert roll_up([grade] * 3) is grade


def test_nothing_assessed_is_not_assessed() -> None:
    assert roll_up([]) is EJ
    assert roll_up([EJ, EJ]) is EJ


@given(GRADES, st.randoms())
def test_neither_order_nor_what_is_not_assessed_matters(parts: list[Grade], chance: object) -> None:
    mixed = [*parts, EJ]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert roll_up(mixed) is roll_up(parts)


@given(GRADES, st.integers(0, 11))
def test_a_better_part_never_makes_the_whole_worse(parts: list[Grade], at: int) -> None:
    known = [one for one in parts if one is not EJ]
    if not known:
        return
    rank = {BRISTER: 0, OK: 1, BRA: 2}
    better = [*known]
    better[at % len(known)] = BRA
    assert rank[roll_up(better)] >= rank[roll_up(known)]


@given(GRADES)
def test_a_whole_with_a_deficient_part_is_never_good(parts: list[Grade]) -> None:
    assert roll_up([*parts, BRISTER]) is not BRA
