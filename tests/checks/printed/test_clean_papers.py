"""Papers in which all is true: nothing in them may be told as an error, however they tell it.

Each paper is the smallest in which one way of telling was once misread as an error.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

BOARDS = """
## Resultat per förvaltning

| Förvaltning, mnkr | Resultat 2025 | Budget 2025 | Avvikelse |
|---|---|---|---|
| Länssjukhuset | -103,9 | -33,1 | -70,8 |
| Närsjukvården norr | -52,5 | -12,3 | -40,2 |
| Närsjukvården söder | -1,6 | -4,7 | 3,1 |
| Psykiatrin | -42,2 | -2,9 | -39,3 |
| Hälsovalet | 36,4 | 2,3 | 34,1 |
| Totalt | -163,8 | -50,7 | -113,1 |
"""

AREAS = """
## Uppföljning av driftbudgeten per område

| Område, mnkr | Budget 2025 | Utfall 2025 | Avvikelse |
|---|---|---|---|
| Administration | -52,8 | -51,8 | 1,0 |
| Familjeomsorg | -140,8 | -142,4 | -1,6 |
| Kultur och fritid | -38,2 | -38,8 | -0,6 |
| Stadsmiljö | -22,0 | -21,6 | 0,4 |
| Arbetsmarknad | -16,7 | -16,2 | 0,5 |
"""

FORECASTS = """
## Nämndernas utfall och prognos

| Nettokostnad, mnkr | Budget jan-aug | Utfall jan-aug | Avvikelse jan-aug | Budget helår | \
Prognos helår | Avvikelse helår |
|---|---|---|---|---|---|---|
| Tandvårdsnämnden | -61,4 | -61,6 | -0,2 | -91,8 | -91,5 | 0,3 |
| Trafiknämnden | -412,1 | -411,0 | 1,1 | -616,2 | -620,6 | -4,4 |
| Kulturnämnden | -121,1 | -121,2 | -0,1 | -181,1 | -181,3 | -0,2 |
| Patientnämnden | -77,9 | -78,3 | -0,4 | -116,5 | -116,1 | 0,4 |
| Summa | -672,5 | -672,1 | 0,4 | -1 005,6 | -1 009,5 | -3,9 |
"""

RESULT = """
## Resultat

| Mnkr | Utfall jan-aug 2025 | Budget helår 2025 | Prognos helår 2025 |
|---|---|---|---|
| Skatteintäkter | 3 457,4 | 5 181,4 | 5 185,6 |
| Generella statsbidrag | 1 161,9 | 1 744,4 | 1 741,7 |
| Årets resultat | 97,9 | -35,2 | -90,2 |

Verksamhetens kostnader var 5 394,5 mnkr. Intäkterna var 1 073,1 mnkr. Personalkostnaderna var \
2 812,4 mnkr. Lokalkostnaderna var 612,7 mnkr. Investeringarna uppgick till 132,8 mnkr.
"""

SUPPORT = """
## Ekonomiskt stöd

| Tkr | Utfall 2024 | Budget 2025 | Utfall 2025 | Avvikelse |
|---|---|---|---|---|
| Utbetalt stöd | 23 520 | 23 926 | 23 900 | 26 |
"""

PUPILS = """
## Elever

| Program | Ht 2025 | Ht 2024 | Ht 2023 |
|---|---|---|---|
| Naturvetenskap | 160 | 155 | 156 |
| Teknik | 100 | 106 | 100 |
"""

AREAS_SO_FAR = """
## Utfall och prognos

| Nettokostnad, mkr | Budget jan-aug 2025 | Utfall jan-aug 2025 | Avvikelse jan-aug | \
Budget helår 2025 | Prognos helår 2025 | Avvikelse helår |
|---|---|---|---|---|---|---|
| Stöd och service | 220,4 | 226,0 | -5,6 | 360,9 | 344,7 | 16,2 |
| Äldreomsorg | 409,9 | 414,8 | -4,9 | 593,7 | 581,8 | 11,9 |
| Barn och unga | 100,0 | 105,7 | -5,7 | 150,0 | 150,4 | -0,4 |
| Nämnden totalt | 730,3 | 746,5 | -16,2 | 1 104,6 | 1 076,9 | 27,7 |
"""

SICK = """
## Sjukfrånvaro i procent av ordinarie arbetstid

| | 2025 | 2024 | 2023 |
|---|---|---|---|
| Totalt | 6,6 | 7,0 | 6,7 |
| Kvinnor | 7,7 | 7,9 | 7,1 |
| Män | 3,9 | 4,1 | 5,3 |
| 29 år och yngre | 6,4 | 6,1 | 6,2 |
"""

COSTS = """
## Kostnader och intäkter

