"""Tables whose layout is lost: what stood in columns is read back as it was, or left open."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report

NUMBERS = list[Decimal | None]


def _read(text: str, name: str = "rapport.txt") -> list[dict[str, NUMBERS]]:
    """Every table that is read out of a text: its rows by their labels."""
    judged = judge(read_report(text.encode("utf-8"), name))
    return [
        {
            row.label: [one.number.value if one and one.number else None for one in row.cells]
            for row in grid.rows
            if not row.is_heading
        }
        for grid in judged.understood.grids
    ]


def _whole(*numbers: int) -> NUMBERS:
    return [Decimal(one) for one in numbers]


BLANKS = """Resultaträkning

Belopp i mnkr Not 2023 2022 2023 2022
Verksamhetens intäkter 1 2 154 2 037 4 518 4 402
Verksamhetens kostnader 2, 3, 17 -8 911 -8 640 -10 322 -10 005
Avskrivningar 4,5 -312 -297 -871 -866
Verksamhetens nettokostnader
-7 069 -6 900 -6 675 -6 469
Skatteintäkter 6 6 204 5 988 6 204 5 988
Generella statsbidrag och
utjämning 7 1 105 1 064 1 105 1 064
Verksamhetens resultat 240 152 634 583

12 | Årsredovisning 2023

Finansiella poster 8 61 45 - -12
Årets resultat 301 197 634 571
"""


PLAIN_THOUSANDS = """Resultaträkning

