"""How many of how many: counts in words and digits against the table or list that they count."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

GOALS = """# Måluppfyllelse

{sentence}

| Mål | Bedömning |
|---|---|
| Fossilfri organisation | Uppfyllt |
| Fler företag | Uppfyllt |
| Lägre sjukfrånvaro | Ej uppfyllt |
| Högre soliditet | Delvis uppfyllt |
| Sammantaget | Delvis uppfyllt |
"""

BOARDS = """# Budgetavvikelser

{sentence}

| tkr | Budget | Utfall | Avvikelse |
|---|---|---|---|
| Socialnämnden | 1 000 | 1 040 | -40 |
| Skolnämnden | 2 000 | 1 950 | 50 |
| Tekniska nämnden | 500 | 490 | 10 |
| Summa | 3 500 | 3 480 | 20 |
"""


def _state(text: str, sentence: str) -> list[State]:
    judged = judge(read_markdown(text.format(sentence=sentence), "mål.md"))
    return [one.state for one in judged.equations if one.rule == "counted"]


@pytest.mark.parametrize(
    ("text", "sentence", "state"),
    [
        (GOALS, "Två av fyra mål är uppfyllda.", [State.PROVED]),
        (GOALS, "2 av 4 mål bedöms vara uppfyllda.", [State.PROVED]),
        (GOALS, "Tre av fyra mål är uppfyllda.", [State.CONTRADICTED]),
        (GOALS, "Två av fyra mål är inte uppfyllda.", [State.CONTRADICTED]),
        # Twelve goals are those of somebody else.
        (GOALS, "Tre av tolv mål är uppfyllda.", []),
        (BOARDS, "Två av tre nämnder redovisar överskott.", [State.PROVED]),
        (BOARDS, "Två av tre nämnder redovisar underskott.", [State.CONTRADICTED]),
        (BOARDS, "Två av tre nämnder klarade uppdraget medan en gick med underskott.", []),
        (BOARDS, "Två av tre nämnder har fått nya ordförande.", []),
        (
            GOALS,
            "Av 12 mål är 7 uppfyllda, 3 delvis uppfyllda och 2 ej uppfyllda.",
            [State.PROVED],
        ),
        (
            GOALS,
            "Av tolv mål är sju uppfyllda, tre delvis uppfyllda och tre ej uppfyllda.",
            [State.CONTRADICTED],
        ),
        # What the others are is not told.
        (GOALS, "Av 12 mål är 7 uppfyllda och 2 ej uppfyllda.", []),
    ],
)
def test_a_count_is_that_of_the_table(text: str, sentence: str, state: list[State]) -> None:
    assert _state(text, sentence) == state


SURVEY = """
Den uppföljning som gjorts visar att {count} av områdena har ett högre NKI.

Brandtillsyn NKI 86 (78),
Bygglov 53 (56),
Markupplåtelse 69 (68),
Miljö- och hälsoskydd 67 (65),
Serveringstillstånd 65 (65)

Mätningen görs varje år.
"""


@pytest.mark.parametrize(("count", "errors"), [("tre", 0), ("fyra", 1)])
def test_a_list_with_last_year_s_value_in_brackets_is_counted(count: str, errors: int) -> None:
    judged = judge(read_text(SURVEY.format(count=count), "nki.txt"))
    wrong = [one for one in judged.findings if one.rule == "counted"]
    assert len(wrong) == errors
    assert all(
        "Brandtillsyn; Markupplåtelse; Miljö- och hälsoskydd = 3" in str(one) for one in wrong
    )


STAFF = """
Personalbokslut 2024

Vår personal

{sentence}

Anställda per förvaltning

Förvaltning\t2023\t2024\tFörändring
Barn och unga\t410\t402\t-8
Vård och omsorg\t655\t671\t16
Kultur\t31\t31\t0
Teknik\t88\t90\t2
Samtliga\t1 184\t1 194\t10

Sjukfrånvaro per förvaltning, procent

Förvaltning\t2023\t2024\tFörändring
Barn och unga\t6,1\t6,4\t0,3
Vård och omsorg\t8,0\t8,3\t0,3
Kultur\t4,2\t4,6\t0,4
Teknik\t5,0\t4,7\t-0,3
Samtliga\t7,1\t7,4\t0,3
"""
TARGETS = """
Årsredovisning 2024