| Tkr | Budget 2025 | Utfall 2025 |
|---|---|---|
| Summa kostnader | -459 130 | -464 450 |
| Summa intäkter | 93 800 | 95 214 |
"""

INVESTMENTS = """
## Investeringar per projekt

| Mkr | Budget helår 2025 | Utfall jan-aug 2025 | Prognos helår 2025 | Avvikelse helår |
|---|---|---|---|---|
| Belysning | 25,8 | 15,5 | 23,3 | 2,5 |
| Norra hamnen | 65,8 | 62,1 | 109,5 | -43,7 |
| Summa | 91,6 | 77,6 | 132,8 | -41,2 |
"""

PROJECTS = """
## Större pågående projekt

| Projekt, mnkr | Total budget | Utfall 2025 | Utfall sedan start | Kvar av total budget |
|---|---|---|---|---|
| Vattennätet | 17,1 | 4,0 | 5,4 | 11,7 |
| Belysning | 53,2 | 23,3 | 42,8 | 10,4 |
"""

GRANTS = """
## Income

| SEK million | 2025 | 2024 |
|---|---|---|
| Tax revenue | 6,422.1 | 6,426.5 |
| Other income | 311.0 | 307.2 |
"""

HALLS = """
## Anläggningarnas resultat

| Tkr | Intäkter 2025 | Kostnader 2025 | Netto 2025 | Budget 2025 | Avvikelse |
|---|---|---|---|---|---|
| Simhallen | 9 812 | -24 110 | -14 298 | -13 600 | -698 |
| Ishallen | 2 114 | -9 320 | -7 206 | -7 310 | 104 |
"""

SHARE_OF_RESULT = """
## Resultatprognos

| Mnkr | Budget 2025 | Prognos 2025 | Avvikelse |
|---|---|---|---|
| Skatteintäkter | 2 104,2 | 2 071,3 | -32,9 |
| Generella statsbidrag | 730,7 | 738,1 | 7,4 |
| Årets resultat | 58,1 | 59,6 | 1,4 |
"""

MARGIN = """
## Bolaget

| | 2025 | 2024 |
|---|---|---|
| Rörelsemarginal, % | 17,2 | 17,4 |
"""


LOSSES = """
## Resultaträkning

| Mkr | 2025 | 2024 |
|---|---|---|
| Verksamhetens intäkter | 512,4 | 498,0 |
| Årets resultat | -48,2 | -30,3 |
"""

SHARES = """
## Indikatorer

| Indikator, procent | Utfall 2024 | Mål 2025 | Utfall 2025 |
|---|---|---|---|
| Andel nöjda med utbudet | 74,5 | 71 | 70,0 |
| Andel elever på besök | 95,1 | 93 | 89,9 |
| Andel bokade tider | 65,6 | 64 | 63,7 |
| Andel flickor i föreningar | 47,2 | 46 | 44,5 |
"""

LOANS = """
## Lån

| Mkr | Bokfört värde 2025 | Marknadsvärde 2025 | Marknadsvärde 2024 |
|---|---|---|---|
| Obligationer | 110,1 | 115,2 | 121,0 |
| Certifikat | 97,1 | 102,6 | 107,3 |
| Totalt | 207,2 | 217,8 | 228,3 |
"""

PEOPLE = """
## Invånare

| Ålder | 2025 | 2024 |
|---|---|---|
| 0-19 år | 9 812 | 9 790 |
| 20 år och äldre | 31 313 | 31 301 |
| Alla | 41 125 | 41 091 |
"""

INDICES = """
## Index

