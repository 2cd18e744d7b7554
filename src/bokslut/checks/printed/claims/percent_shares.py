"""What share a percent of a sentence may be: of a whole that the text tells or its words name, of
the sum of a table, of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..understood.lines import Line
from ..understood.understood import Sentence
from ..understood.words import COUNTED_ROOTS, TELLING_ROOTS, root, roots_of
from .claims import Kind, claim_of
from .line_values import IS_SHARE
from .measures import Amount, Column, Measure
from .percent_amounts import (
    GOES_BACK,
    OF_OTHERS,
    OF_TEXT,
    VERBS,
    Cell,
    Made,
    Told,
    amount_in,
    called,
    cell_of,
    columns_of,
    counted_before,
    earlier,
    is_meant,
    kinds_of,
    like_column,
    ratio,
)
from .percent_forms import Form
from .percent_names import Anchor, Names, begins, covers
from .percent_plans import USED, Plans, is_of_plan

_OF_TABLE, _OF_SOME_TABLE, _OF_WIDER, _OF_PRINTED = 0.8, 0.72, 0.75, 0.9
_OF_KEY_FIGURE, _OF_UNSAID, _BESIDE = 0.75, 0.6, 5
_TOTAL = re.compile(
    r"\s*(?:de(?:n|t)?\s+|the\s+|our\s+)?(?:total\w*|samtliga|samlade|alla)\s", re.IGNORECASE
)
# All of what is named, and not only what was told before: `samtliga kostnader`.
_OF_ALL = re.compile(
    r"\s*(?:de(?:n|t)?\s+|the\s+)?(?:hela|samtliga|alla?|totala|sammanlagda|total)\s+[\wåäö]{4,}",
    re.IGNORECASE,
)
_HALF = Decimal("0.5")
_NARROWED = re.compile(
    r"\b(?:räknas|räknat|inklusive|exklusive|(?:tas?|tagits?) med|med(?:räkna\w*|räknat)|beaktas?|"
    r"including|excluding|taking)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:sammantaget|sammantagna|tillsammans|together)\b", re.IGNORECASE)
# Whose key figures are not the municipality's.
_OF_COMPANIES = re.compile(
    r"\bAB\b|\w*bolag\w*|\w*stiftelse\w*|\w*koncern\w*|\bcompan(?:y|ies)\b", re.IGNORECASE
)
# Only what is told last before a number names its key figure.
_LAST_WORDS = re.compile(r"^.*(?:⟧\s(?!år\b|dagar\b|years\b|days\b)|[;:,]\s)", re.DOTALL)
# All of it, as the words for a whole may say: `samtliga`, `hela myndigheten`.
_ALL = re.compile(
    r"\s*(?:hela|samtliga|alla|det totala|totalen|all|the whole)\s*"
    r"(?:anställda|medarbetare|personalen|employees|"
    r"[\wåäö]*(?:kommunen|regionen|koncernen|myndigheten|förbundet|bolaget|organisationen|styrelsen|"
    r"förvaltningen|nämnden)s?)?\s*",
    re.IGNORECASE,
)


# All who work there, as tables that count them say it.
_STAFF = re.compile(
    r"\s*(?:personal(?:en|styrkan)|medarbetarna|(?:de )?(?:tillsvidare)?anställda|the staff)\s*",
    re.IGNORECASE,
)
_STAFF_ROOTS = tuple(
    map(root, ("personal", "medarbetare", "anställda", "tillsvidareanställda", "staff"))
)
_ALL_OF_A_KIND = re.compile(
    r"\s*(?:alla|samtliga|all(?: the)?)\s+(?P<kind>[\wåäö]{4,})\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Shares:
    """The shares that the percents of a report may be."""

    names: Names
    year: str

    @cached_property
    def plans(self) -> Plans:
        """The shares of plans."""
        return Plans(self.names)

    def _years(self, form: Form) -> tuple[str, ...]:
        years = claim_of(form.sentence, form.number).years or (self.year,)
        if form.earlier and years == (self.year,) and years[0].isdigit():
            return (str(int(years[0]) - 1),)
        return years

    def of(self, form: Form, before: Sequence[Sentence]) -> Iterator[Made]:
        """The shares that a percent may be."""
        years = self._years(form)
        parts = _of_then(form, self.names.parts(form, before))
        if form.beside is not None:
            parts.append((amount_in(form.sentence, form.beside, _OF_TABLE), _OF_TABLE))
        if is_of_plan(form):
            of_then = years != (self.year,) and not any(
                year in one.text for one in before for year in years
            )
            # `111 procent av budgeten förbrukades. 2022 förbrukades endast 40 procent`.
            yield from self.plans.of(form, () if of_then else before, years)
            return
        if form.what == "rate":
            yield from self._rates(form, before, years)
            return
        if form.told and not form.earlier:
            yield from self._of_counted(form, before, years)
            return
        if _is_narrowed(form):
            return
        yield from self._told_here(form, before, years, [one for one, _how in parts])
        told = [one for one, _how in parts if isinstance(one, Told)]
        anchors = [each for one in told for each in self.names.anchors(one, before)]
        wholes = _of_then(form, self._wholes(form, before))
        kinds = kinds_of(form)
        for part, surely in parts:
            if isinstance(part, Measure) and _may_be_printed(form, part):
                how = surely if self._is_share_of(part, form.whole) else surely * _OF_UNSAID
                yield from _printed_shares(part, years, how)
            of_table = bool(form.whole or form.plain) and form.whole_amount is None
            if isinstance(part, Measure) and of_table and _is_of_table(form, part.line):
                columns = columns_of(part, years, kinds)
                yield from self._of_table(form, part, part.line, columns, surely)
            for whole, how in wholes:
                how = min(surely, how)
                yield from self._quotients(part, whole, how, years, anchors, kinds)

    def _is_share_of(self, part: Measure, whole: str) -> bool:
        """Whether a line tells shares of what some words name, as far as they name anything:
        `76 procent av de anställda` is no sick leave of women."""
        said = [one for one in roots_of(whole) if one not in TELLING_ROOTS]
        title = self.names.readings.understood.grid[part.line.grid].title
        names = (*roots_of(title), *roots_of(part.line.label), *part.line.topic)
        telling = set(part.line.own_words) - COUNTED_ROOTS
        return bool(telling) or not said or any(is_meant([one], names) for one in said)

    def _rates(
        self, form: Form, before: Sequence[Sentence], years: Sequence[str]
    ) -> Iterator[Made]:
        """What a line that is a rate has, and key figures of the lines they are reckoned of."""
        own = _LAST_WORDS.sub("", form.part)
        if _NARROWED.search(form.sentence.text[: form.number.start]):
            return
        for part, surely in self.names.parts(form, before):
            if isinstance(part, Measure) and self.names.readings.is_telling(part.line):
                clearly = self.names.clearly(own, part) ** 2
                yield from _printed_shares(part, years, surely * clearly)
        told = " ".join((*form.sentence.headings[-1:], *(one.text for one in before), own))
        how = OF_OTHERS if _OF_COMPANIES.search(told) else _OF_KEY_FIGURE
        for measure in self.names.mentioned.key_figures(own):
            for column in columns_of(measure, years):
                one = measure.amounts[column]
                yield Made(abs(one.value), one.half, how, one.cells, one.text)

    def _of_counted(
        self, form: Form, before: Sequence[Sentence], years: Sequence[str]
    ) -> Iterator[Made]:
        """Some of all that a sentence before, or a table, counts: `Andelen kvinnor är 56,7
        procent`."""
        words = _LAST_WORDS.sub("", VERBS.sub(" ", form.part))
        some = counted_before(words, before)
        if some:
            yield from ratio(some[0], some[1], _OF_TABLE)
            return
        said = frozenset(roots_of(words))
        lines = self.names.readings.subjects.lines
        for line in lines:
            if frozenset(line.words) == said:
                yield from self._of_column(line, years)
            if line.total:
                yield from _of_row(self.names.mentioned.measure(line), said, years)

    def _of_column(self, line: Line, years: Sequence[str]) -> Iterator[Made]:
        """A line that is one of those that make the sum of its table with the rest of them."""
        measure = self.names.mentioned.measure(line)
        others = [one for one in self.names.lines_of(line.grid) if one.place != line.place]
        for total in self._sums_of(line, ()):
            whole = self.names.mentioned.measure(total)
            for column in columns_of(measure, years):
                rest = [
                    cell_of(other, column)
                    for other in map(self.names.mentioned.measure, others)
                    if column in other.amounts
                ]
                if column in whole.amounts:
                    yield from _with_rest(cell_of(measure, column), cell_of(whole, column), rest)

    def _told_here(
        self,
        form: Form,
        before: Sequence[Sentence],
        years: Sequence[str],
        parts: Sequence[Told | Measure],
    ) -> Iterator[Made]:
        """The shares that need no words for a whole: of a table that an amount is in, of what is
        counted, of a plan that is told."""
        if form.plain and form.part_amount is None and not form.earlier:
            yield from self._of_counted(form, before, years)
        for one in parts:
            if isinstance(one, Told):
                yield from self._of_anchors(form, one, self.names.anchors(one, before))
        yield from self.plans.used_of(form, before, years)

    def _wholes(
        self, form: Form, before: Sequence[Sentence]
    ) -> Iterator[tuple[Told | Measure, float]]:
        """What a share may be of, each with how surely."""
        if form.whole_amount is not None:
            yield amount_in(form.sentence, form.whole_amount, OF_TEXT), OF_TEXT
            if form.beside is None:
                return
        if form.plain or GOES_BACK.fullmatch(form.whole):
            how = OF_OTHERS if form.plain or _ALL.fullmatch(form.whole) else 1
            of_all = not form.plain and _OF_ALL.match(form.whole)
            for one in earlier(form, before):
                yield one, one.strength * (OF_OTHERS if of_all else how)
            if not of_all:
                return
        yield from self._named_wholes(form, before)

    def _named_wholes(
        self, form: Form, before: Sequence[Sentence]
    ) -> Iterator[tuple[Told | Measure, float]]:
        """What the words for a whole name: lines, amounts that were told, the sums of tables."""
        told = False
        for named in self.names.named(form.whole):
            if begins(named, form.whole):
                told = True
                yield named, named.strength * (1 if covers(named, form.whole) else _OF_UNSAID)
        for one in called(form, before):
            yield one, one.strength
        if not told and _TOTAL.match(form.whole):
            yield from self._sums_beside(form.sentence)
        if not told:
            yield from self.names.sums_of(form.whole)

    def _sums_beside(self, sentence: Sentence) -> Iterator[tuple[Measure, float]]:
        """The sums of the tables right beside a sentence: of `total plan assets` a table of these
        has no more than `Total`."""
        grid = self.names.readings.understood.grid
        for number, totals in self.names.totals.items():
            if abs(grid[number].block - sentence.block) <= _BESIDE:
                for one in totals:
                    yield self.names.mentioned.measure(one), OF_OTHERS

    def _of_anchors(self, form: Form, part: Told, anchors: Sequence[Anchor]) -> Iterator[Made]:
        """An amount of the text as a share of the sum of the tables that it stands in."""
        if form.whole_amount is not None:
            return
        for anchor in anchors:
            if anchor.column.kind == "level":
                line = self.names.readings.subjects.lines[min(anchor.places)]
                how = min(part.strength, anchor.strength)
                yield from self._of_table(form, part, line, [anchor.column], how)
                # `1 195 kvinnor` stand beside all of them.
                beside = anchor.column._replace(words=frozenset())
                measure = self.names.mentioned.measure(line)
                if anchor.column.words and beside in measure.amounts:
                    yield from ratio(part, cell_of(measure, beside), min(how, _OF_SOME_TABLE))

    def _of_table(
        self,
        form: Form,
        part: Told | Measure,
        line: Line,
        columns: Sequence[Column],
        strength: float,
    ) -> Iterator[Made]:
        """A part as a share of the sum of its own table."""
        if USED.search(form.sentence.text):
            return
        said = [one for one in roots_of(form.whole) if one not in TELLING_ROOTS]
        heads = self._heads(line)
        line_amounts = self.names.mentioned.measure(line)
        some = [one for one in columns if is_meant(said, heads.get(one, ()))] or columns
        for total in self._sums_of(line, said):
            whole = self.names.mentioned.measure(total)
            for column in some:
                names = (*total.words, *line.topic, *heads.get(column, ()))
                if column not in whole.amounts or _are_opposed(line_amounts, whole, column):
                    continue
                meant = sum(is_meant([one], names) for one in said)
                how = _OF_TABLE if meant == len(said) else _OF_SOME_TABLE if meant else OF_OTHERS
                if not said and form.plain:
                    how = _OF_SOME_TABLE
                staff = _is_staff(form.whole, names, whole.amounts[column])
                if staff or _ALL.fullmatch(form.whole) or _is_kind_of_all(line, form.whole):
                    how = _OF_TABLE
                told = part if isinstance(part, Told) else cell_of(part, column)
                yield from ratio(told, cell_of(whole, column), min(strength, how))

    def _sums_of(self, line: Line, said: Sequence[str]) -> list[Line]:
        """The sums of a line's table, and the line of it that the words for a whole name."""
        told = [one for one in self.names.totals.get(line.grid, ()) if one.place != line.place]
        named = [
            one
            for one in self.names.readings.subjects.called(said)
            if one.grid == line.grid and one.place != line.place and one not in told
            if one.words and is_meant(one.words, said)
        ]
        # Several that are named are the whole together, and none of them alone.
        return told + named if len({one.words for one in named}) == 1 else told

    def _heads(self, line: Line) -> dict[Column, tuple[str, ...]]:
        """The words over the columns of a line."""
        return {
            column: roots_of(cell.head)
            for cell in line.cells
            for column, amount in self.names.mentioned.measure(line).amounts.items()
            if cell.number in amount.cells
        }

    def _quotients(
        self,
        part: Told | Measure,
        whole: Told | Measure,
        strength: float,
        years: Sequence[str],
        anchors: Sequence[Anchor],
        kinds: Sequence[Kind],
    ) -> Iterator[Made]:
        if isinstance(part, Told) and isinstance(whole, Told):
            yield from ratio(part, whole, strength)
        elif isinstance(part, Told) and isinstance(whole, Measure):
            columns = columns_of(whole, years, kinds)
            anchored = [one.column for one in anchors if one.column in columns]
            for column in anchored[:1] or columns:
                yield from ratio(part, cell_of(whole, column), strength)
        elif isinstance(part, Measure) and isinstance(whole, Told):
            beside = self._columns_of(part, whole)
            for column in beside or columns_of(part, years, kinds):
                how = strength if beside else strength * _OF_WIDER
                yield from ratio(cell_of(part, column), whole, how)
        elif isinstance(part, Measure) and isinstance(whole, Measure):
            if part.places == whole.places:
                return
            for column in columns_of(part, years, kinds):
                other = column if column in whole.amounts else like_column(column, whole)
                if other is not None:
                    yield from ratio(cell_of(part, column), cell_of(whole, other), strength)

    def _columns_of(self, part: Measure, whole: Told) -> list[Column]:
        """The columns of a line's table where the sum is an amount that is told."""
        return [
            column
            for total in self.names.totals.get(part.line.grid, ())
            if total.place not in part.places
            for column, one in self.names.mentioned.measure(total).amounts.items()
            if column in part.amounts
            and one.dimension == whole.dimension
            and abs(abs(one.value) - whole.value) <= one.half + whole.half
        ]


