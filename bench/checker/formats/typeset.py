"""PDF, set by Typst: running heads, page numbers, tables without rules."""

from __future__ import annotations

import typst

from ..paper import Heading, Paper, Paragraph, Row, Table, cell_text


def pdf(paper: Paper) -> bytes:
    """A PDF on A4 pages."""
    parts = [
        '#set page(paper: "a4", margin: (x: 22mm, y: 24mm), numbering: "1",'
        f" header: align(right, text(8pt)[#{_text(paper.title)}]))\n"
        '#set text(size: 9.5pt, lang: "sv", hyphenate: false)\n#set par(justify: false)\n'
        f"= #{_text(paper.title)}"
    ]
    for one in paper.blocks:
        if isinstance(one, Heading):
            parts.append("=" * (one.level + 1) + f" #{_text(one.text)}")
        elif isinstance(one, Paragraph):
            parts.append(("- " if one.kind == "item" else "") + "#" + _text(one.text))
        else:
            title = f"#strong({_text(one.title)})\n\n" if one.title else ""
            parts.append(title + _table(one))
    return typst.compile("\n\n".join(parts).encode())


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'text("{escaped}")'


def _table(table: Table) -> str:
    heads = "".join(
        f"table.cell(colspan: {one.columns})[#strong({_text(one.text)})],"
        for row in table.heads
        for one in row
    )
    rows = "".join(_row(row, table.width) for row in table.rows)
    columns = "(1fr, " + "auto, " * (table.width - 1) + ")"
    return (
        f"#text(8.5pt)[#table(columns: {columns}, stroke: none, inset: (x: 4pt, y: 2.5pt),"
        f" align: (x, y) => if x == 0 {{ left }} else {{ right }},"
        f" table.header({heads}), {rows})]"
    )


def _row(row: Row, width: int) -> str:
    cells = [cell_text(one) for one in row.cells]
    cells += [""] * (width - len(cells))
    set_as = "strong({})" if row.kind != "item" else "{}"
    return "".join(f"[#{set_as.format(_text(one))}]," for one in cells)
