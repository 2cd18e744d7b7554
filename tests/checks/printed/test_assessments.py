"""Assessments of indicators whose targets do not say which way they point."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.goals.assessments import assessments
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

INDICATORS = """
Indikatorer

Indikator\tMål\tUtfall 2024\tUtfall 2023\tBedömning
Andel ekologiska livsmedel\t42,0\t48,3\t46,9\tUppnått
Nöjd-medborgar-index\t77\t77\t71\tUppnått
Väntetid, dagar\t73\t77\t73\tEj uppnått
Andel behöriga elever\t81,0\t81,6\t74,7\tUppnått
Hållbart medarbetarengagemang\t81\t76\t83\tEj uppnått
"""


def _found(text: str) -> list[str]:
    told = assessments(understand(read_text(text, "r.txt")))
    return [one.message().split(":")[0] for one in told]


def test_indicators_assessed_by_their_targets_are_left_alone() -> None:
    assert _found(INDICATORS) == []


@pytest.mark.parametrize(
    ("printed", "wrong", "row"),
    [
        ("\t48,3\t", "\t38,3\t", "Andel ekologiska livsmedel"),
        ("\t81,6\t", "\t74,7\t", "Andel behöriga elever"),
        ("\t73\t77\t", "\t73\t70\t", "Väntetid, dagar"),
    ],
)
def test_an_outcome_on_the_other_side_of_its_target_than_assessed_is_told(
    printed: str, wrong: str, row: str
) -> None:
    assert _found(INDICATORS.replace(printed, wrong)) == [row]


def test_a_target_in_a_table_that_tells_no_way_is_left_alone() -> None:
    few = "\n".join(INDICATORS.split("\n")[:5]).replace("Nöjd-medborgar-index", "Andel resor")
    assert _found(few.replace("\t48,3\t", "\t38,3\t")) == []


def test_the_word_beside_a_target_says_which_way_it_points() -> None:
    table = """
Finansiella mål

Mått\tUtfall 2023\tUtfall 2024\t\tMålvärde\tUppfyllt
Nettokostnadsandel\t98,4\t99,6\thögst\t98,0\tEj uppfyllt
Soliditet\t43,1\t43,6\tminst\t33,0\tUppfyllt
"""
    assert _found(table) == []
    assert _found(table.replace("\t99,6", "\t97,6")) == ["Nettokostnadsandel"]


ROOMS = """
Bostäder

Antalet bostäder ska öka med minst {much}{by}

År 2023 var antalet bostäder 8 210.

År 2024 var antalet bostäder 8 {now}.

Bedömning i bokslutet för målet: {grade}
"""


@pytest.mark.parametrize(
    ("much", "by", "now", "grade", "told"),
    [
        ("200", "", "251", "Ok", "Antalet bostäder ska öka med minst 200"),
        ("200", "", "190", "Bra", "Antalet bostäder ska öka med minst 200"),
        ("200", "", "251", "Har brister", ""),
        ("200", "", "398", "Ok", ""),
        ("200", " till 2030", "251", "Ok", ""),
    ],
)
def test_a_rise_that_is_not_half_of_what_is_wanted_is_no_success(
    much: str, by: str, now: str, grade: str, told: str
) -> None:
    text = ROOMS.format(much=much, by=by, now=now, grade=grade)
    found = [one for one in _found(text) if one.startswith("“")]
    assert [one.split("”")[0][1:] for one in found] == [told] * bool(told)


AREAS = """
Företagens omdöme

{wish}

Uppföljning:

Mätningen för 2024 gav följande NKI.

Brandtillsyn NKI 86 (78),
Bygglov 53 (56),
Markupplåtelse 69 (68),
Serveringstillstånd 65 (65)

Bedömning i bokslutet för målet: {grade}
"""


@pytest.mark.parametrize(
    ("wish", "grade", "told"),
    [
        (
            "NKI ska öka inom samtliga områden.",
            "Ok",
            "Bygglov 56 → 53; Serveringstillstånd 65 → 65",
        ),
        (
            "NKI ska öka inom samtliga områden förutom bygglov.",
            "Bra",
            "Serveringstillstånd 65 → 65",
        ),
        ("NKI ska öka inom samtliga områden.", "Har brister", ""),
        ("NKI ska öka.", "Ok", ""),
        ("NKI ska öka inom samtliga områden till 2030.", "Ok", ""),
        ("Antalet studenter ska öka inom samtliga områden.", "Ok", ""),
    ],
)
def test_where_each_area_shall_rise_the_areas_that_did_not_are_told(
    wish: str, grade: str, told: str
) -> None:
    found = _found(AREAS.format(wish=wish, grade=grade))
    assert [one.split("”, but ")[1].split(", and")[0] for one in found] == [told] * bool(told)
