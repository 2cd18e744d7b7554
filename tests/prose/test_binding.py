"""Typed numbers and the figures that they are: on the commentary of a real closing, and by rule."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from small_world import given, world

from bokslut.closing import figures_for, variables
from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.measures.world import World
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Place
from bokslut.prose.binding import Bound, apply, bound_numbers, edits
from bokslut.prose.syntax import bind, read_text, references
from bokslut.prose.typed import typed_numbers
from bokslut.workspace.workspace import Opened

SWEDISH = translator("sv")

# The economy commentary of the reference, as it was published. Behind each number stands, in
# brackets, the figure that it is, found by hand; `?` where people would have to choose, `-` where
# the workspace holds no such figure.
COMMENTARY = """\
Kommunstyrelsen redovisar ett överskott på 6,4 mkr[result], som motsvarar 2,1 procent[variance_percent] av tilldelat kommunbidrag. Kommunstyrelsens kontor redovisar ett överskott på 4,6 mkr[result unit=KSK] och den politiska ledningen ett överskott på 1,8 mkr[result unit=POL].

Verksamheten har totalt kostat 305,3 mkr[net_cost] 2014, vilket är 20,6 mkr[change of=net_cost] mer än 2013. Detta innebär en nettokostnadsutveckling med 7,2 procent[growth of=net_cost] att jämföras med kommunbidraget som har ökat med 6 procent[growth of=appropriation]. Kommunstyrelsens kontor har ökade nettokostnader med 8,2 procent[growth of=net_cost unit=KSK] jämfört med 2013 och politisk ledning har ökat sina nettokostnader med 4,2 procent[growth of=net_cost unit=POL]. Intäkterna har minskat med 3,0 mkr[change of=income] och kostnaderna har ökat med 17,6 mkr[change of=cost]. Minskningen av intäktssidan beror huvudsakligen på lägre statliga bidrag (Vinnova), samtidigt som vi fått intäkter för de två valen på 2,7 mkr[income activity=1050]. De ökade kostnaderna beror bl a på högre lokalkostnader 6,7 mkr[change account=601 of=cost] (nya avskrivningsprinciper), högre IT-kostnader 3,8 mkr[change activity=9230 of=cost], inrättande av kontaktcenter 2,7 mkr[change activity=9265 of=cost?], samt kostnader för de två valen 4,7 mkr[change activity=1050 of=cost?].

Kommunstyrelsens resultat är 3,1 mkr[-] bättre än vad som prognostiserades i delårsbokslutet per augusti.

## Stadsdirektörens kansli

Enheten uppvisar ett överskott med 4,2 mkr[result unit=SDK]. Av överskottet avser 1,3 mkr[-] ej nyttjad julklapp 2013 (Tom Titt). Resterande överskott var tänkt att täcka underskottet för kontaktcenter under 2014, som dock uppgick till 2 mkr[variance activity=9265 of=net_cost unit=KOM?].

## Ekonomi

För ekonomiavdelningen redovisas ett överskott på 1,3 mkr[result unit=EKO], vilket beror på bland annat lägre lönekostnader p g a föräldraledighet.

## HR

Human Resources uppvisar ett överskott på 3,8 mkr[result unit=HR], vilket beror på att anslaget för omställningsarbetet inte har behövt användas som budgeterat.

## Administration och utredning

Avdelningen redovisar ett underskott med 4,7 mkr[result unit=AU], som beror på högre IT-kostnader än budgeterat.

Budgeten för 2015 har förstärkts med 2 mkr[-] för kostnader inom IT-området.

## Destination Södertälje

Överskottet på 0,5 mkr[result unit=DS] beror på överskott för konsulter och övriga administrativa kostnader.

## Kommunikation

Underskottet på 0,5 mkr[result unit=KOM] beror på utredning och uppstarten av kontaktcenter under hösten. Underskottet med anledning av kontaktcenter är 2 mkr[variance activity=9265 of=net_cost unit=KOM], men det finansieras till stor del av överskott på andra delar.

## Politisk ledning

Överskottet på 1,8 mkr[result unit=POL] beror dels på högre intäkter från valmyndigheten än förväntat och att valen kostat mindre än budgeterat.

## Investeringar

Budgeterade investeringar för kommunstyrelsen lämnar ett överskott på 12,7 mkr[investment_variance decided_by=council,board].

För KF-beslutade nya investeringar blev det ett överskott på 7,4 mkr[investment_variance decided_by=council].

Överskottet för Campus möbler och IT på 4,9 mkr[investment_variance project=86401] beror bland annat på att projektet försenats.

