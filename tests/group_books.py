"""A tiny group for tests: a municipality with two boards and a housing company, in two ledgers.

The municipality keeps Kommun-Bas, the company BAS; all sums are made by hand in the comments.
"""

from __future__ import annotations

from pathlib import Path

from bokslut.workspace.workspace import Workspace

CONFIGURATION = """\
body = "KONCERN"

[ledger.dimensions]
1 = "unit"
8 = "counterpart"

[ledger.units]
"212000-0001" = "KOMMUN"
"556000-0001" = "BOSTAD"

[ledger.charts]
"556000-0001" = "B"

[[closing]]
key = "annual"
title = "Årsredovisning"
period = "2025"
dated = 2026-03-01
report = "annual"
"""

LINES = """\
[[line]]
key = "fees"
kind = "income"
accounts = ["31", "B30"]
[[line]]
key = "gains"
kind = "income"
tags = ["capital_gain"]
accounts = ["38"]
[[line]]
key = "operating"
kind = "cost"
accounts = ["4-6", "B5"]
[[line]]
key = "depreciation"
kind = "depreciation"
accounts = ["79", "B78"]
[[line]]
key = "write_downs"
kind = "depreciation"
tags = ["write_down"]
accounts = ["797"]
[[line]]
key = "taxes"
kind = "taxes"
accounts = ["80"]
[[line]]
key = "interest"
kind = "interest"
accounts = ["85", "B84"]
[[line]]
key = "tax"
kind = "tax"
accounts = ["B89"]
[[line]]
key = "assets"
kind = "fixed_asset"
accounts = ["11", "B11"]
[[line]]
key = "sold"
kind = "fixed_asset"
tags = ["disposal"]
accounts = ["119"]
[[line]]
key = "shares"
kind = "fixed_asset"
accounts = ["131"]
[[line]]
key = "lent"
kind = "fixed_asset"
tags = ["long_receivable"]
accounts = ["132"]
[[line]]
key = "stock"
kind = "current_asset"
tags = ["inventory"]
accounts = ["14"]
[[line]]
key = "receivables"
kind = "current_asset"
accounts = ["15", "B15"]
[[line]]
key = "bank"
kind = "cash"
accounts = ["19", "B19"]
[[line]]
key = "equity"
kind = "equity"
accounts = ["201", "B208", "B2091"]
[[line]]
key = "result"
kind = "result_of_year"
accounts = ["2099", "B2099"]
[[line]]
key = "reserve"
kind = "equity"
tags = ["result_reserve"]
accounts = ["202"]
[[line]]
key = "provisions"
kind = "provision"
accounts = ["22"]
[[line]]
key = "loans"
kind = "long_debt"
accounts = ["23", "B23"]
[[line]]
key = "payables"
kind = "short_debt"
accounts = ["25", "B24"]
"""

UNITS = """\
Enhet;Namn;Överordnad;Slag;Giltig från
KONCERN;Kommunkoncernen;;organ;2000-01-01
KOMMUN;Kommunen;KONCERN;organ;2000-01-01
KS;Kommunstyrelsen;KOMMUN;organ;2000-01-01
BUN;Barn- och utbildningsnämnden;KOMMUN;organ;2000-01-01
BOSTAD;Bostads AB;KONCERN;organ;2000-01-01
"""

COUNTERPARTS = """\
Motpart;Motpartsnamn;Intern enhet
100;Kommunen;KOMMUN
110;Kommunstyrelsen;KS
120;Barn- och utbildningsnämnden;BUN
200;Bostads AB;BOSTAD
900;Byggfirman;
"""

_HEAD = """\
#FLAGGA 0
#PROGRAM "hand" 1
#FORMAT PC8
#GEN 20260115
#SIETYP 4
#ORGNR {number}
#FNAMN "{name}"
#RAR 0 20250101 20251231
#DIM 1 "Enhet"
#DIM 8 "Motpart"
"""

