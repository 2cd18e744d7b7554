"""Surplus and deficit in words against the sign that a table prints.

**Finds** `ett överskott på 4,7 mkr` where the variance or the result of the line that the sentence
names is below zero, and the other way round. Which sign is good is known from the table's own
arithmetic (outcome less budget of costs printed below zero, budget less outcome of costs above
zero), or from what the report's other sentences of the same table say; an error only where one of
these tells. **Silent** where the number is not the line's own, where no number is told and a word
of the subject is not the line's, about shares of a surplus, about other years, wishes and causes.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from ..claims.claim_years import YEAR
from ..claims.line_pairs import digits_of, is_outcome, shown, year_of
from ..claims.polarity import better_when
from ..claims.subject_phrases import Naming, Subject, is_told, naming_of, phrase_of
from ..claims.told_gaps import gaps
from ..claims.turns import Turn, signs
from ..claims.variance_signs import good_way, is_of_another_plan
from ..sentences.direction_by_gaps import Levels
from ..sentences.listed_values import told_in_order
from ..sentences.told_variances import turned_variances
from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from .direction_by_lines import Lines, surplus_of

RULE = "surplus-against-table"

_ZERO = Decimal(0)
_YEAR_BEFORE = re.compile(
    r"^\W*(?:under |för )?(?:föregående år|förra året|året (?:före|innan)|i fjol|last year|"
    r"the (?:previous year|year before))\b",
    re.IGNORECASE,
)
_LEAST = 0.5
_RESULT = re.compile(
    r"resultat(?!räkning|enhet|område)|över-?/?underskott|\bresult\b", re.IGNORECASE
)
_ON = re.compile(
    r"^\W*(?:(?:mot|against|compared with) (?:\w+ )?\w*budget\w*\W+|jämfört med \w*budget\w*\W+)?"
    r"(?:på|om|med|motsvarande|(?:och |som )?(?:uppgår till|uppgick till)|of)?\s*(?:SEK )?"
    r"(?:sammanlagt |totalt |cirka |drygt |knappt |nästan |närmare |ca )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number whose sign a word may tell: which way is good for it, and whether that is known."""

    subject: Subject
    cell: LineCell
    way: int
    known: bool
    digits: int


def surpluses_against_tables(understood: Understood) -> Iterator[Finding]:
    """Every surplus and deficit that a sentence tells of a line of a table."""
    naming = naming_of(understood)
    told = list(_told(understood, naming))
    votes: Counter[tuple[int, bool]] = Counter()
    for _sentence, turn, seen in told:
        for one in {(each.cell.number.table, each.way == turn.way) for each in seen}:
            if max(each.digits for each in seen) >= 2:
                votes[one] += 1
    for sentence, turn, seen in told:
        found = _judged(turn, seen, votes)
        if found is not None:
            cell, line, sure = found
            words = sentence.text[turn.start : turn.end]
            yield _finding(understood, sentence, words, line, shown(cell), sure)
    lines = Lines(understood, Levels(naming.subjects.lines))
    judged = {id(sentence) for sentence, _turn, _seen in told}
    for sentence, word, line, cell in turned_variances(understood):
        yield _finding(understood, sentence, word, line, shown(cell), False)
    for sentence, cells in told_in_order(understood):
        yield from () if id(sentence) in judged else _by_order(understood, sentence, cells)
    for sentence in understood.sentences:
        if id(sentence) not in judged and sentence.amounts and is_told(understood, sentence):
            yield from _by_number(understood, lines, sentence)


def _by_order(
    understood: Understood, sentence: Sentence, cells: Sequence[tuple[TypedNumber, Line, LineCell]]
) -> Iterator[Finding]:
    """A surplus that several rows are told to have respectively, and none of which has it."""
    first = cells[0][0]
    words = [one for one in signs(sentence) if one.end <= first.start]
    if not words or not is_told(understood, sentence):
        return
    if not _ON.match(sentence.text[words[-1].end : first.start]):
        return
    word = words[-1]
    ways = [good_way(understood, line, cell) for _number, line, cell in cells]
    of_variances = all(cell.role == "variance" and cell.value.value for _n, _line, cell in cells)
    if of_variances and all(way == -word.way for way, _known in ways):
        _number, line, cell = cells[0]
        told = sentence.text[word.start : word.end]
        sure = all(known for _way, known in ways)
        yield _finding(understood, sentence, told, line, shown(cell), sure)


def _by_number(understood: Understood, lines: Lines, sentence: Sentence) -> Iterator[Finding]:
    """The first surplus of a sentence that no other rule knew the line of: by its number and the
    names near it."""
    for gap in gaps(sentence):
        seen = surplus_of(lines, sentence, gap)
        if seen is not None:
            yield _finding(understood, sentence, gap.word, seen.line, seen.told, seen.sure)
            return