Mål för verksamheten

{sentence}

Indikator\tMål\tUtfall 2024\tMåluppfyllelse
Trygghet\t70\t72\tMålet nås
Nöjdhet\t65\t66\tMålet nås
Ordning\t80\t71\tMålet nås inte
Snabbhet\t90\t83\tMålet nås inte
Bemötande\t85\t83\tMålet nås inte
"""
UNITS = """
Uppföljning december 2024

Enheterna

{sentence}

Verksamhet, tkr\tBudget\tUtfall\tAvvikelse
Förskola\t30 000\t31 100\t-1 100
  Tallen\t12 000\t12 800\t-800
  Linden\t18 000\t18 300\t-300
Skola\t52 000\t51 500\t500
  Norra\t21 000\t21 400\t-400
  Södra\t31 000\t30 100\t900
Summa\t82 000\t82 600\t-600
"""


def _wrong(text: str, sentence: str) -> list[str]:
    judged = judge(read_text(text.format(sentence=sentence), "rapport.txt"))
    return [
        f"{one.severity.value} {one.expected or dict(one.values).get('count')}"
        for one in judged.findings
        if one.rule in ("counted", "counted-in-words")
    ]


@pytest.mark.parametrize(
    ("text", "sentence", "wrong"),
    [
        (STAFF, "Antalet anställda har stigit inom två förvaltningar.", []),
        (STAFF, "Antalet anställda har stigit inom tre förvaltningar.", ["warning 2"]),
        (STAFF, "Inom 3 av 4 förvaltningar har sjukfrånvaron gått upp sedan 2023.", []),
        (STAFF, "Inom 2 av 4 förvaltningar har sjukfrånvaron gått upp sedan 2023.", ["error 3"]),
        (STAFF, "I fem av 4 förvaltningar är personalen större än året innan.", ["error 4"]),
        # Of another base than last year nothing is printed.
        (STAFF, "I 2 av 4 förvaltningar är sjukfrånvaron högre än i riket.", []),
        (TARGETS, "Bland målen nås två av fem.", []),
        (TARGETS, "Bland målen nås tre av fem.", ["error 2"]),
        (TARGETS, "Vi följer 5 indikatorer, av vilka två nådde målet och tre inte gjorde det.", []),
        (
            TARGETS,
            "Vi följer 5 indikatorer, av vilka två nådde målet och två inte gjorde det.",
            ["error 3"],
        ),
        (TARGETS, "Noll av områdets fem mål bedöms som uppfyllda.", ["error 2"]),
        (TARGETS, "Alla mål utom tre är uppfyllda.", []),
        (UNITS, "Av nämndens 4 enheter har 3 ett underskott mot årsbudget.", []),
        (UNITS, "Av nämndens 4 enheter har 2 ett underskott mot årsbudget.", ["error 3"]),
        (UNITS, "Det är tre av fyra enheter som har förbrukat mer än sin budget.", []),
        (UNITS, "Tre av fyra enheter gick med underskott, medan en redovisar ett positivt.", []),
        (
            UNITS,
            "Tre av fyra enheter gick med underskott, medan två redovisar en positiv avvikelse.",
            ["error 1"],
        ),
    ],
)
def test_a_count_is_read_however_it_is_told(text: str, sentence: str, wrong: list[str]) -> None:
    assert _wrong(text, sentence) == wrong


MEASURES = """# Åtgärder

{sentence}

| Åtgärd | Planerad effekt | Prognos |
|---|---|---|
| Höjda avgifter | 6,1 | 4,0 |
| Färre lokaler | 3,2 | 1,1 |
| Samordnade inköp | 2,5 | 2,9 |
| Summa | 11,8 | 8,0 |
"""

FEES = """# Avgiftsbelagd verksamhet

Det ackumulerade resultatet är -220 tkr. {sentence}

| Verksamhet, tkr | Resultat 2024 | Ack. utgående 2024 |
|---|---|---|
| Tillsyn | 41 | -310 |
| Prövning | -25 | 150 |
| Register | -13 | -60 |
| Summa | 3 | -220 |
"""

FORECAST = """# Sammanfattning

