"""Last year's number where the sentence tells of this year.

**Finds** a number that the line which its sentence names has for an earlier year, and not for the
report's own, where the sentence says no year, compares with none before the number, and does not
tell this year's number besides. **Silent** about numbers in parentheses, behind `från` and `mot`,
about parts and wishes, and after a sentence of another year, also in a parenthesis that this one
begins. Warnings: which year is meant may be said further up. An error where the difference told
beside it leads from that number to this year's. Source: text carried over from last year is what
a reader of a report looks for first (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number, rounded
from bokslut.model.printed import PrintedText

from ..claims.claim_years import YEAR
from ..claims.claims import Claim
from ..claims.meanings import Reading
from ..understood.dimensions import dimension_of, in_base, in_unit
from ..understood.lines import LineCell
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from .explained import Window, window_of
from .made_of import amount_of
from .orphans import Orphans, Weighed
from .stale_beside import stale_beside

_LEAST_DIGITS, _LEAST_NAMED = 2, 0.1
_EXACT = 10
_SEVERAL_DIGITS, _LEAST_MEANT, _AS_SURE = 3, 0.2, 0.6
# What a line has for a year; a column of results is called a variance.
_TOLD = ("outcome", "variance", "")
_EARLIER = re.compile(
    r"\b(?:föregående|förra|fjol\w*|tidigare|innan|dessförinnan|sedan|previous|last|prior|earlier|"
    r"before)\b|\bmotsvarande\s+(?![0-9])\w|"
    r"\b(?:från|mot|än|jämfört med|from|than|against|compared with)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^.;0-9]{0,40}\b(?:tidigare|föregående|förra|previous|prior|earlier) ", re.IGNORECASE
)


_RESPECTIVELY = re.compile(r"[0-9]\s+(?:\w+\s+)?(?:respektive|resp\.?)\s+[0-9]", re.IGNORECASE)
# What is told of others, which have no line of their own.
_OF_OTHERS = re.compile(
    r"\b(?:riket|rikets|riksgenomsnitt\w*|rikssnitt\w*|länet|länets|snittet|genomsnittet|"
    r"(?:andra|övriga|liknande|jämförbara) kommuner\w*|kommungrupp\w*|the country|national|"
    r"county)\b",
    re.IGNORECASE,
)
_SOME_OF_THEM = re.compile(
    r"\b(kvinn|män|flick|pojk|yngst|äldst|yngre|äldre|women|men\b|girls|boys|young|old)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\W*(?:och\s+|samt\s+)?(?:varav|därav|of which)\b", re.IGNORECASE)
# `har ökat jämfört med i fjol och uppgick till` compares first, and tells then.
_ANEW = re.compile(
    r"\b(?:och|samt|and)\s+(?=(?:uppg|var\b|är\b|blev|blir|ligger|låg|landa|hamna|kosta|was\b|is\b|"
    r"amount))",
    re.IGNORECASE,
)


def stale_values(orphans: Orphans, told: Sequence[Finding]) -> Iterator[Finding]:
    """The numbers of sentences that are an earlier year's, one a sentence."""
    for sentence, some in orphans.untold(told):
        beside = next(stale_beside(orphans, sentence, some), None)
        if beside is not None:
            severity = Severity.ERROR if beside.sure else Severity.WARNING
            label = beside.line.label
            yield _finding(
                orphans, sentence, beside.weighed, label, beside.then, beside.now, severity
            )
            continue
        for one in some:
            found = _stale(orphans, sentence, one)
            if found is not None:
                first, then, now = found
                yield _finding(orphans, sentence, one, first.line.label, then, now)
                break


def _stale(
    orphans: Orphans, sentence: Sentence, one: Weighed
) -> tuple[Reading, LineCell, LineCell] | None:
    """The reading that a number is of, the cell of the earlier year and that of this year."""
    claim, this = one.claim, orphans.understood.year
    if not this or not _is_told_of_now(claim):
        return None
    if any(year != this for year in (*claim.years, *claim.since)):
        return None
    if _tells_no_year(orphans.understood, sentence):
        return None
    if _EARLIER.search(_ANEW.split(sentence.text[: claim.number.start])[-1]):
        return None
    if _BEHIND.match(sentence.text, claim.number.end):
        return None
    window = window_of(claim)
    held = [
        each
        for each in one.readings
        if window.holds(each.value, each.half) and len(each.meant.cells) == 1
    ]
    if not held:
        return _of_the_line(sentence, one, this)
    if any(each.meant.period[:4] in (this, "") for each in held):
        return None
    first = held[0]
    if first.weight < _LEAST_NAMED or first.meant.kind != "level":
        return None
    then = next((each for each in first.line.cells if each.number == first.meant.cells[0]), None)
    now = next((each for each in first.line.cells if then and _is_same(each, then, this)), None)
    if then is None or now is None or _is_told(sentence, now):
        return None
    told_now = window.holds(abs(now.base), now.reach) or _is_of_some_of_them(claim, first)
    return None if told_now else (first, then, now)


