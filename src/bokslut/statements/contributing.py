"""Rows that only the facts can name: the largest contributors to a figure.

A statement's cells are all named before any fact is asked. Who contributes most is therefore found
first, with a few queries for each such row; what is left is a statement like any other, and its
figures are evaluated together with those of the whole report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bokslut.facts.engines import Facts
from bokslut.measures.contributors import Split, contributors
from bokslut.measures.divide import NO_VALUE
from bokslut.measures.measure import Register
from bokslut.measures.reference import canonical
from bokslut.measures.split_key import read_keys
from bokslut.measures.world import World
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding, Translate

from .declaration import RowDeclaration, StatementDeclaration
from .fill import cell_ref, row_key, with_own_key


def with_contributors(
    declared: StatementDeclaration,
    register: Register,
    world: World,
    variables: Mapping[str, str],
    facts: Facts,
    translate: Translate,
) -> tuple[StatementDeclaration, list[Finding]]:
    """The statement with a row for each contributor, and one for the rest, in the place of the row
    that asks for them; they are those of its first column that applies. Where that figure has no
    value there are none, and nothing that would sum them is a sum any more."""
    rows: list[RowDeclaration] = []
    findings: list[Finding] = []
    made: dict[str, tuple[str, ...]] = {}
    taken = {one.key for one in declared.rows}
    for row in declared.rows:
        if row.each != "contributors":
            rows.append(row)
            continue
        split = _split(row, declared, register, world, variables, facts)
        found: list[RowDeclaration] = []
        if isinstance(split, Split):
            found = [with_own_key(one, taken) for one in _rows(row, split, world, translate)]
        elif split.rule != NO_VALUE:
            place = replace(split.place, table=declared.key, row=row.key)
            findings.append(replace(split, place=place))
        rows += found
        made[row.key] = tuple(one.key for one in found)
    if not made:
        return declared, []
    summed = tuple(replace(one, sum_of=_sums(one.sum_of, made)) for one in rows)
    return replace(declared, rows=summed), findings


def _split(
    row: RowDeclaration,
    declared: StatementDeclaration,
    register: Register,
    world: World,
    variables: Mapping[str, str],
    facts: Facts,
) -> Split | Finding:
    asked = (cell_ref(row, column, variables) for column in declared.columns)
    ref = next((one for one in asked if one is not None), FigureRef(row.measure))
    known = canonical(ref, register, world)
    if isinstance(known, Finding):
        return known
    keys = read_keys(row.by)
    if isinstance(keys, Finding):
        return keys
    return contributors(known, keys, row.most, register, world, facts)


def _rows(
    row: RowDeclaration, split: Split, world: World, translate: Translate
) -> list[RowDeclaration]:
    key = split.by.name
    rows = [
        _row(row, row_key(one.key), row.label or world.name(key, one.key), key, one.ref)
        for one in split.contributors
    ]
    if split.rest.ref is not None and (split.rest.value or split.rest.others):
        rows.append(_row(row, "rest", translate("Other"), key, split.rest.ref))
    return rows


def _row(row: RowDeclaration, key: str, label: str, by: str, ref: FigureRef) -> RowDeclaration:
    scope = {**row.scope, by: ref.get(by)}
    return replace(row, key=f"{row.key}-{key}", label=label, scope=scope, each="", by="")


def _sums(sum_of: tuple[str, ...], made: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if any(one in made and not made[one] for one in sum_of):
        return ()
    return tuple(key for one in sum_of for key in made.get(one, (one,)))
