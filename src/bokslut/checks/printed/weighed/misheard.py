"""What leaves a number no more than doubted, though the line that it is held against seemed sure.

A line is surely meant only where it is what the number's own clause tells of, told against what the
words name. Each condition stands for itself and knows no report; where one is not met the number
may be wrong, and is told as a doubt. Source: sufficient appropriate evidence (ISA 500).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set

from ..claims.claims import Claim
from ..claims.frames import groups
from ..claims.meanings import Reading
from ..claims.narrowed import is_narrowed
from ..understood.dimensions import is_of_time
from ..understood.equations import Equation, TextNumber
from ..understood.lines import Line
from ..understood.plain_words import OWN_BODY, PLAIN_ROOTS
from ..understood.sums import says_sum
from ..understood.words import COUNTED_ROOTS, TELLING_ROOTS, likeness, root, roots_of

_LEVELS = ("level", "budget", "forecast", "mean", "share")
# A clause with a subject of its own begins here.
_CLAUSE = re.compile(
    r"(?:[,;:]\s(?:och|samt|men|medan|samtidigt som|and|but|while|whereas)|"
    r"\b(?:medan|samtidigt som|while|whereas))\s",
    re.IGNORECASE,
)
# `motsvarar 136,9 procent av avskrivningarna`: the whole of a share is nothing that is told of.
_WHOLE = re.compile(
    r"(?:%|\bprocent|\bper ?cent|\bandel(?:en)?)\s+(?:av|of)\s+(?P<what>[^.,;:()0-9]{3,80}?)"
    r"(?=\s(?:och|samt|men|medan|and|but|while)\s|[.,;:()0-9]|$)",
    re.IGNORECASE,
)
# `av skatter och bidrag`
_AND_MORE = re.compile(
    r"\s(?:och|samt|and)\s(?:(?:generella|kommunala|övriga|general)\s)?(?P<more>[^\W\d]+)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s*(?:[^\W\d]+\s+)?(?:per|för varje|for each)\s+(?P<what>[^.,;:()0-9]{3,60})", re.IGNORECASE
)
_THAN = re.compile(
    r"\s*(?:[^\W\d]+\s+)?(?:högre|lägre|mer|mindre|fler|färre|bättre|sämre|över|under|higher|lower|"
    r"more|less|fewer|better|worse|above|below)\s+(?:än|than|jämfört med|mot)?\s*"
    r"(?P<than>[^.,;:()]{3,60})",
    re.IGNORECASE,
)
_THAN_YEAR = re.compile(
    r"\b(?:högre|lägre|mer|mindre|fler|färre|bättre|sämre|higher|lower|more|less|fewer|better|"
    r"worse)\s+(?:än|than)\s+(?:år\s+)?(?P<year>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:utfallet|bokslutet|the (?:outcome|actual))\b", re.IGNORECASE)
_PLAN = re.compile(r"budget|anslag|\bram|plan", re.IGNORECASE)
_COSTS, _INCOME = root("kostnad"), root("intäkt")
_GROSS = re.compile(
    r"\b(?:brutto)?kostnad(?:en|er|erna)?\b|\b(?:brutto)?kostnadsbudget\w*|\bintäkt(?:en|er|erna)?\b|"
    r"\bintäktsbudget\w*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?P<label>[^:.;0-9]{3,80}):\s*$")
_OPENS = re.compile(
    r"[^:.;0-9]{0,60}(?:avvikelse|överskott|underskott|förändring|ökning|minskning|skillnad|"
    r"variance|surplus|deficit|change|increase|decrease)[^:.;0-9]{0,60}:\s",
    re.IGNORECASE,
)
# What some of the bodies came to together is not what is left of all.
_SOME_TOGETHER = re.compile(
    r"\b(?P<who>nämnderna|bolagen|förvaltningarna|enheterna|avdelningarna|the boards|"
    r"the companies)\b[^.;]{0,40}\b(?:tillsammans|sammanlagt|sammantaget|together|combined)\b",
    re.IGNORECASE,
)
# A limit that something is held against is no level of it.
_LIMIT = re.compile(
    r"\b(?:taket|golvet|gränsen|kravet|tröskeln|the (?:ceiling|floor|limit|threshold))\s+"
    r"(?:på|om|of|at)\s+$",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"år\b|ålder|tid|dag|dygn|timm|veck|månad|minut|sekund|läng|age|year|day|hour|week|month|time",
    re.IGNORECASE,
)
_PEOPLE = frozenset(map(root, ("personer", "individer", "people", "persons", "stycken")))
_NOUN = re.compile(r"\s*(?P<noun>[^\W\d_]{3,})\b")


def is_misheard(claim: Claim, one: Reading, bodies: Collection[str] = ()) -> bool:
    """Whether a line that a number is held against is not surely what its own clause tells of."""
    return is_narrowed(_own_clause(claim), claim, one, bodies) or any(
        each(claim, one) for each in _ALL
    )


def _own_clause(claim: Claim) -> str:
    """The words up to a number, from where a clause with a subject of its own begins."""
    before = claim.sentence.text[: claim.number.start]
    begins = [each.end() for each in _CLAUSE.finditer(before)]
    return before[begins[-1] :] if begins else before


def _names(one: Reading) -> tuple[str, ...]:
    return (*one.line.words, *one.line.topic, *one.meant.words, *roots_of(one.line.label))


def _is_named_in(line: Line, text: str) -> bool:
    said = roots_of(text)
    return any(likeness(word, each) for word in line.words for each in said)


def _is_of_another_clause(claim: Claim, one: Reading) -> bool:
    """Whether the number's own clause has a subject, and it is not the line."""
    own = _own_clause(claim)
    before = claim.sentence.text[: claim.number.start]
    if own == before:
        return False
    subject = [each for each in roots_of(own) if each not in TELLING_ROOTS]
    return bool(subject) and not any(
        likeness(word, each) or word.endswith(each) for word in _names(one) for each in subject
    )


