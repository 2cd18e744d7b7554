"""The page of a checked report in a browser: proofs by mouse, keys and address; filters; any width.

Needs Chromium (Debian's package); where there is none, CI fails and a laptop skips.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import judged_sample as sample
import pytest

from bokslut.report.judged.page import judged_page

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
    assert CHROMIUM is not None, "install chromium: these tests look at the page in it"
    with playwright.sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield one
        one.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("judged") / "granskad.html"
    path.write_bytes(judged_page(sample.reference(), sample.CHECKED, sample.same))
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


def income(page: playwright.Page) -> playwright.Locator:
    """The 35 704 of the income statement, whose rows are 5 974 and 29 455."""
    row = page.locator(".blocks tr", has_text="SUMMA INTÄKTER")
    return row.locator("a.n", has_text="35 704")


def proof(page: playwright.Page) -> str:
    return re.sub("[\u00a0\u202f\n]", " ", page.locator("#proof").inner_text())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_no_fault(
    browser: playwright.Browser, address: str, scheme: str, width: int, opened: bool
) -> None:
    page = open_page(browser, address, width, color_scheme=scheme)
    if opened:
        income(page).click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_on_35_704_shows_the_arithmetic_in_place(
    browser: playwright.Browser, address: str, width: int
) -> None:
    page = open_page(browser, address, width)
    number = income(page)
    number.click()
    said = proof(page)
    assert "5 974 + 29 455 = 35 429" in said
    assert "printed 35 704, difference 275" in said
    assert "Avgifter och taxor" in said
    # The number itself stays in sight beside its proof.
    assert page.evaluate(
        """() => {
            const one = document.querySelector(".blocks a.n.shown").getBoundingClientRect();
            const panel = document.getElementById("proof").getBoundingClientRect();
            const over = one.left < panel.right && one.right > panel.left
                && one.top < panel.bottom && one.bottom > panel.top;
            return !over && one.top >= 0 && one.bottom <= innerHeight;
        }"""
    )
    page.close()


def test_a_proof_leads_on_to_the_numbers_that_it_is_made_of(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address)
    income(page).click()
    page.locator("#proof .terms a", has_text="29").first.click()
    page.wait_for_function("document.querySelector('#proof-number').textContent === '29 455'")
    assert page.locator(".blocks a.n.shown").inner_text() == "29 455"
    page.close()


def test_keys_open_and_close_a_proof_and_lead_back(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address)
    number = income(page)
    number.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "proof"
    page.keyboard.press("Escape")
    assert not page.locator("#proof").is_visible()
    assert page.evaluate("document.activeElement.id") == number.get_attribute("id")
    page.close()


def test_an_address_names_a_number(browser: playwright.Browser, address: str) -> None:
    page = open_page(browser, address)
    name = income(page).get_attribute("id")
    page.goto(f"{address}#{name}")
    page.reload()
    assert "35 704" in proof(page)
    page.close()


def test_without_scripts_a_number_leads_to_its_calculation(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address, java_script_enabled=False)
    income(page).click()
    target = page.locator("#equations li:target")
    said = re.sub("[\u00a0\u202f]", " ", target.text_content() or "")
    assert "5 974 + 29 455 = 35 429" in said
    box = target.bounding_box()
    assert box is not None and 0 <= box["y"] < 800
    page.close()


def test_filters_show_what_is_contradicted_or_open_and_nothing_else(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address, java_script_enabled=False)
    numbers = page.locator(".blocks a.n:visible").count()
    page.locator("#show-contradicted").check()
    rows = page.locator(".blocks tbody tr:visible")
    kept = page.locator(
        ".blocks tbody tr:visible:has(a.contradicted), .blocks tbody tr:visible:has(a.warned)"
    )
    assert 0 < rows.count() == kept.count()
    page.locator("#show-open").check()
    assert page.locator(".blocks tbody tr:visible:not(:has(a.open))").count() == 0
    assert 0 < page.locator(".blocks a.open:visible").count() < numbers
    page.locator("#show-all").check()
    assert page.locator(".blocks a.n:visible").count() == numbers
    page.close()


def test_a_finding_leads_to_its_number_whatever_is_filtered_out(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address)
    page.locator("#show-open").check()
    page.locator("#findings li", has_text="2 829").locator("a").click()
    page.locator("#proof").wait_for(state="visible")
    assert page.locator("#show-all").is_checked()
    assert page.locator(".blocks a.n.shown").is_visible()
    page.close()


def test_each_state_is_seen_without_colours_and_heard(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address)
    signs = page.evaluate(
        """() => Object.fromEntries(["proved", "rounding", "contradicted", "open"].map((one) =>
            [one, getComputedStyle(document.querySelector(".blocks a.n." + one + ":not(.warned)"),
                "::after").content]))"""
    )
    assert len(set(signs.values())) == 4
    words = {"proved", "within rounding", "contradicted", "open"}
    assert {one.rpartition("/")[2].strip(' "') for one in signs.values()} == words
    page.close()


def test_print_leaves_out_what_only_a_screen_needs(
    browser: playwright.Browser, address: str
) -> None:
    page = open_page(browser, address)
    page.emulate_media(media="print")
    for gone in (".filters", "#equations", ".contents", "#proof"):
        assert not page.locator(gone).is_visible()
    assert page.locator("#findings").is_visible() and income(page).is_visible()
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("text", [sample.WORDS, "Inga tal här."])
def test_a_report_without_numbers_is_a_whole_page(
    browser: playwright.Browser, tmp_path: Path, text: str, width: int
) -> None:
    path = tmp_path / "tom.html"
    path.write_bytes(judged_page(sample.judged(text), sample.CHECKED, sample.same))
    page = open_page(browser, path.as_uri(), width)
    assert violations(page) == []
    page.locator("#show-contradicted").check()
    assert page.locator(".none").is_visible()
    page.close()


def test_ten_thousand_numbers_open_and_answer_at_once(
    browser: playwright.Browser, tmp_path: Path
) -> None:
    rows = "\n".join(
        f"Enhet {row}\t{row * 7 + 1000}\t{row * 5 + 900}\t{row * 2 + 100}" for row in range(3400)
    )
    judged = sample.judged(f"Enheter (tkr)\n\n\tBudget 2025\tUtfall 2025\tAvvikelse\n{rows}\n")
    path = tmp_path / "stor.html"
    path.write_bytes(judged_page(judged, sample.CHECKED, sample.same))
    page = open_page(browser, path.as_uri())
    assert page.locator(".blocks a.n").count() > 10_000
    took = page.evaluate(
        """async () => {
            const begin = performance.now();
            document.querySelectorAll(".blocks a.n")[6000].click();
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            return performance.now() - begin;
        }"""
    )
    assert page.locator("#proof").is_visible()
    assert took < 3000
    page.close()
