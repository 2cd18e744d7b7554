"""What leaves a number of a sentence open, though the reading that its words seem to mean gives
another number.

A sentence that reckons with its own numbers, tells of several things together, of one side of an
account, of some ages or of those who came and left is of something else than the line that its
words name. Each doubt stands for itself; none knows a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from bokslut.model.numbers import rounded
from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import in_base
from ..understood.lines import Line
from ..understood.misstated import slip
from ..understood.words import (
    COUNTED_ROOTS,
    NET_ROOTS,
    SIDE_ROOTS,
    TELLING_ROOTS,
    root,
    roots_of,
    said_in,
)
from .beyond import is_beyond
from .claims import Claim
from .directions import LONGER, SHORTER
from .doubted_shares import is_of_another_share
from .meanings import Reading
from .narrowed import is_of_a_price, is_of_some
from .speech import CAUSES, change_in

_TOGETHER = re.compile(
    r"\b(?:tillsammans|sammanlagt|sammantaget|båda|together|combined)\b", re.IGNORECASE
)
_OF_SEVERAL = re.compile(r"\s*(?:av|of) [^.,;⟦]{3,60}?\b(?:och|samt|and)\b", re.IGNORECASE)
_WITH = re.compile(r"\s*(?:med|with)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:och|samt|and)\b", re.IGNORECASE)
_AGES = re.compile(
    r"\b(?:över|under|mellan|over|under|aged?)\s+[0-9]{2}\b|\b[0-9]{2}-åring\w*|"
    r"\b(?:yngre|äldre|yngsta|äldsta|younger|older|youngest|oldest)\b",
    re.IGNORECASE,
)
_OF_AGES = re.compile(
    r"(?<![0-9])[0-9]{2}(?![0-9])|yngre|äldre|yngst|äldst|young|\bold|ålder|\bage", re.IGNORECASE
)
# Those who come and go are others than those who are there.
_FLOW = re.compile(
    r"\b(?:ny)?anställdes\b|\b\w*rekryter\w*|\bslutade\b|\bslutat\b|\bavgångar?\w*|\bavgick\b|"
    r"\bpensioner\w*|\bbörjade\b|\bnyanställ\w*|\bhired\b|\bleft\b|\brecruit\w*",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(r"koncern\w*|\b\w*bolag(?:et|en)?s\b|\bgroup's\b", re.IGNORECASE)
# What a company is called: `Exempelköpings Bostäder AB`, `AB Bostäder`.
_COMPANY = re.compile(
    r"\b[A-ZÅÄÖ][\w&-]+(?: (?:[A-ZÅÄÖ&][\w&-]*|i|och)){0,4} AB\b|\bAB [A-ZÅÄÖ][\w&-]+"
)
_EACH = re.compile(
    r"\bgenomsnitt\w*|\bmedel(?:värde|tal)\w*|\bi snitt\b|\bsnittet\b|\baverage\b|"
    r"\b(?:i|per|varje) (?:månad(?:en)?|vecka(?:n)?|dag|dygn)\b|\b(?:a|per) (?:month|week|day)\b",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"\b(?:i (?:genom)?snitt|on average)\b", re.IGNORECASE)
# What would be if something else were.
_SUPPOSED = re.compile(r"\W*(?:om|ifall|if|räknas|räknat|utan|without|assuming)\b", re.IGNORECASE)
_FROM_TARGET = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:över|under|från|än|above|below|from|than)\s+(?:\w+\s+)?"
    r"(?:mål|target)\w*",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"\s*(?:(?:dag|dygn|tim|minut|vecko|månad|år|day|hour|week|month|year)\w* )?(?:högre|lägre|"
    rf"mer|mindre|fler|färre|över|under|higher|lower|more|less|fewer|above|below|{LONGER}|{SHORTER})"
    r"(?: än| than)? (?P<than>[^.,;()]{2,60})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:\w*års|mandat|plan)perioden\b|\b\w+ (?:\w+ )?åren\b|\b(?:last|past) \w+ years\b",
    re.IGNORECASE,
)
_SET_BEHIND = re.compile(
    r"[^\W\d]*[\s,–(]+(?:(?:vilket|det|which) (?:är|var|blev|motsvarar|is|was) |(?:en|ett|an?) "
    r"(?:ökning|minskning|uppgång|nedgång|increase|decrease) (?:med|på|by|of) )?",
    re.IGNORECASE,
)
_OF_DIFFERENCE = re.compile(
    r"\s*(?:av|of) (?:den|det|denna|detta|hela|it|this|(?:the |den |det )?(?:[^\W\d_]+ )?[^\W\d_]*"
    r"(?:avvikelsen|överskottet|underskottet|ökningen|minskningen|förändringen|skillnaden|"
    r"försämringen|förbättringen|variance|surplus|deficit|increase|decrease|change|difference))\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[;,:]\s")
_LEFT = re.compile(r"\b(?:återstår|återstod|kvarstår|kvarstod|remains?)\s+(?:\w+\s+)?$", re.I)
_OF_SUM = re.compile(r"\bav (?:summan|totalen|det sammanlagda)\b|\bof the sum\b", re.I)
_IN_YEARS = re.compile(
    r"\s*(?:på|in|over) (?:två|tre|fyra|fem|sex|tio|two|three|four|five|ten|[2-9]|10) "
    r"(?:år|years)\b",
    re.IGNORECASE,
)
# No line has what is normal.
_THAN_NORMAL = re.compile(
    r"\s*(?:mer|mindre|högre|lägre|fler|färre|över|under|more|less|higher|lower)\s+(?:än|than)?\s*"
    r"(?:\w+\s+){0,2}normal\w*",
    re.IGNORECASE,
)
# A line of which nothing is said is of costs, or net of income.
_INCOME = root("intäkt")
_COSTS = (root("kostnad"), root("bruttokostnad"))
_SCALES = {"tkr": 3, "mkr": 6, "mdkr": 9}
_LEAST_DIGITS, _FAR = 2, 100
_HUNDRED = Decimal(100)


def is_in_label(claim: Claim, line: Line) -> bool:
    """Whether a number is part of what the line is called: `within 90 days`."""
    number = claim.number
    if number.decimals or number.unit:
        return False
    behind = re.match(r"\W*(\w+)", claim.sentence.text[number.end :])
    if not behind:
        return False
    written = re.escape(number.text.strip()) + r"\W+" + re.escape(behind[1])
    return bool(re.search(r"(?<![0-9])" + written, line.label, re.IGNORECASE))


def is_doubtful(claim: Claim, one: Reading) -> bool:
    """Whether the sentence may well speak of something else than a reading."""
    return (
        is_reckoned(claim)
        or is_told_already(claim, one)
        or _is_of_another_base(claim, one)
        or _is_older(claim, one)
        or is_of_another(claim, one)
    )


def is_of_another(claim: Claim, one: Reading) -> bool:
    """Whether the words say that the number is of something else than the reading's line: of
    several together, of one side of an account, of a whole, of some ages, of a mean, of a
    target, of what is only supposed."""
    return (
        _is_of_several(claim, one)
        or _is_of_income(claim, one)
        or _is_of_gross_costs(claim, one)
        or is_of_another_share(claim, one)
        or is_beyond(claim, one.line, one.meant)
        or is_of_a_mean(claim, one)
        or _is_of_a_target(claim, one)
        or bool(_SUPPOSED.match(claim.sentence.text))
        or _is_of_an_unsaid_side(claim, one)
        or _is_of_others(claim, one.line)
        or is_of_the_group(claim, one)
        or _is_compared_with(claim, one)
        or _is_beside_another_level(claim, one)
        or _is_of_several_years(claim, one)
        or is_of_no_line(claim)
        or is_of_some(claim, one)
        or is_of_a_price(claim, one)
        or _is_of_a_sum(claim, one)
        or _is_change_in_another(claim, one.line)
        or _is_part_of_a_difference(claim, one)
        or _is_beside_what_it_has_not(claim, one)
    )


def _is_part_of_a_difference(claim: Claim, one: Reading) -> bool:
    """Whether a number is a part of a difference, and the line has the whole: `avvikelsen är -5,7
    mkr, och 3,4 mkr av den förklaras av köpta platser`."""
    number, text = claim.number, claim.sentence.text
    if not is_of_a_difference(claim):
        return False
    own = _CLAUSES.split(text[: number.start])[-1] + text[number.end :]
    said = roots_of(own)
    return not any(said_in(word, said) for word in one.line.own_words)


def is_of_a_difference(claim: Claim) -> bool:
    """Whether so much of a difference is told."""
    told = _OF_DIFFERENCE.match(claim.sentence.text, claim.number.end)
    return claim.dimension != "share" and told is not None


def is_of_no_line(claim: Claim) -> bool:
    """Whether a number is what no line of a table has: held against what is normal, what is left
    of others, or how much something grew in several years that only their number tells."""
    return (
        is_held_against_normal(claim)
        or _is_left_of_others(claim)
        or (claim.kind in ("change", "growth") and _is_over_years(claim))
    )


def _is_over_years(claim: Claim) -> bool:
    """`har ökat med 14 procent på två år`."""
    return bool(_IN_YEARS.match(claim.sentence.text, claim.number.end))


def _is_left_of_others(claim: Claim) -> bool:
    """Whether a number is what is left when others of its sentence are taken off: of none of their
    lines."""
    before = [one for one in _others(claim) if one.end <= claim.number.start]
    return len(before) > 1 and bool(_LEFT.search(claim.sentence.text[: claim.number.start]))


def _is_of_a_sum(claim: Claim, one: Reading) -> bool:
    """Whether a share is told of what several make together, and the reading is of one of them."""
    rows = {(cell.table, cell.row) for cell in one.meant.cells}
    told = claim.dimension == "share" and len(rows) > 1 and not one.line.total
    return told and bool(_OF_SUM.search(claim.sentence.text[: claim.number.start]))


def is_held_against_normal(claim: Claim) -> bool:
    """Whether a number is how much more or less something is than what is normal."""
    return bool(_THAN_NORMAL.match(claim.sentence.text, claim.number.end))


def _is_beside_another_level(claim: Claim, one: Reading) -> bool:
    """Whether a difference is told right behind an amount that several lines named together have,
    and the reading's line alone has not: `köpta platser hos A och B var 34,4 mnkr, 0,4 högre`."""
    if claim.kind not in ("change", "variance", "growth") or one.line.total:
        return False
    text = claim.sentence.text
    before = [each for each in _others(claim) if each.end <= claim.number.start and each.unit]
    if not before or claim.digits > _LEAST_DIGITS or not _AND.search(text[: before[-1].start]):
        return False
    level = before[-1]
    own = level.unit in ("kr", "tkr", "mkr", "mdkr") and bool(level.value)
    return own and not any(
        abs(abs(cell.base) - abs(level.base)) <= cell.reach + level.reach for cell in one.line.cells
    )


