"""Forms of sentences that fix how three of their amounts follow from each other.

**Doubts** a difference told by what it lies between (`X överstiger Y, 8 977,0, med 180,2`, `året
gick plus med 3,2` of income and costs, `28 791 på våren, 25 053 på hösten: 3 738 färre`), or the
word for it; a share with its amount behind a sentence that tells the whole (`21 % av lånen, 127,3
mkr`), what of a budget has thereby been used; two parts of a whole (`av 57 tomter är 42 sålda och
15 kvar`); and what a debt rose by, of what was borrowed and repaid. **Contradicts** a difference of
two digits or more: the form leaves nothing else that it may lie between. **Proves** nothing, that
is `reckoned.py`'s. **Silent** where the sentence, or the one before that it goes on from, has more
amounts that could be meant. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from bokslut.model.numbers import print_number

from ..claims.amount_roles import Role, parts_of
from ..claims.line_pairs import digits_of
from ..claims.told import Told, equation, paragraphs, slipped, told_in, written
from ..claims.told_gaps import gaps
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from .reckoned import RULE

_ZERO, _KNOWN = Decimal(0), 2
_MARK = "⟦{}⟧"
_GAP, _NEW, _OLD, _WHOLE, _PART, _REST, _SHARE = (
    rf"⟦(?P<{name}>[0-9]+)⟧" for name in ("gap", "new", "old", "whole", "part", "rest", "share")
)
# What may stand between two amounts: of the same part of a sentence, of one sentence, of two.
_NEAR, _OWN, _ANY = r"[^⟦⟧;,¶]", r"[^⟦⟧;¶]", r"[^⟦⟧]"
_COMPARATIVE = (
    r"(?:[^\W\d]+ ){0,2}?(?:mer|mindre|fler|färre|högre|lägre|större|bättre|sämre|more|less|fewer|"
    r"higher|lower|better|worse)"
)
_YEAR_AGO = (
    r"(?:för )?(?:ett år|tolv månader|12 månader|året) (?:sedan|tidigare|före|innan)|"
    r"(?:a|one) year (?:ago|earlier)|twelve months (?:ago|earlier)"
)
_WENT = r"(?:ökat|minskat|ökade|minskade|stigit|sjunkit|steg|sjönk|växt|fallit)"
_VERB = (
    r"(?:är|var|har|hade|finns|fanns|avser|avsåg|förfaller|ligger|låg|utgör|utgjorde|gäller|kommer|"
    r"kom|går|gick|består)"
)
_EARNED = r"(?:intäkt|inkomst|fick in\b|income|revenue)"
_COST = r"(?:kostnad|utgift|costs?\b|expense)"
_LEFT = r"(?:gick|går|gått)[^⟦⟧.;]{0,20} (?:plus|minus) med "
_BEYOND = re.compile(r"\b(?:(?P<up>över)|under)st(?:iger|eg|igit)\b", re.IGNORECASE)
_ROSE = r"(?:ökade|ökat|steg|stigit|minskade|minskat|rose|increased|fell|decreased)"
_DEBT = r"(?:skuld|lån|debt|borrowing)[^\W\d_]{0,6}\b"
_BORROWED = r"(?:nya lån|nyupplån\w*|upplån\w*|lånade\w*|new loans|new borrowing|borrowed)"
_DEBT_ROSE = rf"{_DEBT}{_OWN}{{0,30}}\b{_ROSE}\b{_OWN}{{0,20}}\b(?:med|by) {_NEAR}{{0,8}}{_GAP}"
_REPAID = r"(?:amorter\w*|återbetal\w*|repaid|repayments?)"
# What it is now, what it is held against, and the difference. `¶` is where a sentence ends.
_DIFFERENCES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_NEW}{_OWN}{{0,40}}{_BEYOND.pattern} {_OWN}{{3,40}} {_OLD},? med {_GAP}{_ANY}*$",
        rf"(?P<name>[^\W\d]{{5,}})\b{_OWN}{{0,40}}{_NEW}{_OWN}*"
        rf"\b(?:jämföra med|jämfört med|mot|medan)\b{_OWN}*{_OLD}{_OWN}*¶ "
        rf"(?P=name) {_BEYOND.pattern}{_OWN}*\bmed {_GAP}{_OWN}*$",
        rf"{_NEW}[;,]{_OWN}*\b(?:{_YEAR_AGO}){_NEAR}*{_OLD}\W*¶ "
        rf"(?:det|this) (?:är|innebär|motsvarar|is) (?:alltså |därmed )?{_GAP} {_COMPARATIVE}\W*$",
        rf"{_NEW}\W*¶ (?:jämfört|i jämförelse) med {_NEAR}{{0,30}}{_OLD}{_NEAR}*\b{_WENT}\b "
        rf"{_NEAR}*med {_GAP}{_OWN}*$",
        rf"{_OLD}[^⟦⟧;:.¶]{{0,50}}{_NEW}[^⟦⟧:;.¶]{{0,25}}(?::| –) "
        rf"(?:alltså |en (?:ökning|minskning) med )?{_GAP} {_COMPARATIVE}\W*$",
        rf"{_NEW}[^⟦⟧;.¶]{{0,90}},? (?:medan|mot|jämfört med|och|while|against){_OWN}{{0,90}}{_OLD}"
        rf"[^⟦⟧;¶]{{0,40}}\b(?:vilket|det) (?:är|ger|innebär|motsvarar|utgör) (?:alltså )?en "
        rf"(?:skillnad|differens) (?:med|på|om) {_GAP}{_OWN}*$",
        rf"{_EARNED}{_ANY}*{_NEW}{_ANY}*{_COST}{_ANY}*{_OLD}{_ANY}*{_LEFT}{_GAP}{_ANY}*$",
        rf"{_COST}{_ANY}*{_OLD}{_ANY}*{_EARNED}{_ANY}*{_NEW}{_ANY}*{_LEFT}{_GAP}{_ANY}*$",
    )
)
# What was borrowed less what was repaid is what a debt rose by, whatever it came to.
_LOANS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DEBT_ROSE}.{{0,90}}?\b{_BORROWED}"
        rf"{_OWN}{{0,20}}{_NEW}{_OWN}{{0,40}}{_OLD}{_OWN}{{0,20}}\b{_REPAID}{_OWN}*$",
        rf"{_DEBT_ROSE}.{{0,90}}?\b{_BORROWED}"
        rf"{_OWN}{{0,20}}{_NEW}{_OWN}{{0,20}}\b{_REPAID}{_OWN}{{0,25}}{_OLD}{_OWN}*$",
    )
)
_SHARES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"¶ av (?:den|det|dem|detta|denna|dessa) {_VERB}\b{_NEAR}{{0,30}}{_SHARE}, {_PART}[, ]",
        rf"¶ {_SHARE} av (?P<named>[^\W\d]{{4,}}), (?:eller |alltså )?{_PART}[, ]",
    )
)
_USED = re.compile(
    rf"¶ av (?:[^\W\d]+ ){{0,3}}?\w*(?:budget|anslag|ram)\w* (?:på |om )?{_WHOLE}"
    rf"(?:, (?:där|varav) ⟦[0-9]+⟧{_NEAR}*,)?{_NEAR}*\b(?:därmed|således|alltså|då)\b"
    rf"{_NEAR}*{_SHARE}{_NEAR}*"
    r"\b(?:förbrukats|använts|upparbetats|utnyttjats|investerats|gått åt)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"^(?:av|of) [^⟦⟧.;]{{0,30}}{_WHOLE} ?[^⟦⟧.;¶]{{0,50}} {_PART}[^⟦⟧.;¶]{{0,60}}?"
    rf"(?:,| och| samt| medan| and| while)[^⟦⟧.;¶,]{{0,25}} {_REST}"
    rf"(?! {_COMPARATIVE}\b)[^⟦⟧;¶]*$",
    re.IGNORECASE,
)
_THE_REST = re.compile(
    r"⟧[^⟦⟧]{0,12}\b(?:kvar|återstår|övriga|resterande|left|remain\w*)\b[^⟦⟧]{0,25}$|"
    r"\b(?:resten|resterande|övriga|återstående|the rest|remaining)\b[^⟦⟧]{0,12}⟦[0-9]+⟧[^⟦⟧]*$",
    re.IGNORECASE,
)
_IN_PARENTHESES = re.compile(r" ?\([^()⟦⟧]{0,12}⟦(?P<at>[0-9]+)⟧[^()⟦⟧]{0,12}\)")
_MOST, _FEWEST_LETTERS = 5, 3


@dataclass(frozen=True)
class _Pair:
    """A sentence with the one before it, their amounts as marks in one text."""

    sentence: Sentence
    before: Sentence | None

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The amounts of both, in order."""
        return (*(told_in(self.before) if self.before else ()), *told_in(self.sentence))

    @cached_property
    def text(self) -> str:
        """Both, the sentence behind `¶`; no `¶` where there is none before."""
        own = self.sentence.marked()
        if self.before is None:
            return own
        shift = len(told_in(self.before))
        moved = re.sub(r"⟦([0-9]+)⟧", lambda one: _MARK.format(int(one[1]) + shift), own)
        return f"{self.before.marked()} ¶ {moved}"


