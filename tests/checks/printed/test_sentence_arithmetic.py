"""The arithmetic of sentences as reports write them: each is silent as it should be, and with the
other number it is an error that says what it should be."""

from __future__ import annotations

import re

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

# `[right|wrong]` is the number that follows from the others, and what a tired hand wrote.
_FOLLOWS = (
    "Av låneramen på 7 000 tkr utnyttjades 4 669 tkr eller [66,7|52,7] procent.",
    "Av 125 platser i särskilt boende var i genomsnitt 117 belagda, vilket ger en beläggning på "
    "[93,6|107,6] procent.",
    "Nettokostnaden är 103,7 mkr mot 102,0 mkr året före, alltså 1,7 mkr ([1,7|2,7] %) högre.",
    "Kommunen hade 1 559 anställda, av vilka 1 195 eller [76,7|67,7] procent är kvinnor.",
    "Kostnaden blev 119,9 mnkr och översteg budgeten på 110,0 mnkr med [9,9|8,8] mnkr.",
    "Under året har 2 658 tkr investerats. Anslaget var 3 100 tkr, så [442|642] tkr återstår.",
    "Investeringsbudgeten var 21 650 tkr och 16 330 tkr har använts. Kvar är [5 320|3 724] tkr.",
    "Av anslaget på 12,4 mnkr har 9,1 mnkr förbrukats och [3,3|4,3] mnkr återstår.",
    "Kommunstyrelsen förbrukade 77 258 tkr av en ram på 78 564 tkr och lämnar tillbaka [1 "
    "306|601] tkr.",
    "Nämnden kostade netto 31 281 tkr mot budgeterade 31 559 tkr och visar alltså plus "
    "[278|178] tkr.",
    "Kollektivtrafiken kostade 735 mkr mot budgeterade 747 mkr; avvikelsen är [12|5] mkr.",
    "Resultatet blev 199 miljoner kronor. Budgeten var 100 miljoner kronor, vilket innebär "
    "en avvikelse på [99|54] miljoner kronor.",
    "Kontorets nettokostnad uppgick till 193,4 miljoner kronor. I budget fanns 188,1 "
    "miljoner kronor, vilket ger en negativ avvikelse på [5,3|8,2] miljoner kronor.",
    "Förbundet redovisar ett underskott på 408 tkr. Budgeten var 262 tkr och avvikelsen är "
    "därmed [-670|-335] tkr.",
    "Kommunerna betalade 96 013 tkr i medlemsavgifter. Året innan var summan 93 213 tkr, så"
    " avgifterna har höjts med [2 800|2 400] tkr.",
    "1 355 tillsyner av planerade 1 450 gjordes, alltså [95|71] under plan.",
    "Enligt planen skulle 1 450 tillsyner göras; utfallet blev 1 355, vilket är [93,4|79,4]"
    " procent.",
    "Energikostnaden sjönk från 63,4 mnkr till 60,8 mnkr, motsvarande [4|7] procent.",
    "Det föddes 42 barn medan 78 personer avled, alltså ett födelseunderskott på [36|40].",
    "Inflyttningen uppgick till 245 och utflyttningen till 265, vilket ger ett flyttnetto "
    "på [-20|-26].",
    "Från andra arbetsgivare rekryterades 44 personer medan 35 lämnade staden, ett "
    "tillskott på [9|14].",
    "Flickorna är 404 och pojkarna 230, det vill säga [64|95] respektive 36 procent.",
    "Elnät omsatte 134,3 Mkr (140,6 Mkr), en minskning med [4,5|6,2] %.",
    "Elnät omsatte 134,3 Mkr jämfört med 140,6 Mkr 2018, en minskning med [4,5|6,2] %.",
    "Resultat: 12,3 mnkr (budget 10,1 mnkr), avvikelse [2,2|3,1] mnkr.",
    "Nettokostnad 412,6 mkr, budget 409,1 mkr, avvikelse [-3,5|-5,3] mkr.",
    "Revenue decreased by $3.2 million, or [4.1|5.1]%, from $78.0 million in 2018 to $74.8 "
    "million in 2019.",
    "Revenue decreased by $[3.2|2.3] million, or 4.1%, from $78.0 million in 2018 to $74.8 "
    "million in 2019.",
    "Net sales were EUR 74.8 million, down [4.1|1.4]% from EUR 78.0 million in 2018.",
    "Net sales were SEK 1,310 million, compared to SEK 1,260 million in 2018, up [4|7]%.",
    "Operating costs amounted to SEK 412.6 million against a budget of SEK 409.1 million, "
    "an overrun of SEK [3.5|5.3] million.",
    "The equity ratio rose from 41.2 per cent to 43.0 per cent, an increase of [1.8|1.3] "
    "percentage points.",
    "Of the 240 employees, 156 ([65|56] per cent) are women.",
    "Women earned SEK 31,200 and men SEK 32,500, a difference of SEK [1,300|1,500].",
    "Driftkostnaden blev 48,2 mnkr, att jämföra med budgeterade 47,0 mnkr, alltså [1,2|2,1]"
    " mnkr för mycket.",
    "Nämnden fick 84,5 mnkr i anslag och använde 82,9 mnkr, ett överskott på [1,6|2,6] mnkr.",
    "Budgeten uppgick till 64,2 mnkr. Utfallet blev 61,9 mnkr, det vill säga [2,3|3,2] mnkr lägre.",
    "Utfallet är 61,9 mnkr. Det är [2,3|4,3] mnkr lägre än budgeten på 64,2 mnkr.",
    "Prognosen för helåret är 30,1 mnkr, [3,2|4,7] mnkr mindre än de 33,3 mnkr som beslutats.",
    "Skulden var 118,4 mnkr vid årets slut, mot 116,0 mnkr vid dess början, och har alltså "
    "vuxit med [2,4|4,2] mnkr.",
    "Vid årets början var skulden 116,0 mnkr och vid årets slut 118,4 mnkr, en ökning med "
    "[2,4|4,2] mnkr.",
    "Antalet ärenden var 1 204 mot 1 131 året innan, en ökning med [73|37] stycken eller "
    "6,5 procent.",
    "Antalet ärenden var 1 204 mot 1 131 året innan, en ökning med 73 stycken eller "
    "[6,5|5,6] procent.",
    "Andelen behöriga lärare är 71,4 procent, vilket är [2,3|3,2] procentenheter lägre än "
    "målet 73,7 procent.",
    "Sjukfrånvaron ökade från 6,1 till 6,8 procent, alltså med [0,7|0,9] procentenheter.",
    "Sjukfrånvaron var 6,8 procent, jämfört med 6,1 procent i fjol, en uppgång på [0,7|0,9]"
    " procentenheter.",
    "Av 366 anställda är 211 kvinnor, [57,7|36,4] procent.",
    "Av förvaltningens 366 anställda är 211 kvinnor, vilket motsvarar [57,7|36,4] procent.",
    "Kvinnorna är 211 av 366 anställda ([57,7|75,7] procent).",
    "96,0 mnkr av intäkterna på 123,4 mnkr, eller [77,8|58,3] procent, är avgifter.",
    "Intäkterna blev 123,4 mnkr, varav 96,0 mnkr ([77,8|58,3] procent) är avgifter.",
    "Den totala produktionen var 285,5 GWh och 251,5 GWh levererades. Skillnaden, "
    "[34,0|43,0] GWh, är förluster i nätet.",
    "Budgeten var 5,0 mnkr och utfallet 4,4 mnkr. Överskottet på [0,6|0,9] mnkr förs till "
    "nästa år.",
    "Taxorna gav 144,5 mnkr och kostnaderna var 142,9 mnkr, ett överskott på [1,6|2,6] mnkr.",
    "Fonden växte från 8 178 tkr till 9 814 tkr, det vill säga med [1 636|1 366] tkr.",
    "Skolan har 1 240 elever och 84 lärare, alltså [14,8|18,4] elever per lärare.",
    "Kostnaden var 36,2 mnkr för 402 platser, vilket är [90 050|95 050] kronor per plats.",
    "Personalkostnaden 173,6 mnkr utgör [33,2|22,3] procent av de totala kostnaderna på "
    "522,9 mnkr.",
    "Under året såldes 214 bostäder mot 198 föregående år (+[8|18] procent).",
    "Utfallet blev 48,9 mnkr (budget 47,2 mnkr), en negativ avvikelse med [1,7|7,1] mnkr.",
    "Helårsprognosen pekar på 52,0 mnkr jämfört med budgeten 50,5 mnkr, det vill säga ett "
    "underskott om [1,5|2,5] mnkr.",
    "Prognosen i augusti var 4,4 mnkr. Utfallet blev 7,1 mnkr, alltså [2,7|7,2] mnkr bättre.",
    "Kommunen har 18 324 invånare. Det är [112|212] fler än för ett år sedan, då de var 18 212.",
    "Kommunens befolkning ökade under året från 18 212 till 18 324, det vill säga med "
    "[112|212] personer.",
    "Investeringarna blev 112,8 mnkr av budgeterade 141,5 mnkr, en genomförandegrad på "
    "[80|62] procent.",
    "Av budgeten på 141,5 mnkr har 112,8 mnkr upparbetats ([80|62] procent).",
    "Budgeten på 141,5 mnkr är upparbetad till [80|62] procent, 112,8 mnkr.",
    "Åtgärderna ska ge 32,9 mnkr på helåret. Hittills har 21,7 mnkr realiserats, alltså "
    "[66,0|60,6] procent.",
    "Personalen minskade med [4|7] från 333 till 329 anställda.",
    "Nettokostnaden ökade med 4 618 tkr eller [1,2|2,1] procent, till 393 419 tkr.",
    "Nettokostnaden ökade till 393 419 tkr, det vill säga med 4 618 tkr eller [1,2|2,1] procent.",
    "Resultatet efter finansiella poster var 12,4 Mkr (8,1), en förbättring med [4,3|3,4] Mkr.",
    "Utbetalt stöd: 12 308 tkr (2021: 12 232 tkr), en ökning med [76|125] tkr.",
    "Låneskulden per invånare är 24 485 kronor, [545|855] kronor mer än 2018 då den var 23 "
    "940 kronor.",
    "Simkunnigheten i årskurs 6 är 91,0 procent och ligger [4,0|6,4] procentenheter under "
    "målet på 95 procent.",
    "Målet är 95 procent. Simkunnigheten blev 91,0 procent, [4,0|6,4] procentenheter under målet.",
    "Budget 42,0 mnkr, utfall 40,8 mnkr: ett överskott på [1,2|2,1] mnkr.",
    "Utfall 40,8 mnkr mot budget 42,0 mnkr ger [+1,2|+2,1] mnkr.",
    "Hyresintäkterna var 88,4 mnkr, 2,1 mnkr eller [2,4|4,2] procent högre än föregående år.",
    "Antalet platser är 402 efter att ha minskat med [18|28] från 420.",
    "Kostnaderna var 522,9 mnkr och intäkterna 426,2 mnkr; nettokostnaden blev således "
    "[96,7|69,7] mnkr.",
    "Med intäkter på 426,2 mnkr och kostnader på 522,9 mnkr blev nettokostnaden [96,7|69,7] mnkr.",
    "Kommunen hade 2 104 anställda, varav 1 641 kvinnor ([78|87] procent) och 463 män (22 "
    "procent).",
    "Avgifterna täckte 144,5 av 142,9 mnkr, det vill säga [101|110] procent av kostnaderna.",
    "Borrowings rose by SEK 19 million to SEK 461 million, up [4.3|3.4] per cent.",
    "Headcount fell to 329 from 333, a reduction of [4|7].",
    "Staff costs were SEK 173.6 million, or [33.2|22.3] per cent of total costs of SEK "
    "522.9 million.",
    "Expenditure was SEK 61.9 million, which is SEK [2.3|3.2] million below the budget of "
    "SEK 64.2 million.",
)

