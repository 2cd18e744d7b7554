"""What sentences tell of each other's numbers, over their borders."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

PROVED, DOUBTED, WRONG = (
    (State.PROVED, True),
    (State.CONTRADICTED, False),
    (
        State.CONTRADICTED,
        True,
    ),
)
DAYS = "Sjukfrånvaron 2024 motsvarade {} dagar. För 2023 var uppgiften {} dagar, {} med {} dagar."
SUM = "Den sammanlagda avvikelsen blev {} tkr. Skolan hade {} {} tkr medan vårdens var {} tkr."
SIDES = (
    "Kostnaderna blev {} mkr."
    "\n\nDe väntades bli fler."
    "\n\nIntäkterna var {} mkr."
    "\n\nÅrets resultat blev {} mkr."
)
BETWEEN = (
    "Kostnaderna uppgick till {} mkr medan intäkterna blev 999,5 mkr."
    " Resultatet, det vill säga skillnaden mellan intäkterna och kostnaderna, blev 28,4 mkr."
)
PLAN = (
    "Efter ändringen var budgeten {} mkr."
    " Utgifterna var {} mkr."
    " Det blev således {} mkr {} än budgeterat."
)
WITHOUT = "Årets resultat är {} mkr. Försäkringen gav {} mkr. Utan den blev resultatet {} mkr."
STAFF = (
    "Staden har {} anställda, en ökning med {}."
    " Kontoren ökade med 130 till 8 400."
    " Bolagen ökade med 70 till 3 650."
)
HEADS = "Av {} chefer är de flesta nya. Kontoren har {} chefer. Bolagen har 550 chefer."
BESIDE = "Staden har {} anställda. Kontoren har {} medan bolagen har 3 650."
USED = (
    "Kommunen investerade för 84 mkr."
    " Investeringsbudgeten var {} mkr, så {} procent av budgeten förbrukades."
)
FORECAST = (
    "Utfallet efter fyra månader är {} mkr."
    " Prognosen på helår visar ett resultat på {} mkr."
    " Det budgeterade resultatet är 254 mkr, vilket ger en budgetavvikelse på {} mkr."
)
OF_IT = (
    "Avgifterna gav 812 mkr, en ökning med {} mkr."
    " Av ökningen kommer 131,4 mkr från vatten och {} mkr från avfall."
)
TOGETHER = (
    "Resultatet är {} mkr bättre än budgetens 18,9 mkr."
    " Nämnderna har sammantaget en avvikelse på 2,6 mkr."
)
BASES = (
    "Kostnaderna ökade med {} mkr eller {} %."
    " Budgeten medgav 5,2 % eller 416 mkr."
    " Med nya ramar medgavs 6,0 % eller 480 mkr."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (DAYS.format("21,4", "19,6", "alltså en ökning", "1,8"), [PROVED]),
        (DAYS.format("21,4", "19,6", "alltså en ökning", "1,6"), [WRONG]),
        (DAYS.format("21,4", "19,6", "det vill säga en minskning", "1,8"), [WRONG]),
        (DAYS.format("21,4", "19,6", "en ökning", "1,6"), [DOUBTED]),
        # What nothing says is of the same thing a year before is another thing.
        ("Av alla är 33 % friska. Bland kvinnor är 30,5 %, en minskning med 0,8 %.", []),
        (SUM.format("+714", "en avvikelse på", "405", "309"), [PROVED]),
        (SUM.format("+774", "en avvikelse på", "405", "309"), [DOUBTED]),
        (SUM.format("+741", "en avvikelse på", "405", "309"), [WRONG]),
        (SUM.format("+714", "en negativ avvikelse på", "405", "309"), [DOUBTED]),
        # There may be more parts than the two that are told.
        (SUM.format("+950", "en avvikelse på", "405", "309"), []),
        (SIDES.format("4 816", "4 931", "115"), [PROVED]),
        (SIDES.format("4 816", "4 931", "175"), [DOUBTED]),
        (SIDES.format("4 816", "4 391", "115"), [WRONG]),
        (SIDES.format("4 816", "4 931", "62"), []),
        (BETWEEN.format("971,1"), [PROVED]),
        # However far apart they are.
        (BETWEEN.format("989,9"), [DOUBTED]),
        (PLAN.format("58,3", "41,7", "16,6", "lägre"), [PROVED]),
        # A variance is that of the forecast told just before, not of what was told before that.
        (FORECAST.format("296", "493", "239"), [PROVED]),
        (FORECAST.format("296", "493", "293"), [WRONG]),
        (OF_IT.format("198,5", "67,1"), [PROVED]),
        (OF_IT.format("198,5", "76,1"), [WRONG]),
        # No whole is less than its parts.
        (TOGETHER.format("16,1"), []),
        (PLAN.format("58,3", "41,7", "18,6", "lägre"), [DOUBTED]),
        (PLAN.format("58,3", "41,7", "16,6", "högre"), [DOUBTED]),
        (PLAN.format("58,3", "41,7", "3,0", "lägre"), []),
        (WITHOUT.format("12,4", "20,1", "-7,7"), [PROVED]),
        (WITHOUT.format("12,4", "20,1", "3,1"), []),
        (STAFF.format("12 050", "200"), [PROVED, PROVED]),
        (STAFF.format("12 050", "500"), [PROVED, DOUBTED]),
        (STAFF.format("21 050", "200"), [DOUBTED, PROVED]),
        (STAFF.format("31 800", "900"), []),
        (HEADS.format("2 450", "1 900"), [PROVED]),
        (HEADS.format("4 250", "1 900"), [DOUBTED]),
        (HEADS.format("3 100", "1 900"), []),
        (BESIDE.format("12 050", "8 400"), [PROVED]),
        (BESIDE.format("12 050", "8 900"), [DOUBTED]),
        (BESIDE.format("15 300", "8 400"), []),
        (USED.format("120", "70"), [PROVED]),
        (USED.format("120", "72"), [DOUBTED]),
        (BASES.format("360", "4,5"), [PROVED] * 3),
        (BASES.format("360", "7,5"), [PROVED, PROVED, DOUBTED]),
        ("Avgifterna ger 55 % och bidragen 25 %. Återstående 20 % är skatt.", [PROVED]),
        ("Avgifterna ger 55 % och bidragen 25 %. Återstående 30 % är skatt.", [WRONG]),
    ],
)
def test_numbers_of_sentences_that_belong_together(
    text: str, told: list[tuple[State, bool]]
) -> None:
    judged = judge(read_markdown(text, "text.md"))
    found = [one for one in judged.equations if one.rule == "told-apart"]
    shown = [(one.state, one.sure or one.state is State.PROVED) for one in found]
    assert sorted(shown) == sorted(told)


HUNDRED = """
Så används 100 kr av skatten:

