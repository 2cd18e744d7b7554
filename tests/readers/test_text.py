"""Plain text as people paste it: what a line of heads is, and what is a number."""

from __future__ import annotations

from bokslut.readers.text import read_text

HEADS_ABOVE = """Personalkostnader, tkr

                                2023        2022   Förändring   Förändring, %
Lön månadsavlönade           959 316     942 047       17 269             1,8
Lön timavlönade               75 929      72 422        3 507             4,8
Arbetsgivaravgifter          336 158     332 343        3 815             1,1
Summa                      1 371 403   1 346 812       24 591             1,8
"""


def test_years_before_a_word_in_a_line_of_heads_are_heads() -> None:
    (table,) = read_text(HEADS_ABOVE).tables()
    heads = ["", "2023", "2022", "Förändring", "Förändring, %"]
    assert [one.text for one in table.rows[0]] == heads
