"""A sentence against itself: which way it went from and to, some of all, women and men, what came
less what went, so much for each.

**Proves** what a sentence says of its own numbers: that it went the way the word says, that a share
is one number of the other, that women and men are all, what is left of two amounts, what percent
each of two is (`respektive`), and what there is for each of so many. **Silent** where the numbers
are of different kinds or the sentence speaks of more than one thing. What differences, growth and
other shares must be is for the rule of frames. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.directions import direction
from ..claims.line_pairs import digits_of
from ..understood.cells import Printed
from ..understood.equations import Equation, Term
from ..understood.understood import Sentence, Understood
from ..understood.words import likeness, root, roots_of

RULE = "within-sentence"

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_GAP = r"[^⟦⟧.;]{0,%d}"
# What stands between the two must not begin to tell of something else, nor of by how much.
_SAME = r"(?:(?!\b(?:och|samt|medan|samtidigt|men|and|while|but)\b)[^⟦⟧.;]){0,%d}"
_NOT_BY = (
    r"(?:(?!\b(?:med|by|(?:in|de)creas\w+|\w*(?:ökade|ökat|minskade|minskat))\b)[^⟦⟧.;]){0,%d}"
)
_ZERO = Decimal(0)
_WELL_KNOWN = 3
_FROM_TO = re.compile(
    r"\b(?:från|from)\b "
    + (_NOT_BY % 40)
    + _N.format("a")
    + (_SAME % 60)
    + r"\b(?:till|to)\b "
    + (_GAP % 40)
    + _N.format("b"),
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    r"\b(?:till|to)\b "
    + (_GAP % 20)
    + _N.format("b")
    + (_SAME % 40)
    + r"\b(?:från|from)\b "
    + (_GAP % 20)
    + _N.format("a"),
    re.IGNORECASE,
)
_OF = re.compile(
    _N.format("a")
    + r" (?:av|of) "
    + (_GAP % 25)
    + _N.format("b")
    + (_GAP % 90)
    + r"(?:\(|motsvarar|dvs\.?|"
    r"vilket är|eller|which is|or|=)" + (_GAP % 25) + _N.format("p"),
    re.IGNORECASE,
)
_SEXES = re.compile(
    _N.format("d") + r"(?:(?!\b(?:och|samt|medan|men|varav|and|while|but|of which)\b)[^⟦⟧.;]){0,60}"
    + _N.format("x") + r"\s+(?:kvinnor|women)\s+(?:och|and)\s+" + _N.format("y")
    + r"\s+(?:män|men)\b", re.IGNORECASE,
)  # fmt: skip
_HUNDRED = Decimal(100)
# `42 barn föddes medan 78 avled, alltså ett födelseunderskott på 36`.
_NETTED = re.compile(
    _N.format("a") + r"[^⟦⟧.;]{0,60}\b(?:medan|och|samt|mot|while|and)\b" + (_GAP % 50)
    + _N.format("b") + r"[^⟦⟧.;]{0,60}(?:[;,]\s[^⟦⟧.;]{0,30}\b(?P<so>därmed|således|alltså|thus)"
    r"\b[^⟦⟧.;]{0,25}\b(?:med|by)\s+|,\s*(?:(?:alltså|det vill säga|dvs\.?|så|således|"
    r"därmed|vilket (?:ger|gav|innebär|innebar|är|blir)|which is|leaving)\s+)?(?:ett|en|an?)\s+(?:"
    r"(?!budget)\w+\s+)?(?:\w*(?:netto|tillskott|underskott|överskott|mellanskillnad|skillnad|"
    r"differens)|difference|surplus|deficit|gain|loss)\s+(?:på|om|med|of)\s+)(?:SEK\s+|[$€£])?"
    + _N.format("c"), re.IGNORECASE,
)  # fmt: skip
_PLANNED = re.compile(r"budget|plan|prognos|anslag|mål|forecast|target", re.IGNORECASE)
_INCOME = re.compile(r"\b(?:intäkt|inkomst|taxor|avgift|income|revenue)\w*", re.IGNORECASE)
_COSTS = re.compile(r"\b(?:kostnad|utgift|cost|expen)\w*", re.IGNORECASE)
_RESPECTIVELY = re.compile(
    _N.format("a")
    + (_GAP % 60)
    + r"\b(?:och|samt|and)\b"
    + (_GAP % 60)
    + _N.format("b")
    + r"[^⟦⟧.;]{0,40}(?:,\s*(?:det vill säga|dvs\.?|alltså|motsvarande|vilket (?:är|motsvarar)|"
    r"or|that is)?|\()\s*" + _N.format("p") + r"\s+(?:respektive|and)\s+" + _N.format("q"),
    re.IGNORECASE,
)
_PER = re.compile(r"\s*(?:\w+\s+)?(?:per|i snitt per|/)\s*(?P<noun>[^\W\d]{3,})", re.IGNORECASE)
# `per brukare och månad` is shared out twice.
_AND_PER = re.compile(
    r"\w*\s+(?:och|per|and)\s+(?:månad|år|dag|dygn|vecka|timme|month|year|day|week|hour)\b", re.I
)
_NOUN = re.compile(r"\s*(?:\w+\s+)?(?P<noun>[^\W\d]{3,})")
_PEOPLE = frozenset(map(root, ("invånare", "person", "kommuninvånare", "medborgare", "inhabitant")))


def within_sentences(understood: Understood) -> Iterator[Equation]:
    """The equations that sentences state of their own numbers."""
    for sentence in understood.sentences:
        if len(sentence.amounts) >= 2:
            yield from _changes(sentence)
            yield from _shares(sentence)
        if len(sentence.amounts) >= 3 and sentence.is_whole:
            marked = sentence.marked()
            for match in _SEXES.finditer(marked):
                yield from _of_both_sexes(sentence, match)
            for match in _NETTED.finditer(marked):
                yield from _netted(sentence, match)
            for match in _RESPECTIVELY.finditer(marked):
                yield from _respectively(sentence, match)
            yield from _each(sentence)


def _changes(sentence: Sentence) -> Iterator[Equation]:
    marked, amounts = sentence.marked(), sentence.amounts
    for form in (_FROM_TO, _TO_FROM):
        for match in form.finditer(marked):
            before, after = amounts[int(match["a"])], amounts[int(match["b"])]
            before = _with_unit(before, after)
            if before.unit != after.unit:
                continue
            around = marked[max(0, match.start() - 90) : match.end() + 60]
            yield from _way(sentence, before, after, around)


def _with_unit(one: TypedNumber, other: TypedNumber) -> TypedNumber:
    """A number without a unit has that of the number that it is compared with."""
    return one if one.unit or not other.unit else replace(one, unit=other.unit)


def _way(
    sentence: Sentence, before: TypedNumber, after: TypedNumber, around: str
) -> Iterator[Equation]:
    """The word of direction held against the two numbers, as an equation of the change's sign."""
    way = direction(around)
    if not way or before.value is None or after.value is None:
        return
    went = after.value - before.value
    if went and (went > 0) == (way > 0):
        # That it went that way says nothing of how much it is.
        return
    if went:
        computed = before.value + abs(went) * way
        yield _equation(sentence, after, (before,), computed, _compared(before, after), Decimal(0))
    elif not before.hedge and not after.hedge:
        # From and to the same, and yet it went somewhere.
        computed = before.value + Decimal(way).scaleb(-after.decimals)
        text = f"{before.text} = {after.text}"
        told = _equation(sentence, after, (before,), computed, text, Decimal(0))
        # What went by less than the last digit is printed alike.
        yield replace(told, sure=digits_of(after) >= _WELL_KNOWN)


