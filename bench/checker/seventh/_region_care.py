"""What a region delivers and hires: visits, waiting, hired staff, drugs."""

from __future__ import annotations

from ..compose import Pen, row, say, table, text, turn
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear

_STYLE = NumberStyle(thousands=" ", negative="-")
_T = Pen("mnkr", 0, _STYLE)
_P = Pen("mnkr", 0, _STYLE, " miljoner kronor")
HIRED = (
    ("doctors", "Läkare", 96), ("nurses", "Sjuksköterskor", 71),
    ("others", "Övriga yrkesgrupper", 9),
)  # fmt: skip
_CARE = (
    ("visits", "Läkarbesök", 412_000), ("other", "Besök hos övriga vårdgivare", 689_000),
    ("stays", "Vårdtillfällen i slutenvård", 29_800), ("days", "Vårddagar", 141_000),
    ("operations", "Operationer", 15_400),
)  # fmt: skip
_PLACES = (("visit", "Första besök inom 90 dagar"), ("surgery", "Operation inom 90 dagar"),
           ("primary", "Medicinsk bedömning inom tre dagar"))  # fmt: skip


def put_care(books: Ledger, size: float) -> None:
    """All of it, for both years."""
    for key, _label, middle in HIRED:
        books.series("hired", key, size * middle * 1_000_000, (-0.35, 0.15))
    for key, _label, middle in _CARE:
        books.series("care", key, size * middle, (-0.04, 0.05), "count")
    for key, part in (("visit", 0.74), ("surgery", 0.58), ("primary", 0.86)):
        books.drift("within", key, part, 0.045, 3)
    books.series("own", "", size * 3_700_000_000, (0.02, 0.05))
    books.series("drugs", "benefit", size * 720_000_000, (0.02, 0.09))
    books.series("drugs", "ward", size * 410_000_000, (0.02, 0.09))
    for year in sorted(books.years):
        hired = [(books("hired", one[0], year), 1) for one in HIRED]
        books.add("hired", "all", hired, year)
        drugs = [(books("drugs", one, year), 1) for one in ("benefit", "ward")]
        books.add("drugs", "all", drugs, year)


def delivered(books: Ledger) -> list[Block]:
    """Care delivered, and how long for."""
    two = (books.year, books.year - 1)
    rows = [
        row(label, [*(_T.people(books("care", key, y)) for y in two),
                    _T.share(books.growth("care", key))])
        for key, label, _middle in _CARE
    ]  # fmt: skip
    access = [
        row(label, [_T.share(books("within", key, y)) for y in two]) for key, label in _PLACES
    ]
    visits, surgery = books.change("care", "visits"), books.change("within", "surgery")
    return [
        Heading("Vårdproduktion och tillgänglighet"),
        table("Utförd vård januari–augusti", ["Antal", *map(str, two), "Förändring, %"], rows),
        text(
            *clear(
                say(
                    "Läkarbesöken blev ", _T.people(visits, "difference", size=True), " ",
                    turn(visits, "fler", "färre"), " än under samma månader i fjol och uppgick "
                    "till ", _T.people(books("care", "visits")), ".",
                ),
                say(
                    "Av patienterna fick ", _P.share(books("within", "surgery"), behind=" procent"),
                    " sin operation inom 90 dagar, en ", turn(surgery, "uppgång", "nedgång"),
                    " med ", _P.points(surgery), ".",
                ),
            )
        ),
        table("Andel inom vårdgarantins gränser i augusti, procent", ["", *map(str, two)], access),
    ]  # fmt: skip