def _is_beside_what_it_has_not(claim: Claim, one: Reading) -> bool:
    """Whether a difference is set right behind an amount that the line has not, and nothing of its
    sentence names the line: under a board's heading `vinterväghållningen kostade 12,9 mnkr, vilket
    är 4,4 mnkr mer än budget`."""
    if claim.kind not in ("change", "variance", "growth") or not one.line.own_words:
        return False
    text = claim.sentence.text
    before = [each for each in _others(claim) if each.end <= claim.number.start]
    if not before or not _SET_BEHIND.fullmatch(text[before[-1].end : claim.number.start]):
        return False
    level = before[-1]
    if level.unit not in ("kr", *_SCALES) or not level.value:
        return False
    said = roots_of(text)
    return not any(said_in(word, said) for word in one.line.own_words) and not any(
        abs(abs(cell.base) - abs(level.base)) <= cell.reach + level.reach for cell in one.line.cells
    )


def _is_of_several_years(claim: Claim, one: Reading) -> bool:
    """Whether the sentence tells what several years came to, and the reading of one of them."""
    if len(one.meant.cells) != 1 or claim.digits < _LEAST_DIGITS:
        return False
    leading = claim.sentence.text[: claim.number.start]
    return bool(_YEARS.search(leading) and _TOGETHER.search(leading))


