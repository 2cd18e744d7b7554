"""How many of how many: counts in a sentence, in digits or in words, against what they count.

**Proves** `sju av tolv mål är uppfyllda`, `tre av områdena har ett högre värde` and `i fem av 5
nämnder är personalen större` by counting in the table or list that holds so many rows: assessments
by their words, variances by their sign, values by which way they went, what only some have by the
column that counts it; or by a table that has counted them already. Proves, too, that the parts of
`av 12 mål är 7 uppfyllda, 3 delvis och 2 ej uppfyllda` are the whole. **Contradicts** a part that
is larger than its whole, and doubts a count that another sentence tells otherwise. An error where
the whole is told, else a warning. **Silent** where no table near has that many rows, where those
that have do not say the same, where a value that is printed as nothing decides, and where the
sentence tells no more than a number of things. Source: recalculation (ISA
500, A22).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from bokslut.model.printed import PrintedText
from bokslut.prose.typed import TypedNumber

from ..claims.subject_phrases import content_of
from ..understood.equations import Equation
from ..understood.grades import GRADE_WORDS, grade_of
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, root
from .count_conditions import Condition, rows_of_which
from .count_phrases import Counting, countings, is_count, marked
from .count_rows import Row
from .count_tallies import tallied, told_twice
from .count_wholes import Whole, of_what_was_told, whole_of
from .countable import Listing, listings

RULE = "counted"

# Who counts is wrong by one or two; by more it is other rows that are counted.
_MOST_MISCOUNTED = 2

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_SPLIT = re.compile(
    r"\b(?:av|of) (?:(?:de|våra|the|totalt|sammanlagt|[^\W\d_]{3,}s) ){0,2}"
    + _N.format("all")
    + r" [^\W\d_]{3,}",
    re.IGNORECASE,
)
# What a thing may be, each kind with all that it can be.
_KINDS = ({"-1", "0", "1"}, {"up", "down", "same"})
_GONE = {
    "up": r"ökat|ökar|ökade|stigit|steg|förbättrat?s?|förbättrades|increased|improved",
    "down": r"minskat|minskar|minskade|sjunkit|sjönk|försämrat?s?|försämrades|decreased|worsened",
    "same": r"oförändra\w+|unchanged",
}
_NOT_AT_ALL = r"inte alls|inte|ej|not"
_PIECE = re.compile(
    r"⟦(?P<piece>[0-9]+)⟧[^⟦.;]{0,40}?(?<![\wåäö])(?:(?P<grade>" + GRADE_WORDS + r")|"
    + "|".join(f"(?P<{name}>{form})" for name, form in _GONE.items())
    + rf"|(?P<none>{_NOT_AT_ALL}))(?![\wåäö])",
    re.IGNORECASE,
)  # fmt: skip
_NEAR, _BESIDE = 12, 2
_ANY_THING = re.compile(
    r"(?:dem|them|dessa|verksamhet|enhet|område|grupp|kategori|post|projekt|unit|area|group)\w{0,6}",
    re.IGNORECASE,
)
_FEW_THINGS, _SLIPPED = 20, 10
# So many more than there are rows may be told of them by mistake.
_MORE_ROWS = 1
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count that a sentence tells, how many it must be at least and at most, and the rows of
    which it is true. `whole` says that there are others than as many as are told."""

    counting: Counting
    least: int
    most: int
    names: tuple[str, ...]
    sure: bool = True
    whole: Whole | None = None

    @property
    def holds(self) -> bool:
        """Whether the number that is told may be right."""
        return self.least <= _value(self.counting.part) <= self.most

    @property
    def nearest(self) -> int:
        """The number that may be right and is nearest to what is told."""
        return self.least if _value(self.counting.part) < self.least else self.most


def counted(understood: Understood) -> Iterator[Equation]:
    """The counts that sentences tell in digits or number words."""
    lists = listings(understood)
    judged: set[TypedNumber] = set()
    for sentence in understood.sentences:
        numbers = [one for one in sentence.numbers if is_count(one)]
        if numbers:
            yield from _whole_of_parts(sentence, numbers, marked(sentence, numbers))
        for one in counts_of(understood, lists, sentence):
            if one.whole is not None:
                yield from _of_whole(sentence, one.counting, one.whole)
                continue
            if one.counting.part in numbers and (one.least == one.most or not one.holds):
                judged.add(one.counting.part)
                yield _of_count(sentence, one)
    for sentence, again, other in told_twice(understood):
        if again.part in sentence.numbers and again.part not in judged:
            told = f"{other.text} = {_value(other)}"
            yield _equation(sentence, again.part, (), _value(other), told, sure=False)


