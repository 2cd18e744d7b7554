"""What an auditor reads of goals, chapters and references: do they fit what stands beside them?"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report


def _rules(text: str) -> list[str]:
    told = judge(read_report(f"# Årsredovisning 2023\n\n{text}\n".encode(), "b.md")).findings
    return [
        one.rule for one in told if one.severity is not Severity.NOTE and one.rule != "part-missing"
    ]


TABLE = """| | 2022 | 2023 |
|---|---|---|
| Sjukfrånvaro, % | 5,2 | {} |
"""
AGAINST = ["assessment-against-figures"]


@pytest.mark.parametrize("grade", ["Målet bedöms som uppfyllt.", "Bedömning: Målet är uppnått."])
def test_a_goal_whose_figures_went_the_other_way_is_not_met(grade: str) -> None:
    goal = "## Mål 1: God arbetsgivare\n\nSjukfrånvaron ska minska."
    went = "Sjukfrånvaron {} från 5,2 till {} procent."
    assert _rules(f"{goal} {went.format('ökade', '6,1')}\n\n{grade}") == AGAINST
    assert _rules(f"{goal} {went.format('minskade', '4,1')}\n\n{grade}") == []
    assert _rules(f"{goal}\n\n{TABLE.format('6,1')}\n{grade}") == AGAINST
    assert _rules(f"{goal}\n\n{TABLE.format('4,1')}\n{grade}") == []


def test_another_thing_than_the_goal_may_go_the_other_way() -> None:
    goal = "## Mål 1: God arbetsgivare\n\nSjukfrånvaron ska minska."
    text = "Korttidsfrånvaron ökade från 5,2 till 6,1 procent.\n\nMålet bedöms som uppfyllt."
    assert _rules(f"{goal} {text}") == []


@pytest.mark.parametrize(
    ("told", "whole", "rules"),
    [
        (("Ej uppfyllt", "Ej uppfyllt"), "Målet är uppfyllt", ["assessment-of-whole"]),
        (("Uppfyllt", "Uppfyllt"), "Målet är inte uppfyllt", ["assessment-of-whole"]),
        (("Uppfyllt", "Ej uppfyllt"), "Målet är uppfyllt", []),
        (("Ej uppfyllt", "Ej uppfyllt"), "Målet är inte uppfyllt", []),
    ],
)
def test_a_goal_is_assessed_within_its_indicators(
    told: tuple[str, str], whole: str, rules: list[str]
) -> None:
    text = (
        "## Nöjda medborgare\n\n| Indikator | Utfall | Bedömning |\n|---|---|---|\n"
        f"| NMI | 58 | {told[0]} |\n| NKI | 66 | {told[1]} |\n\nBedömning: {whole}.\n"
    )
    assert _rules(text) == rules


def test_two_chapters_have_not_the_same_number() -> None:
    text = (
        "## 1 Inledning\n\nText.\n\n## 2 Ekonomi\n\nText.\n\n## {} Personal\n\nText.\n\n## {} Mål\n"
    )
    assert _rules(text.format(2, 3)) == ["numbering-gap"]
    assert _rules(text.format(3, 4)) == []
    # The same head over each of its pages.
    assert _rules(text.format(3, 4) + "\n\n## 4 Mål\n\nText.") == []


def test_an_s_that_is_lost_from_two_is_a_slip() -> None:
    assert _rules("## Kasaflödesanalys\n\nText.") == ["heading-misspelt"]
    assert _rules("## Driftsredovisning\n\nText.") == []


def test_a_table_behind_the_last_of_them_is_nowhere() -> None:
    captions = "".join(
        f"\nTabell {place}. Kostnader, tkr\n\n| | 2023 |\n|---|---|\n| Skola | 81{place} |\n"
        for place in (1, 2, 3)
    )
    assert _rules(f"Kostnaderna framgår av tabell 7.\n{captions}") == ["pointer-nowhere"]
    assert _rules(f"Kostnaderna framgår av tabell 3.\n{captions}") == []
    # Appendices may stand in a document of their own.
    appendices = "".join(f"\n## Bilaga {place}\n\nText.\n" for place in (1, 2, 3))
    assert _rules(f"Kostnaderna framgår av bilaga 7.\n{appendices}") == []


def test_a_follow_up_that_is_only_a_heading_is_empty() -> None:
    text = "## Mål 1 Trygg skola\n\n### Uppföljning\n\n{}## Mål 2 Bra mat\n\nMaten är bättre.\n"
    assert _rules(text.format("")) == ["follow-up-missing"]
    assert _rules(text.format("Fler elever är trygga.\n\n")) == []


def test_a_season_of_the_year_that_is_over_is_no_time_to_come() -> None:
    assert _rules("Under hösten planeras en utbildning i ledarskap.") == ["stale-tense"]
    assert _rules("Under hösten hölls en utbildning i ledarskap.") == []
    assert _rules("## Framtiden\n\nUnder hösten planeras en utbildning i ledarskap.") == []