def _is_change_in_another(claim: Claim, line: Line) -> bool:
    """Whether what is named behind a change is more than the line: `a $3.2 million increase in
    external revenue` is no change of all revenue."""
    change = change_in(claim.sentence, claim.number)
    said = roots_of(CAUSES.split(change["what"])[0]) if change else ()
    names = (*line.words, *line.topic)
    return any(one not in TELLING_ROOTS and not said_in(one, names) for one in said)


def _others(claim: Claim) -> list[TypedNumber]:
    return [one for one in claim.sentence.amounts if one.start != claim.number.start]


def is_reckoned(claim: Claim) -> bool:
    """Whether a number is what two others of its sentence make: their difference, their sum, the
    growth from the one to the other, the one as a share of the other."""
    if claim.digits < _LEAST_DIGITS and claim.kind not in ("change", "growth"):
        return False
    number = claim.number
    size = abs(number.value or Decimal(0))
    some = [one for one in _others(claim) if one.value]
    return any(
        abs(made - size) <= _rounding(number, first, second)
        for first, second in permutations(some, 2)
        for made in _made(number, first, second)
    )


def _rounding(number: TypedNumber, first: TypedNumber, second: TypedNumber) -> Decimal:
    """How far a number may be from what two that are rounded as it is make: all three are."""
    alike = number.unit == first.unit == second.unit
    alike = alike and number.decimals == first.decimals == second.decimals
    return Decimal("1.5" if alike else "0.5").scaleb(-number.decimals)