def fixed_forms(understood: Understood) -> Iterator[Equation]:
    """The amounts that do not follow from the two that the form of the sentence tells them by."""
    for pair in _pairs(understood):
        difference = _difference(pair)
        if difference is not None:
            gap, new, old = difference
            sure = digits_of(gap.number) >= _KNOWN
            yield from _doubted(gap, (new, old), abs(new.value - old.value), "-", sure=sure)
        yield from _share(pair)
        if pair.before is None:
            yield from _parts(pair)


def turned_word(sentence: Sentence, before: Sentence | None) -> tuple[str, Told, Told] | None:
    """The word for a difference that is right in size and goes the other way, with what it is held
    against and what is."""
    for pair in (_Pair(sentence, None), _Pair(sentence, before)):
        difference = _difference(pair)
        if difference is None:
            continue
        gap, new, old = difference
        went = new.value - old.value
        word, way = _word(pair, gap)
        right = min(new.value, old.value) > 0 and not _differs(gap, went, (new, old))
        if right and went * way < 0:
            return word, old, new
    return None


def _word(pair: _Pair, gap: Told) -> tuple[str, int]:
    """The word that says which way a difference goes, with 1 for up and -1 for down."""
    beyond = _BEYOND.search(pair.sentence.text)
    if beyond is not None:
        return beyond[0], 1 if beyond["up"] else -1
    told = next((one for one in gaps(pair.sentence) if one.number is gap.number), None)
    left = re.search(_LEFT, pair.text, re.IGNORECASE) is not None
    return (told.word, told.way) if told is not None and told.good is left else ("", 0)


