"""What a sentence goes on from: the numbers of the sentence before it that its own are held
against.

`Budgeten var 100 mnkr, vilket innebär en avvikelse på 99` speaks of the amount that was told just
before; `det är 17 mkr mer än i fjol`, `skillnaden, 34 GWh`, `hittills har 21,7 realiserats, alltså
66 procent` do so, too. Nothing is reckoned here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..understood.dimensions import dimension_of
from ..understood.understood import Sentence
from ..understood.words import TELLING_ROOTS, likeness, root, roots_of
from .frame_words import CHANGING, NO_SUBJECTS, RIGHT, base_of
from .frames import Part, groups
from .told_lists import listed

_GOES_ON = re.compile(
    r"(?:det(?:ta)?|this|that|it)\s+(?:är|var|blev|innebär|innebar|ger|gav|motsvarar|is|was|"
    r"means)\b|(?:den|de|it|they)\s+(?:har|hade|är|var|blev|ligger|låg|hamna\w+|landa\w+|"
    r"(?:över|under)st(?:eg|iger)|has|have|is|are|was|were|lies?|lay|exceeds?|exceeded)\s",
    re.IGNORECASE,
)
# What follows from what was told before.
_THUS = re.compile(r"\b(?:alltså|därmed|således|därigenom|thus|hence)\b", re.IGNORECASE)
# What is different of two that were told.
_GAP = re.compile(
    r"(?:(?:mellan)?skillnaden|differensen|avvikelsen|överskottet|underskottet|kvar|återstoden|"
    r"det som återstår|resterande|the (?:difference|variance|surplus|deficit|rest|remaining))\b",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"\b(?:förra|föregående|fjol\w*|last|previous)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:mellan|between)\s+(?P<what>[^,;.]{3,60}?)"
    r"(?=\s+(?:är|var|blev|blir|uppgår|uppgick|motsvarar|is|was|on|på|om)\b|[,;.]|$)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:hittills|till och med|av (?:dem|dessa|detta|det|[^\W\d]+(?:en|na))|so far|of (?:them|"
    r"these|this))\b",
    re.IGNORECASE,
)
_SO = re.compile(
    r"\b(?:alltså|det vill säga|d\.?v\.?s\.?|således|därmed|vilket|motsvarande|that is|which)\b",
    re.IGNORECASE,
)
_PLAN_WORDS = """
anslag ram plan mål budget nettobudget investeringsbudget driftbudget summa året år innan före
fjol förra början fanns antal grupp belopp målsättning target last year previous
krav kravnivå gräns gränsvärde taket riktvärde högst lägst minst får bör limit ceiling threshold
"""
_PLANS = frozenset(map(root, _PLAN_WORDS.split()))
_WITHOUT = {"exklusive", "inklusive", "genomsnitt", "average"}
# Two budgets, two spans of time, a year and a mean of years are not held against each other.
_THAN = re.compile(r"\b(?:än|than)\s+(?P<what>[^,;.]{2,60})", re.IGNORECASE)
_OF_ALL_YEARS = re.compile(
    r"\b(?:total\w*|hela|samlade)\s+(?:\w*projekt)?(?:budget|anslag|ram)\w*|\bprojektbudget\w*|"
    r"\b(?:total|whole|project) budget",
    re.IGNORECASE,
)
_WHOLE_OF = re.compile(
    r"(?:av|of)\s[^0-9.;]{3,60}[0-9][0-9 ,]*(?:\s?\w{1,9})?\s(?:för|till|for)\s"
    r"(?P<what>[^,.;()0-9]{3,60}?)"
    r"\s(?:återst|kvarst|är|var|har|remain|is|was|has)",
    re.IGNORECASE,
)
_OF_THE_YEAR = re.compile(
    r"\b(?:(?:under|i|för)\s+(?:år(?:et)?|(?:19|20)[0-9]{2}|perioden)|årets|during the year|"
    r"this year)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(?:de|det|den|the)?\s*[0-9]", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"ursprunglig|revidera|justera|ackumulera|preliminär|tilläggs|period|helår|kvartal|tertial|"
    r"exklusive|inklusive|genomsnitt|original|revised|adjusted|average|year to date|quarter"
)
_UNDER = re.compile(
    r"\b(?:underskott\w*|förlust\w*|minus|back|deficit|loss)\b[^⟦⟧.;]{0,20}$", re.IGNORECASE
)
_RESULT = re.compile(
    r"\b(?:\w*resultat|överskott|underskott|surplus|deficit|result)\w*\b[^⟦⟧.;]{0,20}$",
    re.IGNORECASE,
)


def is_of_all_years(sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence tells of the budget of a project over its years, and the one before of
    what was spent in one: what is left is not only without that."""
    return bool(_OF_ALL_YEARS.search(sentence.text) and _OF_THE_YEAR.search(before.text))


