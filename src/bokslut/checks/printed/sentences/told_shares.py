"""Shares told side by side that are all of one whole, and counts told with their percent.

**Proves** women and men (`76,4 % var kvinnor och 23,6 % män`) and shares that one sentence hands
out to the last (`26 procent var under 30 år, 63 procent …, 11 procent …`) by the hundred that they
make, counts told with their percent (`19 155 (76,4 %) … 5 933 (23,6 %)`) by each other, all of them
by their sum, and some of all that are told behind them (`6 618 personer (30,5 %) … av de 21 676`).
**Doubts** women and men that are near a hundred and do not make it, shares that are said to be
handed out and do not, and the one percent that does not follow from counts where the others do.
**Silent** where the shares are of women and of men (`88 % av kvinnorna`), rough or compared.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..claims.told import Told, equation, left_of_hundred, paragraphs, told_in
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_COUNT = r"(?:\s?\(\s?⟦[0-9]+⟧(?:\s[^⟦⟧()]{0,20})?\))?"
_WOMEN, _MEN = "kvinnor|kvinnliga|flickor|women|girls", "män|manliga|pojkar|men|boys"
# A share of women, or in comparison with men, is another thing.
_ARE = r"(?<!\bav )(?<!\bbland )(?<!\bhos )(?<!\bför )(?<!\bän )(?<!\balla )(?<!\bof )(?<!\bandel )"
_SEXES = tuple(
    re.compile(
        _N.format("a") + _COUNT + r"[^⟦⟧.;()]{0,70}?\b" + _ARE + rf"(?:{one})\b"
        r"[^⟦⟧.;()]{0,12}(?:,|\b(?:och|samt|medan|respektive|and|while)\b)\s[^⟦⟧.;()]{0,25}"
        + _N.format("b") + _COUNT + r"[^⟦⟧.;()]{0,70}?\b" + _ARE + rf"(?:{other})\b",
        re.IGNORECASE,
    )
    for one, other in ((_WOMEN, _MEN), (_MEN, _WOMEN))
)  # fmt: skip
# `Andelen kvinnor är 76 procent och andelen män 24 procent`.
_PARTS = tuple(
    re.compile(
        rf"\bandel(?:en)?\s+(?:{one})\b[^⟦⟧.;()0-9]{{0,30}}" + _N.format("a")
        + rf"[^⟦⟧.;()]{{0,30}}\b(?:{other})\b[^⟦⟧.;()0-9]{{0,20}}" + _N.format("b"), re.IGNORECASE,
    )
    for one, other in ((_WOMEN, _MEN), (_MEN, _WOMEN))
)  # fmt: skip
_SHARE = re.compile(r"\b\w*andel(?:en|ar|arna)?\b|\bshares?\b", re.IGNORECASE)
_PAIR = re.compile(_N.format("a") + r"\.?\s?\(\s?" + _N.format("b") + r"\s?\)")
_OF_ALL = re.compile(
    _N.format("a") + r"[^⟦⟧.;()]{0,40}\(\s?" + _N.format("p") + r"\s?\)[^⟦⟧.;()]{0,60}"
    r"\b(?:av|of)\s+(?:de|totalt|samtliga|alla|sammanlagt|the|all)\s+(?:[^\W\d]+\s+)?"
    + _N.format("b"),
    re.IGNORECASE,
)  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:ök\w+|minsk\w+|st(?:eg|ig)\w*|sj[öu]nk\w*|högre|lägre|fler|färre|mot|jämfört|än|budget\w*|"
    r"increas\w+|decreas\w+|higher|lower|than|against)\b",
    re.IGNORECASE,
)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_ZERO, _ALL = Decimal(0), Decimal(1)
# Of women and men the rates of something are far from a hundred together.
_NEAR = Decimal("0.6"), Decimal("1.45")
_HANDED_OUT = re.compile(
    r"\b(?:(?:upp)?delat|(?:upp)?delade|fördel(?:at|ade|ad|as|ar sig|ning\w*)|split|divided|"
    r"distribut\w+)\b",
    re.IGNORECASE,
)
# `ägs till 75 procent av staten och till 25 procent av regionen`.
_OWNED = re.compile(
    r"\b(?:äg[sd]\w*|finansiera(?:s|des)|bekosta(?:s|des)|owned|financed|funded)\b", re.IGNORECASE
)
_NEARLY = Decimal("0.1")
_FEWEST, _MOST = 3, 8


def told_shares(understood: Understood) -> Iterator[Equation]:
    """The shares and counts of every sentence that go together."""
    for some in paragraphs(understood):
        for place, sentence in enumerate(some):
            if sentence.is_whole and len(sentence.amounts) > 1:
                near = [
                    one for each in some[max(0, place - 1) : place + 1] for one in told_in(each)
                ]
                told = told_in(sentence)
                yield from _sexes(sentence, told)
                yield from _hundred(sentence, told)
                yield from _counted(sentence, told, near)
                yield from _of_all(sentence, told)


def _percent(*some: Told) -> bool:
    return all(one.number.unit == "percent" and not one.number.hedge for one in some)


def _sexes(sentence: Sentence, told: Sequence[Told]) -> Iterator[Equation]:
    """Women and men are all."""
    for form in (*_SEXES, *_PARTS):
        for match in form.finditer(sentence.marked()):
            one, other = told[int(match["a"])], told[int(match["b"])]
            if not _percent(one, other):
                continue
            reach, whole = one.reach + other.reach, one.value + other.value
            if _NEAR[0] <= whole <= _NEAR[1]:
                yield _to_hundred(other, (one,), reach)
            return


def _hundred(sentence: Sentence, told: Sequence[Told]) -> Iterator[Equation]:
    """Three shares or more, all those of a sentence, that make a hundred."""
    shares = [one for one in told if one.number.unit == "percent"]
    owned = bool(_OWNED.search(sentence.text))
    fewest = _FEWEST - 1 if owned or _SHARE.search(sentence.text) else _FEWEST
    if not fewest <= len(shares) <= _MOST or not _percent(*shares):
        return
    if _CHANGED.search(sentence.text) or any(one.number.unit == "pp" for one in told):
        return
    reach = sum((one.reach for one in shares), _ZERO)
    whole = sum((one.value for one in shares), _ZERO)
    handed_out = _HANDED_OUT.search(sentence.text) and _NEAR[0] <= whole <= _NEAR[1]
    nearly = owned and abs(whole - _ALL) < _NEARLY
    if abs(whole - _ALL) <= reach or handed_out or nearly:
        yield _to_hundred(shares[-1], shares[:-1], reach)


def _to_hundred(last: Told, others: Sequence[Told], reach: Decimal) -> Equation:
    left = _ALL - sum((one.value for one in others), _ZERO)
    return equation(
        last, others, left, reach, partial(left_of_hundred, others, last, left), sure=False
    )


def _counted(sentence: Sentence, told: Sequence[Told], near: Sequence[Told]) -> Iterator[Equation]:
    """Counts, each with its percent of all of them."""
    pairs = []
    for match in _PAIR.finditer(sentence.marked()):
        one, other = told[int(match["a"])], told[int(match["b"])]
        count, share = (other, one) if _percent(one) else (one, other)
        money = count.number.unit in _MONEY and not count.number.hedge and count.value > 0
        if not _percent(share) or not (_is_count(count) or money):
            return
        pairs.append((count, share))
    if not 1 < len(pairs) <= _MOST or len({one.number.unit for one, _share in pairs}) > 1:
        return
    every = tuple(count for count, _share in pairs)
    whole = sum((one.value for one in every), _ZERO)
    wrong = [one for one in pairs if abs(one[0].value / whole - one[1].value) > one[1].reach]
    all_of_it = abs(sum((one[1].value for one in pairs), _ZERO) - 1) <= pairs[0][1].reach
    if (len(wrong) > 1 or len(pairs) == len(wrong)) and not all_of_it:
        # They are shares of something else.
        return
    if len(wrong) > 1:
        # Shares that are all of it: one of the counts is wrong.
        pairs = wrong[:1]
    for count, share in pairs:
        others = [each for each in every if each is not count]
        made = count.value / whole
        text = partial(_of, count, every, share, made)
        yield equation(share, (count, *others), made, share.reach, text, sure=False)
    for one in near:
        if one not in every and _is_count(one) and one.value == whole and not wrong:
            yield equation(one, every, whole, _ZERO, partial(_added, every), sure=False)


def _is_count(one: Told) -> bool:
    number = one.number
    return number.unit in ("", "count") and not (number.hedge or number.decimals or number.sign) \
        and bool(number.value)  # fmt: skip


def _of_all(sentence: Sentence, told: Sequence[Told]) -> Iterator[Equation]:
    """Some, in brackets their percent, of all."""
    for match in _OF_ALL.finditer(sentence.marked()):
        part, share, whole = (told[int(match[name])] for name in "apb")
        if not (_percent(share) and _is_count(part) and _is_count(whole)):
            continue
        if part.value < whole.value:
            made = part.value / whole.value
            text = partial(_of, part, (whole,), share, made)
            yield equation(share, (part, whole), made, share.reach, text, sure=False)


def _of(part: Told, whole: Sequence[Told], share: Told, made: Decimal) -> str:
    of = " + ".join(one.number.text for one in whole)
    of = f"({of})" if len(whole) > 1 else of
    return f"{part.number.text} / {of} = {print_number(share.shown(made), share.number.decimals)} %"


def _added(counts: Sequence[Told]) -> str:
    whole = sum((one.value for one in counts), _ZERO)
    return f"{' + '.join(one.number.text for one in counts)} = {print_number(whole, 0)}"
