"""The pieces that charts are drawn with: bars, lines and texts as SVG, and how long a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from bokslut.model.document import ChartPoint

from .layout import clean

COLOURS = {
    "ink": "#14212b",
    "quiet": "#5b6b78",
    "outcome": "#1d4e7e",
    "comparison": "#9fb0bd",
    "budget": "#c3ced6",
    "forecast": "#7da2c4",
    "good": "#1f6f5a",
    "bad": "#b3401f",
}
TEXT = 13
SMALL = 12
LINE = 16
# Mean advance of Inter's letters and digits as a share of the size, on the generous side: a
# label that is thought too wide only breaks early.
_ADVANCE = 0.56


def wrap(text: str, width: float, size: float) -> list[str]:
    """Breaks a label into lines that fit; a word is cut only where it does not fit by itself."""
    lines: list[str] = []
    for word in _parts(clean(text), width, size):
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _parts(text: str, width: float, size: float) -> Iterator[str]:
    longest = max(int(width / (size * _ADVANCE)), 8)
    # Only a plain blank may be broken at: "5 %" and "7 429" stay whole.
    for word in re.split("[ \\t\\n]+", text.strip()):
        while len(word) > longest:
            yield f"{word[: longest - 1]}-"
            word = word[longest - 1 :]
        yield word


def text_width(text: str, size: float) -> float:
    """How wide a text is, on the generous side."""
    return len(text) * size * _ADVANCE


def number(value: float) -> str:
    """A length as it is written."""
    return f"{value:.1f}".removesuffix(".0")


def escaped(text: str) -> str:
    """A text as it may stand in the drawing."""
    return escape(clean(text), quote=True)


def fill_of(role: str) -> str:
    """The colour of a role."""
    return f'fill="{COLOURS[role]}" class="f-{role}"'


def svg_rect(x: float, y: float, width: float, height: float, role: str) -> str:
    """A bar."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" {fill_of(role)}/>'
    )


def svg_rule(
    x1: float, y1: float, x2: float, y2: float, role: str = "ink", weight: float = 1
) -> str:
    """A line."""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="{COLOURS[role]}" stroke-width="{weight}" class="s-{role}"/>'
    )


def svg_text(
    text: str,
    x: float,
    y: float,
    anchor: str,
    size: float,
    role: str,
    bold: bool,
    point: ChartPoint | None = None,
) -> str:
    """A text; with a point it is the figure of that point."""
    weight = ' font-weight="600"' if bold else ""
    ref = f' data-ref="{escaped(str(point.ref))}"' if point else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" '
        f'font-size="{number(size)}"{weight} '
        f"{fill_of(role)}{ref}>{escaped(text)}</text>"
    )


def svg_lines(
    lines: list[str], x: float, y: float, anchor: str, size: float, role: str, bold: bool
) -> str:
    """Lines of text below each other."""
    return "".join(
        svg_text(line, x, y + index * LINE, anchor, size, role, bold)
        for index, line in enumerate(lines)
    )
