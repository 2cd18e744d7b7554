"""Words of direction against the two numbers that the sentence itself tells.

**Finds** `sjukfrånvaron har minskat och är 7,6 procent (7,1 procent 2023)`: a number and beside it
that of the period before, in parentheses or behind `jämfört med`, which went the other way than the
only word of direction in that part of the sentence says. An error where the year before is named,
where the report says that its parentheses are of the year before, or where the sentence tells the
very difference of the two; else a warning. **Silent** where the parentheses hold something else
(budget, a target, women and men), where the sentence tells several pairs or words, and about better
and worse where it is not known which way is good. What goes `från … till …` is held against its
word by another rule. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from ..claims.frame_breaks import is_broken
from ..claims.polarity import better_in
from ..claims.subject_phrases import is_told
from ..claims.told_gaps import gaps
from ..claims.turns import Turn, turns
from ..sentences.direction_by_gaps import from_to, signed, within
from ..sentences.fixed_forms import turned_word
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood

RULE = "direction-within-sentence"

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_BEFORE = (
    r"(?:(?:år |för |under |i )?(?P<year>(?:19|20)[0-9]{2})|föregående år|förra året|året innan|"
    r"året före|i fjol|(?:the )?(?:previous|last|prior) year)"
)
_PARENTHESES = re.compile(
    _N.format("new") + r"\s?\(\s?(?:" + _BEFORE + r"\s?:?\s?)?" + _N.format("old")
    + r"(?:\s?" + _BEFORE.replace("year>", "later>") + r")?\s?\)",
    re.IGNORECASE,
)  # fmt: skip
_COMPARED = re.compile(
    _N.format("new")
    + r",? (?:att jämföra med|jämfört med|i jämförelse med|mot|compared (?:with|to)) "
    + r"(?:(?P<first>" + _BEFORE.replace("year>", "earlier>") + r") (?:då det var |som var |of )?)?"
    + _N.format("old")
    + r"(?: (?P<second>" + _BEFORE + r"))?",
    re.IGNORECASE,
)  # fmt: skip
_IT_WAS = (
    r"[^⟦⟧.;]{0,90}?\b" + _BEFORE.replace("year>", "earlier>")
    + r"(?: (?:och|and) (?:19|20)[0-9]{2})?,? (?:då|när|when) (?:(?:(?:den|det|de|it|they|"
    + r"(?:the )?(?!andra|other)\w{4,}(?: \w+)?) )?"
    + r"(?:var|låg på|uppgick till|blev|hade|was|were) )?" + _N.format("old")
    + r"(?:(?: respektive| and) " + _N.format("older") + r")?"
)  # fmt: skip
# `45,5 år, vilket är en ökning jämfört med föregående år då den var 45,0 år`.
_WHEN = re.compile(_N.format("new") + _IT_WAS, re.IGNORECASE)
# `Det är något lägre än föregående år, då 98 procent …`, of the one number told just before.
_THAT_WHEN = re.compile(r"\W*(?:det|detta|denna|den|this|it)\b" + _IT_WAS, re.IGNORECASE)
# `Årets resultat på 84 mkr innebar ett överskott mot det budgeterade resultatet på 40 mkr`.
_SURPLUS = re.compile(
    r"\bresultat(?:et)?\b[^⟦⟧.;]{0,40}" + _N.format("new") + r"[^⟦⟧.;,]{0,25}?"
    r"(?P<word>\b(?:(?P<up>överskott)|underskott)(?:et)?) "
    r"(?:mot|gentemot|jämfört med|i förhållande till) (?:det |ett )?(?:budgeterat|budgeterade) "
    r"(?:[^\W\d_]+ )?(?:(?P<nought>nollresultat)|"
    r"resultat(?:et)?\b[^⟦⟧.;,]{0,20}\b(?:på|om|till|var) " + _N.format("old") + r")",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:föregående|förra) års?\w*[^.]{0,40}\binom parentes|"
    r"(?:inom|i) parentes\w*[^.]{0,60}(?:föregående|förra) år|"
    r"parenthes[ei]s[^.]{0,60}(?:previous|last) year",
    re.IGNORECASE,
)
_OTHER_PARENTHESES = re.compile(
    r"\b(?:kvinn\w*|män\w*|flick\w*|pojk\w*|budget\w*|mål\w*|riket|länet|prognos\w*|women|men|target)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:med|om|by|of)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ELSE = re.compile(
    r";|\b(?:medan|men|samtidigt som|while|whereas|but)\b|"
    r"\b(?:och|samt|and)\s+(?:\w+\s+){1,3}(?:är|var|blev|blir|uppg\w+|was|were|is)\b",
    re.IGNORECASE,
)
# `efter en minskning av elkostnaderna uppgick fastighetsdriften till`: what fell is not told of.
_AFTER = re.compile(
    r"^\s*(?:av|i|in|of|for|för)\s+(?:[^\W\d_]+,?\s+){1,6}(?:blev|uppgick|var|stannade|hamnade|landade|"
    r"was|were|amounted)\s+(?!den\b|det\b|de\b|till\b|på\b|i\b|to\b|it\b)[^\W\d_]{4,}",
    re.IGNORECASE,
)
_ZERO = Decimal(0)
_RESULT = re.compile(r"resultat|\bnetto(?!kost)|result\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Two:
    """A number of the sentence and that of the period before, and whether that is known."""

    new: TypedNumber
    old: TypedNumber
    sure: bool
    # Whether the new one is of the sentence before.
    apart: bool = False


def directions_within_sentences(understood: Understood) -> Iterator[Finding]:
    """The words of direction that the sentence's own numbers contradict."""
    said = any(_SAID.search(one.text) for one in understood.sentences)
    before: Sentence | None = None
    for sentence in understood.sentences:
        goes_on = before if before and before.block == sentence.block else None
        before = sentence
        if not sentence.amounts:
            continue
        found = (
            _by_pairs(understood, sentence, said, goes_on)
            or _by_gaps(understood, sentence, goes_on)
            or _by_form(understood, sentence, goes_on)
            or _by_surplus(understood, sentence)
        )
        if found is not None:
            yield found


