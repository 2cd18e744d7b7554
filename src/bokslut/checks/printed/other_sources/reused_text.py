"""Text reused from the earlier report: commentary that nobody has written anew.

**Finds** sentences that stand word for word in the earlier report, numbers and all, and tell of
what was then: an amount, a time of that year (*i november*, *under hösten*), what was still to
come, or what had just happened (*har under året*); and sentences of which only some numbers are
new. They are summed up, one finding a heading. **Silent** about what rightly stays: accounting
principles, definitions, laws, tasks and goals, sentences that hold nothing of a year, those whose
numbers are all new, and those that tell of years before by their number. A warning: what was true
then may be true again. Source: ISA 720, other information must fit the year that is reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from ..understood.places import place_of
from ..understood.plain_words import MONTH, SEASON
from ..understood.understood import Sentence, Understood
from .same_words import in_same_words

RULE = "reused-text"

_LISTED, _MOST = 2, 20
# So many digits are hardly the same by chance.
_MANY = 3
_MONTHS = f"{MONTH}|{SEASON}|vår|höst|halvårsskiftet|årsskiftet"
_TIME = re.compile(
    rf"\b(?:i|under|till|från|sedan|den [0-9]{{1,2}}|in|during|since) (?:{_MONTHS})\b|"
    r"\b(?:under|i början av|i slutet av|senare i|senare under|tidigare i|tidigare under|detta|"
    r"hela|det gångna|det här) (?:året|år|verksamhetsåret|this year|during the year)\b|"
    r"\b(?:i år|i fjol|förra året|föregående år|nästa år|kommande år)\b|"
    r"\b(?:this|last|next) year\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:har\b[^.;:]{1,70}?\w{3,}(?:at|it|ts|tt|rt)|\w+ades|blev|fick|genomfördes|startade|"
    r"invigdes|färdigställdes|beslutade|ökade|minskade|has been|have been|was|were)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:kommer att|planeras|väntas|beräknas|påbörjas|inleds|will|is expected)\b", re.IGNORECASE
)
# What stays as it is from one year to the next.
_STAYS = re.compile(
    r"\b(?:ska|skall|bör|får|avser|innebär|definieras|beräknas som|beräknas genom|mäts|mäter|"
    r"uppgår alltid|enligt (?:lag|LKBR|KL|RKR|kommunallagen|rekommendation)|§|kap\.|"
    r"rekommendation\w*|princip\w*|nyttjandeperiod\w*|avskrivningstid\w*|mål(?:et|en|värde\w*)?|"
    r"ansvarar för|uppdrag\w*|gränsvärde\w*|shall|should|means|defined)\b",
    re.IGNORECASE,
)
_STAYING_HEADING = re.compile(
    r"princip|definition|ordlista|begrepp|förklaring|läsanvisning|så läser|organisation\b|"
    r"uppdrag|ansvar|lagstiftning|styrmodell|styrning|om rapporten|ordförklaring|policy|"
    r"principles|glossary",
    re.IGNORECASE,
)


def reused_text(understood: Understood, earlier: Understood) -> Iterator[Finding]:
    """The sentences of this report that were left from the earlier one, by their headings."""
    if understood.year and earlier.year and earlier.year >= understood.year:
        return
    left: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for one, theirs in in_same_words(understood.sentences, earlier.sentences):
        if _is_left(one, theirs, understood.year):
            left[one.headings].append(one)
    groups = sorted(left.items(), key=lambda group: -len(group[1]))
    for headings, sentences in groups[:_MOST]:
        yield _tell(understood, earlier, headings, sentences)
    if more := groups[_MOST:]:
        yield finding(
            RULE,
            Severity.WARNING,
            "Below {headings} more headings {count} {count:sentence is|sentences are} those of the "
            "earlier report.",
            place=place_of(understood.report, more[0][1][0].spot),
            quote=str(len(more)),
            remedy="Write them anew, or make sure that they still hold.",
            headings=len(more),
            count=sum(len(sentences) for _headings, sentences in more),
        )


def _is_left(one: Sentence, theirs: Sentence, year: str) -> bool:
    """Whether a sentence in the same words tells of the year that it was first written in."""
    if any(_STAYING_HEADING.search(text) for text in one.headings) or _STAYS.search(one.text):
        return False
    same = [
        mine.value == other.value and mine.unit == other.unit
        for mine, other in zip(one.amounts, theirs.amounts, strict=True)
    ]
    if one.years and year and all(each < year for each in one.years):
        # What happened in a named year before stays as it was.
        return False
    if same and not any(same):
        return False
    if same and not all(same):
        # One that is the same may be so by chance, beside several that are new.
        return len(same) >= 2 and same.count(True) * 2 >= len(same) and _is_telling(one, same)
    if any(each.unit or each.decimals or _digits(each) >= _MANY for each in one.amounts):
        return True
    return bool(_TIME.search(one.text)) and bool(
        _HAPPENED.search(one.text) or _TO_COME.search(one.text)
    )


def _is_telling(sentence: Sentence, same: Sequence[bool]) -> bool:
    """Whether a number that is the same has so many digits that it would hardly be so again."""
    return any(
        kept and _digits(one) >= _MANY for one, kept in zip(sentence.amounts, same, strict=True)
    )


def _digits(number: TypedNumber) -> int:
    return len(str(abs(number.value or Decimal(0))).replace(".", "").lstrip("0"))


def _tell(
    understood: Understood,
    earlier: Understood,
    headings: tuple[str, ...],
    sentences: Sequence[Sentence],
) -> Finding:
    listed = " ".join(f"“{one.text}”" for one in sentences[:_LISTED])
    return finding(
        RULE,
        Severity.WARNING,
        "{heading}: {count} {count:sentence stands|sentences stand} word for word in the report of "
        "{year}: {listed}",
        place=place_of(understood.report, sentences[0].spot),
        quote=sentences[0].text,
        remedy="Write them anew, or make sure that they still hold.",
        heading=headings[-1] if headings else "–",
        count=len(sentences),
        year=earlier.year or earlier.report.name or "–",
        listed=listed + (" …" if len(sentences) > _LISTED else ""),
    )
