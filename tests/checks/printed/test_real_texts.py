"""Forms of real reports that were once held for errors."""

from __future__ import annotations

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

FLOWS = """
Kassaflöde

Belopp i Mkr

jan-aug 2014 jan-aug 2014
Årets resultat 438 575
Av- och nedskrivningar 520 837
Realisationsvinster -28 -28
Pensionsavsättning 38 42
Netto från löpande verksamhet 968 1 426
Investering i immateriella anläggningstillgångar 0 -10
Investering i materiella anläggningstillgångar -1 325 -1 914
Försäljning av materiella anläggningstillgångar 54 57
Investering i finansiella anläggningstillgångar -7 -406
Försäljning av finansiella anläggningstillgångar 0 261
Netto från investeringsverksamhet -1 278 -2 012
"""
RATIOS = """
| Mkr | 2012 | 2013 | 2014 | 2015 | 2016 |
|---|---|---|---|---|---|
| Skatter och bidrag | 770,0 | 811,7 | 846,6 | 874,9 | 918,0 |
| Årets resultat | 16,7 | 26,9 | 23,5 | 29,0 | 23,0 |
| Balansresultatets andel av skatter och bidrag, % | 1,9 | 3,3 | 2,8 | 3,3 | 2,4 |
"""


def test_two_times_of_a_part_are_no_parts_of_the_total() -> None:
    text = "Färre visar underskott nu (11 jämfört med 17, av totalt 36 utförare)."
    assert not judge(read_markdown(text, "text.md")).findings


def test_an_outcome_above_a_plan_below_nothing_is_reckoned_with_its_sign() -> None:
    text = (
        "Resultatet uppgick till 193 mkr. Jämfört med det budgeterade resultatet -260 mkr blev"
        " utfallet 453 mkr bättre. Av budgetavvikelsen var +296 mkr verksamheternas."
    )
    assert not judge(read_markdown(text, "text.md")).findings


def test_a_sum_over_a_row_that_is_half_read_is_no_error() -> None:
    found = judge(read_text(FLOWS, "flows.txt")).findings
    assert not [one for one in found if one.severity is Severity.ERROR]


def test_a_ratio_that_fails_nearly_as_often_as_it_holds_is_no_error() -> None:
    found = judge(read_markdown(RATIOS, "text.md")).findings
    assert not [one for one in found if one.severity is Severity.ERROR]