Nämnderna väntas tillsammans hålla budgeten; {sentence}

# Resultaträkning

| tkr | Budget | Prognos | Avvikelse |
|---|---|---|---|
| Intäkter | 900 | 850 | -50 |
| Kostnader | -4 400 | -4 330 | 70 |
| Resultat | -3 500 | -3 480 | 20 |

# Nämnderna

| Nämnd, tkr | Budget | Prognos | Avvikelse |
|---|---|---|---|
| Socialnämnden | 1 000 | 1 040 | -40 |
| Skolnämnden | 2 000 | 1 950 | 50 |
| Tekniska nämnden | 500 | 490 | 10 |
| Summa | 3 500 | 3 480 | 20 |
"""

YEARS = """# Five-year history

{sentence}

| Selected data | 2020 | 2021 | 2022 | 2023 |
|---|---|---|---|---|
| Contributions | 80.1 | 84.7 | 85.6 | 90.7 |
| Return on investments (%) | 3.6 | (2.1) | 5.8 | (4.6) |
"""


@pytest.mark.parametrize(
    ("text", "sentence", "state"),
    [
        # Less than planned of what saves money is no surplus.
        (MEASURES, "Två av de 3 åtgärderna ger mindre än planerat.", [State.PROVED]),
        (MEASURES, "Tre av de 3 åtgärderna ger mindre än planerat.", [State.CONTRADICTED]),
        # What `it` is was told right before, with the sum of its column.
        (FEES, "För två av 3 verksamheter är det negativt.", [State.PROVED]),
        (FEES, "För tre av 3 verksamheter är det negativt.", [State.CONTRADICTED]),
        # What is counted was named in another part of the sentence, and stands further down.
        (FORECAST, "två av 3 räknar med att överskrida sin budget.", [State.CONTRADICTED]),
        (YEARS, "The return was positive in two of the last four years.", [State.PROVED]),
        (YEARS, "The return was positive in three of the last four years.", [State.CONTRADICTED]),
        # Of five such there are only four rows, of which two are so.
        (BOARDS, "Två av fyra nämnder klarade sin budget.", [State.CONTRADICTED]),
        (BOARDS, "Av kommunens nämnder var det två som klarade sin budget.", [State.PROVED]),
        (BOARDS, "Av kommunens nämnder var det tre som inte höll sin ram.", [State.CONTRADICTED]),
    ],
)
def test_what_is_counted_is_found_where_it_is_told(
    text: str, sentence: str, state: list[State]
) -> None:
    assert _state(text, sentence) == state


def test_all_of_so_many_are_as_many_as_there_are() -> None:
    text = BOARDS.replace("-40", "40").replace("1 040", "960").replace("| 20 |", "| 100 |")
    told = "Samtliga {} nämnder redovisar överskott."
    found = [
        one.expected
        for many in ("3", "4")
        for one in judge(read_markdown(text.format(sentence=told.format(many)), "b.md")).findings
        if one.rule == "counted-in-words"
    ]
    assert found == ["3"]


UNITS = """# Resultatenheternas resultat

{sentence}

| Enhet, tkr | Överfört från 2022 | Resultat 2023 | Överförs till 2024 |
|---|---|---|---|
| Hamnen | 4 709 | -541 | 4 168 |
| Skogen | 4 723 | -1 414 | 3 309 |
| Ängen | 1 858 | 2 468 | 4 326 |
| Summa resultatenheter | 11 290 | 513 | 11 803 |
"""


@pytest.mark.parametrize(
    ("text", "sentence", "state"),
    [
        # What is carried over is no result.
        (UNITS, "Av de tre resultatenheterna gick två med underskott.", [State.PROVED]),
        (UNITS, "Av de tre resultatenheterna gick en med underskott.", []),
        (GOALS, "Av fullmäktiges fyra mål bedömer vi att två har nåtts.", [State.PROVED]),
        (GOALS, "Av fullmäktiges fyra mål bedömer vi att tre har nåtts.", [State.CONTRADICTED]),
    ],
)
def test_what_is_counted_is_what_the_words_name(
    text: str, sentence: str, state: list[State]
) -> None:
    assert _state(text, sentence) == state


GIVEN = """# Budgetföljsamhet per nämnd

