"""A finished report judged: what every one of its numbers is worth, and what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from bokslut.model.finding import Finding, Severity, by_weight, finding
from bokslut.model.numbers import print_number
from bokslut.model.printed import PrintedReport

from ..other_sources.against_workspace import Against, against_workspace
from ..other_sources.earlier import against_earlier
from ..other_sources.known import Known
from ..sentences.orphans import Orphans
from ..sentences.reckoned import RULE as BY_ROLES
from ..sentences.unexplained import unexplained
from ..understood.dimensions import in_base
from ..understood.equations import Equation, Ledger, Number, State, TableNumber, TextNumber
from ..understood.misstated import meant
from ..understood.places import place_in, quote_of
from ..understood.readings import read_anew
from ..understood.understood import Understood, understand
from .causes import cause
from .decimal_points import DecimalPoints
from .gathered import Gathered, OneByOne
from .in_sentence import in_sentence
from .pinpoint import settled
from .register import LAST
from .witnesses import heard


@dataclass(frozen=True)
class Judged:
    """A report with all that was found: the equations over its numbers and the findings.

    `numbers` are all that say how much or how many, in tables and in texts; what no equation
    speaks of is open, and is never told as right. `because` gives by a finding's id the place of
    the equation that it tells of, so that the finding leads to its number. `against` is what a
    workspace says of them, where one was given.
    """

    understood: Understood
    equations: tuple[Equation, ...]
    findings: tuple[Finding, ...]
    because: Mapping[str, int] = field(default_factory=dict)
    against: Against | None = None

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the report, those of tables first."""
        return self.understood.numbers

    @cached_property
    def states(self) -> dict[Number, State]:
        """What is known of each number."""
        known = self._ledger.states()
        return {one: known.get(one, State.OPEN) for one in self.numbers}

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(list(self.equations))

    def counts(self) -> dict[str, int]:
        """How many numbers are in each state."""
        told = Counter(one.value for one in self.states.values())
        return {state.value: told.get(state.value, 0) for state in State}

    def proved_by(self) -> dict[str, int]:
        """How many numbers each rule proves, within rounding too; a number may be proved by
        several."""
        told: dict[str, set[Number]] = {}
        for one in self._ledger.holding():
            told.setdefault(one.rule, set()).update(one.numbers)
        return {rule: len(numbers) for rule, numbers in sorted(told.items())}


def judge(
    report: PrintedReport,
    *,
    known: Known | None = None,
    earlier: PrintedReport | None = None,
    gather: Callable[[Understood], Gathered] = OneByOne,
) -> Judged:
    """Every rule over a finished report. No rule knows which report it is. It is held against
    what a workspace knows and against last year's report, where they are given. `gather` says who
    asks the rules."""
    understood = understand(report)
    gathered = gather(understood)
    equations = _weighed(gathered.equations)
    anew = read_anew(understood, equations)
    if anew is not None:
        understood, gathered = anew, gather(anew)
        equations = _weighed(gathered.equations)
    orphans = Orphans(understood, equations)
    equations = tuple(_told_elsewhere(heard(orphans)))
    read = gathered.findings
    told = list(_findings(understood, equations))
    because = {one.id: place for one, place in told}
    findings = list(_told_once([one for one, _place in told], read))
    against = against_workspace(understood, known) if known is not None else None
    sourced = Orphans(understood, equations + against.equations) if against else orphans
    for last in LAST:
        # A figure of the workspace explains what states it, though it may still be last year's.
        asked = sourced if last is unexplained else orphans
        findings += tuple(last(asked, tuple(findings)))
    if against is not None:
        equations += against.equations
        findings += against.findings
    if earlier is not None:
        held, found = against_earlier(understood, understand(earlier))
        equations += held
        findings += found
    judged = Judged(
        understood, equations, tuple(by_weight(findings)), because=because, against=against
    )
    return _with_points(judged) if understood.decimal_mark == "." else judged


