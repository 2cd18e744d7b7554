"""The tables beside the ledgers: appropriations, budget, forecasts, investments, indicators …"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from decimal import Decimal

from assets import DEPRECIATED_ON, register
from chart import (
    ACCOUNTS,
    ACTIVITIES,
    BODIES,
    COMPANY_LETTER,
    HOUSING,
    MUNICIPALITY,
    PROJECTS,
    UNITS,
    account_of_group,
    chart_of,
    counterparts,
)
from design import TKR, operations, read_rows, trades
from ledger import Year

ORIGINAL, TRANSFER, SUPPLEMENT, CARRIED = (
    "ursprunglig",
    "överföring",
    "tilläggsanslag",
    "ombudgetering",
)
INVENTED = "påhittad"
MADE_UP = "Exempelköping är en påhittad kommun: alla uppgifter är genererade"
PLAN_2024 = ("2023-11-20", "Mål och budget 2024")
PLAN_2025 = ("2024-11-25", "Mål och budget 2025")
PAY = ("2025-05-26", "Löneöversyn 2025")
SCHOOLS = ("2025-06-23", "Tilläggsanslag gymnasieplatser")
CARE = ("2025-06-23", "Tilläggsanslag placeringar")
FRAME = ("2025-06-23", "Omdisponering av investeringsram")
CARRY = ("2025-03-31", "Ombudgetering från 2024")
# The pay of the year is granted the finance office and handed out when it is known, in tkr.
PAY_SHARES = {"KS": 420, "FSK": 760, "GRS": 1290, "GYM": 390, "BADM": 90, "SN": 2450, "SBN": 1000}
SUPPLEMENTS = {("GYM", "4500", "4620"): (SCHOOLS, 2500), ("SN", "5700", "4620"): (CARE, 3000)}
FRAMES = {
    "KOMMUN": (92_500, -3_500),
    "BOSTAD": (38_000, 0),
    "ENERGI": (18_500, 3_500),
}
# What was granted in 2024 beside what it came to cost, in thousandths.
GRANTED_2024 = {
    "KS": 1008,
    "FSK": 1004,
    "GRS": 997,
    "GYM": 976,
    "BADM": 1010,
    "SN": 982,
    "SBN": 989,
    "FIN": 1041,
}

Place = tuple[str, str, str, str]  # unit, activity, account, counterpart


def csv_bytes(header: list[str], rows: list[list[object]]) -> bytes:
    """UTF-8, semicolons, decimal comma; above the head it says that all is made up."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([MADE_UP])
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8")


def kronor(amount: int) -> str:
    """Öre as kronor, without needless decimals."""
    plain = f"{Decimal(amount) / 100:.2f}".removesuffix(".00")
    return plain.replace(".", ",")


