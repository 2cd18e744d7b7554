"""Percents in sentences: of what they are so many, and by how many something grew."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding
from bokslut.readers.markdown import read_markdown
from bokslut.readers.read import read_report

# Each with the percent that the sentence has, which is left out, and what it must be.
PLACEMENTS = """
## Placeringar

| tkr | Kostnad 2024 | Kostnad 2023 |
|---|---:|---:|
| Familjehem | 12 607 | 13 293 |
| Institutioner | 19 707 | 19 158 |
| Jourhem | 13 733 | 12 575 |
| Summa | 46 047 | 45 026 |
"""
DEBT = """
## Skulder

| mnkr | 2024 | 2023 |
|---|---:|---:|
| Räntekostnader | 24,3 | 21,3 |
| Låneskuld | 965,2 | 882,0 |
"""
INCOME = """
## Resultat

| mnkr | 2024 | 2023 |
|---|---:|---:|
| Verksamhetens nettokostnader | -1 380,7 | -1 310,4 |
| Skatteintäkter | 1 092,5 | 1 051,3 |
| Generella statsbidrag och utjämning | 334,1 | 318,8 |
| Årets resultat | 45,9 | 59,7 |
| Summa tillgångar | 2 242,9 | 2 154,7 |
| Långfristiga skulder | 812,4 | 760,0 |
"""
STAFF = """
## Antal anställda per förvaltning

| | 2024 | 2023 |
|---|---:|---:|
| Socialförvaltningen | 912 | 935 |
| Barn- och utbildningsförvaltningen | 1 034 | 1 021 |
| Kommunledningskontoret | 96 | 92 |
| Totalt | 2 042 | 2 048 |
"""
TOLD = {
    "of what was told before, in relation to lines": (
        INCOME + "\nÅrets resultat blev 45,9 mnkr. I förhållande till skatteintäkter och generella "
        "statsbidrag motsvarar det {} procent.",
        "3,2",
    ),
    "of another year, as the sentence before tells it": (
        INCOME + "\nVerksamhetens nettokostnader tog i anspråk 96,8 procent av skatteintäkter och "
        "generella statsbidrag. Året före var andelen {} procent.",
        "95,6",
    ),
    "of what the statements call otherwise": (
        INCOME + "\nDe långfristiga skulderna var 812,4 mnkr. De utgör {} procent av "
        "balansomslutningen.",
        "36,2",
    ),
    "of growth whose verb is left out": (
        INCOME + "\nSkatteintäkterna ökade med 3,9 procent och de generella statsbidragen med {} "
        "procent.",
        "4,8",
    ),
    "of those who work there": (
        STAFF + "\nNästan hälften, {} procent, arbetar inom barn- och utbildningsförvaltningen.",
        "50,6",
    ),
    "of the staff": (
        STAFF + "\nSocialförvaltningen har 912 anställda, vilket är {} procent av personalen.",
        "44,7",
    ),
    "of the sum of its table": (
        PLACEMENTS + "\nInstitutioner står för {} procent av placeringskostnaden.",
        "42,8",
    ),
    "of several lines together": (
        PLACEMENTS
        + "\nTillsammans står familjehem och jourhem för {} procent av placeringskostnaden.",
        "57,2",
    ),
    "of what was told before": (
        "Antalet ärenden var 8 344. Av dessa rörde 2 086 tillsyn, eller {} procent.",
        "25,0",
    ),
    "of the amount before varav": (
        PLACEMENTS + "\nKostnaden var 46 047 tkr, varav jourhem stod för {} procent.",
        "29,8",
    ),
    "of an amount behind its name": (
        "Lönerna var 1 757,1 mnkr. De utgör {} procent av kostnaderna, som var 2 867,8 mnkr.",
        "61,3",
    ),
    "in relation to a line": (
        DEBT + "\nI förhållande till låneskulden var räntekostnaderna {} procent.",
        "2,5",
    ),
    "that follows from the sentence before": (
        "I hallen bokades 38 182 timmar av 51 374 möjliga. Beläggningen blev då {} procent.",
        "74,3",
    ),
    "of a plan that a difference tells": (
        "Utfallet uppgick till 132,8 mkr, vilket är 41,2 mkr högre än budget och innebär en "
        "genomförandegrad på {} %.",
        "145,0",
    ),
    "of a plan told before": (
        "Anslaget var 366,0 mkr. Utfallet blev 375,2 mkr. Så förbrukades {} procent av anslaget.",
        "102,5",
    ),
    "by which an amount is more": (
        "Kostnaden uppgick till 1 567,2 mkr. Det är 29,2 mkr, eller {} procent, mer än 2023.",
        "1,9",
    ),
}
BOARDS = """
## Nämndernas resultat

