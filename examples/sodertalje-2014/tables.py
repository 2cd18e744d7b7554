"""The example's tables beside the ledgers: appropriations, budget, forecasts, investments …"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from decimal import Decimal

from books import HERE, read_rows
from names import ACCOUNTS, ACTIVITIES, COUNTERPARTS, PROJECTS, UNITS

ORIGINAL, SUPPLEMENT, TRANSFER, CARRY = (
    "ursprunglig",
    "tilläggsanslag",
    "överföring",
    "ombudgetering",
)
PLAN = {
    "2013": ("2012-11-26", "Mål och budget 2013"),
    "2014": ("2013-11-25", "Mål och budget 2014"),
    "2015": ("2014-11-24", "Mål och budget 2015"),
}
PAY = ("2014-05-26", "Löneöversyn 2014")
RENT = ("2014-02-24", "Höjda lokalhyror, nya avskrivningsprinciper")
CARRIED = ("2014-03-31", "Ombudgetering från 2013")
CENTRE = ("2014-04-28", "Inrättande av kontaktcenter")
VOTE = ("2014-02-24", "Val till Europaparlamentet och allmänna val 2014")
INVENTED = "påhittad fördelning"
Change = tuple[str, tuple[str, str], Decimal]

# (year, unit): decided total in kronor, and its later changes (change, decision, amount).
GRANTS: dict[tuple[str, str], tuple[int, list[tuple[str, tuple[str, str], int]]]] = {
    ("2013", "POL"): (65_984_300, []),
    ("2013", "SDK"): (10_300_000, []),
    ("2013", "UTR"): (3_000_000, []),
    ("2013", "EKO"): (29_600_000, []),
    ("2013", "HR"): (34_400_000, []),
    ("2013", "AU"): (114_479_000, [(SUPPLEMENT, ("2013-05-27", "Plattformsbyte IT"), 1_500_000)]),
    ("2013", "DS"): (21_400_000, []),
    ("2013", "KOM"): (14_800_000, []),
    ("2014", "POL"): (71_487_300, [(SUPPLEMENT, VOTE, 900_000), (SUPPLEMENT, PAY, 137_100)]),
    ("2014", "SDK"): (12_514_700, [(CARRY, CARRIED, 1_340_000), (SUPPLEMENT, PAY, 87_600)]),
    ("2014", "EKO"): (30_014_300, [(SUPPLEMENT, PAY, 374_300)]),
    ("2014", "HR"): (36_969_300, [(CARRY, CARRIED, 457_000), (SUPPLEMENT, PAY, 412_000)]),
    ("2014", "AU"): (
        123_700_700,
        [(SUPPLEMENT, RENT, 2_150_000), (TRANSFER, CENTRE, -700_000), (SUPPLEMENT, PAY, 601_000)],
    ),
    ("2014", "DS"): (21_169_700, [(SUPPLEMENT, PAY, 220_000)]),
    ("2014", "KOM"): (15_862_300, [(TRANSFER, CENTRE, 700_000), (SUPPLEMENT, PAY, 182_000)]),
}
# Where the changes of 2014 meet the budget: unit, decision -> activity, account (the largest
# cell of that place takes it).
BUDGET_CHANGES = {
    ("POL", VOTE): ("1050", "5045"),
    ("SDK", CARRIED): ("9270", "5520"),
    ("HR", CARRIED): ("9225", "7410"),
    ("AU", RENT): ("9250", "6011"),
    ("AU", CENTRE): ("9240", "7410"),
    ("KOM", CENTRE): ("9265", ""),
}
BUDGET_WORDS = {TRANSFER: "omdisponering"}

INVESTMENTS = [
    # project, kind, period, as of, tkr
    ("91902", "projektanslag", "2014", "", 1500),
    ("91902", "årsbudget", "2014", "", 1500),
    ("91902", "prognos", "2014", "2014-08-31", 300),
    ("91902", "prognos", "2014", "2014-12-31", 0),
    ("86402", "projektanslag", "2014", "", 2300),
    ("86402", "årsbudget", "2014", "", 2300),
    ("86402", "prognos", "2014", "2014-08-31", 1800),
    ("86402", "prognos", "2014", "2014-12-31", 1331),
    ("91903", "projektanslag", "2014", "", 0),
    ("91903", "årsbudget", "2014", "", 0),
    ("91903", "prognos", "2014", "2014-12-31", 0),
    ("86401", "projektanslag", "2014", "", 8000),
    ("86401", "årsbudget", "2014", "", 8000),
    ("86401", "årsbudget", "2015", "", 1500),
    ("86401", "prognos", "2014", "2014-08-31", 6200),
    ("86401", "prognos", "2014", "2014-12-31", 4574),
    ("91811", "årsbudget", "2014", "", 3000),
    ("91812", "årsbudget", "2014", "", 1200),
    ("91813", "årsbudget", "2014", "", 1463),
    ("91814", "årsbudget", "2014", "", 2000),
    ("91815", "årsbudget", "2014", "", 800),
    ("91711", "årsbudget", "2013", "", 6000),
    ("91712", "årsbudget", "2013", "", 1500),
    ("91713", "årsbudget", "2013", "", 2000),
]

VOLUMES = [
    ("datorer", "Antal datorer i kommunens IT-miljö", "AU", "2012-12-31", 4890),
    ("datorer", "Antal datorer i kommunens IT-miljö", "AU", "2013-12-31", 5140),
    ("datorer", "Antal datorer i kommunens IT-miljö", "AU", "2014-04-30", 5310),
    ("datorer", "Antal datorer i kommunens IT-miljö", "AU", "2014-08-31", 5485),
    ("datorer", "Antal datorer i kommunens IT-miljö", "AU", "2014-12-31", 5630),
    ("årsarbetare", "Antal årsarbetare", "KSK", "2012-12-31", 207),
    ("årsarbetare", "Antal årsarbetare", "KSK", "2013-12-31", 180),
    ("årsarbetare", "Antal årsarbetare", "KSK", "2014-12-31", 182),
]


def grants() -> list[dict[str, str]]:
    """Every dated row of appropriation: the original, and each change with its decision."""
    found = []
    for (year, unit), (total, changes) in GRANTS.items():
        original = total - sum(amount for _, _, amount in changes)
        for change, decision, amount in [(ORIGINAL, PLAN[year], original), *changes]:
            day, words = decision
            found.append(
                {
                    "year": year,
                    "unit": unit,
                    "amount": str(amount),
                    "change": change,
                    "decided": day,
                    "decision": words,
                }
            )
    return found


def csv_bytes(header: list[str], rows: list[list[object]]) -> bytes:
    """UTF-8, semicolons, decimal comma."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8")


