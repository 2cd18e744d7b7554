"""The largest, the smallest, the most: who a sentence says it is, against the rows of its table.

**Finds** `störst underskott redovisar socialnämnden` and `kommunstyrelsen har lägst sjukfrånvaro`
where another row of the table has a larger deficit or a lower value; `näst` counts from the second.
**Silent** where the row or what is measured is not told in words that are all the table's, where
several columns could be meant, where it is `bland` or `en av` the largest, where the value is told
roughly the same, and where the other row is all of them together. A larger variance may be meant in
either direction. An error where sentence and table stand under one heading and the sentence tells
the row's own number, else a warning. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number

from ..claims.subject_phrases import content_of, is_told, naming_of, same_name
from ..understood.dimensions import dimension_of, in_base
from ..understood.grid import Grid
from ..understood.lines import Line, LineCell
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from ..understood.words import TOTAL_ROOTS, root

RULE = "superlative"

_MOST = r"störst|största|högst|högsta|flest|largest|highest|most"
_LEAST = r"minst|minsta|lägst|lägsta|smallest|lowest|fewest"
_RANK = (
    r"(?:(?:det|den|de|the)\s+)?(?P<next>näst\s+|second\s+)?"
    rf"(?P<rank>{_MOST}|{_LEAST})\s+(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}}?)"
)
_HAS = (
    r"har|hade|redovisar|redovisade|uppvisar|uppvisade|visar|noterar|svarar för|"
    r"står för|stod för|has|had|reported"
)
_FIRST = re.compile(
    rf"^\W*(?P<who>[^,;:.]{{3,70}}?)\s+(?:{_HAS})\s+{_RANK}"
    r"(?=\s*(?:[.,;(]|$|\s(?:på|om|med|och|under|av|i|mot|of|with|and|in)\b))",
    re.IGNORECASE,
)
_SECOND = re.compile(
    rf"(?:^|[.;:]\s|\b(?:och|medan|men|and|while)\s)\W*{_RANK}\s+(?:{_HAS}|är|var|finns|fanns|återfinns|"
    r"återfanns|uppstod|is|was)\s+(?:(?:inom|hos|i|på|för|vid|at|in)\s+)?(?P<who>[^,;:.(]{3,70}?)"
    r"(?=\s*(?:[.,;(]|$|\s(?:på|om|med|under|som|vilket|där|of|with)\b|(?<!-)\s(?:och|and)\b))",
    re.IGNORECASE,
)
_BOTH_ENDS = re.compile(
    r"\b(?:högst|störst|highest|largest)\b.*\b(?:lägst|minst|lowest|smallest)\b|"
    r"\b(?:lägst|minst|lowest|smallest)\b.*\b(?:högst|störst|highest|largest)\b",
    re.IGNORECASE | re.DOTALL,
)
_TO = r"[^.;:()⟦⟧]{3,90}?"
_TOP, _BOTTOM = r"\b(?:högst|störst|highest|largest)\b", r"\b(?:lägst|minst|lowest|smallest)\b"
_JOINED = r"[^.;:()⟦⟧]{0,60}?(?:,|\b(?:och|medan|and|while)\b)[^.;:()⟦⟧]{0,40}?"
_MOST_AND_LEAST = re.compile(
    rf"{_TOP}{_TO}⟦(?P<a>[0-9]+)⟧{_JOINED}{_BOTTOM}{_TO}⟦(?P<b>[0-9]+)⟧", re.IGNORECASE
)
_LEAST_AND_MOST = re.compile(
    rf"{_BOTTOM}{_TO}⟦(?P<a>[0-9]+)⟧{_JOINED}{_TOP}{_TO}⟦(?P<b>[0-9]+)⟧", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:bland|en av|ett av|några av|tillhör|ska|skall|bör|inte|ej|jämfört|historiskt|någonsin|"
    r"hittills|enskil\w+|orsak\w*|anledning\w*|one of|among|ever)\b",
    re.IGNORECASE,
)
_VARIANCE = re.compile(
    r"avvikelse|överskott|underskott|överskridande|variance|surplus|deficit", re.I
)
_CHANGE = re.compile(r"ökning|minskning|förändring|increase|decrease|change", re.IGNORECASE)
_UP = re.compile(r"överskott|positiv|ökning|surplus|increase", re.IGNORECASE)
_DOWN = re.compile(r"underskott|negativ|minskning|överskridande|deficit|decrease", re.IGNORECASE)
_FEWEST, _NEARLY = 3, Decimal("0.05")


@dataclass(frozen=True, slots=True)
class _Told:
    """Who has the most or the least of what."""

    who: str
    what: str
    most: bool
    place: int
    start: int
    end: int


_SUM = re.compile(
    r"\b(?:totalt?|summa|samtliga|tillsammans|alla|hela|totala?|all|altogether)\b", re.IGNORECASE
)
_BODIES = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"nämnd|styrelse",
        r"förvaltning|kontor",
        r"\bboard|committee",
        r"\bAB\b|bolag|stiftelse|förbund",
    )
)


def superlatives(understood: Understood) -> Iterator[Finding]:
    """Every superlative that the rows of a table contradict."""
    naming = naming_of(understood)
    by_grid: dict[int, list[Line]] = {}
    for line in naming.subjects.lines:
        by_grid.setdefault(line.grid, []).append(line)
    for sentence in understood.sentences:
        if not is_told(understood, sentence):
            continue
        yield from _crossed(understood, sentence)
        for told in _superlatives(sentence):
            found = _judged(understood, by_grid, sentence, told)
            if found is not None:
                yield _finding(understood, sentence, told, *found)


def _crossed(understood: Understood, sentence: Sentence) -> Iterator[Finding]:
    """The lowest of what a sentence tells above the highest: `Högst var den i A, 4,1 procent, och
    lägst i B, 6,8 procent`."""
    if len(sentence.amounts) < 2 or not _BOTH_ENDS.search(sentence.text):
        return
    marked = sentence.marked()
    for form, most_first in ((_MOST_AND_LEAST, True), (_LEAST_AND_MOST, False)):
        for match in form.finditer(marked):
            one, other = (sentence.amounts[int(match[name])] for name in ("a", "b"))
            high, low = (one, other) if most_first else (other, one)
            if one.unit != other.unit or high.value is None or low.value is None:
                continue
            if high.value < low.value and high.sign >= 0 and low.sign >= 0:
                yield finding(
                    RULE,
                    Severity.WARNING,
                    "The highest is {high}, and the lowest {low}.",
                    place=place_of(understood.report, sentence.spot),
                    quote=sentence.text,
                    claimed=low.text.strip(),
                    remedy="Correct one of the two.",
                    high=high.text.strip(),
                    low=low.text.strip(),
                )


def _superlatives(sentence: Sentence) -> Iterator[_Told]:
    if _NOT.search(sentence.text):
        return
    for form in (_FIRST, _SECOND):
        for match in form.finditer(sentence.text):
            most = bool(re.fullmatch(_MOST, match["rank"], re.IGNORECASE))
            yield _Told(
                match["who"],
                match["what"],
                most,
                1 if match["next"] else 0,
                match.start("rank"),
                match.end("what"),
            )
            return


Found = tuple[Line, LineCell, Line, LineCell, bool]


def _judged(
    understood: Understood, by_grid: dict[int, list[Line]], sentence: Sentence, told: _Told
) -> Found | None:
    """The row that is told, the one that is, and whether that is sure."""
    found: list[Found] = []
    for number, lines in by_grid.items():
        grid = understood.grid[number]
        rows = of_one_kind([one for one in lines if is_item(one)], told.who)
        named = [one for one in rows if _is_named(one, told.who)]
        if len(named) != 1 or len(rows) < _FEWEST:
            continue
        column = _column(understood, grid, rows, told, sentence)
        if column is None:
            continue
        values = [(one, cell) for one in rows if (cell := _cell(one, column)) is not None]
        here = lines[0].section[-1:] == sentence.headings[-1:] != ()
        here = here or abs(grid.block - sentence.block) <= 4
        better = _true(values, named[0], told)
        if better is None:
            return None
        own = _cell(named[0], column)
        if own is not None:
            found.append((named[0], own, *better, here and _tells(sentence, own)))
    return found[0] if found and all(one[4] == found[0][4] for one in found) else None


def is_item(line: Line) -> bool:
    """Whether a row is one of the things that are compared."""
    total = line.total or any(one in TOTAL_ROOTS for one in line.words)
    return not total and bool(line.label) and not _SUM.search(line.label)


def of_one_kind(rows: list[Line], who: str) -> list[Line]:
    """Of rows among which one of a kind of body is told, those of that kind: what is common to the
    boards is no board, and the municipality that owns companies is none of them."""
    kind = next((one for one in _BODIES if one.search(who)), None)
    return [one for one in rows if kind.search(one.label)] if kind else rows


def _is_named(line: Line, who: str) -> bool:
    said = [root(one) for one in content_of(who)]
    own = line.own_words or line.words
    return (
        bool(said)
        and all(any(same_name(one, word) for word in said) for one in own)
        and all(any(same_name(one, word) for word in line.words) for one in said)
    )


def _cell(line: Line, column: int) -> LineCell | None:
    return next((one for one in line.cells if one.number.column == column), None)


def _column(
    understood: Understood, grid: Grid, rows: Sequence[Line], told: _Told, sentence: Sentence
) -> int | None:
    """The only column that what is told can be."""
    if any(one.cells and one.cells[0].number.row != one.cells[-1].number.row for one in rows):
        return None
    if _VARIANCE.search(told.what):
        return _only(grid, "variance")
    if _CHANGE.search(told.what):
        return _only(grid, "change")
    said = [root(one) for one in content_of(told.what)]
    topic = {*rows[0].topic, *(root(one) for one in content_of(" ".join(rows[0].section[-1:])))}
    fitting = [
        place
        for place, one in enumerate(grid.columns)
        if one.meaning.role in ("outcome", "")
        and said
        and all(
            any(same_name(word, name) for name in {*map(root, content_of(one.head)), *topic})
            for word in said
        )
    ]
    by_head = [
        place
        for place in fitting
        if any(
            same_name(word, root(name))
            for word in said
            for name in content_of(grid.columns[place].head)
        )
    ]
    some = by_head or fitting
    year = next((one for one in reversed(sentence.own_years)), understood.year)
    periods = {place: grid.columns[place].meaning.period[:4] for place in some}
    kept = [place for place in some if periods[place] in (year, "")]
    return kept[0] if len(kept) == 1 else None


def _only(grid: Grid, role: str) -> int | None:
    found = [
        place
        for place, one in enumerate(grid.columns)
        if one.meaning.role == role and one.meaning.unit not in ("percent", "pp")
    ]
    return found[0] if len(found) == 1 else None


def _true(
    values: Sequence[tuple[Line, LineCell]], named: Line, told: _Told
) -> tuple[Line, LineCell] | None:
    """The row that is first in every order that the words allow, if that is not the named one."""
    if len({dimension_of(cell.unit) for _line, cell in values}) != 1 or len(values) < _FEWEST:
        return None
    best: tuple[Line, LineCell] | None = None
    for order in _orders(values, told):
        ranked = sorted(values, key=lambda one: order * one[1].base, reverse=True)
        if order == 0:
            ranked = sorted(values, key=lambda one: abs(one[1].base), reverse=told.most)
        if told.place >= len(ranked):
            return None
        wanted = ranked[told.place][1].base
        own = next((cell.base for line, cell in values if line.place == named.place), None)
        if own is None or own == wanted or (order == 0 and abs(own) == abs(wanted)):
            return None
        best = best or ranked[told.place]
    return None if best and _is_of_all(best, values) else best


def _is_of_all(one: tuple[Line, LineCell], values: Sequence[tuple[Line, LineCell]]) -> bool:
    """Whether a row is what all others are together, as a sum is that is not called one."""
    rest = sum((cell.base for line, cell in values if line is not one[0]), Decimal(0))
    return abs(one[1].base - rest) <= abs(rest) * _NEARLY


def _tells(sentence: Sentence, cell: LineCell) -> bool:
    """Whether a sentence tells a number of a row, so that the column is surely meant."""
    value, half = abs(cell.base), cell.reach
    return any(
        abs(abs(in_base(one.value, one.unit)) - value) <= half + one.reach
        for one in sentence.amounts
        if one.value and dimension_of(one.unit) == dimension_of(cell.unit)
    )


def _orders(values: Sequence[tuple[Line, LineCell]], told: _Told) -> tuple[int, ...]:
    """By what the rows may be ranked: by size (0), from above (1) or from below (-1)."""
    what = told.what
    if _VARIANCE.search(what) or _CHANGE.search(what):
        if _UP.search(what) or _DOWN.search(what):
            way = 1 if _UP.search(what) else -1
            some = [one for one in values if one[1].base * way > 0]
            if not told.most or not some:
                return (way, -way, 0)
            return (way,)
        return (0, 1, -1)
    if all(cell.base <= 0 for _line, cell in values):
        return (-1,) if told.most else (1,)
    return (1,) if told.most else (-1,)


def _finding(
    understood: Understood,
    sentence: Sentence,
    told: _Told,
    named: Line,
    own: LineCell,
    other: Line,
    best: LineCell,
    sure: bool,
) -> Finding:
    words = sentence.text[told.start : told.end]
    return finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        "“{words}” is {other}, {best}, and not {line}, {value}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Name the right row, or change the word.",
        claimed=named.label,
        expected=other.label,
        words=words,
        line=named.label,
        value=print_number(own.value.value, own.value.decimals),
        other=other.label,
        best=print_number(best.value.value, best.value.decimals),
    )
