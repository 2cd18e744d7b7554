"""Numbers of sentences that nothing in the report explains, where nearly all others are.

**Finds** a number that is printed nowhere else and follows from nothing that its sentence names,
where (1) a line that the words surely name says another, (2) it is a slip of what the sentence may
well mean, or (3) all else in its sentence is explained and the report's text hardly has such
numbers at all. **Silent** about wishes, bounds and numbers of one digit, and where a report tells
much that its tables do not have. Warnings: the number may be right and told here alone.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number, rounded

from ..claims.beyond import is_beyond, is_of_another_whole
from ..claims.claims import Claim
from ..claims.doubts import (
    is_held_against_normal,
    is_of_a_company,
    is_of_a_difference,
    is_of_a_mean,
    is_of_the_group,
)
from ..claims.meanings import Reading
from ..understood.dimensions import in_unit
from ..understood.misstated import slip
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, root, roots_of, said_in
from .explained import Grade
from .orphans import Orphans, Weighed

_ZERO = Decimal(0)
_LEAST_DIGITS, _SEVERAL_DIGITS = 2, 3
# How surely a line must be meant for what it does not say to be doubted.
_SURE, _SURE_BESIDE, _SURE_OF_EARLIER = 0.8, 0.65, 0.6
_SURE_ALONE, _RIVALLED = 0.7, 0.5
_LEAST_SLIPPED, _LEAST_HELD = 0.15, 0.15
# How rarely a number is a slip of another by chance, in powers of ten, less how surely it is meant.
_RARELY = {Grade.NOT: 0.6, Grade.PERHAPS: 1.3}
_OF_DROPPED = 1.9
_SURE_OF_ONE, _FAR, _MOST_TIMES = 0.9, 5, 4
# Of all numbers of the text those that nothing explains may be so many: one in ten, and one more.
_MOST_OF_ALL = Decimal("0.1")
_LEAST_NAMED = 0.3
_SIDES = frozenset(map(root, ("kostnad", "intäkt", "cost", "income")))
_EACH = re.compile(r"\bper\b|\bsnitt|genomsnitt|average", re.IGNORECASE)
_PER = re.compile(r"\s*(?:per|/|each|apiece|vardera|styck)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s*(?:av|of) (?P<whole>[^.,;:()0-9]{3,60})", re.IGNORECASE)
# No account tells how large or heavy something is.
_OF_NATURE = re.compile(
    r"\s*(?:kvadratmeter|kubikmeter|kvm|m2|m²|m3|m³|hektar|ha|km|kilometer|mil|meter|ton|kg|liter|"
    r"[kmgt]?wh|square metres?|hectares|tonnes|kilometres)\b",
    re.IGNORECASE,
)
# How long something may be before it counts: `längre än 59 dagar`.
_OF_SPAN = re.compile(
    r"\b(?:(?:längre|kortare|mer|mindre|longer|shorter|more|less) (?:än|than)|inom|within)\s+$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*(?:dag|dygn|tim|minut|veck|månad|år\b|day|hour|week|month|year)", re.I)
_IN_BUDGET = re.compile(
    r"\s*(?:[^\W\d]+\s)?(?:i|in|enligt|according to) (?:\w+ )?(?:budget|plan)", re.IGNORECASE
)
# From the least to the most of others that the report does not list.
_SPANS = re.compile(
    r"\b(?:spänner|spände|varierar|varierade|varierat|ranges?|ranged|varies|varied)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number that is doubted: how much, and what it may have to be by which line, if by any."""

    weighed: Weighed
    doubt: float
    value: Decimal
    line: str = ""


def unexplained(orphans: Orphans, told: Sequence[Finding]) -> Iterator[Finding]:
    """The numbers of sentences that nothing explains, one a sentence, where nothing else is told
    of it."""
    closed = _is_closed(orphans)
    # A sentence that a cell of a table is held against is told with that.
    held = {value for one in told for name, value in one.values if name == "text"}
    for sentence, some in orphans.untold(told):
        if sentence.text in held:
            continue
        found = [
            one
            for weighed in some
            if (
                one := _doubted(
                    orphans, weighed, [each for each in some if each is not weighed], closed
                )
            )
        ]
        if found:
            worst = max(found, key=lambda one: one.doubt)
            yield _finding(orphans.understood, sentence, worst)


