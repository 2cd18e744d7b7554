"""References to pages, which only a report with pages can have."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.printed import PrintedReport, PrintedText, Spot, TextKind

PAGES = 40
CONTENTS = (("Inledning", 3), ("Ekonomi", 8), ("Personal", 15), ("Framtid", 21))
# The cover counts in the file, and not in the printed numbers.
COVER = 2


def _text(text: str, page: int, kind: TextKind = "paragraph") -> PrintedText:
    return PrintedText(text, kind, ((0, Spot(page=page, line=1)),), 1 if kind == "heading" else 0)


def _rules(contents: tuple[tuple[str, int], ...], sentence: str = "Se sidan 12.") -> list[str]:
    lines = [_text(f"{title} ........ {page}", 2) for title, page in contents]
    headings = [_text(title, page + COVER, "heading") for title, page in CONTENTS]
    blocks = (*lines, *headings, _text(sentence, 30))
    judged = judge(PrintedReport("rapport.pdf", "pdf", blocks, pages=PAGES))
    return [one.rule for one in judged.findings]


def test_contents_that_lead_to_where_the_chapters_stand_are_right() -> None:
    assert not _rules(CONTENTS)


def test_a_chapter_that_moved_after_the_contents_were_written_is_found() -> None:
    assert _rules((*CONTENTS[:2], ("Personal", 14), CONTENTS[3])) == ["contents-page"]


def test_contents_that_fit_nowhere_are_of_pages_that_were_not_understood() -> None:
    assert not _rules((("Inledning", 1), ("Ekonomi", 3), ("Personal", 20), ("Framtid", 22)))


@pytest.mark.parametrize(("page", "found"), [("12", []), ("41", []), ("62", ["page-nowhere"])])
def test_a_page_behind_the_last_is_found(page: str, found: list[str]) -> None:
    assert _rules(CONTENTS, f"Mer finns att läsa om detta, se sidan {page}.") == found