Nordby stad Sammanställd
redovisning
Mkr Not 2023 2022 2023 2022
Verksamhetens intäkter 1 2154 2037 4518 4402
Verksamhetens kostnader 2 -8911 -8640 -10322 -10005
Avskrivningar 3 -312 -297 -871 -866
Verksamhetens nettokostnader -7069 6900 -6675 -6469
Skatteintäkter 4 6204 5988 6204 5988
Generella statsbidrag och utjämning 5 1105 1064 1105 1064
Resultat före extraordinära poster 240 152 634 583
"""


def test_notes_before_thousands_printed_without_a_blank_are_no_part_of_them() -> None:
    (table,) = _read(PLAIN_THOUSANDS)
    assert table["Verksamhetens intäkter"] == _whole(2154, 2037, 4518, 4402)
    assert table["Skatteintäkter"] == _whole(6204, 5988, 6204, 5988)
    judged = judge(read_report(PLAIN_THOUSANDS.encode(), "rapport.txt"))
    (found,) = [one for one in judged.findings if one.severity is Severity.ERROR]
    assert found.claimed == "6\u202f900"
    assert "tecken" in found.remedy or "sign" in found.remedy


def test_rows_parted_by_blanks_are_read_under_their_columns() -> None:
    (table,) = _read(BLANKS)
    assert table["Verksamhetens intäkter"] == _whole(2154, 2037, 4518, 4402)
    assert table["Verksamhetens kostnader"] == _whole(-8911, -8640, -10322, -10005)
    assert table["Avskrivningar"] == _whole(-312, -297, -871, -866)
    assert table["Verksamhetens nettokostnader"] == _whole(-7069, -6900, -6675, -6469)
    assert table["Skatteintäkter"] == _whole(6204, 5988, 6204, 5988)
    assert table["Generella statsbidrag och utjämning"] == _whole(1105, 1064, 1105, 1064)
    assert table["Finansiella poster"] == [Decimal(61), Decimal(45), None, Decimal(-12)]
    assert table["Årets resultat"] == _whole(301, 197, 634, 571)


def test_a_fault_in_a_table_without_layout_is_found_where_it_stands() -> None:
    wrong = BLANKS.replace("6 204 5 988 6 204 5 988", "6 204 5 998 6 204 5 988")
    judged = judge(read_report(wrong.encode("utf-8"), "rapport.txt"))
    errors = [one for one in judged.findings if one.severity is Severity.ERROR]
    assert [(one.place.row, one.place.line) for one in errors] == [("Verksamhetens resultat", 12)]
    assert not [
        one
        for one in judge(read_report(BLANKS.encode("utf-8"), "rapport.txt")).findings
        if one.severity is Severity.ERROR
    ]


def test_one_cell_a_line_is_read_as_rows_and_empty_columns_by_their_sums() -> None:
    lines = ["Belopp i mkr", "Not", "2023", "2022", "2023", "2022"]
    for label, *cells in (
        ("Rörelsens intäkter", "1", "4 310", "4 077", "9 864", "9 530"),
        ("Rörelsens kostnader", "2, 5", "-3 902", "-3 811", "-9 205", "-9 118"),
        ("Resultat före skatt", "408", "266", "659", "412"),
        ("Skatt", "-87", "-64"),
        ("Årets resultat", "408", "266", "572", "348"),
    ):
        lines += [label, *cells]
    (table,) = _read("Resultaträkning\n\n" + "\n\n".join(lines) + "\n")
    assert table["Rörelsens kostnader"] == _whole(-3902, -3811, -9205, -9118)
    assert table["Skatt"] == [None, None, Decimal(-87), Decimal(-64)]
    assert table["Årets resultat"] == _whole(408, 266, 572, 348)


def test_a_minus_that_stands_alone_belongs_to_its_number() -> None:
    text = (
        "(mnkr) Not\nBokslut\n2022\nBokslut\n2023\nBudget\n2023\n"
        "Verksamhetens intäkter 1 312,4 298,1 305,0\n"
        "Verksamhetens kostnader 2 – 1 208,6 – 1 177,3 – 1 190,5\n"
        "varav jämförelsestörande 2A 0,0 1,4 0,0\n"
        "Avskrivningar 3 – 41,2 – 39,9 – 40,0\n"
        "Nettokostnader – 937,4 – 919,1 – 925,5\n"
    )
    (table,) = _read(text)
    assert table["Nettokostnader"] == [Decimal("-937.4"), Decimal("-919.1"), Decimal("-925.5")]
    assert table["Verksamhetens intäkter"][0] == Decimal("312.4")
    assert table["varav jämförelsestörande"] == [Decimal("0.0"), Decimal("1.4"), Decimal("0.0")]


def test_figures_glued_to_each_other_are_parted_by_the_sums() -> None:
    text = (
        "Resultaträkning, mnkr\n\nNot202320222021\n"
        "Verksamhetens intäkter13 2072 9512 818\n"
        "Verksamhetens kostnader2, 3-9 840-9 376-9 012\n"
        "Avskrivningar4-415-402-398\n"
        "Verksamhetens nettokostnad-7 048-6 827-6 592\n"
        "Skatteintäkter56 9906 7146 530\n"
        "Årets resultat-58-113-62\n"
    )
    (table,) = _read(text)
    assert table["Verksamhetens intäkter"] == _whole(3207, 2951, 2818)
    assert table["Verksamhetens kostnader"] == _whole(-9840, -9376, -9012)
    assert table["Skatteintäkter"] == _whole(6990, 6714, 6530)


def test_what_no_sum_decides_stays_open() -> None:
    text = (
        "Not 2023 2022\nHyror 4 118 3 977\nEl och värme 1 270 523\nStädning 2 455 2 390\n"
        "Vatten 1 005 1 012\n"
    )
    (table,) = _read(text)
    assert table["El och värme"] in ([None, None], [None, Decimal(523)])
    assert table["Vatten"][1] == Decimal(1012)


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaderna ökade under året med 12,5 mkr till 340,2\noch intäkterna minskade med 3,1 mkr "
        "till 290,4\njämfört med samma period 2022, då de var 293,5\nenligt bokslutet.\n",
        "Innehåll\n\nInledning 3\nEkonomi 5\nPersonal 9\nMål 14\nInvesteringar 21\n",
        "Kommunstyrelsen\n2023-03-13\nDnr 23/68\n1(3)\nTel. 08 523 010 00\nSid 2\n",
    ],
)
def test_prose_contents_and_letterheads_are_no_tables(text: str) -> None:
    assert _read(text) == []


STYLES = st.sampled_from([" ", "\u00a0", "\u202f"])
MINUS = st.sampled_from(["-", "\u2212", "–"])


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[tuple[str, list[int]]], int]:
    """Rows that add up to the last of them, and how many decimals they are printed with. The
    numbers of a row are at most a thousand times as large as each other, as those of several years
    are; beyond that one number may look like two."""
    width = draw(st.integers(2, 4))
    count = draw(st.integers(3, 7))
    rows: list[tuple[str, list[int]]] = []
    for index in range(count):
        size = draw(st.sampled_from([999, 99_999, 9_999_999]))
        numbers = st.integers(size // 1000 + 1, size).flatmap(
            lambda one: st.sampled_from([one, -one])
        )
        label = f"Post {'abcdefgh'[index] * 3}"
        rows.append((label, draw(st.lists(numbers, min_size=width, max_size=width))))
    total = [sum(row[column] for _label, row in rows) for column in range(width)]
    return [*rows, ("Summa poster", total)], draw(st.sampled_from([0, 0, 1]))


def _printed(value: int, decimals: int, blank: str, minus: str) -> str:
    whole, fraction = divmod(abs(value), 10**decimals)
    told = f"{whole:,}".replace(",", blank) + (f",{fraction}" if decimals else "")
    return (minus if value < 0 else "") + told


@settings(deadline=None, max_examples=150)
@given(table=_tables(), blank=STYLES, minus=MINUS, notes=st.booleans(), stacked=st.booleans())
def test_a_table_that_adds_up_is_read_back_or_left_open(
    table: tuple[list[tuple[str, list[int]]], int],
    blank: str,
    minus: str,
    notes: bool,
    stacked: bool,
) -> None:
    rows, decimals = table
    years = [str(2024 - index) for index in range(len(rows[0][1]))]
    heads = ["Belopp i tkr", *(["Not"] if notes else []), *years]
    lines = [heads]
    for place, (label, row) in enumerate(rows, 1):
        note = [str(place)] if notes and label != "Summa poster" else []
        lines.append([label, *note, *(_printed(one, decimals, blank, minus) for one in row)])
    text = (
        "\n\n".join("\n\n".join(one) for one in lines)
        if stacked
        else "\n".join(" ".join(one) for one in lines)
    )
    for read in _read("Tabell över poster\n\n" + text + "\n"):
        for label, row in rows:
            for told, true in zip(read.get(label, []), row, strict=False):
                assert told is None or told == Decimal(true).scaleb(-decimals), (label, row, read)


HALF_FILLED = """Not 1 Intäkter

