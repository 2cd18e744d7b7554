"""A report is checked alike in every format that it is rendered in: what is found in the page is
found in the PDF, in Word and, where it is of a table, in the workbook."""

from __future__ import annotations

import pytest
from told_in_formats import of_tables, told_of

from bokslut.model.document import Document
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Document:
    example = example_folder("exempelkoping-2025")
    made = Workspace.create(tmp_path_factory.mktemp("kommun") / "ws", example)
    made.take_in(sorted((example / "sources").iterdir()))
    document, _findings = made.close("exempelkoping-2025")
    return document


@pytest.mark.parametrize("closing", ["annual", "municipality"])
def test_the_same_is_told_of_a_report_in_every_format(
    closing: str, request: pytest.FixtureRequest
) -> None:
    document = request.getfixturevalue(closing)
    page = told_of(document, "html")
    assert of_tables(page)
    assert told_of(document, "docx") == page
    assert told_of(document, "pdf") == page
    assert told_of(document, "xlsx") == of_tables(page)


def test_the_mean_age_of_the_reference_is_told_in_every_format(annual: Document) -> None:
    wrong = ("key-figure", "warning", "Totalt", "2012", "47,8", "48,2")
    for format in ("html", "docx", "pdf", "xlsx"):
        assert told_of(annual, format)[wrong] == 1, format