def _with_points(judged: Judged) -> Judged:
    """The same, told with decimal points as the report itself writes them."""
    points = DecimalPoints(judged.understood.report)
    told = tuple(map(points.finding, judged.findings))
    now = {before.id: after.id for before, after in zip(judged.findings, told, strict=True)}
    return replace(
        judged,
        equations=tuple(map(points.equation, judged.equations)),
        findings=told,
        because={now.get(known, known): place for known, place in judged.because.items()},
    )


def _weighed(all_told: Iterable[Equation]) -> tuple[Equation, ...]:
    """What all rules say, weighed against each other."""
    told = tuple(settled(all_told))
    by_others = [
        one
        for one in told
        if isinstance(one.stated.number, TextNumber)
        and one.state in (State.PROVED, State.ROUNDING)
        and one.rule != _BY_WORDS
    ]
    proved: set[Number] = {one.stated.number for one in by_others}
    nearly = proved - {one.stated.number for one in by_others if not _is_coarse(one)}
    proved |= {
        number
        for one in told
        if one.linear or one.rule == _BY_PARTS
        if one.state is State.PROVED and len(one.terms) >= _ALL_PARTS
        if all(isinstance(number, TextNumber) for number in one.numbers)
        for number in one.numbers
        if isinstance(number, TextNumber)
    }
    proved |= {
        number
        for one in told
        if one.rule == _OF_PERCENTS and one.state is State.PROVED and _is_telling(one)
        for number in one.numbers
        if isinstance(number, TextNumber)
    }
    borne = {one.stated.number for one in told if one.state in (State.PROVED, State.ROUNDING)}
    told = tuple(one for one in told if not (_is_of_percents(one) and one.stated.number in borne))
    told = tuple(_of_own_row(told))
    told = tuple(_without_doubts(told, proved - nearly))
    # What follows from its own sentence is no slip of what its words seem to name elsewhere.
    return tuple(_said_by_roles(tuple(_told_by_words(told, proved, proved - nearly)), proved))


def _without_doubts(told: Sequence[Equation], proved: Collection[Number]) -> Iterator[Equation]:
    """The equations without what a sentence is only doubted to have reckoned from the one before
    it, when the number follows from others and has so many digits that this is hardly by chance."""
    for one in told:
        doubted = one.rule == _BY_FRAMES and one.state is State.CONTRADICTED and not one.sure
        if not doubted or one.stated.number not in proved or not _is_telling(one):
            yield one


def _is_coarse(one: Equation) -> bool:
    """Whether an equation holds for many numbers, since its terms are told in far larger units:
    `69,7 mnkr mot 71,3` for a difference of 1 586 tkr."""
    stated = in_base(one.stated.value.half, one.stated.value.unit)
    terms = (in_base(term.value.half, term.value.unit) for term in one.terms)
    return max(terms, default=stated) > stated * _COARSE


def _of_own_row(told: Sequence[Equation]) -> Iterator[Equation]:
    """The equations without what lines of other tables say against a share or a ratio that follows
    from its own row as the others of its column do."""
    crossed = {
        one.stated.number
        for one in told
        if one.rule == _OF_COLUMNS and one.state in (State.PROVED, State.ROUNDING)
    }
    for one in told:
        against = one.rule == _OF_RATIOS and one.state is State.CONTRADICTED
        if not against or one.stated.number not in crossed:
            yield one


def _is_telling(one: Equation) -> bool:
    """Whether a number has so many digits that what it follows from is hardly something else."""
    digits = str(abs(one.stated.value.value)).replace(".", "").lstrip("0")
    return len(digits) >= _TELLING


def _said_by_roles(told: Sequence[Equation], proved: Collection[Number]) -> Iterator[Equation]:
    """The equations without what only the words beside amounts say of numbers of which a rule that
    knows the sentence's form has said something."""
    known = set(proved) | {
        number
        for one in told
        if one.rule != BY_ROLES and one.state is State.CONTRADICTED
        for number in one.numbers
    }
    for one in told:
        against = one.rule == BY_ROLES and one.state is State.CONTRADICTED
        if not against or known.isdisjoint(one.numbers):
            yield one


