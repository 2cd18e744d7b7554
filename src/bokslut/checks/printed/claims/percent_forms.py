"""The forms in which sentences tell percents: of which whole, of which part, or of what growth.

Nothing is reckoned here and no table is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from bokslut.prose.typed import TypedNumber

from ..understood.understood import Sentence
from ..understood.words import TELLING_ROOTS, roots_of
from .frames import Part, groups
from .percent_wholes import (
    Marked,
    N,
    whole_ahead,
    whole_behind,
    whole_in_relation,
    whole_of_which,
)

What = Literal["share", "growth", "so", "rate"]

_THAT_IS = re.compile(
    r"(?:(?!\b(?:och|samt|men|medan|and|but|while)\b)[^.;:()⟦⟧]){0,60}?(?:(?:,\s*|\s|\()(?:eller|motsvarande|"
    r"vilket\s+(?:är|motsvarar|motsvarade|utgör|utgjorde|var|ger)|det\s+(?:är|motsvarar|vill\s+säga)|"
    r"dvs\.?|d\.v\.s\.?|alltså|(?:det\s+är\s+)?en\s+andel\s+(?:på|om|av)|or|a\s+share\s+of|which\s+(?:is|was|equals)|i\.e\.|(?:(?:is|was)\s+)?(?:equal|equivalent|corresponding)\s+to|corresponds\s+to|equals|(?:och\s+)?(?:utgör|utgjorde|motsvarar|"
    r"motsvarade)|är|blir)|,|\()\s*"
    r"(?:(?:i\s+(?:snitt|genomsnitt)\s+)?(?:är|var|cirka|ca|drygt|knappt|totalt|därmed|alltså|hela)\s+)*",
    re.IGNORECASE,
)
_SO = re.compile(
    r"\ben\s+\w*(?:grad|kvot|frekvens|täckning|beläggning|marginal)\s+(?:på|om)\s+$|"
    r"\b(?:därmed|därigenom|således|alltså|vilket\s+(?:ger|gav|innebär)|blev\s+då|blir\s+då|är\s+då|"
    r"var\s+då|thus|therefore)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*[),]?\s*(?:mer|mindre|högre|lägre|fler|färre|bättre|sämre|dyrare|billigare|more|less|higher|lower|"
    r"fewer)\b",
    re.IGNORECASE,
)
_UP = re.compile(r"\((?:upp|ned|ner|up|down|\+|[-−–])\s*(?:med\s+)?$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s*(?:av|of)\s+(?P<what>[^,⟦⟧]{3,40}?)\s*,\s*", re.IGNORECASE)
_HELD_AGAINST = re.compile(
    r"[^.⟦⟧;()]{0,60}(?:,|\s)\s*(?:(?:att\s+)?jämför(?:t|a)\s+med|mot|compared\s+(?:with|to))\s+"
    r"(?:föregående\s+års?\s+|(?:19|20)[0-9]{2}\s+års\s+|fjolårets\s+)?|"
    r"[^.⟦⟧()]{3,70}[;:]\s+(?:utfallet|det|den|andelen|resultatet)\s+(?:blev|är|var|landade\s+på)\s+",
    re.IGNORECASE,
)
_THE_OUTCOME = re.compile(r"[;:]\s+(?:utfallet|det|den|andelen|resultatet)\s", re.IGNORECASE)
_OR_AMOUNT = re.compile(
    r"\s*(?:,?\s*(?:eller|motsvarande|or)|\()\s*(?:SEK\s|[$€£])?\s*" + N.format("part"),
    re.IGNORECASE,
)
# Of one of many, or of more than the words for it name.
_SET_APART = re.compile(
    r"\b(?:högst|lägst|störst|minst|bäst|sämst|räknas|räknat|inklusive|exklusive|highest|lowest|including|"
    r"excluding)\b",
    re.IGNORECASE,
)
_HIGHEST = re.compile(r"(?:^|[.;,]\s)(?:högst|lägst|störst|minst|highest|lowest)\b", re.IGNORECASE)
# `från 5,3 % inom socialnämnden till 8,8 % inom kulturnämnden`.
_OF_ANOTHER = re.compile(
    r"\s+(?:inom|hos|bland|i)\s+[\wåäö-]*(?:nämnd|förvaltning|styrelse|kontor)", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\s+(?:för|i|inom|hos|bland|bakom|för|for|in|among)\s+(?!fjol\b|(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_ARE = re.compile(
    r"\s+(?:är|var|are|were)\s+(?P<what>[\wåäö]+)\s*(?:[.;]|$|"
    r",\s*(?:totalt|sammanlagt|eller|in all)\s+" + N.format("part") + ")",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?:(?:stod|står|svarade|svarar|accounted|accounts)\s+(?:\w+\s+)?(?:för|for)|utgör|"
    r"utgjorde|make up|"
    r"made up)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# `stiga med`, `är ökningen`.
_GROWING = re.compile(
    r"\b(?:(?:öka|minska|stiga|sjunka|växa|increase|decrease|rise|grow|fall)\s+(?:med|by)|"
    r"(?:är|var|blir|blev)\s+(?:ök|minsk)ningen)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# `Av 24 beslut ändrades 4`.
_COUNTED = re.compile(r"(?:av|of)\s+(?:de\s+|the\s+)?⟦", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+(?:av|of)\s+(?:dem|dessa|them|these)\b", re.IGNORECASE)
_THE_SHARE = re.compile(
    r"(?:\bandel(?:en)?\s+(?P<what>[\wåäö]+)|(?P<whose>[\wåäö]+s)\s+andel)\s+"
    r"(?:är|var|blev|uppgår till|uppgick till)\s+$|\bshare of (?P<of>\w+) (?:is|was) $",
    re.IGNORECASE,
)
# What so many percent do: `arbetar inom förskolan`.
_DOES = re.compile(
    r"\s*,?\s+(?:arbetar|jobbar|finns|fanns|återfinns|återfanns|tillhör|gick|går|avser|avsåg|används|"
    r"användes|kommer|kom|works?|went|came)\s+(?:(?:i|inom|hos|på|vid|från|till|in|from|to)\s+)?"
    r"(?P<what>[^.;:,⟦]{3,60}?)(?=(?<!-)\s+(?:och|samt|medan|and|while)\b|[.;:,]|$)",
    re.IGNORECASE,
)
_WHEN = (
    r"(?:året (?:före|innan)|föregående år|förra året|i fjol|(?:år )?(?:19|20)[0-9]{2}|last year)"
)
_SAME = r"(?:(?:motsvarande\s+)?(?:andelen?|siffran?|värdet?|kvoten)|the share)"
_SAME_SHARE = re.compile(
    rf"{_WHEN}\s+(?:var|låg|uppgick|stod)\s+{_SAME}(?:\s+(?:på|till))?\s+|"
    rf"{_SAME}\s+(?:{_WHEN}\s+)?(?:var|låg|uppgick|was)(?:\s+(?:på|till))?\s+(?:{_WHEN}\s+)?",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:fyllt|fyller|aged|turned)\s+$|\b(?:fyller|når|uppnår)\b[^.;]*[⟧0-9]\s+[\wåäö]+\s+$",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"(?<=fyllt )⟦[0-9]+⟧|(?<=fyller )⟦[0-9]+⟧|⟦[0-9]+⟧(?=\s*(?:års?|dagar|years|days)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_CLOSED = re.compile(r"[^()]{0,30}\)")
_OF_AGE = re.compile(
    r"\s*(?:års?|dagar|veckor|månader|timmar|years?|days|weeks|months)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Form:
    """A percent in its form: what it tells, the words that name its whole and its part, the
    amounts of the sentence that are one of them by the words. `earlier` is that it is of the year
    before, by the parentheses behind another, `plain` that no words tell the whole, `leads` that
    the part is told before, `nth` which of two parts it is of,
    `beside` an amount behind the whole that may be the whole's or the part's, `told` that the part
    was told before (`andelen kvinnor`)."""

    sentence: Sentence
    number: TypedNumber
    what: What
    whole: str = ""
    part: str = ""
    whole_amount: TypedNumber | None = None
    part_amount: TypedNumber | None = None
    earlier: bool = False
    plain: bool = False
    leads: bool = False
    nth: int | None = None
    beside: TypedNumber | None = None
    told: bool = False


def forms_of(sentence: Sentence, before: Form | None = None) -> Iterator[Form]:
    """The forms of a sentence's percents; `before` is the last of the sentence before it."""
    if not any(one.unit == "percent" for one in sentence.amounts):
        return
    marked = Marked(sentence)
    roles = {one.place: one for group in groups(sentence) for one in group}
    last: Form | None = None
    for place, number in enumerate(sentence.amounts):
        if number.unit != "percent" or number.value is None:
            continue
        form = _again(sentence, before) if before is not None and not place else None
        form = form or _form(marked, place, roles.get(place), last)
        if form is not None:
            yield form
            last = form