{sentence}

| tkr | Budget | Utfall | Avvikelse |
|---|---|---|---|
| Socialnämnden | 1 000 | 1 040 | -40 |
| Skolnämnden | 2 000 | 1 950 | 50 |
| Tekniska nämnden | 500 | 490 | 10 |
| Kulturnämnden | 300 | 290 | 10 |
| Summa | 3 800 | 3 770 | 30 |
"""

DAUGHTERS = """# Dotterbolagens resultat

{sentence}

| Bolag, tkr | Resultat 2023 | Resultat 2022 |
|---|---|---|
| Alby Bostäder AB | 21 630 | 8 973 |
| Alby Energi AB | 20 495 | 45 695 |
| Alby Näringsfastigheter AB | 1 131 | 1 000 |
| Alby Hamn AB | -820 | -950 |
"""

STAFF = """# Personal per nämnd

{sentence}

| Antal anställda per nämnd | 2023 | 2022 |
|---|---|---|
| Socialnämnden | 100 | 90 |
| Skolnämnden | 200 | 201 |
| Tekniska nämnden | 50 | 49 |
| Kulturnämnden | 30 | 29 |
"""

FIVE_YEARS = """# Resultat

{sentence}

| Mkr | 2019 | 2020 | 2021 | 2022 | 2023 |
|---|---|---|---|---|---|
| Årets resultat | 16,3 | 51,5 | 20,0 | -5,0 | 7,0 |
"""

PRICES = """# Vad kostar det?

{sentence}

| Kronor | 2023 | 2022 |
|---|---|---|
| Ett barn i förskolan, per år | 170 950 | 171 265 |
| En elev i grundskolan, per år | 120 000 | 118 000 |
| En gymnasieelev, per år | 130 000 | 128 000 |
| En plats på äldreboende, per år | 700 000 | 690 000 |
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (GIVEN, "Av nämnderna redovisar tre överskott.", "Av nämnderna redovisar två överskott."),
        (
            GIVEN,
            "Inom tre av fyra nämnder blir det pengar över.",
            "Inom fyra av fyra nämnder blir det pengar över.",
        ),
        (
            DAUGHTERS,
            "Av dotterbolagen förbättrade tre sitt resultat; ett redovisar förlust.",
            "Av dotterbolagen förbättrade fyra sitt resultat; ett redovisar förlust.",
        ),
        (
            STAFF,
            "Personalstyrkan växte hos tre av nämnderna.",
            "Personalstyrkan växte hos två av nämnderna.",
        ),
        (
            FIVE_YEARS,
            "De senaste fem åren summerar resultaten till 89,8 mkr, och i fyra av dem blev det "
            "överskott.",
            "De senaste fem åren summerar resultaten till 89,8 mkr, och i sex av dem blev det "
            "överskott.",
        ),
        (
            PRICES,
            "Tre av de fyra exemplen har blivit dyrare.",
            "Två av de fyra exemplen har blivit dyrare.",
        ),
    ],
)
def test_a_count_told_behind_its_verb_or_its_years_is_counted(
    text: str, right: str, wrong: str
) -> None:
    assert _state(text, right) == [State.PROVED]
    assert State.CONTRADICTED in _state(text, wrong)


def test_those_that_do_not_are_counted_apart_from_those_that_do() -> None:
    told = "Tre av nämnderna har överskott och två gör det inte."
    assert _state(GIVEN, told) == [State.PROVED, State.CONTRADICTED]


def test_money_moved_to_somebody_is_no_surplus() -> None:
    assert _state(GIVEN, "Två av fyra nämnder för pengar över till nästa år.") == []