def _of_then(
    form: Form, some: Iterable[tuple[Told | Measure, float]]
) -> list[tuple[Told | Measure, float]]:
    """What a percent may be of: one of an earlier year not of what the text tells, which is of this
    year."""
    return [one for one in some if not form.earlier or isinstance(one[0], Measure)]


def _may_be_printed(form: Form, part: Measure) -> bool:
    """Whether what is told of a part may be what its line has: not where the line is the whole,
    and of some who were counted before (`av dem`) only where the line is called a share."""
    of_them = GOES_BACK.fullmatch(form.whole) and not IS_SHARE.search(part.line.label)
    return not of_them and not _is_said(part, form.whole)


def _is_narrowed(form: Form) -> bool:
    """Whether a share is reckoned without something, or with it, that no line leaves out: of none
    of the lines that its words name."""
    told = form.part_amount is not None or form.whole_amount is not None
    own = form.sentence.text[: form.number.start].rpartition("; ")[2]
    behind = re.split(r"[.;:]", form.sentence.text[form.number.end :])[0]
    return not told and bool(_NARROWED.search(own) or _TOGETHER.search(behind))


def _is_said(measure: Measure, words: str) -> bool:
    """Whether some words say all of a line's name."""
    return is_meant(measure.line.words, roots_of(words))


