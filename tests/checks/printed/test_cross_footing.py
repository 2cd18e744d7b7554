"""Columns that follow from columns. Tables of Södertälje 2014, and made-up ones."""

from __future__ import annotations

from decimal import Decimal

from support import grid

from bokslut.checks.printed.tables.cross_footing import cross_foot
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.grid import Grid
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown


def _states(table: Grid) -> dict[tuple[str, str], State]:
    return {
        (table.rows[n.row].label, table.columns[n.column].head): one.state
        for one in cross_foot(table)
        for n in [one.stated.number]
    }


def test_a_difference_that_belongs_to_something_else_is_found() -> None:
    table = grid("""
|Bokslut 2014|Bokslut 2013|Skillnad|Nettokostnadsutveckling %
Politisk ledning|69 686|66 857|- 224|4,2
Kommunstyrelsens kontor|235 618|217 840|1 805|8,2
Summa|305 304|284 697|1 581|7,2
""")
    told = _states(table)
    assert {state for (_row, head), state in told.items() if head == "Skillnad"} == {
        State.CONTRADICTED
    }
    growth = [state for (_row, head), state in told.items() if head.endswith("%")]
    assert growth == [State.PROVED] * 3


def test_a_variance_in_percent_finds_its_base() -> None:
    table = grid("""
(tkr)|Resultat 2014|Nämndbidrag 2014|Nettokostnad 2014|Avvikelse %
Stadsdirektörens kansli|4 170|12 515|8 345|33,3
Ekonomi|1 325|30 014|28 690|4,4
HR|3 804|36 969|33 165|10,3
Administration och utredning|-4 658|123 701|128 359|-3,8
Destination Södertälje|514|21 170|20 656|2,4
Kommunikation|-538|15 862|16 400|-3,4
Summa kommunstyrelsens kontor|4 613|240 231|235 618|1,9
""")
    told = _states(table)
    assert State.CONTRADICTED not in told.values()
    assert told["HR", "Avvikelse %"] is State.PROVED
    assert told["HR", "Nettokostnad 2014"] is State.PROVED
    assert told["Ekonomi", "Nettokostnad 2014"] is State.ROUNDING


def test_one_wrong_difference_among_right_ones_is_found() -> None:
    table = grid("""
(tkr)|Budget 2025|Utfall 2025|Avvikelse
Förskola|84 120|83 077|1 043
Grundskola|151 003|152 619|-1 616
Gymnasium|77 450|76 990|640
Summa|312 573|312 686|-113
""")
    told = _states(table)
    assert [row for (row, _head), state in told.items() if state is State.CONTRADICTED] == [
        "Gymnasium"
    ]


def test_columns_of_several_years_are_related_to_nothing() -> None:
    table = grid("""
Antal årsarbetare|2012|2013|2014
Kommunstyrelsens kontor|207|180|182
Totalt kommunen|5509|5368|5478
""")
    assert not list(cross_foot(table))


def test_what_a_note_of_a_hundred_kronor_goes_to_is_a_share_of_the_total() -> None:
    table = """
Så användes pengarna

|Kronor av hundra|Miljoner kronor
Förskola och skola|41,67|1 000
Äldreomsorg|33,33|800
Gator och parker|16,67|400
Kultur och fritid|8,33|200
Totalt||2 400
"""
    wrong = [one for one in cross_foot(grid(table)) if one.state is State.CONTRADICTED]
    assert not wrong
    ((one),) = [
        one
        for one in cross_foot(grid(table.replace("16,67", "16,97")))
        if one.state is State.CONTRADICTED
    ]
    assert str(one.stated.value.value) == "16.97"


def test_the_row_of_differences_between_two_years_is_held_month_by_month() -> None:
    table = grid("""
År|jan|feb|mar|apr|maj|jun
2022|8,1|7,4|7,7|5,9|6,6|6,1
2023|8,3|7,9|8,4|7,0|6,4|9,8
Skillnad|0,2|0,5|0,7|1,1|-0,2|0,6
""")
    told = _states(table)
    assert told["Skillnad", "jun"] is State.CONTRADICTED
    assert list(told.values()).count(State.CONTRADICTED) == 1


