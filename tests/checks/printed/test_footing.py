"""Sum rows of finished reports. The tables are the published ones of Södertälje 2014, or made up
with sums by hand."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from support import grid

from bokslut.checks.printed.tables.footing import foot
from bokslut.checks.printed.understood.equations import Equation, State
from bokslut.checks.printed.understood.grid import Grid
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

INCOME_STATEMENT = """
RESULTATRÄKNING 2014 (tkr)

|Bokslut 2013|Budget helår 2014|Bokslut 2014|Budget- avvikelse
INTÄKTER||||
Avgifter och taxor||||
Hyror och arrenden||||
Driftbidrag|10 481|6 176|5 974|-202
Övriga intäkter|27 265|30 399|29 455|-944
SUMMA INTÄKTER|38 719|37 147|35 704|-1 443
KOSTNADER||||
Personal|-124 248|-134 289|-131 198|3 091
Lokaler och anläggningar|-44 579|-52 036|-51 542|495
Material och tjänster|-82 942|-92 947|-88 526|4 421
Köp av prim verksamhet|-39 343|-40 510|-40 983|-474
Bidrag och transfereringar|-16 861|-16 032|-16 068|-36
Övriga kostnader|-2 382|0|-150|-150
SUMMA KOSTNADER|-310 355|-335 815|-328 334|7 480
Avskrivningar|-11 374|-11 217|-10 810|407
VERKSAMHETENS NETTOKOSTNAD|-283 010|-309 885|-303 440|6 445
Kommunbidrag|293 963|311 718|311 718|0
Förmedlingsbidrag|0|0|-150|-150
Räntenetto|-1 686|-1 834|-1 715|119
RESULTAT|9 267|0|6 414|6 414
"""


def _told(table: Grid) -> dict[tuple[str, int], Equation]:
    found = {}
    for one in foot(table):
        number = one.stated.number
        found[table.rows[number.row].label, number.column] = one
    return found


def test_a_published_income_statement_is_footed_with_its_nested_sums() -> None:
    told = _told(grid(INCOME_STATEMENT))
    states = {key: one.state for key, one in told.items()}
    assert [states["SUMMA KOSTNADER", column] for column in range(4)] == [
        State.PROVED,
        State.ROUNDING,
        State.CONTRADICTED,
        State.CONTRADICTED,
    ]
    assert all(told["SUMMA KOSTNADER", column].sure for column in range(4))
    wrong = told["SUMMA KOSTNADER", 2]
    assert wrong.computed == -328467
    assert wrong.difference == 133
    assert [states["VERKSAMHETENS NETTOKOSTNAD", column] for column in range(3)] == [
        State.PROVED
    ] * 3
    assert [states["RESULTAT", column] for column in range(4)] == [
        State.PROVED,
        State.ROUNDING,
        State.ROUNDING,
        State.PROVED,
    ]


def test_rows_without_values_are_told_beside_the_sum_that_needs_them() -> None:
    one = _told(grid(INCOME_STATEMENT))["SUMMA INTÄKTER", 2]
    assert one.text.replace("\u202f", " ") == "5 974 + 29 455 = 35 429"
    assert one.difference == 275
    assert one.blanks == ("Avgifter och taxor", "Hyror och arrenden")
    assert not one.sure


def test_income_less_costs_is_found_whatever_signs_are_printed() -> None:
    table = grid("""
(tkr)|2024|2025
Intäkter|12 450|13 115
Kostnader|11 902|12 771
Netto|548|344
""")
    assert {one.state for one in foot(table)} == {State.PROVED}
    assert len(list(foot(table))) == 2


def test_what_is_told_as_a_part_is_not_added() -> None:
    table = grid("""
(tkr)|2024|2025
Löner|9 120|9 871
varav timlöner|1 240|1 118
Hyror|2 775|2 801
Summa kostnader|11 895|12 672
""")
    assert [one.state for one in foot(table)] == [State.PROVED, State.PROVED]


def test_means_and_single_totals_are_no_sums() -> None:
    assert not list(
        foot(
            grid("""
Medelålder|2012|2013|2014
Kvinnor|49,1|48,6|47,4
Män|46,5|47,4|48,4
Totalt|47,8|48,2|47,7
""")
        )
    )
    assert not list(
        foot(
            grid("""
