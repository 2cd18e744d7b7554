"""Words of direction against tables: what is told to have risen must have risen.

**Finds** a word (`har ökat`, `en minskning med 3 mkr`, `lägre än budgeterat`, `försämrats`,
`oförändrad`, `fördubblats`) beside two numbers of the line that its sentence names which went the
other way. An error where every word of the sentence's subject belongs to that line and every line
of that name went the other way, or where a number of the sentence is the line's own change, so that
only the word is wrong; a warning where less is known, and about how much (`något`, `kraftigt`).
**Silent** where a word of the subject is not the line's, where lines of that name went both ways,
where the printed numbers are alike, about causes, parts, wishes and months, and about better and
worse where it is not known which way is good. Source: tying a report's text to its statements (ISA
720).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from ..claims.amount_roles import GOES_ON
from ..claims.claim_years import YEAR
from ..claims.line_pairs import (
    Match,
    Pair,
    digits_of,
    explained_as,
    is_outcome,
    long_pairs,
    matches,
    period_pairs,
    plan_pairs,
    year_of,
)
from ..claims.polarity import better_when
from ..claims.subject_phrases import (
    Naming,
    Phrase,
    Subject,
    is_told,
    naming_of,
    phrase_of,
    same_name,
)
from ..claims.told_gaps import courses, gaps
from ..claims.turns import BASIS, OF_SOME, OF_SOME_BEHIND, Turn, turns, without_cause
from ..sentences.direction_by_gaps import Levels, against, comes_out, tells_of_another, told_with
from ..sentences.direction_by_gaps import goes_on as joined_gap
from ..sentences.direction_by_size import AROUND, Sizes, Speech, by_size
from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell
from ..understood.places import place_of
from ..understood.plain_words import MONTH_BEFORE_THE_LAST
from ..understood.understood import Sentence, Understood
from ..understood.words import SCOPE_ROOTS
from .direction_by_differences import by_difference
from .direction_by_lines import Lines, by_course
from .size_words import FACTORS, size_differs
from .sure_lines import Claim, is_of_no_share, is_of_this_group, is_surely_of

RULE = "direction-against-table"

_LEAST = 0.5
_MONTHS = re.compile(
    rf"\b(?:{MONTH_BEFORE_THE_LAST}|tertial\w*|"
    r"delår\w*|kvartal\w*|halvår\w*|hösten|våren|sommaren|vintern|vecka|månad\w*|hittills|"
    r"quarter|autumn|spring|month\w*)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:senaste|sista|flera|många|tio|fem|tre|fyra|last|several) (?:\w+ )?(?:åren|år|years)\b|"
    r"\böver tid\b|\bmandatperiod\w*|\bgenom åren\b|\bunder perioden\b|\bover time\b|"
    r"\btidigare år\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:varje år|år från år|år efter år|år i rad|året i rad|every year|year after year)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})\s?(?:-|–|och|till|and|to)\s?((?:19|20)[0-9]{2})(?![0-9])"
)
_FROM_TO = re.compile(
    r"\b(?:från|from)\b[^.;]{0,60}⟦[0-9]+⟧[^.;]{0,80}\b(?:till|to)\b[^.;]{0,40}⟦[0-9]+⟧", re.I
)
# How fast something changes is another thing than how it changed.
_SECOND = re.compile(
    r"\b\w*(?:ökning|minskning|utveckling|förändring|takt|skillnad|differens|gap)\w*\b",
    re.IGNORECASE,
)
# What went so in some places may have gone otherwise in all of them together.
_SOME_OF = re.compile(r"⟦[0-9]+⟧ (?:av|of) (?:\w+ )?⟦[0-9]+⟧ \w", re.IGNORECASE)


def directions_against_tables(understood: Understood) -> Iterator[Finding]:
    """Every word of direction of every sentence that names a line of a table."""
    naming = naming_of(understood)
    lines = Lines(understood, Levels(naming.subjects.lines))
    sizes = Sizes(understood, naming.subjects.lines)
    before: Sentence | None = None
    for sentence in understood.sentences:
        goes_on = before if before and before.block == sentence.block else None
        before = sentence
        if not is_told(understood, sentence) or BASIS.search(sentence.text):
            continue
        told = False
        own = [one for one in gaps(sentence) if comes_out(sentence, one)]
        for turn in turns(sentence):
            if any(turn.left <= one.number.start < turn.right for one in own):
                # The sentence's own numbers say so.
                continue
            found = _judged(understood, naming, sentence, turn, goes_on)
            if found is not None:
                told = True
                pair, sure = found
                if is_of_no_share(sentence, pair):
                    continue
                word = _word(sentence, turn)
                sure = sure and is_surely_of(_claim(sentence, goes_on, turn, pair), pair)
                yield _finding(understood, sentence, word, pair.line, pair.told, sure)
        if not told:
            yield from _by_gaps(understood, lines, sizes, sentence, goes_on)


def _claim(sentence: Sentence, before: Sentence | None, turn: Turn, pair: Pair) -> Claim:
    told = _told_changes(sentence, turn)
    number = next((one for one in told if explained_as(pair, one) in ("change", "growth")), None)
    return Claim(sentence, before, turn.start, turn.end, number)


def _by_gaps(
    understood: Understood,
    lines: Lines,
    sizes: Sizes,
    sentence: Sentence,
    before: Sentence | None,
) -> Iterator[Finding]:
    """The first difference of a sentence that a line with its number, or that it names, has the
    other way."""
    if not sentence.amounts:
        return
    for gap in gaps(sentence):
        if comes_out(sentence, gap):
            continue
        claim = Claim(sentence, before, gap.number.start, gap.number.end, gap.number)
        found = against(lines.levels, sentence, gap)
        if found is None and before is not None and (both := joined_gap(sentence, before, gap)):
            found = against(lines.levels, *both)
        if found is not None:
            pair, sure = found
            sure = sure or Speech(sentence, before).names(pair.line, pair.newer) >= AROUND
            sure = sure and is_surely_of(claim, pair)
            yield _finding(understood, sentence, gap.word, pair.line, pair.told, sure)
            return
        sized = by_size(sizes, sentence, before, gap)
        if sized is not None:
            sure = sized.sure and is_surely_of(claim, sized.pair)
            yield _finding(understood, sentence, gap.word, sized.line, sized.told, sure)
            return
    for turned in by_difference(understood, sentence):
        line, number = turned.pair.line, turned.number
        claim = Claim(sentence, before, number.start, number.end, number)
        sure = turned.sure and is_surely_of(claim, turned.pair)
        yield _finding(understood, sentence, turned.word, line, turned.pair.told, sure)
        return
    for course in courses(sentence):
        seen = by_course(lines, sentence, course)
        if seen is not None:
            yield _finding(understood, sentence, course.word, seen.line, seen.told, False)
            return


@dataclass(frozen=True, slots=True)
class _Seen:
    """A pair that a turn may mean: how surely, and the numbers of the sentence that it explains."""

    subject: Subject
    pair: Pair
    matched: tuple[Match, ...]

    @property
    def digits(self) -> int:
        """How many digits of the sentence speak for the pair."""
        return sum(one.digits for one in self.matched)


Found = tuple[Pair, bool]


def _judged(
    understood: Understood,
    naming: Naming,
    sentence: Sentence,
    turn: Turn,
    before: Sentence | None,
) -> Found | None:
    """The pair that a word contradicts, and whether surely; None where it does not."""
    if turn.against == "other" or _from_to(sentence, turn):
        return None
    if _SECOND.search(_before(sentence.text, turn)) or _is_of_some(sentence, turn):
        return None
    phrase = phrase_of(sentence, turn, before)
    numbers = told_with(sentence, turn.end)
    seen: list[_Seen] = []
    subjects = [
        replace(one, line=naming.dated(one.line))
        for one in naming.of(phrase, sentence)
        if (one.strength >= _LEAST or one.explained) and not _is_second(one.line.label)
    ]
    year = _year(understood, sentence, turn, before)
    pairs = _pairs(sentence, turn, year)
    for one in subjects:
        for pair in pairs(one.line):
            seen.append(_Seen(one, pair, tuple(matches(pair, numbers))))
    seen = [one for one in _of_columns(phrase, seen) if is_of_this_group(sentence, one.pair)]
    by_number = _by_number(sentence, turn, seen)
    if not by_number and turn.against == "period":
        loose = _loose(sentence, turn, subjects, year)
        loose = [one for one in loose if is_of_this_group(sentence, one.pair)]
        by_number = _by_number(sentence, turn, loose)
    if by_number:
        return _of_numbers(turn, by_number)
    return _of_words(understood, sentence, turn, phrase, seen)


@lru_cache(maxsize=10_000)
def _is_second(label: str) -> bool:
    """Whether a label is of how fast something changes."""
    return bool(_SECOND.search(label))


def _is_of_some(sentence: Sentence, turn: Turn) -> bool:
    """Whether a word is told of some of several: `i fem av nämnderna har sjukfrånvaron minskat`."""
    some = OF_SOME.search(sentence.text, turn.left, turn.start)
    some = some or OF_SOME_BEHIND.match(sentence.text, turn.end)
    return bool(some or _SOME_OF.search(sentence.marked()))


def _before(text: str, turn: Turn) -> str:
    """What stands before a turn since the last comma or `och`, but for the turn's own words."""
    return re.split(r",\s|\b(?:och|samt|men|medan|and|but|while)\b", text[: turn.start])[-1]