def _of_count(sentence: Sentence, one: Counted) -> Equation:
    all_of = one.counting.all_of
    told = "; ".join(one.names) if one.names else "\u2013"
    # A whole that is written as no number is no term.
    some = [all_of] if all_of in sentence.numbers and all_of else []
    computed = Decimal(one.nearest)
    text = f"{told} = {computed}" if one.least == one.most or one.names else f"\u2264 {computed}"
    near = abs(_value(one.counting.part) - one.nearest) <= _MOST_MISCOUNTED
    sure = all_of is not None and one.sure and near
    return _equation(sentence, one.counting.part, some, computed, text, sure=sure)


def _of_whole(sentence: Sentence, one: Counting, whole: Whole) -> Iterator[Equation]:
    """There are others than as many as are told."""
    if one.all_of in sentence.numbers and one.all_of is not None:
        text = f"{'; '.join(whole.names)} = {whole.count}"
        yield _equation(sentence, one.all_of, (), Decimal(whole.count), text, sure=False)


def _whole_of_parts(
    sentence: Sentence, numbers: Sequence[TypedNumber], told: str
) -> Iterator[Equation]:
    """All of them, and so many of each grade: at least two grades, and every number used."""
    whole = _SPLIT.search(told)
    if whole is None:
        return
    pieces = [one for one in _PIECE.finditer(told) if int(one["piece"]) != int(whole["all"])]
    used = {int(one["piece"]) for one in pieces} | {int(whole["all"])}
    kinds = [_kind_of(one) for one in pieces]
    if len(pieces) < 2 or len(set(kinds)) < len(kinds) or used != set(range(len(numbers))):
        return
    total = numbers[int(whole["all"])]
    parts = [numbers[int(one["piece"])] for one in pieces]
    if not any(set(kinds) <= every for every in _KINDS):
        return
    # Kinds that are not told at all may have the rest.
    if set(kinds) not in _KINDS and sum(_value(one) for one in parts) <= _value(total):
        return
    computed = sum(map(_value, parts), _ZERO)
    text = f"{' + '.join(one.text for one in parts)} = {computed}"
    yield _equation(sentence, total, parts, computed, text)


def _kind_of(piece: re.Match[str]) -> str:
    """What so many of the whole are: of which grade, or how they went."""
    if piece["grade"]:
        return str(grade_of(piece["grade"]))
    return next((name for name in _GONE if piece[name]), "-1")


def _value(number: TypedNumber) -> Decimal:
    return number.value if number.value is not None else _ZERO


def counts_of(
    understood: Understood, lists: Sequence[Listing], sentence: Sentence
) -> list[Counted]:
    """The counts of a sentence that lists can be held against, or that their own whole refutes,
    looked for once."""
    # The tables of a report may be read anew, and its sentences stay.
    key = counts_of, understood
    told = sentence.kept.get(key)
    if not isinstance(told, list):
        told = sentence.kept[key] = list(_counts(understood, lists, sentence))
    return told


def _counts(
    understood: Understood, lists: Sequence[Listing], sentence: Sentence
) -> Iterator[Counted]:
    some = list(countings(sentence, _before(understood, sentence)))
    for one in some:
        whole = one.all_of
        more = whole is not None and _value(one.part) > _value(whole)
        if more and one.loose:
            continue
        if whole is not None and more and _is_counted(one):
            yield Counted(one, 0, int(_value(whole)), (), bool(one.condition))
            continue
        told = tallied(understood, one)
        if told is not None:
            yield Counted(one, told.count, told.count, (told.told,))
            continue
        found = _counted(understood, lists, sentence, one)
        if found is None:
            found = _of_what_was_told(understood, sentence, one)
        if found is None and one.all_of is not None:
            near = partial(_is_near, understood, sentence)
            beside = partial(_is_beside, understood, sentence, one)
            other = whole_of(lists, one, near, beside)
            found = Counted(one, 0, 0, (), False, other) if other else None
        if found is not None:
            yield found
    yield from _others(some)


def _is_counted(one: Counting) -> bool:
    """Whether so many of so many are told, whatever is told of them."""
    if one.all_of is None or _value(one.part) >= _SLIPPED * _value(one.all_of):
        # So many more are others: `av 307 elever i de fem skolorna fick 242 godkänt`.
        return False
    few = _value(one.part) <= _FEW_THINGS and _value(one.all_of) > 1
    return bool(one.condition) or (few and bool(one.noun))


def _others(some: Sequence[Counting]) -> Iterator[Counted]:
    """So many, and so many of which that is not so: together they are the whole."""
    if len(some) != 2 or some[0].all_of is None:
        return
    first, second = some
    one, other = first.condition, second.condition
    whole = int(_value(first.all_of)) if first.all_of else 0
    if one and other and other.others and not one.others:
        rest = whole - int(_value(first.part))
        if rest >= 0:
            yield Counted(second, rest, rest, (f"{whole} - {int(_value(first.part))}",))


def _is_near(understood: Understood, sentence: Sentence, one: Listing) -> bool:
    return one.block >= 0 and same_chapter(understood, sentence, one.block)


