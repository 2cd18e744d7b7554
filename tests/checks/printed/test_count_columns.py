"""Counts by the columns that a sentence names: women against men, what was left, above a bound."""

from __future__ import annotations

import re

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

PAY = """# Löner

{sentence}

| Yrke | Antal kvinnor | Antal män | Medellön kvinnor, kr | Medellön män, kr |
|---|---|---|---|---|
| Kock | 41 | 22 | 29 840 | 30 115 |
| Lärare | 212 | 80 | 41 030 | 40 870 |
| Ingenjör | 18 | 37 | 46 900 | 48 210 |
| Vårdbiträde | 133 | 35 | 27 410 | 27 620 |
| Sjuksköterska | 95 | 14 | 42 355 | 43 900 |
"""
FRAMES = """# Borgen

{sentence}

| Bolag | Borgensram | Utnyttjat | Kvar av ramen |
|---|---|---|---|
| Hamnen AB | 310 | 298 | 12 |
| Vatten AB | 540 | 561 | -21 |
| Parkering AB | 75 | 60 | 15 |
| Fastighets AB | 1 200 | 1 130 | 70 |
"""
PLANNED = """# Tillsyn

{sentence}

| Område | Utfall 2023 | Plan 2024 | Utfall 2024 |
|---|---|---|---|
| Livsmedel | 310 | 320 | 331 |
| Avlopp | 95 | 110 | 87 |
| Tobak | 44 | 40 | 40 |
| Alkohol | 61 | 70 | 64 |
"""
PROJECTS = """# Investeringar

{sentence}

| tkr | Beviljat | Utfall | Kvar |
|---|---|---|---|
| Ny förskola | 42 000 | 43 150 | -1 150 |
| Lekplatser | 2 500 | 2 310 | 190 |
| Gång- och cykelväg | 8 400 | 9 020 | -620 |
| Skolgårdar | 3 100 | 3 060 | 40 |
| Summa | 56 000 | 57 540 | -1 540 |
"""
GOALS = """# Mål

{sentence}

| Indikator | Utfall 2023 | Utfall 2024 | Målvärde | Bedömning |
|---|---|---|---|---|
| Trygghet, % | 71,2 | 73,5 | 72,0 | Nått |
| Väntetid, dagar | 40 | 47 | 42 | Ej nått |
| Nöjdhet, index | 64 | 61 | 66 | Ej nått |
| Sjukfrånvaro, % | 7,1 | 6,4 | 6,5 | Nått |
| Frisktal, % | 58,0 | 60,2 | 63,0 | Ej nått |
"""
SAMPLES = """# Stickprov

{sentence}

| Kontrollmoment | Antal prov | Antal fel | Felfrekvens, % |
|---|---|---|---|
| Attest | 120 | 3 | 2,5 |
| Moms | 60 | 6 | 10,0 |
| Avtalstrohet | 80 | 9 | 11,3 |
| Representation | 45 | 2 | 4,4 |
"""
QUARTERS = """# Likviditet

{sentence}

| Likvida medel, mkr | 2024 | 2023 |
|---|---|---|
| 31 mars | 88,1 | 92,4 |
| 30 juni | 71,0 | 64,9 |
| 30 september | 64,2 | 80,3 |
| 31 december | 102,7 | 95,0 |
"""
BOARDS = """# Ramar

{sentence}

| Nämnd | Ram 2024 | Löneuppräkning | Volymer | Effektivisering | Ram 2025 |
|---|---|---|---|---|---|
| Barnnämnden | 610 | 18 | -6 | -4 | 618 |
| Vårdnämnden | 540 | 16 | 11 | -4 | 563 |
| Kulturnämnden | 88 | 2 | 1 | -1 | 90 |
| Tekniska nämnden | 102 | 3 | -2 | -1 | 102 |
"""
YEARS = """# Fem år

{sentence}

| Mkr | 2020 | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|---|
| Årets resultat | 12,4 | 30,1 | -4,2 | 8,8 | 15,0 |
| Soliditet, % | 41,0 | 42,2 | 41,5 | 41,9 | 42,6 |
"""
COMMITTEES = """# Net cost

{sentence}

| Committee, SEK million | 2024 | Budget 2024 | 2023 |
|---|---|---|---|
| Education committee | 512.4 | 505.0 | 498.1 |
| Care committee | 433.0 | 436.2 | 420.7 |
| Leisure committee | 61.9 | 60.3 | 59.0 |
| Planning committee | 40.2 | 41.1 | 39.8 |
"""
# Each with what is true and what is not where it counts.
SENTENCES = [
    (PAY, "I {fyra|tre} av de fem yrkena har kvinnor lägre medellön än män."),
    (PAY, "Kvinnorna tjänar mindre än männen i {fyra|fem} av fem yrken."),
    (PAY, "Av de fem yrkena är det bara {ett|två} där kvinnor tjänar mer än män."),
    (PAY, "I {ett|två} av yrkena är männen fler än kvinnorna."),
    (FRAMES, "{Tre|Två} av de fyra bolagen håller sig inom sin borgensram."),
    (FRAMES, "Av bolagen har {ett|två} överskridit sin ram."),
    (FRAMES, "{Ett|Två} av fyra bolag ligger över sin ram."),
    (PLANNED, "Planen nåddes inom {två|tre} av de fyra områdena."),
    (PLANNED, "I {två|tre} av fyra områden gjordes färre kontroller än planerat."),
    (PLANNED, "Inom {två|tre} av områdena har tillsynen ökat jämfört med 2023."),
    (PROJECTS, "{Två|Tre} av de fyra projekten har blivit dyrare än beslutat."),
    (PROJECTS, "Av årets fyra projekt har {två|ett} hållit sig inom budgeten."),
    (PROJECTS, "För {två|ett} av projekten räckte inte anslaget."),
    (GOALS, "Nämnden följer fem indikatorer. För {två|tre} av dem är målvärdet nått."),
    (
        GOALS,
        "Av nämndens fem indikatorer når {två|tre} målet. "
        "Sedan i fjol har {tre|fyra} utvecklats i rätt riktning.",
    ),
    (GOALS, "{Tre|Fyra} av fem indikatorer nådde inte sitt målvärde."),
    (GOALS, "Nämnden har fem indikatorer, varav {två|tre} når målvärdet."),
    (
        SAMPLES,
        "En felfrekvens över 5 procent räknas som brist. "
        "Så är fallet för {två|tre} av fyra kontrollmoment.",
    ),
    (SAMPLES, "{Två|Tre} av de fyra kontrollmomenten har en felfrekvens över 5 procent."),
    (SAMPLES, "I {två|ett} av kontrollmomenten är andelen fel under 5 procent."),
    (
        QUARTERS,
        "Vid {två|tre} av fyra kvartalsskiften var likviditeten högre än vid samma tid året före.",
    ),
    (BOARDS, "{Två|Tre} av de fyra nämnderna får avdrag för minskade volymer."),
    (BOARDS, "{Två|Tre} nämnder får tillskott för volymer."),
    (YEARS, "Resultatet har varit positivt {fyra|tre} av de fem senaste åren."),
    (YEARS, "Under {ett|två} av de senaste fem åren har resultatet varit negativt."),
    (YEARS, "Kommunen har redovisat överskott i {fyra|fem} av fem år."),
    (COMMITTEES, "{Two|Three} of the four committees exceeded their budgets."),
    (COMMITTEES, "Of the four committees, {two|one} stayed within budget."),
    (COMMITTEES, "Out of four committees, {two|three} spent more than their budget."),
    (COMMITTEES, "{Two|One} of the committees kept within their budgets."),
]
_CHOICE = re.compile(r"\{([^\W\d_]+)\|([^\W\d_]+)\}")


