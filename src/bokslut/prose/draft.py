"""A draft sentence about what a figure is due to, with every number bound to its reference.

The draft is a text as people type it into a report: the words of direction turn with the figures,
so that it stays true when the facts are corrected. It is a proposal: it says what contributes, and
only a person knows why.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bokslut.measures.contributors import Contributor, Split
from bokslut.measures.measure import Register
from bokslut.measures.split_key import key_word
from bokslut.measures.world import World
from bokslut.model.figure import FigureRef, choice
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import in_unit, rounded
from bokslut.model.period import parse_period, spoken

# Marks what is translated.
N_ = str
# How many are named in each direction: more would be a table.
MOST_ALONG, MOST_AGAINST = 3, 2
_MKR_FROM = Decimal(1_000_000)

# A measure as the subject of a sentence; others are called by their label.
_SUBJECTS = {
    "net_cost": N_("The net cost"),
    "net_cost_of_operations": N_("The net cost of operations"),
    "cost": N_("The cost"),
    "operating_cost": N_("The operating cost"),
    "depreciation": N_("The depreciation"),
    "income": N_("The income"),
    "result": N_("The result"),
    "appropriation": N_("The appropriation"),
}
_PLANS = {"budget": N_("the budget"), "original_budget": N_("the original budget")}
_SCOPE = ("unit", "line", "account", "activity", "project", "counterpart")


def draft(split: Split, register: Register, world: World, translate: Translate) -> str:
    """Two or three sentences: what the figure is, its largest contributors in its own direction,
    and the largest in the other."""
    unit = "mkr" if abs(split.value) >= _MKR_FROM else "tkr"
    shown = [one for one in split.contributors if _prints(one.value, unit)]
    above = split.value >= 0
    along = [one for one in shown if (one.value >= 0) == above][:MOST_ALONG]
    against = [one for one in shown if (one.value >= 0) != above][:MOST_AGAINST]
    sentences = [_first(split.ref, unit, register, world, translate)]
    if along:
        told = translate("The largest contributions come from {items}.")
        sentences.append(fill(told, {"items": _items(along, split, unit, world, translate)}))
    if against:
        words = N_("the same direction/the opposite direction")
        if not above:
            words = N_("the opposite direction/the same direction")
        direction = _bound(against[0].ref, f"word {translate(words)}")
        told = translate("Pulling in {direction}: {items}.")
        items = _items(against, split, unit, world, translate)
        sentences.append(fill(told, {"direction": direction, "items": items}))
    return " ".join(sentences)


def _prints(value: Decimal, unit: str) -> bool:
    return rounded(in_unit(value, unit), 1 if unit == "mkr" else 0) != 0


def _bound(ref: FigureRef, shown: str) -> str:
    return f"{{{ref} | {shown}}}"


def _first(
    ref: FigureRef, unit: str, register: Register, world: World, translate: Translate
) -> str:
    values = {"subject": _subject(ref, register, world, translate)}
    if ref.measure == "change":
        template = translate("{subject} {moved} by {size} compared with {against}.")
        values |= {
            "moved": _bound(ref, f"word {translate('increased/decreased/changed')}"),
            "size": _bound(ref, f"{unit} abs"),
            "against": _period(ref.get("against"), translate),
        }
    elif ref.measure == "variance":
        template = translate("{subject} was {size} {better} than {plan}.")
        values |= {
            "better": _bound(ref, f"word {translate('better/worse/better')}"),
            "size": _bound(ref, f"{unit} abs"),
            "plan": _plan(ref.get("plan"), translate),
        }
    else:
        template = translate("{subject} came to {size} in {period}.")
        values |= {"size": _bound(ref, unit), "period": _period(ref.get("period"), translate)}
    return fill(template, values)


def _period(name: str, translate: Translate) -> str:
    return spoken(parse_period(name), translate)


def _plan(plan: str, translate: Translate) -> str:
    if plan in _PLANS:
        return translate(_PLANS[plan])
    return translate("the forecast as of {day}").format(day=plan.partition("@")[2])


def _subject(ref: FigureRef, register: Register, world: World, translate: Translate) -> str:
    """`Nettokostnaden för Kommunikation`: the measure and what it is narrowed to."""
    key = ref.get("of") or ref.measure
    label = translate(register[key].label)
    subject = translate(_SUBJECTS[key]) if key in _SUBJECTS else f"{label}:"
    names = [
        _plain(world.name(kind, one))
        for kind in _SCOPE
        for one in choice(ref.get(kind))[0]
        if (kind, one) != ("unit", world.body)
    ]
    if not names:
        return subject.removesuffix(":")
    told = translate("{subject} of {names}")
    return fill(told, {"subject": subject.removesuffix(":"), "names": ", ".join(names)})


def _items(
    shown: Sequence[Contributor], split: Split, unit: str, world: World, translate: Translate
) -> str:
    items = []
    for one in shown:
        name = _plain(world.name(split.by.name, one.key))
        if name == one.key and split.by.name != "unit":
            name = f"{key_word(split.by.name, translate)} {name}"
        told = translate("{name} with {size}")
        items.append(fill(told, {"name": name, "size": _bound(one.ref, unit)}))
    if len(items) == 1:
        return items[0]
    told = translate("{items} and {last}")
    return fill(told, {"items": ", ".join(items[:-1]), "last": items[-1]})


def _plain(name: str) -> str:
    """A name without what would be read as a reference or as a word of the closing."""
    return name.replace("{", "(").replace("}", ")").replace("@", " ")