def number(text: str) -> str:
    """A decimal as Swedes write it, without needless zeros."""
    value = Decimal(text)
    plain = f"{value:.2f}".rstrip("0").rstrip(".")
    return plain.replace(".", ",")


def grant_table() -> bytes:
    """Appropriations with what of each row is published and what is invented."""
    told = {"2013": INVENTED, "2014": "publicerad summa, påhittad uppdelning"}
    rows: list[list[object]] = []
    for one in grants():
        known = (one["year"], one["unit"]) == ("2013", "POL")
        text = "beräknad ur publicerade tal" if known else told[one["year"]]
        decision = [one["change"], one["decided"], one["decision"], text]
        rows.append([one["unit"], one["year"], one["amount"], *decision])
    return csv_bytes(
        ["Kommunbidrag för enhet", "Period", "Belopp", "Ändring", "Beslutsdatum", "Beslut", "Text"],
        rows,
    )


def counterpart_code(row: dict[str, str]) -> str:
    """The counterpart of a plan row: internal sellers' buyers by their code, pools by none."""
    internal = {unit: code for code, _, unit in COUNTERPARTS if unit}
    return "" if row["counterpart"] == "*" else internal.get(row["counterpart"], row["counterpart"])


def budget_changes(cells: list[dict[str, str]]) -> dict[int, list[Change]]:
    """The changes of appropriation during 2014 where they meet the budget, by number of cell."""
    found: dict[int, list[Change]] = defaultdict(list)
    for (year, unit), (_, changes) in GRANTS.items():
        for change, decision, amount in changes if year == "2014" else []:
            word = BUDGET_WORDS.get(change, change)
            activity, account = BUDGET_CHANGES.get((unit, decision), ("", "5010"))
            places = [
                at
                for at, cell in enumerate(cells)
                if cell["unit"] == unit
                and account in ("", cell["account"])
                and activity in ("", cell["activity"])
            ]
            if account == "":  # the decision set up the whole activity
                for at in places:
                    found[at].append((word, decision, Decimal(cells[at]["budget"])))
                assert sum(Decimal(cells[at]["budget"]) for at in places) == amount
                continue
            largest = max(places, key=lambda at: Decimal(cells[at]["budget"]))
            found[largest].append((word, decision, Decimal(amount)))
    return found


