"""A cause whose amount is nearly what the row of its name changed by."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text

TABLE = """
Resultaträkning (tkr)

\t2025\t2024
Personal\t-131 198\t-124 248
Lokaler och anläggningar\t-51 542\t-44 579
Material\t-88 526\t-82 942

De ökade kostnaderna beror bland annat på {} mkr.
"""


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("högre lokalkostnader 6,7", [("6,7", "7,0")]),
        ("högre lokalkostnader 7,0", []),
        # Far from what the row changed by, it is of a part of it.
        ("högre lokalkostnader 2,5", []),
        # The other way it is of something else.
        ("lägre lokalkostnader 6,7", []),
        ("högre energikostnader 6,7", []),
    ],
)
def test_a_cause_has_the_amount_of_its_row_or_of_something_else(
    cause: str, told: list[tuple[str, str]]
) -> None:
    judged = judge(read_text(TABLE.format(cause), "r.txt"))
    found = [(one.claimed, one.expected) for one in judged.findings if one.claimed]
    assert found == told
