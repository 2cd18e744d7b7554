"""The heads of a table that has lost its columns: how many columns there are, and what each says.

Heads come in lines (`Belopp i mnkr Not 2018 2019`) or one below the other (`Utfall`, `2018`,
`Budget`, `2018`). Periods and kinds of amounts are counted; a head is told only where the count is
sure, and else the columns have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .cells import plain

_GLUE = re.compile(
    r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|(?<=[^\W\d_])(?=(?:19|20)[0-9]{2})|(?<=[0-9])(?=(?:19|20)[0-9]{2})"
    r"|(?<=(?<![0-9])(?:19|20)[0-9]{2})(?=[^\W\d_])|(?<=[0-9]-[0-9]{2}-[0-9]{2})(?=[^\W\d_])"
    r"|(?<=\bNot)(?=kommun|koncern)|(?<=[a-zåäö]Not)(?=kommun|koncern)"
)
_PERIOD = (
    r"(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}(?![0-9])|"
    r"(?:19|20)[0-9]{2}(?:[-./][0-9]{1,2}){0,2}\*?(?![0-9])|"
    r"[0-9]{1,2}/[0-9]{1,2}[-/ ](?:19|20)[0-9]{2}|"
    r"(?:19|20)[0-9]{6}|(?:19|20)[0-9]{4}|[0-9]{6}|[0-9]{2}[-/.][0-9]{2}[-/.][0-9]{2}"
)
_KIND = (
    r"(?:avvik\w*|diff\w*|förändr\w*|skillnad) (?:mot|från|gentemot|jämfört med) "
    r"(?:(?:fg|föregående|föreg\.?|förra|periodens|ack\.?) )?(?:budget\w*|prognos\w*|år(?:et)?)|"
    r"(?:hel)?års?-?(?:prognos|budget)|helårs(?:prognos|budget)|(?:budget|prognos)?avvikelse|avvik|avv|"
    r"bokslut|delårsrapp(?:ort)?|delårsbokslut|delår|budget|utfall|prognos|förändring|förändr|differens|"
    r"diff|skillnad|redovisat|förbrukat|förbrukning|upparbetat|anslag|mål|andel|plan|outcome|actual|forecast|variance|change|ram|totalt|total|"
    r"ib|ub|kvinnor|män|women|men|summa"
)
_SCOPE = (
    r"sammanställd(?:a)?(?: redovisning| räkenskaper)?|kommunkoncernen|koncernen|kommunen|koncern|"
    r"kommun|group|municipality"
)
_YEAR_MONTH = re.compile(r"(?<![\w.,/-])[0-3][0-9](?:0[1-9]|1[0-2])(?![\w.,/-])")
_TITLE_WORDS = 3
_OF_A_CORNER = frozenset(("belopp", "i", "miljoner", "tusen", "kronor", "mkr", "mnkr", "tkr", "kr"))
_CHANGE = re.compile(r"förändr|change", re.IGNORECASE)
_MONTHS = r"(?:jan|apr|maj|sep)[a-z]*\.?[ -]{1,3}(?:mar|apr|jun|aug|okt|dec)[a-z]*\.?"
_TOKEN = re.compile(
    rf"(?P<period>(?<![0-9])(?:{_PERIOD}))|(?P<note>\bnot(?:er)?\b\.?|\bnote\b)|"
    rf"(?P<kind>\b(?:{_KIND})\b\.?)|(?P<scope>\b(?:{_SCOPE})\b)|(?P<months>\b{_MONTHS})|"
    rf"(?P<percent>%(?:-enhet(?:er)?)?|\bprocent\b)|(?P<word>[^\s]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LooseHeads:
    """What the heads tell: the head of each column, how many columns of notes there are, and the
    words that belong to none (a unit, a title)."""

    columns: tuple[str, ...]
    notes: int
    corner: str


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def loose_heads(lines: Sequence[str]) -> LooseHeads:
    """The heads that some lines hold; no columns where their number is not sure."""
    rows = _with_bodies([_tokens(line) for line in _dated(lines)])
    tokens = [one for row in rows for one in row]
    # `NOTER` alone is the title of what stands below, no column.
    notes = sum(
        1
        for row in rows
        for one in row
        if one.kind == "note" and (len(row) > 1 or one.text.lower() != "noter")
    )
    rows, percent = _without_unit(rows)
    corner = " ".join([*percent, *(one.text for one in tokens if one.kind == "word")])
    named = (one.text for one in tokens if one.kind == "scope")
    scopes = list(dict.fromkeys(one[:1].upper() + one[1:] for one in named))
    headed = [(row, told) for row in rows if (told := _heads(row))]
    several = any(len(told) > 1 for _row, told in headed)
    columns = _columns([told for row, told in headed if not (several and _is_title(row))])
    if not columns and len(scopes) >= 2:
        return LooseHeads(tuple(scopes), notes, corner)
    return LooseHeads(tuple(_scoped(columns, scopes)), notes, corner)


def _without_unit(rows: list[list[_Token]]) -> tuple[list[list[_Token]], list[str]]:
    """The heads without a percent that stands alone above periods, one below the other: it is the
    unit of all of them."""
    first, others = (rows[0], rows[1:]) if rows else ([], [])
    periods = [row for row in others if len(row) == 1 and row[0].kind == "period"]
    if [one.kind for one in first] != ["percent"] or len(periods) < 2 or len(periods) < len(others):
        return rows, []
    return others, [first[0].text]


def _with_bodies(rows: list[list[_Token]]) -> list[list[_Token]]:
    """The heads where `Koncern 2019` stands beside `Utfall 2019`: there the group is a kind."""
    flat = [one for row in rows for one in row]
    pairs = [(one, after) for one, after in pairwise(flat) if after.kind == "period"]
    kinds = sum(1 for one, _after in pairs if one.kind == "kind")
    bodies = [one for one in flat if one.kind == "scope"]
    headed = [one for one, _after in pairs if one.kind == "scope"]
    alone = len({one.text.lower() for one in bodies}) == 1 and len(bodies) == len(headed)
    if kinds < 2 or not alone:
        return rows
    return [
        [_Token("kind", one.text) if one.kind == "scope" else one for one in row] for row in rows
    ]


def _dated(lines: Sequence[str]) -> Sequence[str]:
    """The lines with months told by four digits written out (`0909 0809`: September of 2009 and
    2008), where the same month of two years on end stands among them."""
    told = {one for line in lines for one in _YEAR_MONTH.findall(line)}
    if not any(f"{int(one[:2]) + 1:02d}{one[2:]}" in told for one in told):
        return lines
    return [_YEAR_MONTH.sub(lambda one: f"20{one[0][:2]}-{one[0][2:]}", line) for line in lines]


def _is_title(row: Sequence[_Token]) -> bool:
    """Whether a line is rather the title above the heads: `Resultat för kommuner år 2017–2021`."""
    said = (one.text.lower() for one in row if one.kind == "word")
    words = sum(1 for one in said if one.isalpha() and one not in _OF_A_CORNER)
    return words >= _TITLE_WORDS and len(_heads(row)) <= 2


def _tokens(line: str) -> list[_Token]:
    told = _GLUE.sub(" ", plain(line))
    return [
        _Token(match.lastgroup or "word", match[0].strip())
        for match in _TOKEN.finditer(told)
        if match[0].strip(" ,;:()")
    ]


def _heads(row: Sequence[_Token]) -> list[_Token]:
    """What stands over columns; a percent sign before the first of it belongs to the corner."""
    told = [one for one in row if one.kind in ("period", "kind", "percent", "months")]
    while told and told[0].kind == "percent" and len(told) > 1:
        told.pop(0)
    return told


def _columns(rows: Sequence[Sequence[_Token]]) -> list[str]:
    """The heads of columns. Several lines with several heads each are paired only where they are
    as many; else nothing tells which stands over which, and only their number is known."""
    wide = [row for row in rows if len(_merged(row)) > 1]
    if len(wide) == 1 and all(one.kind == "period" for one in wide[0]):
        # A day of its own above the years of the columns is that of the whole table.
        rows = [row for row in rows if row in wide or not _is_day(row)]
    if len(wide) < 2:
        return _merged([one for row in rows for one in row])
    kinds, periods = wide[0], wide[-1]
    alike = {one.kind for one in kinds} == {"kind"} and {one.kind for one in periods} == {"period"}
    if len(wide) == 2 and len(rows) == 2 and alike and len(kinds) == len(periods):
        return [f"{a.text} {b.text}" for a, b in zip(kinds, periods, strict=True)]
    most = max(wide, key=len)
    return [""] * len(_merged(most)) if len(wide) == len(rows) else []


def _is_day(row: Sequence[_Token]) -> bool:
    return len(row) == 1 and bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", row[0].text))


def _merged(told: Sequence[_Token]) -> list[str]:
    """Kinds and the periods right behind them as one head; what else stands is a head too."""
    kinds = [one.text for one in told if one.kind == "kind"]
    periods = [one.text for one in told if one.kind == "period"]
    first = [one.kind for one in told[: len(kinds)]]
    if len(kinds) == len(periods) > 1 and len(told) == 2 * len(kinds) and set(first) == {"kind"}:
        # All kinds in one row, all periods in the next, copied one after the other.
        return [f"{kind} {period}" for kind, period in zip(kinds, periods, strict=True)]
    behind = bool(told) and told[0].kind == "kind"
    columns: list[list[_Token]] = []
    for one in told:
        before = columns[-1] if columns else []
        held = {each.kind for each in before}
        joins = before and (
            (one.kind == "period" and behind and held == {"kind"})
            # `jan-aug 2021 jan-aug 2020`.
            or (one.kind == "period" and held == {"months"})
            # `2023 2024 % förändring`.
            or (one.kind == "kind" and held == {"percent"} and _CHANGE.match(one.text))
            or (one.kind in ("percent", "months") and one.kind not in held and "kind" in held)
        )
        if joins:
            before.append(one)
        else:
            columns.append([one])
    return [" ".join(each.text for each in one) for one in columns]


def _scoped(columns: list[str], scopes: Sequence[str]) -> list[str]:
    """The heads with municipality and group before them, where those of the one say the same as
    those of the other; one of them may have a budget more."""
    if len(scopes) != 2:
        return columns
    begins = [place for place in range(1, len(columns)) if _says_the_same(columns, place)]
    if len(begins) > 1:
        begins = [place for place in begins if columns[place] == columns[0]]
    if len(begins) != 1:
        return columns
    return [f"{scopes[place >= begins[0]]} {one}" for place, one in enumerate(columns)]


def _says_the_same(columns: Sequence[str], begin: int) -> bool:
    """Whether the heads from a place on are those before it, each once, or some of them."""
    first, second = set(columns[:begin]), set(columns[begin:])
    single = len(first) + len(second) == len(columns)
    return single and "" not in first and (first <= second or second <= first)


def halves(columns: Sequence[str]) -> int:
    """How many columns the municipality has where the group has the same; 0 where it has not."""
    half = len(columns) // 2
    if len(columns) % 2 or half < 2:
        return 0
    told = [re.sub(rf"^(?:{_SCOPE}) ", "", one, flags=re.IGNORECASE) for one in columns]
    scoped = all(one != other for one, other in zip(told, columns, strict=True))
    return half if scoped and told[:half] == told[half:] else 0
