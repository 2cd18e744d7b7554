"""The tables of the example that the renderers are tested with."""

from __future__ import annotations

from decimal import Decimal

from bokslut.model.document import (
    Cell,
    Column,
    Row,
    Table,
)
from bokslut.model.figure import FigureRef, Why
from bokslut.model.numbers import MISSING, print_number

UNITS = {
    "sdk": "Stadsdirektörens kansli",
    "eko": "Ekonomi",
    "hr": "HR",
    "au": "Administration och utredning",
    "ds": "Destination Södertälje",
    "kom": "Kommunikation",
    "nea": "Nämndens eget ansvar",
}
APPROPRIATION = {"sdk": "12515", "eko": "30014.4", "hr": "36969", "au": "123701", "ds": "21170"}
APPROPRIATION |= {"kom": "15862", "pol": "71487"}
NET_COST = {"sdk": "8345", "eko": "28689.8", "hr": "33165", "au": "128359", "ds": "20656"}
NET_COST |= {"kom": "16400", "nea": "3.4", "pol": "69686"}


def number(text: str) -> Decimal:
    return Decimal(text)


def cell(
    value: Decimal | None,
    ref: FigureRef,
    unit: str = "tkr",
    decimals: int = 0,
    sign: int = 1,
    style: str = "minus",
) -> Cell:
    if value is None:
        return Cell(ref, None, MISSING, unit, Why.MISSING)
    shown = value * sign * (100 if unit == "percent" else 1)
    text = print_number(shown, decimals, "always" if style == "always" else "minus")
    return Cell(ref, value, text, unit, sign=sign)


def amounts_table() -> Table:
    def ref(measure: str, unit: str) -> FigureRef:
        return FigureRef.of(measure, period="2014", unit=unit.upper())

    appropriation = {key: number(value) for key, value in APPROPRIATION.items()}
    net_cost = {key: number(value) for key, value in NET_COST.items()}
    for key, parts in (("ksk", tuple(UNITS)), ("ks", ("ksk", "pol"))):
        appropriation[key] = sum(
            (appropriation.get(part, Decimal(0)) for part in parts), Decimal(0)
        )
        net_cost[key] = sum((net_cost[part] for part in parts), Decimal(0))
    labels = {**UNITS, "ksk": "Summa kommunstyrelsens kontor", "pol": "Politisk ledning"}
    labels["ks"] = "Nämnden totalt"
    sums = {"ksk": tuple(UNITS), "ks": ("ksk", "pol")}
    rows = []
    for key, label in labels.items():
        granted, cost = appropriation.get(key), net_cost[key]
        result = (granted or Decimal(0)) - cost
        share = None if granted is None else result / granted
        rows.append(
            Row(
                key,
                label,
                "sum" if key in sums else "item",
                (
                    cell(result, ref("result", key)),
                    cell(granted, ref("appropriation", key)),
                    cell(cost, ref("net_cost", key)),
                    cell(share, ref("variance_share", key), "percent", 1),
                ),
                sum_of=sums.get(key, ()),
            )
        )
    columns = (
        Column("result", "Resultat 2014", "result", "2014", "outcome", "tkr", 0, bar=True),
        Column(
            "appropriation", "Nämndbidrag 2014", "appropriation", "2014", "appropriation", "tkr", 0
        ),
        Column("net-cost", "Nettokostnad 2014", "net_cost", "2014", "outcome", "tkr", 0),
        Column("variance", "Avvikelse", "variance_share", "2014", "outcome", "percent", 1),
    )
    return Table(
        "operations",
        "Resultat per avdelning",
        "tkr",
        columns,
        tuple(rows),
        "Avdelning",
        ("Nämndens eget ansvar har inget eget bidrag. Varje tal leder till sitt underlag.",),
    )


