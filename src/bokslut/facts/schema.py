"""The fact tables: one Arrow schema each, the only description of what a fact is.

Amounts are `decimal(18, 2)` kronor with the ledger's sign (debit positive) unless a table says
otherwise. Every row begins with where it came from: the import that brought it, the SHA-256 of
its source file and its line in that file.
"""

from __future__ import annotations

import pyarrow as pa

AMOUNT = pa.decimal128(18, 2)
QUANTITY = pa.decimal128(18, 4)
# Published statistics come with more decimals than anybody prints.
INDICATOR = pa.decimal128(28, 10)

PROVENANCE = (
    pa.field("import_id", pa.string(), nullable=False),
    pa.field("source", pa.string(), nullable=False),
    pa.field("line", pa.int64(), nullable=False),
)

DIMENSIONS = ("unit", "activity", "project", "counterpart")

_SCOPE = (
    *(pa.field(name, pa.string()) for name in DIMENSIONS),
    # Objects of dimensions that the workspace maps to none of ours: `7=12;21=A`, in file order.
    pa.field("objects", pa.string()),
)


def _required(name: str, kind: pa.DataType) -> pa.Field:
    return pa.field(name, kind, nullable=False)


def _own(*fields: pa.Field) -> pa.Schema:
    return pa.schema([_required("line", pa.int64()), *fields])


TABLES: dict[str, pa.Schema] = {
    # A voucher's head; `line` is that of its #VER, `rows` the number of its postings.
    "voucher": _own(
        pa.field("series", pa.string()),
        pa.field("number", pa.string()),
        pa.field("date", pa.date32()),
        pa.field("text", pa.string()),
        pa.field("registered", pa.date32()),
        pa.field("signature", pa.string()),
        _required("rows", pa.int64()),
    ),
    # A row of a voucher that counts (#TRANS). `voucher` is the line of its voucher's head.
    "posting": _own(
        _required("voucher", pa.int64()),
        pa.field("series", pa.string()),
        pa.field("number", pa.string()),
        _required("date", pa.date32()),
        _required("account", pa.string()),
        *_SCOPE,
        _required("amount", AMOUNT),
        pa.field("quantity", QUANTITY),
        pa.field("text", pa.string()),
        pa.field("signature", pa.string()),
    ),
    # What was changed in a voucher after it was booked (#RTRANS added, #BTRANS removed): kept,
    # never counted.
    "posting_change": _own(
        _required("voucher", pa.int64()),
        _required("kind", pa.string()),  # added | removed
        pa.field("series", pa.string()),
        pa.field("number", pa.string()),
        pa.field("date", pa.date32()),
        _required("account", pa.string()),
        *_SCOPE,
        _required("amount", AMOUNT),
        pa.field("quantity", QUANTITY),
        pa.field("text", pa.string()),
        pa.field("signature", pa.string()),
    ),
    # Balances as a file states them. kind: opening (#IB), closing (#UB), result (#RES),
    # object_opening (#OIB), object_closing (#OUB), period (#PSALDO). `date` is the day that the
    # balance stands at: the day before the fiscal year for openings, the last day of the year or
    # the month for the others.
    "balance": _own(
        _required("kind", pa.string()),
        _required("fiscal_first", pa.date32()),
        _required("fiscal_last", pa.date32()),
        _required("date", pa.date32()),
        _required("account", pa.string()),
        *_SCOPE,
        _required("amount", AMOUNT),
        pa.field("quantity", QUANTITY),
    ),
    # Budget, appropriation and forecast. With an account: ledger's sign. Without one: an
    # appropriation is positive when granted, a forecast is a net cost (positive when it costs).
    # change: original | transfer | supplement | carry-over | revision; the changes carry the day
    # and the words of their decision. `as_of` is the day of a forecast.
    "budget_line": _own(
        _required("basis", pa.string()),  # appropriation | budget | forecast
        pa.field("as_of", pa.date32()),
        _required("change", pa.string()),
        pa.field("decided", pa.date32()),
        pa.field("decision", pa.string()),
        _required("first", pa.date32()),
        _required("last", pa.date32()),
        pa.field("account", pa.string()),
        *_SCOPE,
        _required("amount", AMOUNT),
        pa.field("quantity", QUANTITY),
        pa.field("text", pa.string()),
    ),
    # Investments. basis: appropriation (whole project), budget (the year), forecast (whole
    # project, as of a day), accumulated (spent before the ledgers at hand begin), frame (what a
    # unit may invest in the year, whatever the projects). Spend is positive. What is
    # spent in the year comes out of the ledger by project.
    "investment_line": _own(
        _required("basis", pa.string()),
        pa.field("as_of", pa.date32()),
        _required("change", pa.string()),
        pa.field("decided", pa.date32()),
        pa.field("decision", pa.string()),
        _required("first", pa.date32()),
        _required("last", pa.date32()),
        _required("project", pa.string()),
        pa.field("unit", pa.string()),
        _required("amount", AMOUNT),
        pa.field("text", pa.string()),
    ),
    # A component of an asset: depreciated in equal monthly parts over `life_months`, from the
    # month after `capitalised`. `account` is where its cost stands, `depreciation_account` where
    # its depreciation is booked.
    "asset": _own(
        _required("asset", pa.string()),
        _required("component", pa.string()),
        pa.field("name", pa.string()),
        pa.field("unit", pa.string()),
        pa.field("project", pa.string()),
        _required("account", pa.string()),
        _required("depreciation_account", pa.string()),
        _required("cost", AMOUNT),
        _required("capitalised", pa.date32()),
        _required("life_months", pa.int64()),
        pa.field("disposed", pa.date32()),
    ),
    # A counted volume at a day, such as the number of computers; the base of unit costs.
    "volume": _own(
        _required("volume", pa.string()),
        pa.field("name", pa.string()),
        pa.field("unit", pa.string()),
        _required("date", pa.date32()),
        _required("quantity", QUANTITY),
    ),
    # A value of an indicator for a span of days, or a day. `area` is whom it tells of, beside the
    # body itself (`Stockholms län`, `Riket`), `unit` a unit of the body, `subgroup` the part of
    # them (`women`, `foreign-background`). A value that the publisher does not give is null, and
    # `missing` says why in the publisher's words. `definition` is the version of the definition:
    # values of two versions are never compared unseen. `origin` is who tells it, as it is to be
    # cited; `fetched` when it was asked for.
    "indicator_value": _own(
        _required("indicator", pa.string()),
        pa.field("area", pa.string()),
        pa.field("unit", pa.string()),
        pa.field("subgroup", pa.string()),
        _required("first", pa.date32()),
        _required("last", pa.date32()),
        pa.field("value", INDICATOR),
        pa.field("missing", pa.string()),
        pa.field("definition", pa.string()),
        _required("origin", pa.string()),
        pa.field("fetched", pa.timestamp("us", tz="UTC")),
        pa.field("text", pa.string()),
    ),
    # What was decided to be saved. basis: decided (a year, when it has its full effect), effect (of
    # the year), full-year (what the year's measures give over a whole year), realised. A saving is
    # positive. What was realised is an amount that somebody tells (`origin`), or a `figure` of the
    # ledger by which it is found: then there is no amount. `text` says how it went.
    "saving": _own(
        _required("saving", pa.string()),
        pa.field("name", pa.string()),
        pa.field("unit", pa.string()),
        _required("basis", pa.string()),
        _required("first", pa.date32()),
        _required("last", pa.date32()),
        pa.field("amount", AMOUNT),
        pa.field("figure", pa.string()),
        pa.field("decided", pa.date32()),
        pa.field("decision", pa.string()),
        pa.field("origin", pa.string()),
        pa.field("text", pa.string()),
    ),
    # The organisation: a unit, its parent, from when to when it is valid.
    # kind: body | office | department | team.
    "unit": _own(
        _required("unit", pa.string()),
        _required("name", pa.string()),
        pa.field("parent", pa.string()),
        _required("kind", pa.string()),
        _required("valid_from", pa.date32()),
        pa.field("valid_to", pa.date32()),
        pa.field("successor", pa.string()),
    ),
    # kind as in #KTYP: T asset, S equity and liability, K cost, I income.
    "account": _own(
        _required("account", pa.string()),
        _required("name", pa.string()),
        pa.field("kind", pa.string()),
        pa.field("quantity_unit", pa.string()),
        pa.field("sru", pa.string()),
    ),
    "activity": _own(
        _required("activity", pa.string()),
        _required("name", pa.string()),
        pa.field("parent", pa.string()),
    ),
    "project": _own(
        _required("project", pa.string()),
        _required("name", pa.string()),
        pa.field("decided_by", pa.string()),  # council | board
        pa.field("unit", pa.string()),
        pa.field("ends", pa.string()),
        pa.field("closes", pa.bool_()),
    ),
    # internal: the unit of the same body that stands on the other side.
    "counterpart": _own(
        _required("counterpart", pa.string()),
        _required("name", pa.string()),
        pa.field("internal_unit", pa.string()),
    ),
    # Objects of a ledger's dimensions as the file declares them (#DIM, #UNDERDIM, #OBJEKT).
    "object": _own(
        _required("dimension", pa.string()),
        pa.field("dimension_name", pa.string()),
        pa.field("parent_dimension", pa.string()),
        pa.field("object", pa.string()),
        pa.field("name", pa.string()),
    ),
}


