"""A cell that a sentence tells otherwise."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding
from bokslut.readers.read import read_report

_TABLE = """
| | 2025 | 2024 |
|---|---|---|
| Väntetid till musikskolan, veckor | {now} | {before} |
| Väntetid till bildskolan, veckor | 8,2 | 8,5 |
"""


def _told(text: str, now: str, before: str) -> list[Finding]:
    report = f"# Kultur\n\n{text}\n{_TABLE.format(now=now, before=before)}"
    told = judge(read_report(report.encode(), "report.md")).findings
    return [one for one in told if one.rule == "cell-against-text"]


_MEAN = "En plats i musikskolan hade i genomsnitt 6,4 veckors väntetid"


@pytest.mark.parametrize(
    ("text", "now", "before", "claimed", "expected"),
    [
        (f"{_MEAN}, en nedgång med 1,3 veckor.", "2,4", "7,7", "2,4", "6,4"),
        (f"{_MEAN}, mot 7,7 veckor 2024.", "2,4", "7,7", "2,4", "6,4"),
    ],
)
def test_a_cell_is_doubted_where_the_sentence_goes_with_the_other_year(
    text: str, now: str, before: str, claimed: str, expected: str
) -> None:
    (one,) = _told(text, now, before)
    assert (one.claimed, one.expected) == (claimed, expected)


@pytest.mark.parametrize(
    "text",
    [
        f"{_MEAN}, en nedgång med 1,3 veckor.",
        f"{_MEAN} (7,7 veckor).",
        f"{_MEAN}, 1,8 veckor kortare än i bildskolan.",
        f"{_MEAN} mot planerade 7,0 veckor.",
        f"{_MEAN}. Sedan 2021 har den ökat från 5,1 veckor till 6,4 veckor.",
        f"{_MEAN}, 2,1 veckor kortare än för två år sedan.",
    ],
)
def test_a_cell_is_not_doubted_by_what_it_goes_with_or_by_something_else(text: str) -> None:
    assert not _told(text, "6,4", "7,7")


PEOPLE = """
| | 2025 | 2024 |
|---|---|---|
| Nettokostnad, mnkr | 15,0 | 14,5 |
| Barn på fritidshem | 1 020 | 1 027 |
| Elever i gymnasieskola | 1 034 | 1 020 |
| Sjukfrånvaro inom skolnämnden, % | 8,1 | 8,3 |
| Sjukfrånvaro inom vårdnämnden, % | 2,8 | 2,9 |
| Elever per lärare | 12,3 | 11,9 |
"""


@pytest.mark.parametrize(
    "text",
    [
        # 15,0 / 1,029 = 14,58, and 14,95 / 1,0295 = 14,52.
        "Nettokostnaden ökade med 2,9 procent till 15,0 mnkr.",
        "Nettokostnaden har stigit från 14,5 mnkr, alltså med 2,7 mnkr utan hyror.",
        "På fritidshemmen minskade antalet barn från 1 027 till 1 020, och i gymnasieskolan ökade "
        "eleverna från 1 020 till 1 034.",
        "Mellan nämnderna skiljer det 5,3 procentenheter: sjukfrånvaron går från 2,8 % inom "
        "vårdnämnden till 8,1 % inom skolnämnden.",
        "De fristående skolorna har 12,3 procent av eleverna (12,9 procent 2024).",
    ],
)
def test_a_cell_is_not_held_against_what_is_told_of_something_else(text: str) -> None:
    told = judge(read_report(f"# År 2025\n\n{text}\n{PEOPLE}".encode(), "r.md")).findings
    assert [one.rule for one in told if one.rule == "cell-against-text"] == []
