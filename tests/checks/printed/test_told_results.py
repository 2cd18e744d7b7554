"""What an outcome and its budget leave, told apart, also where both are below nothing."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text

BELOW = (
    "Nämnden redovisar ett ackumulerat utfall om {} tkr per mars 2021 och har för samma period ett "
    "budgeterat underskott om {} tkr. Budgetavvikelsen uppgår för perioden till {} tkr och med "
    "hänsyn till semesterlöner om 1 431 tkr uppgår underskottet till drygt 1 600 tkr."
)
TWICE = (
    "Resultatet för regionen 2023 är minus {} miljoner kronor, vilket är {} miljoner sämre än det "
    "budgeterade resultatet på minus 1 050 miljoner kronor.\n\nResultatet är {} miljoner kronor {} "
    "än det budgeterade resultatet på minus 1 050 miljoner kronor."
)


def told(text: str) -> list[str]:
    report = read_text(f"Uppföljning\n\nEkonomi\n\n{text}\n", "rapport.txt")
    return [one.claimed for one in judge(report).findings if one.severity.value != "note"]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("-3 583", "518", "-3 065"), []),
        (("-3 583", "518", "-3 605"), ["−3\u202f605"]),
    ],
)
def test_a_variance_follows_from_a_deficit_and_the_one_budgeted(
    numbers: tuple[str, ...], found: list[str]
) -> None:
    assert told(BELOW.format(*numbers)) == found


def test_what_is_further_below_nothing_than_planned_is_worse() -> None:
    assert told(TWICE.format("1 604", "554", "554", "sämre")) == []
    assert told(TWICE.format("1 604", "554", "554", "bättre")) == ["554"]


SIGN = (
    "Årets resultat uppgick till +1 209 mkr. För 2021 uppgår det budgeterade resultatet till {} "
    "mkr och det redovisade resultatet innebär därför en budgetavvikelse om +948 mkr."
)


def test_a_minus_that_keeps_the_variance_from_coming_out_is_doubted() -> None:
    assert told(SIGN.format("+261")) == []
    assert told(SIGN.format("-261")) == ["948"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet ärenden var 412, en ökning från 2021 då det var 380.",
        "Resultatet blev -13,9 mkr. Det är en försämring jämfört med 2022 då det var ett överskott "
        "på 3,1 mkr.",
    ],
)
def test_what_it_was_before_is_no_difference(sentence: str) -> None:
    table = "Nämnd, mkr\tUtfall 2023\tUtfall 2022\nSkola\t420,6\t401,0\nSumma\t968,4\t931,6\n"
    assert told(f"{table}\n{sentence}") == []
