"""What is found in the order and the words of a finished report: parts, numbers, references."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

TABLE = """
| tkr | 2024 | 2025 |
|---|---|---|
| Kostnader | 1 200 | 1 300 |
| Summa | 1 200 | 1 300 |
"""


def _markdown(text: str) -> list[tuple[str, str]]:
    judged = judge(read_markdown(text, "rapport.md"))
    return [(one.rule, one.message()) for one in judged.findings]


def _rules(text: str) -> list[str]:
    return [rule for rule, _message in _markdown(text)]


def _tables(*numbers: int) -> str:
    return "\n\n".join(f"Tabell {one}. Kostnader\n\n{TABLE}" for one in numbers)


def test_a_reference_to_a_table_that_is_not_there_is_found() -> None:
    text = "# Ekonomi\n\nUtfallet framgår av tabell 3.\n\n"
    assert "pointer-nowhere" in _rules(text + _tables(1, 2, 4))
    assert "pointer-nowhere" not in _rules(text + _tables(1, 2, 3))


def test_a_report_that_does_not_number_its_tables_is_not_asked_where_they_are() -> None:
    text = "# Ekonomi\n\nUtfallet framgår av tabell 3 i budgeten.\n\n" + TABLE
    assert "pointer-nowhere" not in _rules(text)


CHAPTERS = "\n\n".join(
    f"# {number}. {title}\n\nText."
    for number, title in (
        ("1", "Inledning"),
        ("2", "Ekonomi"),
        ("{third}", "Personal"),
        ("{last}", "Framtid"),
        ("{after}", "Bilagor"),
    )
)


def test_a_chapter_number_that_is_left_out_is_found() -> None:
    found = _markdown(CHAPTERS.format(third=4, last=5, after=6))
    assert [rule for rule, _ in found] == ["numbering-gap"]
    assert "3" in found[0][1]
    assert "4 Personal" in found[0][1]
    assert not _markdown(CHAPTERS.format(third=3, last=4, after=5))


def test_many_numbers_that_are_left_out_are_chapters_that_were_not_recognised() -> None:
    assert not _markdown(CHAPTERS.format(third=5, last=8, after=9))


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Resultaträkning", ""),
        ("Resultaträkningar för koncernen", ""),
        ("Resultaträking", "resultaträkning"),
        ("Blansräkning", "balansräkning"),
        ("Kassaflödesanaylsen", ""),
        ("Driftredovisnnig", "driftredovisning"),
        ("Förvaltningsberätelse", "förvaltningsberättelse"),
        ("Investeringar", ""),
        ("Driftsbudget", ""),
    ],
)
def test_a_misspelt_heading_of_a_known_part_is_told(heading: str, meant: str) -> None:
    found = [message for rule, message in _markdown(f"# {heading}\n\nText.\n")]
    assert bool(found) == bool(meant)
    assert all(meant in one for one in found)


PASSAGE = (
    "Överskottet beror i huvudsak på vakanser, lägre kostnader för omställning samt medel för "
    "2013 års {word}."
)


def _twice(first: str, second: str, rest: str = "") -> list[str]:
    return _rules(f"# Sammanfattning\n\n{first}\n\n# Ekonomi\n\n{second} {rest}\n")


def test_a_passage_that_was_corrected_in_one_place_only_is_found() -> None:
    first, second = PASSAGE.format(word="julkapp"), PASSAGE.format(word="julklapp")
    assert _twice(first, second) == ["repeated-passage"]
    assert not _twice(first, first)


def test_a_not_that_stands_in_one_of_two_passages_is_found() -> None:
    told = (
        "Målet om en budget i balans har {word}uppnåtts under året enligt den samlade bedömningen."
    )
    assert _twice(told.format(word=""), told.format(word="inte ")) == ["repeated-passage"]


def test_sentences_after_one_pattern_about_different_things_are_left_alone() -> None:
    told = "Den totala sjukfrånvaron för {who} har under året legat på samma nivå som året före."
    assert not _twice(told.format(who="kvinnor"), told.format(who="män"))
    skolor = [told.format(who=f"{one}skolan") for one in ("norra ", "norr")]
    assert not _twice(*skolor, rest="Norra skolan och norrskolan är nya. I norra delen byggs.")


UNITLESS = """
| | 2024 | 2025 |
|---|---|---|
| Intäkter | 500 | 600 |
| Kostnader | 1 200 | 1 300 |
| Nettokostnader | 700 | 700 |
"""


def test_a_goal_that_is_left_out_is_told_once_and_not_of_the_list_of_contents() -> None:
    goals = ("Mål 1. Fler i arbete", "Mål 2. Lägre sjukfrånvaro", "Mål 4. Högre betyg")
    contents = "\n".join(f"{one} ... {page}\n" for page, one in enumerate(goals, 4))
    chapters = "\n".join(f"# {one}\n\nMålet följs upp.\n" for one in goals)
    assert _rules(f"{contents}\n{chapters}").count("goal-gap") == 1
    assert "goal-gap" not in _rules(contents)


def test_a_table_of_amounts_has_to_tell_its_unit() -> None:
    assert "unit-missing" in _rules(f"# Ekonomi\n\n{UNITLESS}")
    assert "unit-missing" not in _rules(f"# Ekonomi (tkr)\n\n{UNITLESS}")
    assert "unit-missing" not in _rules(f"Alla belopp anges i tkr.\n\n# Ekonomi\n\n{UNITLESS}")
    # A table that goes on has no heads of its own.
    headed, headless = UNITLESS.replace("| | 2024", "| tkr | 2024"), UNITLESS.replace("202", "")
    headless = headless.replace("| | 4 | 5 |", "| | | |")
    assert "unit-missing" not in _rules(f"# Ekonomi\n\n{headed}\n\nText.\n\n{headless}")
    assert "unit-missing" in _rules(f"# Ekonomi\n\n{headed}\n\nText.\n\n{UNITLESS}")


STATEMENTS = (
    "# Årsredovisning 2025\n\n# Förvaltningsberättelse\n\nText.\n\n# Resultaträkning (tkr)\n\n"
    f"{TABLE}\n\n# Balansräkning (tkr)\n\n{TABLE}\n\n"
)


def test_a_municipality_s_annual_report_without_cash_flow_is_told_which_paragraph_asks() -> None:
    (told,) = [message for rule, message in _markdown(STATEMENTS) if rule == "part-missing"]
    assert "Kassaflödesanalys (LKBR" in told
    assert "Balansräkning" not in told
    mended = STATEMENTS + f"# Kassaflödesanalys (tkr)\n\n{TABLE}\n"
    told = [message for rule, message in _markdown(mended) if rule == "part-missing"]
    assert all("Kassaflödesanalys (" not in one for one in told)


def test_a_workbook_of_tables_is_not_asked_for_the_parts_of_a_report() -> None:
    report = read_markdown(STATEMENTS, "rapport.md")
    for kind, told in (("md", True), ("xlsx", False), ("ods", False)):
        rules = [one.rule for one in judge(replace(report, kind=kind)).findings]
        assert ("part-missing" in rules) is told


def test_a_board_s_report_is_not_asked_for_what_the_law_asks_of_a_municipality() -> None:
    assert "part-missing" not in _rules(STATEMENTS.replace("# Års", "# Tekniska nämndens års"))


GRADED = """
| Indikator | Mål | Utfall 2025 | Måluppfyllelse |
|---|---|---|---|
| Sjukfrånvaro, % | högst 6,0 | {outcome} | {grade} |
| Nöjda medarbetare, % | minst 75 | 78 | Uppfyllt |
"""


@pytest.mark.parametrize(
    ("outcome", "grade", "wrong"),
    [
        ("5,8", "Uppfyllt", False),
        ("6,0", "Uppfyllt", False),
        ("6,4", "Uppfyllt", True),
        ("6,4", "Ej uppfyllt", False),
        ("6,4", "Delvis uppfyllt", False),
        ("5,8", "Ej uppfyllt", True),
    ],
)
def test_an_assessment_fits_its_target_and_its_outcome(
    outcome: str, grade: str, wrong: bool
) -> None:
    rules = _rules("# Mål 2025\n" + GRADED.format(outcome=outcome, grade=grade))
    assert ("assessment-against-target" in rules) is wrong


WISH = """
Antalet inflyttade företag ska öka

