"""Every printed number leads back to rows that give it again, exactly."""

from __future__ import annotations

from decimal import Decimal

from bokslut import closing
from bokslut.measures.measure import compute
from bokslut.measures.trace import leaf_rows, leaves, trace
from bokslut.model.document import Document
from bokslut.model.figure import Figure, FigureRef
from bokslut.workspace.workspace import Opened

AMOUNT_OF = {"volume": "quantity", "asset": "cost", "indicator_value": "value"}


def shown_refs(annual: Document) -> set[FigureRef]:
    return {cell.ref for _table, _row, cell in annual.cells() if cell.ref is not None}


def test_the_rows_under_every_cell_give_its_sums_again(annual: Document, opened: Opened) -> None:
    refs = shown_refs(annual)
    figures = closing.figures_of(opened.facts, opened.world, list(refs))
    bottoms = {leaf.ref: leaf for ref in refs for leaf in leaves(trace(ref, figures))}
    checked = 0
    for figure in bottoms.values():
        assert figure.leaf is not None
        if figure.leaf.table == "depreciation_plan" or figure.value is None:
            continue
        rows = leaf_rows(figure.leaf, opened.facts, opened.world)
        amount = rows[AMOUNT_OF.get(figure.leaf.table, "amount")]
        seen = opened.facts.run(rows.aggregate(total=amount.sum(), rows=rows.count())).to_pylist()
        assert seen[0]["rows"] == figure.leaf.rows, figure.ref
        assert abs(seen[0]["total"] or Decimal(0)) == abs(figure.value), figure.ref
        checked += 1
    assert checked > 100


def test_every_formula_gives_its_value_from_its_inputs(annual: Document) -> None:
    checked = 0
    for figure in annual.figures.values():
        if not figure.formula or figure.value is None:
            continue
        inputs: dict[str, Figure] = {one.name: annual.figures[one.ref] for one in figure.inputs}
        values = {name: one.value or Decimal(0) for name, one in inputs.items()}
        assert compute(figure.formula, values) == figure.value, figure.ref
        checked += 1
    assert checked > 100


def test_every_row_knows_the_file_and_the_line_it_stands_in(
    annual: Document, opened: Opened
) -> None:
    leaf = next(one.leaf for one in annual.figures.values() if one.leaf and one.leaf.rows)
    rows = opened.facts.run(leaf_rows(leaf, opened.facts, opened.world)).to_pylist()
    assert rows and all(len(row["source"]) == 64 and row["line"] > 0 for row in rows)
