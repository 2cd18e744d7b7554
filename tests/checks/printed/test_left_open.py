"""What is told of the numbers that all other rules leave open."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.cells import plain
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

TABLE = """
Driftredovisning, tkr

\tUtfall 2023\tUtfall 2022\tBudget 2023\tAvvikelse
Äldreomsorg\t322 900\t311 420\t310 240\t-12 660
Funktionsstöd\t148 315\t141 006\t149 772\t1 457
Stab\t9 214\t8 873\t9 901\t687
Summa\t480 429\t461 299\t469 913\t-10 516

"""
TEXT = (
    "Funktionsstöd kostade 148 315 tkr mot budgeterade 149 772 tkr. "
    "Staben lämnade 687 tkr över. Äldreomsorgen går 12 660 tkr minus mot budget."
)


def _found(text: str) -> list[str]:
    return [
        f"{one.rule} {plain(one.claimed or '')}"
        for one in judge(read_text(TABLE + text, "r.txt")).findings
        if one.rule in ("unexplained", "sign-in-sentence", "unit-unlikely", "stale-value")
    ]


def test_a_text_whose_numbers_all_stand_in_the_table_is_left_alone() -> None:
    assert _found(TEXT) == []


@pytest.mark.parametrize("wrong", ["21 660", "12 560", "16 260"])
def test_a_slip_that_stands_nowhere_is_doubted(wrong: str) -> None:
    assert _found(TEXT.replace("12 660", wrong)) == [f"unexplained {wrong} tkr"]


def test_a_report_that_tells_much_which_its_tables_do_not_have_is_left_alone() -> None:
    story = (
        "Under året öppnade 14 nya platser på Solgården. Ombyggnaden kostade 2 310 tkr. "
        "Hemtjänsten utförde 84 512 timmar. Hyran steg till 1 733 tkr."
    )
    assert _found(TEXT + " " + story) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kostnaderna uppgick till -480 429 tkr.", ["sign-in-sentence -480 429"]),
        ("Kostnaderna ökade med -4,1 procent.", ["sign-in-sentence -4,1"]),
        ("Andelen kvinnor är -76,7 procent.", ["sign-in-sentence -76,7"]),
        ("Avvikelsen mot budget blev -10 516 tkr.", []),
        ("Kostnaderna avvek med -10 516 tkr från budget.", []),
        ("Kostnaderna sjönk (-2,4 procent).", []),
    ],
)
def test_a_minus_is_doubted_where_nothing_can_be_negative(sentence: str, told: list[str]) -> None:
    assert _found(sentence) == told


def test_a_text_that_writes_costs_with_a_minus_throughout_is_left_alone() -> None:
    sentence = "Kostnaderna för {} uppgick till -{} tkr."
    some = (("äldreomsorg", "322 900"), ("funktionsstöd", "148 315"), ("stab", "9 214"),
            ("nämnden", "480 429"))  # fmt: skip
    assert _found(" ".join(sentence.format(*one) for one in some)) == []


def test_millions_among_thousands_are_doubted() -> None:
    told = TEXT + " Utan tillägg hade resultatet blivit 3 120 {} bättre."
    assert _found(told.format("tkr")) == []
    assert _found(told.format("mkr")) == ["unit-unlikely 3 120 mkr"]


def test_an_amount_each_is_in_its_own_unit() -> None:
    told = "Kostnaden var 148 315 tkr, 97,5 tkr per plats. Budgeten var 149 772 tkr."
    assert not [one for one in _found(told) if one.startswith("unit")]


def test_the_number_of_the_year_before_is_doubted_unless_it_is_said_to_be_that() -> None:
    told = judge(read_text(TABLE + "# Äldreomsorg\n\nUtfallet landade på 311 420 tkr.", "r.txt"))
    doubted = [one for one in told.findings if plain(one.claimed or "").startswith("311 420")]
    assert [plain(one.expected or "") for one in doubted] == ["322 900"]
    assert _found("# Äldreomsorg\n\nUtfallet landade på 322 900 tkr (311 420 tkr).") == []
    assert _found("# Äldreomsorg\n\nÅr 2022 landade utfallet på 311 420 tkr.") == []


def test_the_unit_of_the_first_row_is_not_that_of_the_table() -> None:
    text = """
| | 2024 | 2023 |
|---|---|---|
| Låneskuld i mdkr | 656 | 604 |
| Låneskuld per invånare i kr | 64 166 | 59 723 |

