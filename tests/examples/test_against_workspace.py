"""A finished report held against the workspace that it was made of: what comes of its books is
traced, and what has changed since, or was typed, is told."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from sodertalje_files import Posting
from test_one_voucher import CHOSEN, RANKED, Books, drawn, expected, same

from bokslut.checks.printed.other_sources.known import Known
from bokslut.checks.printed.understood.equations import TableNumber
from bokslut.checks.printed.understood.grid import Grid
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.cli import main
from bokslut.language import translator
from bokslut.model.document import Cell, Document
from bokslut.model.finding import Severity
from bokslut.model.numbers import parse_number
from bokslut.model.printed import PrintedText
from bokslut.readers.read import read_report
from bokslut.report.docx import render_docx
from bokslut.report.html import render_html
from bokslut.report.pdf import render_pdf
from bokslut.report.printed import as_printed
from bokslut.report.xlsx import render_xlsx
from bokslut.workspace.workspace import Workspace

SV = translator("sv")
REFERENCE = Path(__file__).parents[1] / "reference"
PUBLISHED = REFERENCE / "bokslut-kommunstyrelsen-2014.txt"
RENDERED = {"html": render_html, "docx": render_docx, "xlsx": render_xlsx, "pdf": render_pdf}


@pytest.fixture(scope="module")
def known(annual: Document) -> Known:
    return as_printed(annual, SV, drawn=True)


@pytest.fixture(scope="module")
def published(known: Known) -> Judged:
    return judge(read_report(PUBLISHED.read_bytes(), PUBLISHED.name), known=known)


def held(data: bytes, name: str, known: Known) -> Judged:
    return judge(read_report(data, name), known=known)


@pytest.mark.parametrize("kind", RENDERED)
def test_our_own_report_is_traced_but_for_what_was_typed_by_hand(
    annual: Document, known: Known, kind: str
) -> None:
    judged = held(RENDERED[kind](annual, SV), f"report.{kind}", known)
    assert judged.against is not None
    counts = judged.against.counts()
    assert counts["contradicted"] == 0
    assert counts["traced"] > (600 if kind == "xlsx" else 780)
    # Charts are letters without a table in a PDF.
    assert counts["without_source"] < (120 if kind == "pdf" else 60)
    assert not [one for one in judged.findings if one.severity is Severity.ERROR]


def test_a_traced_number_leads_to_the_figure_that_was_printed_there(
    annual: Document, known: Known
) -> None:
    judged = held(render_html(annual, SV), "report.html", known)
    grids = judged.understood.grid
    operations = next(
        one for one in grids.values() if "Nämndbidrag 2014" in [each.head for each in one.columns]
    )
    row = [one.label for one in operations.rows].index("Ekonomi")
    column = [one.head for one in operations.columns].index("Nettokostnad 2014")
    assert judged.against is not None
    assert judged.against.references[TableNumber(operations.number, row, column)] == (
        "net_cost basis=outcome period=2014 unit=EKO",
    )


def numbers_of_the_published() -> list[dict[str, str]]:
    with (REFERENCE / "numbers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_published_closing_is_contradicted_where_it_is_known_to_be_wrong(
    published: Judged,
) -> None:
    """The list was made by hand, `tests/reference/numbers.csv`; −4 for −3 is told as rounding, and
    the two zeros of line 1000 stand in columns that print none."""
    told = {
        (one.place.line, one.claimed.lstrip("−"))
        for one in published.findings
        if one.rule == "against-workspace" and one.severity is Severity.ERROR
    }
    wrong = {
        (int(one["line"]), one["number"].replace(" ", "\u202f"))
        for one in numbers_of_the_published()
        if one["is"] == "contradicted"
    }
    assert told == {one for one in wrong if one[1] not in ("0", "4")}


def test_of_the_published_numbers_that_are_figures_nine_of_ten_are_found(
    annual: Document, published: Judged
) -> None:
    traced = _by_line(published)
    cells = {f"table {place}": str(cell.ref) for place, cell in _cells(annual).items()}
    bound = found = other = 0
    for one in numbers_of_the_published():
        if one["is"] not in ("figure", "cell", "imported"):
            continue
        bound += 1
        value = abs(parse_number(re.sub(r"[^\d,. ]", "", one["number"]), ","))
        refs = traced[int(one["line"]), value]
        if refs:
            found += 1
            wanted = [cells.get(part.strip(), part) for part in one["where"].split(";")]
            right = [ref for ref in refs if any(ref in part for part in wanted)]
            other += not right
            refs.remove((right or refs)[0])
    assert bound == 450
    assert found >= 420
    # Figures of the same value beside one another, such as both sides of a balance sheet.
    assert other <= 8


def _by_line(judged: Judged) -> dict[tuple[int, Decimal], list[str]]:
    told: dict[tuple[int, Decimal], list[str]] = defaultdict(list)
    assert judged.against is not None
    understood = judged.understood
    texts = {
        sentence.term(one).number: (sentence, one)
        for sentence in understood.sentences
        for one in sentence.amounts
    }
    for number, refs in judged.against.references.items():
        if isinstance(number, TableNumber):
            grid = understood.grid[number.table]
            value, cell = (
                grid.value(number.row, number.column),
                grid.rows[number.row].cells[number.column],
            )
            assert value is not None and cell is not None
            told[cell.spot.line or 0, abs(value.value)].append(refs[0])
        else:
            _sentence, typed = texts[number]
            block = understood.report.blocks[number.block]
            assert isinstance(block, PrintedText)
            line = block.spot_of(number.start).line or 0
            told[line, abs(typed.value or Decimal(0))].append(refs[0])
    return told


def _cells(document: Document) -> dict[str, Cell]:
    return {
        f"{table.key}/{row.key}/{column.key}": cell
        for table in document.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=False)
    }


def plain(text: str) -> Decimal | None:
    digits = text.replace("\u202f", "").replace("−", "-").replace(",", ".").lstrip("+")
    return Decimal(digits) if re.fullmatch(r"-?\d+(\.\d+)?", digits) else None


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return Books(tmp_path_factory.mktemp("efteråt"))


@pytest.mark.parametrize("posting", [*CHOSEN[:2], drawn(1)], ids=lambda one: one.account)
def test_a_voucher_booked_after_the_report_contradicts_exactly_the_cells_that_hold_it(
    books: Books, posting: Posting
) -> None:
    """Which figures hold the voucher is worked out by hand (`voucher_oracle.py`). What differs by
    no more than one in its last digit is told as rounding."""
    before, after, rows = books.book(posting)
    judged = held(render_html(before, SV), "before.html", as_printed(after, SV, drawn=True))
    assert judged.against is not None
    grids = judged.understood.grid
    told = Counter(
        grids[one.table].rows[one.row].label
        for one in judged.against.contradicted
        if isinstance(one, TableNumber) and not _is_ranked(grids[one.table])
    )
    should, now = expected(before, rows), _cells(after)
    holding: Counter[str] = Counter()
    turned: Counter[str] = Counter()
    for place, cell in _cells(before).items():
        table, _slash, row_column = place.partition("/")
        if cell.ref is None or table == RANKED:
            continue
        old, new = plain(cell.text), plain(now[place].text)
        if old is None or new is None or same(should[cell.ref], before.figures[cell.ref].value):
            continue
        label = before.table(table).row(row_column.partition("/")[0]).label
        if abs(abs(old) - abs(new)) > _last(old):
            holding[label] += 1
        elif old * new < 0:
            turned[label] += 1
    assert sum(holding.values()) > 30
    assert not holding - told
    # A sign that turns is told where the others of its column tell what signs mean there.
    assert not told - (holding + turned)


def _last(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _is_ranked(grid: Grid) -> bool:
    """The table of the largest contributors has other rows when others are the largest."""
    return [one.head for one in grid.columns] == ["Belopp"]


def test_a_digit_changed_in_word_is_an_error_that_names_the_figure(
    annual: Document, known: Known
) -> None:
    page = render_html(annual, SV).decode()
    cell = re.search(
        r'<th scope="row">HR</th>(?:<td[^>]*>.*?</td>){2}<td[^>]*>.*?(33\u202f165)', page
    )
    assert cell is not None
    changed = page[: cell.start(1)] + "33\u202f615" + page[cell.end(1) :]
    judged = held(changed.encode(), "report.html", known)
    (found,) = (one for one in judged.findings if one.rule == "against-workspace")
    assert (found.severity, found.place.row) == (Severity.ERROR, "HR")
    assert (found.claimed, found.expected) == ("33\u202f615", "33\u202f165")
    assert "bokslut trace DIR 'net_cost basis=outcome period=2014 unit=HR'" in found.advice()


def test_what_no_figure_speaks_of_is_summed_up_a_table_or_a_heading(known: Known) -> None:
    lines = ["# Simhallen", ""]
    lines += [
        f"Simhallen i kvarter {name} hade {7 * place + 3} 417 besök."
        for place, name in enumerate("ABCDEFGHIJKLMNOPQRSTUVX")
    ]
    judged = held("\n\n".join(lines).encode(), "report.md", known)
    told = [one for one in judged.findings if one.rule == "without-source"]
    assert len(told) == 1
    assert told[0].message().startswith("Simhallen: ")
    assert judged.against is not None and judged.against.counts()["traced"] == 0


def test_numbers_of_another_body_are_never_held_against_ours(known: Known) -> None:
    """The same heads and usual labels with wholly other numbers are another's table."""
    chance = random.Random(7)
    rows = [
        f"| {label} | " + " | ".join(str(chance.randint(1_000, 900_000)) for _ in range(4)) + " |"
        for label in ("Intäkter", "Personal", "Avskrivningar", "Summa", "Resultat", "Ekonomi")
    ]
    text = "\n".join(
        [
            "# Grannkommunen",
            "",
            "| tkr | Bokslut 2013 | Budget helår 2014 | Bokslut 2014 | Budgetavvikelse |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )
    judged = held(text.encode(), "neighbour.md", known)
    assert judged.against is not None
    assert judged.against.counts()["contradicted"] == 0


def test_check_against_says_how_many_numbers_have_a_source(
    example: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--json", "check", str(PUBLISHED), "--against", str(example.folder)]
    assert main(arguments) == 1
    told = json.loads(capsys.readouterr().out)["checked"]
    against = told["against"]
    assert sum(against.values()) == told["numbers"]
    assert against["contradicted"] == 6
    assert main(["--language", "en", *arguments[1:]]) == 1
    said = capsys.readouterr().out
    assert f"of {told['numbers']} numbers {against['traced']} are traced to a figure" in said
    assert "difference −15\u202f973. change against=2013 basis=outcome of=net_cost" in said
