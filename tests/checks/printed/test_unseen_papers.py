"""True papers of the kinds that municipalities write: of what they tell nothing is told as wrong,
and hardly anything as doubtful.

Each paper is the smallest in which one way of telling was once misread.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

BALANCE = """
| Belopp i tkr | 2023-12-31 | 2022-12-31 |
|---|---|---|
| Summa anläggningstillgångar | 1 402 311 | 1 371 020 |
| Förråd | 42 118 | 39 507 |
| Kortfristiga fordringar | 131 877 | 128 664 |
| Kassa och bank | 116 085 | 149 899 |
| Summa omsättningstillgångar | 290 080 | 318 070 |
| Summa tillgångar | 1 692 391 | 1 689 090 |
| Eget kapital | 793 597 | 782 198 |
| varav årets resultat | 11 399 | 12 696 |
| Långfristiga skulder | 348 941 | 354 942 |
| Kortfristiga skulder | 549 853 | 551 950 |
| Summa eget kapital och skulder | 1 692 391 | 1 689 090 |
| Pensionsförpliktelser intjänade före 1998 | 312 900 | 331 540 |
"""
PLOTS = """
| Område, tkr | Ingående värde | Utgifter | Inkomster | Utgående värde |
|---|---|---|---|---|
| Södra Hagen | -21 406 | 10 112 | -23 810 | -35 104 |
| Kvarnbacken | -15 311 | 12 040 | -18 876 | -22 147 |
| Östra industriområdet | -23 126 | 5 094 | -8 582 | -26 614 |
| Summa | -59 843 | 27 246 | -51 268 | -83 865 |
"""
COMPANIES = """
| Bolag | Ägarandel, % | Omsättning, tkr | Resultat 2023, tkr | Balansomslutning, tkr | Anställda |
|---|---|---|---|---|---|
| Bostäder AB | 100 | 171 906 | 11 310 | 1 021 774 | 41 |
| Energi AB | 100 | 266 410 | 17 083 | 611 930 | 77 |
| Vatten AB | 75 | 69 147 | 745 | 399 068 | 38 |
| Näringsliv AB | 100 | 8 140 | -1 022 | 31 455 | 5 |
"""
TAX_BASE = """
| Skatteunderlagets utveckling, procent | 2023 | 2024 | 2025 |
|---|---|---|---|
| SKR december | 5,2 | 3,1 | 4,4 |
| SKR april | 6,1 | 2,9 | 3,4 |
"""
BOARDS = """
| Nettokostnad, tkr | Budget | Utfall | Avvikelse | Utfall 2022 |
|---|---|---|---|---|
| Kommunstyrelsen | 104 310 | 102 118 | 2 192 | 99 706 |
| Bildningsnämnden | 624 200 | 636 240 | -12 040 | 617 236 |
| Tekniska nämnden | 64 276 | 64 761 | -485 | 63 427 |
| Summa | 792 786 | 803 119 | -10 333 | 780 369 |
"""
PROJECTS = """
| Projekt, tkr | Total budget | Utfall t.o.m. 2022 | Utfall 2023 | Ackumulerat utfall | Prognos |
|---|---|---|---|---|---|
| Norrgårdens förskola | 41 000 | 9 860 | 22 114 | 31 974 | 42 180 |
| Ombyggnad av Centralskolan | 97 000 | 31 646 | 31 054 | 62 700 | 98 400 |
"""
PENSIONS = """
| Pensionskostnader, tkr | 2023 | 2022 |
|---|---|---|
| Individuell del | 30 112 | 28 440 |
| Utbetalningar | 28 921 | 27 006 |
| Summa exklusive löneskatt | 59 033 | 55 446 |
| Särskild löneskatt 24,26 % | 14 321 | 13 451 |
| Summa pensionskostnader | 73 354 | 68 897 |
"""
SICK = """
| Sjukfrånvaro i procent av ordinarie arbetstid | 2023 | 2022 |
|---|---|---|
| Total sjukfrånvaro | 7,0 | 7,4 |
| Kvinnor | 7,9 | 8,2 |
| Män | 4,8 | 4,6 |
| Andel längre än 60 dagar | 47,0 | 44,1 |
"""
FEWER = """
| Tkr | 2023 | 2022 |
|---|---|---|
| Brukningsavgifter | 50 023 | 48 239 |
| Övriga intäkter | 2 114 | 2 306 |
| Summa intäkter | 52 137 | 50 545 |
"""

SCHOOLS = """
| Grundskolan per enhet | Elever | Resurs, tkr | Utfall, tkr | Resultat, tkr |
|---|---|---|---|---|
| Almskolan | 441 | 34 867 | 35 901 | -1 033 |
| Ekbackeskolan | 187 | 14 124 | 14 572 | -447 |
| Hagaskolan | 500 | 37 760 | 36 589 | 1 171 |
| Summa | 1 128 | 86 752 | 87 062 | -310 |
"""
UNITS = """
| Avdelning, tkr | Budget | Utfall | Avvikelse |
|---|---|---|---|
| Ekonomi | 14 920 | 14 110 | 810 |
| Personal | 15 600 | 15 217 | 383 |
| Digitalisering | 24 201 | 25 445 | -1 244 |
| Summa | 54 721 | 54 772 | -51 |
"""
GROUP = """
| Årets resultat, mnkr | 2023 | 2022 |
|---|---|---|
| Koncernen | 119,1 | 93,4 |
| Kommunen | 54,9 | 61,2 |
"""
WAITING = """
| Mått | Kommunen 2023 | Kommunen 2022 | Riket 2023 |
|---|---|---|---|
| Väntetid till särskilt boende, dagar | 30 | 42 | 64 |
| Väntetid till hemtjänst, dagar | 11 | 9 | 12 |
"""
CARRIED = """
| Nämnd, tkr | Ursprunglig budget | Tilläggsbudget | Total budget | Utfall | Återstår |
|---|---|---|---|---|---|
| Bildningsnämnden | 16 000 | 1 000 | 17 000 | 11 679 | 5 321 |
| Tekniska nämnden | 94 000 | 500 | 94 500 | 80 112 | 14 388 |
| Summa | 110 000 | 1 500 | 111 500 | 91 791 | 19 709 |
"""
LAND = """
| Försäljning, tkr | Försäljningspris | Bokfört värde | Reavinst |
|---|---|---|---|
| Hagby 3:1 | 10 214 | -2 101 | 8 113 |
| Kvarnen 2 | 11 402 | -1 880 | 9 522 |
| Tomter Solbacken | 3 306 | -622 | 2 684 |
| Summa | 24 922 | -4 603 | 20 319 |
"""
YEARS = """
| Mnkr | 2023 | 2022 | 2021 |
|---|---|---|---|
| Investeringar | 170,0 | 91,4 | 68,1 |
| Antal invånare | 35 507 | 35 310 | 35 122 |
"""


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        # Money beside heads is rounded.
        (SCHOOLS, "Skolorna har 1 128 elever."),
        # What makes a whole with others of its sentence is no line of the same name.
        (
            UNITS,
            "Digitaliseringsavdelningens nettokostnad på 25 445 tkr fördelar sig på licenser "
            "11 704 tkr, personal 9 669 tkr och övrigt 4 072 tkr.",
        ),
        (UNITS, "Kostnaden för licenser har ökat med 14 procent på två år."),
        # A difference between two that are named is not that of the sentence before.
        (
            GROUP,
            "Koncernens resultat uppgår till 119,1 mnkr, att jämföra med 93,4 mnkr året före. "
            "Kommunens resultat är 54,9 mnkr (61,2). Skillnaden mellan koncernens och kommunens "
            "resultat, 64,2 mnkr, är bolagens.",
        ),
        (
            UNITS,
            "Efter löner på 20,8 mkr och hyror på 5,2 mkr återstår 2,8 mkr för att täcka annat.",
        ),
        (
            UNITS,
            "Intäkterna var 24,4 mkr, skatterna 31,0 mkr, avskrivningarna 8,2 mkr och hyrorna 2,2 "
            "mkr. Efter löner på 20,8 mkr och hyror på 5,2 mkr återstår -1,6 mkr.",
        ),
        # What is told of a time further back is in another column.
        (
            GROUP.replace("2023 | 2022", "2023 | 2022 | 2021").replace("93,4 |", "93,4 | 107,1 |"),
            "Koncernens resultat, 119,1 mnkr, är 12,0 mnkr högre än för två år sedan (107,1 mnkr).",
        ),
        (
            UNITS,
            "Vid enheten avslutade 225 personer en insats. Av dem gick 66 till arbete och 33 till "
            "studier, tillsammans 44 procent.",
        ),
        # A real growth is none of the numbers that are printed.
        (
            TAX_BASE,
            "Skatteunderlaget ökar 2024 med 3,1 procent och priserna med 4,4 procent, vilket ger "
            "en real minskning av skatteunderlaget på 1,3 procentenheter.",
        ),
        # What stands under another head is told of that.
        (WAITING, "Året innan var väntetiden 42 dagar och i riket 64 dagar."),
        # What a cell has to the last nought is no slip of another.
        (CARRIED, "Bildningsnämnden har använt 11 679 tkr av sina 17 000 tkr."),
        # What some have together is told of all of them, and of none alone.
        (
            BOARDS,
            "Två av tre nämnder överskred sin budget. Deras sammanlagda underskott är 12,5 mkr. "
            "Övriga nämnder har tillsammans ett överskott på 2,2 mkr.",
        ),
        (
            SCHOOLS,
            "Resursen till Almskolan och Ekbackeskolan var 49,0 mkr, 1,5 mkr mindre än behovet.",
        ),
        # What several years came to follows from them.
        (
            YEARS,
            "Kommunen har 35 507 invånare. Sett över tre år har 329,5 mnkr investerats, varav "
            "170,0 mnkr under 2023.",
        ),
        # `under året` is not below it, wherever it stands.
        (GROUP, "Koncernens resultat har stigit med 25,7 mnkr, 27,5 procent, under året."),
        # What something is strengthened by is not what it is said of.
        (BALANCE, "Det egna kapitalet stärktes med årets resultat, 11,4 mkr, till 793,6 mkr."),
        (
            BALANCE,
            "Om hela pensionsåtagandet tas med, det vill säga även de 312,9 mkr som redovisas som "
            "ansvarsförbindelse, var soliditeten 28,4 % (26,7 %).",
        ),
        # A part of a variance has its own sign.
        (
            BOARDS,
            "Nämndens avvikelse blev -12,0 mkr. Grundskolan står för -6,5 mkr av avvikelsen och "
            "förskolan för -5,5 mkr.",
        ),
        # What both ends are below zero is so throughout.
        (
            PLOTS,
            "Nettot, 24,0 mkr, har minskat det bokförda värdet på tillgången från -59,8 mkr till "
            "-83,9 mkr.",
        ),
        # From much to next to nothing is a hundred per cent whatever is left.
        (COMPANIES, "Vatten AB ägs till 75 procent av kommunen."),
        (
            COMPANIES,
            "Distribuerad el uppgick till 191 GWh, en ökning från 181 GWh, och levererad "
            "fjärrvärme till 100 GWh.",
        ),
        # A line that tells rates does not grow by what it tells.
        (
            TAX_BASE,
            "SKR räknade i december med att skatteunderlaget växer med 5,2 procent 2023 och 3,1 "
            "procent 2024. I april var motsvarande bedömning 6,1 respektive 2,9 procent.",
        ),
        # A column without a year beside one of last year is this year's.
        (BOARDS, "Utfallet för tekniska nämnden är 64 761 tkr mot en budget på 64 276 tkr."),
        (
            BOARDS,
            "Vinterväghållningen kostade 4 617 tkr, vilket är 831 tkr mer än ett normalår.",
        ),
        # What is left is left of the whole budget, whenever it was spent.
        (
            PROJECTS,
            "Ombyggnad av Centralskolan: Av total budget på 97,0 mkr återstår 34,3 mkr.",
        ),
        (PENSIONS, "Löneskatten uppgick till 14,3 mkr."),
        # A share of a rate is not the rate, nor is a share of people.
        (SICK, "Av den totala sjukfrånvaron var 47,0 procent längre än 60 dagar."),
        (SICK, "De som är yngre än 30 år är 337, och 81,6 procent av dem är kvinnor."),
        # A surplus that the sentence before tells is not what a part of it comes to.
        (
            BOARDS,
            "Bildningsnämndens utfall är 636,2 mkr mot budgeterade 624,2 mkr. Underskottet härrör "
            "från gymnasieskolan (-7,2 mkr) och grundskolan (-4,8 mkr).",
        ),
        (
            BOARDS,
            "Hemtjänsten utförde 146 611 timmar hos i genomsnitt 503 brukare, vilket ger 24 timmar "
            "per brukare och månad.",
        ),
        # Why something rose is told of something else.
        (
            FEWER,
            "Taxan höjdes med 9 procent, vilket förklarar merparten av ökningen på 1,8 mkr.",
        ),
        # What people are counted beside is not negative, but what it comes to may be.
        (
            BOARDS,
            "Slutavräkningen blir -200 kronor per invånare. Med 20 026 invånare motsvarar det "
            "-4,0 mkr.",
        ),
        (
            SICK,
            "Kostnadsutvecklingen är 3,3 procent, där hemtjänsten ökat med 3,9 procent och "
            "särskilt boende med 4,6 procent.",
        ),
    ],
)
def test_what_is_true_is_left_alone(paper: str, sentence: str) -> None:
    judged = judge(read_markdown(f"# Förvaltningsberättelse\n\n{sentence}\n{paper}", "rapport.md"))
    told = (Severity.ERROR, Severity.WARNING)
    assert [one.message() for one in judged.findings if one.severity in told] == []


@pytest.mark.parametrize(
    ("paper", "sentence", "rule"),
    [
        (
            BALANCE,
            "Det egna kapitalet försvagades med 11,4 mkr till 793,6 mkr.",
            "direction",
        ),
        (BOARDS, "Grundskolan står för -6,5 mkr av kostnaderna.", "sign-in-sentence"),
        (
            COMPANIES,
            "Distribuerad el uppgick till 181 GWh, en ökning från 191 GWh.",
            "within-sentence",
        ),
        (
            BOARDS,
            "Utfallet för tekniska nämnden är 63 427 tkr mot en budget på 64 276 tkr.",
            "text-against-table",
        ),
        (
            BOARDS,
            "Hemtjänsten utförde 14 600 timmar hos 500 brukare, vilket ger 24 timmar per brukare.",
            "within-sentence",
        ),
    ],
)
def test_what_is_wrong_is_told_all_the_same(paper: str, sentence: str, rule: str) -> None:
    judged = judge(read_markdown(f"# Förvaltningsberättelse\n\n{sentence}\n{paper}", "rapport.md"))
    assert any(one.rule.startswith(rule) for one in judged.findings), [
        (one.rule, one.message()) for one in judged.findings
    ]


def test_what_is_taken_off_or_added_to_was_told_before() -> None:
    text = (
        "# Balanskrav\n\nÅrets resultat uppgår till 11,4 mkr. Från detta räknas vinster på 1,8 mkr "
        "bort och orealiserade förluster på 5,6 mkr läggs till. Resultatet blir därmed 15,2 mkr.\n"
    )
    judged = judge(read_markdown(text + BALANCE, "rapport.md"))
    assert "text-arithmetic" not in [one.rule for one in judged.findings]


def test_a_place_is_nothing_that_is_left() -> None:
    text = (
        "# Mark\n\nReavinsterna blev 20,3 mnkr (10,9 mnkr). Största affären var Kvarnen 2 med en "
        "köpeskilling på 11,4 mnkr.\n"
    )
    judged = judge(read_markdown(text + LAND, "rapport.md"))
    assert "text-arithmetic" not in [one.rule for one in judged.findings]


def test_the_year_of_the_title_is_the_reports() -> None:
    text = f"# Driftredovisning 2024\n\nUtfallet för tekniska nämnden var 64 761 tkr.\n{BOARDS}"
    judged = judge(read_markdown(text, "rapport.md"))
    assert judged.understood.year == "2024"


def test_a_company_is_compared_with_companies() -> None:
    text = f"""# Koncernen 2023

Högst resultat redovisar Energi AB med 17 083 tkr.

| Tkr | Resultat 2023 |
|---|---|
| Kommunen | 40 112 |
| Bostäder AB | 11 310 |
| Energi AB | 17 083 |
| Vatten AB | 745 |
{BALANCE}"""
    judged = judge(read_markdown(text, "rapport.md"))
    assert [one for one in judged.findings if one.rule == "superlative"] == []
