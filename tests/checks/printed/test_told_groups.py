"""What sentences tell of women and men, of ages, of bodies, against the rows of a table of that."""

from __future__ import annotations

import pytest
from support import told

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

STAFF = """Personalredovisning 2024

Personal

Sjukfrånvaro i procent av ordinarie arbetstid

\t2024\t2023
Totalt\t6,4\t6,9
Kvinnor\t7,1\t7,6
Män\t4,2\t4,7
29 år eller yngre\t5,1\t5,8
30-49 år\t6,0\t6,3
50 år eller äldre\t7,7\t8,1
Varav kort, dag 1-14\t2,6\t2,9

Medellön per kön, kronor

\t2024\t2023
Kvinnor\t35 120\t33 840
Män\t36 410\t35 230

Nöjda boende per enhet, procent

Boende\t2024\t2023
Solgården\t82,4\t79,1
Ekbacken\t76,3\t77,0
Lindhaga\t88,9\t86,2

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Kvinnornas sjukfrånvaro är 7,1 procent och männens {} procent.", "4,2", "4,4"),
        ("Sjukfrånvaron var 7,1 procent för kvinnor och {} procent för män.", "4,2", "4,7"),
        ("Bland medarbetare över 50 år är sjukfrånvaron {} procent.", "7,7", "8,2"),
        ("Medarbetare i åldern 30-49 år hade en sjukfrånvaro på {} procent.", "6,0", "6,3"),
        ("Medarbetare som är 50 år eller äldre hade en sjukfrånvaro på 7,7 procent, att jämföra "
         "med {} procent bland dem som är 29 år och yngre.", "5,1", "5,7"),
        ("Lägst är sjukfrånvaron bland de yngsta, {} procent.", "5,1", "5,7"),
        ("Korttidsfrånvaron var {} procent.", "2,6", "2,9"),
        ("År 2023 var männens sjukfrånvaro {} procent.", "4,7", "4,2"),
        ("Medellönen för kvinnor var 35 120 kronor och för män {} kronor.", "36 410", "36 140"),
        ("Andelen nöjda boende var 88,9 procent på Lindhaga och {} procent på Ekbacken.",
         "76,3", "74,3"),
    ],
)  # fmt: skip
def test_a_group_has_the_number_of_its_row(sentence: str, right: str, wrong: str) -> None:
    """What a sentence says of one group, and of no other, its row says."""
    assert told(STAFF, sentence.format(right)) == []
    found = [number for _rule, number in told(STAFF, sentence.format(wrong))]
    assert any(one.partition(" procent")[0] == wrong for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Inom hemtjänsten var kvinnornas sjukfrånvaro 9,3 procent.",
        "Kvinnliga undersköterskor hade en sjukfrånvaro på 9,4 procent.",
        "Målet är att kvinnornas sjukfrånvaro ska vara högst 6,5 procent.",
        "Sjukfrånvaron för män väntas bli 3,9 procent nästa år.",
        "Hälften av kvinnorna, 52 procent, hade ingen sjukfrånvaro alls.",
        "Andelen korttidssjukfrånvaro av all sjukfrånvaro var 40,6 procent.",
    ],
)
def test_what_is_narrower_or_wished_is_no_row(sentence: str) -> None:
    """A part of a group, a wish and a share of something else are told here alone."""
    assert told(STAFF, sentence) == []


def test_an_error_needs_a_number_of_the_table_beside_it() -> None:
    """Where the women's number is the table's, the men's is surely meant to be; where it is told
    alone it may be of another table."""

    def graver(sentence: str) -> list[Severity]:
        judged = judge(read_text(f"{STAFF}{sentence}\n", "rapport.txt"))
        return [one.severity for one in judged.findings if sentence in one.quote]

    beside = "Kvinnornas sjukfrånvaro är 7,1 procent och männens 4,4 procent."
    assert graver(beside) == [Severity.ERROR]
    assert graver("De yngsta hade en sjukfrånvaro på 5,7 procent.") == [Severity.WARNING]
