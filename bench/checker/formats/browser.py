"""PDF as a browser prints a page: another hand than Typst's, with rules under rows, wrapped heads
and labels, and a running foot."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from typing import Any

from ..paper import Paper
from .markup import html

_STYLE = """<style>
body { font: 10pt "DejaVu Serif", serif; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
table { font: 8.5pt "DejaVu Sans", sans-serif; }
caption { text-align: left; font-weight: bold; padding: .3em 0; }
td, th { border-bottom: .5pt solid #999; padding: 2pt 5pt; text-align: right; }
td, th { vertical-align: bottom; }
td:first-child, th:first-child { text-align: left; max-width: 14em; }
td { white-space: nowrap; } td:first-child { white-space: normal; }
tr { break-inside: avoid; }
</style>"""
_FOOT = (
    '<div style="font-size:7pt;width:100%;text-align:center"><span class="pageNumber"></span></div>'
)


def printed_page(paper: Paper) -> bytes:
    """The page of `html` as a PDF on A4 pages. Raises `RuntimeError` where there is no browser."""
    text = html(paper).decode().replace("</head>", _STYLE + "</head>")
    page = _browser().new_page()
    page.set_content(text)
    data = page.pdf(
        format="A4",
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=_FOOT,
        margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
    )
    page.close()
    return bytes(data)


@cache
def _browser() -> Any:
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise RuntimeError("no Chromium is installed")
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    return browser