def _by_pairs(
    understood: Understood, sentence: Sentence, said: bool, before: Sentence | None
) -> Finding | None:
    """A number and that of the period before, beside the only word of direction."""
    pairs = list(_pairs(sentence, understood.year, said))
    pairs += _since(sentence, understood.year, before)
    words = turns(sentence) if pairs else []
    if not pairs or len({one.new.start for one in pairs}) != 1 or len(words) != 1:
        return None
    two = next((one for one in pairs if _is_contradicted(sentence, words[0], one)), pairs[0])
    if _is_parted(sentence, words[0], two) or not _is_contradicted(sentence, words[0], two):
        return None
    sure = two.sure or _tells_the_change(sentence, two)
    word = sentence.text[words[0].start : words[0].end].strip()
    return _finding(understood, sentence, word, two.old.text, two.new.text, sure)


def _by_gaps(understood: Understood, sentence: Sentence, before: Sentence | None) -> Finding | None:
    """Two numbers that differ by just what a word tells, and went the other way."""
    if not sentence.is_whole or not is_told(understood, sentence):
        return None
    course = from_to(sentence, before)
    if course is not None:
        one, two = course
        return _finding(understood, sentence, one.word, two.old, two.new, two.sure)
    for gap in gaps(sentence):
        found = within(sentence, before, gap)
        if found is not None:
            return _finding(understood, sentence, gap.word, found.old, found.new, found.sure)
    return None


def _by_form(understood: Understood, sentence: Sentence, before: Sentence | None) -> Finding | None:
    """What the form of the sentence says that a difference lies between."""
    turned = turned_word(sentence, before) if is_told(understood, sentence) else None
    if turned is None:
        return None
    word, old, new = turned
    return _finding(understood, sentence, word, old.number.text, new.number.text, sure=False)


def _by_surplus(understood: Understood, sentence: Sentence) -> Finding | None:
    """A result called a surplus or a deficit against the one that was budgeted."""
    match = _SURPLUS.search(sentence.marked())
    if match is None:
        return None
    new = sentence.amounts[int(match["new"])]
    old = None if match["nought"] else sentence.amounts[int(match["old"])]
    if old is not None and {new.unit, old.unit} - {""} != {new.unit}:
        return None
    gap = signed(sentence, new) - (signed(sentence, old) if old else _ZERO)
    if not gap or (gap > 0) == bool(match["up"]):
        return None
    told = old.text if old else match["nought"]
    return _finding(understood, sentence, match["word"], told, new.text, True)