def _made(number: TypedNumber, first: TypedNumber, second: TypedNumber) -> Iterator[Decimal]:
    one, other = abs(first.value or Decimal(0)), abs(second.value or Decimal(0))
    alike = first.unit == second.unit or not first.unit or not second.unit
    if not alike or not other:
        return
    percent = first.unit in ("percent", "pp")
    if number.unit == first.unit or (percent and number.unit in ("percent", "pp")):
        yield one - other
        yield one + other
    if number.unit == "percent" and not percent:
        yield abs(one - other) / other * _HUNDRED
        yield one / other * _HUNDRED


def is_told_already(claim: Claim, one: Reading) -> bool:
    """Whether the sentence tells the reading's number in another place."""
    return any(
        other.value is not None
        and (other.unit == claim.number.unit)
        and rounded(in_base(abs(other.value), other.unit), 6) == rounded(abs(one.value), 6)
        for other in _others(claim)
    )


def _is_of_several(claim: Claim, one: Reading) -> bool:
    """Whether the sentence tells of several things together, and the reading of one of them."""
    rows = {(cell.table, cell.row) for cell in one.meant.cells}
    summed = " + " in one.meant.form
    if one.line.total or summed:
        return False
    text = claim.sentence.text
    together = _TOGETHER.search(text[: claim.number.start])
    if together:
        # `ger tillsammans årets resultat` names what they make.
        named = text[together.end() : claim.number.start]
        made = set(roots_of(named)) & set(one.line.words)
        return not made or bool(_AND.search(named) or _WITH.match(named))
    behind = text[claim.number.end :]
    return claim.dimension == "share" and len(rows) == 2 and bool(_OF_SEVERAL.match(behind))


def _is_of_another_base(claim: Claim, one: Reading) -> bool:
    """Whether the sentence tells from what to what a change goes, and it is not from and to what
    the reading says."""
    if claim.kind not in ("change", "growth", "") or len(one.meant.cells) != 2:
        return False
    cells = [cell for cell in one.line.cells if cell.number in one.meant.cells]
    told = {in_base(abs(other.value), other.unit) for other in _others(claim)
            if other.value and cells and other.unit == cells[0].unit}  # fmt: skip
    if len(told) < 2:
        return False
    return not all(abs(cell.base) in told for cell in cells)


def _is_of_income(claim: Claim, one: Reading) -> bool:
    """Whether the number is of income, which nothing of the reading says."""
    # In parentheses stands the same of the year before.
    text = claim.sentence.text[: claim.number.end] if claim.parenthesis else claim.clause
    if _INCOME not in roots_of(text):
        return False
    names = (*one.line.words, *one.line.topic, *one.meant.words, *roots_of(one.line.label))
    return not any(name.endswith(_INCOME) for name in names)


def _is_of_gross_costs(claim: Claim, one: Reading) -> bool:
    """Whether the number is of costs, and the reading of what may be net of income: a board."""
    said = roots_of(claim.clause)
    if not any(word in said for word in _COSTS) or claim.stated <= one.value:
        return False
    number = claim.number
    meant = rounded(one.value.scaleb(-_SCALES.get(number.unit, 0)), number.decimals)
    kind = slip(abs(number.value or Decimal(0)), meant, number.decimals).kind
    if kind in ("digit", "swapped", "scale") or claim.stated > one.value * _FAR:
        return False
    names = (*one.line.words, *one.line.topic, *one.meant.words, *roots_of(one.line.label))
    return not any(name.endswith(_COSTS[0]) for name in names)


def is_of_a_mean(claim: Claim, one: Reading) -> bool:
    """Whether the sentence tells a mean, or of each month, and the reading all of it."""
    text, end = claim.sentence.text, claim.number.end
    # Why something is so is told of something else.
    text = text[:end] + CAUSES.split(_before_next(claim))[0]
    if claim.dimension == "share" and len(one.meant.cells) == 1:
        # What share of a year something was is a mean itself.
        text = _ON_AVERAGE.sub("", text)
    if one.meant.kind == "mean" or not _EACH.search(text):
        return False
    names = f"{one.line.label} {' '.join(one.meant.words)}"
    return not _EACH.search(names)


