"""The tables of amounts: appropriations, budget, forecasts, investments, assets, volumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from .tables import N_, Column, TableKind
from .tables_dimensions import DECISION, code_column, unit_column, whole
from .tables_rules import dated_forecast, decided_change, ordered, positive_life

Row = Mapping[str, object]

CHANGES = {
    "original": ("ursprunglig", "original"),
    "transfer": ("överföring", "transfer"),
    "supplement": ("tilläggsanslag", "supplement"),
    "carry-over": ("ombudgetering", "carry-over"),
    "revision": ("omdisponering", "revision"),
}
INVESTMENT_KINDS = {
    "appropriation": ("projektanslag", "project appropriation", "appropriation"),
    "budget": ("årsbudget", "year budget", "budget"),
    "forecast": ("prognos", "forecast"),
    "accumulated": ("ackumulerat", "accumulated"),
    "frame": ("investeringsram", "investment frame", "frame"),
}


def _years(row: Row) -> range:
    first, last = row.get("first"), row.get("last")
    if isinstance(first, date) and isinstance(last, date):
        return range(first.year, last.year + 1)
    return range(0)


def _by_year(fact: str) -> Callable[[Row], Iterator[str]]:
    """`budget_line budget 2014` for each year of the row; a forecast by its day."""

    def scopes(row: Row) -> Iterator[str]:
        if row.get("basis") == "forecast":
            yield f"{fact} forecast {row.get('as_of')}"
        else:
            yield from (f"{fact} {row.get('basis')} {year}" for year in _years(row))

    return scopes


def _volume_scope(row: Row) -> Iterator[str]:
    yield f"volume {row.get('volume')}"


_DIMENSIONS = (
    Column(
        "activity", "Verksamhet", "Activity", "code", N_("The code of the activity."), False, "0200"
    ),
    Column("project", "Projekt", "Project", "code", N_("The code of the project.")),
    Column("counterpart", "Motpart", "Counterpart", "code", N_("The code of the counterpart.")),
)
_PERIOD = Column(
    "period",
    "Period",
    "Period",
    "period",
    N_("A year 2014, a month 2014-08, a tertial 2014-T2 or a range 2014-01..2014-08."),
    True,
    "2014",
)
_TEXT = Column("text", "Text", "Text", "text", N_("Free text, such as a reason."))


def _change(required: bool) -> tuple[Column, ...]:
    return (
        Column(
            "change",
            "Ändring",
            "Change",
            "word",
            N_("The original amount, or what a later decision added or took away."),
            required,
            "ursprunglig",
            words=CHANGES,
        ),
        *DECISION,
    )


def _amount(sv: str, en: str, text: str, *, signed: bool, alias: str = "") -> Column:
    aliases = (alias,) if alias else ()
    return Column("amount", sv, en, "amount", text, True, "1250000", aliases=aliases, signed=signed)


APPROPRIATIONS = TableKind(
    "appropriations",
    "kommunbidrag",
    "budget_line",
    N_("What the council has granted to each unit."),
    (
        Column(
            "unit",
            "Kommunbidrag för enhet",
            "Appropriation for unit",
            "code",
            N_("The unit to which it is granted."),
            True,
            "EKO",
        ),
        _PERIOD,
        _amount("Belopp", "Amount", N_("What is granted; a reduction is negative."), signed=False),
        *_change(required=True),
        _TEXT,
    ),
    _by_year("budget_line"),
    constants={"basis": "appropriation"},
    row_checks=(decided_change,),
)

BUDGET = TableKind(
    "budget",
    "budget",
    "budget_line",
    N_("The budget by account and unit, with the ledger's sign: costs positive."),
    (
        Column(
            "account",
            "Budgetkonto",
            "Budget account",
            "code",
            N_("The number of the account."),
            True,
            "5010",
            aliases=("Konto",),
        ),
        unit_column(required=True),
        *_DIMENSIONS,
        _PERIOD,
        _amount(
            "Belopp",
            "Amount",
            N_("Debit is positive, as in the ledger: a cost is plus, an income minus."),
            signed=True,
            alias="Budgetbelopp",
        ),
        *_change(required=True),
        _TEXT,
    ),
    _by_year("budget_line"),
    constants={"basis": "budget"},
    row_checks=(decided_change,),
)

FORECASTS = TableKind(
    "forecasts",
    "prognos",
    "budget_line",
    N_("A forecast as of a day, by unit and, where it is known, by account."),
    (
        Column(
            "as_of",
            "Prognosdatum",
            "Forecast date",
            "date",
            N_("The day as of which the forecast was made."),
            True,
            "2014-08-31",
        ),
        Column(
            "account",
            "Konto",
            "Account",
            "code",
            N_("The account; empty for a unit's net cost."),
            False,
            "5010",
        ),
        unit_column(required=True),
        *_DIMENSIONS,
        _PERIOD,
        _amount(
            "Prognosbelopp",
            "Forecast amount",
            N_("A cost is positive, an income negative."),
            signed=True,
            alias="Belopp",
        ),
        _TEXT,
    ),
    _by_year("budget_line"),
    constants={"basis": "forecast", "change": "original"},
)

INVESTMENTS = TableKind(
    "investments",
    "investeringar",
    "investment_line",
    N_("Investment projects: appropriation, budget of the year, forecast, spent before."),
    (
        code_column(
            "project",
            "Investeringsprojekt",
            "Investment project",
            N_("The code of the project."),
            "86402",
        ),
        Column(
            "basis",
            "Slag",
            "Kind",
            "word",
            N_("What the amount is; what was spent in the year comes from the ledger."),
            True,
            "projektanslag",
            words=INVESTMENT_KINDS,
        ),
        unit_column(example="KOM"),
        _PERIOD,
        Column(
            "as_of",
            "Prognosdatum",
            "Forecast date",
            "date",
            N_("For a forecast, the day as of which it was made."),
        ),
        _amount("Belopp", "Amount", N_("What is spent or may be spent is positive."), signed=True),
        *_change(required=False),
        _TEXT,
    ),
    _by_year("investment_line"),
    defaults={"change": "original"},
    row_checks=(decided_change, dated_forecast),
)

ASSETS = TableKind(
    "assets",
    "anläggningar",
    "asset",
    N_("The components of the assets; their depreciation follows from it."),
    (
        code_column("asset", "Anläggning", "Asset", N_("The code of the asset."), "A-1001"),
        code_column("component", "Komponent", "Component", N_("The code of the component."), "1"),
        Column("name", "Namn", "Name", "text", N_("What it is."), False, "Möbler Campus"),
        unit_column(example="AU"),
        Column(
            "project",
            "Projekt",
            "Project",
            "code",
            N_("The project that it came from."),
            False,
            "86401",
        ),
        code_column("account", "Konto", "Account", N_("The account of its cost."), "1221"),
        code_column(
            "depreciation_account",
            "Avskrivningskonto",
            "Depreciation account",
            N_("The account on which its depreciation is booked as a cost."),
            "7921",
        ),
        Column(
            "cost",
            "Anskaffningsvärde",
            "Cost",
            "amount",
            N_("What was paid for it."),
            True,
            "480000",
        ),
        Column(
            "capitalised",
            "Aktiverad",
            "Capitalised",
            "date",
            N_("The day of capitalisation; depreciation begins the month after."),
            True,
            "2014-03-31",
        ),
        Column(
            "life_months",
            "Nyttjandetid månader",
            "Life in months",
            "whole",
            N_("The useful life in months."),
            True,
            "60",
        ),
        Column(
            "disposed",
            "Utrangerad",
            "Disposed",
            "date",
            N_("The day on which it was sold or scrapped."),
        ),
    ),
    whole("assets"),
    key_fields=("asset", "component"),
    row_checks=(positive_life, ordered("capitalised", "disposed")),
)

VOLUMES = TableKind(
    "volumes",
    "volymer",
    "volume",
    N_("What is counted, such as computers: the base of unit costs."),
    (
        code_column("volume", "Volym", "Volume", N_("The key of what is counted."), "computers"),
        Column(
            "name",
            "Volymnamn",
            "Volume name",
            "text",
            N_("The name as it is printed."),
            False,
            "Datorer",
        ),
        unit_column(example="AU"),
        Column(
            "date",
            "Datum",
            "Date",
            "date",
            N_("The day at which it was counted."),
            True,
            "2014-12-31",
        ),
        Column("quantity", "Antal", "Quantity", "quantity", N_("How many."), True, "5200"),
    ),
    _volume_scope,
    key_fields=("volume", "unit", "date"),
)
