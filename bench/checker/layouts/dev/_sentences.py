"""Sentences in the ways that reports state numbers; each function gives some about one thing, of
which families draw. Pens say how a family writes money, shares and points."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ...compose import Pen, counted, plain, say, turn
from ...municipality import Board, Municipality
from ...paper import Printed, Sentence
from ...quantities import Quantity


@dataclass(frozen=True)
class Voice:
    """How a text writes: its pen for money with words behind, and what stands behind a share and
    a difference of shares."""

    pen: Pen
    percent: str = " procent"
    points: str = " procentenheter"

    def money(self, quantity: Quantity, sign: int = 1) -> Printed:
        """An amount with its own sign."""
        return self.pen(quantity, sign)

    def size(self, quantity: Quantity) -> Printed:
        """A difference whose direction words tell."""
        return self.pen.size(quantity, "difference")

    def share(self, quantity: Quantity, size: bool = False) -> Printed:
        """A share."""
        return self.pen.share(quantity, behind=self.percent, size=size)

    def by_points(self, quantity: Quantity) -> Printed:
        """A difference of shares."""
        return self.pen.points(quantity, self.points)


def results(m: Municipality, v: Voice) -> list[Sentence]:
    """The year's result."""
    result, last = m("result"), m("result", year=m.year - 1)
    gap = m.variance("result")
    better = m.change("result")
    share = m.register.quotient(result, m("tax-and-grants"))
    some = [
        say(f"Kommunens resultat för {m.year} uppgår till ", v.money(result), "."),
        say("Årets resultat blev ", v.money(result), ", vilket är ", v.size(gap), " ",
            turn(gap, "bättre", "sämre"), " än budgeterat."),
        say("Resultatet ", turn(better, "förbättrades", "försämrades"), " med ", v.size(better),
            f" jämfört med {m.year - 1}, då det var ", v.money(last), "."),
        say("Årets resultat motsvarar ", v.share(share),
            " av skatteintäkter och generella statsbidrag."),
        say("Jämfört med budget är resultatet ", v.size(gap), " ", turn(gap, "högre", "lägre"),
            "."),
        say("Det budgeterade resultatet var ", v.money(m("result", basis="budget")),
            " och utfallet ", v.money(result), "."),
    ]  # fmt: skip
    return plain(some)


def taxes(m: Municipality, v: Voice) -> list[Sentence]:
    """Taxes and net costs."""
    tax, grants, net = m.change("tax"), m.change("grants"), m.change("net-cost")
    ratio = m.register.quotient(m("net-cost"), m("tax-and-grants"))
    before = m.register.quotient(
        m("net-cost", year=m.year - 1), m("tax-and-grants", year=m.year - 1)
    )
    points = m.register.difference(ratio, before)
    some = [
        say("Skatteintäkterna ", turn(tax, "ökade", "minskade"), " med ", v.size(tax), ", eller ",
            v.share(m.growth("tax"), size=True), "."),
        say("Skatteintäkterna uppgick till ", v.money(m("tax")), " och de generella "
            "statsbidragen till ", v.money(m("grants")), ", tillsammans ",
            v.money(m("tax-and-grants")), "."),
        say("De generella statsbidragen har ", turn(grants, "ökat", "minskat"), " från ",
            v.money(m("grants", year=m.year - 1)), " till ", v.money(m("grants")), "."),
        say("Verksamhetens nettokostnader ", turn(net, "steg", "sjönk"), " med ",
            v.share(m.growth("net-cost"), size=True), " och uppgick till ",
            v.money(m("net-cost")), "."),
        say("Nettokostnaderna tog i anspråk ", v.share(ratio),
            " av skatteintäkter och statsbidrag, mot ", v.share(before), f" år {m.year - 1}."),
        say("Nettokostnadsandelen har ", turn(points, "ökat", "minskat"), " med ",
            v.by_points(points), " sedan föregående år."),
        say("Avskrivningarna var ", v.money(m("depreciation")), f" ({m.year - 1}: ",
            v.money(m("depreciation", year=m.year - 1)), ")."),
    ]  # fmt: skip
    return plain(some)


def boards(m: Municipality, v: Voice, chance: Random) -> list[Sentence]:
    """The boards against their budgets and the year before."""
    whole = m.variance("board-net", "all", -1)
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    below = m.register.count("boards below budget", gaps, -1)
    above = m.register.count("boards above budget", gaps, 1)
    some = [
        say(counted(below, capital=True), f" av {len(m.boards)} nämnder redovisar underskott."),
        say(f"Av kommunens {len(m.boards)} nämnder har ", counted(above),
            " en lägre nettokostnad än budget."),
        say("Nämndernas samlade avvikelse mot budget är ", v.money(whole), "."),
        say("Verksamheterna visar tillsammans ett ", turn(whole, "överskott", "underskott"),
            " om ", v.size(whole), "."),
    ]  # fmt: skip
    for one in m.boards:
        told = _of_board(m, v, one)
        some += chance.sample(told, min(2, len(told)))
    return plain(some)


