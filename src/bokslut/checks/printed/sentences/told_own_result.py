"""The result of the year, which a report tells again and again: foreword, summary, chapter.

**Doubts** the later of two numbers that are told as the result of one body and one year, or as how
far it is from the budget, where the one is a slip of the other (`ett resultat på 321 miljoner`,
`årets resultat uppgår till 312 miljoner`); of two that differ and are told without gains or without
what disturbs the comparison, of which there is but one; and how far it is told to be from the
budget, where result and budget, told elsewhere, are otherwise apart. **Proves** that distance, and
nothing else: what is repeated may be wrong twice. **Silent** about forecasts, periods, what is told
roughly or of another body than the report's own, and where two results are no slip of each other:
they may be of two things. Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from ..claims.claims import claim_of
from ..claims.told import Told, equation, looks_slipped, told_in, written
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import is_body, roots_of
from .told_alike import RULE, quoted

_RESULT = re.compile(
    r"(?:^(?=resultatet\b)|\b(?:årets|det|ett|totala|redovisa\w*|positiv\w*|samlade|the|its)\s+"
    r"(?:(?!budget)\w+\s+)?)resultat(?:et)?\b(?P<gap>[^.;,0-9(]{0,60}?)"
    r"\b(?:på|om|till|var|är|blev|blir)\s+(?:plus\s+|minus\s+)?$|"
    r"\b(?:net |annual )?result(?: for the year)?\b(?P<rest>[^.;,0-9(]{0,60}?)"
    r"\b(?:of|was|is|to)\s+$",
    re.IGNORECASE,
)
_TO_BUDGET = re.compile(
    r"\s*(?:\w+\s+)?(?:högre|bättre|mer|över|lägre|sämre|under|higher|better|above|below)\s+"
    r"(?:(?:än|than)\s+)?(?:(?:den|the|i|årets|vad som (?:var|är))\s+)?budget\w*",
    re.IGNORECASE,
)
_BY_BUDGET = re.compile(
    r"\bresultat(?:et)?\b[^.;,0-9]{0,40}\b(?:över|under)st(?:iger|eg)\s+(?:\w+\s+)?budget\w*\s+med\s+$",
    re.IGNORECASE,
)
_BUDGETED = re.compile(
    r"\bbudgetera(?:t|de|s)\s+resultat(?:et)?\b[^.;,0-9(]{0,40}$|"
    r"\bresultat(?:et)?\s+(?:var|är|hade|som var)\s+budgeterat\s+till\s+(?:plus\s+|minus\s+)?$|"
    r"\bresultatbudgeten\b[^.;,0-9(]{0,30}$|\bbudgeted (?:result|surplus)\b[^.;,0-9(]{0,30}$",
    re.IGNORECASE,
)
_WITHOUT = (
    r"(?:exkl\.?|exklusive|utan|excluding)\s+(?:rea(?:lisations)?vinst\w*\b|jämförelsestörande\s+\w+\b|"
    r"engångspost\w*\b|items affecting comparability|capital gains)"
)
_WITHOUT_BEHIND = re.compile(
    rf"\s*,?\s*{_WITHOUT}(?!\s+(?:är|var|blev|blir|uppgick|uppgår|was|is)\b)", re.IGNORECASE
)
_WITHOUT_BEFORE = re.compile(
    rf"\b{_WITHOUT}\s+(?:är|var|blev|blir|uppgick|uppgår|was|is)\s+(?:the\s+)?result(?:atet)?\s+"
    r"(?:till\s+|of\s+)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\bresultat(?:et)?\b|\bresult\b", re.IGNORECASE)
_OTHER = re.compile(
    r"budget|prognos|delår|tertial|kvartal|månad|period|januari|exklusive|exkl|utan\b|före\b|efter\b|"
    r"balanskrav|justera|genomsnitt|verksamhetens|verksamheternas|mål|underliggande|operativ|"
    r"operating|forecast|average|excluding|before|after|adjusted|quarter|\bmed\b|koncern|bolag|group",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:mål\w*|budget\w*|ska|skall|bör|koncern\w*|target|shall|group)\b", re.I)
_GOES_ON = re.compile(r"(?:det|detta|vilket|this|it)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-ZÅÄÖ][^\W\d_]{3,}")
# A result of another kind than that of the year, by the name that the report gives it.
_QUALIFIED = re.compile(
    r"\b(strukturell|underliggande|operativ|structural|underlying|operating)\w*\s+"
    r"(?:resultat(?:et)?|result)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b([A-ZÅÄÖ][^\W\d_]{2,}) (?:kommun|stad|landsting|municipality)s?\b|"
    r"\b(?:Region|City of) ([A-ZÅÄÖ][^\W\d_]{2,})"
)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
# What a report's own body is called, by the roots of its words.
_OWN = frozenset(("kommu", "kommun", "stad", "region", "landsting"))
_ZERO, _LEAST_DIGITS, _LEAST_WITHOUT, _TWICE = Decimal(0), 3, 2, 2


def told_own_result(understood: Understood) -> Iterator[Equation]:
    """The results and their distances from the budget that are told otherwise than before."""
    title = understood.sentences[0].headings[:1] if understood.sentences else ()
    own = frozenset(roots_of(" ".join((*title, _own_name(understood)))))
    known: dict[tuple[object, ...], Told] = {}
    to_budget: list[tuple[tuple[object, ...], Told]] = []
    several: set[tuple[object, ...]] = set()
    before: Sentence | None = None
    for sentence in understood.written:
        for one in told_in(sentence) if sentence.is_whole else ():
            key = _key(one, before, own, understood.year)
            first = known.setdefault(key, one) if key else one
            if key and abs(first.value - one.value) > first.reach + one.reach:
                several.add(key)
            if key and key[0] == "variance":
                to_budget.append((key[1:], one))
            if first.sentence is not sentence and _differs(key, first, one):
                text = partial(_in_full if key and key[0] == "without" else quoted, first)
                computed = abs(first.value).copy_sign(one.value)
                yield equation(one, (first,), computed, _ZERO, text, sure=False, rule=RULE)
        before = sentence
    for of, one in to_budget:
        result, budget = known.get(("result", *of)), known.get(("budget", *of))
        if result and budget and several.isdisjoint((("result", *of), ("budget", *of))):
            yield from _apart(one, result, budget)


def _own_name(understood: Understood) -> str:
    """The municipality or region that the report names most, where it names it twice."""
    named = Counter(
        next(filter(None, found)) for one in understood.written for found in _BODY.findall(one.text)
    )
    name, times = named.most_common(1)[0] if named else ("", 0)
    return name if times >= _TWICE else ""


def _apart(variance: Told, result: Told, budget: Told) -> Iterator[Equation]:
    """How far a result is from its budget beside both, where they are not told with it: what is
    told together is reckoned there."""
    if variance.sentence in (result.sentence, budget.sentence):
        return
    computed = abs(result.value - budget.value)
    reach = variance.reach + result.reach + budget.reach
    text = written("-", result, budget, variance, computed)
    yield equation(variance, (result, budget), computed, reach, text, sure=False)


def _key(
    one: Told, before: Sentence | None, own: frozenset[str], year: str
) -> tuple[object, ...] | None:
    """What a number is the result of, if it is one: kind, body and year."""
    sentence, number = one.sentence, one.number
    claim = claim_of(sentence, number)
    kind = _kind(one, before)
    part = claim.part and kind != "without"
    vague = number.hedge or part or claim.wish or claim.bound or claim.earlier
    few = claim.digits < (_LEAST_WITHOUT if kind == "without" else _LEAST_DIGITS)
    if vague or number.unit not in _MONEY or few or len(claim.years) > 1:
        return None
    leading = sentence.text[: number.start]
    of_its_own = _QUALIFIED.search(leading) if kind == "result" else None
    if of_its_own:
        kind = of_its_own[1].lower()
        leading = leading[: of_its_own.start()] + leading[of_its_own.end() :]
    if not kind or (kind not in ("budget", "variance", "without") and _OTHER.search(leading)):
        return None
    chapter = [each for each in sentence.headings[1:] if _others_in(each, own)]
    # What another body is told to have is held against what it is told to have elsewhere.
    return kind, tuple(chapter), _others_in(leading, own), claim.years[0] if claim.years else year


def _kind(one: Told, before: Sentence | None) -> str:
    if _BY_BUDGET.search(one.before):
        return "variance"
    if _BUDGETED.search(one.before):
        return "budget"
    if _WITHOUT_BEFORE.search(one.before):
        return "without"
    if _WITHOUT_BEHIND.match(one.behind):
        said = one.sentence.text[: one.number.start]
        return "without" if _SPEAKS.search(said) and not _AIMED.search(said) else ""
    if _TO_BUDGET.match(one.behind):
        # `Det är 676 miljoner högre än budget` goes on from the result that was told.
        text = one.sentence.text
        goes_on = before and _GOES_ON.match(text) and _SPEAKS.search(before.text)
        return "variance" if goes_on or _SPEAKS.search(text[: one.number.start]) else ""
    return "result" if _RESULT.search(one.before) else ""


def _others_in(text: str, own: frozenset[str]) -> frozenset[str]:
    """The words by which a text names another body than the report's own."""
    bodies = {word for word in roots_of(text) if is_body(word) and word not in own | _OWN}
    names = {word for one in _NAME.findall(text) for word in roots_of(one)}
    return frozenset(bodies | (names - own - _OWN))


def _in_full(one: Told) -> str:
    """A sentence with what stands behind its number, which says what is left out."""
    return f"”{one.sentence.text}”"


def _differs(key: tuple[object, ...] | None, first: Told, one: Told) -> bool:
    """Whether two numbers of one key cannot both be right, or hardly."""
    if key and key[0] == "without":
        gap = abs(abs(first.value) - abs(one.value))
        return first.counts_with(one) and gap > first.number.reach + one.number.reach
    return _is_slip(first, one)


def _is_slip(first: Told, one: Told) -> bool:
    if not first.counts_with(one) or abs(first.value) == abs(one.value):
        return False
    if min(first.number.decimals, one.number.decimals) != max(
        first.number.decimals, one.number.decimals
    ):
        return False
    return looks_slipped(one, first.value)