def test_a_line_of_a_list_that_has_run_into_the_count_names_no_other_table() -> None:
    """`Beslutad av: Kommunstyrelsen` is a line of its own, and no table of the board is counted."""
    table = "| Målvärde | 2024 | Utfall |\n|---|---|---|\n| {}A | 17 | {} |\n| {}B | 19 | {} |\n"
    far = "\n\n".join(["Arbetet har fortsatt."] * 14)
    told = "Regeln föreslog brister: {} av 2 målvärden uppnådda Beslutad av: Kommunstyrelsen"
    here = table.format("", "Inte uppnått", "", "Inte uppnått")
    there = table.format("", "Uppnått", "Kommunstyrelsen ", "Uppnått")
    other = f"# Personal\n\n## Kommunstyrelsens chefer\n\n{there}"
    text = f"# Näringsliv\n\n{here}\n{far}\n\n{told}\n\n{other}\n"
    for count in "01":
        found = judge(read_markdown(text.format(count), "a.md")).findings
        assert [one.expected for one in found if one.rule == "counted"] == []


BESIDE_LAST_YEAR = """# Nämnderna

{sentence}

| Mnkr | Budget | Utfall | Avvikelse | Utfall 2018 |
|---|---|---|---|---|
| Kommunstyrelsen | 186,6 | 184,7 | 1,9 | 179,8 |
| Socialnämnden | 430,4 | 413,8 | 16,6 | 412,9 |
| Byggnadsnämnden | 61,8 | 62,4 | -0,5 | 62,2 |
| Valnämnden | 16,2 | 16,4 | -0,1 | 16,1 |
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Två av fyra nämnder överskred sin budget.", []),
        ("Tre av fyra nämnder överskred sin budget.", ["3"]),
    ],
)
def test_a_variance_is_of_this_year_s_outcome(sentence: str, wrong: list[str]) -> None:
    # Last year's 16,1 lies as far below the budget as this year's 16,4 above it.
    judged = judge(read_markdown(BESIDE_LAST_YEAR.format(sentence=sentence), "r.md"))
    assert [one.claimed for one in judged.findings if one.rule == "counted"] == wrong


REACHED = """# Indikatorer

{sentence}

| Indikator | Mål 2023 | Utfall 2023 |
|---|---|---|
| Andel nöjda brukare | 81,0 | 81,0 |
| Andel behöriga elever | 82,0 | 79,4 |
| Andel ekologiska livsmedel | 60,0 | 63,1 |
"""


@pytest.mark.parametrize("count", ["En av de tre indikatorerna", "Två av de tre indikatorerna"])
def test_what_is_printed_as_its_target_may_be_above_or_below_it(count: str) -> None:
    told = judge(read_markdown(REACHED.format(sentence=f"{count} nådde målet."), "r.md")).findings
    assert [one.rule for one in told if one.rule.startswith("counted")] == []


FORESEEN = """# Nämndernas prognoser

{sentence}

| Mnkr | Utfall aug | Helårsbudget | Helårsprognos | Avvikelse aug | Avvikelse april |
|---|---|---|---|---|---|
| Skolnämnden | 919,8 | 1 398,4 | 1 403,1 | -4,7 | 3,9 |
| Socialnämnden | 589,1 | 884,2 | 892,6 | -8,4 | -4,6 |
| Tekniska nämnden | 182,2 | 281,3 | 279,8 | 1,5 | -2,3 |
| Kulturnämnden | 79,8 | 120,9 | 121,6 | -0,7 | -1,5 |
"""


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Med underskott räknar tre av nämnderna, med överskott en.", []),
        ("Med underskott räknar tre av nämnderna, med överskott två.", ["2"]),
    ],
)
def test_what_came_in_eight_months_is_not_held_against_the_year_s_budget(
    sentence: str, wrong: list[str]
) -> None:
    judged = judge(read_markdown(FORESEEN.format(sentence=sentence), "r.md"))
    assert [one.claimed for one in judged.findings if one.rule == "counted"] == wrong


OF_ACCOUNTS = """# Nämnderna

| Mnkr | Utfall | Budget | Avvikelse |
|---|---|---|---|
| Intäkter | 1 888 | 1 977 | -89 |
| Kostnader | -1 218 | -1 125 | -93 |
| Avskrivningar | -321 | -322 | 1 |
| Skatteintäkter | 327 | 366 | -39 |

{sentence}