def _form(marked: Marked, place: int, role: Part | None, last: Form | None) -> Form | None:
    """A percent by the first manner of telling it that fits."""
    number = marked.sentence.amounts[place]
    if last is not None and last.what in ("share", "rate") and _is_of_last(marked, place, last):
        return replace(last, number=number, whole_amount=None, part_amount=None, leads=False,
                       beside=None, earlier=_is_earlier(marked, place))  # fmt: skip
    one = _One(marked, place, number, role.role if role else "", *_direct(marked, place))
    manners = (_grown, _of_some, _of_behind, _of_ahead, _thereof, _in_relation, _told_behind,
        _of_them, _doing, _bare,
               _rate)  # fmt: skip
    return next((form for manner in manners if (form := manner(one)) is not None), None)


@dataclass(frozen=True, slots=True)
class _One:
    """A percent, the amount that it tells once more and what that is told to be of."""

    marked: Marked
    place: int
    number: TypedNumber
    role: str
    direct: TypedNumber | None
    counted: TypedNumber | None

    @property
    def before(self) -> str:
        """What stands before it."""
        return self.marked.before(self.place)

    @property
    def behind(self) -> str:
        """What stands behind it."""
        return self.marked.behind(self.place)

    def form(
        self,
        what: What,
        whole: str = "",
        part: str = "",
        whole_amount: TypedNumber | None = None,
        part_amount: TypedNumber | None = None,
        **more: Any,
    ) -> Form:
        """The percent in a form."""
        sentence = self.marked.sentence
        return Form(sentence, self.number, what, whole, part, whole_amount, part_amount, **more)


