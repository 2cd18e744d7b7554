"""Plain text: tables by tabs, or by blanks in columns, as a text extract or a mail has them."""

from __future__ import annotations

import textwrap

from ..paper import Heading, Paper, Paragraph, Table, cell_text


def tabbed(paper: Paper) -> bytes:
    """Cells between tabs; a wrapped label is one line, as word processors copy it."""
    return _text(paper, _tabs)


def blanks(paper: Paper) -> bytes:
    """Cells in columns with blanks between; a wrapped label takes several lines."""
    return _text(paper, _columns)


def _text(paper: Paper, table_text) -> bytes:  # type: ignore[no-untyped-def]
    parts = [paper.title.upper()]
    for one in paper.blocks:
        if isinstance(one, Heading):
            parts.append(one.text.upper() if one.level == 1 else one.text)
        elif isinstance(one, Paragraph):
            mark = "• " if one.kind == "item" else ""
            parts.append("\n".join(textwrap.wrap(mark + one.text, 100, break_on_hyphens=False)))
        else:
            parts.append((one.title + "\n\n" if one.title else "") + table_text(one))
    return "\n\n".join(parts).encode()


def _head_lines(table: Table) -> list[list[str]]:
    lines = []
    for row in table.heads:
        line: list[str] = []
        for one in row:
            line += [one.text, *[""] * (one.columns - 1)]
        lines.append(line)
    return lines


def _tabs(table: Table) -> str:
    lines = _head_lines(table)
    for row in table.rows:
        cells = [cell_text(one).replace("\n", " ") for one in row.cells]
        lines.append(cells + [""] * (table.width - len(cells)))
    return "\n".join("\t".join(line) for line in lines)


def _columns(table: Table) -> str:
    lines = _head_lines(table)
    for row in table.rows:
        label, *rest = [cell_text(one) for one in row.cells]
        *above, last = label.split("\n")
        lines += [[one] for one in above]
        lines.append([last, *rest])
    lines = [line + [""] * (table.width - len(line)) for line in lines]
    wide = [max(len(line[column]) for line in lines) for column in range(table.width)]
    return "\n".join(
        "   ".join(
            cell.ljust(wide[column]) if column == 0 else cell.rjust(wide[column])
            for column, cell in enumerate(line)
        ).rstrip()
        for line in lines
    )