def test_a_change_in_percentage_points_is_between_the_years_though_a_target_stands_beside() -> None:
    text = """
Andel inom garantin (%)|Mål|2023|2022|Förändring, p.e.
Bedömning inom 3 dagar|88|84,1|87,2|-3,1
Besök inom 90 dagar|76|77,3|75,8|1,5
Åtgärd inom 90 dagar|64|62,9|60,7|2,2
"""
    assert State.CONTRADICTED not in _states(grid(text)).values()
    wrong = _states(grid(text.replace("60,7", "66,7")))
    assert [one for one, state in wrong.items() if state is State.CONTRADICTED] == [
        ("Åtgärd inom 90 dagar", "Förändring, p.e.")
    ]


def test_a_change_whose_rows_mostly_bear_out_no_difference_is_left_open() -> None:
    told = _states(
        grid("""
Andel (%)|Mål|2023|2022|Förändring, p.e.
Bedömning|88|84,1|87,2|-1,0
Besök|76|77,3|75,8|4,5
Åtgärd|64|62,9|60,7|2,2
""")
    )
    assert State.CONTRADICTED not in told.values()


def test_one_wrong_share_among_few_small_ones_is_doubted() -> None:
    table = grid("""
|2025|2024|2023
Platser i särskilt boende|131|128|126
Belagda platser i genomsnitt|122|121|117
Personer med trygghetslarm|602|588|590
Beläggning, %|93,1|83,5|92,9
""")
    wrong = [one for one in cross_foot(table) if one.state is State.CONTRADICTED]
    assert [(str(one.stated.value.value), one.sure) for one in wrong] == [("83.5", False)]
    assert round(wrong[0].computed, 1) == Decimal("94.5")


def test_one_quarter_whose_two_means_do_not_make_the_whole_is_doubted() -> None:
    table = grid("""
|Kassa|Beviljad kredit|Beredskap
31 mars|418,4|82,7|231,1
30 juni|158,1|86,5|244,6
30 september|176,2|70,6|246,8
31 december|191,9|90,3|282,2
""")
    wrong = [one for one in cross_foot(table) if one.state is State.CONTRADICTED]
    assert {one.stated.number.row for one in wrong} == {0}
    assert not any(one.sure for one in wrong)


def test_what_holds_for_the_parts_and_not_for_their_sum_is_no_relation() -> None:
    table = grid("""
|Utgift hittills|Budget|Kvar
Skola|4 100|9 340|5 240
Bad|2 150|6 200|4 050
Väg|1 220|3 010|1 790
Summa|4 404|20 263|12 714
""")
    assert not any(one.state is State.CONTRADICTED for one in cross_foot(table))


def test_children_per_employee_are_no_quotient_of_teachers() -> None:
    # 100 x 12,2 / 225 = 5,4 in one year, and nearly so in the others.
    told = _states(
        grid("""
Personaltäthet|2015|2016|2017
Förskola, barn per årsarbetare|5,5|5,4|5,4
Årsarbetare, förskola|156|160|159
Grundskola, elever per lärare|12,2|12,3|12,1
Årsarbetare, grundskola|225|222|224
""")
    )
    assert State.CONTRADICTED not in told.values()


def test_an_index_is_no_quotient_of_others() -> None:
    told = _states(
        grid("""
Indikator|Utfall 2021|Utfall 2022|Mål 2022
Hållbart medarbetarengagemang, HME|66|74|72
Företagsklimat, NKI|54|60|59
Nöjd-medborgar-index|82|81|79
Väntetid till särskilt boende, dagar|62|69|67
""")
    )
    assert State.CONTRADICTED not in told.values()


def test_a_share_is_of_what_its_name_says() -> None:
    # 95,3 is 1,4 % of the net costs, and 1,3 % of the two that the head names.
    told = _states(
        grid("""
|Årets resultat|Nettokostnader|Skatteintäkter|Statsbidrag|Resultatets andel av skatter och bidrag, %
2017|131,4|6 787,7|5 182,7|1 706,2|1,9
2018|95,3|6 994,5|5 275,7|1 785,0|1,3
2019|65,0|7 366,9|5 536,8|1 890,7|0,9
2020|137,7|7 640,1|5 793,8|1 941,8|1,8
""")
    )
    assert State.CONTRADICTED not in told.values()


