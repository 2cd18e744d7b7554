"""HTML and Markdown."""

from __future__ import annotations

from html import escape

from ..paper import Heading, Paper, Paragraph, Row, Table, cell_text


def html(paper: Paper) -> bytes:
    """A page with tables as the standard has them: caption, head, body; sums in bold."""
    parts = [
        f'<!doctype html><html lang="{paper.language}"><head><meta charset="utf-8">'
        f"<title>{escape(paper.title)}</title></head><body><h1>{escape(paper.title)}</h1>"
    ]
    for one in paper.blocks:
        if isinstance(one, Heading):
            level = one.level + 1
            parts.append(f"<h{level}>{escape(one.text)}</h{level}>")
        elif isinstance(one, Paragraph):
            text = escape(one.text)
            parts.append(f"<ul><li>{text}</li></ul>" if one.kind == "item" else f"<p>{text}</p>")
        else:
            parts.append(_html_table(one))
    return "\n".join([*parts, "</body></html>"]).encode()


def _html_table(table: Table) -> str:
    parts = ["<table>"]
    if table.title:
        parts.append(f"<caption>{escape(table.title)}</caption>")
    parts.append("<thead>")
    for heads in table.heads:
        cells = "".join(
            f'<th colspan="{one.columns}">{escape(one.text)}</th>'
            if one.columns > 1
            else f"<th>{escape(one.text)}</th>"
            for one in heads
        )
        parts.append(f"<tr>{cells}</tr>")
    parts.append("</thead><tbody>")
    parts += [_html_row(row, table.width) for row in table.rows]
    return "\n".join([*parts, "</tbody></table>"])


def _html_row(row: Row, width: int) -> str:
    cells = [escape(cell_text(one)).replace("\n", "<br>") for one in row.cells]
    cells += [""] * (width - len(cells))
    if row.kind != "item":
        cells = [f"<b>{one}</b>" if one else "" for one in cells]
    return "<tr>" + "".join(f"<td>{one}</td>" for one in cells) + "</tr>"


def markdown(paper: Paper) -> bytes:
    """Markdown with tables between bars, whose several rows of heads are one."""
    parts = [f"# {paper.title}"]
    for one in paper.blocks:
        if isinstance(one, Heading):
            parts.append("#" * (one.level + 1) + " " + one.text)
        elif isinstance(one, Paragraph):
            parts.append(("- " if one.kind == "item" else "") + _plain(one.text))
        else:
            parts.append((f"**{_plain(one.title)}**\n\n" if one.title else "") + _bars(one))
    return ("\n\n".join(parts) + "\n").encode()


def _plain(text: str) -> str:
    for mark in ("\\", "*", "_", "|", "[", "<"):
        text = text.replace(mark, "\\" + mark)
    return text


def _bars(table: Table) -> str:
    heads = [_plain(table.head(column)) for column in range(table.width)]
    lines = [heads, ["---", *["---:"] * (table.width - 1)]]
    for row in table.rows:
        cells = [_plain(cell_text(one).replace("\n", " ")) for one in row.cells]
        cells += [""] * (table.width - len(cells))
        lines.append([f"**{one}**" if one and row.kind != "item" else one for one in cells])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