def _is_of_the_whole(claim: Claim, one: Reading) -> bool:
    """Whether only what a share is of names the line."""
    text = claim.sentence.text
    if one.meant.kind == "share" and len({cell[:2] for cell in one.meant.cells}) > 1:
        return False
    # Nothing of what the share itself is of.
    others = [
        each
        for each in _WHOLE.finditer(text)
        if not claim.number.start <= each.start() <= claim.number.end + 1
        or claim.dimension != "share"
    ]
    named = [each for each in others if _is_named_in(one.line, each["what"])]
    if not named:
        return False
    rest = text
    for each in reversed(named):
        more = _AND_MORE.match(text, each.end())
        end = more.end() if more and _is_named_in(one.line, more["more"]) else each.end()
        rest = rest[: each.start()] + " " + rest[end:]
    own = [word for word in one.line.words if word not in TELLING_ROOTS] or list(one.line.words)
    said = roots_of(rest)
    return not any(likeness(word, each) for word in own for each in said)


def _is_of_the_divisor(claim: Claim, one: Reading) -> bool:
    """Whether the number is so much for each of what the line counts."""
    per = _PER.match(claim.sentence.text, claim.number.end)
    if per is None or re.search(r"\bper\b|/", one.line.label):
        return False
    return _is_named_in(one.line, per["what"]) and len(one.meant.cells) != 2


def _is_of_some_together(claim: Claim, one: Reading) -> bool:
    """Whether several bodies are what is told of, and the line names none of them."""
    match = _SOME_TOGETHER.search(claim.sentence.text[: claim.number.start])
    return match is not None and not _is_named_in(one.line, match["who"])


def _is_a_limit(claim: Claim, one: Reading) -> bool:
    """Whether the number is a limit, and the line's number is none."""
    return bool(_LIMIT.search(claim.sentence.text[: claim.number.start])) and not any(
        re.search(r"\b(?:mål|tak|gräns|krav|target|limit)", each) for each in _names(one)
    )


def _is_of_another_count(claim: Claim, one: Reading) -> bool:
    """Whether the noun behind a bare number is nothing that the line or its table counts."""
    if claim.number.unit not in ("", "count"):
        return False
    noun = _NOUN.match(claim.sentence.text, claim.number.end)
    counted = roots_of(noun["noun"]) if noun else ()
    # People are what all rows of staff, of those in care and of inhabitants count.
    counted = tuple(each for each in counted if each not in TELLING_ROOTS | _PEOPLE)
    return bool(counted) and not any(
        likeness(word, each) or word.endswith(each) or each.endswith(word)
        for word in _names(one)
        for each in counted
    )