År 2023 var antalet inflyttade företag 217 (SCB).

År 2024 var antalet inflyttade företag 234 (SCB).

År 2025 var antalet inflyttade företag {last} (SCB).

Lägesbedömning för målet: {grade}
"""


@pytest.mark.parametrize(
    ("last", "grade", "wrong"),
    [
        ("240", "Bra", False),
        ("215", "Bra", True),
        ("215", "Ok", True),
        ("215", "Har brister", False),
    ],
)
def test_what_shall_rise_and_fell_is_not_assessed_as_good(
    last: str, grade: str, wrong: bool
) -> None:
    judged = judge(read_text(WISH.format(last=last, grade=grade), "mål.txt"))
    rules = {one.rule for one in judged.findings}
    assert ("assessment-against-figures" in rules) is wrong


ROLL_UP = """
Ekonomi:\t{economy}
Personal:\tOk
Verksamhetsmål:\tOk
Sammanfattande lägesbedömning:\t{whole}
"""


@pytest.mark.parametrize(
    ("economy", "whole", "wrong"),
    [("Bra", "Ok", False), ("Bra", "Bra", False), ("Ok", "Bra", True), ("Ok", "Har brister", True)],
)
def test_the_whole_is_assessed_within_its_parts(economy: str, whole: str, wrong: bool) -> None:
    judged = judge(read_text(ROLL_UP.format(economy=economy, whole=whole), "samlat.txt"))
    assert ("assessment-of-whole" in {one.rule for one in judged.findings}) is wrong


def test_an_area_has_one_assessment() -> None:
    told = "Lägesbedömning för området Ekonomi: Bra\n\nText.\n\n{area}: {grade}\n"
    for area, grade, wrong in (
        ("Lägesbedömning för området ekonomi", "Ok", True),
        ("Lägesbedömning för området ekonomi", "Bra", False),
        ("Lägesbedömning för området personal", "Ok", False),
    ):
        judged = judge(read_text(told.format(area=area, grade=grade), "samlat.txt"))
        assert ("assessment-differs" in {one.rule for one in judged.findings}) is wrong
