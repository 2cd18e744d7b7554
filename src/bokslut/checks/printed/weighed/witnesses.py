"""How surely a number of a sentence is wrong, by what else of the report says so.

A line that a sentence seems to name, or a sum that it seems to tell, is one witness against a
number: it may have been misheard. Where nothing explains the number, and a second witness that
knows nothing of the first asks for the same other one, it is **sure**: the arithmetic of the
sentence beside the line of its name, another rule by other terms, or a slip of the hand that turns
just this number into the printed one. That the other number is told elsewhere is no witness: what
is told there need not be told here again.

A line that seemed surely meant must be **borne out**: named in the number's own part of the
sentence, the line of another number of it, or asked for by a second witness; what was only spoken
of before may be another thing by now. None of it helps where the number's own clause says that it
is of something else (`misheard.py`).

What seemed sure is a **doubt** where something else than the line that is named explains the
number, where the two are of so different sizes that the sentence speaks of another thing, and
where they differ by a thousand alone while nothing bears out the unit of the table, unless the
report has no amount of that size, and where each number of a sentence that does not go together
has an explanation of its own. A doubt of a number that something else explains is **none** where
what is asked for is unlike it, or was never surely meant. Of a table whose numbers the text tells a
thousandfold again and again nothing is said at all: its unit was misread. Source: corroboration of
audit evidence from independent sources (ISA 500).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bokslut.model.numbers import rounded

from ..claims.claims import Claim
from ..claims.meanings import Reading
from ..sentences.explained import Grade, Window, window_of
from ..sentences.orphans import Orphans, Weighed
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, Number, State, TableNumber, TextNumber
from ..understood.misstated import slip
from ..understood.unlike import (
    is_no_share,
    is_of_another_order,
    is_of_two_things,
    is_scaled,
    is_unlike,
    may_be_rounded,
)
from ..understood.words import COUNTED_ROOTS, RESULT_ROOTS, TOTAL_ROOTS, likeness, roots_of
from .corroborated import Corroborated, Stated
from .misheard import (
    are_parted,
    beside_in_frame,
    is_across,
    is_of_another_basis,
    is_of_its_kind,
    is_of_something_else,
    may_be_meant,
)
from .row_frames import is_left_in_row, is_ratio_of_row

_ZERO = Decimal(0)
_LEAST_NAMED, _LEAST_SLIPPED = 0.25, 2.0
_BY_LINE, _APART = "text-against-table", "told-apart"
_OF_PERCENTS = "percent-in-sentence"
_WITHIN = "within-sentence"
_OF_ONE_SENTENCE = frozenset((_WITHIN, "told-apart", "text-arithmetic"))
_OF_TEXT = _OF_ONE_SENTENCE | {"within-paragraph"}
_ENOUGH, _MOST_MISREAD, _LEAST_DIGITS = 2, 1, 3
# So many times the largest amount of all tables is no amount of the report.
_BEYOND = 5
# A line is plainly named by what is said near a number; below that every word there must be its.
_PLAINLY_NAMED, _SURELY_NAMED, _LEAST_ANCHORED = 0.5, 0.75, 2
# Slips that are no chance where the words may mean another line: a dropped digit often is.
_OF_HAND = frozenset(("digit", "swapped", "scale"))
_DIFFERENCES = ("change", "growth", "variance")


@dataclass(frozen=True)
class Witnesses:
    """What else of a report speaks for or against the numbers that its equations contradict."""

    orphans: Orphans

    def heard(self) -> Iterator[Equation]:
        """The equations, those against numbers of sentences as sure as their witnesses are."""
        for one in self.orphans.equations:
            told = self._found.get(one.stated.number)
            if not told or one.state is not State.CONTRADICTED:
                yield one
            elif self._is_of_something_else(one) or self._is_reckoned_within(one):
                continue
            elif self._misread.isdisjoint(_tables(one)) or not is_scaled(one):
                weighed = self._weighed(one, *told)
                if weighed.sure:
                    yield weighed
                elif not (
                    self._is_explained_away(one, *told) or self._is_of_another_thing(one, told[0])
                ):
                    yield replace(weighed, sure=self._is_corroborated(one, *told))

    @cached_property
    def _bodies(self) -> tuple[str, ...]:
        return self.orphans.readings.subjects.bodies

    def _is_reckoned_within(self, one: Equation) -> bool:
        """Whether the sentence's own numbers give the number that others of its text contradict:
        `88,7 procent (91,3), 1,7 procentenheter över målet på 87`."""
        return one.rule in _OF_TEXT and one.stated.number in self._proved_within

    @cached_property
    def _proved_within(self) -> frozenset[Number]:
        """The differences that a sentence's own numbers give; shares of small counts are so coarse
        that many hold."""
        return frozenset(
            one.stated.number
            for one in self.orphans.equations
            if one.rule == _WITHIN and one.state is not State.CONTRADICTED
            if one.stated.value.unit != "percent"
        )

    def _is_of_something_else(self, one: Equation) -> bool:
        """Whether what contradicts a number is surely of something else: what sentences apart tell
        of so different sizes, what one grew to from something unlike it, and what is left of a row
        by other columns."""
        if one.rule == _APART:
            return is_of_another_order(one)
        if one.rule == _BY_LINE:
            return is_left_in_row(self.orphans.understood, one)
        return one.rule in _OF_ONE_SENTENCE and is_no_share(one) and is_of_two_things(one)

    @cached_property
    def _found(self) -> dict[object, tuple[Weighed, Sequence[Weighed]]]:
        against = self.orphans.contradicted
        return {
            number: (one, some)
            for sentence, some in self.orphans.weighed
            for one in some
            if (number := sentence.term(one.claim.number).number) in against
        }

    @cached_property
    def _explained(self) -> frozenset[Number]:
        """The numbers of sentences that are those of a line that their words may name."""
        return frozenset(
            sentence.term(one.claim.number).number
            for sentence, some in self.orphans.weighed
            for one in some
            if one.grade is Grade.EXPLAINED
            and any(_holds(window_of(one.claim), each) for each in one.readings)
        )

    def _are_explained(self, equation: Equation) -> bool:
        """Whether each number of a sentence that does not go together is that of a line."""
        if abs(equation.computed) == abs(equation.stated.value.value):
            # They go together, and a word does not.
            return False
        return all(
            isinstance(number, TableNumber) or number in self._explained
            for number in equation.numbers
        )

    @cached_property
    def _against(self) -> dict[TextNumber, list[Equation]]:
        told: dict[TextNumber, list[Equation]] = {}
        for one in self.orphans.equations:
            number = one.stated.number
            if one.state is State.CONTRADICTED and isinstance(number, TextNumber):
                told.setdefault(number, []).append(one)
        return told

    @cached_property
    def _borne_out(self) -> frozenset[int]:
        """The tables whose unit a sentence bears out."""
        return frozenset(
            table
            for one in self.orphans.equations
            if one.rule == _BY_LINE
            and one.state is not State.CONTRADICTED
            and dimension_of(one.stated.value.unit) == "money"
            for table in _tables(one)
        )

    @cached_property
    def _misread(self) -> frozenset[int]:
        """The tables whose numbers the text tells in another unit only."""
        told = Counter(
            table
            for one in self.orphans.equations
            if one.state is State.CONTRADICTED and is_scaled(one)
            for table in _tables(one)
        )
        return frozenset(one for one, count in told.items() if count > _MOST_MISREAD) - (
            self._borne_out
        )

    def _weighed(self, equation: Equation, stated: Weighed, some: Sequence[Weighed]) -> Equation:
        meant = self._meant(equation, stated)
        if equation.sure and equation.firm and equation.rule == _BY_LINE:
            # The rule has its own witness, and nothing else can be meant.
            return equation
        if equation.sure:
            other = may_be_rounded(equation) or (
                equation.rule == _BY_LINE and is_ratio_of_row(self.orphans.understood, equation)
            )
            known = not other and self._is_known(equation, stated, meant, some)
            return replace(equation, sure=known and not self._is_doubted(equation, stated, meant))
        enough = stated.grade is not Grade.EXPLAINED and self._witnesses(equation, meant) >= _ENOUGH
        enough = enough and not (
            meant.held and not may_be_meant(meant.of.claim, meant.held, self._bodies)
        )
        return replace(equation, sure=enough and not is_unlike(equation))

    @cached_property
    def _corroborated(self) -> Corroborated:
        return Corroborated(self.orphans)

    def _is_corroborated(
        self, equation: Equation, stated: Weighed, some: Sequence[Weighed]
    ) -> bool:
        """Whether what is left of doubt is gone for another reason than a second witness."""
        meant = self._meant(equation, stated)
        if self._is_in_its_row(equation, stated, meant):
            return False
        named = [one for one in meant.held if self._is_named(stated.claim, one)]
        return self._corroborated.is_borne_out(Stated(equation, stated, some, meant.held), named)

    def _is_explained_away(
        self, equation: Equation, stated: Weighed, some: Sequence[Weighed]
    ) -> bool:
        """Whether a doubt is none, since something else explains the number: where what is asked
        for is unlike it, or where it was never sure what the words mean. What explains a number is
        far oftener meant than not, unless the sentence has but that number, or it is the line's own
        of an earlier time, or the line has another number of the sentence too."""
        of_percents = equation.rule == _OF_PERCENTS
        if of_percents and self.orphans.explanations.is_share_of_row(stated.claim):
            return True
        if stated.grade is not Grade.EXPLAINED or equation.firm:
            return False
        if equation.rule == _APART:
            # What a sentence reckons with its own numbers explains none of them.
            return any(_holds(window_of(stated.claim), one) for one in stated.readings)
        if of_percents or is_unlike(equation):
            return equation.rule in (_BY_LINE, _OF_PERCENTS) and is_unlike(equation)
        return equation.rule == _BY_LINE and self._is_misheard(equation, stated, some)

    def _is_of_another_thing(self, equation: Equation, stated: Weighed) -> bool:
        """Whether the words say that it is of something else than what has the other number."""
        held = self._meant(equation, stated).held if equation.rule == _BY_LINE else ()
        other = (is_of_something_else(stated.claim, one, self._bodies) for one in held)
        return bool(held) and all(other)

    def _is_misheard(self, equation: Equation, stated: Weighed, some: Sequence[Weighed]) -> bool:
        """Whether a line that was never surely meant is not, since something else explains the
        number."""
        if equation.sure or len(some) == 1 or self._is_stale(equation, stated):
            return False
        window = window_of(stated.claim)
        read = any(_holds(window, one) for one in stated.readings)
        if not read and stated.claim.digits < _LEAST_DIGITS:
            # Something makes two digits in any report.
            return False
        meant = self._meant(equation, stated)
        near = stated.claim.kind in _DIFFERENCES and any(one.near for one in meant.held)
        if near and self._is_anchored(equation, meant, _unparted(stated.claim, some)):
            return False
        # What other numbers of the text only happen to make is no match for a line that has
        # another number of the same frame, and is not told there already.
        beside = _of_one_frame(stated.claim, some)
        if read or any(meant.window.holds(one.claim.stated, _ZERO) for one in beside):
            return True
        return not self._is_anchored(equation, meant, beside)

    def _is_stale(self, equation: Equation, stated: Weighed) -> bool:
        """Whether a line that is held against a number has it for an earlier time than the one
        that it is asked for."""
        window, terms = window_of(stated.claim), set(equation.numbers)
        tables = {one.table for one in terms if isinstance(one, TableNumber)}
        for line in self.orphans.readings.subjects.lines:
            if line.grid not in tables:
                continue
            latest = max((one.period for one in line.cells if one.number in terms), default="")
            if any(
                one.period
                and one.period < latest
                and dimension_of(one.unit) == window.dimension
                and window.holds(abs(one.base), one.reach)
                for one in line.cells
            ):
                return True
        return False

    def _is_known(
        self, equation: Equation, stated: Weighed, meant: _Meant, some: Sequence[Weighed]
    ) -> bool:
        """Whether it is sure what a number that seemed surely wrong is told of."""
        if equation.rule == _BY_LINE:
            return self._is_borne_out(equation, meant, some)
        if equation.rule == _APART:
            # Sentences apart may tell of several things.
            turned = abs(equation.computed) == abs(equation.stated.value.value)
            return turned or stated.grade is not Grade.EXPLAINED
        return True

    def _is_borne_out(self, equation: Equation, meant: _Meant, some: Sequence[Weighed]) -> bool:
        """Whether more than what was spoken of before, or far from the number, says that its line
        is meant: its own part of the sentence names it, another number of the sentence is printed
        in it, or a second witness asks for the same."""
        claim = meant.of.claim
        held = [one for one in meant.held if is_of_its_kind(claim, one)]
        if meant.held and not may_be_meant(claim, held, self._bodies):
            return False
        if any(one.weight >= _LEAST_NAMED and self._is_named(claim, one) for one in held):
            return True
        if self._count(equation, meant, slips=_OF_HAND):
            return True
        if not held and is_of_another_basis(claim, self._roles(equation)):
            return False
        return self._is_anchored(equation, meant, _unparted(claim, some))

    def _roles(self, equation: Equation) -> frozenset[str]:
        """What the columns tell of which an equation has numbers."""
        numbers = frozenset(equation.numbers)
        some = self.orphans.readings.subjects.lines
        return frozenset(cell.role for one in some for cell in one.cells if cell.number in numbers)

    @staticmethod
    def _is_anchored(equation: Equation, meant: _Meant, others: Sequence[Weighed]) -> bool:
        """Whether another number of the sentence is printed in the line that is meant, under the
        same words, or is how much it has changed."""
        columns = {(*_row(one.meant.cells[0]), one.meant.words) for one in meant.held}
        cells = {one.number for one in equation.terms}
        printed = [one.value.value for one in equation.terms]
        for each in others:
            if each.claim.digits < _LEAST_ANCHORED:
                continue
            if any(_is_printed(each.claim, one) for one in printed):
                return True
            window = window_of(each.claim)
            if any(
                one.meant.cells[0] in cells
                or (*_row(one.meant.cells[0]), one.meant.words) in columns
                for one in each.readings
                if len({_row(cell) for cell in one.meant.cells}) == 1 and _holds(window, one)
            ):
                return True
        return False

    def _is_named(self, claim: Claim, one: Reading) -> bool:
        """Whether a number's own part of the sentence names a line. Costs are those of what was
        spoken of before, a total is that of what its table is about, and women and men are rows of
        many tables."""
        if not one.near:
            return False
        line, before = one.line, self.orphans.before(claim.sentence)
        speech, _named = self.orphans.readings.spoken_of(claim.sentence, claim.number, before)
        whole = not speech.unexplained(line, self.orphans.readings.subjects.bodies)
        if set(line.own_words) - COUNTED_ROOTS:
            return whole or one.weight >= _PLAINLY_NAMED
        if not whole or set(line.words) & RESULT_ROOTS:
            return whole
        if before is not None and not line.own_words:
            return False
        if set(line.words) - TOTAL_ROOTS - COUNTED_ROOTS:
            return True
        around = [claim.sentence.text]
        if line.own_words:
            around += [*claim.sentence.headings[-1:], *((before.text,) if before else ())]
        title = roots_of(self.orphans.understood.grid[line.grid].title)
        said = roots_of(" ".join(around))
        return any(likeness(topic, word) for topic in title for word in said)

    def _is_doubted(self, equation: Equation, stated: Weighed, meant: _Meant) -> bool:
        """Whether what seemed sure may be misheard after all."""
        if equation.rule != _BY_LINE:
            # What one sentence reckons with three numbers is wrong by however much it is off.
            if equation.rule not in _OF_ONE_SENTENCE:
                return is_unlike(equation)
            # Where each of the numbers has an explanation of its own the words were misheard; and
            # where what the sentence before told is quite another number.
            misheard = is_no_share(equation) or self._are_explained(equation)
            return misheard or (is_across(equation, stated.claim) and is_unlike(equation))
        if is_scaled(equation):
            largest = self.orphans.explanations.largest(stated.claim.dimension)
            beyond = stated.claim.stated > largest * _BEYOND
            return not beyond and self._borne_out.isdisjoint(_tables(equation))
        explained = stated.grade is Grade.EXPLAINED and stated.claim.digits < _LEAST_DIGITS
        if explained and not any(one.near for one in meant.held):
            # Two digits that have an explanation are no slip of a line that is named elsewhere.
            return True
        return is_unlike(equation) or self._is_of_another(equation, stated, meant)

    def _meant(self, equation: Equation, stated: Weighed) -> _Meant:
        """The claim as it would read with the number that an equation asks for."""
        number = replace(stated.claim.number, value=equation.computed)
        claim = replace(stated.claim, number=number)
        window = window_of(claim)
        # What a claim may mean does not hang on its value.
        held = [one for one in stated.readings if window.holds(one.value, one.half)]
        return _Meant(replace(stated, claim=claim), window, tuple(held))

    @staticmethod
    def _is_in_its_row(equation: Equation, stated: Weighed, meant: _Meant) -> bool:
        """Whether another column of the line that is meant has the printed number, and not for an
        earlier period: its words may name that one."""
        terms = {one.number for one in equation.terms}
        if abs(equation.computed) == abs(equation.stated.value.value):
            return False
        window = window_of(stated.claim)
        return any(
            cell.number not in terms
            and (not cell.period or cell.period >= one.meant.period)
            and dimension_of(cell.unit) == window.dimension
            and window.holds(abs(cell.base), cell.reach)
            for one in meant.held
            for cell in one.line.cells
        )

    def _witnesses(self, equation: Equation, meant: _Meant) -> int:
        """How many witnesses ask for a number."""
        named = any(one.near and one.weight >= _LEAST_NAMED for one in meant.held)
        return named + self._count(equation, meant)

    def _count(self, equation: Equation, meant: _Meant, slips: Set[str] = frozenset()) -> int:
        """How many that know nothing of the words ask for a number; of slips only those, if some
        are told."""
        stated = equation.stated.value
        slipped = slip(stated.value, equation.computed, stated.decimals)
        by_hand = slipped.weight >= _LEAST_SLIPPED and meant.window.dimension != "share"
        return (
            self.orphans.explanations.follows_from_own(meant.of.claim, meant.window)
            + (by_hand and (not slips or slipped.kind in slips))
            + self._is_asked_for_again(equation)
        )

    def _is_asked_for_again(self, equation: Equation) -> bool:
        """Whether another rule asks for the same number by other terms."""
        number = equation.stated.number
        assert isinstance(number, TextNumber)
        return any(
            abs(one.computed - equation.computed) <= one.tolerance + equation.tolerance
            and {each.number for each in one.terms}.isdisjoint(
                each.number for each in equation.terms
            )
            for one in self._against[number]
            if one.rule != equation.rule
        )

    def _is_of_another(self, equation: Equation, stated: Weighed, meant: _Meant) -> bool:
        """Whether something else than the line that is meant explains the printed number."""
        if self._is_in_its_row(equation, stated, meant):
            return True
        if stated.grade is not Grade.EXPLAINED or self._is_by_chance(equation, stated, meant):
            return False
        claim, window = stated.claim, window_of(stated.claim)
        lines = {one.line.place for one in meant.held}
        own = any(one.line.place in lines for one in stated.readings if _holds(window, one))
        return claim.earlier if own else True

    def _is_by_chance(self, equation: Equation, stated: Weighed, meant: _Meant) -> bool:
        """Whether a number stands nowhere else, and only follows from others by what any few
        numbers make, while it is a slip of the hand of what its own part of the sentence plainly
        names."""
        claim, window = stated.claim, window_of(stated.claim)
        if claim.digits < _LEAST_DIGITS or any(_holds(window, one) for one in stated.readings):
            return False
        told = slip(equation.stated.value.value, equation.computed, claim.number.decimals)
        if told.kind not in _OF_HAND or self.orphans.explanations.is_told(claim, window):
            return False
        from_own = self.orphans.explanations.follows_from_own
        if from_own(claim, window) and not from_own(meant.of.claim, meant.window):
            # What the sentence's own numbers make either of speaks for neither.
            return False
        return any(one.near and one.weight >= _SURELY_NAMED for one in meant.held)


def _unparted(claim: Claim, some: Sequence[Weighed]) -> list[Weighed]:
    """The other numbers of a sentence that no clause of its own parts from one."""
    return [
        one
        for one in some
        if one.claim.number.start != claim.number.start and not are_parted(claim, one.claim)
    ]


def _of_one_frame(claim: Claim, some: Sequence[Weighed]) -> list[Weighed]:
    """The other numbers of a sentence that tell of one thing with one."""
    beside = beside_in_frame(claim)
    return [one for one in some if one.claim.number.start in beside]


def _is_printed(claim: Claim, amount: Decimal) -> bool:
    """Whether a number is one of a table, in whatever unit that is told."""
    number = claim.number
    return claim.digits > _LEAST_ANCHORED and any(
        rounded(abs(amount).scaleb(by), number.decimals) == abs(number.value or 0)
        for by in (0, -3, 3, -6, 6)
    )


def _row(cell: TableNumber) -> tuple[int, int]:
    return cell.table, cell.row


def _holds(window: Window, one: Reading) -> bool:
    return window.holds(one.value, one.half)


def _tables(equation: Equation) -> frozenset[int]:
    """The tables that an equation has numbers of."""
    return frozenset(
        one.number.table for one in equation.terms if isinstance(one.number, TableNumber)
    )


@dataclass(frozen=True, slots=True)
class _Meant:
    """A number that an equation asks for, in its sentence, and the readings that it would be of."""

    of: Weighed
    window: Window
    held: tuple[Reading, ...]


def heard(orphans: Orphans) -> tuple[Equation, ...]:
    """The equations of a report, each as sure as its witnesses make it."""
    return tuple(Witnesses(orphans).heard())