Miljoner kronor Kommunen Koncernen
2022 2023 2022 2023
Avgifter 214,3 231,7
Bidrag 118,6 127,2
Hyror 3,8 4,1
Övrigt 61,4 72,9
Summa intäkter 398 436 1 052 1 117
"""


def test_parts_of_the_municipality_alone_stand_under_its_heads() -> None:
    """The total is of both, in whole millions; the parts are of one, with decimals."""
    (rows,) = _read(HALF_FILLED)
    assert rows["Avgifter"] == [Decimal("214.3"), Decimal("231.7"), None, None]
    assert rows["Summa intäkter"] == _whole(398, 436, 1052, 1117)


def _heads(text: str) -> list[str]:
    (grid,) = judge(read_report(text.encode("utf-8"), "rapport.txt")).understood.grids
    return [one.head for one in grid.columns]


def test_the_group_may_have_a_budget_less_than_the_municipality() -> None:
    text = """Kassaflöde

Miljoner kronor Kommunen Koncernen
Not Budget 2023 Utfall 2022 Utfall 2023 Utfall 2022 Utfall 2023
Årets resultat 17 88 141 96 152
Avskrivningar 204 197 211 243 262
Förråd -3 5 -8 12 -4
Medel från verksamheten 218 290 344 351 410
"""
    assert _heads(text) == [
        "Kommunen Budget 2023",
        "Kommunen Utfall 2022",
        "Kommunen Utfall 2023",
        "Koncernen Utfall 2022",
        "Koncernen Utfall 2023",
    ]


def test_what_has_run_together_when_a_page_was_copied_is_parted() -> None:
    """The head of the columns has run into the title, and a heading into a number."""
    cells = ["57,3", "61,8", "70,2", "74,9"]
    parts = ["-12,1", "-9,4", "-20,6", "-31,5"]
    sums = ["45,2", "52,4", "49,6", "43,4"]
    body = [("Årets resultat", cells), ("Amortering", parts), ("Summa", sums)]
    lines = ["KassaflödesanalysKommunen", "Koncernen", "Belopp, mkr"]
    lines += ["2023", "2022", "2023", "2022"]
    for label, numbers in body:
        lines += [label, *numbers]
    lines[-1] += "ÅRETS KASSAFLÖDE"
    lines += sums
    text = "\n\n".join(lines)
    assert _heads(text)[0] == "Kommunen 2023"
    (rows,) = _read(text)
    assert rows["Summa"] == [Decimal(one.replace(",", ".")) for one in sums]
    assert rows["ÅRETS KASSAFLÖDE"] == rows["Summa"]


def test_a_short_line_over_a_paragraph_is_its_heading() -> None:
    text = """Anställda
