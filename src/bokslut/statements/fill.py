"""The one function that fills any statement, and the references that it needs for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from bokslut.measures.measure import Measure, Register
from bokslut.measures.reference import canonical
from bokslut.measures.world import Saving, World
from bokslut.model.document import Cell, Column, Row, Table
from bokslut.model.figure import Figure, FigureRef, Why
from bokslut.model.finding import Finding, Translate
from bokslut.model.numbers import MISSING, default_decimals, in_unit, print_value, rounded

from .declaration import (
    PROJECT_WORDS,
    ROW,
    SAVING_WORDS,
    ColumnDeclaration,
    RowDeclaration,
    StatementDeclaration,
    fill_in,
)

# Facts that are told as they are, each value by whoever counted it.
_IMPORTED = ("indicator_value", "volume")
# A quotient is carried with many digits, and not with all. No amount of money is as small as this.
_DIVIDED = Decimal("1E-15")


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement with its rows expanded and the reference of each of its cells; None stands
    for a cell that does not apply."""

    declaration: StatementDeclaration
    rows: tuple[RowDeclaration, ...]
    cells: tuple[tuple[FigureRef | None, ...], ...]

    def refs(self) -> list[FigureRef]:
        """Every reference of the statement."""
        return [ref for row in self.cells for ref in row if ref is not None]


def make_plan(
    declared: StatementDeclaration, register: Register, world: World, variables: Mapping[str, str]
) -> tuple[Plan, list[Finding]]:
    """Expands columns and rows and names every cell; what cannot be named is a finding."""
    declared = _with_each_forecast(declared, world)
    rows = tuple(_expanded([_in_words(one, variables) for one in declared.rows], world))
    findings: list[Finding] = []
    cells: list[tuple[FigureRef | None, ...]] = []
    for row in rows:
        named: list[FigureRef | None] = []
        for column in declared.columns:
            ref = cell_ref(row, column, variables)
            known = canonical(ref, register, world) if ref is not None else None
            if isinstance(known, Finding):
                place = replace(known.place, table=declared.key, row=row.key, column=column.key)
                findings.append(replace(known, place=place))
                known = None
            named.append(known)
        cells.append(tuple(named))
    return Plan(declared, rows, tuple(cells)), findings


def _in_words(row: RowDeclaration, variables: Mapping[str, str]) -> RowDeclaration:
    """The row with what its scope names in the closing's words: the units below `@unit`."""
    scope = {name: fill_in(value, variables) for name, value in row.scope.items()}
    return replace(row, scope=scope)


def _with_each_forecast(declared: StatementDeclaration, world: World) -> StatementDeclaration:
    """A column for each forecast in the place of the one that asks for that."""
    made = {
        one.key: [_of_forecast(one, day.isoformat()) for day in world.known_forecasts()]
        for one in declared.columns
        if one.each
    }
    if not made:
        return declared
    columns = tuple(new for one in declared.columns for new in made.get(one.key, [one]))
    keys = {key: [one.key for one in columns] for key, columns in made.items()}
    rows = tuple(
        replace(
            row,
            only=tuple(new for one in row.only for new in keys.get(one, [one])),
            instead={new: v for one, v in row.instead.items() for new in keys.get(one, [one])},
        )
        for row in declared.rows
    )
    return replace(declared, columns=columns, rows=rows)


def _of_forecast(column: ColumnDeclaration, day: str) -> ColumnDeclaration:
    words = {"each": f"forecast@{day}", "each_day": day}
    return replace(
        column,
        key=f"{column.key}-{day}",
        label=fill_in(column.label, words),
        keys={name: fill_in(value, words) for name, value in column.keys.items()},
        each="",
    )


def _expanded(rows: Iterable[RowDeclaration], world: World) -> Iterable[RowDeclaration]:
    made: dict[str, tuple[str, ...]] = {}
    declared = list(rows)
    taken = {row.key for row in declared if not row.each}
    for row in declared:
        if row.each:
            children = [with_own_key(one, taken) for one in _each(row, world)]
            made[row.key] = tuple(one.key for one in children)
            yield from children
        else:
            sums = tuple(key for one in row.sum_of for key in made.get(one, (one,)))
            yield replace(row, sum_of=sums)


def with_own_key(row: RowDeclaration, taken: set[str]) -> RowDeclaration:
    """The row with a key that no other row has: `Å1` and `Ä1` both become `-1`."""
    key, count = row.key, 1
    while key in taken:
        count += 1
        key = f"{row.key}-{count}"
    taken.add(key)
    return replace(row, key=key)


