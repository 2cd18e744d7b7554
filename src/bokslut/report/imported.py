"""What is imported and not proved: values that others have counted, wherever they are printed.

A figure of the ledger can be followed to its vouchers. The value of an indicator can be followed
only to whoever tells it, and that is said: in the explanation, in tables, below texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bokslut.measures.observed import observed_of
from bokslut.measures.world import Observed, World
from bokslut.model.document import Block, FigureRun, ListBlock, Paragraph, TextRun
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill

Figures = Mapping[FigureRef, Figure]
_TABLE = "indicator_value"


def imported_values(ref: FigureRef, figures: Figures, world: World) -> list[Observed]:
    """The imported values that a figure is, or is made from alone; none where anything else is
    among its inputs."""
    leaves = list(_leaves(ref, figures))
    if not leaves or any(one.leaf is None or one.leaf.table != _TABLE for one in leaves):
        return []
    told = (observed_of(one.ref, world) for one in leaves)
    return [one for one in told if one is not None]


def _leaves(ref: FigureRef, figures: Figures) -> Iterator[Figure]:
    figure = figures.get(ref)
    if figure is None:
        return
    if not figure.inputs:
        yield figure
    for one in figure.inputs:
        yield from _leaves(one.ref, figures)


def imported_note(named: Iterable[str], translate: Translate) -> str:
    """That values are others' and not proved here, with who publishes them."""
    words = translate("Imported, not computed from the accounts")
    told = "; ".join(dict.fromkeys(filter(None, named)))
    if not told:
        return f"{words}."
    return f"{words}. {fill(translate('Source: {origin}'), {'origin': told})}"


def imported_words(values: Iterable[Observed], translate: Translate) -> str:
    """What the explanation of an imported figure says: from whom, and when it was asked for."""
    many = list(values)
    if not many:
        return ""
    said = imported_note((one.origin for one in many), translate)
    days = sorted({one.fetched.isoformat() for one in many if one.fetched is not None})
    if days:
        said += ". " + fill(translate("Fetched: {days}"), {"days": ", ".join(days)})
    definitions = dict.fromkeys(one.definition for one in many if one.definition)
    if definitions:
        told = fill(translate("Definition: {name}"), {"name": "; ".join(definitions)})
        said += f". {told}"
    return said


def origins_in(blocks: Iterable[Block], figures: Figures, world: World) -> list[str]:
    """Who publishes the imported figures of a text, each once."""
    runs = [one for block in blocks for one in _figure_runs(block)]
    values = [value for one in runs for value in imported_values(one.ref, figures, world)]
    return sorted({one.origin for one in values if one.origin})


def with_note(
    blocks: Iterable[Block], figures: Figures, world: World, translate: Translate
) -> list[Block]:
    """Texts, and below them which of their figures are imported."""
    kept = list(blocks)
    runs = [one for block in kept for one in _figure_runs(block)]
    told = [(one, imported_values(one.ref, figures, world)) for one in runs]
    others = [(one, values) for one, values in told if values]
    if not others:
        return kept
    note = imported_note(origins_in(kept, figures, world), translate)
    if len(others) < len(told):
        texts = ", ".join(dict.fromkeys(one.text for one, _values in others))
        note = f"{texts}: {note[:1].lower()}{note[1:]}"
    return [*kept, Paragraph((TextRun(note),), "note")]


def _figure_runs(block: Block) -> Iterator[FigureRun]:
    if isinstance(block, Paragraph):
        yield from (one for one in block.runs if isinstance(one, FigureRun))
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield from (one for one in item if isinstance(one, FigureRun))
