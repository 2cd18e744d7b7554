"""The HTML report in a browser: opens numbers in place, by mouse, keys and address; any width.

Needs Chromium (Debian's package); where there is none, CI fails and a laptop skips.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import report_sample as sample

from bokslut.report.html import render_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no chromium here", allow_module_level=True)

playwright = pytest.importorskip("playwright.sync_api")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    assert CHROMIUM is not None, "install chromium: these tests look at the report in it"
    with playwright.sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield one
        one.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("html") / "report.html"
    path.write_bytes(render_html(sample.rich(draft=True), sample.swedish))
    return path.as_uri()


@pytest.fixture(scope="module", params=["brief", "memo"])
def short(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A document without contents beside it, with blocks that stand beside each other."""
    document = replace(sample.rich(), style=request.param)
    first, *rest = document.sections
    sides = tuple(("left", "right")[index % 2] for index in range(len(first.blocks)))
    document = replace(document, sections=(replace(first, sides=sides), *rest))
    path = tmp_path_factory.mktemp("short") / "report.html"
    path.write_bytes(render_html(document, sample.swedish))
    return path.as_uri()


def open_page(
    browser: playwright.Browser, address: str, width: int = 1280, **more: object
) -> playwright.Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, **more)
    page.goto(address)
    return page


def violations(page: playwright.Page) -> list[str]:
    import axe_playwright_python

    folder = Path(axe_playwright_python.__file__).parent
    page.evaluate((folder / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 20
    return [
        f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_no_fault(
    browser: playwright.Browser, address: str, scheme: str, width: int, opened: bool
) -> None:
    anchor = sample.rich().explanations[0].anchor
    page = open_page(
        browser, address + (f"#{anchor}" if opened else ""), width, color_scheme=scheme
    )
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_no_fault_in_what_is_short(
    browser: playwright.Browser, short: str, scheme: str, width: int, opened: bool
) -> None:
    anchor = sample.rich().explanations[0].anchor
    page = open_page(browser, short + (f"#{anchor}" if opened else ""), width, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_of_a_brief_opens_its_explanation_alone(
    browser: playwright.Browser, short: str
) -> None:
    page = open_page(browser, short, java_script_enabled=False)
    page.locator("#t-operations td a.n").nth(4).click()
    assert "Kommunbidrag EKO" in page.locator(".explanation:target").inner_text()
    brief = page.locator("body.brief").count() == 1
    shown = page.locator(".explanation:visible").count()
    assert (shown == 1) == brief


@pytest.mark.parametrize("scripts", [True, False])
def test_a_number_opens_its_explanation_in_place(
    browser: playwright.Browser, address: str, scripts: bool
) -> None:
    page = open_page(browser, address, java_script_enabled=scripts)
    number = page.locator("#t-operations td a.n").nth(4)
    number.scroll_into_view_if_needed()
    before = number.bounding_box()
    number.click()
    panel = page.locator(".explanation:target")
    assert panel.locator("dl").is_visible()
    assert "Kommunbidrag EKO" in panel.inner_text()
    assert number.bounding_box() == before, "the reader stays where they are"
    panel.locator(".inputs a").first.click()
    assert "Kommunbidrag" in page.locator(".explanation:target h3").inner_text()
    page.locator(".explanation:target .close").click()
    page.locator(".explanation:target .body").wait_for(state="hidden")
    assert number.is_visible()


def test_an_explanation_has_an_address_of_its_own(
    browser: playwright.Browser, address: str
) -> None:
    one = sample.rich().explanations[3]
    page = open_page(browser, f"{address}#{one.anchor}")
    assert one.definition in page.locator(".explanation:target").inner_text()


def test_keys_alone_open_and_close_an_explanation(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address)
    number = page.locator("#t-operations td a.n").first
    number.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.explanation:target')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.explanation:target') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".explanation:target").count() == 0
    assert number.evaluate("(one) => one === document.activeElement")


def test_the_first_key_leads_past_the_contents(browser: playwright.Browser, address: str) -> None:
    page = open_page(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_never_scrolls_sideways(
    browser: playwright.Browser, address: str, width: int
) -> None:
    page = open_page(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_a_name_of_one_long_word_widens_no_page(
    browser: playwright.Browser, tmp_path: Path, width: int
) -> None:
    name = "Kommunikationsochinformationssäkerhetssamordningsavdelningen"
    text = render_html(sample.rich(), sample.swedish).decode().replace("Ekonomi<", f"{name}<")
    assert text.count(name) > 2
    path = tmp_path / "long.html"
    path.write_text(text, encoding="utf-8")
    page = open_page(browser, path.as_uri(), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_a_wide_table_scrolls_alone_and_keeps_its_first_column(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address, 390)
    scroll = page.locator("#t-investments .scroll")
    assert scroll.evaluate("(one) => one.scrollWidth > one.clientWidth + 100")
    label = page.locator("#t-investments tbody th").first
    before = label.bounding_box()
    scroll.evaluate("(one) => { one.scrollLeft = 200; }")
    after = label.bounding_box()
    assert before and after and abs(before["x"] - after["x"]) < 20 <= 200
    assert page.locator(".chart.narrow").first.is_visible()
    assert not page.locator(".chart.wide").first.is_visible()


def test_lines_of_text_are_of_a_length_that_can_be_read(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address, 1600)
    paragraph = page.locator("#s-economy > p").first
    characters, lines = paragraph.evaluate(
        "(one) => { const range = document.createRange(); range.selectNodeContents(one);"
        " const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top / 12)));"
        " return [one.textContent.length, tops.size]; }"
    )
    assert 50 <= characters / lines <= 75


def test_on_paper_every_explanation_is_told(browser: playwright.Browser, address: str) -> None:
    page = open_page(browser, address)
    page.emulate_media(media="print")
    assert page.locator(".explanation .body").first.is_visible()
    assert not page.locator(".contents").is_visible()