def _compared(before: TypedNumber, after: TypedNumber) -> str:
    sign = "<" if (before.value or 0) < (after.value or 0) else ">"
    return f"{before.text} {sign} {after.text}"


def _shares(sentence: Sentence) -> Iterator[Equation]:
    """Some of all, which is so many percent."""
    marked, amounts = sentence.marked(), sentence.amounts
    for match in _OF.finditer(marked):
        part, whole, share = (amounts[int(match[name])] for name in "abp")
        if share.unit != "percent" or not whole.value or part.value is None:
            continue
        if {part.unit, whole.unit} - {"", "count"} and part.unit != whole.unit:
            continue
        computed = part.value / whole.value * _HUNDRED
        text = f"{part.text} / {whole.text} = {_print(computed, share)} %"
        reach = _HUNDRED * (part.half + whole.half) / abs(whole.value) + share.half
        if not part.decimals and not whole.decimals and not part.unit:
            # Counts are exact.
            reach = share.half
        yield _equation(sentence, share, (part, whole), computed, text, reach)


def _of_both_sexes(sentence: Sentence, match: re.Match[str]) -> Iterator[Equation]:
    """Women and men are all of them together."""
    women, men, everyone = (sentence.amounts[int(match[name])] for name in "xyd")
    if any(one.unit not in ("", "count") or one.hedge for one in (women, men, everyone)):
        return
    if women.value is None or men.value is None or everyone.value is None:
        return
    total = women.value + men.value
    if not total / 2 <= everyone.value <= total * 2:
        # Women and men of some other number.
        return
    text = f"{women.text} + {men.text} = {print_number(total, 0)}"
    yield _equation(sentence, everyone, (women, men), total, text)


