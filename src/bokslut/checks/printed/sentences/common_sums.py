"""Sums that statements seldom print and reports tell of: taxes and grants, the financial net.

**Proves** what such a sum is, or by how much it changed or differs from its plan (`Skatteintäkter
och statsbidrag ökade med 4,6 procent`), and what percent of taxes and grants a result, the
investments or another line of the statements is (`motsvarar 1,6 procent av skatteintäkter och
generella statsbidrag`), by the lines of those names. **Doubts** another number, where all tables
that have these lines make the same one. **Silent** where the number is rough, wished or of a part,
where a percent is told of an amount beside it, and about the group unless it is named. Source:
recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..claims.claims import claim_of
from ..claims.frames import Part, groups
from ..claims.line_values import Value
from ..claims.meanings import readings_of
from ..claims.measures import Column, Measure, Setting, quotient
from ..claims.mentioned import Mentioned
from ..understood.equations import Equation
from ..understood.key_figure_terms import COMMON_SUMS, STATEMENT_LINES, TAXES_AND_GRANTS
from ..understood.understood import Sentence, Understood
from ..understood.words import GROUP_ROOTS, roots_of
from .row_gaps import decided, turned

_NET = re.compile(r"\bfinansnetto|\bfinancial net\b|\bnet financial\b", re.IGNORECASE)
_ROLES = ("level", "change", "growth")
_LEVELS = ("level", "forecast")
_FORESEEN = re.compile(
    r"prognos|\b(?:väntas|beräknas|bedöms|förväntas)\b|forecast|expected", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:varav|exklusive|inklusive|justera\w*|rensa[dt]\w*|budgetera\w*|budgeten|mål\w*|snitt\w*|"
    r"genomsnitt\w*|period\w*|balanskrav\w*|excluding|including|adjusted|average|budgeted|target)\b",
    re.IGNORECASE,
)
# What stands between the name of a sum and what is told of it: a verb, and no other thing.
_TELLS = re.compile(
    r"(?:en|et|s|erna)?\s*(?:(?:har|samtidigt|tillsammans|sammanlagt|totalt|därmed|under året|"
    r"m\.m\.|together|also)\s+)*(?:uppgick|uppgår|blev|var|är|ökade|ökat|steg|stigit|växte|minskade|minskat|"
    r"sjönk|förbättrades|förbättrats|försämrades|försämrats|ger|gav|slutade|landade|rose|grew|"
    r"increased|fell|decreased|improved|deteriorated|was|were|amounted|totalled)\s+"
    r"(?:(?:till|med|på|samtidigt|tillsammans|sammanlagt|totalt|to|by|at|SEK)\s+)*",
    re.IGNORECASE,
)
# What stands between that and the percent of it, or the change and its percent.
_AMOUNT = r"[0-9][0-9\s.,]*(?:m?n?kr|mdkr|kkr|tkr|miljoner kronor|miljarder kronor|million)"
_AND_THEN = re.compile(
    rf"(?:{_AMOUNT}(?:\s+(?:jämfört med|mot|sedan|från|compared with|from)\s+"
    r"(?:år\s+|föregående år|året före|last year)?(?:(?:19|20)[0-9]{2})?)?\s*[,(]?\s*"
    r"(?:(?:vilket|som|det|which)\s+(?:är|var|innebär|motsvarar|ger|is|was)\s+)?"
    r"(?:(?:en|an?)\s+(?:ökning|minskning|förändring|tillväxt|increase|decrease)\s+(?:med|på|of)\s+|"
    r"eller\s+|motsvarande\s+|or\s+|motsvarar\s+)?)+",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"\s*(?:av|of)\s+(?:(?:de|den|det|våra|kommunens|årets|samlade|totala|summan av|the|total|"
    r"its)\s+)*",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\s*(?:(?:uppgick|uppgår|blev|var|är|amounted|was)\s+(?:till\s+|to\s+)?(?:SEK\s+)?[0-9]"
    r"[0-9\s.,]*(?:m?n?kr|mkr|tkr|miljoner kronor|million)\s*(?:,|,? och|,? and)\s+(?:vilket\s+|"
    r"det\s+|som\s+|which\s+)?)?(?:(?:för (?:året|helåret)|"
    r"enligt (?:den senaste )?prognosen|under året)\s+)?"
    r"(?:motsvarar|motsvarade|utgör|utgjorde|uppgår till|uppgick till|är|var|blev|tog|tar|"
    r"equals?|equalled|corresponds? to|corresponded to|was|is)\s+(?:nu\s+|därmed\s+|i anspråk\s+)?",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"^(?:kommunens|årets|de|den|det|the|samlade|periodens)\s+", re.IGNORECASE)


def common_sums(understood: Understood) -> Iterator[Equation]:
    """What sentences tell of sums that closings have in common."""
    told = Mentioned(readings_of(understood))
    for sentence in understood.written:
        if not sentence.is_statement or _OTHERWISE.search(sentence.text):
            continue
        names = [(one, match) for one in COMMON_SUMS for match in one.name.finditer(sentence.text)]
        if not names:
            continue
        for group in groups(sentence):
            for part in group:
                claim = claim_of(sentence, part.number)
                if part.number.hedge or claim.bound:
                    continue
                values = _told_of(told, understood, sentence, part, [each for _one, each in names])
                values = values or _shares(told, understood, sentence, part)
                yield from decided(understood, sentence, claim, values)
                if _NET.search(sentence.text[: part.number.start]):
                    yield from turned(understood, sentence, claim, values)


def _told_of(
    told: Mentioned,
    understood: Understood,
    sentence: Sentence,
    part: Part,
    names: Sequence[re.Match[str]],
) -> list[list[Value]]:
    """What a number right behind the name of a sum would be, by each table that has its lines."""
    before = [one for one in names if one.end() <= part.number.start]
    if not before or part.role not in _ROLES or part.bracket:
        return []
    if not _leads_to(sentence.text[before[-1].end() : part.number.start]):
        return []
    claim = claim_of(sentence, part.number)
    if part.role != "level" and (part.base == "other" or (claim.compared and not part.base)):
        return []
    if part.role != "level" and not part.base:
        part = Part(part.place, part.number, part.role, "period", part.way)
    columns = _Columns.told_of(understood, sentence)
    return [
        list(Setting(measure, column).values(part, claim.since))
        for measure in told.common_sums(before[-1][0])
        for column in columns.of(measure)
    ]


def _leads_to(between: str) -> bool:
    """Whether what stands between a name and a number says that it is told of it."""
    tells = _TELLS.match(between)
    if tells is None:
        return False
    return tells.end() == len(between) or bool(_AND_THEN.fullmatch(between, tells.end()))


def _shares(
    told: Mentioned, understood: Understood, sentence: Sentence, part: Part
) -> list[list[Value]]:
    """What percent of taxes and grants the line would be that a sentence begins with."""
    of = _SHARE_OF.match(sentence.text, part.number.end)
    if part.number.unit != "percent" or of is None:
        return []
    if not TAXES_AND_GRANTS.name.match(sentence.text, of.end()):
        return []
    subject = _DETERMINED.sub("", sentence.text[: part.number.start].lstrip())
    label = next((one.label for one in STATEMENT_LINES if _is_of(one.name, subject)), None)
    if label is None:
        return []
    wholes = list(told.common_sums("skatter och bidrag"))
    columns = _Columns.told_of(understood, sentence)
    values = []
    for measure in told.called(label):
        for whole in wholes:
            for column in columns.of(measure):
                other = whole.amounts.get(column)
                if other is None:
                    continue
                mine = Setting(measure, column).value(column, measure.amounts[column])
                share = quotient(mine, Setting(whole, column).value(column, other))
                if share is not None:
                    values.append([share])
    return values


def _is_of(name: re.Pattern[str], subject: str) -> bool:
    """Whether a line and a verb are all that stands before a percent."""
    found = name.match(subject)
    return found is not None and _IS.fullmatch(subject, found.end()) is not None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns that a sentence tells of: of the year, the municipality's own, of a forecast
    where one is told."""

    years: tuple[str, ...]
    foreseen: bool
    group: bool

    @classmethod
    def told_of(cls, understood: Understood, sentence: Sentence) -> _Columns:
        """Those of a sentence."""
        return cls(
            sentence.own_years or (understood.year,),
            bool(_FORESEEN.search(sentence.text)),
            bool(GROUP_ROOTS & set(roots_of(sentence.text))),
        )

    def of(self, measure: Measure) -> Iterator[Column]:
        """Those of them that a measure has."""
        for column in measure.amounts:
            if column.kind not in _LEVELS or (column.kind == "forecast") != self.foreseen:
                continue
            if column.period[:4] not in self.years:
                continue
            if bool(GROUP_ROOTS & column.words) == self.group:
                yield column
