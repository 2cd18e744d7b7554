"""The page of a checked report: each number once, with its state, and nothing told as right that
nothing has checked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import judged_sample as sample
import pytest
from lxml import html

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report
from bokslut.report.judged.marked import Marks
from bokslut.report.judged.page import judged_page, share_of, spans

STATES = {one.value for one in State}


def page(judged: Judged) -> html.HtmlElement:
    return html.document_fromstring(judged_page(judged, sample.CHECKED, sample.same).decode())


def numbers(root: html.HtmlElement) -> list[html.HtmlElement]:
    return root.xpath('//div[contains(@class, "blocks")]//a[contains(@class, "n ")]')


def state(link: html.HtmlElement) -> str:
    (told,) = STATES & set(link.get("class").split())
    return told


@pytest.mark.parametrize("make", [sample.reference, lambda: sample.judged(sample.WRONG)])
def test_each_number_of_the_report_stands_once_with_its_state(make: object) -> None:
    judged = make()  # type: ignore[operator]
    told = numbers(page(judged))
    assert len(told) == len(judged.numbers)
    assert len({one.get("id") for one in told}) == len(told)
    assert Counter(map(state, told)) == Counter(one.value for one in judged.states.values())


def test_what_is_proved_leads_to_an_equation_that_holds_and_what_is_open_to_none_that_proves() -> (
    None
):
    judged = sample.reference()
    root = page(judged)
    kinds = {
        one.get("id"): one.get("class") for one in root.xpath('//ol/li[starts-with(@id, "e")]')
    }
    assert len(kinds) == len(judged.equations)
    for link in numbers(root):
        some = {kinds[f"e{place}"] for place in (link.get("data-e") or "").split()}
        if state(link) == "proved":
            assert "proved" in some
        if state(link) == "open":
            assert not some & {"proved", "rounding"}


def test_a_wrong_sum_is_marked_and_leads_to_its_arithmetic() -> None:
    root = page(sample.judged(sample.WRONG))
    (wrong,) = [one for one in numbers(root) if one.text == "236 596"]
    assert state(wrong) == "contradicted"
    first = root.get_element_by_id(wrong.get("href")[1:]).text_content()
    said = re.sub("[\u00a0\u202f]", " ", first)
    assert "83 077 + 152 619 = 235 696" in said
    assert "printed 236 596, difference 900" in said


def test_the_numbers_of_a_calculation_lead_to_where_they_stand() -> None:
    root = page(sample.judged(sample.WRONG))
    ids = {one.get("id"): one.text for one in numbers(root)}
    links = root.xpath('//ol[@class="equations"]//ul[@class="terms"]//a')
    assert links
    for link in links:
        there = ids[link.get("href")[1:]]
        assert re.sub(r"\D", "", there) == re.sub(r"\D", "", link.text)


def test_every_finding_leads_to_its_place() -> None:
    judged = sample.reference()
    root = page(judged)
    told = root.xpath('//section[@id="findings"]//li')
    assert len(told) == len(judged.findings)
    ids = set(root.xpath("//@id"))
    for item in told:
        (link,) = item.xpath(".//a")
        assert link.get("href")[1:] in ids


def test_the_words_of_the_report_stand_on_the_page_as_they_were_read() -> None:
    judged = sample.reference()
    shown = "".join(
        page(judged).xpath('//div[contains(@class, "blocks")]')[0].text_content().split()
    )
    for text in judged.understood.report.texts():
        assert "".join(text.text.split()) in shown


def test_a_checked_page_checked_again_holds_the_same_numbers() -> None:
    judged = sample.judged(sample.WRONG)
    again = judge(read_report(judged_page(judged, sample.CHECKED, sample.same), "igen.html"))
    assert Counter(again.states.values()) == Counter(judged.states.values())


@pytest.mark.parametrize("text", [sample.WORDS, "Inga tal här."])
def test_a_report_without_numbers_is_not_told_as_right(text: str) -> None:
    made = judged_page(sample.judged(text), sample.CHECKED, sample.same).decode()
    assert "No numbers were found: nothing was checked." in made
    assert "<script>alert" not in made
    assert 'class="n ' not in made


def test_pages_that_could_not_be_read_are_told_where_they_stand() -> None:
    judged = sample.judged_pdf()
    assert judged.understood.report.unreadable == (2,)
    root = page(judged)
    assert "page 2" in root.get_element_by_id("summary").text_content()
    assert "nothing on it was checked" in root.get_element_by_id("page-2").text_content()


def test_a_report_of_nothing_but_unread_pages_has_a_page_that_says_so() -> None:
    empty = sample.judged("x")
    report = PrintedReport("a.pdf", "pdf", (), 3, (1, 2, 3))
    judged = replace(empty, understood=replace(empty.understood, report=report, sentences=()))
    root = page(judged)
    assert "pages 1–3" in root.get_element_by_id("summary").text_content()
    assert all(root.get_element_by_id(f"page-{number}") is not None for number in (1, 2, 3))


def test_pages_that_follow_each_other_are_told_as_a_span() -> None:
    assert spans((9, 3, 7, 8)) == "3, 7–9"


def test_what_is_not_nothing_is_never_told_as_no_percent() -> None:
    assert [share_of(*one) for one in ((0, 9), (2, 3436), (9, 9), (3434, 3436), (1, 3))] == [
        "0",
        "< 1",
        "100",
        "> 99",
        "33",
    ]


def test_the_same_report_gives_the_same_bytes() -> None:
    one, other = (
        judged_page(sample.judged(sample.WRONG), sample.CHECKED, sample.same) for _ in range(2)
    )
    assert one == other


def test_the_page_loads_nothing_and_runs_only_its_own_script() -> None:
    made = judged_page(sample.reference(), sample.CHECKED, sample.same).decode()
    assert "default-src 'none'" in made and "unsafe-eval" not in made
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", made)
    assert " onclick=" not in made and made.count("<script>") == 1


def test_ten_thousand_numbers_stay_a_page_that_can_be_sent() -> None:
    rows = "\n".join(
        f"Enhet {row}\t{row * 7 + 1000}\t{row * 5 + 900}\t{row * 2 + 100}" for row in range(3400)
    )
    judged = sample.judged(f"Enheter (tkr)\n\n\tBudget 2025\tUtfall 2025\tAvvikelse\n{rows}\n")
    assert len(judged.numbers) > 10_000
    made = judged_page(judged, sample.CHECKED, sample.same)
    assert len(made) < 12_000_000
    assert len(Marks(judged).numbers) == len(judged.numbers)