def budget_table() -> bytes:
    """The budget of 2014 by place, the later changes as rows of their own."""
    cells = [row for row in read_rows(HERE / "targets.csv") if Decimal(row["budget"])]
    changes = budget_changes(cells)
    rows: list[list[object]] = []
    for at, cell in enumerate(cells):
        total = Decimal(cell["budget"])
        original = total - sum(amount for _, _, amount in changes[at])
        assert original * total >= 0, cell
        first = (ORIGINAL, PLAN["2014"], original)
        place = [cell["account"], cell["unit"], cell["activity"], cell["project"]]
        for change, (day, words), amount in [first, *changes[at]]:
            if amount:
                scope = [*place, counterpart_code(cell), "2014"]
                rows.append([*scope, number(str(amount)), change, day, words, INVENTED])
    return csv_bytes(
        [
            *("Budgetkonto", "Enhet", "Verksamhet", "Projekt", "Motpart", "Period", "Belopp"),
            *("Ändring", "Beslutsdatum", "Beslut", "Text"),
        ],
        rows,
    )


def forecast_table(column: str, as_of: str) -> bytes:
    """A forecast of the year's net cost by unit, activity and account."""
    totals: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in read_rows(HERE / "targets.csv"):
        totals[row["unit"], row["activity"], row["account"]] += Decimal(row[column])
    rows: list[list[object]] = [
        [as_of, account, unit, activity, "", "", "2014", number(str(amount)), INVENTED]
        for (unit, activity, account), amount in totals.items()
        if amount
    ]
    return csv_bytes(
        [
            "Prognosdatum",
            "Konto",
            "Enhet",
            "Verksamhet",
            "Projekt",
            "Motpart",
            "Period",
            "Prognosbelopp",
            "Text",
        ],
        rows,
    )


def investment_table() -> bytes:
    units = {project: unit for project, _, _, unit, _, _ in PROJECTS}
    rows: list[list[object]] = []
    for project, kind, period, as_of, amount in INVESTMENTS:
        day, words = PLAN[period] if kind in ("projektanslag", "årsbudget") else ("", "")
        invented = project.startswith(("917", "918")) or as_of == "2014-08-31"
        rows.append(
            [
                project,
                kind,
                units[project],
                period,
                as_of,
                amount,
                ORIGINAL if words else "",
                day,
                words,
                "påhittad" if invented else "",
            ]
        )
    return csv_bytes(
        [
            "Investeringsprojekt",
            "Slag",
            "Enhet",
            "Period",
            "Prognosdatum",
            "Belopp (tkr)",
            "Ändring",
            "Beslutsdatum",
            "Beslut",
            "Text",
        ],
        rows,
    )


def asset_table() -> bytes:
    keys = ["asset", "component", "name", "unit", "project", "account", "depreciation_account"]
    rows: list[list[object]] = [
        [
            *(row[key] for key in keys),
            number(row["cost"]),
            row["capitalised"],
            row["life_months"],
            row["disposed"],
        ]
        for row in read_rows(HERE / "assets.csv")
    ]
    return csv_bytes(
        [
            "Anläggning",
            "Komponent",
            "Namn",
            "Enhet",
            "Projekt",
            "Konto",
            "Avskrivningskonto",
            "Anskaffningsvärde",
            "Aktiverad",
            "Nyttjandetid månader",
            "Utrangerad",
        ],
        rows,
    )


def all_tables() -> dict[str, bytes]:
    """Every table by its file name."""
    return {
        "organisation.csv": csv_bytes(
            ["Enhet", "Namn", "Överordnad", "Slag", "Giltig från", "Giltig till", "Efterträdare"],
            [list(row) for row in UNITS],
        ),
        "konton.csv": csv_bytes(
            ["Konto", "Kontonamn", "Kontotyp", "Kvantitetsenhet", "SRU"],
            [[*row, "", ""] for row in ACCOUNTS],
        ),
        "verksamheter.csv": csv_bytes(
            ["Verksamhet", "Verksamhetsnamn", "Överordnad"], [list(row) for row in ACTIVITIES]
        ),
        "projekt.csv": csv_bytes(
            ["Projekt", "Projektnamn", "Beslutas av", "Enhet", "Slutdatum", "Avslutas"],
            [list(row) for row in PROJECTS],
        ),
        "motparter.csv": csv_bytes(
            ["Motpart", "Motpartsnamn", "Intern enhet"], [list(row) for row in COUNTERPARTS]
        ),
        "kommunbidrag.csv": grant_table(),
        "budget.csv": budget_table(),
        "prognos-2014-04.csv": forecast_table("forecast_2014_04", "2014-04-30"),
        "prognos-2014-08.csv": forecast_table("forecast_2014_08", "2014-08-31"),
        "investeringar.csv": investment_table(),
        "anlaggningar.csv": asset_table(),
        "volymer.csv": csv_bytes(
            ["Volym", "Volymnamn", "Enhet", "Datum", "Antal"], [list(row) for row in VOLUMES]
        ),
    }