def _pairs(sentence: Sentence, year: str, said: bool) -> Iterator[_Two]:
    marked, amounts = sentence.marked(), sentence.amounts
    for match in _PARENTHESES.finditer(marked):
        named = match["year"] or match["later"]
        if named and year and named >= year:
            continue
        before = len(match[0]) > len(f"⟦{match['new']}⟧ (⟦{match['old']}⟧)") + 1
        if not before and _OTHER_PARENTHESES.search(marked):
            continue
        new, old = amounts[int(match["new"])], amounts[int(match["old"])]
        yield _Two(new, old, before or said)
    for match in _COMPARED.finditer(marked):
        if not (match["first"] or match["second"]):
            continue
        named = match["year"] or match["earlier"]
        if not (named and year and named >= year):
            new, old = amounts[int(match["new"])], amounts[int(match["old"])]
            yield _Two(new, old, True)


def _since(sentence: Sentence, year: str, before: Sentence | None) -> Iterator[_Two]:
    """What is told now, and what is told of the year before behind `då`."""
    marked, amounts = sentence.marked(), sentence.amounts
    match = _WHEN.search(marked)
    news = [amounts[int(match["new"])]] if match else []
    if match is None and before is not None:
        match, news = _THAT_WHEN.match(marked), list(before.amounts)
    if match is None or len(news) != 1 or (match["earlier"] and year and match["earlier"] >= year):
        return
    for one in (match["old"], match["older"]):
        if one:
            yield _Two(news[0], amounts[int(one)], True, news[0] not in amounts)


def _tells_the_change(sentence: Sentence, two: _Two) -> bool:
    """Whether another number of the sentence is how much the two differ, so that they are surely
    of two periods."""
    new, old = two.new.value or _ZERO, two.old.value or _ZERO
    gap = abs(new - old)
    half = two.new.half * 2
    for one in sentence.amounts:
        if one in (two.new, two.old) or one.value is None:
            continue
        own = one.half
        if one.unit in (two.new.unit, "pp") and abs(abs(one.value) - gap) <= half + own:
            return True
        if one.unit == "percent" and old:
            reach = 100 * half / abs(old) + own
            if abs(abs(one.value) - 100 * gap / abs(old)) <= reach:
                return True
    return False


def _is_parted(sentence: Sentence, turn: Turn, two: _Two) -> bool:
    """Whether the word and the numbers are of two clauses: `lånen ökade, medan e-lånen uppgick till
    47 931 mot 50 569`."""
    low, high = sorted(((turn.start, turn.end), (two.new.start, two.old.end)))
    between = sentence.text[low[1] : high[0]]
    before = turn.end <= two.new.start
    return bool(
        _ELSE.search(between) or (before and (is_broken(between) or _AFTER.search(between)))
    )


def _is_contradicted(sentence: Sentence, turn: Turn, two: _Two) -> bool:
    """Whether the numbers went the other way."""
    new, old = two.new, two.old
    if turn.against != "period" or new.value is None or old.value is None:
        return False
    units = {new.unit, old.unit} - {""}
    if (
        len(units) > 1
        or new.hedge
        or old.hedge
        or new.unit == "pp"
        or (not two.apart and _is_change(sentence, new, turn))
    ):
        return False
    way = turn.way
    if turn.good:
        way *= better_in(sentence.text[: new.start]) or 0
    one, other = signed(sentence, new), signed(sentence, old)
    if one <= 0 and other <= 0 and not _RESULT.search(sentence.text):
        one, other = -one, -other
    went: Decimal = one - other
    return went * way < 0


def _is_change(sentence: Sentence, number: TypedNumber, turn: Turn) -> bool:
    """Whether a number tells by how much, and not how much."""
    before = sentence.text[: number.start]
    near = turn.end <= number.start and len(sentence.text[turn.end : number.start]) < 25
    between = sentence.text[number.end : turn.start]
    # `940, en ökning jämfört med` tells what it is, `940 fler än` by how much.
    comparative = number.end <= turn.start and len(between) <= 12 and "," not in between
    return comparative or bool(near and _LEVEL.search(before))


def _finding(
    understood: Understood, sentence: Sentence, words: str, old: str, new: str, sure: bool
) -> Finding:
    return finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        "“{words}”, but {old} → {new}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Change the word, or the numbers.",
        claimed=words,
        words=words,
        old=old,
        new=new,
    )
