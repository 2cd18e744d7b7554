"""All, none, the others, one: counts in words that are no numbers, against what they count.

**Finds** `samtliga nämnder redovisar överskott` where one does not, `ingen av nämnderna överskrider
sin budget` where one does, `en höjning i de andra grupperna` where one of them that was not named
before fell, and `en av 5 nämnder`, `noll av sju mål` that count otherwise in the
table of the chapter. **Silent** where the noun is not what the table or its rows are called, and
where the lists of the chapter do not say the same. An error where the number of rows is told too;
of all, none and the others a warning, since some may be meant that stand elsewhere. Source:
recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokslut.model.finding import Finding, Severity, finding

from ..claims.subject_phrases import is_told
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from ..understood.words import roots_of
from .count_conditions import Condition, condition_of, rows_of_which
from .countable import Listing, listings
from .counts import counts_of, same_chapter

RULE = "counted-in-words"

_ALL = re.compile(
    r"(?:^|[.,;:] |\b(?:att|och|där|för|that|and) )"
    r"(?P<all>samtliga|alla|ingen av|inga av|ingen|inga|all|none of|(?:de )?(?:övriga|andra)|"
    r"the other) (?:de |våra |kommunens |nämndens |the |our )?(?:(?P<many>[0-9]+) )?"
    r"(?P<noun>[^\W\d_]{4,}) "
    r"(?P<told>.{3,120})",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:övriga|andra|other)\b", re.IGNORECASE)
_IN_OTHERS = re.compile(
    r"\b\w*(?:(?P<up>ökning|höjning|uppgång)|(?P<down>minskning|sänkning|nedgång))(?:ar|en|arna)?\b"
    r"[^.;,⟦]{0,30}?\b(?:i|inom|hos|för|bland|av) "
    r"(?P<all>(?:alla |samtliga )?(?:de )?(?:övriga|andra)) (?P<noun>[^\W\d_]{4,})",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:utom|förutom|undantag\w*|except|nästan|i princip|ska|skall|bör)\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"\b(?:tillsammans|sammanlagt|sammantaget|together|in total)\b", re.I)
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
    for one in counts_of(understood, lists, sentence):
        if one.counting.part not in sentence.numbers and not one.holds:
            sure = one.counting.all_of is not None and one.sure
            count = None if one.names or not one.least else one.least
            yield _finding(
                understood, sentence, one.counting.part.text, one.names, sure, count=count
            )
            return


def _told(sentence: Sentence) -> tuple[re.Match[str], Condition] | None:
    """Of which all, none or the others something is told, and what."""
    match = _ALL.search(sentence.text)
    if match is not None and _VERB.search(match["told"]):
        condition = condition_of(match["told"], match["noun"])
        return (match, condition) if condition else None
    match = _IN_OTHERS.search(sentence.text)
    if match is None:
        return None
    return match, Condition("change", 1 if match["up"] else -1)


def _all_or_none(
    understood: Understood, lists: Sequence[Listing], sentence: Sentence
) -> Iterator[Finding]:
    # What some have together is not what each of them has.
    apart = not (_EXCEPT.search(sentence.text) or _TOGETHER.search(sentence.text))
    told_so = _told(sentence) if apart else None
    if told_so is None:
        return
    match, condition = told_so
    of_others = _OTHERS.search(match["all"]) is not None
    near = [
        one
        for one in lists
        if one.is_of(match["noun"]) and same_chapter(understood, sentence, one.block)
    ]
    every = of_others or match["all"].lower() in ("samtliga", "alla", "all")
    named = _named_before(understood, sentence) if of_others else ""
    wrong: list[tuple[str, ...]] = []
    told_of: set[int] = set()
    for one in near:
        for rows in one.of(match["noun"], None):
            meant = tuple(row for row in rows if not (of_others and _is_named(row.label, named)))
            told = rows_of_which(meant, condition) if len(rows) >= _LEAST_ROWS else None
            if of_others and not 0 < len(meant) < len(rows):
                # Nothing tells which of them are the others.
                continue
            if told is not None:
                sure, may = told
                others = tuple(row.label for row in meant if row.label not in may)
                if one.is_called(match["noun"]) and not others:
                    told_of.add(len(rows))
                wrong.append(others if every else sure)
    if wrong and all(wrong):
        yield _finding(understood, sentence, match["all"], wrong[0], False, exceptions=True)
    elif (
        every
        and match.groupdict().get("many")
        and len(told_of) == 1
        and int(match["many"]) not in told_of
    ):
        yield _of_others(understood, sentence, match["many"], told_of.pop())


def _named_before(understood: Understood, sentence: Sentence) -> str:
    """What is told before a sentence in its paragraph and in the one above, and in itself."""
    told = [
        one.text
        for one in understood.sentences
        if sentence.block - 2 <= one.block <= sentence.block
        and (one.block, one.start) <= (sentence.block, sentence.start)
    ]
    return " ".join(told).lower()


def _is_named(label: str, told: str) -> bool:
    words = label.lower().strip("- \u2013")
    known = set(roots_of(told))
    return words in told or any(one in known for one in roots_of(label))


def _of_others(understood: Understood, sentence: Sentence, many: str, count: int) -> Finding:
    return finding(
        RULE,
        Severity.WARNING,
        "“{words}” of them are told, but {count} are listed.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Count again, or say which are left out.",
        claimed=many,
        expected=str(count),
        words=many,
        count=str(count),
    )


def _finding(
    understood: Understood,
    sentence: Sentence,
    words: str,
    names: Sequence[str],
    sure: bool,
    exceptions: bool = False,
    count: int | None = None,
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
        **({} if exceptions else {"count": str(len(names) if count is None else count)}),
    )
