"""Values of indicators as shares, amounts and differences of groups."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bokslut.model.finding import Finding
from bokslut.workspace.workspace import Opened, Workspace

POVERTY = 'indicator=barn-i-ekonomiskt-utsatta-familjer period=2012 subgroup="utländsk bakgrund"'


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        # 50 and 16 percent in the published closing, "en skillnad med 34 procentenheter".
        (f'indicator_gap {POVERTY} against_subgroup="svensk bakgrund"', "0.34", "ratio"),
        ("indicator_amount indicator=medellon unit=KSK", "35849", "kr"),
        ("indicator_amount indicator=personalkostnader unit=KSK period=2012", "117564000", "kr"),
        ("indicator_share indicator=sjukfranvaro unit=KSK subgroup=kvinnor", "0.0402", "ratio"),
    ],
)
def test_an_indicator_is_told_as_it_was_published(
    example: Workspace, opened: Opened, text: str, value: str, unit: str
) -> None:
    found = example.figure(text, opened)
    assert not isinstance(found, Finding)
    ref, figures = found
    assert (figures[ref].value, figures[ref].unit) == (Decimal(value), unit)
