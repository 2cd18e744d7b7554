"""The tables of the dimensions: organisation, accounts, activities, projects, counterparts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .tables import N_, Column, TableKind
from .tables_rules import hierarchy, ordered, unit_validity

Row = Mapping[str, object]

UNIT_KINDS = {
    "body": ("organ", "body"),
    "office": ("kontor", "office"),
    "department": ("avdelning", "department"),
    "team": ("enhet", "team"),
}
ACCOUNT_KINDS = {
    "T": ("T", "tillgång", "asset"),
    "S": ("S", "skuld", "eget kapital", "liability", "equity"),
    "K": ("K", "kostnad", "cost"),
    "I": ("I", "intäkt", "income"),
}
DECIDERS = {"council": ("fullmäktige", "council", "KF"), "board": ("nämnd", "board")}
# By whom and when an amount was decided, as the tables of amounts tell it.
DECISION = (
    Column(
        "decided",
        "Beslutsdatum",
        "Decided",
        "date",
        N_("The day of the decision."),
        False,
        "2013-11-25",
    ),
    Column(
        "decision",
        "Beslut",
        "Decision",
        "text",
        N_("Who decided, and under which paragraph."),
        False,
        "KF § 171",
    ),
)


def whole(scope: str) -> Callable[[Row], Iterator[str]]:
    """The table as a whole: a later file replaces all of the earlier one."""

    def scopes(_row: Row) -> Iterator[str]:
        yield scope

    return scopes


def unit_column(required: bool = False, example: str = "EKO") -> Column:
    """The column of the unit, as most tables have it."""
    text = N_("The code of the unit in the organisation.")
    return Column("unit", "Enhet", "Unit", "code", text, required, example)


def code_column(name: str, sv: str, en: str, text: str, example: str) -> Column:
    """A column that must be there and names something by its code."""
    return Column(name, sv, en, "code", text, True, example)


def label_column(sv: str, en: str, example: str) -> Column:
    """The column of the printed name."""
    return Column("name", sv, en, "text", N_("The name as it is printed."), True, example)


UNITS = TableKind(
    "units",
    "enheter",
    "unit",
    N_("The organisation: each unit, what it belongs to, and from when to when."),
    (
        code_column("unit", "Enhet", "Unit", N_("The code of the unit, as in the ledger."), "EKO"),
        label_column("Namn", "Name", "Ekonomi"),
        Column(
            "parent",
            "Överordnad",
            "Parent",
            "code",
            N_("The code of the unit above; empty for the body itself."),
            False,
            "KSK",
        ),
        Column(
            "kind",
            "Slag",
            "Kind",
            "word",
            N_("What the unit is in the organisation."),
            True,
            "avdelning",
            words=UNIT_KINDS,
        ),
        Column(
            "valid_from",
            "Giltig från",
            "Valid from",
            "date",
            N_("The first day of the unit."),
            True,
            "2010-01-01",
        ),
        Column(
            "valid_to",
            "Giltig till",
            "Valid to",
            "date",
            N_("The last day of the unit; empty while it exists."),
        ),
        Column(
            "successor",
            "Efterträdare",
            "Successor",
            "code",
            N_("The unit that took over when this one ended."),
        ),
    ),
    whole("units"),
    key_fields=("unit", "valid_from"),
    row_checks=(ordered("valid_from", "valid_to"),),
    table_checks=(hierarchy("unit", "parent"), unit_validity),
)

ACCOUNTS = TableKind(
    "accounts",
    "konton",
    "account",
    N_("The chart of accounts."),
    (
        code_column("account", "Konto", "Account", N_("The number of the account."), "5010"),
        label_column("Kontonamn", "Account name", "Lokalhyror"),
        Column(
            "kind",
            "Kontotyp",
            "Account type",
            "word",
            N_("T asset, S equity and liability, K cost, I income."),
            False,
            "K",
            words=ACCOUNT_KINDS,
        ),
        Column(
            "quantity_unit",
            "Kvantitetsenhet",
            "Quantity unit",
            "text",
            N_("What quantities on the account are counted in."),
        ),
        Column("sru", "SRU", "SRU code", "code", N_("The SRU code of the account.")),
    ),
    whole("accounts"),
    key_fields=("account",),
)

ACTIVITIES = TableKind(
    "activities",
    "verksamheter",
    "activity",
    N_("The activities, and what each belongs to."),
    (
        code_column("activity", "Verksamhet", "Activity", N_("The code of the activity."), "0200"),
        label_column("Verksamhetsnamn", "Activity name", "Administration"),
        Column(
            "parent",
            "Överordnad",
            "Parent",
            "code",
            N_("The code of the activity above; empty for the highest ones."),
        ),
    ),
    whole("activities"),
    key_fields=("activity",),
    table_checks=(hierarchy("activity", "parent"),),
)

PROJECTS = TableKind(
    "projects",
    "projekt",
    "project",
    N_("The projects: who decided on them, and when they end."),
    (
        code_column("project", "Projekt", "Project", N_("The code of the project."), "86402"),
        label_column("Projektnamn", "Project name", "Kontaktcenter"),
        Column(
            "decided_by",
            "Beslutas av",
            "Decided by",
            "word",
            N_("Whether the council or the board decides on the project."),
            False,
            "fullmäktige",
            words=DECIDERS,
        ),
        unit_column(example="KOM"),
        Column(
            "ends",
            "Slutdatum",
            "End date",
            "period-name",
            N_("When the project is expected to end: a year, a month or a day."),
            False,
            "2015-06",
        ),
        Column(
            "closes",
            "Avslutas",
            "Closes",
            "yes-no",
            N_("Whether the project ends with this closing."),
            False,
            "nej",
        ),
    ),
    whole("projects"),
    key_fields=("project",),
)

COUNTERPARTS = TableKind(
    "counterparts",
    "motparter",
    "counterpart",
    N_("The counterparts, and which unit of ours stands behind an internal one."),
    (
        code_column(
            "counterpart", "Motpart", "Counterpart", N_("The code of the counterpart."), "120"
        ),
        label_column("Motpartsnamn", "Counterpart name", "Tekniska nämnden"),
        Column(
            "internal_unit",
            "Intern enhet",
            "Internal unit",
            "code",
            N_("The unit of the same body on the other side; empty for outsiders."),
        ),
    ),
    whole("counterparts"),
    key_fields=("counterpart",),
)
