"""A small programme of savings, in facts made by hand: rents fall, administration says it does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from small_books import imported, new_store, posting

from bokslut.checks.context import CheckContext
from bokslut.facts.engines import DuckDB, Facts
from bokslut.measures.read_world import read_world
from bokslut.measures.register import REGISTER
from bokslut.measures.savings import with_sound_savings
from bokslut.measures.world import Line, Lines
from bokslut.model.period import parse_period

LINES = Lines([Line("services", "Tjänster", "cost", ("60",))])
UNITS = [
    {"unit": key, "name": key, "parent": parent, "kind": "office", "valid_from": date(2007, 1, 1)}
    for key, parent in (("KS", None), ("EKO", "KS"), ("IT", "KS"))
]


def saving(
    key: str, basis: str, amount: str | None, year: int = 2014, **more: Any
) -> dict[str, Any]:
    return {
        "saving": key,
        "basis": basis,
        "first": date(year, 1, 1),
        "last": date(year, 12, 31),
        "amount": None if amount is None else Decimal(amount),
        **more,
    }


PROGRAMME = [
    saving("adm", "decided", "1200000", 2013, name="Administration", unit="EKO"),
    saving("adm", "effect", "500000", 2013),
    saving("adm", "effect", "1000000"),
    saving("adm", "full-year", "1200000"),
    saving("adm", "realised", "900000", origin="Ekonomichefen", unit="EKO"),
    saving("rent", "decided", "300000", name="Lokaler", unit="IT"),
    saving("rent", "realised", None, figure="-change of=cost account=6010", unit="IT"),
]
# Rents of 700 000 became 450 000: 250 000 less.
POSTINGS = [
    posting("2013-03-01", "6010", "700000", "IT"),
    posting("2014-03-01", "6010", "450000", "IT"),
    posting("2014-03-01", "2830", "-450000"),
]


def books(folder: Path, rows: list[dict[str, Any]], period: str = "2014") -> CheckContext:
    """What the checks of a closing look at that has these rows about savings."""
    store = new_store(folder / "facts")
    years = [
        {
            "kind": "opening",
            "fiscal_first": date(year, 1, 1),
            "fiscal_last": date(year, 12, 31),
            "date": date(year - 1, 12, 31),
            "account": "2830",
            "amount": Decimal(0),
        }
        for year in (2013, 2014)
    ]
    ledger = {"posting": POSTINGS, "balance": years, "unit": UNITS}
    imported(store, ledger, name="ledger.se")
    row = imported(store, {"saving": rows}, name="besparingar.csv", scopes=["saving"])
    facts = Facts(store, store.snapshot("records", "0"), DuckDB())
    world = read_world(facts, "KS", parse_period(period), LINES)
    names = {file.sha256: file.name for file in row.files}
    sound = with_sound_savings(world, REGISTER)
    return CheckContext(facts, sound, REGISTER, (), names)
