"""What is told of things that are counted, as a condition on the rows of a table: over budget, at
the target, higher than last year.

Each line of `_CONDITIONS` is what some words say: of which of a row's values, and which way it
must go. What says nothing of these, or compares with something else than budget and last year, is
no condition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..claims.polarity import better_in
from ..claims.subject_phrases import content_of
from ..understood.grades import GRADE_WORDS, grade_of
from ..understood.words import root
from .count_columns import Asked, asked_of, changes_named, ways_asked
from .count_rows import AT_TARGET, EITHER, NO_WAY, Row, Ways

_PLANNED = (
    r"[^.;]{0,45}(?:\w*budget\w*|\b\w*(?<!prog)(?<!f)ram(?:en|ar|arna)?\b|"
    r"\w*anslag\w*)"
)
_GRANTED = (
    r"\b[^.;]{0,25}\b(?:än|than)\s+(?:vad som |vad |what )?(?:har |var |är |was |had been )?"
    r"(?:bevilja\w*|besluta\w*|anslag\w*|avsatt\w*|anvisa\w*|tilldela\w*|godkän\w*|granted|"
    r"allocated|approved|budgeted|budgetera\w*)\b"
)
# Less than planned of what saves money is no surplus: which way is good is not asked.
_THAN_THE_PLAN = (
    r"\b[^.;]{0,25}\b(?:än|than)\s+(?:vad som |vad som var |what was )?"
    r"(?:planer(?:at|ade|ad)|beräkna[dt]e?|väntat|planned|expected)\b"
)
_THE_PLAN = r"\b(?:\w*budget\w*|\w*anslag\w*|\w*(?<!prog)(?<!f)ram(?:en|arna))\b[^.;]{0,30}?\b"
_MEASURED = r"\w*(?:avvikelse\w*|resultat\w*|differens\w*|utfall\w*|variance)"
_SPENT = r"\b(?:gjorde av med|gör av med|spenderade|använde|förbrukade|spent) "
_THAN_GIVEN = r"[^.;]{0,20}\b(?:än|than) (?:de|den|they|it)\b"
_THAN_PLANNED = r"[^.;]{0,35}\b(?:än|mot|jämfört med|than|against)\b" + _PLANNED
_MORE = r"\b(?:mer|mera|högre|större|dyrare|more|higher)\b" + _THAN_PLANNED
_LESS = r"\b(?:mindre|lägre|billigare|less|lower)\b" + _THAN_PLANNED
_EARNED = re.compile(r"intäkt|resultat|revenue|income|result\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:inte|ej|not|didn't|did not)\b", re.IGNORECASE)
_OTHER_BASE = re.compile(
    r"\b(?:än|than)\s+(?!(?:vid |under )?samma (?:tid\w*|period|månad|kvartal) |"
    r"(?:under |in |i |år |för |vid )?(?:föregående|ett år|a year|"
    r"förra|året|fjol|tidigare|innan|"
    r"the (?:year|previous|preceding)|last|previous|(?:19|20)[0-9]{2}|\w*budget|planerat|"
    r"(?:sin|sina|sitt|den|deras|its|their) ))",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\bprognos\w*|\bforecast\w*|\bväntas\b|\bberäkna[rs]\b|"
    r"\bräknar med\b|\bmed att (?=över|under|håll|klara|spräck)|"
    r"\bårets slut\b|\bhelår\w*|\bexpect\w*",
    re.IGNORECASE,
)

Key = Literal["variance", "change", "grade", "forecast", "has", "plan", "better", "columns"]
_CONDITIONS: tuple[tuple[str, Key, int], ...] = (
    (r"\b(?:överskri\w+|överskred|överst(?:eg|ig\w*)|exceed\w*|spräck\w*)\b" + _PLANNED,
     "variance", -1),
    (r"\b(?:underskri\w+|underskred|underst(?:eg|ig\w*))\b" + _PLANNED, "variance", 1),
    (r"\b(?:klara\w*|håll(?:er|it|a)|höll|ryms|rymdes|inom|kept|within)\b" + _PLANNED,
     "variance", 1),
    (_THE_PLAN + r"(?:räck(?:er|te|t|a)|be enough|sufficient)\b|"
     r"\bräck(?:er|te|t|a)\b" + _PLANNED, "variance", 1),
    (r"\b(?:mer|mera|högre|större|dyrare|more|higher)" + _GRANTED, "variance", -1),
    (r"\b(?:mindre|lägre|billigare|less|lower)" + _GRANTED, "variance", 1),
    (r"\binom\b[^.;]{0,40}\bgräns\w*|\bwithin\b[^.;]{0,40}\blimits?\b", "variance", 1),
    (_THE_PLAN + r"(?:överskrid\w*|överskreds|överskred|spräck\w*|exceeded)\b", "variance", -1),
    (_THE_PLAN + r"(?:underskrid\w*|hållits|hölls|höll|klarat?s|klarades|kept)\b", "variance", 1),
    (r"\b(?:nå|nås|når|nått|nådde|nåddes|nåtts)\b[^.;]{0,20}\bplanen\b|"
     r"\bplanen\b[^.;]{0,20}\b(?:nås|nåddes|nåtts|nådd)\b", "variance", 1),
    (r"\b(?:över|over|above)\b" + _PLANNED + r"|\bover(?:spent|spend\w*|ran)\b", "variance", -1),
    (r"\bunder(?:spent|spend\w*)\b|\b(?:under|below)\b" + _PLANNED, "variance", 1),
    (r"\b(?:mer|mera|högre|större|fler|more|higher)" + _THAN_THE_PLAN, "plan", -1),
    (r"\b(?:mindre|lägre|färre|less|lower|fewer)" + _THAN_THE_PLAN, "plan", 1),
    (_MORE, "variance", -1),
    (_LESS, "variance", 1),
    (_SPENT + r"(?:\w+ )?(?:mer|mera|more)\b" + _THAN_GIVEN, "variance", -1),
    (_SPENT + r"(?:\w+ )?(?:mindre|less)\b" + _THAN_GIVEN, "variance", 1),
    (r"\b(?:budget)?överskott\w*|\bplusresultat|\b(?:går|gick|gått|ligger|låg) plus\b|"
     r"\bsurplus\w*|\b(?:gjorde|gör|med|redovisa\w*|visa\w*) vinst\b|"
     r"\b(?:made|makes|making|reported|report|with|showed) (?:a |an )?profits?\b|"
     r"\bpengar (?:\w+ )?över\b(?! (?:till|från)\b)|\b(?:pengar|medel) kvar\b|"
     rf"\bpositiv(?:a|t|e)? (?:\w+ ){{0,2}}{_MEASURED}|"
     rf"\b{_MEASURED} (?:\w+ ){{0,3}}positiv", "variance", 1),
    (r"\b(?:budget)?underskott\w*|\bminusresultat|\b(?:går|gick|gått|ligger|låg) (?:minus|back)\b|"
     r"\bdeficit\w*|\b(?:made|makes|making|reported|report|with|showed) (?:a |an )?loss(?:es)?\b|"
     r"\b(?:gjorde|gör|med|redovisa\w*|visa\w*) förlust\b|"
     rf"\bnegativ(?:a|t|e)? (?:\w+ ){{0,2}}{_MEASURED}|"
     rf"\b{_MEASURED} (?:\w+ ){{0,3}}negativ", "variance", -1),
    (r"\b(?:högre|fler|större|mer|ökat|ökar|ökade|stigit|stiger|steg|vuxit|växt|växte|vanligare|dyrare|"
     r"(?:gått|gick|går) (?:\w+ ){0,2}upp|higher|increased|rose|risen|grown|grew|larger|more)\b",
     "change", 1),
    (r"\b(?:lägre|färre|mindre|minskat|minskar|minskade|sjunkit|sjunker|sjönk|fallit|krympt|"
     r"ovanligare|billigare|(?:gått|gick|går) (?:\w+ ){0,2}(?:ner|ned)|lower|decreased|fell|"
     r"fallen|fewer|smaller)\b",
     "change", -1),
)  # fmt: skip
_FORMS = tuple((re.compile(form, re.IGNORECASE), key, way) for form, key, way in _CONDITIONS)
_QUALITY = (
    (
        re.compile(
            r"\b(?:förbättrat?s?|förbättrades?|bättre|improved|better)\b|"
            r"\bi (?:rätt|positiv|önskad) riktning\b|\bin the right direction\b",
            re.IGNORECASE,
        ),
        1,
    ),
    (
        re.compile(
            r"\b(?:försämrat?s?|försämrades?|sämre|worsened|deteriorated|worse)\b|"
            r"\bi (?:fel|negativ) riktning\b|\bin the wrong direction\b",
            re.IGNORECASE,
        ),
        -1,
    ),
)
_COMPARED = (re.compile(_MORE, re.IGNORECASE), re.compile(_LESS, re.IGNORECASE))
_REACHED = re.compile(
    r"\b(?:hölls|hålls|hållits|följs|följdes|följts|efterlev\w*|kept|respected|"
    r"når|nått|nådde|nåddes?|uppnå\w*|klara\w*|nås|nåtts|uppfyll\w*|meets?|met|reach\w*|achiev\w*)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b\w*mål(?:et|en|s)?\b|\bmålvärde\w*|\btargets?\b|\bgoals?\b|indikator|"
    r"\briktlinje\w*|\bgränsvärde\w*|\bguidelines?\b",
    re.I,
)
_GRADED = re.compile(rf"(?<![\wåäö])(?:{GRADE_WORDS})(?![\wåäö])", re.IGNORECASE)
_ELLIPTIC = re.compile(r"\b(?P<sign>positiv|negativ)(?:a|t|e)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of a row: which value, which way; `others` turns it to the rows of which
    the rest is true, and `words` are what it has or has not; `about` names what changed where
    the table has several, and `asked` the columns that the words name."""

    key: Key
    way: int
    others: bool = False
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    asked: Asked | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the words say by themselves which value is meant."""
        return not self.words and self.key not in ("columns", "better")


def condition_of(
    told: str, noun: str, first: Condition | None = None, *, having: bool = False
) -> Condition | None:
    """What a text says of things that are called by the noun; `first` is what was said of others
    of them before. `having` takes what is no condition for something that they have."""
    if first is not None and (found := _of_the_others(told, first)) is not None:
        return found
    found = _said(told, noun, having)
    if found is None and first is not None and not first.others:
        # `För fyra är målvärdet nått och för fem är det inte nått`.
        short = len(told) <= _SHORT and _DENIED.search(told)
        return replace(first, others=True) if short else None
    if found and first and {found.key, first.key} == {"variance", "forecast"}:
        # `Räknar tre med underskott för helåret och fyra med överskott`.
        return replace(found, key=first.key)
    return found


def _said(told: str, noun: str, having: bool) -> Condition | None:
    denied = bool(_DENIED.search(told))
    asked = asked_of(told)
    if asked is not None and (not asked.than):
        return Condition("columns", 1, others=denied, asked=asked)
    for form, key, way in _FORMS:
        if not form.search(told):
            continue
        if key == "change" and denied:
            return None
        if key == "change" and _OTHER_BASE.search(told):
            return Condition("columns", 1, asked=asked) if asked else None
        if key == "variance" and _FORECAST.search(told):
            key = "forecast"
        earned = any(one.pattern == form.pattern for one in _COMPARED) and _EARNED.search(told)
        about = tuple(map(root, content_of(told))) if key == "change" else ()
        reached = _PLAN_REACHED if key == "variance" and "planen" in told.lower() else None
        return Condition(key, -way if earned else way, denied, about=about, asked=reached)
    graded = _of_quality(told, denied) or _graded(told, noun, denied)
    if graded is None and asked is not None:
        return Condition("columns", 1, others=denied, asked=asked)
    if graded is None and (sign := _ELLIPTIC.search(told)):
        # Of two signs the table has one kind only.
        return Condition("variance", 1 if sign["sign"].lower() == "positiv" else -1, others=denied)
    return graded or (_having(told, denied) if having else None)


def _having(told: str, denied: bool) -> Condition | None:
    """Which have what a column of the table counts: `brister noterades hos fem nämnder`."""
    words = tuple(root(one) for one in content_of(told))
    return Condition("has", 1, others=denied, words=words) if words else None


def _of_quality(told: str, denied: bool) -> Condition | None:
    """What became better rose or fell, by what its own name says is good; else each row by its
    own."""
    better = better_in(told)
    if denied or _OTHER_BASE.search(told):
        return None
    about = tuple(map(root, content_of(told)))
    for form, way in _QUALITY:
        if form.search(told):
            if better:
                return Condition("change", way * better, about=about)
            return Condition("better", way, about=about)
    return None


def _of_the_others(told: str, first: Condition) -> Condition | None:
    """`medan två redovisar en negativ`, `och tre inte gjorde det`."""
    sign = _ELLIPTIC.search(told)
    if sign and first.key in ("variance", "forecast"):
        return Condition(first.key, 1 if sign["sign"].lower() == "positiv" else -1)
    if re.search(r"\b(?:inte|ej)\b(?: (?:gjorde|gör|gjort) det)?\W*$|\bdid not\b", told, re.I):
        return Condition(first.key, first.way, others=True)
    return None


_SHORT = 45
# What was done against what was planned, where no column says what lies between them.
_PLAN_REACHED = Asked((), frozenset((0, 1)), (root("plan"),))


def _graded(told: str, noun: str, denied: bool) -> Condition | None:
    graded = _GRADED.search(told)
    if _REACHED.search(told) and _GOAL.search(f"{told} {noun}"):
        partly = graded is not None and grade_of(graded[0]) == 0
        return Condition("grade", 0 if partly else -1 if denied else 1)
    if graded is None:
        return None
    wanted = grade_of(graded[0]) or 0
    # `Brister` may be an assessment, or what a column counts.
    words = (root(graded[0]),) if wanted == -1 and not denied else ()
    return Condition("grade", -1 if denied and wanted == 1 else wanted, words=words)


def rows_of_which(
    rows: Sequence[Row], one: Condition
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The rows of which a condition is surely true, and those of which it may be; None where some
    row does not say."""
    if one.key == "grade" and any(row.grade is None for row in rows):
        counted = Condition("has", 1, words=one.words)
        return rows_of_which(rows, counted) if one.words else None
    grades = _told_by(rows, one)
    if any(not ways for ways in grades):
        return None
    sure, may = [], []
    for row, ways in zip(rows, grades, strict=True):
        fits = [_fits(one, way) for way in ways]
        if any(fits):
            may.append(row.label)
        if all(fits):
            sure.append(row.label)
    return tuple(sure), tuple(may)


