"""When a number of a sentence is an error and no doubt: it stands nowhere else, its own words name
the row, and two of its digits are swapped or one is changed."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.claims.claims import claim_of
from bokslut.checks.printed.claims.meanings import readings_of
from bokslut.checks.printed.claims.slip_margins import is_scaled
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

_TABLE = """
| Resultaträkning, mnkr | Utfall 2024 | Budget 2024 | Utfall 2023 |
|---|---|---|---|
| Verksamhetens nettokostnader | -1 021,4 | -1 033,9 | -958,0 |
| Skatteintäkter | 812,3 | 818,7 | 781,0 |
| Generella statsbidrag och utjämning | 240,9 | 237,8 | 221,4 |
| Verksamhetens resultat | 31,8 | 22,6 | 44,4 |
| Finansiella intäkter | 4,5 | 4,1 | 3,9 |
| Finansiella kostnader | -8,7 | -8,3 | -6,6 |
| Årets resultat | 27,6 | 18,4 | 41,7 |

| Personal | 2023 | 2024 |
|---|---|---|
| Tillsvidareanställda | 1 325 | 1 346 |
| Medelålder, år | 46,5 | 46,2 |
"""


def severities(sentence: str) -> list[Severity]:
    text = f"# Årsredovisning 2024\n\n## Årets resultat\n\n{sentence}\n{_TABLE}"
    judged = judge(read_markdown(text, "rapport.md"))
    loud = (Severity.ERROR, Severity.WARNING)
    return [
        one.severity
        for one in judged.findings
        if one.severity in loud and one.rule != "part-missing"
    ]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        # What the other numbers of the paragraph only happen to make explains nothing.
        (
            "Årets resultat uppgår till {} mnkr. Det är 9,2 mnkr bättre än budgeterat och 14,1 "
            "mnkr sämre än föregående år. Skatteintäkterna blev 6,4 mnkr lägre än budget medan "
            "statsbidragen gav 3,1 mnkr mer.",
            "27,6",
            "26,7",
        ),
        ("Skatteintäkterna uppgick till {} mnkr.", "812,3", "821,3"),
        ("Skatteintäkterna uppgick till {} mnkr.", "812,3", "872,3"),
        # Persons are what rows of staff count.
        ("Antalet tillsvidareanställda uppgick till {} personer.", "1 346", "1 364"),
    ],
)
def test_a_slip_of_what_is_plainly_named_is_an_error(sentence: str, right: str, wrong: str) -> None:
    assert severities(sentence.format(right)) == []
    assert severities(sentence.format(wrong)) == [Severity.ERROR]


def test_what_stands_elsewhere_may_be_meant_and_is_a_doubt_at_most() -> None:
    assert Severity.ERROR not in severities(
        "Resultatet före jämförelsestörande poster var 31,8 mnkr."
    )
    assert Severity.ERROR not in severities("Årets resultat påverkas av en reavinst på 22,6 mnkr.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Jämfört med budget är resultatet 53 mnkr bättre.",
        "Jämfört med budget blev resultatet 57 mnkr bättre.",
    ],
)
def test_a_result_is_no_variance_from_a_budget_that_is_not_told(sentence: str) -> None:
    text = (
        f"# Årsredovisning 2024\n\n## Femårsöversikt\n\n{sentence}\n"
        "\n|  | Årets resultat, mkr | Soliditet, % |\n|---|---|---|\n| 2024 | 51 | 41 |\n"
        "| 2023 | 10 | 40 |\n| 2022 | 34 | 39 |\n"
    )
    judged = judge(read_markdown(text, "rapport.md"))
    assert [one for one in judged.findings if one.severity is Severity.ERROR] == []


def test_what_somebody_has_of_its_own_is_not_the_sum_of_all() -> None:
    text = """# Vården 2025

## Besök

Vården tog emot 825 925 besök, 0,3 procent färre än i fjol. Akutmottagningens besök ökade med 3,8
procent.

| Antal | 2025 | 2024 | Förändring % |
|---|---|---|---|
| Läkarbesök, sjukhus | 160 079 | 151 510 | 5,7 |
| Läkarbesök, primärvård | 136 047 | 137 424 | −1,0 |
| Besök hos andra yrkesgrupper | 529 799 | 539 111 | −1,7 |
| Summa besök | 825 925 | 828 045 | −0,3 |
"""
    judged = judge(read_markdown(text, "rapport.md"))
    assert [one for one in judged.findings if one.severity is Severity.ERROR] == []


def test_a_small_difference_of_rounded_numbers_is_no_thousandth_of_a_variance() -> None:
    text = """# Investeringar 2025

## Projekt

Konstgräsplan redovisar ett underskott mot årsbudgeten på 24,4 mnkr. Slutprognosen är 140,5 mnkr
mot ramen 140,5 mnkr.

| Projekt, tkr | Nämnd | Årsbudget | Årets utfall | Avvikelse |
|---|---|---|---|---|
| Simhall | Kulturnämnden | 6 932 | 4 419 | 2 513 |
| Belysning | Tekniska nämnden | 27 474 | 22 572 | 4 902 |
| Konstgräsplan | Kulturnämnden | 8 337 | 32 707 | (24 370) |

### Ramar

Projektens ramar framgår nedan.

| Tkr | Totalram | Utfall tidigare år | Utfall 2025 | Slutprognos | Avvikelse ram-prognos |
|---|---|---|---|---|---|
| Simhall | 18 300 | 10 474 | 4 419 | 16 897 | 1 403 |
| Belysning | 88 600 | 20 609 | 22 572 | 81 814 | 6 786 |
| Konstgräsplan | 140 500 | 65 957 | 32 707 | 140 525 | (25) |
"""
    understood = understand(read_markdown(text, "rapport.md"))
    sentence = next(one for one in understood.written if "underskott" in one.text)
    claim = claim_of(sentence, sentence.amounts[0])
    reckoned = [
        one
        for one in readings_of(understood).of(claim, None)
        if len(one.meant.cells) == 2 and one.value == 25_000
    ]
    assert reckoned
    assert not any(is_scaled(claim, one) for one in reckoned)
