"""Numbers whose row, body and year a sentence says outright, so that one cell of a table is left.

**Proves** what a plain sentence tells of a row by its name: of the municipality and of the group
(`Soliditeten är 51,7 procent i kommunen och 52,3 procent i koncernen`), with or without something
(`20,9 mnkr, och 14,7 mnkr utan realisationsvinster`), now and a year before (`mot 100,7 procent
året före`). **Doubts** one that is another: with all of the name said nothing else can be meant,
however unlike the digits are. **Silent** where a word of the name is not said or one more is, where
the cells of that name, body and year differ, and where what is told is planned, rough or a part.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bokslut.model.numbers import rounded
from bokslut.prose.typed import TypedNumber

from ..claims.claims import claim_of
from ..claims.doubts import is_of_a_company
from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.heads import scope_in
from ..understood.kept import Kept
from ..understood.lines import Line, LineCell
from ..understood.plain_words import MONTHS, PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import (
    GENERIC_ROOTS,
    RESULT_ROOTS,
    SCOPE_ROOTS,
    TOTAL_ROOTS,
    is_body,
    root,
    roots_of,
)
from .one_row import equation_of, is_across

_LEVELS = ("level", "share")
_ZERO, _MOST_PERCENT = Decimal(0), 1000
_EACH, _OF_EACH = "kr-per-unit", ("per", frozenset(map(root, ("invånare",))))
_VERBS = (
    r"(?:(?:är|var|blev|blir|låg|ligger|uppgår|uppgick|landade|hamnade|beräknades)\b|"
    r"(?:steg|stiger|sjönk|sjunker|ökade|ökar|minskade|minskar|"
    r"har (?:\w+ )?(?:ökat|minskat|stigit|sjunkit|förbättrats|försämrats))\b"
    r"(?: till\b| (?:\w+ )?och (?:är|ligger|uppgår)\b))"
)
# What may stand between a verb and its number, and says nothing of what it is.
_LIGHT = (
    r"(?:\s+(?:till|på|nu|vid årsskiftet|vid årets slut|under året|för året|för helåret|därmed|"
    r"alltså|då|det|den|resultatet|totalt|sammanlagt|(?:under |för |år )?(?:19|20)[0-9]{2}))*\s+"
)
_BEFORE_NUMBER = re.compile(rf"^(?P<name>.*?)\b(?P<verb>{_VERBS}){_LIGHT}$", re.IGNORECASE)
# `År 2024 uppgick årets resultat till 20,9 mnkr`.
_INVERTED = re.compile(
    r"\s(?P<verb>blev|är|var|uppgick|uppgår|låg|ligger|landade)\s+(?P<name>(?:[^\W\d]+\s+){1,5}?)"
    r"(?:till\s+|på\s+)?$",
    re.IGNORECASE,
)
# `Andelen chefer 18 procent och andelen specialister 14 procent.`
_WITHOUT_VERB = re.compile(r"^(?P<name>andelen (?:\w+ ){1,4})(?P<verb>)$", re.IGNORECASE)
_CLAUSES = re.compile(
    r"[;:()]|,\s+(?:och|men|medan|vilket|som)\s+|\s+medan\s+|\boch\s+(?=andelen\s)", re.IGNORECASE
)
_SCOPE = (
    r"(?:\s+(?:i|för|hos|inom)\s+(?P<scope>hela kommunkoncernen|kommunkoncernen|koncernen|hela "
    r"kommunen|kommunen|staden|regionen)(?: (?:totalt|som helhet))?)"
)
_KEPT_OUT = r"utan|exklusive|exkl\.?|före|efter|inklusive|inkl\.?|per"
_QUALIFIED = re.compile(rf"\b(?P<how>{_KEPT_OUT})\s+(?P<what>[^,;:()⟦⟧]+)", re.IGNORECASE)
_TAIL = re.compile(
    rf"{_SCOPE}?(?:\s+av\s+(?P<of>[^,;:()⟦⟧.]+?))?(?:\s*(?P<qualified>\b(?:{_KEPT_OUT})\s+[^,;:()⟦⟧.]+?))?"
    r"\s*(?=[,.;)]|$|\boch\b|\bmot\b|\bjämfört\b|\bmedan\b|\brespektive\b)",
    re.IGNORECASE,
)
_YEAR_BEFORE = (
    r"(?:\s*(?:året (?:före|innan)|föregående år|förra året|i fjol|ett år tidigare|"
    r"(?:år |för |under )?(?P<year>(?:19|20)[0-9]{2})))"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_AND_BEFORE = re.compile(
    r"\s*,?\s*(?:jämfört med|att jämföra med|mot|från)\s+"
    r"(?:(?P<said>föregående år|året (?:före|innan)|(?:19|20)[0-9]{2})\s+då\s+(?:den|det|de)\s+"
    r"(?:låg på|var|uppgick till)\s+)?$",
    re.IGNORECASE,
)
_LAST_YEARS = re.compile(
    r"\b(?:föregående|förra|fjol|året (?:innan|före|dessförinnan)|ett år tidigare)", re.IGNORECASE
)
_ONCE = re.compile(r"\b(?:då|tidigare|innan|dessförinnan|därefter|nästa)\b", re.IGNORECASE)
_BEFORE_BEHIND = re.compile(_YEAR_BEFORE, re.IGNORECASE)
_AND_OTHER = re.compile(r"\s*,?\s*(?:och|samt|medan|respektive)\s+$", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:budget\w*|prognos\w*|mål\w*|plan\w*|riket\w*|länet\w*|genomsnitt\w*|snitt\w*|minst|högst|"
    r"hittills|sedan|varav|därav|delår\w*|tertial\w*|kvartal\w*|period\w*|bolag\w*|"
    r"årens|dem|dessa|dess|deras|vars|" + "|".join(MONTHS) + r")\b",
    re.IGNORECASE,
)
# Such words of a name only say how it is told.
_SHARES = frozenset(map(root, ("andel", "andelen", "andelar")))
_FILLING = (
    PLAIN_ROOTS
    | _SHARES
    | frozenset(map(root, ("årets", "sådana", "poster", "alla", "procent", "antal", "antalet")))
)
_PLAIN_LINES = GENERIC_ROOTS - RESULT_ROOTS
_OF_SHARES = re.compile(r"\bandel|\bprocent|%", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\W*(?:hela kommunen|kommunen totalt|(?:hela )?(?:riket|länet)|"
    r"(?:kommunens |rikets |länets )?befolkning(?:en)?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\W*(?:skillnad|differens|varav|därav)\b", re.IGNORECASE)
_SPECIFIED_WITH = re.compile(r"\b(?:med|som|utan)\s+.*", re.IGNORECASE)
_SPECIFIED = re.compile(r"\s+(?:för|av|i|på|per|mot)\s+.*", re.IGNORECASE)
_LABEL_ASIDE = re.compile(r"\s*(?:\([^)]*\)|,\s*(?:%|procent|[tm]?kr|kronor|antal|index)\b.*$)")
_ALL = re.compile(r"\bhela\b|\btotal", re.IGNORECASE)
_PER_EACH = re.compile(r",?\s*\(?\b(?:i )?kr(?:onor)?\s*/\s*inv\w*\.?\)?", re.IGNORECASE)
_LABEL_SCOPE = re.compile(
    r",?\s*\b(?:i |för )?(?:hela )?(?:kommun)?koncernen\b|,\s*kommunen\b", re.I
)
_HOW = {"exkl": "utan", "exklusive": "utan", "inkl": "inklusive"}


@dataclass(frozen=True)
class _Name:
    """What something is called: its words, and what is kept out of it or told with it."""

    base: frozenset[str]
    kept: frozenset[tuple[str, frozenset[str]]]
    share: bool = False


@dataclass(frozen=True)
class _Told:
    """A number with the name, the body and the year that the sentence gives it."""

    number: TypedNumber
    name: _Name
    scope: str
    year: str


def plainly_named(understood: Understood) -> Iterator[Equation]:
    """Every number of a sentence that is told by the whole name of a row."""
    rows = _Rows(understood)
    block, year, whose, before = -1, "", "", ""
    for sentence in understood.written:
        if sentence.block != block:
            # What is told of another year or of the group goes on in the sentences behind it.
            block, year, before = sentence.block, understood.year, ""
            whose = scope_in(" ".join(sentence.headings[-1:]))
        if _says(sentence) and sentence.amounts and not _OTHERWISE.search(sentence.text):
            for one in _told_in(sentence, year):
                yield from _judged(sentence, one, rows, whose, before)
        if any(one != understood.year for one in sentence.own_years):
            # A paragraph in brackets is of the year that it begins with.
            bracket = sentence.text.startswith("(") and len(sentence.own_years) == 1
            year = sentence.own_years[0] if bracket and year == understood.year else ""
        whose = scope_in(sentence.text) or whose
        before += f" {sentence.text}"


def _says(sentence: Sentence) -> bool:
    """Whether a sentence says something; one in brackets need not end like one."""
    return sentence.is_statement or (sentence.text[:1] + sentence.text[-1:] == "()")


def _told_in(sentence: Sentence, newest: str) -> Iterator[_Told]:
    """The numbers of a sentence that have a name, each with its own."""
    text = sentence.marked()
    last: _Told | None = None
    end = 0
    for place, number in enumerate(sentence.amounts):
        mark = f"⟦{place}⟧"
        at = text.index(mark, end)
        between, behind = text[end:at], text[at + len(mark) :]
        years = dict.fromkeys(_YEAR.findall(text[:at]))
        year = newest if not years else next(iter(years)) if len(years) == 1 else ""
        last = _one(number, between, behind, last, year)
        if last is not None and not last.scope:
            last = replace(last, scope=scope_in(text[:end]))
        end = at + len(mark)
        if last is not None and not number.hedge:
            yield last


def _one(
    number: TypedNumber, between: str, behind: str, last: _Told | None, year: str
) -> _Told | None:
    tail = _TAIL.match(behind)
    before = _BEFORE_BEHIND.match(behind)
    if last is not None and (compared := _AND_BEFORE.search(between)):
        if not (_is_tail(between[: compared.start()]) and (compared["said"] or before)):
            return None
        told = compared["said"] or (before["year"] if before else "") or ""
        of = told if told.isdigit() else _year_before(last.year)
        return replace(last, number=number, year=of)
    if tail is None:
        return None
    scope = scope_in(tail["scope"]) if tail["scope"] else ""
    also = _kept_in(tail["qualified"] or "")
    if last is not None and _AND_OTHER.search(between):
        # `i kommunen och 52,3 procent i koncernen`, `, och 14,7 mnkr utan realisationsvinster`.
        said = _AND_OTHER.sub("", between)
        if _is_tail(said) and (scope or also):
            same = replace(last.name, kept=also)
            return replace(last, number=number, name=same, scope=scope or last.scope)
        return None
    of = tail["of"] or ""
    found = _named_in(_CLAUSES.split(between)[-1].strip(' "”') + " ", number.unit == "percent")
    name = _name_of(f"{found[0]} {of}", also) if found else None
    if found is None or name is None:
        return None
    if number.unit == _EACH and not name.kept:
        name = replace(name, kept=frozenset((_OF_EACH,)))
    told = _year_before(year) if _LAST_YEARS.search(" ".join(found)) else year
    return _Told(number, name, scope or scope_in(between), told)


def _named_in(clause: str, percent: bool) -> tuple[str, str] | None:
    """The name that a clause gives what it tells, and what stands before the name."""
    if found := _BEFORE_NUMBER.match(clause):
        return found["name"], ""
    if percent and (found := _WITHOUT_VERB.match(clause)):
        return found["name"], ""
    found = _INVERTED.search(clause)
    before = clause[: found.start()].rpartition(",")[2] if found else ""
    once = _ONCE.search(before) and not _LAST_YEARS.search(before)
    if found is None or once or set(roots_of(before)) - _FILLING:
        return None
    return found["name"], before


def _is_tail(text: str) -> bool:
    """Whether nothing more than a body or what is kept out stands behind a number."""
    match = _TAIL.match(text)
    return match is not None and not text[match.end() :].strip(" ,")


def _year_before(year: str) -> str:
    return str(int(year) - 1) if year.isdigit() else ""


def _kept_in(text: str) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset(
        (_HOW.get(how, how), frozenset(roots_of(match["what"])) - _FILLING)
        for match in _QUALIFIED.finditer(text)
        if (how := match["how"].lower().rstrip("."))
    )


def _name_of(text: str, also: frozenset[tuple[str, frozenset[str]]]) -> _Name | None:
    """What a text calls something; None where it names nothing."""
    kept = _kept_in(re.sub(rf"\s+{_VERBS}.*", "", text)) | also
    base = frozenset(roots_of(_QUALIFIED.sub(" ", text))) - _FILLING - SCOPE_ROOTS - TOTAL_ROOTS
    share = not _SHARES.isdisjoint(roots_of(text))
    return _Name(base, kept, share) if base or kept else None


class _Rows:
    """The rows of a report by their whole names; `own` are the words that the report opens with."""

    def __init__(self, understood: Understood) -> None:
        self._understood = understood
        self.own = roots_of(understood.opening)

    @cached_property
    def _named(self) -> list[tuple[_Name, Line]]:
        told: list[tuple[_Name, Line]] = []
        above: Line | None = None
        for one in subjects_of(self._understood).lines:
            if not is_across(one):
                continue
            name = self._name(one)
            if above and above.grid == one.grid and _OF_OTHERS.match(one.label):
                name = _below(one, above) or name
            elif not _BETWEEN.match(one.label):
                above = one
            if name is not None:
                told.append((name, one))
        return told

    def with_all(self, told: _Name, said: frozenset[str]) -> list[Line]:
        """The row of which a share has one word and what was said before it all others: `Andelen
        chefer 18 procent` behind `andelen med utländsk bakgrund`."""
        some = [
            (name.base, line)
            for name, line in self._named
            if told.base < name.base
            and not (name.kept or told.kept)
            and all(any(same_name(word, one) for one in said) for word in name.base - told.base)
        ]
        return [line for _base, line in some] if len({base for base, _line in some}) == 1 else []

    def _name(self, line: Line) -> _Name | None:
        each = _PER_EACH.sub(" per invånare", line.label)
        label = _LABEL_SCOPE.sub("", _LABEL_ASIDE.sub("", each))
        name = _name_of(label, frozenset())
        if name is not None and name.base:
            return name
        if set(roots_of(line.label)) <= SCOPE_ROOTS | TOTAL_ROOTS | PLAIN_ROOTS:
            # `Kommunen totalt` in the table `Sjukfrånvaro`.
            return _name_of(self._understood.grid[line.grid].title, frozenset())
        return None

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        told: dict[str, list[int]] = defaultdict(list)
        for place, (name, _line) in enumerate(self._named):
            for word in name.base:
                told[word[:4]].append(place)
        return told

    @cached_property
    def called(self) -> Kept[_Name, list[Line]]:
        """The rows of which all of the name is said."""
        return Kept(self._called)

    def _called(self, told: _Name) -> list[Line]:
        if not told.base:
            # `Utan jämförelsestörande poster är det 16,3 mnkr`: of the one thing told so.
            if any(how == "per" for how, _what in told.kept):
                return []
            of = [one for one in self._named if _are_kept_alike(one[0].kept, told.kept)]
            alone = len({name.base for name, _line in of}) == 1
            return [line for _name, line in of] if alone else []
        near = {place for word in told.base for place in self._by_word.get(word[:4], ())}
        some = [self._named[place] for place in sorted(near)]
        exact = [line for name, line in some if _is_same(name, told)]
        if exact:
            return exact
        # `Självfinansieringsgraden` is the only one of `Självfinansieringsgrad för investeringar`.
        short = [
            line
            for _name, line in some
            if (cut := _SPECIFIED.sub("", line.label)) != line.label
            and (name := _name_of(cut, frozenset())) is not None
            and _is_same(name, told)
        ]
        return short if len({one.words for one in short}) == 1 else []

    def is_of_shares(self, line: Line) -> bool:
        """Whether a row or its table is said to hold shares."""
        grid = self._understood.grid[line.grid]
        return any(_OF_SHARES.search(one) for one in (line.label, grid.title, grid.label_head))

    def scope(self, line: Line, cell: LineCell) -> str:
        """Whose a cell is: the municipality's, the group's, or nobody says it."""
        title = self._understood.grid[line.grid].title
        return next(
            (
                told
                for one in (cell.head, line.label, title, *line.section[-1:])
                if (told := scope_in(one))
            ),
            "",
        )


def _below(line: Line, above: Line) -> _Name | None:
    """What a row of others tells, below the row that they are compared with: `kommunens befolkning`
    below `Chefer med utländsk bakgrund`."""
    first = _LABEL_ASIDE.sub("", above.label)
    tail = _SPECIFIED_WITH.search(first)
    what = _name_of(tail[0] if tail else first, frozenset())
    own = _name_of(_LABEL_SCOPE.sub("", line.label), frozenset())
    if what is None or not what.base or any(map(is_body, roots_of(first))):
        return None
    return replace(what, base=what.base | (own.base if own else frozenset()))


def _is_same(one: _Name, other: _Name) -> bool:
    return _are_alike(one.base, other.base) and _are_kept_alike(one.kept, other.kept)


def _are_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    first, second = set(one), set(other)
    return all(any(same_name(a, b) for b in second) for a in first) and all(
        any(same_name(a, b) for b in first) for a in second
    )


def _are_kept_alike(
    one: frozenset[tuple[str, frozenset[str]]], other: frozenset[tuple[str, frozenset[str]]]
) -> bool:
    if len(one) != len(other):
        return False
    return all(any(how == by and _are_alike(what, of) for by, of in other) for how, what in one)


def _judged(
    sentence: Sentence, told: _Told, rows: _Rows, whose: str, before: str
) -> Iterator[Equation]:
    number, base = told.number, told.name.base
    if number.value is None or not number.unit or not told.year:
        return
    claim = claim_of(sentence, number)
    if claim.kind not in _LEVELS or claim.wish or claim.bound:
        return
    some = rows.called[told.name]
    if told.name.share and (len(base) == 1 or not some):
        # The share of women is of whatever is told of.
        some = rows.with_all(told.name, frozenset(roots_of(before)))
    elif len(base) == 1 and not told.name.kept and base <= _PLAIN_LINES:
        # Costs are many.
        return
    cells = [
        (line, cell)
        for line in some
        for cell in line.cells
        if is_outcome(cell) and _is_of_kind(told, line, cell, rows)
    ]
    of_year = [(line, cell) for line, cell in cells if year_of(cell) == told.year]
    scopes = {rows.scope(line, cell) for line, cell in of_year}
    if not told.scope and whose == "group" and len(scopes) > 1:
        # Right behind what is told of the group it may be of either.
        return
    group = (told.scope or (whose if scopes == {"group"} else "")) == "group"
    meant = [(line, cell) for line, cell in of_year if (rows.scope(line, cell) == "group") is group]
    whole = [
        (line, cell)
        for line, cell in meant
        if scope_in(f"{cell.head} {line.label}") == "municipality"
    ]
    if told.scope == "municipality" and whole:
        # Of the municipality where a table of a unit has a row for it.
        meant = whole
    for line, cell in meant:
        if _agrees(number, cell):
            yield equation_of(sentence, number, line, (cell,), number.value, True)
            return
    values = {_shown(cell, number) for _line, cell in meant}
    # `Sjukfrånvaro i hela staden` is another than the unit's own.
    far = not told.scope and any(_ALL.search(line.label) for line, _cell in meant)
    other = any(is_of_a_company(claim, before, line, rows.own) for line, _cell in meant)
    if len(values) == 1 and not (far or other):
        line, cell = meant[0]
        yield equation_of(sentence, number, line, (cell,), _shown(cell, number), False)


def _is_of_kind(told: _Told, line: Line, cell: LineCell, rows: _Rows) -> bool:
    """Whether a cell may be what a number is told as; key figures stand in tables of amounts."""
    number = told.number
    if number.unit == "percent":
        if told.name.share and cell.unit != "percent" and not rows.is_of_shares(line):
            return False
        return cell.unit == "percent" or not (cell.unit or abs(cell.value.value) > _MOST_PERCENT)
    if number.unit == _EACH:
        return cell.unit in ("", "count", "kr")
    return dimension_of(cell.unit) == dimension_of(number.unit)


def _agrees(number: TypedNumber, cell: LineCell) -> bool:
    if number.unit in ("percent", _EACH):
        shown = abs(cell.value.value)
        return abs(shown - abs(number.value or _ZERO)) <= number.half + cell.value.half
    return abs(abs(cell.base) - abs(number.base)) <= number.reach + cell.reach


def _shown(cell: LineCell, number: TypedNumber) -> Decimal:
    as_shown = number.unit in ("percent", _EACH)
    exact = abs(cell.value.value if as_shown else in_unit(cell.base, number.unit))
    return rounded(exact, number.decimals) or exact