def _tells_of_another(sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence says what its whole is of, and the one before did not: `av den totala
    budgeten på 48,0 mnkr för VA-ledningen återstår 35,5`."""
    told = _WHOLE_OF.match(sentence.text)
    said = roots_of(told["what"]) if told else ()
    mine = [word for word in said if word not in TELLING_ROOTS]
    return bool(mine) and not set(mine) & set(roots_of(before.text))


def carried_on(sentence: Sentence, before: Sentence | None, group: Sequence[Part]) -> list[Part]:
    """The numbers of the sentence before that the first frame of a sentence is held against, with
    places below 0; none where it goes on from nothing, or more than one could be meant."""
    if before is None or not before.is_whole or not before.amounts or not group:
        return []
    if len(sentence.years) > 1 and set(sentence.years) != set(before.years):
        # It tells of another time by itself: `mellan 2019 och 2020`.
        return []
    if is_of_all_years(sentence, before) or _tells_of_another(sentence, before):
        return []
    mine, its = (set(_OF_WHAT.findall(one.text.lower())) for one in (sentence, before))
    if (mine and its and mine != its) or _WITHOUT & (mine ^ its):
        return []
    marked = before.marked()
    than = _THAN.search(sentence.text, sentence.amounts[0].end)
    given = {one.role for one in group} & {"plan", "then"}
    if than and not base_of(than["what"]) and not (given and _AMOUNT.match(than["what"])):
        # `39,9 mnkr mer än kommunens eget` is held against what nobody told before.
        named = _named(than["what"], sentence, before, group)
        return [replace(one, place=-1) for one in named]
    found = [
        _below(one, marked) if one.role == "level" else one
        for one in _found(sentence, before, group)
    ]
    return [replace(one, place=-number) for number, one in enumerate(found, 1)]


def _found(sentence: Sentence, before: Sentence, group: Sequence[Part]) -> list[Part]:
    like = _like(group)
    if like is None:
        return []
    roles = {one.role for one in group}
    first = group[0]
    changed = bool(roles & {"change", "growth"})
    if changed and "level" not in roles and _goes_on(sentence, before):
        return _going_on(before, group)
    opens = first.role == "then" or (first.role == "plan" and first.base != "forecast")
    if changed and "level" not in roles and opens and first.said:
        return _main(before, like) if is_of_same(sentence, before) else []
    if changed and _GAP.match(sentence.text) and not roles & {"level", "plan", "then"}:
        past = _LAST_YEAR.search(sentence.text) and not _LAST_YEAR.search(before.text)
        return _pair(before, like) if is_between_its(sentence, before) and not past else []
    if changed and "level" in roles and not roles & {"plan", "then", "other"}:
        return _planned(sentence, before, like, group)
    if "share" in roles and not roles & {"whole", "plan"} and _OF_THEM.match(sentence.text):
        return _whole(sentence, before, group)
    return []


def _named(what: str, sentence: Sentence, before: Sentence, group: Sequence[Part]) -> list[Part]:
    """The one level of the sentence before that a difference is said to be to, by its words: `1
    färre än de som slutade`."""
    roles = [one.role for one in group]
    said = [one for one in roots_of(what) if one not in TELLING_ROOTS]
    its = roots_of(before.text)
    if sorted(roles) != ["change", "level"] or not said:
        return []
    if not all(any(likeness(one, each) for each in its) for one in said):
        return []
    # `På egen begäran slutade 89` tells of some of those who left.
    leading = roots_of(before.text[: before.amounts[0].start])
    known = (*said, *roots_of(sentence.text), *NO_SUBJECTS, *_PLANS)
    if not all(any(likeness(one, each) for each in known) for one in leading):
        return []
    like = next(one for one in group if one.role == "level")
    told = [one for each in groups(before) for one in each if _counts_with(one, like)]
    if len(told) != 1 or told[0].role not in ("level", "whole"):
        return []
    # By whatever word, it is what the difference is to.
    return [replace(told[0], role="then", base="period", said=True)]


def is_between_its(sentence: Sentence, before: Sentence) -> bool:
    """Whether a difference between two that it names is one of what the sentence before tells:
    `skillnaden mellan könen` goes on from no two years."""
    between = _BETWEEN.search(sentence.text[: sentence.amounts[0].start])
    said = roots_of(before.text)
    return between is None or all(
        any(_is_of(one, each) or each.endswith(one) for each in said)
        or (one in _BOTH and not _SEXES.isdisjoint(said))
        for one in roots_of(between["what"])
    )


# What women and men are together called.
_BOTH = frozenset(map(root, ("kön", "könen", "sexes", "genders")))
_SEXES = frozenset(
    map(root, ("kvinnor", "män", "flickor", "pojkar", "women", "men", "girls", "boys"))
)


def _goes_on(sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence draws a difference from the one before: `det är`, `har därmed ökat`."""
    leading = sentence.text[: sentence.amounts[0].start]
    if _GOES_ON.match(sentence.text):
        return True
    if not _THUS.search(leading):
        return False
    # By whatever word, a conclusion alone is drawn from what was said right before it.
    return len(sentence.amounts) == 1 or is_of_same(sentence, before)


def is_of_same(sentence: Sentence, before: Sentence) -> bool:
    """Whether what leads up to the first number of a sentence speaks of nothing that the one before
    does not speak of: `budgeten för investeringar var` goes on from no net costs."""
    leading = CHANGING.sub(" ", sentence.text[: sentence.amounts[0].start])
    other = [one for one in roots_of(leading) if one not in NO_SUBJECTS | _PLANS]
    return all(any(_is_of(one, each) for each in roots_of(before.text)) for one in other)


def _is_of(one: str, other: str) -> bool:
    """Whether a word names what another one does, or is a compound that begins with it."""
    return bool(likeness(one, other)) or (len(other) >= _LEAST and one.startswith(other))


_LEAST = 4


def _like(group: Sequence[Part]) -> Part | None:
    """The number that says in which unit the others must be told."""
    changes = [one for one in group if one.role == "change"]
    levels = [one for one in group if one.role in ("plan", "then", "level")]
    return next(iter((*levels, *changes, *group)), None)


def _counts_with(one: Part, other: Part) -> bool:
    mine, its = one.number.unit, other.number.unit
    return dimension_of(mine) == dimension_of(its) and one.number.value is not None


def _main(before: Sentence, like: Part) -> list[Part]:
    """The one level that a sentence tells: of one that lists parts its whole, of one that tells a
    deficit what is below nothing."""
    told = [one for each in groups(before) for one in each if _counts_with(one, like)]
    whole = listed(before)
    if whole is not None and told:
        return [one for one in told[:1] if one.number == whole[0].number and one.role == "level"]
    levels = [one for one in told if one.role == "level" or (like.is_share and one.role == "share")]
    if levels:
        return [replace(one, role="level") for one in levels] if len(levels) == 1 else []
    marked = before.marked()
    results = [
        one
        for one in told
        if one.role == "change"
        and _RESULT.search(_leading(marked, one))
        and not RIGHT.match(marked.split(f"⟦{one.place}⟧")[1])
    ]
    if len(told) != 1 or not results:
        return []
    return [replace(_below(results[0], marked), role="level", base="")]


def _leading(marked: str, one: Part) -> str:
    return marked[: marked.index(f"⟦{one.place}⟧")]


def _below(one: Part, marked: str) -> Part:
    """A number that a word calls a deficit, below nothing."""
    value = one.number.value
    if value is None or value < 0 or not _UNDER.search(_leading(marked, one)):
        return one
    return replace(one, number=replace(one.number, value=-value))


def _going_on(before: Sentence, group: Sequence[Part]) -> list[Part]:
    """The level that is gone on from; with what it was or should have been, where it is told
    there."""
    told = [one for each in groups(before) for one in each]
    like = _like(group)
    levels = [
        one
        for one in told
        if one.role == "level" or (one.role == "share" and like and like.is_share)
        if like is None or _counts_with(one, like)
    ]
    if not levels and len(told) == 1 and told[0].base == "forecast":
        # `är prognosen ett resultat på 22. Det är 21 sämre än det budgeterade på 43`.
        levels = [replace(told[0], role="level", base="")]
    if len(levels) > 1:
        # Of one that lists parts its whole.
        values = [one.number.value or 0 for one in levels]
        levels = levels[:1] if values[0] == sum(values[1:]) else []
    if len(levels) != 1:
        return []
    roles = {one.role for one in group}
    if "plan" in roles and not roles & {"then", "other"}:
        # `0,2 procentenheter högre än 2022 och 0,7 över målet på 6,5` goes on from both.
        since = any(one.base == "period" for one in group if one.role == "change")
        then = [one for one in told if one.role == "then" and like and _counts_with(one, like)]
        return [*levels, *(then if since and len(then) == 1 else [])]
    if roles & {"plan", "then", "other"}:
        return levels
    bases = [one for one in told if one.role in ("plan", "then")]
    own = next((each for each in groups(before) if levels[0] in each), [])
    beside = [one for one in bases if one in own]
    return [*levels, *(beside or [one for one in bases if like and _counts_with(one, like)])]


def _pair(before: Sentence, like: Part) -> list[Part]:
    """The only two amounts of a sentence, the second as what the first is held against."""
    told = [one for each in groups(before) for one in each if _counts_with(one, like)]
    if len(told) != 2 or any(one.role not in ("level", "plan", "then") for one in told):
        return []
    one, other = told
    if {one.role, other.role} == {"level"}:
        other = replace(other, role="then", base="period", said=True)
    if one.role != "level":
        one, other = other, one
    # By whatever word it is called, it is between these two.
    return [one, other]


def _planned(sentence: Sentence, before: Sentence, like: Part, group: Sequence[Part]) -> list[Part]:
    """What was planned or was before, where a sentence tells nothing but that."""
    told = [one for each in groups(before) for one in each]
    if len(told) != 1 or told[0].role not in ("plan", "then"):
        return []
    said = _SO.search(sentence.text) or told[0].base in {one.base for one in group if one.base}
    return told if said and _counts_with(told[0], like) else []


def _whole(sentence: Sentence, before: Sentence, group: Sequence[Part]) -> list[Part]:
    """All of which the next sentence tells some."""
    if len(before.amounts) != 1 or len(sentence.amounts) != 2:
        return []
    (told,) = (one for each in groups(before) for one in each)
    parts = [one for one in group if one.role == "level"]
    if len(parts) != 1 or not _counts_with(told, parts[0]) or told.is_share:
        return []
    return [replace(told, role="whole")]
