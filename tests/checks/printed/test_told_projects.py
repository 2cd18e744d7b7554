"""What a sentence tells of a project that it names is what the project's row says."""

from __future__ import annotations

import pytest
from support import told

REPORT = """Årsredovisning 2024

Investeringsredovisning, tkr

Projekt\tTotal budget\tUtgift t.o.m. 2024\tPrognos totalt\tAvvikelse totalt
Ny förskola Lindbacken\t82 000\t45 600\t83 500\t-1 500
Ombyggnad Centralskolan\t45 000\t46 200\t46 200\t-1 200
Gång- och cykelväg Storgatan\t6 300\t2 150\t5 900\t400
Summa\t133 300\t93 950\t135 600\t-2 300

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Den nya förskolan i Lindbacken beräknas bli {} mkr dyrare än sin budget.", "1,5", "1,9"),
        ("Ombyggnaden av Centralskolan blev {} tkr dyrare än beslutat.", "1 200", "2 100"),
        ("Gång- och cykelvägen på Storgatan blir {} mkr billigare än budgeterat.", "0,4", "0,7"),
        ("Hittills har den nya förskolan i Lindbacken kostat {} mkr.", "45,6", "54,6"),
        ("Ombyggnaden av Centralskolan har kostat {} mkr.", "46,2", "48,2"),
        (
            "Förskolan Lindbacken, ny, har kostat 45,6 mkr av beräknade {} mkr.",
            "83,5",
            "85,3",
        ),
    ],
)
def test_what_a_project_cost_or_is_off_by_is_held_against_its_row(
    sentence: str, right: str, wrong: str
) -> None:
    assert told(REPORT, sentence.format(right)) == []
    assert (
        "text-against-table",
        wrong,
    ) in [(rule, number.split(" m")[0]) for rule, number in told(REPORT, sentence.format(wrong))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Entreprenaden för den nya förskolan i Lindbacken blev 3,1 mkr dyrare än beräknat.",
        "Ny förskola Lindbacken och ombyggnad Centralskolan har kostat 91,8 mkr.",
    ],
)
def test_what_is_told_of_a_part_or_of_several_is_left_open(sentence: str) -> None:
    assert [one for one in told(REPORT, sentence) if one[0] == "text-against-table"] == []