Kommunen hade 2 140 anställda i december, och det är fler än någonsin förr.
Kontoren hade 1 310 av dem, de flesta inom skolan och omsorgen om de äldre."""
    sentences = judge(read_report(text.encode("utf-8"), "rapport.txt")).understood.sentences
    assert [one.headings for one in sentences if one.amounts] == [("Anställda",)] * 2


NOTES = """Resultaträkning

Belopp i tkr Not 2023 2022
Nettoomsättning 3 1 214 530 1 187 260
Aktiverat arbete {} 6 114
Övriga intäkter 4 3 871 4 026
Summa intäkter 1 224 258 1 197 400
Personalkostnader 5 -104 377 -101 212
Avskrivningar 6 -97 145 -94 803
Övriga kostnader 7 -911 250 -893 667
Resultat 111 486 107 718
"""


@pytest.mark.parametrize(("printed", "errors"), [("5 857", 0), ("5 897", 1)])
def test_a_number_is_no_note_where_that_note_stands_below(printed: str, errors: int) -> None:
    """5 897 is no 897 of note 5, which is that of the staff: the sum above is wrong."""
    report = read_report(NOTES.format(printed).encode("utf-8"), "rapport.txt")
    told = [one for one in judge(report).findings if one.severity is Severity.ERROR]
    assert [one.rule for one in told] == ["footing"] * errors


BROKEN = """Antal anställda 2023 2024 % förändring
Fast anställda 18 568 19 030 2,5
Vikarier 2 597 2 646 1,9
Timavlönade 1 286 1 187 -7,7
Totalt antal anställda 22 451
22 863
1,8
"""


def test_a_row_may_have_its_last_numbers_on_the_lines_below_it() -> None:
    (told,) = _read(BROKEN)
    assert told["Totalt antal anställda"] == [Decimal(22_451), Decimal(22_863), Decimal("1.8")]
    judged = judge(read_report(BROKEN.encode(), "rapport.txt"))
    assert [one.head for one in judged.understood.grids[0].columns][-1] == "% förändring"
    spoilt = judge(read_report(BROKEN.replace("22 863", "22 683").encode(), "rapport.txt"))
    assert not judged.findings and len(spoilt.findings) == 1


TITLED = """Resultat för kommuner år 2021–2024

Löpande priser miljoner kronor

2021 2022 2023 2024
Verksamhetens intäkter 122 557 127 940 127 168 141 595
Verksamhetens kostnader ‑531 530 ‑550 678 ‑570 950 ‑599 567
Avskrivningar ‑17 580 ‑19 118 ‑19 264 ‑20 570
Verksamhetens nettokostnader ‑426 553 ‑441 856 ‑463 046 ‑478 542
"""


def test_the_years_of_a_title_are_no_heads() -> None:
    (told,) = _read(TITLED)
    assert told["Avskrivningar"] == [-17_580, -19_118, -19_264, -20_570]


RUN_IN = """RESULTATRÄKNING, mkr 2024 2023 2022
Intäkter 270 262 253
Kostnader -221 -199 -171
Årets resultat 49 63 82BALANSRÄKNING, mkr 2024 2023 2022
Fastigheter 1 238 1 187 1 189
Övriga tillgångar 162 90 25
Summa tillgångar 1 400 1 277 1 214
"""
NAMED_UNITS = """Kommunen

