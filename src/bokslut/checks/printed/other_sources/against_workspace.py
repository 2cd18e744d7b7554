"""A finished report against a workspace: each number has a figure as its source, contradicts one,
or has none.

**Proves** what `against_tables` and `against_sentences` find a figure for. **Contradicts** what
surely states a figure and has another number; where it is off by one in the last digit, as where
sums were made to add up, it is told as rounding. **Silent** about nothing: what no figure speaks of
is counted as without source, in one finding a table and one a heading. The appendix that proves
the numbers of our own reports is left out, since it is no claim of theirs. Source: see the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import print_number, rounded

from ..understood.cells import Printed
from ..understood.equations import Equation, Number, State, TableNumber, Term, TextNumber
from ..understood.own_basis import without_basis
from ..understood.places import place_of, quote_of
from ..understood.understood import Sentence, Understood
from .against_sentences import HeldText, hold_sentences
from .against_tables import Held, hold_tables
from .known import Known

RULE = "against-workspace"
# Marks what is translated.
N_ = str
_LISTED, _MOST = 5, 20
# A report of which fewer than one in so many numbers are figures is hardly the workspace's.
_OF_IT = 10


@dataclass(frozen=True)
class Against:
    """What the workspace says of a report. `references` name for each traced number the figures
    that it is, `without` are those without source; what contradicts a figure is in neither."""

    equations: tuple[Equation, ...] = ()
    findings: tuple[Finding, ...] = ()
    references: Mapping[Number, tuple[str, ...]] = field(default_factory=dict)
    contradicted: tuple[Number, ...] = ()
    without: tuple[Number, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many numbers are traced, contradict a figure, or have no source."""
        return {
            "traced": len(self.references),
            "contradicted": len(self.contradicted),
            "without_source": len(self.without),
        }


@dataclass(frozen=True, slots=True)
class _Held:
    """A number held against its figures, wherever it stands."""

    number: Number
    printed: Printed
    references: tuple[str, ...]
    needed: Decimal
    agrees: bool
    near: bool
    sure: bool

    def equation(self) -> Equation:
        """What it proves or refutes."""
        shown = rounded(self.needed, self.printed.decimals)
        return Equation(
            RULE,
            Term(self.number, self.printed),
            (),
            self.printed.value if self.agrees else shown,
            2 * self.printed.half if self.near else Decimal(0),
            Decimal(0),
            " − ".join(self.references) + f" = {print_number(shown, self.printed.decimals)}",
            sure=self.sure,
        )


def against_workspace(understood: Understood, known: Known) -> Against:
    """Every number of a report against the figures of a workspace."""
    report = without_basis(understood)
    numbers = report.numbers
    held = {
        one.number: one
        for one in (
            *_of_tables(report, hold_tables(report, known).values()),
            *_of_texts(hold_sentences(report, known).values()),
        )
    }
    if _OF_IT * sum(1 for one in held.values() if one.near) < len(numbers):
        # Of another body, it may name the same rows.
        held = {
            number: one
            for number, one in held.items()
            if one.near or isinstance(number, TableNumber)
        }
    equations = tuple(one.equation() for one in held.values())
    wrong = {one.stated.number for one in equations if one.state is State.CONTRADICTED}
    without = tuple(one for one in numbers if one not in held)
    findings = [
        *_differing(report, (one for one in held.values() if not one.agrees)),
        *_without(report, numbers, without),
    ]
    return Against(
        equations,
        tuple(findings),
        {one.number: one.references for one in held.values() if one.number not in wrong},
        tuple(one for one in numbers if one in wrong),
        without,
    )


def _of_tables(understood: Understood, held: Iterable[Held]) -> Iterator[_Held]:
    for one in held:
        printed = understood.grid[one.number.table].value(one.number.row, one.number.column)
        if printed is not None:
            compared = one.compared
            yield _Held(
                one.number,
                printed,
                (one.stated.ref,),
                compared.needed,
                compared.agrees,
                compared.near,
                one.sure,
            )


def _of_texts(held: Iterable[HeldText]) -> Iterator[_Held]:
    for one in held:
        printed = one.sentence.term(one.typed).value
        near = one.gap < 3 * one.half
        refs = tuple(each.ref for each in one.stated)
        needed = one.needed.copy_sign(printed.value)
        yield _Held(one.number, printed, refs, needed, one.agrees, near, one.sure)


def _differing(understood: Understood, held: Iterable[_Held]) -> Iterator[Finding]:
    sentences = _sentences(understood)
    for one in held:
        if isinstance(one.number, TableNumber):
            yield _cell_differs(understood, one.number, one)
        else:
            yield _text_differs(understood, sentences[one.number], one)


def _sentences(understood: Understood) -> dict[Number, Sentence]:
    return {
        sentence.term(one).number: sentence
        for sentence in understood.sentences
        for one in sentence.amounts
    }


def _severity(one: _Held) -> Severity:
    if one.near:
        return Severity.NOTE
    return Severity.ERROR if one.sure else Severity.WARNING


