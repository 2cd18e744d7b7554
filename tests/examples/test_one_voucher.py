"""One voucher of a million more: what it is in changes by exactly that, and nothing else does.

Vouchers are drawn at random: department, account of cost or income, activity, project, counterpart,
day. Which figures hold one is worked out by hand (`voucher_oracle.py`); what the report then says,
in tables, charts, key figures, sentences and assessments, has to be these and no others.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sodertalje_files import Posting, table
from sodertalje_sums import ledger
from voucher_oracle import RATIOS, line_kind, moved, tree

from bokslut.cli import main
from bokslut.model.document import (
    Block,
    Document,
    FigureRun,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Run,
    Section,
)
from bokslut.model.figure import FigureRef
from bokslut.report.compare import compare
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Workspace

MILLION = Decimal(1_000_000)
HEAD = "#FLAGGA 0\n#SIETYP 4\n#ORGNR 212000-0159\n#RAR 0 20140101 20141231\n"
ENDS = "2014-12-31"
# A table that shows the largest contributors has other rows when others are the largest.
RANKED = "net-cost-bridge"
# Cases that chance would seldom draw: cost on a project of investments, a unit of the autumn,
# interest, income of the political leadership, a grant that is passed on, no activity at all.
CHOSEN = [
    Posting("6410", MILLION, "DS", "4700", "86401", "", "20140317"),
    Posting("7410", MILLION, "KC", "9265", "", "10020", "20141103"),
    Posting("8510", MILLION, "NEA", "9290", "", "", "20141231"),
    Posting("3510", -MILLION, "POL", "1050", "60103", "10002", "20140601"),
    Posting("4590", MILLION, "HR", "9225", "", "", "20140101"),
    Posting("6011", MILLION, "AU", "", "", "", "20140630"),
]
SEEDS = range(6)


def drawn(seed: int) -> Posting:
    """A random posting of a million on a department, cost in debit and income in credit."""
    chance = random.Random(seed)
    month = chance.randint(1, 12)
    date = f"2014{month:02d}{chance.randint(1, 28):02d}"
    day = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    units = [
        row["Enhet"]
        for row in table("organisation.csv")
        if row["Slag"] in ("avdelning", "enhet") or row["Enhet"] == "POL"
        if row["Giltig från"] <= day <= (row["Giltig till"] or ENDS)
    ]
    kinds = {row["Konto"]: line_kind(row["Konto"])[1] for row in table("konton.csv")}
    costs = ("cost", "depreciation", "passed_on_grants", "interest")
    account = chance.choice([one for one, kind in kinds.items() if kind in ("income", *costs)])
    activities = [row["Verksamhet"] for row in table("verksamheter.csv") if row["Överordnad"]]
    projects = [row["Projekt"] for row in table("projekt.csv")]
    counterparts = [row["Motpart"] for row in table("motparter.csv")]
    return Posting(
        account,
        -MILLION if kinds[account] == "income" else MILLION,
        chance.choice(units),
        chance.choice([*activities, ""]),
        chance.choice(["", "", *projects]),
        chance.choice(["", *counterparts]),
        date,
    )


CASES = [*CHOSEN, *map(drawn, SEEDS)]


def voucher(posting: Posting) -> list[Posting]:
    """The posting, and what it is owed to or owed by: debts and claims are those of the office."""
    office = "POL" if posting.unit == "POL" else "KSK"
    account = "2510" if posting.amount > 0 else "1510"
    return [posting, Posting(account, -posting.amount, office, date=posting.date)]


def as_sie(rows: list[Posting], number: int) -> str:
    """The voucher as a file of vouchers to be added (SIE 4I)."""
    lines = [f'#VER Z "{number}" {rows[0].date} "En miljon till"', "{"]
    for row in rows:
        objects = (
            ("1", row.unit),
            ("20", row.activity),
            ("6", row.project),
            ("21", row.counterpart),
        )
        named = " ".join(f'{dimension} "{one}"' for dimension, one in objects if one)
        lines.append(f"#TRANS {row.account} {{{named}}} {row.amount:.2f}")
    return HEAD + "\n".join([*lines, "}"]) + "\n"


class Books:
    """A workspace of the example that gets one voucher after the other, and its latest report."""

    def __init__(self, folder: Path) -> None:
        source = example_folder("sodertalje-2014")
        self.folder = folder
        self.workspace = Workspace.create(folder / "ks", source)
        self.workspace.take_in(sorted((source / "sources").iterdir()))
        self.late: list[Posting] = []
        self.latest = self.report()

    def report(self, closing: str = "ks-2014") -> Document:
        document, _findings = self.workspace.close(closing)
        return document

    def book(self, posting: Posting) -> tuple[Document, Document, list[Posting]]:
        """The reports before and after a voucher, and its rows."""
        rows, before = voucher(posting), self.latest
        path = self.folder / f"{len(self.late)}.si"
        path.write_text(as_sie(rows, len(self.late) + 1), encoding="ascii")
        (taken,) = self.workspace.take_in([path])
        assert taken.status == "imported"
        self.late += rows
        self.latest = self.report()
        return before, self.latest, rows


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return Books(tmp_path_factory.mktemp("miljonen"))


def expected(before: Document, rows: list[Posting]) -> dict[FigureRef, Decimal | None]:
    """What every figure of the report before has to be after the voucher."""
    known = {(one.measure, one.keys): figure.value for one, figure in before.figures.items()}

    def additive(ref: FigureRef) -> Decimal | None:
        was = before.figures[ref].value
        parts = [moved(ref.measure, dict(ref.keys), row) for row in rows]
        more = sum((one or Decimal(0) for one in parts), Decimal(0))
        # What is missing stays so: the plan of a part of a year that it would be held against.
        return None if was is None else was + more

    def ratio(ref: FigureRef) -> Decimal | None:
        def part(measure: str, keys: Any) -> Decimal | None:
            taken = {k: v for k, v in keys.items() if k not in ("of", "plan", "against")}
            found = [
                one
                for one in before.figures
                if one.measure == measure
                and all(taken.get(key) == value for key, value in one.keys)
            ]
            (best,) = sorted(found, key=lambda one: -len(one.keys))[:1]
            return additive(best)

        return (
            None
            if known[ref.measure, ref.keys] is None
            else RATIOS[ref.measure](dict(ref.keys), part)
        )

    return {ref: ratio(ref) if ref.measure in RATIOS else additive(ref) for ref in before.figures}


def by_hand(ref: FigureRef, late: list[Posting]) -> Decimal:
    """The sum over all postings of both years, for a figure that was not there before."""
    postings = [*ledger(2013).postings, *ledger(2014).postings, *late]
    return sum(
        (moved(ref.measure, dict(ref.keys), one) or Decimal(0) for one in postings), Decimal(0)
    )


def same(one: Decimal | None, other: Decimal | None) -> bool:
    """Amounts to the öre, ratios as far as they are carried."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < Decimal("1e-20")