def _netted(sentence: Sentence, match: re.Match[str]) -> Iterator[Equation]:
    """What came less what went."""
    first, second, net = (sentence.amounts[int(match[name])] for name in "abc")
    units = {first.unit, second.unit, net.unit} - {"count"}
    if len(units) != 1 or "percent" in units or _PLANNED.search(sentence.text):
        return
    if any(one.hedge or one.value is None for one in (first, second, net)):
        return
    if (
        units != {""}
        and not match["so"]
        and not (_INCOME.search(sentence.text) and _COSTS.search(sentence.text))
    ):
        # Amounts of money may be held against a budget that nobody names.
        return
    left = abs(first.value or _ZERO) - abs(second.value or _ZERO)
    # Costs less income are told with either sign.
    costs, income = _COSTS.search(sentence.text), _INCOME.search(sentence.text)
    if net.sign and costs and income and costs.start() < income.start():
        left = -left
    shown = left if net.sign else abs(left)
    reach = first.half + second.half + net.half if first.unit else _ZERO
    text = f"{first.text} - {second.text} = {_print(left, net)}"
    both = abs(first.value or _ZERO) + abs(second.value or _ZERO)
    if match["so"] and abs(both - abs(net.value or _ZERO)) <= reach:
        return
    made = _within(sentence, net, (first, second), shown, text, reach)
    # By how much something has changed may come of more than the two.
    yield replace(made, sure=not match["so"])


def _respectively(sentence: Sentence, match: re.Match[str]) -> Iterator[Equation]:
    """Two parts, and what percent each is of both."""
    amounts = sentence.amounts
    first, second, one, other = (amounts[int(match[name])] for name in "abpq")
    one = _with_unit(one, other)
    if {one.unit, other.unit} != {"percent"} or first.unit != second.unit or first.hedge:
        return
    if first.unit in ("percent", "pp") or not first.value or not second.value or second.hedge:
        return
    whole = first.value + second.value
    pairs = [
        (share, part, part.value / whole * _HUNDRED)
        for share, part in ((one, first), (other, second))
        if part.value is not None
    ]
    reaches = [share.half * (1 if not first.unit else 2) for share, _part, _made in pairs]
    held = [
        abs((share.value or _ZERO) - made) <= reach
        for (share, _part, made), reach in zip(pairs, reaches, strict=True)
    ]
    if not any(held):
        # They are shares of something else.
        return
    for (share, part, made), reach in zip(pairs, reaches, strict=True):
        text = f"{part.text} / ({first.text} + {second.text}) = {_print(made, share)} %"
        yield _within(sentence, share, (first, second), made, text, reach)