def _remedy(one: _Held) -> str:
    if one.near:
        return ""
    return N_(
        "Follow the figure: bokslut trace DIR '{ref}'. Either the number is wrong, or the books "
        "have changed since the report was written."
    )


def _fields(one: _Held) -> dict[str, str]:
    decimals = one.printed.decimals
    return {
        "printed": print_number(one.printed.value, decimals),
        "value": print_number(one.needed, decimals),
        "gap": print_number(one.printed.value - rounded(one.needed, decimals), decimals),
        "ref": one.references[0],
    }


def _cell_differs(understood: Understood, number: TableNumber, one: _Held) -> Finding:
    grid = understood.grid[number.table]
    row, column = grid.rows[number.row], grid.columns[number.column]
    cell, fields, remedy = row.cells[number.column], _fields(one), _remedy(one)
    at = place_of(understood.report, cell.spot if cell else row.spot)
    return finding(
        RULE,
        _severity(one),
        "{row}, {column}: {printed} is printed, and the figure is {value}: rounding. {ref}"
        if one.near
        else "{row}, {column}: {printed} is printed, and the figure is {value}, difference {gap}. "
        "{ref}",
        place=Place(
            file=at.file,
            page=at.page,
            line=at.line,
            sheet=at.sheet,
            cell=at.cell,
            table=grid.title or str(grid.number),
            row=row.label or None,
            column=column.head or None,
        ),
        quote=quote_of(row),
        claimed=fields["printed"],
        expected=fields["value"],
        remedy=remedy,
        row=row.label or grid.title,
        column=column.head,
        **fields,
    )


def _text_differs(understood: Understood, sentence: Sentence, one: _Held) -> Finding:
    fields, remedy = _fields(one), _remedy(one)
    return finding(
        RULE,
        _severity(one),
        "{printed} is written, and the figure is {value}: rounding. {ref}"
        if one.near
        else "{printed} is written, and the figure is {value}, difference {gap}. {ref}",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        claimed=fields["printed"],
        expected=fields["value"],
        remedy=remedy,
        **fields,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """The numbers of a table, or of the texts below a heading, with those without source."""

    name: str
    place: Place
    of: int
    without: tuple[str, ...]
    table: bool

    @property
    def severity(self) -> Severity:
        """What stands in a table that the workspace mostly has is to be looked into."""
        mostly = self.table and 2 * len(self.without) < self.of
        return Severity.WARNING if mostly else Severity.NOTE


def _without(
    understood: Understood, numbers: Sequence[Number], without: Sequence[Number]
) -> Iterator[Finding]:
    groups = sorted(_groups(understood, numbers, set(without)), key=lambda one: -len(one.without))
    for one in groups[:_MOST]:
        listed = ", ".join(one.without[:_LISTED])
        yield finding(
            "without-source",
            one.severity,
            "{name}: {count} of {of} numbers are no figures of the workspace: {listed}.",
            place=one.place,
            quote=listed,
            remedy="Say where they come from, or make them figures: bokslut bind DIR FILE.",
            name=one.name or "–",
            count=len(one.without),
            of=one.of,
            listed=listed + (" …" if len(one.without) > _LISTED else ""),
        )
    if left := groups[_MOST:]:
        yield finding(
            "without-source",
            Severity.NOTE,
            "{places} more tables and headings have {count} numbers that are no figures of the "
            "workspace.",
            place=Place(file=understood.report.name or None),
            quote=str(len(left)),
            places=len(left),
            count=sum(len(one.without) for one in left),
        )


def _groups(
    understood: Understood, numbers: Sequence[Number], without: set[Number]
) -> Iterator[_Group]:
    sentences = _sentences(understood)
    tables: dict[int, list[TableNumber]] = {}
    texts: dict[tuple[str, ...], list[TextNumber]] = {}
    for one in numbers:
        if isinstance(one, TableNumber):
            tables.setdefault(one.table, []).append(one)
        else:
            texts.setdefault(sentences[one].headings, []).append(one)
    for table, cells in tables.items():
        if left := [one for one in cells if one in without]:
            yield _table_group(understood, table, len(cells), left)
    for headings, places in texts.items():
        if found := [one for one in places if one in without]:
            sentence = sentences[found[0]]
            told = tuple(_told(sentences[one], one) for one in found)
            place = place_of(understood.report, sentence.spot)
            name = headings[-1] if headings else sentence.text[:60]
            yield _Group(name, place, len(places), told, False)


def _table_group(
    understood: Understood, table: int, of: int, without: Sequence[TableNumber]
) -> _Group:
    grid = understood.grid[table]
    told = []
    for one in without:
        row, cell = grid.rows[one.row], grid.rows[one.row].cells[one.column]
        told.append(f"{row.label} {cell.text if cell else ''}".strip())
    at = place_of(understood.report, grid.rows[without[0].row].spot)
    place = Place(
        file=at.file,
        page=at.page,
        line=at.line,
        sheet=at.sheet,
    )
    return _Group(grid.title or grid.rows[0].label, place, of, tuple(told), True)


def _told(sentence: Sentence, number: TextNumber) -> str:
    return next((one.text for one in sentence.amounts if sentence.term(one).number == number), "")
