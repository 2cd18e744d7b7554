"""One thing told in two places of a report, under the same name: the number must be the same.

**Doubts** the later of two numbers that sentences tell of one thing, of one body and one year:
one that is no rounding of the other (4,6 and 4,54), or another one (75 and 74) where a name of
several words leaves no doubt of what it is, or one long word that is the whole of what is told and
under no heading of a body (`Personalomsättningen är 9,6 procent`). A body is the same under its
short name (`Ksk`).
**Proves** nothing: what is repeated may be wrong twice. **Silent** about budgets, goals, parts and
what is told roughly, and where the sentences, or those that they go on from, name other years or
stand in notes to other rows. Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import rounded
from bokslut.model.printed import PrintedBlock, PrintedText

from ..claims.claims import claim_of
from ..claims.speech import clause_of
from ..claims.told import Told, equation, told_in
from ..understood.abbreviations import abbreviations
from ..understood.dimensions import in_base
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import COUNTED_ROOTS, SCOPE_ROOTS, TELLING_ROOTS, is_body, roots_of

RULE = "told-twice"

_ZERO = Decimal(0)
_LEAST_DIGITS, _SEVERAL_WORDS, _LONGEST, _SHORT = 2, 3, 120, 20
_THE_BODY = re.compile(
    r"(?<!a )\b(?:nämnden|styrelsen|kontoret|förvaltningen|enheten|avdelningen|verksamheten|"
    r"bolaget|sektorn|the (?:board|unit|department|company))s?\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:varav|\w*budget\w*|prognos\w*|delår\w*|mål\w*|exklusive|exkl|utan|före|efter|månad\w*|"
    r"tertial\w*|kvartal\w*|bland|mellan|inom|minst|högst|target|forecast|among|within)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:den |det |kommunens |vår )?(?:totala |samlade )?[^\W\d_]{10,}\s+"
    r"(?:är|var|blev|blir|ligger på|låg på|(?:uppgår|uppgick) till|(?:har )?(?:ök|minsk)at? till|"
    r"(?:öka|minska)de till|(?:har )?sjunkit till|sjönk till|(?:har )?stigit till|steg till|"
    r"(?:har )?(?:ökat|minskat) till|is|was|amounts? to|amounted to)\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\W*\(?([0-9]{1,2}|[a-z]|\*+)\)\s")


@dataclass(frozen=True)
class _Said:
    """A number with the name of what it is, its body and its year."""

    told: Told
    name: frozenset[str]
    bodies: frozenset[str]
    year: str


def told_alike(understood: Understood) -> Iterator[Equation]:
    """The numbers that sentences tell otherwise than an earlier one of the same thing."""
    short = abbreviations(one.text for one in understood.report.texts())
    labels = frozenset(row.label.lower() for grid in understood.grids for row in grid.rows)
    known: dict[tuple[object, ...], _Said] = {}
    block, years = -1, understood.year
    for sentence in understood.written:
        # A sentence without a year goes on about that of the sentence before.
        if sentence.block != block:
            block, years = sentence.block, understood.year
        years = " ".join(sentence.own_years) or years
        if not sentence.is_whole:
            continue
        for one in told_in(sentence):
            said = _said(one, short, years)
            if said is None:
                continue
            note = _note(understood.report.blocks[block])
            key = said.name, said.bodies, said.year, one.number.unit, note
            first = known.setdefault(key, said)
            if first.told.sentence is not sentence and _differ(first, said, labels):
                yield _doubted(first, said)


def _said(one: Told, short: Mapping[str, tuple[str, ...]], year: str) -> _Said | None:
    sentence, number = one.sentence, one.number
    claim = claim_of(sentence, number)
    vague = number.hedge or claim.part or claim.wish or claim.bound or number.sign
    if vague or claim.kind != "level" or claim.digits < _LEAST_DIGITS or len(claim.years) > 1:
        return None
    if claim.earlier and not claim.years:
        return None
    leading = clause_of(sentence, number)[: -len(number.text) or None]
    leading = leading if _words(leading, short) else sentence.text[: number.start]
    words = _words(leading, short)
    name = frozenset(words) - TELLING_ROOTS - SCOPE_ROOTS
    if not name - COUNTED_ROOTS or _OTHER.search(leading):
        return None
    return _Said(one, name, _bodies(sentence, words), claim.years[0] if claim.years else year)


def _note(block: PrintedBlock) -> str:
    """The mark of the note that a text is (`(5) Denominated in …`): another is of another row."""
    match = _NOTE.match(block.text) if isinstance(block, PrintedText) else None
    return match[1] if match else ""


def _words(text: str, short: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The roots of a text, with bodies by their full names."""
    return [word for one in roots_of(text) for word in short.get(one, (one,))]


def _bodies(sentence: Sentence, words: list[str]) -> frozenset[str]:
    """Whose it is: the municipality's or the group's, by the sentence, else by its heading; what
    is `the board` or `the unit` only its headings tell."""
    own = SCOPE_ROOTS & set(words)
    if _THE_BODY.search(sentence.text):
        own = own | {word for heading in sentence.headings for word in roots_of(heading)}
    for heading in reversed(sentence.headings):
        own = own or SCOPE_ROOTS & set(roots_of(heading))
    return frozenset(own)


def _differ(first: _Said, second: _Said, labels: frozenset[str]) -> bool:
    """Whether two numbers cannot both be told of one thing."""
    one, other = first.told.number, second.told.number
    values = abs(one.value or _ZERO), abs(other.value or _ZERO)
    decimals = min(one.decimals, other.decimals)
    if rounded(values[0], decimals) == rounded(values[1], decimals):
        return False
    if one.decimals != other.decimals:
        return abs(values[0] - values[1]) < Decimal(1).scaleb(-decimals)
    return len(first.name) >= _SEVERAL_WORDS or (
        _is_alone(first, labels) and _is_alone(second, labels)
    )


def _is_alone(said: _Said, labels: frozenset[str]) -> bool:
    """Whether a sentence tells no more than one long word and its number, of the whole report: no
    heading over it is that of a body or of what a table has a row of."""
    if not _ALONE.fullmatch(said.told.before):
        return False
    return not any(
        heading.lower() in labels or any(map(is_body, roots_of(heading)))
        for heading in said.told.sentence.headings
    )


def _doubted(first: _Said, second: _Said) -> Equation:
    mine, its = first.told, second.told
    expected = in_base(
        rounded(abs(mine.number.value or _ZERO), its.number.decimals), mine.number.unit
    )
    told = partial(quoted, mine)
    return equation(its, (mine,), expected, _ZERO, told, sure=False, rule=RULE)


def quoted(one: Told) -> str:
    """What is told elsewhere, in its own words."""
    clause = clause_of(one.sentence, one.number)
    told = clause[: clause.rfind(one.number.text) + len(one.number.text)].strip(" ,;:(")
    if len(told) < _SHORT:
        told = one.sentence.text[: one.number.end]
    return f"”{told if len(told) <= _LONGEST else '…' + told[-_LONGEST:]}”"