def own_schema(table: str) -> pa.Schema:
    """The columns that an importer fills: all but the import's id and the source's hash."""
    return TABLES[table]


def stored_schema(table: str) -> pa.Schema:
    """The columns as stored: provenance first."""
    return pa.schema([*PROVENANCE, *list(TABLES[table])[1:]])


# One row commits an import; nothing of an import is seen before it stands here.
IMPORT = pa.schema(
    [
        _required("import_id", pa.string()),
        _required("committed", pa.timestamp("us", tz="UTC")),
        _required("importer", pa.string()),
        _required("program", pa.string()),
        # What the import is about (`ledger 2120000159 2014-01-01..2014-12-31`,
        # `budget_line appropriation 2014`): a later import of the same scope replaces it.
        _required("scopes", pa.list_(pa.string())),
        _required(
            "files",
            pa.list_(
                pa.struct(
                    [
                        pa.field("name", pa.string()),
                        pa.field("sha256", pa.string()),
                        pa.field("bytes", pa.int64()),
                    ]
                )
            ),
        ),
        _required("replaces", pa.list_(pa.string())),
        # JSON: rows a table, control sums a table, versions of the tables after the append.
        _required("counts", pa.string()),
        _required("control_sums", pa.string()),
        _required("table_versions", pa.string()),
        # JSON: the header of the file (program, organisation, fiscal years, notes).
        _required("header", pa.string()),
        _required("accepted", pa.list_(pa.string())),
        _required("findings", pa.string()),
    ]
)