def _grown(one: _One) -> Form | None:
    more = one.direct is not None and _MORE.match(one.behind)
    if _COUNTED.match(one.before):
        return None
    if one.role == "growth" or more or _UP.search(one.before) or _GROWING.search(one.before):
        return one.form("growth", part=one.before, part_amount=one.direct)
    return None


def _of_some(one: _One) -> Form | None:
    """`15 av 17 platser (88,2 %)`, and one of two percents of one whole."""
    if one.counted is not None:
        return one.form("share", "", one.before, one.counted, one.direct)
    two = _one_of_two(one.marked, one.place)
    if two is not None and two[1]:
        at, words, lead = two
        return one.form("share", words, lead, nth=at)
    return None


def _of_behind(one: _One) -> Form | None:
    """`HVB-hemmen står för 42,8 procent av kostnaden`."""
    found = whole_behind(one.marked, one.place)
    if found is None:
        return None
    words, rest, amounts = found
    direct = one.direct
    if direct is not None and _MORE.match(one.marked.sentence.text, direct.end):
        direct = None
    if len(amounts) > 1:
        direct, amounts = amounts[0], amounts[1:]
    amount = amounts[0] if amounts else None
    beside = amount if not direct and re.match(r"\s*,\s*[^a-zåäö]", rest) else None
    told = re.fullmatch(r"\W*(?:och|and)?\s*", _own(one.before)) is None
    leads = bool(told or direct)
    part = one.before if leads else re.split(r"[.;:,(⟦]", rest)[0]
    return one.form("share", words, part, amount, direct, leads=leads, beside=beside)


