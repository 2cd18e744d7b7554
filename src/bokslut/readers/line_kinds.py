"""What a line of a text without layout can be: a row, numbers, a head, words, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from bokslut.model.printed import Spot

BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u3000"), " ")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_DASH = re.escape(_DASHES)

# Blanks between columns; one no-break blank between two others is an empty cell of a text that
# has lost its columns.
_GAP = re.compile(r" {2,}")
_WIDE = re.compile(r"\S(?! \u00a0 \S)[ \u00a0]{3,}\S")
# More than one number in what stands between gaps: decimals twice, more digits than any has, or
# groups of digits that no thousand has.
_SEVERAL = re.compile(
    rf"(?<![0-9.,/{_DASH}])[0-9]{{1,3}} (?:[{_DASH}] ?)?[0-9]{{1,2}}(?![0-9.,/]| ?[%A-Za-zÅÄÖåäö])|"
    rf"[0-9],[0-9]+ (?:[{_DASH}] ?)?[0-9 ]+,[0-9]|"
    rf"(?<![0-9])(?:[0-9]{{1,3}} (?:[{_DASH}] ?)?){{4,}}[0-9]"
)
_VALUE_WORD = re.compile(
    rf"[$€£]?[{_DASH}+±(]*[0-9][0-9.,'’{_DASH}]*[A-Ha-h]?\)?%?[*¹²³]*\)?,?|[{_DASH}]{{1,2}}|±|%|\*+|\.\.|"
    r"kr|tkr|kkr|mkr|mnkr",
    re.IGNORECASE,
)
# A label and its first number without a blank between them, as some extractions leave them.
_GLUED_WORD = re.compile(rf"(.*?(?:[^\W\d_]{{2}}\)?|%\)))([{_DASH}+]?[0-9][0-9.,{_DASH}]*)")
_GLUED_LINE = re.compile(rf"(?:[^\W\d_]{{2}}\)?|%\))[{_DASH}]?[0-9][0-9.,{_DASH} ]*$")
_ONE = re.compile(
    rf"[{_DASH}+(]?\s?[0-9]{{1,3}}(?:[ .,'][0-9]{{3}})*(?:[.,][0-9]+)?\)?\s?%?[*¹²³]*[{_DASH}]?|"
    rf"[{_DASH}+]?[0-9]+(?:[.,][0-9]+)?\s?%?[{_DASH}]?|[{_DASH}]|\.\.|"
    rf"[0-9]{{1,2}}[A-Za-z]?(?:, ?[0-9]{{1,2}}[A-Za-z]?)+|[0-9]{{1,2}}[A-Za-z]"
)
_FOOT = re.compile(
    r"[0-9]{1,4}\s*[|•]\s.{0,90}|.{0,90}\s[|•]\s*[0-9]{1,4}\s*|\s*(?:sida|sid\.?|page)\s*[0-9]+.{0,20}",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;:][”\")]?$")
_SENTENCE = re.compile(r"(?<!inkl)(?<!exkl)(?<!\bövr)(?<!\bbl\.a)[^\W_]{2}[.!?] +[A-ZÅÄÖ][a-zåäö]")
# What a sentence says before its number, and a label does not end with.
_SAYS = re.compile(
    r"\b(?:är|var|blev|blir|uppgick|uppgår|till|med|på|om|från|cirka|ca|drygt|knappt|närmare|än|was|"
    r"were|is|to|by|about)$",
    re.IGNORECASE,
)
# `Justering för ej likviditetspåverkande poster:` names the rows below it.
_ABOVE_ROWS = re.compile(r"(?=.{4,60}$)[A-ZÅÄÖ][^\W\d]*(?: [^\W\d]+){0,5}:")
_LETTER_HEAD = re.compile(
    r"(?:tel|telefon|fax|dnr|org\.? ?nr|bankgiro|plusgiro|växel)\b", re.IGNORECASE
)
_ITEM = re.compile(r"\s*[•·▪●○]")
_NOTE_WORDS = ("not", "not.", "noter", "note")
_NOTE_NUMBER = re.compile(r"[0-9]{1,2}[A-Ha-h]?(?:,[0-9]{1,2}[A-Ha-h]?)*,?")
_GLUED_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})(?=(?:19|20)[0-9]{2})|([^\W\d_])(?=(?:19|20)[0-9]{2})|"
    r"((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?=[^\W\d_])|(\bNot)(?=kommun|koncern)"
)
_PERIOD = re.compile(
    rf"(?:19|20)[0-9]{{2}}[{_DASH}](?:19|20)?[0-9]{{2}}|"
    rf"(?:19|20)[0-9]{{2}}(?:[{_DASH}./][0-9]{{1,2}}(?:[{_DASH}./][0-9]{{1,2}})?)?\*?"
    rf"|[0-9]{{1,2}}/[0-9]{{1,2}}(?:/(?:19|20)[0-9]{{2}})?|[0-9]{{6}}|[0-9]{{2}}[{_DASH}./][0-9]{{2}}[{_DASH}./][0-9]{{2}}|(?:19|20)[0-9]{{2}}[01][0-9][0-3][0-9]",
)
# What stands over columns; the weak ones are words of labels too, and make no head alone.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OF_YEAR = re.compile(
    r"\b(?:före|efter|sedan|från och med|till och med|f\.?r?\.?o\.?m\.?|t\.?o\.?m\.?|before|after|"
    r"since)$",
    re.IGNORECASE,
)
# `Ack utfall 0909 Ack utfall 0809`: months.
_OF_MONTH = re.compile(
    r"\b(utfall|bokslut|budget|prognos)\s+([0-3][0-9])(0[1-9]|1[0-2])(?![0-9.,])", re.IGNORECASE
)
_DATE = re.compile(rf"(?:19|20)[0-9]{{2}}[{_DASH}][0-9]{{2}}[{_DASH}][0-9]{{2}}")
_HEAD_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
    belopp mkr mnkr tkr kkr kr sek msek tsek miljoner million thousand tusental kronor not
    not. noter note kommunen koncernen sammanställd sammanställda kommunkoncernen bokslut
    delårsrapport delårsrapp budget utfall prognos avvikelse avvik budgetavvikelse avv förbrukat
    förbrukning upparbetat
    anslag mål förändring förändr diff differens skillnad procent % %-enhet år helår helårs
    helårsprognos årsprognos årsbudget ack ackumulerat ackumulerad period perioden delår
    delårsbokslut redovisat jan-dec jan-aug jan-apr jan-mars jan-mar jan-juni jan-okt actual
    outcome forecast variance change municipality group
        """,
    )
)
_UNIT_WORDS = frozenset(
    re.findall(
        r"\S+",
        "mkr mnkr tkr kkr kr sek msek tsek miljoner million thousand tusental kronor procent %",
    )
)
_NAMES_OF_ROWS = frozenset(
    re.findall(
        r"\w+", "intäkter kostnader nettokostnad resultat antal invånare investeringar skuld"
    )
)
_WEAK_HEAD_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
    i löpande fasta prisnivå priser miljoner tusen kronor kommun kommunens koncern koncernens
    redovisning förbundet moderbolaget andel årets per den mot föregående fg tertial t1 t2
    ursprunglig reviderad justerad kvar total totalt summa netto intäkter kostnader
    nettokostnad ingående utgående balans ib ub beslutad plan vp ram jan feb mars mar apr
    april maj juni jun juli jul aug augusti sep sept september okt oktober nov november dec
    december januari februari antal kvinnor män invånare och till av från resultat
        """,
    )
)


class Kind(Enum):
    """A label with numbers, numbers alone, one number alone, heads, words, prose, cells whose
    columns are known, the foot of a page, nothing."""

    ROW = auto()
    VALUES = auto()
    VALUE = auto()
    HEAD = auto()
    LABEL = auto()
    PROSE = auto()
    CELLS = auto()
    FOOT = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line, what it can be, and where its label ends."""

    text: str
    spot: Spot
    kind: Kind
    label: str = ""
    tail: str = ""
    pieces: tuple[str, ...] = ()