def _pairs(understood: Understood) -> Iterator[_Pair]:
    """Every sentence by itself, and with the one before it in its paragraph."""
    for some in paragraphs(understood):
        before: Sentence | None = None
        for sentence in some:
            if sentence.is_statement and 0 < len(sentence.amounts) <= _MOST:
                yield _Pair(sentence, None)
                if before is not None and 0 < len(before.amounts) <= _MOST:
                    yield _Pair(sentence, before)
            before = sentence


def _difference(pair: _Pair) -> tuple[Told, Told, Told] | None:
    """A difference, what is and what it is held against, where these are all that is told."""
    loans = _LOANS if pair.before is None else ()
    forms = {3: (*_DIFFERENCES, *loans), 4: loans}
    for form in forms.get(len(pair.told), ()):
        match = form.search(pair.text)
        if match is not None and (pair.before is None or "¶" in match[0]):
            gap, new, old = (pair.told[int(match[name])] for name in ("gap", "new", "old"))
            some = (gap, new, old)
            plain = all(one.value and not one.number.hedge for one in some)
            points = gap.number.unit == "pp" and new.number.unit == "percent"
            if plain and _are_alike(new, old) and (points or _are_alike(gap, new)):
                return gap, new, old
    return None


def _share(pair: _Pair) -> Iterator[Equation]:
    """A share of the one whole that the sentence before tells."""
    if pair.before is None:
        return
    wholes = [
        one.told
        for one in parts_of(pair.before)
        if one.role is not Role.DIFFERENCE and one.told.value > 0 and not one.told.number.hedge
        if dimension_of(one.told.number.unit) != "share"
    ]
    if len(wholes) != 1:
        return
    if used := _USED.search(pair.text):
        share, whole = (pair.told[int(used[name])] for name in ("share", "whole"))
        yield from _part_of(share, wholes[0], whole)
        return
    for form in _SHARES:
        match = form.search(pair.text)
        if match is not None and _is_named(pair, match):
            share, part = (pair.told[int(match[name])] for name in ("share", "part"))
            yield from _part_of(share, part, wholes[0])


