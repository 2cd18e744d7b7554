"""Assessments and matrices of them in Word: shape, word, and how they came about."""

from __future__ import annotations

from collections.abc import Mapping

from bokslut.model.assessment import Assessment, Grade
from bokslut.model.document import MatrixBlock
from bokslut.model.finding import Translate

from .column_widths import ROOM
from .docx_xml import e, paragraph, run, twips
from .grades import ToldGrade, told

# Character styles that the findings colour with.
GRADE_STYLES: Mapping[Grade, str] = {
    Grade.GOOD: "GoodMark",
    Grade.ACCEPTABLE: "WarningMark",
    Grade.DEFICIENT: "ErrorMark",
    Grade.NOT_ASSESSED: "",
}
_SHARES = (0.36, 0.2, 0.44)


def assessment_xml(assessment: Assessment, translate: Translate) -> str:
    """The assessment in a line, what is said of it in the lines below."""
    said = told(assessment, translate)
    label = run(translate("Assessment") + ": ", "Strong")
    kept = "<w:keepNext/>" if said.remarks else ""
    return paragraph("Normal", label + _grade(said), kept) + "".join(
        paragraph("Note", run(line)) for line in said.remarks
    )


def _grade(said: ToldGrade) -> str:
    return run(f"{said.shape} {said.word}", GRADE_STYLES[said.grade])


def matrix_xml(block: MatrixBlock, translate: Translate) -> str:
    """The matrix as a table whose head is repeated."""
    widths = [twips(ROOM * share) for share in _SHARES]
    heads = ("Area", "Assessment", "How it came about")
    words = [translate(one) for one in heads]
    head = "".join(
        _cell(width, paragraph("TableHead", run(text)))
        for width, text in zip(widths, words, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for row in block.rows:
        said = told(row.assessment, translate)
        cells = (run(row.label), _grade(said), run("; ".join(said.remarks)))
        styles = ("TableText", "TableText", "Note")
        line = "".join(
            _cell(width, paragraph(style, cell))
            for width, style, cell in zip(widths, styles, cells, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{line}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        paragraph("BlockTitle", run(block.title))
        + '<w:tbl><w:tblPr><w:tblStyle w:val="Statement"/>'
        + f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        + 'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + f'<w:tblCaption w:val="{e(block.title)}"/></w:tblPr>'
        + f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        + paragraph("TableEnd", "")
    )


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
