"""What a figure is due to, as text and as JSON: contributors, the rest, and a draft sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bokslut.closing import figures_of
from bokslut.measures.contributors import Split, best_key, contributors, offsets
from bokslut.measures.register import REGISTER
from bokslut.measures.split_key import SplitKey, key_word, read_keys
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Finding, Place, Translate
from bokslut.model.message import fill
from bokslut.model.numbers import exact_text, print_value, unit_word
from bokslut.prose.draft import draft
from bokslut.prose.syntax import bind, read_text, references
from bokslut.report.explain import label, scope

from .workspace import Opened


@dataclass(frozen=True)
class Explained:
    """A figure divided among its contributors, the draft as it is typed and as it reads, and what
    there is to note."""

    split: Split
    typed: str
    reads: str
    notes: tuple[Finding, ...]


def explain_figure(
    ref: FigureRef,
    figures: dict[FigureRef, Figure],
    key: str | None,
    most: int,
    opened: Opened,
    translate: Translate,
) -> Explained | Finding:
    """The contributors of a figure by the keys that are asked for, else by the key that explains
    most with fewest (`best_key`)."""
    by = _keys(ref, key, opened)
    if isinstance(by, Finding):
        return by
    split = contributors(ref, by, most, REGISTER, opened.world, opened.facts)
    if isinstance(split, Finding):
        return split
    typed = draft(split, REGISTER, opened.world, translate)
    pieces, wrong = read_text(typed, REGISTER, opened.world, {}, Place())
    if wrong:
        raise ValueError(f"a draft that cannot be read: {typed}")
    known = figures | figures_of(opened.facts, opened.world, references(pieces))
    runs = bind(pieces, known, REGISTER, translate)
    notes = tuple(offsets(split, opened.world))
    return Explained(split, typed, "".join(one.text for one in runs), notes)


def _keys(ref: FigureRef, key: str | None, opened: Opened) -> tuple[SplitKey, ...] | Finding:
    if key is not None:
        return read_keys(key)
    best = best_key(ref, REGISTER, opened.world, opened.facts)
    return best if isinstance(best, Finding) else (best,)


def _unit(ref: FigureRef) -> str:
    """In what a figure and its parts are printed: that of the measure, or of the one it speaks
    of."""
    return REGISTER[ref.get("of") or ref.measure].shown_as


def _printed(ref: FigureRef, value: Decimal) -> str:
    unit = _unit(ref)
    word = unit_word(unit)
    text = print_value(value, unit)
    return f"{text}\u00a0{word}" if word else text


def _share(split: Split, value: Decimal) -> str:
    share = split.share(value)
    return "" if share is None else f"{print_value(share, 'percent')}\u00a0%"


def why_json(explained: Explained, opened: Opened, translate: Translate) -> dict[str, Any]:
    """The split as values that JSON can hold; a share is a ratio, null where the whole is zero."""
    return {
        **_split_json(explained.split, opened),
        "draft": {"text": explained.typed, "reads": explained.reads},
        "findings": [one.as_dict(translate) for one in explained.notes],
    }


def _split_json(split: Split, opened: Opened) -> dict[str, Any]:
    return {
        **_part_json(split, split.ref, split.value),
        "key": str(split.by),
        "contributors": [
            {
                "key": one.key,
                "name": opened.world.name(split.by.name, one.key),
                **_part_json(split, one.ref, one.value),
                "share": _share_json(split, one.value),
                **({} if one.split is None else {"split": _split_json(one.split, opened)}),
            }
            for one in split.contributors
        ],
        "rest": {
            **_part_json(split, split.rest.ref, split.rest.value),
            "share": _share_json(split, split.rest.value),
            "others": split.rest.others,
            "without": exact_text(split.rest.without),
        },
    }


def _part_json(split: Split, ref: FigureRef | None, value: Decimal) -> dict[str, Any]:
    told = None if ref is None else str(ref)
    return {"ref": told, "value": exact_text(value), "text": _printed(split.ref, value)}


def _share_json(split: Split, value: Decimal) -> str | None:
    share = split.share(value)
    return None if share is None else exact_text(share)


@dataclass(frozen=True)
class _Line:
    key: str
    name: str
    value: str
    share: str
    ref: str


def why_text(explained: Explained, opened: Opened, translate: Translate) -> Iterator[str]:
    """The split as aligned lines for a terminal, then the draft as it is typed and as it reads."""
    split = explained.split
    yield (
        f"{label(split.ref, REGISTER, translate)} ({scope(split.ref, opened.world, translate)})"
        f" = {_printed(split.ref, split.value)}"
    )
    yield fill(translate("By {key}:"), {"key": key_word(split.by.name, translate)})
    yield from _aligned(list(_lines(split, opened, translate, 0)))
    yield ""
    yield translate("Draft, ready to be pasted into a report's text:")
    yield f"  {explained.typed}"
    yield translate("It reads:")
    yield f"  {explained.reads}"


def _lines(split: Split, opened: Opened, translate: Translate, depth: int) -> Iterator[_Line]:
    indent = "  " * depth
    for one in split.contributors:
        name = opened.world.name(split.by.name, one.key)
        yield _Line(
            f"{indent}{one.key}",
            "" if name == one.key else name,
            _printed(split.ref, one.value),
            _share(split, one.value),
            str(one.ref),
        )
        if one.split is not None:
            yield from _lines(one.split, opened, translate, depth + 1)
    rest = split.rest
    if rest.ref is not None and (rest.value or rest.others):
        yield _Line(
            indent,
            _rest(split, translate),
            _printed(split.ref, rest.value),
            _share(split, rest.value),
            str(rest.ref),
        )
    if not depth:
        whole = _printed(split.ref, split.value)
        yield _Line("", translate("Sum"), whole, _share(split, split.value), str(split.ref))


def _rest(split: Split, translate: Translate) -> str:
    """What the rest is: how many others, and what carries no such key."""
    told = [fill(translate("The rest ({count} more)"), {"count": split.rest.others})]
    if split.rest.without:
        amount = _printed(split.ref, split.rest.without)
        key = key_word(split.by.name, translate)
        told.append(fill(translate("{amount} without {key}"), {"amount": amount, "key": key}))
    return ", ".join(told)


def _aligned(lines: list[_Line]) -> Iterable[str]:
    cells = [(one.key, one.name, one.value, one.share) for one in lines]
    widths = [max(map(len, column), default=0) for column in zip(*cells, strict=True)]
    for one in lines:
        yield (
            f"  {one.key:<{widths[0]}}  {one.name:<{widths[1]}}  {one.value:>{widths[2]}}"
            f"  {one.share:>{widths[3]}}  {one.ref}"
        )
