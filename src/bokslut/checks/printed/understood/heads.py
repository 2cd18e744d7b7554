"""What the head of a column, a title or a label says: period, kind of amount, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .cells import plain

Role = Literal["outcome", "budget", "forecast", "variance", "change", "share", "number", ""]

# The same heads and labels are asked for by every rule.
_MOST_HEADS = 10_000
_YEAR = r"(?:19|20)[0-9]{2}"
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "mars mar march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "augusti aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_Y, _M, _D = rf"(?P<y>{_YEAR})", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
_BEGIN, _END = r"(?<![0-9])", r"(?![0-9])"
_DATES = tuple(
    re.compile(_BEGIN + form + _END, re.IGNORECASE)
    for form in (
        rf"{_Y}[-./ ]{{1,3}}(?P<m>[01]?[0-9])[-./ ]{{1,3}}(?P<d>[0-3]?[0-9])",
        rf"{_Y}(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])",
        rf"{_D}/{_M}[-/ ]{{1,2}}{_Y}",
        rf"{_M}/{_D}[-/ ]{{1,2}}{_Y}",
        rf"{_D}\.? (?P<n>{_MONTH})\.? {_Y}",
        rf"(?<![a-zåäö])(?P<n>{_MONTH})\.? {_D},? {_Y}",
    )
)
_SPANS = (
    re.compile(
        rf"(?P<a>{_MONTH})\.? ?- ?(?P<b>{_MONTH})\.? (?P<y>{_YEAR})(?![0-9])", re.IGNORECASE
    ),
    re.compile(rf"(?P<a>{_MONTH})\.? (?P<y>{_YEAR})(?![0-9])", re.IGNORECASE),
    re.compile(rf"(?<![0-9])(?P<y>{_YEAR})[-.](?P<m>0[1-9]|1[0-2])(?![0-9-])"),
    re.compile(rf"(?:T|tertial ?)(?P<t>[123])[ -]?(?P<y>{_YEAR})(?![0-9])", re.IGNORECASE),
)
_YEARS = re.compile(rf"(?<![0-9,.]){_YEAR}(?![0-9]|[,.][0-9])")
# The day on which a year ends says which year it is, and no day of a balance sheet.
_YEAR_ENDED = re.compile(
    r"\b(?:years?|52 weeks|53 weeks|twelve months) end(?:ed|ing)\b", re.IGNORECASE
)
# A year of accounts as the English write it: `FY19`, `F19`.
_FISCAL = re.compile(r"(?<![\w-])FY? ?'?([0-3][0-9])(?![\w.,-])")

# The first word that fits tells the kind; what compares stands before what is compared, since
# "avvikelse mot budget" is no budget.
_ROLES: tuple[tuple[Role, str], ...] = (
    (
        "number",
        r"not\.?|noter?|nr|projekt ?nr|projektnummer|konto|kontonr|kod|rad|id|nummer|note|ref",
    ),
    (
        "variance",
        r"\w*avvikelse\w*|\w*avvik|variance|över-?/underskott|budgetdiff\w*|\w*differens\w*|"
        r"(?:jämfört med|mot) budget|"
        # `Prognos–budget` is the one less the other.
        r"\w*(?:budget|prognos|utfall|bokslut)\s?[-\u2013\u2212]\s?\w*(?:budget|prognos|utfall|bokslut)",
    ),
    (
        "change",
        r"\w*förändring\w*|\w*utveckling\w*|\w*skillnad\w*|diff\w*|ökning\w*|minskning\w*|"
        r"\w*change\w*|growth|förändr\.?|förändrat",
    ),
    (
        "share",
        # What a note of a hundred kronor went to is a share, in kronor and öre.
        r"andel\w*|fördelning|(?<!per )share(?! capital)|procentuell andel|"
        r"(?:kronor|kr) (?:av|per) (?:hundra|100)|(?:av|per) (?:hundra|100)(?: kr(?:onor)?)?|"
        r"(?:av|per) (?:en |varje )?hundralapp(?:en)?",
    ),
    ("forecast", r"\w*prognos\w*|forecast|beräknat|förväntat"),
    (
        "budget",
        r"\w*budget\w*|plan|anslag\w*|\w*kommunbidrag\w*|\w*nämndbidrag\w*|ram|ramar|beslutat|"
        r"mål|målvärde|målnivå|måltal|target",
    ),
    (
        "outcome",
        r"\w*utfall\w*|\w*bokslut\w*|redovisat|förbruk\w*|verkligt|actual|outcome|nettokostnad\w*|"
        r"resultat|upparbetat|kostnad\w*|intäkt\w*",
    ),
)
_ROLE_FORMS = tuple(
    (role, re.compile(rf"(?<![\wåäö])(?:{form})(?![\wåäö])", re.IGNORECASE))
    for role, form in _ROLES
)
_UNIT_FORMS = tuple(
    (unit, re.compile(rf"(?<![\wåäö])(?:{form})(?![\wåäö])", re.IGNORECASE))
    for unit, form in (
        (
            "mdkr",
            r"mdkr|mdr(?: kr)?|miljarder(?: kr(?:onor)?)?|billions?(?: kronor| sek)?|sek ?bn|"
            r"[$€£]bn",
        ),
        (
            "mkr",
            r"mkr|mnkr|msek|milj\.?(?: kr)?|miljon(?:er|tals)(?: kr(?:onor)?)?|"
            r"millions?(?: kronor| sek)?|sek ?m|(?:us|a)?[$€£] ?(?:mn?|mm)",
        ),
        (
            "tkr",
            r"tkr|kkr|tsek|ksek|tusen(?:tals)? kr(?:onor)?|tusental|1 ?000[- ]tal(?: kr(?:onor)?)?|"
            r"thousands?(?: of)? (?:kronor|sek)|sek(?: in)? thousands?|sek '?000s?|sek ?k|"
            r"in thousands|thousands of \w+|(?:dollars|usd|eur|gbp|[$€£]) thousands?|"
            r"(?:us|a|nz)?[$€£]? ?'000s?|[$€£]000s?|[$€£] ?k",
        ),
        ("pp", r"procentenheter|procentenhet|p\.e\.|percentage points?"),
        ("percent", r"procent|percent|per cent|andel i procent"),
        ("kr", r"kr|kronor|sek"),
        ("count", r"antal\w*|st|stycken|number of"),
    )
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a head says. `period` is canonical (`2014`, `2014-12-31`, `2014-01..2014-08`), empty
    where none is named; `unit` too."""

    text: str
    period: str = ""
    role: Role = ""
    unit: str = ""