def _told(
    understood: Understood, naming: Naming
) -> Iterator[tuple[Sentence, Turn, tuple[_Seen, ...]]]:
    before: Sentence | None = None
    for sentence in understood.sentences:
        goes_on = before if before and before.block == sentence.block else None
        before = sentence
        if not is_told(understood, sentence):
            continue
        for turn in signs(sentence):
            seen = tuple(_seen(understood, naming, sentence, turn, goes_on))
            if seen:
                yield sentence, turn, seen


def _seen(
    understood: Understood,
    naming: Naming,
    sentence: Sentence,
    turn: Turn,
    before: Sentence | None,
) -> list[_Seen]:
    """The numbers that a word may tell the sign of: with an amount, those that have it."""
    phrase = phrase_of(sentence, turn, before)
    amount = _amount(sentence, turn)
    found: list[_Seen] = []
    for one in naming.of(phrase, sentence):
        for cell, way, known in _signed(understood, sentence, turn, one.line):
            digits = 0
            if amount is not None:
                if not _has(cell, amount):
                    continue
                digits = digits_of(amount)
                needed = 1 if one.explained else 3
                if digits < needed or (one.strength < _LEAST and not one.explained):
                    continue
            elif not one.explained or not one.special or not one.here:
                continue
            found.append(_Seen(one, cell, way, known, digits))
    best = max((one.subject.strength for one in found), default=0.0)
    kept = [one for one in found if one.subject.explained]
    return kept or [one for one in found if one.subject.strength >= best - 0.1]


def _amount(sentence: Sentence, turn: Turn) -> TypedNumber | None:
    """The number that a word of surplus tells, right behind it or right before it."""
    before = [one for one in sentence.amounts if one.end <= turn.start]
    if turn.than and before and not sentence.text[before[-1].end : turn.start].strip():
        return before[-1]
    for one in sentence.amounts:
        if one.start >= turn.end and _ON.match(sentence.text[turn.end : one.start]):
            return one
    return None


def _has(cell: LineCell, amount: TypedNumber) -> bool:
    if dimension_of(cell.unit) != dimension_of(amount.unit):
        return False
    stated = abs(amount.base)
    half = amount.reach
    half = max(half, stated / 20) if amount.hedge else half
    value = abs(cell.base)
    return abs(value - stated) <= half + cell.reach


def _signed(
    understood: Understood, sentence: Sentence, turn: Turn, line: Line
) -> Iterator[tuple[LineCell, int, bool]]:
    """The numbers of a line that say by their sign how good it was, which way each says, and
    whether that is known."""
    years = _years(understood, sentence, turn)
    grid = understood.grid[line.grid]
    than_plan = turn.than and sentence.text.startswith(turn.than, turn.end)
    if than_plan and better_when(line):
        # Outcome and plan stand side by side: their own rule holds them against the word.
        return
    named = f"{line.label} {'' if line.own_words else grid.title}"
    for cell in line.cells:
        if year_of(cell) not in years or dimension_of(cell.unit) != "money":
            continue
        sign = (cell.value.value > 0) - (cell.value.value < 0)
        if not sign:
            continue
        if cell.role == "variance":
            if is_of_another_plan(sentence.text, cell.head):
                continue
            yield cell, *good_way(understood, line, cell)
        elif (
            not than_plan
            and is_outcome(cell)
            and (_RESULT.search(cell.head) or _RESULT.search(named))
        ):
            yield cell, sign, True


def _years(understood: Understood, sentence: Sentence, turn: Turn) -> tuple[str, ...]:
    """The year that is told of; a column without a year has this year's."""
    own = YEAR.findall(sentence.text[turn.left : turn.right])
    if not own and understood.year.isdigit() and _YEAR_BEFORE.match(sentence.text):
        return (str(int(understood.year) - 1),)
    return (own[-1] if own else understood.year), ""


_Votes = Mapping[tuple[int, bool], int]


def _judged(turn: Turn, seen: Sequence[_Seen], votes: _Votes) -> tuple[LineCell, Line, bool] | None:
    """The number whose sign a word contradicts, and whether surely."""
    if any(one.way == turn.way for one in seen):
        return None
    best = max(seen, key=lambda one: (one.known, one.subject.explained, one.digits))
    table = best.cell.number.table
    agree, against = votes[(table, True)], votes[(table, False)]
    if against > 1 and against >= agree:
        # The report uses the signs of this table the other way round.
        return None
    known = best.known or agree >= 2
    # A total that no word names may be of anything.
    sure = known and (best.subject.explained or (best.digits >= 2 and not best.subject.line.total))
    return best.cell, best.subject.line, sure


def _finding(
    understood: Understood, sentence: Sentence, words: str, line: Line, value: str, sure: bool
) -> Finding:
    return finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        "“{words}”, but {line}: {value}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Change the word, or the sign in the table.",
        claimed=words,
        words=words,
        line=line.label,
        value=value,
    )