Låneskulden per invånare ökade från 59 723 kronor till 64 166 kronor, alltså med {} kronor.
"""
    assert not judge(read_markdown(text.format("4 443"), "text.md")).findings
    assert judge(read_markdown(text.format("4 843"), "text.md")).findings


def test_a_unit_that_a_sentence_uses_twice_is_meant() -> None:
    told = TEXT + " Skulden har minskat från 1,52 mdkr till 1,40 mdkr."
    assert [one for one in _found(told) if one.startswith("unit")] == []


ANNUAL = """Årsredovisning 2025
Granby kommun

Personal, procent
\t2025\t2024\t2023
Sjukfrånvaro kommunen totalt\t6,8\t7,1\t7,4
Andel heltid\t79,0\t77,5\t76,2

Resultat, tkr
\t2025\t2024
Verksamhetens intäkter\t254 943\t240 100
Resultat efter skatt\t20 942\t-6 104

Väsentliga händelser

"""


def _of_annual(text: str, opening: str = "Granby kommun") -> list[str]:
    report = read_text(ANNUAL.replace("Granby kommun", opening) + text, "r.txt")
    return [f"{one.rule} {plain(one.claimed or '')}" for one in judge(report).findings]


def test_last_years_share_in_this_years_words_is_told() -> None:
    said = "Sjukfrånvaron i kommunen totalt är 7,1 procent."
    assert _of_annual(said) == ["stale-value 7,1 procent"]


@pytest.mark.parametrize(
    "said",
    [
        "6,8 procent, 7,1 procent: inläst, inte framräknat ur räkenskaperna.",
        "(År 2024 arbetade 77,5 procent heltid. Målet är nått. Sjukfrånvaron i kommunen totalt var "
        "7,1 procent.)",
    ],
)
def test_a_legend_and_a_parenthesis_of_another_year_are_of_no_year_that_is_wrong(said: str) -> None:
    assert _of_annual(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Granby Bostäder AB hyr ut lägenheter och lokaler. Resultatet efter skatt är 21,9 mkr.",
        "Granby Energi AB har elnätet. Resultatet efter skatt blev 2,9 mkr, mot 3,4 mkr 2024.",
        "AB Granbyhus redovisar ett resultat efter skatt på 21,9 mkr.",
    ],
)
def test_what_is_told_of_a_company_is_not_held_against_the_municipalitys_own_lines(
    said: str,
) -> None:
    assert _of_annual(said) == []


def test_a_companys_own_report_is_held_against_its_own_lines() -> None:
    said = "Granby Bostäder AB hyr ut lägenheter. Resultatet efter skatt är 21,9 mkr."
    assert _of_annual(said, "Granby Bostäder AB") == ["text-against-table 21,9"]
    assert _of_annual("Resultatet efter skatt är 21,9 mkr.") == ["text-against-table 21,9"]


def test_a_difference_from_an_earlier_sentence_is_no_slip_of_the_mean_between() -> None:
    text = (
        "Resultatet för Granby blev 84,3 mnkr. I snitt har resultatet under fem år varit 91,6 "
        "mnkr. Jämfört med ett budgeterat resultat på 12,8 mnkr är det en positiv avvikelse på "
        "{} mnkr.\n"
    )
    assert judge(read_text(text.format("71,5"))).findings == ()
    told = judge(read_text(text.format("73,5"))).findings
    assert {(one.claimed, one.expected) for one in told} >= {("73,5", "71,5")}


OVERVIEW = """# Årsredovisning 2024 för Granby kommun

Resultatet för kommunen blev 41,5 mkr. Att jämföra med budgeterat resultat 12,3 mkr. {}

## Resultatanalys

| Mkr | 2024 | 2023 | 2022 |
|---|---|---|---|
| Verksamhetens nettokostnader | -632,1 | -640,5 | -625,0 |
| Skatteintäkter och bidrag | 678,3 | 655,2 | 640,1 |
| Finansnetto | -4,7 | -7,5 | -6,2 |
| Årets resultat | 41,5 | 7,2 | 8,9 |

{}
"""


@pytest.mark.parametrize(
    "said",
    [
        "Årets resultat är {} mkr bättre än budget och 34,3 mkr bättre än året före.",
        "Årets resultat blev {} mkr bättre än budgeterat.",
        "Resultatet är {} mkr högre än vad som var budgeterat.",
    ],
)
def test_how_much_better_than_a_plan_of_the_text_a_result_is(said: str) -> None:
    filler = "Av verksamhetens nettokostnader på 632,1 mkr är 4,7 mkr finansnetto."
    right = read_markdown(OVERVIEW.format("", said.format("29,2")), "2024.md")
    assert judge(right).findings == ()
    wrong = judge(read_markdown(OVERVIEW.format(filler, said.format("27,9")), "2024.md"))
    assert [one.claimed for one in wrong.findings] == ["27,9"]