_LONGEST_LABEL, _LONGEST_WORDS, _LONGEST_LINE = 90, 75, 300
_MOST_GROUPS = 40
_LONGEST_CORNER, _MOST_CORNER, _MANY_HEADS, _LONGEST_HEAD = 40, 5, 4, 120
_SERIES = re.compile(r"(?:19|20)[0-9]{2}\*{0,3}\)?(?: (?:19|20)[0-9]{2}\*{0,3}\)?)+")
_GLUED_LINES, _GLUED_SHARE = 5, 0.5
# Empty lines between heads that stand one below the other.
_MOST_BETWEEN = 2
_HEADS_IN_TURN = 3


def known_lines(lines: Sequence[tuple[int, str]]) -> list[KnownLine]:
    """Each of some numbered lines with what it can be."""
    glued, spaced = _glued(lines), _spaced(lines)
    known = [
        KnownLine(line, Spot(line=number), Kind.CELLS)
        if "\t" in line or number in spaced
        else _known(number, line, number in glued)
        for number, line in lines
    ]
    told = [place for place, one in enumerate(known) if one.kind is not Kind.BLANK]
    for before, place, behind in zip(told, told[1:], told[2:], strict=False):
        one = known[place]
        ends_label = (
            one.kind is Kind.HEAD
            and one.label[:1].islower()
            and known[before].kind is Kind.LABEL
            and known[behind].kind in (Kind.VALUE, Kind.VALUES)
        )
        if ends_label and not any(ch.isdigit() for ch in one.label):
            # `Summa verksamhetens`, `kostnader kommunen`: the rest of the label above.
            known[place] = replace(one, kind=Kind.LABEL)
    return known


