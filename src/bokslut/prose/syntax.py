"""Texts with figures in them: `{net_cost unit=KSK period=2014 | mkr}`.

How a figure is printed stands behind the bar (`printing`); what else a text may hold is CommonMark
(`markdown`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bokslut.measures.measure import Register
from bokslut.measures.reference import canonical
from bokslut.measures.world import World
from bokslut.model.document import ListBlock, Paragraph, Run, TextRun
from bokslut.model.figure import Figure, FigureRef, RefError, parse_ref
from bokslut.model.finding import Finding, Place, Severity, Translate, finding
from bokslut.statements.declaration import fill_in

from .markdown import blocks
from .printing import PLACEHOLDER, Print, print_of, run_of


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
    for match in PLACEHOLDER.finditer(text):
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
    shown = print_of((match[2] or "").strip())
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
        TextRun(one)
        if isinstance(one, str)
        else run_of(one.print, figures[one.ref], register, translate)
        for one in pieces
    )


def paragraphs(
    pieces: tuple[Piece, ...],
    figures: Mapping[FigureRef, Figure],
    register: Register,
    translate: Translate,
) -> tuple[Paragraph | ListBlock, ...]:
    """The bound text as the paragraphs and lists that its CommonMark makes of it."""
    return blocks(bind(pieces, figures, register, translate))
