"""Which figure a typed number is: proposals with a score and a reason, and their writing down.

A proposal says the same number as was typed, within its printed precision. Which of several such
figures is meant is told by the words around the number; where they do not tell, nothing is
applied by itself. A wrong reference would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.measures.measure import Register
from bokslut.measures.reference import canonical
from bokslut.measures.world import World
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate, untranslated
from bokslut.model.message import fill
from bokslut.model.numbers import default_decimals

from .passages import Mention, Passage, passages
from .printing import PLACEHOLDER, print_of, run_of
from .typed import Language, TypedNumber, typed_numbers
from .vocabulary import DIRECTIONS
from .weigh import Reason, turning_word, weigh

# Both are high on purpose: what is bound by itself has to be right.
SURE, MARGIN = 6.0, 1.0
LIKELY, FAR = 3.5, 3.0
_MOST = 8
# A proposal for which nothing speaks is none.
_LEAST = 0.0
_MONEY = ("kr", "tkr", "mkr", "mdkr")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure that a typed number may be, how well it fits, why, and the word beside the number
    that turns with its sign. `short` is its reference as people write it."""

    figure: Figure
    score: float
    reasons: tuple[Reason, ...]
    short: FigureRef
    placeholder: str
    printed: str
    direction: Mention | None = None

    @property
    def ref(self) -> FigureRef:
        """The reference of the figure."""
        return self.figure.ref

    def why(self, translate: Translate = untranslated) -> str:
        """The reasons in words, for and against."""
        return "; ".join(fill(translate(one.template), {"what": one.what}) for one in self.reasons)


@dataclass(frozen=True, slots=True)
class Bound:
    """A typed number with its proposals, best first. `sure` where the best is clearly the one."""

    number: TypedNumber
    sentence: str
    proposals: tuple[Proposal, ...]

    @property
    def sure(self) -> bool:
        """Whether the best proposal fits well and clearly better than the next."""
        if not self.proposals:
            return False
        best = self.proposals[0]
        lead = best.score - max((one.score for one in self.proposals[1:2]), default=0.0)
        if best.score >= SURE:
            return lead >= MARGIN
        # Nothing else is near it, and nothing of weight speaks against it.
        against = min(one.points for one in best.reasons)
        return best.score >= LIKELY and lead >= FAR and against >= -1.0


def bound_numbers(
    text: str,
    figures: Mapping[FigureRef, Figure],
    register: Register,
    world: World,
    translate: Translate = untranslated,
) -> list[Bound]:
    """Every amount that is typed in the text, outside of placeholders and tables, with the
    figures among the given ones that it may be."""
    plain = masked(text)
    shown = _Printed(figures.values())
    made = []
    for number, passage in passages(plain, typed_numbers(plain, _language(translate)), world):
        if _in_table(plain, number):
            continue
        same = [one for one in shown.like(number) if _says(number, one, register)]
        proposals = [
            found
            for one in same
            if (found := _proposal(number, passage, one, register, world, translate)) is not None
        ]
        proposals.sort(key=lambda one: (-one.score, len(str(one.ref)), str(one.ref)))
        sentence = text[passage.start : passage.end].strip()
        likely = [one for one in _without_twins(proposals) if one.score > _LEAST]
        made.append(Bound(number, sentence, tuple(likely[:_MOST])))
    return made


def _without_twins(proposals: list[Proposal]) -> list[Proposal]:
    """The proposals without those that are the same figure in the organisation of a day that is
    written out; the shortest reference stands first."""
    seen: set[tuple[FigureRef, object]] = set()
    kept = []
    for one in proposals:
        twin = (one.ref.with_keys(organisation=""), one.figure.value)
        if twin not in seen:
            seen.add(twin)
            kept.append(one)
    return kept