def _each(row: RowDeclaration, world: World) -> list[RowDeclaration]:
    if row.each == "children":
        first, last = world.period.first, world.period.last
        units = world.organisation.children(row.scope.get("unit", world.body), last, since=first)
        return [
            replace(row, key=row_key(one.key), label=one.name, each="", scope={"unit": one.key})
            for one in units
        ]
    if row.each == "savings":
        return [
            replace(row, key=row_key(key), label=one.name, each="", scope={"saving": key})
            for key, one in world.savings.items()
            if row.scope.get("unit", one.unit) == one.unit
        ]
    decided_by = row.scope.get("decided_by", "")
    return [
        replace(row, key=row_key(key), label=f"{key} {one.name}", each="", scope={"project": key})
        for key, one in world.projects_in(row.scope.get("project_unit", "")).items()
        if one.decided_by and one.decided_by == (decided_by or one.decided_by)
    ]


def row_key(key: str) -> str:
    """What a row that is made for a unit, project or contributor is called."""
    return "".join(one if one.isascii() and one.isalnum() else "-" for one in key.lower())


def cell_ref(
    row: RowDeclaration, column: ColumnDeclaration, variables: Mapping[str, str]
) -> FigureRef | None:
    """The reference of a cell as it is declared; None where the column does not apply."""
    if row.kind == "heading" or column.attribute or (row.only and column.key not in row.only):
        return None
    measure = row.measure if column.measure == ROW else column.measure
    keys = {**column.keys, **row.scope, **row.instead.get(column.key, {})}
    if keys.get("of") == ROW:
        keys["of"] = row.measure
    return FigureRef.of(measure, {k: fill_in(v, variables) for k, v in keys.items()})


def fill(
    plan: Plan,
    figures: Mapping[FigureRef, Figure],
    register: Register,
    world: World,
    variables: Mapping[str, str],
    translate: Translate,
) -> Table:
    """The statement with every cell printed, by one policy of rounding and signs."""
    declared = plan.declaration
    columns = tuple(_column(one, declared, register, variables) for one in declared.columns)
    rows = []
    for row, refs in zip(plan.rows, plan.cells, strict=True):
        cells: tuple[Cell, ...] = ()
        if row.kind != "heading":
            cells = tuple(
                _cell(ref, figures, row, column, declared_column, declared, world, translate)
                for ref, column, declared_column in zip(
                    refs, columns, declared.columns, strict=True
                )
            )
        label = fill_in(row.label or world.name("unit", row.scope.get("unit", "")), variables)
        rows.append(Row(row.key, label, row.kind, cells, row.level, row.sum_of))
    if declared.order == "largest":
        rows = _largest_first(rows)
    table = Table(
        key=declared.key,
        title=fill_in(declared.title, variables),
        unit=declared.unit,
        columns=columns,
        rows=tuple(rows),
        label_head=declared.label_head,
        notes=tuple(fill_in(note, variables) for note in declared.notes),
    )
    told = (*rounding_notes(table, translate), *imported_notes(table, figures, translate))
    return replace(table, notes=(*table.notes, *told))


def _largest_first(rows: Iterable[Row]) -> list[Row]:
    """The rows with the items between two headings or sums by the size of their first figure,
    whatever its sign; those without one stand last."""
    ordered: list[Row] = []
    for is_item, group in groupby(rows, key=lambda row: row.kind == "item"):
        alike = list(group)
        ordered += sorted(alike, key=_size, reverse=True) if is_item else alike
    return ordered


def _size(row: Row) -> Decimal:
    value = next((cell.value for cell in row.cells if cell.ref is not None), None)
    return Decimal(-1) if value is None else abs(value)


def _column(
    column: ColumnDeclaration,
    declared: StatementDeclaration,
    register: Register,
    variables: Mapping[str, str],
) -> Column:
    measure: Measure | None = register.get(column.measure)
    unit = column.unit
    if not unit:
        ratio = measure is not None and measure.unit == "ratio"
        unit = measure.shown_as if measure is not None and ratio else declared.unit
    if column.attribute:
        unit = "text"
    decimals = default_decimals(unit) if column.decimals is None else column.decimals
    return Column(
        key=column.key,
        label=fill_in(column.label, variables),
        measure=column.measure if column.measure != ROW else "",
        period=fill_in(column.keys.get("period", "@period"), variables),
        basis=fill_in(column.keys.get("basis", "outcome"), variables),
        unit=unit,
        decimals=decimals,
        sign=column.sign,
        bar=column.bar,
    )


def _cell(
    ref: FigureRef | None,
    figures: Mapping[FigureRef, Figure],
    row: RowDeclaration,
    column: Column,
    declared_column: ColumnDeclaration,
    declared: StatementDeclaration,
    world: World,
    translate: Translate,
) -> Cell:
    if ref is None:
        said = _words(row, declared_column, world, translate)
        return Cell(None, None, said, "text", Why.NOT_APPLICABLE)
    figure = figures[ref]
    unit = _unit(figure, row, column)
    decimals = column.decimals_in(unit)
    if figure.value is None:
        return Cell(ref, None, MISSING, unit, figure.why)
    # A variance is favourable or not whatever the sign in which its row is printed.
    sign = 1 if declared_column.measure != ROW else row.sign
    turned = figure.value if sign == 1 else figure.value.copy_negate()
    text = print_value(turned, unit, decimals, column.sign)
    if figure.value == 0 and declared.zero != "0":
        text = declared.zero
    return Cell(ref, in_unit(figure.value, unit), text, unit, sign=sign)