def _told_by_words(
    told: Sequence[Equation], proved: Collection[Number], finely: Collection[Number]
) -> Iterator[Equation]:
    """The equations without what words say against a number that follows from others, and what
    they say of one number only once, the surest. What is firmly meant gives way to no arithmetic
    that many numbers would pass."""
    first: dict[Number, Equation] = {}
    held: dict[Number, set[tuple[int, int]]] = {}
    for one in told:
        if one.rule == _BY_WORDS and one.state is State.PROVED:
            held.setdefault(one.stated.number, set()).update(_rows(one))
    for one in told:
        number = one.stated.number
        elsewhere = held.get(number, set()) - _rows(one)
        if elsewhere and abs(one.computed) == abs(one.stated.value.value):
            # A word or a sign turns it by one line, and by the line that it is told of not.
            continue
        if _is_by_words(one) and number not in (finely if one.firm else proved):
            known = first.get(number)
            if known is None or (one.sure, one.firm) > (known.sure, known.firm):
                first[number] = one
    for one in told:
        if not _is_by_words(one) or first.get(one.stated.number) is one:
            yield one


def _rows(one: Equation) -> set[tuple[int, int]]:
    """The rows of tables that an equation has numbers of."""
    numbers = (term.number for term in one.terms)
    return {(cell.table, cell.row) for cell in numbers if isinstance(cell, TableNumber)}


def _is_by_words(one: Equation) -> bool:
    return one.rule == _BY_WORDS and one.state is State.CONTRADICTED


_BY_WORDS, _BY_FRAMES = "text-against-table", "within-sentence"
_OF_COLUMNS, _OF_RATIOS = "cross-footing", "key-figure"
_TELLING, _COARSE = 3, 10
# A whole and so many parts of it that come out are no slips of what lines of such names have.
_BY_PARTS, _ALL_PARTS = "told-apart", 3
_OF_PERCENTS = "percent-in-sentence"


def _is_of_percents(one: Equation) -> bool:
    """Whether the parts and wholes that words seem to name speak against a percent."""
    return one.rule == _OF_PERCENTS and one.state is State.CONTRADICTED


def _told_elsewhere(equations: Sequence[Equation]) -> Iterator[Equation]:
    """The equations without what is told of a percent that another rule speaks against, too; that
    of lines that words only seem to name gives way to that of a form."""
    against = [one for one in equations if one.state is State.CONTRADICTED]
    weak = {id(one) for one in against if one.rule == _BY_WORDS and not one.sure}
    others = {
        one.stated.number for one in against if one.rule != _OF_PERCENTS and id(one) not in weak
    }
    # What is made of two lines is told before what one of them alone would make.
    of_percents = [set(one.numbers) for one in against if one.rule == _OF_PERCENTS]
    wider = [one for one in against if any(set(one.numbers) > each for each in of_percents)]
    others |= {one.stated.number for one in wider if one.rule == _BY_WORDS}
    by_form = {one.stated.number for one in against if one.rule == _OF_PERCENTS} - others
    for one in equations:
        if _is_of_percents(one):
            told = one.stated.number not in others
        else:
            told = id(one) not in weak or one.stated.number not in by_form
        if told:
            yield one


# What says by the word itself that it turns a number.
_OF_WORDS = frozenset(
    ("direction-against-table", "surplus-against-table", "direction-within-sentence")
)

_WITHIN, _OF_WAY = "direction-within-sentence", re.compile(r" [<>] ")

# Of one number by several rules; the first of them says the most.
_OF_SIGNS = "sign-in-sentence"


