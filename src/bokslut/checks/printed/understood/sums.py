"""Which lines of a table are sums of which others, found by arithmetic.

A line is a sum where a run of lines that no other sum has taken up adds up to it in enough
positions that chance is out of the question. Totals stand behind their parts or before them, also
both in one table, and nest as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import product
from math import log10
from operator import mul

from .axis import Axis, not_added
from .sum_runs import Run

_SUM = re.compile(
    r"^\W*(?:s:a|summa|sum|total\w*|delsumma|subtotal|samtliga|hela |kommunen totalt|koncernen "
    r"totalt|alla?(?! (?:other|övriga|andra)))\b|^(?:slutlig|reviderad|justerad) (?:budget|\w*ram)"
    r"\b|\b(?:totalt|summa|total|sammanlagt|samtliga|netto)\)?$|^(?:årets|periodens) (?:resultat|"
    r"kassaflöde|förändring)|(?<!\bi )\bresultat(?:et)?$|^\w*resultat\b|^över-? ?/ ?underskott|"
    r"^verksamhetens (?:nettokostnad|resultat|intäkter|kostnader)|^drifts?(?:netto|överskott)\b|"
    r"^netto(?:kostnad\w*|resultat|"
    r"intäkt\w*|omslutning|investering\w*|exploatering\w*)?\b|^balansomslutning|"
    r"^eget kapital och skulder|^tillgångar$|nettokostnad(?:er)?$|^kassaflöde|"
    r"^förändring (?:av )?(?:likvida medel|eget kapital)|"
    r"^(?:summerat|ackumulerat|bokfört|redovisat|planenligt) (?:värde|restvärde)|^återst|"
    r"^saldo\b|^helår\b|^differens\b|balanskravsresultat|^medel från|"
    r"^resultat (?:före|efter|enligt)\b|"
    r"(?:vid|per) (?:årets|periodens) slut\b|^utgående\b|^ub\b|\bresult(?: (?:for|of) the "
    r"(?:year|period))?$|^net (?:operating |financial )?(?:costs?|expen\w+|income|result|assets|"
    r"investments?|cash)\b|^cash (?:flow|from|used in)\b|"
    r"^(?:change|increase|decrease) in (?:cash|net assets|equity)|"
    r"^closing\b|at (?:the )?end of (?:the )?(?:year|period)$|^(?:surplus|deficit)\b|"
    r"carrying amount$|^(?:gross|operating|net) (?:\w+ )?(?:profit|loss|earnings|income)\b|, net$|"
    r"\b(?:income|profit|loss|earnings)(?: \(loss\))?,? (?:from|before|after|for the|net of)\b|"
    r"^(?:gross|net) (?:\w+ ){1,3}(?:assets|liabilit\w+)$|^balance\b.* (?:at|as of)\b|"
    r"^net (?:increase|decrease|change)\b|"
    r"^(?:as )?(?:at|of) (?:(?:3[01]|2[89]) \w+|\w+ (?:3[01]|2[89]))\b",
    re.IGNORECASE,
)
_RELATED = re.compile(r"[a-zåäö] ?/ ?[a-zåäö]|^(?i:(?:inkomst)?skatt(?:er)? på )")
_OF_WHICH = re.compile(
    r"^\s*[-–•]?\s*(?:varav|därav|of which|therein|thereof|avser|dvs)\b", re.IGNORECASE
)
_NET = re.compile(
    r"\bnetto|resultat\b|\bnet\b|result\b|\b(?:profit|loss|income|earnings)\b", re.IGNORECASE
)
_LESS = re.compile(r"^\W*(?:less|avgår|minus)\b", re.IGNORECASE)
_DASH = re.compile(r"^\s*[-–•]\s*\w")
_TAKEN_AWAY = re.compile(
    r"kostnad|avskrivning|utgift|avgår|utbetalning|minskning|amortering|skulder|\bköp\b|uttag|"
    r"nedskrivning|^inköp|investering i|\bcosts?\b|\bexpens|^less\b|\bpaid\b|payments?\b|"
    r"depreciation|amorti[sz]ation|provision for|\btax(?:es)?\b|disposals?\b|allowance",
    re.IGNORECASE,
)
# Powers of ten against chance that a sum must have on its side: with a label that says sum, set in
# bold, and without either.
_FEWEST_FAILING = 2
_ENOUGH_SAID, _ENOUGH_WHOLE, _ENOUGH_STRONG, _ENOUGH_UNSAID = 1.3, 1.9, 2.3, 3.3
# What more is asked for a sign that is odd; what it is worth that a run begins with its block.
_ODD, _TWICE, _NATURAL = 2.0, 5.0, 0.5
_DIFFERENCES = ("variance", "change")
# In a longer one, which is a list, only what says that it is a sum is looked at.
_LONGEST_TABLE = 500
_LONGEST_RUN, _LONGEST_SIGNED = 60, 5
_FEWEST_NAMELESS, _FEWEST_LEADING = 2, 5
_FEWEST_OF_WHOLE = 3
_FEWEST_OF_BLOCK = 3
_MONEY = frozenset(("kr", "tkr", "mkr", "mdkr"))


@dataclass(frozen=True, slots=True)
class Sum:
    """A line that is the sum of others: its parts with their signs, and whether the arithmetic
    bears it out or only its label."""

    line: int
    parts: tuple[tuple[int, int], ...]
    sure: bool = True

    @property
    def all(self) -> frozenset[int]:
        """Every line that takes part."""
        return frozenset((self.line, *(one for one, _sign in self.parts)))


@lru_cache(maxsize=10_000)
def says_sum(label: str) -> bool:
    """Whether a label says that its row is a sum or a result."""
    told = label.strip(" .:*")
    return bool(_SUM.search(told)) and not (_RELATED.search(told) or not_added(told))


@lru_cache(maxsize=10_000)
def says_of_which(label: str) -> bool:
    """Whether a label tells a part for the sake of interest (varav), which is not added."""
    return bool(_OF_WHICH.match(label))


@dataclass
class Sums:
    """The search for the sums of one way through a table. `known` are sets of lines whose relation
    is told already: what a = b + c says, b = a - c would only say again. `barred` are lines that
    are taken for no sums, `apart` those that only say what another is made of; `failing` is in how
    many positions each sum does not come out."""

    axis: Axis
    positions: tuple[int, ...]
    added: frozenset[int]
    known: Sequence[frozenset[int]] = ()
    items_apart: bool = True
    totals_first: bool = False
    barred: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    weight: float = 0.0
    failing: dict[int, int] = field(default_factory=dict)
    found: dict[int, Sum] = field(default_factory=dict)
    _before: set[int] = field(default_factory=set)

    def run(self) -> list[Sum]:
        """All sums, in the order of their lines: first those behind their parts, then those before
        them, then those behind them that only these lay open; the other way round where totals
        stand first."""
        for number in range(3):
            count = len(self.found)
            self._pass(self.totals_first is (number != 1))
            if number == 1 and len(self.found) == count:
                break
        return [self.found[line] for line in sorted(self.found)]

    def taking(self, one: Sum) -> Sums:
        """The same search, where one line is taken to be a sum."""
        return self._anew({one.line: one}, self.barred)

    def without(self, line: int) -> Sums:
        """The same search, where one line is taken to be no sum."""
        return self._anew({}, self.barred | {line})

    def with_apart(self, lines: frozenset[int]) -> Sums:
        """The same search, where some lines only say what another is made of."""
        return replace(self, apart=lines)._anew({}, self.barred)

    def _anew(self, found: dict[int, Sum], barred: frozenset[int]) -> Sums:
        anew = replace(self, found=found, failing={}, barred=barred, weight=0.0, _before=set())
        anew.run()
        return anew

    def open_at(self, line: int, over_headings: bool = False) -> list[int]:
        """The lines right before one, back to where its block begins, that no sum has taken."""
        taken = self._taken()
        told: list[int] = []
        for one in range(line - 1, -1, -1):
            if self.axis.headings[one]:
                if over_headings:
                    continue
                if not (one > 0 and self.axis.headings[one - 1]):
                    break
                told.insert(0, one)
            elif self._counts[one] and one not in taken:
                told.insert(0, one)
        return told

    def open_behind(self, line: int, promises: Callable[[int], bool]) -> list[int]:
        """The lines right behind one, up to a heading or to what promises a sum of its own, that no
        sum has taken."""
        taken = self._taken()
        told: list[int] = []
        for one in range(line + 1, self.axis.lines):
            if self.axis.headings[one] or promises(one):
                break
            if self._counts[one] and one not in taken:
                told.append(one)
        return told

    def mirrors(self, line: int) -> bool:
        """Whether a sum was only found to be the same as another line behind it: it may have a
        block of its own."""
        one = self.found.get(line)
        return one is not None and len(one.parts) == 1 and one.parts[0][0] > line

    def _taken(self) -> set[int]:
        return {part for one in self.found.values() for part, _sign in one.parts}

    def _pass(self, backwards: bool) -> None:
        open_lines: list[int | None] = []
        order = range(self.axis.lines - 1, -1, -1) if backwards else range(self.axis.lines)
        for line in order:
            if self.axis.headings[line]:
                open_lines.append(self._heading(line, backwards))
                continue
            if not self._counts[line] and not (backwards and self._told_apart[line]):
                continue
            if line not in self.found and self._counts[line]:
                best = self._best(line, open_lines, backwards)
                if best is not None:
                    self.found[line] = best
                    if backwards:
                        self._before.add(line)
            self._close(line, open_lines, backwards)
            if not self._is_taken(line, backwards):
                open_lines.append(line)

    def _heading(self, line: int, backwards: bool) -> int | None:
        """Of several labels without amounts the first is a heading, the others are lines whose
        amounts are not printed."""
        return line if not backwards and line > 0 and self.axis.headings[line - 1] else None

    def _close(self, line: int, open_lines: list[int | None], backwards: bool) -> None:
        one = self.found.get(line)
        if one is None:
            return
        if (line in self._before) is backwards:
            taken = {part for part, _sign in one.parts}
            open_lines[:] = [other for other in open_lines if other not in taken]
            while open_lines and open_lines[-1] is None:
                open_lines.pop()

    def _is_taken(self, line: int, backwards: bool) -> bool:
        """Whether a sum that stands on the other side has taken the line up."""
        return any(
            line in one.all and line != one.line
            for one in self.found.values()
            if (one.line in self._before) is not backwards
        )

    @cached_property
    def _counts(self) -> tuple[bool, ...]:
        """Which lines sums are made of: they have amounts and are no parts told apart (varav), no
        ratios among amounts."""
        return tuple(
            not self.axis.headings[line]
            and not self._told_apart[line]
            and any(self.axis.values[line][one] is not None for one in self.positions)
            and not self.axis.is_ratio(line)
            and (self._added_means[line] or not not_added(self.axis.labels[line]))
            for line in range(self.axis.lines)
        )

    @cached_property
    def _added_means(self) -> tuple[bool, ...]:
        """Which lines are added whatever they are called: columns, and means that a total adds up
        with all else of its block everywhere: `Begravningsavgift, genomsnitt` in a tax rate."""
        axis = self.axis
        told = [axis.across] * axis.lines
        begins = 0
        for line in range(axis.lines):
            if axis.headings[line]:
                begins = line + 1
            elif self.said[line] and not axis.across:
                block = [one for one in range(begins, line) if not self._told_apart[one]]
                if any(not_added(axis.labels[one]) for one in block) and self._is_all(line, block):
                    for one in block:
                        told[one] = True
                begins = line + 1
        return tuple(told)

    def _is_all(self, line: int, block: Sequence[int]) -> bool:
        """Whether a line is the sum of a block in enough positions, and hardly one fails."""
        values, held = self.axis.values, 0
        for at in self.positions:
            told = [each for one in block if (each := values[one][at]) is not None]
            whole = values[line][at]
            if whole is None or len(told) < len(block):
                return False
            held += abs(sum(told) - whole) <= len(told)
        enough = held >= max(_FEWEST_OF_BLOCK, len(self.positions) - 1)
        return enough and len(block) >= _FEWEST_OF_WHOLE

    @cached_property
    def _told_apart(self) -> tuple[bool, ...]:
        items = {one for some in self.items.values() for one in some} if self.items_apart else set()
        return tuple(
            says_of_which(one) or line in items or line in self.apart
            for line, one in enumerate(self.axis.labels)
        )

    @cached_property
    def items(self) -> dict[int, tuple[int, ...]]:
        """Lines with a dash before them below one without, which has amounts and is no sum of what
        stands above: they say what it is made of."""
        told: dict[int, tuple[int, ...]] = {}
        owner: int | None = None
        for line, label in enumerate(self.axis.labels):
            if self.axis.across or self.axis.headings[line]:
                owner = None
            elif not _DASH.match(label):
                owner = None if self.said[line] else line
            elif owner is not None and not says_of_which(label):
                told[owner] = (*told.get(owner, ()), line)
        return told

    @cached_property
    def said(self) -> tuple[bool, ...]:
        """Which lines say that they are sums: by their names, by having none where every block of
        the table ends so, or by standing right behind what is taken away (`Less: allowance`)."""
        labels, headings = self.axis.labels, self.axis.headings
        count = self.axis.lines
        told = [says_sum(one) for one in labels]
        if self.axis.across:
            return tuple(told)
        nameless = [line for line in range(1, count) if not labels[line].strip(" -–")]
        ends = all(line + 1 == count or headings[line + 1] for line in nameless)
        if ends and (len(nameless) >= _FEWEST_NAMELESS or nameless == [count - 1]):
            for line in nameless:
                told[line] = True
        for line in range(2, count):
            less = _LESS.match(labels[line - 1]) and not headings[line - 1]
            told[line] |= bool(less and not _LESS.match(labels[line]) and not headings[line])
        return tuple(told)

    def _enough(self, line: int, leads: bool) -> float:
        if self.said[line]:
            return _ENOUGH_SAID
        if self._is_whole(line):
            return _ENOUGH_WHOLE
        return _ENOUGH_STRONG if self.axis.strong[line] or leads else _ENOUGH_UNSAID

    def _reconciles(self, line: int) -> bool:
        """Whether a line ends a table of amounts of either sign: what all above lead to."""
        if self.axis.across or line + 1 != self.axis.lines or line < _FEWEST_LEADING:
            return False
        signs = {(one > 0) - (one < 0) for row in self.axis.values[:line] for one in row if one}
        return len(signs) == 2 and not any(self.axis.headings) and not self.found

    def _is_whole(self, line: int) -> bool:
        """Whether a line ends a table of amounts or counts above nothing, and is more than each of
        the others everywhere: what else would it be than all of them."""
        axis = self.axis
        if axis.across or line + 1 != axis.lines or line < _FEWEST_OF_WHOLE or self.found:
            return False
        if any(axis.headings) or not all(self._counts[:line]):
            return False
        for at in self.positions:
            units = {axis.unit(one, at) for one in range(axis.lines)}
            column = [axis.values[one][at] for one in range(axis.lines)]
            told = [one for one in column if one is not None]
            if len(units) > 1 or not (units <= _MONEY or axis.counted) or len(told) < len(column):
                return False
            if min(told) < 0 or max(told[:-1]) >= told[-1]:
                return False
        return True

    def _best(self, line: int, open_lines: Sequence[int | None], backwards: bool) -> Sum | None:
        """The parts of a line, if it is a sum: those with most evidence against chance."""
        said = self.said[line]
        if line in self.barred or (not said and self.axis.lines > _LONGEST_TABLE):
            return None
        best: tuple[float, tuple[tuple[int, int], ...], int] | None = None
        leads = self._reconciles(line)
        enough, named = self._enough(line, leads), said or leads
        for tried, (run, natural) in enumerate(self._tried(line, open_lines, backwards), 1):
            weight = run.weight(named and natural) if run is not None else None
            if run is None or weight is None:
                continue
            if best is not None and not best[2] and run.failing >= _FEWEST_FAILING:
                # A shorter run makes all of them, and a longer one comes near some of them.
                continue
            told = weight + (_NATURAL if natural else -log10(tried)) - self._odd(run.parts)
            if told >= enough + run.doubt and (best is None or told > best[0]):
                parts = tuple(run.parts if backwards else run.parts[::-1])
                if self._may_be(line, parts):
                    best = (told, parts, run.failing)
        if best is None:
            return None
        self.weight += best[0]
        self.failing[line] = best[2]
        return Sum(line, best[1])

    def _may_be(self, line: int, parts: Sequence[tuple[int, int]]) -> bool:
        """Whether that is not told already, and no variance is taken for an amount."""
        some, told = {line, *dict(parts)}, (*self.known, *(one.all for one in self.found.values()))
        # A sum is not added up together with its own parts; that it is less them is nothing.
        alike = [{one for one, sign in parts if sign == way} for way in (1, -1)]
        if any(some == one or any(each >= one for each in alike) for one in told):
            return False
        if not all(self._of_one_unit(some, at) for at in self.positions):
            return False
        # Three columns of a budget and of what came make no other, one of them taken away.
        turned = self.axis.across and len(parts) > 2 and any(sign < 0 for _one, sign in parts)
        if turned and {"budget", "outcome"} <= {self.axis.meanings[one].role for one in some}:
            return False
        apart = _DIFFERENCES if self.axis.across else _DIFFERENCES[:1]
        return len({self.axis.meanings[one].role in apart for one in some}) == 1

    def _of_one_unit(self, lines: Iterable[int], position: int) -> bool:
        """Whether all amounts of a position have the same unit beside them, or none."""
        printed = (self.axis.printed(line, position) for line in lines)
        return len({one.unit for one in printed if one is not None and one.value}) <= 1

    def _tried(
        self, line: int, open_lines: Sequence[int | None], backwards: bool
    ) -> Iterator[tuple[Run | None, bool]]:
        """Runs of open lines that end right beside a line, the shortest first, and whether a run
        begins where its block does. All added; of a few, where the label says result, also some of
        them taken away: income less costs, None where that is the line's in no position."""
        said = self.said[line]
        longest = self.axis.lines if said else _LONGEST_RUN
        run = Run(self, line)
        for place in range(len(open_lines) - 1, -1, -1):
            one = open_lines[place]
            if one is None:
                continue
            run.add(one)
            if len(run.parts) > longest:
                return
            before = open_lines[place - 1] if place else None
            natural = before is None or before in self.found
            alone = said and natural and not self.axis.across and not self.totals_first
            if len(run.parts) == 1 and not alone:
                continue
            yield run, natural
            net = self._is_net[line] if backwards else said
            if net and 1 < len(run.parts) <= _LONGEST_RUN:
                for signed in self._signed(line, run.parts):
                    yield signed, natural

    def _signed(self, line: int, parts: Sequence[tuple[int, int]]) -> Iterator[Run | None]:
        """The same lines with some of them taken away; None where that makes the line's number in
        no position."""
        lines = [one for one, _sign in parts]
        near = list(self._positions_of(line, lines))
        for signs in self._signs(lines):
            if all(
                abs(stated - sum(map(mul, signs, some))) > reach for stated, some, reach in near
            ):
                yield None
                continue
            run = Run(self, line)
            for part, sign in zip(lines, signs, strict=True):
                run.add(part, sign)
            yield run

    def _positions_of(
        self, line: int, lines: Sequence[int]
    ) -> Iterator[tuple[int, list[int], int]]:
        """By position the number of a line, those of some others, and how far these may be from it
        together at the most."""
        values, halves = self.axis.values, self.axis.halves
        for at in self.positions:
            stated, some = values[line][at], [values[one][at] for one in lines]
            told = sum(1 for one in some if one is not None)
            if stated is not None and told:
                half = max(halves[line][at], *(halves[one][at] for one in lines))
                yield stated, [one or 0 for one in some], (told + 1) * half

    def _signs(self, parts: Sequence[int]) -> Iterator[tuple[int, ...]]:
        if len(parts) <= _LONGEST_SIGNED:
            yield from (one for one in product((1, -1), repeat=len(parts)) if -1 in one)
            return
        by_words = tuple(-1 if self._taken_away[one] else 1 for one in parts)
        if -1 in by_words and 1 in by_words:
            yield by_words

    @cached_property
    def _is_net(self) -> tuple[bool, ...]:
        return tuple(
            said and bool(_NET.search(one))
            for said, one in zip(self.said, self.axis.labels, strict=True)
        )

    @cached_property
    def _taken_away(self) -> tuple[bool, ...]:
        return tuple(bool(_TAKEN_AWAY.search(one)) for one in self.axis.labels)

    def _odd(self, parts: Sequence[tuple[int, int]]) -> float:
        """What it takes to believe that a part is taken away whose name does not say so, or that
        is printed with a minus already: the sign of one number may be turned instead."""
        return sum(
            _TWICE if self._negative[part] else _ODD
            for part, sign in parts
            if sign < 0 and (self._negative[part] or not self._taken_away[part])
        )

    @cached_property
    def _negative(self) -> tuple[bool, ...]:
        """Which lines have amounts below zero; a variance may be so of any."""
        amounts = [
            at for at, one in enumerate(self.axis.turned.meanings) if one.role not in _DIFFERENCES
        ]
        return tuple(any((row[at] or 0) < 0 for at in amounts) for row in self.axis.values)
