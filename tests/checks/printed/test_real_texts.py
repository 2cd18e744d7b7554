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


def test_a_ratio_that_fails_nearly_as_often_as_it_holds_is_of_something_else() -> None:
    assert not judge(read_markdown(RATIOS, "text.md")).findings


def _told(text: str) -> list[tuple[str, str]]:
    judged = judge(read_markdown(text, "text.md"))
    return [
        (one.rule, one.claimed.replace("\u202f", " "))
        for one in judged.findings
        if one.severity is not Severity.NOTE
    ]


GROWN = """
| Tkr | Utfall 2023 | Förändring 2022/2023 | Förändring, % | Budget 2023 | Avvikelse |
|---|---|---|---|---|---|
| Överförmyndare | -819 | 50 | -5,8 % | -847 | 28 |
| Näringslivsenheten | -4 614 | 191 | -4,0 % | -4 257 | -357 |
| Kansliet | -4 823 | -563 | {} % | -4 799 | -24 |
| It-enheten | -5 585 | -376 | 7,2 % | -5 313 | -272 |
| Särskola | -10 807 | -1 264 | 13,2 % | -11 527 | 720 |
| Gymnasieskola | -42 566 | -2 037 | 5,0 % | -41 640 | -926 |
"""


def test_growth_is_held_against_the_change_where_the_year_before_is_not_printed() -> None:
    assert not _told(GROWN.format("13,2"))
    assert _told(GROWN.format("12,3")) == [("cross-footing", "12,3")]


TAX_RATE = """
| | 2019 | 2020 | 2021 | 2022 | 2023 |
|---|---|---|---|---|---|
| Antal invånare | 18 450 | 18 435 | 18 359 | 18 681 | 18 610 |
| Skattesats (%) | | | | | |
| Kommunen | 22,84 | 23,14 | 23,14 | 23,14 | 23,14 |
| Regionen | 10,99 | 10,69 | 10,69 | 11,29 | 11,29 |
| Begravningsavgift, genomsnitt | 0,42 | 0,42 | 0,41 | 0,39 | 0,25 |
| Kyrkoavgift, genomsnitt | 1,37 | 1,37 | 1,39 | 1,38 | 1,38 |
| Totalt | 35,62 | 35,62 | {} | 36,20 | 36,06 |
"""


def test_a_mean_is_a_part_of_a_tax_rate() -> None:
    assert not _told(TAX_RATE.format("35,63"))
    assert _told(TAX_RATE.format("35,36")) == [("footing", "35,36")]


PENSIONS = """
| Tkr | Kommunen 2023 | Kommunen 2022 | Koncernen 2023 | Koncernen 2022 |
|---|---|---|---|---|
| Ingående avsättning | 552 910 | 568 865 | 561 300 | 577 410 |
| Nya förpliktelser under året | 5 229 | 8 504 | 5 310 | 8 611 |
| Varav | | | | |
| Ränte- och basbeloppsuppräkning | 5 915 | 8 219 | 5 996 | 8 326 |
| Övrig post | -686 | 285 | -686 | 285 |
| Årets utbetalningar | -19 583 | -19 605 | -20 011 | -21 606 |
| Förändring av löneskatt | -3 726 | -4 854 | -3 802 | -3 115 |
| Summa avsatt till pensioner | 534 830 | 552 910 | 542 797 | {} |
"""


def test_what_stands_below_a_bare_of_which_is_not_added_again() -> None:
    assert not _told(PENSIONS.format("561 300"))
    assert _told(PENSIONS.format("516 300")) == [("footing", "516 300")]


LOANS = """
| | 2019 | 2020 | 2021 | 2022 | 2023 |
|---|---|---|---|---|---|
| Antal invånare | 18 516 | 18 450 | 18 435 | 18 359 | 18 681 |
| Låneskuld, kr/invånare | {} | {} | 4 767 | 4 786 | 4 704 |
| Borgensåtagande, kr/invånare | 74 | 39 079 | 40 679 | 44 242 | 45 305 |
| Personalkostnader | 784 | 793 | 823 | 861 | 936 |
"""


def test_a_loan_may_be_paid_off_between_the_first_year_and_the_next() -> None:
    assert not _told(LOANS.format("8 859", "4 763"))
    assert _told(LOANS.format("4 763", "8 859")) == [("out-of-line", "8 859")]


SHARES = """
| | 2019 | 2020 | 2021 | 2022 | 2023 |
|---|---|---|---|---|---|
| Resultatets andel av skatter och bidrag, % | 2,7 | 2,0 | 1,4 | 2,5 | 1,9 |
| Nettokostnadsandel, % | 97,4 | 98,0 | 98,7 | 97,5 | {} |
"""


def test_what_is_left_of_a_hundred_may_lack_the_interest() -> None:
    assert not _told(SHARES.format("98,3"))
    assert _told(SHARES.format("89,1")) == [("cross-footing", "89,1")]


def test_an_earlier_year_that_begins_a_sentence_is_not_what_was_told_before() -> None:
    text = (
        "# Rapport 2023\n\nKommunens investeringar blev 116 mnkr mot en budget på 105 mnkr, och"
        " 110 procent av budgeten förbrukades. {} förbrukades endast 40 procent av budgeten.\n"
    )
    assert not _told(text.format("2022"))
    assert _told(text.format("Därmed")) == [("percent-in-sentence", "40")]


def test_what_was_foreseen_twice_is_not_compared_with_itself() -> None:
    text = (
        "The revenue outturn for 2023 is £273,000 under spent, rather than the expected overspend"
        " of £193,000 in January and £67,000 in February 2023.\n"
    )
    assert not _told(text)