def _of_columns(phrase: Phrase, seen: Sequence[_Seen]) -> list[_Seen]:
    """By line, the pairs of the columns that the phrase names, if it names any."""
    named = [_names_columns(phrase, one) for one in seen]
    lines = {one.subject.line.place for one, says in zip(seen, named, strict=True) if says}
    return [
        one
        for one, says in zip(seen, named, strict=True)
        if says or one.subject.line.place not in lines
    ]


def _names_columns(phrase: Phrase, one: _Seen) -> bool:
    words = one.pair.newer.words
    return bool(words) and all(
        any(same_name(word, said) for said in phrase.words) for word in words
    )


def _from_to(sentence: Sentence, turn: Turn) -> bool:
    """Whether the sentence itself tells from what to what it went, which is held against it."""
    marked = sentence.marked()
    return bool(_FROM_TO.search(marked)) and len(sentence.amounts) >= 2 and bool(turn)


_Pairs = Callable[[Line], Iterable[Pair]]


def _no_pairs(_line: Line) -> Iterable[Pair]:
    return ()


def _pairs(sentence: Sentence, turn: Turn, year: str) -> _Pairs:
    """What pairs of a line a turn may compare."""
    if _MONTHS.search(without_cause(sentence.text)):
        return _no_pairs
    clause = sentence.text[turn.left : turn.right]
    since = tuple(one for one in YEAR.findall(turn.than) if one < year)
    span = _SPAN.search(clause)
    groups: Callable[[Line], Iterable[Sequence[Pair]]]
    if turn.against in ("budget", "forecast"):
        groups = partial(plan_pairs, against=turn.against, year=year)
    elif span:
        groups = partial(period_pairs, year=span[2], since=(span[1],))
    elif _LONG.search(clause) and not since and not _EVERY.search(clause):
        groups = partial(long_pairs, year=year)
    else:
        since = () if _EVERY.search(clause) else since
        groups = partial(period_pairs, year=year, since=since)
    return lambda line: chain.from_iterable(groups(line))


