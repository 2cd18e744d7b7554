"""What a rescue service does and owns: call-outs, staff, inspections, vehicles, equity."""

from __future__ import annotations

from ._ledger import Ledger

CALLS = (
    ("building", "Brand i byggnad", 118), ("terrain", "Brand i terräng eller fordon", 172),
    ("traffic", "Trafikolycka", 231), ("automatic", "Automatlarm utan brandtillbud", 402),
    ("medical", "I väntan på ambulans", 187), ("misc", "Övriga larm", 214),
)  # fmt: skip


def put_work(books: Ledger, size: float) -> None:
    """All of it, for all years; results are there already."""
    for key, _label, middle in CALLS:
        books.series("calls", key, middle * size, (-0.12, 0.14), "count")
    for year in sorted(books.years):
        books.add("calls", "all", [(books("calls", one[0], year), 1) for one in CALLS], year)
    books.series("time", "full", 92, (-0.04, 0.04), "index", 0)
    for key, start in (("full", 78), ("reserve", 168), ("day", 19)):
        books.series("staff", key, start * size, (-0.05, 0.05), "count")
    for year in sorted(books.years):
        three = [(books("staff", key, year), 1) for key in ("full", "reserve", "day")]
        books.add("staff", "all", three, year)
    for key, start in (("inspections", 340), ("courses", 5200)):
        books.series("done", key, start * size, (-0.12, 0.12), "count")
        books.budget("done", key, 0.1, 10, kind="count")
    for key, start in (("engine", 6100), ("tanker", 3900), ("gear", 1400), ("radio", 600)):
        books.series("bought", key, start * size * 1000, (-0.3, 0.4))
        books.budget("bought", key, 0.2, 50_000)
    four = ("engine", "tanker", "gear", "radio")
    for year in sorted(books.years):
        books.add("bought", "all", [(books("bought", one, year), 1) for one in four], year)
    budget = [(books("bought", one, basis="budget"), 1) for one in four]
    books.add("bought", "all", budget, basis="budget")
    books.put("opening", "", round(size * 14_300_000), books.years[-1])
    for year in sorted(books.years):
        if year != books.years[-1]:
            books.add("opening", "", [(books("equity", "", year - 1), 1)], year)
        both = [(books("opening", "", year), 1), (books("sum", "result", year), 1)]
        books.add("equity", "", both, year)
    books.series("assets", "", size * 88_000_000, (0.0, 0.05))