def _told_once(told: Sequence[Finding], read: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without those of a number whose only fault is a word that is told, too; it is
    as sure that the word is wrong as that the number is."""
    words = [one for one in read if one.rule in _OF_WORDS]
    by_words = {id(one): [word for word in words if _is_of_word(one, word)] for one in told}
    yield from (one for one in told if not by_words[id(one)])
    sure = {
        id(word) for one in told if one.severity is Severity.ERROR for word in by_words[id(one)]
    }
    read = [replace(one, severity=Severity.ERROR) if id(one) in sure else one for one in read]
    said: set[tuple[int | None, str, str]] = set()
    for one in sorted(read, key=lambda one: one.severity is not Severity.ERROR):
        of_word = one.rule in _OF_WORDS
        told_of = one.claimed if of_word else re.sub(r"[^0-9]", "", one.claimed)
        key = one.place.line, one.quote, told_of
        if not (of_word or one.rule == _OF_SIGNS) or key not in said:
            yield one
        if of_word or one.rule == _OF_SIGNS:
            said.add(key)


def _is_of_word(one: Finding, word: Finding) -> bool:
    """Whether a finding of a number says only that a word of its sentence turns it."""
    if (one.place.line, one.quote) != (word.place.line, word.quote):
        return False
    of_way = one.rule == _BY_FRAMES and bool(_OF_WAY.search(dict(one.values).get("sum", "")))
    if of_way:
        return word.rule == _WITHIN
    named = dict(word.values).get("line", "")
    told = dict(one.values).get("sum", "")
    alike = word.severity is Severity.ERROR or (bool(named) and told.startswith(f"{named}:"))
    return alike and _is_turned(one)


def _is_turned(one: Finding) -> bool:
    """Whether a number would be right with the other sign."""
    claimed, expected = (str(told).lstrip("-\u2212+") for told in (one.claimed, one.expected))
    return claimed == expected and one.claimed != one.expected


def _findings(
    understood: Understood, equations: Iterable[Equation]
) -> Iterator[tuple[Finding, int]]:
    sentences = {
        sentence.term(one).number: sentence
        for sentence in understood.sentences
        for one in sentence.numbers
    }
    wrong: dict[tuple[Number, str], list[tuple[int, Equation]]] = {}
    for place, one in enumerate(equations):
        if one.state not in (State.CONTRADICTED, State.ROUNDING):
            continue
        number = one.stated.number
        if isinstance(number, TableNumber):
            yield _finding(understood, number, one), place
        elif one.state is State.ROUNDING:
            yield in_sentence(understood, sentences[number], one, [one.text]), place
        else:
            expected = meant(one.stated.value, one.computed)
            wrong.setdefault((number, expected), []).append((place, one))
    for (number, _expected), told in wrong.items():
        # One wrong number is one finding, whatever shows it; the surest of them comes first.
        told.sort(key=lambda one: not one[1].sure)
        shown = {frozenset(one.numbers): one.text for _place, one in reversed(told)}
        sums = list(dict.fromkeys(reversed(shown.values())))
        place, first = told[0]
        yield in_sentence(understood, sentences[number], first, sums), place


def _finding(understood: Understood, number: TableNumber, equation: Equation) -> Finding:
    grid = understood.grid[number.table]
    row, column = grid.rows[number.row], grid.columns[number.column]
    decimals = equation.stated.value.decimals
    fields = {
        "row": row.label or grid.title,
        "column": column.head,
        "sum": equation.text,
        "printed": print_number(equation.stated.value.value, decimals),
        "gap": print_number(equation.difference, _decimals(equation)),
    }
    place = place_in(understood.report, grid, number.row, number.column)
    quote = quote_of(row)
    if equation.state is State.ROUNDING:
        return finding(
            equation.rule,
            Severity.NOTE,
            "{row}, {column}: {sum}, printed {printed}, difference {gap}: rounding.",
            place=place,
            quote=quote,
            claimed=fields["printed"],
            expected=print_number(equation.computed, decimals),
            **fields,
        )
    remedy, told = cause(equation, understood.grid)
    return finding(
        equation.rule,
        Severity.ERROR if equation.sure else Severity.WARNING,
        "{row}, {column}: {sum}, printed {printed}, difference {gap}.",
        place=place,
        remedy=remedy,
        quote=quote,
        claimed=fields["printed"],
        expected=print_number(equation.computed, decimals),
        **{**fields, **{f"cause_{name}": value for name, value in told.items()}},
    )


def _decimals(equation: Equation) -> int:
    return max([equation.stated.value.decimals, *(one.value.decimals for one in equation.terms)])
