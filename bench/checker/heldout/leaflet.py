"""A short version for inhabitants, by a communications unit: thousands of millions and "drygt" and
"knappt", facts as items with changes in parentheses, what a hundred-krona note went to in kronor
and öre, few and small tables, whole sentences in everyday words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from ..compose import Pen, Role, counted, in_words, item, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import UNITS, Block, Heading, NumberStyle, Paper, Piece, printed
from ..quantities import Quantity
from ._more import shown, ways

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212")
_SIGNED = NumberStyle(thousands="\u00a0", negative="\u2212", plus=True)
_PEN = Pen("mnkr", 0, _STYLE)
_SAY = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_BIG = Pen("mdkr", 2, _STYLE, " miljarder kronor")
_OF = " procent"
_WORDS = {
    "Kommunstyrelsen": "Gemensam ledning och service",
    "Barn- och utbildningsnämnden": "Förskola och skola",
    "Socialnämnden": "Stöd till barn, unga och familjer",
    "Vård- och omsorgsnämnden": "Äldreomsorg och funktionsstöd",
    "Kultur- och fritidsnämnden": "Kultur och fritid",
    "Miljö- och byggnadsnämnden": "Miljö, bygglov och livsmedelskontroll",
    "Tekniska nämnden": "Gator, parker och fastigheter",
    "Arbetsmarknadsnämnden": "Arbete och integration",
    "Gymnasienämnden": "Gymnasium och vuxenutbildning",
}


def make(m: Municipality, chance: Random) -> Paper:
    """The leaflet."""
    parts = [_money(m, chance), _note(m, chance), _built(m, chance), _staff(m, chance)]
    chance.shuffle(parts)
    if chance.random() < 0.3:
        parts.pop()
    blocks = [*_facts(m), *[block for part in parts for block in part]]
    title = chance.choice(("Så gick det för kommunen", "Årsredovisningen i korthet"))
    return Paper(f"{title} {m.year} – {m.name}", tuple(blocks))


def _near(pen: Pen, one: Quantity, role: Role = "", *, size: bool = False) -> list[Piece]:
    """A rounded amount with the word that tells to which side it was rounded."""
    exact = abs(one.value) * UNITS[pen.unit]
    step = Decimal(1).scaleb(-pen.decimals)
    seen = exact.quantize(step, ROUND_HALF_UP)
    word = "drygt " if exact > seen else "knappt " if exact < seen else ""
    return [word, pen.size(one, role) if size else pen(one, 1, role)]


def _facts(m: Municipality) -> list[Block]:
    last = m.year - 1
    folk, people = m.change("inhabitants"), m.change("employees")
    signed = _PEN.but(style=_SIGNED)
    rate = printed(m("tax-rate"), "", 2, _STYLE)
    return [
        Heading(f"Kort om {m.name} {m.year}", 1),
        item(say("Antal invånare: ", _PEN.people(m("inhabitants")), " (",
                 signed.people(folk, "difference"), ").")),
        item(say("Antal anställda: ", _PEN.people(m("employees")), " (",
                 signed.people(people, "difference"), ").")),
        item(say("Skattesats: ", rate, " kronor per intjänad hundralapp.")),
        item(say("Årets resultat: ", _SAY(m("result")), f" ({last}: ", _SAY(m("result", year=last)),
                 ").")),
        item(say("Investeringar: ", _SAY(m("investments")), f" ({last}: ",
                 _SAY(m("investments", year=last)), ").")),
        item(say("Låneskuld: ", _SAY(m("long-debt")), " eller ",
                 Pen("kr", 0, _STYLE, " kronor")(
                     m.register.per(m("long-debt"), m("inhabitants"))),
                 " per invånare.")),
    ]  # fmt: skip


def _money(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    gap, change, net = m.variance("result"), m.change("result"), m.growth("net-cost")
    outlay = m.register.total(f"outlay:{m.year}", [m("costs"), m("depreciation")])
    share = m.register.quotient(m("tax"), m("tax-and-grants"))
    told = [
        ways(chance,
            say("Kommunen gick ", turn(m("result"), "plus", "minus"), " med ",
                _SAY.size(m("result")), f" {m.year}."),
            say("Årets resultat landade på ", _SAY(m("result")), ".")),
        say("Det är ", *_near(_SAY, gap, "difference", size=True), " ",
            turn(gap, "mer", "mindre"), " än vad kommunfullmäktige hade räknat med i budgeten (",
            _SAY(m("result", basis="budget")), ")."),
        say("Jämfört med året innan blev resultatet ",
            *_near(_SAY, change, "difference", size=True), " ", turn(change, "bättre", "sämre"),
            "."),
        say("Från skatter och statsbidrag fick kommunen ", *_near(_BIG, m("tax-and-grants")),
            ", varav skatten stod för ", _PEN.share(share, behind=_OF), "."),
        say("Verksamheten, avskrivningar inräknade, kostade ", *_near(_BIG, outlay), "."),
        say("Efter att avgifter och andra intäkter räknats bort ", turn(net, "ökade", "minskade"),
            " kostnaden med ", _PEN.share(net, behind=_OF, size=True), " till ",
            _BIG(m("net-cost")), "."),
    ]  # fmt: skip
    rows = [
        row("Skatt", [_PEN(m("tax", year=y)) for y in (last, m.year)]),
        row("Statsbidrag och utjämning", [_PEN(m("grants", year=y)) for y in (last, m.year)]),
        row("Avgifter, bidrag och andra intäkter", [_PEN(m("income", year=y)) for y in (last,
            m.year)]),
        row("Verksamhetens kostnader", [_PEN(m("costs", year=y), -1) for y in (last, m.year)]),
        row("Avskrivningar", [_PEN(m("depreciation", year=y), -1) for y in (last, m.year)]),
        row("Räntor, netto", [_PEN(m("financial-net", year=y)) for y in (last, m.year)]),
        row("Årets resultat", [_PEN(m("result", year=y)) for y in (last, m.year)], "sum"),
    ]  # fmt: skip
    grid = table("Pengar in och pengar ut, miljoner kronor", ["", str(last), str(m.year)], rows)
    return [Heading("Kommunens ekonomi", 1), text(*shown(told, 1_000_000)), grid]


def _note(m: Municipality, chance: Random) -> list[Block]:
    shares, rows = {}, []
    every = [*m.boards, m.central]
    for one in every:
        share = m.register.quotient(m("board-net", one.key), m("board-net", "all"))
        shares[one.key] = share
        rows.append(row(_WORDS.get(one.name, one.name), [
            printed(share, "%", 2, _STYLE), _PEN(m("board-net", one.key)),
        ]))  # fmt: skip
    rows.append(row("Totalt", [None, _PEN(m("board-net", "all"))], "sum"))
    first, second = sorted(m.boards, key=lambda one: -shares[one.key].value)[:2]
    together = m.register.total(f"two largest:{m.year}", [shares[first.key], shares[second.key]])
    name = _WORDS.get(second.name, second.name).lower()
    told = [
        say(f"{_WORDS.get(first.name, first.name)} är störst: av varje hundralapp gick ",
            printed(shares[first.key], "%", 2, _STYLE, role="share", behind=" kronor"),
            " dit, vilket motsvarar ", *_near(_SAY, m("board-net", first.key)), "."),
        say(f"Därefter kommer {name} med ",
            printed(shares[second.key], "%", 2, _STYLE, role="share", behind=" kronor"), "."),
        say("Tillsammans tar de ", _PEN.share(together, behind=_OF),
            " av kommunens pengar i anspråk."),
    ]  # fmt: skip
    return [
        Heading("Så användes hundralappen", 1),
        text(*told) if chance.random() < 0.7 else item(*told),
        table("Så användes pengarna", ["", "Kronor av hundra", "Miljoner kronor"], rows),
    ]


def _built(m: Municipality, chance: Random) -> list[Block]:
    big = sorted(m.projects, key=lambda one: -m("project", one.key).value)[:5]
    whole = chance.random() < 0.5
    rows = [
        row(one.name, [_fine(m("project", one.key)), _fine(m("project", one.key, basis="budget"))])
        for one in (m.projects if whole else big)
    ]
    if whole:
        both = [_fine(m("investments")), _fine(m("investments", basis="budget"))]
        rows.insert(0, row("Alla projekt", both, "sum"))
    share = m.register.quotient(
        m.register.total(f"largest projects:{m.year}", [m("project", one.key) for one in big]),
        m("investments"),
    )
    gaps = [m.variance("project", one.key, -1) for one in m.projects]
    dear = m.register.count("projects above their budget", gaps, -1)
    left = m.variance("investments", better=-1)
    say_fine = _fine.but(behind=" miljoner kronor")
    told = [
        say("Kommunen byggde och köpte för ", *_near(_SAY, m("investments")), " under året, ",
            *_near(_SAY, left, "difference", size=True), " ", turn(left, "mindre", "mer"),
            " än planerat."),
        say("De fem största projekten svarade för ", _PEN.share(share, behind=_OF),
            " av utgifterna."),
        say("Mest pengar, ", say_fine(m("project", big[0].key)), ", gick till ", big[0].name, "."),
        say("Av årets ", in_words()(Decimal(len(m.projects))), " projekt kostade ", counted(dear),
            " mer än det var tänkt."),
    ]  # fmt: skip
    if not dear.value:
        told.pop()
    title = "Årets investeringar" if whole else "De största investeringarna"
    grid = table(f"{title}, miljoner kronor", ["", "Kostade", "Budget"], rows)
    return [
        Heading("Det här byggde vi", 1),
        text(*shown(told, 1_000_000)),
        transposed(grid) if chance.random() < 0.25 else grid,
    ]


_fine = Pen("mnkr", 1, _STYLE)


def _staff(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    women = m.register.quotient(m("women"), m("employees"))
    load = m.register.quotient(m("employees"), m("inhabitants"))
    told = [
        say(_PEN.people(m("employees")), " personer jobbar i kommunen, ",
            _PEN.people(m("women")), " kvinnor och ", _PEN.people(m("men")), " män."),
        say("Andelen kvinnor är alltså ", _PEN.share(women, behind=_OF), "."),
        say("Vi har blivit ", _PEN.people(more, "difference", size=True), " ",
            turn(more, "fler", "färre"), f" sedan {last}."),
        ways(chance,
            say("Sjukfrånvaron är ", _PEN.share(m("sick-leave", "all"), behind=_OF), ", ",
                turn(ill, "upp", "ner"), " ", _PEN.points(ill), " från ",
                _PEN.share(m("sick-leave", "all", last), behind=_OF), "."),
            say("Sjukfrånvaron ", turn(ill, "steg", "sjönk"), " till ",
                _PEN.share(m("sick-leave", "all"), behind=_OF), f" ({last}: ",
                _PEN.share(m("sick-leave", "all", last), behind=_OF), ").")),
        say("De anställda motsvarar ", _PEN.share(load, behind=_OF), " av invånarna (",
            _PEN.people(m("inhabitants")), ")."),
    ]  # fmt: skip
    return [Heading("De som arbetar för dig", 1), text(*shown(told))]


FAMILY = Family("leaflet", make)