def _of_board(m: Municipality, v: Voice, one: Board) -> list[Sentence]:
    gap, more = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
    net, last = m("board-net", one.key), m("board-net", one.key, m.year - 1)
    budget = m("board-net", one.key, basis="budget")
    share = m.register.quotient(net, m("board-net", "all"))
    grown = m.growth("board-net", one.key)
    some = [
        say(f"{one.name} redovisar ett ", turn(gap, "överskott", "underskott"), " mot budget på ",
            v.size(gap), "."),
        say(f"För {one.name} blev nettokostnaden ", v.money(net), ", att jämföra med budgeterade ",
            v.money(budget), "."),
        say(f"{one.name}s nettokostnad har ", turn(more, "ökat", "minskat"), " från ",
            v.money(last), " till ", v.money(net), "."),
        say(f"{one.name}s nettokostnad ", turn(more, "steg", "sjönk"), " med ", v.size(more),
            ", vilket motsvarar ", v.share(grown, size=True), "."),
        say(f"{one.name} svarar för ", v.share(share), " av nämndernas nettokostnad."),
        say(f"Utfallet för {one.name} är ", v.size(gap), " ", turn(gap, "bättre", "sämre"),
            " än budget."),
    ]  # fmt: skip
    return plain(some)


def investing(m: Municipality, v: Voice, chance: Random) -> list[Sentence]:
    """Investments and projects."""
    whole, budget = m("investments"), m("investments", basis="budget")
    gap = m.variance("investments", better=-1)
    done = m.register.quotient(whole, budget)
    some = [
        say(f"Investeringarna uppgick under {m.year} till ", v.money(whole), "."),
        say("Av investeringsbudgeten på ", v.money(budget), " har ", v.money(whole), " använts, "
            "det vill säga ", v.share(done), "."),
        say("Investeringsutfallet är ", v.size(gap), " ", turn(gap, "lägre", "högre"),
            " än budget."),
    ]  # fmt: skip
    for one in chance.sample(m.projects, 3):
        spent, given = m("project", one.key), m("project", one.key, basis="budget")
        left = m.variance("project", one.key, -1)
        some += [
            say(f"Projektet {one.name} har kostat ", v.money(spent), " av budgeterade ",
                v.money(given), "."),
            say(f"För {one.name} redovisas en avvikelse mot budget med ", v.money(left), "."),
        ]  # fmt: skip
    return plain(some)


def staff(m: Municipality, v: Voice) -> list[Sentence]:
    """Employees and sick leave."""
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    women = m.register.quotient(m("women"), m("employees"))
    gap = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    last = m.year - 1
    some = [
        say("Vid årets slut hade kommunen ", v.pen.people(m("employees")), " anställda, ",
            v.pen.people(more, "difference", size=True), " ", turn(more, "fler", "färre"),
            " än året innan."),
        say("Antalet anställda ", turn(more, "ökade", "minskade"), " från ",
            v.pen.people(m("employees", year=last)), " till ", v.pen.people(m("employees")),
            ", ", v.share(m.growth("employees"), size=True), "."),
        say("Av de anställda är ", v.pen.people(m("women")), " kvinnor, vilket är ",
            v.share(women), "."),
        say("Den totala sjukfrånvaron har ", turn(ill, "ökat", "minskat"), " från ",
            v.share(m("sick-leave", "all", last)), " till ", v.share(m("sick-leave", "all")), "."),
        say("Sjukfrånvaron är ", v.share(m("sick-leave", "all")), ", ", v.by_points(ill), " ",
            turn(ill, "högre", "lägre"), f" än {last}."),
        say("Kvinnors sjukfrånvaro var ", v.share(m("sick-leave", "women")), " och mäns ",
            v.share(m("sick-leave", "men")), ", en skillnad på ", v.by_points(gap), "."),
    ]  # fmt: skip
    return plain(some)


def position(m: Municipality, v: Voice) -> list[Sentence]:
    """Balance sheet: equity, debts, cash."""
    last = m.year - 1
    solid = m.register.quotient(m("equity"), m("assets"))
    before = m.register.quotient(m("equity", year=last), m("assets", year=last))
    points = m.register.difference(solid, before)
    loans, cash = m.change("long-debt"), m.change("cash")
    some = [
        say("Soliditeten uppgick till ", v.share(solid), " (", v.share(before),
            f" år {last})."),
        say("Soliditeten ", turn(points, "stärktes", "försvagades"), " med ", v.by_points(points),
            " till ", v.share(solid), "."),
        say("De långfristiga skulderna ", turn(loans, "ökade", "minskade"), " med ",
            v.size(loans), " till ", v.money(m("long-debt")), "."),
        say("Likvida medel ", turn(cash, "ökade", "minskade"), " från ",
            v.money(m("cash", year=last)), " till ", v.money(m("cash")), "."),
        say("Balansomslutningen var ", v.money(m("assets")), " vid årets slut."),
        say("Det egna kapitalet uppgår till ", v.money(m("equity")), ", varav årets resultat ",
            v.money(m("result")), "."),
        say("Låneskulden per invånare är ",
            v.pen.but(unit="kr", decimals=0, behind=" kronor")(
                m.register.per(m("long-debt"), m("inhabitants"))), "."),
    ]  # fmt: skip
    return plain(some)


def goals(m: Municipality) -> list[Sentence]:
    """Targets that are reached."""
    margins = [m.margin(one) for one in m.indicators]
    met = m.register.count("targets met", margins, 1, True)
    missed = m.register.count("targets missed", margins, -1)
    return [
        say(counted(met, capital=True), f" av {len(m.indicators)} indikatorer når målvärdet."),
        say("För ", counted(missed), " av indikatorerna nås inte målet."),
    ]
