"""What a user relies on of whole tables, whatever their layout: right ones are not alleged to be
wrong, and one wrong number among sums of rows and of columns is named, once."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

Rows = list[tuple[str, list[int]]]


def _judged(heads: list[str], rows: Rows) -> Judged:
    lines = [["Driftredovisning (tkr)"], [""], ["", *heads]]
    lines += [[label, *map(str, values)] for label, values in rows]
    return judge(read_text("\n".join("\t".join(line) for line in lines)))


def _errors(judged: Judged) -> list[Finding]:
    return [one for one in judged.findings if one.severity is Severity.ERROR]


amounts = st.integers(3_000, 900_000)


@st.composite
def crossed(draw: st.DrawFn) -> tuple[list[str], Rows]:
    """Bodies as rows with budget, outcome and variance, or as columns with these as rows; totals
    first or last."""
    count = draw(st.integers(3, 8))
    names = [f"Nämnd {'ABCDEFGH'[place]}" for place in range(count)]
    budget = draw(st.lists(amounts, min_size=count, max_size=count, unique=True))
    shifts = st.integers(110, 2_500).flatmap(lambda size: st.sampled_from([size, -size]))
    shift = draw(st.lists(shifts, min_size=count, max_size=count, unique=True))
    outcome = [one + other for one, other in zip(budget, shift, strict=True)]
    variance = [one - other for one, other in zip(budget, outcome, strict=True)]
    kinds = list(zip(["Budget", "Utfall", "Avvikelse"], [budget, outcome, variance], strict=True))
    if draw(st.booleans()):
        return [*names, "Totalt"], [(kind, [*told, sum(told)]) for kind, told in kinds]
    body = [(name, [told[place] for _, told in kinds]) for place, name in enumerate(names)]
    total = ("Summa", [sum(told) for _, told in kinds])
    rows = [total, *body] if draw(st.booleans()) else [*body, total]
    return [kind for kind, _ in kinds], rows


@settings(deadline=None, max_examples=60)
@given(crossed())
def test_a_right_table_is_never_alleged_to_be_wrong(table: tuple[list[str], Rows]) -> None:
    judged = _judged(*table)
    assert not _errors(judged)
    assert judged.counts()["proved"] > 0


@settings(deadline=None, max_examples=60)
@given(crossed(), st.data())
def test_one_wrong_number_is_named_once_where_its_row_and_its_column_cross(
    table: tuple[list[str], Rows], data: st.DataObject
) -> None:
    heads, rows = table
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(heads) - 1))
    right = rows[row][1][column]
    wrong = right + data.draw(st.sampled_from([9, 90, 900, 27_000, 10_000, -630]))
    rows[row][1][column] = wrong
    (error,) = _errors(_judged(heads, rows))
    assert (error.place.row, error.place.column) == (rows[row][0], heads[column])
    assert Decimal(error.claimed.replace("\u202f", "").replace("\u2212", "-")) == wrong
    assert Decimal(error.expected.replace("\u202f", "").replace("\u2212", "-")) == right


@settings(deadline=None, max_examples=60)
@given(st.integers(3, 12), st.randoms(use_true_random=True))
def test_numbers_that_have_nothing_to_do_with_each_other_are_left_open(
    count: int, chance: Random
) -> None:
    # Drawn evenly: where small numbers and their likes are drawn again and again, as Hypothesis
    # likes to, rows do add up (3 001 and 6 002 to 9 003), and in all columns but one.
    numbers = [[chance.randint(3_000, 900_000) for _year in range(4)] for _row in range(count)]
    rows = [(f"Verksamhet {'ABCDEFGHIJKL'[place]}", told) for place, told in enumerate(numbers)]
    assert not _errors(_judged(["2011", "2012", "2013", "2014"], rows))


def _told(text: str) -> list[tuple[str | None, str | None]]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    return [(one.place.row, one.place.column) for one in _errors(judged)]


BALANCE = """
Balansräkning (tkr)

|Not|2024|2023
Tillgångar|||
Anläggningstillgångar|||
Materiella anläggningstillgångar|9|412 300|398 114
Finansiella anläggningstillgångar|10|51 977|51 402
Summa anläggningstillgångar||464 277|449 516
Omsättningstillgångar|||
Kortfristiga fordringar|11|61 204|58 730
Kassa och bank|12|{cash}|22 041
Summa omsättningstillgångar||79 539|80 771
Summa tillgångar||543 816|530 287
Eget kapital, avsättningar och skulder|||
Eget kapital|13|201 488|194 020
varav årets resultat||7 468|3 115
Avsättningar|14|31 777|30 902
Skulder|||
Långfristiga skulder|15|188 000|196 000
Kortfristiga skulder|16|122 551|109 365
Summa skulder||310 551|305 365
Summa eget kapital, avsättningar och skulder||543 816|530 287
"""
CASH_FLOW = """
Kassaflödesanalys (tkr)