def _is_of_time(claim: Claim, one: Reading) -> bool:
    """Whether the number is one of years, days or hours, and nothing says that the line is."""
    if not is_of_time(claim.sentence.text, claim.number.end):
        return False
    return not _OF_TIME.search(f"{one.line.label} {' '.join(_names(one))}")


def _is_of_one_side(claim: Claim, one: Reading) -> bool:
    """Whether the words tell of costs or of income, and nothing says that the line is of it: a
    board's may be what is left of both."""
    said = _GROSS.findall(_own_clause(claim))
    if not said:
        return False
    side = _INCOME if said[-1].lower().startswith("int") else _COSTS
    names = (*_names(one), *(root(each) for each in re.findall(r"\w+", one.line.label)))
    return not any(side in each and "netto" not in each for each in names)


def is_of_another_basis(claim: Claim, roles: Set[str]) -> bool:
    """Whether the words name the outcome as what is held against, and what is reckoned with has
    these roles: no outcome, or a budget that no word names."""
    than = _THAN.match(claim.sentence.text, claim.number.end)
    if than is None or not _OUTCOME.search(than["than"]):
        return False
    unsaid = roles & {"budget", "variance"} and not _PLAN.search(_own_clause(claim))
    return bool(unsaid) or not roles & {"outcome", "variance"}


def _is_of_another_basis(claim: Claim, one: Reading) -> bool:
    """Whether a reading is of no outcome that is held against."""
    cells = (each for each in one.line.cells if each.number in one.meant.cells)
    return is_of_another_basis(claim, {each.role for each in cells})


def _is_of_the_compared_year(claim: Claim, one: Reading) -> bool:
    """Whether the sentence holds what it tells against a year, and the reading is of that year."""
    if one.meant.kind not in _LEVELS or claim.years:
        return False
    behind = claim.sentence.text[claim.number.end :]
    return any(each["year"] == one.meant.period[:4] for each in _THAN_YEAR.finditer(behind))


def _is_of_another_label(claim: Claim, one: Reading) -> bool:
    """Whether what stands before a colon and the number is more than the line's name."""
    label = _LABEL.match(claim.sentence.text[: claim.number.start])
    if label is None:
        return False
    names = _names(one)
    return any(
        each not in TELLING_ROOTS | COUNTED_ROOTS
        and not any(likeness(word, each) or word.endswith(each) for word in names)
        for each in roots_of(label["label"])
    )


def _is_of_another_kind(claim: Claim, one: Reading) -> bool:
    """Whether what opens a list says that it tells of variances or of changes, and the reading is
    a level: `Övriga avvikelser: socialnämnden (-2,1 mnkr)`."""
    opens = _OPENS.match(claim.sentence.text[: claim.number.start])
    return bool(opens) and one.meant.kind in _LEVELS


def _is_of_somebodys(claim: Claim, one: Reading) -> bool:
    """Whether it is somebody's own that is told, and the line is the sum of all: `Akutmottagningens
    besök ökade` of Summa besök."""
    if not (one.line.total or says_sum(one.line.label)):
        return False
    names = _names(one)
    for match in _WHOSE.finditer(_own_clause(claim)):
        named = any(likeness(word, root(match["what"])) for word in one.line.words)
        whose = root(match["whose"])
        if named and whose not in _NOBODY and not any(likeness(word, whose) for word in names):
            return True
    return False


def _is_of_the_next_name(claim: Claim, one: Reading) -> bool:
    """Whether a number stands in parentheses behind a name, and the line is only named behind it:
    `driften (2,4 mkr), måltidsservice (2,7 mkr)`."""
    text = claim.sentence.text
    before = text[: claim.number.start]
    if not _BRACKET.search(before) or not one.line.own_words:
        return False
    return not _is_named_in(one.line, before) and _is_named_in(one.line, text[claim.number.end :])