def _loose(sentence: Sentence, turn: Turn, subjects: Sequence[Subject], year: str) -> list[_Seen]:
    """The outcomes of two years whatever else stands over their columns, for a number that is
    their difference to tell them apart."""
    seen: list[_Seen] = []
    since = tuple(told for told in YEAR.findall(turn.than) if told < year)
    for one in subjects:
        cells = [cell for cell in one.line.cells if is_outcome(cell)]
        newer = [cell for cell in cells if year_of(cell) == year]
        older = (
            [cell for cell in cells if year_of(cell) in (since or (str(int(year) - 1),))]
            if year.isdigit()
            else []
        )
        for new in newer:
            for old in older:
                if old.unit == new.unit and _scope_of(old) == _scope_of(new):
                    pair = Pair(one.line, old, new)
                    seen.append(_Seen(one, pair, tuple(matches(pair, sentence.amounts))))
    return seen


def _scope_of(cell: LineCell) -> frozenset[str]:
    """Of whom a column is: the group's last year beside the municipality's this year says
    nothing."""
    return frozenset(cell.words) & SCOPE_ROOTS


def _year(understood: Understood, sentence: Sentence, turn: Turn, before: Sentence | None) -> str:
    """The year that a turn is told of: its own part's; that of the sentence which it goes on from
    (`The decrease was due to … in 2019`: what is behind is the year of the cause); the sentence's,
    the report's."""
    compared = set(YEAR.findall(turn.than))
    clauses = [sentence.text[turn.left : turn.right], sentence.text[: turn.right]]
    told = [(one, sentence) for one in clauses]
    if before is not None and GOES_ON.match(sentence.text):
        told.append((before.text, before))
    for text, one in (*told, (sentence.text, sentence)):
        own = [year for year in YEAR.findall(text) if year in one.own_years]
        own = [year for year in own if one is not sentence or year not in compared]
        if own:
            return str(own[-1])
    return understood.year