# Numbers that look like such a frame and are none: other periods, a part, other subjects, other
# prices, a bound, the rounding of both sides.
_OF_SOMETHING_ELSE = (
    "Investments, which make up 95.6% of total assets, rose by $96.5 million to $1,354.6 million.",
    "Utbetalningarna var 119,9 mnkr och översteg avgifterna med 26,1 mnkr.",
    "Skulden är 2 182 mnkr, det vill säga 21 283 kronor per invånare, 1 207 kronor mer än i fjol.",
    "Driftkostnaderna steg från 84,0 till 86,9 Mkr, motsvarande 654 kr per kvadratmeter (636 kr), "
    "alltså 18 kr mer per kvadratmeter.",
    "Kostnaderna ökade med 2,8 procent jämfört med 2017, då de var 100,0 mkr, och med 4,1 "
    "procent i fasta priser till 106 mkr.",
    "Resultatet för perioden blev 12,3 mnkr, helårsprognosen är 8,1 mnkr och avvikelsen mot"
    " budget beräknas till 2,0 mnkr.",
    "Nämnden hade en budget på 40,0 mnkr, varav 12,0 mnkr för skolan, och fick 3,0 mnkr mer.",
    "Löneökningarna var 3,1 procent och kostnaderna ökade från 40,0 till 44,0 mnkr.",
    "Intäkterna var 40,1 mnkr och kostnaderna 52,3 mnkr, en ökning med 3,0 mnkr respektive "
    "4,1 mnkr.",
    "Anslaget var 3 100 tkr. Av projekten återstår 442 tkr i asfalt.",
    "Försäljningen var 74,8 Mkr (78,0), en minskning med 4,1 procent.",
    "Antalet barn var 420 och antalet platser 402, en minskning med 12 barn.",
    "Av 366 anställda är 211 kvinnor, 57 procent är över 40 år.",
    "Kostnaderna ökade med 2,8 procent jämfört med 2017, då de var 100,0 mkr, och med 4,1 "
    "procent i fasta priser till 106 mkr.",
    "Resultatet för perioden blev 12,3 mnkr, helårsprognosen är 8,1 mnkr och avvikelsen mot"
    " budget beräknas till 2,0 mnkr.",
    "Nämnden hade en budget på 40,0 mnkr, varav 12,0 mnkr för skolan, och fick 3,0 mnkr mer.",
    "Löneökningarna var 3,1 procent och kostnaderna ökade från 40,0 till 44,0 mnkr.",
    "Intäkterna var 40,1 mnkr och kostnaderna 52,3 mnkr, en ökning med 3,0 mnkr respektive "
    "4,1 mnkr.",
    "Försäljningen var 74,8 Mkr (78,0), en minskning med 4,1 procent.",
    "Antalet barn var 420 och antalet platser 402, en minskning med 12 barn.",
    "Av 366 anställda är 211 kvinnor, 57 procent är över 40 år.",
    "Ackumulerat till och med augusti är utfallet 82,4 mnkr, en avvikelse med 1,2 mnkr mot "
    "periodens budget; helårsbudgeten är 125,0 mnkr.",
    "Nettokostnaden var 41,2 mnkr. Budgeten för investeringar var 30,0 mnkr, vilket ger en "
    "avvikelse på 4,4 mnkr.",
    "Personalkostnaderna ökade med 4,1 mnkr och övriga kostnader med 2,0 mnkr till 88,4 mnkr.",
    "Skatteintäkterna ökade med 3,4 procent till 1 204 mnkr, varav 0,8 procent beror på "
    "slutavräkningen.",
    "Kommunens skattesats är 21,42 kronor, riket har 20,70 kronor och skillnaden mot "
    "grannkommunen är 0,18 kronor.",
    "Soliditeten var 43,0 procent och inklusive pensioner 21,4 procent, en förbättring med "
    "1,2 procentenheter.",
    "Anslaget var 3 100 tkr, av vilka 1 200 tkr gick till gator. Kvar att utreda är 14 ärenden.",
    "Målet är att 95 procent ska vara nöjda. 91 procent svarade, en ökning med 3 procentenheter.",
    "Under 2018 byggdes 120 bostäder, att jämföra med 96 året innan. Målet är 150 per år, "
    "alltså 30 fler.",
    "Det kom in 1 204 ärenden, 73 fler än i fjol, och 1 180 avslutades.",
    "Nettokostnaden blev 412,6 mnkr, vilket är 2,1 procent högre än 2017 och 3,5 mnkr över budget.",
    "Kostnaden per elev var 98 200 kronor för 1 240 elever i grundskolan, medan gymnasiet "
    "kostade 121 mnkr.",
    "Under året har 44 personer anställts och 35 slutat, varav 12 med pension, ett tapp på "
    "3 i äldreomsorgen.",
    "Fonden har en avkastning på 4,2 procent. Målet är 3,0 procent, och över tre år är "
    "avvikelsen 0,6 procentenheter.",
    "Av budgeten på 40 mnkr går 12 mnkr till skolan, 8 procent mer än i fjol.",
    "Resultatet är 12,3 mnkr bättre än budget. Budgeten var 10,0 mnkr, och förra årets "
    "avvikelse var 3,0 mnkr.",
    "Intäkterna blev 144,5 mnkr och kostnaderna 142,9 mnkr, ett överskott mot budget på 3,1 mnkr.",
    "Intäkterna var 144,5 mnkr och kostnaderna 160,2 mnkr, ett underskott på 2,2 mnkr "
    "jämfört med planerat.",
    "Lönesumman var 88,0 mnkr för 210 årsarbetare, och medellönen är 31 400 kronor per månad.",
    "Driftbudgeten är 88,0 mnkr för 402 platser. Kostnaden 2017 var 210 000 kronor per plats.",
    "Hyran är 1 204 kronor per kvadratmeter för 58 lägenheter med 3 480 kvadratmeter.",
    "Skulden är 118,4 mnkr (116,0 mnkr), och räntan 1,2 procent (1,4 procent).",
    "Andelen ökade från 41 till 43 procent, vilket är 3 procentenheter över riket.",
    "Kostnaderna ökade från 41,0 till 43,0 mnkr, motsvarande 4,9 procent.",
    "Kostnaderna ökade från 41,0 till 43,0 mnkr, motsvarande 12 procent av omsättningen.",
    "Kostnaderna ökade från 41,0 till 43,0 mnkr, vilket motsvarar 1 204 kronor per invånare.",
    "Antalet årsarbetare var 1 204,5 jämfört med 1 190,2 i fjol, en ökning med 14,3 eller "
    "1,2 procent.",
    "Under perioden januari–augusti var utfallet 52,1 mnkr. Det är 3,0 mnkr bättre än "
    "budget och 1,4 mnkr bättre än i fjol.",
    "Årets resultat är 12,3 mnkr. Det motsvarar 1,4 procent av skatteintäkterna på 870 mnkr.",
    "Balanskravsresultatet är 12,3 mnkr efter att 2,1 mnkr räknats bort från resultatet 14,4 mnkr.",
    "Budgeten var 64,2 mnkr efter en tilläggsbudget på 2,0 mnkr. Utfallet blev 61,9 mnkr, "
    "2,3 mnkr lägre än budget.",
    "Den ursprungliga budgeten var 62,2 mnkr. Utfallet blev 61,9 mnkr, det vill säga 2,3 "
    "mnkr lägre än den reviderade budgeten.",
    "Prognosen är ett underskott på 4,4 mnkr. Det är 1,0 mnkr sämre än förra prognosen.",
    "Nämnden visar ett underskott på 4,4 mnkr. Budgeten är 120 mnkr, och det är främst "
    "placeringar som kostar 3,1 mnkr mer.",
    "Av intäkterna på 123,4 mnkr är 96,0 mnkr avgifter och 12 procent bidrag.",
    "Kvinnor har 31 200 kronor och män 32 500 kronor i medellön; kvinnors lön är 96,0 "
    "procent av mäns.",
    "I kommunen finns 18 324 invånare och 9 120 hushåll, i genomsnitt 2,0 personer per hushåll.",
    "Av de 1 204 ärendena var 403 nya, 33 procent, och 801 gamla, 67 procent.",
    "Sjukfrånvaron var 6,8 procent. För kvinnor var den 7,4 procent och för män 5,1 "
    "procent, en skillnad på 2,3 procentenheter.",
    "Likvida medel var vid årets slut 39,7 mnkr (43,9 mnkr); minskningen beror på att lån "
    "för 10 mnkr lösts.",
    "Den totala investeringsvolymen uppgick till 112,8 mnkr, varav 40,1 mnkr är ny "
    "förskola. Skillnaden mot budget är 28,7 mnkr.",
    "Elanvändningen minskade från 12,4 till 11,8 GWh. Skillnaden, 0,6 GWh, motsvarar 30 villor.",
    "The surplus was SEK 12.4 million (8.1), SEK 2.1 million better than budget.",
    "Costs rose from SEK 41.0 million to SEK 43.0 million, up 3.1 per cent in fixed prices.",
    "Revenue was SEK 78.0 million and costs SEK 74.8 million, an increase of 3 per cent and"
    " 2 per cent respectively.",
    "Of the 240 employees, 156 are women and 12 per cent are under 30.",
    "Interest-bearing debt amounted to $461 million at year-end, of which $120 million "
    "falls due in 2019, leaving headroom of $80 million.",
    "Nettokostnaden ökade med 4 618 tkr eller 1,2 procent, medan skatterna ökade med 3,5 "
    "procent till 404 000 tkr.",
    "Kommunen har 120 platser i 4 boenden, och 12 personer väntar på plats, alltså 3 per boende.",
    "Ersättningen höjdes med 3 kronor per timme till 125 kronor för 40 anställda.",
    "Budget 2018: 42,0 mnkr. Budget 2019: 44,1 mnkr, en ökning med 5,0 procent.",
    "Utfallet jan–aug 40,8 mnkr. Helårsbudget 62,0 mnkr, avvikelse mot periodbudget -0,4 mnkr.",
)