2024

2023

Verksamhetens intäkter i miljoner kronor

336,3

330,3

Verksamhetens

kostnader i miljoner kronor

300,1

310,2

Resultat i miljoner kronor

36,2

20,1
"""


def test_heads_that_have_run_into_the_row_above_begin_another_table() -> None:
    first, second = _read(RUN_IN)
    assert first["Årets resultat"] == [49, 63, 82]
    assert second["Summa tillgångar"] == [1400, 1277, 1214]


def test_a_label_that_ends_with_its_unit_is_no_head() -> None:
    (told,) = _read(NAMED_UNITS)
    assert told["Verksamhetens kostnader i miljoner kronor"] == [Decimal("300.1"), Decimal("310.2")]


FOUR_DIGITS = """Översikt över utvecklingen

  2020 2021 2022 2023 2024
Antal invånare 11 646 11 873 12 060 12 312 12 519
Skatter och bidrag (mnkr) 792,5 847,4 986,9 1041,7 1133,4
Årets resultat (mnkr) 30,1 43,1 24,6 -16,1 20,4
Antal anställda 1204 1254 1286 1308 1306
"""


def test_four_digits_printed_without_a_blank_are_one_number() -> None:
    (table,) = _read(FOUR_DIGITS)
    assert table["Antal anställda"] == _whole(1204, 1254, 1286, 1308, 1306)
    assert table["Skatter och bidrag (mnkr)"][-2:] == [Decimal("1041.7"), Decimal("1133.4")]


WHOLE_NOTES = """Noterna anges i tusentals kronor, tkr.

NOTER
2023-12-31
KONCERNEN KOMMUNEN
2023 2022 2023 2022
NOT 1 INTÄKTER
Försäljning 12 661 13 345 7 471 9 518
Taxor 142 702 133 673 134 451 120 268
Hyror 217 325 207 635 45 893 44 017
Bidrag 165 644 172 211 165 640 172 211
varav tillfälliga 34 608 0 34 608 0
Reavinst 41 119 41 118
Arbete i investeringar 2 598 6 001 2 598 6 001
Summa intäkter 540 971 532 984 356 094 352 133
"""


def test_sums_part_the_numbers_of_a_note_that_could_be_parted_in_many_ways() -> None:
    (table,) = _read(WHOLE_NOTES)
    assert table["Taxor"] == _whole(142702, 133673, 134451, 120268)
    assert table["Reavinst"] == _whole(41, 119, 41, 118)
    assert table["Summa intäkter"] == _whole(540971, 532984, 356094, 352133)


def test_a_note_whose_sum_is_wrong_is_told_so() -> None:
    wrong = WHOLE_NOTES.replace("142 702", "142 720")
    judged = judge(read_report(wrong.encode("utf-8"), "rapport.txt"))
    assert [one.severity for one in judged.findings if one.rule == "footing"] == [Severity.ERROR]


CASH_FLOW = """Kassaflödesanalys

KASSAFLÖDESANALYS, mnkr Not Bokslut 2023 Bokslut 2022 Förändring Budget 2023 Budgetavvikelse
DEN LÖPANDE VERKSAMHETEN
Årets resultat   30,1 -16,2 46,3 33,0 -2,9
Justering för poster utan betalning:
- Av- och nedskrivningar   76,9 47,2 29,7 49,3 27,6
- Upplösning av bidrag 14 1,1 1,2 -0,1 1,1 0,0
- Avsättningar, netto 17, 18 0,7 2,5 -1,8 0,7 0,0
Förändring av fordringar   -33,8 22,1 -55,9 1,0 -34,8
Medel från verksamheten   75,0 56,8 18,2 85,1 -10,1
"""


def test_a_label_with_a_colon_and_empty_notes_do_not_break_a_table() -> None:
    (table,) = _read(CASH_FLOW)
    assert table["- Av- och nedskrivningar"][0] == Decimal("76.9")
    assert table["- Avsättningar, netto"][-1] == Decimal("0.0")
    assert len(table["Medel från verksamheten"]) == 5


FORECAST = """Prognos för nämnderna, mkr
Kommunstyrelsen 0,8
Tekniska nämnden 2,4
Byggnadsnämnden 0
Skolnämnden -0,7
Socialnämnden -5,0
Summa avvikelse -2,5
"""


def test_nothing_among_decimals_does_not_cut_a_list_of_amounts() -> None:
    (table,) = _read(FORECAST)
    assert next(iter(table)) == "Kommunstyrelsen"
    assert table["Byggnadsnämnden"] == [Decimal(0)]
    judged = judge(read_report(FORECAST.encode("utf-8"), "rapport.txt"))
    assert not [one for one in judged.findings if one.rule == "footing"]
    # It is rounded no more than the others are.
    wrong = judge(read_report(FORECAST.replace(" 2,4", " 4,2").encode("utf-8"), "rapport.txt"))
    assert [one for one in wrong.findings if one.rule == "footing"]


MONTHS = """Resultatet efter finansnetto är ett överskott på 217 mkr, vilket är 315 mkr bättre än
samma period föregående år.