(tkr)|2024
Kostnader totalt|341 008
Intäkter totalt|35 704
Kommunbidrag totalt|311 718
""")
        )
    )


@st.composite
def _statements(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]]]:
    """Two blocks of rows with three columns of amounts."""
    # Amounts that are no years.
    amount = st.integers(3_000, 900_000)
    row = st.lists(amount, min_size=3, max_size=3)
    block = st.lists(row, min_size=2, max_size=6)
    return draw(block), draw(block)


def _printed(blocks: tuple[list[list[int]], list[list[int]]]) -> list[list[str]]:
    lines: list[list[str]] = [["(tkr)", "2023", "2024", "2025"]]
    total = [0, 0, 0]
    for number, block in enumerate(blocks, 1):
        lines.append([f"Område {'AB'[number - 1]}", "", "", ""])
        for place, row in enumerate(block):
            lines.append([f"Post {'abcdefgh'[place]}", *map(str, row)])
        sums = [sum(column) for column in zip(*block, strict=True)]
        total = [one + other for one, other in zip(total, sums, strict=True)]
        lines.append([f"Summa område {'AB'[number - 1]}", *map(str, sums)])
    lines.append(["Totalt", *map(str, total)])
    return lines


def _grid(lines: list[list[str]]) -> Grid:
    return grid("\n".join("|".join(line) for line in lines))


@settings(deadline=None)
@given(_statements())
def test_right_sums_are_proved_and_nothing_is_alleged(
    blocks: tuple[list[list[int]], list[list[int]]],
) -> None:
    told = _told(_grid(_printed(blocks)))
    assert {one.state for one in told.values()} == {State.PROVED}
    assert {label for label, _column in told} == {"Summa område A", "Summa område B", "Totalt"}


@settings(deadline=None)
@given(_statements(), st.data())
def test_a_sum_that_is_off_is_found_where_it_stands(
    blocks: tuple[list[list[int]], list[list[int]]], data: st.DataObject
) -> None:
    lines = _printed(blocks)
    sums = [index for index, line in enumerate(lines) if line[0].startswith("Summa")]
    row, column = data.draw(st.sampled_from(sums)), data.draw(st.integers(1, 3))
    off = data.draw(st.sampled_from([100, 900, 1_000, 27_000]))
    lines[row][column] = str(int(lines[row][column]) + off)
    told = _told(_grid(lines))
    wrong = told[lines[row][0], column - 1]
    assert wrong.state is State.CONTRADICTED
    assert wrong.sure
    assert wrong.difference == Decimal(off)


def test_a_small_result_of_large_income_and_costs_is_footed_by_one_year() -> None:
    table = """
Pengar in och pengar ut, miljoner kronor

|2022|2023
Skatt|1 735|1 822
Statsbidrag|587|608
Avgifter|557|570
Kostnader|-2 778|-2 868
Avskrivningar|-105|-107
Räntor, netto|3|14
Årets resultat|0|39
"""
    assert all(one.state is not State.CONTRADICTED for one in _told(grid(table)).values())
    wrong = _told(grid(table.replace("1 735", "1 753")))["Årets resultat", 0]
    assert wrong.state is State.CONTRADICTED
    assert wrong.sure


ON_TOP = """
| Mkr | 2024 | 2023 | 2022 | 2021 |
|---|---|---|---|---|
| Hyror | 270 | 262 | 253 | 248 |
| Underhåll | -97 | -74 | -58 | -66 |
| Drift | -124 | -125 | -113 | -108 |
| Summa rörelsekostnader | -221 | -199 | -171 | -174 |
| Driftnetto | 49 | 63 | 82 | 74 |
| Avskrivningar | -30 | -36 | -28 | -28 |
| Finansiella kostnader | -18 | -22 | -28 | -25 |
| Skatt | -1 | 1 | -26 | -21 |
| Summa kostnader | -270 | {} | -253 | -248 |
"""


def test_a_sum_may_go_on_from_a_sum_above_the_result() -> None:
    assert not judge(read_markdown(ON_TOP.format("-256"), "text.md")).findings
    (found,) = judge(read_markdown(ON_TOP.format("-265"), "text.md")).findings
    assert (found.claimed, found.expected) == ("−265", "−256")


def test_shares_below_a_hundred_per_cent_make_it() -> None:
    table = """
