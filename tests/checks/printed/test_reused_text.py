"""Text that was left from last year's report is told; what rightly stays is not."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.read import read_report

TABLE = """
## Resultat

| tkr | Utfall {year} | Utfall {last} |
|---|---|---|
| Socialnämnden | 71 487 | 69 686 |
| Skolnämnden | 240 231 | 235 618 |
"""


def reused(this: str, last: str) -> list[Finding]:
    """What is told of a report of 2025 with one text whose predecessor of 2024 had another."""

    def made(year: int, text: str) -> bytes:
        table = TABLE.format(year=year, last=year - 1)
        return f"# Årsredovisning {year}\n{table}\n## Kommentar\n\n{text}\n".encode()

    earlier = read_report(made(2024, last), "2024.md")
    judged = judge(read_report(made(2025, this), "2025.md"), earlier=earlier)
    return [one for one in judged.findings if one.rule == "reused-text"]


@pytest.mark.parametrize(
    "left",
    [
        "Kostnaderna för placeringar blev 4,7 mkr högre än vad nämnden hade räknat med.",
        "Arbetet med den nya översiktsplanen har påbörjats under hösten och går framåt.",
        "Förslaget till program kommer att presenteras för fullmäktige under våren.",
        "Under året har en ny organisation för måltiderna genomförts i alla skolor.",
    ],
)
def test_commentary_that_stands_word_for_word_is_a_warning(left: str) -> None:
    (found,) = reused(left, left)
    assert found.severity is Severity.WARNING
    assert left in found.message()
    assert "report of 2024" in found.message()


@pytest.mark.parametrize(
    "stays",
    [
        "Avskrivning sker linjärt över nyttjandeperioden, som för byggnader är 33 till 50 år.",
        "Nämnden ansvarar för förskola, grundskola och gymnasieskola i hela kommunen.",
        "Soliditeten ska enligt kommunens riktlinjer vara minst 25 procent varje enskilt år.",
        "Kommunens revisorer granskar årligen den verksamhet som bedrivs i nämnderna.",
        "Under 2019 invigdes den nya simhallen i Norrby, som kostade 212 mkr att bygga.",
    ],
)
def test_principles_tasks_goals_and_history_stay_without_a_word(stays: str) -> None:
    assert reused(stays, stays) == []


def test_a_sentence_with_new_numbers_is_written_anew() -> None:
    form = "Nettokostnaderna för äldreomsorgen ökade med {} mkr jämfört med året innan."
    assert reused(form.format("4,7"), form.format("3,1")) == []


def test_a_sentence_of_which_one_number_was_forgotten_is_told() -> None:
    form = "Skolan kostade {} mkr och förskolan {} mkr enligt den slutliga avräkningen för nämnden."
    assert reused(form.format("251,3", "118,6"), form.format("240,2", "118,6"))
    assert not reused(form.format("251,3", "121,4"), form.format("240,2", "118,6"))


def test_accounting_principles_are_known_by_their_heading() -> None:
    text = (
        "### Redovisningsprinciper\n\nAnläggningar över 50 tkr har aktiverats under året som gått."
    )
    assert reused(text, text) == []


def test_sentences_below_one_heading_are_one_warning() -> None:
    text = "\n\n".join(
        f"Under våren har skolan i {name} byggts om för 3,{place} mkr efter beslut i nämnden."
        for place, name in enumerate(("Norrby", "Söderby", "Västerby", "Österby"))
    )
    (found,) = reused(text, text)
    assert "4 sentences" in found.message()