Resultaträkning (mkr) Ack utfall 0909 Ack utfall 0809 Avvikelse mot budget 0909
Intäkter 583 562 87
Kostnader -5 067 -4 919 -47
Skatter och bidrag 4 607 4 260 -31
Finansnetto 94 -1 84
Periodens resultat 217 -98 93
"""


def test_months_told_by_four_digits_head_the_columns_of_two_years() -> None:
    judged = judge(read_report(MONTHS.encode("utf-8"), "rapport.txt"))
    (grid,) = judged.understood.grids
    assert [one.meaning.period[:4] for one in grid.columns] == ["2009", "2008", "2009"]
    states = {one.value for number, one in judged.states.items()}
    assert "contradicted" not in states
    proved = [one.text for one in judged.equations if one.state.value == "proved"]
    assert any("315" in one for one in proved)


def test_the_unit_of_an_amount_in_the_sentence_above_is_not_that_of_the_table() -> None:
    told = """Räknas detta bort redovisade nämnderna 8,9 miljoner kronor.

Nämnd Budget Utfall Avvikelse
Skolnämnden 554,1 552,8 1,3
Socialnämnden 655,6 651,7 3,9
Kulturnämnden 56,2 52,5 3,7
Summa 1 265,9 1 257,0 8,9
"""
    judged = judge(read_report(told.encode("utf-8"), "rapport.txt"))
    (grid,) = judged.understood.grids
    assert grid.unit != "kr"


WIDE = """Driftredovisning, mnkr

Kommunstyrelsen 224,1 255,8 – 448,0 31,9 0,0 31,9 – 30,7 1,2
Byggnadsnämnden 61,1 132,9 – 191,8 2,2 0,0 2,2 0,0 2,2
varav vatten   86,9 – 86,4 0,5 0,0 0,5 0,0 0,5
Kulturnämnden 56,2 2,9 – 56,3 2,8 0,0 2,8 0,0 2,8
Skolnämnden 554,1 115,8 – 677,9 – 8,0 0,0 – 8,0 0,0 – 8,0
Socialnämnden 555,6 91,7 – 638,0 9,3 0,0 9,3 0,0 9,3
Summa nämnder {} 599,1 – 2 012,0 38,2 0,0 38,2 – 30,7 {}
"""


def test_two_columns_of_a_wide_table_may_be_wrong() -> None:
    """A part of a row (`varav`) that cannot be told apart takes nothing from the sums."""
    for first, last, wrong in (("1 451,1", "7,5", 0), ("7 451,1", "7,5", 1), ("7 451,1", "9,5", 2)):
        report = read_report(WIDE.format(first, last).encode("utf-8"), "rapport.txt")
        told = [one for one in judge(report).findings if one.severity is Severity.ERROR]
        assert [one.rule for one in told] == ["footing"] * wrong


STACKED_HEADS = """Resultaträkning