def wrong(before: Document, after: Document, rows: list[Posting], late: list[Posting]) -> list[str]:
    """Everything in the report after a voucher that is not as it has to be."""
    should = expected(before, rows)
    said = [
        f"{ref}: {after.figures[ref].value} and not {value}"
        for ref, value in should.items()
        if ref in after.figures and not same(after.figures[ref].value, value)
    ]
    for ref in after.figures.keys() - should.keys():
        if ref.measure in RATIOS or not same(after.figures[ref].value, by_hand(ref, late)):
            said.append(f"{ref}: {after.figures[ref].value} and not by hand")
    touched = {ref for ref, value in should.items() if not same(value, before.figures[ref].value)}
    shown = _shown(before, after, touched)
    return said + shown + _sentences(before, after, touched) + _grades(before, after, should)


def _shown(before: Document, after: Document, touched: set[FigureRef]) -> list[str]:
    """Cells, points and key figures: those that changed are those whose figure did."""
    compared = compare(before, after)
    changed = {("cell", *one.place) for one in compared.cells if one.place[0] != RANKED} | {
        ("point", *one.place) for one in compared.points if one.place[0] != RANKED
    }
    changed |= {("key figure", *one.place) for one in compared.key_figures}
    should = {place for place, ref in _places(after) if ref in touched}
    return (
        [f"{place} changed" for place in changed - should]
        + [f"{place} did not change" for place in should - changed]
        + [
            f"{place} is not its figure"
            for place, ref, value, unit in _values(after)
            if not same(_exact(after, ref, unit), value)
        ]
    )