def _unit(figure: Figure, row: RowDeclaration, column: Column) -> str:
    if figure.unit == "ratio":
        return "percent" if column.unit == "percent" else "ratio"
    return row.unit or ("count" if figure.unit == "count" else column.unit)


def _words(
    row: RowDeclaration, column: ColumnDeclaration, world: World, translate: Translate
) -> str:
    """What a column of words says of the row's project or saving; nothing of any other row."""
    saving = world.savings.get(row.scope.get("saving", ""))
    if saving is not None and column.attribute in SAVING_WORDS:
        return _of_saving(saving, column.attribute, world, translate)
    project = world.projects.get(row.scope.get("project", ""))
    if project is None or column.attribute not in PROJECT_WORDS:
        return ""
    if column.attribute == "closes":
        return "x" if project.closes else ""
    return str(getattr(project, column.attribute))


def _of_saving(saving: Saving, attribute: str, world: World, translate: Translate) -> str:
    if attribute == "unit":
        return world.name("unit", saving.unit) if saving.unit else ""
    if attribute == "decided":
        return saving.decided.isoformat() if saving.decided else ""
    if attribute != "proof":
        return str(getattr(saving, attribute))
    if saving.proof(world.period.first, world.period.last) is not None:
        return translate("from the ledger")
    return translate("as told, not proved") if saving.origin else ""


def rounding_notes(table: Table, translate: Translate) -> Sequence[str]:
    """Says where printed parts do not add up to their printed sum, although the exact ones do.

    Sums are sums of exact values; a number is never bent to fit.
    """
    places = []
    for row in table.rows:
        for index, column in enumerate(table.columns):
            if not row.sum_of or row.cells[index].value is None:
                continue
            gap = _printed_gap(table, row, index, column)
            if gap:
                places.append(f"{row.label}, {column.label}")
    if not places:
        return ()
    template = translate("Rounding: the printed parts do not add up to the printed sum ({places}).")
    return (template.format(places="; ".join(places)),)


def imported_notes(
    table: Table, figures: Mapping[FigureRef, Figure], translate: Translate
) -> Sequence[str]:
    """Says which cells hold what somebody else has counted, which no ledger here can prove."""
    cells = {
        (row.key, column.key): _is_imported(cell.ref, figures)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=bool(row.cells))
        if cell.ref is not None
    }
    if not any(cells.values()):
        return ()
    words = translate("Imported, not computed from the accounts")
    places = () if all(cells.values()) else _places(table, cells)
    return (": ".join(filter(None, (words, "; ".join(places)))) + ".",)


def _places(table: Table, cells: Mapping[tuple[str, str], bool]) -> Iterable[str]:
    """The marked cells, rows and columns of them by their heads alone."""
    columns = {
        column.key
        for column in table.columns
        if (found := [is_in for (_row, key), is_in in cells.items() if key == column.key])
        and all(found)
    }
    yield from (column.label for column in table.columns if column.key in columns)
    for row in table.rows:
        left = {
            key: is_in
            for (one, key), is_in in cells.items()
            if one == row.key and key not in columns
        }
        if left and all(left.values()):
            yield row.label
        else:
            heads = {column.key: column.label for column in table.columns}
            yield from (f"{row.label}, {heads[key]}" for key, is_in in left.items() if is_in)


def _is_imported(ref: FigureRef, figures: Mapping[FigureRef, Figure]) -> bool:
    """Whether a figure is a value of an indicator or a counted volume, or made of such alone."""
    figure = figures[ref]
    if figure.leaf is not None:
        return figure.leaf.table in _IMPORTED
    return bool(figure.inputs) and all(_is_imported(one.ref, figures) for one in figure.inputs)


def _printed_gap(table: Table, row: Row, index: int, column: Column) -> Decimal:
    def printed(one: Row) -> Decimal:
        return rounded(one.cells[index].printed or Decimal(0), column.decimals)

    parts = [table.row(key) for key in row.sum_of]
    if any(one.cells[index].unit in ("percent", "ratio") for one in (row, *parts)):
        return Decimal(0)
    exact = sum((one.cells[index].printed or Decimal(0) for one in parts), Decimal(0))
    if abs(exact - (row.cells[index].printed or Decimal(0))) > _DIVIDED:
        # Something is left out, which the check `sum-row` says. It is no matter of rounding.
        return Decimal(0)
    return sum((printed(one) for one in parts), Decimal(0)) - printed(row)
