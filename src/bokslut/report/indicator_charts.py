"""Charts of a goal's series, where a picture says more than the table: from three values on.

One chart for each indicator that has a target with `chart` on and at least three known values
until the end of the closing's period. What is missing is a gap, and nothing is made up for it.
More than three series of targets become small multiples on one scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bokslut.goals.evidence import Evidence, years_of
from bokslut.goals.plan import Indicator, IndicatorSeries, Node, Plan, Target
from bokslut.goals.trend import base_of, latest_run
from bokslut.goals.words import amount, target_words
from bokslut.measures.measure import Register
from bokslut.measures.world import Observed, World
from bokslut.model.document import (
    Cell,
    Chart,
    ChartMark,
    ChartPoint,
    ChartSeries,
    Column,
    Row,
    Table,
)
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import MISSING, in_unit, print_value
from bokslut.model.period import Period, parse_period, period_between, spoken

from .imported import imported_note
from .indicator_series import Shelf, in_order, name_of, new_definitions, origins
from .indicator_table import spans_of, table_key
from .series_drawing import scale_of

LEAST_VALUES, MOST_TOGETHER = 3, 3
# A year that nobody tells of is filled in on the axis; of longer pauses only some.
_MOST_FILLED = 40


def charted(node: Node, shelf: Shelf) -> dict[str, list[Target]]:
    """The targets whose series are charted, by their indicators."""
    found: dict[str, list[Target]] = {}
    for target in node.targets:
        if target.chart:
            found.setdefault(target.indicator, []).append(target)
    return {
        key: targets
        for key, targets in found.items()
        if any(_known(one.series, shelf) >= LEAST_VALUES for one in targets)
    }


def _known(series: IndicatorSeries, shelf: Shelf) -> int:
    return sum(not one.missing for one in shelf.told(series))


def _all_of(targets: Iterable[Target], shelf: Shelf) -> list[IndicatorSeries]:
    many = list(targets)
    other = [series for one in many for _named, series in shelf.beside(one)]
    return list(dict.fromkeys([*(one.series for one in many), *other]))


def filled(periods: Iterable[Period]) -> list[Period]:
    """Periods in order, each once. Where all lie alike in their years (years, autumns, last days),
    the years that nobody tells of are filled in, so that what is missing is seen as a gap."""
    known = sorted(
        {one.name: one for one in periods}.values(), key=lambda one: (one.last, one.first)
    )
    places = {(one.first.month, one.first.day, one.last.month, one.last.day) for one in known}
    if len(places) != 1 or known[-1].year - known[0].year > _MOST_FILLED:
        return known
    found = {one.year: one for one in known}
    for year in range(known[0].year, known[-1].year):
        if year not in found:
            found[year] = _in_year(found[year - 1], year)
    return [found[year] for year in sorted(found)]


def _in_year(before: Period, year: int) -> Period:
    """The same days a year later; the 29th of February is alone in its place."""
    first, last = before.first, before.last
    return period_between(
        first.replace(year=first.year + year - before.year),
        last.replace(year=year),
    )


def chart_refs(plan: Plan, register: Register, world: World) -> list[FigureRef]:
    """Every figure that a chart of a goal shows."""
    shelf = Shelf(plan, register, world)
    return [
        shelf.ref(series, one)
        for node in plan.nodes
        for targets in charted(node, shelf).values()
        for series in _all_of(targets, shelf)
        for one in shelf.told(series)
    ]


def charts_of(
    node: Node,
    evidence: tuple[Evidence, ...],
    shelf: Shelf,
    figures: Mapping[FigureRef, Figure],
    translate: Translate,
) -> Iterator[tuple[Chart, Table | None]]:
    """The charts of a node, each with the table behind it where the goal's own has not all of its
    values."""
    for key, targets in charted(node, shelf).items():
        yield _Writer(node, key, targets, evidence, shelf, figures, translate).made()


@dataclass(frozen=True)
class _Writer:
    node: Node
    key: str
    targets: list[Target]
    evidence: tuple[Evidence, ...]
    shelf: Shelf
    figures: Mapping[FigureRef, Figure]
    translate: Translate

    @property
    def indicator(self) -> Indicator:
        return self.shelf.plan.indicator[self.key]

    @property
    def unit(self) -> str:
        return "percent" if self.indicator.unit == "percent" else "count"

    def made(self) -> tuple[Chart, Table | None]:
        all_series = _all_of(self.targets, self.shelf)
        told = [one for series in all_series for one in self.shelf.told(series)]
        spans = in_order(told)
        behind = None
        if not set(spans) <= set(spans_of(self.node, self.shelf)):
            behind = self.table(all_series, spans)
        marks = tuple(self.marks())
        marked = [parse_period(label) for one in marks for label, _value in one.points]
        labels = self.spoken(filled([*map(parse_period, spans), *marked]))
        title = self.title()
        drawn = Chart(
            key=f"goal-{self.node.key}-{self.key}",
            kind="series",
            title=title,
            caption="",
            alternative="",
            unit=self.unit,
            series=tuple(self.all_drawn()),
            table=behind.key if behind else table_key(self.node),
            labels=tuple(labels.values()),
            marks=tuple(
                ChartMark(
                    one.label,
                    one.shape,
                    tuple((labels[label], value) for label, value in one.points),
                    one.panel,
                )
                for one in marks
            ),
        )
        caption = self.caption(told, cut=scale_of(drawn)[0] != 0)
        return replace(drawn, caption=caption, alternative=self.alternative(drawn)), behind

    def spoken(self, periods: Iterable[Period]) -> dict[str, str]:
        return {one.name: spoken(one, self.translate) for one in periods}

    def title(self) -> str:
        """What is seen: where the first series came from, and where it is."""
        target = max(self.targets, key=lambda one: _known(one.series, self.shelf))
        whom = self.shelf.whom(target.series)
        what = ", ".join(filter(None, (self.indicator.title, whom)))
        return self.went(target.label or what, target.series)

    def went(self, what: str, series: IndicatorSeries) -> str:
        """From which value to which a series went, as far back as it can be compared."""
        told = tuple(one for one in self.shelf.told(series) if not one.missing)
        run = latest_run(told)
        if not run:
            return what
        fields = {
            "what": what,
            "first": self.said(series, run[0]),
            "then": self.when(run[0]),
            "last": self.said(series, run[-1]),
            "now": self.when(run[-1]),
        }
        if len(run) == 1:
            return fill(self.translate("{what}: {last} ({now})"), fields)
        return fill(self.translate("{what}: from {first} ({then}) to {last} ({now})"), fields)

    def when(self, one: Observed) -> str:
        return spoken(parse_period(name_of(one)), self.translate)

    def text(self, series: IndicatorSeries, one: Observed) -> str:
        """A value as it stands at its point, without the sign of its unit."""
        value = self.figures[self.shelf.ref(series, one)].value
        if value is None:
            return MISSING
        return print_value(value, self.unit, self.indicator.decimals)

    def said(self, series: IndicatorSeries, one: Observed) -> str:
        text = self.text(series, one)
        return f"{text}\u00a0%" if self.unit == "percent" and text != MISSING else text

    def name(self, target: Target) -> str:
        """What a target's series is called beside others."""
        return target.label or self.shelf.whom(target.series) or self.translate("all")

    def all_drawn(self) -> Iterator[ChartSeries]:
        """The series as they are drawn: those of targets, then what stands beside them; each in
        the panel of its target where there are many."""
        apart = len(self.targets) > MOST_TOGETHER
        count = 0
        done: set[tuple[str, IndicatorSeries]] = set()
        own = [(one, one.series, self.name(one), True) for one in self.targets]
        other = [
            (one, series, named.label or self.shelf.whom(series) or self.translate("all"), False)
            for one in self.targets
            for named, series in self.shelf.beside(one)
        ]
        for target, series, label, is_own in (*own, *other):
            panel = self.name(target) if apart else ""
            if (panel, series) not in done and self.shelf.told(series):
                done.add((panel, series))
                count += 1
                points = tuple(self.points(series))
                role = "outcome" if is_own else "comparison"
                yield ChartSeries(f"s{count}", label, points, role, panel)  # type: ignore[arg-type]

    def points(self, series: IndicatorSeries) -> Iterator[ChartPoint]:
        """What is told of each period; a value that is kept back has none."""
        told = self.shelf.told(series)
        anew = new_definitions(told)
        for one in told:
            ref = self.shelf.ref(series, one)
            value = self.figures[ref].value
            shown = None if value is None else in_unit(value, self.unit)
            words = self.translate("new definition") if one in anew else ""
            yield ChartPoint(self.when(one), shown, self.text(series, one), ref, anew=words)

    def marks(self) -> Iterator[ChartMark]:
        """What was to be reached; its periods by their names. Several series have one and the same
        mark once."""
        apart = len(self.targets) > MOST_TOGETHER
        seen: set[tuple[str, str]] = set()
        for target in self.targets:
            panel = self.name(target) if apart else ""
            for one in self.marks_of(target, panel):
                if (panel, one.label) not in seen:
                    seen.add((panel, one.label))
                    yield one

    def marks_of(self, target: Target, panel: str) -> Iterator[ChartMark]:
        last = self.last(target)
        if not last:
            return
        words = fill(
            self.translate("target: {target}"),
            # What is to be reached in the end has a mark of its own.
            {
                "target": target_words(
                    replace(target, long_run=None), self.indicator, self.translate
                )
            },
        )
        if target.steps:
            points = [(one.period, self.scaled(one.value)) for one in target.steps]
            base = base_of(target, self.shelf.told(target.series))
            if self.node.rule == "on-course" and base is not None:
                value = self.figures[self.shelf.ref(target.series, base)].value or Decimal(0)
                yield ChartMark(words, "path", ((name_of(base), value), *points), panel)
            else:
                yield ChartMark(words, "steps", tuple(points), panel)
        elif target.kind in ("at-least", "at-most", "inside"):
            for value in filter(None, (target.value, target.upper)):
                yield ChartMark(words, "level", ((last, self.scaled(value)),), panel)
        elif (asked := self.asked(target)) is not None:
            yield ChartMark(words, "steps", ((last, asked),), panel)
        if target.long_run is not None:
            lower = self.indicator.better == "lower"
            limit = {"limit": amount(target.long_run, self.indicator)}
            most, least = "in the long run at most {limit}", "in the long run at least {limit}"
            said = fill(self.translate(most if lower else least), limit)
            yield ChartMark(said, "level", ((last, self.scaled(target.long_run)),), panel)

    def last(self, target: Target) -> str:
        told = self.shelf.told(target.series)
        return name_of(told[-1]) if told else ""

    def asked(self, target: Target) -> Decimal | None:
        """The value that a change was to lead to, as it is drawn; None where none was asked for,
        or where there is nothing to reckon it from."""
        if target.value is None or not target.kind.startswith(("change", "yearly")):
            return None
        for one in self.evidence:
            if one.compared.target is target and one.then is not None:
                years = years_of(one.compared) if target.kind.startswith("yearly") else 1
                change = Fraction(target.value) * years
                exact = Decimal(change.numerator) / Decimal(change.denominator)
                return self.scaled(one.then + exact)
        return None

    def scaled(self, value: Decimal) -> Decimal:
        """A number of the plan in the unit of the chart: percent are shares."""
        return value.scaleb(-2) if self.unit == "percent" else value

    def caption(self, told: Iterable[Observed], cut: bool) -> str:
        """Unit, source, that the values are others', and where the axis begins."""
        units = {
            "percent": "Percent",
            "count": "Number",
            "index": "Index",
            "kr": "Kronor",
            "mkr": "Million kronor",
        }
        _ = self.translate
        parts = [fill(_("{unit}, imported."), {"unit": _(units[self.indicator.unit])})]
        if named := origins(told, [self.indicator]):
            parts.append(fill(_("Source: {origin}"), {"origin": "; ".join(named)}) + ".")
        if cut:
            parts.append(self.translate("The axis does not begin at zero."))
        return " ".join(parts)

    def alternative(self, chart: Chart) -> str:
        """The chart in words: what each series did, all its values, gaps and breaks, the target."""
        parts = [f"{chart.title}."]
        for one in chart.series:
            told = ", ".join(
                f"{point.label} {point.text}" + (f" ({point.anew})" if point.anew else "")
                for point in one.points
            )
            name = f"{one.label}: " if len(chart.series) > 1 else ""
            parts.append(f"{name}{told}.")
            absent = [
                label
                for label in chart.labels
                if label not in {point.label for point in one.points}
                and one.points
                and chart.labels.index(label) < chart.labels.index(one.points[-1].label)
                and chart.labels.index(label) > chart.labels.index(one.points[0].label)
            ]
            if absent:
                lost = self.translate("No value: {reason}")
                parts.append(fill(lost, {"reason": ", ".join(absent)}) + ".")
        marks = dict.fromkeys(mark.label for mark in chart.marks)
        parts += [f"{mark[:1].upper()}{mark[1:]}." for mark in marks]
        return " ".join(parts)

    def table(self, all_series: list[IndicatorSeries], spans: list[str]) -> Table:
        """All values of a chart, for the appendix: the goal's own table has only the latest."""
        rows = []
        for number, series in enumerate(all_series, start=1):
            known = {name_of(one): one for one in self.shelf.told(series)}
            cells = []
            for span in spans:
                if (one := known.get(span)) is None:
                    cells.append(Cell(None, None, MISSING, "text"))
                    continue
                figure = self.figures[self.shelf.ref(series, one)]
                value = None if figure.value is None else in_unit(figure.value, self.unit)
                text = self.text(series, one)
                cells.append(Cell(figure.ref, value, text, self.unit, figure.why))
            whom = self.shelf.whom(series)
            title = self.indicator.title
            rows.append(
                Row(f"{number}", f"{title} ({whom})" if whom else title, "item", tuple(cells))
            )
        names = self.spoken(map(parse_period, spans))
        return Table(
            f"series-{self.node.key}-{self.key}",
            fill(self.translate("All values of {what}"), {"what": self.indicator.title}),
            self.unit,
            tuple(
                Column(
                    f"p{index}",
                    names[span],
                    "indicator",
                    span,
                    "outcome",
                    self.unit,
                    self.indicator.decimals,
                )
                for index, span in enumerate(spans, start=1)
            ),
            tuple(rows),
            self.translate("Indicator"),
            (
                imported_note(
                    origins(
                        [one for series in all_series for one in self.shelf.told(series)],
                        [self.indicator],
                    ),
                    self.translate,
                ),
            ),
        )
