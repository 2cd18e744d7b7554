"""Dates that were left from another year's report are told; those that rightly stand are not."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report

REPORT = """# Årsredovisning 2024 för kultur- och fritidsnämnden

| Verksamhet, tkr | Budget 2024 | Utfall 2024 | Utfall 2023 |
|---|---|---|---|
| Bibliotek | 25 100 | 24 980 | 24 120 |
| Idrott | 44 200 | 44 610 | 42 890 |
| Summa | 69 300 | 69 590 | 67 010 |

"""


def told(sentence: str) -> list[str]:
    """The words of the sentence that do not fit the year, by what is told of it."""
    judged = judge(read_report(f"{REPORT}{sentence}\n".encode(), "2024.md"))
    return [
        dict(one.values)["words"]
        for one in judged.findings
        if one.rule == "stale-tense" and one.severity.value == "warning"
    ]


@pytest.mark.parametrize(
    "left",
    [
        "Under hösten 2023 ska en ny konstgräsplan anläggas vid Norrvallen.",
        "I mars 2024 kommer en ny bibliotekschef att tillträda.",
        "Upphandlingen beräknas vara klar i september 2024.",
        "Den nya simhallen väntas stå klar 2023.",
        "Ett nytt bokningssystem ska lanseras under våren 2024.",
        "Under 2023 ska kontoret se över hyrorna.",
        "En ny taxa kommer att presenteras i slutet av oktober 2023.",
        "Ombyggnaden ska vara färdigställd till halvårsskiftet 2024.",
        "Biblioteken hade färre besök än föregående år (2022).",
        "Kostnaderna var lägre förra året, 2021.",
        "Arbetet fortsätter nästa år (2024).",
        "The new library is expected to open in August 2023.",
        "In spring 2024 will the new sports hall be opened.",
    ],
)
def test_what_was_to_come_at_a_named_time_that_is_over_is_told(left: str) -> None:
    assert told(left), left


@pytest.mark.parametrize(
    "stays",
    [
        "Nämnden beslutade i mars 2024 att avgifterna ska höjas.",
        "Den nya simhallen väntas stå klar 2026.",
        "Under våren 2025 ska nämnden se över hyrorna.",
        "Under 2024 ska nämnden se över hyrorna.",
        "Enligt planen från 2022 ska utsläppen minska.",
        "Målet var att hallen skulle stå klar 2023.",
        "Taxan som antogs hösten 2023 ska tillämpas fullt ut.",
        "Upphandlingen blev klar i september 2024.",
        "Hallen som ska öppnas i augusti 2025 började byggas 2023.",
        "Biblioteken hade färre besök än föregående år (2023).",
        "Arbetet fortsätter nästa år (2025).",
        "Läsåret 2023/24 ska följas upp.",
        "Från och med 2023 ska alla enheter ha en plan.",
        "Avtalet gäller 2022–2024 och ska förlängas.",
        "Bygget ska enligt det beslut som fattades 2022 inledas 2025.",
    ],
)
def test_what_is_still_to_come_or_was_decided_then_is_not_told(stays: str) -> None:
    assert told(stays) == []