def _spaced(lines: Sequence[tuple[int, str]]) -> set[int]:
    """The numbers of lines whose columns are told by wide gaps, which several lines without an
    empty one between them have."""
    found: set[int] = set()
    for empty, group in groupby(lines, key=lambda one: not one[1].strip()):
        some = [] if empty else list(group)
        wide = [number for number, line in some if _is_spaced(line.strip())]
        if len(wide) >= 2 and len(wide) >= _GLUED_SHARE * len(some):
            found.update(wide)
    return found


def _is_spaced(line: str) -> bool:
    """Whether a wide gap stands in a line, and nothing between such gaps is surely several numbers:
    there a gap is only what is left of an empty cell."""
    parts = re.split(r"[ \u00a0]{3,}", line)
    return bool(_WIDE.search(line)) and not any(_SEVERAL.search(one) for one in parts)


def _glued(lines: Sequence[tuple[int, str]]) -> set[int]:
    """The numbers of lines in runs where labels and figures stand without a blank between."""
    found: set[int] = set()
    run: list[tuple[int, bool]] = []
    for number, line in [*lines, (0, ".")]:
        told = line.translate(BLANKS).strip()
        if not told or _ONE.fullmatch(told):
            continue
        if len(told) <= _LONGEST_LABEL and not _STOP.search(told) and "\t" not in told:
            run.append((number, bool(_GLUED_LINE.search(told))))
            continue
        hits = sum(1 for _number, hit in run if hit)
        if hits >= _GLUED_LINES and hits >= _GLUED_SHARE * len(run):
            found.update(number for number, _hit in run)
        run = []
    return found


def _known(number: int, line: str, glued: bool) -> KnownLine:
    spot = Spot(line=number)
    told = line.translate(BLANKS).strip()
    if not told:
        return KnownLine(line, spot, Kind.BLANK)
    if len(told) > _LONGEST_LINE:
        return KnownLine(line, spot, Kind.PROSE)
    if "\f" in line or _FOOT.fullmatch(told):
        return KnownLine(line, spot, Kind.FOOT)
    pieces = _GAP.split(told)
    told = " ".join(told.split())
    if _is_head(told):
        return KnownLine(line, spot, Kind.HEAD, told)
    label, tail = _parted(told, glued)
    if label and len(label) <= _LONGEST_CORNER and _SERIES.fullmatch(tail):
        return KnownLine(line, spot, Kind.HEAD, told)
    parts = _pieces(pieces, tail) if len(pieces) > 1 else (tail,)
    return KnownLine(line, spot, _kind(told, label, tail), label, tail, parts)


def _pieces(pieces: Sequence[str], tail: str) -> tuple[str, ...]:
    """What stands behind a label, parted where there is more than one blank: there columns are."""
    told: list[str] = []
    for one in reversed(pieces):
        rest = tail.removesuffix(" ".join(one.split())).strip()
        if rest == tail.strip() or not rest:
            break
        told.insert(0, " ".join(one.split()))
        tail = rest
    return (tail, *told)


def _kind(told: str, label: str, tail: str) -> Kind:
    if _ITEM.match(told) or _SENTENCE.search(told):
        return Kind.PROSE
    if _LETTER_HEAD.match(told) or (tail and _SAYS.search(label)):
        return Kind.PROSE
    if not label and tail and len(tail.split()) <= _MOST_GROUPS:
        return Kind.VALUE if _ONE.fullmatch(tail) else Kind.VALUES
    if len(tail.split()) > _MOST_GROUPS:
        return Kind.PROSE
    if tail and len(label) <= _LONGEST_LABEL and not told.endswith((".", ":", ";", ",")):
        return Kind.ROW
    if not tail and len(label) <= _LONGEST_WORDS and not _STOP.search(label):
        return Kind.LABEL
    if not tail and _ABOVE_ROWS.fullmatch(label):
        return Kind.LABEL
    return Kind.PROSE