def _told_by(rows: Sequence[Row], one: Condition) -> Sequence[Ways]:
    """What each row says of what a condition asks for."""
    if one.key == "grade":
        return [EITHER if row.grade == AT_TARGET else frozenset((row.grade or 0,)) for row in rows]
    if one.key == "has":
        return _haves(rows, one.words)
    if one.asked is not None:
        grades = [_as_asked(ways, one.asked.ways) for ways in ways_asked(rows, one.asked)]
        if one.key == "columns" or any(grades):
            return grades
    grades = _ways(rows, one)
    if one.key in ("variance", "plan") and not any(grades):
        # A table that only foresees tells of nothing else.
        return [row.variance or row.forecast for row in rows]
    return grades


def _as_asked(ways: Ways, asked: Ways) -> Ways:
    """Whether the ways that a row may go are asked for (1), or not (-1), or may be either."""
    return frozenset((1 if way in asked else -1) for way in ways)


def _ways(rows: Sequence[Row], one: Condition) -> list[Ways]:
    """The ways that each row may go; by the columns that the words name where a table has several
    of the two years."""
    key: Key = "change" if one.key == "better" else one.key
    ways = [_ways_of(row, key) for row in rows]
    if key == "change" and not all(ways):
        ways = changes_named(rows, one.about)
    if one.key == "better" and len(ways) == len(rows):
        # More is better as a rule; what it is not of mostly says so.
        better = [better_in(row.label) or 1 for row in rows]
        ways = [frozenset(way * of for way in some) for some, of in zip(ways, better, strict=True)]
    return ways


def _haves(rows: Sequence[Row], words: Sequence[str]) -> list[Ways]:
    """Which rows have what the only word names that a column counts of all of them."""
    some = [dict(row.has) for row in rows]
    said = [word for word in words if all(word in has for has in some)]
    if len(said) != 1:
        return [NO_WAY]
    return [frozenset((1 if has[said[0]] else -1,)) for has in some]


def _ways_of(row: Row, key: Key) -> Ways:
    """The ways that a row may go."""
    if key == "forecast":
        return row.forecast
    if key == "plan":
        return row.plan
    return row.variance if key == "variance" else row.change if key == "change" else NO_WAY


def _fits(one: Condition, way: int) -> bool:
    return (way == one.way) != one.others