def _is_of_some_of_them(claim: Claim, one: Reading) -> bool:
    """Whether a number is told of women or men, of the young or the old, and the line is of all:
    `sickness absence among women was 6.7 per cent`."""
    told = _SOME_OF_THEM.findall(claim.clause)
    heads = (cell.head for cell in one.line.cells if cell.number in one.meant.cells)
    names = " ".join((one.line.label, *one.line.topic, *one.meant.words, *heads)).lower()
    return bool(told) and not any(each.lower() in names for each in told)


def _tells_no_year(understood: Understood, sentence: Sentence) -> bool:
    """Whether it is said elsewhere of which year a sentence is: it has one number for each of two,
    which the one before may tell, it says something of numbers above it, or is one of several in
    parentheses."""
    return (
        bool(_RESPECTIVELY.search(sentence.text))
        or _is_keyed(sentence)
        or _is_in_parenthesis_of_another_year(understood, sentence)
    )


def _is_in_parenthesis_of_another_year(understood: Understood, sentence: Sentence) -> bool:
    """Whether a sentence stands in a parenthesis that begins in one before it, and that names
    another year than the report's."""
    block = understood.report.blocks[sentence.block]
    before = block.text[: sentence.start] if isinstance(block, PrintedText) else ""
    opened = before.rpartition("(")[2] if "(" in before else ")"
    return ")" not in opened and any(one != understood.year for one in YEAR.findall(opened))


def _is_keyed(sentence: Sentence) -> bool:
    """Whether a text only says something of numbers that stand above it: `6,8 procent, 7,1 procent:
    from the register`."""
    head, colon, _behind = sentence.text.partition(":")
    for one in sentence.amounts:
        head = head.replace(one.text.strip(), "", 1)
    return bool(colon) and not any(char.isalpha() for char in head)


def _is_told_of_now(claim: Claim) -> bool:
    """Whether a number tells what something is, and not what a part of it, what is wished, or what
    was before."""
    if claim.digits < _LEAST_DIGITS or claim.parenthesis or claim.earlier:
        return False
    if _OF_OTHERS.search(claim.clause):
        return False
    if claim.part and not _OF_WHICH.match(claim.clause):
        return False
    return not (claim.wish or claim.bound) and claim.kind in ("level", "", "share")


def _of_the_line(
    sentence: Sentence, one: Weighed, this: str
) -> tuple[Reading, LineCell, LineCell] | None:
    """The same where another column of the line that is meant best has the number of an earlier
    year, and this year's beside it: several digits are no chance."""
    window = window_of(one.claim)
    if one.claim.digits < _SEVERAL_DIGITS or one.best < _LEAST_MEANT:
        return None
    first: dict[int, Reading] = {}
    for each in one.readings:
        if each.weight >= one.best * _AS_SURE:
            first.setdefault(each.line.place, each)
    found = [
        (each, then, now)
        for each in first.values()
        for then in each.line.cells
        if then.role in _TOLD and _is_in(window, then) and then.period[:4] != this
        for now in each.line.cells
        if _is_same(now, then, this) and not _is_in(window, now) and not _is_told(sentence, now)
    ]
    return found[0] if len(found) == 1 else None


def _is_in(window: Window, cell: LineCell) -> bool:
    value, half = cell.base, cell.reach
    # What is printed as nought says nothing of a few kronor.
    exact = abs(value) > half * _EXACT
    return window.dimension == dimension_of(cell.unit) and exact and window.holds(value, half)


def _is_same(one: LineCell, then: LineCell, year: str) -> bool:
    """Whether a cell is of the same kind in the report's own year."""
    return (
        one.period == then.period.replace(then.period[:4], year)
        and one.role == then.role
        and one.unit == then.unit
        and one.words == then.words
    )


def _is_told(sentence: Sentence, now: LineCell) -> bool:
    """Whether the sentence tells this year's number besides."""
    size, half = abs(now.base), now.reach
    return any(
        abs(amount.value - size) <= amount.half + half
        for amount in map(amount_of, sentence.amounts)
    )


def _finding(
    orphans: Orphans,
    sentence: Sentence,
    one: Weighed,
    label: str,
    then: LineCell,
    now: LineCell,
    severity: Severity = Severity.WARNING,
) -> Finding:
    number = one.claim.number
    # A column of shares may leave its percent unsaid.
    share = number.unit in ("percent", "pp") and now.unit not in ("percent", "pp")
    right = abs(in_base(now.value.value, number.unit if share else now.unit))
    expected = rounded(in_unit(right, number.unit), number.decimals)
    return finding(
        "stale-value",
        severity,
        "{printed} is what {row} was in {then}; in {now} it is {right}.",
        place=place_of(orphans.understood.report, sentence.spot),
        quote=sentence.text,
        claimed=number.text.strip(),
        expected=print_number(expected, number.decimals),
        remedy="Put this year's number there, or say which year it is of.",
        printed=number.text.strip(),
        right=print_number(expected, number.decimals),
        row=label,
        then=then.head or then.period,
        now=now.head or now.period,
    )