# Opens with: assets 800, shares 50 (of BOSTAD), lent 300 (to BOSTAD), stock 20, receivables 80,
# bank 250; equity -900, provisions -100, loans -400, payables -100.
_OPENING = """\
#IB 0 1110 800.00
#OIB 0 1110 {1 KS} 500.00
#OIB 0 1110 {1 BUN} 300.00
#IB 0 1310 50.00
#OIB 0 1310 {1 KS 8 200} 50.00
#IB 0 1320 300.00
#OIB 0 1320 {1 KS 8 200} 300.00
#IB 0 1410 20.00
#IB 0 1510 80.00
#IB 0 1910 250.00
#IB 0 2010 -900.00
#IB 0 2210 -100.00
#IB 0 2310 -400.00
#IB 0 2510 -100.00
"""

_COMPANY_OPENING = """\
#IB 0 1110 500.00
#IB 0 1510 10.00
#IB 0 1910 60.00
#IB 0 2081 -50.00
#OIB 0 2081 {8 100} -50.00
#IB 0 2091 -200.00
#IB 0 2310 -300.00
#OIB 0 2310 {8 100} -300.00
#IB 0 2440 -20.00
"""


def voucher(number: int, day: str, *rows: tuple[str, str, str], text: str = "") -> str:
    """A voucher of rows (account, objects, amount)."""
    lines = [f'#VER A {number} {day} "{text}"', "{"]
    lines += [f"#TRANS {account} {{{objects}}} {amount}" for account, objects, amount in rows]
    return "\n".join([*lines, "}"]) + "\n"


def municipality_vouchers() -> list[str]:
    """Taxes 1 000, costs 700, fees 90, internal trade between the boards 40, rent to the company
    60 (of which 10 unpaid), interest of the company 9, depreciation 100; a sale of an asset with
    book value 30 for 45; an investment of 150; new loan 200, amortisation 120; and so on."""
    return [
        voucher(1, "20250115", ("1910", "", "1000.00"), ("8010", "", "-1000.00")),
        voucher(2, "20250201", ("5010", "1 BUN", "500.00"), ("1910", "", "-500.00")),
        voucher(3, "20250301", ("4010", "1 KS", "200.00"), ("2510", "1 KS", "-200.00")),
        voucher(4, "20250302", ("2510", "1 KS", "180.00"), ("1910", "", "-180.00")),
        voucher(5, "20250401", ("1510", "1 BUN", "90.00"), ("3110", "1 BUN", "-90.00")),
        voucher(6, "20250402", ("1910", "", "75.00"), ("1510", "1 BUN", "-75.00")),
        # Between the boards: cleared over 1590.
        voucher(
            7,
            "20250501",
            ("6010", "1 BUN 8 110", "40.00"),
            ("1590", "1 BUN 8 110", "-40.00"),
            ("3190", "1 KS 8 120", "-40.00"),
            ("1590", "1 KS 8 120", "40.00"),
        ),
        # Rent to the company, 50 of it paid.
        voucher(8, "20250601", ("6010", "1 BUN 8 200", "60.00"), ("2510", "1 BUN 8 200", "-60.00")),
        voucher(9, "20250610", ("2510", "1 BUN 8 200", "50.00"), ("1910", "", "-50.00")),
        # Interest from the company, paid.
        voucher(10, "20251230", ("1910", "", "9.00"), ("8510", "1 KS 8 200", "-9.00")),
        voucher(11, "20251231", ("7910", "1 KS", "60.00"), ("1110", "1 KS", "-60.00")),
        voucher(12, "20251231", ("7910", "1 BUN", "40.00"), ("1110", "1 BUN", "-40.00")),
        voucher(
            13,
            "20250901",
            ("1910", "", "45.00"),
            ("1190", "1 KS", "-30.00"),
            ("3810", "1 KS", "-15.00"),
        ),
        voucher(14, "20250902", ("1110", "1 BUN 8 900", "150.00"), ("1910", "", "-150.00")),
        voucher(15, "20250903", ("1910", "", "200.00"), ("2310", "", "-200.00")),
        voucher(16, "20250904", ("2310", "", "120.00"), ("1910", "", "-120.00")),
        voucher(17, "20251231", ("4010", "1 KS", "25.00"), ("2210", "1 KS", "-25.00")),
        voucher(18, "20251231", ("4010", "1 KS", "5.00"), ("1410", "", "-5.00")),
        # The company pays back 30 of what it was lent; 20 of the result is reserved.
        voucher(19, "20251101", ("1910", "", "30.00"), ("1320", "1 KS 8 200", "-30.00")),
        voucher(20, "20251231", ("2010", "", "20.00"), ("2020", "", "-20.00")),
    ]


