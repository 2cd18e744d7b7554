"""What a number's own clause says that it is of: where that is something else than the line that it
is held against, the report is never told that it is wrong.

Each paper is true; the tables are made by hand, and what each sentence says goes together with
them.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLES = """
Nämndernas nettokostnad och budgetavvikelse, mkr

\tBudget 2025\tUtfall 2025\tAvvikelse
Barnnämnden\t1 753,4\t1 694,5\t58,9
Omsorgsnämnden\t1 095,0\t1 068,6\t26,4
Gatunämnden\t40,8\t41,8\t-1,0

Nämndens prognoser, nettokostnad i tkr

\tBudget\tPrognos/utfall\tAvvikelse
Prognos augusti\t569 900\t556 700\t13 200
Prognos oktober\t569 900\t560 900\t9 000
Utfall\t569 900\t563 884\t6 016

Hemtjänst

\t2025\t2024
Personer med hemtjänst 31 december\t206\t210
Utförda timmar\t53 560\t52 660

Balansposter, mnkr

\t2025\t2024
Långfristiga lån\t806,3\t724,8
Likvida medel\t391,9\t302,4

Resultaträkning, mnkr

\t2025\t2024
Driftens kostnader\t-778,5\t-746,1
Personalkostnader\t-424,4\t-407,7
Avskrivningar\t-210,0\t-200,0
"""
TRUE = [
    # Costs, where the table has what is left of costs and income.
    "För Barnnämnden blev kostnaderna 58,5 mkr lägre än beräknat.",
    "För Gatunämnden var kostnadsbudgeten 47,8 mkr.",
    # Held against the outcome, of which the forecast's own row says nothing.
    "Oktoberprognosen på 560,9 mkr var 3,0 mkr lägre än utfallet.",
    # So many for each of what the line counts.
    "Den utförda tiden motsvarar i snitt 260 timmar per person med hemtjänst.",
    # A clause of its own has a subject of its own.
    "De långfristiga lånen har ökat från 724,8 mnkr till 806,3 mnkr, medan värdet på tomterna har "
    "ökat med 89,5 mnkr.",
    # What a share is of is not what is told of.
    "Investeringarna uppgick till 287,5 mnkr (316,1), vilket motsvarar 136,9 procent av "
    "avskrivningarna.",
    # What stands before the colon is more than the name of the line.
    "Övriga avvikelser: barnnämnden (-2,1 mkr), omsorgsnämnden (-1,1 mkr).",
]


def _errors(sentence: str) -> list[str]:
    judged = judge(read_text(f"Verksamheten 2025\n\n{sentence}\n\n{TABLES}", "rapport.txt"))
    return [one.message() for one in judged.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_of_something_else_than_a_line_is_never_an_error(sentence: str) -> None:
    assert _errors(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Barnnämnden redovisar ett överskott mot budget på 58,5 mkr.",
        "De långfristiga lånen uppgick till 860,3 mnkr, medan likvida medel var 391,9 mnkr.",
        "Likvida medel var 319,9 mnkr, medan de långfristiga lånen var 806,3 mnkr.",
    ],
)
def test_what_is_surely_of_its_line_still_is(sentence: str) -> None:
    assert len(_errors(sentence)) == 1


@pytest.mark.parametrize(
    "paragraph",
    [
        # A result below nothing and what is above make less than either.
        "Verksamhetens resultat på -23 mkr och finansnettot på 18 mkr ger tillsammans årets "
        "resultat, -5 mkr.",
        # Each clause has its own subject.
        "På egen begäran slutade 121 personer, 18 fler än året innan, medan 40 gick i pension.",
        "På särskilt boende ökade antalet dygn med 380, medan korttidsboendet hade 6 920 dygn mot "
        "6 550 året innan.",
        # A negative result, by a word.
        "För 2025 redovisas ett negativt resultat på 17,5 mnkr. Resultatet 2024 var 112,0 mnkr, "
        "vilket betyder att det försämrats med 129,5 mnkr.",
        # Women and men are not the two years that were told before.
        "Den totala sjukfrånvaron ökade från 6,2 procent 2024 till 6,8 procent 2025. Skillnaden "
        "mellan könen är 3,0 procentenheter.",
        # The unit stands behind the last of several.
        "Finansnettot, 7,9 mnkr, består av finansiella intäkter på 27,8 och finansiella kostnader "
        "på 19,9 mnkr.",
    ],
)
def test_what_goes_together_by_its_words_is_no_error(paragraph: str) -> None:
    judged = judge(read_text(f"Förvaltningen 2025\n\n{paragraph}\n", "rapport.txt"))
    assert [one.message() for one in judged.findings if one.severity is Severity.ERROR] == []


def test_what_does_not_go_together_of_one_subject_is_told() -> None:
    paragraph = "Kostnaden uppgick till 991,5 mkr (923,6 mkr), och har alltså vuxit med 76,9 mkr."
    judged = judge(read_text(f"Förvaltningen 2025\n\n{paragraph}\n", "rapport.txt"))
    assert len([one for one in judged.findings if one.severity is Severity.ERROR]) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Frånvaron varierar mellan nämnderna, från 5,7 procent i gatunämnden till 8,4 procent i "
        "barnnämnden.",
        "Frånvaron är från 5,7 procent i gatunämnden till 8,4 procent i barnnämnden.",
    ],
)
def test_from_one_body_to_another_is_of_one_time(sentence: str) -> None:
    table = "Sjukfrånvaro, %\n\n\t2025\t2024\nBarnnämnden\t8,4\t5,1\nGatunämnden\t5,7\t5,4\n"
    judged = judge(read_text(f"Verksamheten 2025\n\n{sentence}\n\n{table}", "rapport.txt"))
    assert [one.message() for one in judged.findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("sentence", "errors"),
    [
        ("Nämnderna gjorde tillsammans ett resultat på -69,8 mnkr.", 0),
        ("Årets resultat blev -69,0 mnkr.", 1),
        ("Nettokostnadsandelen ligger över taket på 98,6 procent.", 0),
        ("Nettokostnadsandelen blev 98,6 procent.", 1),
    ],
)
def test_what_some_made_together_and_a_limit_are_no_level_of_the_line(
    sentence: str, errors: int
) -> None:
    tables = (
        "Resultat, mnkr\n\n\t2024\t2025\nVerksamhetens resultat\t-21,3\t-80,0\nFinansnetto\t9,1\t"
        "11,0\nÅrets resultat\t-12,2\t-69,0\n\nNyckeltal, %\n\n\t2024\t2025\n"
        "Nettokostnadsandel\t99,1\t99,6\nSoliditet\t43,0\t41,2\n"
    )
    wrong = sentence.replace("-69,0", "-96,0").replace("blev 98,6", "blev 96,9")
    judged = judge(read_text(f"Kommunen 2025\n\n{wrong}\n\n{tables}", "rapport.txt"))
    told = [one for one in judged.findings if one.severity is Severity.ERROR]
    assert len({one.quote for one in told}) == errors