INCOME = (
    ("income", "Intäkter", None, ()),
    ("operating-grants", "Driftbidrag", ("10481", "6176", "5974", "-202"), ()),
    ("fees-rents", "Avgifter och hyror", ("973", "572", "275", "-297"), ()),
    ("other-income", "Övriga intäkter", ("27265", "30399", "29455", "-944"), ()),
    (
        "total-income",
        "Summa intäkter",
        ("38719", "37147", "35704", "-1443"),
        ("operating-grants", "fees-rents", "other-income"),
    ),
    ("costs", "Kostnader", None, ()),
    ("personnel", "Personal", ("-124248", "-134289", "-131198", "3091"), ()),
    ("premises", "Lokaler och anläggningar", ("-44579", "-52036", "-51542", "494"), ()),
    ("materials", "Material och tjänster", ("-82942", "-92947", "-88526", "4421"), ()),
    ("purchased", "Köp av primär verksamhet", ("-39343", "-40510", "-40983", "-473"), ()),
    ("grants", "Bidrag och transfereringar", ("-16861", "-16032", "-16068", "-36"), ()),
    ("other-costs", "Övriga kostnader", ("-2382", "0", "-17", "-17"), ()),
    (
        "total-costs",
        "Summa kostnader",
        ("-310355", "-335814", "-328334", "7480"),
        ("personnel", "premises", "materials", "purchased", "grants", "other-costs"),
    ),
    ("depreciation", "Avskrivningar", ("-11374", "-11217", "-10810", "407"), ()),
    (
        "net-cost",
        "Verksamhetens nettokostnad",
        ("-283010", "-309884", "-303440", "6444"),
        ("total-income", "total-costs", "depreciation"),
    ),
    ("appropriation", "Kommunbidrag", ("293963", "311718", "311718", "0"), ()),
    ("passed-on", "Förmedlingsbidrag", ("0", "0", "-150", "-150"), ()),
    ("interest", "Räntenetto", ("-1686", "-1834", "-1714", "120"), ()),
    (
        "result",
        "Resultat",
        ("9267", "0", "6414", "6414"),
        ("net-cost", "appropriation", "passed-on", "interest"),
    ),
)
COSTS = {
    "personnel",
    "premises",
    "materials",
    "purchased",
    "grants",
    "other-costs",
    "depreciation",
    "total-costs",
    "net-cost",
    "passed-on",
}


def income_statement() -> Table:
    columns = (
        Column("outcome-prior", "Bokslut 2013", "amount", "2013", "outcome", "tkr", 0),
        Column("budget", "Budget helår 2014", "amount", "2014", "budget", "tkr", 0),
        Column("outcome", "Bokslut 2014", "amount", "2014", "outcome", "tkr", 0),
        Column(
            "variance", "Budgetavvikelse", "variance", "2014", "outcome", "tkr", 0, sign="always"
        ),
    )
    rows = []
    for key, label, values, parts in INCOME:
        cells: tuple[Cell, ...] = ()
        if values is not None:
            cells = tuple(
                # A cost is a positive measure that the row prints with the other sign.
                cell(
                    number(value) * (-1 if key in COSTS and column.key != "variance" else 1),
                    FigureRef.of(
                        key.replace("-", "_"),
                        period=column.period,
                        basis=column.basis,
                        of=column.key,
                    ),
                    sign=-1 if key in COSTS and column.key != "variance" else 1,
                    style=column.sign,
                )
                for value, column in zip(values, columns, strict=True)
            )
        kind = "heading" if values is None else "sum" if parts else "item"
        level = (
            1
            if kind == "item"
            and key in COSTS | {"operating-grants", "fees-rents", "other-income"} - {"passed-on"}
            else 0
        )
        rows.append(Row(key, label, kind, cells, level, parts))  # type: ignore[arg-type]
    return Table("income-statement", "Resultaträkning", "tkr", columns, tuple(rows), "", ())