def _places(document: Document) -> Iterator[tuple[tuple[str, ...], FigureRef]]:
    """Where each figure is shown, but in what is ranked."""
    for table_ in document.tables:
        for row in table_.rows if table_.key != RANKED else ():
            for column, cell in zip(table_.columns, row.cells, strict=bool(row.cells)):
                if cell.ref is not None:
                    yield ("cell", table_.key, row.key, column.key), cell.ref
    for chart in document.charts:
        for series in chart.series if chart.key != RANKED else ():
            for point in series.points:
                yield ("point", chart.key, series.key, str(point.ref)), point.ref
    yield from _key_figures(document)


def _key_figures(document: Document) -> Iterator[tuple[tuple[str, ...], FigureRef]]:
    for section in document.sections:
        for block in section.blocks:
            for item in _items(block):
                yield ("key figure", section.key, str(item.figure.ref)), item.figure.ref


def _items(block: Block) -> tuple[KeyFigure, ...]:
    return block.items if isinstance(block, KeyFigures) else ()


def _values(document: Document) -> Iterator[tuple[str, FigureRef, Decimal | None, str]]:
    """Every value that is shown, the ranked ones too."""
    for table_, row, cell in document.cells():
        if cell.ref is not None:
            yield f"{table_.key}/{row.key}", cell.ref, cell.value, cell.unit
    for chart in document.charts:
        for series in chart.series:
            for point in series.points:
                yield f"{chart.key}/{point.label}", point.ref, point.value, chart.unit
    for section in document.sections:
        items = [one for block in section.blocks for one in _items(block)]
        for run in (
            *(one.figure for one in items),
            *(r for _, all_ in _texts(section) for r in all_),
        ):
            if isinstance(run, FigureRun):
                yield f"{section.key}: {run.text}", run.ref, run.value, run.unit


def _exact(document: Document, ref: FigureRef, unit: str) -> Decimal | None:
    value = document.figures[ref].value
    scale = {"tkr": 3, "mkr": 6}.get(unit, 0)
    return None if value is None else value.scaleb(-scale)


def _texts(section: Section) -> Iterator[tuple[str, tuple[Run, ...]]]:
    for block in section.blocks:
        parts: list[tuple[Run, ...]] = []
        if isinstance(block, Paragraph):
            parts = [block.runs]
        elif isinstance(block, ListBlock):
            parts = list(block.items)
        elif isinstance(block, KeyFigures):
            parts = [item.note for item in block.items]
        for runs in parts:
            yield "".join(run.text for run in runs), runs


def _sentences(before: Document, after: Document, touched: set[FigureRef]) -> list[str]:
    """A text reads otherwise only where it has a figure that changed, and a number in it only where
    its own figure did; `bokslut diff` names the sentence of each number that reads otherwise."""
    said = []
    named = [one.new for one in compare(before, after).sentences]
    for old, new in zip(before.sections, after.sections, strict=True):
        for (was, old_runs), (now, new_runs) in zip(_texts(old), _texts(new), strict=True):
            held = {run.ref for run in new_runs if isinstance(run, FigureRun)}
            if was != now and not held & touched:
                said.append(f"{old.key} reads otherwise: {now}")
            for one, other in zip(old_runs, new_runs, strict=True):
                if isinstance(other, FigureRun) and one.text != other.text:
                    if other.ref not in touched:
                        said.append(f"{old.key}: {other.text} was {one.text}")
                    if not any(other.text in sentence for sentence in named):
                        said.append(f"{old.key}: {other.text} is not named")
    return said