def _by_number(sentence: Sentence, turn: Turn, seen: Sequence[_Seen]) -> list[_Seen]:
    """The pairs that a number of the sentence tells the change of, and that enough digits speak
    for."""
    told = _told_changes(sentence, turn)
    best: list[_Seen] = []
    for one in seen:
        changes = [
            match
            for match in one.matched
            if match.kind in ("change", "growth") and match.number in told
            if not _is_level_of_another(match.number, one, seen)
        ]
        if not changes:
            continue
        needed = 1 if one.subject.explained else 3 if one.subject.strength >= 0.7 else 4
        needed = min(needed, 3) if len(one.matched) > 1 else needed
        beside = told_with(sentence, turn.end)
        own = [each for each in beside if turn.left <= each.start < turn.right]
        if one.digits >= needed and not tells_of_another(own, changes[0].number, one.pair):
            best.append(one)
    return best


def _is_level_of_another(number: TypedNumber, one: _Seen, seen: Sequence[_Seen]) -> bool:
    others = [each for each in seen if each.subject.strength >= one.subject.strength]
    return any(map(partial(_is_level, number), others))


def _is_level(number: TypedNumber, one: _Seen) -> bool:
    return any(each.number is number and each.kind in ("old", "new") for each in one.matched)


def _told_changes(sentence: Sentence, turn: Turn) -> tuple[TypedNumber, ...]:
    """The numbers of the turn's own part of the sentence that tell by how much."""
    return tuple(
        one
        for one in sentence.amounts
        if turn.left <= one.start < turn.right and _is_change(sentence.text, one, turn)
    )


_BY = re.compile(
    r"(?:\b(?:med|på|om|by|of)\s+(?:\w+\s+){0,2}|\beller\s+(?:\w+\s+)?)$", re.IGNORECASE
)


def _is_change(text: str, number: TypedNumber, turn: Turn) -> bool:
    if number.unit == "pp":
        return True
    if number.end <= turn.start:
        # 3,1 mkr högre än; (3,1 mkr) mer än.
        return len(text[number.end : turn.start].strip(" ()")) <= 12
    return bool(_BY.search(text[: number.start]))


