"""Draft sentences: right grammar, every number bound, words that turn with the figures."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from small_world import given, world

from bokslut.measures.contributors import Contributor, Rest, Split, contributors
from bokslut.measures.divide import SplitKey
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.document import FigureRun
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Place, Translate, untranslated
from bokslut.prose.draft import draft
from bokslut.prose.syntax import bind, read_text, references
from bokslut.workspace.workspace import Opened

# The Swedish under test: the grammar of the sentence as a whole, said apart from the catalogue.
SWEDISH = {
    "The net cost": "Nettokostnaden",
    "The cost": "Kostnaderna",
    "the budget": "budgeten",
    "The largest contributions come from {items}.": "Störst bidrag har {items}.",
    "the same direction/the opposite direction": "samma håll/andra hållet",
    "the opposite direction/the same direction": "andra hållet/samma håll",
    "Pulling in {direction}: {items}.": "Åt {direction} drar {items}.",
    "{subject} {moved} by {size} compared with {against}.": (
        "{subject} {moved} med {size} jämfört med {against}."
    ),
    "increased/decreased/changed": "ökade/minskade/ändrades",
    "{subject} was {size} {better} than {plan}.": "{subject} blev {size} {better} än {plan}.",
    "better/worse/better": "bättre/sämre/bättre",
    "{subject} of {names}": "{subject} för {names}",
    "{name} with {size}": "{name} med {size}",
    "{items} and {last}": "{items} och {last}",
}
NAMES = {
    ("activity", "10"): "Lokaler",
    ("activity", "20"): "IT",
    ("activity", "30"): "Val",
    ("activity", "40"): "Telefoni",
}
WORLD = world(names=NAMES)


def swedish(message: str) -> str:
    return SWEDISH.get(message, message)


def ref_of(text: str) -> FigureRef:
    ref = read(text, REGISTER, WORLD)
    assert isinstance(ref, FigureRef)
    return ref


def split(text: str, **amounts: str) -> Split:
    """A figure of kronor divided by activity, the largest first."""
    ref = ref_of(text)
    shown = tuple(
        Contributor(key.strip("_"), ref.with_keys(activity=key.strip("_")), Decimal(value))
        for key, value in amounts.items()
    )
    total = sum((one.value for one in shown), Decimal(0))
    rest = Rest(None, Decimal(0), 0, Decimal(0))
    return Split(ref, total, SplitKey("activity"), shown, rest)


def reads(made: Split, translate: Translate, typed: str = "") -> str:
    """The draft of a split (or a text that was typed before) with the figures of this split."""
    pieces, findings = read_text(
        typed or draft(made, REGISTER, WORLD, translate), REGISTER, WORLD, {}, Place()
    )
    assert findings == []
    values = {made.ref: made.value} | {one.ref: one.value for one in made.contributors}
    figures = {ref: given(ref, values[ref]) for ref in references(pieces)}
    runs = bind(pieces, figures, REGISTER, translate)
    return "".join(one.text for one in runs).replace("\u00a0", " ")


MOVED = {"_10": "6700000", "_20": "3800000", "_40": "-1200000"}


def test_a_change_reads_as_a_controller_would_write_it() -> None:
    assert reads(split("change of=net_cost", **MOVED), swedish) == (
        "Nettokostnaden ökade med 9,3 mkr jämfört med 2013. Störst bidrag har Lokaler med 6,7 mkr "
        "och IT med 3,8 mkr. Åt andra hållet drar Telefoni med −1,2 mkr."
    )
    assert reads(split("change of=net_cost", **MOVED), untranslated) == (
        "The net cost increased by 9,3 mkr compared with 2013. The largest contributions come "
        "from Lokaler with 6,7 mkr and IT with 3,8 mkr. Pulling in the opposite direction: "
        "Telefoni with −1,2 mkr."
    )


def test_a_variance_of_a_unit_names_the_unit_and_the_plan() -> None:
    made = split("variance of=net_cost plan=budget unit=B", _10="-600000", _30="-40000", _20="1200")
    assert reads(made, swedish) == (
        "Nettokostnaden för Avdelning B blev 639 tkr sämre än budgeten. Störst bidrag har Lokaler "
        "med −600 tkr och Val med −40 tkr. Åt andra hållet drar IT med 1 tkr."
    )


def test_three_along_and_two_against_are_named_and_none_that_prints_as_zero() -> None:
    made = split("change of=cost", _10="9000000", _20="3000000", _30="49999")
    said = reads(made, swedish)
    assert "Lokaler med 9,0 mkr och IT med 3,0 mkr." in said
    assert "Val" not in said


def test_the_words_turn_with_the_figures() -> None:
    typed = draft(split("change of=net_cost", **MOVED), REGISTER, WORLD, swedish)
    turned = split("change of=net_cost", _10="-6700000", _20="-3800000", _40="1200000")
    said = reads(turned, swedish, typed)
    assert said.startswith("Nettokostnaden minskade med 9,3 mkr")
    assert "Lokaler med −6,7 mkr" in said
    assert "Åt samma håll drar Telefoni med 1,2 mkr." in said


def test_a_name_with_braces_is_no_reference() -> None:
    odd = world(names={("activity", "10"): "Lokaler {net_cost} @period"})
    typed = draft(split("change of=net_cost", _10="6700000"), REGISTER, odd, untranslated)
    pieces, findings = read_text(typed, REGISTER, odd, {"period": "2014"}, Place())
    assert findings == []
    assert {ref.measure for ref in references(pieces)} == {"change"}


AMOUNTS = st.lists(st.decimals("-99999999", "99999999", places=2), min_size=1, max_size=4)


@for_any(AMOUNTS, st.sampled_from(["change of=net_cost", "variance of=cost", "net_cost unit=B"]))
def test_every_number_of_a_draft_is_bound_to_the_figure_it_prints(
    amounts: list[Decimal], text: str
) -> None:
    ranked = sorted(amounts, key=abs, reverse=True)
    keys = ("_10", "_20", "_30", "_40")
    made = split(text, **{key: str(one) for key, one in zip(keys, ranked, strict=False)})
    typed = draft(made, REGISTER, WORLD, untranslated)
    pieces, findings = read_text(typed, REGISTER, WORLD, {}, Place())
    assert findings == []
    said = "".join(one for one in pieces if isinstance(one, str))
    assert re.findall(r"[0-9]+", said) in ([], ["2013"], ["2014"])
    assert "{" not in said


@pytest.mark.parametrize("text", ["change of=net_cost", "variance of=net_cost unit=AU", "cost"])
def test_a_draft_about_the_example_prints_its_exact_figures(opened: Opened, text: str) -> None:
    from bokslut.closing import figures_of

    ref = read(text, REGISTER, opened.world)
    assert isinstance(ref, FigureRef)
    made = contributors(ref, (SplitKey("activity"),), 5, REGISTER, opened.world, opened.facts)
    assert isinstance(made, Split)
    typed = draft(made, REGISTER, opened.world, swedish)
    pieces, findings = read_text(typed, REGISTER, opened.world, {}, Place())
    assert findings == []
    figures = figures_of(opened.facts, opened.world, references(pieces))
    runs = bind(pieces, figures, REGISTER, swedish)
    exact = {one.ref: one.value for one in made.contributors} | {made.ref: made.value}
    bound = [one for one in runs if isinstance(one, FigureRun)]
    assert len(bound) >= 4
    for run in bound:
        assert run.value is not None
        assert run.value == exact[run.ref] / (1_000_000 if run.unit == "mkr" else 1000)
