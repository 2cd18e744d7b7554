"""Documents to render: the economy part of a real closing, a tiny one, an empty one.

The figures are those of the published closing of a Swedish executive board for 2014 (tusental
kronor); decimals below the printed digit are ours.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from report_sample_tables import amounts_table, balance_sheet, income_statement, investments

from bokslut.model.document import (
    Block,
    Cell,
    Chart,
    ChartBlock,
    ChartPoint,
    ChartSeries,
    Column,
    Document,
    ExplainedInput,
    ExplainedSource,
    Explanation,
    FigureRun,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
    TableBlock,
    TextRun,
)
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Place, Severity, finding
from bokslut.model.numbers import MISSING

HASH = "7c419e02" * 8
LEDGER = ExplainedSource("ledger-2014.se", "a1" * 32, 4711)
BUDGET = ExplainedSource("budget.csv", "b2" * 32, 36)

SWEDISH = {
    "Contents": "Innehåll",
    "Table": "Tabell",
    "Chart": "Diagram",
    "Thousand kronor": "Tusental kronor",
    "Million kronor": "Miljoner kronor",
    "Basis": "Underlag",
    "Findings": "Anmärkningar",
    "Draft": "Utkast",
    "Formula": "Beräkning",
    "Definition": "Definition",
    "Snapshot": "Fryst underlag",
    "Error": "Fel",
    "Warning": "Varning",
    "Note": "Not",
    "Close": "Stäng",
    "Skip to the text": "Till innehållet",
}


def swedish(message: str) -> str:
    """A small catalogue; what it does not hold stays English."""
    return SWEDISH.get(message, message)


def run(text: str, value: str, unit: str, measure: str, scope: str) -> FigureRun:
    return FigureRun(text, Decimal(value), unit, FigureRef.of(measure, period="2014", unit=scope))


def words(*parts: str | FigureRun) -> tuple[TextRun | FigureRun, ...]:
    return tuple(TextRun(part) if isinstance(part, str) else part for part in parts)


def explanations(
    tables: tuple[Table, ...], extra: tuple[FigureRun, ...]
) -> tuple[Explanation, ...]:
    found: dict[FigureRef, Explanation] = {}
    printed = [
        (one.ref, one.text, one.value, one.unit)
        for table in tables
        for row in table.rows
        for one in row.cells
    ]
    printed += [(one.ref, one.text, one.value, one.unit) for one in extra]
    for ref, text, value, unit in printed:
        if ref in found:
            continue
        label = {
            "result": "Resultat",
            "net_cost": "Nettokostnad",
            "appropriation": "Kommunbidrag",
            "variance_share": "Budgetavvikelse i procent",
        }.get(ref.measure, ref.measure.replace("_", " ").capitalize())
        scope = " · ".join(value for _, value in ref.keys)
        inputs: tuple[ExplainedInput, ...] = ()
        formula, definition = (
            "sum(postings)",
            "Summan av bokförda belopp på de konton som raden omfattar.",
        )
        if ref.measure == "result":
            unit_key = ref.get("unit")
            inputs = (
                ExplainedInput(
                    "appropriation",
                    f"Kommunbidrag {unit_key}",
                    "12\u202f515",
                    FigureRef.of("appropriation", period="2014", unit=unit_key),
                ),
                ExplainedInput(
                    "net_cost",
                    f"Nettokostnad {unit_key}",
                    "8\u202f345",
                    FigureRef.of("net_cost", period="2014", unit=unit_key),
                ),
            )
            formula, definition = (
                "appropriation − net_cost",
                "Det som blev över av kommunbidraget när verksamheten är betald.",
            )
        found[ref] = Explanation(
            anchor="f-" + str(ref).replace(" ", ".").replace("=", "-"),
            ref=ref,
            label=label,
            scope=scope,
            text=text,
            exact=MISSING if value is None else f"{value * 1000 if unit == 'tkr' else value} kr",
            definition=definition,
            law="Lag (2018:597) om kommunal bokföring och redovisning, 5 kap.",
            formula=formula,
            edition="2010-01-01",
            inputs=inputs,
            selection=() if inputs else (("konto", "30–89"), ("period", "2014-01-01..2014-12-31")),
            rows=0 if inputs else 4747,
            sources=() if inputs else (LEDGER, BUDGET),
        )
    return tuple(found.values())


def result_chart() -> Chart:
    table = amounts_table()
    points = tuple(
        ChartPoint(row.label, row.cells[0].value, row.cells[0].text, row.cells[0].ref)
        for row in table.rows
        if row.kind == "item"
    )
    return Chart(
        "result-by-unit",
        "bars",
        "Fyra avdelningar gav hela överskottet",
        "Resultat per avdelning 2014, tusental kronor.",
        "Liggande staplar: HR och stadsdirektörens kansli har överskott på omkring 4 miljoner "
        "kronor, administration och utredning ett underskott på 4,7.",
        "tkr",
        (ChartSeries("result", "Resultat 2014", points),),
        "operations",
        diverging=True,
    )


def time_chart() -> Chart:
    data = (
        ("2010", "251.2"),
        ("2011", "262.9"),
        ("2012", "279.0"),
        ("2013", "284.7"),
        ("2014", "305.3"),
    )
    points = tuple(
        ChartPoint(
            year,
            Decimal(value),
            value.replace(".", ","),
            FigureRef.of("net_cost", period=year, unit="KS"),
            year == "2014",
        )
        for year, value in data
    )
    return Chart(
        "net-cost-over-time",
        "columns",
        "Nettokostnaden har ökat varje år",
        "Nettokostnad, miljoner kronor.",
        "Staplar för fem år: från 251,2 till 305,3 miljoner kronor.",
        "mkr",
        (ChartSeries("net-cost", "Nettokostnad", points),),
        "operations",
    )


def spend_chart() -> Chart:
    table = investments()

    def series(key: str, column: str, label: str, role: str) -> ChartSeries:
        return ChartSeries(
            key,
            label,
            tuple(
                ChartPoint(
                    row.label,
                    table.cell(row.key, column).value,
                    table.cell(row.key, column).text,
                    table.cell(row.key, column).ref,
                )
                for row in table.rows
                if row.kind == "item"
            ),
            role,
        )  # type: ignore[arg-type]

    return Chart(
        "spend-against-budget",
        "bars",
        "Mindre än hälften av investeringsbudgeten användes",
        "Investeringar 2014, tusental kronor.",
        "Förbrukat och budget per projekt; inget projekt nådde sin budget.",
        "tkr",
        (
            series("spent", "year-spent", "Förbrukat", "outcome"),
            series("budget", "year-budget", "Budget", "budget"),
        ),
        "investments",
    )


def rich(*, draft: bool = False) -> Document:
    """The economy part of a closing, with everything that a document can hold."""
    surplus = run("6,4 mkr", "6.4142", "mkr", "result", scope="KS")
    share = run("2,1 %", "0.020577", "percent", "variance_share", scope="KS")
    office = run("4,6 mkr", "4.6132", "mkr", "result", scope="KSK")
    politics = run("1,8 mkr", "1.801", "mkr", "result", scope="POL")
    cost = run("305,3 mkr", "305.3042", "mkr", "net_cost", scope="KS")
    growth = run("+7,2 %", "0.07238", "percent", "net_cost_growth", scope="KS")
    forecast = run("2,4 mkr", "2.4168", "mkr", "forecast_error", scope="KS")
    unspent = run("12,7 mkr", "12.713", "mkr", "investment_variance", scope="KS")
    more = run("20,6 mkr", "20.607", "mkr", "net_cost_change", scope="KS")
    tables = (amounts_table(), income_statement(), balance_sheet(), investments())
    summary: tuple[Block, ...] = (
        KeyFigures(
            (
                KeyFigure(
                    "Resultat",
                    FigureRun("+6,4 mkr", surplus.value, "mkr", surplus.ref),
                    words(share, " av kommunbidraget"),
                    good=True,
                ),
                KeyFigure("Nettokostnad", cost, words(growth, " mot 2013")),
                KeyFigure("Bättre än prognosen i augusti", forecast, words("prognosfel 0,8 %")),
                KeyFigure("Ej använd investeringsbudget", unspent),
            )
        ),
        Paragraph(
            words(
                "Kommunstyrelsen redovisar ett överskott på ",
                surplus,
                ", som motsvarar ",
                share,
                " av tilldelat kommunbidrag. Kommunstyrelsens kontor redovisar ett överskott på ",
                office,
                " och den politiska ledningen ett överskott på ",
                politics,
                ".",
            )
        ),
        Paragraph(
            words(
                "Verksamheten har totalt kostat ",
                cost,
                ", vilket är ",
                more,
                " mer än 2013. De ökade kostnaderna beror bland annat på högre lokalkostnader"
                ", ökade IT-kostnader, inrättande av kontaktcenter och de två valen.",
            )
        ),
    )
    findings = (
        finding(
            "sum-row",
            Severity.WARNING,
            "The sum {sum} differs from its parts by {difference}.",
            place=Place(table="income-statement", row="total-costs", column="outcome"),
            remedy="Look at the row {sum}.",
            sum="Summa kostnader",
            difference="-133 tkr",
        ),
        finding(
            "voucher-gap",
            Severity.NOTE,
            "The series {series} has a gap at {number}.",
            place=Place(file="ledger-2014.se", line=4711),
            series="A",
            number="17",
        ),
    )
    if draft:
        findings = (
            finding(
                "unbalanced",
                Severity.ERROR,
                "Voucher {number} does not balance.",
                place=Place(file="ledger-2014.se", line=12),
                remedy="Ask for a new file.",
                number="A 3",
            ),
            *findings,
        )
    return Document(
        key="ks-2014",
        title="Årsbokslut 2014",
        subtitle="Ekonomi: kommunstyrelsens kontor och politisk ledning",
        body="Kommunstyrelsen",
        period="2014",
        language="sv",
        dated=date(2015, 2, 10),
        snapshot=HASH,
        program="bokslut 0.1.0",
        front=(
            ("Till", "Kommunstyrelsen"),
            ("Diarienummer", "KS 15/68"),
            (
                "Förslag till beslut",
                "Bokslut per den 31 december 2014 för kommunstyrelsen godkänns.",
            ),
        ),
        sections=(
            Section("economy", "Ekonomi", 1, summary),
            Section(
                "departments",
                "Resultat per avdelning",
                2,
                (TableBlock("operations"), ChartBlock("result-by-unit")),
            ),
            Section(
                "development",
                "Utveckling",
                2,
                (
                    ChartBlock("net-cost-over-time"),
                    Paragraph(words("Siffrorna för 2010–2012 kommer ur tidigare bokslut."), "note"),
                ),
            ),
            Section(
                "statements",
                "Räkningar",
                1,
                (TableBlock("income-statement"), TableBlock("balance-sheet")),
            ),
            Section(
                "investments",
                "Investeringar",
                1,
                (
                    Paragraph(
                        words(
                            "Budgeterade investeringar lämnar ett överskott på ",
                            unspent,
                            ".",
                        )
                    ),
                    TableBlock("investments"),
                    ChartBlock("spend-against-budget"),
                ),
            ),
        ),
        tables=tables,
        charts=(result_chart(), time_chart(), spend_chart()),
        explanations=explanations(
            tables, (surplus, share, office, politics, cost, growth, forecast, unspent, more)
        ),
        findings=findings,
        draft=draft,
    )


def tiny(**changes: object) -> Document:
    """One sentence in English, nothing else."""
    values: dict[str, object] = {
        "key": "tiny",
        "title": "Report",
        "subtitle": "",
        "body": "Board",
        "period": "2014",
        "language": "en",
        "dated": date(2015, 2, 10),
        "snapshot": "s1",
        "program": "bokslut 0.1.0",
        "front": (),
        "sections": (Section("only", "Only", 1, (Paragraph((TextRun("One sentence."),)),)),),
        "tables": (),
        "charts": (),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def empty() -> Document:
    """Nothing but a title."""
    return tiny(sections=())


def number_cell(value: str, text: str) -> Cell:
    """A cell with a value and any text."""
    return Cell(FigureRef.of("m", of=value), Decimal(value), text, "tkr")


def amount_column(label: str) -> Column:
    """A column of amounts with any label."""
    return Column("c", label, "m", "2014", "outcome", "tkr", 0)


def explanation(ref: FigureRef, text: str) -> Explanation:
    """An explanation that says the same everywhere."""
    source = ExplainedSource(text, text, 1)
    return Explanation(
        anchor="f-1", ref=ref, label=text, scope=text, text=text, exact=text, definition=text,
        law=text, formula=text, edition=text, inputs=(ExplainedInput(text, text, text, ref),),
        selection=((text, text),), rows=1, sources=(source,),
    )  # fmt: skip


def table_block(key: str) -> TableBlock:
    """Where a table stands."""
    return TableBlock(key)