def _of_what_was_told(understood: Understood, sentence: Sentence, one: Counting) -> Counted | None:
    """The count in the column of what was told right before, which `it` means."""
    before = _before(understood, sentence)
    if before is None:
        return None
    told = of_what_was_told(understood, sentence, before, one)
    if told is None:
        return None
    return Counted(one, len(told[0]), len(told[1]), told[0], False)


def _before(understood: Understood, sentence: Sentence) -> Sentence | None:
    """The sentence before one in its paragraph."""
    at = bisect_left(understood.sentences, (sentence.block, sentence.start), key=_place)
    before = understood.sentences[at - 1] if at else None
    return before if before is not None and before.block == sentence.block else None


def _place(sentence: Sentence) -> tuple[int, int]:
    return sentence.block, sentence.start


def _counted(
    understood: Understood, lists: Sequence[Listing], sentence: Sentence, one: Counting
) -> Counted | None:
    """The count, if every list that it can be of says that it is right, or that it is wrong."""
    if one.condition is None:
        return None
    count = int(_value(one.all_of)) if one.all_of else None
    found: list[Counted] = []
    meant = _meant(understood, lists, sentence, one, count)
    for listing in meant:
        for rows in listing.of(one.noun, count):
            told = rows_of_which(rows, one.condition)
            if told is not None and (count or _value(one.part) <= len(rows) + _MORE_ROWS):
                sure, may = told
                known = sure == may and _is_known(understood, sentence, one, listing, rows)
                of_plan = one.condition.key in ("variance", "forecast", "plan")
                known = known and not (of_plan and _is_told_twice(rows, lists, meant))
                found.append(Counted(one, len(sure), len(may), sure, known))
    if not found or any(each.holds != found[0].holds for each in found):
        return None
    alike = all((each.least, each.most) == (found[0].least, found[0].most) for each in found)
    if alike or found[0].holds:
        return found[0] if alike else None
    stated = _value(one.part)
    if min(each.least for each in found) <= stated <= max(each.most for each in found):
        return None
    # One off is what a count is wrong by.
    found = [replace(each, sure=False) for each in found]
    return min(found, key=lambda each: abs(stated - each.nearest))


def _is_told_twice(rows: Sequence[Row], lists: Sequence[Listing], meant: Sequence[Listing]) -> bool:
    """Whether the same rows stand in another table, too, which may be the one that is counted and
    does not say which are so: the projects of the year and those of all their years."""
    names, blocks = {one.label for one in rows}, {one.block for one in meant}
    return any(names <= {row.label for row in one.rows} for one in lists if one.block not in blocks)


def _is_known(
    understood: Understood,
    sentence: Sentence,
    one: Counting,
    listing: Listing,
    rows: Sequence[Row],
) -> bool:
    """Whether the rows are surely those that are counted, and each surely says which it is."""
    assert one.condition is not None
    key, of_grades = one.condition.key, one.condition.key == "grade"
    if not one.condition.is_sure or (of_grades and listing.guessed) or not listing.is_result:
        return False
    if not (listing.is_of(one.noun) or _is_under(understood, sentence, listing)):
        return False
    if key in ("variance", "forecast") and any(key not in each.known for each in rows):
        return False
    # Targets that are reached stand in every chapter.
    if listing.block < 0 or (not of_grades and listing.is_called(one.noun)):
        return True
    return same_chapter(understood, sentence, listing.block)


def _meant(
    understood: Understood,
    lists: Sequence[Listing],
    sentence: Sentence,
    one: Counting,
    count: int | None,
) -> list[Listing]:
    """The lists that can be meant: near or named, of so many rows, and of them those whose
    headings say most of what is told."""
    assert one.condition is not None
    able = partial(_is_able, one, one.condition, count)
    words = [root(word) for word in content_of(one.told) if root(word) != root(one.noun)]
    special = [word for word in words if word not in GENERIC_ROOTS]
    if count is None:
        # Which things they are is told by a list that follows at once, or by its name.
        near = [
            each
            for each in lists
            if (
                (
                    _is_at_once(sentence, each)
                    and not each.head
                    and _is_under(understood, sentence, each)
                )
                or (each.is_called(one.noun) and same_chapter(understood, sentence, each.block))
            )
            and able(each)
        ] or _of_no_whole(understood, sentence, lists, able, one, special)
    else:
        near = [
            each
            for each in lists
            if (
                each.block < 0
                or same_chapter(understood, sentence, each.block)
                or _is_named(each, one.noun, special)
            )
            and able(each)
        ]
        named = (each for each in lists if one.noun and each.is_called(one.noun))
        called = [each for each in named if able(each)]
        of_noun = any(each.is_of(one.noun) for each in near)
        if not of_noun and len({each.block for each in called}) == 1:
            # The only one of so many that is called so, whatever chapter it stands in.
            near = called
        if _is_listed(understood, lists, sentence, one.noun, count):
            # Where it does not say which are so, no other list does, but for one of the same rows.
            near = [each for each in near if each.is_called(one.noun) or _is_same(each, lists, one)]
        near = _rather(near, [_is_named(each, one.noun, special) for each in near])
    # The years of what is no result must be those of what the sentence names.
    near = [each for each in near if each.is_result or each.says(special)]
    near = _rather(near, [_is_under(understood, sentence, each) for each in near])
    near = _rather(near, [each.is_of(one.noun) for each in near])
    if one.condition.key == "grade":
        near = _rather(near, [not each.guessed for each in near])
    if one.condition.key != "change" or not near:
        return near
    said = [each.says(words) for each in near]
    return [each for each, score in zip(near, said, strict=True) if score == max(said)]


