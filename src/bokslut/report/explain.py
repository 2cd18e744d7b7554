"""Where each printed number came from, told for a reader."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import timedelta

from bokslut.goals.plan import StatusWord
from bokslut.measures.in_force import InForce, in_force
from bokslut.measures.laws import GOOD_PRACTICE
from bokslut.measures.measure import Register
from bokslut.measures.observed import NONE
from bokslut.measures.world import World
from bokslut.model.document import ExplainedInput, ExplainedSource, Explanation
from bokslut.model.figure import Figure, FigureRef, Leaf, choice
from bokslut.model.finding import Translate
from bokslut.model.numbers import (
    MINUS,
    MISSING,
    exact_text,
    print_number,
    print_value,
    rounded,
    unit_word,
)

from .imported import imported_values, imported_words

Figures = Mapping[FigureRef, Figure]
# Keys that belong to the label; what is left describes the scope.
_SCOPE_ORDER = ("unit", "line", "account", "activity", "project", "counterpart", "volume", "saving")
# What names a series of an indicator; a comma or a mark in it has no meaning.
_SERIES = ("indicator", "area", "subgroup")


def anchor(ref: FigureRef) -> str:
    """The place of a figure's explanation in the report, the same in every build."""
    return "f-" + hashlib.sha256(str(ref).encode()).hexdigest()[:10]


def label(ref: FigureRef, register: Register, translate: Translate) -> str:
    """`Nettokostnad`, or `Förändring: Nettokostnad` for a measure of a measure."""
    own = translate(register[ref.measure].label)
    other = ref.get("of")
    return f"{own}: {translate(register[other].label)}" if other in register else own


def scope(ref: FigureRef, world: World, translate: Translate) -> str:
    """`HR, 2014, utfall`: the unit, the objects, the period and the basis."""
    parts = [world.name(kind, ref.get(kind)) for kind in _SERIES if ref.get(kind)]
    for kind in _SCOPE_ORDER:
        taken, left_out = choice(ref.get(kind))
        parts += [_named(kind, key, world) for key in taken]
        if left_out:
            names = ", ".join(_named(kind, key, world) for key in left_out)
            parts.append(translate("without {names}").format(names=names))
    other = [(one, ref.get(f"against_{one}")) for one in ("area", "unit", "subgroup")]
    if told := [(kind, one) for kind, one in other if one]:
        whom = ", ".join(
            translate("all") if one == NONE else world.name(kind, one) for kind, one in told
        )
        parts.append(translate("against {name}").format(name=whom))
    parts += [_internal(ref, world, translate), ref.get("responsible")]
    parts += [_status(ref, translate), ref.get("period")]
    if day := ref.get("organisation"):
        parts.append(translate("organisation of {day}").format(day=day))
    for name in ("against", "plan", "basis"):
        if ref.get(name):
            parts.append(basis_name(ref.get(name), translate))
    return ", ".join(filter(None, parts))


def _internal(ref: FigureRef, world: World, translate: Translate) -> str:
    how, _at, inside = ref.get("internal").partition("@")
    if not how:
        return ""
    name = world.name("unit", inside)
    if how == "only":
        return translate("only within {unit}").format(unit=name)
    return translate("without trade within {unit}").format(unit=name)


def _status(ref: FigureRef, translate: Translate) -> str:
    status = ref.get("status")
    return translate(StatusWord(status).word) if status else ""


def _named(kind: str, key: str, world: World) -> str:
    name = world.name(kind, key)
    return name if name == key or kind in ("unit", "line") else f"{key} {name}"


def law(ref: FigureRef, register: Register, translate: Translate) -> str:
    """Where the definition stood in the periods that the figure speaks of; where a new law came
    in them, or between them, each with the day from or until which it held."""
    found = in_force(ref, register)
    return "; ".join(
        (translate(one.law) if one.law == GOOD_PRACTICE else one.law)
        + (_span(one, translate) if _has_followed(one, found) else "")
        for one in found
    )


def _has_followed(one: InForce, found: Iterable[InForce]) -> bool:
    """Whether another of them held before it or after it, in the same matter."""
    ends = {other.until for other in found}, {other.since for other in found}
    before = one.since is not None and one.since - timedelta(days=1) in ends[0]
    return before or (one.until is not None and one.until + timedelta(days=1) in ends[1])


def _span(one: InForce, translate: Translate) -> str:
    if one.until is not None:
        return f" ({translate('until {day}').format(day=one.until.isoformat())})"
    since = one.since.isoformat() if one.since else ""
    return f" ({translate('from {day}').format(day=since)})"


_BASES = {
    "outcome": "outcome",
    "budget": "budget",
    "original_budget": "original budget",
    "appropriation": "appropriation",
}


def basis_name(basis: str, translate: Translate) -> str:
    """`utfall`, `budget`, `prognos per 2014-08-31`; a period stays as it is."""
    name, _, day = basis.partition("@")
    if name == "forecast":
        return translate("forecast as of {day}").format(day=day)
    return (
        translate(_BASES[name]) if name in _BASES else translate("against {name}").format(name=name)
    )