def round_to(amount: int, step: int) -> int:
    """To the nearest whole step, half away from zero."""
    sign = -1 if amount < 0 else 1
    return sign * ((abs(amount) + step // 2) // step * step)


def outcome_of(years: dict[str, list[Year]], number: int) -> dict[Place, int]:
    """What each place of the result came to in a year."""
    found: dict[Place, int] = defaultdict(int)
    for body, ledgers in years.items():
        for voucher in ledgers[number - 2024].vouchers:
            for row in voucher.rows:
                if row.account[0] not in "12":
                    unit = row.dims.unit or body
                    place = (unit, row.dims.activity, row.account, row.dims.counterpart)
                    found[place] += row.amount
    return dict(found)


def budget_of(years: dict[str, list[Year]]) -> dict[Place, int]:
    """The decided budget of 2025 with all changes, by place. What the design does not plan
    (depreciation, interest, tax) is planned near its outcome; the unforeseen is not planned."""
    found: dict[Place, int] = defaultdict(int)
    planned = [*operations(), *(one for pair in trades() for one in (pair.seller, pair.buyer))]
    for cell in planned:
        found[cell.unit, cell.activity, cell.account, cell.counterpart] += cell.budget
    for (unit, activity, account, other), amount in outcome_of(years, 2025).items():
        place = (unit, activity, account, other)
        if place in found or activity == "9910":
            continue
        factor = 102 if account[:2] == "79" else 100
        found[place] = round_to(amount * factor // 100, 10 * TKR)
    return {place: amount for place, amount in found.items() if amount}


def budget_changes(budget: dict[Place, int]) -> dict[Place, list[tuple[str, tuple[str, str], int]]]:
    """What of the budget was decided after it was first adopted."""
    found: dict[Place, list[tuple[str, tuple[str, str], int]]] = defaultdict(list)
    for unit, tkr in PAY_SHARES.items():
        wages = [place for place in budget if place[0] == unit and place[2] == "5010"]
        largest = max(wages, key=lambda place: budget[place])
        found[largest].append((TRANSFER, PAY, tkr * TKR))
    pool = sum(PAY_SHARES.values()) * TKR
    found["FIN", "9000", "5010", ""].append((TRANSFER, PAY, -pool))
    for (unit, activity, account), (decision, tkr) in SUPPLEMENTS.items():
        place = next(one for one in budget if one[:3] == (unit, activity, account))
        found[place].append((SUPPLEMENT, decision, tkr * TKR))
    return found


def budget_rows(budget: dict[Place, int]) -> list[tuple[Place, str, tuple[str, str], int]]:
    """Each row of the budget: the original, then the changes."""
    changes = budget_changes(budget)
    rows = []
    for place in sorted({*budget, *changes}):
        later = changes.get(place, [])
        first = budget.get(place, 0) - sum(amount for _word, _decision, amount in later)
        rows.append((place, ORIGINAL, PLAN_2025, first))
        rows += [(place, *change) for change in later]
    return [row for row in rows if row[3]]


def budget_table(budget: dict[Place, int]) -> bytes:
    """The budget of 2025, ledger's sign."""
    rows: list[list[object]] = [
        [
            account_of_group(unit, account),
            unit,
            activity,
            "",
            other,
            "2025",
            kronor(amount),
            word,
            *decision,
            INVENTED,
        ]
        for (unit, activity, account, other), word, decision, amount in budget_rows(budget)
    ]
    heads = "Budgetkonto Enhet Verksamhet Projekt Motpart Period Belopp Ändring Beslutsdatum"
    return csv_bytes([*heads.split(), "Beslut", "Text"], rows)


def is_net_cost(account: str) -> bool:
    """Whether an account belongs to a unit's net cost: not taxes, general grants, company tax."""
    return account[0] in "34567" or account[:2] in ("84", "85")


def appropriation_table(years: dict[str, list[Year]], budget: dict[Place, int]) -> bytes:
    """What the council has granted: exactly each unit's budgeted net cost."""
    granted: dict[tuple[str, str, tuple[str, str]], int] = defaultdict(int)
    for (unit, _activity, account, _other), word, decision, amount in budget_rows(budget):
        if unit not in BODIES and is_net_cost(account):
            granted[unit, word, decision] += amount
    before: dict[str, int] = defaultdict(int)
    for (unit, _activity, account, _other), amount in outcome_of(years, 2024).items():
        if unit not in BODIES and is_net_cost(account):
            before[unit] += amount
    rows: list[list[object]] = []
    for unit, thousandths in GRANTED_2024.items():
        amount = round_to(before[unit] * thousandths // 1000, 100 * TKR)
        rows.append([unit, "2024", kronor(amount), ORIGINAL, *PLAN_2024, INVENTED])
    order = {ORIGINAL: 0, TRANSFER: 1, SUPPLEMENT: 2}
    for (unit, word, decision), amount in sorted(
        granted.items(), key=lambda one: (one[0][0], order[one[0][1]])
    ):
        rows.append([unit, "2025", kronor(amount), word, *decision, INVENTED])
    heads = ["Kommunbidrag för enhet", "Period", "Belopp", "Ändring", "Beslutsdatum", "Beslut"]
    return csv_bytes([*heads, "Text"], rows)


def forecast_table(
    day: str, weight: int, budget: dict[Place, int], outcome: dict[Place, int]
) -> bytes:
    """A full-year forecast: between budget and outcome, nearer to this the later it is made. What
    had not happened by then was not foreseen."""
    rows: list[list[object]] = []
    for place in sorted({*budget, *outcome}):
        unit, activity, account, other = place
        planned, became = budget.get(place, 0), outcome.get(place, 0)
        if activity == "9910":
            known = day > "2025-06" and account != "7970"
            amount = became if known else 0
        else:
            amount = planned + (became - planned) * weight // 100
        amount = round_to(amount, 10 * TKR)
        if amount:
            code = account_of_group(unit, account)
            rows.append([day, code, unit, activity, "", other, "2025", kronor(amount), INVENTED])
    heads = "Prognosdatum Konto Enhet Verksamhet Projekt Motpart Period Prognosbelopp Text"
    return csv_bytes(heads.split(), rows)


def investment_table() -> bytes:
    """Appropriations, budgets and forecasts of the projects, in tkr."""
    units = {project[0]: project[3] for project in PROJECTS}
    rows: list[list[object]] = []

    def add(project: str, kind: str, year: str, day: str, tkr: str, *change: str) -> None:
        if tkr:
            words = [*change, "", "", ""][:3]
            rows.append([project, kind, units[project], year, day, tkr, *words, INVENTED])

    for row in read_rows("investments.csv"):
        project, first = row["project"], (ORIGINAL, row["decided"], row["decision"])
        add(project, "projektanslag", "2024", "", row["appropriation"], *first)
        add(project, "ackumulerat", "2023", "", row["earlier"])
        add(project, "årsbudget", "2024", "", row["budget_2024"], ORIGINAL, *PLAN_2024)
        add(project, "årsbudget", "2025", "", row["budget_2025"], ORIGINAL, *PLAN_2025)
        add(project, "årsbudget", "2025", "", row["carried"], CARRIED, *CARRY)
        for column, day in (("04", "04-30"), ("08", "08-31"), ("12", "12-31")):
            add(project, "prognos", "2025", f"2025-{day}", row[f"forecast_{column}"])
    for unit, (first_tkr, moved) in FRAMES.items():
        frame = ["RAM", "investeringsram", unit, "2025", ""]
        rows.append([*frame, first_tkr, ORIGINAL, *PLAN_2025, INVENTED])
        if moved:
            rows.append([*frame, moved, TRANSFER, *FRAME, INVENTED])
    heads = ["Investeringsprojekt", "Slag", "Enhet", "Period", "Prognosdatum", "Belopp (tkr)"]
    return csv_bytes([*heads, "Ändring", "Beslutsdatum", "Beslut", "Text"], rows)


def deficit_left(years: dict[str, list[Year]]) -> int:
    """What 2024 left to restore: its result (there were no capital gains) with what was taken out
    of the reserve."""
    year = years[MUNICIPALITY][0]
    used = sum(row.amount for one in year.vouchers for row in one.rows if row.account == "2014")
    return min(0, used - sum(year.results().values()))


def indicator_table(years: dict[str, list[Year]]) -> bytes:
    """Values of indicators: on the year's last day for what is counted then, else of the year."""
    at_day = ("inhabitants", "pension-obligation")
    left = kronor(deficit_left(years))
    rows: list[list[object]] = [
        ["balance-deficit", "", "", "", *["2024-12-31"] * 2, left, "", "", "Eget", "", INVENTED]
    ]
    for row in read_rows("indicators.csv"):
        for year in ("2023", "2024", "2025"):
            first = f"{year}-12-31" if row["indicator"] in at_day else f"{year}-01-01"
            value = row[year].replace(".", ",")
            scope = [row["indicator"], row["area"], row["unit"], ""]
            rows.append(
                [*scope, first, f"{year}-12-31", value, "", "", row["source"], "", INVENTED]
            )
    heads = "Indikator Område Enhet Grupp Från Till Värde Saknas Definition Källa Hämtad Text"
    return csv_bytes(heads.split(), rows)


def other_tables() -> dict[str, bytes]:
    """Organisation, chart, projects, counterparts, assets, volumes."""
    units = [[*unit, "2019-01-01", "", ""] for unit in UNITS]
    assets = [
        [
            one["asset"],
            one["component"],
            one["name"],
            one["unit"],
            one["project"],
            account_of_group(one["unit"], one["account"]),
            account_of_group(one["unit"], DEPRECIATED_ON[one["account"][:2]]),
            kronor(int(one["cost"]) * TKR),
            one["capitalised"],
            one["life"],
            one["disposed"],
        ]
        for one in register()
    ]
    volumes = [
        [one["volume"], one["name"], one["unit"], f"{year}-12-31", one[year]]
        for one in read_rows("volumes.csv")
        for year in ("2024", "2025")
    ]
    asset_heads = (
        "Anläggning Komponent Namn Enhet Projekt Konto Avskrivningskonto Anskaffningsvärde "
        "Aktiverad"
    )
    return {
        "organisation.csv": csv_bytes(
            ["Enhet", "Namn", "Överordnad", "Slag", "Giltig från", "Giltig till", "Efterträdare"],
            units,
        ),
        "konton.csv": csv_bytes(
            ["Konto", "Kontonamn", "Kontotyp", "Kvantitetsenhet", "SRU"],
            [[*one, "", ""] for one in ACCOUNTS]
            + [[COMPANY_LETTER + one[0], *one[1:], "", ""] for one in chart_of(HOUSING)],
        ),
        "verksamheter.csv": csv_bytes(
            ["Verksamhet", "Verksamhetsnamn", "Överordnad"], [list(one) for one in ACTIVITIES]
        ),
        "projekt.csv": csv_bytes(
            ["Projekt", "Projektnamn", "Beslutas av", "Enhet", "Slutdatum", "Avslutas"],
            [list(one) for one in PROJECTS],
        ),
        "motparter.csv": csv_bytes(
            ["Motpart", "Motpartsnamn", "Intern enhet"], [list(one) for one in counterparts()]
        ),
        "anlaggningar.csv": csv_bytes(
            [*asset_heads.split(), "Nyttjandetid månader", "Utrangerad"], assets
        ),
        "volymer.csv": csv_bytes(["Volym", "Volymnamn", "Enhet", "Datum", "Antal"], volumes),
    }


def all_tables(years: dict[str, list[Year]]) -> dict[str, bytes]:
    """Every table, by its file."""
    budget, outcome = budget_of(years), outcome_of(years, 2025)
    return {
        **other_tables(),
        "kommunbidrag.csv": appropriation_table(years, budget),
        "budget.csv": budget_table(budget),
        "prognos-2025-04.csv": forecast_table("2025-04-30", 40, budget, outcome),
        "prognos-2025-08.csv": forecast_table("2025-08-31", 75, budget, outcome),
        "investeringar.csv": investment_table(),
        "indikatorer.csv": indicator_table(years),
    }