def investments() -> Table:
    heads = (
        ("project-appropriation", "Totalt projekt\u00adanslag"),
        ("spent-total", "Utgift t.o.m. 2014-12-31"),
        ("project-forecast", "Prognos hela projektet"),
        ("project-variance", "Avvikelse projektet"),
        ("year-budget", "Budget 2014"),
        ("year-spent", "Förbrukat 2014"),
        ("year-variance", "Avvikelse 2014"),
        ("forecast-2015", "Prognos 2015"),
        ("share", "Andel"),
        ("remaining", "Ej aktiverat"),
    )
    columns = tuple(
        Column(
            key,
            label,
            key.replace("-", "_"),
            "2014",
            "outcome",
            "percent" if key == "share" else "tkr",
            1 if key == "share" else 0,
        )
        for key, label in heads
    )
    data = (
        (
            "91902",
            "Motorvägsskyltar",
            ("1500", "0", None, "1500", "1500", "0", "1500", None, "0", "0"),
            (),
        ),
        (
            "86402",
            "Kontaktcenter",
            ("2300", "1331", "1331", "969", "2300", "1331", "969", None, "0.5787", "0"),
            (),
        ),
        (
            "86401",
            "Campus möbler och IT",
            ("8000", "3074", "4574", "3426", "8000", "3074", "4926", "1500", "0.38425", "3074"),
            (),
        ),
        (
            "council-total",
            "Summa fullmäktiges investeringar",
            ("11800", "4405", "5905", "5895", "11800", "4405", "7395", "1500", "0.3733", "3074"),
            ("91902", "86402", "86401"),
        ),
        (
            "board-total",
            "Nämndbeslutade investeringar",
            (None, None, None, None, "8463", "3145", "5318", None, "0.37162", None),
            (),
        ),
        (
            "total",
            "Investeringar totalt",
            ("11800", "4405", "5905", "5895", "20263", "7550", "12713", "1500", "0.3726", "3074"),
            ("council-total", "board-total"),
        ),
    )
    rows = tuple(
        Row(
            key,
            label,
            "sum" if parts else "item",
            tuple(
                cell(
                    None if value is None else number(value),
                    FigureRef.of(column.measure, project=key, period="2014"),
                    column.unit,
                    column.decimals,
                )
                for value, column in zip(values, columns, strict=True)
            ),
            0,
            parts,
        )
        for key, label, values, parts in data
    )
    return Table("investments", "Investeringar", "tkr", columns, rows, "Projekt", ())


def balance_sheet() -> Table:
    columns = (
        Column("closing-prior", "2013-12-31", "balance", "2013-12-31", "outcome", "tkr", 0),
        Column("closing", "2014-12-31", "balance", "2014-12-31", "outcome", "tkr", 0),
    )
    data = (
        ("assets", "Tillgångar", None, ()),
        ("fixed-assets", "Anläggningstillgångar", ("48540", "45279"), ()),
        ("current-assets", "Omsättningstillgångar", ("10471", "11549"), ()),
        (
            "total-assets",
            "Summa tillgångar",
            ("59011", "56828"),
            ("fixed-assets", "current-assets"),
        ),
        ("equity", "Eget kapital och skulder", None, ()),
        ("opening", "Ingående balans", ("60319", "70458"), ()),
        ("result-of-year", "Årets resultat", ("10139", "4612"), ()),
        ("short-debt", "Kortfristiga skulder", ("25890", "23603"), ()),
        ("internal-debt", "Skuld till internbank", ("-39166", "-43548"), ()),
        ("long-debt", "Långfristiga skulder", ("1829", "1703"), ()),
        (
            "total-equity",
            "Summa eget kapital och skulder",
            ("59011", "56828"),
            ("opening", "result-of-year", "short-debt", "internal-debt", "long-debt"),
        ),
    )
    rows = tuple(
        Row(
            key,
            label,
            "heading" if values is None else "sum" if parts else "item",
            ()
            if values is None
            else tuple(
                cell(number(value), FigureRef.of("balance", line=key, period=column.period))
                for value, column in zip(values, columns, strict=True)
            ),
            1 if values is not None and not parts else 0,
            parts,
        )
        for key, label, values, parts in data
    )
    return Table(
        "balance-sheet",
        "Balansräkning",
        "tkr",
        columns,
        rows,
        "",
        ("Endast kommunstyrelsens kontor.",),
    )
