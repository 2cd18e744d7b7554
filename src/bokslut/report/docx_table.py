"""A filled statement as a table of Word: digits under digits, sums by weight and a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bokslut.model.document import Cell, Row, Table

from .column_widths import BAR, ROOM, ROOM_ON_SIDE, column_need, column_widths, is_wide, type_size
from .docx_drawings import bar_xml
from .docx_xml import e, paragraph, run, twips
from .layout import bar_origin, bar_shares, column_head, is_judged

# Makes a number a link: the cell, and the character style of its digits.
Number = Callable[[Cell, str], str]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INK, _HAIR = "14212B", "CFD7DD"
# A table of as many rows fits on a page, and is not torn.
_ROWS, _ROWS_ON_SIDE = 36, 20


def table_xml(table: Table, number: Number, drawings: Iterator[int], *, followed: bool) -> str:
    """The table. `followed` by notes, its last row stays with them; `drawings` numbers what is
    drawn in the whole document."""
    return _Table(table, number, drawings, followed).xml()


class _Table:
    def __init__(
        self, table: Table, number: Number, drawings: Iterator[int], followed: bool
    ) -> None:
        self.table = table
        self.number = number
        self.drawings = drawings
        wide = is_wide(table)
        self.size, self.gap = type_size(table)
        self.bars = {
            index: shares
            for index, column in enumerate(table.columns)
            if column.bar and (shares := bar_shares(table, index))
        }
        room = ROOM_ON_SIDE if wide else ROOM
        self.bar, figures = self.share_out(room)
        widths = [
            width + (self.bar if index in self.bars else 0) for index, width in enumerate(figures)
        ]
        # Labels take what the figures leave, and at least a tenth of the page.
        self.widths = [max(room - sum(widths), room / 10), *widths]
        self.whole = len(table.rows) <= (_ROWS_ON_SIDE if wide else _ROWS)
        self.followed = followed
        self.worded = all(map(self.is_words, range(len(table.columns))))

    def share_out(self, room: float) -> tuple[float, list[float]]:
        """The widths of a bar and of each column's figures: bars give up to half of theirs where
        a word of the labels or of the heads would have to be broken."""
        table, bars = self.table, len(self.bars)
        widths = column_widths(table, self.size, self.gap)
        short = [
            max(column_need(table, index, self.size) + self.gap + 1 - width, 0.0)
            for index, width in enumerate(widths)
        ]
        labels = room - sum(widths) - bars * BAR
        wanted = sum(short) + max(_longest_word(table) * self.size * 0.6 - labels, 0.0)
        if not bars or not wanted:
            return BAR, widths
        given = min(wanted, bars * BAR / 2)
        grown = [width + one * given / wanted for width, one in zip(widths, short, strict=True)]
        return BAR - given / bars, grown

    def xml(self) -> str:
        table = self.table
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths)
        rows = "".join(self.row(index) for index in range(len(table.rows)))
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Statement"/>'
            f'<w:tblW w:w="{sum(map(twips, self.widths))}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{e(table.title)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{self.head()}{rows}</w:tbl>"
        )

    def head(self) -> str:
        """The head, which Word repeats on each page of the table."""
        table = self.table
        cells = [self.cell(0, paragraph("TableHead", run(table.label_head)), bottom=True)]
        cells += [
            self.cell(
                index,
                paragraph(
                    "TableHead" if self.is_words(index - 1) else "TableHeadFigure",
                    run(_head(column_head(column, table))),
                    self.indent(index - 1),
                ),
                bottom=True,
            )
            for index, column in enumerate(table.columns, start=1)
        ]
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def is_words(self, index: int) -> bool:
        """Words stand to the left, as labels do."""
        return self.table.columns[index].unit == "text"

    def style(self, index: int) -> str:
        """The style of a column's cells."""
        return "TableText" if self.is_words(index) else "TableFigure"

    def indent(self, index: int) -> str:
        """A head stands over the figures and not over their bars."""
        return f'<w:ind w:right="{twips(self.bar)}"/>' if index in self.bars else ""

    def row(self, index: int) -> str:
        rows = self.table.rows
        row = rows[index]
        after_sum = index > 0 and rows[index - 1].kind == "sum"
        edge = _rule(6, _INK) if row.kind == "sum" else _rule(4, _HAIR) if after_sum else ""
        last = index == len(rows) - 1
        # A heading stays with what it heads, and a table that fits on a page is not torn.
        keep = row.kind == "heading" or (self.whole and (not last or self.followed))
        kept = "<w:keepNext/>" if keep else ""
        style = "" if row.kind == "item" else "Strong"
        label = run(row.label, style)
        level = f'<w:ind w:left="{twips(10 * min(row.level, 6))}"/>' if row.level else ""
        if not row.cells:
            above = '<w:spacing w:before="180" w:after="62"/>' if index else ""
            text = paragraph("TableText", label, f"{kept}{above}{level}")
            cells = self.cell(0, text, edge=edge, span=len(self.widths))
        else:
            cells = self.cell(0, paragraph("TableText", label, kept + level), edge=edge)
            cells += "".join(
                self.cell(at, self.figure(row, cell, at - 1, kept, style), edge=edge)
                for at, cell in enumerate(row.cells, start=1)
            )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def figure(self, row: Row, cell: Cell, index: int, kept: str, style: str) -> str:
        content = self.number(cell, style)
        shares = self.bars.get(index)
        if shares is None:
            return paragraph(self.style(index), content, kept)
        if row.key not in shares:
            return paragraph("TableFigure", content, kept + self.indent(index))
        bar = bar_xml(
            shares[row.key],
            bar_origin(shares),
            self.bar,
            judged=is_judged(self.table.columns[index]),
            number=next(self.drawings),
        )
        return paragraph("TableFigure", content + bar, kept)

    def cell(
        self, index: int, content: str, *, edge: str = "", span: int = 1, bottom: bool = False
    ) -> str:
        """A cell; figures keep their distance from what stands left of them."""
        width = sum(self.widths) if span > 1 else self.widths[index]
        properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        if span > 1:
            properties += f'<w:gridSpan w:val="{span}"/>'
        if edge:
            properties += f"<w:tcBorders>{edge}</w:tcBorders>"
        gap = twips(self.gap) if index else 0
        properties += (
            f'<w:tcMar><w:left w:w="{gap}" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tcMar>'
        )
        # Figures stand on the last line of a label that takes two; where all is words, the first.
        low = bottom or (index and not self.worded)
        properties += '<w:vAlign w:val="bottom"/>' if low else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _head(text: str) -> str:
    """A date in a head is not broken at its hyphens."""
    return _DAY.sub(lambda found: found[0].replace("-", "\u2011"), text)


def _longest_word(table: Table) -> int:
    words = (word for row in table.rows if row.cells for word in row.label.split())
    return max(map(len, words), default=0)


def _rule(eighths: int, colour: str) -> str:
    return f'<w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'