def _is_closed(orphans: Orphans) -> bool:
    """Whether the report's text tells hardly anything that the report does not explain."""
    some = [
        one
        for _sentence, each in orphans.weighed
        for one in each
        if _is_eligible(one) and not one.claim.wish
    ]
    alone = sum(1 for one in some if one.grade is Grade.NOT)
    return alone - 1 <= len(some) * _MOST_OF_ALL


def _is_eligible(one: Weighed) -> bool:
    claim = one.claim
    return (
        not _SPANS.search(claim.sentence.text)
        and claim.digits >= _LEAST_DIGITS
        and not claim.bound
        and claim.number.unit != "kr-per-unit"
        and not _PER.match(claim.sentence.text, claim.number.end)
        and not is_held_against_normal(claim)
        and not _is_a_span(claim)
        and not _OF_NATURE.match(claim.sentence.text, claim.number.end)
    )


def _is_a_span(claim: Claim) -> bool:
    text, number = claim.sentence.text, claim.number
    return bool(_TIME.match(text, number.end) and _OF_SPAN.search(text[: number.start]))


def _doubted(
    orphans: Orphans, one: Weighed, others: Sequence[Weighed], closed: bool
) -> Found | None:
    """Whether a number is doubted, beside the others of its sentence."""
    if one.grade is Grade.EXPLAINED or _is_a_span(one.claim):
        return None
    if others and all(each.grade is Grade.NOT for each in others):
        # A sentence of which nothing is known is told of what no table has.
        return None
    best = one.readings[0] if one.readings else None
    if best and _is_of_a_company(orphans, one.claim, best):
        return None
    if not _is_eligible(one):
        if best and best.weight >= _SURE_OF_ONE and one.claim.kind == "level" and _is_large(one):
            return Found(one, best.weight, best.value, best.meant.text)
        return None
    slipped = _slipped(one) or _slipped_sum(orphans, one)
    if slipped is not None:
        return slipped
    if one.claim.wish and not (best and best.weight >= _SURE_OF_ONE):
        return None
    found = _of_its_line(one, others) or (
        Found(one, 1.0, _ZERO) if closed and _is_only_one(orphans, one, others) else None
    )
    before = orphans.before(one.claim.sentence)
    if found and orphans.explanations.follows_at_length(one.claim, before):
        return None
    return found


def _is_of_a_company(orphans: Orphans, claim: Claim, best: Reading) -> bool:
    """Whether a number is told of a company of which the report has no line."""
    before = orphans.before(claim.sentence)
    own = roots_of(orphans.understood.opening)
    return is_of_a_company(claim, before.text if before else "", best.line, own)


def _of_its_line(one: Weighed, others: Sequence[Weighed]) -> Found | None:
    """The doubt of a number for which a line that is surely meant has another."""
    best = one.readings[0] if one.readings else None
    if _is_of_plan(one) or _is_beyond(one) or (best and _is_beside_another(one, best, others)):
        return None
    beside = bool(others) and all(each.grade is Grade.EXPLAINED for each in others)
    needed = _SURE_BESIDE if beside and one.claim.digits >= _SEVERAL_DIGITS else _SURE
    if one.claim.digits >= _SEVERAL_DIGITS and _is_without_rival(one):
        needed = min(needed, _SURE_ALONE)
    meant = best is not None and best.weight >= needed and not is_of_a_mean(one.claim, best)
    meant = meant and best is not None and not _is_named_behind(one.claim, best)
    meant = meant and best is not None and not is_of_another_whole(one.claim, best.line, best.meant)
    if best and meant and _is_of_its_size(one) and not _is_held(one):
        return Found(one, 1 + best.weight, best.value, best.meant.text)
    return None


def _is_beside_another(one: Weighed, best: Reading, others: Sequence[Weighed]) -> bool:
    """Whether a number is what another of its sentence was before, and the line has not that one:
    `övertiden kostade 7 925 tkr, mot 7 868 tkr året före`."""
    told = [each for each in others if each.claim.number.unit == one.claim.number.unit]
    if not (one.claim.earlier or one.claim.parenthesis) or not told:
        return False
    return not _shares_line(best, told)


def _shares_line(best: Reading, others: Sequence[Weighed]) -> bool:
    """Whether a line has another number of the sentence."""
    return any(
        reading.line.place == best.line.place and _is_near(each, reading)
        for each in others
        for reading in each.readings
    )