def test_a_budget_is_not_what_was_spent_and_its_own_parts() -> None:
    # The projects are about half done: what was spent twice is near their budgets.
    told = _states(
        grid("""
Projekt|Total budget|Tidigare år|Utfall 2020|Ackumulerat utfall|Kvar
Fordon|54,4|12,5|14,6|27,1|27,3
VA-nät|34,8|2,0|6,5|8,5|26,3
Belysning|31,7|7,3|8,5|15,8|15,9
Gruppbostad|24,0|6,5|14,3|20,8|3,2
Hamnen|13,0|2,6|3,8|6,4|6,6
Summa|157,9|30,9|47,7|78,6|79,3
""")
    )
    assert State.CONTRADICTED not in told.values()


def test_a_share_is_not_what_another_leaves_of_the_whole() -> None:
    # (7 083,5 - 38,9) / 7 083,5 is 99,5 %, and nearly the net cost's share by chance.
    told = _states(
        grid("""
SEK million|2023|2022|2021|2020
Result|38,9|95,0|21,0|103,0
Tax and grants|7 083,5|6 888,1|6 601,4|6 402,2
Net cost as a share of tax and grants, %|99,6|98,6|99,7|98,4
""")
    )
    assert State.CONTRADICTED not in told.values()


def test_women_and_men_of_one_year_are_not_all_of_another() -> None:
    report = """# Personalredovisning 2023

| Förvaltning | 2022 Kvinnor | 2022 Män | 2022 Totalt | 2023 Kvinnor | 2023 Män | 2023 Totalt | Förändring 2022–2023 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| Socialnämnden | 391 | 117 | 508 | 412 | 123 | 535 | 27 |
| Kultur- och fritidsnämnden | 85 | 26 | 111 | 86 | 28 | 114 | 3 |
| Arbetsmarknadsnämnden | 56 | 19 | 75 | 56 | 19 | 75 | 0 |
| Överförmyndarnämnden | 8 | 4 | 12 | 8 | 4 | 12 | 0 |
| Valnämnden | 4 | 3 | 7 | 4 | 3 | 7 | 0 |
| Revisionen | 4 | 2 | 6 | 4 | 2 | 6 | 0 |
| **Summa** | **548** | **171** | **719** | **570** | **179** | **749** | **30** |
"""  # noqa: E501
    findings = judge(read_markdown(report, "rapport.md")).findings
    assert not [one for one in findings if one.rule == "cross-footing"]


def test_a_share_is_of_those_whose_name_holds_its_own() -> None:
    table = """
Lärare 15 oktober|2023|2022|2021
Med lärarlegitimation|199|201|195
Utan legitimation|50|47|46
Lärare totalt|249|248|241
Andel legitimerade, %|{}|81,0|80,9
"""
    assert State.CONTRADICTED not in _states(grid(table.format("79,9"))).values()
    told = _states(grid(table.format("75,9")))
    assert told["Andel legitimerade, %", "2023"] is State.CONTRADICTED


_PLOTS = """
Område, tkr|Ingående|Inkomster|Utgifter|Utgående
Norrängen|4 112|0|318|4 430
Kvarnbacken|731|0|54|785
Hamnplan|19 604|-6 250|2 377|15 731
Åsvägen|266|0|19|285
Sjöstigen|1 908|0|126|2 034
Prästgården|8 415|0|1 062|9 477
Gruvtorget|93|0|41|134
Skogsbrynet|2 570|-1 300|3 946|5 216
Mossebo|612|0|77|689
Tegelslagaren|3 387|0|205|3 592
Vinkeln|57|0|16|73
Lindö|1 144|0|83|1 227
Stensborg|2 236|0|147|2 383
Ekhagen|518|0|63|581
Varvet|6 093|0|388|6 481
Bruksgatan|874|0|29|903
Tallmon|1 451|0|92|1 543
Udden|329|0|48|377
Totalt|54 400|-7 550|9 091|55 941
"""


def test_what_is_left_of_three_columns_is_no_difference_of_two_though_one_is_mostly_nought() -> (
    None
):
    assert not [one.text for one in cross_foot(grid(_PLOTS)) if one.state is State.CONTRADICTED]
    wrong = cross_foot(grid(_PLOTS.replace("|3 592", "|3 529")))
    told = [one.text for one in wrong if one.state is State.CONTRADICTED]
    assert told == ["3 387 + 0 + 205 = 3 592".replace("3 ", "3\u202f")]