def _of_ahead(one: _One) -> Form | None:
    """`Av budgeten hade 64,4 procent använts`."""
    found = whole_ahead(one.marked, one.place)
    if found is None:
        return None
    words, amount, rest = found
    if len(re.findall(r"⟧(?!\s*(?:år|dagar|years|days)\b)", rest)) > 1:
        return None
    part = one.direct if one.direct is not amount else None
    return one.form("share", words, f"{rest} {one.behind}", amount, part)


def _thereof(one: _One) -> Form | None:
    """`431,2 mnkr, varav bostadsbolaget stod för 68,6 procent`."""
    found = whole_of_which(one.marked, one.place)
    if found is None:
        return None
    amount, rest = found
    part = one.direct if one.direct is not amount else None
    return one.form("share", "", f"{rest} {one.behind}", amount, part)


def _in_relation(one: _One) -> Form | None:
    """`I förhållande till skulden var kostnaden 2,52 procent`."""
    found = whole_in_relation(one.marked, one.place)
    return one.form("share", *found) if found else None


def _bare(one: _One) -> Form | None:
    """`428 larm (34,1 %)`; `vilket ger en beläggning på 93,6 procent`."""
    if share := _THE_SHARE.search(one.before):
        words = next(each for each in share.groups() if each)
        return one.form("share", "", words, told=True)
    if one.direct is not None and _OF_THEM.match(one.marked.sentence.text, one.direct.end):
        return one.form("share", "dem", one.before, None, one.direct)
    apart = one.direct is not None and _apart(one)
    if one.direct is not None and (apart or one.role not in ("level", "then", "plan")):
        between = one.marked.sentence.text[one.direct.end : one.number.start]
        if whole := _OF_WHAT.fullmatch(between):
            return one.form("share", whole["what"], one.before, None, one.direct)
        return one.form("share", "", one.before, None, one.direct, plain=True)
    if _SO.search(one.before.rpartition("⟧")[2]):
        return one.form("so", part=one.before)
    return None


def _apart(one: _One) -> bool:
    """Whether a percent stands alone between commas behind an amount."""
    return bool(re.search(r"⟧[^⟦⟧,]{0,40},\s*$", one.before) and re.match(r"[.,;]", one.behind))


def _told_behind(one: _One) -> Form | None:
    """`utgör 51,8 procent eller 56,4 miljoner kronor`."""
    found = _OR_AMOUNT.match(one.behind)
    part = one.marked.amount(found["part"]) if found else None
    if part is None or (not part.unit and part.decimals == one.number.decimals > 0):
        # `43,2 procent (42,1)` is last year's percent.
        return None
    return one.form("share", "", one.before, None, part, plain=True)


def _of_them(one: _One) -> Form | None:
    """`2 617 anställda. 77,9 procent är kvinnor, totalt 2 040`."""
    if one.before.strip() and not re.search(r"[;:]\s+$", one.before):
        return None
    found = _ARE.match(one.behind)
    if found is None:
        return None
    part = one.marked.amount(found["part"]) if found["part"] else None
    return one.form("share", "dem", found["what"], None, part)


def _doing(one: _One) -> Form | None:
    """`Nästan hälften, 47,2 procent, arbetar inom förskolan`; `42 procent gick till skolan`."""
    found = _DOES.match(one.behind)
    if found is None or set(roots_of(_own(one.before))) - TELLING_ROOTS:
        return None
    return one.form("share", "", found["what"], plain=True)


def _again(sentence: Sentence, last: Form) -> Form | None:
    """The share that the sentence before tells, of another year: `Året före var andelen 95,6
    procent`."""
    number = next((one for one in sentence.amounts), None)
    if number is None or number.unit != "percent" or last.what not in ("share", "rate"):
        return None
    if not _SAME_SHARE.fullmatch(sentence.text[: number.start]):
        return None
    return replace(last, sentence=sentence, number=number, whole_amount=None, part_amount=None,
                   leads=False, beside=None, earlier=True)  # fmt: skip