def _grades(
    before: Document, after: Document, should: dict[FigureRef, Decimal | None]
) -> list[str]:
    """The economy is judged by the result of the board, by the rule of the documents; of the other
    assessments only what is made of it may change."""
    if not after.assessments:
        return []
    period = {"basis": "outcome", "period": "2014", "unit": "KS"}
    result = should[FigureRef.of("result", period)]
    granted = should[FigureRef.of("appropriation", {"period": "2014", "unit": "KS"})]
    assert result is not None and granted is not None
    word = "good" if result >= 0 else "acceptable" if result >= -granted / 100 else "deficient"
    old = {one.key: one for one in before.assessments}
    said = []
    for one in after.assessments:
        if one.key == "ekonomi":
            if one.proposed.value != word:
                said.append(f"{one.key} is proposed as {one.proposed.value} and not {word}")
        elif (one.proposed, one.decided, one.why) != (
            old[one.key].proposed,
            old[one.key].decided,
            old[one.key].why,
        ):
            said.append(f"{one.key} is assessed otherwise")
    changed = {one.key for one in compare(before, after).assessments}
    if changed != {"ekonomi"} & changed or bool(changed) != (old["ekonomi"].proposed.value != word):
        said.append(f"diff names {changed}")
    return said


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_voucher_changes_the_figures_that_hold_it_and_nothing_else(
    books: Books, number: int
) -> None:
    before, after, rows = books.book(CASES[number])
    assert wrong(before, after, rows, books.late) == []


@pytest.mark.parametrize("closing", ["ks-2014-memo", "ks-2014-08"])
@pytest.mark.parametrize("date", ["20140831", "20140901"])
def test_the_cover_document_and_the_interim_closing_follow_likewise(
    books: Books, closing: str, date: str
) -> None:
    """What is booked from September on is in the year, and not in the outcome until August."""
    before = books.report(closing)
    _before, _after, rows = books.book(Posting("7410", MILLION, "KOM", "9265", "", "", date))
    after = books.report(closing)
    assert wrong(before, after, rows, books.late) == []
    outcome = FigureRef.of("net_cost", basis="outcome", period=after.period, unit="KS")
    moves = before.figures[outcome].value != after.figures[outcome].value
    assert moves == (closing == "ks-2014-memo" or date == "20140831")


def test_a_million_is_in_its_department_and_in_all_that_is_above_it(books: Books) -> None:
    """The same told for one voucher in plain numbers."""
    before, after, _rows = books.book(Posting("7410", MILLION, "HR", "9220", "", "", "20141120"))
    net_cost = {
        unit: after.figures[ref].value - before.figures[ref].value  # type: ignore[operator]
        for unit in ("HR", "KSK", "KS", "POL", "EKO")
        for ref in [FigureRef.of("net_cost", basis="outcome", period="2014", unit=unit)]
    }
    assert net_cost == {"HR": MILLION, "KSK": MILLION, "KS": MILLION, "POL": 0, "EKO": 0}
    cell = "operations", "hr", "result"
    old, new = (one.table(cell[0]).cell(*cell[1:]).value for one in (before, after))
    assert old is not None and new is not None and old - new == 1000
    assert tree()["HR"] == "KSK"


def test_the_economy_is_assessed_otherwise_when_a_million_makes_a_deficit(books: Books) -> None:
    """And no other assessment: the decision, and what is made of it, stand until a role decides."""
    result = FigureRef.of("result", basis="outcome", period="2014", unit="KS")
    small = books.latest.figures[result].value
    assert small is not None
    books.book(Posting("3610", small - MILLION / 2, "SDK", date="20141215"))
    before, after, rows = books.book(Posting("6410", MILLION, "SDK", date="20141215"))
    assert before.figures[result].value == MILLION / 2
    assert wrong(before, after, rows, books.late) == []
    (change,) = compare(before, after).assessments
    assert change.old is not None and change.new is not None
    assert (change.key, change.old.decided_by) == ("ekonomi", "Kommunstyrelsen")
    assert (change.old.proposed.value, change.new.proposed.value) == ("good", "acceptable")