def _is_without_rival(one: Weighed) -> bool:
    """Whether nothing makes a number, and it is told as what a cell is, of which no other number of
    any line is half as surely meant."""
    if one.grade is not Grade.NOT or not one.readings or one.claim.kind != "level":
        return False
    best = one.readings[0]
    rivals = (each for each in one.readings if each.value != best.value)
    return len(best.meant.cells) == 1 and all(
        each.weight <= best.weight * _RIVALLED for each in rivals
    )


def _is_beyond(one: Weighed) -> bool:
    """Whether a number is told of what the line that it seems to be about has not."""
    best = one.readings[0] if one.readings else None
    return best is not None and is_beyond(one.claim, best.line, best.meant)


def _is_named_behind(claim: Claim, best: Reading) -> bool:
    """Whether a line is only named behind a number that something else leads up to: `kommunens
    resultat på 37,6 mnkr innefattar reavinsterna`."""
    own, text = best.line.own_words, claim.sentence.text
    before = roots_of(" ".join((*claim.sentence.headings[-1:], text[: claim.number.start])))
    behind = roots_of(text[claim.number.end :])
    named = any(said_in(word, behind) for word in own)
    return named and not any(said_in(word, before) for word in own)


def _is_large(one: Weighed) -> bool:
    """Whether a number of one digit stands where one of more is meant: 0 mkr for 39."""
    claim, best = one.claim, one.readings[0]
    alone = claim.digits < _LEAST_DIGITS and not (claim.wish or claim.bound or claim.parenthesis)
    if claim.number.sign and claim.number.decimals and best.meant.kind == "level":
        # `Familjehem +0,5 mkr` tells a variance.
        return False
    return alone and best.value > claim.stated * _FAR and not _is_held(one)


def _is_of_its_size(one: Weighed) -> bool:
    """Whether a number may be meant for what its likeliest reading says: it is of its size, and
    of no side of it."""
    value, stated = one.readings[0].value, one.claim.stated
    if _is_of_a_side(one) or is_of_the_group(one.claim, one.readings[0]):
        return False
    return stated / _MOST_TIMES <= value <= stated * _MOST_TIMES


def _is_of_a_side(one: Weighed) -> bool:
    """Whether the sentence tells of costs or of income, and the line that it seems to be about of
    neither: as a rule of what is left of them."""
    line, meant = one.readings[0].line, one.readings[0].meant
    names = (*line.words, *line.topic, *meant.words, *roots_of(line.label))
    said = _SIDES & set(roots_of(one.claim.clause))
    return any(not any(name.endswith(side) for name in names) for side in said)


def _is_held(one: Weighed) -> bool:
    """Whether a line that may be meant says the number after all."""
    return any(each.weight >= _LEAST_HELD and _is_near(one, each) for each in one.readings)


def _is_near(one: Weighed, reading: Reading) -> bool:
    """Whether a number says what a reading does, as roughly as it is told."""
    below, above = one.claim.reach()
    return -below - reading.half <= reading.value - one.claim.stated <= above + reading.half


def _is_of_what_is_nowhere(orphans: Orphans, claim: Claim) -> bool:
    """Whether a share is of something that no table of the report names."""
    told = _OF_WHOLE.match(claim.sentence.text, claim.number.end)
    if claim.dimension != "share" or told is None:
        return False
    said = [one for one in roots_of(told["whole"]) if one not in TELLING_ROOTS]
    return bool(said) and not any(said_in(one, _names_of(orphans)) for one in said)


def _names_of(orphans: Orphans) -> frozenset[str]:
    """What the tables name: the words of their lines, titles and heads, found once."""
    kept = orphans.understood.kept.get(_names_of.__name__)
    if not isinstance(kept, frozenset):
        lines = orphans.readings.subjects.lines
        heads = {cell.head for line in lines for cell in line.cells}
        kept = frozenset(word for line in lines for word in (*line.words, *line.topic))
        kept |= frozenset(word for head in heads for word in roots_of(head))
        orphans.understood.kept[_names_of.__name__] = kept
    return kept