def _is_named(pair: _Pair, match: re.Match[str]) -> bool:
    """Whether the sentence before tells of what the share is said to be of."""
    name = match.groupdict().get("named")
    words = pair.before.text.lower() if pair.before else ""
    return name is None or name[:_FEWEST_LETTERS].lower() in words


def _part_of(share: Told, part: Told, whole: Told) -> Iterator[Equation]:
    percent = share.number.unit == "percent" and not share.number.hedge and not part.number.hedge
    if percent and part.value > 0 and whole.value > 0 and _are_alike(part, whole):
        yield from _doubted(share, (part, whole), part.value / whole.value, "/")


def _parts(pair: _Pair) -> Iterator[Equation]:
    """A whole and its two parts, where one is a slip of what the others ask for, or the last is
    told to be the rest."""
    text = pair.text
    aside = {int(one["at"]) for one in _IN_PARENTHESES.finditer(text)}
    match = _PARTS.search(_IN_PARENTHESES.sub("", text))
    if match is None or len(pair.told) - len(aside) != 3:
        return
    whole, part, rest = (pair.told[int(match[name])] for name in ("whole", "part", "rest"))
    some = (whole, part, rest)
    if not all(one.value > 0 and not one.number.hedge for one in some):
        return
    if not (_are_alike(whole, part) and _are_alike(part, rest)):
        return
    ways = (
        (rest, (whole, part), whole.value - part.value, "-"),
        (part, (whole, rest), whole.value - rest.value, "-"),
        (whole, (part, rest), part.value + rest.value, "+"),
    )
    slips = [one for one in ways if slipped([(one[0], one[2])])]
    if slips or _THE_REST.search(match[0]):
        yield from _doubted(*(slips or ways[-1:])[0])


def _are_alike(one: Told, other: Told) -> bool:
    """Whether two amounts are of one kind: kronor, or things; never kronor for each."""
    units = (one.number.unit, other.number.unit)
    same = dimension_of(units[0]) == dimension_of(units[1])
    return same and "kr-per-unit" not in units and ("pp" in units) == (units[0] == units[1] == "pp")


def _differs(stated: Told, value: Decimal, terms: Sequence[Told]) -> bool:
    reach = sum((one.reach for one in (stated, *terms)), _ZERO)
    return abs(abs(stated.value) - abs(value)) > reach


def _doubted(
    stated: Told, terms: Sequence[Told], value: Decimal, sign: str, *, sure: bool = False
) -> Iterator[Equation]:
    first, second = terms
    if sign == "/":
        ratio = abs(value)
        reach = (first.reach + second.reach * ratio) / abs(second.value) + stated.reach
        if abs(abs(stated.value) - ratio) <= reach:
            return
    elif not _differs(stated, value, terms):
        return
    computed = value.copy_sign(stated.value)
    text = partial(_text, stated, first, second, value, sign)
    yield equation(stated, terms, computed, _ZERO, text, sure=sure, rule=RULE)


def _text(stated: Told, first: Told, second: Told, value: Decimal, sign: str) -> str:
    if sign != "/":
        return written(sign, first, second, stated, value)
    shown = print_number(stated.shown(value), stated.number.decimals)
    return f"{first.number.text} / {second.number.text} = {shown} %"