| tkr | Budget 2024 | Utfall 2024 | Avvikelse |
|---|---:|---:|---:|
| Kulturnämnden | -88 410 | -86 070 | 2 340 |
| Tekniska nämnden | -121 900 | -126 215 | -4 315 |
| Summa nämnder | -210 310 | -212 285 | -1 975 |
"""
TOLD |= {
    "the women among women and men": (
        "Av de nyanställda var 121 kvinnor och 38 män, vilket ger en andel kvinnor på {} procent.",
        "76,1",
    ),
    "the boys among those of the sentence before": (
        "Flickorna är 445 och pojkarna 219. Pojkarna utgör alltså {} procent av eleverna.",
        "33,0",
    ),
    "what an amount of many digits grew by, in whatever table it stands": (
        INCOME + INCOME.replace("Resultat", "Utveckling", 1) + "\nFör den löpande driften gick det "
        "åt 1 380,7 mnkr, en ökning med {} procent.",
        "5,4",
    ),
    "a variance beside the budget of the line that has it": (
        BOARDS + "\nTekniska nämnden redovisar ett underskott på 4 315 tkr, vilket motsvarar {} "
        "procent av den tilldelade ramen.",
        "3,5",
    ),
    "some of all who work there": (
        STAFF + "\nUnder året slutade 187 personer, {} procent av de anställda vid årets slut.",
        "9,2",
    ),
    "all of what is named, and not only what was told before": (
        STAFF.replace("Totalt", "Totalt antal anställda")
        + "\nTill tre kontor hör 96 personer, {} procent av samtliga anställda.",
        "4,7",
    ),
    "of what somebody owns": (
        INCOME.replace("Summa tillgångar", "Verksamhetens bruttokostnader")
        + "\nDe långfristiga skulderna är {} procent av kommunens bruttokostnader.",
        "36,2",
    ),
    "behind last year's in parentheses": (
        INCOME
        + "\nÅrets resultat blev 45,9 mnkr (föregående år 59,7 mnkr), vilket motsvarar {} procent "
        "av skatteintäkter och generella statsbidrag.",
        "3,2",
    ),
}


def findings(text: str) -> list[Finding]:
    report = read_markdown(text, "rapport.md")
    return [one for one in judge(report).findings if "percent" in one.rule or one.expected]


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD.keys())
def test_a_right_percent_is_proved_and_a_wrong_one_is_told_with_the_right_one(
    told: tuple[str, str],
) -> None:
    text, right = told
    judged = judge(read_markdown(text.format(right), "rapport.md"))
    assert not findings(text.format(right))
    states = {
        print_of.text.partition(" ")[0]: judged.states[sentence.term(print_of).number]
        for sentence in judged.understood.sentences
        for print_of in sentence.amounts
        if print_of.unit == "percent"
    }
    assert states[right] in (State.PROVED, State.ROUNDING)
    wrong = "38,4"
    assert right in {one.expected for one in findings(text.format(wrong))}


@pytest.mark.parametrize(
    "text",
    [
        # What `av dem` goes back to is not told.
        "Handläggningen tog 2,3 veckor och 97 % av dem fick besked i tid.",
        # Of another span of time than the amounts.
        "Nettokostnaden var 2 404 mkr. Den har under femårsperioden vuxit med 18,7 procent.",
        # What women are ill, and not how many of all they are.
        "Av de nyanställda var 40 kvinnor och 12 män. Bland kvinnorna var frånvaron 8,1 procent.",
        # How old somebody is, is no count of them.
        STAFF + "\nDe närmaste fem åren fyller 187 medarbetare 66, vilket motsvarar 9,2 procent av "
        "dagens anställda.",
        # A bound is no amount.
        DEBT + "\nRäntekostnaderna får vara högst 5 procent av låneskulden.",
    ],
)
def test_what_may_be_of_something_else_is_left(text: str) -> None:
    assert not findings(text)


def test_all_of_what_a_line_is_one_kind_of_is_the_sum_of_its_table() -> None:
    text = """
## Antal insatser

| | 2024 | 2023 |
|---|---:|---:|
| Automatlarm utan brand | 265 | 250 |
| Övriga | 598 | 600 |
| Totalt | 863 | 850 |

Automatlarmen utan brand står för {} procent av alla larm.
"""
    assert not findings(text.format("30,7"))
    assert "30,7" in {one.expected for one in findings(text.format("13,5"))}


def test_the_cost_of_something_is_the_line_whose_one_word_joins_both() -> None:
    text = """
## Resultaträkning

| tkr | 2024 | 2023 |
|---|---:|---:|
| Personalkostnader | -143 345 | -141 224 |
| Lokalkostnader | -20 100 | -19 000 |
| Verksamhetens kostnader | -163 445 | -160 224 |

Kostnaden för personal ökade med {} %.
"""
    assert not findings(text.format("1,5"))
    assert "1,5" in {one.expected for one in findings(text.format("1,2"))}


def test_what_a_place_of_its_own_did_is_not_held_against_all_of_them() -> None:
    report = """Energi

Energianvändning, MWh per kvm

\t2013\t2014
hela kommunen\t7,13\t7,60
Skolor\t8,10\t8,00
Vård\t6,50\t6,61

{}
"""
    own = (
        "Gruvans förskola, som fick nya fönster, minskade sin energianvändning med hela 15 procent."
    )
    whole = "I hela kommunen ökade energianvändningen med 15 procent."

    def told(sentence: str) -> list[str]:
        judged = judge(read_report(report.format(sentence).encode(), "a.txt"))
        return [one.rule for one in judged.findings if one.quote == sentence]

    assert told(own) == []
    assert "percent-in-sentence" in told(whole)