def _agrees(turn: Turn, pair: Pair) -> int:
    """1 where the pair went as the word says, -1 where it went the other way, 0 where it is not
    known which way is good, or whether it went at all."""
    if turn.good:
        return turn.way * better_when(pair.line) * pair.better
    return turn.way * pair.way


def _of_numbers(turn: Turn, seen: Sequence[_Seen]) -> Found | None:
    if not turn.way:
        return None
    if any(_agrees(turn, one.pair) >= 0 for one in seen):
        return None
    best = max(seen, key=lambda one: (one.subject.explained, one.digits))
    sure = best.subject.explained or best.digits >= 3
    return best.pair, sure


def _of_words(
    understood: Understood, sentence: Sentence, turn: Turn, phrase: Phrase, seen: Sequence[_Seen]
) -> Found | None:
    some = [one for one in seen if one.subject.explained]
    if any(not any(map(partial(_is_level, one), some)) for one in _told_changes(sentence, turn)):
        # It tells by how much, and that is not this line's: of something else, or wrong itself.
        return None
    near = [one for one in some if _is_near(understood, sentence, one)]
    beside = [one for one in some if one not in near]
    levels = _of_levels(some, "new") or _of_levels(some, "old")
    if not levels and _strays(sentence, turn, some):
        return None
    kept = levels or near or [one for one in some if one.subject.special]
    if not kept:
        return None
    pairs = [one.pair for one in kept]
    if not turn.way or turn.size in FACTORS:
        found = _how_much(turn, pairs)
        if found or not turn.way:
            return found
    ways = [_agrees(turn, one) for one in pairs]
    if all(one < 0 for one in ways):
        agreed = all(_agrees(turn, one.pair) < 0 for one in beside)
        digits = max((one.digits for one in levels), default=0)
        certain = agreed and not phrase.borrowed and not _goes_on(sentence, turn)
        sure = digits >= 2 or (bool(near) and certain)
        return pairs[0], sure
    return _how_much(turn, pairs) if all(one > 0 for one in ways) else None


def _of_levels(some: Sequence[_Seen], kind: str) -> list[_Seen]:
    return [one for one in some if any(match.kind == kind for match in one.matched)]


_BESIDE = 4
# What rises may be told of always, or of what is to come.
_GOES_ON = re.compile(r"\w+(?:ar|er)", re.IGNORECASE)


def _goes_on(sentence: Sentence, turn: Turn) -> bool:
    return turn.against == "period" and bool(_GOES_ON.fullmatch(_word(sentence, turn)))


def _word(sentence: Sentence, turn: Turn) -> str:
    return sentence.text[turn.start : turn.end].strip()


def _is_near(understood: Understood, sentence: Sentence, one: _Seen) -> bool:
    """Whether a sentence stands under the heading of the table, or right beside it."""
    block = understood.grid[one.pair.line.grid].block
    return one.subject.here or abs(block - sentence.block) <= _BESIDE


def _strays(sentence: Sentence, turn: Turn, some: Sequence[_Seen]) -> bool:
    """Whether the sentence tells a number of the lines' own kind that none of them has: it may
    speak of something else."""
    kinds = {dimension_of(one.pair.newer.unit) for one in some}
    explained = {match.number.start for one in some for match in one.matched}
    return any(
        digits_of(one) >= 2
        and (dimension_of(one.unit) in kinds or "number" in kinds)
        and one.start not in explained
        for one in sentence.amounts
        if turn.left <= one.start < turn.right
    )


def _how_much(turn: Turn, pairs: Sequence[Pair]) -> Found | None:
    """The pair whose change is of another size than the words say, if all pairs are so."""
    told = [size_differs(turn, one) for one in pairs]
    if pairs and all(told):
        return pairs[0], False
    return None


def _finding(
    understood: Understood, sentence: Sentence, words: str, line: Line, told: str, sure: bool
) -> Finding:
    return finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        "“{words}”, but {line}: {pair}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Change the word, or say of what it is told.",
        claimed=words,
        words=words,
        line=line.label,
        pair=told,
    )