_BRACKET = re.compile(r"[^\W\d_]{2,}\s\((?:SEK\s)?$")
_WHOSE = re.compile(r"\b(?P<whose>[^\W\d_]{5,}s)\s+(?P<what>[^\W\d_]{4,})", re.IGNORECASE)
_NOBODY = TELLING_ROOTS | OWN_BODY | PLAIN_ROOTS
_IT = re.compile(r"\s*(?:den|det|de|it|they|this)\b", re.IGNORECASE)
_ALL = (
    _is_of_the_next_name,
    _is_of_somebodys,
    _is_of_another_clause,
    _is_of_the_whole,
    _is_of_the_divisor,
    _is_of_another_count,
    _is_of_time,
    _is_of_some_together,
    _is_a_limit,
    _is_of_one_side,
    _is_of_another_basis,
    _is_of_the_compared_year,
    _is_of_another_label,
    _is_of_another_kind,
)


# What leaves no doubt that the line is not meant.
_SURELY = (
    _is_of_the_next_name,
    _is_of_somebodys,
    _is_of_the_whole,
    _is_of_time,
    _is_of_some_together,
)
# `Kostnaden för skadegörelse` is not all costs.
_SIDE_FOR = re.compile(
    r"\b(?:kostnad|utgift|intäkt|inkomst|cost|expense|income|revenue)\w*\s+(?:för|av|från|for|of|from)"
    r"\s+(?P<what>[^\W\d_]{4,})\s",
    re.IGNORECASE,
)


def is_of_something_else(claim: Claim, one: Reading, bodies: Collection[str] = ()) -> bool:
    """Whether the words say that a number is of something else than a line, so that it is not even
    doubted by it."""
    return any(each(claim, one) for each in _SURELY) or _is_of_one_thing(claim, one, bodies)


def _is_of_one_thing(claim: Claim, one: Reading, bodies: Collection[str]) -> bool:
    """Whether the costs or the income of one thing are told, and the line is of all."""
    if set(one.line.own_words) - COUNTED_ROOTS - {_COSTS, _INCOME}:
        return False
    told = _SIDE_FOR.search(_own_clause(claim))
    words = roots_of(told["what"]) if told else ()
    names = (*_names(one), *bodies)
    return any(
        word not in TELLING_ROOTS | PLAIN_ROOTS | OWN_BODY
        and not any(likeness(name, word) for name in names)
        for word in words
    )


# Another clause with a subject of its own.
_PARTED = re.compile(r",\s(?:och|men|medan|samtidigt som|and|but|while)\s", re.IGNORECASE)


def are_parted(claim: Claim, other: Claim) -> bool:
    """Whether a clause of its own begins between two numbers: `…, och det största är värt`."""
    first, second = sorted((claim.number, other.number), key=lambda one: one.start)
    return _PARTED.search(claim.sentence.text[first.end : second.start]) is not None


_CHANGES, _TOLD_LEVELS = ("change", "growth", "variance"), ("level", "budget", "forecast")
_LEAST_MEANT = 0.2


def is_of_its_kind(claim: Claim, one: Reading) -> bool:
    """Whether a reading is no level of what is told as a difference, nor the other way round."""
    told, meant = claim.kind, one.meant.kind
    return not (
        (told in _CHANGES and meant in _TOLD_LEVELS) or (told in _TOLD_LEVELS and meant in _CHANGES)
    )


def may_be_meant(claim: Claim, held: Sequence[Reading], bodies: Collection[str] = ()) -> bool:
    """Whether the words allow some reading as more than a chance, and nothing in the number's own
    clause says that it is of something else."""
    return any(one.weight >= _LEAST_MEANT and not is_misheard(claim, one, bodies) for one in held)


def beside_in_frame(claim: Claim) -> frozenset[int]:
    """Where the other numbers begin that tell of one thing with a number which its words lead up
    to."""
    beside = {
        part.number.start
        for group in groups(claim.sentence)
        if any(part.number.start == claim.number.start and part.said for part in group)
        for part in group
    }
    return frozenset(beside - {claim.number.start})


def is_across(equation: Equation, claim: Claim) -> bool:
    """Whether an equation has numbers of another sentence than the claim's, which says no more of
    what it tells than `it`."""
    if _IT.match(claim.sentence.text) is None:
        return False
    start, length = claim.sentence.start, len(claim.sentence.text)
    return any(
        isinstance(one, TextNumber) and not start <= one.start < start + length
        for one in equation.numbers
    )
