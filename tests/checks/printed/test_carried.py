"""What a sentence tells by how much it differs from what the sentence before it told."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TOLD = (
    "Soliditeten är 43,6 % (45,3 %) och har försvagats med 1,7 procentenheter. Den ligger 1,6 "
    "procentenheter över målnivån 42,0 %.",
    "Sjukfrånvaron uppgick till 7,2 procent (7,0 procent föregående år). Det är 0,2 procentenheter "
    "högre än 2022 och 0,7 procentenheter över målet på 6,5 procent.",
    "En brukare mötte i snitt 14,9 olika medarbetare, mot 14,5 förra året: en ökning med 0,4. "
    "Målet är högst 13,0 och utfallet ligger 1,9 över det.",
    "Antalet ärenden var 1 240. De var 87 fler än året innan, då de var 1 153.",
    "Personalkostnaderna, som utgör 61,5 procent av kostnaderna, ökade med 3,8 procent. Deras "
    "andel av kostnaderna var förra året 61,3 procent och är alltså 0,2 procentenheter större nu.",
    "Under året slutade 169 personer. Samtidigt nyanställdes 168 personer, det är 1 färre än de "
    "som slutade.",
    "Under våren antogs 412 elever. På hösten antogs 438 elever, vilket är 26 fler än under våren.",
    "Biblioteket hade 623 låntagare den sista december mot 621 i december 2022, 2 fler.",
    "Räntebindningstiden är 2,8 år. Den får vara lägst 2,0 år och ligger alltså 0,8 år över "
    "gränsen.",
    "Borgensavgiften gav 4,1 mnkr. Det är 0,3 mnkr mindre än de 4,4 mnkr som budgeterats.",
    "Utsläppen var 1 890 ton. De ligger 110 ton under taket på 2 000 ton.",
    "Under året slutade 132 personer. På egen begäran slutade 89. Samtidigt nyanställdes 152 "
    "personer, det är 20 fler än de som slutade.",
)


def _told(text: str) -> list[Severity]:
    judged = judge(read_text(text, "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    return [one.severity for one in judged.findings if one.severity in grave]


@pytest.mark.parametrize("text", TOLD)
def test_a_difference_from_what_was_told_before_is_no_finding(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("place", "right", "wrong"),
    [
        (0, "ligger 1,6", "ligger 1,0"),
        (0, "över målnivån", "under målnivån"),
        (1, "Det är 0,2", "Det är 0,5"),
        (2, "ligger 1,9", "ligger 2,2"),
        (3, "De var 87", "De var 78"),
        (4, "alltså 0,2", "alltså 0,7"),
        (4, "större nu", "mindre nu"),
        (5, "1 färre", "1 fler"),
        (5, "1 färre", "3 färre"),
        (6, "26 fler", "62 fler"),
        (7, "mot 621", "mot 623"),
        (8, "alltså 0,8", "alltså 0,6"),
        (8, "över gränsen", "under gränsen"),
        (9, "är 0,3", "är 0,5"),
        (10, "ligger 110", "ligger 101"),
    ],
)
def test_another_difference_from_what_was_told_before_is_told(
    place: int, right: str, wrong: str
) -> None:
    assert TOLD[place].count(right) == 1
    assert _told(TOLD[place].replace(right, wrong))