def _is_head(told: str) -> bool:
    """Whether what stands there belongs over columns: years, dates, kinds of amounts, units; before
    these the words of a corner may stand (`Nämnd, tkr 2020 2019 Förändring`)."""
    if told.endswith((".", "!", "?", ";")):
        return False
    told = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", told)
    if len(_OF_MONTH.findall(told)) > 1:
        told = _OF_MONTH.sub(r"\1 20\2-\3", told)
    spread = _GLUED_YEAR.sub(r"\1\2\3\4 ", told)
    words = [word for one in spread.split() if (word := one.strip("(),:;*").lower())]
    first = len(words)
    while first and _over_columns(words[first - 1]):
        first -= 1
    strong = sum(1 for one in words[first:] if one in _HEAD_WORDS or _PERIOD.fullmatch(one))
    columns = strong - sum(1 for one in words[first:] if one in _UNIT_WORDS)
    if not columns and (first or _NAMES_OF_ROWS.intersection(words)):
        # `Verksamhetens kostnader i miljoner kronor` is a row with its unit.
        return False
    if not first:
        return strong > 0
    corner = words[:first]
    plain = not any(ch.isdigit() for one in corner for ch in one)
    enough = strong >= 2 or (strong and len(words) - first >= _MANY_HEADS)
    return plain and len(corner) <= _MOST_CORNER and bool(enough) and len(told) <= _LONGEST_HEAD


def is_of_heads(lines: Sequence[KnownLine], place: int, past: int) -> bool:
    """Whether a line of words is one of the heads though it heads nothing alone: `Koncern` between
    heads that stand one below the other."""
    words = lines[place].label.lower().split()
    above = place - 1
    while above > past and lines[above].kind is Kind.BLANK and place - above <= _MOST_BETWEEN:
        above -= 1
    return (
        above >= past
        and lines[place].kind is Kind.LABEL
        and lines[above].kind is Kind.HEAD
        and all(_over_columns(one.strip("(),:;*")) for one in words)
    )


def begins_heads(lines: Sequence[KnownLine], place: int) -> bool:
    """Whether a line is the corner of a table and the first of its heads, which go on one below the
    other: `Nyckeltal Utfall`, `2015`, `Utfall`, `2016`."""
    words = lines[place].label.lower().split()
    near = lines[place + 1 : place + 4]
    return (
        lines[place].kind is Kind.LABEL
        and 2 <= len(words) <= _MOST_CORNER + 1
        and words[-1] in _HEAD_WORDS - _UNIT_WORDS
        and len(near) == _HEADS_IN_TURN
        and all(one.kind is Kind.HEAD for one in near)
        and [bool(_PERIOD.fullmatch(one.label)) for one in near] == [True, False, True]
    )


def _over_columns(word: str) -> bool:
    known = word in _HEAD_WORDS or word in _WEAK_HEAD_WORDS or word in _DASHES
    return known or bool(_PERIOD.fullmatch(word))


def _parted(told: str, glued: bool) -> tuple[str, str]:
    """A line as its label and what stands behind it: the longest end that is only numbers."""
    words = told.split(" ")
    first = len(words)
    while first and _VALUE_WORD.fullmatch(words[first - 1]) and not _DATE.match(words[first - 1]):
        first -= 1
    if not first and len(words) > 2 and _YEAR.fullmatch(words[0]):
        # Years name the rows of a table over time.
        first = 1
    while first < len(words) and not _says_value(words[first : first + 1]):
        # `Soliditet, %`: the unit is the label's.
        first += 1
    if first and words[first - 1].lower() in _NOTE_WORDS:
        # `Not 2, 3` belongs to the label; what stands behind it is amounts.
        while first < len(words) and _NOTE_NUMBER.fullmatch(words[first]):
            first += 1
            if not words[first - 1].endswith(","):
                break
    if first < len(words) - 1 and _YEAR.fullmatch(words[first]):
        # `varav intjänat före 1998`: the year says what the row is.
        first += bool(_OF_YEAR.search(" ".join(words[:first])))
    label, tail = words[:first], words[first:]
    match = _GLUED_WORD.fullmatch(label[-1]) if glued and label else None
    if match:
        label, tail = [*label[:-1], match[1]], [match[2], *tail]
    if not _says_value(tail):
        return told, ""
    return " ".join(label), " ".join(tail)


def _says_value(tail: Sequence[str]) -> bool:
    """Whether a number is among these, or they are dashes."""
    return any(any(ch.isdigit() for ch in one) for one in tail) or (
        bool(tail) and all(one in _DASHES for one in tail)
    )