|Värde, mnkr|Andel, % Utfall|Andel, % Norm
Aktier|378,9|28,0|28,0
Obligationer|311,2|23,0|21,0
Fastigheter|446,5|33,0|35,0
Likvida medel|216,5|16,0|16,0
Summa|1 353,1|100,0|100,0
"""
    right = _told(grid(table))
    assert right["Summa", 2].state is State.PROVED
    wrong = _told(grid(table.replace("21,0", "13,9")))
    assert wrong["Summa", 2].state is State.CONTRADICTED
    assert wrong["Summa", 1].state is State.PROVED


def test_costs_named_in_two_languages_are_added_and_no_cost_for_each_of_some() -> None:
    told = _told(
        grid("""
|Bolag A|Bolag B|Elim.|Koncern
Nettoomsättning / Net turnover|527,9|723,8|(15,0)|1 236,7
Rörelsekostnader / Operating costs|(289,8)|(512,0)|15,0|(786,8)
Avskrivningar / Depreciation|(107,6)|(102,5)|–|(210,1)
Rörelseresultat / Operating profit|130,5|109,3|–|239,8
""")
    )
    name = "Rörelseresultat / Operating profit"
    assert [told[name, place].state for place in (0, 1, 3)] == [State.PROVED] * 3


def _wrong(table: Grid) -> list[str]:
    return [
        table.rows[one.stated.number.row].label
        for one in foot(table)
        if one.state is State.CONTRADICTED
    ]


def test_what_chance_makes_in_one_year_is_no_sum() -> None:
    # 1 182 + 388 + 379 - 1 871 - 67 = 11, which is 12 within rounding.
    assert (
        _wrong(
            grid("""
Miljoner kronor|2022|2023
Skatt|1 160|1 182
Statsbidrag|390|388
Andra intäkter|368|379
Verksamhetens kostnader|-1 817|-1 871
Avskrivningar|-65|-67
Räntor, netto|6|12
Årets resultat|41|24
""")
        )
        == []
    )


def test_a_row_that_two_others_make_by_chance_is_a_part_of_the_total() -> None:
    # 397 + 2 253 = 2 650.
    assert (
        _wrong(
            grid("""
Område|Kronor|Miljoner kronor
Ledning|4,95|397
Barn och unga|28,05|2 253
Äldreomsorg|32,99|2 650
Kultur|6,00|482
Totalt||5 782
""")
        )
        == []
    )


def test_trade_in_electricity_is_no_share() -> None:
    table = grid("""
Område, tkr|2017|2016|Förändring, %
Elnät|198 845|189 597|4,9
Elhandel|114 868|114 893|0,0
Stadsnät|55 667|51 224|8,7
Summa nettoomsättning|369 380|355 714|3,8
""")
    states = [one.state for one in foot(table)]
    assert states == [State.PROVED] * len(states) and len(states) >= 2


def test_income_less_costs_is_found_beside_variances_below_zero() -> None:
    table = grid("""
Tkr|Utfall|Budget|Avvikelse
Bidrag|82 451|82 544|-93
Avgifter|11 393|11 100|293
Summa intäkter|93 844|93 644|200
Personalkostnader|53 709|53 200|-509
Övriga kostnader|39 741|39 800|59
Summa kostnader|93 450|93 000|-450
Verksamhetens resultat|393|644|-251
""")
    assert _wrong(table) == []
    assert ("Verksamhetens resultat", 0) in _told(table)


def test_amounts_and_shares_beside_heads_are_rounded() -> None:
    assert (
        _wrong(
            grid("""
Antal anställda|Antal|Andel, %|Ersättning, tkr
Under 30 år|297|11,7|11 464
30-39 år|611|24,1|19 285
40-49 år|633|25,0|13 274
50-59 år|686|27,1|22 438
60 år och äldre|304|12,0|21 475
Totalt|2 531|100,0|87 935
""")
        )
        == []
    )


def test_all_costs_and_the_final_budget_are_sums() -> None:
    costs = """
|Miljoner kronor|Av 100 kronor
Löner|1 590,1|53
Köpt verksamhet|480,6|16
Lokaler|{}|8
Övrigt|690,1|23
Alla kostnader|2 988,2|100
"""
    assert _wrong(grid(costs.format("227,4"))) == []
    assert _wrong(grid(costs.format("224,4"))) == ["Alla kostnader"]
    bridge = """
Nettoram, tkr|2023
Budget enligt beslut i november|224 305
Kompensation löneöversyn|{}
Tilläggsanslag|1 240
Överföring till tekniska nämnden|-1 083
Slutlig budget|228 809
"""
    assert _wrong(grid(bridge.format("4 347"))) == []
    assert _wrong(grid(bridge.format("4"))) == ["Slutlig budget"]