| | Utfall 2025 | Utfall 2024 |
|---|---|---|
| Medarbetarengagemang | 78 | 79 |
"""


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        (LOSSES, "Årets resultat är -48,2 mkr, 17,9 mkr lägre än föregående år."),
        (
            LOSSES,
            "Resultatet försämrades med 17,9 mkr jämfört med 2024, då det var -30,3 mkr.",
        ),
        (SHARES, "Fyra indikatorer följs."),
        (LOANS, "Marknadsvärdet är 217,8 mkr. Det överstiger bokfört värde med 10,6 mkr."),
        (PEOPLE, "Barnen under sex år blev 14 fler."),
        (
            INDICES,
            "Nöjd-kund-index: utfallet blev 79 mot 77 föregående år, en uppgång med 2.",
        ),
        (
            LOSSES,
            "Nya lån på 169 172 tkr och amorteringar på 231 392 tkr ger ett finansieringsflöde på "
            "-62 220 tkr.",
        ),
        (
            LOSSES,
            "Kommunen gick minus med 48 miljoner kronor. Det är 110 miljoner kronor mindre än vad "
            "som fanns i budgeten (62 miljoner kronor).",
        ),
        (
            SICK,
            "Bland kvinnor var sjukfrånvaron 7,7 procent, 3,8 procentenheter högre än bland män.",
        ),
        (BOARDS, "Fyra av fem förvaltningar redovisar ett negativt resultat."),
        (AREAS, "Två av fem områden har dragit över sin budget."),
        (FORECASTS, "Två av fyra nämnder prognostiserar ett underskott för helåret."),
        (FORECASTS, "Av 4 nämnder räknar 2 med underskott för helåret och 2 med överskott."),
        (RESULT, "Prognosen motsvarar -1,3 procent av skatteintäkter och generella statsbidrag."),
        (RESULT, "Som andel av skatter och bidrag motsvarar prognosen -1,3 procent."),
        (
            RESULT,
            "Resultatet ska vara minst 1,0 procent av intäkterna; enligt prognosen blir det "
            "-1,3 procent.",
        ),
        (
            RESULT,
            "Resultatet skulle då motsvara -1,3 procent av skatteintäkter och generella "
            "statsbidrag.",
        ),
        (
            SUPPORT,
            "Under året fick 375 hushåll stöd, mot 380 året dessförinnan. Det utbetalda beloppet, "
            "23 900 tkr, ökade med 1,6 procent och gav mot budget ett överskott på 26 tkr.",
        ),
        (PUPILS, "Teknik gick från 106 till 100 elever, alltså 6 färre."),
        (
            AREAS_SO_FAR,
            "För stöd och service är prognosen 344,7 mkr netto, 16,2 mkr mindre än budget.",
        ),
        (
            SICK,
            "Bland medarbetare under 30 år har frånvaron stigit med 0,3 procentenheter, till 6,4 "
            "procent.",
        ),
        (SICK, "Andelen kvinnor är 76,7 procent."),
        (SICK, "Sjukfrånvaron steg från 6,0 till 6,0 procent."),
        (COSTS, "Kostnaderna blev 5 320 tkr högre än beräknat och intäkterna 1 414 tkr högre."),
        (INVESTMENTS, "Prognosen för helåret är 132,8 mkr, 41,2 mkr högre än budget."),
        (
            PROJECTS,
            "Vattennätet: årets utgifter är 4,0 mnkr. Av den totala budgeten på 17,1 mnkr återstår "
            "11,7 mnkr.",
        ),
        (
            GRANTS,
            "Tax revenue fell by 0.1 per cent, while grants were SEK 4.1 million higher than in "
            "2024.",
        ),
        (
            HALLS,
            "Simhallen gick sämre än väntat. Entréintäkterna blev 7 963 tkr, 608 tkr under budget.",
        ),
        (
            SHARE_OF_RESULT,
            "Resultatet motsvarar 2,1 % av skatteintäkter och generella statsbidrag.",
        ),
        (
            MARGIN,
            "Rörelseresultatet förbättrades med 1,0 mkr till 64,1 mkr och rörelsemarginalen blev "
            "17,2 procent (17,4 procent), det vill säga 0,3 procentenheter lägre.",
        ),
    ],
)
def test_what_is_true_is_no_error(paper: str, sentence: str) -> None:
    judged = judge(read_markdown(f"# Verksamheten 2025\n\n{sentence}\n{paper}", "rapport.md"))
    assert [one.message() for one in judged.findings if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("paper", "sentence", "rule"),
    [
        (AREAS, "Tre av fem områden har dragit över sin budget.", "counted"),
        (FORECASTS, "Tre av fyra nämnder prognostiserar ett underskott för helåret.", "counted"),
        (PUPILS, "Teknik gick från 106 till 100 elever, alltså 6 fler.", "direction"),
        (
            AREAS_SO_FAR,
            "För stöd och service är prognosen 344,7 mkr netto, 16,2 mkr mer än budget.",
            "direction",
        ),
        (
            GRANTS,
            "Tax revenue fell from SEK 6,426.5 million to SEK 6,242.1 million.",
            "text-against-table",
        ),
        (INVESTMENTS, "Årets investeringar uppgick till -77,6 mkr.", "sign-in-sentence"),
    ],
)
def test_what_is_not_true_is_told(paper: str, sentence: str, rule: str) -> None:
    judged = judge(read_markdown(f"# Verksamheten 2025\n\n{sentence}\n{paper}", "rapport.md"))
    told = [one.rule for one in judged.findings if one.severity is not Severity.NOTE]
    assert any(one.startswith(rule) for one in told)


def test_the_same_phrase_under_each_heading_tells_of_each() -> None:
    text = """# Verksamheten 2025

