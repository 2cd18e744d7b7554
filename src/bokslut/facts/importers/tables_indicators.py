"""The table of values of indicators: what others publish, and what is counted by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bokslut.model.finding import Finding, Severity, finding

from .tables import N_, Column, Record, TableKind
from .tables_dimensions import code_column, unit_column
from .tables_rules import ordered


def indicator_scope(indicator: str) -> str:
    """What an import of an indicator's values is about, from whatever source it comes."""
    return f"indicator {indicator}"


def _scope(row: Mapping[str, object]) -> Iterator[str]:
    yield indicator_scope(str(row.get("indicator")))


def value_or_reason(row: Record) -> Iterator[Finding]:
    """A row says a value, or why there is none: an empty cell alone could be a slip."""
    value, missing = row.values.get("value"), row.values.get("missing")
    if value is None and missing is None:
        yield finding(
            "table-value-unexplained",
            Severity.ERROR,
            "The row has no value, and no reason for having none.",
            place=row.place("value"),
            remedy="Write the value, or in the column Saknas (Missing) why there is none.",
        )
    if value is not None and missing is not None:
        yield finding(
            "table-value-and-reason",
            Severity.ERROR,
            "The row has a value, and a reason for having none: {reason}.",
            place=row.place("missing"),
            quote=str(missing),
            remedy="Empty one of the two cells.",
            reason=missing,
        )


INDICATORS = TableKind(
    "indicators",
    "indikatorer",
    "indicator_value",
    N_("Values of indicators for spans of time: what others publish, or what is counted by hand."),
    (
        code_column(
            "indicator", "Indikator", "Indicator", N_("The key of the indicator."), "satisfied"
        ),
        Column(
            "area",
            "Område",
            "Area",
            "text",
            N_("Whom the value tells of, if not the body itself: a county, the country."),
            False,
            "Riket",
        ),
        unit_column(example=""),
        Column(
            "subgroup",
            "Grupp",
            "Group",
            "text",
            N_("The part of them that it tells of, such as women; empty for all."),
            False,
            "women",
        ),
        Column(
            "first",
            "Från",
            "From",
            "date",
            N_("The first day that the value tells of."),
            True,
            "2014-01-01",
        ),
        Column(
            "last",
            "Till",
            "To",
            "date",
            N_("The last day that the value tells of; for a count at a day the same day."),
            True,
            "2014-12-31",
        ),
        Column(
            "value",
            "Värde",
            "Value",
            "value",
            N_("The value; empty where there is none, and then the next column says why."),
            False,
            "83",
        ),
        Column(
            "missing",
            "Saknas",
            "Missing",
            "text",
            N_("Why there is no value, in the words of whoever does not give it."),
        ),
        Column(
            "definition",
            "Definition",
            "Definition",
            "text",
            N_("The version of the definition, where it has been changed."),
            False,
            "2013",
        ),
        Column(
            "origin",
            "Källa",
            "Source",
            "text",
            N_("Who tells the value, as it is to be cited."),
            True,
            "Medarbetarenkäten 2014",
        ),
        Column(
            "fetched",
            "Hämtad",
            "Fetched",
            "moment",
            N_("The day on which it was taken from there."),
            False,
            "2015-01-20",
        ),
        Column("text", "Text", "Text", "text", N_("Free text, such as a reason.")),
    ),
    _scope,
    key_fields=("indicator", "area", "unit", "subgroup", "first", "last"),
    row_checks=(value_or_reason, ordered("first", "last")),
)