def _each(sentence: Sentence) -> Iterator[Equation]:
    """So much for each of so many: `36,2 mnkr för 402 platser, 90 050 kronor per plats`."""
    for place, each in enumerate(sentence.amounts):
        per = _PER.search(each.text) or _PER.match(sentence.text, each.end)
        if per is None or each.hedge or each.unit in ("percent", "pp"):
            continue
        if _AND_PER.match(per.string, per.end()) or _AND_PER.match(sentence.text, each.end):
            continue
        noun = root(per["noun"])
        counts = [
            one for one in sentence.amounts if one is not each and _counts(sentence, one, noun)
        ]
        wholes = [
            one
            for one in sentence.amounts[:place]
            if one not in counts and _may_be_shared(sentence, one, each)
        ]
        if len(counts) != 1 or len(wholes) != 1 or not counts[0].value:
            continue
        yield from _shared(sentence, each, wholes[0], counts[0])


def _counts(sentence: Sentence, one: TypedNumber, noun: str) -> bool:
    """Whether a number counts what something is told for each of."""
    behind = _NOUN.match(sentence.text, one.end)
    if one.unit not in ("", "count") or one.hedge or behind is None:
        return False
    said = roots_of(sentence.text[one.end : behind.end()])
    return any(likeness(noun, each) or {noun, each} <= _PEOPLE for each in said)


def _may_be_shared(sentence: Sentence, one: TypedNumber, each: TypedNumber) -> bool:
    """Whether a number may be what is shared out: money where money is, else the same things."""
    if one.hedge or one.value is None or one.unit in ("percent", "pp", "kr-per-unit"):
        return False
    if each.unit in ("kr-per-unit", "kr", "tkr"):
        return one.unit in ("kr", "tkr", "mkr", "mdkr")
    mine, its = (roots_of(sentence.text[each_.end : each_.end + 25])[:1] for each_ in (each, one))
    return not one.unit and not each.unit and mine == its


def _shared(
    sentence: Sentence, each: TypedNumber, whole: TypedNumber, count: TypedNumber
) -> Iterator[Equation]:
    number, amount = count.value or _ZERO, whole.base
    unit = "" if each.unit == "kr-per-unit" else each.unit
    made = (amount / number).scaleb(-3 if unit == "tkr" else 0)
    reach = whole.reach if whole.unit else _ZERO
    reach = (reach / number).scaleb(-3 if unit == "tkr" else 0) + each.half
    text = f"{whole.text} / {count.text} = {_print(made, each)}"
    yield _within(sentence, each, (whole, count), made, text, reach)


def _within(
    sentence: Sentence,
    stated: TypedNumber,
    terms: tuple[TypedNumber, ...],
    computed: Decimal,
    text: str,
    reach: Decimal,
) -> Equation:
    """A number beside what it follows from; within `reach` it holds."""
    value = stated.value or _ZERO
    gap = abs(value - computed) if stated.sign else abs(abs(value) - abs(computed))
    return _equation(sentence, stated, terms, value if gap <= reach else computed, text)


def _print(value: Decimal, like: TypedNumber) -> str:
    return print_number(value, like.decimals)


def _equation(
    sentence: Sentence,
    stated: TypedNumber,
    terms: tuple[TypedNumber, ...],
    computed: Decimal,
    text: str,
    reach: Decimal = Decimal(0),
) -> Equation:
    told: Term = sentence.term(stated)
    close = abs(abs(told.value.value) - computed) <= Printed(computed, stated.decimals).half
    return Equation(
        RULE,
        told,
        tuple(sentence.term(one) for one in terms),
        told.value.value if close and reach else computed,
        reach,
        reach,
        text,
    )
