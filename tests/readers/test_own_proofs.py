"""Our own reports end with what the checks found and where each number comes from. That is no part
of what the report says, in whatever format it is read; a stranger's chapter of the same name is."""

from __future__ import annotations

import pytest
import typst

from bokslut.model.document import Document
from bokslut.model.finding import untranslated
from bokslut.readers.read import read_report
from bokslut.report.render import renderer


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html"])
def test_the_proofs_behind_our_own_report_are_not_read_as_report(
    annual: Document, kind: str
) -> None:
    assert annual.findings
    report = read_report(renderer(kind).render(annual, untranslated), f"a.{kind}")
    words = "\n".join(one.text for one in report.texts())
    tables = "\n".join(cell.text for one in report.tables() for row in one.rows for cell in row)
    for proof in ("SHA-256", "Exact value", "Holds from", annual.findings[0].message(untranslated)):
        assert proof not in words, proof
        assert proof not in tables, proof
    assert len(list(report.tables())) >= len(annual.tables) / 2
    if kind != "xlsx":
        assert annual.sections[-1].title in words


def test_a_strangers_chapter_of_that_name_is_read() -> None:
    source = (
        "= Resultat\nResultatet är 12 mkr.\n= Underlag\nKostnaderna är 30 mkr.\n= Findings\nText."
    )
    report = read_report(typst.compile(source.encode("utf-8")), "a.pdf")
    assert "Kostnaderna är 30 mkr." in [one.text for one in report.texts()]