def _is_able(one: Counting, condition: Condition, count: int | None, listing: Listing) -> bool:
    """Whether a list has rows that can be counted so."""
    return any(rows_of_which(rows, condition) for rows in listing.of(one.noun, count))


def _of_no_whole(
    understood: Understood,
    sentence: Sentence,
    lists: Sequence[Listing],
    able: Callable[[Listing], bool],
    one: Counting,
    special: Sequence[str],
) -> list[Listing]:
    """What may be counted where nothing near is called so: the only table of the report that is,
    or the only one beside the sentence, of what it says or of any of its things."""
    called = [each for each in lists if each.block >= 0 and each.is_called(one.noun)]
    if called:
        alone = len({each.block for each in called}) == 1
        return [each for each in called if alone and able(each)]
    beside = [
        each
        for each in lists
        if (
            _is_beside(understood, sentence, one, each)
            or (each.says(special) and _is_beside(understood, sentence, None, each))
        )
        and able(each)
    ]
    return beside if len({each.block for each in beside}) == 1 else []


def _is_beside(
    understood: Understood, sentence: Sentence, one: Counting | None, listing: Listing
) -> bool:
    """Whether a list stands right beside a sentence that calls things by what may be any."""
    near = listing.block >= 0 and abs(listing.block - sentence.block) <= _BESIDE
    any_thing = one is None or bool(_ANY_THING.fullmatch(one.noun))
    return near and any_thing and _is_under(understood, sentence, listing)


def _is_listed(
    understood: Understood, lists: Sequence[Listing], sentence: Sentence, noun: str, count: int
) -> bool:
    """Whether a list of the chapter is of as many as are told, and called what they are."""
    return bool(noun) and any(
        each.is_called(noun) and each.of(noun, count) and _is_near(understood, sentence, each)
        for each in lists
    )


def _is_same(one: Listing, lists: Sequence[Listing], counting: Counting) -> bool:
    """Whether a list has the same rows as one that is called what is counted."""
    names = {row.label for row in one.rows}
    return any(
        names == {row.label for row in each.rows}
        for each in lists
        if each.block != one.block and each.is_called(counting.noun)
    )


def _is_named(one: Listing, noun: str, special: Sequence[str]) -> bool:
    """Whether a list is of what the noun names and of nothing else than a word beside it says:
    `de finansiella målen`."""
    return one.block >= 0 and one.says(special) > 0 and (not noun or one.is_of(noun))


def _rather(some: list[Listing], wanted: Sequence[bool]) -> list[Listing]:
    """Those that are wanted, if any is."""
    return [each for each, want in zip(some, wanted, strict=True) if want] or some


def _is_under(understood: Understood, sentence: Sentence, one: Listing) -> bool:
    """Whether a list stands under the sentence's own heading."""
    if one.block < 0:
        return False
    first, last = sorted((sentence.block, one.block))
    return not any(
        isinstance(block, PrintedText) and block.kind == "heading"
        for block in understood.report.blocks[first + 1 : last]
    )


def _is_at_once(sentence: Sentence, one: Listing) -> bool:
    return 0 < one.block - sentence.block <= 2


def same_chapter(understood: Understood, sentence: Sentence, block: int) -> bool:
    """Whether a list stands near the sentence, with no heading of its own level between them."""
    first, last = sorted((sentence.block, block))
    if last - first > _NEAR:
        return False
    between = understood.report.blocks[first + 1 : last]
    headings = [one for one in between if isinstance(one, PrintedText) and one.kind == "heading"]
    return len(headings) <= 1


def _equation(
    sentence: Sentence,
    stated: TypedNumber,
    terms: Sequence[TypedNumber],
    computed: Decimal,
    text: str,
    *,
    sure: bool = True,
) -> Equation:
    return Equation(
        RULE,
        sentence.term(stated),
        tuple(map(sentence.term, terms)),
        computed,
        _ZERO,
        _ZERO,
        text,
        sure=sure,
    )
