"""What a row is called, as all rules over sentences know it."""

from __future__ import annotations

from bokslut.checks.printed.understood.lines import lines_of
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

NAMELESS = """Revisionen Gymnasienämnden Överförmyndarnämnden

\t2014\t2013
\t512\t498
\t377\t341
"""


def test_rows_without_a_name_have_the_words_of_the_title_in_its_order() -> None:
    """So that two runs over one report say the same, whatever the seed of the hashes."""
    lines = lines_of(understand(read_text(NAMELESS)))
    assert lines
    assert {one.words for one in lines} == {
        ("revisio", "gymnasienämnd", "överförmyndarnämnd"),
    }
