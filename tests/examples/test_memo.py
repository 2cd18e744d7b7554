"""The decision memo is made of the same figures as the closing that it covers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bokslut.model.document import (
    AssessmentBlock,
    Document,
    FigureRun,
    ListBlock,
    MatrixBlock,
    Paragraph,
)
from bokslut.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def memo(example: Workspace) -> Document:
    document, _findings = example.close("ks-2014-memo")
    return document


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2212", "-")


def test_the_memo_has_the_parts_of_the_published_one(memo: Document) -> None:
    assert [one.title for one in memo.sections] == [
        "Sammanfattning av ärendet",
        "Beslutsunderlag",
        "Ärendet",
        "Ekonomi",
        "Personal",
        "Verksamhetsmål",
        "GEH-bedömning",
        "Kommunstyrelsens kontors förslag till kommunstyrelsen",
        "Undertecknas av",
        "Beslutet expedieras till",
    ]
    assert dict(memo.front)["Diarienummer"] == "KS 15/68"


def test_the_sentences_of_the_published_memo_come_out_to_the_letter(memo: Document) -> None:
    told = plain(" ".join(one.text for one in paragraphs(memo)))
    for sentence in (
        "Kommunstyrelsen redovisar ett överskott på 6,4 mkr, som motsvarar 2,1 procent av "
        "tilldelat kommunbidrag.",
        "Nettokostnadsutvecklingen jämfört med 2013 är 7,2 procent, vilket innebär att "
        "nettokostnaderna totalt har ökat med 20,6 mkr att jämföras med kommunbidraget som har "
        "ökat med 17,8 mkr.",
        "Budgeterade investeringar för kommunstyrelsen lämnar ett överskott på 12,7 mkr, varav "
        "kommunstyrelsens egna investeringar står för 5,3 mkr.",
        "Sjukfrånvaron på kommunstyrelsens kontor har minskat sedan 2013 då sjukfrånvaron låg på "
        "4,54 procent. Vid årsskiftet uppgick sjukfrånvaron till 4,43 procent. Sjukfrånvaron "
        "totalt i kommunen låg vid årsskiftet på 7,60 procent.",
    ):
        assert sentence in told


def test_proposals_are_numbered_and_the_matrix_is_the_published_one(memo: Document) -> None:
    sections = {one.key: one for one in memo.sections}
    (proposal,) = sections["proposal"].blocks
    assert isinstance(proposal, ListBlock)
    assert proposal.ordered
    (matrix,) = sections["geh"].blocks
    assert isinstance(matrix, MatrixBlock)
    assert [row.assessment.grade.value for row in matrix.rows] == ["good", *["acceptable"] * 4]


def test_the_memo_cannot_say_another_number_than_the_closing(
    memo: Document, annual: Document
) -> None:
    figures = [run for one in paragraphs(memo) for run in one.runs if isinstance(run, FigureRun)]
    assert len(figures) >= 12
    for run in figures:
        assert annual.figures[run.ref].value == memo.figures[run.ref].value
    grades = {one.key: one.grade for one in annual.assessments}
    assert {one.key: one.grade for one in memo.assessments} == grades
    shown = [b for s in memo.sections for b in s.blocks if isinstance(b, AssessmentBlock)]
    assert [one.assessment.key for one in shown] == ["ekonomi", "personal"]
