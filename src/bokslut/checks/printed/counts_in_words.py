"""All, none, both, one: counts in words that are no numbers, against what they count.

**Finds** `samtliga nämnder redovisar överskott` where one does not, `ingen av nämnderna överskrider
sin budget` where one does, and `en av 5 nämnder`, `noll av sju mål` that count otherwise in the
table of the chapter. **Silent** where the noun is not what the table or its rows are called, and
where the lists of the chapter do not say the same. An error where the number of rows is told too;
of all and none a warning, since some may be meant that stand elsewhere. Source: recalculation (ISA
500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from .counts import Listing, count_of, listings, rows_of_which, same_chapter
from .places import place_of
from .subject_phrases import is_told
from .understood import Sentence, Understood

RULE = "counted-in-words"

_FEW = {
    "noll": 0, "ingen": 0, "inga": 0, "inget": 0, "none": 0, "no": 0, "en": 1, "ett": 1, "one": 1,
}  # fmt: skip
_FEW_OF = re.compile(
    r"(?<![\wåäö])(?P<few>" + "|".join(_FEW) + r")(?= (?:av|of|en|ett|a|an) )", re.IGNORECASE
)
_ALL = re.compile(
    r"(?:^|[.,;:] |\b(?:att|och|där|för|that|and) )"
    r"(?P<all>samtliga|alla|ingen av|inga av|ingen|inga|all|none of) "
    r"(?:de |våra |kommunens |nämndens |the |our )?(?:[0-9]+ )?(?P<noun>[^\W\d_]{4,}) "
    r"(?P<told>.{3,120})",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:utom|förutom|undantag\w*|except|nästan|i princip|ska|skall|bör)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"^(?:har|redovisar|redovisade|visar|når|nådde|uppvisar|klarar|klarade|håller|höll|"
    r"överskri\w+|överskred|är|nås|uppnås|have|report|reported|exceeded|met|are)\b",
    re.IGNORECASE,
)
_LEAST_ROWS = 3


def counted_in_words(understood: Understood) -> Iterator[Finding]:
    """The counts in words that the rows contradict."""
    lists = listings(understood)
    for sentence in understood.sentences:
        if not lists or not is_told(understood, sentence):
            continue
        few = list(_few(understood, lists, sentence))
        yield from few or _all_or_none(understood, lists, sentence)


def _few(understood: Understood, lists: Sequence[Listing], sentence: Sentence) -> Iterator[Finding]:
    """One or none of so many, which is written in no number."""
    typed = [
        one
        for one in sentence.numbers
        if one.kind in ("amount", "word") and one.unit in ("", "count") and one.value is not None
    ]
    for match in _FEW_OF.finditer(sentence.text):
        told = _number(match)
        numbers = sorted([*typed, told], key=lambda one: one.start)
        one = count_of(understood, lists, sentence, numbers)
        if one is None or one.part is not told or told.value == len(one.names):
            continue
        sure = one.all_of is not None
        yield _finding(understood, sentence, match[0], one.names, sure)
        return


def _number(match: re.Match[str]) -> TypedNumber:
    start, end = match.span("few")
    value = Decimal(_FEW[match["few"].lower()])
    return TypedNumber(start, end, end, 1, match["few"], value, 0, "", kind="word")


def _all_or_none(
    understood: Understood, lists: Sequence[Listing], sentence: Sentence
) -> Iterator[Finding]:
    match = _ALL.search(sentence.text)
    if match is None or _EXCEPT.search(sentence.text) or not _VERB.search(match["told"]):
        return
    near = [
        one
        for one in lists
        if one.is_of(match["noun"]) and same_chapter(understood, sentence, one.block)
    ]
    wrong: list[tuple[str, ...]] = []
    for one in near:
        rows = one.of(match["noun"], None)
        told = rows_of_which(rows, match["told"]) if rows and len(rows) >= _LEAST_ROWS else None
        if rows is None or told is None:
            continue
        every = match["all"].lower() in ("samtliga", "alla", "all")
        others = tuple(row.label for row in rows if row.label not in told)
        wrong.append(others if every else tuple(told))
    if wrong and all(wrong):
        yield _finding(understood, sentence, match["all"], wrong[0], False, exceptions=True)


def _finding(
    understood: Understood,
    sentence: Sentence,
    words: str,
    names: Sequence[str],
    sure: bool,
    exceptions: bool = False,
) -> Finding:
    return finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        "“{words}”, but not so: {names}."
        if exceptions
        else "“{words}”, but {count} are so: {names}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Count again, or say which are left out.",
        claimed=words,
        words=words,
        names="; ".join(names) if names else "–",
        **({} if exceptions else {"count": str(len(names))}),
    )
