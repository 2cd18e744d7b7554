"""Savings: decided, effect of the year, full-year effect; realised by the ledger, or as told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from saving_books import PROGRAMME, books, saving

from bokslut.checks import saving_not_realised
from bokslut.checks.context import CheckContext
from bokslut.measures.evaluate import evaluate
from bokslut.measures.reference import read
from bokslut.measures.trace import leaves, trace
from bokslut.model.figure import FigureRef, Why


def value(context: CheckContext, text: str) -> Decimal | Why | None:
    ref = read(text, context.register, context.world)
    assert isinstance(ref, FigureRef), ref.message()
    figure = evaluate([ref], context.register, context.world, context.facts)[ref]
    return figure.why if figure.value is None else figure.value


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("saving_decided saving=adm", 1_200_000),  # decided the year before, and still
        ("saving_effect saving=adm", 1_000_000),  # of this year alone
        ("saving_effect saving=adm period=2013", 500_000),
        ("saving_full_year saving=adm", 1_200_000),
        ("saving_realised saving=adm", 900_000),  # as told
        ("saving_realised saving=rent", 250_000),  # by the ledger
        ("saving_realised", 1_150_000),  # their sum
        ("saving_decided", 1_500_000),
        ("saving_decided unit=IT", 300_000),
        ("saving_variance saving=adm", -100_000),
    ],
)
def test_a_saving_is_reckoned_by_its_kind_and_year(tmp_path: Path, text: str, amount: int) -> None:
    assert value(books(tmp_path, PROGRAMME), text) == Decimal(amount)


def test_what_nobody_tells_is_missing_and_no_zero(tmp_path: Path) -> None:
    context = books(tmp_path, PROGRAMME)
    for text in ("saving_effect saving=rent", "saving_full_year saving=rent"):
        assert value(context, text) is Why.MISSING
    assert value(context, "saving_realised saving=adm period=2013") is Why.MISSING


def test_what_the_ledger_proves_is_traced_to_its_vouchers(tmp_path: Path) -> None:
    context = books(tmp_path, PROGRAMME)
    for text, table in (
        ("saving_realised saving=rent", "posting"),
        ("saving_realised saving=adm", "saving"),
    ):
        ref = read(text, context.register, context.world)
        assert isinstance(ref, FigureRef)
        figures = evaluate([ref], context.register, context.world, context.facts)
        assert {one.leaf.table for one in leaves(trace(ref, figures)) if one.leaf} == {table}


def test_a_saving_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    context = books(tmp_path, PROGRAMME)
    found = read("saving_effect saving=amd", context.register, context.world)
    assert not isinstance(found, FigureRef)
    assert "adm" in str(found.expected)


@pytest.mark.parametrize(
    "figure",
    [
        "no measure at all",
        "net_costs unit=IT",
        "net_cost unit=NOWHERE",
        "growth of=net_cost",  # no amount
        "saving_realised saving=adm",  # made from itself
        "change of=saving_effect",
        "activities",
    ],
)
def test_a_figure_that_is_no_amount_of_the_ledger_is_an_error_and_proves_nothing(
    tmp_path: Path, figure: str
) -> None:
    rows = [saving("adm", "realised", None, figure=figure, name="Administration")]
    context = books(tmp_path, rows)
    assert value(context, "saving_realised saving=adm") is Why.MISSING
    (found,) = saving_not_realised.check(context)
    assert (found.rule, found.severity.value) == ("figure-reference", "error")
    assert (found.place.file, found.place.line) == ("besparingar.csv", 1)
