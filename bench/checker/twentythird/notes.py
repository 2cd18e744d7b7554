"""Notes with what is written to each of them: kkr, parentheses for minus, opening and closing
balances, two years."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import COSTS, GRANTS, INCOME, TAXES, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._more import Series, alone, change, growth, of, split

_PEN = Pen("tkr", 0, NumberStyle(negative="()"))
_SAY = Pen("mnkr", 1, behind=" mkr")
_KKR = Pen("tkr", 0, behind=" kkr")
_LABELS = {
    "sales": "Försäljningsintäkter", "fees": "Taxor och avgifter", "rents": "Hyror och arrenden",
    "grants-received": "Bidrag från staten m.fl.",
    "contracts": "Försäljning av verksamhet och entreprenader", "other-income": "Övriga intäkter",
    "wages": "Löner och sociala avgifter", "pensions": "Pensionskostnader",
    "purchased": "Köp av huvudverksamhet", "premises": "Lokal- och markhyror",
    "transfers": "Lämnade bidrag", "material": "Material och tjänster",
    "other-costs": "Övriga kostnader", "preliminary-tax": "Preliminär kommunalskatt",
    "tax-forecast": "Preliminär slutavräkning innevarande år",
    "tax-final": "Slutavräkningsdifferens föregående år",
    "income-equalisation": "Inkomstutjämning", "cost-equalisation": "Kostnadsutjämning",
    "regulation": "Regleringsbidrag", "lss": "LSS-utjämning",
    "property-fee": "Kommunal fastighetsavgift",
}  # fmt: skip


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"Noter till {m.name} kommuns årsredovisning {m.year}",
        (
            Heading("Redovisningsprinciper", 1),
            text(
                "Årsredovisningen är upprättad enligt lagen om kommunal bokföring och redovisning.",
                say(
                    "Gränsen för en investering är ",
                    _SAY.but(unit="kr", decimals=0, behind=" kronor")(
                        alone(m, "threshold", "money", 25_000, 60_000, "5000")
                    ),
                    " exklusive moms och en nyttjandeperiod på minst tre år.",
                ),
                "Belopp anges i tusentals kronor, kkr, om inte annat framgår.",
            ),
            Heading("Noter", 1),
            *_income(m),
            *_costs(m),
            *_tax(m),
            *_fixed(m),
            *_pensions(m),
            *_loans(m),
            *_short(m),
        ),
    )


def _heads(m: Municipality) -> list[str]:
    return ["", str(m.year), str(m.year - 1)]


def _line(m: Municipality, what: str, label: str = "", kind: str = "item", sign: int = 1) -> Row:
    cells = [_PEN(one, sign) for one in of(m, what)]
    return row(label or _LABELS[what], cells, kind)


def _income(m: Municipality) -> list[Block]:
    r = m.register
    rows = [_line(m, one) for one in INCOME]
    rows.append(_line(m, "income", "Summa verksamhetens intäkter", "sum"))
    up = max(INCOME, key=lambda one: abs(m.change(one).value))
    moved, fees = m.change(up), m.change("fees")
    return [
        table("Not 1. Verksamhetens intäkter, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "Verksamhetens intäkter ",
                        turn(m.change("income"), "ökade", "minskade"),
                        " med ",
                        _SAY.size(m.change("income"), "difference"),
                        " till ",
                        _SAY(m("income")),
                        ".",
                    ),
                    say(
                        f"Den största förändringen finns på raden {_LABELS[up]}, där beloppet ",
                        turn(moved, "steg", "sjönk"),
                        " med ",
                        _KKR.size(moved, "difference"),
                        ".",
                    ),
                    say(
                        "Taxor och avgifter gav ",
                        _SAY(m("fees")),
                        ", en ",
                        turn(fees, "ökning", "minskning"),
                        " med ",
                        _SAY.share(m.growth("fees"), behind=" %", size=True),
                        ", och motsvarade ",
                        _SAY.share(r.quotient(m("fees"), m("income")), behind=" %"),
                        " av intäkterna.",
                    ),
                    say(
                        "Intäkter av engångskaraktär ingår med ",
                        _SAY(alone(m, "one-off", "money", 1e6, 6e6, "100000")),
                        ".",
                    ),
                ]
            )
        ),
    ]


def _costs(m: Municipality) -> list[Block]:
    r = m.register
    rows = [_line(m, one) for one in COSTS]
    rows.append(_line(m, "costs", "Summa verksamhetens kostnader", "sum"))
    return [
        table("Not 2. Verksamhetens kostnader, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "Löner och sociala avgifter uppgick till ",
                        _SAY(m("wages")),
                        ", eller ",
                        _SAY.share(r.quotient(m("wages"), m("costs")), behind=" %"),
                        " av de totala kostnaderna.",
                    ),
                    say(
                        "Pensionskostnaderna ",
                        turn(m.change("pensions"), "ökade", "minskade"),
                        " från ",
                        _SAY(m("pensions", year=m.year - 1)),
                        " till ",
                        _SAY(m("pensions")),
                        ".",
                    ),
                    say(
                        "Köp av huvudverksamhet kostade ",
                        _KKR(m("purchased")),
                        ", vilket är ",
                        _KKR.size(m.change("purchased"), "difference"),
                        turn(m.change("purchased"), " mer", " mindre"),
                        " än föregående år.",
                    ),
                    say(
                        "I övriga kostnader ingår ersättning till revisorerna för granskning av "
                        "årsredovisningen med ",
                        _KKR(alone(m, "audit", "money", 180_000, 690_000, "1000")),
                        ".",
                    ),
                    say(
                        "Leasingavgifter för fordon och kopiatorer uppgick till ",
                        _SAY(alone(m, "leasing", "money", 4e6, 19e6, "100000")),
                        ".",
                    ),
                ]
            )
        ),
    ]


def _tax(m: Municipality) -> list[Block]:
    r = m.register
    rows = [
        *(_line(m, one) for one in TAXES),
        _line(m, "tax", "Summa skatteintäkter", "sum"),
        *(_line(m, one) for one in GRANTS),
        _line(m, "grants", "Summa generella statsbidrag och utjämning", "sum"),
        _line(m, "tax-and-grants", "Summa skatteintäkter, statsbidrag och utjämning", "sum"),
    ]
    both = m.change("tax-and-grants")
    per = r.per(m("tax"), m("inhabitants"))
    return [
        table("Not 3. Skatteintäkter, generella statsbidrag och utjämning, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "Skatter och generella bidrag ",
                        turn(both, "ökade", "minskade"),
                        " sammantaget med ",
                        _SAY.size(both, "difference"),
                        ".",
                    ),
                    say(
                        "Skatteintäkterna ",
                        turn(m.change("tax"), "ökade", "minskade"),
                        " med ",
                        _SAY.size(m.change("tax"), "difference"),
                        " och bidragen ",
                        turn(m.change("grants"), "ökade", "minskade"),
                        " med ",
                        _SAY.size(m.change("grants"), "difference"),
                        ".",
                    ),
                    say(
                        "Inkomstutjämningen gav ",
                        _SAY(m("income-equalisation")),
                        " och är ",
                        _SAY.share(r.quotient(m("income-equalisation"), m("grants")), behind=" %"),
                        " av bidragen.",
                    ),
                    say(
                        "Kommunal fastighetsavgift uppgick till ",
                        _KKR(m("property-fee")),
                        ".",
                    ),
                    say(
                        "Skatteintäkten per invånare var ",
                        _SAY.but(unit="kr", decimals=0, behind=" kr")(per),
                        ", räknat på ",
                        _SAY.people(m("inhabitants")),
                        " invånare den 31 december.",
                    ),
                    say(
                        "Skatteunderlaget beräknas växa med ",
                        _SAY.share(
                            alone(m, "base-growth", "ratio", 0.021, 0.059, "0.001"), behind=" %"
                        ),
                        " nästa år.",
                    ),
                ]
            )
        ),
    ]


def _rolled(label: tuple[str, ...], lines: list[Series], signs: tuple[int, ...]) -> list[Row]:
    return [
        row(
            name,
            [_PEN(one, sign) for one in line],
            "sum" if name.startswith("Utgående") else "item",
        )
        for name, line, sign in zip(label, lines, signs, strict=True)
    ]


def _opening(m: Municipality, what: str) -> Series:
    return [m(what, year=m.year - 1), m(what, year=m.year - 2)]


def _fixed(m: Municipality) -> list[Block]:
    r = m.register
    moved = [of(m, what) for what in ("investments", "asset-sales", "depreciation")]
    opening, closing = _opening(m, "fixed-assets"), of(m, "fixed-assets")
    for place in (0, 1):
        r.follows(
            closing[place],
            [(opening[place], 1), (moved[0][place], 1), (moved[1][place], -1),
             (moved[2][place], -1)],
        )  # fmt: skip
    rows = _rolled(
        ("Ingående bokfört värde", "Årets investeringar", "Försäljningar", "Årets avskrivningar",
         "Utgående bokfört värde"),
        [opening, *moved, closing],
        (1, 1, -1, -1, 1),
    )  # fmt: skip
    share = r.quotient(m("investments"), m("depreciation"))
    return [
        table("Not 4. Anläggningstillgångar, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "Det bokförda värdet av anläggningstillgångarna ",
                        turn(change(m, closing), "ökade", "minskade"),
                        " med ",
                        _SAY.size(change(m, closing), "difference"),
                        " till ",
                        _SAY(closing[0]),
                        ".",
                    ),
                    say(
                        "Årets investeringar, ",
                        _SAY(m("investments")),
                        ", motsvarar ",
                        _SAY.but(share_decimals=0).share(share, behind=" %"),
                        " av avskrivningarna.",
                    ),
                    say(
                        "Tillgångarnas genomsnittliga nyttjandeperiod är ",
                        _SAY.people(alone(m, "life", "count", 18, 31)),
                        " år.",
                    ),
                    say(
                        "Av försäljningarna avser ",
                        _SAY.people(alone(m, "plots", "count", 6, 38)),
                        " småhustomter.",
                    ),
                ]
            )
        ),
    ]


def _pensions(m: Municipality) -> list[Block]:
    r = m.register
    opening, closing = _opening(m, "pension-provision"), of(m, "pension-provision")
    paid: Series = []
    gained: Series = []
    earned: Series = []
    for place in (1, 0):
        some = Random(f"pension note {m.seed} {place}")
        out = Decimal(round(opening[place].value * some.randint(31, 49) / 1000))
        more = Decimal(round(opening[place].value * some.randint(11, 29) / 1000))
        rest = closing[place].value - opening[place].value + out - more
        for name, value, found in (
            ("paid", out, paid),
            ("interest", more, gained),
            ("earned", rest, earned),
        ):
            last: Quantity | None = found[0] if found else None
            key = f"pension-{name}:own:{m.year - place}:outcome"
            found.insert(0, r.base(key, "money", value, last))
        r.follows(
            closing[place],
            [(opening[place], 1), (earned[0], 1), (gained[0], 1), (paid[0], -1)],
        )
    rows = _rolled(
        ("Ingående avsättning", "Nyintjänad pension inklusive löneskatt",
         "Ränte- och basbeloppsuppräkning", "Årets utbetalningar", "Utgående avsättning"),
        [opening, earned, gained, paid, closing],
        (1, 1, 1, -1, 1),
    )  # fmt: skip
    return [
        table("Not 5. Avsättningar för pensioner, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "Avsättningen var vid årets slut ",
                        _KKR(closing[0]),
                        ", ",
                        _KKR.size(change(m, closing), "difference"),
                        turn(change(m, closing), " högre", " lägre"),
                        " än vid årets början.",
                    ),
                    say(
                        "Utbetalningarna uppgick till ",
                        _SAY(paid[0]),
                        " mot ",
                        _SAY(paid[1]),
                        " året före.",
                    ),
                    say(
                        "Aktualiseringsgraden är ",
                        _SAY.but(share_decimals=0).share(
                            alone(m, "updated", "ratio", 0.91, 0.99, "0.01"), behind=" %"
                        ),
                        ".",
                    ),
                    say(
                        "Visstidsförordnanden finns för ",
                        _SAY.people(alone(m, "politicians", "count", 3, 9)),
                        " förtroendevalda.",
                    ),
                ]
            )
        ),
    ]


def _loans(m: Municipality) -> list[Block]:
    r = m.register
    opening, closing = _opening(m, "long-debt"), of(m, "long-debt")
    lent, repaid = of(m, "new-loans"), of(m, "repayments")
    rows = _rolled(
        ("Ingående låneskuld", "Nyupplåning", "Amorteringar", "Utgående låneskuld"),
        [opening, lent, repaid, closing],
        (1, 1, -1, 1),
    )
    return [
        table("Not 6. Långfristiga skulder, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "Kommunen lånade ",
                        _SAY(lent[0]),
                        " och amorterade ",
                        _SAY(repaid[0]),
                        ", så att skulden ",
                        turn(change(m, closing), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, closing), behind=" %", size=True),
                        " till ",
                        _SAY(closing[0]),
                        ".",
                    ),
                    say(
                        "Låneskulden per invånare är ",
                        _SAY.but(unit="kr", decimals=0, behind=" kr")(
                            r.per(m("long-debt"), m("inhabitants"))
                        ),
                        ".",
                    ),
                    say(
                        "Snitträntan var ",
                        _SAY.but(share_decimals=2).share(
                            alone(m, "mean-interest", "ratio", 0.012, 0.037, "0.0001"), behind=" %"
                        ),
                        " och ",
                        _SAY.but(share_decimals=0).share(
                            alone(m, "fixed-share", "ratio", 0.42, 0.71, "0.01"), behind=" %"
                        ),
                        " av lånen hade rörlig ränta.",
                    ),
                ]
            )
        ),
    ]


def _short(m: Municipality) -> list[Block]:
    r = m.register
    names = ("Leverantörsskulder", "Personalens skatter och avgifter", "Semesterlöneskuld",
             "Upplupna pensionskostnader", "Förutbetalda intäkter",
             "Övriga kortfristiga skulder")  # fmt: skip
    parts = split(m, "short-parts", of(m, "short-debt"), (30, 12, 22, 14, 16, 6))
    rows = [row(name, [_PEN(one) for one in part]) for name, part in zip(names, parts, strict=True)]
    rows.append(_line(m, "short-debt", "Summa kortfristiga skulder", "sum"))
    owed, rest = change(m, parts[0]), m.change("short-debt")
    return [
        table("Not 7. Kortfristiga skulder, kkr", _heads(m), rows),
        text(
            *plain(
                [
                    say(
                        "De kortfristiga skulderna ",
                        turn(rest, "ökade", "minskade"),
                        " med ",
                        _SAY.size(rest, "difference"),
                        ", och leverantörsskulderna ",
                        turn(owed, "ökade", "minskade"),
                        " med ",
                        _SAY.size(owed, "difference"),
                        ".",
                    ),
                    say(
                        "Semesterlöneskulden var ",
                        _KKR(parts[2][0]),
                        ", eller ",
                        _SAY.but(unit="kr", decimals=0, behind=" kr")(
                            r.per(parts[2][0], m("employees"))
                        ),
                        " per anställd vid ",
                        _SAY.people(m("employees")),
                        " anställda.",
                    ),
                    say(
                        "Leverantörsfakturorna betalades i snitt ",
                        _SAY.people(alone(m, "paid-days", "count", 27, 34)),
                        " dagar efter fakturadatum.",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("notes", make)