@lru_cache(maxsize=_MOST_HEADS)
def meaning_of(text: str) -> Meaning:
    """What a head, a title or a label says of the numbers beneath or beside it."""
    told = plain(text)
    return Meaning(told, period_in(told), role_in(told), unit_in(told))


@lru_cache(maxsize=_MOST_HEADS)
def period_in(text: str) -> str:
    """The one period that a text names; empty for none or several."""
    told = plain(text)
    dates: list[str] = []
    rest = told
    for form in _DATES:
        for match in form.finditer(rest):
            month = int(match["m"]) if "m" in match.groupdict() else _MONTHS[match["n"].lower()]
            day = int(match["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                dates.append(f"{match['y']}-{month:02d}-{day:02d}")
        rest = form.sub(" ", rest)
    if dates and _YEAR_ENDED.search(told) and len(set(dates)) == 1:
        return dates[0][:4]
    if dates:
        return dates[0] if len(set(dates)) == 1 else _whole_year(dates)
    for form in _SPANS:
        if (span := form.search(rest)) is not None:
            return _span(span.groupdict())
    years = dict.fromkeys(_YEARS.findall(rest))
    if not years:
        years = dict.fromkeys(f"20{one}" for one in _FISCAL.findall(rest))
    return next(iter(years)) if len(years) == 1 else ""


def _whole_year(dates: list[str]) -> str:
    """The year of which two dates are the first and the last day; empty for others."""
    first, last = min(dates), max(dates)
    whole = len(dates) == 2 and first == f"{first[:4]}-01-01" and last == f"{first[:4]}-12-31"
    return first[:4] if whole else ""


def _span(found: dict[str, str]) -> str:
    year = found["y"]
    if found.get("t"):
        return f"{year}-T{found['t']}"
    if found.get("m"):
        return f"{year}-{found['m']}"
    first = _MONTHS[found["a"].lower()]
    if not found.get("b"):
        return f"{year}-{first:02d}"
    last = _MONTHS[found["b"].lower()]
    return year if (first, last) == (1, 12) else f"{year}-{first:02d}..{year}-{last:02d}"


@lru_cache(maxsize=_MOST_HEADS)
def role_in(text: str) -> Role:
    """The kind of amount that a head names."""
    told = plain(text)
    for role, form in _ROLE_FORMS:
        if role == "number":
            if form.fullmatch(told.strip(" .:").lower()):
                return role
        elif form.search(told):
            return role
    return ""


@lru_cache(maxsize=_MOST_HEADS)
def unit_in(text: str) -> str:
    """The unit that a head, title or label names."""
    told = plain(text)
    if "%-enhet" in told:
        return "pp"
    if "%" in told:
        return "percent"
    for unit, form in _UNIT_FORMS:
        if form.search(told):
            return unit
    return ""


@lru_cache(maxsize=_MOST_HEADS)
def is_only_period(text: str) -> bool:
    """Whether a text is a year or a date and nothing else, as heads are: `2014`, `2014*`,
    `31/12 2014`."""
    told = plain(text).rstrip("* ")
    if re.fullmatch(_YEAR, told):
        return True
    return any(form.fullmatch(told) for form in (*_DATES, *_SPANS))


_GROUP = re.compile(r"koncern(?!kontor)|sammanställ|\bgroup\b|consolidated", re.IGNORECASE)
_MUNICIPALITY = re.compile(
    r"\bkommunen\b|\bkommun\b|\bstaden\b|\bregionen\b|\blandstinget\b|kommunal verksamhet|"
    r"moder(?:bolag|förbund)|the municipality",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def scope_in(text: str) -> str:
    """Whether a head or a title speaks of the municipality or of its group; empty for neither."""
    if _GROUP.search(text):
        return "group"
    return "municipality" if _MUNICIPALITY.search(text) else ""