def _rate(one: _One) -> Form | None:
    """`Soliditeten uppgick till 43,6 procent`; a part of what no words tell: `personal stod för
    55,4 procent`."""
    own = _own(one.before)
    if _STANDS_FOR.search(own):
        return one.form("share", "", one.before, plain=True)
    told_apart = re.search(r"\b(?:respektive|resp\.?|and|varav|därav|of which)\s+$", one.before)
    apart = _SET_APART.search(own) or _HIGHEST.search(one.before) or _OF_ANOTHER.match(one.behind)
    if one.role in ("level", "then") and not told_apart and not apart:
        return one.form("rate", part=one.before, earlier=one.role == "then")
    return None


def _is_of_last(marked: Marked, place: int, last: Form) -> bool:
    """Whether a percent is of the same as the one before it: in parentheses behind that, or held
    against it: `mot 100,1 procent år 2023`, `: utfallet blev 0,3 %`."""
    if not place or last.number is not marked.sentence.amounts[place - 1]:
        return False
    between = marked.before(place)[marked.bounds[place - 1][1] :]
    if _OF_OTHERS.match(marked.behind(place)):
        return False
    if re.fullmatch(r"[^.;:()⟦]{0,60}\((?:föregående år |year before )?", between):
        return re.match(r"\)|\s+(?:år |i fjol|föregående)", marked.behind(place)) is not None
    return _HELD_AGAINST.fullmatch(between) is not None


def _is_earlier(marked: Marked, place: int) -> bool:
    """Whether a percent behind another is that of the year before."""
    between = marked.before(place)[marked.bounds[place - 1][1] :]
    return _THE_OUTCOME.search(between) is None


def _direct(marked: Marked, place: int) -> tuple[TypedNumber | None, TypedNumber | None]:
    """The amount that a percent tells once more: `428 av dem (34,1 %)`, `54 anställda, vilket
    motsvarar 22,4 procent`; and what it is told to be of: `15 av 17 platser (88,2 %)`."""
    aged = ""
    for at in range(place - 1, -1, -1):
        between = marked.text[marked.bounds[at][1] : marked.bounds[place][0]]
        between = between.replace(aged, " ") if aged else between
        between = _AGES.sub("", _ASIDE.sub(" ", between))
        if (closed := _CLOSED.match(between)) and marked.before(at).rstrip().count("(") > (
            marked.before(at).count(")")
        ):
            # `13,8 mkr (föregående år 0,9 mkr), vilket motsvarar` is of what stands before.
            if _THAT_IS.fullmatch(between[closed.end() :]):
                continue
            return None, None
        if not _THAT_IS.fullmatch(between):
            return None, None
        if not _OF_AGE.match(between) and not _AGED.search(marked.before(at)):
            one = marked.amount(str(at))
            if at and re.search(r"⟧\s+(?:av|of)\s+(?:the\s+)?$", marked.before(at)):
                part = marked.amount(str(at - 1))
                if part is not None and one is not None:
                    return part, one
            return one, None
        aged = f"⟦{at}⟧"
    return None, None


def _one_of_two(marked: Marked, place: int) -> tuple[int, str, str] | None:
    """Which of two percents of one whole it is: `A och B utgjorde 24,9 respektive 12,8 procent
    av bidragen`; with the words for the whole, and those for the parts."""
    for at, first, second in ((0, place, place + 1), (1, place - 1, place)):
        if first < 0 or second not in marked.bounds:
            continue
        between = marked.text[marked.bounds[first][1] : marked.bounds[second][0]]
        if re.fullmatch(r"\s*(?:respektive|resp\.?)\s*", between):
            whole = whole_behind(marked, second)
            return at, whole[0] if whole else "", marked.before(first)
    return None


def _own(before: str) -> str:
    """What stands before a number since something else was told."""
    return re.split(r"[;:,]\s|⟧|\b(?:men|medan|but|while)\s", before)[-1]