def _before_next(claim: Claim) -> str:
    """What stands behind a number; nothing of it where another number ends it, which it may lead
    up to: `av 124 platser var i snitt 117 belagda`."""
    text, end = claim.sentence.text, claim.number.end
    ends = [one.start for one in claim.sentence.amounts if one.start >= end]
    between = text[end : min(ends)] if ends else ""
    return text[end:] if not _EACH.search(between) else text[min(ends) :].partition(",")[2]


def _is_of_an_unsaid_side(claim: Claim, one: Reading) -> bool:
    """Whether the reading is of income or of costs beside a column of what is left, and no word
    says which."""
    cells = [cell for cell in one.line.cells if cell.number in one.meant.cells]
    sides = {word for cell in cells for word in cell.words} & (SIDE_ROOTS - NET_ROOTS)
    said = roots_of(claim.sentence.text)
    return bool(sides) and not any(word.endswith(side) for side in sides for word in said)


def _is_compared_with(claim: Claim, one: Reading) -> bool:
    """Whether the number is how much more or less something is than another line, which is no
    change of that line: `2,4 procentenheter högre än bland män`."""
    behind = _THAN.match(claim.sentence.text, claim.number.end)
    if not behind or len({cell.row for cell in one.meant.cells}) > 1 or not one.line.words:
        return False
    than = roots_of(behind["than"])
    if COUNTED_ROOTS.intersection(than):
        # Women beside men, the municipality beside the country: two lines, and no change of one.
        return True
    before = roots_of(claim.sentence.text[: claim.number.start])
    names = [word for word in one.line.words if word in than]
    return bool(names) and not any(word in before for word in names)


def _is_of_a_target(claim: Claim, one: Reading) -> bool:
    """Whether the number is how far something is from its target, and the reading is not."""
    if not _FROM_TARGET.match(claim.sentence.text, claim.number.end):
        return False
    cells = [cell for cell in one.line.cells if cell.number in one.meant.cells]
    return not any(cell.role in ("budget", "variance") for cell in cells)


def _is_older(claim: Claim, one: Reading) -> bool:
    """Whether the reading is of an earlier year than its line's newest, which nothing says."""
    if claim.years or claim.earlier or claim.parenthesis or len(one.meant.cells) != 1:
        return False
    newest = max((cell.period for cell in one.line.cells if cell.role in ("outcome", "")),
                 default="")  # fmt: skip
    return bool(one.meant.period) and one.meant.period < newest


def is_of_the_group(claim: Claim, one: Reading) -> bool:
    """Whether the number is told of the group or a company, of which neither the reading's line
    nor its table says anything."""
    said = _OF_GROUP.search(claim.sentence.text[: claim.number.start])
    if not said:
        return False
    names = (*one.line.words, *one.line.topic, *one.meant.words, *one.line.section)
    return not _OF_GROUP.search(f"{one.line.label} {' '.join(names)}s")


def is_of_a_company(claim: Claim, before: str, line: Line, own: Sequence[str]) -> bool:
    """Whether the number is told of a company that its sentence, or the one before it in its
    paragraph, names by words that the report does not open with (`own`) and that the line does
    not have."""
    leading = claim.sentence.text[: claim.number.start]
    named = _COMPANY.findall(leading) or _COMPANY.findall(before)
    words = [one for one in roots_of(named[-1]) if one not in own] if named else []
    names = (*line.words, *line.topic, *roots_of(" ".join(line.section[-1:])))
    return bool(words) and not any(said_in(one, names) for one in words)


def _is_of_others(claim: Claim, line: Line) -> bool:
    """Whether the sentence counts others than the line does: some ages, one sex, those who
    left."""
    text, label = claim.sentence.text, line.label
    if _AGES.search(text) and not _OF_AGES.search(label):
        return True
    if _FLOW.search(text) and not _FLOW.search(label):
        return True
    if claim.dimension != "number":
        return False
    counted: Sequence[str] = roots_of(text[claim.number.end : claim.number.end + 20])[:1]
    names = {*line.words, *line.topic}
    return any(one in COUNTED_ROOTS and one not in names for one in counted)
