"""A key figure that is told by what it is, is that of its row."""

from __future__ import annotations

import pytest
from support import told

REPORT = """Årsredovisning 2024

Finansiella nyckeltal, procent

Nyckeltal\t2024\t2023
Soliditet\t51,7\t53,6
Självfinansieringsgrad, investeringar\t75,3\t43,3
Nettokostnadsandel\t97,9\t100,7

Sammandrag, tkr

Post\t2024\t2023
Investeringar, kommunen\t77 970\t56 200
Högsta möjliga reservering\t4 939\t1 200

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Årets resultat före avskrivningar räckte till {} procent av investeringarna.",
            "75",
            "57",
        ),
        ("Resultatet räckte till {} procent av kommunens investeringar.", "75,3", "43,3"),
        ("Kommunen kunde betala {} procent av sina investeringar med egna medel.", "75", "62"),
        ("Nettokostnaderna tog {} procent av skatter och generella bidrag.", "97,9", "79,9"),
        (
            "Nettokostnaderna tar 97,9 procent av skatteintäkterna, mot {} procent året före.",
            "100,7",
            "107,0",
        ),
        (
            "Nettokostnaderna tar 97,9 procent av skatteintäkterna, mot {} procent året före.",
            "100,7",
            "100,9",
        ),
        ("Kommunen investerade för {} mkr.", "78,0", "56,2"),
        ("Kommunen har investerat {} mkr, mest i skolor.", "78,0", "87,0"),
        ("Högst {} mkr hade varit möjligt att reservera.", "4,9", "1,9"),
        ("Det egna kapitalet motsvarar {} procent av tillgångarna.", "51,7", "57,1"),
    ],
)
def test_a_key_figure_told_by_what_it_is_is_held_against_its_row(
    sentence: str, right: str, wrong: str
) -> None:
    assert told(REPORT, sentence.format(right)) == []
    assert [rule for rule, _number in told(REPORT, sentence.format(wrong))] == [
        "text-against-table"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # Without interest, or as the budget was.
        "Nettokostnaderna tog 97,8 procent av skatter och generella bidrag.",
        "I budgeten räckte resultatet till 68 procent av investeringarna.",
        "I bolagen räckte resultatet till 68 procent av investeringarna.",
    ],
)
def test_another_definition_the_budget_and_the_companies_are_left_open(sentence: str) -> None:
    assert [one for one in told(REPORT, sentence) if one[0] == "text-against-table"] == []