def printed(figure: Figure, register: Register) -> str:
    """A figure as it is printed where nothing else is declared, with its unit."""
    shown_as = register[figure.ref.measure].shown_as
    if figure.unit == "kr" and shown_as in ("percent", "ratio"):
        shown_as = "tkr"
    if figure.value is None:
        return MISSING
    word = unit_word(shown_as)
    text = print_value(figure.value, shown_as)
    return f"{text}\u00a0{word}" if word else text


def exact(figure: Figure) -> str:
    """The exact value with its unit; a ratio with the digits it is carried with."""
    if figure.value is None:
        return str(figure.why)
    if figure.unit == "kr" and rounded(figure.value, 2) == figure.value:
        return f"{print_number(figure.value, 2)} kr"
    text = exact_text(figure.value).replace(".", ",").replace("-", MINUS)
    return f"{text} kr" if figure.unit == "kr" else text


def explain(
    refs: Iterable[FigureRef],
    figures: Figures,
    register: Register,
    world: World,
    files: Mapping[str, str],
    translate: Translate,
) -> tuple[Explanation, ...]:
    """The explanations of these figures and of every input below them, each once, in the order
    in which a reader meets them. `files` gives the name of a source file by its hash."""
    order: dict[FigureRef, None] = {}
    waiting = list(refs)[::-1]
    while waiting:
        ref = waiting.pop()
        if ref not in order:
            order[ref] = None
            waiting += [one.ref for one in figures[ref].inputs][::-1]
    return tuple(
        _explanation(figures[ref], figures, register, world, files, translate) for ref in order
    )


def _explanation(
    figure: Figure,
    figures: Figures,
    register: Register,
    world: World,
    files: Mapping[str, str],
    translate: Translate,
) -> Explanation:
    ref, leaf = figure.ref, figure.leaf
    measure = register[ref.measure]
    inputs = tuple(
        ExplainedInput(
            name=one.name,
            label=f"{label(one.ref, register, translate)} ({scope(one.ref, world, translate)})",
            text=printed(figures[one.ref], register),
            ref=one.ref,
        )
        for one in figure.inputs
    )
    sources = () if leaf is None else leaf.sources
    return Explanation(
        anchor=anchor(ref),
        ref=ref,
        label=label(ref, register, translate),
        scope=scope(ref, world, translate),
        text=printed(figure, register),
        exact=exact(figure),
        definition=translate(measure.definition),
        law=law(ref, register, translate),
        formula=figure.formula,
        edition=figure.edition,
        inputs=inputs,
        selection=() if leaf is None else selection_of(leaf, world, translate),
        rows=0 if leaf is None else leaf.rows,
        sources=tuple(ExplainedSource(files.get(one, ""), one, rows) for one, rows in sources),
        imported=imported_words(imported_values(ref, figures, world), translate),
    )


_TABLES = {
    "posting": "postings",
    "budget_line": "budget lines",
    "balance": "balances",
    "investment_line": "investment lines",
    "asset": "asset components",
    "depreciation_plan": "depreciation plan",
    "volume": "volumes",
    "indicator_value": "indicator values",
    "saving": "savings",
}
_COLUMNS = {
    "dates": "dates",
    "line": "statement lines",
    "unit": "units",
    "account": "accounts",
    "activity": "activities",
    "project": "projects",
    "counterpart": "counterparts",
    "basis": "basis",
    "as_of": "as of",
    "change": "change",
    "kind": "kind",
    "source": "source files",
    "volume": "volume",
    "indicator": "indicator",
    "area": "area",
    "subgroup": "subgroup",
    "saving": "saving",
    # The one column of first and last day, by which a value is told.
    "span": "dates",
}


def _together(kind: str, values: Iterable[str], world: World, translate: Translate) -> str:
    """Objects by their names; a unit with all below it, or all counterparts inside one, by the
    name of the unit."""
    wanted = {value for value in values if value}
    organisation, day = world.organisation, world.period.last
    if len(wanted) > 1 and kind in ("unit", "counterpart"):
        units = organisation.keys()
        for unit in units:
            below = set(organisation.members(unit, day))
            inside = {one for one, of in world.counterparts.items() if of in below}
            if wanted == (below if kind == "unit" else inside):
                name = world.name("unit", unit)
                if kind == "unit":
                    return translate("{unit} with all below").format(unit=name)
                return translate("all inside {unit}").format(unit=name)
    return ", ".join(world.name(kind, value) for value in values if value)


def selection_of(leaf: Leaf, world: World, translate: Translate) -> tuple[tuple[str, str], ...]:
    """Which facts a figure adds up: pairs of what they are chosen by and what is chosen."""
    told = [(translate("facts"), translate(_TABLES.get(leaf.table, leaf.table)))]
    for column, values in leaf.where:
        kind = column.removeprefix("!")
        if column == "span":
            # The days say it already.
            continue
        if column == "dates":
            text = "–".join(values)
        else:
            text = _together(kind, values, world, translate)
            if kind != column:
                text = translate("without {names}").format(names=text)
        if text:
            told.append((translate(_COLUMNS.get(kind, kind)), text))
    return tuple(told)