def _rules(text: str, sentence: str) -> set[str]:
    report = read_markdown(text.format(sentence=sentence), "rapport.md")
    return {one.rule for one in judge(report).findings if one.severity.value != "note"}


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_a_count_of_what_the_columns_say_is_held_against_them(text: str, sentence: str) -> None:
    true = _CHOICE.sub(r"\1", sentence)
    assert not _rules(text, true) & {"counted", "counted-in-words"}
    for choice in _CHOICE.finditer(sentence):
        wrong = sentence[: choice.start()] + choice[2] + sentence[choice.end() :]
        assert _rules(text, _CHOICE.sub(r"\1", wrong)) & {"counted", "counted-in-words"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        # Not the whole that is told, but others.
        (PAY, "Av de 307 sökande till våra fem yrken fick 242 en anställning."),
        # No column is called so.
        (PAY, "I två av de fem yrkena har kvinnor längre utbildning än män."),
        (SAMPLES, "Två av de fyra kontrollmomenten tog mer än 3 procent av tiden."),
        (FRAMES, "Vi höll 13 möten inom tre månader, varav 7 gällde borgen."),
    ],
)
def test_what_no_column_says_is_not_counted(text: str, sentence: str) -> None:
    assert not _rules(text, sentence) & {"counted", "counted-in-words"}