- {} kr till skolan
- 27,40 kr till äldreomsorgen
- 12,15 kr till individ och familj
- 6,05 kr till fritid
- 15,30 kr till resten
"""


@pytest.mark.parametrize(
    ("school", "told"), [("39,10", [PROVED]), ("31,90", [WRONG]), ("2,10", [])]
)
def test_a_hundred_kronor_are_used_to_the_last(school: str, told: list[object]) -> None:
    judged = judge(read_markdown(HUNDRED.format(school), "text.md"))
    found = [one for one in judged.equations if one.rule == "told-apart"]
    assert [(one.state, one.sure) for one in found] == told


def test_what_income_and_costs_changed_by_makes_the_change_of_what_they_leave() -> None:
    text = (
        "# Ekonomi\n\nVerksamheten har totalt kostat 412,6 mkr, vilket är 21,4 mkr mer än 2023. "
        "Intäkterna har minskat med 4,0 mkr och kostnaderna har ökat med {} mkr."
    )

    def states(costs: str) -> list[State]:
        judged = judge(read_markdown(text.format(costs), "rapport.md"))
        return [state for _number, state in sorted(judged.states.items())]

    assert states("17,4") == [State.OPEN, *[State.PROVED] * 3]
    assert states("27,4") == [State.OPEN] * 4