def _are_opposed(one: Measure, other: Measure, column: Column) -> bool:
    """Whether one of two amounts is printed below nothing and the other above: costs and income."""
    first, second = one.amounts.get(column), other.amounts.get(column)
    return first is not None and second is not None and first.value * second.value < 0


def _of_row(measure: Measure, said: frozenset[str], years: Sequence[str]) -> Iterator[Made]:
    """A column that makes the whole of its line with another."""
    for column in columns_of(measure, years):
        beside = column._replace(words=frozenset())
        if column.words == said and beside in measure.amounts:
            rest = [
                cell_of(measure, one)
                for one in measure.amounts
                if one not in (column, beside) and one._replace(words=frozenset()) == beside
            ]
            yield from _with_rest(cell_of(measure, column), cell_of(measure, beside), rest)


def _with_rest(part: Cell, whole: Cell, others: Sequence[Cell]) -> Iterator[Made]:
    """A part of what it makes together with one of some others."""
    left = whole.value - part.value
    if any(abs(one.value - left) <= one.half + part.half + whole.half for one in others):
        yield from ratio(part, whole, _OF_SOME_TABLE)


def _printed_shares(measure: Measure, years: Sequence[str], strength: float) -> Iterator[Made]:
    """What a line that is a share itself has."""
    for column in columns_of(measure, years):
        one = measure.amounts[column]
        if one.dimension == "share":
            yield Made(
                abs(one.value),
                one.half,
                strength * _OF_PRINTED,
                one.cells,
                f"{measure.label}: {one.text}",
            )


def _is_of_table(form: Form, line: Line) -> bool:
    """Whether the words for a whole may be the table's rather than what was told before."""
    return not GOES_BACK.fullmatch(form.whole) or _is_kind_of_all(line, form.whole)


def _is_staff(words: str, names: Sequence[str], total: Amount) -> bool:
    """Whether some words mean all who work there, and a table counts these."""
    if not _STAFF.fullmatch(words) or total.dimension != "number" or total.half < _HALF:
        return False
    return any(is_meant([one], _STAFF_ROOTS) for one in names)


def _is_kind_of_all(line: Line, whole: str) -> bool:
    """Whether the words for a whole are all of what a line is one kind of: `automatlarmen` are some
    of `alla larm`."""
    found = _ALL_OF_A_KIND.fullmatch(whole)
    kinds = roots_of(found["kind"]) if found else ()
    return any(one != kind and one.endswith(kind) for kind in kinds for one in line.words)