|2024|2023
Den löpande verksamheten||
Årets resultat|7 468|3 115
Justering för avskrivningar|26 011|25 380
Förändring av kortfristiga poster|10 712|-4 207
Kassaflöde från den löpande verksamheten|44 191|24 288
Investeringsverksamheten||
Investeringar i anläggningstillgångar|-39 897|-31 655
Kassaflöde från investeringsverksamheten|-39 897|-31 655
Finansieringsverksamheten||
Nya lån|0|12 000
Amortering|-8 000|-4 000
Kassaflöde från finansieringsverksamheten|-8 000|8 000
Årets kassaflöde|-3 706|633
Likvida medel vid årets början|22 041|21 408
Likvida medel vid årets slut|18 335|{last}
"""


def test_the_statements_of_a_year_are_tied_to_one_another() -> None:
    right = BALANCE.format(cash="18 335") + CASH_FLOW.format(last="22 041")
    assert not _told(right)
    judged = judge(read_text(right.strip("\n").replace("|", "\t")))
    tied = [one for one in judged.equations if one.rule == "across-tables"]
    assert len(tied) >= 4  # the result and the liquid funds of both years


def test_liquid_funds_are_named_where_three_statements_speak_against_them() -> None:
    wrong = BALANCE.format(cash="18 353") + CASH_FLOW.format(last="22 041")
    assert _told(wrong) == [("Kassa och bank", "2024")]
    wrong = BALANCE.format(cash="18 335") + CASH_FLOW.format(last="20 241")
    assert _told(wrong) == [("Likvida medel vid årets slut", "2023")]


@pytest.mark.parametrize(
    ("share", "named"),
    [("30,1", []), ("31,0", [("Gymnasium", "Andel %")])],
)
def test_shares_are_held_against_their_total(share: str, named: list[tuple[str, str]]) -> None:
    text = f"""
Kostnader (tkr)

|2024|Andel %
Förskola|84 120|26,2
Grundskola|140 018|43,7
Gymnasium|96 503|{share}
Totalt|320 641|100,0
"""
    assert _told(text) == named


def test_a_mean_a_ratio_and_a_part_of_the_rows_are_no_sums() -> None:
    text = """
Kostnad per elev (kr)

|2022|2023|2024
Förskola|101 300|104 250|107 900
Grundskola|98 120|99 870|103 400
Gymnasium|121 400|119 300|125 600
Totalt|103 200|104 900|109 100
"""
    assert not _told(text)
    assert not _told("""
Största projekten (tkr)

|Budget|Utfall
Simhall|84 000|61 220
Skola|120 000|44 815
Totala investeringar|512 000|398 114
""")


def test_variances_that_are_favourable_when_income_is_high_are_added() -> None:
    text = """
Socialnämnden (tkr)

|Budget|Utfall|Avvikelse
Taxor|4 100|4 380|280
Bidrag|9 700|9 444|-256
Summa intäkter|13 800|13 824|24
Personal|61 020|60 411|609
Lokaler|12 400|12 655|-255
Övrigt|7 310|7 018|292
Summa kostnader|80 730|80 084|646
Nettokostnad|66 930|66 260|670
"""
    assert not _told(text)
    assert _told(text.replace("-255", "-552")) == [("Lokaler", "Avvikelse")]


FIVE_YEARS = """
Fem år i sammandrag

|2020|2021|2022|2023
Årets resultat, mkr|51,5|5,6|{result}|39,2
Eget kapital, mkr|1 265,8|1 271,4|1 271,7|1 310,9
"""


def test_equity_follows_the_result_from_year_to_year() -> None:
    assert not _told(FIVE_YEARS.format(result="0,3"))
    assert _told(FIVE_YEARS.format(result="5,6"))


def test_a_share_for_all_lies_between_its_groups() -> None:
    text = """
Sjukfrånvaro (%)

|2021|2022|2023
Kvinnor|8,3|8,1|7,7
Män|4,7|4,0|5,4
Totalt|7,5|{all}|7,2
"""
    assert not _told(text.format(all="7,2"))
    assert _told(text.format(all="2,7")) == [("Totalt", "2022")]


def test_totals_before_their_parts_are_not_taken_for_sums_of_what_stands_before_them() -> None:
    text = """
Balansräkning i sammandrag (mkr)

|2022-12-31|2023-12-31
Summa tillgångar|2 808,9|3 004,7
Anläggningstillgångar|2 039,9|2 047,1
Omsättningstillgångar|769,0|957,7
Summa eget kapital och skulder|2 808,9|3 004,7
Eget kapital|1 271,7|1 310,9
Avsättningar|{provisions}|156,7
Skulder|1 380,3|1 537,2
"""
    assert not _told(text.format(provisions="157,0"))
    assert len(_told(text.format(provisions="657,0"))) == 1


def test_a_row_that_is_gone_below_its_total_is_missed() -> None:
    text = """
Balansräkning i sammandrag (mkr)

|2022-12-31|2023-12-31
Summa tillgångar|2 808,9|3 004,7
Anläggningstillgångar|2 039,9|2 047,1
Omsättningstillgångar|769,0|957,7
Summa eget kapital och skulder|2 808,9|3 004,7
Eget kapital|1 271,7|1 310,9
Skulder|1 380,3|1 537,2
"""
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    told = {one.place.row for one in judged.findings if one.severity is not Severity.NOTE}
    assert told == {"Summa eget kapital och skulder"}
