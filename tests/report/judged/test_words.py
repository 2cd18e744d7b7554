"""The words in which a checked report is told."""

from __future__ import annotations

import pytest

from bokslut.report.judged.words import arithmetic


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Lokaler: −51\u00a0542 - −44\u00a0579 = 7,0",
            "Lokaler: \u221251\u00a0542 \u2212 (\u221244\u00a0579) = 7,0",
        ),
        ("(3 - -4) / 5", "(3 \u2212 (\u22124)) / 5"),
        ("-5 - 3 = -8", "\u22125 \u2212 3 = \u22128"),
        ("Drift- och underhåll 2013-2014", "Drift- och underhåll 2013-2014"),
        ("Bidrag, : \u221236 beside 5", "Bidrag: \u221236 beside 5"),
    ],
)
def test_arithmetic_reads_as_a_controller_writes_it(written: str, read: str) -> None:
    assert arithmetic(written) == read
