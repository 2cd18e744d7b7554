"""Texts with figures in them: `{net_cost unit=KSK period=2014 | mkr}`.

Behind the bar stands how the figure is printed: a unit (`mkr`, `tkr`, `kr`, `percent`, `%`,
`ratio`, `count`), then optionally the number of decimals, `+` for a sign above zero, `abs` for
the size alone; or `word A/B/C`: A where the figure is above zero, B below, C at zero.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bokslut.measures.measure import Register
from bokslut.measures.reference import canonical
from bokslut.measures.world import World
from bokslut.model.document import FigureRun, Paragraph, Run, TextRun
from bokslut.model.figure import Figure, FigureRef, RefError, parse_ref
from bokslut.model.finding import Finding, Place, Severity, Translate, finding
from bokslut.model.numbers import MISSING, SignStyle, in_unit, print_value, unit_word
from bokslut.statements.declaration import fill_in

_PLACEHOLDER = re.compile(r'\{((?:"(?:[^"\\]|\\.)*"|[^{}|"])*)(?:\|([^{}]*))?\}')
_DECIMALS = re.compile(r"[0-9]")
_NO_BREAK = "\u00a0"
_UNITS = ("kr", "tkr", "mkr", "mdkr", "percent", "%", "ratio", "count")


@dataclass(frozen=True, slots=True)
class Print:
    """How a figure stands in a sentence."""

    unit: str = ""
    decimals: int | None = None
    sign: SignStyle = "minus"
    size_only: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A figure in a text: its canonical reference and how it is printed."""

    ref: FigureRef
    print: Print


Piece = str | Placeholder


def read_text(
    text: str, register: Register, world: World, variables: Mapping[str, str], place: Place
) -> tuple[tuple[Piece, ...], list[Finding]]:
    """The text in pieces; a reference that does not resolve is a finding with nearest names and
    stays in the text as it was typed."""
    pieces: list[Piece] = []
    findings: list[Finding] = []
    position = 0
    for match in _PLACEHOLDER.finditer(text):
        pieces.append(fill_in(text[position : match.start()], variables))
        position = match.end()
        known = _resolve(match, register, world, variables, place)
        if isinstance(known, Finding):
            findings.append(known)
            pieces.append(match[0])
        else:
            pieces.append(known)
    pieces.append(fill_in(text[position:], variables))
    return tuple(one for one in pieces if one != ""), findings


def _resolve(
    match: re.Match[str],
    register: Register,
    world: World,
    variables: Mapping[str, str],
    place: Place,
) -> Placeholder | Finding:
    shown = _print_of((match[2] or "").strip())
    if shown is None:
        return _not_readable(match[0], place, "the print behind the bar is not known")
    try:
        ref = parse_ref(fill_in(match[1], variables))
    except RefError as error:
        return _not_readable(match[0], place, str(error))
    known = canonical(ref, register, world)
    return known if isinstance(known, Finding) else Placeholder(known, shown)


def _not_readable(quote: str, place: Place, reason: str) -> Finding:
    return finding(
        "figure-reference",
        Severity.ERROR,
        "{text} is no figure reference: {reason}.",
        place=place,
        quote=quote,
        remedy="Write MEASURE key=value …, for example: net_cost unit=KSK period=2014",
        text=quote,
        reason=reason,
    )


def _print_of(text: str) -> Print | None:
    if not text:
        return Print()
    head, *rest = text.split()
    if head == "word":
        return Print(words=tuple(" ".join(rest).split("/"))) if rest else None
    decimals = [int(one) for one in rest if _DECIMALS.fullmatch(one)]
    known = all(one in ("+", "abs") or _DECIMALS.fullmatch(one) for one in rest)
    if head not in _UNITS or not known or len(decimals) > 1:
        return None
    sign: SignStyle = "always" if "+" in rest else "minus"
    return Print(head, decimals[0] if decimals else None, sign, "abs" in rest)


def references(pieces: tuple[Piece, ...]) -> list[FigureRef]:
    """The references in a text."""
    return [one.ref for one in pieces if isinstance(one, Placeholder)]


def bind(
    pieces: tuple[Piece, ...],
    figures: Mapping[FigureRef, Figure],
    register: Register,
    translate: Translate,
) -> tuple[Run, ...]:
    """The text with its figures printed."""
    return tuple(
        TextRun(one) if isinstance(one, str) else _run(one, figures[one.ref], register, translate)
        for one in pieces
    )


def paragraphs(
    pieces: tuple[Piece, ...],
    figures: Mapping[FigureRef, Figure],
    register: Register,
    translate: Translate,
) -> tuple[Paragraph, ...]:
    """The bound text cut at its blank lines."""
    made: list[list[Run]] = [[]]
    for run in bind(pieces, figures, register, translate):
        parts = re.split(r"\n\s*\n", run.text) if isinstance(run, TextRun) else [None]
        for index, part in enumerate(parts):
            if index:
                made.append([])
            if part is None:
                made[-1].append(run)
            elif words := re.sub(r"\s+", " ", part):
                made[-1].append(TextRun(words))
    return tuple(Paragraph(runs) for runs in (_trimmed(one) for one in made) if runs)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    if runs and isinstance(runs[0], TextRun):
        runs = [TextRun(runs[0].text.lstrip()), *runs[1:]]
    if runs and isinstance(runs[-1], TextRun):
        runs = [*runs[:-1], TextRun(runs[-1].text.rstrip())]
    return tuple(run for run in runs if run.text)


def _run(placeholder: Placeholder, figure: Figure, register: Register, translate: Translate) -> Run:
    shown = placeholder.print
    if shown.words:
        return TextRun(_word(shown.words, figure.value))
    unit = shown.unit or register[figure.ref.measure].shown_as
    if unit == "%":
        unit, word = "percent", "%"
    else:
        word = translate("percent") if unit == "percent" else unit_word(unit)
    if figure.value is None:
        return FigureRun(MISSING, None, unit, figure.ref, figure.why)
    value = figure.value.copy_abs() if shown.size_only else figure.value
    text = print_value(value, unit, shown.decimals, shown.sign)
    return FigureRun(
        f"{text}{_NO_BREAK}{word}" if word else text,
        in_unit(figure.value, unit),
        unit,
        figure.ref,
    )


def _word(words: tuple[str, ...], value: Decimal | None) -> str:
    if value is None:
        return MISSING
    index = 0 if value > 0 else 1 if value < 0 else 2
    return words[min(index, len(words) - 1)]