För nämndbeslutade investeringar redovisas ett överskott på 5,3 mkr[investment_variance decided_by=board]. För 2013 redovisades det istället ett underskott på 8 mkr[investment_variance decided_by=board period=2013].
"""  # noqa: E501


def parts(marked: str) -> tuple[str, list[str]]:
    """The text without its marks, and the marks in order."""
    import re

    return re.sub(r"\[[^\]]*\]", "", marked), re.findall(r"\[([^\]]*)\]", marked)


@pytest.fixture(scope="module")
def commentary(opened: Opened) -> tuple[str, list[Bound]]:
    text, _marks = parts(COMMENTARY)
    figures = figures_for(opened.facts, opened.world, opened.inputs, text)
    return text, bound_numbers(text, figures, REGISTER, opened.world, SWEDISH)


def test_the_numbers_of_the_reference_are_bound_as_its_readers_understand_them(
    commentary: tuple[str, list[Bound]],
) -> None:
    _text, found = commentary
    told = []
    for one in found:
        best = str(one.proposals[0].short) if one.proposals else "-"
        told.append(best if one.sure or best == "-" else f"{best}?")
    wanted = parts(COMMENTARY)[1]
    assert len(told) == len(wanted)
    # Where there is no such figure nothing may be applied; what is proposed then is left open.
    for got, want in zip(told, wanted, strict=True):
        assert got == want or (want == "-" and got.endswith("?")), (got, want)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def printed(text: str, world: World, figures: Mapping[FigureRef, Figure]) -> str:
    """The bound text as a report prints it."""
    pieces, findings = read_text(text, REGISTER, world, {}, Place())
    assert findings == []
    return plain("".join(one.text for one in bind(pieces, figures, REGISTER, SWEDISH)))


def test_what_is_bound_reads_to_the_letter_as_before(
    commentary: tuple[str, list[Bound]], opened: Opened
) -> None:
    text, found = commentary
    sure = [(one.number, one.proposals[0]) for one in found if one.sure]
    bound = apply(text, edits(text, sure))
    assert len(references(read_text(bound, REGISTER, opened.world, {}, Place())[0])) > len(sure)
    figures = figures_for(opened.facts, opened.world, opened.inputs, bound)
    figures |= {one.ref: one.figure for _number, one in sure}
    assert printed(bound, opened.world, figures) == text
    assert variables(opened.inputs.closing)["period"] == "2014"


def figures_of(values: Mapping[str, str]) -> dict[FigureRef, Figure]:
    from bokslut.measures.reference import read

    made = {}
    for text, value in values.items():
        ref = read(text, REGISTER, world())
        assert isinstance(ref, FigureRef)
        made[ref] = given(ref, Decimal(value))
    return made


def best(text: str, values: Mapping[str, str]) -> list[str]:
    found = bound_numbers(text, figures_of(values), REGISTER, world(), SWEDISH)
    return [str(one.proposals[0].short) if one.sure else "" for one in found]


def test_a_word_against_the_sign_of_a_figure_rules_it_out() -> None:
    values = {"result unit=A": "4600000"}
    assert best("Avdelning A redovisar ett överskott på 4,6 mkr.", values) == ["result unit=A"]
    assert best("Avdelning A redovisar ett underskott på 4,6 mkr.", values) == [""]


def test_the_unit_that_is_named_decides_between_two_figures_of_one_value() -> None:
    values = {"result unit=A": "4600000", "result unit=B": "4610000"}
    text = (
        "Avdelning A redovisar ett överskott på 4,6 mkr och avdelning B ett överskott på 4,6 mkr."
    )
    assert best(text, values) == ["result unit=A", "result unit=B"]


def test_two_figures_that_fit_alike_are_left_to_people() -> None:
    values = {"growth of=cost": "0.05", "growth of=net_cost": "0.05"}
    assert best("Styrelsens utgifter har ökat med 5 procent.", values) == [""]


def test_numbers_in_tables_and_placeholders_are_left_alone() -> None:
    text = "Styrelsen\t4,6 mkr\n\n| A | 4,6 mkr |\n\nStyrelsen har {result | mkr 1}."
    assert bound_numbers(text, figures_of({"result": "4600000"}), REGISTER, world()) == []


def test_a_bound_sentence_turns_with_its_figure() -> None:
    text = "Styrelsen redovisar ett överskott på 4,6 mnkr."
    figures = figures_of({"result": "4600000"})
    (one,) = bound_numbers(text, figures, REGISTER, world(), SWEDISH)
    bound = apply(text, edits(text, [(one.number, one.proposals[0])]))
    assert bound == (
        "Styrelsen redovisar ett {result | word överskott/underskott} på "
        "{result | mkr abs bare} mnkr."
    )
    assert printed(bound, world(), figures) == text
    turned = figures_of({"result": "-1250000"})
    assert printed(bound, world(), turned) == "Styrelsen redovisar ett underskott på 1,3 mnkr."


UNITS = {"kr": "kr", "tkr": "tkr", "mkr": "mkr", "mnkr": "mkr", "kkr": "tkr", "mdkr": "mdkr"}


@for_any(
    st.decimals(min_value=-(10**10), max_value=10**10, places=2),
    st.sampled_from(sorted(UNITS)),
    st.integers(0, 2),
    st.sampled_from(["", "\n", "\r\n", "Drygt är "]),
)
def test_every_bound_number_prints_as_it_was_typed(
    value: Decimal, word: str, decimals: int, before: str
) -> None:
    from bokslut.model.numbers import print_value

    number = print_value(abs(value), UNITS[word], decimals)
    kind = "överskott" if value >= 0 else "underskott"
    text = f"{before}Styrelsen redovisar ett {kind} på {plain(number)} {word} i år, fast ändå."
    figures = figures_of({"result": str(value)})
    for one in bound_numbers(text, figures, REGISTER, world(), SWEDISH):
        bound = apply(text, edits(text, [(one.number, one.proposals[0])])) if one.sure else text
        assert printed(bound, world(), figures) == text
        assert one.sure or value == 0
    assert [one.kind for one in typed_numbers(text)] == ["amount"]


@pytest.mark.parametrize(
    "text",
    [
        "Telge redovisar ett överskott på 4,6 mkr.",
        "Kommunens resultat är 4,6 mkr.",
        "För Södertälje Hamn blev överskottet 4,6 mkr.",
        "Bolagen redovisar ett överskott på 4,6 mkr.",
    ],
)
def test_what_others_report_is_never_taken_for_a_figure_of_ours(text: str) -> None:
    assert best(text, {"result": "4600000", "result unit=A": "4600000"}) == [""]
    assert best("Årets överskott är 4,6 mkr.", {"result": "4600000"}) == ["result"]