def company_vouchers() -> list[str]:
    """Rents 60 from the municipality and 140 from others, costs 110, depreciation 35, interest 9 to
    the municipality, tax 10, paid back 30."""
    return [
        voucher(1, "20250601", ("1510", "8 100", "60.00"), ("3010", "8 100", "-60.00")),
        voucher(2, "20250610", ("1910", "", "50.00"), ("1510", "8 100", "-50.00")),
        voucher(3, "20250701", ("1910", "", "140.00"), ("3010", "", "-140.00")),
        voucher(4, "20250801", ("5010", "", "110.00"), ("2440", "", "-110.00")),
        voucher(5, "20250802", ("2440", "", "100.00"), ("1910", "", "-100.00")),
        voucher(6, "20251231", ("7820", "", "35.00"), ("1110", "", "-35.00")),
        voucher(7, "20251230", ("8410", "8 100", "9.00"), ("1910", "", "-9.00")),
        voucher(8, "20251231", ("8910", "", "10.00"), ("1910", "", "-10.00")),
        voucher(9, "20251101", ("2310", "8 100", "30.00"), ("1910", "", "-30.00")),
    ]


def group(
    folder: Path,
    municipality: list[str] | None = None,
    company: list[str] | None = None,
    tables: dict[str, str] | None = None,
    lines: str = LINES,
    statements: dict[str, str] | None = None,
) -> Workspace:
    """A workspace of the group, with other vouchers or more tables where they are given."""
    template = folder / "template"
    (template / "statements").mkdir(parents=True)
    for name, text in (statements or {}).items():
        (template / "statements" / name).write_text(text, encoding="utf-8")
    report = 'key = "annual"\n[[section]]\nkey = "a"\ntitle = "Räkenskaper"\n'
    for name in statements or {}:
        key = name.removesuffix(".toml")
        report += f'[[section.block]]\nkind = "table"\nkey = "{key}"\n'
    (template / "reports").mkdir()
    (template / "reports" / "annual.toml").write_text(report, encoding="utf-8")
    (template / "bokslut.toml").write_text(CONFIGURATION, encoding="utf-8")
    (template / "lines.toml").write_text(lines, encoding="utf-8")
    workspace = Workspace.create(folder / "group", template)
    ledgers = (
        ("kommun.se", "212000-0001", "Kommunen", _OPENING, municipality),
        ("bostad.se", "556000-0001", "Bostads AB", _COMPANY_OPENING, company),
    )
    standard = (municipality_vouchers(), company_vouchers())
    files = {"enheter.csv": UNITS, "motparter.csv": COUNTERPARTS, **(tables or {})}
    for (name, number, body, opening, given), usual in zip(ledgers, standard, strict=True):
        head = _HEAD.format(number=number, name=body)
        files[name] = head + opening + "".join(usual if given is None else given)
    paths = []
    for name, text in files.items():
        path = folder / name
        path.write_text(text, encoding="cp437" if name.endswith(".se") else "utf-8")
        paths.append(path)
    taken = workspace.take_in(paths, accept=frozenset(["sie-account-undeclared"]))
    refused = [one for file in taken for one in file.findings if file.status != "imported"]
    assert not refused, [one.message() for one in refused]
    return workspace


CONSOLIDATED = """\
key = "consolidated"
title = "Sammanställda räkenskaper"
unit = "kr"
[[column]]
key = "group"
label = "Koncernen"
keys = { period = "@period", internal = "eliminated" }
[[row]]
key = "result"
label = "Årets resultat"
measure = "ledger_result"
[[row]]
key = "cash-flow"
label = "Årets kassaflöde"
measure = "cash_flow"
"""
