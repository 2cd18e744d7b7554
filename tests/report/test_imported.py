"""What others have counted is never shown as if the accounts proved it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from small_world import world

from bokslut.measures.world import Observed
from bokslut.model.document import FigureRun, Paragraph, TextRun
from bokslut.model.figure import Figure, FigureRef, Input, Leaf
from bokslut.report.imported import imported_values, imported_words, with_note

NKI = FigureRef.of("indicator", indicator="nki", period="2014")
BEFORE = FigureRef.of("indicator", indicator="nki", period="2013")
CHANGE = FigureRef.of("change", of="indicator", indicator="nki", period="2014", against="2013")
COST = FigureRef.of("cost", period="2014")
PER_POINT = FigureRef.of("ratio", period="2014")
WORLD = world(
    observed={
        ("nki", "", "", ""): (
            Observed(date(2013, 1, 1), date(2013, 12, 31), "2012", origin="SKL"),
            Observed(
                date(2014, 1, 1),
                date(2014, 12, 31),
                "2012",
                origin="Kolada",
                fetched=date(2015, 2, 3),
            ),
        )
    }
)


def leaf(ref: FigureRef, table: str) -> Figure:
    return Figure(ref, Decimal(1), "count", leaf=Leaf(table, (), 1))


FIGURES = {
    NKI: leaf(NKI, "indicator_value"),
    BEFORE: leaf(BEFORE, "indicator_value"),
    COST: leaf(COST, "posting"),
    CHANGE: Figure(CHANGE, Decimal(0), "count", inputs=(Input("now", NKI), Input("then", BEFORE))),
    PER_POINT: Figure(
        PER_POINT, Decimal(1), "ratio", inputs=(Input("cost", COST), Input("index", NKI))
    ),
}


def origins(ref: FigureRef) -> list[str]:
    return [one.origin for one in imported_values(ref, FIGURES, WORLD)]


def test_a_value_and_what_is_made_of_such_alone_are_imported() -> None:
    assert origins(NKI) == ["Kolada"]
    assert origins(CHANGE) == ["Kolada", "SKL"]
    # Half of it stands in the ledger.
    assert origins(PER_POINT) == []
    assert origins(COST) == []


def test_its_explanation_says_from_whom_when_and_by_which_definition() -> None:
    assert imported_words(imported_values(NKI, FIGURES, WORLD), str) == (
        "Imported, not computed from the accounts. Source: Kolada. Fetched: 2015-02-03. "
        "Definition: 2012"
    )
    assert imported_words([], str) == ""


def run(ref: FigureRef, text: str) -> FigureRun:
    return FigureRun(text, Decimal(1), "count", ref)


def note(*runs: FigureRun) -> str:
    text = Paragraph((TextRun("Så gick det: "), *runs))
    below = with_note([text], FIGURES, WORLD, str)[1:]
    return " ".join(one.text for one in below if isinstance(one, Paragraph) and one.role == "note")


def test_below_a_text_it_is_said_which_of_its_figures_are_imported() -> None:
    assert note(run(NKI, "69")) == "Imported, not computed from the accounts. Source: Kolada"
    assert note(run(NKI, "69"), run(COST, "2 mkr")) == (
        "69: imported, not computed from the accounts. Source: Kolada"
    )
    assert note(run(COST, "2 mkr")) == ""