def _is_only_one(orphans: Orphans, one: Weighed, others: Sequence[Weighed]) -> bool:
    """Whether all but one number of a sentence are explained. A report tells many amounts and
    counts in its text alone, those of the year before stand in few tables, and parts of something
    in none; what any two cells may make must be of several digits to be doubted."""
    told_here = one.claim.kind in ("level", "") and one.claim.dimension != "share"
    told_here = told_here and not (one.readings and _shares_line(one.readings[0], others))
    told_here = told_here or is_of_a_difference(one.claim)
    alone = told_here or one.claim.part or _is_of_plan(one) or _is_beyond(one)
    if alone or _is_of_what_is_nowhere(orphans, one.claim):
        return False
    if (one.claim.earlier or one.claim.parenthesis) and one.best < _SURE_OF_EARLIER:
        return False
    if one.best < (_LEAST_NAMED if others else _SURE_BESIDE) or _EACH.search(one.claim.clause):
        return False
    if one.grade is Grade.NOT:
        return all(each.grade is not Grade.NOT for each in others)
    explained = bool(others) and all(each.grade is Grade.EXPLAINED for each in others)
    return explained and one.claim.digits >= _SEVERAL_DIGITS and not _is_held(one)


def _is_of_plan(one: Weighed) -> bool:
    """Whether a number is one of the budget, and no line that may be meant has a budget: it is told
    here alone."""
    claim = one.claim
    planned = claim.kind == "budget" or _IN_BUDGET.match(claim.sentence.text, claim.number.end)
    return bool(planned) and not any(
        each.meant.kind in ("budget", "variance") and each.weight >= _LEAST_HELD
        for each in one.readings
    )


def _slipped(one: Weighed) -> Found | None:
    """What a number is a slip of among what its sentence may mean, where that is no chance."""
    best: Found | None = None
    for each in one.readings:
        if each.weight < _LEAST_SLIPPED:
            break
        if each.weight < _SURE_BESIDE and is_of_a_mean(one.claim, each):
            continue
        told = one.claim, each.line, each.meant
        if is_beyond(*told) or is_of_another_whole(*told):
            continue
        if one.claim.number.hedge and _is_near(one, each):
            # `drygt 98 000` of 98 400 is no slip.
            continue
        rarely = _rarely(one, each.value, 2 * log10(each.weight))
        if rarely and (best is None or 2 + rarely > best.doubt):
            best = Found(one, 2 + rarely, each.value, each.meant.text)
    return best


def _slipped_sum(orphans: Orphans, one: Weighed) -> Found | None:
    """The same among the sums of the lines that its sentence names."""
    some = orphans.explanations.sums(one.claim, orphans.before(one.claim.sentence))
    for each in some:
        rarely = _rarely(one, each.value, -log10(len(some)))
        if rarely:
            return Found(one, 2 + rarely, abs(each.value), each.text)
    return None


def _rarely(one: Weighed, value: Decimal, less: float) -> float:
    """How rarely a number is a slip of a value by chance, in powers of ten; nothing where it is
    none or too often."""
    number = one.claim.number
    expected = rounded(in_unit(abs(value), number.unit), number.decimals)
    slipped = slip(abs(number.value or _ZERO), expected, number.decimals)
    if slipped.kind not in ("digit", "swapped", "dropped"):
        return 0.0
    rarely = slipped.weight + less
    needed = _OF_DROPPED if slipped.kind == "dropped" else _RARELY[one.grade]
    return rarely if rarely >= needed else 0.0


def _finding(understood: Understood, sentence: Sentence, found: Found) -> Finding:
    number = found.weighed.claim.number
    printed = number.text.strip()
    place = place_of(understood.report, sentence.spot)
    if not found.line:
        return finding(
            "unexplained",
            Severity.WARNING,
            "{printed} stands nowhere else in the report and follows from none of its numbers, "
            "while what stands beside it does.",
            place=place,
            quote=sentence.text,
            claimed=printed,
            remedy="Check the number, or tell where it comes from.",
            printed=printed,
        )
    shown = print_number(
        rounded(in_unit(found.value, number.unit), number.decimals), number.decimals
    )
    return finding(
        "unexplained",
        Severity.WARNING,
        "{printed} stands nowhere else in the report and follows from none of its numbers; what "
        "the sentence seems to be about is {line}.",
        place=place,
        quote=sentence.text,
        claimed=printed,
        expected=shown,
        remedy="Check the number, or tell where it comes from.",
        printed=printed,
        line=found.line if found.line.endswith(f"= {shown}") else f"{found.line} = {shown}",
    )
