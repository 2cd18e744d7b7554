"""What true reports tell of other things than the rows that their words resemble: it is left open,
and the same with a wrong number of the row itself is found."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.cells import plain
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

BOARDS = """
Driftredovisning (tkr)

\tBudget 2023\tBokslut 2023\tAvvikelse 2023\tBokslut 2022
Tekniska nämnden\t-68 900\t-73 415\t-4 515\t-70 102
IT\t-38 300\t-40 662\t-2 362\t-36 008
Måltidsservice\t-61 200\t-63 881\t-2 681\t-57 496
Ekonomi\t-26 750\t-27 308\t-558\t-25 941
Övriga enheter\t-17 650\t-12 934\t4 716\t-15 105
Summa\t-212 800\t-218 200\t-5 400\t-204 652

"""
PROJECTS = """
Större investeringsprojekt (mnkr)

\tTotal budget\tAck. utfall\tUtfall 2023\tSlutprognos
Ombyggnad ishall\t64,0\t61,2\t37,9\t63,5
VA-ledning Norra Åsen\t48,0\t12,5\t10,3\t48,0
Förskola Trasten\t52,0\t51,4\t6,8\t51,4
Övriga projekt\t90,0\t70,2\t63,4\t84,3
Summa\t254,0\t195,3\t118,4\t247,2

"""
FORECASTS = """
Helårsprognos (mnkr)

\tBudget helår\tPrognos T2\tAvvikelse T2\tAvvikelse T1
Bygglov\t-6,1\t-10,8\t-4,7\t-1,9
Gata och park\t-64,3\t-65,6\t-1,3\t-0,8
Fastighet\t-12,0\t-11,6\t0,4\t0,3
Summa\t-82,4\t-88,0\t-5,6\t-2,4

"""
VISITS = """
Verksamhetsmått

\tUtfall 2022\tUtfall 2023
Besök i simhallen\t118 906\t131 522
Elever i kulturskolan\t866\t901
Lån på biblioteken\t142 300\t158 415

"""
GOALS = """
Indikatorer

Indikator\tMål 2023\tUtfall 2023\tUppfyllt
Andel nöjda brukare särskilt boende, %\t85,0\t79,4\tNej
Andel behöriga till gymnasiet, %\t90,0\t87,4\tDelvis
Sjukfrånvaro, %\t7,0\t6,8\tJa
Företagsklimat, ranking\t100\t88\tJa
Ekologiska livsmedel, %\t40,0\t33,6\tNej

"""


def _found(text: str) -> list[str]:
    told = judge(read_text(text, "r.txt")).findings
    grave = (Severity.ERROR, Severity.WARNING)
    missing = ("part-missing",)
    return [plain(one.claimed) for one in told if one.severity in grave and one.rule not in missing]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            BOARDS,
            "Underskotten finns inom IT (2,4 mkr), måltidsservice (2,7 mkr) och ekonomi (0,6).",
        ),
        (BOARDS, "Livsmedelspriserna steg med 8,1 procent under året."),
        (BOARDS, "Måltidsservice: avvikelsen är -2,7 mkr, och 1,9 mkr av den förklaras av priser."),
        (PROJECTS, "Projektet beräknas kosta 63,5 mnkr, vilket är 0,5 mnkr lägre än budget."),
        (
            PROJECTS,
            "Förskola Trasten slutredovisas med 51,4 mnkr mot budgeterade 52,0 mnkr. Av den totala "
            "budgeten på 48,0 mnkr för VA-ledningen i Norra Åsen återstår 35,5 mnkr.",
        ),
        (
            FORECASTS,
            "Prognosen är ett underskott på 5,6 mnkr. Försämringen på 3,2 mnkr beror på bygglov.",
        ),
        (VISITS, "Simhallens energikostnader sjönk med 14 procent efter ombyggnaden."),
        (
            GOALS,
            "Av de fem indikatorerna är två uppfyllda, en delvis uppfylld och två ej uppfyllda.",
        ),
        (
            BOARDS,
            "Resultatet blev 26,2 mnkr och koncernens 70,4 mnkr. De senaste fem åren har kommunen "
            "sammanlagt redovisat 100,2 mnkr i resultat.",
        ),
        (
            BOARDS,
            "Investeringarna var 220,8 mkr. Kassaflödet från den löpande verksamheten, 262,3 mkr, "
            "motsvarade 118,8 procent av dem.",
        ),
        (GOALS, "I särskilt boende är 79,4 procent nöjda. Riksgenomsnittet är 77 procent."),
    ],
)
def test_what_is_told_of_something_else_is_left_open(table: str, said: str) -> None:
    assert _found(table + said) == []


@pytest.mark.parametrize(
    ("table", "said", "wrong"),
    [
        (BOARDS, "IT har ett underskott på 3,2 mkr.", "3,2"),
        (BOARDS, "Måltidsservice kostade 68,3 mkr.", "68,3"),
        (PROJECTS, "Ombyggnad ishall beräknas kosta 65,3 mnkr.", "65,3"),
        (PROJECTS, "Utfallet för övriga projekt blev 64,3 mnkr.", "64,3"),
        (VISITS, "Besöken i simhallen ökade med 16 procent.", "16"),
    ],
)
def test_a_wrong_number_of_the_row_itself_is_found(table: str, said: str, wrong: str) -> None:
    assert wrong in _found(table + said)