class _Printed:
    """Figures by what they print: a report has thousands, and a text hundreds of numbers."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = [one for one in figures if one.value is not None]
        self._by_form: dict[tuple[str, int], dict[Decimal, list[Figure]]] = {}

    def like(self, number: TypedNumber) -> list[Figure]:
        """The figures that print the digits of a number in its unit."""
        if number.value is None:
            return []
        form = (number.unit, number.decimals)
        if form not in self._by_form:
            printed: dict[Decimal, list[Figure]] = {}
            for one in self._figures:
                if one.value is not None:
                    printed.setdefault(abs(number.printed(one.value)), []).append(one)
            self._by_form[form] = printed
        return self._by_form[form].get(abs(number.value), [])


def masked(text: str) -> str:
    """The text with blanks in the place of its placeholders, so that offsets stay."""
    return PLACEHOLDER.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _language(translate: Translate) -> Language:
    return "sv" if translate("percent") == "procent" else "en"


def _in_table(text: str, number: TypedNumber) -> bool:
    start = text.rfind("\n", 0, number.start) + 1
    end = text.find("\n", number.start)
    line = text[start : end if end >= 0 else len(text)]
    return "\t" in line.strip() or line.lstrip().startswith("|")


def shortest(ref: FigureRef, register: Register, world: World) -> FigureRef:
    """The reference without the keys that say what holds anyway."""
    for key, _value in ref.keys:
        shorter = ref.with_keys(**{key: ""})
        if canonical(shorter, register, world) == canonical(ref, register, world):
            ref = shorter
    return ref


def _says(number: TypedNumber, figure: Figure, register: Register) -> bool:
    if figure.value is None or not number.says(figure.value):
        return False
    percent = register[figure.ref.measure].shown_as == "percent"
    if number.unit in _MONEY:
        return figure.unit == "kr" and figure.value != 0
    if number.unit == "percent":
        return percent
    if number.unit == "kr-per-unit":
        return figure.unit == "kr-per-unit"
    return number.unit in ("", "count") and figure.unit in ("count", "ratio") and not percent


def _proposal(
    number: TypedNumber,
    passage: Passage,
    figure: Figure,
    register: Register,
    world: World,
    translate: Translate,
) -> Proposal | None:
    agreed, direction = turning_word(passage, figure)
    if not agreed:
        return None
    reasons = weigh(passage, figure, number, direction, world)
    ref = shortest(figure.ref, register, world)
    placeholder = written(number, figure, ref, direction is not None, translate)
    return Proposal(
        figure,
        round(sum(one.points for one in reasons), 2),
        tuple(reasons),
        ref,
        placeholder,
        _printed(placeholder, figure, register, translate),
        direction,
    )


def _printed(placeholder: str, figure: Figure, register: Register, translate: Translate) -> str:
    match = PLACEHOLDER.fullmatch(placeholder)
    shown = print_of(match[2].strip()) if match else None
    if shown is None:
        raise ValueError(placeholder)
    return run_of(shown, figure, register, translate).text


_OWN_WORDS = {
    "mkr": ("mkr",),
    "tkr": ("tkr",),
    "kr": ("kr",),
    "mdkr": ("mdkr",),
    "percent": ("%",),
}


def written(
    number: TypedNumber, figure: Figure, ref: FigureRef, turned: bool, translate: Translate
) -> str:
    """The placeholder that prints the number as it was typed; where the unit's word is not one
    of ours it stays as typed behind the placeholder."""
    unit = number.unit or ("ratio" if figure.unit == "ratio" else "count")
    typed = number.text[number.unit_start - number.start :].strip()
    if unit == "percent" and typed == "%":
        unit = "%"
    own = typed in _OWN_WORDS.get(number.unit, ()) or (
        unit == "percent" and typed == translate("percent")
    )
    parts = [unit]
    if number.decimals != default_decimals("percent" if unit == "%" else unit):
        parts.append(str(number.decimals))
    if number.sign > 0:
        parts.append("+")
    # Without a word that turns, a figure that falls below zero has to say so itself.
    if not number.sign and (turned or (figure.value or 0) < 0):
        parts.append("abs")
    if typed and not own:
        parts.append("bare")
    return f"{{{ref} | {' '.join(parts)}}}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text: what stood from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edits(text: str, accepted: Sequence[tuple[TypedNumber, Proposal]]) -> list[Edit]:
    """The changes that bind the accepted numbers, and the words that turn with their signs; a
    word that belongs to two numbers turns with the first."""
    made: dict[int, Edit] = {}
    for number, proposal in accepted:
        bare = " bare}" in proposal.placeholder
        end = number.unit_start if bare else number.end
        made[number.start] = Edit(number.start, end, proposal.placeholder)
        turned = proposal.direction
        if turned is not None and turned.start not in made:
            word = text[turned.start : turned.end]
            _family, _sign, above, below = DIRECTIONS[word.lower()]
            if word[0].isupper():
                above, below = above.capitalize(), below.capitalize()
            made[turned.start] = Edit(
                turned.start, turned.end, f"{{{proposal.short} | word {above}/{below}}}"
            )
    return sorted(made.values(), key=lambda one: one.start)


def apply(text: str, changes: Iterable[Edit]) -> str:
    """The text with the changes made; what they do not touch stays to the letter."""
    parts: list[str] = []
    place = 0
    for one in changes:
        parts += [text[place : one.start], one.text]
        place = one.end
    return "".join([*parts, text[place:]])