## Gymnasienämnden

Jämfört med samma månader året före är nettokostnaden 8,2 mkr (1,3 %) lägre.

## Vårdnämnden

Jämfört med samma månader året före är nettokostnaden 20,1 mkr (1,3 %) lägre.
"""
    judged = judge(read_markdown(text, "rapport.md"))
    assert "repeated-sentence" not in [one.rule for one in judged.findings]


def test_each_item_of_a_list_tells_of_its_own() -> None:
    text = """# Verksamheten 2025

- Kost. Jämfört med 2024 har nettokostnaden minskat med 50,2 mnkr.
- Fastigheter. Sedan förra året har nettokostnaden stigit från 532,1 till 607,7 mnkr.
"""
    judged = judge(read_markdown(text, "rapport.md"))
    assert not [one for one in judged.findings if one.severity is not Severity.NOTE]


ASSETS = """
## Kapitalförvaltning 2025

Aktieandelen är 48,7 procent, och det största enskilda slaget, nominella räntor, är värt 97,8 mnkr.

| Tillgångsslag | Marknadsvärde, mnkr |
|---|---|
| Nominella räntor | 97,8 |
| Svenska aktier | 75,6 |
| Globala aktier | 70,0 |
| Likvida medel | 55,5 |
| Summa | 298,9 |
"""

PROJECTS = """
## Investeringar 2025

Belysning redovisar ett överskott mot årsbudgeten på 2,5 mnkr.

| Projekt, tkr | Totalram | Slutprognos | Avvikelse ram-prognos |
|---|---|---|---|
| Belysning | 136 600 | 139 143 | -2 543 |
| Gator | 20 000 | 19 000 | 1 000 |
| Parker | 9 000 | 8 700 | 300 |
"""

TARGETS = """
## Tillgänglighet

Andelen som fick sin åtgärd inom 90 dagar ökade från 75,6 till 86,0 procent och ligger {gap} \
procentenheter under målet.

| Tillgänglighet, procent | Mål | 2025 | 2024 | Förändring, p.e. |
|---|---|---|---|---|
| Första besök inom 90 dagar | 86,0 | 93,0 | 89,7 | 3,3 |
| Åtgärd inom 90 dagar | 91,0 | 86,0 | 75,6 | 10,4 |
"""


FRAMES = """
## Projekt 2025

Till och med 2025 har 152,5 mnkr lagts ned i projektet Fordon räddningstjänst, 56,2 % av totalramen.

| Projekt, tkr | Totalram | Utfall tidigare år | Utfall 2025 | Utfall ackumulerat |
|---|---|---|---|---|
| Fordon räddningstjänst | 271 500 | 44 804 | 107 732 | 152 536 |
| Belysning | 136 600 | 72 011 | 23 273 | 95 284 |
| Gator | 410 000 | 311 362 | 90 000 | 401 362 |
| Summa | 818 100 | 428 177 | 221 005 | 649 182 |
"""

DAYS = """
## Tillgänglighet

Andelen som fick sin åtgärd inom 90 dagar minskade från 91,4 till 85,6 procent och ligger 1,6 \
procentenheter över målet.
"""


@pytest.mark.parametrize("paper", [ASSETS, PROJECTS, TARGETS.format(gap="5,1"), FRAMES, DAYS])
def test_what_only_seems_to_be_of_a_line_is_no_error(paper: str) -> None:
    """Another clause, another plan, one in the last digit, a part of a row, a number of days."""
    found = judge(read_markdown(f"# Årsredovisning 2025\n{paper}", "a.md")).findings
    assert [one.message() for one in found if one.severity is Severity.ERROR] == []


def test_a_difference_that_is_off_by_more_than_the_last_digit_is_an_error() -> None:
    text = f"# Årsredovisning 2025\n{TARGETS.format(gap='5,4')}"
    found = judge(read_markdown(text, "a.md")).findings
    assert [one.expected for one in found if one.severity is Severity.ERROR] == ["5,0"]


def test_less_than_in_a_year_is_no_direction_up_to_that_year() -> None:
    text = """# Årsredovisning 2024

Driftnettot blev 117,8 Mkr. Det är 9,5 Mkr mindre än 2023, då det var 127,3 Mkr.

| Flerårsöversikt | 2024 | 2023 | 2022 | 2021 |
|---|---|---|---|---|
| Driftnetto, tkr | 117 813 | 127 286 | 117 818 | 112 399 |
| Hyresintäkter, tkr | 324 000 | 314 000 | 304 000 | 301 399 |
"""
    assert judge(read_markdown(text, "a.md")).findings == ()
    assert judge(read_markdown(text.replace("mindre", "mer"), "a.md")).findings


COMPANY = """
## Resultaträkning