Belopp i mnkr Not Utfall
2023
Utfall
2022
Budget
2023
Avvikelse Koncern
2023
Koncern
2022
Intäkter 1 279 512 310 -31 485 722
Kostnader 2 -1 126 -1 334 -1 159 33 -1 313 -1 525
Nettokostnader   -847 -822 -849 2 -828 -803
Skatter och bidrag 3 887 846 867 20 887 846
Verksamhetens resultat   40 24 18 22 59 43
Finansnetto 4 -3 -4 -10 7 -7 -5
Årets resultat   37 20 8 29 52 38
"""


def test_heads_one_below_the_other_tell_the_group_beside_the_outcome() -> None:
    """A gap behind a label is an empty note cell, though what stands behind it has blanks."""
    judged = judge(read_report(STACKED_HEADS.encode("utf-8"), "rapport.txt"))
    (grid,) = judged.understood.grids
    assert [one.head for one in grid.columns] == [
        "Utfall 2023",
        "Utfall 2022",
        "Budget 2023",
        "Avvikelse",
        "Koncern 2023",
        "Koncern 2022",
    ]
    (table,) = _read(STACKED_HEADS)
    assert table["Årets resultat"] == _whole(37, 20, 8, 29, 52, 38)
    assert not [one for one in judged.states.values() if one.value == "open"]


GAPS = """Balansräkning, tkr

2023 2022 2023 2022
Eget kapital
Årets resultat   117 046 86 770 130 929 102 734
Reserv   133 869 80 002 133 869 80 002
Övrigt eget kapital   740 951 698 048 1 236 943 1 170 450
Summa eget kapital   991 866 864 820 1 501 741 1 353 186
"""


def test_more_digits_than_a_number_has_are_several_numbers() -> None:
    (table,) = _read(GAPS)
    assert table["Övrigt eget kapital"] == _whole(740951, 698048, 1236943, 1170450)


FIRST_NOTE = """Resultaträkning, mkr

Not 2023 2022
Intäkter 1 {} 928
Övrigt 2 44 28
Eget arbete 3 7 7
Summa intäkter 1 022 963
Material 4 -217 -249
Personal 5 -155 -143
Avskrivningar 6 -175 -165
Summa kostnader -547 -557
Resultat 475 406

Balanskravsutredning, mkr

2023 2022
Årets resultat enligt resultaträkningen {} 406
Realisationsvinster -12 -8
Resultat efter justering {} 398
"""


def test_the_one_note_that_is_lacking_is_no_part_of_an_amount() -> None:
    """`1 917 928` may be 1 917 and 928; but the other notes are 2 to 6."""
    for printed, rules in (("971", []), ("917", ["footing"])):
        text = FIRST_NOTE.format(printed, "475", "463").replace(
            "\nResultat 475", "\nÅrets resultat 475"
        )
        told = judge(read_report(text.encode("utf-8"), "rapport.txt")).findings
        assert [one.rule for one in told if one.severity is Severity.ERROR] == rules


def test_a_result_that_is_said_to_be_that_of_the_statement_must_be_it() -> None:
    text = FIRST_NOTE.format("971", "457", "445").replace("\nResultat 475", "\nÅrets resultat 475")
    told = judge(read_report(text.encode("utf-8"), "rapport.txt")).findings
    assert "across-tables" in [one.rule for one in told if one.severity is Severity.ERROR]


LOOSE_ROW = """Kassaflödesanalys, mkr

Utfall 2020 Utfall 2021 Utfall 2022 Utfall 2023
Investeringar -476 -722 -941 {}
Inkomster 112 33 112 33
Placeringar 2 -2
Kassaflöde från investeringar -364 -689 -827 -853
"""


def test_a_small_number_in_no_sure_column_explains_no_large_difference() -> None:
    for printed, wrong in (("-884", 0), ("-984", 1)):
        report = read_report(LOOSE_ROW.format(printed).encode("utf-8"), "rapport.txt")
        told = judge(report).findings
        assert len([one for one in told if one.rule == "footing"]) == wrong, told


OF_TWO = """Balansräkning (tkr)
2017 2016
Mark och byggnader 612 340 598 220
Maskiner 1 367 1 367
Summa anläggningstillgångar 613 707 599 587
Förråd 805 790
Fordringar 88 410 82 115
Kassa och bank 41 209 35 520
Summa omsättningstillgångar 130 424 118 425
"""


def test_a_fault_in_one_of_two_columns_does_not_hide_how_the_rows_are_cut() -> None:
    (read,) = _read(OF_TWO)
    assert read["Förråd"] == _whole(805, 790)
    assert read["Maskiner"] == _whole(1367, 1367)
    for right, wrong in (("805 790", "850 790"), ("35 520", "33 520"), ("130 424", "130 244")):
        judged = judge(read_report(OF_TWO.replace(right, wrong).encode(), "rapport.txt"))
        errors = [one for one in judged.findings if one.severity is Severity.ERROR]
        assert [one.rule for one in errors] == ["footing"], wrong
        assert errors[0].place.row == "Summa omsättningstillgångar"


HALF_BROKEN = """Kassaflödesanalys, belopp i mkr