def test_diff_names_exactly_what_changed(books: Books, capsys: pytest.CaptureFixture[str]) -> None:
    before, after, rows = books.book(Posting("5010", MILLION, "EKO", "9210", "", "", "20140430"))
    capsys.readouterr()
    folder = str(books.workspace.folder)
    assert main(["diff", folder, before.snapshot, "--closing", "ks-2014", "--json"]) in (0, 1)
    told = json.loads(capsys.readouterr().out)

    should = expected(before, rows)
    touched = {ref for ref, value in should.items() if not same(value, before.figures[ref].value)}
    # Whoever is not ranked any more has no figure, and whoever is now had none.
    came_and_went = before.figures.keys() ^ after.figures.keys()
    named = {one["ref"] for one in told["figures"]}
    assert named == {str(one) for one in {*touched, *came_and_went}}
    cells = {("cell", one["table"], one["row"], one["column"]) for one in told["cells"]}
    points = {("point", one["chart"], one["series"], one["point"]) for one in told["points"]}
    heads = {("key figure", one["section"], one["figure"]) for one in told["key_figures"]}
    assert {one for one in {*cells, *points, *heads} if one[1] != RANKED} == {
        place for place, ref in _places(after) if ref in touched
    }
    holding = {
        section.key
        for section in after.sections
        for _text, runs in _texts(section)
        for run in runs
        if isinstance(run, FigureRun) and run.ref in touched
    }
    assert told["sentences"] and {one["section"] for one in told["sentences"]} <= holding


@pytest.fixture(scope="module")
def honest(books: Books) -> tuple[Document, Document, list[Posting], list[Posting]]:
    """A voucher with its two reports, in which nothing is wrong."""
    before, after, rows = books.book(Posting("6410", MILLION, "HR", "9220", "", "", "20140909"))
    assert wrong(before, after, rows, books.late) == []
    return before, after, rows, list(books.late)


def test_a_cell_that_was_altered_is_seen(honest: Any) -> None:
    before, after, rows, late = honest
    for row_key in ("hr", "eko"):
        table_ = after.table("operations")
        row = table_.row(row_key)
        cell = replace(row.cells[2], value=row.cells[2].value + 1)
        forged = replace(row, cells=(*row.cells[:2], cell, *row.cells[3:]))
        made = replace(table_, rows=tuple(forged if one is row else one for one in table_.rows))
        tables = tuple(made if one is table_ else one for one in after.tables)
        assert wrong(before, replace(after, tables=tables), rows, late)


def test_a_figure_that_was_altered_is_seen(honest: Any) -> None:
    before, after, rows, late = honest
    for ref in (
        FigureRef.of("net_cost", basis="outcome", period="2014", unit="HR"),
        FigureRef.of("net_cost", basis="outcome", period="2014", unit="POL"),
        FigureRef.of("variance_percent", basis="outcome", period="2014", unit="KS"),
        FigureRef.of("funding", basis="outcome", period="2014", unit="KS"),
        FigureRef.of("inhabitants", period="2014"),
        FigureRef.of("saving_realised", period="2014"),
        next(one for one in after.figures if one.measure == "per_hundred"),
        next(one for one in after.figures if one.measure == "per_inhabitant"),
    ):
        figure = after.figures[ref]
        figures = {**after.figures, ref: replace(figure, value=figure.value + Decimal("0.01"))}
        assert wrong(before, replace(after, figures=figures), rows, late)


def test_a_sentence_that_was_altered_is_seen(honest: Any) -> None:
    before, after, rows, late = honest
    sections = list(after.sections)
    for index, section in enumerate(after.sections):
        if section.key == "commentary-eko":
            text = section.blocks[0]
            runs = tuple(
                replace(run, text="9,9 mkr") if isinstance(run, FigureRun) else run
                for run in text.runs
            )
            sections[index] = replace(
                section, blocks=(replace(text, runs=runs), *section.blocks[1:])
            )
    assert wrong(before, replace(after, sections=tuple(sections)), rows, late)


def test_an_assessment_that_was_altered_is_seen(honest: Any) -> None:
    before, after, rows, late = honest
    for key in ("ekonomi", "personal"):
        forged = tuple(
            replace(one, proposed=after.assessments[0].proposed.__class__("not-assessed"))
            if one.key == key
            else one
            for one in after.assessments
        )
        assert wrong(before, replace(after, assessments=forged), rows, late)
