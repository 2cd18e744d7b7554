"""What a sentence tells of shares of one whole, of counts with their percent, of steps from one
amount to another, and of ranges."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

PROVED, DOUBTED = State.PROVED, State.CONTRADICTED
SEXES = "Av de {} medarbetarna var {} kvinnor och {} män."
BRIDGE = (
    "Balanskravsresultatet blev {} mkr medan årets resultat var 158,9 mkr. Då har resultatet"
    " minskats med vinster om {} mkr, ökats med förluster om 32,2 mkr och minskats genom"
    " reservering av medel om 87,0 mkr."
)
EFFECT = (
    "Finansiella intäkter minskade med 2,6 mkr och finansiella kostnader ökade med 9,2 mkr. Det"
    " gav en nettoeffekt på {} mkr."
)
FORECAST = (
    "För helåret är prognosen ett resultat på +22 mkr. Det är {} mkr sämre än det budgeterade"
    " resultatet på +43 mkr."
)
LATER = (
    "Andelen tillsvidareanställda var 87,8 %. År 2012 var motsvarande siffra 87,7 %, vilket"
    " innebar att andelen ökade med {} procentenheter."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SEXES.format("nya", "76,4 %", "23,6 %"), [PROVED]),
        (SEXES.format("nya", "76,4 %", "26,3 %"), [DOUBTED]),
        ("Bolaget ägs till 75 % av staten och till 25 % av regionen.", [PROVED]),
        ("Bolaget ägs till 75 % av staten och till 29 % av regionen.", [DOUBTED]),
        # There may be a third owner.
        ("Bolaget ägs till 51 % av staten och till 25 % av regionen.", []),
        ("76,4 % (764) av dem var kvinnor och 23,6 % (236) var män.", [PROVED] * 3),
        ("76,4 % (764) av dem var kvinnor och 23,6 % (263) var män.", [PROVED, DOUBTED]),
        # Of the women and of the men, not women and men.
        ("88 % av kvinnor och 84 % av män är fast anställda.", []),
        ("26 procent var unga, 63 procent äldre och 11 procent äldst.", [PROVED]),
        ("Andelen ökade från 26 procent till 63 procent, och målet är 11 procent.", []),
        ("19 861 (86,1 %) var fast och 3 200 (13,9 %) tillfälligt anställda.", [PROVED] * 2),
        ("De är 1 000 i år. 764 (76,4 %) är kvinnor och 236 (23,6 %) män.", [PROVED] * 3),
        ("Det fanns 6 618 personer (30,5 %) med vana av de 21 676 anställda.", [PROVED]),
        ("Det fanns 6 618 personer (35,0 %) med vana av de 21 676 anställda.", [DOUBTED]),
        ("71,5 % av cheferna har få i sin grupp, övriga 28,5 % har många.", [PROVED]),
        ("71,5 % av cheferna har få i sin grupp, övriga 25,8 % har många.", [DOUBTED]),
        ("Avgifter gav 38 %. Bidrag gav 18 % och resterande 44 % lånades.", [PROVED]),
        ("Det blev 511 fler, varav antalet fast anställda ökade med 462 och antalet vikarier"
         " med 49.", [PROVED]),
        (BRIDGE.format("66,4", "37,7"), [PROVED]),
        (BRIDGE.format("64,6", "37,7"), [DOUBTED]),
        (BRIDGE.format("66,4", "31,7"), [DOUBTED]),
        (EFFECT.format("-11,8"), [PROVED] * 2),
        (LATER.format("0,1"), [PROVED]),
        (LATER.format("0,7"), [DOUBTED]),
    ],
)  # fmt: skip
def test_what_a_sentence_tells_of_one_whole(text: str, told: list[State]) -> None:
    judged = judge(read_markdown(text, "text.md"))
    found = [one.state for one in judged.equations if one.rule == "told-apart"]
    assert sorted(found) == sorted(told)
    # What one sentence alone says is doubted, and not surely wrong.
    assert not any(one.severity is Severity.ERROR for one in judged.findings)


def test_a_forecast_is_what_the_next_sentence_goes_on_from() -> None:
    for gap, states in (("21", {PROVED}), ("12", {DOUBTED})):
        judged = judge(read_markdown(FORECAST.format(gap), "text.md"))
        found = {one.state for one in judged.equations if one.rule == "within-sentence"}
        assert found == states, gap


def test_a_range_counts_nothing() -> None:
    text = "71,5 % av cheferna har 1–25 medarbetare och 3-12 kollegor, eller 2-3 mkr i budget."
    judged = judge(read_markdown(text, "text.md"))
    assert len(judged.states) == 3
    assert not judged.findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vi investerade 7,6 mdkr varav 2,5 mdkr inom kommunen och 5,1 mdkr i bolagen.", [PROVED]),
        ("Vi investerade 9,6 mdkr varav 2,5 mdkr inom kommunen och 5,1 mdkr i bolagen.", [DOUBTED]),
        # More than the whole cannot be.
        ("Vi investerade 4,6 mdkr varav 2,5 mdkr i skolor och 5,1 mdkr i vägar.", [DOUBTED]),
        # There may be more than these.
        ("Vi investerade 9,9 mdkr varav 2,5 mdkr i skolor och 5,1 mdkr i vägar.", []),
        ("De delar upp sig på 26 % unga, 63 % äldre och 11 % äldst: fördelningen är ny.", [PROVED]),
        ("Fördelat på ålder var 26 % unga, 68 % äldre och 11 % äldst.", [DOUBTED]),
        (EFFECT.format("-13,8"), [DOUBTED]),
        ("Sjukfrånvaron var 6,3 % kvinnor och 3,9 % män.", []),
    ],
)
def test_parts_that_are_all_there_are(text: str, told: list[State]) -> None:
    judged = judge(read_markdown(text, "text.md"))
    found = [one.state for one in judged.equations if one.rule == "told-apart"]
    assert sorted(found) == sorted(told)


WHOLE = (
    "Resultatet uppgick till 60,8 mkr, vilket är en ökning med {} mkr jämfört med föregående år."
    " Resultatet för kommunerna minskade med 1,5 mkr medan regionerna hade en ökning på {} mkr."
)
STOOD = (
    "Investeringarna uppgick till {} mkr. Av de totala investeringarna stod skolorna för 149,4 mkr"
    " och vägarna för 34,3 mkr."
)
STANDS = (
    "Av överdraget med 44,4 mkr står bidragen för {} mkr, boendet för 4,5 mkr och vården för 24,5"
    " mkr."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WHOLE.format("8,6", "10,1"), [PROVED]),
        (WHOLE.format("8,6", "10,7"), [DOUBTED]),
        (WHOLE.format("6,8", "10,1"), [DOUBTED]),
        (WHOLE.format("8,6", "25,4"), []),
        (STOOD.format("183,7"), [PROVED]),
        (STOOD.format("138,7"), [DOUBTED]),
        (STOOD.format("250,0"), []),
        (STANDS.format("15,4"), [PROVED]),
        (STANDS.format("18,4"), [DOUBTED]),
    ],
)
def test_a_whole_and_its_two_sides(text: str, told: list[State]) -> None:
    judged = judge(read_markdown(text, "text.md"))
    found = [one.state for one in judged.equations if one.rule == "told-apart"]
    assert sorted(found) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Avgiften var för A 9 194 tkr. (61,2 %) och för B 5 826 tkr. (38,8 %).", [PROVED] * 2),
        ("Avgiften var för A 9 194 tkr. (61,2 %) och för B 5 826 tkr. (33,8 %).",
         [DOUBTED, PROVED]),
        ("Ägarandelen för A är 57 % och för B 43 %.", [PROVED]),
        # Two shares of two wholes.
        ("Andelen i A är 57 % och i B 62 %.", []),
        ("Andelen kvinnor är 76 procent och andelen män 24 procent.", [PROVED] * 2),
        ("Andelen kvinnor är 76 procent och andelen män 34 procent.", [DOUBTED]),
        ("De senaste fem åren har vi lagt 211,3 mkr, eller drygt 42 mkr årligen.", [PROVED]),
        ("De senaste fem åren har vi lagt 211,3 mkr, eller drygt 24 mkr årligen.", [DOUBTED]),
        ("Mellan 2019 och 2021 ökade det med 1,5 procent, vilket innebär 0,75 procent per år.",
         [PROVED]),
        ("Under 2016–2020 har vi lagt 211,3 mkr, vilket är 42,3 mkr per år.", [PROVED]),
        ("Vi lade 211,3 mkr, eller drygt 24 mkr årligen.", []),
    ],
)  # fmt: skip
def test_amounts_with_their_percent_and_amounts_a_year(text: str, told: list[State]) -> None:
    judged = judge(read_markdown(text, "text.md"))
    found = [one.state for one in judged.equations if one.rule == "told-apart"]
    assert sorted(found) == sorted(told)