| Nämnd | Intäkter | Kostnader | Nettokostnad | Bidrag | Resultat |
|---|---|---|---|---|---|
| Vårdnämnden | 207,2 | -316,2 | -109,0 | 71,2 | -37,8 |
| Trafiknämnden | 142,4 | -829,8 | -687,4 | 694,4 | 7,0 |
| Kulturnämnden | 51,2 | -314,6 | -263,4 | 257,1 | -6,3 |
| Regionstyrelsen | 161,3 | -166,7 | -5,4 | 6,4 | 1,0 |
"""


def test_boards_are_no_lines_of_an_income_statement() -> None:
    # Three lines of the statement are below their budget, two of the boards are in deficit.
    text = OF_ACCOUNTS.format(sentence="Två av fyra nämnder redovisar underskott.")
    told = judge(read_markdown(text, "r.md"))
    assert [one.state for one in told.equations if one.rule == "counted"] == [State.PROVED]


TARGETS = """# Mål

{sentence}

| Verksamhetsmål | Mål | Utfall | Utfall 2021 |
|---|---|---|---|
| Genomförda tillsyner | 285 | 299 | 247 |
| Utbildade personer | 7 615 | 6 460 | 7 713 |
| Mediantid till första enhet, min | 10,0 | 9,3 | 9,9 |
"""


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Två av tre verksamhetsmål uppnåddes.", State.PROVED),
        ("Tre av tre verksamhetsmål uppnåddes.", State.CONTRADICTED),
    ],
)
def test_an_outcome_without_a_year_is_this_year_s(sentence: str, state: State) -> None:
    judged = judge(read_markdown(TARGETS.format(sentence=sentence), "r.md"))
    assert [one.state for one in judged.equations if one.rule == "counted"] == [state]


TWO_VARIANCES = """# Månadsuppföljning per oktober

{sentence}

| Verksamhet, tkr | Budget jan-okt | Utfall jan-okt | Avvikelse | Budget helår | Prognos helår | Avvikelse prognos |
|---|---|---|---|---|---|---|
| Ledning | 19 000 | 19 873 | -873 | 22 800 | 23 718 | -918 |
| Barn och familj | 81 893 | 81 074 | 819 | 98 272 | 96 661 | 1 611 |
| Vuxna | 33 939 | 33 820 | 119 | 40 726 | 41 049 | -323 |
| Personlig assistans | 44 854 | 46 172 | -1 318 | 53 825 | 55 807 | -1 982 |
"""  # noqa: E501


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Sammantaget räknar tre av fyra verksamheter med att överskrida sin budget.", []),
        ("Sammantaget räknar två av fyra verksamheter med att överskrida sin budget.", ["2"]),
    ],
)
def test_who_reckons_with_a_deficit_is_counted_by_the_forecast(
    sentence: str, wrong: list[str]
) -> None:
    judged = judge(read_markdown(TWO_VARIANCES.format(sentence=sentence), "r.md"))
    assert [one.claimed for one in judged.findings if one.rule == "counted"] == wrong


PROJECTS_TWICE = """# Investeringar 2018

Av årets fyra projekt har två dragit över årets budget.

| Mkr | 2018 Budget | 2018 Utfall | 2018 Kvar | 2018 Andel använt % | 2017 Utfall |
|---|---|---|---|---|---|
| Vattenverk | 25,67 | 13,99 | 11,68 | 54,5 | 56,95 |
| Belysning | 14,12 | 27,78 | (13,66) | 196,8 | 32,73 |
| Cykelvägar | 48,98 | 23,77 | 25,21 | 48,5 | 50,79 |
| Ledningsnät | 9,57 | 18,76 | (9,19) | 196,0 | 64,00 |

## Projektens hela löptid

| Mkr | Total budget | Utgift tidigare år | Ackumulerat utfall | Slutprognos | Avvikelse |
|---|---|---|---|---|---|
| Vattenverk | 36,02 | 16,11 | 30,10 | 35,66 | 0,36 |
| Belysning | 130,88 | 49,64 | 77,42 | 131,23 | (0,35) |
| Cykelvägar | 97,57 | 58,80 | 82,57 | 99,13 | (1,56) |
| Ledningsnät | 84,51 | 64,83 | 83,59 | 88,67 | (4,16) |
"""


def test_projects_over_the_year_s_budget_are_not_surely_those_over_all_their_years() -> None:
    found = judge(read_markdown(PROJECTS_TWICE, "r.md")).findings
    assert [one.rule for one in found if one.severity.value == "error"] == []