| Tkr | 2024 | 2023 |
|---|---|---|
| Nettoomsättning | 118 240 | 114 030 |
| Driftkostnader | -52 310 | -50 120 |
| Underhåll | -18 420 | -17 905 |
| Räntenetto | -14 289 | -11 980 |
| Resultat före skatt | 33 221 | 34 025 |
"""

SCHOOLS = """
## Månadsrapport oktober

| Mnkr | Budget jan-okt | Utfall jan-okt | Avvikelse | Årsbudget | Prognos | Prognosavvikelse |
|---|---|---|---|---|---|---|
| Förskola | 124,1 | 127,3 | -3,2 | 148,9 | 145,7 | +3,2 |
| Grundskola | 271,0 | 268,4 | +2,6 | 325,2 | 327,1 | -1,9 |
| Gymnasieskola | 110,5 | 112,3 | -1,8 | 132,6 | 139,2 | -6,6 |
| Totalt | 505,6 | 508,0 | -2,4 | 606,7 | 612,0 | -5,3 |
"""

FEES = """
## Miljönämnden

| Tkr | Budget | Utfall | Differens |
|---|---|---|---|
| Intäkter | 6 950 | 7 216 | 266 |
| Kostnader | -12 410 | -12 655 | -245 |
| Netto | -5 460 | -5 439 | 21 |
"""

BATHS = """
## Tertialrapport 1

| Mkr | Utfall t1 | Årsbudget | Helårsprognos | Avvikelse |
|---|---|---|---|---|
| Bibliotek | 5,6 | 17,2 | 17,4 | -0,2 |
| Idrotts- och badanläggningar | 11,2 | 34,3 | 33,3 | 1,0 |
| Föreningsstöd | 3,4 | 10,1 | 10,1 | 0,0 |
| Nämnden totalt | 20,2 | 61,6 | 60,8 | 0,8 |
"""

FOLLOW_UP = """
## Uppföljning per sista april

| Nämnd, mnkr | Budget helår | Prognos helår | Avvikelse | Avvikelse föregående prognos |
|---|---|---|---|---|
| Kommunstyrelsen | 71,2 | 71,9 | -0,7 | -1,4 |
| Bildningsnämnden | 458,8 | 468,4 | -9,6 | 2,1 |
| Omsorgsnämnden | 401,3 | 399,0 | 2,3 | -3,0 |
| Kulturnämnden | 52,4 | 51,9 | 0,5 | -0,8 |
| Summa | 983,7 | 991,2 | -7,5 | -3,1 |
"""


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        pytest.param(
            COMPANY, "Räntenettot belastade resultatet med 14,3 mkr.", id="weighed on the result"
        ),
        pytest.param(
            SCHOOLS,
            "Förskola väntas gå 3,2 mnkr bättre än årsbudgeten på 148,9 mnkr.",
            id="two variances of one size",
        ),
        pytest.param(
            SCHOOLS,
            "Prognosen pekar på ett underskott om 5,3 mnkr. I september var prognosen -4,5 mnkr, "
            "alltså en försämring med 0,8 mnkr på en månad.",
            id="a deficit before its change",
        ),
        pytest.param(
            FEES,
            "Av intäkterna kommer 4,2 mkr från tillsynsavgifter och 3,0 mkr från bygglovsavgifter.",
            id="a part of the income",
        ),
        pytest.param(
            BATHS,
            "Idrotts- och badanläggningar, som har en årsbudget på 34,3 mkr, beräknas få 1,0 mkr "
            "över vid årets slut.",
            id="what is left over",
        ),
        pytest.param(
            FEES,
            "Intäkterna, 7 216 tkr, motsvarar 57 procent av kostnaderna.",
            id="a share of gross costs",
        ),
        pytest.param(
            FOLLOW_UP,
            "Två av fyra nämnder räknar med att dra över sin budget.",
            id="an earlier follow-up's variances",
        ),
        pytest.param(
            FOLLOW_UP,
            "Bildningsnämnden använder 47,3 procent av nämndernas pengar och prognostiserar "
            "-9,6 mnkr.",
            id="a forecast variance",
        ),
    ],
)
def test_what_new_kinds_of_papers_tell_is_no_error(table: str, sentence: str) -> None:
    told = judge(read_markdown(f"# Bokslut 2024\n{table}\n{sentence}\n", "report.md"))
    assert [one.message() for one in told.findings if one.quote and one.quote in sentence] == []