def _told(text: str) -> list[Finding]:
    judged = judge(read_text(text, "rapport.txt"))
    told = (Severity.ERROR, Severity.WARNING)
    reading = ("part-missing", "unit-missing")
    return [one for one in judged.findings if one.severity in told and one.rule not in reading]


def _digits(text: object) -> str:
    return re.sub(r"[^0-9]", "", str(text))


@pytest.mark.parametrize("text", _FOLLOWS)
def test_a_number_that_follows_is_silent_and_another_is_an_error(text: str) -> None:
    match = re.search(r"\[([^|]*)\|([^]]*)\]", text)
    assert match is not None
    right, wrong = match[1], match[2]
    assert not _told(text.replace(match[0], right))
    errors = [one for one in _told(text.replace(match[0], wrong)) if one.severity is Severity.ERROR]
    assert _digits(right) in [_digits(one.expected) for one in errors]


@pytest.mark.parametrize("text", _OF_SOMETHING_ELSE)
def test_what_only_looks_like_it_is_no_error(text: str) -> None:
    assert not [one for one in _told(text) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Högst är den i Alby, 8,2 procent, och lägst i Berga, 9,8 procent.", "superlative"),
        ("Lägst är den i Alby, 9,8 procent, och högst i Berga, 8,2 procent.", "superlative"),
        ("I sju av de 6 yrkesgrupperna har kvinnor lägre medellön än män.", "counted"),
        ("Förbundet hade 179 anställda, varav 68 på heltid och 112 i beredskap.", "told-apart"),
        ("Sjuklönerna blev billigare, från 12,8 mkr till 13,8 mkr.", "within-sentence"),
        ("Kvinnorna utgör således -76,7 procent.", "sign-in-sentence"),
        ("Av skulden finns -57,1 procent hos Kommuninvest.", "sign-in-sentence"),
        (
            "Nämnden redovisar ett underskott på 887 tkr. Det motsvarar 0,4 procent av "
            "nettobudgeten, som uppgick till 126 700 tkr.",
            "percent-in-sentence",
        ),
    ],
)
def test_what_cannot_be_is_told(text: str, rule: str) -> None:
    assert rule in {one.rule for one in judge(read_text(text, "rapport.txt")).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Högst är den i Alby, 9,8 procent, och lägst i Berga, 8,2 procent.",
        "Förbundet hade 180 anställda, varav 68 på heltid och 112 i beredskap.",
        "Sjuklönerna blev billigare, från 13,8 mkr till 12,8 mkr.",
        "Resultatet utgör -2,6 procent av skatterna.",
        "Fem av de 6 yrkesgrupperna har lägre medellön.",
    ],
)
def test_what_can_be_is_left(text: str) -> None:
    assert not judge(read_text(text, "rapport.txt")).findings