Kommunen Sammanställd redovisning
jan-aug 2021 jan-aug 2021
Periodens resultat 312 441
Justering för avskrivningar 418 702
Justering för avsättningar -17 26
Justering för vinster vid försäljning -28 -28
Justering för övrigt 4 5
Medel från verksamheten 689
1 146
Investeringar -1 204 -1 618
Försäljningar 0 142
Medel från investeringar -1 204
-1 476
Nya lån 64 88
Amorteringar -11 -20
Medel från finansiering 53 68
Periodens kassaflöde -462 -262
"""


def test_a_few_broken_lines_do_not_make_every_line_a_cell() -> None:
    (table,) = _read(HALF_BROKEN)
    assert table["Periodens resultat"] == _whole(312, 441)
    assert table["Medel från verksamheten"] == _whole(689, 1146)
    assert table["Försäljningar"] == _whole(0, 142)


BOARDS = """Nämndernas driftredovisning, mnkr

Norrby 412 -2 031 -1 619 1 619 0 88
Söderby 388 -1 846 -1 458 1 489 31 120
Västerby 641 -1 905 -1 264 1 270 6 -14
Österby 330 -1 402 -1 072 1 081 9 52
Mellanby 571 -1 748 -1 177 1 198 21 60
Ytterby 349 -1 388 -1 039 1 036 -3 18
Överby 402 -1 611 -1 209 1 229 20 41
"""


def test_a_row_with_a_wrong_number_is_read_as_the_others_are() -> None:
    wrong = BOARDS.replace("-1 458", "-1 548")
    judged = judge(read_report(wrong.encode("utf-8"), "rapport.txt"))
    told = [
        (one.claimed, one.expected) for one in judged.findings if one.severity is Severity.ERROR
    ]
    assert told == [("−1\u202f548", "−1\u202f458")]
    right = judge(read_report(BOARDS.encode("utf-8"), "rapport.txt"))
    assert not [one for one in right.findings if one.severity is Severity.ERROR]


def test_the_first_of_heads_one_below_the_other_may_stand_behind_the_corner() -> None:
    text = (
        "Verksamheten gick bra under året.\n\nNyckeltal Utfall\n2019\nUtfall\n2020\nBudget\n2021\n"
        "Utfall\n2021\nMeter gång- och cykelväg 235 674 237 994 229 000 238 783\n"
        "Kvadratmeter park 301 360 299 937 300 000 300 400\n"
        "Kilowattimmar belysning 254 996 263 566 400 000 260 562\n"
    )
    assert _heads(text) == ["Utfall 2019", "Utfall 2020", "Budget 2021", "Utfall 2021"]


def test_a_label_may_end_with_words_that_head_columns_elsewhere() -> None:
    lines = ["Not 2 Kostnader", "Kommunen", "Belopp, mkr", "2021", "2020"]
    for label, *numbers in (
        ("Nämndernas kostnader", "941,6", "892,6"),
        ("Avgår interna kostnader", "-126,4", "-145,0"),
        ("Pensioner", "86,9", "90,0"),
        ("Summa verksamhetens ", "kostnader kommunen", "902,1", "837,6"),
    ):
        lines += [label, *numbers]
    (table,) = _read("\n\n".join(lines) + "\n")
    assert table["Summa verksamhetens kostnader kommunen"] == [Decimal("902.1"), Decimal("837.6")]
